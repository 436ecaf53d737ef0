"""Findings: what the shapes say of the plans.

In: a loaded graph and a profile. Out: a ``Report`` of findings, each with rule, place, message, remedy
and source, and how often each rule had something to check. Each plan is checked for itself, together
with what belongs to no plan, on a copy that pyshacl may do with as it likes; in the copy each reporting
occasion has the day it ends, and those that have passed on the day of the check are marked as due.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Literal

from goalgraph.derivation import scope_of
from goalgraph.errors import UnknownId, UnknownProfile
from goalgraph.identifiers import local_name, natural
from goalgraph.interchange import parsed, triples_of, turtle, union
from goalgraph.names import GG
from goalgraph.objects import Passage, Plan, Resource, Texts, text_in
from goalgraph.resources import resource_folder

if TYPE_CHECKING:
    import rdflib

    from goalgraph.graph import Graph
    from goalgraph.readiness import Readiness

Severity = Literal["violation", "warning", "info"]
SEVERITIES: tuple[Severity, ...] = ("violation", "warning", "info")


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a rule says of a resource.

    Attributes:
        rule: the shape's local name.
        focus, iri: the resource's id and IRI; label: its text.
        message, remedy: what is the matter and what to do, in the report's language.
        requirement: ``R1``, ``R2`` or ``R3`` when the rule is about one.
        path, value: the property and value concerned, if the rule has them.
        sources: the passages of the resource.
    """

    rule: str
    severity: Severity
    focus: str
    iri: str
    label: str
    message: str
    remedy: str
    requirement: str | None
    path: str | None
    value: str | None
    sources: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class RuleCount:
    """How many resources a rule looked at and how many findings it made, and what it says and rests on.

    Attributes:
        messages, remedies: by language, with the rule's placeholders.
        requirement: ``R1``, ``R2`` or ``R3`` when the rule is about one.
        sources: the document's passages that demand it; none where goalgraph recommends it.
    """

    rule: str
    severity: Severity
    targets: int
    findings: int
    messages: Texts
    remedies: Texts
    requirement: str | None
    sources: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """The findings of one check, worst first; ``conforms`` when none is at or above ``fail_on``.

    ``readiness`` is what each board goal still lacks, for the same graph.
    """

    conforms: bool
    as_of: date | None
    profile: str | None
    fail_on: Severity
    findings: tuple[Finding, ...]
    rules: tuple[RuleCount, ...]
    results: tuple[rdflib.Graph, ...] = ()
    readiness: tuple[Readiness, ...] = ()

    @property
    def turtle(self) -> str:
        """The SHACL reports of the plans, in Turtle."""
        return "\n".join(turtle(triples_of(graph)) for graph in self.results)


@dataclass(frozen=True, slots=True)
class _Shape:
    """A named shape: what the report says when it fires."""

    rule: str
    severity: Severity
    messages: Texts
    remedies: Texts
    requirement: str | None
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Check:
    """What pyshacl said of one plan, before it is put into a language."""

    profile: str | None
    shapes: Mapping[str, _Shape]
    shapes_graph: rdflib.Graph
    results: rdflib.Graph
    targets: Mapping[str, int]
    notations: Mapping[str, str]


def profiles() -> list[str]:
    """The names of the shipped profiles.

    >>> profiles()
    ['vaggeryd']
    """
    return sorted(path.stem for path in (resource_folder("shapes") / "profiles").glob("*.ttl"))


def validate(
    graph: Graph, *, as_of: date | None, profile: str | None, lang: str, fail_on: Severity
) -> Report:
    """Check every plan; see :meth:`goalgraph.Graph.validate`."""
    if profile is not None:
        _known(profile)
    checks = _checks(graph, profile, as_of)
    findings: dict[tuple[str, str, str | None, str | None], Finding] = {}
    counts: dict[str, int] = {}
    shapes: dict[str, _Shape] = {}
    for check in checks:
        for rule, count in check.targets.items():
            counts[rule] = counts.get(rule, 0) + count
            shapes[rule] = check.shapes[rule]
        for finding in _findings(check, graph, lang):
            findings[(finding.rule, finding.iri, finding.path, finding.value)] = finding
    ordered = sorted(
        findings.values(),
        key=lambda f: (SEVERITIES.index(f.severity), f.rule, natural(f.focus), f.path or "", f.value or ""),
    )
    made = {rule: sum(1 for f in ordered if f.rule == rule) for rule in counts}
    limit = SEVERITIES.index(fail_on)
    dates = [plan.reference_date for plan in graph.plans if plan.reference_date]
    used = dict.fromkeys(check.profile for check in checks if check.profile)
    return Report(
        conforms=not any(SEVERITIES.index(f.severity) <= limit for f in ordered),
        as_of=as_of or max(dates, default=None),
        profile=", ".join(used) or None,
        fail_on=fail_on,
        findings=tuple(ordered),
        rules=tuple(
            _count(graph, shapes[rule], counts[rule], made[rule])
            for rule in sorted(counts, key=lambda rule: (SEVERITIES.index(shapes[rule].severity), rule))
        ),
        results=tuple(check.results for check in checks),
        readiness=tuple(graph.readiness()),
    )


