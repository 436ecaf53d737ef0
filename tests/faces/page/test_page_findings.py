"""What validation found, as the page holds it."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

import pytest

import goalgraph
from goalgraph.faces.page.content.findings import spoken_remedy
from goalgraph.faces.page.content.whole import content


@pytest.fixture(scope="module")
def held(bundled: goalgraph.Graph) -> dict[str, Any]:
    return content(bundled.scope)


def test_the_rules_that_found_something_are_told_worst_first(
    bundled: goalgraph.Graph, held: dict[str, Any]
) -> None:
    counted = Counter(finding.rule for finding in bundled.validate().findings)
    assert {name: rule["found"] for name, rule in held["rules"].items()} == counted
    order = [rule["severity"] for rule in held["rules"].values()]
    assert order == sorted(order, key=["violation", "warning", "info"].index)


def test_a_rule_names_the_goals_that_it_says_something_about(held: dict[str, Any]) -> None:
    rules = held["rules"]
    assert rules["indicators-unassigned"]["goals"] == ["KS2", "KS3", "KS4"]
    assert rules["goal-without-strategy"]["goals"] == ["KS4"]
    # An area's finding is that of its goals, an indicator's that of the goal it measures.
    assert rules["area-without-risk"]["goals"] == ["KS7"]
    assert rules["indicator-without-value"]["goals"] == ["KS5"]
    assert rules["observation-without-period"]["goals"] == [f"KS{n}" for n in range(1, 9)]


def test_a_rule_says_where_it_comes_from(held: dict[str, Any]) -> None:
    rule = held["rules"]["ambition-level-missing"]
    assert [source["lines"] for source in rule["sources"]] == [[204, 204], [212, 214]]
    assert "ambitionsnivå för samtliga 8 mål" in rule["sources"][0]["quote"]
    assert held["rules"]["area-without-risk"]["sources"] == []


def test_a_rule_speaks_of_nothing_in_particular(held: dict[str, Any]) -> None:
    texts = [
        text for rule in held["rules"].values() for part in ("says", "remedy") for text in rule[part].values()
    ]
    assert all("{" not in text for text in texts)
    assert held["rules"]["goal-without-strategy"]["says"]["en"].startswith("… has no strategy")


def test_a_rule_is_told_with_its_count(bundled: goalgraph.Graph) -> None:
    rule = next(rule for rule in bundled.validate().rules if rule.rule == "goal-without-strategy")
    assert (rule.targets, rule.findings, rule.severity) == (8, 1, "warning")
    assert [(source.first_line, source.last_line) for source in rule.sources] == [(192, 194)]
    assert set(rule.messages) == set(rule.remedies) == {"sv", "en"}


def test_a_remedy_names_properties_as_people_do(bundled: goalgraph.Graph, held: dict[str, Any]) -> None:
    remedies = [found["remedy"] for of_one in held["findings"].values() for found in of_one]
    remedies += [rule["remedy"] for rule in held["rules"].values()]
    texts = {text for remedy in remedies for text in remedy.values()}
    assert len(texts) > 10
    assert [text for text in sorted(texts) if re.search(r"\b[a-z]+:[A-Za-z]", text)] == []
    assert spoken_remedy("Koppla målet till sin nivå (gg:Level) med gg:atLevel.", bundled.scope, "sv") == (
        "Koppla målet till sin nivå med ”på nivån”."
    )
    assert spoken_remedy("Fill in what is missing (gg:inPlan, gg:order).", bundled.scope, "en") == (
        "Fill in what is missing (“is in the plan”, “order”)."
    )
