"""A report of findings as JSON, Markdown or HTML.

In: a ``Report``. Out: text, the same for the same report.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

from goalgraph.answers.validation.check import Report
from goalgraph.base.jsontext import for_people
from goalgraph.base.markdown import escaped, table
from goalgraph.base.wording import wording
from goalgraph.faces.text import readiness as readiness_formats
from goalgraph.faces.text.figures import lines_of

FORMATS = ("table", "json", "md", "html", "turtle")


def write(report: Report, form: str, lang: str) -> str:
    """The report as ``json``, ``md``, ``html`` or ``turtle``."""
    match form:
        case "json":
            return for_people(as_json(report))
        case "md":
            return _markdown(report, lang)
        case "html":
            return _html(report, lang)
        case _:
            return report.turtle


def as_json(report: Report) -> dict[str, Any]:
    """The report as the contract's JSON object."""
    return {
        "conforms": report.conforms,
        "as_of": report.as_of.isoformat() if report.as_of else None,
        "profile": report.profile,
        "findings": [
            _of_plan(f.plan)
            | {
                "rule": f.rule,
                "severity": f.severity,
                "focus": f.focus,
                "iri": f.iri,
                "label": f.label,
                "message": f.message,
                "remedy": f.remedy,
                "requirement": f.requirement,
                "path": f.path,
                "value": f.value,
                "sources": [
                    {"document": p.document, "lines": [p.first_line, p.last_line], "quote": p.quote}
                    for p in f.sources
                ],
            }
            for f in report.findings
        ],
        "rules": [
            _of_plan(r.plan)
            | {"rule": r.rule, "severity": r.severity, "targets": r.targets, "findings": r.findings}
            for r in report.rules
        ],
    }


def _of_plan(plan: str | None) -> dict[str, str]:
    return {"plan": plan} if plan else {}


def summary_line(report: Report, lang: str) -> str:
    """How many findings of each severity, in words."""
    counts = Counter(finding.severity for finding in report.findings)
    text = str(wording(lang)["validate"]["summary"])
    return text.format(violations=counts["violation"], warnings=counts["warning"], infos=counts["info"])


def all_plans_line(report: Report, lang: str) -> str:
    """How many findings the plans of a report have together, and how many of the plans have a violation."""
    failing = sum(any(one.severity == "violation" for one in part.findings) for part in report.plans.values())
    return str(wording(lang)["validate"]["all_plans"]).format(
        count=len(report.plans), failing=failing, summary=summary_line(report, lang)
    )


def as_of_line(report: Report, lang: str) -> str:
    """The day and the profile of the check, in words."""
    words: dict[str, str] = wording(lang)["validate"]
    if report.as_of and report.profile:
        return words["as_of"].format(date=report.as_of.isoformat(), profile=report.profile)
    day = words["as_of_alone"].format(date=report.as_of.isoformat()) if report.as_of else words["no_date"]
    asks = words["profile_alone"].format(profile=report.profile) if report.profile else words["no_profile"]
    return f"{day} {asks}"


def _markdown(report: Report, lang: str) -> str:
    words = wording(lang)
    head = words["validate"]
    out = [f"# {head['title']}", "", escaped(as_of_line(report, lang)), "", summary_line(report, lang), ""]
    names = ("severity", "focus", "message", "remedy", "lines", "rule")
    columns = [head[name] for name in (("plan", *names) if report.plans else names)]
    rows = [
        (
            *([f.plan] if f.plan else []),
            *(words["severity"][f.severity], f.focus, f.message, f.remedy, lines_of(f.sources), f.rule),
        )
        for f in report.findings
    ]
    out += table(columns, rows)
    if report.readiness:
        out += ["", f"## {escaped(readiness_formats.title(report.readiness, lang))}", ""]
        out += table(
            readiness_formats.columns(lang, plans=bool(report.plans)),
            readiness_formats.rows(report.readiness, lang),
        )
    return "\n".join(out) + "\n"


def _html(report: Report, lang: str) -> str:
    from goalgraph.base.html import environment

    template = environment().from_string(_TEMPLATE)
    words = wording(lang)
    return template.render(
        lang=lang,
        words=words["validate"],
        severities=words["severity"],
        as_of=as_of_line(report, lang),
        summary=summary_line(report, lang),
        findings=[(f, lines_of(f.sources)) for f in report.findings],
        readiness_title=readiness_formats.title(report.readiness, lang),
        plans=bool(report.plans),
        readiness_heads=readiness_formats.columns(lang, plans=bool(report.plans)),
        readiness=readiness_formats.rows(report.readiness, lang),
    )


_TEMPLATE = """<!doctype html>
<html lang="{{ lang }}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ words.title }}</title>
<style>
body { font: 1.1rem/1.5 system-ui, sans-serif; color: #1a1a1a }
main { margin: 2rem auto; max-width: 80rem; padding: 0 1rem }
table { border-collapse: collapse; width: 100% }
th, td { border-bottom: 1px solid #8a8a8a; padding: .5rem; text-align: left; vertical-align: top }
</style>
</head>
<body>
<main>
<h1>{{ words.title }}</h1>
<p>{{ as_of }}</p>
<p>{{ summary }}</p>
<table>
<thead><tr>{% if plans %}<th scope="col">{{ words.plan }}</th>{% endif %}
<th scope="col">{{ words.severity }}</th><th scope="col">{{ words.focus }}</th>
<th scope="col">{{ words.message }}</th><th scope="col">{{ words.remedy }}</th>
<th scope="col">{{ words.lines }}</th><th scope="col">{{ words.rule }}</th></tr></thead>
<tbody>
{% for finding, lines in findings %}
<tr>{% if plans %}<td>{{ finding.plan }}</td>{% endif %}
<td>{{ severities[finding.severity] }}</td><td>{{ finding.focus }}</td><td>{{ finding.message }}</td>
<td>{{ finding.remedy }}</td><td>{{ lines }}</td><td>{{ finding.rule }}</td></tr>
{% endfor %}
</tbody>
</table>
{% if readiness %}
<h2>{{ readiness_title }}</h2>
<table>
<thead><tr>{% for head in readiness_heads %}<th scope="col">{{ head }}</th>{% endfor %}</tr></thead>
<tbody>
{% for row in readiness %}
<tr>{% for cell in row %}<td>{{ cell }}</td>{% endfor %}</tr>
{% endfor %}
</tbody>
</table>
{% endif %}
</main>
</body>
</html>
"""
