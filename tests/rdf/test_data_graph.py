"""What rules are asked of: said once, whatever graph it was in, the same for pyshacl and for other engines."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
import rdflib

from goalgraph.rdf.data_graph import DataGraph, Shared
from goalgraph.rdf.terms import Literal, NamedNode, Triple

TYPE, BELOW = str(rdflib.RDF.type), str(rdflib.RDFS.subClassOf)
A, B, C, P = (NamedNode(f"urn:{name}") for name in "abcp")


def _typed(text: str, kind: str) -> Literal:
    return Literal(text, datatype=NamedNode(f"http://www.w3.org/2001/XMLSchema#{kind}"))


def made() -> DataGraph:
    shared = Shared([Triple(B, NamedNode(BELOW), C), Triple(C, NamedNode(BELOW), B)])
    return DataGraph(
        shared, [Triple(A, NamedNode(TYPE), B), Triple(A, P, Literal("x")), Triple(A, P, Literal("x"))]
    )


def test_a_note_is_said_like_all_else() -> None:
    graph = made()
    assert not graph.says(B, "urn:p")
    graph.add([Triple(B, P, A)])
    assert graph.says(B, "urn:p", A)
    assert graph.objects(B, "urn:p") == [A]
    assert set(graph.subjects("urn:p")) == {A, B}
    assert sorted(map(str, graph.pairs("urn:p"))) == sorted(map(str, [(A, Literal("x")), (B, A)]))
    assert len(graph.own) == 3
    assert not graph.says(Literal("x"))
    assert graph.objects(Literal("x"), "urn:p") == []


def test_what_is_of_a_class_below_is_of_the_class_though_they_go_in_a_circle() -> None:
    assert made().instances(C) == made().instances(B) == {A}


def test_lines_and_the_graph_for_pyshacl_say_the_same() -> None:
    graph = made()
    graph.add([Triple(C, P, Literal("å\n", language="sv"))])
    lines = {quad.triple for quad in ox.parse(graph.lines(), format=ox.RdfFormat.N_TRIPLES)}
    assert len(lines) == len(graph.asked()) == len(graph.store) == 5
    assert {(str(s), str(p), str(o)) for s, p, o in graph.asked()} == {
        (one.subject.value, one.predicate.value, one.object.value) for one in lines
    }


def test_what_is_shared_is_not_changed_by_a_note() -> None:
    shared = Shared([Triple(B, P, C)])
    first = DataGraph(shared, [])
    first.add([Triple(A, P, C)])
    assert len(first.asked()) == 2
    assert len(DataGraph(shared, []).asked()) == 1


@pytest.mark.parametrize(
    ("values", "ordinary"),
    [
        ([Literal("x"), Literal("y", language="sv")], True),
        ([_typed("1.5", "decimal"), _typed("2", "integer")], True),
        ([_typed("2031-01-01", "date"), _typed("2032-01-01", "date")], True),
        ([Literal("x"), _typed("2", "integer")], False),
        ([_typed("2031", "gYear"), _typed("2", "integer")], False),
        ([_typed("soon", "date")], False),
        ([_typed("1e3", "double")], False),
        ([Literal("A1\n")], False),
    ],
)
def test_values_that_engines_may_read_in_their_own_ways_are_not_ordinary(
    values: list[Literal], ordinary: bool
) -> None:
    assert DataGraph(Shared(()), [Triple(A, P, value) for value in values]).is_ordinary is ordinary
