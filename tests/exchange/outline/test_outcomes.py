"""What was, what is to be, and what is thought to come: sentences that go from one figure to another."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from goalgraph.exchange.outline.findings import Found, Outlined, What
from goalgraph.exchange.outline.lines import plain_lines
from goalgraph.exchange.outline.passages import passages_of
from goalgraph.exchange.outline.seeming import Reader


def outcome_read(line: str) -> Outlined:
    text = f"Lindby kommun\nPlan 2041\n\nMål 1. Alla mår bra\n\nMäts genom:\n- {line}\n"
    return Reader(passages_of(list(plain_lines(text)))).read()


def outcome_said(one: Found, names: dict[str, str]) -> str:
    assert one.figure is not None
    name = names[one.of if one.what is What.VALUE else one.area]
    return f"{name}: {one.what} {one.figure.value} {one.figure.year}".strip()


def outcomes_told(line: str) -> list[str]:
    found = outcome_read(line)
    names = {one.id: one.text for one in found.of(What.INDICATOR)}
    return [outcome_said(one, names) for one in found.found if one.figure is not None]


@pytest.mark.parametrize(
    ("line", "figures"),
    [
        ("Andelen nöjda har ökat från 71 % 2039 till 78 % 2040.",
         ["Andelen nöjda: value 71 2039", "Andelen nöjda: value 78 2040"]),
        ("Utsläppen sjönk från 1 250 ton 2039 till 900 ton 2040.",
         ["Utsläppen: value 1250 2039", "Utsläppen: value 900 2040"]),
        ("Groundings fell from 1,250 in 2039 to 900 in 2040.",
         ["Groundings: value 1250 2039", "Groundings: value 900 2040"]),
        ("Antalet olyckor minskade från 12 till 9 mellan 2039 och 2040.",
         ["Antalet olyckor: value 12 2039", "Antalet olyckor: value 9 2040"]),
        ("Till 2043 har antalet olyckor minskat från 12 till 9.",
         ["har antalet olyckor: value 12", "har antalet olyckor: target 9 2043"]),
        ("2043 har antalet olyckor minskat från 12 till 9.",
         ["har antalet olyckor: value 12", "har antalet olyckor: target 9 2043"]),
        ("Andelen nöjda ska ha ökat från 71 % 2039 till 78 % 2043.",
         ["Andelen nöjda: value 71 2039", "Andelen nöjda: target 78 2043"]),
    ],
)  # fmt: skip
def test_what_has_gone_from_one_figure_to_another_is_no_target(line: str, figures: Sequence[str]) -> None:
    assert outcomes_told(line) == figures


@pytest.mark.parametrize(
    ("line", "kinds"),
    [
        ("Målet 2040 var 80 % men utfallet blev 75 %.", ["target 80 2040", "value 75 2040"]),
        ("Vi klarade inte målet om högst 5 % frånvaro 2040.", ["target 5 2040"]),
        ("Andel nöjda 2039: 50 %; 2040: 55 %; 2041: 60 % (mål)",
         ["value 50 2039", "value 55 2040", "target 60 2041"]),
        ("Öka andelen ekologiskt till 45 % 2041 (35 % 2040)", ["target 45 2041", "value 35 2040"]),
    ],
)  # fmt: skip
def test_a_goal_that_was_missed_is_a_target_and_what_came_of_it_a_value(
    line: str, kinds: Sequence[str]
) -> None:
    assert [one.split(": ", 1)[1] for one in outcomes_told(line)] == kinds


@pytest.mark.parametrize(
    "line",
    [
        "Kötid: 12 dagar (prognos 2041), 14 dagar (utfall 2040)",
        "Staff turnover: 14% in 2040, forecast 12% in 2041",
        "Kötiden var 14 dagar 2040 och väntas bli 12 dagar 2041",
    ],
)
def test_a_forecast_is_no_value_and_is_told(line: str) -> None:
    found = outcome_read(line)
    assert [str(one.figure.value) for one in found.of(What.VALUE) if one.figure] == ["14"]
    assert not found.of(What.TARGET)
    [indicator] = found.of(What.INDICATOR)
    assert [one.details["figure"][:2] for one in indicator.why if one.key == "forecast"] == ["12"]


def test_later_figures_are_of_what_their_own_sentence_names() -> None:
    """The last figure of the paragraph went to its first indicator."""
    line = "Andelen behöriga lärare var 71 % 2039 och 74 % 2040. Sjukfrånvaron var 8 % 2039 och 7,5 % 2040."
    assert outcomes_told(line) == [
        "Andelen behöriga lärare: value 71 2039",
        "Andelen behöriga lärare: value 74 2040",
        "Sjukfrånvaron: value 8 2039",
        "Sjukfrånvaron: value 7.5 2040",
    ]
