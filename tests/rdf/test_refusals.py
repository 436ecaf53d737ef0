"""Why a query is refused is told in the reader's language, wherever the query is asked."""

from __future__ import annotations

import pytest

import goalgraph
from goalgraph.base.errors import QuerySyntaxError
from goalgraph.base.wording import LANGUAGES
from goalgraph.rdf.refusals import refusal
from places import ROOT

MISTAKES = {
    "SELECT ?x { ?x a gg:Goal": "fel på 1:25: här väntades ett av",
    "SELECT ?x ?y { ?x ?p ?z } GROUP BY ?x": "fel på 1:38: SELECT har en variabel som GROUP BY inte har",
    "SELECT * { ?x ?p ?z } GROUP BY ?x": "SELECT * kan inte stå med GROUP BY",
    "SELECT ?x { ?x a <a b> }": "fel på 1:23: det som står inom <> är ingen adress",
    "INSERT DATA { <urn:a> <urn:b> 1 }": 'här väntades SELECT, ASK, CONSTRUCT eller DESCRIBE, och inte "INSERT"',
    "SELECT ?x { ?x gg:level ?l BIND(1 AS ?x) }": "fel på 1:43: här väntades något annat",
}


@pytest.fixture(scope="module")
def graph() -> goalgraph.Graph:
    return goalgraph.load(ROOT / "data" / "examples" / "tallvide" / "2031")


@pytest.mark.parametrize("timeout", [None, 30])
@pytest.mark.parametrize(("query", "said"), MISTAKES.items())
def test_a_mistake_is_told_in_the_readers_language(
    graph: goalgraph.Graph, query: str, said: str, timeout: float | None
) -> None:
    """A query under a time limit is read in another process."""
    with pytest.raises(QuerySyntaxError) as caught:
        graph.query(query, timeout=timeout)
    swedish = caught.value.message("sv")
    assert said in swedish
    assert "expected" not in swedish
    assert "error" not in swedish
    assert "fel på" not in caught.value.message("en")


def test_what_the_engine_says_otherwise_is_told_as_it_says_it() -> None:
    assert set(refusal("no such thing").values()) == {"no such thing"}
    assert set(refusal("x")) == set(LANGUAGES)


def test_where_nothing_can_be_named_something_else_was_expected() -> None:
    assert refusal("error at 1:47: expected [_]")["sv"] == "fel på 1:47: här väntades något annat"
    assert refusal("error at 1:34: expected <unreported>")["en"].endswith("something else was expected here")
