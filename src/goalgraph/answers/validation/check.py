"""Findings: what the shapes say of the plans.

In: a loaded graph and a profile. Out: a ``Report`` of findings, each with rule, place, message, remedy
and source, and how often each rule had something to check. Each plan is checked for itself, together
with what belongs to no plan, on a copy that ``marks`` adds to and pyshacl may do with as it likes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal

from goalgraph.answers.validation.marks import mark
from goalgraph.answers.validation.messages import Told
from goalgraph.answers.validation.shapes import (
    SEVERITIES,
    Severity,
    Shape,
    led_by_rule,
    limited_by_rule,
    named,
    severity_of,
    shapes_graph,
    shapes_of,
)
from goalgraph.answers.validation.verdict import Verdict, kept, key_of
from goalgraph.base.displayed import Displayed
from goalgraph.base.frames import Library
from goalgraph.base.frozen import Frozen
from goalgraph.base.names import local_name
from goalgraph.base.order import natural
from goalgraph.base.texts import Texts, text_in
from goalgraph.base.wording import LANGUAGES
from goalgraph.model.objects import Passage
from goalgraph.model.plans import Plans, under
from goalgraph.model.profiles import profile_named
from goalgraph.model.readiness import Readiness, asked_by_profile, requirement_codes
from goalgraph.model.tables import part_framed
from goalgraph.rdf.shacl import focus_nodes, validation_report
from goalgraph.rdf.statements import triples_of, turtle, union

if TYPE_CHECKING:
    from pathlib import Path

    import rdflib

    from goalgraph.model.scope import Scope

ReportPart = Literal["findings", "rules", "readiness"]


@dataclass(frozen=True, slots=True)
class Finding(Displayed):
    """Something a rule says of a resource.

    Attributes:
        rule: the shape's local name.
        focus, iri: the resource's id and IRI; label: its text.
        message, remedy: what is the matter and what to do, in the report's language.
        requirement: ``R1``, ``R2`` or ``R3`` when the rule is about one.
        path, value: the property and value concerned, if the rule has them.
        sources: the passages of the resource.
        plan: the plan's id, where several were checked.
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
    plan: str | None = None


@dataclass(frozen=True, slots=True)
class RuleCount(Frozen):
    """How many resources a rule looked at and how many findings it made, and what it says and rests on.

    Attributes:
        messages, remedies: by language, with the rule's placeholders.
        requirement: ``R1``, ``R2`` or ``R3`` when the rule is about one.
        sources: the document's passages that demand it; none where goalgraph recommends it.
        plan: the plan's id, where several were checked.
    """

    rule: str
    severity: Severity
    targets: int
    findings: int
    messages: Texts
    remedies: Texts
    requirement: str | None
    sources: tuple[Passage, ...]
    plan: str | None = None


@dataclass(frozen=True, slots=True)
class Report(Frozen, Displayed):
    """The findings of one check, worst first; ``conforms`` when none is at or above ``fail_on``.

    ``readiness`` is what each board goal still lacks, for the same graph; ``plans`` the report on each
    plan by its id, where several were checked; ``lang`` is the language of the messages.
    """

    conforms: bool
    as_of: date | None
    profile: str | None
    fail_on: Severity
    findings: tuple[Finding, ...]
    rules: tuple[RuleCount, ...]
    results: tuple[rdflib.Graph, ...] = ()
    readiness: tuple[Readiness, ...] = ()
    plans: Mapping[str, Report] = field(default_factory=dict)
    lang: str = LANGUAGES[0]

    @property
    def turtle(self) -> str:
        """The SHACL reports of the plans, in Turtle."""
        return "\n".join(turtle(triples_of(graph)) for graph in self.results)

    def to_frame(self, library: Library, part: ReportPart = "findings") -> Any:
        """The report as a data frame of ``pandas`` or ``polars``, in the language of its messages.

        Args:
            library: the one that makes the frame.
            part: its ``findings``, the ``rules`` with how often each found something, or the ``readiness``.

        Raises:
            ParameterError, ExtraMissing: there is no such library or part; it is not installed.

        >>> import goalgraph
        >>> goalgraph.load().validate().to_frame("polars", "rules").columns[:4]
        ['rule', 'severity', 'targets', 'findings']
        """
        of = {"findings": Finding, "rules": RuleCount, "readiness": Readiness}
        return part_framed(self, part, of, library, self.lang, plans=bool(self.plans))


