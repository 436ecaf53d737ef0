"""Sums in a currency whose sign stands beside the number, and marks on a scale written with spaces."""

from __future__ import annotations

import pytest

from goalgraph.exchange.outline.cells import figures_of
from goalgraph.exchange.outline.figures import figures_in


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Income rose to £12.4m in 2040 from £11.9m in 2039", ["£ 12400000 2040", "£ 11900000 2039"]),
        ("Reserves: €7.5 million (2040)", ["€ 7500000 2040"]),
        ("Skuld: $3,2 miljarder 2040", ["$ 3200000000 2040"]),
        ("Fond 12 € 2040", ["€ 12 2040"]),
        ("Cost per resident £310 in 2040", ["£ 310 2040"]),
        ("Deficit -£450k in 2040", ["£ -450000 2040"]),
        ("Grants of £2000 in 2040", ["£ 2000 2040"]),
    ],
)
def test_the_sign_of_a_currency_is_the_unit_and_a_letter_says_how_many(
    text: str, expected: list[str]
) -> None:
    found = figures_in(text)
    assert [f"{one.word} {one.value} {one.year}" for one in found] == expected
    assert {one.unit for one in found} == {""}


def test_the_sign_is_part_of_the_figure_and_not_of_its_name() -> None:
    text = "Income rose to £12.4m in 2040"
    [one] = figures_in(text)
    assert text[one.start : one.end] == "£12.4m"


def test_a_range_of_a_currency_is_one_figure() -> None:
    [one] = figures_in("Savings of £3–5m in 2040")
    assert (str(one.value), str(one.high), one.word) == ("3000000", "5000000", "£")


@pytest.mark.parametrize("scale", ["/5", "/ 5", " / 5", " /5"])
def test_a_mark_on_a_scale_is_one_figure_with_its_year(scale: str) -> None:
    """4,5 / 5 (2040) was two values, the second of them 5 for 2040."""
    found = figures_in(f"Betyg: 4,5{scale} (2040), mål 4,7{scale} 2043")
    assert [(str(one.value), one.year) for one in found] == [("4.5", "2040"), ("4.7", "2043")]
    assert [str(one.value) for one in figures_of(f"4,5{scale}", "Utfall 2040")] == ["4.5"]


def test_two_numbers_with_a_stroke_between_are_no_mark() -> None:
    assert [str(one.value) for one in figures_in("Kvot 12,5 / 70,5 år 2040")] == ["12.5", "70.5"]


@pytest.mark.parametrize("aim", ["mål 4,2 / 5", "mål 4,2/5", "mål 4,2", "target 4.2 / 5"])
def test_what_has_decimals_or_a_scale_is_no_number_of_a_goal(aim: str) -> None:
    assert [str(one.value) for one in figures_in(f"Nöjdhet: 3,9 / 5 (2039), {aim}")] == ["3.9", "4.2"]


@pytest.mark.parametrize("named", ["mål 4.2", "mål 4"])
def test_a_goal_that_is_named_by_its_number_is_no_figure(named: str) -> None:
    assert [str(one.value) for one in figures_in(f"Nöjdhet: 71 % (2039), {named}")] == ["71"]
