"""What the command line prints about decisions.

In: outcomes, conflicts and histories of the library. Out: text.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from goalgraph.base.jsontext import exact, for_people
from goalgraph.base.texts import text_in
from goalgraph.base.visible import in_lines, one_line
from goalgraph.base.wording import wording
from goalgraph.decisions.standpoints import ACTIVITIES, COUNCIL_GOALS, INDICATORS
from goalgraph.decisions.words import field_name, value_text

if TYPE_CHECKING:
    from goalgraph.api import Graph
    from goalgraph.decisions import Change, Outcome
    from goalgraph.decisions.errors import DecisionConflict
    from goalgraph.decisions.history import Record
    from goalgraph.model.scope import Scope


# What is decided of these stands beside what the plan says itself.
_BESIDE = frozenset({INDICATORS, COUNCIL_GOALS, ACTIVITIES})


def template(graph: Graph, plan: str | None, lang: str) -> str:
    """A decisions file to fill in."""
    return exact(graph.decisions_template(plan, lang=lang))


def outcome(
    graph: Graph, found: Outcome, place: str | Path | None, lang: str, *, dry_run: bool, stored: bool
) -> str:
    """The difference, goal by goal, and where the decisions are."""
    words = wording(lang)["apply"]
    lines = [words["dry_run"]] if dry_run else []
    names = [graph.get(goal).screen_name for goal in found.drafts]
    drafts = [words["drafts"].format(goals=", ".join(names))] if names else []
    if not found.standpoints:
        return in_lines([*lines, *drafts, words["nothing"]])
    changes = {key: list(group) for key, group in groupby(found.changes, key=lambda c: c.standpoint)}
    for standpoint in found.standpoints:
        goal = graph.get(standpoint.goal)
        head = words["decided" if standpoint.decided else "proposed"]
        lines.append(
            head.format(goal=goal.screen_name, name=goal.short_label(lang), standpoint=standpoint.notation)
        )
        lines += _differences(
            graph.scope_of(standpoint.goal), changes.get(standpoint.notation, []), lang
        ) or ["  " + words["same"]]
    decided = sum(1 for s in found.standpoints if s.decided)
    counted = words["counts_dry" if dry_run else "counts"]
    lines += ["", counted.format(decisions=decided, proposals=len(found.standpoints) - decided), *drafts]
    if not dry_run:
        lines.append(words["stored" if stored else "written"].format(path=place))
    return in_lines(lines)


def _differences(graph: Scope, changes: Iterable[Change], lang: str) -> list[str]:
    words = wording(lang)["apply"]
    return [
        "  "
        + words[_kind(change)].format(
            field=field_name(graph, change.field, lang),
            before=value_text(graph, change.before, lang),
            after=value_text(graph, change.after, lang),
        )
        for change in changes
    ]


def _kind(change: Change) -> str:
    if change.before == change.after:
        return "stays"
    if change.field in _BESIDE and not change.before:
        return "addition" if change.decided else "proposed_addition"
    return "change" if change.decided else "proposal"


def conflicts(graph: Graph, error: DecisionConflict, lang: str) -> str:
    """One line for the whole, then one a conflict: goal, field and both values."""
    words = wording(lang)["apply"]
    lines = [error.message(lang)]
    for conflict in error.conflicts:
        key = {"label": "conflict_label", "day": "conflict_day"}.get(conflict.field.name, "conflict")
        scope = graph.scope_of(conflict.iri)
        values = {
            name: value_text(scope, getattr(conflict, name), lang)
            for name in ("expected", "found", "proposed")
        }
        by = " " + words["by"].format(id=conflict.by) if conflict.by else ""
        name = graph.get(conflict.iri).screen_name
        lines.append(
            "  "
            + words[key].format(goal=name, field=field_name(scope, conflict.field, lang), by=by, **values)
        )
    return in_lines(lines)


def outdated(lang: str) -> str:
    """That the plan has changed, though nothing that the file touches."""
    return str(wording(lang)["apply"]["outdated"])


def history(graph: Graph, ident: str, form: str, lang: str) -> str:
    """Who said what about a goal, and when."""
    goal = graph.get(ident)
    records = graph.history(ident)
    if form == "json":
        document = {"goal": goal.id, "history": [_as_json(record, lang) for record in records]}
        return for_people(document)
    words = wording(lang)["history"]
    lines = [words["title"].format(goal=goal.screen_name, label=goal.label(lang))]
    if not records:
        lines += ["", words["none"]]
    for record in records:
        kind = "decision" if record.decided else "open" if record.open else "proposal"
        lines += ["", f"{record.day.isoformat()}  {record.id}  {words[kind]}"]
        if record.body:
            lines.append("  " + _body(record, lang))
        lines.append("  " + _meeting(record, lang))
        lines += [f"  {text_in(name, lang)}: {text_in(value, lang)}" for name, value in record.lines]
        if record.open and len(record.awaits) < len(record.lines):
            names = "; ".join(text_in(name, lang) for name, _ in record.awaits)
            lines.append(f"  {words['awaits'].format(fields=names)}")
        lines += [f"  {words['reservation'].format(text=one_line(text))}" for text in record.reservations]
        if note := text_in(record.note, lang):
            lines.append(f"  {words['note'].format(text=one_line(note))}")
        if record.superseded_by:
            lines.append(f"  {words['superseded'].format(ids=', '.join(record.superseded_by))}")
    return in_lines(lines)


def _body(record: Record, lang: str) -> str:
    words = wording(lang)["history"]
    return str(words["body"]).format(
        body=one_line(text_in(record.body, lang)),
        paragraph=f" {one_line(record.paragraph)}" if record.paragraph else "",
        diary=words["diary"].format(diary=one_line(record.diary_number)) if record.diary_number else "",
    )


def _meeting(record: Record, lang: str) -> str:
    words = wording(lang)["history"]
    text = str(words["dialogue"]).format(id=record.dialogue, day=record.dialogue_day.isoformat())
    people = [words["and_name"].format(role=p.role, name=p.name) if p.name else p.role for p in record.people]
    return f"{text}; {words['people'].format(people=one_line(', '.join(people)))}" if people else text


def _as_json(record: Record, lang: str) -> dict[str, Any]:
    return {
        "id": record.id,
        "iri": record.iri,
        "decided": record.decided,
        "open": record.open,
        "awaits": [text_in(name, lang) for name, _ in record.awaits],
        "date": record.day.isoformat(),
        "body": text_in(record.body, lang) or None,
        "paragraph": record.paragraph,
        "diary_number": record.diary_number,
        "reservations": list(record.reservations),
        "dialogue": {"id": record.dialogue, "date": record.dialogue_day.isoformat()},
        "people": [{"role": p.role, "name": p.name} for p in record.people],
        "sets": [
            {"field": text_in(name, lang), "value": text_in(value, lang)} for name, value in record.lines
        ],
        "note": text_in(record.note, lang) or None,
        "superseded_by": list(record.superseded_by),
    }
