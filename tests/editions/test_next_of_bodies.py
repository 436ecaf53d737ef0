"""The next edition of plans of other shapes: without areas, with a scale of their own, for part of a year.

In: the invented bodies. Out: what the folder of their next edition holds.
"""

from __future__ import annotations

from pathlib import Path

import pytest

import goalgraph
from goalgraph.base.names import Kind
from goalgraph.model.objects import ReportingOccasion
from places import BODIES, EXAMPLE

BODY = {folder.parent.name: folder for folder in BODIES}
AREAS = """
@prefix plan: <https://example.org/id/x/2031/> .
@prefix gg: <https://w3id.org/goalgraph/ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
<https://example.org/id/x/2031> a gg:Plan ; skos:notation "x/2031" ; rdfs:label "Plan X"@sv .
plan:L1 a gg:Level ; skos:notation "L1" ; rdfs:label "Mål"@sv ; gg:order 1 ; gg:idPrefix "M" ;
    gg:inPlan <https://example.org/id/x/2031> .
plan:A1 a gg:FocusArea ; skos:notation "A1" ; rdfs:label "Trygghet"@sv ; gg:inPlan <https://example.org/id/x/2031> .
plan:M1 a gg:Goal ; skos:notation "M1" ; rdfs:label "Tryggt"@sv ; gg:inPlan <https://example.org/id/x/2031> ;
    gg:atLevel plan:L1 ; gg:inArea plan:A1 .
plan:M2 a gg:Goal ; skos:notation "M2" ; rdfs:label "Öppet"@sv ; gg:inPlan <https://example.org/id/x/2031> ;
    gg:atLevel plan:L1 .
plan:M1.1 a gg:Goal ; skos:notation "M1.1" ; rdfs:label "Ljust"@sv ; gg:inPlan <https://example.org/id/x/2031> ;
    gg:atLevel plan:L1 ; gg:subGoalOf plan:M1 .
plan:M2.R1 a gg:Risk ; skos:notation "M2.R1" ; rdfs:label "Brist"@sv ; gg:threatens plan:M2 .
"""


@pytest.mark.parametrize("body", sorted(BODY))
def test_goals_without_areas_are_in_a_file_of_their_own(body: str, tmp_path: Path) -> None:
    made = goalgraph.new(tmp_path / "next", BODY[body])
    assert [path.name for path in made.paths] == ["goals.ttl", "plan.ttl"]
    assert (tmp_path / "next" / "goals.ttl").read_text(encoding="utf-8").startswith("# Målen, och det som")
    findings = goalgraph.load(tmp_path / "next").validate().findings
    assert {one.rule for one in findings if one.severity != "info"} == set()


def test_a_goal_outside_the_areas_is_beside_them_and_a_sub_goal_with_its_goal(tmp_path: Path) -> None:
    old = tmp_path / "old.ttl"
    old.write_text(AREAS, encoding="utf-8")
    made = goalgraph.new(tmp_path / "next", old)
    assert [path.name for path in made.paths] == ["area-1.ttl", "goals.ttl", "plan.ttl"]
    area, goals = (path.read_text(encoding="utf-8") for path in made.paths[:2])
    assert "plan:M1.1 a gg:Goal" in area
    assert "plan:M2 a gg:Goal" in goals
    assert "plan:M2.R1 a gg:Risk" in goals


def test_the_scale_that_goals_are_assessed_on_goes_on(tmp_path: Path) -> None:
    made = goalgraph.new(tmp_path / "next", BODY["stenvinda"])
    assert "concept" not in made.left
    graph = goalgraph.load(tmp_path / "next")
    signs = {one.id for one in graph.resources(Kind.CONCEPT)}
    assert {"▲", "◆", "▼", "○"} <= signs


@pytest.mark.parametrize(
    ("ident", "plan", "label", "end"),
    [
        (None, "sakboden/2031-q3", "tredje kvartalet 2031", "2031-09-30"),
        ("sakboden/2031-q4", "sakboden/2031-q4", "fjärde kvartalet 2031", "2031-12-31"),
        ("sakboden/2032-q1", "sakboden/2032-q1", "första kvartalet 2032", "2032-03-31"),
        ("sakboden/2032-q2", "sakboden/2032-q2", "andra kvartalet 2032", "2032-06-30"),
    ],
)
def test_a_plan_for_a_quarter_is_followed_by_one_for_a_quarter(
    ident: str | None, plan: str, label: str, end: str, tmp_path: Path
) -> None:
    made = goalgraph.new(tmp_path / "next", BODY["sakboden"], ident=ident)
    graph = goalgraph.load(tmp_path / "next")
    assert (made.plan, graph.plans[0].id) == (plan, plan)
    assert label in graph.plans[0].label("sv")
    occasions = [
        one for one in graph.resources(Kind.REPORTING_OCCASION) if isinstance(one, ReportingOccasion)
    ]
    assert max(str(one.end) for one in occasions) == end


def test_a_quarter_is_not_followed_by_an_earlier_one(tmp_path: Path) -> None:
    with pytest.raises(goalgraph.GoalgraphError, match="2031-06-30"):
        goalgraph.new(tmp_path / "next", BODY["sakboden"], ident="sakboden/2031-q1")


def test_the_day_by_which_a_report_is_due_is_moved(tmp_path: Path) -> None:
    goalgraph.new(tmp_path / "next", BODY["stigverket"])
    graph = goalgraph.load(tmp_path / "next")
    due = {
        one.id: str(one.due_date)
        for one in graph.resources(Kind.REPORTING_OCCASION)
        if isinstance(one, ReportingOccasion)
    }
    assert (due["RO1"], due["RO2"]) == ("2033-02-22", "2032-08-15")


def test_a_plan_above_keeps_its_own_document_and_date(tmp_path: Path) -> None:
    goalgraph.new(tmp_path / "next", EXAMPLE / "2030")
    text = (tmp_path / "next" / "council-goals.ttl").read_text(encoding="utf-8")
    assert "gg:statedIn council:DOC" in text
    assert "gg:statedIn old:" not in text
    assert 'gg:dateAsPrinted "2027"' in text
    assert "Kommunfullmäktiges mål, Sjöbacka kommun (påhittat dokument)" in "".join(
        file.read_text(encoding="utf-8") for file in (tmp_path / "next").glob("*.ttl")
    )
