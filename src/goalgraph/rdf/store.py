"""The seam to what holds the triples: five verbs, the graphs in scope named in every call.

In: SPARQL text or triples, with the graphs they concern. Out: answers of pyoxigraph's types. Nothing
else in goalgraph knows what is behind the seam. Chosen after measuring: Oxigraph answers a
plan's queries some tens of times faster than rdflib and starts without importing it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Protocol

import pyoxigraph as ox

from goalgraph.base.errors import QuerySyntaxError, StoreError

Answer = ox.QuerySolutions | ox.QueryTriples | ox.QueryBoolean


class Store(Protocol):
    """What goalgraph needs of a quad store."""

    def query(self, text: str, graphs: Sequence[str], *, name: str = "SPARQL") -> Answer:
        """The answer over the union of ``graphs``, which ``GRAPH`` clauses see one by one."""

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
            raise StoreError(location=folder, reason=error) from error

    def query(self, text: str, graphs: Sequence[str], *, name: str = "SPARQL") -> Answer:
        """The answer over the union of ``graphs``, which ``GRAPH`` clauses see one by one.

        Raises:
            QuerySyntaxError: ``text`` is not a SPARQL query.
        """
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
        """Replace what ``graph`` holds, in one transaction: an interrupted run leaves the old graph."""
        node = ox.NamedNode(graph)
        data = " .\n".join(str(triple) for triple in triples)
        self._store.update(f"DROP SILENT GRAPH {node} ; INSERT DATA {{ GRAPH {node} {{ {data} }} }}")

    def add(self, quads: Iterable[ox.Quad]) -> None:
        """Add ``quads`` to what is there."""
        self._store.extend(quads)

    def get_graph(self, graph: str) -> list[ox.Triple]:
        """What ``graph`` holds."""
        return [quad.triple for quad in self._store.quads_for_pattern(None, None, None, ox.NamedNode(graph))]

    def drop_graph(self, graph: str) -> None:
        """Remove ``graph``."""
        self._store.remove_graph(ox.NamedNode(graph))

    def graphs(self) -> list[str]:
        """The graphs there are, sorted."""
        return sorted(str(node.value) for node in self._store.named_graphs())
