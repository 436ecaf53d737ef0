"""Where plans are kept, be it memory, a folder on disk or a server: the verbs that these have in common.

In: names of graphs, properties and resources; graphs to replace. Out: the statements that are asked for, as
they were when it was opened. Whoever keeps plans says what matches a pattern; the rest is the same for all.
"""

from __future__ import annotations

import hashlib
from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from typing import ClassVar

import pyoxigraph as ox

from goalgraph.base.names import RDF
from goalgraph.rdf.terms import Term, is_iri

Changes = Mapping[str, Sequence[ox.Triple]]


class Repository(ABC):
    """A place that holds the graphs of plans.

    Attributes:
        shared: whether others keep graphs there that have nothing to do with plans.
        location: what it is called, folder or address; none for memory.
        cleared: how many graphs have been removed that a writer had ready who was killed.
    """

    shared: ClassVar[bool] = False
    location: str | None = None
    cleared: int = 0

    @abstractmethod
    def matching(
        self,
        subject: str | None = None,
        predicate: str | None = None,
        obj: str | None = None,
        graph: str | None = None,
    ) -> list[ox.Quad]:
        """The statements in named graphs with this subject, property, resource as object, and graph."""

    @abstractmethod
    def graphs(self) -> list[str]:
        """The graphs there are, sorted."""

    def existing(self, names: Iterable[str]) -> set[str]:
        """Those of the graphs that there are."""
        return set(names) & set(self.graphs())

    @abstractmethod
    def keep(self, changes: Changes) -> None:
        """Replace what graphs hold, all of them or none; one that is to hold nothing is gone.

        Raises:
            StoreChanged: somebody else has changed one of them since it was read.
            StoreError: nothing can be written there.
        """

    @abstractmethod
    def forget(self) -> None:
        """Let go of what is held of graphs that were read or kept, so that of many few are in memory."""

    def quads(self, graph: str) -> list[ox.Quad]:
        """What ``graph`` holds, with its name."""
        return self.matching(graph=graph)

    def get_graph(self, graph: str) -> list[ox.Triple]:
        """What ``graph`` holds."""
        return [quad.triple for quad in self.matching(graph=graph)]

    def written(self, graph: str) -> bytes:
        """What ``graph`` holds, in N-Triples, in any order."""
        return ox.serialize(self.get_graph(graph), format=ox.RdfFormat.N_TRIPLES) or b""

    def fingerprint(self, graph: str) -> str | None:
        """A checksum of what ``graph`` holds; none where it has blank nodes, which are others each time."""
        lines = self.written(graph).split(b"\n")
        if any(line.startswith(b"_:") or b" _:" in line for line in lines):
            return None
        return checksum_of(lines)

    def subjects(self, predicate: str, obj: str) -> list[tuple[str, str]]:
        """The resources of which this is said, each with the graph that says it."""
        return [
            (quad.subject.value, quad.graph_name.value)
            for quad in self.matching(predicate=predicate, obj=obj)
            if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.graph_name, ox.NamedNode)
        ]

    def said_of(self, subject: str) -> list[tuple[str, Term]]:
        """Property and value of each statement about a resource, once, whatever graph it is in."""
        if not is_iri(subject):
            return []  # a blank node, of which nobody outside of its graph can ask
        quads = self.matching(subject)
        return list(dict.fromkeys((quad.predicate.value, quad.object) for quad in quads))

    def texts(self, subject: str, predicate: str) -> list[str]:
        """The texts that a resource has, whatever their language."""
        said = self.matching(subject, predicate)
        return [quad.object.value for quad in said if isinstance(quad.object, ox.Literal)]

    def links(self, predicate: str, graph: str | None = None) -> list[tuple[str, str, str]]:
        """Subject, object and graph of each link between two resources, in one graph or in all."""
        return [
            (quad.subject.value, quad.object.value, quad.graph_name.value)
            for quad in self.matching(predicate=predicate, graph=graph)
            if isinstance(quad.subject, ox.NamedNode)
            and isinstance(quad.object, ox.NamedNode)
            and isinstance(quad.graph_name, ox.NamedNode)
        ]

    def classes(self, subject: str, graph: str) -> set[str]:
        """What a graph says that a resource is."""
        said = self.matching(subject, RDF + "type", graph=graph)
        return {quad.object.value for quad in said if isinstance(quad.object, ox.NamedNode)}


def matching_in(
    store: ox.Store, subject: str | None, predicate: str | None, obj: str | None, graph: str | None
) -> list[ox.Quad]:
    """What an engine's store holds of a pattern."""
    node = ox.NamedNode
    return list(
        store.quads_for_pattern(
            None if subject is None else node(subject),
            None if predicate is None else node(predicate),
            None if obj is None else node(obj),
            None if graph is None else node(graph),
        )
    )


def checksum_of(lines: Iterable[bytes]) -> str:
    """A checksum of lines, in whatever order they are."""
    return hashlib.sha256(b"\n".join(sorted(lines))).hexdigest()


def existing_in(store: ox.Store, names: Iterable[str]) -> set[str]:
    """Those of the graphs that an engine's store has."""
    return {name for name in names if store.contains_named_graph(ox.NamedNode(name))}


def written_in(store: ox.Store, graph: str) -> bytes:
    """What an engine's store holds of a graph, in N-Triples."""
    return store.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=ox.NamedNode(graph)) or b""


def replacing(changes: Changes) -> str:
    """The update that replaces graphs; the engine makes it whole or not at all."""
    dropped = [f"DROP SILENT GRAPH {ox.NamedNode(graph)}" for graph in changes]
    held = {graph: " .\n".join(map(str, triples)) for graph, triples in changes.items() if triples}
    if not held:
        return " ;\n".join(dropped)
    data = "\n".join(f"GRAPH {ox.NamedNode(graph)} {{ {text} }}" for graph, text in held.items())
    return " ;\n".join([*dropped, f"INSERT DATA {{ {data} }}"])
