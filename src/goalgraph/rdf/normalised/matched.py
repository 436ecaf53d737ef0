"""Names and ids that stand on concepts, for what others have an address for.

In: quads. Out: the same, and for each global goal, target or unit that has no name of its own the names and
the id of the concept that is the same (``skos:exactMatch``). So goalgraph names the UN's goals and the
units of QUDT without saying anything of them in its files, and so anybody names a unit.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pyoxigraph as ox

from goalgraph.base.names import GG, RDF, RDFS, SDGO, SHAPES, SKOS

_MATCH, _TYPE, _LABEL = (ox.NamedNode(iri) for iri in (SKOS + "exactMatch", RDF + "type", RDFS + "label"))
_OTHERS = frozenset(
    ox.NamedNode(iri) for iri in (SDGO + "Goal", SDGO + "Target", "http://qudt.org/schema/qudt/Unit")
)
_UNIT = ox.NamedNode(GG + "unit")
_NAMES = frozenset(
    ox.NamedNode(iri)
    for iri in (RDFS + "label", GG + "shortLabel", SHAPES + "singularLabel", SKOS + "notation")
)


def with_names_of_concepts(quads: list[ox.Quad], known: Sequence[ox.Quad]) -> list[ox.Quad]:
    """The quads, and the names of concepts on what of others' they are the same as."""
    meant = _meant(quads, known)
    return quads + _names(quads, meant) if meant else quads


def in_place_of_concepts(quads: list[ox.Quad]) -> list[ox.Quad]:
    """The quads with the names on what is meant, and without the concepts, which say no more than that.

    For what every plan's scope holds, so that it holds each name once.
    """
    meant = _meant(quads, ())
    return [quad for quad in quads if quad.subject not in meant] + _names(quads, meant)


def _meant(quads: Sequence[ox.Quad], known: Sequence[ox.Quad]) -> Mapping[object, ox.NamedNode]:
    """What has no name of its own, by the concept that is the same."""
    same: dict[object, object] = {
        quad.object: quad.subject
        for quad in quads
        if quad.predicate == _MATCH and isinstance(quad.object, ox.NamedNode)
    }
    if not same:
        return {}
    others: set[object] = set()
    for quad in (*quads, *known):
        if quad.predicate == _TYPE and quad.object in _OTHERS:
            others.add(quad.subject)
        elif quad.predicate == _UNIT:
            others.add(quad.object)
        elif quad.predicate == _LABEL:
            same.pop(quad.subject, None)
    return {
        concept: other
        for other, concept in same.items()
        if other in others and isinstance(other, ox.NamedNode)
    }


def _names(quads: Sequence[ox.Quad], meant: Mapping[object, ox.NamedNode]) -> list[ox.Quad]:
    return [
        ox.Quad(meant[quad.subject], quad.predicate, quad.object, quad.graph_name)
        for quad in quads
        if quad.predicate in _NAMES and quad.subject in meant
    ]
