from __future__ import annotations

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.namespace import RDFS

import goalgraph
from goalgraph.base.names import PREFIXES
from goalgraph.rdf.canonical import canonical, digest
from goalgraph.rdf.statements import asked_of, to_graph, to_rdflib
from goalgraph.rdf.store import LocalStore
from small_plan import DERIVED, FILE, PLAN


@pytest.fixture(scope="module")
def small() -> goalgraph.Graph:
    return goalgraph.load(FILE)


@pytest.fixture(scope="module")
def dataset(small: goalgraph.Graph) -> rdflib.Dataset:
    return small.rdf()


def test_every_graph_comes_along_with_all_its_triples(
    small: goalgraph.Graph, dataset: rdflib.Dataset
) -> None:
    for name in small.store.graphs():
        assert len(dataset.graph(rdflib.URIRef(name))) == len(small.store.get_graph(name)), name
    assert {f"{PLAN}/stated", DERIVED} <= set(small.store.graphs())


def test_texts_keep_their_languages_and_letters(dataset: rdflib.Dataset) -> None:
    labels = set(
        dataset.graph(rdflib.URIRef(f"{PLAN}/stated")).objects(rdflib.URIRef(f"{PLAN}/O2"), RDFS.label)
    )
    assert labels == {rdflib.Literal("Vägarna", lang="sv"), rdflib.Literal("The roads", lang="en")}


@pytest.mark.parametrize("prefix", PREFIXES)
def test_prefixes_come_along(dataset: rdflib.Dataset, prefix: str) -> None:
    assert dict(dataset.namespaces())[prefix] == rdflib.URIRef(PREFIXES[prefix])


def test_a_graph_for_pyshacl_holds_each_triple_once() -> None:
    one, two, three = (
        ox.Triple(ox.NamedNode("urn:s"), ox.NamedNode("urn:p"), ox.Literal(text)) for text in "xyz"
    )
    assert len(asked_of([one, two, two, three])) == 3
    assert len(asked_of([])) == 0


def test_blank_nodes_stay_the_nodes_they_are() -> None:
    store, node = LocalStore(), ox.BlankNode()
    same = [ox.Triple(node, ox.NamedNode("urn:p"), ox.Literal(text)) for text in "xy"]
    store.put_graph("urn:a", [*same, ox.Triple(ox.BlankNode(), ox.NamedNode("urn:p"), ox.Literal("x"))])
    subjects = list(to_rdflib(store).graph(rdflib.URIRef("urn:a")).subjects())
    assert (len(subjects), len(set(subjects))) == (3, 2)


def test_it_is_a_copy(small: goalgraph.Graph) -> None:
    copy = small.rdf()
    copy.graph(rdflib.URIRef(f"{PLAN}/stated")).remove((None, None, None))
    assert small.store.get_graph(f"{PLAN}/stated")
    assert len(small.rdf().graph(rdflib.URIRef(f"{PLAN}/stated")))


S, P, Q = (ox.NamedNode(f"urn:{name}") for name in "spq")


def described(*texts: str) -> list[ox.Triple]:
    return [ox.Triple(ox.BlankNode(), P, ox.Literal(text)) for text in texts]


def test_the_digest_is_of_the_triples_in_any_order_and_with_any_blank_nodes() -> None:
    one, two = described("a", "b", "c"), described("c", "a", "b")
    assert digest(one) == digest(reversed(one)) == digest(two) == digest([*one, one[0]])
    assert digest(described("a", "b")) != digest(one)
    assert digest(one).startswith("sha256:")


def test_canonical_names_blank_nodes_by_what_is_said_of_them() -> None:
    assert list(map(str, canonical(described("a", "b")))) == list(map(str, canonical(described("b", "a"))))


def test_triples_become_a_graph_with_their_types() -> None:
    values: list[ox.NamedNode | ox.Literal] = [
        ox.Literal("å", language="sv"),
        ox.Literal("2024-05-01", datatype=ox.NamedNode(PREFIXES["xsd"] + "date")),
        ox.Literal(True),
        Q,
    ]
    graph = to_graph(ox.Triple(S, P, value) for value in values)
    assert set(graph.objects()) == {
        rdflib.Literal("å", lang="sv"),
        rdflib.Literal("2024-05-01", datatype=rdflib.XSD.date),
        rdflib.Literal("true", datatype=rdflib.XSD.boolean),
        rdflib.URIRef("urn:q"),
    }
    assert dict(graph.namespaces())["gg"] == rdflib.URIRef(PREFIXES["gg"])
