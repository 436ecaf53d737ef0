"""What is done, aimed at, judged and decided for a goal, as objects.

In: what the graph says of an activity, a target, an assessment or a decision. Out: the object.
"""

from __future__ import annotations

from typing import Any

from goalgraph.base.names import DCTERMS, GG, PROV, Kind
from goalgraph.model.facts import Facts
from goalgraph.model.objects import Activity, Decision, Forecast, OutcomeAssessment, Resource, Target


def activity(facts: Facts, shared: dict[str, Any]) -> Resource:
    """The activity, with who is responsible and how far it has come."""
    return Activity(
        **shared,
        goal_ids=facts.ids(GG + "contributesTo"),
        status=facts.term(GG + "status"),
        start=facts.day(GG + "startDate"),
        end=facts.day(GG + "endDate"),
        due_date=facts.day(GG + "dueDate"),
        responsible=facts.term(GG + "responsibleParty"),
        decision_id=facts.id(PROV + "wasGeneratedBy"),
    )


def target(facts: Facts, shared: dict[str, Any]) -> Resource:
    """The target, in words and in numbers."""
    return Target(
        **shared,
        goal_id=facts.id(GG + "targetFor") or "",
        text=facts.texts(GG + "toBeAchieved"),
        indicator_id=facts.id(GG + "targetIndicator"),
        unit=facts.term(GG + "unit"),
        baseline_value=facts.decimal(GG + "baselineValue"),
        value=facts.decimal(GG + "value"),
        lower_bound=facts.decimal(GG + "lowerBound"),
        upper_bound=facts.decimal(GG + "upperBound"),
        direction=facts.term(GG + "targetDirection"),
        due_date=facts.day(GG + "dueDate"),
        period=facts.period(GG + "period"),
        group=facts.term(GG + "group"),
        decision_id=facts.id(PROV + "wasGeneratedBy"),
    )


def assessment(facts: Facts, shared: dict[str, Any]) -> Resource:
    """The forecast or the outcome assessment."""
    made = OutcomeAssessment if shared["kind"] is Kind.OUTCOME_ASSESSMENT else Forecast
    return made(
        **shared,
        goal_id=facts.id(GG + "assesses") or "",
        occasion_id=facts.id(GG + "atOccasion") or "",
        rating=facts.rating(GG + "rating"),
        score=facts.decimal(GG + "value"),
        motivation=facts.texts(GG + "motivation"),
        corrective_action=facts.texts(GG + "correctiveAction"),
        decision_id=facts.id(PROV + "wasGeneratedBy"),
    )


def decision(facts: Facts, shared: dict[str, Any]) -> Resource:
    """The decision, with the body and the day."""
    return Decision(
        **shared,
        goal_id=facts.id(GG + "concerns") or "",
        body=facts.term(GG + "adoptedBy"),
        day=facts.day(GG + "decisionDate"),
        paragraph=facts.text(GG + "paragraph"),
        diary_number=facts.text(GG + "diaryNumber"),
        reservations=tuple(sorted(facts.words(GG + "reservation"))),
        supersedes=facts.ids(DCTERMS + "replaces"),
    )
