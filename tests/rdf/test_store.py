from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pyoxigraph as ox
import pytest

from goalgraph.base.errors import QuerySyntaxError, StoreError
from goalgraph.rdf.canonical import canonical
from goalgraph.rdf.store import LocalStore, Store
from goalgraph.rdf.terms import in_graph

G1, G2, G3 = "urn:g1", "urn:g2", "urn:g3"
EX = "https://example.org/"


def triple(number: int) -> ox.Triple:
    return ox.Triple(ox.NamedNode(f"urn:s{number}"), ox.NamedNode("urn:p"), ox.Literal(number))


@pytest.fixture
def store() -> LocalStore:
    store = LocalStore()
    store.put_graph(G1, [triple(1), triple(2)])
    store.put_graph(G2, [triple(3), triple(4)])
    return store


def numbers(store: Store, text: str, graphs: list[str]) -> list[int]:
    return sorted(int(row.text("o")) for row in store.select(text, graphs))


@pytest.mark.parametrize(
    ("graphs", "found"), [([G1], [1, 2]), ([G2], [3, 4]), ([G1, G2], [1, 2, 3, 4]), ([], []), ([G3], [])]
)
def test_a_query_sees_the_union_of_the_graphs_in_scope(
    store: LocalStore, graphs: list[str], found: list[int]
) -> None:
    assert numbers(store, "SELECT ?o { ?s ?p ?o }", graphs) == found


@pytest.mark.parametrize(("graphs", "found"), [([G1], [1, 2]), ([G1, G2], [1, 2, 3, 4])])
def test_graph_clauses_see_the_graphs_in_scope_one_by_one(
    store: LocalStore, graphs: list[str], found: list[int]
) -> None:
    assert numbers(store, "SELECT ?o { GRAPH ?g { ?s ?p ?o } }", graphs) == found


def test_a_query_cannot_widen_its_scope(store: LocalStore) -> None:
    assert numbers(store, f"SELECT ?o FROM <{G2}> {{ ?s ?p ?o }}", [G1]) == [1, 2]


@pytest.mark.parametrize("text", ["", "SELECT", "SELECT * { ?s ?p }", "INSERT DATA { <urn:a> <urn:b> 1 }"])
def test_what_is_no_query_is_refused_by_the_name_it_was_given(store: LocalStore, text: str) -> None:
    with pytest.raises(QuerySyntaxError) as caught:
        store.select(text, [G1], name="mine")
    assert caught.value.details["query"] == "mine"


def test_what_is_no_update_is_refused_in_goalgraphs_words(store: LocalStore) -> None:
    with pytest.raises(QuerySyntaxError):
        store.update("SELECT * { ?s ?p ?o }")


def test_putting_a_graph_replaces_what_was_there_and_nothing_else(store: LocalStore) -> None:
    store.put_graph(G1, [triple(9)])
    assert store.get_graph(G1) == [triple(9)]
    assert len(store.get_graph(G2)) == 2


def test_adding_keeps_what_was_there(store: LocalStore) -> None:
    nine = triple(9)
    store.add([ox.Quad(nine.subject, nine.predicate, nine.object, ox.NamedNode(G1))])
    assert numbers(store, "SELECT ?o { ?s ?p ?o }", [G1]) == [1, 2, 9]


def test_a_dropped_graph_is_gone_and_dropping_it_again_is_no_error(store: LocalStore) -> None:
    store.drop_graph(G1)
    store.drop_graph(G1)
    assert store.graphs() == [G2]
    assert store.get_graph(G1) == []


def test_graphs_are_sorted(store: LocalStore) -> None:
    store.put_graph("urn:g0", [triple(1)])
    assert store.graphs() == ["urn:g0", G1, G2]


def test_an_update_changes_the_store(store: LocalStore) -> None:
    store.update(f"DELETE WHERE {{ GRAPH <{G1}> {{ <urn:s1> ?p ?o }} }}")
    assert numbers(store, "SELECT ?o { ?s ?p ?o }", [G1]) == [2]


def test_a_store_on_disk_keeps_what_it_was_given(tmp_path: Path) -> None:
    store = LocalStore(tmp_path)
    store.put_graph(G1, [triple(1)])
    del store
    assert LocalStore(tmp_path).get_graph(G1) == [triple(1)]


def test_a_store_in_use_cannot_be_opened_again(tmp_path: Path) -> None:
    first = LocalStore(tmp_path)
    with pytest.raises(StoreError) as caught:
        LocalStore(tmp_path)
    assert caught.value.details["location"] == tmp_path
    assert first.graphs() == []


def test_a_file_is_no_store(tmp_path: Path) -> None:
    file = tmp_path / "plan.ttl"
    file.write_text("text", encoding="utf-8")
    with pytest.raises(StoreError):
        LocalStore(file)


def test_putting_a_graph_is_all_or_nothing(store: LocalStore) -> None:
    def broken() -> Iterator[ox.Triple]:
        yield triple(9)
        raise RuntimeError("interrupted")

    with pytest.raises(RuntimeError):
        store.put_graph(G1, broken())
    assert numbers(store, "SELECT ?o { ?s ?p ?o }", [G1]) == [1, 2]


def test_a_refused_update_leaves_the_old_graph(store: LocalStore) -> None:
    class Broken:
        def __str__(self) -> str:
            return "no SPARQL"

    with pytest.raises(SyntaxError):
        store.put_graph(G1, cast("list[ox.Triple]", [triple(9), Broken()]))
    assert numbers(store, "SELECT ?o { ?s ?p ?o }", [G1]) == [1, 2]


