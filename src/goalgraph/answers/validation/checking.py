"""What the shapes say of one plan: asked of an engine, or taken from what was kept of the same check.

In: a scope, the day, and the engine. Out: a ``Verdict``. The engine works on a copy of the scope that
``marks`` adds to, and that it may do with as it likes.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from goalgraph.answers.validation.marks import mark
from goalgraph.answers.validation.messages import Told
from goalgraph.answers.validation.shapes import (
    Shape,
    asked_by,
    led_by_rule,
    limited_by_rule,
    named,
    shapes_graph,
    shapes_of,
)
from goalgraph.answers.validation.verdict import Verdict, kept, key_of
from goalgraph.base.names import GG, SKOS, local_name
from goalgraph.base.wording import LANGUAGES
from goalgraph.model.profiles import shipped
from goalgraph.model.readiness import asked_by_profile, requirement_codes
from goalgraph.model.reference import reference, reference_graphs
from goalgraph.rdf.data_graph import DataGraph, Shared
from goalgraph.rdf.shacl import PYSHACL, Engine, validation_report
from goalgraph.rdf.shapes_graph import shapes_in
from goalgraph.rdf.terms import Literal, NamedNode, Term, Triple

if TYPE_CHECKING:
    from datetime import date

    import rdflib

    from goalgraph.model.scope import Scope


def verdict_of(scope: Scope, day: date | None, engine: Engine = PYSHACL) -> Verdict:
    """What the shapes say of the scope on a day, kept with it, and for the next time."""
    question = question_of(day, engine)
    if question not in scope.kept:
        key = key_of(scope, day, engine)
        verdict = kept(key) if key else None
        if verdict is None:
            verdict = checked(scope, day, engine)
            if key:
                verdict.keep(key)
        scope.kept[question] = verdict
    found: Verdict = scope.kept[question]
    return found


def question_of(day: date | None, engine: Engine) -> Hashable:
    """What a verdict is kept under with its scope."""
    return ("validation", day, engine)


def checked(scope: Scope, day: date | None, engine: Engine = PYSHACL) -> Verdict:
    """What the shapes say of the scope, worked out."""
    from rdflib import RDF, SH

    graph_of_shapes = shapes_graph(scope.profiles)
    shapes = shapes_of(graph_of_shapes, requirement_codes(scope.store))
    data = _data_graph(scope)
    notations = dict(sorted((_text(node), _text(code)) for node, code in data.pairs(SKOS + "notation")))
    mark(data, scope.plan.iri, day, led_by_rule(graph_of_shapes), limited_by_rule(graph_of_shapes))
    data.add(_asked(scope))
    results = validation_report(data, graph_of_shapes, _known_for(engine, scope))
    _leave_out_derived_units(results, scope)
    rules = shapes_in(graph_of_shapes)
    targets = {
        local_name(str(node)): len(rules.targets(NamedNode(str(node))).focus_nodes(data))
        for node in named(graph_of_shapes)
    }
    rule_of = {
        str(result): _named_rule(results.value(result, SH.sourceShape), shapes, graph_of_shapes)
        for result in results.subjects(RDF.type, SH.ValidationResult)
    }
    profile = ", ".join(profile.name for profile in scope.profiles) or None
    verdict = Verdict(profile, shapes, results, rule_of, targets, notations)
    _fill_messages(verdict, scope)
    return verdict


def _leave_out_derived_units(results: rdflib.Graph, scope: Scope) -> None:
    """What is wrong with a unit is told of the indicator that states it, not of each number that has it."""
    from rdflib import SH, URIRef

    unit = GG + "unit"
    derived = {
        (_text(one.subject), _text(one.object))
        for one in scope.store.get_graph(scope.derived)
        if one.predicate.value == unit
    }
    for result in list(results.subjects(SH.resultPath, URIRef(unit))):
        if (str(results.value(result, SH.focusNode)), str(results.value(result, SH.value))) in derived:
            results.remove((result, None, None))
            results.remove((None, None, result))


def _known_for(engine: Engine, scope: Scope) -> Engine:
    """The engine, or pyshacl where the scope has rules that no test holds the others to: a body's own."""
    return engine if engine == PYSHACL or {*scope.profiles} <= {*shipped()} else PYSHACL


def _data_graph(scope: Scope) -> DataGraph:
    """What the scope holds, with what all do, for a check that may note more on it."""
    names = [name for name in scope.store.graphs() if name not in reference_graphs()]
    return DataGraph(_shipped(), (triple for name in names for triple in scope.store.get_graph(name)))


@cache
def _shipped() -> Shared:
    """What the scope of every plan holds."""
    return Shared(quad.triple for quad in reference())


def _asked(scope: Scope) -> Iterator[Triple]:
    """What each of several profiles asks something of; where there is one, it asks that of all."""
    asked = asked_by_profile(scope.store) if len(scope.profiles) > 1 else {}
    for profile, goals in asked.items():
        for goal in goals:
            yield Triple(NamedNode(goal), NamedNode(asked_by(profile)), Literal(True))


def _text(term: Term) -> str:
    return str(getattr(term, "value", term))


def told(verdict: Verdict, scope: Scope, result: Any) -> Told:
    """What a result is about; a shape without a path names its focus as value again, which says nothing."""
    from rdflib import SH

    focus, value, path = (
        verdict.results.value(result, term) for term in (SH.focusNode, SH.value, SH.resultPath)
    )
    return Told(scope, verdict.notations, focus, None if value == focus and path is None else value)


def _fill_messages(verdict: Verdict, scope: Scope) -> None:
    """Put the shapes' messages, filled in and with their languages, into the SHACL report."""
    from rdflib import RDF, SH, Literal

    for result in set(verdict.results.subjects(RDF.type, SH.ValidationResult)):
        shape = verdict.shapes.get(verdict.rule_of[str(result)])
        if shape is None:
            continue
        about = told(verdict, scope, result)
        verdict.results.remove((result, SH.resultMessage, None))
        for lang, text in shape.messages.items():
            message = Literal(about.filled(text, lang or LANGUAGES[0]), lang=lang or None)
            verdict.results.add((result, SH.resultMessage, message))


def _named_rule(source: Any, shapes: Mapping[str, Shape], graph: rdflib.Graph) -> str:
    """The rule a result belongs to: its shape, or the named shape that holds it."""
    seen: set[Any] = set()
    while source is not None and source not in seen:
        seen.add(source)
        if (rule := local_name(str(source))) in shapes:
            return rule
        source = next((subject for subject, _ in graph.subject_predicates(source)), None)
    return "unnamed-shape"
