"""A name by whatever well-known property it was given.

In: quads. Out: the same, and for each resource without an ``rdfs:label`` those that it has as
``skos:prefLabel``, else ``dcterms:title``, ``foaf:name`` or ``schema:name`` (which organisations carry).
"""

from __future__ import annotations

from collections.abc import Sequence
from types import MappingProxyType

import pyoxigraph as ox

from goalgraph.base.names import DCTERMS, RDFS, SKOS

_LABEL = ox.NamedNode(RDFS + "label")
_NAMES = MappingProxyType(
    {
        name: place
        for place, name in enumerate(
            (
                SKOS + "prefLabel",
                DCTERMS + "title",
                "http://xmlns.com/foaf/0.1/name",
                "https://schema.org/name",
                "http://schema.org/name",
            )
        )
    }
)


def with_labels(quads: list[ox.Quad], known: Sequence[ox.Quad]) -> list[ox.Quad]:
    """The quads, and a label for what has a name by another property only."""
    named: dict[object, dict[int, list[ox.Quad]]] = {}
    for quad in quads:
        place = _NAMES.get(quad.predicate.value)
        if place is not None and isinstance(quad.object, ox.Literal):
            named.setdefault(quad.subject, {}).setdefault(place, []).append(quad)
    if not named:
        return quads
    for quad in (*quads, *known):
        if quad.predicate == _LABEL:
            named.pop(quad.subject, None)
    return quads + [
        ox.Quad(quad.subject, _LABEL, quad.object, quad.graph_name)
        for by_place in named.values()
        for quad in by_place[min(by_place)]
    ]