def validate(
    graph: Scope,
    *,
    as_of: date | None = None,
    lang: str = "sv",
    fail_on: Severity = "violation",
) -> Report:
    """Check one plan."""
    check = _check(graph, as_of)
    findings = {(f.rule, f.iri, f.path, f.value): f for f in _findings(check, graph, lang)}
    ordered = sorted(
        findings.values(),
        key=lambda f: (SEVERITIES.index(f.severity), f.rule, natural(f.focus), f.path or "", f.value or ""),
    )
    made = Counter(finding.rule for finding in ordered)
    return Report(
        conforms=_conforms(ordered, fail_on),
        as_of=as_of or graph.plan.reference_date,
        profile=check.profile,
        fail_on=fail_on,
        findings=tuple(ordered),
        rules=tuple(
            _count(graph, check.shapes[rule], check.targets[rule], made[rule])
            for rule in sorted(
                check.targets, key=lambda rule: (SEVERITIES.index(check.shapes[rule].severity), rule)
            )
        ),
        results=(check.results,),
        readiness=tuple(graph.readiness()),
        lang=lang,
    )


def validated(
    plans: Plans, *, as_of: date | None, profile: str | Path | None, lang: str, fail_on: Severity
) -> Report:
    """Check every plan for itself; see :meth:`goalgraph.Graph.validate`."""
    chosen = None if profile is None else profile_named(profile, plans.profiles)
    reports = {
        scope.plan.id: validate(
            under(scope, chosen, plans.profiles) if chosen else scope,
            as_of=as_of,
            lang=lang,
            fail_on=fail_on,
        )
        for scope in plans
    }
    return together(reports) if len(reports) > 1 else next(iter(reports.values()))


def together(reports: Mapping[str, Report]) -> Report:
    """The reports on several plans, by the plan's id: each finding and rule says which plan it is about."""
    every = list(reports.values())
    dates = [report.as_of for report in every if report.as_of]
    return Report(
        conforms=all(report.conforms for report in every),
        as_of=max(dates, default=None),
        profile=", ".join(dict.fromkeys(report.profile for report in every if report.profile)) or None,
        fail_on=every[0].fail_on,
        findings=tuple(replace(f, plan=plan) for plan, report in reports.items() for f in report.findings),
        rules=tuple(replace(r, plan=plan) for plan, report in reports.items() for r in report.rules),
        results=tuple(result for report in every for result in report.results),
        readiness=tuple(replace(r, plan=plan) for plan, report in reports.items() for r in report.readiness),
        plans=MappingProxyType(dict(reports)),
        lang=every[0].lang,
    )


def _conforms(findings: Sequence[Finding], fail_on: Severity) -> bool:
    limit = SEVERITIES.index(fail_on)
    return not any(SEVERITIES.index(finding.severity) <= limit for finding in findings)


def _count(graph: Scope, shape: Shape, targets: int, findings: int) -> RuleCount:
    sources = (graph.by_iri(iri) for iri in shape.sources)
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


def _check(graph: Scope, as_of: date | None) -> Verdict:
    """What pyshacl says of the scope, kept with it, and for the next time."""
    day = as_of or graph.plan.reference_date
    question = ("validation", day)
    if question not in graph.kept:
        graph.kept[question] = _verdict(graph, day)
    verdict: Verdict = graph.kept[question]
    return verdict


def _verdict(graph: Scope, day: date | None) -> Verdict:
    key = key_of(graph, day)
    verdict = kept(key) if key else None
    if verdict is None:
        verdict = _checked(graph, day)
        if key:
            verdict.keep(key)
    return verdict


