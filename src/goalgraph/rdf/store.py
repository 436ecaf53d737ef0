"""The seam to what holds the triples: five verbs, the graphs in scope named in every call.

In: SPARQL text or triples, with the graphs they concern. Out: answers of pyoxigraph's types. Nothing
else in goalgraph knows what is behind the seam. Chosen after measuring: Oxigraph answers a
plan's queries some tens of times faster than rdflib and starts without importing it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Protocol

import pyoxigraph as ox

from goalgraph.base.errors import QuerySyntaxError, StoreError, StoreInUse

Answer = ox.QuerySolutions | ox.QueryTriples | ox.QueryBoolean
Triple = ox.Triple


class Store(Protocol):
    """What goalgraph needs of a quad store."""

    def query(self, text: str, graphs: Sequence[str] | None = None, *, name: str = "SPARQL") -> Answer:
        """The answer over the union of ``graphs``, or of all, which ``GRAPH`` clauses see one by one."""

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


class LocalStore:
    """An Oxigraph store in memory, or in a folder on disk.

    >>> store = LocalStore()
    >>> node = ox.NamedNode("http://example.org/a")
    >>> store.put_graph("http://example.org/g", [ox.Triple(node, node, node)])
    >>> store.graphs()
    ['http://example.org/g']
    """

    def __init__(self, folder: Path | None = None) -> None:
        try:
            self._store = ox.Store(folder) if folder else ox.Store()
        except (OSError, RuntimeError) as error:
            if any(sign in str(error) for sign in ("While lock file", "lock hold by")):
                raise StoreInUse(location=folder) from error
            raise StoreError(location=folder, reason=error) from error
        self._lasts = folder is not None

    def query(self, text: str, graphs: Sequence[str] | None = None, *, name: str = "SPARQL") -> Answer:
        """The answer over the union of ``graphs``, or of all, which ``GRAPH`` clauses see one by one.

        All is many times quicker than a list of all: the engine looks into each graph of a list.

        Raises:
            QuerySyntaxError: ``text`` is not a SPARQL query.
        """
        if graphs is None:
            try:
                return self._store.query(text, use_default_graph_as_union=True)
            except (SyntaxError, ValueError) as error:
                raise QuerySyntaxError(query=name, reason=error) from error
        named: list[ox.NamedNode | ox.BlankNode] = [ox.NamedNode(graph) for graph in graphs]
        union: list[ox.NamedNode | ox.BlankNode | ox.DefaultGraph] = [*named]
        try:
            return self._store.query(text, default_graph=union, named_graphs=named)
        except (SyntaxError, ValueError) as error:
            raise QuerySyntaxError(query=name, reason=error) from error

    def update(self, text: str) -> None:
        """Carry out a SPARQL update."""
        self._store.update(text)

    def put_graph(self, graph: str, triples: Iterable[ox.Triple]) -> None:
        """Replace what ``graph`` holds, in one transaction: an interrupted run leaves the old graph.

        A store in a folder has it on the disk when this returns.
        """
        node = ox.NamedNode(graph)
        data = " .\n".join(str(triple) for triple in triples)
        self._store.update(f"DROP SILENT GRAPH {node} ; INSERT DATA {{ GRAPH {node} {{ {data} }} }}")
        if self._lasts:
            self._store.flush()

    def add(self, quads: Iterable[ox.Quad]) -> None:
        """Add ``quads`` to what is there."""
        self._store.bulk_extend(quads)

    def copy(self, graphs: Sequence[str]) -> LocalStore:
        """A store in memory with what ``graphs`` hold."""
        copied = LocalStore()
        copied.add(quad for graph in graphs for quad in self.quads(graph))
        return copied

    def quads(self, graph: str) -> Iterator[ox.Quad]:
        """What ``graph`` holds, with its name."""
        return self._store.quads_for_pattern(None, None, None, ox.NamedNode(graph))

    def subjects(self, predicate: str, obj: str) -> list[tuple[str, str]]:
        """The resources of which this is said, each with the graph that says it."""
        found = self._store.quads_for_pattern(None, ox.NamedNode(predicate), ox.NamedNode(obj), None)
        return [
            (quad.subject.value, quad.graph_name.value)
            for quad in found
            if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.graph_name, ox.NamedNode)
        ]

    def texts(self, subject: str, predicate: str) -> list[str]:
        """The texts that a resource has, whatever their language."""
        found = self._store.quads_for_pattern(ox.NamedNode(subject), ox.NamedNode(predicate), None, None)
        return [quad.object.value for quad in found if isinstance(quad.object, ox.Literal)]

    def links(self, predicate: str) -> list[tuple[str, str, str]]:
        """Subject, object and graph of each link between two resources."""
        return [
            (quad.subject.value, quad.object.value, quad.graph_name.value)
            for quad in self._store.quads_for_pattern(None, ox.NamedNode(predicate), None, None)
            if isinstance(quad.subject, ox.NamedNode)
            and isinstance(quad.object, ox.NamedNode)
            and isinstance(quad.graph_name, ox.NamedNode)
        ]

    def get_graph(self, graph: str) -> list[ox.Triple]:
        """What ``graph`` holds."""
        return [quad.triple for quad in self._store.quads_for_pattern(None, None, None, ox.NamedNode(graph))]

    def drop_graph(self, graph: str) -> None:
        """Remove ``graph``."""
        self._store.remove_graph(ox.NamedNode(graph))

    def graphs(self) -> list[str]:
        """The graphs there are, sorted."""
        return sorted(str(node.value) for node in self._store.named_graphs())
