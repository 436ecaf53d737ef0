"""What the plan states of a goal's type, target and forecast: in the template, and when decisions come in.

In: an invented body with a profile of its own that states them. Out: a failure that shows the template or the change.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

import goalgraph
from goalgraph.cli import main
from goalgraph.decisions.errors import DecisionConflict
from goalgraph.decisions.standpoints import AMBITION, Ambition
from goalgraph.decisions.stated import stated
from own_profile import OWN, body_with_profile, handed_in, on, plan_of

PLAN = plan_of("stenvinda")
STATED = f"""
plan:N2 gg:goalType <{OWN}/Project> .
plan:N2.T1 a gg:Target ; skos:notation "N2.T1" ; gg:targetFor plan:N2 ; gg:toBeAchieved "Tjugo lägenheter"@sv ;
    gg:targetIndicator plan:I3 ; gg:value 20.0 ; gg:statedIn plan:P33 .
plan:KF2.T1 a gg:Target ; skos:notation "KF2.T1" ; gg:targetFor plan:KF2 ; gg:toBeAchieved "Först"@sv ; gg:statedIn plan:P33 .
plan:KF2.T2 a gg:Target ; skos:notation "KF2.T2" ; gg:targetFor plan:KF2 ; gg:toBeAchieved "Sedan"@sv ; gg:statedIn plan:P33 .
"""


@pytest.fixture
def body(tmp_path: Path) -> Path:
    folder = body_with_profile("stenvinda", tmp_path)
    goals = folder / "goals.ttl"
    text = goals.read_text(encoding="utf-8")
    goals.write_text(
        text.replace("plan:I3.T2032 a gg:Target", "plan:I3.T2032 a gg:Note") + STATED, encoding="utf-8"
    )
    return folder


def bases(graph: goalgraph.Graph) -> dict[str, Any]:
    return {one["goal"].rpartition("/")[2]: one["basedOn"] for one in graph.decisions_template()["decisions"]}


def goal_of(graph: goalgraph.Graph, ident: str) -> goalgraph.Goal:
    goal = graph.get(ident)
    assert isinstance(goal, goalgraph.Goal)
    return goal


def test_the_template_is_based_on_what_the_plan_states(body: Path) -> None:
    based = bases(goalgraph.load(body))
    assert based["N2"]["steeringMode"] == "Project"
    assert based["N1"]["steeringMode"] == "Unsorted"
    assert based["N2"]["ambitionLevel"] == {
        "text": "Tjugo lägenheter",
        "indicator": f"{PLAN}/I3",
        "targetValue": "20",
        "unit": "https://w3id.org/goalgraph/id/unit/DWELLING",
    }, "the unit is the indicator's"
    assert [one["assessment"] for one in based["KF1"]["forecasts"]] == ["◆"]
    assert "ambitionLevel" not in based["KF2"], "of several targets none is the goal's one"


def test_the_one_target_in_words_is_what_is_to_be_achieved_beside_those_in_numbers_alone(body: Path) -> None:
    goals = body / "goals.ttl"
    numbers = """
plan:N2.T2 a gg:Target ; skos:notation "N2.T2" ; gg:targetFor plan:N2 ; gg:targetIndicator plan:I1 ; gg:value 7.0 ;
    gg:statedIn plan:P33 .
