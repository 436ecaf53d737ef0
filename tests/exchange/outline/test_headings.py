"""What a heading ends: facts below another chapter are not about the goal last seen."""

from __future__ import annotations

import pytest

from goalgraph.exchange.outline.findings import Outlined, Sure, What
from goalgraph.exchange.outline.headings import title_of
from goalgraph.exchange.outline.lines import plain_lines
from goalgraph.exchange.outline.passages import passages_of
from goalgraph.exchange.outline.seeming import Reader
from goalgraph.exchange.outline.web import web_lines

FACTS = "Mått: Soliditet, 71 % 2030, mål 2031: 80 %\n\n| Mått | Mål 2031 |\n|---|---|\n| Bad | 6 % |\n"


def outlined(text: str) -> Outlined:
    return Reader(passages_of(list(plain_lines(text, markdown=True)))).read()


@pytest.mark.parametrize(
    "text",
    [
        "# Plan\n\n## Mål\n\n1. Alla läser\n2. Alla badar\n\n# Ekonomi\n\n",
        "# Plan\n\n## Mål\n\n1. Alla läser\n2. Alla badar\n\n# 2. Ekonomi\n\n",
        "# Plan\n\n## Mål\n\nMål 1: Alla läser\n\n### Mått\n\n- Läsning\n\n## Ekonomi\n\n",
        "# Plan\n\n### Mål 1: Alla läser\n\n### Ekonomi\n\n",
        "# Plan\n\n### Mål 1: Alla läser\n\n## Mått i årsredovisningen\n\n",
        "## Goals\n\n1. Alla läser\n\n# Finances\n\n",
    ],
)
def test_facts_below_a_heading_above_the_goal_s_are_for_no_goal_and_say_why(text: str) -> None:
    found = outlined(text + FACTS)
    heading = [one.text for one in found.passages if one.depth][-1]
    facts = [
        one for one in found.of(What.INDICATOR) + found.of(What.TARGET) if one.passage.first > 9 or one.figure
    ]
    goals = {one.text for one in found.of(What.GOAL)}
    assert goals <= {"Alla läser", "Alla badar"}
    assert facts
    assert {one.of for one in facts} == {""}
    for one in facts:
        [why] = [why for why in one.why if why.key == "left"]
        assert why.details == {"heading": heading}
        assert f"“{heading}”" in why.told("en")


@pytest.mark.parametrize(
    "text",
    [
        "# Plan\n\n## Mål 1: Alla läser\n\n### Så gör vi\n\n",
        "# Plan\n\n## Mål 1: Alla läser\n\n## Mått\n\n",
        "# Plan\n\n## Mål\n\nMål 1: Alla läser\n\n### Uppföljning\n\n",
    ],
)
def test_a_heading_below_the_goal_s_or_one_for_its_facts_is_about_the_goal(text: str) -> None:
    found = outlined(text + FACTS)
    assert {one.of for one in found.of(What.INDICATOR) + found.of(What.TARGET)} == {"M1"}


def test_goals_that_are_headings_of_several_depths_go_on() -> None:
    found = outlined("# Plan\n\n## Mål\n\n### 1. Alla läser\n\n#### 1.1 Barn läser\n\n### 2. Alla badar\n")
    assert [one.text for one in found.of(What.GOAL)] == ["Alla läser", "Barn läser", "Alla badar"]


def test_what_a_page_says_of_itself_is_no_name_of_a_plan() -> None:
    """The words about cookies were."""
    page = "<div>Vi använder kakor. Mål: en bättre webbplats.</div><main><h1>Ekbackas mål 2047</h1><p>Mål 1 Trygga"
    title = title_of(passages_of(list(web_lines(page))))
    assert title is not None
    assert title.text == "Ekbackas mål 2047"


@pytest.mark.parametrize(
    ("goals", "one", "below", "two", "ids"),
    [
        ("Mål", "1. Alla läser", "Strategier", "2. Alla badar", ["M1", "M2"]),
        ("2 Mål", "2.1 Alla läser", "2.1.1 Strategier", "2.2 Alla badar", ["MM2.1", "MM2.2"]),
        ("2. Goals", "2.1. Alla läser", "2.1.1. Strategies", "2.2. Alla badar", ["MM2.1", "MM2.2"]),
    ],
)
def test_a_numbered_heading_goes_on_with_the_goals_after_headings_below_the_last(
    goals: str, one: str, below: str, two: str, ids: list[str]
) -> None:
    """Numbers hid what a heading is for, and the goals ended at the first heading below one of them."""
    text = f"# Plan\n\n## {goals}\n\n### {one}\n\n#### {below}\n\n- Fler böcker\n\n### {two}\n\n"
    found = outlined(f"{text}Andelen var 71 % 2030.\n\n## 3 Ekonomi\n\n### 3.1 Budget\n\n{FACTS}")
    assert [goal.id for goal in found.of(What.GOAL)] == ids
    assert [(one.text, one.of) for one in found.of(What.STRATEGY)] == [("Fler böcker", ids[0])]
    assert [one.of for one in found.of(What.INDICATOR)][:2] == [ids[1], ""]


def test_headings_with_numbers_below_a_goal_say_what_is_under_them() -> None:
    text = "# Plan\n\n## Mål 1 Alla läser\n\n### 1.1 Strategier\n\n- Fler böcker\n\n### 1.2 Mått\n\n- Lån\n"
    found = outlined(text)
    assert [(one.what, one.of) for one in found.found[1:]] == [(What.STRATEGY, "M1"), (What.INDICATOR, "M1")]


