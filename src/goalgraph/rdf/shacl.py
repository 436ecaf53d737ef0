"""SHACL, by pyshacl, for one plan at a time.

In: the data and the shapes as rdflib graphs. Out: pyshacl's validation report, and a shape's focus nodes.
pyshacl reads the text of a SPARQL constraint anew for each node it checks; here it is read once a process.
It also searches the text each time, from the start of every line to the end, for what is not allowed;
here it is one line.
"""

from __future__ import annotations

import re
from collections.abc import Generator
from datetime import date
from decimal import Decimal
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from goalgraph.base.names import XSD
from goalgraph.rdf.ontology import vocabulary

if TYPE_CHECKING:
    import rdflib
    from rdflib.plugins.sparql.sparql import Query


# The Python values of what can be compared, by datatype.
_KINDS = MappingProxyType(
    {XSD + "decimal": (int, Decimal, float), XSD + "integer": (int, Decimal, float), XSD + "date": (date,)}
)


def validation_report(data: rdflib.Graph, shapes: rdflib.Graph) -> rdflib.Graph:
    """What the shapes say of the data; pyshacl may add to both graphs, so neither is anybody else's.

    Where pyshacl breaks on values that cannot be compared, such as a word and a date, the rules that compare
    are asked again without those, which rules about values tell.
    """
    from pyshacl.errors import ReportableRuntimeError, ValidationFailure

    _in_one_line(shapes)
    try:
        return _report(data, shapes)
    except (ReportableRuntimeError, ValidationFailure, TypeError, ValueError, ArithmeticError):
        return _report(data, _without(shapes, comparing=True)) + _report(
            _comparable(data, shapes), _without(shapes, comparing=False)
        )


def _report(data: rdflib.Graph, shapes: rdflib.Graph) -> rdflib.Graph:
    from pyshacl import validate

    results: rdflib.Graph
    _, results, _ = validate(
        _asked(data),
        shacl_graph=shapes,
        inference="none",
        advanced=False,
        meta_shacl=False,
        do_owl_imports=False,
        inplace=True,
    )
    return results


def _without(shapes: rdflib.Graph, *, comparing: bool) -> rdflib.Graph:
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


def _comparable(data: rdflib.Graph, shapes: rdflib.Graph) -> rdflib.Graph:
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


def focus_nodes(shape: rdflib.term.Node, shapes: rdflib.Graph, data: rdflib.Graph) -> set[rdflib.term.Node]:
    """The nodes that a shape's targets name in the data, by SHACL 2.1.3: a shape may be a class too."""
    from rdflib import OWL, RDF, RDFS, SH

    nodes = set(shapes.objects(shape, SH.targetNode))
    classes = set(shapes.objects(shape, SH.targetClass))
    if any((shape, RDF.type, cls) in shapes for cls in (RDFS.Class, OWL.Class)):
        classes.add(shape)
    for cls in classes:
        for specialised in data.transitive_subjects(RDFS.subClassOf, cls):
            nodes.update(data.subjects(RDF.type, specialised))
    for predicate in shapes.objects(shape, SH.targetSubjectsOf):
        nodes.update(data.subjects(predicate))
    for predicate in shapes.objects(shape, SH.targetObjectsOf):
        nodes.update(data.objects(predicate=predicate))
    return nodes


def _in_one_line(shapes: rdflib.Graph) -> None:
    """Write the queries of the shapes without line breaks, where none of them may end a comment."""
    from rdflib import SH, Literal

    for constraint, text in list(shapes.subject_objects(SH.select)):
        if "#" not in str(text):
            shapes.remove((constraint, SH.select, text))
            shapes.add((constraint, SH.select, Literal(re.sub(r"\s*\n\s*", " ", str(text)))))


def _asked(data: rdflib.Graph) -> rdflib.Graph:
    """The same triples as a graph that remembers the queries it has parsed."""
    import rdflib

    class Asked(rdflib.Graph):
        def query(self, query_object: str | Query, *args: Any, **kwargs: Any) -> Any:
            asked = _prepared(query_object) if isinstance(query_object, str) else query_object
            return super().query(asked, *args, **kwargs)

        def namespaces(self) -> Generator[tuple[str, rdflib.URIRef], None, None]:
            # Looked up for each query, and of no use to one that is parsed.
            yield "sh", rdflib.URIRef(str(rdflib.SH))

    return Asked(store=data.store, identifier=data.identifier)


@lru_cache(maxsize=256)
def _prepared(text: str) -> Query:
    from rdflib.plugins.sparql import prepareQuery

    return prepareQuery(text)
