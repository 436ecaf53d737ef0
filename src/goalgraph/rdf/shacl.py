"""SHACL for one plan at a time: by pyshacl, which is the reference, or by a compiled engine.

In: the data and the shapes as rdflib graphs. Out: the engine's validation report, and a shape's focus nodes.
pyshacl searches the text of a SPARQL constraint for each node it checks, from the start of every line to the
end, for what is not allowed; here it is one line.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal, get_args

from goalgraph.base.extras import needing
from goalgraph.rdf.comparing import comparable, without

if TYPE_CHECKING:
    import rdflib


Engine = Literal["pyshacl", "fast"]
ENGINES: tuple[Engine, ...] = get_args(Engine)
PYSHACL: Engine = "pyshacl"
LIBRARIES: Mapping[Engine, str] = MappingProxyType({"pyshacl": "pyshacl", "fast": "pyshacl-turbo"})


def refuse_missing(engine: Engine) -> None:
    """Refuse an engine that is not installed.

    Raises:
        ExtraMissing: the extra ``fast`` has it.
    """
    if engine == "fast":
        with needing("pyshacl-turbo", "fast"):
            import pyshacl_turbo  # noqa: F401


def validation_report(data: rdflib.Graph, shapes: rdflib.Graph, engine: Engine = PYSHACL) -> rdflib.Graph:
    """What the shapes say of the data, which is nobody else's: an engine may add to it.

    Where pyshacl breaks on values that cannot be compared, rules that compare are asked again without those.
    """
    if engine == "fast":
        theirs: rdflib.Graph
        _, theirs, _ = _compiled(shapes).validate(data)
        return theirs
    from pyshacl.errors import ReportableRuntimeError, ValidationFailure

    _in_one_line(shapes)
    try:
        return _report(data, shapes)
    except (ReportableRuntimeError, ValidationFailure, TypeError, ValueError, ArithmeticError):
        others, comparing = without(shapes, comparing=True), without(shapes, comparing=False)
        return _report(data, others) + _report(comparable(data, shapes), comparing)


def _report(data: rdflib.Graph, shapes: rdflib.Graph) -> rdflib.Graph:
    from pyshacl import validate

    from goalgraph.rdf.asked import asked

    results: rdflib.Graph
    _, results, _ = validate(
        asked(data),
        shacl_graph=asked(shapes),
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


@lru_cache(maxsize=8)
def _compiled(shapes: rdflib.Graph) -> Any:
    """The shapes as the compiled engine has them: read once for a graph, which does not change."""
    import pyshacl_turbo

    return pyshacl_turbo.compile_shapes(shapes)


def _in_one_line(shapes: rdflib.Graph) -> None:
    """Write the queries of the shapes without line breaks, where none of them may end a comment."""
    from rdflib import SH, Literal

    for constraint, text in list(shapes.subject_objects(SH.select)):
        if "#" not in str(text):
            shapes.remove((constraint, SH.select, text))
            shapes.add((constraint, SH.select, Literal(re.sub(r"\s*\n\s*", " ", str(text)))))
