"""Findings as a list to read: by rule with what it concerns, or by goal with what each lacks.

In: a ``Report``, which knows the goal or area that each of its resources belongs to. Out: text, the same for
the same report.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from goalgraph.answers.validation.check import Finding, Report, RuleCount
from goalgraph.answers.validation.homes import Home
from goalgraph.base.texts import text_in
from goalgraph.base.visible import in_lines
from goalgraph.base.wording import wording
from goalgraph.faces.text import readiness as readiness_formats
from goalgraph.faces.text.figures import lines_of
from goalgraph.faces.text.findings import as_of_line, summary_line
from goalgraph.model.readiness import Readiness

Grouping = Literal["rule", "goal"]
_PLACES = ("{label}", "{focus}")


def listed(report: Report, lang: str, *, by: Grouping = "rule", idle: bool = False) -> str:
    """The report as text; ``idle`` names the rules that had nothing to check."""
    words, homes = wording(lang), report.homes
    heads = words["validate"]
    lines = [as_of_line(report, lang), ""]
    if report.findings:
        lines += _by_rule(report, homes, lang) if by == "rule" else _by_goal(report.findings, homes, lang)
    else:
        lines += [heads["conforms"].format(level=words["severity"]["info"]), ""]
    if report.readiness:
        lines += [readiness_formats.title(report.readiness, lang), *_readiness(report.readiness, lang), ""]
    lines.append(summary_line(report, lang))
    unused = sorted({rule.rule for rule in report.rules if not rule.targets})
    if unused:
        key = "untargeted" if idle else "untargeted_count"
        lines.append(heads[key].format(count=len(unused), rules=", ".join(unused)))
    return in_lines(lines)


def _by_rule(report: Report, homes: Mapping[str, Home], lang: str) -> Iterable[str]:
    words = wording(lang)
    rules = {rule.rule: rule for rule in report.rules}
    groups: dict[str, list[Finding]] = {}
    for finding in report.findings:
        groups.setdefault(finding.rule, []).append(finding)
    for name, findings in groups.items():
        first = findings[0]
        yield f"{words['severity'][first.severity]} · {name} ({len(findings)})"
        shared = _shared_message(rules.get(name), findings, lang)
        yield f"  {shared}" if shared else f"  {_named(first, homes)}"
        if first.remedy:
            yield f"  {words['validate']['remedy']}: {first.remedy}"
        if shared:
            yield from (f"  {line}" for line in _concerned(findings, homes))
        else:
            yield from (f"  {_named(finding, homes)}" for finding in findings[1:])
        yield ""


def _named(finding: Finding, homes: Mapping[str, Home]) -> str:
    """What is found, with what it is about: a rule of a profile need not have a place for the name."""
    home = homes.get(finding.focus)
    name = home.screen_name if home and home.id == finding.focus else finding.focus
    said = finding.message
    return said if name in said or finding.focus in said else f"{name}: {said}"


def _shared_message(rule: RuleCount | None, findings: Sequence[Finding], lang: str) -> str:
    """What a rule says of several resources, without their names; nothing where each is said more of."""
    text = text_in(rule.messages, lang) if rule else ""
    for place in _PLACES:
        text = text.replace(place, "…")
    return "" if len(findings) == 1 or "{" in text else text


def _concerned(findings: Iterable[Finding], homes: Mapping[str, Home]) -> Iterable[str]:
    """The goals that findings are about, and under each other goal or area what is about a part of it."""
    own: list[str] = []
    parts: dict[str, list[str]] = {}
    for finding in findings:
        home = homes.get(finding.focus)
        if home and home.id == finding.focus:
            own.append(home.screen_name)
        else:
            parts.setdefault(home.screen_name if home else "", []).append(finding.focus)
    if own:
        yield ", ".join(own)
    for name, idents in parts.items():
        yield f"{name}: {', '.join(idents)}" if name else ", ".join(idents)


def _by_goal(findings: Iterable[Finding], homes: Mapping[str, Home], lang: str) -> Iterable[str]:
    words = wording(lang)
    groups: dict[str, list[Finding]] = {}
    names = {one.id: f"{one.screen_name} · {one.label(lang)}" for one in homes.values()}
    for finding in findings:
        home = homes.get(finding.focus)
        groups.setdefault(home.id if home else "", []).append(finding)
    for ident in sorted(groups, key=lambda ident: (not ident, list(names).index(ident) if ident else 0)):
        yield names.get(ident, words["validate"]["elsewhere"])
        for finding in groups[ident]:
            lines = words["validate"]["at_lines"].format(lines=lines_of(finding.sources))
            where = f" ({lines})" if lines_of(finding.sources) else ""
            yield f"  {words['severity'][finding.severity]}: {finding.message}{where}"
            if finding.remedy:
                yield f"    {words['validate']['remedy']}: {finding.remedy}"
        yield ""


def _readiness(readiness: Sequence[Readiness], lang: str) -> Iterable[str]:
    heads = wording(lang)["readiness"]
    goal, asked = "", {item.goal for item in readiness if item.applies}
    for item, row in zip(readiness, readiness_formats.rows(readiness, lang), strict=True):
        name, requirement, status, why, missing, step = row
        if name != goal:
            goal = name
            yield f"  {name}" if item.goal in asked else f"  {name}: {readiness_formats.unasked(item, lang)}"
        if item.goal not in asked:
            continue
        yield f"    {requirement}: {status}" + (f" – {why}" if why else "")
        if missing:
            yield f"      {heads['missing']}: {missing}"
        if step:
            yield f"      {heads['next_step']}: {step}"
