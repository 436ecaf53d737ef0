"""What is shown of each kind of object in a notebook, before it is put into HTML.

In: an object that the library hands out, and a language. Out: ``Parts``: a title, sentences, a drawing,
tables, and the same as text. A long table shows its beginning, and opens.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import TYPE_CHECKING, Any

from goalgraph.answers.queries.results import QueryResult, shown
from goalgraph.answers.validation.check import Finding, Report
from goalgraph.base.names import BASES, Kind, screen_name
from goalgraph.base.wording import wording
from goalgraph.faces.notebook.placing import Drawing
from goalgraph.faces.notebook.threads import in_words, of_trace, overview
from goalgraph.faces.text import readiness as readiness_text
from goalgraph.faces.text.figures import lines_of
from goalgraph.faces.text.findings import as_of_line, summary_line
from goalgraph.faces.text.thread import write as thread_text
from goalgraph.model import joined
from goalgraph.model.objects import Link, Resource
from goalgraph.model.readiness import Readiness
from goalgraph.model.thread import Trace

if TYPE_CHECKING:
    from goalgraph.model.plans import Plans

FIRST, MOST = 12, 400
# Of each that is shown a scope is made, which takes its time where a nation of them is loaded.
MOST_PLANS = 20


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell: a bold beginning, the rest, and which mark colours it."""

    text: str
    bold: str = ""
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table; it opens to show the rows after the ``first``, and ``more`` tells how many are left out."""

    heads: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    title: str = ""
    first: int = FIRST
    rest: str = ""
    more: str = ""


@dataclass(frozen=True, slots=True)
class Parts:
    """What is shown, from top to bottom."""

    title: str = ""
    told: tuple[str, ...] = ()
    drawing: Drawing | None = None
    red: bool = field(default=False, kw_only=True)
    tables: tuple[Table, ...] = ()
    text: str = ""


def of_plans(plans: Plans, lang: str) -> Parts:
    """The plan with its goals on their threads, or a row for each of several plans."""
    words = wording(lang)
    if len(plans) != 1:
        heads = (
            words["validate"]["plan"],
            words["notebook"]["label"],
            words["show"]["levels"],
            *_basis_names(lang),
        )
        rows = [
            [scope.plan.id, scope.plan.label(lang), *_counts(plans.only(scope.iri), lang)]
            for scope in islice(plans, MOST_PLANS)
        ]
        left = len(plans) - len(rows)
        more = words["show"]["more"].format(count=left) if left else ""
        table = replace(_table(heads, rows, lang), first=MOST_PLANS, more=more)
        return Parts(f"{words['show']['plans']}: {len(plans)}", tables=(table,))
    [scope] = plans
    found = joined.summary(plans, [])
    levels, *links = _counts(plans, lang)
    named = [f"{name}: {count}" for name, count in zip(_basis_names(lang), links, strict=True)]
    goals = scope.goals or scope.goals_above
    told = (
        levels if goals else words["notebook"]["plan_alone"],
        f"{words['show']['links']}: {', '.join(named)}",
    )
    kinds = {kind: count for kind, count in found.counts.items() if count}
    counts = _table(
        (words["show"]["kind"], words["show"]["counts"]),
        [[words["kinds"][kind], str(count)] for kind, count in kinds.items()],
        lang,
    )
    drawn = overview(scope, lang) if goals else None
    large = () if drawn or not goals else (words["notebook"]["too_many"].format(count=len(goals)),)
    opened = replace(counts, first=0, rest=f"{words['show']['counts']}: {sum(kinds.values())}")
    text = in_words(drawn) if drawn else ""
    return Parts(scope.plan.label(lang), (*filter(None, told), *large), drawn, tables=(opened,), text=text)


def of_thread(trace: Trace, lang: str) -> Parts:
    """A red thread as a drawing, and as the tree that the command line prints."""
    drawn = of_trace(trace, lang)
    ends = [trace.root, *([trace.end] if trace.end else [])]
    title = " – ".join(f"{one.screen_name} {one.label(lang)}" for one in ends)
    large = wording(lang)["notebook"]["too_many"].format(count=len(trace.nodes))
    told = () if drawn else (large,)
    return Parts(title, told, drawn, red=True, text=thread_text(trace, "tree", lang))


def of_report(report: Report, lang: str) -> Parts:
    """What the rules found, worst first, and how far each goal is."""
    words = wording(lang)
    told: tuple[str, ...] = (as_of_line(report, lang), summary_line(report, lang))
    tables = [findings(report.findings, lang)] if report.findings else []
    if not report.findings:
        told = (*told, words["notebook"]["no_findings"])
    if report.readiness:
        tables.append(matrix(report.readiness, lang))
    return Parts(words["validate"]["title"], told, tables=tuple(tables))


def findings(found: Sequence[Finding], lang: str) -> Table:
    """A row for each finding."""
    words = wording(lang)
    head = words["validate"]
    several = any(one.plan for one in found)
    names = [*(["plan"] if several else []), "severity", "focus", "message", "remedy", "lines"]
    rows = [
        (
            *([Cell(one.plan or "")] if several else []),
            Cell("", words["severity"][one.severity], one.severity),
            *map(Cell, (one.focus, one.message, one.remedy, lines_of(one.sources))),
        )
        for one in found
    ]
    return _table([head[name] for name in names], rows, lang)


def matrix(found: Sequence[Readiness], lang: str) -> Table:
    """A row for each goal and a column for each requirement, with its mark, as the page has badges."""
    words = wording(lang)
    heads = words["readiness"]
    several = any(one.plan for one in found)
    codes = dict.fromkeys((one.requirement, one.name(lang)) for one in found)
    goals: dict[tuple[str | None, str], dict[tuple[str, str], Readiness]] = {}
    for one in found:
        goals.setdefault((one.plan, one.goal), {})[one.requirement, one.name(lang)] = one
    rows = [
        (
            *([Cell(plan or "")] if several else []),
            Cell("", screen_name(Kind.GOAL, goal)),
            *(_status(asked.get(code), lang) for code in codes),
        )
        for (plan, goal), asked in goals.items()
    ]
    title = readiness_text.title(found, lang)
    columns = [
        *([words["validate"]["plan"]] if several else []),
        heads["goal"],
        *(" ".join(code) for code in codes),
    ]
    return replace(_table(columns, rows, lang), title=title, first=30)


def _status(one: Readiness | None, lang: str) -> Cell:
    words = wording(lang)
    if one is None:
        return Cell("")
    if not one.applies:
        return Cell(readiness_text.unasked(one, lang), "–")
    mark = words["readiness"]["marks"][one.status]
    return Cell(one.reason(lang), f"{mark} {words['status'][one.status]}", one.status)


def of_rows(rows: Sequence[Any], lang: str, *, of: type = object) -> Parts:
    """A list: of requirements as a matrix, of links and resources as a table."""
    words = wording(lang)
    if not rows:
        nothing = words["notebook"]["not_asked" if of is Readiness else "nothing"]
        return Parts(told=(nothing,))
    if issubclass(of, Readiness):
        return Parts(tables=(matrix(rows, lang),))
    if issubclass(of, Link):
        heads = [words["notebook"][name] for name in ("from", "relation", "to", "basis")]
        made = [[one.subject, one.relation, one.object, words["basis"][one.basis]] for one in rows]
        if any(one.plan for one in rows):
            heads = [words["validate"]["plan"], *heads]
            made = [[one.plan or "", *cells] for one, cells in zip(rows, made, strict=True)]
    else:
        heads = [words["notebook"][name] for name in ("id", "kind", "label")]
        made = [_of_resource(one, lang) for one in rows]
    return Parts(tables=(_table(heads, made, lang),))


def of_result(result: QueryResult, lang: str) -> Parts:
    """The rows of an answer, a truth or triples."""
    if result.triples is not None:
        names = ("subject", "predicate", "object")
        triples = [[shown(part) for part in (t.subject, t.predicate, t.object)] for t in result.triples]
        return Parts(tables=(_table(names, triples, lang),))
    if result.truth is not None:
        return Parts(tables=(_table(("answer",), [[str(result.truth).lower()]], lang),))
    if not result.rows:
        empty = result.empty.get(lang) or wording(lang)["notebook"]["nothing"]
        return Parts(told=(empty,), tables=(_table(result.columns, [], lang),) if result.columns else ())
    return Parts(
        tables=(_table(result.columns, [[one or "" for one in row] for row in result.texts()], lang),)
    )


def _of_resource(one: Resource, lang: str) -> list[str]:
    return [one.id, wording(lang)["kinds"][one.kind.value], one.label(lang)]


def _basis_names(lang: str) -> list[str]:
    return [wording(lang)["basis"][basis] for basis in BASES]


def _counts(plans: Plans, lang: str) -> list[str]:
    """How many goals there are at each level, and how many links rest on each basis."""
    found = joined.summary(plans, [])
    levels = " · ".join(f"{prefix} {count}" for prefix, count in found.levels.items() if count)
    return [levels, *(str(found.links[basis]) for basis in BASES)]


def _table(heads: Iterable[str], rows: Iterable[Iterable[str | Cell]], lang: str) -> Table:
    words = wording(lang)
    made = [tuple(Cell(one) if isinstance(one, str) else one for one in row) for row in rows]
    left = len(made) - MOST
    rest = words["show"]["more"].format(count=min(len(made), MOST) - FIRST)
    more = words["notebook"]["more"].format(count=left) if left > 0 else ""
    return Table(tuple(heads), tuple(made[:MOST]), rest=rest, more=more)
