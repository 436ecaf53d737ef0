"""Rules that compare two properties, where the data holds values that cannot be compared.

In: the shapes and the data as rdflib graphs. Out: the shapes that compare and the others, and the data
without what cannot be compared, such as a word beside a date: rules about values tell that.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING

from goalgraph.base.names import XSD
from goalgraph.rdf.ontology import vocabulary

if TYPE_CHECKING:
    import rdflib

# The Python values of what can be compared, by datatype.
_KINDS = MappingProxyType(
    {XSD + "decimal": (int, Decimal, float), XSD + "integer": (int, Decimal, float), XSD + "date": (date,)}
)


def without(shapes: rdflib.Graph, *, comparing: bool) -> rdflib.Graph:
    """The shapes without those that compare two properties, or without the others."""
    from rdflib import SH, Graph, Literal

    compares = {
        _named(shape, shapes)
        for relation in (SH.lessThan, SH.lessThanOrEquals)
        for shape in shapes.subjects(relation)
    }
    left = Graph()
    left += shapes
    for name in {
        _named(shape, shapes) for shape in (*shapes.subjects(SH.severity), *shapes.subjects(SH.property))
    }:
        if (name in compares) is comparing:
            left.set((name, SH.deactivated, Literal(True)))
    return left


def _named(shape: rdflib.term.Node, shapes: rdflib.Graph) -> rdflib.term.Node:
    """The shape with an IRI that a part of it belongs to."""
    from rdflib import BNode

    seen: set[rdflib.term.Node] = set()
    while isinstance(shape, BNode) and shape not in seen:
        seen.add(shape)
        shape = next(shapes.subjects(None, shape), shape)
    return shape


def comparable(data: rdflib.Graph, shapes: rdflib.Graph) -> rdflib.Graph:
    """The data without values that a rule would compare and that are not of their property's datatype."""
    from rdflib import SH, Graph, Literal, URIRef

    compared: set[rdflib.term.Node] = set()
    for relation in (SH.lessThan, SH.lessThanOrEquals):
        for shape, other in shapes.subject_objects(relation):
            compared |= {
                other,
                *(path for path in shapes.objects(shape, SH.path) if isinstance(path, URIRef)),
            }
    datatypes = vocabulary().datatypes
    left = Graph()
    left += data
    for name in compared:
        kinds = _KINDS.get(datatypes.get(str(name), ""), ())
        for subject, value in data.subject_objects(name):
            if kinds and not (isinstance(value, Literal) and type(value.value) in kinds):
                left.remove((subject, name, value))
    return left
