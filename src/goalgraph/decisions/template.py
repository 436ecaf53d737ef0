"""A decisions file to fill in, and what is in force in the file's own form.

In: a graph and one of its plans. Out: plain values for JSON: a proposal for each goal, each with what it is
based on, so that a conflict can be told when the file comes back. The workshop page starts from the same.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from goalgraph.base.names import local_name
from goalgraph.base.texts import Texts, text_in
from goalgraph.decisions import log_of
from goalgraph.decisions.format import CONTEXT_IRI, version
from goalgraph.decisions.inforce import State, in_force
from goalgraph.decisions.naming import word_for_assessment, word_for_requirement, word_for_type
from goalgraph.decisions.standpoints import (
    ACTIVITIES,
    AMBITION,
    COUNCIL_GOALS,
    INDICATORS,
    STEERING_MODE,
    Ambition,
    Answer,
    Outlook,
    Sets,
    Work,
)
from goalgraph.decisions.stated import stated

if TYPE_CHECKING:
    from goalgraph.model.declared import Declared
    from goalgraph.model.objects import Goal
    from goalgraph.model.scope import Scope

Json = dict[str, Any]


def template(graph: Scope, lang: str, goals: Sequence[Goal] | None = None) -> Json:
    """A decisions file for the plan that proposes for each goal what is in force already.

    The goals are the plan's own, or those given: of a plan above, on which it decides too.

    Its name is made from the plan's digest, and its time is the plan's own day: both are to be replaced by
    the workshop's.
    """
    plan, digest = graph.plan, graph.digest()
    day = plan.reference_date.isoformat() if plan.reference_date else "1970-01-01"
    return {
        "@context": [CONTEXT_IRI, {"@language": lang}],
        "@id": f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, digest)}",
        "@type": "Dialogue",
        "formatVersion": version(),
        "plan": plan.iri,
        "planDigest": digest,
        "endedAt": f"{day}T12:00:00Z",
        "people": [],
        "decisions": [
            {"@type": "Proposal", "goal": goal.iri, "basedOn": base}
            | {key: base[key] for key in ("steeringMode",) if key in base}
            for goal, base in bases(graph, goals)
        ],
    }


def bases(graph: Scope, goals: Sequence[Goal] | None = None) -> Iterable[tuple[Goal, Json]]:
    """Each goal of the plan, or of those given, with its wording and what holds for it.

    That is what is decided, and else what the plan states; undecided is only a goal that a profile gives
    a type.
    """
    state, declared = in_force(log_of(graph).standpoints), graph.declared
    for goal in graph.goals if goals is None else goals:
        held: State = state.get(goal.iri, {})
        values = {**stated(graph, goal), **{field: one.value for field, one in held.items()}}
        yield goal, {"label": goal.label(), **as_json(values, declared)}


def as_json(sets: Sets, declared: Declared) -> Json:
    """Fields in the form of the decisions file; what is taken back is left out."""
    found: Json = {}
    for field, value in sets.items():
        if field == STEERING_MODE and isinstance(value, str):
            found["steeringMode"] = word_for_type(declared, value)
        elif isinstance(value, Answer):
            word = word_for_requirement(declared, value.requirement)
            said = {"requirement": word, "answer": local_name(value.answer)}
            found.setdefault("requirements", []).append(said | _text("evidence", value.evidence))
        elif field == AMBITION and isinstance(value, Ambition):
            found["ambitionLevel"] = _ambition(value)
        elif isinstance(value, Outlook):
            said = {"occasion": value.occasion, "assessment": word_for_assessment(declared, value.assessment)}
            said |= _text("motivation", value.motivation) | _text("action", value.action)
            found.setdefault("forecasts", []).append(said)
        elif field in (INDICATORS, COUNCIL_GOALS) and isinstance(value, tuple):
            found["indicators" if field == INDICATORS else "councilGoals"] = list(value)
        elif field == ACTIVITIES and isinstance(value, tuple):
            found["activities"] = [_activity(one) for one in value if isinstance(one, Work)]
    return found


def _text(key: str, texts: Texts) -> dict[str, str]:
    return {key: text_in(texts, "sv")} if texts else {}


def _activity(work: Work) -> str | Json:
    """The text alone where nothing else is said of it."""
    said = {
        "status": local_name(work.status) if work.status else None,
        "startDate": work.start.isoformat() if work.start else None,
        "endDate": work.end.isoformat() if work.end else None,
        "dueDate": work.due.isoformat() if work.due else None,
        "responsible": work.responsible,
    }
    more = {key: text for key, text in said.items() if text}
    return {"text": work.text, **more} if more else work.text


def _ambition(value: Ambition) -> Json:
    said: dict[str, Any] = {
        "indicator": value.indicator,
        "baselineValue": None if value.baseline is None else f"{value.baseline:f}",
        "targetValue": None if value.target is None else f"{value.target:f}",
        "unit": value.unit,
        "targetDate": value.by.isoformat() if value.by else None,
    }
    return _text("text", value.text) | {key: text for key, text in said.items() if text is not None}
