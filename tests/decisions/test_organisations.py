"""Organisations in a decisions file: by IRI or by name, of the plan or new."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import goalgraph
from decision_files import decision, dialogue, save
from goalgraph.base.errors import UnknownInDecisions
from goalgraph.base.names import ORG, RDFS, Kind
from goalgraph.decisions.organisations import spelled_out
from small_plan import FILE, PLAN

HOME = PLAN.rpartition("/")[0]
BOARD = f"{HOME}/ORG.Kommunstyrelsen"
HARBOUR = f"""
<{HOME}/ORG.HN> a <{ORG}OrganizationalUnit> ;
    <http://www.w3.org/2004/02/skos/core#notation> "ORG.HN" ;
    <{RDFS}label> "Hamnnämnden"@sv , "Harbour committee"@en .
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "plan.ttl").write_text(FILE.read_text(encoding="utf-8") + HARBOUR, encoding="utf-8")
    return tmp_path


def brought_in(folder: Path, *entries: Any, name: str = "one") -> goalgraph.Graph:
    graph = goalgraph.load(folder)
    graph.apply(save(folder, dialogue(*entries, name=name), f"{name}.txt"), output=folder)
    return goalgraph.load(folder)


@pytest.mark.parametrize(
    ("given", "iri"),
    [
        ("Kommunstyrelsen", BOARD),
        ("Barn- och utbildningsnämnden", f"{HOME}/ORG.Barn-och-utbildningsnämnden"),
        ("<{}>", f"{HOME}/ORG.1"),
        ("https://example.org/ORG.KS", "https://example.org/ORG.KS"),
    ],
)
def test_a_name_becomes_a_node_and_an_address_is_one(given: str, iri: str) -> None:
    assert spelled_out({"body": given}, PLAN, "sv")["body"]["@id"] == iri


def test_a_name_that_the_graph_lacks_becomes_an_organisation(folder: Path) -> None:
    graph = brought_in(folder, decision(note="x"), decision("M2", body="KOMMUNSTYRELSEN", note="x"))
    organisation = graph.get(BOARD)
    assert (organisation.kind, organisation.label("sv")) == (Kind.ORGANISATION, "Kommunstyrelsen")
    for ident in ("M1.D1", "M2.D1"):
        decided = graph.get(ident)
        assert isinstance(decided, goalgraph.model.objects.Decision)
        assert decided.body is not None
        assert decided.body.iri == BOARD


@pytest.mark.parametrize("name", ["hamnnämnden", "Harbour committee", "ORG.HN"])
def test_a_name_that_the_plan_has_is_that_organisation_in_every_language(folder: Path, name: str) -> None:
    graph = brought_in(folder, decision(body=name, note="x"))
    [record] = graph.history("M1")
    assert dict(record.body) == {"sv": "Hamnnämnden", "en": "Harbour committee"}
    assert graph.get("M1.D1").label("en").startswith("Decision on M 1, Harbour committee 2024-05-01")
    assert [one.id for one in graph.resources(Kind.ORGANISATION)] == ["ORG.HN"]


def test_an_address_has_to_be_that_of_an_organisation(folder: Path) -> None:
    graph = brought_in(folder, decision(body=f"{HOME}/ORG.HN", note="x"))
    assert dict(graph.history("M1")[0].body)["sv"] == "Hamnnämnden"
    with pytest.raises(UnknownInDecisions) as caught:
        brought_in(folder, decision("M2", body=f"{PLAN}/M1", note="x"), name="two")
    assert "organisation" in caught.value.message("sv")


def test_two_names_with_one_address_are_two_organisations(folder: Path) -> None:
    graph = brought_in(folder, decision(body="Råd A", note="x"), decision("M2", body="Råd-A", note="x"))
    found = {one.id: one.label("sv") for one in graph.resources(Kind.ORGANISATION)}
    assert found == {"ORG.HN": "Hamnnämnden", "ORG.Råd-A": "Råd A", "ORG.Råd-A-2": "Råd-A"}