def _count(graph: Graph, shape: _Shape, targets: int, findings: int) -> RuleCount:
    sources = (_resource(graph, iri) for iri in shape.sources)
    return RuleCount(
        shape.rule,
        shape.severity,
        targets,
        findings,
        shape.messages,
        shape.remedies,
        shape.requirement,
        tuple(source for source in sources if isinstance(source, Passage)),
    )


def _known(profile: str) -> None:
    if profile not in profiles():
        raise UnknownProfile(name=profile, known=", ".join(profiles()))


def _checks(graph: Graph, profile: str | None, as_of: date | None) -> list[_Check]:
    """The checks of every plan; kept with the graph, which does not change."""
    kept: dict[tuple[str | None, date | None], list[_Check]] = graph.checks
    if (profile, as_of) not in kept:
        kept[profile, as_of] = [
            _check(graph, plan, scope, profile, as_of) for plan, scope in _scopes(graph, graph.plans)
        ]
    return kept[profile, as_of]


def _check(
    graph: Graph, plan: Plan | None, scope: list[str], profile: str | None, as_of: date | None
) -> _Check:
    from rdflib import SKOS

    profile = profile or (plan.profile if plan else None)
    if profile is not None:
        _known(profile)
    shapes_graph = _shapes_graph(profile)
    shapes = _shapes(shapes_graph)
    data = union(graph.store, scope)
    notations = dict(sorted((str(node), str(code)) for node, code in data.subject_objects(SKOS.notation)))
    if plan:
        _date_occasions(data, plan, as_of or plan.reference_date)
    results, targets = _run(data, shapes_graph, shapes)
    check = _Check(profile, shapes, shapes_graph, results, targets, notations)
    _fill_messages(check, graph)
    return check


def _date_occasions(data: rdflib.Graph, plan: Plan, day: date | None) -> None:
    """Give each reporting occasion of the plan the day it ends; call those that ended before ``day`` due.

    An occasion that does not say when it ends does so with its period.
    """
    from rdflib import RDF, TIME, URIRef

    end_date = URIRef(GG + "endDate")
    for occasion in data.subjects(URIRef(GG + "reportingOccasionOf"), URIRef(plan.iri)):
        if (occasion, end_date, None) not in data:
            for end in list(data.objects(occasion, URIRef(GG + "period") / TIME.hasEnd / TIME.inXSDDate)):
                data.add((occasion, end_date, end))
        ends = [getattr(end, "value", None) for end in data.objects(occasion, end_date)]
        if day and any(type(end) is date and end < day for end in ends):
            data.add((occasion, RDF.type, URIRef(GG + "DueOccasion")))


def _scopes(graph: Graph, plans: list[Plan]) -> list[tuple[Plan | None, list[str]]]:
    if not plans:
        return [(None, graph.store.graphs())]
    return [(plan, scope_of(plan.iri, graph.store)) for plan in plans]


def _shapes_graph(profile: str | None) -> rdflib.Graph:
    folder = resource_folder("shapes")
    return parsed([folder / "core.ttl", *([folder / "profiles" / f"{profile}.ttl"] if profile else [])])


def _shapes(graph: rdflib.Graph) -> dict[str, _Shape]:
    from rdflib import RDF, SH, URIRef

    requirements = {GG + "Influenceable": "R1", GG + "Measurable": "R2", GG + "Resourced": "R3"}
    found = {}
    for cls in (SH.NodeShape, SH.PropertyShape):
        for node in graph.subjects(RDF.type, cls):
            if not isinstance(node, URIRef):
                continue
            requirement = graph.value(node, URIRef(GG + "requirement"))
            found[local_name(str(node))] = _Shape(
                local_name(str(node)),
                _severity(graph.value(node, SH.severity)),
                _texts(graph, node, SH.message),
                _texts(graph, node, URIRef(GG + "remedy")),
                requirements.get(str(requirement)),
                tuple(sorted(str(source) for source in graph.objects(node, URIRef(GG + "ruleSource")))),
            )
    return found


