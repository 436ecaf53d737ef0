"""A question in SPARQL and the engine's answer to it.

In: an Oxigraph store, the text and the graphs that it may see. Out: rows, a truth value or triples, whole.
A question that somebody wrote is refused where it leaves its graphs or would call another server.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import urlsplit

import pyoxigraph as ox

from goalgraph.base.errors import (
    QuerySyntaxError,
    RemoteAccessFailed,
    RemoteAccessRefused,
    UnknownGraph,
    UnknownPrefix,
)
from goalgraph.base.names import PREFIXES
from goalgraph.rdf.canonical import canonical
from goalgraph.rdf.faults import UnknownFunction
from goalgraph.rdf.merging import merged
from goalgraph.rdf.refusals import refusal
from goalgraph.rdf.sparql import Dataset, calls, dataset, declared, unknown_prefixes
from goalgraph.rdf.terms import Term

EngineAnswer = ox.QuerySolutions | ox.QueryTriples | ox.QueryBoolean

_GRAPH = re.compile(r"GRAPH", re.IGNORECASE)
_SERVICE = re.compile(r"SERVICE", re.IGNORECASE)
_SERVICE_CLAUSE = re.compile(r"(?<![\w:?$-])SERVICE(\s++SILENT)?(?![\w-])", re.IGNORECASE)
_FUNCTION = re.compile(r"custom (?:aggregate )?function (<[^>]*>) is not supported")
_ROWS_AT_A_TIME = 1000


@dataclass(frozen=True, slots=True)
class Question:
    """SPARQL that somebody wrote, the graphs that it may see, and what it is called when it fails.

    ``dataset`` are the graphs of the union and those seen one by one, where they are said beside the text,
    as SPARQL's protocol can: then ``FROM`` in it says nothing. ``allow_service`` lets it call other servers,
    or those with one of these host names. ``is_distinct`` says that it gives the same rows however many
    graphs say the same, as the shipped queries do, so that no merge is needed.
    """

    text: str
    graphs: tuple[str, ...]
    name: str = "SPARQL"
    allow_service: bool | tuple[str, ...] = False
    dataset: tuple[tuple[str, ...], tuple[str, ...]] | None = None
    is_distinct: bool = False


@dataclass(frozen=True, slots=True)
class Rows:
    """The answer to a SELECT: the names of the columns, and the rows with a term or ``None`` in each."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]


Answer = Rows | bool | tuple[ox.Triple, ...]


def evaluate(store: ox.Store, question: Question) -> EngineAnswer:
    """The engine's answer to a question, over the graphs that it may see or those of its ``FROM``.

    Raises:
        UnknownPrefix: a prefix is used that nobody has declared.
        UnknownGraph: ``FROM`` names a graph that it may not see.
        RemoteAccessRefused: it would call another server.
        QuerySyntaxError: the text is not a SPARQL query.
    """
    text = question.text
    try:
        if question.allow_service is not True:
            text = _allowed(question)
        union, named = _graphs(question)
        seen = named if _GRAPH.search(text) else ()
        if not question.is_distinct and (once := merged(store, union, seen)):
            one_by_one: list[ox.NamedNode | ox.BlankNode] = [ox.NamedNode(graph) for graph in seen]
            return once.query(text, default_graph=ox.DefaultGraph(), named_graphs=one_by_one)
        return over(store, text, union, named)
    except (SyntaxError, ValueError) as error:
        for prefix in unknown_prefixes(question.text):
            known = ", ".join(sorted({*PREFIXES, *declared(question.text)}))
            raise UnknownPrefix(query=question.name, prefix=f"{prefix}:", known=known) from error
        raise QuerySyntaxError(query=question.name, reason=refusal(str(error), question.text)) from error


def over(
    store: ox.Store, text: str, union: Sequence[str] | None, named: Sequence[str] | None
) -> EngineAnswer:
    """The engine's answer over the union of some graphs, where ``GRAPH`` clauses see others one by one.

    All of them, which ``None`` means too, is many times quicker than a list: the engine looks into each graph
    of a list for each pattern.
    """
    if union is None or named is None or _is_all(store, union, named):
        return store.query(text, use_default_graph_as_union=True)
    merged: list[ox.NamedNode | ox.BlankNode | ox.DefaultGraph] = [ox.NamedNode(graph) for graph in union]
    seen: list[ox.NamedNode | ox.BlankNode] = [ox.NamedNode(graph) for graph in named]
    return store.query(text, default_graph=merged, named_graphs=seen)