def _checked(graph: Scope, day: date | None) -> Verdict:
    from rdflib import RDF, SH, SKOS

    asked = asked_by_profile(graph.store) if len(graph.profiles) > 1 else None
    graph_of_shapes = shapes_graph(graph.profiles, asked)
    shapes = shapes_of(graph_of_shapes, requirement_codes(graph.store))
    data = union(graph.store, graph.store.graphs())
    notations = dict(sorted((str(node), str(code)) for node, code in data.subject_objects(SKOS.notation)))
    mark(data, graph.plan.iri, day, led_by_rule(graph_of_shapes), limited_by_rule(graph_of_shapes))
    results = validation_report(data, graph_of_shapes)
    targets = {
        local_name(str(node)): len(focus_nodes(node, graph_of_shapes, data))
        for node in named(graph_of_shapes)
    }
    rule_of = {
        str(result): _named_rule(results.value(result, SH.sourceShape), shapes, graph_of_shapes)
        for result in results.subjects(RDF.type, SH.ValidationResult)
    }
    profile = ", ".join(profile.name for profile in graph.profiles) or None
    verdict = Verdict(profile, shapes, results, rule_of, targets, notations)
    _fill_messages(verdict, graph)
    return verdict


def _findings(check: Verdict, graph: Scope, lang: str) -> list[Finding]:
    from rdflib import RDF, SH, URIRef

    results, shapes = check.results, check.shapes
    found = []
    for result in set(results.subjects(RDF.type, SH.ValidationResult)):
        told = _told(check, graph, result)
        path = results.value(result, SH.resultPath)
        rule = check.rule_of[str(result)]
        shape = shapes.get(rule)
        resource = graph.by_iri(str(told.focus))
        plain = str(results.value(result, SH.resultMessage) or rule)
        found.append(
            Finding(
                rule=rule,
                severity=severity_of(results.value(result, SH.resultSeverity)),
                focus=told.ident,
                iri=str(told.focus),
                label=resource.label(lang) if resource else str(told.focus),
                message=told.filled(text_in(shape.messages, lang) if shape else plain, lang),
                remedy=told.with_nearest(
                    told.filled(text_in(shape.remedies, lang) if shape else "", lang), lang
                ),
                requirement=shape.requirement if shape else None,
                path=local_name(str(path)) if isinstance(path, URIRef) else None,
                value=told.shown_value,
                sources=resource.passages if resource else (),
            )
        )
    return found


def _told(check: Verdict, graph: Scope, result: Any) -> Told:
    """What a result is about; a shape without a path names its focus as value again, which says nothing."""
    from rdflib import SH

    focus, value, path = (
        check.results.value(result, term) for term in (SH.focusNode, SH.value, SH.resultPath)
    )
    return Told(graph, check.notations, focus, None if value == focus and path is None else value)


def _fill_messages(check: Verdict, graph: Scope) -> None:
    """Put the shapes' messages, filled in and with their languages, into the SHACL report."""
    from rdflib import RDF, SH, Literal

    for result in set(check.results.subjects(RDF.type, SH.ValidationResult)):
        shape = check.shapes.get(check.rule_of[str(result)])
        if shape is None:
            continue
        told = _told(check, graph, result)
        check.results.remove((result, SH.resultMessage, None))
        for lang, text in shape.messages.items():
            message = Literal(told.filled(text, lang or LANGUAGES[0]), lang=lang or None)
            check.results.add((result, SH.resultMessage, message))


def _named_rule(source: Any, shapes: Mapping[str, Shape], graph: rdflib.Graph) -> str:
    """The rule a result belongs to: its shape, or the named shape that holds it."""
    seen: set[Any] = set()
    while source is not None and source not in seen:
        seen.add(source)
        if (rule := local_name(str(source))) in shapes:
            return rule
        source = next((subject for subject, _ in graph.subject_predicates(source)), None)
    return "unnamed-shape"