def test_figures_alone_under_what_they_are_belong_to_the_only_indicator() -> None:
    """They were values of indicators named "40 % 2031", also under a heading for what is to be."""
    text = "# Plan\n\n## Mål 1: Alla läser\n\nMått\n\n- Läsare\n\n### Nuläge\n\n35 % 2030\n\n### Målvärde\n\n"
    found = outlined(f"{text}minst 40 % 2031\n")
    assert [one.text for one in found.of(What.INDICATOR)] == ["Läsare"]
    facts = [one for one in found.found if one.figure]
    assert [(one.what, f"{one.figure.value}") for one in facts if one.figure] == [
        (What.VALUE, "35"), (What.TARGET, "40"),
    ]  # fmt: skip
    found = outlined(text.replace("- Läsare", "- Läsare\n- Lån") + "40 % 2031\n")
    assert {one.of for one in found.of(What.VALUE)}.isdisjoint({"I1", "I2"})


@pytest.mark.parametrize(
    ("lines", "named"),
    [
        ("Kötid (dagar)\nUtfall 2029: 52\nUtfall 2030: 47\nMål 2032: 40", "Kötid (dagar)"),
        ("Styrtal 1.1: Kötid\nKälla: egen räkning\n\n2029: 52\n2030: 47\nMål 2032: 40", "Kötid"),
        ("Mått:\n\nKötid:\n\n- 2029: 52\n- 2030: 47\n- Mål 2032: 40", "Kötid"),
        ("### Mått\n\nKötid\n\n### Utfall\n\n52 2029\n\n47 2030\n\n### Målvärde\n\n40 2032", "Kötid"),
    ],
)
def test_figures_alone_are_of_what_stands_above_them(lines: str, named: str) -> None:
    """Those of two indicators were values of one that was called "Utfall 2029"."""
    other = lines.replace("Kötid", "Antal bad").replace("1.1", "1.2")
    found = outlined(f"# Plan 2032\n\n## Mål 1: Alla läser\n\n{lines}\n\n## Mål 2: Alla badar\n\n{other}\n")
    assert [one.text for one in found.of(What.INDICATOR)] == [named, named.replace("Kötid", "Antal bad")]
    facts = [(one.what, f"{one.figure.value} {one.figure.year}") for one in found.found if one.figure]
    assert facts == 2 * [(What.VALUE, "52 2029"), (What.VALUE, "47 2030"), (What.TARGET, "40 2032")]


def test_a_sentence_or_the_goal_itself_names_nothing_for_figures_below_it() -> None:
    found = outlined("# Plan 2032\n\n## Mål 1: Alla läser\n\nVi mäter det varje år.\n\n71 % 2030\n")
    assert [one.text for one in found.of(What.INDICATOR)] == ["71 % 2030"]


@pytest.mark.parametrize(
    ("text", "goals", "strategies"),
    [
        ("Mål\n1. Läsa\nStrategier\n- Fler böcker\n2. Bada\n", ["Läsa", "Bada"], ["Fler böcker"]),
        ("Mål\n1. Läsa\nStrategier\n1. Fler böcker\n2. Lån\n", ["Läsa"], ["Fler böcker", "Lån"]),
        (
            "Mål\n1. Läsa\nStrategier\n1.1 Fler böcker\n1.2 Lån\n2. Bada\n",
            ["Läsa", "Bada"],
            ["Fler böcker", "Lån"],
        ),
        ("Mål\n1. Läsa\nStrategier\n2 nya badhus\n", ["Läsa"], ["nya badhus"]),
        ("## Mål\n\n1. Läsa\n\n## Strategier\n\n2. Lån\n", ["Läsa"], ["Lån"]),
    ],
)
def test_the_next_number_after_a_goal_s_strategies_is_the_next_goal(
    text: str, goals: list[str], strategies: list[str]
) -> None:
    """It was a strategy, or an indicator, and the goals after the first were lost."""
    found = outlined(text)
    assert [one.text for one in found.of(What.GOAL)] == goals
    assert [one.text for one in found.of(What.STRATEGY)] == strategies


def test_headings_without_numbers_right_below_one_for_goals_are_goals_that_are_unsure() -> None:
    """There were none, and what was measured below them was for no goal."""
    found = outlined(
        "# Plan 2031\n\n## Mål\n\n### Bakgrund\n\nText.\n\n### Styrmodell\n\nText.\n\n### Trygga barn\n\n#### Mått\n\n- Trygga: 71 % 2030\n\n"
        "### Bra skola\n\n- Nöjda: 80 % 2030\n\n## Ekonomi\n\n### Budget\n\n- Soliditet: 40 % 2030\n"
    )
    goals = found.of(What.GOAL)
    assert [(one.id, one.text, one.sure) for one in goals] == [
        ("M1", "Trygga barn", Sure.UNSURE),
        ("M2", "Bra skola", Sure.UNSURE),
    ]
    assert goals[0].why[0].details == {"heading": "Mål"}
    assert [one.of for one in found.of(What.INDICATOR)] == ["M1", "M2", ""]


def test_the_headings_below_a_title_with_goals_in_it_are_none() -> None:
    assert outlined("# Mål 2031\n\n## Vår kommun\n\nText.\n\n## Skola\n\nText.\n").of(What.GOAL) == []
