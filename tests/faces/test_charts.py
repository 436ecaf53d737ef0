"""Small charts: what is drawn, and the same told in words."""

from __future__ import annotations

import io
from datetime import date
from decimal import Decimal
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from goalgraph.answers.trends import Point, Series
from goalgraph.base.numbers import number
from goalgraph.faces import charts
from goalgraph.model.objects import Period, Term

PERCENT = Term("%", "urn:percent", {"sv": "%", "en": "%"})
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


def test_the_alternative_has_every_number_in_the_language() -> None:
    one = series("68.6", "79.5", years=(2017, 2018))
    assert (
        charts.alternative(one, "Behörighet", "sv", Decimal(90))
        == "Behörighet: 2017 68,6\u00a0%, 2018 79,5\u00a0%. Målvärde 90\u00a0%."
    )
    assert charts.alternative(one, "Eligibility", "en") == "Eligibility: 2017 68.6%, 2018 79.5%."


def test_points_without_periods_are_called_by_their_order() -> None:
    assert charts.periods(series("1", "2", "3"), "en") == ["previous value", "previous value", "latest value"]


def test_the_scale_starts_at_zero_and_time_is_to_scale() -> None:
    found = charts.drawing(series("84", "85", "85", years=(2014, 2017, 2018)), "sv")
    first, second, third = found.marks
    assert found.zero > first.y > second.y == third.y
    assert (found.zero - first.y) / (found.zero - second.y) == pytest.approx(84 / 85, abs=0.01)
    assert (second.x - first.x) / (third.x - first.x) == pytest.approx(3 / 4, abs=0.01)


def test_svg_is_an_image_that_tells_its_numbers() -> None:
    title = 'A "quote" & <script>'
    root = ElementTree.fromstring(charts.svg(series("1", "2"), title, "sv", Decimal(3)))
    assert root.get("role") == "img"
    assert root.get("aria-label") == charts.alternative(series("1", "2"), title, "sv", Decimal(3))
    assert len(root.findall(f"{SVG}circle")) == 2
    assert "Målvärde 3" in [text.text for text in root.findall(f"{SVG}text")]
    assert not root.findall(f".//{SVG}script")


def test_png_is_a_picture_and_the_same_each_time() -> None:
    one = series("1", "2")
    data = charts.png(one, "sv", Decimal(3))
    assert data == charts.png(one, "sv", Decimal(3))
    with Image.open(io.BytesIO(data)) as picture:
        assert picture.size == (charts.WIDTH * charts.PIXELS, charts.HEIGHT * charts.PIXELS)
        assert len(picture.convert("RGB").getcolors(100_000) or []) > 3


@given(st.lists(st.decimals(-10_000, 10_000, places=1), min_size=2, max_size=6))
def test_everything_is_drawn_within_the_frame(values: list[Decimal]) -> None:
    one = series(*map(str, values), unit=None)
    found = charts.drawing(one, "sv")
    assert all(0 <= mark.x <= charts.WIDTH and 0 <= mark.y <= charts.HEIGHT for mark in found.marks)
    assert [mark.value for mark in found.marks] == [number(value, "sv") for value in values]
    assert ElementTree.fromstring(charts.svg(one, "t", "sv")).tag == f"{SVG}svg"


@given(st.text())
def test_the_picture_has_only_letters_that_its_font_has(text: str) -> None:
    assert charts.plain(text).isascii()
