"""Goals as bodies mark them, and what stands below them."""

from __future__ import annotations

import pytest

from goalgraph.exchange.outline.findings import Outlined, Sure, What
from goalgraph.exchange.outline.lines import plain_lines
from goalgraph.exchange.outline.passages import passages_of
from goalgraph.exchange.outline.seeming import Reader


def read(text: str) -> Outlined:
    return Reader(passages_of(list(plain_lines(text, markdown=text.startswith("#"))))).read()


def goals(found: Outlined) -> list[str]:
    return [f"{one.id} {one.text}" + (f" < {one.of}" if one.of else "") for one in found.of(What.GOAL)]


@pytest.mark.parametrize("sign", [")", "."])
def test_letters_below_a_heading_for_goals_are_goals_without_their_letter(sign: str) -> None:
    text = (
        f"Plan 2047\n\nKommunfullmäktiges mål\n\na{sign} Alla trivs här\nb{sign} Skolan är god\n\n"
        f"Socialnämndens mål\n\na{sign} Stöd ges i tid\nb{sign} Bidragen minskar från 12 % till 10 % 2048\n"
    )
    found = read(text)
    assert goals(found) == ["M1 Alla trivs här", "M2 Skolan är god", "M3 Stöd ges i tid",
                            "M4 Bidragen minskar från 12 % till 10 % 2048"]  # fmt: skip
    assert {one.sure for one in found.of(What.GOAL)} == {Sure.LIKELY}
    [target] = found.of(What.TARGET)
    assert (target.of, target.figure and str(target.figure.value)) == ("M4", "10")


def test_bullets_below_numbered_goals_are_what_is_measured_or_done() -> None:
    """They became goals."""
    text = (
        "# Övergripande mål\n\n1. Alla når målen\n   - Behöriga elever, minst 85 procent senast 2047\n   - Fler lärare\n"
        "2. Trygga vägar\n   a) Alla lyktor lagas\n"
    )
    found = read(text)
    assert goals(found) == ["M1 Alla når målen", "M2 Trygga vägar"]
    assert [(one.text, one.of) for one in found.of(What.INDICATOR)] == [("Behöriga elever", "M1")]
    assert [(one.of, one.area) for one in found.of(What.TARGET)] == [("M1", "I1")]
    assert [(one.text, one.of, one.sure) for one in found.of(What.STRATEGY)] == [
        ("Fler lärare", "M1", Sure.UNSURE), ("Alla lyktor lagas", "M2", Sure.UNSURE)
    ]  # fmt: skip


def test_numbered_lines_after_an_unsure_one_are_no_surer() -> None:
    """They were likely, "numbered below “”"."""
    found = read(
        "Policy\n\n3.1 Målen ska följas upp.\n\n3.2 Rapporter skrivs i maj.\n\n3.4 Nämnden ska läsa dem.\n"
    )
    assert [(one.text, one.sure, one.why[0].key) for one in found.of(What.GOAL)] == [
        ("Målen ska följas upp.", Sure.UNSURE, "alone"),
        ("Rapporter skrivs i maj.", Sure.UNSURE, "sibling"),
        ("Nämnden ska läsa dem.", Sure.UNSURE, "alone"),
    ]
    assert "3.1" in found.of(What.GOAL)[1].why[0].told("sv")
    after = read("Policy\n\n3.1 Målen ska följas upp.\n\nBudget\n\n3.2 Pengar finns\n\n5 Annat\n")
    assert len(after.of(What.GOAL)) == 2
    other = read("Policy\n\n3.1 Målen ska följas upp.\n\n5 Annat\n")
    assert len(other.of(What.GOAL)) == 1


def test_goals_with_codes_of_several_boards_are_each_a_goal() -> None:
    """What did not begin with the same letters ran together with the goal above."""
    text = (
        "Granholms mål 2047\n\nKommunmål 1\nEn kommun för alla\n\nNämndmål för kommunmål 1\n"
        "KS1. Fler unga är med\nKS2. Bygglov ska ges inom högst 10 veckor\nBUN1. Frånvaron ska minska\nSN1. Få kommer åter\n"
    )
    found = read(text)
    assert goals(found) == [
        "K1 En kommun för alla", "KS1 Fler unga är med < K1", "KS2 Bygglov ska ges inom högst 10 veckor < K1",
        "BUN1 Frånvaron ska minska < K1", "SN1 Få kommer åter < K1",
    ]  # fmt: skip
    assert found.of(What.GOAL)[0].sure is Sure.LIKELY
    assert [one.key for one in found.of(What.GOAL)[0].why] == ["marked", "below"]
    assert "kommunmål 1" in found.of(What.GOAL)[1].why[-1].told("en")
    assert found.of(What.GOAL)[0].passage.lines == "3–4"
    assert [one.of for one in found.of(What.TARGET)] == ["KS2"]


