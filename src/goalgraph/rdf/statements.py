"""From the store to rdflib, for one plan at a time.

In: a store. Out: rdflib graphs with the triples of the graphs asked for.
"""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from goalgraph.base.errors import InputError
from goalgraph.base.names import PREFIXES, RDF, XSD
from goalgraph.base.visible import unseen
from goalgraph.base.xmltext import in_xml
from goalgraph.rdf.canonical import canonical
from goalgraph.rdf.parsing import FORMATS
from goalgraph.rdf.store import Store
from goalgraph.rdf.terms import Term
from goalgraph.rdf.turtle import with_escapes

if TYPE_CHECKING:
    import rdflib

_NUMBERS = frozenset(XSD + name for name in ("float", "double", "decimal"))
_DECIMAL = ox.NamedNode(XSD + "decimal")
_DIGITS = re.compile(r"[-+]?[0-9]+(\.[0-9]*)?")
_TRUTHS = frozenset({"true", "false", "1", "0"})
_TEXTS = frozenset({XSD + "string", RDF + "langString", RDF + "dirLangString"})
_SILENT = ContextVar("_SILENT", default=False)


def to_rdflib(store: Store) -> rdflib.Dataset:
    """Every graph of the store."""
    import rdflib

    dataset = rdflib.Dataset()
    _bind(dataset)
    known: dict[Term, Any] = {}
    for name in store.graphs():
        _fill(dataset.graph(rdflib.URIRef(name)), store, name, known)
    return dataset


def parsed(paths: Iterable[Path]) -> rdflib.Graph:
    """One rdflib graph with the triples of shipped Turtle files, read some times faster than rdflib does."""
    from goalgraph.rdf.asked import asked_graph

    graph = asked_graph()
    known: dict[Term, Any] = {}
    for path in paths:
        quads = ox.parse(path=path, format=ox.RdfFormat.TURTLE, rename_blank_nodes=True)
        _add(graph, (quad.triple for quad in quads), path.name, known)
    return graph


def asked_of(triples: Iterable[ox.Triple]) -> rdflib.Graph:
    """One rdflib graph with the triples, for pyshacl to ask."""
    from goalgraph.rdf.asked import asked_graph

    graph = asked_graph()
    _add(graph, triples, "RDF", {})
    return graph


def to_graph(triples: Iterable[ox.Triple]) -> rdflib.Graph:
    """One rdflib graph with the triples."""
    import rdflib

    graph = rdflib.Graph()
    _bind(graph)
    _add(graph, triples, "RDF", {})
    return graph


def turtle(triples: Iterable[ox.Triple]) -> str:
    """Triples in Turtle, the same for the same triples; what cannot be seen is written as an escape."""
    several = canonical(triples)
    try:
        written = _serialized(to_graph(several), "turtle")
    except RecursionError:  # blank nodes in blank nodes, deeper than rdflib can follow
        flat = ox.serialize(several, format=ox.RdfFormat.TURTLE, prefixes=dict(PREFIXES))
        written = (flat or b"").decode()
    return with_escapes(written)


def triples_of(graph: rdflib.Graph) -> list[ox.Triple]:
    """The triples of an rdflib graph."""
    written = _serialized(graph, "nt")
    return [quad.triple for quad in ox.parse(written, format=ox.RdfFormat.N_TRIPLES)]


def to_lines(graph: rdflib.Graph) -> bytes:
    """The triples of an rdflib graph, for :func:`from_lines`; blank nodes keep their names."""
    return _serialized(graph, "nt").encode()


def from_lines(lines: bytes) -> rdflib.Graph:
    """The rdflib graph that :func:`to_lines` wrote."""
    return to_graph(quad.triple for quad in ox.parse(lines, format=ox.RdfFormat.N_TRIPLES))


def quads_in(lines: str) -> list[ox.Quad]:
    r"""The quads of lines in N-Quads.

    Raises:
        ValueError: a line is none.

    >>> len(quads_in("<urn:a> <urn:b> \"c\"@sv .")), quads_in("")
    (1, [])
    """
    try:
        return list(ox.parse(lines, format=ox.RdfFormat.N_QUADS, rename_blank_nodes=False))
    except SyntaxError as error:
        raise ValueError(str(error.msg)) from error


def plain_literals(quads: Iterable[ox.Quad]) -> frozenset[ox.Quad]:
    """The quads with each decimal as goalgraph writes it: ``61.0`` for ``61`` and ``61.00``.

    >>> number = ox.Literal("61", datatype=ox.NamedNode(XSD + "decimal"))
    >>> quad = ox.Quad(ox.NamedNode("urn:a"), ox.NamedNode("urn:b"), number)
    >>> [one.object.value for one in plain_literals([quad])]
    ['61.0']
    """
    return frozenset(
        ox.Quad(q.subject, q.predicate, _plain(q.object), q.graph_name)
        if isinstance(q.object, ox.Literal) and q.object.datatype == _DECIMAL
        else q
        for q in quads
    )


