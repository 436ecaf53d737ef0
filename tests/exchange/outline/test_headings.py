"""What a heading ends: facts below another chapter are not about the goal last seen."""

from __future__ import annotations

import pytest

from goalgraph.exchange.outline.findings import Outlined, What
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
