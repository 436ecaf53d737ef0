"""Money that is set aside is no value, and a strategy that says what it may cost is one."""

from __future__ import annotations

import pytest

from goalgraph.exchange.outline.findings import Outlined, What
from goalgraph.exchange.outline.lines import plain_lines
from goalgraph.exchange.outline.passages import passages_of
from goalgraph.exchange.outline.seeming import Reader

PLAN = "# Plan 2041\n\nMål 1. Investeringar i god tid\n\n"


def read(text: str) -> Outlined:
    return Reader(passages_of(list(plain_lines(text, markdown=True)))).read()


@pytest.mark.parametrize(
    "item",
    [
        "Ny simhall byggs (budget 11 mnkr)",
        "Utbyggt fibernät (budget: 4,5 mnkr 2041)",
        "Ny bro [avsatt cirka 2 mnkr]",
        "New bridge (budget 2041: £4.5m)",
    ],
)
def test_what_an_item_may_cost_is_no_value_of_it(item: str) -> None:
    found = read(f"{PLAN}- {item}\n")
    [strategy] = found.of(What.STRATEGY)
    assert strategy.text == item
    assert "figure" in [one.key for one in strategy.why]
    assert found.of(What.VALUE) == found.of(What.INDICATOR) == []


@pytest.mark.parametrize(
    "line", ["- Budget: 2,5 mnkr", "Budget 2041: 2,5 mnkr", "- Anslag: 2,5 mnkr", "Driftbudget: 2,5 mnkr"]
)
def test_a_budget_alone_is_told_of_the_goal_above(line: str) -> None:
    found = read(f"{PLAN}{line}\n")
    [goal] = found.found
    text = line.removeprefix("- ")
    assert ("set-aside", text) in [(one.key, one.details.get("figure")) for one in goal.why]


def test_what_is_held_against_a_budget_is_measured() -> None:
    found = read(f"{PLAN}- Driftkostnad: budget 2040: 11 mnkr, utfall 2040: 10 mnkr\n")
    assert [str(one.figure.value) for one in found.of(What.VALUE) if one.figure] == ["11000000", "10000000"]
