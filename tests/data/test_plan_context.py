"""The context of plans has every property of the ontology, and a plan in JSON-LD is the plan in Turtle.

In: ontology/plans.context.jsonld and the example in docs/plans-in-json-ld.md. Out: a failure that names the key.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from rdflib import OWL, RDF, Graph, URIRef

import goalgraph
import plan_context
from goalgraph.base.errors import RemoteContext
from goalgraph.rdf.parsing import parse
from places import ROOT

DOCUMENT = (ROOT / "docs" / "plans-in-json-ld.md").read_text(encoding="utf-8")
[EXAMPLE] = re.findall(r"```json\n(.*?)```", DOCUMENT, flags=re.DOTALL)
[TURTLE] = re.findall(r"```turtle\n(.*?)```", DOCUMENT, flags=re.DOTALL)
ADDRESS = "https://w3id.org/goalgraph/ontology/plans.context.jsonld"
CONTEXT = json.loads(plan_context.FILE.read_text(encoding="utf-8"))["@context"]


def test_the_context_is_what_the_ontology_gives() -> None:
    assert plan_context.FILE.read_text(encoding="utf-8") == plan_context.text()


def test_every_property_has_a_key_and_every_key_a_property() -> None:
    ontology = Graph().parse(ROOT / "ontology" / "goalgraph.ttl")
    own = {
        str(term).removeprefix(plan_context.GG)
        for kind in (OWL.ObjectProperty, OWL.DatatypeProperty)
        for term in ontology.subjects(RDF.type, kind)
        if isinstance(term, URIRef) and term.startswith(plan_context.GG)
    }
    keys = {key for key, value in CONTEXT.items() if isinstance(value, dict) and value["@id"] == f"gg:{key}"}
    assert keys == own
    assert not own & plan_context.FOREIGN.keys()
    assert {
        prefix
        for value in CONTEXT.values()
        if isinstance(value, dict)
        for prefix in [value["@id"].partition(":")[0]]
    } <= CONTEXT.keys()


def test_every_property_that_the_bundled_plan_uses_is_in_the_context() -> None:
    known = {
        CONTEXT[value["@id"].partition(":")[0]] + value["@id"].partition(":")[2]
        for value in CONTEXT.values()
        if isinstance(value, dict)
    }
    used = {
        str(predicate)
        for path in (ROOT / "data" / "vaggeryd").rglob("*.ttl")
        for predicate in Graph().parse(path).predicates()
    }
    elsewhere = {
        str(RDF.type),
        *(one for one in used if "/dcat#" in one or "/accessRights" in one or "/format" in one),
    }
    assert used - elsewhere <= known


def test_the_plan_in_json_ld_is_the_plan_in_turtle(tmp_path: Path) -> None:
    (tmp_path / "plan.jsonld").write_text(EXAMPLE, encoding="utf-8")
    (tmp_path / "plan.ttl").write_text(TURTLE, encoding="utf-8")
    in_json, in_turtle = (set(parse(tmp_path / name)) for name in ("plan.jsonld", "plan.ttl"))
    assert in_json == in_turtle
    assert len(in_turtle) == 34


def test_any_reader_of_json_ld_reads_it_so() -> None:
    inline = EXAMPLE.replace(f'"{ADDRESS}"', json.dumps(CONTEXT))
    assert set(Graph().parse(data=inline, format="json-ld")) == set(
        Graph().parse(data=TURTLE, format="turtle")
    )


def test_the_plan_loads_and_no_term_is_unknown(tmp_path: Path) -> None:
    (tmp_path / "plan.jsonld").write_text(EXAMPLE, encoding="utf-8")
    graph = goalgraph.load(tmp_path)
    assert [goal.label("en") for goal in graph.scope.goals] == ["More shall cycle to school"]
    assert "term-unknown" not in {finding.rule for finding in graph.validate().findings}


@pytest.mark.parametrize(
    "context",
    [ADDRESS, [ADDRESS], [{"x": "urn:x:"}, ADDRESS], [ADDRESS, {"x": "urn:x:"}]],
    ids=["alone", "in a list", "after another", "before another"],
)
def test_the_address_may_stand_wherever_a_context_may(context: object, tmp_path: Path) -> None:
    file = tmp_path / "plan.jsonld"
    file.write_text(json.dumps({"@context": context, "id": "urn:a", "inPlan": "urn:b"}), encoding="utf-8")
    [quad] = parse(file)
    assert quad.predicate.value == f"{plan_context.GG}inPlan"


def test_the_address_in_a_text_is_a_text_and_another_address_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "plan.jsonld"
    said = f'"@context": "{ADDRESS}"'
    file.write_text(json.dumps({"@id": "urn:a", "urn:p": said}), encoding="utf-8")
    [quad] = parse(file)
    assert getattr(quad.object, "value", "") == said
    file.write_text(json.dumps({"@context": ADDRESS + "2", "@id": "urn:a", "urn:p": "b"}), encoding="utf-8")
    with pytest.raises(RemoteContext):
        parse(file)
