"""The seam to what holds the triples: a few verbs, the graphs in scope named in every call.

In: SPARQL text or triples, with the graphs they concern. Out: rows, truth values and triples, whole, so
that what the engine says of a query is told here and nowhere else. Chosen after measuring: Oxigraph
answers a plan's queries some tens of times faster than rdflib and starts without importing it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Protocol, overload

import pyoxigraph as ox

from goalgraph.base.errors import StoreError
from goalgraph.base.names import RDF
from goalgraph.rdf.evaluation import (
    Answer,
    Question,
    Rows,
    evaluate,
    over,
    realised,
    told,
)
from goalgraph.rdf.repository import (
    Changes,
    Repository,
    checksum_of,
    existing_in,
    matching_in,
    replacing,
    written_in,
)
from goalgraph.rdf.terms import Term, in_graph

_TYPE = ox.NamedNode(RDF + "type")


class Row:
    """A row of a SELECT, by the names of its columns."""

    __slots__ = ("_columns", "_terms")

    def __init__(self, columns: Sequence[str], terms: Sequence[Term | None]) -> None:
        self._columns, self._terms = columns, terms

    def __getitem__(self, name: str) -> Term | None:
        return self._terms[self._columns.index(name)]

    def value(self, name: str) -> str | None:
        """The IRI, the text or the blank node's name in the column; ``None`` where there is nothing."""
        term = self[name]
        return None if term is None else str(term) if isinstance(term, ox.Triple) else term.value

    def text(self, name: str) -> str:
        """The value in a column that every row has filled in."""
        return self.value(name) or ""


class Solutions(Sequence[Row]):
    """The rows of a SELECT, each made when it is looked at: of thousands, few are held at once."""

    __slots__ = ("_columns", "_rows")

    def __init__(self, columns: Sequence[str], rows: Sequence[Sequence[Term | None]]) -> None:
        self._columns, self._rows = columns, rows

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, at: int) -> Row: ...

    @overload
    def __getitem__(self, at: slice) -> Solutions: ...

    def __getitem__(self, at: int | slice) -> Row | Solutions:
        if isinstance(at, slice):
            return Solutions(self._columns, self._rows[at])
        return Row(self._columns, self._rows[at])

    def __iter__(self) -> Iterator[Row]:
        return (Row(self._columns, row) for row in self._rows)


class Store(Protocol):
    """What goalgraph needs of a quad store."""

    def select(self, text: str, graphs: Sequence[str] | None = None, *, name: str = "SPARQL") -> Solutions:
        """The rows of a SELECT over the union of ``graphs``, or of all, which ``GRAPH`` clauses see."""

    def construct(
        self, text: str, graphs: Sequence[str] | None = None, *, name: str = "SPARQL"
    ) -> list[ox.Triple]:
        """The triples of a CONSTRUCT over the union of ``graphs``, or of all."""

    def ask(self, text: str, graphs: Sequence[str] | None = None, *, name: str = "SPARQL") -> bool:
        """The answer to an ASK over the union of ``graphs``, or of all."""

    def answer(self, question: Question) -> Answer:
        """The answer to a question that somebody wrote."""

    def uses(self, classes: Iterable[str], properties: Iterable[str]) -> bool:
        """Whether something is of each of the classes, and each of the properties is said of something."""

    def said_of(self, subject: str) -> list[tuple[str, Term]]:
        """Property and value of each statement about a resource, once, whatever graph it is in."""

    def update(self, text: str) -> None:
        """Carry out a SPARQL update."""

    def put_graph(self, graph: str, triples: Iterable[ox.Triple]) -> None:
        """Replace what ``graph`` holds."""

    def get_graph(self, graph: str) -> list[ox.Triple]:
        """What ``graph`` holds."""

    def drop_graph(self, graph: str) -> None:
        """Remove ``graph``."""

    def graphs(self) -> list[str]:
        """The graphs there are, sorted."""


