"""SHACL for one plan at a time: by pyshacl, which is the reference, or by compiled engines.

In: the data graph, and the shapes as an rdflib graph. Out: the engine's validation report, as one too.
pyshacl searches the text of a SPARQL constraint for each node it checks, from the start of every line to the
end, for what is not allowed; here it is one line.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, get_args

from goalgraph.base.extras import needing
from goalgraph.rdf.comparing import comparable, without

if TYPE_CHECKING:
    import rdflib

    from goalgraph.rdf.data_graph import DataGraph

Engine = Literal["pyshacl", "fast"]
ENGINES: tuple[Engine, ...] = get_args(Engine)
PYSHACL: Engine = "pyshacl"
LIBRARIES: Mapping[Engine, str] = MappingProxyType({"pyshacl": "pyshacl", "fast": "shacl"})


def refuse_missing(engine: Engine) -> None:
    """Refuse an engine that is not installed.

    Raises:
        ExtraMissing: the extra ``fast`` has it.
    """
    if engine == "fast":
        with needing("shacl", "fast"):
            import shacl  # noqa: F401


def validation_report(data: DataGraph, shapes: rdflib.Graph, engine: Engine = PYSHACL) -> rdflib.Graph:
    """What the shapes say of the data; what the compiled engines are not known for, pyshacl is asked."""
    if engine == "fast":
        from goalgraph.rdf.compiled import compiled_report

        if (report := compiled_report(data, shapes)) is not None:
            return report
    return reference_report(data.asked(), shapes)


def reference_report(data: rdflib.Graph, shapes: rdflib.Graph) -> rdflib.Graph:
    """What pyshacl says of the data, which is nobody else's: it may add to it.

    Where it breaks on values that cannot be compared, rules that compare are asked again without those.
    """
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


def _in_one_line(shapes: rdflib.Graph) -> None:
    """Write the queries of the shapes without line breaks, where none of them may end a comment."""
    from rdflib import SH, Literal

    for constraint, text in list(shapes.subject_objects(SH.select)):
        if "#" not in str(text):
            shapes.remove((constraint, SH.select, text))
            shapes.add((constraint, SH.select, Literal(re.sub(r"\s*\n\s*", " ", str(text)))))
