"""The page places a chart's marks where ``plotting`` does, so that page and report are the same drawing."""

from __future__ import annotations

import random
from dataclasses import asdict
from typing import Any

import pytest

from browsing import Opened
from goalgraph.faces.plotting import Aim, Dot, Plot, place

SIZES = [(640, 400, 20), (300, 150, 16), (180, 140, 18)]


def drop(found: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in found.items() if value is not None}


def plots() -> list[Plot]:
    some = random.Random(7)
    found = []
    for n in range(60):
        spread = 10 ** some.randint(-1, 5)
        is_dated = n % 2 == 0
        dots = tuple(
            Dot(
                value := round(some.uniform(-0.2, 1) * spread, 1),
                f"{value}",
                f"{2010 + year}",
                733_000.0 + 365 * year if is_dated else None,
                round(some.random() * spread, 1) if some.random() < 0.4 else None,
            )
            for year in range(some.randint(1, 6))
        )
        aims = tuple(
            Aim(
                value := round(some.random() * spread, 1),
                "mål 65",
                f"{2018 + m}",
                736_000.0 + 365 * m if some.random() < 0.7 else None,
                round(value - some.random() * spread, 1) if some.random() < 0.5 else None,
            )
            for m in range(some.randint(0, 2))
        )
        found.append(Plot(dots, aims, "riket 41" if any(dot.other is not None for dot in dots) else ""))
    return found


@pytest.mark.parametrize(("ruled", "bare"), [(False, False), (True, False), (False, True)])
def test_the_page_places_everything_where_the_report_does(opened: Opened, ruled: bool, bare: bool) -> None:
    page = opened.at()
    cases = [(plot, frame) for plot in plots() for frame in SIZES]
    given = [
        (
            {
                "dots": [drop(asdict(dot)) for dot in plot.dots],
                "aims": [drop(asdict(aim)) for aim in plot.aims],
                "other": plot.other,
            },
            frame,
        )
        for plot, frame in cases
    ]
    drawn = page.evaluate(
        """([cases, ruled, bare]) => cases.map(([plot, frame]) => Page.plotted(plot, frame, ruled ? (value) => value.toFixed(3) : null, bare))""",
        [given, ruled, bare],
    )
    for (plot, frame), there in zip(cases, drawn, strict=True):
        here = asdict(place(plot, *frame, (lambda value: f"{value:.3f}") if ruled else None, bare=bare))
        for key in ("dots", "others", "flags", "spans", "ticks"):
            assert len(there[key]) == len(here[key])
            for mine, other in zip(here[key], there[key], strict=True):
                assert mine[0] == pytest.approx(other[0], abs=0.02)
                if key == "ticks":
                    assert abs(float(mine[1]) - float(other[1])) < 0.002
                else:
                    assert mine[1:] == pytest.approx(other[1:], abs=0.02)
        assert (here["goal"] is None) == (there["goal"] is None)
        assert (here["band"] is None) == (there["band"] is None)
        assert (here["band"] or ()) == pytest.approx(tuple(there["band"] or ()), abs=0.02)
        for key in ("axis", "start", "end"):
            assert here[key] == pytest.approx(there[key], abs=0.02)
        assert here["broken"] == there["broken"]
        assert [(one["kind"], one["text"], one["anchor"]) for one in here["labels"]] == [
            (one["kind"], one["text"], one["anchor"]) for one in there["labels"]
        ]
        for mine, other in zip(here["labels"], there["labels"], strict=True):
            assert (mine["x"], mine["y"]) == pytest.approx((other["x"], other["y"]), abs=0.02)


def test_a_target_is_told_beside_its_flag_where_a_value_stands_at_the_other_end(opened: Opened) -> None:
    value = {"value": 30.7, "text": "30,7", "when": "2017", "at": 736_000, "other": 42.5}
    aim = {"value": 34, "text": "förslag 34", "when": "2031", "at": 741_000}
    plot = {"dots": [value], "aims": [aim], "other": "riket 42,5 %"}
    found = opened.at().evaluate("(plot) => Page.plotted(plot, [195, 150, 16])", plot)
    told = next(one for one in found["labels"] if one["kind"] == "aim")
    assert (told["text"], told["anchor"]) == ("förslag 34", "end")
    [[flag, _]] = found["flags"]
    assert flag - 16 < told["x"] < flag
