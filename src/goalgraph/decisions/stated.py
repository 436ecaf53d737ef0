"""What the plan itself says of a goal in the fields that decisions set.

In: a scope and a goal. Out: per field the value that the plan states: its type, its forecasts, and its target
where exactly one is in words, whatever targets it has in numbers alone. It holds while no decision says
otherwise; what several targets in words say is no one field's.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from goalgraph.base.errors import UnknownName
from goalgraph.base.names import GG, Kind
from goalgraph.decisions.standpoints import AMBITION, STEERING_MODE, Ambition, Field, Outlook, Sets, Value
from goalgraph.model.objects import Forecast, Goal, Target

if TYPE_CHECKING:
    from goalgraph.model.scope import Scope


_GOAL_TYPE = GG + "goalType"


def stated(graph: Scope, goal: Goal) -> Sets:
    """What the plan says of the goal; of a type that nobody has stated, the one that says so.

    >>> import goalgraph
    >>> scope = goalgraph.load().scope
    >>> [str(value) for value in stated(scope, scope.goals[0]).values()]
    ['https://w3id.org/goalgraph/ontology#Undecided']
    """
    return dict(_said(graph, goal))


def _said(graph: Scope, goal: Goal) -> Iterator[tuple[Field, Value]]:
    if kind := _type(graph, goal):
        yield STEERING_MODE, kind
    targets = [
        one
        for one in graph.resources(Kind.TARGET)
        if isinstance(one, Target) and one.goal_id == goal.id and not one.decision_id
    ]
    in_words = [one for one in targets if one.text]
    if len(in_words) == 1:
        yield AMBITION, _ambition(graph, in_words[0])
    for one in graph.resources(Kind.FORECAST):
        if not isinstance(one, Forecast) or one.goal_id != goal.id or one.decision_id:
            continue
        if one.rating and (occasion := _iri(graph, one.occasion_id)):
            outlook = Outlook(occasion, one.rating.iri, one.motivation, one.corrective_action)
            yield Field("forecast", occasion), outlook


def _type(graph: Scope, goal: Goal) -> str | None:
    """The type that the plan gives the goal, which no decision has said anything of."""
    types = {one.iri for one in graph.declared.types_of(goal.iri)}
    given = {
        end
        for start, end, name in graph.store.links(_GOAL_TYPE)
        if start == goal.iri and graph.basis_of(name) == "stated"
    }
    return min(given & types, default=graph.declared.open_type(goal.iri))


def _ambition(graph: Scope, one: Target) -> Ambition:
    return Ambition(
        one.text,
        _iri(graph, one.indicator_id),
        one.baseline_value,
        one.value,
        one.unit.iri if one.unit else None,
        one.due_date,
    )


def _iri(graph: Scope, ident: str | None) -> str | None:
    """The IRI of what has the id; none of what the plan points at and does not have, which rules tell."""
    if not ident:
        return None
    try:
        return graph.get(ident).iri
    except UnknownName:
        return None