def test_a_graph_may_be_empty_or_hold_blank_nodes_and_any_text(store: LocalStore) -> None:
    store.put_graph(G1, [])
    assert store.get_graph(G1) == []
    node, text = ox.BlankNode("b"), ox.Literal('a"\\\n\r\t\u2028\u0085 . } å', language="sv")
    store.put_graph(
        G1, [ox.Triple(node, ox.NamedNode("urn:p"), text), ox.Triple(node, ox.NamedNode("urn:q"), node)]
    )
    found = store.get_graph(G1)
    assert {t.object for t in found if isinstance(t.object, ox.Literal)} == {text}
    assert len({t.subject for t in found}) == 1


def test_a_row_gives_terms_and_their_values(store: LocalStore) -> None:
    text = "SELECT ?s ?o ?none ?t { ?s ?p ?o FILTER(?o = 1) BIND(TRIPLE(?s, ?p, ?o) AS ?t) }"
    (row,) = store.select(text, [G1])
    assert row["s"] == ox.NamedNode("urn:s1")
    assert (row.text("s"), row.text("o")) == ("urn:s1", "1")
    assert (row["none"], row.value("none"), row.text("none")) == (None, None, "")
    assert "urn:p" in row.text("t")


def test_triples_and_truth_have_verbs_of_their_own(store: LocalStore) -> None:
    assert store.construct("CONSTRUCT { ?s ?p ?o } { ?s ?p ?o FILTER(?o = 1) }", [G1, G2]) == [triple(1)]
    assert store.ask("ASK { ?s ?p 1 }", [G1]) is True
    assert store.ask("ASK { ?s ?p 1 }", [G2]) is False


def test_what_is_said_of_a_resource_comes_once_whatever_graph_says_it(store: LocalStore) -> None:
    node, name = ox.NamedNode(EX + "s"), ox.NamedNode(EX + "name")
    for graph in ("said", "again"):
        store.put_graph(EX + graph, [ox.Triple(node, name, ox.Literal("Skola", language="sv"))])
    store.put_graph(EX + "other", [ox.Triple(node, name, ox.Literal("School", language="en"))])
    found = store.said_of(EX + "s")
    assert sorted((predicate, str(value)) for predicate, value in found) == [
        (EX + "name", '"School"@en'),
        (EX + "name", '"Skola"@sv'),
    ]
    assert store.said_of(EX + "nobody") == []


ODD = [
    ox.Literal('"\\\n\t å\u200b 😀 _:b <x> .'),
    ox.Literal("", language="sv"),
    ox.Literal("x", language="en-gb"),
    ox.Literal("1e3", datatype=ox.NamedNode(EX + "type")),
    ox.Literal("no number", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#decimal")),
    ox.NamedNode("https://example.org/å?q=%20#f"),
]


@pytest.mark.parametrize("value", ODD, ids=str)
def test_a_dumped_store_is_loaded_as_it_was(value: ox.Literal | ox.NamedNode) -> None:
    node, graph = ox.NamedNode(EX + "s"), EX + "g"
    held = LocalStore()
    held.put_graph(graph, [ox.Triple(node, node, value)])
    again = LocalStore.loaded(held.dumped())
    assert again.get_graph(graph) == held.get_graph(graph)
    assert again.graphs() == [graph]


def test_a_checksum_is_of_the_statements_and_not_of_their_order_or_the_names_of_known_blank_nodes() -> None:
    node = ox.NamedNode(EX + "s")
    own = [ox.Triple(node, node, ox.Literal(text)) for text in "abc"]

    def checksum(triples: list[ox.Triple], graph: str = EX + "g", known: str = EX + "known") -> str | None:
        held = LocalStore()
        held.put_graph(graph, triples)
        held.put_graph(EX + "known", [ox.Triple(node, node, ox.BlankNode())])
        return held.checksum([known])

    assert checksum(own) == checksum(own[::-1])
    assert len({checksum(own), checksum(own[1:]), checksum(own, EX + "h"), checksum([])}) == 4
    assert checksum([*own, ox.Triple(node, node, ox.BlankNode())]) is None
    assert checksum([ox.Triple(ox.BlankNode(), node, node)]) is None
    assert checksum(own, known=EX + "other") is None


def test_what_is_in_no_graph_is_put_in_one_as_it_was_and_nothing_else() -> None:
    text = '<urn:a> <urn:p> "\\u00e5 \\" \\n"@sv-FI, 1.50, "1e9999"^^<urn:t>, [ <urn:q> [ <urn:r> _:x ] ] . _:x <urn:s> 1 .'
    home = ox.NamedNode("urn:home")
    unnamed = list(ox.parse(text, format=ox.RdfFormat.TURTLE))
    named = list(ox.parse("GRAPH <urn:other> { <urn:a> <urn:p> 1 }", format=ox.RdfFormat.TRIG))
    for quads in ([], unnamed, named, [*named, *unnamed], [*unnamed, *named]):
        put, before = LocalStore(), LocalStore()
        put.add(quads, home)
        before.add(in_graph(quads, home))
        known = ["urn:home", "urn:other"]
        assert put.graphs() == before.graphs()
        assert put.checksum(known) == before.checksum(known)
        assert canonical(put.get_graph("urn:home")) == canonical(before.get_graph("urn:home"))