def _is_all(store: ox.Store, union: Sequence[str], named: Sequence[str]) -> bool:
    return set(union) == set(named) == {node.value for node in store.named_graphs()}


def realised(answer: EngineAnswer, check: Callable[[int], None] = lambda rows: None) -> Answer:
    """The whole of an answer, which is where the engine does most of its work.

    Triples are in a fixed order. ``check`` is called now and then with how many rows there are; it may raise.
    """
    if isinstance(answer, ox.QueryBoolean):
        return bool(answer)
    if isinstance(answer, ox.QueryTriples):
        return tuple(canonical(answer))
    columns = tuple(variable.value for variable in answer.variables)
    rows: list[tuple[Term | None, ...]] = []
    try:
        for row in answer:
            if len(rows) % _ROWS_AT_A_TIME == 0:
                check(len(rows))
            rows.append(tuple(row))
    finally:
        del (
            answer
        )  # only the thread that made it may let it go, which an error kept for long would not see to
    return Rows(columns, tuple(rows))


@contextmanager
def told(name: str) -> Iterator[None]:
    """What the engine says of the query ``name``, at its text or at any of its rows, in goalgraph's words."""
    try:
        yield
    except (SyntaxError, ValueError) as error:
        raise QuerySyntaxError(query=name, reason=refusal(str(error))) from error
    except (OSError, RuntimeError) as error:
        if unknown := _FUNCTION.search(str(error)):
            raise UnknownFunction(query=name, function=unknown[1]) from error
        raise RemoteAccessFailed(query=name, reason=error) from error


def _graphs(question: Question) -> tuple[Sequence[str], Sequence[str]]:
    wanted = Dataset(*question.dataset) if question.dataset else dataset(question.text)
    if wanted is None:
        return question.graphs, question.graphs
    for graph in (*wanted.union, *wanted.named):
        if graph not in question.graphs:
            from difflib import get_close_matches

            nearest = get_close_matches(graph, question.graphs, n=3, cutoff=0.3) or question.graphs[:3]
            raise UnknownGraph(query=question.name, graph=graph, nearest=", ".join(nearest) or "-")
    return wanted.union, wanted.named


def _allowed(question: Question) -> str:
    """The query with each server that it may call as a whole IRI; one that would call another is refused.

    It is the parser that would run it that tells a call from a word. With every "service" misspelt, a query
    still parses where the word is in a text, a comment or a name, and no longer where it is the keyword; with
    ``GRAPH`` in its place, a call parses again. What stands for a server is read here and written out, for
    the parser may read the same prefix otherwise.
    """
    text, left = _written_out(question.text, question.allow_service or ())
    if not _SERVICE.search(left) or not _syntax_error(_misspelt(left)):
        return text
    if reason := _syntax_error(_misspelt(_SERVICE_CLAUSE.sub("GRAPH ", left))):
        raise SyntaxError(reason)
    raise RemoteAccessRefused(query=question.name)


def _written_out(query: str, hosts: bool | tuple[str, ...]) -> tuple[str, str]:
    """The query with whole IRIs where allowed servers are called; and with ``GRAPH`` for the calls."""
    if not isinstance(hosts, tuple) or not hosts:
        return query, query
    text, left, end = "", "", 0
    for call in calls(query):
        address = urlsplit(call.iri or "")
        if address.scheme in ("http", "https") and address.hostname in hosts:
            text += query[end : call.start] + call.written(query)
            left += query[end : call.start] + call.written(query, calling=False)
            end = call.end
    return text + query[end:], left + query[end:]


def _misspelt(text: str) -> str:
    return _SERVICE.sub(lambda m: m[0][:-1] + ("X" if m[0][-1] == "E" else "x"), text)


def _syntax_error(text: str) -> str:
    try:
        ox.Store().query(text)
    except (SyntaxError, ValueError) as error:
        return str(error)
    return ""
