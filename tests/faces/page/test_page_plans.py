"""A page of several plans: what each row says, and that a plan is what it is alone."""

from __future__ import annotations

import base64
import gzip
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import goalgraph
from goalgraph.faces.page import render
from goalgraph.faces.page.content.whole import content
from goalgraph.faces.page.plans import first, nothing, packed, row, several

ROOT = Path(goalgraph.__file__).parents[2] / "data"
STENVINDA = ROOT / "examples" / "stenvinda" / "2032"
SJOBACKA = ROOT / "examples" / "sjobacka" / "2030"


@pytest.fixture(scope="module")
def both() -> goalgraph.Graph:
    return goalgraph.load(ROOT / "vaggeryd" / "2019", SJOBACKA)


def unpacked(text: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(gzip.decompress(base64.b64decode(text)))
    return found


def test_a_plan_of_several_is_what_it_is_alone(both: goalgraph.Graph, bundled: goalgraph.Graph) -> None:
    found = both.of("0665/2019")
    assert [plan.id for plan in found.plans] == ["0665/2019"]
    assert found.digest("0665/2019") == bundled.digest("0665/2019")
    assert content(found.scope) == content(bundled.scope)


def test_another_municipalitys_council_goals_stay_away(both: goalgraph.Graph) -> None:
    sjobacka = both.of(next(plan.id for plan in both.plans if "sjobacka" in plan.iri))
    goals = {goal.label() for goal in sjobacka.scope.goals_above}
    assert goals == {goal.label() for goal in goalgraph.load(SJOBACKA).scope.goals_above}


def test_a_row_counts_what_fails(bundled: goalgraph.Graph) -> None:
    told = row(bundled.plans[0], content(bundled.scope))
    assert told["goals"] == 8
    needs = {key: (one["met"], one["not-met"], one["unclear"]) for key, one in told["needs"].items()}
    assert needs == {"R1": (0, 0, 8), "R2": (0, 0, 8), "R3": (0, 0, 8)}
    # Agenda 8 stands above the three goals of area 2, and none of them meets all that is asked.
    assert told["global"]["SDG8"] == {"goals": 3, "asked": 3, "lacking": 3}
    assert "SDG1" not in told["global"]


def test_what_is_not_asked_of_a_direction_goal_is_not_counted(bundled: goalgraph.Graph) -> None:
    held = content(bundled.scope)
    readiness = {**held["readiness"], "KS2": [{**one, "applies": False} for one in held["readiness"]["KS2"]]}
    readiness["KS3"] = [{**one, "status": "met"} for one in readiness["KS3"]]
    told = row(bundled.plans[0], {**held, "readiness": readiness})
    assert sum(told["needs"]["R2"][status] for status in ("met", "not-met", "unclear")) == 7
    assert told["needs"]["R2"]["met"] == 1
    assert told["global"]["SDG8"] == {"goals": 3, "asked": 2, "lacking": 1}


def leading(aims: list[str], shown: list[str]) -> dict[str, Any]:
    """The matrix of one goal that leads to some aims, on a page that shows them and some others."""
    kinds = {aim: {"kind": "global-goal"} for aim in (*aims, *shown)}
    held = {"resources": {"M1": {"kind": "board-goal"}, **kinds}, "readiness": {}, "traces": {"M1": aims}}
    found: dict[str, Any] = row(goalgraph.load().plans[0], held)["global"]
    return found


def test_who_leads_to_a_target_leads_to_its_global_goal_once() -> None:
    counted = {"goals": 1, "asked": 0, "lacking": 0}
    assert leading(["SDG4.1"], ["SDG4"]) == {"SDG4": counted, "SDG4.1": counted}
    assert leading(["SDG4.1", "SDG4"], []) == {"SDG4": counted, "SDG4.1": counted}


def test_where_the_global_goal_is_not_on_the_page_its_only_target_is_opened() -> None:
    assert leading(["SDG4.1"], [])["SDG4"]["opens"] == "SDG4.1"
    assert leading(["SDG4.1", "SDG4.2"], [])["SDG4"]["opens"] == ""


def test_a_packed_plan_is_whole_and_always_the_same(bundled: goalgraph.Graph) -> None:
    held = content(bundled.scope)
    text = packed(held)
    assert text == packed(content(bundled.scope))
    found = unpacked(text)
    assert found["findings"] == json.loads(json.dumps(held["findings"]))
    assert {node["id"] for node in found["nodes"]} >= held["resources"].keys()
    assert not {"texts", "accessibility"} & set(found)
    assert len(text) < len(json.dumps(found)) / 4


def test_a_packed_plan_brings_what_it_calls_its_levels_and_its_scale(bundled: goalgraph.Graph) -> None:
    own = unpacked(packed(content(goalgraph.load(STENVINDA).scope)))["ownTexts"]
    assert own["sv"]["assessments"] == {
        "▲": "▲ nås",
        "◆": "◆ nås delvis",
        "▼": "▼ nås inte, eller arbetet har inte börjat",
        "○": "○ kan inte bedömas än",
    }, "what all plans share is left out"
    levels = "Övergripande mål · Fullmäktiges mål · Nämndernas och bolagens mål · Delmål"
    assert own["sv"]["columns"] == {"board-goal": levels}


def test_the_page_holds_every_plan_once(both: goalgraph.Graph) -> None:
    html = render(both.scopes, "en")
    assert html == render(both.scopes, "en")
    assert html.count('<script type="application/json" id="plan-') == 2
    assert "<title>Goal documents, 2 plans</title>" in html


def test_before_a_plan_is_chosen_there_is_everything_that_a_plan_has(bundled: goalgraph.Graph) -> None:
    held = content(bundled.scope)
    told = first([(bundled.plans[0], held)])
    assert set(told) == {*held, "nodes", "edges", "plans"}
    assert all(type(told[key]) is type(held[key]) for key in held if key != "dialogue")


def test_rows_and_plans_come_in_the_same_order(both: goalgraph.Graph) -> None:
    told, plans = several(both.scopes)
    names = [unpacked(text)["plan"]["sv"] for text in plans]
    assert [one["label"]["sv"].startswith(name) for one, name in zip(told["plans"], names, strict=True)] == [
        True
    ] * 2
    assert "Vaggeryds kommun" in told["plans"][0]["label"]["sv"]


def test_a_page_before_a_plan_is_chosen_has_all_that_the_page_of_a_plan_has() -> None:
    given = content(goalgraph.load(SJOBACKA).scope) | {"nodes": [], "edges": []}
    empty = nothing()
    assert set(given) - {"format", "plan", "accessibility", "texts"} == set(empty)
    assert [
        key for key, value in empty.items() if value is not None and type(value) is not type(given[key])
    ] == []


def test_two_plans_with_one_id_are_told_apart_by_their_addresses(bundled: goalgraph.Graph) -> None:
    plan = bundled.plans[0]
    other = replace(plan, iri=f"{plan.iri}/another")
    held = content(bundled.scope)
    alone = first([(plan, held)])["plans"]
    assert [one["id"] for one in alone] == [plan.id]
    both = first([(plan, held), (other, held)])["plans"]
    assert [one["id"] for one in both] == [plan.iri, other.iri]
