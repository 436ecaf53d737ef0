"""Findings: what the shapes say of the plans.

In: a loaded graph and a profile. Out: a ``Report`` of findings, each with rule, place, message, remedy
and source, and how often each rule had something to check. Each plan is checked for itself, together
with what belongs to no plan, here or where ``spread`` has it done.
"""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from goalgraph.answers.validation.before import Before
from goalgraph.answers.validation.checking import told, verdict_of
from goalgraph.answers.validation.homes import Home, homes
from goalgraph.answers.validation.shapes import SEVERITIES, Severity, Shape, severity_of
from goalgraph.answers.validation.spread import Spread
from goalgraph.answers.validation.verdict import Verdict
from goalgraph.base.displayed import Displayed
from goalgraph.base.frames import Library
from goalgraph.base.frozen import Frozen, with_field
from goalgraph.base.names import local_name
from goalgraph.base.order import natural
from goalgraph.base.texts import Texts, text_in
from goalgraph.base.wording import LANGUAGES
from goalgraph.model.objects import Passage
from goalgraph.model.plans import Plans
from goalgraph.model.profiles import profile_named
from goalgraph.model.readiness import Readiness
from goalgraph.model.scoped import under
from goalgraph.model.tables import part_framed
from goalgraph.rdf.shacl import PYSHACL, Engine
from goalgraph.rdf.statements import from_lines, to_lines, triples_of, turtle

if TYPE_CHECKING:
    from pathlib import Path

    import rdflib

    from goalgraph.model.scope import Scope

P = TypeVar("P", "Finding", "RuleCount", Readiness)
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

    Attributes:
        reports: the SHACL report on each plan, in N-Triples, compressed.
        readiness: what each board goal still lacks, for the same graph.
        plans: the report on each plan by its id, where several were checked.
        lang: the language of the messages.
        plan: the plan's id, where one was checked.
        homes: by id of what was found, the goal or else the area that it belongs to, where one was checked.
    """

    conforms: bool
    as_of: date | None
    profile: str | None
    fail_on: Severity
    findings: tuple[Finding, ...]
    rules: tuple[RuleCount, ...]
    reports: tuple[bytes, ...] = field(default=(), compare=False)
    readiness: tuple[Readiness, ...] = ()
    plans: Mapping[str, Report] = field(default_factory=dict)
    lang: str = LANGUAGES[0]
    plan: str | None = None
    homes: Mapping[str, Home] = field(default_factory=dict)

    @property
    def results(self) -> tuple[rdflib.Graph, ...]:
        """The SHACL reports of the plans, as graphs of rdflib."""
        return tuple(from_lines(zlib.decompress(report)) for report in self.reports)

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
    engine: Engine = PYSHACL,
) -> Report:
    """Check one plan."""
    check = verdict_of(graph, as_of or graph.plan.reference_date, engine)
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
        reports=(zlib.compress(to_lines(check.results), level=1),),
        readiness=tuple(graph.readiness()),
        lang=lang,
        plan=graph.plan.id,
    )


def validated(
    plans: Plans,
    *,
    as_of: date | None,
    profile: str | Path | None,
    lang: str,
    fail_on: Severity,
    engine: Engine = PYSHACL,
    spread: Spread | None = None,
    counted: Callable[[int, int, str], object] = lambda number, count, plan: None,
) -> Report:
    """Check every plan for itself; see :meth:`goalgraph.Graph.validate`."""
    chosen = None if profile is None else profile_named(profile, plans.profiles)
    before = Before(plans, as_of, chosen, lang, engine)
    made: dict[str, Report] = {}

    def done(plan: str, report: Report) -> None:
        made[plan] = report
        counted(len(made), len(plans), str(report.plan))

    def changed() -> Iterator[Scope]:
        for plan in plans.iris:
            if report := before.report(plan):
                conforms = _conforms(report.findings, fail_on)
                done(plan, replace(report, fail_on=fail_on, conforms=conforms))
            else:
                scope = plans.scope(plan)
                yield under(scope, chosen, plans.profiles) if chosen else scope

    for scope in spread.over(changed(), as_of, engine) if spread else changed():
        report = validate(scope, as_of=as_of, lang=lang, fail_on=fail_on, engine=engine)
        found = homes(scope, {finding.focus for finding in report.findings})
        done(scope.iri, replace(report, homes=found))
        before.keep(scope.iri, made[scope.iri])
    reports = {str(made[plan].plan): made[plan] for plan in plans.iris}
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
        findings=_of_plans((plan, report.findings) for plan, report in reports.items()),
        rules=_of_plans((plan, report.rules) for plan, report in reports.items()),
        reports=tuple(one for report in every for one in report.reports),
        readiness=_of_plans((plan, report.readiness) for plan, report in reports.items()),
        plans=MappingProxyType(dict(reports)),
        lang=every[0].lang,
    )


def _of_plans(parts: Iterable[tuple[str, Iterable[P]]]) -> tuple[P, ...]:
    """Parts of reports, each saying which plan it is about."""
    return tuple(with_field(one, "plan", plan) for plan, several in parts for one in several)


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


def _findings(check: Verdict, graph: Scope, lang: str) -> list[Finding]:
    from rdflib import RDF, SH, URIRef

    results, shapes = check.results, check.shapes
    found = []
    for result in set(results.subjects(RDF.type, SH.ValidationResult)):
        about = told(check, graph, result)
        path = results.value(result, SH.resultPath)
        rule = check.rule_of[str(result)]
        shape = shapes.get(rule)
        resource = graph.by_iri(str(about.focus))
        plain = str(results.value(result, SH.resultMessage) or rule)
        found.append(
            Finding(
                rule=rule,
                severity=severity_of(results.value(result, SH.resultSeverity)),
                focus=about.ident,
                iri=str(about.focus),
                label=resource.label(lang) if resource else str(about.focus),
                message=about.filled(text_in(shape.messages, lang) if shape else plain, lang),
                remedy=about.with_nearest(
                    about.filled(text_in(shape.remedies, lang) if shape else "", lang), lang
                ),
                requirement=shape.requirement if shape else None,
                path=local_name(str(path)) if isinstance(path, URIRef) else None,
                value=about.shown_value,
                sources=resource.passages if resource else (),
            )
        )
    return found
