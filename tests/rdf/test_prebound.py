"""A query about one node after the other says the same when it is asked of all at once, where it says that it may be.

In: queries of different forms, and invented links between a few nodes. Out: a failure that names the query.
"""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalgraph.rdf.prebound import FEW, Prebound

NODES = [ox.NamedNode(f"urn:{letter}") for letter in "abcd"]
NAMES = [ox.NamedNode(f"urn:{name}") for name in ("p", "q")]
GRAPHS = st.sets(
    st.tuples(st.sampled_from(NODES), st.sampled_from(NAMES), st.sampled_from(NODES)), max_size=12
)

# Parts that may follow each other in a group that begins with a statement about $this.
PARTS = (
    "?value <urn:q> ?x .",
    "OPTIONAL { $this <urn:q> ?y FILTER(?y != $this) }",
    "OPTIONAL { ?value <urn:p> ?y }",
    "FILTER($this != ?value)",
    "FILTER NOT EXISTS { ?other <urn:q> $this . FILTER(?other != $this) }",
    "FILTER NOT EXISTS { { ?value <urn:q> ?z } FILTER EXISTS { ?z <urn:p> $this } }",
    "{ $this <urn:q> ?w } UNION { ?value <urn:q> ?w }",
    "BIND($this = ?value AS ?same) FILTER(!?same)",
    "{ ?value <urn:q> ?v }",
)
STARTS = (
    "$this <urn:p> ?value .",
    "$this <urn:p>* ?value .",
    "{ $this <urn:p>|<urn:q> ?value . FILTER(?value != <urn:d>) }",
)


@pytest.mark.parametrize("start", range(len(STARTS)))
@given(
    triples=GRAPHS,
    foci=st.sets(st.sampled_from(NODES)),
    parts=st.permutations(PARTS),
    count=st.integers(0, 3),
)
def test_one_answer_for_all_is_the_same_as_one_for_each(
    start: int, triples: set[tuple[ox.NamedNode, ...]], foci: set[ox.NamedNode], parts: list[str], count: int
) -> None:
    text = f"SELECT DISTINCT $this ?value {{ {' '.join([STARTS[start], *parts[:count]])} }}"
    store = ox.Store()
    store.extend([ox.Quad(*triple) for triple in triples])
    query = Prebound(text)
    each = {
        (node, row["value"])
        for node in foci
        for row in store.query(text, substitutions={ox.Variable("this"): node})  # type: ignore[union-attr]
    }
    if query.at_once:
        assert set(query.of_all(store, foci)) == set(query.of_each(store, foci)) == each
    else:
        assert "UNION" in text


@pytest.mark.parametrize(
    ("text", "at_once"),
    [
        ("SELECT $this { $this <urn:p> ?v }", True),
        ("SELECT ?this { ?this <urn:p> ?v . FILTER(?v > 1) }", True),
        ("SELECT $this WHERE { # about $this\n $this <urn:p> '$this }' }", True),
        ("SELECT $this { $this <urn:p> ?v OPTIONAL { ?v <urn:q> $this } }", False),
        ("SELECT $this { ?v <urn:p> $this }", False),
        ("SELECT $this { OPTIONAL { $this <urn:p> ?v } }", False),
        ("SELECT $this { { $this <urn:p> ?v } UNION { ?v <urn:p> ?w } }", False),
        ("SELECT $this { $this <urn:p> ?v . { FILTER($this != ?v) } }", False),
        ("SELECT $this { $this <urn:p> ?v . { SELECT $this { $this <urn:q> ?w } } }", False),
        ("SELECT $this (COUNT(?v) AS ?value) { $this <urn:p> ?v } GROUP BY $this", False),
        ("SELECT $this { $this <urn:p> ?v } LIMIT 1", False),
        ("PREFIX p: <urn:> SELECT $this { $this p:group ?v OPTIONAL { ?v p:limit ?w } }", True),
        ("PREFIX p: <urn:> SELECT $this { $this p:q ?v } GROUP BY $this", False),
    ],
)
def test_whether_one_answer_says_it_of_all(text: str, at_once: bool) -> None:
    assert Prebound(text).at_once is at_once


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("SELECT $this ?value { $this <urn:p> ?value }", True),
        ("SELECT * { $this <urn:p> ?value }", True),
        ("PREFIX p: <urn:> SELECT $this { $this p:values ?value }", True),
        ("SELECT $this { $this <urn:p> 'MINUS $PATH' }", True),
        ("SELECT $this { $this $PATH ?value }", False),
        ("SELECT $this ?path { $this ?path ?value }", False),
        ("SELECT $this { $this <urn:p> ?v MINUS { $this <urn:q> ?v } }", False),
        ("SELECT $this { VALUES ?v { 1 } $this <urn:p> ?v }", False),
        ("SELECT $this { $this <urn:p> ?v { SELECT ?v { ?v <urn:q> ?w } } }", False),
    ],
)
def test_whether_a_query_is_one_that_is_known(text: str, known: bool) -> None:
    assert Prebound(text).is_known is known


def test_nothing_is_asked_of_no_node() -> None:
    assert list(Prebound("no query").solutions(ox.Store(), [])) == []


def test_few_nodes_are_asked_one_by_one_and_many_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []

    def rows(query: Prebound, *given: object) -> list[object]:
        asked.append(given)
        return []

    monkeypatch.setattr(Prebound, "_rows", rows)
    query = Prebound("SELECT $this { $this <urn:p> ?v }")
    for count in (FEW, FEW + 1):
        asked.clear()
        nodes = {ox.NamedNode(f"urn:{number}") for number in range(count)}
        assert list(query.solutions(ox.Store(), nodes)) == []
        assert len(asked) == (count if count <= FEW else 1)


def test_what_finds_a_value_twice_says_it_once() -> None:
    store = ox.Store()
    a, b, c, _ = NODES
    store.extend([ox.Quad(a, NAMES[0], b), ox.Quad(a, NAMES[0], c)])
    for text in ("SELECT $this { $this <urn:p> ?v }", "SELECT $this { ?x <urn:p> ?v . FILTER(?x = $this) }"):
        assert list(Prebound(text).of_each(store, {a})) == [(a, None)]
    assert list(Prebound("SELECT $this { $this <urn:p> ?v }").of_all(store, {a})) == [(a, None)]
