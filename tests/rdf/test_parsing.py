from __future__ import annotations

import pytest

from goalgraph.rdf.parsing import triples_in, triples_of_json
from goalgraph.rdf.statements import serialised
from goalgraph.rdf.terms import BlankNode, Literal, NamedNode, Triple

GOAL, LABEL = NamedNode("urn:goal"), NamedNode("urn:label")


def test_a_document_in_json_is_read_against_its_base() -> None:
    [triple] = triples_of_json({"@id": "#goal", "urn:label": "Skola"}, "https://example.org/plan")
    assert triple == Triple(NamedNode("https://example.org/plan#goal"), LABEL, Literal("Skola"))


def test_two_documents_have_no_blank_node_in_common() -> None:
    nodes = [triples_of_json({"@id": "_:a", "urn:label": "A"}, "urn:p")[0].subject for _ in range(2)]
    assert all(isinstance(node, BlankNode) for node in nodes)
    assert nodes[0] != nodes[1]


@pytest.mark.parametrize("document", [{"@id": 1}, {"@context": "https://example.org/c", "urn:a": 1}])
def test_what_is_no_document_is_refused_in_goalgraphs_words(document: object) -> None:
    with pytest.raises(ValueError, match=r".") as caught:
        triples_of_json(document, "urn:p")
    assert type(caught.value) is ValueError


@pytest.mark.parametrize(
    ("ending", "graph"), [(".ttl", False), (".nt", False), (".nq", True), (".trig", True)]
)
def test_triples_are_written_by_the_ending_of_the_file(ending: str, graph: bool) -> None:
    written = serialised([Triple(GOAL, LABEL, Literal("Skola"))], "urn:log", ending).decode()
    assert ("urn:log" in written) is graph
    if ending == ".ttl":
        assert triples_in(written) == [Triple(GOAL, LABEL, Literal("Skola"))]
