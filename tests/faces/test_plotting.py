"""Where a chart's marks and labels stand: nothing covers anything, and nothing leaves the frame."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalgraph.faces.plotting import Aim, Dot, Layout, Plot, place, scale, wide

INDEX = Plot(
    (
        Dot(40, "40", "2012", 2012, 40),
        Dot(42, "42", "2014", 2014),
        Dot(44, "44", "2016", 2016),
        Dot(47, "47", "2018", 2018, 41),
    ),
    (Aim(49, "49", "2020", 2020), Aim(52, "mål 52", "2022", 2022)),
    "riket 41",
)
NUMBERS = st.floats(-1e6, 1e6).map(lambda value: round(value, 1))
DOTS = st.builds(
    Dot,
    NUMBERS,
    st.from_regex(r"[0-9]{1,6}(,[0-9])?", fullmatch=True),
    st.sampled_from(["2018", "läsåret 2018/2019", "senaste värde", ""]),
    st.none() | st.integers(700_000, 740_000).map(float),
    st.none() | NUMBERS,
)
AIMS = st.builds(
    Aim,
    NUMBERS,
    st.just("mål 1 000"),
    st.just("2020"),
    st.none() | st.integers(700_000, 750_000).map(float),
    st.none() | NUMBERS,
)
PLOTS = st.builds(
    Plot,
    st.lists(DOTS, min_size=1, max_size=6).map(tuple),
    st.lists(AIMS, max_size=3).map(tuple),
    st.sampled_from(["", "riket 41,5"]),
)


def labels(found: Layout, kind: str) -> list[tuple[str, float, float]]:
    return [(one.text, round(one.x, 1), round(one.y, 1)) for one in found.labels if one.kind == kind]


def test_the_index_stands_where_the_design_has_it() -> None:
    found = place(INDEX, 640, 400, 20, lambda value: f"{value:g}")
    assert found.dots == ((52.0, 339.0), (165.6, 288.33), (279.2, 237.67), (392.8, 161.67))
    assert found.others == ((52.0, 339.0), (392.8, 313.67))
    assert found.flags == ((506.4, 111.0), (620.0, 35.0))
    assert [text for _, text in found.ticks] == ["40", "42", "44", "46", "48", "50", "52"]
    assert (found.goal, found.broken) == (35.0, True)
    assert labels(found, "last") == [("47", 392.8, 149.7)]
    assert labels(found, "aim") == [("mål 52", 34.0, 27.0)]
    assert labels(found, "step") == [("49", 506.4, 139.0)]
    assert labels(found, "other") == [("riket 41", 408.8, 320.7)]
    assert [text for text, *_ in labels(found, "when")] == ["2018", "2022", "2012", "2016", "2014"]


def test_time_is_to_scale_and_undated_values_stand_evenly() -> None:
    dated = place(Plot((Dot(1, "1", "", 2014), Dot(2, "2", "", 2017), Dot(3, "3", "", 2018))), 460, 200, 15)
    first, second, third = (x for x, _ in dated.dots)
    assert (second - first) / (third - first) == pytest.approx(3 / 4, abs=0.01)
    even = place(Plot((Dot(1, "1", ""), Dot(2, "2", "", 2017)), (Aim(3, "3", "2020", 2020),)), 460, 200, 15)
    assert even.dots[1][0] - even.dots[0][0] == pytest.approx(even.flags[0][0] - even.dots[1][0], abs=0.02)


def test_an_interval_is_a_band_and_a_bar_with_its_flag_in_the_middle() -> None:
    aims = (Aim(10, "8–10", "2019", 2019, 8), Aim(9, "mål 7–9", "2020", 2020, 7))
    found = place(Plot((Dot(5, "5", "2017", 2017), Dot(6, "6", "2018", 2018)), aims), 460, 200, 15)
    assert found.goal is None
    upper, lower = found.band or (0, 0)
    assert lower - upper == pytest.approx((found.dots[0][1] - found.dots[1][1]) * 2, abs=0.05)
    assert [top for _, top, _ in found.spans] == [pytest.approx(upper - (lower - upper) / 2, abs=0.05), upper]
    assert found.flags[1][1] == pytest.approx((upper + lower) / 2, abs=0.01)
    assert [text for text, *_ in labels(found, "aim")] == ["mål 7–9"]


def test_one_value_is_one_dot_in_the_middle() -> None:
    found = place(Plot((Dot(18, "18", "2018"),)), 200, 40, 16, bare=True)
    assert found.dots == ((100.0, 20.0),)
    assert not found.labels
    assert not found.flags


def test_an_axis_that_starts_at_zero_is_whole() -> None:
    found = place(Plot((Dot(3, "3", ""), Dot(8, "8", ""))), 400, 200, 16)
    assert not found.broken
    assert (found.axis - found.dots[0][1]) / (found.axis - found.dots[1][1]) == pytest.approx(3 / 8, abs=0.01)
    assert place(Plot((Dot(84, "84", ""), Dot(85, "85", ""))), 400, 200, 16).broken


@pytest.mark.parametrize("values", [(31.5, 31.5, 33), (31.5, 33, 31.5), (35.2, 33, 31.5)])
@pytest.mark.parametrize("width", [230, 320, 640, 900])
def test_a_value_is_not_written_across_the_axis(width: int, values: tuple[float, ...]) -> None:
    dots = tuple(Dot(value, f"{value:g}", str(2016 + n)) for n, value in enumerate(values))
    found = place(Plot(dots), width, 140, 15)
    assert len(labels(found, "last")) == 1
    assert not [one.text for one in found.labels if one.box.top < found.axis < one.box.bottom]


@pytest.mark.parametrize("values", [(8024.2, 8825.7, 9631.1), (10493.2, 11541.6, 12593.9)])
def test_long_numbers_stand_beside_the_line_that_joins_them(values: tuple[float, ...]) -> None:
    dots = tuple(
        Dot(value, f"{value:g}".replace(".", ","), str(2029 + n), None, 1.08 * value if n == 2 else None)
        for n, value in enumerate(values)
    )
    found = place(Plot(dots, (), "riket 13\u00a0641,2\u00a0kronor"), 178, 145, 16)
    assert not [one.text for one in found.labels if one.box.struck(found.dots)]
    assert {one.text for one in found.labels} >= {dot.text for dot in dots}
    # The name alone, where its number takes more room than there is.
    assert [text for text, *_ in labels(found, "other")] == ["riket"]


@pytest.mark.parametrize(
    "values",
    [
        (74.8, 63.3, 82.9, 71.9, 74.5, 75.1, 82.7, 71.7),
        (64.4, 64.6, 79.0, 81.1, 66.6, 79.7, 62.6, 80.3, 84.3, 77.1, 63.3, 72.5),
        tuple(60 + 25 * abs((17 * n % 23) - 11) / 11 for n in range(41)),
    ],
)
def test_of_many_values_the_last_is_told_and_none_that_a_line_goes_through(
    values: tuple[float, ...],
) -> None:
    dots = tuple(Dot(value, f"{value:.1f}", str(1990 + n), 1990.0 + n) for n, value in enumerate(values))
    for width, height in ((320, 150), (180, 140)):
        found = place(Plot(dots, (Aim(75, "mål 75", "2032", 2032),)), width, height, 16)
        assert [text for text, *_ in labels(found, "last")] == [dots[-1].text]
        between = [one for one in found.labels if one.kind == "value"]
        assert not [one.text for one in between if one.box.struck(found.dots)]
        assert not [one.text for one in between if one.box.top < (found.goal or 0) < one.box.bottom]


def test_a_text_with_no_room_is_left_out() -> None:
    assert not [
        one for one in place(Plot((Dot(1, "1" * 60, ""),)), 200, 100, 16).labels if one.kind == "last"
    ]


@given(PLOTS, st.integers(160, 900), st.booleans())
def test_nothing_overprints_or_leaves_the_frame(plot: Plot, width: int, ruled: bool) -> None:
    height = 220
    found = place(plot, width, height, 16, (lambda value: f"{value:g}") if ruled else None)
    assert not [one for one in combinations([label.box for label in found.labels], 2) if one[0].meets(one[1])]
    for label in found.labels:
        assert label.box.left >= found.start - 0.01
        assert label.box.right <= width + 0.01
        assert label.box.right - label.box.left == pytest.approx(wide(label.text, 16))
        assert not [
            (x, y)
            for x, y in found.dots
            if label.box.left < x < label.box.right and label.box.top < y < label.box.bottom
        ]
    spanned = [(x, y) for x, *ends in found.spans for y in ends]
    banded = [(found.start, y) for y in found.band or ()]
    for x, y in (*found.dots, *found.others, *found.flags, *spanned, *banded):
        assert 0 <= x <= width
        assert 0 <= y <= height


@given(st.lists(NUMBERS, min_size=1, max_size=8), st.booleans())
def test_the_scale_holds_every_value_in_few_steps(values: list[float], ruled: bool) -> None:
    low, high, step = scale(values, ruled)
    assert low <= min(values) + 1e-6
    assert high >= max(values) - 1e-6
    assert low < high
    assert step > 0
    assert (high - low) / step <= 8.001
