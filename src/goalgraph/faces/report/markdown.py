"""A report as Markdown (GitHub's flavour).

In: a ``Report``. Out: text. What the data says is escaped, so that nothing in it is read as markup.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from goalgraph.base.markdown import escaped, table
from goalgraph.faces.report.parts import AreaPart, Fact, GoalPart, Report, Row, Words


def markdown(report: Report) -> str:
    """The report as Markdown."""
    words = report.words
    out = [f"# {escaped(report.title)}", "", f"**{escaped(report.plan.text)}**", ""]
    for said in report.intro:
        out += [escaped(said.text), ""]
    out += [escaped(report.legend), ""] if report.legend else []
    out += [f"## {words['overview']}", "", *_overview(report, words)]
    out += [f"## {words['reprioritise' if report.steered else 'priority']}", "", *_priorities(report, words)]
    for area in report.areas:
        out += _area(report, area, words)
    return "\n".join([*out, words["made_by"], ""])


def _overview(report: Report, words: dict[str, str]) -> list[str]:
    if not report.goals:
        return [words["no_goals_in_plan"], ""]
    columns = report.columns
    heads = [words["goal"], *(words[column] for column in columns)]
    rows = [[f"{g.name} {g.short.text}", *(g.told(column) for column in columns)] for g in report.goals]
    return _table(heads, rows)


def _priorities(report: Report, words: dict[str, str]) -> list[str]:
    out = []
    for area in report.areas:
        if area.priorities:
            out += [f"### {escaped(area.heading.text)}", ""]
            rows = [[f"{p.goal} {p.label.text}", p.reason, p.step.text] for p in area.priorities]
            out += _table([words["goal"], words["why"], words["step"]], rows)
            out += _risks(area.risks, words)
    return out or [escaped(report.settled), ""]


def _risks(risks: Sequence[Words], words: dict[str, str]) -> list[str]:
    if not risks:
        return []
    return [f"{words['risks']}:", "", *(f"- {escaped(risk.text)}" for risk in risks), ""]


def _area(report: Report, area: AreaPart, words: dict[str, str]) -> list[str]:
    out = [f"## {escaped(area.heading.text)}", ""]
    if area.thread:
        out += [f"{words['thread']}:", "", *_facts(area.thread)]
    if not area.goals and not area.whole:
        out += [words["no_goals"], ""]
    for goal in area.goals:
        out += _goal(report, goal, words)
    if area.loose:
        heading = words["plan_figures" if area.whole else "loose"]
        out += [f"### {heading}", "", *_rows(area.loose, words)]
    return [*out, *_risks(area.other_risks, words)]


def _goal(report: Report, goal: GoalPart, words: dict[str, str]) -> list[str]:
    out = [f"### {escaped(goal.name)} {escaped(goal.label.text)}", "", *_facts(goal.facts)]
    out += _rows(goal.rows, words) if goal.rows else [words["no_indicators"], ""]
    for chart in goal.charts:
        out += [escaped(chart.told), ""]
    for source in goal.sources:
        quote = words["quoted"].format(quote=escaped(source.quote.text))
        out += [f"> {words['source'].format(lines=source.lines)} {quote}", ""]
    return out


def _facts(facts: Iterable[Fact]) -> list[str]:
    out = []
    for fact in facts:
        texts = [escaped(one.text) for one in fact.texts]
        if len(texts) == 1:
            out.append(f"- **{escaped(fact.name)}:** {texts[0]}")
        else:
            out += [f"- **{escaped(fact.name)}:**", *(f"  - {text}" for text in texts)]
    return [*out, ""] if out else []


def _rows(rows: Sequence[Row], words: dict[str, str]) -> list[str]:
    heads = [words[key] for key in ("indicator", "value", "about", "comparison", "trend", "lines")]
    return _table(heads, [[r.name.text, r.value, r.about, r.comparison, r.trend, r.lines] for r in rows])


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    return [*table(heads, rows), ""]
