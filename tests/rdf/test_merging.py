"""What several graphs say is one statement to a question, however it is asked."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalgraph.rdf.evaluation import Question, Rows
from goalgraph.rdf.store import LocalStore

G1, G2, G3 = GRAPHS = ("urn:g1", "urn:g2", "urn:g3")


def quad(name: str, graph: str) -> ox.Quad:
    node = ox.NamedNode
    return ox.Quad(node(f"urn:{name}"), node("urn:p"), node("urn:o"), node(graph))


@pytest.fixture
def store() -> LocalStore:
    """``a`` stands in two graphs, ``b`` in one, ``c`` in one that is out of sight."""
    store = LocalStore()
    store.add([quad("a", G1), quad("a", G2), quad("b", G2), quad("c", G3)])
    return store


def number(store: LocalStore, text: str, graphs: tuple[str, ...] = (G1, G2)) -> int:
    answer = store.answer(Question(text, graphs))
    assert isinstance(answer, Rows)
    ((value,),) = answer.rows
    assert isinstance(value, ox.Literal)
    return int(value.value)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", 2),
        ("SELECT (COUNT(*) AS ?n) { ?s ?p ?o . ?s ?q ?r }", 2),
        (f"SELECT (COUNT(*) AS ?n) FROM <{G1}> FROM <{G2}> {{ ?s ?p ?o }}", 2),
        (f"SELECT (COUNT(*) AS ?n) FROM <{G1}> {{ ?s ?p ?o }}", 1),
        ("SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }", 3),
        ("SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } ?s ?q ?r }", 3),
        (f"SELECT (COUNT(*) AS ?n) {{ GRAPH <{G2}> {{ ?s ?p ?o }} }}", 2),
        (f"SELECT (COUNT(*) AS ?n) {{ GRAPH <{G3}> {{ ?s ?p ?o }} }}", 0),
        (f"SELECT (COUNT(*) AS ?n) FROM NAMED <{G1}> {{ GRAPH ?g {{ ?s ?p ?o }} }}", 1),
    ],
)
def test_what_two_graphs_say_counts_once(store: LocalStore, text: str, expected: int) -> None:
    assert number(store, text) == expected


@given(
    st.lists(st.tuples(st.sampled_from("abcd"), st.sampled_from(GRAPHS)), max_size=8),
    st.sets(st.sampled_from(GRAPHS)),
)
def test_the_default_graph_is_the_set_of_what_its_graphs_say(
    said: list[tuple[str, str]], seen: set[str]
) -> None:
    store = LocalStore()
    store.add(quad(name, graph) for name, graph in said)
    counted = number(store, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", tuple(sorted(seen)))
    assert counted == len({name for name, graph in said if graph in seen})
