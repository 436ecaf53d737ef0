"""What the commands print.

In: objects of the library. Out: text: tables drawn by rich, plain when standard output is no terminal,
or JSON.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from goalgraph.base.jsontext import for_people
from goalgraph.base.names import GG, Kind
from goalgraph.base.texts import text_in
from goalgraph.base.visible import in_lines, one_line
from goalgraph.base.wording import wording
from goalgraph.cli import details
from goalgraph.faces.text.figures import address_outside, place_of
from goalgraph.faces.text.readiness import as_json, of_goal
from goalgraph.faces.text.thread import basis_in_words
from goalgraph.model.local_names import kinds, name_of
from goalgraph.model.objects import (
    Activity,
    Anomaly,
    Assessment,
    BudgetLine,
    Decision,
    Goal,
    Indicator,
    Level,
    Link,
    Observation,
    Plan,
    ProcessEvent,
    ReportingOccasion,
    Resource,
    Target,
    Term,
    ValueComparison,
    level_of,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from goalgraph.answers.validation.check import Report
    from goalgraph.api import Graph
    from goalgraph.editions import NewEdition
    from goalgraph.faces.text.findings_listing import Grouping
    from goalgraph.model.scope import Scope

MOST_LINKS = 12
MOST_LOOSE = 5


def loose(graphs: Sequence[str], lang: str) -> str:
    """One line with the graphs that belong to none of several plans."""
    words = wording(lang)["loose"]
    shown = [one_line(graph) for graph in graphs[:MOST_LOOSE]]
    if more := len(graphs) - len(shown):
        shown.append(words["more"].format(count=more))
    return str(words["line"]).format(graphs=", ".join(shown))


def summary(graph: Graph, form: str, lang: str) -> str:
    """What is loaded."""
    found = graph.summary()
    if form == "json":
        document = {
            "plans": [{"id": p.id, "iri": p.iri, "label": p.label(lang)} for p in found.plans],
            "counts": dict(found.counts),
            "levels": dict(found.levels),
            "links": dict(found.links),
            "findings": dict(found.findings),
        }
        return for_people(document)
    words = wording(lang)
    heads = words["show"]
    plans = in_lines(f"  {plan.id}  {plan.label(lang)}" for plan in found.plans)
    called = kinds([scope.names for scope in graph.scopes], lang)
    counts = [(called[kind], str(count)) for kind, count in found.counts.items() if count]
    width = max((len(name) for name, _ in counts), default=0)
    body = "".join(f"  {name:<{width}}  {count:>4}\n" for name, count in counts)
    levels = ", ".join(f"{prefix} {count}" for prefix, count in found.levels.items())
    links = ", ".join(f"{count} {words['basis'][basis]}" for basis, count in found.links.items())
    findings = ", ".join(f"{count} {words['severity'][level]}" for level, count in found.findings.items())
    tail = f"{heads['levels']}: {levels}\n" if levels else ""
    tail += f"{heads['links']}: {links}\n{heads['findings']}: {findings}\n"
    return f"{heads['plans']}\n{plans}{heads['counts']}\n{body}{tail}"


def resource(graph: Graph, ident: str, form: str, lang: str) -> str:
    """One resource with its links, details and source."""
    found, scope = graph.get(ident), graph.scope_of(ident)
    above, below = graph.links_of(found.id)
    readiness = scope.readiness(found.iri) if found.kind is Kind.GOAL else []
    if form == "json":
        document = _resource_json(found, scope, above, below, lang)
        if readiness:
            document["readiness"] = as_json(readiness, lang)
        return for_people(document)
    words = wording(lang)
    heads = words["show"]
    lines = [
        f"{found.screen_name} · {found.label(lang)}",
        f"{kinds([scope.names], lang)[found.kind.value]} · {found.iri}",
    ]
    if facts := _details(found, scope, lang):
        lines += ["", heads["details"], *(f"  {name}: {one_line(value)}" for name, value in facts)]
    for head, links, upwards in ((heads["upwards"], above, True), (heads["downwards"], below, False)):
        if links:
            lines += ["", head, *_links(graph, links, lang, upwards=upwards)]
    if readiness:
        lines += ["", heads["readiness"], *of_goal(scope, readiness, lang)]
    if found.passages or found.documents:
        lines += ["", heads["source"], *_sources(found, scope, lang)]
    return in_lines(lines)


def _sources(found: Resource, scope: Scope, lang: str) -> list[str]:
    """The quotes with their lines, in which document where there are several, and documents as wholes."""
    heads, lines, name_all = wording(lang)["show"], [], len(scope.documents) > 1
    for p in found.passages:
        places = (p.document if name_all else "", place_of(p, heads))
        place = ", ".join(filter(None, places))
        lines.append(f"  {place}{place and ': '}”{p.quote}”")
    for one in found.documents:
        address = address_outside(one, scope.iri)
        lines.append(f"  {one.label(lang)}{f' · {address}' if address else ''}")
    return lines


def _resource_json(
    found: Resource, scope: Scope, above: list[Link], below: list[Link], lang: str
) -> dict[str, Any]:
    return {
        "id": found.id,
        "iri": found.iri,
        "kind": found.kind.value,
        **level_of(found),
        "label": found.label(lang),
        "labels": dict(found.labels),
        "details": dict(_details(found, scope, lang)),
        "links": [
            {"from": k.subject, "to": k.object, "relation": k.relation, "basis": k.basis}
            for k in above + below
        ],
        "sources": [
            {
                "document": p.document,
                **({"page": p.page} if p.page else {}),
                "lines": [p.first_line, p.last_line],
                "quote": p.quote,
            }
            for p in found.passages
        ],
        "documents": [{"label": one.label(lang), "iri": one.iri} for one in found.documents],
    }


def _links(graph: Graph, links: list[Link], lang: str, *, upwards: bool) -> list[str]:
    words = wording(lang)
    lines = []
    links = list({(k.subject, k.object, k.basis): k for k in links}.values())
    for link in links[:MOST_LINKS]:
        other = graph.get(link.object if upwards else link.subject)
        kind = kinds([graph.scope_of(other.iri).names], lang)[other.kind.value]
        basis = basis_in_words(link, lang) + (f", {link.decision}" if link.decision else "")
        lines.append(f"  {other.screen_name} · {other.short_label(lang)} ({kind}) [{basis}]")
    if len(links) > MOST_LINKS:
        lines.append("  " + words["show"]["more"].format(count=len(links) - MOST_LINKS))
    return lines


def _details(found: Resource, scope: Scope, lang: str) -> list[tuple[str, str]]:
    """The typed facts of a resource, named in the language."""
    words = wording(lang)["details"]

    def name(term: Term | None) -> str | None:
        return term.label(lang) if term else None

    facts: list[tuple[str, str | None]] = []
    if isinstance(found, Observation):
        from goalgraph.faces.text.figures import result

        facts = [
            (words["value"], result(found, lang)),
            (words["group"], name(found.group)),
            (words["period"], name(found.period)),
            *details.comparisons(found, lang),
            (words["movement"], name(found.movement)),
            (words["development"], name(found.development)),
            (words["qualitative"], text_in(found.qualitative, lang)),
            (words["answer"], text_in(found.response_option, lang)),
            (words["qualifier"], details.listed(found.qualifiers, lang)),
            (words["data_source"], name(found.source)),
        ]
        if found.denominator is not None:
            facts.append((words["counts"], f"{found.numerator}/{found.denominator}"))
    elif isinstance(found, Indicator):
        author = name(found.polarity_asserted_by)
        said = f" ({words['asserted_by'].format(who=author)})" if author else ""
        facts = [
            (words["unit"], name(found.unit)),
            (words["polarity"], f"{name(found.polarity)}{said}" if found.polarity else None),
            (words["data_source"], text_in(found.data_source, lang)),
            (words["kolada"], ", ".join(found.kolada_ids)),
        ]
    elif isinstance(found, Goal):
        mode = name_of([scope.names], GG + "goalType", lang) or words["steering_mode"]
        facts = [
            (words["level"], details.level_in_words(found, scope, lang)),
            (mode, name(found.steering_mode)),
            (words["activities"], "; ".join(found.activities)),
            (words["adopted_by"], details.listed(found.adopted_by, lang)),
            (words["responsible"], details.listed(found.responsible, lang)),
            (words["beneficiaries"], details.listed(found.beneficiaries, lang)),
        ]
    elif isinstance(found, Activity):
        facts = [
            (words["status"], name(found.status)),
            (words["date"], "–".join(day.isoformat() for day in (found.start, found.end) if day)),
            (words["target_date"], found.due_date.isoformat() if found.due_date else None),
            (words["responsible"], details.listed(found.responsible, lang)),
            (words["decision"], found.decision_id),
        ]
    elif isinstance(found, Plan):
        facts = details.plan(found, lang)
    elif isinstance(found, Level):
        facts = details.level(found, scope, lang)
    elif isinstance(found, Target):
        facts = details.target(found, lang)
    elif isinstance(found, Assessment):
        facts = details.assessment(found, lang)
    elif isinstance(found, Decision):
        facts = [
            (words["body"], " ".join(filter(None, (name(found.body), found.paragraph)))),
            (words["date"], found.day.isoformat() if found.day else None),
            (words["diary_number"], found.diary_number),
            (words["reservations"], "; ".join(found.reservations)),
            (words["supersedes"], ", ".join(found.supersedes)),
        ]
    elif isinstance(found, BudgetLine):
        facts = details.budget_line(found, lang)
    elif isinstance(found, ValueComparison):
        facts = [(words["comparator"], details.compared(found, None, lang))]
    elif isinstance(found, ReportingOccasion):
        facts = details.occasion(found, lang)
    elif isinstance(found, ProcessEvent):
        days = "–".join(day.isoformat() for day in (found.start, found.end) if day)
        inferred = f" ({words['year_inferred']})" if found.year_inferred else ""
        facts = [(words["date"], f"{days}{inferred}" if days else found.printed)]
    elif isinstance(found, Anomaly):
        facts = [
            (words["concerns"], ", ".join(found.concerns)),
            (words["suggestion"], text_in(found.suggestion, lang)),
        ]
    facts.insert(0, (words["type"], name(found.type)))
    facts.append((words["comment"], text_in(found.comments, lang)))
    return [(name, value) for name, value in facts if value]


def report(found: Report, form: str, lang: str, *, by: Grouping, idle: bool) -> str:
    """What the rules say."""
    from goalgraph.faces.text import findings
    from goalgraph.faces.text.findings_listing import listed

    if form != "table":
        return findings.write(found, form, lang)
    parts = found.plans or {"": found}
    told = [
        (f"== {plan} ==\n" if plan else "") + listed(part, lang, by=by, idle=idle)
        for plan, part in parts.items()
    ]
    return "\n".join([*told, *([findings.all_plans_line(found, lang)] if found.plans else [])])


def written(path: Path, lang: str) -> str:
    """Where the answer to a query is."""
    return _written("queries", path, lang)


def page_line(path: Path, lang: str) -> str:
    """Where the page is."""
    return _written("made", path, lang)


def report_line(path: Path, lang: str) -> str:
    """Where the report on the goals is."""
    return _written("report", path, lang)


def _written(what: str, path: Path, lang: str) -> str:
    size = round(path.stat().st_size / 1024)
    return str(wording(lang)[what]["written"]).format(path=path, size=size)


def new_edition(made: NewEdition, lang: str) -> str:
    """What was written, what continues and what does not."""
    words, called = wording(lang)["new"], kinds([made.names], lang)
    folder = made.paths[0].parent
    lines = [
        words["written"].format(
            plan=made.plan, path=folder, files=", ".join(path.name for path in made.paths)
        )
    ]
    told = (
        ("continues", called, made.continued),
        ("stays", called, made.left),
        ("dropped", words["dropped_kinds"], made.dropped),
    )
    for key, names, counts in told:
        if counts:
            listed = ", ".join(f"{names[name]} ({count})" for name, count in counts.items())
            lines.append(words[key].format(kinds=listed))
    if made.council_until:
        year, count = made.council_until.year, made.council_ended
        lines.append(words["council_ended"].format(count=count, year=year))
    if not made.continued:
        lines.append(words["starting"])
    lines.append(words["next"].format(path=folder))
    return in_lines(lines)
