"""SHACL by compiled engines: ``shacl`` checks what is Core, Oxigraph asks the queries of SPARQL constraints.

In: a data graph and a shapes graph. Out: the validation report as SHACL has it, or none where the two are
not known to say what pyshacl says: of what ``ADMITTED`` does not have, of values that are not of their type
or cannot be compared, and where something is found of a node without an address, whose name is changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

import pyoxigraph as ox

from goalgraph.base.names import RDF, SH
from goalgraph.rdf.data_graph import DataGraph
from goalgraph.rdf.native import value_of
from goalgraph.rdf.prebound import Prebound
from goalgraph.rdf.shapes_graph import ShapesGraph, is_true, shapes_in
from goalgraph.rdf.statements import from_lines
from goalgraph.rdf.terms import BlankNode, Literal, NamedNode, Node, Term, Triple

if TYPE_CHECKING:
    import rdflib
    import shacl

_TARGETS = ("targetNode", "targetClass", "targetSubjectsOf", "targetObjectsOf")
_PATHS = ("path", "inversePath", "alternativePath", "zeroOrMorePath", "oneOrMorePath", "zeroOrOnePath")
CONSTRAINTS = (
    *("class", "datatype", "nodeKind", "minCount", "maxCount", "minLength", "maxLength", "pattern"),
    *("minExclusive", "minInclusive", "maxExclusive", "maxInclusive", "uniqueLang", "equals", "disjoint"),
    *("lessThan", "lessThanOrEquals", "not", "and", "or", "xone", "property", "hasValue", "in"),
    *("languageIn", "qualifiedValueShape", "closed", "sparql"),
)
_WITH_THEM = ("flags", "qualifiedMinCount", "qualifiedMaxCount", "ignoredProperties")
_QUERIES = ("select", "prefixes", "declare", "prefix", "namespace")
_SAID = ("severity", "message", "deactivated", "name", "description", "order", "group", "defaultValue")
# What of SHACL both say the same of: tests hold each constraint against pyshacl.
ADMITTED = frozenset(SH + name for name in (*_TARGETS, *_PATHS, *CONSTRAINTS, *_WITH_THEM, *_QUERIES, *_SAID))
_TYPE = NamedNode(RDF + "type")
_NAMED = "urn:goalgraph:shape:"  # what the engine knows a shape without an address by, which it would rename


def compiled_report(data: DataGraph, shapes: rdflib.Graph) -> rdflib.Graph | None:
    """What the shapes say of the data; none where that is to be asked of pyshacl."""
    rules = _compiled(shapes)
    if rules is None or not rules.can_compare(data):
        return None
    try:
        results = [*rules.core(data), *rules.asked(data)]
    except (ValueError, OSError, SyntaxError, RuntimeError):  # what engines say of what they do not read
        return None
    if any(isinstance(node, BlankNode) for one in results for node in (one.focus, one.value)):
        return None
    return from_lines(ox.serialize(rules.report(results), format=ox.RdfFormat.N_TRIPLES) or b"")


@dataclass(frozen=True, slots=True)
class _Result:
    """A validation result of SHACL."""

    focus: Term
    value: Term | None
    shape: Term
    component: str
    severity: Term
    path: Term | None = None


@dataclass(frozen=True, slots=True)
class _Compiled:
    """Shapes as the engines have them: what is Core, and the queries by the shape that asks them."""

    shapes: ShapesGraph
    engine: shacl.Shapes
    queries: tuple[tuple[Node, Prebound], ...]

    def can_compare(self, data: DataGraph) -> bool:
        """Whether the values are ordinary, and those that rules compare all numbers, or all days."""
        for both in self.shapes.compared():
            kinds = {type(value_of(value)) for name in both for value in data.objects(None, name)}
            if not (kinds <= {int, Decimal} or kinds <= {date}):
                return False
        return data.is_ordinary

    def core(self, data: DataGraph) -> Iterator[_Result]:
        """What the constraints of SHACL Core say."""
        for one in self.engine.validate_text(data.lines(), "ntriples").results:
            shape = _term(one.source_shape or "")
            if isinstance(shape, NamedNode) and shape.value.startswith(_NAMED):
                shape = BlankNode(shape.value.removeprefix(_NAMED))
            severity = NamedNode(one.severity_iri)
            value = None if one.value is None else _term(one.value)
            path = self.shapes.value(shape, SH + "path")
            if path is None and one.path is not None:  # of a closed shape
                path = _term(one.path)
            yield _Result(_term(one.focus_node), value, shape, one.component_iri, severity, path)

    def asked(self, data: DataGraph) -> Iterator[_Result]:
        """What the queries of SPARQL constraints say."""
        for shape, query in self.queries:
            severity = self.shapes.value(shape, SH + "severity") or NamedNode(SH + "Violation")
            focus = self.shapes.targets(shape).focus_nodes(data)
            for node, value in query.solutions(data.store, focus):
                yield _Result(node, value or node, shape, SH + "SPARQLConstraintComponent", severity)

    def report(self, results: Iterable[_Result]) -> Iterator[Triple]:
        """A validation report, with what it tells of nodes without an address."""
        report, described, conforms = BlankNode("report"), set(), True
        yield Triple(report, _TYPE, NamedNode(SH + "ValidationReport"))
        for at, one in enumerate(results):
            conforms, result = False, BlankNode(f"result{at}")
            told: list[tuple[str, Term | None]] = [
                ("focusNode", one.focus),
                ("value", one.value),
                ("resultPath", one.path),
                ("sourceShape", one.shape),
                ("sourceConstraintComponent", NamedNode(one.component)),
                ("resultSeverity", one.severity),
                *(("resultMessage", text) for text in self.shapes.values(one.shape, SH + "message")),
            ]
            yield Triple(report, NamedNode(SH + "result"), result)
            yield Triple(result, _TYPE, NamedNode(SH + "ValidationResult"))
            for name, term in told:
                if term is not None:
                    yield Triple(result, NamedNode(SH + name), term)
            described |= {node for node in (one.shape, one.path) if isinstance(node, BlankNode)}
        yield Triple(report, NamedNode(SH + "conforms"), Literal(conforms))
        yield from self.shapes.described(described)


@lru_cache(maxsize=8)
def _compiled(graph: rdflib.Graph) -> _Compiled | None:
    """The shapes as the engines have them, read once for a graph, which does not change; none if left out."""
    import shacl

    shapes = shapes_in(graph)
    said = {one.predicate.value for one in shapes.triples}
    queries = _queries(shapes)
    if queries is None or any(name.startswith(SH) for name in said - ADMITTED):
        return None
    parts = {value for _, value in shapes.pairs(SH + "property") if isinstance(value, BlankNode)}

    def named(term: Term) -> Term:
        return NamedNode(_NAMED + term.value) if isinstance(term, BlankNode) and term in parts else term

    core = [
        Triple(named(one.subject), one.predicate, named(one.object))  # type: ignore[arg-type]
        for one in shapes.triples
        if one.predicate.value != SH + "sparql"
    ]
    lines = (ox.serialize(core, format=ox.RdfFormat.N_TRIPLES) or b"").decode()
    try:
        return _Compiled(shapes, shacl.Shapes.from_text(lines, "ntriples"), queries)
    except (ValueError, OSError):
        return None


def _queries(shapes: ShapesGraph) -> tuple[tuple[Node, Prebound], ...] | None:
    """The queries that shapes ask of what they are about; none where one is asked in another way."""
    found = []
    used = {one.object for one in shapes.triples if one.predicate.value not in _STANDING}
    for shape, constraint in shapes.pairs(SH + "sparql"):
        text, query = shapes.value(constraint, SH + "select"), None
        if isinstance(text, Literal):
            query = Prebound("".join(_prefixes(shapes, constraint)) + text.value)
        alone = shapes.targets(shape) and not shapes.values(shape, SH + "path") and shape not in used
        if query is None or not alone or not query.is_known:
            return None
        if not any(is_true(shapes.value(node, SH + "deactivated")) for node in (shape, constraint)):
            found.append((shape, query))
    return tuple(found)


_STANDING = frozenset({RDF + "type", *(SH + name for name in _TARGETS)})


def _prefixes(shapes: ShapesGraph, constraint: Term) -> Iterator[str]:
    for place in shapes.values(constraint, SH + "prefixes"):
        for declared in shapes.values(place, SH + "declare"):
            prefix, namespace = (shapes.value(declared, SH + name) for name in ("prefix", "namespace"))
            if isinstance(prefix, Literal) and isinstance(namespace, Literal):
                yield f"PREFIX {prefix.value}: <{namespace.value}>\n"


@lru_cache(maxsize=4096)
def _term(written: str) -> Term:
    """A term as N-Triples has it."""
    [quad] = ox.parse(f"<urn:s> <urn:p> {written} .", format=ox.RdfFormat.N_TRIPLES)
    term: Term = quad.object
    return term
