"""What a rule is about, as SHACL 2.1.3 has it, and what is read of rules."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from rdflib import Graph

from goalgraph.rdf.data_graph import DataGraph, Shared
from goalgraph.rdf.shapes_graph import shapes_in
from goalgraph.rdf.terms import BlankNode, NamedNode

PREFIXES = "@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix : <urn:> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> ."
RULE = NamedNode("urn:rule")
DATA = f"{PREFIXES} :Special rdfs:subClassOf :Thing . :a a :Thing . :b a :Special ; :to :c , 'text' . :d a :rule ."


def data_graph() -> DataGraph:
    return DataGraph(Shared(()), [quad.triple for quad in ox.parse(DATA, format=ox.RdfFormat.TURTLE)])


def rules(text: str) -> Graph:
    return Graph().parse(data=f"{PREFIXES} :rule {text} .", format="turtle")


@pytest.mark.parametrize(
    ("said", "about"),
    [
        ("sh:targetClass :Thing", {"urn:a", "urn:b"}),
        ("sh:targetNode :a , 'nowhere'", {"urn:a", "nowhere"}),
        ("sh:targetSubjectsOf :to", {"urn:b"}),
        ("sh:targetObjectsOf :to", {"urn:c", "text"}),
        ("a rdfs:Class , sh:NodeShape", {"urn:d"}),
        ("a sh:NodeShape", set()),
        ("sh:targetNode :a ; sh:targetSubjectsOf :to", {"urn:a", "urn:b"}),
    ],
)
def test_the_nodes_that_a_rule_is_about(said: str, about: set[str]) -> None:
    targets = shapes_in(rules(said)).targets(RULE)
    assert {getattr(node, "value", "") for node in targets.focus_nodes(data_graph())} == about
    assert bool(targets) is bool(about)


def test_the_properties_that_a_rule_compares() -> None:
    graph = rules(
        "sh:property [ sh:path :start ; sh:lessThan :end ] , [ sh:path ( :a :b ) ; sh:lessThanOrEquals :c ]"
    )
    assert shapes_in(graph).compared() == [("urn:start", "urn:end")]


def test_what_a_node_without_an_address_leads_to() -> None:
    shapes = shapes_in(rules("sh:property [ sh:path ( :a [ sh:inversePath :b ] ) ; sh:minCount 1 ]"))
    [part] = shapes.values(RULE, "http://www.w3.org/ns/shacl#property")
    assert isinstance(part, BlankNode)
    assert len(list(shapes.described([part]))) == 2 + 4 + 1  # path and count, two cells, and the inverse
    assert list(shapes.described([])) == []
