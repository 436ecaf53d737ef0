"""What the dialogue form starts from: what is in force and proposed, and what can be chosen.

In: a graph of one plan. Out: plain values for the page: per goal the base in the decisions file's own form,
open proposals and candidate indicators, and the names and units that a decision may point at. A page of
several plans has no form, since a decisions file is about one plan.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from goalgraph.base.names import GG, Kind
from goalgraph.base.texts import text_in
from goalgraph.decisions import log_of
from goalgraph.decisions.format import word_for
from goalgraph.decisions.inforce import in_force
from goalgraph.decisions.naming import word_for_requirement
from goalgraph.decisions.proposals import awaited, still_open
from goalgraph.decisions.standpoints import Field, Standpoint, name_of
from goalgraph.decisions.template import as_json, bases
from goalgraph.faces.page.content.declared import of_goal
from goalgraph.faces.page.content.saying import named, written
from goalgraph.faces.page.content.values import latest, latest_number
from goalgraph.model.objects import Indicator, Observation, ReportingOccasion, Target
from goalgraph.model.readiness import Candidate

if TYPE_CHECKING:
    from goalgraph.decisions.log import Log
    from goalgraph.model.scope import Scope

Json = dict[str, Any]


def dialogue(graph: Scope) -> Json:
    """What the form needs."""
    plan = graph.plan
    log = log_of(graph)
    candidates = _candidates(graph)
    awaiting = awaited(graph)
    proposals = [left for s in log.standpoints if (left := still_open(s, awaiting))]
    return {
        "plan": plan.iri,
        "digest": graph.digest(),
        "goals": {
            goal.id: {
                "iri": goal.iri,
                "basedOn": base,
                "decidedBy": _decided_by(graph, log, goal.iri),
                "proposals": [_told(graph, s) for s in proposals if s.goal == goal.iri],
                "candidates": candidates.get(goal.id, []),
                **of_goal(graph, goal),
            }
            for goal, base in bases(graph)
        },
        "occasions": [
            {"iri": one.iri, "label": written(one.labels), "date": one.end.isoformat() if one.end else ""}
            for one in graph.resources(Kind.REPORTING_OCCASION)
            if isinstance(one, ReportingOccasion)
        ],
        "councilGoals": {one.id: one.iri for one in graph.goals_above},
        "indicators": _indicators(graph),
        **_units(graph),
    }


def _decided_by(graph: Scope, log: Log, goal: str) -> list[Json]:
    """The decisions that still hold something, in the order in which they were brought in."""
    held = {value.by.iri for value in in_force(log.standpoints).get(goal, {}).values()}
    return [_told(graph, s) for s in log.standpoints if s.iri in held]


def _told(graph: Scope, standpoint: Standpoint) -> Json:
    found: Json = {"id": standpoint.notation, "day": standpoint.day.isoformat()}
    found |= as_json(standpoint.sets, graph.declared)
    if standpoint.adoption:
        found["body"] = graph.term(standpoint.adoption.body).label()
        found["paragraph"] = standpoint.adoption.paragraph or ""
    withdrawn = [_withdrawn(graph, field) for field, value in standpoint.sets.items() if value is None]
    if withdrawn:
        found["withdraws"] = withdrawn
    if standpoint.note:
        found["note"] = text_in(standpoint.note, "sv")
    return found


def _withdrawn(graph: Scope, field: Field) -> str:
    """How the decisions file names a field that is taken back."""
    if field.name == "forecast":
        return field.about
    if field.name == "requirement":
        return word_for_requirement(graph.declared, field.about)
    return word_for(name_of(field))


def _candidates(graph: Scope) -> dict[str, list[Json]]:
    return {
        goal: [{"id": one.id, "basis": one.basis, "has": _has(one)} for one in several]
        for goal, several in graph.candidates.items()
    }


def _has(candidate: Candidate) -> list[str]:
    parts = {
        "number": candidate.number,
        "period": candidate.period,
        "comparator": candidate.comparator,
        "kolada": bool(candidate.kolada),
    }
    return [name for name, there in parts.items() if there]


def _indicators(graph: Scope) -> dict[str, Json]:
    """Per indicator its IRI, its wanted direction and unit, and the observation that is its latest value."""
    units = _units_of_indicators(graph)
    observed: dict[str, list[Observation]] = defaultdict(list)
    for one in graph.resources(Kind.OBSERVATION):
        if isinstance(one, Observation):
            observed[one.indicator_id].append(one)
    found = {}
    for indicator in graph.resources(Kind.INDICATOR):
        about: Json = {"iri": indicator.iri}
        if isinstance(indicator, Indicator) and indicator.polarity:
            about["polarity"] = indicator.polarity.id
        last, number = latest(observed[indicator.id]), latest_number(observed[indicator.id])
        if last:
            about["latest"] = last.id
        measured_in = (last and last.unit) or (number and number.unit)
        if unit := (measured_in.iri if measured_in else units.get(indicator.iri)):
            about["unit"] = unit
        found[indicator.id] = about
    return found


def _units_of_indicators(graph: Scope) -> dict[str, str]:
    """The unit that an indicator itself is said to have, by the IRIs of both."""
    indicators = {one.iri for one in graph.resources(Kind.INDICATOR)}
    return {one: unit for one, unit, _ in graph.store.links(GG + "unit") if one in indicators}


def _units(graph: Scope) -> Json:
    """What each unit is called, and where that differs what it is called when it counts one."""
    units = {
        one.unit.iri: one.unit
        for one in (*graph.resources(Kind.OBSERVATION), *graph.resources(Kind.TARGET))
        if isinstance(one, Observation | Target) and one.unit
    }
    units |= {unit: graph.term(unit) for unit in _units_of_indicators(graph).values()}
    found = sorted(units.items(), key=lambda item: text_in(named(item[1]), "sv"))
    return {
        "units": {iri: named(unit) for iri, unit in found},
        "singulars": {iri: written(unit.singular) for iri, unit in found if unit.singular},
    }
