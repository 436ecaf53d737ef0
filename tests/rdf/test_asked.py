"""The graph that pyshacl asks answers as rdflib's own does, whatever is put in, taken out and asked for."""

from __future__ import annotations

from itertools import pairwise, product

import rdflib
from hypothesis import given
from hypothesis import strategies as st
from pyshacl import validate
from rdflib.paths import SequencePath

from goalgraph.rdf.asked import asked_graph, merged

NODES = tuple(rdflib.URIRef(f"urn:{letter}") for letter in "abc")
VALUES = (*NODES, rdflib.Literal("a"), rdflib.Literal("a", lang="sv"), rdflib.Literal(1), rdflib.BNode("b"))
TRIPLES = st.tuples(st.sampled_from(NODES), st.sampled_from(NODES), st.sampled_from(VALUES))
PATTERNS = st.tuples(*(st.none() | st.sampled_from(kind) for kind in (NODES, NODES, VALUES)))


@given(st.lists(st.tuples(st.booleans(), TRIPLES | PATTERNS), max_size=30))
def test_it_answers_as_rdflib_does(steps: list[tuple[bool, tuple[rdflib.term.Node | None, ...]]]) -> None:
    asked, plain = asked_graph(), rdflib.Graph()
    for adds, (s, p, o) in steps:
        for graph in (asked, plain):
            if adds and s is not None and p is not None and o is not None:
                graph.add((s, p, o))
            elif not adds:
                graph.remove((s, p, o))
    assert len(asked) == len(plain)
    for s, p, o in product((None, *NODES), (None, *NODES), (None, *VALUES)):
        assert sorted(asked.triples((s, p, o))) == sorted(plain.triples((s, p, o)))


@given(
    st.lists(TRIPLES, max_size=10),
    st.lists(st.tuples(st.integers(0, 2), st.booleans(), TRIPLES), max_size=20),
)
def test_what_is_changed_in_one_of_several_with_the_same_triples_is_changed_in_no_other(
    common: list[tuple[rdflib.term.Node, ...]], steps: list[tuple[int, bool, tuple[rdflib.term.Node, ...]]]
) -> None:
    first = asked_graph()
    for s, p, o in common:
        first.add((s, p, o))
    several = [first, merged(first, asked_graph())]
    several.append(merged(several[1], asked_graph()))
    plain = [set(first) for _ in several]
    for which, adds, (s, p, o) in steps:
        (several[which].add if adds else several[which].remove)((s, p, o))
        (plain[which].add if adds else plain[which].discard)((s, p, o))
    for graph, triples in zip(several, plain, strict=True):
        assert len(graph) == len(triples)
        for wanted in product((None, *NODES), (None, *NODES), (None, *VALUES)):
            pairs = ((one, list(zip(wanted, one, strict=True))) for one in triples)
            found = {one for one, both in pairs if all(want in (None, has) for want, has in both)}
            assert set(graph.triples(wanted)) == found


def test_a_query_is_parsed_once_whatever_the_order_of_its_prefixes() -> None:
    from goalgraph.rdf.asked import _parsed

    graph = asked_graph()
    graph.add((NODES[0], NODES[1], NODES[2]))
    before = _parsed.cache_info().misses
    for prefixes in ("PREFIX u: <urn:>\nPREFIX x: <x:>\n", "PREFIX x: <x:>\nPREFIX u: <urn:>\n"):
        found = graph.query(prefixes + "SELECT * { u:a u:b ?o }").bindings
        assert [dict(row) for row in found] == [{rdflib.Variable("o"): NODES[2]}]
    assert _parsed.cache_info().misses == before + 1


def test_pyshacl_takes_it_for_data_and_for_shapes() -> None:
    data, shapes = asked_graph(), asked_graph()
    data.add((NODES[0], rdflib.RDF.type, NODES[1]))
    shapes.parse(
        data="""@prefix sh: <http://www.w3.org/ns/shacl#> .
        <urn:rule> a sh:NodeShape ; sh:targetClass <urn:b> ; sh:property [ sh:path <urn:c> ; sh:minCount 1 ] .""",
        format="turtle",
    )
    conforms, results, _ = validate(data, shacl_graph=shapes, inplace=True)
    assert not conforms
    assert list(results.objects(None, rdflib.SH.focusNode)) == [NODES[0]]


def test_pyshacl_tells_of_a_blank_node() -> None:
    data, shapes = asked_graph(), asked_graph()
    data.add((rdflib.BNode("b"), rdflib.RDF.type, NODES[1]))
    shapes.parse(
        data="""@prefix sh: <http://www.w3.org/ns/shacl#> .
        <urn:rule> a sh:NodeShape ; sh:targetClass <urn:b> ; sh:property [ sh:path <urn:c> ; sh:hasValue 1 ] .""",
        format="turtle",
    )
    _, results, _ = validate(data, shacl_graph=shapes, inplace=True)
    assert list(results.objects(None, rdflib.SH.focusNode)) == [rdflib.BNode("b")]
    assert list(results.objects(None, rdflib.SH.resultMessage))


@given(st.lists(TRIPLES, max_size=12))
def test_paths_lead_where_rdflibs_lead(triples: list[tuple[rdflib.term.Node, ...]]) -> None:
    asked, plain = asked_graph(), rdflib.Graph()
    for s, p, o in triples:
        asked.add((s, p, o))
        plain.add((s, p, o))
    one, two = (path_of(node) for node in NODES[:2])
    paths = (one * "+", one * "*", (one | two) * "+", (one / two) * "*", (one * "+") | two, ~one * "+")
    for path in paths:
        for start, end in product((None, *NODES), (None, *VALUES)):
            found, theirs = (graph.triples((start, path, end)) for graph in (asked, plain))
            assert {(s, o) for s, _, o in found} == {(s, o) for s, _, o in theirs}
    for node in NODES:
        assert set(asked.transitive_objects(node, NODES[0])) == set(plain.transitive_objects(node, NODES[0]))
        assert set(asked.transitive_subjects(NODES[0], node)) == set(
            plain.transitive_subjects(NODES[0], node)
        )


@given(st.lists(TRIPLES, max_size=12), TRIPLES)
def test_what_leads_back_to_itself_is_known_anew_when_something_changes(
    triples: list[tuple[rdflib.term.Node, ...]], changed: tuple[rdflib.term.Node, ...]
) -> None:
    asked, plain = asked_graph(), rdflib.Graph()
    for s, p, o in triples:
        asked.add((s, p, o))
        plain.add((s, p, o))
    path = path_of(NODES[0]) * "+"
    for change in (None, "add", "remove"):
        for graph in (asked, plain):
            if change:
                getattr(graph, change)(changed)
        for node in NODES:
            assert list(asked.triples((node, path, node))) == list(plain.triples((node, path, node)))


def path_of(node: rdflib.URIRef) -> SequencePath:
    return SequencePath(node)


def test_a_chain_may_be_as_long_as_anybody_likes() -> None:
    graph = asked_graph()
    chain = [rdflib.URIRef(f"urn:{number}") for number in range(3000)]
    for below, above in pairwise(chain):
        graph.add((below, NODES[0], above))
    onward = path_of(NODES[0]) * "+"
    for start, end in ((chain[0], None), (None, chain[-1]), (chain[0], chain[-1])):
        assert any(graph.triples((start, onward, end)))
    assert not any(any(graph.triples((node, onward, node))) for node in chain)
    assert len(list(graph.transitive_objects(chain[0], NODES[0]))) == len(chain)
    assert len(list(graph.transitive_subjects(NODES[0], chain[-1]))) == len(chain)
