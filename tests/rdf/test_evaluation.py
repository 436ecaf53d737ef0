from __future__ import annotations

from contextlib import suppress

import pyoxigraph as ox
import pytest

from goalgraph.base.errors import (
    GoalgraphError,
    QueryError,
    QuerySyntaxError,
    RemoteAccessFailed,
    RemoteAccessRefused,
    UnknownGraph,
    UnknownPrefix,
)
from goalgraph.rdf.evaluation import Question, Rows, evaluate, realised, told
from goalgraph.rdf.store import LocalStore
from sparql_server import Sparql, serving

G1, G2, HIDDEN = "urn:g1", "urn:g2", "urn:hidden"


@pytest.fixture
def store() -> LocalStore:
    store, node = LocalStore(), ox.NamedNode
    store.add(ox.Quad(node("urn:s"), node("urn:p"), ox.Literal(g), node(g)) for g in (G1, G2, HIDDEN))
    return store


def column(store: LocalStore, text: str) -> list[str]:
    answer = store.answer(Question(text, (G1, G2)))
    assert isinstance(answer, Rows)
    return sorted(cell.value for (cell,) in answer.rows if isinstance(cell, ox.Literal))


@pytest.mark.parametrize(
    ("clause", "union", "named"),
    [
        ("", [G1, G2], [G1, G2]),
        (f"FROM <{G1}>", [G1], []),
        (f"FROM <{G1}> FROM <{G2}>", [G1, G2], []),
        (f"FROM NAMED <{G2}>", [], [G2]),
        (f"FROM <{G1}> FROM NAMED <{G2}>", [G1], [G2]),
    ],
)
def test_from_chooses_among_the_graphs_in_scope(
    store: LocalStore, clause: str, union: list[str], named: list[str]
) -> None:
    assert column(store, f"SELECT ?o {clause} {{ ?s ?p ?o }}") == union
    assert column(store, f"SELECT ?o {clause} {{ GRAPH ?g {{ ?s ?p ?o }} }}") == named


@pytest.mark.parametrize(
    "clause", [f"FROM <{HIDDEN}>", f"FROM NAMED <{HIDDEN}>", f"FROM <{G1}> FROM <urn:none>"]
)
def test_from_does_not_lead_out_of_the_scope(store: LocalStore, clause: str) -> None:
    with pytest.raises(UnknownGraph) as caught:
        store.answer(Question(f"SELECT * {clause} {{ ?s ?p ?o }}", (G1, G2), "mine"))
    assert caught.value.details["query"] == "mine"


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_an_unknown_prefix_is_told_in_one_short_sentence(store: LocalStore, lang: str) -> None:
    with pytest.raises(UnknownPrefix) as caught:
        store.answer(Question("PREFIX own: <urn:o> SELECT * { ?s foo:p ?o }", (G1,)))
    message = caught.value.message(lang)
    assert "foo:" in message
    assert ", own, " in message
    assert len(message) < 300


def test_a_mistake_beside_known_prefixes_is_told_as_the_mistake(store: LocalStore) -> None:
    with pytest.raises(QuerySyntaxError):
        store.answer(Question("PREFIX gg: <urn:o> SELECT * { ?s gg:p }", (G1,)))


@pytest.mark.parametrize(
    ("raised", "told_as"),
    [
        (SyntaxError("x"), QuerySyntaxError),
        (OSError("x"), RemoteAccessFailed),
        (RuntimeError("x"), RemoteAccessFailed),
    ],
)
def test_what_the_engine_raises_at_a_row_is_told_as_at_the_text(
    raised: Exception, told_as: type[GoalgraphError]
) -> None:
    with pytest.raises(told_as), told("mine"):
        raise raised


def test_a_server_that_fails_while_rows_are_read_is_told(store: LocalStore) -> None:
    text = "SELECT * { ?s ?p ?o SERVICE <http://127.0.0.1:9/> { ?s ?p ?x } }"
    with pytest.raises(RemoteAccessFailed):
        store.answer(Question(text, (G1,), allow_service=True))
    with pytest.raises(RemoteAccessFailed):
        store.select(text, [G1])


CALL = "SERVICE {server} {{ ?s ?p ?o }}"
ALLOWED = "<http://127.0.0.1:9/sparql>"


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        (f"ASK {{ {CALL.format(server=ALLOWED)} }}", False),
        (f"ASK {{ SERVICE SILENT {ALLOWED} {{ ?s ?p ?o }} }}", False),
        ("PREFIX e: <http://127.0.0.1:9/> ASK { SERVICE e:sparql { ?s ?p ?o } }", False),
        ("ASK { SERVICE <http://localhost:9/sparql> { ?s ?p ?o } }", True),
        ("ASK { SERVICE <http://127.0.0.1.example/> { ?s ?p ?o } }", True),
        ("ASK { SERVICE <http://127.0.0.1@evil.example/> { ?s ?p ?o } }", True),
        ("ASK { SERVICE <ftp://127.0.0.1/> { ?s ?p ?o } }", True),
        ("ASK { BIND(<http://evil.example/> AS ?g) SERVICE ?g { ?s ?p ?o } }", True),
        (f"ASK {{ {CALL.format(server=ALLOWED)} {CALL.format(server='<http://evil.example/>')} }}", True),
        (f"ASK {{ SERVICE #{ALLOWED}\n <http://evil.example/> {{ ?s ?p ?o }} }}", True),
        (f'ASK {{ ?s ?p "SERVICE {ALLOWED}" . SERVICE <http://evil.example/> {{ ?s ?p ?o }} }}', True),
    ],
)
def test_only_the_hosts_that_are_allowed_are_called(text: str, refused: bool) -> None:
    question = Question(text, (), allow_service=("127.0.0.1",))
    if refused:
        with pytest.raises(RemoteAccessRefused):
            evaluate(ox.Store(), question)
    else:
        with suppress(OSError, RuntimeError):  # nobody listens there
            evaluate(ox.Store(), question)


@pytest.mark.parametrize(
    "text",
    [
        # A parser reads a comparison and a comment where the text shows an IRI and a prefix.
        "PREFIX e: <{evil}> ASK {{ OPTIONAL {{ FILTER(1<?b#> PREFIX e: <http://127.0.0.2:9/>\n) }} SERVICE e:x {{ ?s ?p ?o }} }}",
        "ASK {{ OPTIONAL {{ FILTER(1<?b#> SERVICE #\n&&2>1) }} SERVICE <{evil}> {{ ?s ?p ?o }} }}",
        "ASK {{ FILTER('a'<?b#> SERVICE SILENT#' || 1>0) SERVICE <{evil}> {{ ?s ?p ?o }}\n ) SERVICE <http://127.0.0.2:9/> {{}} }}",
        "PREFIX e: <http://> ASK {{ SERVICE e:{bare}\\>\\@127.0.0.2\\/ {{ ?s ?p ?o }} }}",
        "ASK {{ SERVICE <{evil}\\u0040127.0.0.2/> {{ ?s ?p ?o }} }}",
    ],
)
def test_another_host_is_not_called_however_the_call_is_hidden(text: str) -> None:
    with serving(Sparql()) as evil:
        bare = evil.address.partition("://")[2].partition("/")[0]
        asked = Question(text.format(evil=evil.address, bare=bare), (), allow_service=("127.0.0.2",))
        with suppress(OSError, RuntimeError, QueryError):
            realised(evaluate(ox.Store(), asked))
        assert evil.asked == []
