"""Words that end as a word of a kind does, and are none."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from goalgraph.exchange.outline.findings import Outlined, Sure, What
from goalgraph.exchange.outline.lines import plain_lines
from goalgraph.exchange.outline.passages import passages_of
from goalgraph.exchange.outline.seeming import Reader


def compound_read(*lines: str, heading: str = "Mål 1. God service") -> Outlined:
    text = "\n".join(["Lindby kommun", "Plan 2041", "", heading, *lines])
    return Reader(passages_of(list(plain_lines(text)))).read()


@pytest.mark.parametrize(
    ("line", "name", "value"),
    [
        ("Satisfaction: 81% in 2040", "Satisfaction", "81"),
        ("Transactions: 1200 in 2040", "Transactions", "1200"),
        ("Customer interaction: 55% in 2040", "Customer interaction", "55"),
        ("Fysisk aktivitet: 45 % 2040", "Fysisk aktivitet", "45"),
        ("Frisk: 80 % 2040", "Frisk", "80"),
        ("Brandrisk: 3,5 2040", "Brandrisk", "3.5"),
        ("Klagomål 14 st", "Klagomål", "14"),
        ("Meritvärde: 220 2040", "Meritvärde", "220"),
    ],
)
def test_a_word_that_ends_as_a_label_does_names_what_is_measured(line: str, name: str, value: str) -> None:
    """They were strategies, risks and goals that were sure, and the figures were lost."""
    found = compound_read(f"- {line}")
    assert not found.of(What.STRATEGY)
    assert not found.of(What.RISK)
    assert len(found.of(What.GOAL)) == 1
    assert [one.text for one in found.of(What.INDICATOR)] == [name]
    assert [str(one.figure.value) for one in found.of(What.VALUE) if one.figure] == [value]


@pytest.mark.parametrize(
    ("line", "what", "text", "sure"),
    [
        ("Delmål: Alla läser hemma", What.GOAL, "Alla läser hemma", Sure.LIKELY),
        ("Verksamhetsmål 3 Alla läser hemma", What.GOAL, "Alla läser hemma", Sure.SURE),
        ("Nämndmål 2. Alla läser hemma", What.GOAL, "Alla läser hemma", Sure.SURE),
        ("Huvudstrategi: Anställ fler", What.STRATEGY, "Anställ fler", Sure.SURE),
        ("Bostadsstrategi: Bygg mer", What.STRATEGY, "Bygg mer", Sure.LIKELY),
        ("Risk: 40 % av personalen slutar inom tre år", What.RISK, "40 % av personalen slutar", Sure.SURE),
    ],
)
def test_real_compounds_are_still_read(line: str, what: What, text: str, sure: Sure) -> None:
    found = compound_read("", line).of(what)[-1]
    assert found.text.startswith(text)
    assert found.sure is sure


def test_a_label_with_another_word_before_is_no_value_of_the_indicator_above() -> None:
    """The result of the year was one more value of the share of pupils."""
    found = compound_read("Mått: Andel behöriga elever 71 % 2040", "Ekonomiskt resultat: 12 % 2040")
    names = {one.id: one.text for one in found.of(What.INDICATOR)}
    assert [names[one.of] for one in found.of(What.VALUE)] == ["Andel behöriga elever", "Ekonomiskt resultat"]


@pytest.mark.parametrize("lines", [["Klagomål", "- Färre väntar"], ["Satisfaction", "- Färre väntar"]])
def test_a_heading_that_ends_so_announces_no_goals_and_no_strategies(lines: Sequence[str]) -> None:
    found = compound_read("Text om detta.", "", *lines)
    assert len(found.of(What.GOAL)) == 1
    assert [one for one in found.of(What.STRATEGY) if one.sure is not Sure.UNSURE] == []


def test_a_line_without_a_bullet_keeps_its_amount() -> None:
    """It was a heading, and what it measured was lost."""
    found = compound_read("Text om detta.", "", "Fysisk aktivitet: 45 % 2040", "", "Mer text.")
    assert [str(one.figure.value) for one in found.of(What.VALUE) if one.figure] == ["45"]
