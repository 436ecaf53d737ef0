"""What the plan itself says of each of its goals: who is to reach it, how it was judged, and its targets.

In: a scope. Out: per goal plain values for its card; what a decision sets is not among them, for the dialogue
has that. A judgement keeps the plan's own word and sign.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from goalgraph.base.names import Kind
from goalgraph.base.numbers import day
from goalgraph.base.order import natural
from goalgraph.decisions.naming import word_for_assessment
from goalgraph.faces.page.content.declared import mark
from goalgraph.faces.page.content.saying import labels, named, said, written
from goalgraph.model.amounts import amount
from goalgraph.model.objects import Assessment, OutcomeAssessment, ReportingOccasion, Target

if TYPE_CHECKING:
    from goalgraph.model.scope import Scope

Json = dict[str, Any]


def stated(graph: Scope) -> dict[str, Json]:
    """By goal of the plan, what the plan says of it; a goal of which it says nothing is left out."""
    targets, judged = _targets(graph), _judged(graph)
    found: dict[str, Json] = {}
    for goal in graph.goals:
        told: Json = {}
        if goal.responsible:
            told["owners"] = [written(one.labels) for one in goal.responsible]
        if goal.id in judged:
            told["judged"] = judged[goal.id]
        if goal.id in targets:
            told["targets"] = targets[goal.id]
        if told:
            found[goal.id] = told
    return found


def _targets(graph: Scope) -> dict[str, list[Json]]:
    """The targets in numbers, or as a way to go, the first due first."""
    by_goal: dict[str, list[Target]] = defaultdict(list)
    for one in graph.resources(Kind.TARGET):
        if isinstance(one, Target) and not one.decision_id and amount(one, "sv"):
            by_goal[one.goal_id].append(one)
    return {goal: [_target(one) for one in sorted(several, key=_due)] for goal, several in by_goal.items()}


def _due(one: Target) -> tuple[str, Any]:
    end = one.due_date or (one.period.end if one.period else None)
    return (end.isoformat() if end else "", natural(one.id))


def _target(one: Target) -> Json:
    found: Json = {"value": said(lambda lang: amount(one, lang), *labels(one.unit, one.direction))}
    if one.period:
        found["when"] = named(one.period)
    elif one.due_date:
        due = one.due_date
        found["when"] = said(lambda lang: day(due, lang))
    if one.indicator_id:
        found["indicator"] = one.indicator_id
    return found


def _judged(graph: Scope) -> dict[str, Json]:
    """The latest judgement of each goal; of one occasion the outcome rather than the forecast."""
    ends = {
        one.id: (one.end.isoformat() if one.end else "", one)
        for one in graph.resources(Kind.REPORTING_OCCASION)
        if isinstance(one, ReportingOccasion)
    }
    latest: dict[str, tuple[tuple[str, bool], Assessment]] = {}
    for one in (*graph.resources(Kind.FORECAST), *graph.resources(Kind.OUTCOME_ASSESSMENT)):
        if not isinstance(one, Assessment) or one.decision_id or one.rating is None:
            continue
        end = ends[one.occasion_id][0] if one.occasion_id in ends else ""
        rank = (end, isinstance(one, OutcomeAssessment))
        if one.goal_id not in latest or rank >= latest[one.goal_id][0]:
            latest[one.goal_id] = rank, one
    found: dict[str, Json] = {}
    for goal, (_, one) in latest.items():
        if one.rating:
            found[goal] = {
                "word": written(one.rating.labels),
                "as": word_for_assessment(graph.declared, one.rating.iri),
                "mark": mark(one.rating),
                "kind": "outcome" if isinstance(one, OutcomeAssessment) else "forecast",
            }
            if one.occasion_id in ends:
                end, occasion = ends[one.occasion_id]
                found[goal] |= {"at": written(occasion.labels), "date": end}
    return found
