"""What is in force: the latest decision on each field of each goal.

In: standpoints in the order in which they were brought in. Out: per goal and field the value and the
decision that set it, and the triples that say so. Proposals change nothing here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from goalgraph.base.names import GG, REQUIREMENT_CODES
from goalgraph.decisions.standpoints import (
    ACTIVITIES,
    AMBITION,
    COUNCIL_GOALS,
    INDICATORS,
    STEERING_MODE,
    Answer,
    Field,
    Outlook,
    Standpoint,
    Value,
    Work,
)
from goalgraph.rdf.terms import NamedNode, Triple


@dataclass(frozen=True, slots=True)
class Held:
    """A value in force, and the decision that set it."""

    value: Value
    by: Standpoint


State = Mapping[Field, Held]


def in_force(standpoints: Iterable[Standpoint]) -> dict[str, dict[Field, Held]]:
    """Per goal, what is in force after the standpoints; what was taken back is gone."""
    found: dict[str, dict[Field, Held]] = {}
    for standpoint in standpoints:
        if not standpoint.decided:
            continue
        state = found.setdefault(standpoint.goal, {})
        for name, value in standpoint.sets.items():
            if value is None:
                state.pop(name, None)
            else:
                state[name] = Held(value, standpoint)
    return found


def superseded_by(standpoints: Iterable[Standpoint]) -> dict[str, tuple[str, ...]]:
    """Per decision, the IRIs of the later decisions that replace something of it."""
    found: dict[str, tuple[str, ...]] = {}
    for standpoint in standpoints:
        for earlier in standpoint.supersedes:
            found[earlier] = (*found.get(earlier, ()), standpoint.iri)
    return found


def statement_names(standpoint: Standpoint) -> dict[Field, str]:
    """The IRI of each answer, ambition and forecast that a standpoint makes: its own with a suffix."""
    names = {}
    own_requirements = forecasts = 0
    for name, value in standpoint.sets.items():
        if value is None:
            continue
        if name == AMBITION:
            names[name] = standpoint.iri + ".AL"
        elif name.name == "requirement" and name.about in REQUIREMENT_CODES:
            names[name] = f"{standpoint.iri}.{REQUIREMENT_CODES[name.about]}"
        elif name.name == "requirement":
            own_requirements += 1
            names[name] = f"{standpoint.iri}.RQ{own_requirements}"
        elif name.name == "forecast":
            forecasts += 1
            names[name] = f"{standpoint.iri}.FC{forecasts}"
    return names


def activity_names(standpoint: Standpoint) -> dict[str, Work]:
    """The IRIs of the activities that a standpoint sets, in their order."""
    said = standpoint.sets.get(ACTIVITIES)
    activities = [one for one in said if isinstance(one, Work)] if isinstance(said, tuple) else []
    return {f"{standpoint.iri}.ACT{number}": one for number, one in enumerate(activities, 1)}


def triples_in_force(goal: str, state: State) -> Iterator[Triple]:
    """What is in force for a goal, as the triples that rules, links and queries read."""
    node = NamedNode(goal)
    for name, held in state.items():
        value, own = held.value, statement_names(held.by).get(name)
        if name == STEERING_MODE:
            yield _link(node, "goalType", str(value))
        elif name == INDICATORS and isinstance(value, tuple):
            yield from (_link(NamedNode(str(one)), "measures", goal) for one in value)
        elif name == COUNCIL_GOALS and isinstance(value, tuple):
            yield from (_link(node, "contributesTo", str(one)) for one in value)
        elif name == ACTIVITIES and isinstance(value, tuple):
            yield from (_link(NamedNode(one), "contributesTo", goal) for one in activity_names(held.by))
        elif name == AMBITION and own:
            yield _link(NamedNode(own), "targetFor", goal)
        elif isinstance(value, Answer) and own:
            yield _link(NamedNode(own), "readinessOf", goal)
        elif isinstance(value, Outlook) and own:
            yield _link(NamedNode(own), "assesses", goal)


def _link(subject: NamedNode, relation: str, target: str) -> Triple:
    return Triple(subject, NamedNode(GG + relation), NamedNode(target))