def test_a_heading_that_is_only_a_mark_takes_the_line_below_it_and_no_list() -> None:
    found = read("# Plan\n\n## Mål 1\n\nAlla hittar hem\n\n## Mål 2\n\n- Alla badar\n")
    assert [(one.text, one.why[-1].key) for one in found.of(What.GOAL)] == [
        ("Alla hittar hem", "below"), ("Alla badar", "listed")
    ]  # fmt: skip


def test_roman_numbers_are_numbers_of_goals() -> None:
    text = (
        "Plan 2047\n\nI. INRIKTNINGSMÅL: Hållbar tillväxt\n\nEffektmål I.1: Företagen ska bli fler, från 62 till 70\n"
        "Effektmål I.2: Fler pendlar.\n\nII. INRIKTNINGSMÅL: God hälsa\n\nEffektmål II.1: Skillnaderna minskar\n"
    )
    found = read(text)
    assert goals(found) == [
        "IM1 Hållbar tillväxt", "EM1.1 Företagen ska bli fler, från 62 till 70 < IM1", "EM1.2 Fler pendlar. < IM1",
        "IM2 God hälsa", "EM2.1 Skillnaderna minskar < IM2",
    ]  # fmt: skip
    [target] = found.of(What.TARGET)
    assert (target.of, str(target.baseline and target.baseline.value)) == ("EM1.1", "62")


def test_lines_that_begin_with_a_label_are_passages_of_their_own() -> None:
    text = (
        "STYRKORT 2047\n\nMål: Rena och trygga gator i hela kommunen\n  Mätetal: Nöjdhet, index  Utfall 2045: 57  Mål 2047: 62\n"
        "  Mätetal: Lagade i tid  Utfall 2045: 81%  Mål 2047: >90%\nMål: Budget i balans\n"
    )
    found = read(text)
    assert goals(found) == ["M1 Rena och trygga gator i hela kommunen", "M2 Budget i balans"]
    assert [(one.text, one.of, one.sure) for one in found.of(What.INDICATOR)] == [
        ("Nöjdhet, index", "M1", Sure.SURE), ("Lagade i tid", "M1", Sure.SURE)
    ]  # fmt: skip
    assert [str(one.figure.value) for one in found.of(What.TARGET) if one.figure] == ["62", "90"]


def test_a_heading_after_a_goal_and_the_one_below_it_is_of_the_latter() -> None:
    """Only a heading after several goals is of none in particular."""
    below = read("Plan\n\nMål 1: Grönt\n\nDelmål 1.1: Mindre utsläpp\n\nMått\n- Elbilar\n")
    assert [one.of for one in below.of(What.INDICATOR)] == ["D1.1"]
    beside = read("Plan\n\nMål 1: Grönt\n\nMål 2: Mindre utsläpp\n\nMått\n- Elbilar\n")
    assert [one.of for one in beside.of(What.INDICATOR)] == [""]


def test_a_bullet_with_a_time_and_a_year_below_a_goal_is_measured_and_its_unit_known() -> None:
    """ "Under 12 minuter" was a span in which something is done, and the bullet a strategy."""
    found = read(
        "# Plan\n\n## Mål 1 Färre olyckor\n\n- Räddningstid under 12 minuter 2031\n- Öva 40 gånger\n"
    )
    assert [one.text for one in found.of(What.INDICATOR)] == ["Räddningstid"]
    [value] = found.of(What.VALUE)
    assert (value.figure and value.figure.bound, value.figure and value.figure.unit) == ("high", "MIN")
    [strategy] = found.of(What.STRATEGY)
    assert [one.key for one in strategy.why] == ["under-goal", "figure"]


def test_numbered_lines_under_a_heading_are_likely_whatever_they_stand_in() -> None:
    found = read("# Plan\n\n## Mål 1 Färre olyckor\n\n### Strategier\n\n1. Byt bilar\n2. Bygg mer\n")
    assert {one.sure for one in found.of(What.STRATEGY)} == {Sure.LIKELY}
