"""Classes and properties that others have declared as special kinds of ours.

In: quads, or pairs of a narrower and a broader term. Out: for each foreign term, the nearest of ours.
"""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass

import pyoxigraph as ox

from goalgraph.base.names import RDFS

Pairs = tuple[tuple[str, str], ...]
_CLASS, _PROPERTY = ox.NamedNode(RDFS + "subClassOf"), ox.NamedNode(RDFS + "subPropertyOf")


@dataclass(frozen=True, slots=True)
class Special:
    """Pairs of classes, and of properties; the first is declared to be a special kind of the second."""

    classes: Pairs = ()
    properties: Pairs = ()

    def beside(self, other: Special) -> Special:
        """These and the others."""
        return Special(self.classes + other.classes, self.properties + other.properties)


def specialised(quads: Iterable[ox.Quad]) -> Special:
    """The special kinds of terms that quads declare.

    >>> specialised([])
    Special(classes=(), properties=())
    """
    found: dict[ox.NamedNode, list[tuple[str, str]]] = {_CLASS: [], _PROPERTY: []}
    for quad in quads:
        predicate = quad.predicate
        if predicate not in (_CLASS, _PROPERTY):
            continue
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode):
            found[predicate].append((quad.subject.value, quad.object.value))
    return Special(tuple(found[_CLASS]), tuple(found[_PROPERTY]))


def declared(quads: Iterable[ox.Quad], predicate: str) -> list[tuple[str, str]]:
    """The pairs of resources that ``predicate`` joins."""
    node = ox.NamedNode(predicate)
    return [
        (quad.subject.value, quad.object.value)
        for quad in quads
        if quad.predicate == node
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode)
    ]


def nearest_of_ours(pairs: Iterable[tuple[str, str]], ours: Container[str]) -> dict[str, list[str]]:
    """The nearest of our terms above each term that is not ours, through chains of any length.

    >>> nearest_of_ours([("a", "b"), ("b", "goal"), ("goal", "thing"), ("x", "y")], {"goal", "thing"})
    {'a': ['goal'], 'b': ['goal']}
    """
    broader: dict[str, set[str]] = {}
    for narrow, broad in pairs:
        if narrow not in ours:
            broader.setdefault(narrow, set()).add(broad)
    above: dict[str, list[str]] = {}
    for term in broader:
        seen, queue = {term}, [term]
        while queue:
            for broad in broader.get(queue.pop(), set()) - seen:
                seen.add(broad)
                queue.append(broad)
        if reached := sorted(iri for iri in seen if iri in ours):
            above[term] = reached
    return above
