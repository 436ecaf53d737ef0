"""Small charts: what is drawn, and the same told in words."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from decimal import Decimal
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from goalgraph.answers.trends import Point, Series
from goalgraph.base.names import GG, Kind
from goalgraph.base.numbers import number
from goalgraph.faces import charts
from goalgraph.model.objects import Period, Target, Term, ValueComparison

PERCENT = Term("%", "urn:percent", {"sv": "%", "en": "%"})
HIGHER = Term("HigherIsBetter", GG + "HigherIsBetter", {"sv": "högre är bättre", "en": "higher is better"})
SVG = "{http://www.w3.org/2000/svg}"


def series(*values: str, years: tuple[int, ...] = (), unit: Term | None = PERCENT) -> Series:
    periods = [Period(str(y), f"urn:{y}", {"sv": str(y)}, date(y, 1, 1), date(y, 12, 31)) for y in years]
    points = [
        Point(f"X{n}", Decimal(value), periods[n] if periods else None) for n, value in enumerate(values)
    ]
    return Series("I", None, unit, {}, tuple(points))


def test_one_point_is_nothing_to_draw() -> None:
    assert not charts.drawable(series("1"))
    assert charts.drawable(series("1", "2"))


def aim(value: str | None, year: int | None = None, at_least: str | None = None) -> Target:
    due = date(year, 12, 31) if year else None
    number = Decimal(value) if value else None
    return Target(
        iri="urn:t",
        id="T",
        kind=Kind.TARGET,
        labels={},
        goal_id="M",
        value=number,
        due_date=due,
        lower_bound=Decimal(at_least) if at_least else None,
    )


def country(value: str) -> ValueComparison:
    circle = Term("riket", "urn:se", {"sv": "riket", "en": "the country"})
    return ValueComparison(
        iri="urn:c",
        id="C",
        kind=Kind.COMPARISON,
        labels={},
        observation_id="X1",
        circle=circle,
        value=Decimal(value),
    )


def test_the_words_have_every_number_in_the_language() -> None:
    one = series("68.6", "79.5", years=(2017, 2018))
    told = charts.chart(
        one, "Behörighet", "sv", [aim("85", 2019), aim("90", 2020)], {"X1": country("81.2")}, HIGHER
    )
    assert told.told == (
        "Behörighet: 2017 68,6\u00a0%, 2018 79,5\u00a0% (riket 81,2\u00a0%). Målvärde 85\u00a0% (2019). "
        "Målvärde 90\u00a0% (2020). 10,5 procentenheter kvar till målet 90\u00a0%. Högre är bättre."
    )
    assert (
        told.note
        == "10,5 procentenheter kvar till målet 90\u00a0%. Högre är bättre. Skalan börjar inte vid noll."
    )
    english = charts.chart(series("1", "9", years=(2017, 2018)), "Eligibility", "en")
    assert (english.told, english.note) == ("Eligibility: 2017 1%, 2018 9%.", "")


@pytest.mark.parametrize(
    ("now", "target", "polarity", "said"),
    [
        ("59", "65", True, "6 procentenheter kvar till målet 65\u00a0%."),
        ("66", "65", True, "Målet 65\u00a0% är nått."),
        ("66", "65", False, "1 procentenheter från målet 65\u00a0%."),
        ("65", "65", False, "Målet 65\u00a0% är nått."),
    ],
)
def test_how_far_it_is_is_said_by_which_way_is_good(now: str, target: str, polarity: bool, said: str) -> None:
    assert (
        charts.gap(
            Decimal(now), (Decimal(target),) * 2, PERCENT, "sv", charts.way(HIGHER if polarity else None)
        )
        == said
    )


def test_targets_are_drawn_day_by_day_and_a_bound_says_so() -> None:
    one = series("5", "6", years=(2017, 2018), unit=None)
    bound = aim(None, 2020, "8")
    plot = charts.chart(one, "t", "sv", [bound, aim(None), aim("7", 2019)]).plot
    assert [(found.text, found.when) for found in plot.aims] == [("7", "2019"), ("mål minst 8", "2020")]


def test_a_bound_says_itself_which_way_is_good_and_an_interval_is_drawn_as_a_band() -> None:
    assert charts.way(None, aim(None, 2020, "8")) == 1
    assert charts.way(HIGHER, replace(aim(None), upper_bound=Decimal(5))) == -1
    interval = replace(aim(None, 2020, "8"), upper_bound=Decimal(9))
    assert charts.way(HIGHER, interval) == 1
    drawn = charts.chart(series("5", "6"), "t", "sv", [interval])
    assert [(one.low, one.value, one.text) for one in drawn.plot.aims] == [(8, 9, "mål 8–9")]
    assert "Målvärde 8–9\u00a0% (2020)." in drawn.told
    assert drawn.meaning == "2 procentenheter kvar till målet 8–9\u00a0%."
    root = ElementTree.fromstring(charts.svg(drawn))
    assert len(root.findall(f"{SVG}rect")) == 1
    assert charts.png(drawn) != charts.png(charts.chart(series("5", "6"), "t", "sv", [aim("9", 2020)]))


@pytest.mark.parametrize(
    ("low", "high", "drawn"), [("8", "8", (None, 8, "mål 8")), ("9", "8", (8, 9, "mål 8–9"))]
)
def test_an_interval_of_one_number_is_that_and_one_that_is_turned_is_drawn_from_its_lower_end(
    low: str, high: str, drawn: tuple[float | None, float, str]
) -> None:
    interval = replace(aim(None, 2020, low), upper_bound=Decimal(high))
    [found] = charts.chart(series("5", "6"), "t", "sv", [interval]).plot.aims
    assert (found.low, found.value, found.text) == drawn


@pytest.mark.parametrize(
    ("now", "said"),
    [
        ("0.5", "0,5 procentenheter kvar till målet 1–3\u00a0%."),
        ("1", "Målet 1–3\u00a0% är nått."),
        ("3.5", "0,5 procentenheter kvar till målet 1–3\u00a0%."),
    ],
)
def test_an_interval_is_reached_only_within_it(now: str, said: str) -> None:
    assert charts.gap(Decimal(now), (Decimal(1), Decimal(3)), PERCENT, "sv", 1) == said


def test_points_without_periods_are_called_by_their_order() -> None:
    assert charts.periods(series("1", "2", "3"), "en") == ["previous value", "previous value", "latest value"]


def test_svg_is_an_image_that_tells_its_numbers() -> None:
    title = 'A "quote" & <script>'
    drawn = charts.chart(series("1", "2"), title, "sv", [aim("3")])
    root = ElementTree.fromstring(charts.svg(drawn))
    assert root.get("role") == "img"
    assert root.get("aria-label") == drawn.told
    assert len(root.findall(f"{SVG}circle")) == 2
    assert {"1", "2", "mål 3"} <= {text.text for text in root.findall(f"{SVG}text")}
    assert not root.findall(f".//{SVG}script")


def test_letters_and_dots_take_the_colour_of_the_text_around_them() -> None:
    root = ElementTree.fromstring(charts.svg(charts.chart(series("1", "2"), "t", "sv")))
    marks = [*root.findall(f"{SVG}circle"), *root.findall(f"{SVG}text")]
    assert {mark.get("fill") for mark in marks} == {"currentColor"}
    assert "rem" not in charts.svg(charts.chart(series("1", "2"), "t", "sv"))


def test_png_is_a_picture_and_the_same_each_time() -> None:
    one = charts.chart(
        series("1", "2", years=(2017, 2018)), "t", "sv", [aim("3", 2020)], {"X1": country("2.5")}
    )
    data = charts.png(one)
    assert data == charts.png(one)
    with Image.open(io.BytesIO(data)) as picture:
        assert picture.size == (charts.WIDTH * charts.PIXELS, charts.HEIGHT * charts.PIXELS)
        assert len(picture.convert("RGB").getcolors(100_000) or []) > 3


@given(st.lists(st.decimals(-10_000, 10_000, places=1), min_size=2, max_size=6))
def test_any_values_can_be_drawn(values: list[Decimal]) -> None:
    drawn = charts.chart(series(*map(str, values), unit=None), "t", "sv")
    assert [dot.text for dot in drawn.plot.dots] == [number(value, "sv") for value in values]
    assert ElementTree.fromstring(charts.svg(drawn)).tag == f"{SVG}svg"


@given(st.text())
def test_the_picture_has_only_letters_that_its_font_has(text: str) -> None:
    assert charts.plain(text).isascii()
