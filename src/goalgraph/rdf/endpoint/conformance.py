"""What an endpoint can of what goalgraph needs, tried out on it.

In: an endpoint. Out: a ``Check`` for each thing that was tried: whether it works, and what came instead. What
is written to try it stands in graphs of its own that no reader of plans sees, and is removed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from typing import Literal

import pyoxigraph as ox

from goalgraph.base.errors import StoreError
from goalgraph.base.frozen import Frozen
from goalgraph.base.names import XSD
from goalgraph.rdf.canonical import same
from goalgraph.rdf.endpoint.client import Client
from goalgraph.rdf.endpoint.faults import EndpointSilent, EndpointTooMuch, NotSparql
from goalgraph.rdf.endpoint.locking import alone, forgotten, staged
from goalgraph.rdf.endpoint.store import EndpointStore, as_kept

Need = Literal["read", "write", "free", "values"]
Outcome = Literal["works", "fails", "untried"]
MANY = 12_000
_SUBJECT, _PROPERTY = ox.NamedNode("urn:goalgraph:tried"), ox.NamedNode("urn:goalgraph:is")
_VALUES: tuple[tuple[str, ox.Literal | ox.NamedNode], ...] = (
    ("boolean", ox.Literal("true", datatype=ox.NamedNode(XSD + "boolean"))),
    ("integer", ox.Literal("12", datatype=ox.NamedNode(XSD + "integer"))),
    ("decimal", ox.Literal("3310.5", datatype=ox.NamedNode(XSD + "decimal"))),
    ("decimal, 18 digits", ox.Literal("0.123456789012345678", datatype=ox.NamedNode(XSD + "decimal"))),
    ("date", ox.Literal("2019-01-31", datatype=ox.NamedNode(XSD + "date"))),
    ("dateTime", ox.Literal("2019-01-31T12:00:00+01:00", datatype=ox.NamedNode(XSD + "dateTime"))),
    ("gYear", ox.Literal("2019", datatype=ox.NamedNode(XSD + "gYear"))),
    ("gYearMonth", ox.Literal("2019-01", datatype=ox.NamedNode(XSD + "gYearMonth"))),
    ("duration", ox.Literal("P1D", datatype=ox.NamedNode(XSD + "duration"))),
    ("anyURI", ox.Literal("https://example.org/", datatype=ox.NamedNode(XSD + "anyURI"))),
    ("own type", ox.Literal("1 a", datatype=ox.NamedNode("urn:goalgraph:type"))),
    ("language", ox.Literal("mål", language="sv")),
    ("language with region", ox.Literal("mål", language="sv-fi")),
    ("signs", ox.Literal('å "ä" \\ \n\t 𝄞')),
    ("address", ox.NamedNode("https://example.org/mål")),
)


@dataclass(frozen=True, slots=True)
class Check(Frozen):
    """One thing that was tried at an endpoint.

    Attributes:
        name: what was tried; of ``values``, which.
        need: whether goalgraph needs it to ``read`` plans, to ``write`` them, only for plans with such
            ``values``, or not at all but for questions that are sent to the endpoint itself, ``free``.
        outcome: ``works``, ``fails``, or ``untried`` where the settings do not say where.
        found: what came instead, as the server wrote it; or how it is.
    """

    name: str
    need: Need
    outcome: Outcome
    found: str = ""


def tried(client: Client) -> Iterator[Check]:
    """Try everything, one thing after the other.

    Raises:
        EndpointSilent, EndpointTooMuch: nobody answers there, or without an end.
    """
    yield _tried("select", "read", lambda: _expect(_values(client, "SELECT ?x { BIND(1 AS ?x) }"), ["1"]))
    yield _tried("count", "read", lambda: _number(client))
    yield _tried("ask", "free", lambda: _ask(client))
    yield _tried("construct", "free", lambda: _construct(client))
    endpoint = client.endpoint
    if endpoint.graphs is None and endpoint.update is None:
        for name, need in _WRITTEN:
            yield Check(name, need, "untried")
        return
    with ExitStack() as writing:
        try:
            token = writing.enter_context(alone(client, 4))
        except StoreError as error:
            yield Check("put", "write", "fails", error.message("en"))
            for name, need in _WRITTEN[1:]:
                yield Check(name, need, "untried")
            return
        graphs = [staged(token, number) for number in range(4)]
        for graph in graphs:
            writing.callback(_removed, client, graph)
        yield from _written(client, graphs)
        yield _left(client)


_VALUES_NEED: Need = "values"
_WRITTEN: tuple[tuple[str, Need], ...] = (
    ("put", "write"),
    ("delete", "write"),
    ("move", "write"),
    ("graph", "read"),
    ("union", "free"),
    ("from", "free"),
    ("blank", "read"),
    *((name, _VALUES_NEED) for name, _ in _VALUES),
    ("whole", "read"),
    ("left", "write"),
)


def _written(client: Client, graphs: Sequence[str]) -> Iterator[Check]:
    """What can be tried only with something written."""
    one, two, three, four = graphs
    first, second = ([_said(ox.Literal(text))] for text in ("first", "second"))
    asked = f"{_SUBJECT} {_PROPERTY} ?x"

    def put() -> str:
        client.put(one, first)
        client.put(two, second)
        return _expect(client.graph(one), first)

    def delete() -> str:
        client.put(three, first)
        client.delete(three)
        return _expect(client.graph(three), [])

    def move() -> str:
        client.put(three, first)
        client.put(four, second)
        names = [ox.NamedNode(name) for name in (three, four)]
        client.update(f"DROP SILENT GRAPH {names[1]} ;\nMOVE GRAPH {names[0]} TO GRAPH {names[1]}")
        return _expect((client.graph(three), client.graph(four)), ([], first))

    def blank() -> str:
        node = ox.BlankNode()
        several = [ox.Triple(_SUBJECT, _PROPERTY, node), ox.Triple(node, _PROPERTY, ox.Literal("blank"))]
        client.put(three, several)
        there = client.graph(three)
        return "" if same(there, several) else " ".join(map(str, there)) or "–"

    def seen(of: str) -> Callable[[], str]:
        return lambda: _expect(_values(client, f"SELECT DISTINCT ?x {of} ORDER BY ?x"), ["first"])

    yield _tried("put", "write", put)
    yield _tried("delete", "write", delete)
    if client.endpoint.update is None:
        yield Check("move", "write", "untried")
    else:
        yield _tried("move", "write", move)
    yield _tried("graph", "read", seen(f"{{ GRAPH <{one}> {{ {asked} }} }}"))
    yield _tried("union", "free", seen(f'{{ {asked} FILTER(STR(?x) = "first") }}'))
    yield _tried("from", "free", seen(f"FROM <{one}> {{ {asked} }}"))
    yield _tried("blank", "read", blank)
    for name, value in _VALUES:
        yield _tried(name, "values", lambda value=value: _kept(client, three, value))  # type: ignore[misc]
    yield _whole(client, four)


def _left(client: Client) -> Check:
    """Whether graphs lie there whose writers are gone; they are removed."""
    try:
        graphs = forgotten(client)
        for graph in graphs:
            client.delete(graph)
    except StoreError as error:
        return Check("left", "write", "fails", error.message("en"))
    return Check("left", "write", "works", f"{len(graphs)} → 0" if graphs else "")


def _whole(client: Client, graph: str) -> Check:
    """Whether a large graph comes whole at once, or in parts."""
    several = [
        ox.Triple(
            ox.NamedNode(f"{_SUBJECT.value}:{at // 20}"),
            ox.NamedNode(f"{_PROPERTY.value}:{at % 20}"),
            ox.Literal(at),
        )
        for at in range(MANY)
    ]
    try:
        client.put(graph, several)
        at_once = len(client.graph(graph))
        there = EndpointStore(client).all_of(graph)
    except StoreError as error:
        return Check("whole", "read", "fails", error.message("en"))
    found = "" if at_once == MANY else f"{at_once} / {MANY}"
    return Check("whole", "read", "works" if same(there, several) else "fails", found)


def _tried(name: str, need: Need, trying: Callable[[], str]) -> Check:
    """The outcome of what says what came instead, or nothing where all is well."""
    try:
        found = trying()
    except (EndpointSilent, EndpointTooMuch):
        raise  # as it would of everything else, each time after as long
    except StoreError as error:
        found = error.message("en")
    return Check(name, need, "fails" if found else "works", found)


def _removed(client: Client, graph: str) -> None:
    with suppress(StoreError):  # which has been told of what was tried
        client.delete(graph)


def _expect(found: object, wanted: object) -> str:
    return "" if found == wanted else str(found)


def _values(client: Client, query: str) -> list[str]:
    """The values in the only column of an answer."""
    return [str(getattr(row[0], "value", "")) for row in client.rows(query, "x").rows]


def _number(client: Client) -> str:
    [number] = _values(client, "SELECT (COUNT(*) AS ?x) { { BIND(1 AS ?y) } UNION { BIND(2 AS ?y) } }") or [
        ""
    ]
    return _expect(number, "2")


def _ask(client: Client) -> str:
    data, _ = client.said("ASK { FILTER(1 = 1) }")
    came = client.quoted(data[:2000].decode("utf-8", "replace"))[:200]
    try:
        answer = client.results(data)
    except NotSparql:
        return came
    return "" if isinstance(answer, ox.QueryBoolean) and bool(answer) else came


def _construct(client: Client) -> str:
    wanted = [_said(ox.Literal("x"))]
    return _expect(client.triples(f"CONSTRUCT {{ {wanted[0]} }} WHERE {{ BIND(1 AS ?x) }}"), wanted)


def _kept(client: Client, graph: str, value: ox.Literal | ox.NamedNode) -> str:
    client.put(graph, [_said(value)])
    there = as_kept(client.graph(graph))
    return "" if there == as_kept([_said(value)]) else " ".join(str(triple.object) for triple in there) or "–"


def _said(value: ox.Literal | ox.NamedNode) -> ox.Triple:
    return ox.Triple(_SUBJECT, _PROPERTY, value)