def _plain(literal: ox.Literal) -> ox.Literal:
    if not _DIGITS.fullmatch(literal.value):
        return literal
    whole, _, digits = literal.value.removeprefix("+").partition(".")
    text = f"{whole}.{digits.rstrip('0') or '0'}"
    return ox.Literal(text, datatype=_DECIMAL)


def serialised(triples: Iterable[ox.Triple], graph: str, ending: str) -> bytes:
    """The triples in the format of a file's ending, in the named ``graph`` where the format has such."""
    form = FORMATS[ending]
    named = ox.NamedNode(graph) if form.supports_datasets else ox.DefaultGraph()
    quads = [ox.Quad(t.subject, t.predicate, t.object, named) for t in triples]
    return bytes(ox.serialize(quads, format=form) or b"")


def dataset(quads: Iterable[ox.Quad], ending: str) -> bytes:
    """The quads in the format of a file's ending, in a fixed order, in their graphs where it has such."""
    form = FORMATS[ending]
    several = sorted(set(quads), key=str)
    if not form.supports_datasets:
        triples = sorted({quad.triple for quad in several}, key=str)
        return in_xml(_as_text(ox.serialize(triples, format=form))).encode()
    prefixes = dict(PREFIXES) if form == ox.RdfFormat.TRIG else None
    text = _as_text(ox.serialize(several, format=form, prefixes=prefixes))
    if form == ox.RdfFormat.JSON_LD:
        return unseen().sub(lambda one: json.dumps(one[0])[1:-1], text).encode()
    return with_escapes(text).encode()


def _as_text(data: bytes | None) -> str:
    return (data or b"").decode()


def _serialized(graph: rdflib.Graph, form: str) -> str:
    with _quietly():
        return str(graph.serialize(format=form))


def _bind(graph: rdflib.Graph) -> None:
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace)


def _fill(graph: rdflib.Graph, store: Store, name: str, known: dict[Term, Any]) -> None:
    _add(graph, store.get_graph(name), name, known)


def _add(graph: rdflib.Graph, triples: Iterable[ox.Triple], name: str, known: dict[Term, Any]) -> None:
    put = graph.store.add  # what the graph's own adding comes to, after it has looked at each node again
    with _quietly():
        for triple in triples:
            nodes = []
            for node in (triple.subject, triple.predicate, triple.object):
                if node not in known:
                    known[node] = _converted(node, name)
                nodes.append(known[node])
            put((nodes[0], nodes[1], nodes[2]), graph)


def _converted(node: Term, graph: str) -> Any:
    """The node as rdflib has it; building it costs more than looking it up, so each is built once."""
    import rdflib

    if isinstance(node, ox.NamedNode):
        return rdflib.URIRef(node.value)
    if isinstance(node, ox.BlankNode):
        return rdflib.BNode(node.value)
    if isinstance(node, ox.Literal):
        if node.language:
            return rdflib.Literal(node.value, lang=node.language)
        if (datatype := node.datatype.value) == XSD + "string":
            return rdflib.Literal(node.value)
        if datatype in _NUMBERS and not _is_number(node.value):
            return _no_number()(node.value, datatype=rdflib.URIRef(datatype))
        neither = datatype == XSD + "boolean" and node.value.lower() not in _TRUTHS
        return rdflib.Literal(
            _NoTruth(node.value) if neither else node.value, datatype=rdflib.URIRef(datatype)
        )
    raise InputError(path=graph, reason="triples about triples are not supported; write them as resources")


def ill_typed(literal: ox.Literal) -> bool:
    """Whether rdflib, and so pyshacl, finds that a literal is not of its datatype.

    >>> [ill_typed(ox.Literal(day, datatype=ox.NamedNode(XSD + "date"))) for day in ("2030-01-31", "soon")]
    [False, True]
    """
    return _ill_typed(literal.value, literal.datatype.value)


@lru_cache(maxsize=4096)
def _ill_typed(text: str, datatype: str) -> bool:
    if datatype in _TEXTS:
        return False
    with _quietly():
        return bool(_converted(ox.Literal(text, datatype=ox.NamedNode(datatype)), "").ill_typed)


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


class _NoTruth(str):
    """A text that is neither true nor false: rdflib then reads it as ill-typed, and does not warn of it."""

    __slots__ = ()

    def lower(self) -> str:
        raise ValueError(str(self))


@cache
def _no_number() -> type[rdflib.Literal]:
    """Literals of a number's datatype whose text is none: rdflib writes them without a warning."""
    import rdflib

    class NoNumber(rdflib.Literal):
        __slots__ = ()

        def __float__(self) -> float:
            return 0.0

    return NoNumber


class _Silence(logging.Filter):
    """Holds back what rdflib logs of values that are not of their type, only where this module makes them."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether the record is logged."""
        return not _SILENT.get()


_SILENCE = _Silence()


@contextmanager
def _quietly() -> Iterator[None]:
    """Without what rdflib says of values that are not of their type; a rule finds them.

    Nothing changes for other threads, nor for what others ask of rdflib.
    """
    logging.getLogger("rdflib.term").addFilter(_SILENCE)
    token = _SILENT.set(True)
    try:
        yield
    finally:
        _SILENT.reset(token)
