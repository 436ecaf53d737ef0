"""The Turtle and JSON-LD beside a page say the same, and nothing that is only possible."""

from __future__ import annotations

import json
from pathlib import Path

import pyoxigraph as ox

import goalgraph
from goalgraph.faces.site.data import as_json_ld, as_turtle
from goalgraph.faces.site.things import things_of
from places import ROOT
from small_plan import GG, PLAN

CONTEXT = json.loads((ROOT / "ontology" / "plans.context.jsonld").read_text(encoding="utf-8"))["@context"]
Files = dict[str, bytes]


def in_turtle(data: bytes) -> set[ox.Triple]:
    return {quad.triple for quad in ox.parse(data, format=ox.RdfFormat.TURTLE)}


def in_json_ld(data: bytes) -> set[ox.Triple]:
    document = json.loads(data)
    address, own = document["@context"]
    assert address == "https://w3id.org/goalgraph/ontology/plans.context.jsonld"
    whole = json.dumps({**document, "@context": [CONTEXT, own]})
    return {quad.triple for quad in ox.parse(whole, format=ox.RdfFormat.JSON_LD)}


def test_both_say_the_same_of_every_thing(files: Files, decided_site: Files, two_plans: Files) -> None:
    for site in (files, decided_site, two_plans):
        beside = [
            path.removesuffix(".jsonld")
            for path in site
            if path.endswith(".jsonld") and "context" not in path
        ]
        assert len(beside) > 200
        for path in beside:
            assert in_turtle(site[f"{path}.ttl"]) == in_json_ld(site[f"{path}.jsonld"]), path


def test_it_says_what_the_plan_says_of_the_thing_and_what_points_at_it(
    small: goalgraph.Graph, files: Files
) -> None:
    said = in_turtle(files["sjobacka/2024/O1.ttl"])
    stated = {
        triple
        for graph in small.scope.graphs("stated")
        for triple in small.store.get_graph(graph)
        if f"{PLAN}/O1>" in f"{triple.subject} {triple.object}"
    }
    member = ox.NamedNode(f"{GG}inPlan")
    assert {triple for triple in stated if triple.object != member} <= said
    assert any(triple.object == ox.NamedNode(f"{PLAN}/O1") for triple in said)


def test_a_passage_comes_with_what_is_stated_in_it(files: Files) -> None:
    said = in_turtle(files["sjobacka/2024/M1.ttl"])
    assert {triple.predicate.value.rpartition("#")[2] for triple in said} >= {
        "statedIn",
        "exact",
        "firstLine",
    }


def test_what_is_only_possible_is_no_statement(files: Files) -> None:
    goals = {ox.NamedNode(f"https://example.org/sjobacka/council/{name}") for name in ("F1", "F2")}
    for path, data in files.items():
        if path.endswith(".ttl") and path.startswith("sjobacka"):
            said = in_turtle(data)
            assert not [one for one in said if "CandidateLink" in str(one.object)]
            assert not [
                one for one in said if one.predicate.value == f"{GG}contributesTo" and one.object in goals
            ], path


def test_the_whole_plan_can_be_loaded_again_and_is_the_same(
    small: goalgraph.Graph, files: Files, tmp_path: Path
) -> None:
    (tmp_path / "plan.trig").write_bytes(files["sjobacka/2024.trig"])
    assert goalgraph.load(tmp_path).digest(PLAN) == small.digest(PLAN)


def test_blank_nodes_are_told_the_same_each_time(tmp_path: Path) -> None:
    (tmp_path / "plan.ttl").write_text(
        """@prefix gg: <https://w3id.org/goalgraph/ontology#> . @prefix p: <https://example.org/p/> .
        @prefix time: <http://www.w3.org/2006/time#> . @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
        <https://example.org/p> a gg:Plan ; skos:notation "p" .
        p:G1 a gg:Goal ; gg:inPlan <https://example.org/p> ; p:when [ p:from "a" ] , [ p:from "b" ; p:to [ p:from "c" ] ] .""",
        encoding="utf-8",
    )
    found = []
    for _ in range(2):
        own, _others = things_of(goalgraph.load(tmp_path).scope, frozenset(), {})
        goal = own["https://example.org/p/G1"]
        found.append((as_turtle(goal, "sv"), as_json_ld(goal, ["https://example.org/p"])))
    assert found[0] == found[1]
    assert len(in_turtle(found[0][0])) >= 8
