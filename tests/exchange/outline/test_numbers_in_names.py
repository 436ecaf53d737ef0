"""Numbers that are part of a name, and those that are no amount of what is measured."""

from __future__ import annotations

import pytest

from goalgraph.exchange.outline.findings import Outlined, Sure, What
from goalgraph.exchange.outline.lines import plain_lines
from goalgraph.exchange.outline.passages import passages_of
from goalgraph.exchange.outline.seeming import Reader


def named_read(*lines: str) -> Outlined:
    text = "\n".join(["Lindby kommun", "Plan 2041", "", "Mål 1. Alla mår bra", "", "Mäts genom:", *lines])
    return Reader(passages_of(list(plain_lines(text)))).read()


@pytest.mark.parametrize(
    ("name", "rest"),
    [
        ("Punktlighet på linje 3", ": 40 % 2040"),
        ("Certifierade enligt ISO 9001", ": 40 % 2040"),
        ("Andel invånare 65+", ": 40 % 2040"),
        ("Andel som röstar i distrikt 12", ": 40 % 2040"),
        ("Andel nöjda (betyg 4–5)", ": 40 % 2040"),
        ("Andel med minst 3 val", ": 40 % 2040"),
        ("Fler än 2 samtal", ": 40 % 2040"),
        ("Skolenkät del 2 – andel nöjda", " 40 % 2040"),
        ("CO2 emissions", ": 40 % 2040"),
        ("Key stage 4 attainment 8", ": 40 in 2040"),
    ],
)
def test_a_number_in_a_name_is_no_value(name: str, rest: str) -> None:
    """Two lines of buses were one indicator, with the numbers of the lines as values."""
    found = named_read(f"- {name}{rest}")
    assert [one.text for one in found.of(What.INDICATOR)] == [name]
    assert [str(one.figure.value) for one in found.of(What.VALUE) if one.figure] == ["40"]


@pytest.mark.parametrize(
    ("line", "scale"), [("- Score: 4.2 out of 5 in 2040", "out of 5"), ("- Betyg: 4,2/5 år 2040", "/5")]
)
def test_a_mark_on_a_scale_is_one_value(line: str, scale: str) -> None:
    [value] = named_read(line).of(What.VALUE)
    assert value.figure is not None
    assert (str(value.figure.value), value.figure.year) == ("4.2", "2040")
    assert value.sure is Sure.UNSURE
    assert {"word": scale} in [dict(one.details) for one in value.why]


@pytest.mark.parametrize("difference", ["0,5 procentenheter lägre än 2039", "0,5 lägre än 2039"])
def test_a_difference_is_taken_in_words_and_for_no_year(difference: str) -> None:
    first, last = named_read(f"- Frånvaron var 6,5 procent, vilket är {difference}").of(What.VALUE)
    assert first.figure is not None
    assert str(first.figure.value) == "6.5"
    assert (last.figure, last.year, last.sure) == (None, "", Sure.UNSURE)
