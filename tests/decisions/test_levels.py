"""Decisions on goals of any level: those that a plan declares itself, and those of a plan above."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import goalgraph
from goalgraph.decisions.format import CONTEXT_IRI
from places import ROOT

EXAMPLES = ROOT / "data" / "examples"
HOME = "https://w3id.org/goalgraph/id/example"
ALL_LEVELS = ("OM1", "KF1", "N1", "D1")
ABOVE = f"{HOME}/sjobacka/2027/KF1"


def decided(folder: str, goals: tuple[str, ...], path: Path) -> goalgraph.Graph:
    """A plan with a decision on each of the goals."""
    graph = goalgraph.load(EXAMPLES / folder)
    plan = f"{HOME}/{folder}"
    document = {
        "@context": [CONTEXT_IRI, {"@language": "sv"}],
        "@id": "urn:example:levels",
        "@type": "Dialogue",
        "formatVersion": 1,
        "plan": plan,
        "endedAt": "2032-02-14T16:00:00+01:00",
        "decisions": [
            {
                "@type": "Decision",
                "goal": goal if ":" in goal else f"{plan}/{goal}",
                "body": "Kommunfullmäktige",
                "date": "2032-02-14",
                "ambitionLevel": {"text": "Mer än i dag"},
                "activities": ["Alla bjuds in", {"text": "Det byggs", "responsible": "Kommunfullmäktige"}],
            }
            for goal in goals
        ],
    }
    file = path / "decisions.json"
    file.write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
    graph.apply(file)
    return graph


@pytest.fixture(scope="module")
def levels(tmp_path_factory: pytest.TempPathFactory) -> goalgraph.Graph:
    return decided("stenvinda/2032", ALL_LEVELS, tmp_path_factory.mktemp("levels"))


@pytest.mark.parametrize("goal", ALL_LEVELS)
def test_a_goal_of_each_level_has_what_was_decided(levels: goalgraph.Graph, goal: str) -> None:
    assert [record.id for record in levels.history(goal)] == [f"{goal}.D1"]
    found = levels.get(goal)
    assert isinstance(found, goalgraph.Goal)
    assert found.activities == ("Alla bjuds in", "Det byggs")
    below = {node.id for node in levels.trace(goal, "down").nodes}
    assert {f"{goal}.D1.AL", f"{goal}.D1.ACT1", f"{goal}.D1.ACT2"} <= below


def test_no_rule_asks_a_body_without_requirements_for_more(levels: goalgraph.Graph) -> None:
    assert [f.rule for f in levels.validate().findings if ".D1" in (f.focus or "")] == []


def test_the_form_to_fill_in_has_the_goals_of_all_levels(levels: goalgraph.Graph) -> None:
    goals = [one["goal"].rpartition("/")[2] for one in levels.decisions_template()["decisions"]]
    assert set(ALL_LEVELS) <= set(goals)


def test_a_goal_of_the_plan_above_is_asked_for_no_requirements(tmp_path: Path) -> None:
    graph = decided("sjobacka/2030", ("KS1", ABOVE), tmp_path)
    assert [record.id for record in graph.history("KF1")] == ["KF1.D1"]
    asked = {f.focus for f in graph.validate().findings if f.rule.startswith("requirement-")}
    assert asked == {"KS1.D1.AL"}
