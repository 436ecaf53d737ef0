"""SHACL, by pyshacl, for one plan at a time.

In: the data and the shapes as rdflib graphs. Out: pyshacl's validation report, and a shape's focus nodes.
pyshacl searches the text of a SPARQL constraint for each node it checks, from the start of every line to the
end, for what is not allowed; here it is one line.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import rdflib


def validation_report(data: rdflib.Graph, shapes: rdflib.Graph) -> rdflib.Graph:
    """What the shapes say of the data; pyshacl may add to both graphs, so neither is anybody else's."""
    from pyshacl import validate

    _in_one_line(shapes)
    results: rdflib.Graph
    _, results, _ = validate(
        data,
        shacl_graph=shapes,
        inference="none",
        advanced=False,
        meta_shacl=False,
        do_owl_imports=False,
        inplace=True,
    )
    return results


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
