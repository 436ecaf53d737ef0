"""The shapes graph of a check, as SHACL calls it: what rules are about, and what they say of themselves.

In: the rules as an rdflib graph, which does not change, and the data. Out: the nodes that a rule is about,
and its paths, messages and queries as the engine's terms; read once for a graph.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, cast

import pyoxigraph as ox

from goalgraph.base.names import OWL, RDF, RDFS, SH
from goalgraph.rdf.data_graph import DataGraph
from goalgraph.rdf.statements import triples_of
from goalgraph.rdf.terms import BlankNode, Literal, NamedNode, Node, Term, Triple

if TYPE_CHECKING:
    import rdflib

_CLASSES = (RDFS + "Class", OWL + "Class")
_ORDERS = (SH + "lessThan", SH + "lessThanOrEquals")


@dataclass(frozen=True, slots=True)
class Targets:
    """What a shape says that it is about, by SHACL 2.1.3."""

    nodes: tuple[Term, ...]
    classes: tuple[Term, ...]
    subjects_of: tuple[Term, ...]
    objects_of: tuple[Term, ...]

    def __bool__(self) -> bool:
        return bool(self.nodes or self.classes or self.subjects_of or self.objects_of)

    def focus_nodes(self, data: DataGraph) -> set[Term]:
        """The nodes of the data that these are."""
        found: set[Term] = set(self.nodes)
        for cls in self.classes:
            found |= data.instances(cls)
        for name in self.subjects_of:
            found.update(data.subjects(_address(name)))
        for name in self.objects_of:
            found.update(data.objects(None, _address(name)))
        return found


@dataclass(frozen=True)
class ShapesGraph:
    """Rules, in a small store of their own."""

    triples: tuple[Triple, ...]
    store: ox.Store = field(repr=False)

    def values(self, subject: Term, predicate: str) -> list[Term]:
        """The values of a property."""
        if isinstance(subject, Literal):
            return []
        found = self.store.quads_for_pattern(subject, NamedNode(predicate), None)
        return [quad.object for quad in found]

    def value(self, subject: Term, predicate: str) -> Term | None:
        """The value of a property that has one."""
        return next(iter(self.values(subject, predicate)), None)

    def pairs(self, predicate: str) -> list[tuple[Node, Term]]:
        """Of what a property is said, with each value."""
        found = self.store.quads_for_pattern(None, NamedNode(predicate), None)
        return [(cast("Node", quad.subject), quad.object) for quad in found]

    def targets(self, shape: Node) -> Targets:
        """What a shape is about; a shape may be a class too."""
        classes = self.values(shape, SH + "targetClass")
        if {*self.values(shape, RDF + "type")} & {NamedNode(cls) for cls in _CLASSES}:
            classes.append(shape)
        return Targets(
            tuple(self.values(shape, SH + "targetNode")),
            tuple(classes),
            tuple(self.values(shape, SH + "targetSubjectsOf")),
            tuple(self.values(shape, SH + "targetObjectsOf")),
        )

    def compared(self) -> list[tuple[str, str]]:
        """The properties of which a rule says that the values of one come before those of the other."""
        return [
            (_address(path), _address(other))
            for name in _ORDERS
            for shape, other in self.pairs(name)
            if isinstance(path := self.value(shape, SH + "path"), NamedNode)
        ]

    def described(self, nodes: Iterable[BlankNode]) -> Iterator[Triple]:
        """What is said of nodes without an address, and of such that it leads to."""
        waiting, seen = list(nodes), set(nodes)
        while waiting:
            for quad in self.store.quads_for_pattern(waiting.pop(), None, None):
                yield quad.triple
                if isinstance(quad.object, BlankNode) and quad.object not in seen:
                    seen.add(quad.object)
                    waiting.append(quad.object)


@lru_cache(maxsize=8)
def shapes_in(graph: rdflib.Graph) -> ShapesGraph:
    """The rules of a graph, which does not change; blank nodes have the names that they have there."""
    triples = tuple(triples_of(graph))
    store = ox.Store()
    store.extend([ox.Quad(*triple) for triple in triples])
    return ShapesGraph(triples, store)


def is_true(value: Term | None) -> bool:
    """Whether a value is the truth that SHACL means by ``true``."""
    return isinstance(value, Literal) and value.value in ("true", "1")


def _address(term: Term) -> str:
    return str(getattr(term, "value", term))