def as_kept(quads: Iterable[ox.Quad]) -> Iterator[tuple[ox.Quad, ox.Quad]]:
    """Each statement as a store has it, which knows two ways to write a value as one, and as it was.

    >>> datatype = ox.NamedNode("http://www.w3.org/2001/XMLSchema#dateTime")
    >>> time = ox.Literal("2031-01-31T12:00:00+00:00", datatype=datatype)
    >>> node = ox.NamedNode("http://example.org/a")
    >>> [(kept.object.value, was == kept) for kept, was in as_kept([ox.Quad(node, node, time)])]
    [('2031-01-31T12:00:00Z', False)]
    """
    several = list(quads)
    store = ox.Store()
    subjects = [ox.NamedNode(f"urn:n:{at}") for at in range(len(several))]
    store.extend([ox.Quad(one, q.predicate, q.object) for one, q in zip(subjects, several, strict=True)])
    values = {quad.subject: quad.object for quad in store}
    for one, q in zip(subjects, several, strict=True):
        yield ox.Quad(q.subject, q.predicate, values[one], q.graph_name), q


class LocalStore(Repository):
    """An Oxigraph store in memory, or in a folder on disk that is then written to.

    >>> store = LocalStore()
    >>> node = ox.NamedNode("http://example.org/a")
    >>> store.put_graph("http://example.org/g", [ox.Triple(node, node, node)])
    >>> store.graphs()
    ['http://example.org/g']
    >>> store.select("SELECT ?s { ?s ?p ?o }", store.graphs())[0].text("s")
    'http://example.org/a'
    """

    def __init__(self, folder: Path | None = None) -> None:
        try:
            self._store = ox.Store(folder) if folder else ox.Store()
        except (OSError, RuntimeError) as error:
            raise StoreError(location=folder, reason=error) from error

    @property
    def size(self) -> int:
        """How many quads there are."""
        return len(self._store)

    @property
    def engine(self) -> ox.Store:
        """The engine's own store, for a question that is answered in a copy of this process."""
        return self._store

    def select(self, text: str, graphs: Sequence[str] | None = None, *, name: str = "SPARQL") -> Solutions:
        """The rows of a SELECT over the union of ``graphs``, or of all, which ``GRAPH`` clauses see.

        Raises:
            QuerySyntaxError: ``text`` is not a SPARQL query.
        """
        with told(name):
            answer = realised(over(self._store, text, graphs, graphs))
        assert isinstance(answer, Rows)
        return Solutions(answer.columns, answer.rows)

    def construct(
        self, text: str, graphs: Sequence[str] | None = None, *, name: str = "SPARQL"
    ) -> list[ox.Triple]:
        """The triples of a CONSTRUCT over the union of ``graphs``, or of all.

        Raises:
            QuerySyntaxError: ``text`` is not a SPARQL query.
        """
        with told(name):
            answer = over(self._store, text, graphs, graphs)
            assert isinstance(answer, ox.QueryTriples)
            return list(answer)

    def ask(self, text: str, graphs: Sequence[str] | None = None, *, name: str = "SPARQL") -> bool:
        """The answer to an ASK over the union of ``graphs``, or of all.

        Raises:
            QuerySyntaxError: ``text`` is not a SPARQL query.
        """
        with told(name):
            return bool(over(self._store, text, graphs, graphs))

    def uses(self, classes: Iterable[str], properties: Iterable[str]) -> bool:
        """Whether something is of each of the classes, and each of the properties is said of something."""
        node = ox.NamedNode
        patterns = [(_TYPE, node(one)) for one in classes] + [(node(one), None) for one in properties]
        return all(any(True for _ in self._store.quads_for_pattern(None, *one)) for one in patterns)

    def answer(self, question: Question) -> Answer:
        """The answer to a question that somebody wrote.

        Raises:
            QuerySyntaxError, UnknownPrefix, UnknownGraph, RemoteAccessRefused: it cannot be answered.
            RemoteAccessFailed: a server that it may call does not answer.
        """
        with told(question.name):
            return realised(evaluate(self._store, question))

    def update(self, text: str) -> None:
        """Carry out a SPARQL update.

        Raises:
            QuerySyntaxError: ``text`` is no update.
        """
        with told("SPARQL"):
            self._store.update(text)

    def put_graph(self, graph: str, triples: Iterable[ox.Triple]) -> None:
        """Replace what ``graph`` holds, in one transaction: an interrupted run leaves the old graph."""
        node = ox.NamedNode(graph)
        if self._store.contains_named_graph(node):
            self._store.update(replacing({graph: list(triples)}))
        else:
            self._store.extend([ox.Quad(one.subject, one.predicate, one.object, node) for one in triples])

    def forget(self) -> None:
        """Nothing: what is in memory is in no other place."""

    def keep(self, changes: Changes) -> None:
        """Replace what graphs hold, all of them or none."""
        self._store.update(replacing(changes))

    def add(self, quads: Iterable[ox.Quad], unnamed: ox.NamedNode | None = None) -> None:
        """Add ``quads`` to what is there, those in no graph to the graph ``unnamed``.

        Where none is in a graph the engine puts them there, twice as fast; blank nodes get other names then.
        """
        several = list(quads)
        if unnamed is None:
            self._store.extend(several)
            return
        try:
            lines = ox.serialize(several, format=ox.RdfFormat.N_TRIPLES)
        except ValueError:  # some are in a graph
            self._store.extend(in_graph(several, unnamed))
        else:
            self._store.load(lines, ox.RdfFormat.N_TRIPLES, to_graph=unnamed, lenient=True)

    def dumped(self) -> bytes:
        """All that is there, in N-Quads."""
        return bytes(self._store.dump(format=ox.RdfFormat.N_QUADS) or b"")

    def existing(self, names: Iterable[str]) -> set[str]:
        """Those of the graphs that there are."""
        return existing_in(self._store, names)

    def written(self, graph: str) -> bytes:
        """What ``graph`` holds, in N-Triples, in any order."""
        return written_in(self._store, graph)

    def checksum(self, known: Iterable[str]) -> str | None:
        """A checksum of all that is there, whatever blank nodes are called in the ``known`` graphs.

        None where there are blank nodes in others, for only their names would tell one from another.
        """
        lines = sorted(self.dumped().split(b"\n"))
        blank = [at for at, line in enumerate(lines) if line.startswith(b"_:") or b" _:" in line]
        ends = tuple(f" {ox.NamedNode(graph)} .".encode() for graph in known)
        if not all(lines[at].endswith(ends) for at in blank):
            return None
        for at in blank:
            lines[at] = re.sub(rb"_:\w+", b"_:", lines[at])
        return checksum_of(lines)

    @classmethod
    def loaded(cls, quads: bytes) -> LocalStore:
        """A store in memory with what :meth:`dumped` gave, whose terms need no check a second time."""
        made = cls()
        made._store.load(quads, ox.RdfFormat.N_QUADS, lenient=True)
        return made

    def copy(self, graphs: Sequence[str]) -> LocalStore:
        """A store in memory with what ``graphs`` hold."""
        copied = LocalStore()
        copied.add(quad for graph in graphs for quad in self.quads(graph))
        return copied

    def matching(
        self,
        subject: str | None = None,
        predicate: str | None = None,
        obj: str | None = None,
        graph: str | None = None,
    ) -> list[ox.Quad]:
        """The statements in named graphs with this subject, property, resource as object, and graph."""
        return matching_in(self._store, subject, predicate, obj, graph)

    def drop_graph(self, graph: str) -> None:
        """Remove ``graph``."""
        self._store.remove_graph(ox.NamedNode(graph))

    def graphs(self) -> list[str]:
        """The graphs there are, sorted."""
        return sorted(str(node.value) for node in self._store.named_graphs())
