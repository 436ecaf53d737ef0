"""What the page's content holds of a plan of another shape than the first document's.

In: a small plan with an area, a sub-goal that names none, goals that serve each other, and targets of the UN.
Out: where the content puts each of them.
"""

from __future__ import annotations

from typing import Any

import pytest

import goalgraph
from goalgraph.faces.page.content.whole import content
from goalgraph.faces.page.layout.grid import positions
from goalgraph.faces.page.network import PageNetwork

PLAN = """
@prefix plan: <https://example.org/id/x/2031/> .
@prefix gg: <https://w3id.org/goalgraph/ontology#> .
@prefix sdg: <http://metadata.un.org/sdg/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
<https://example.org/id/x/2031> a gg:Plan ; skos:notation "x/2031" ; rdfs:label "Plan X"@sv .
plan:L1 a gg:Level ; skos:notation "L1" ; rdfs:label "Mål"@sv ; gg:order 1 ; gg:idPrefix "M" ;
    gg:inPlan <https://example.org/id/x/2031> .
plan:L2 a gg:Level ; skos:notation "L2" ; rdfs:label "Delmål"@sv ; gg:order 2 ; gg:idPrefix "D" ;
    gg:inPlan <https://example.org/id/x/2031> .
plan:A1 a gg:FocusArea ; skos:notation "A1" ; rdfs:label "Trygghet"@sv ;
    gg:inPlan <https://example.org/id/x/2031> ; gg:contributesTo sdg:11.2 .
plan:M1 a gg:Goal ; skos:notation "M1" ; rdfs:label "Tryggt"@sv ; gg:inPlan <https://example.org/id/x/2031> ;
    gg:atLevel plan:L1 ; gg:inArea plan:A1 ; gg:statedIn plan:DOC .
plan:DOC a foaf:Document ; rdfs:label "Planen"@sv ; foaf:page <https://example.org/plan.pdf> .
plan:M2 a gg:Goal ; skos:notation "M2" ; rdfs:label "Öppet"@sv ; gg:inPlan <https://example.org/id/x/2031> ;
    gg:atLevel plan:L1 ; gg:contributesTo plan:M1 , sdg:16 .
plan:D1 a gg:Goal ; skos:notation "D1" ; rdfs:label "Ljust"@sv ; gg:inPlan <https://example.org/id/x/2031> ;
    gg:atLevel plan:L2 ; gg:subGoalOf plan:M1 .
"""


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    file = tmp_path_factory.mktemp("plan") / "plan.ttl"
    file.write_text(PLAN, encoding="utf-8")
    return content(goalgraph.load(file).scope)


def test_a_sub_goal_stands_in_the_area_of_the_goal_it_serves(held: dict[str, Any]) -> None:
    [area] = held["areas"]
    assert (area["id"], area["board-goal"]) == ("A1", ["M1", "D1"])
    assert held["loose"] == ["SDG16", "M2"]


def test_a_target_of_the_un_is_a_card_among_the_global_goals(held: dict[str, Any]) -> None:
    assert held["resources"]["SDG11.2"]["kind"] == "global-goal"
    assert held["resources"]["SDG11.2"]["name"] == "Agenda 11.2"
    assert held["areas"][0]["global-goal"] == ["SDG11.2"]
    assert "SDG11" not in held["resources"]


def test_a_document_that_states_a_goal_as_a_whole_is_told_with_its_address(held: dict[str, Any]) -> None:
    documents = [{"label": {"sv": "Planen"}, "address": "https://example.org/plan.pdf"}]
    assert held["resources"]["M1"]["documents"] == documents
    assert "documents" not in held["resources"]["M2"]


def test_a_name_that_has_no_shorter_one_is_written_once(held: dict[str, Any]) -> None:
    assert "short" not in held["resources"]["M2"]
    assert held["resources"]["SDG16"]["short"]


def test_only_a_link_between_goals_of_one_level_is_marked(held: dict[str, Any]) -> None:
    marked = [(link["from"], link["to"]) for link in held["links"] if link.get("sameLevel")]
    assert marked == [("M2", "M1")]


def test_the_network_has_a_place_for_each_and_a_line_between_goals_of_one_level(held: dict[str, Any]) -> None:
    assert set(positions(held)) >= {"M1", "M2"}
    _, edges, *_ = PageNetwork(held, "sv").get_network_data()
    [line] = [edge for edge in edges if (edge["from"], edge["to"]) == ("M2", "M1")]
    assert line["way"]


def test_a_plan_whose_goals_are_all_in_areas_is_as_before(bundled: goalgraph.Graph) -> None:
    found = content(bundled.scope)
    assert found["loose"] == []
    assert not any(link.get("sameLevel") for link in found["links"])
