"""Decisions on goals of any level: those that a plan declares itself, and those of a plan above."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

import goalgraph
from goalgraph.base.errors import UnknownId
from goalgraph.cli import main
from goalgraph.decisions.format import CONTEXT_IRI
from goalgraph.model.objects import Forecast
from own_profile import LEVELS, body_with_profile, handed_in, on, plan_of
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


def told(*line: str) -> tuple[int, dict[str, Any]]:
    result = CliRunner().invoke(main, ["--data", str(EXAMPLES / "sjobacka/2030"), *line])
    return result.exit_code, json.loads(result.stdout) if result.exit_code == 0 else {}


@pytest.mark.parametrize(
    ("plan", "prefix"), [((), "KS"), (("--plan", "sjobacka/2030"), "KS"), (("--plan", "sjobacka/2027"), "KF")]
)
def test_the_template_has_the_goals_of_the_plan_that_is_named(plan: tuple[str, ...], prefix: str) -> None:
    code, found = told(*plan, "apply", "--template")
    assert (code, found["plan"]) == (0, f"{HOME}/sjobacka/2030")
    goals = [one["goal"].rpartition("/")[2] for one in found["decisions"]]
    assert goals == [f"{prefix}{number}" for number in range(1, 7)]


def test_a_template_of_the_goals_above_is_filled_in_and_applied(tmp_path: Path) -> None:
    graph = goalgraph.load(EXAMPLES / "sjobacka/2030")
    found = graph.decisions_template("sjobacka/2027")
    found["decisions"] = [one | {"ambitionLevel": {"text": "Mer än i dag"}} for one in found["decisions"]]
    file = tmp_path / "w.json"
    file.write_text(json.dumps(found, ensure_ascii=False), encoding="utf-8")
    assert {change.goal for change in graph.apply(file).changes} == {f"KF{number}" for number in range(1, 7)}


def test_a_plan_that_there_is_not_has_no_template() -> None:
    assert told("--plan", "sjobacka/1999", "apply", "--template")[0] == 2
    with pytest.raises(UnknownId):
        goalgraph.load(EXAMPLES / "sjobacka/2030").decisions_template("sjobacka/1999")


@pytest.mark.parametrize("name", sorted(LEVELS))
def test_everything_is_decided_on_goals_of_any_body_and_level(name: str, tmp_path: Path) -> None:
    folder, plan, (_, asked, other) = body_with_profile(name, tmp_path), plan_of(name), LEVELS[name]
    graph = goalgraph.load(folder)
    before = {(found.rule, found.focus) for found in graph.validate().findings}
    goals = [one for one in (asked, other) if one]
    given = {
        (one.goal_id, one.occasion_id) for one in graph.resources("forecast") if isinstance(one, Forecast)
    }
    occasion = next(
        one for one in graph.resources("reporting-occasion") if not {(goal, one.id) for goal in goals} & given
    )
    indicator = graph.resources("indicator")[0]
    sets: dict[str, Any] = {
        "ambitionLevel": {
            "text": "Mer än i dag",
            "indicator": indicator.iri,
            "targetDate": "2033-12-31",
        },
        "forecasts": [{"occasion": occasion.iri, "assessment": "Reached", "motivation": "Det går bra."}],
        "indicators": [indicator.iri],
        "activities": [{"text": "Det görs", "status": "Ongoing", "responsible": "Ett organ"}],
    }
    own = {
        "steeringMode": "Project",
        "requirements": [{"requirement": "K1", "answer": "Met", "evidence": "x"}],
    }
    above = {"councilGoals": [f"{plan}/{other}"]} if other else {}
    entries = [on(plan, asked, **sets, **own, **above), *([on(plan, other, **sets)] if other else [])]
    file = handed_in(tmp_path, plan, *entries)
    assert len(graph.apply(file, output=folder).standpoints) == len(goals)
    again = goalgraph.load(folder)
    for goal in goals:
        assert [record.id for record in again.history(goal)] == [f"{goal}.D1"]
        below = {node.id for node in again.trace(goal, "down").nodes}
        assert {f"{goal}.D1.AL", f"{goal}.D1.FC1", f"{goal}.D1.ACT1", indicator.id} <= below
        assert [one.status for one in again.readiness(goal)] == (["met"] if goal == asked else [])
    if other:
        assert other in {node.id for node in again.trace(asked, "up").nodes}
    assert {(found.rule, found.focus) for found in again.validate().findings} - before == set()
    assert again.apply(file, dry_run=True).standpoints == ()