"""
    goals.write_text(goals.read_text(encoding="utf-8") + numbers, encoding="utf-8")
    assert bases(goalgraph.load(body))["N2"]["ambitionLevel"]["text"] == "Tjugo lägenheter"


def test_a_decision_tells_what_it_changes_of_what_the_plan_states(body: Path) -> None:
    graph = goalgraph.load(body)
    based = bases(graph)["N2"]
    file = handed_in(body.parent, PLAN, on(PLAN, "N2", basedOn=based, steeringMode="Unsorted"))
    [change] = graph.apply(file, dry_run=True).changes
    assert (change.before, change.after) == (f"{OWN}/Project", f"{OWN}/Unsorted")
    same = handed_in(body.parent, PLAN, on(PLAN, "N2", basedOn=based, steeringMode="Project"), name="two")
    assert graph.apply(same, dry_run=True).changes == ()


def test_a_file_that_does_not_know_what_the_plan_states_comes_in_and_one_that_knows_otherwise_does_not(
    body: Path,
) -> None:
    graph = goalgraph.load(body)
    bare = handed_in(body.parent, PLAN, on(PLAN, "N2", steeringMode="Standing"))
    assert len(graph.apply(bare, dry_run=True).changes) == 1
    open_one = on(PLAN, "N2", basedOn={"steeringMode": "Unsorted"}, steeringMode="Standing")
    assert len(graph.apply(handed_in(body.parent, PLAN, open_one, name="two"), dry_run=True).changes) == 1
    other = on(PLAN, "N2", basedOn={"ambitionLevel": {"text": "Tio"}}, ambitionLevel={"text": "Trettio"})
    with pytest.raises(DecisionConflict):
        graph.apply(handed_in(body.parent, PLAN, other, name="three"), dry_run=True)


def test_a_file_made_before_a_target_had_the_unit_of_its_indicator_comes_in(body: Path) -> None:
    graph = goalgraph.load(body)
    based = dict(bases(graph)["N2"]["ambitionLevel"])
    del based["unit"]
    to = {"ambitionLevel": {"text": "Trettio"}}
    file = handed_in(body.parent, PLAN, on(PLAN, "N2", basedOn={"ambitionLevel": based}, **to))
    assert len(graph.apply(file, dry_run=True).changes) == 1
    based["unit"] = "http://qudt.org/vocab/unit/PERCENT"
    other = handed_in(body.parent, PLAN, on(PLAN, "N2", basedOn={"ambitionLevel": based}, **to), name="two")
    with pytest.raises(DecisionConflict):
        graph.apply(other, dry_run=True)


def test_what_is_decided_stands_before_what_is_stated(body: Path) -> None:
    graph = goalgraph.load(body)
    graph.apply(handed_in(body.parent, PLAN, on(PLAN, "N2", ambitionLevel={"text": "Trettio"})), output=body)
    assert bases(graph)["N2"]["ambitionLevel"] == {"text": "Trettio"}
    assert "Trettio" not in str(stated(graph.scope, goal_of(graph, "N2")))


def test_to_take_back_what_only_the_plan_states_is_told_to_change_nothing(body: Path) -> None:
    graph = goalgraph.load(body)
    file = handed_in(body.parent, PLAN, on(PLAN, "N2", basedOn=bases(graph)["N2"], withdraws=["targetFor"]))
    [change] = graph.apply(file, dry_run=True).changes
    assert change.before == change.after == stated(graph.scope, goal_of(graph, "N2"))[AMBITION]
    shown = CliRunner().invoke(main, ["--data", str(body), "apply", str(file), "--dry-run"]).stdout
    assert "Tjugo lägenheter" in shown
    assert "står i planen själv och gäller fortfarande" in shown
    assert "→" not in shown


def test_what_is_decided_and_taken_back_leaves_what_the_plan_states(body: Path) -> None:
    graph = goalgraph.load(body)
    graph.apply(handed_in(body.parent, PLAN, on(PLAN, "N2", ambitionLevel={"text": "Trettio"})), output=body)
    back = on(PLAN, "N2", basedOn=bases(graph)["N2"], withdraws=["targetFor"])
    file = handed_in(body.parent, PLAN, back, name="two")
    [change] = graph.apply(file, dry_run=True).changes
    assert isinstance(change.before, Ambition)
    assert change.before.text == {"sv": "Trettio"}
    assert change.after == stated(graph.scope, goal_of(graph, "N2"))[AMBITION]


def test_what_leads_nowhere_is_left_out(body: Path) -> None:
    goals = body / "goals.ttl"
    lost = (
        'plan:FX a gg:Forecast ; skos:notation "FX" ; gg:assesses plan:N2 ; gg:atOccasion plan:RO99 ; '
        "gg:rating plan:SIGN1 ; gg:statedIn plan:P33 ."
    )
    text = goals.read_text(encoding="utf-8").replace(
        "gg:targetIndicator plan:I3 ; gg:value 20.0", "gg:targetIndicator plan:I99"
    )
    goals.write_text(f"{text}\n{lost}\n", encoding="utf-8")
    based = bases(goalgraph.load(body))["N2"]
    assert based["ambitionLevel"] == {"text": "Tjugo lägenheter"}
    assert "RO99" not in str(based)
