"""Areas that are headings among goals, and what is about the only goal below a heading."""

from __future__ import annotations

from pathlib import Path

import pytest

from goalgraph.exchange.outline.documents import lines_of
from goalgraph.exchange.outline.findings import Outlined, Sure, What
from goalgraph.exchange.outline.lines import plain_lines
from goalgraph.exchange.outline.passages import passages_of
from goalgraph.exchange.outline.seeming import Reader

AREAS = """# Verksamhetsplan 2041

## Mål

### Trygg uppväxt

- Alla barn ska klara skolan
- Fler unga ska ha en fritid

### Ekonomi

- Kostnaden ska inte öka

## Risker

- Räntan stiger
"""
BLOCKS = """Uppdrag
Erbjuda en trygg förskola

Mål
Alla barn ska trivas

Indikator
Andel barn som trivs, 82 % (2039), mål 90 % (2042)

Uppdrag
Erbjuda hemtjänst

Mål
Äldre ska känna sig trygga

Indikator
Andel trygga, 87 % (2039), mål 92 % (2042)
"""


def read(text: str, *, markdown: bool = True) -> Outlined:
    return Reader(passages_of(list(plain_lines(text, markdown=markdown)))).read()


@pytest.mark.parametrize("markdown", [True, False])
def test_a_heading_among_goals_whose_items_say_what_is_to_be_is_an_area(markdown: bool) -> None:
    text = AREAS if markdown else AREAS.replace("#", "").replace("\n ", "\n").replace("- ", "• ").strip()
    found = read(text, markdown=markdown)
    assert [(one.text, one.sure) for one in found.of(What.AREA)] == [
        ("Trygg uppväxt", Sure.UNSURE),
        ("Ekonomi", Sure.UNSURE),
    ]
    assert [(one.text, one.area) for one in found.of(What.GOAL)] == [
        ("Alla barn ska klara skolan", "A1"),
        ("Fler unga ska ha en fritid", "A1"),
        ("Kostnaden ska inte öka", "A2"),
    ]
    assert found.of(What.STRATEGY) == []


@pytest.mark.parametrize("markdown", [True, False])
def test_what_is_below_a_heading_above_the_area_is_not_in_it(markdown: bool) -> None:
    text = AREAS if markdown else AREAS.replace("#", "").replace("\n ", "\n").replace("- ", "• ").strip()
    [risk] = read(text, markdown=markdown).of(What.RISK)
    assert (risk.text, risk.area) == ("Räntan stiger", "")


def test_a_heading_that_says_what_is_to_be_itself_is_a_goal_with_what_is_done_for_it() -> None:
    found = read("# Plan\n\n## Mål\n\n### Alla ska kunna läsa\n\n- Böcker ska köpas\n- Fler lärare\n")
    assert [one.text for one in found.of(What.GOAL)] == ["Alla ska kunna läsa"]
    assert [one.text for one in found.of(What.STRATEGY)] == ["Böcker ska köpas", "Fler lärare"]


def test_what_stands_under_the_headings_beside_an_only_goal_is_for_it() -> None:
    found = read(BLOCKS, markdown=False)
    goals = {one.id: one.text for one in found.of(What.GOAL)}
    assert list(goals.values()) == ["Alla barn ska trivas", "Äldre ska känna sig trygga"]
    for what in (What.INDICATOR, What.TARGET):
        assert [one.of for one in found.of(what)] == list(goals)


def test_what_stands_beside_several_goals_is_for_none_of_them() -> None:
    found = read("# Plan\n\n## Mål\n\n- Alla läser\n- Alla badar\n\n## Mått\n\n- Läsning 80 % 2040\n")
    assert [one.of for one in found.of(What.INDICATOR)] == [""]


ROWS = (
    ("Uppdrag", "Erbjuda en trygg förskola"), ("Indikator", "Andel barn som trivs"),
    ("Nuläge", "82 % (2039)"), ("Målvärde", "90 % (2042)"),
)  # fmt: skip


def as_lines(rows: tuple[tuple[str, str], ...]) -> str:
    return "Plan 2041\n\n" + "\n".join(f"{label}: {said}" for label, said in rows)


def as_table(rows: tuple[tuple[str, str], ...]) -> str:
    first, *rest = (f"| {label} | {said} |" for label, said in rows)
    return "\n".join(["# Plan 2041", "", first, "|---|---|", *rest])


@pytest.mark.parametrize("written", [as_lines, as_table])
def test_the_assignment_that_heads_a_card_is_its_goal(written: object) -> None:
    assert callable(written)
    found = read(written(ROWS))
    [goal], [indicator], [target] = (found.of(what) for what in (What.GOAL, What.INDICATOR, What.TARGET))
    assert (goal.text, goal.sure) == ("Erbjuda en trygg förskola", Sure.LIKELY)
    assert indicator.of == target.of == goal.id


@pytest.mark.parametrize("written", [as_lines, as_table])
def test_where_a_card_says_its_goal_the_assignment_is_none(written: object) -> None:
    assert callable(written)
    found = read(written((ROWS[0], ("Mål", "Alla barn ska trivas"), *ROWS[1:])))
    assert [one.text for one in found.of(What.GOAL)] == ["Alla barn ska trivas"]


def test_an_assignment_alone_is_no_goal(tmp_path: Path) -> None:
    document = tmp_path / "plan.txt"
    document.write_text("Plan 2041\n\nUppdrag: Ta fram en plan\nDen ska vara klar i tid.\n", encoding="utf-8")
    assert Reader(passages_of(list(lines_of(document)))).read().of(What.GOAL) == []


def test_a_text_may_stand_between_an_area_and_its_goals() -> None:
    found = read(AREAS.replace("- Alla barn", "Barn är vår framtid. De är 1 200.\n\n- Alla barn"))
    assert [one.text for one in found.of(What.AREA)] == ["Trygg uppväxt", "Ekonomi"]
    assert [one.area for one in found.of(What.GOAL)] == ["A1", "A1", "A2"]


def test_a_heading_with_texts_about_something_else_before_its_items_is_no_area() -> None:
    text = "Vi växer.\n\nVi bygger.\n\nVi hinner.\n\n- Alla barn"
    assert [one.text for one in read(AREAS.replace("- Alla barn", text)).of(What.AREA)] == ["Ekonomi"]


def test_what_came_out_is_no_assignment_of_a_card() -> None:
    rows = (
        ("Goal", "All are well"),
        ("Indicator", "Satisfied"),
        ("Outcome", "82 %"),
        ("Target 2042", "90 %"),
    )
    found = read(as_table(rows))
    assert [str(one.figure.value) for one in found.of(What.VALUE) if one.figure] == ["82"]
    assert [one.text for one in found.of(What.GOAL)] == ["All are well"]