def _texts(graph: rdflib.Graph, node: Any, predicate: Any) -> dict[str, str]:
    return {str(getattr(o, "language", "") or ""): str(o) for o in graph.objects(node, predicate)}


def _severity(node: Any) -> Severity:
    match local_name(str(node)):
        case "Warning":
            return "warning"
        case "Info":
            return "info"
        case _:
            return "violation"


def _run(
    data: rdflib.Graph, shapes_graph: rdflib.Graph, shapes: Mapping[str, _Shape]
) -> tuple[rdflib.Graph, dict[str, int]]:
    from pyshacl import validate as shacl
    from pyshacl.shapes_graph import ShapesGraph

    _, results, _ = shacl(
        data,
        shacl_graph=shapes_graph,
        inference="none",
        advanced=False,
        meta_shacl=False,
        do_owl_imports=False,
        inplace=True,
    )
    targets: dict[str, int] = {}
    for shape in ShapesGraph(shapes_graph).shapes:
        rule = local_name(str(shape.node))
        if rule in shapes:
            targets[rule] = len(shape.focus_nodes(data))
    return results, targets


def _findings(check: _Check, graph: Graph, lang: str) -> list[Finding]:
    from rdflib import RDF, SH, URIRef

    results, shapes, shapes_graph = check.results, check.shapes, check.shapes_graph
    found = []
    for result in set(results.subjects(RDF.type, SH.ValidationResult)):
        focus = results.value(result, SH.focusNode)
        source = results.value(result, SH.sourceShape)
        path = results.value(result, SH.resultPath)
        value = results.value(result, SH.value)
        rule = _named_rule(source, shapes, shapes_graph)
        shape = shapes.get(rule)
        resource = _resource(graph, str(focus))
        shown_value = None if value is None or value == focus else _shown(check, graph, value)
        blanks = _blanks(check, graph, focus, value)
        plain = str(results.value(result, SH.resultMessage) or rule)
        found.append(
            Finding(
                rule=rule,
                severity=_severity(results.value(result, SH.resultSeverity)),
                focus=resource.id if resource else str(focus),
                iri=str(focus),
                label=resource.label(lang) if resource else str(focus),
                message=_filled(text_in(shape.messages, lang) if shape else plain, blanks),
                remedy=_filled(text_in(shape.remedies, lang) if shape else "", blanks),
                requirement=shape.requirement if shape else None,
                path=local_name(str(path)) if isinstance(path, URIRef) else None,
                value=shown_value,
                sources=resource.passages if resource else (),
            )
        )
    return found


def _blanks(check: _Check, graph: Graph, focus: Any, value: Any) -> dict[str, str]:
    """What a message's placeholders stand for."""
    resource = _resource(graph, str(focus))
    return {
        "focus": resource.id if resource else str(focus),
        "label": resource.screen_name if resource else local_name(str(focus)),
        "value": "" if value is None or value == focus else _shown(check, graph, value),
    }


def _fill_messages(check: _Check, graph: Graph) -> None:
    """Put the shapes' messages, filled in and with their languages, into the SHACL report."""
    from rdflib import RDF, SH, Literal

    for result in set(check.results.subjects(RDF.type, SH.ValidationResult)):
        shape = check.shapes.get(
            _named_rule(check.results.value(result, SH.sourceShape), check.shapes, check.shapes_graph)
        )
        if shape is None:
            continue
        focus, value = (check.results.value(result, term) for term in (SH.focusNode, SH.value))
        blanks = _blanks(check, graph, focus, value)
        check.results.remove((result, SH.resultMessage, None))
        for lang, text in shape.messages.items():
            check.results.add((result, SH.resultMessage, Literal(_filled(text, blanks), lang=lang or None)))


def _named_rule(source: Any, shapes: Mapping[str, _Shape], graph: rdflib.Graph) -> str:
    """The rule a result belongs to: its shape, or the named shape that holds it."""
    seen: set[Any] = set()
    while source is not None and source not in seen:
        seen.add(source)
        if (rule := local_name(str(source))) in shapes:
            return rule
        source = next((subject for subject, _ in graph.subject_predicates(source)), None)
    return "unnamed-shape"


def _resource(graph: Graph, iri: str) -> Resource | None:
    try:
        return graph.get(iri)
    except UnknownId:
        return None


def _shown(check: _Check, graph: Graph, value: Any) -> str:
    """The value's id, if it has one; else as it is written."""
    resource = _resource(graph, str(value)) if str(value).startswith(("http", "urn")) else None
    return resource.id if resource else check.notations.get(str(value), str(value))


def _filled(text: str, blanks: Mapping[str, str]) -> str:
    for name, value in blanks.items():
        text = text.replace("{" + name + "}", value)
    return text