WORK = {
    "text": "Kajen lagas",
    "status": "Ongoing",
    "startDate": "2024-05-02",
    "dueDate": "2024-09-30",
    "responsible": "Hamnnämnden",
}


def test_an_activity_has_what_is_said_of_it(folder: Path) -> None:
    graph = brought_in(folder, decision(activities=[WORK, "Alla bjuds in"]))
    mended, asked = graph.get("M1.D1.ACT1"), graph.get("M1.D1.ACT2")
    assert isinstance(asked, goalgraph.Activity)
    assert isinstance(mended, goalgraph.Activity)
    assert (asked.label("sv"), asked.status, asked.start) == ("Alla bjuds in", None, None)
    assert (mended.label("sv"), mended.goal_ids, mended.decision_id) == ("Kajen lagas", ("M1",), "M1.D1")
    assert mended.status is not None
    assert (mended.status.label("en"), str(mended.start), str(mended.due_date)) == (
        "ongoing",
        "2024-05-02",
        "2024-09-30",
    )
    assert [who.iri for who in mended.responsible] == [f"{HOME}/ORG.HN"]
    [line] = [value for name, value in graph.history("M1")[0].lines if name["sv"] == "aktiviteter"]
    assert line["sv"] == (
        "Kajen lagas (pågår, från 2024-05-02, senast 2024-09-30, Hamnnämnden); Alla bjuds in"
    )


def test_a_template_gives_the_activities_back(folder: Path) -> None:
    graph = brought_in(folder, decision(activities=[WORK, "Alla bjuds in"]))
    based_on = next(
        one["basedOn"] for one in graph.decisions_template()["decisions"] if one["goal"] == f"{PLAN}/M1"
    )
    assert based_on["activities"] == [{**WORK, "responsible": f"{HOME}/ORG.HN"}, "Alla bjuds in"]
    again = brought_in(folder, decision(activities=based_on["activities"], basedOn=based_on), name="two")
    assert [one.id for one in again.history("M1")] == ["M1.D1", "M1.D2"]


def test_activities_keep_the_order_of_the_file(folder: Path) -> None:
    typed: list[Any] = [f"{letter} görs" for letter in "ÖKABDEFGHI"]
    typed += [{"text": "Zon", "status": "Ongoing"}, "Allt"]
    graph = brought_in(folder, decision(activities=typed))
    texts = [one if isinstance(one, str) else one["text"] for one in typed]
    goal = graph.get("M1")
    assert isinstance(goal, goalgraph.Goal)
    assert list(goal.activities) == texts
    based_on = next(
        one["basedOn"] for one in graph.decisions_template()["decisions"] if one["goal"] == f"{PLAN}/M1"
    )
    assert based_on["activities"] == typed
    turned = decision(activities=typed[::-1], date="2024-06-01", basedOn=based_on)
    [change] = goalgraph.load(folder).apply(save(folder, dialogue(turned, name="two"), "new.txt")).changes
    assert change.field.name == "activities"
    goal = brought_in(folder, turned, name="two").get("M1")
    assert isinstance(goal, goalgraph.Goal)
    assert list(goal.activities) == texts[::-1]


def test_what_is_replaced_contributes_no_more(folder: Path) -> None:
    brought_in(folder, decision(activities=["Alla bjuds in"]))
    later = decision(
        activities=["Några bjuds in"], date="2024-06-01", basedOn={"activities": ["Alla bjuds in"]}
    )
    graph = brought_in(folder, later, name="two")
    links = {(k.subject, k.object) for k in graph.links("decided") if k.relation == "contributesTo"}
    assert links == {("M1.D2.ACT1", "M1")}
    left = decision(withdraws=["contributingActivity"], date="2024-07-01")
    graph = brought_in(folder, {**left, "basedOn": {"activities": ["Några bjuds in"]}}, name="three")
    assert [k for k in graph.links("decided") if k.relation == "contributesTo"] == []
