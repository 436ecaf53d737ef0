"""Classes and properties that others have declared as special kinds of ours.

In: quads, or pairs of a narrower and a broader term. Out: for each foreign term, the nearest of ours.
"""

from __future__ import annotations

from collections.abc import Container, Iterable

import pyoxigraph as ox


def declared(quads: Iterable[ox.Quad], predicate: str) -> list[tuple[str, str]]:
    """The pairs of terms that ``predicate`` (``rdfs:subClassOf`` or ``rdfs:subPropertyOf``) joins."""
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
