"""The typed object of each kind of resource.

In: what is said of a resource. Out: the dataclass of ``objects`` that fits its kind.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from goalgraph.base.names import DCTERMS, GG, OA, PAGES, PROV, Kind, local_name
from goalgraph.model.amounts import named
from goalgraph.model.facts import Facts
from goalgraph.model.objects import (
    Activity,
    Anomaly,
    BudgetLine,
    Decision,
    Forecast,
    Goal,
    Indicator,
    Level,
    Observation,
    OutcomeAssessment,
    Passage,
    Plan,
    ProcessEvent,
    ReportingOccasion,
    Resource,
    Target,
    ValueComparison,
)


def built(kind: Kind, facts: Facts, shared: dict[str, Any]) -> Resource:
    """The object of a resource of the kind; ``shared`` is what all kinds have."""
    return named(_BUILDERS.get(kind, _plain)(facts, shared))


def _plain(facts: Facts, shared: dict[str, Any]) -> Resource:
    return Resource(**shared)


def _plan(facts: Facts, shared: dict[str, Any]) -> Resource:
    profile = next(iter(facts.iris(GG + "usesProfile")), None)
    return Plan(
        **shared,
        reference_date=facts.day(GG + "referenceDate"),
        profile=local_name(profile) if profile else None,
        period=facts.period(GG + "period"),
        adopted_by=facts.terms(GG + "adoptedBy"),
        fictitious=facts.true(GG + "fictitious"),
    )


def _level(facts: Facts, shared: dict[str, Any]) -> Resource:
    return Level(
        **shared,
        prefix=facts.text(GG + "idPrefix") or "",
        order=facts.integer(GG + "order") or 0,
    )


def _goal(facts: Facts, shared: dict[str, Any]) -> Resource:
    return Goal(
        **shared,
        level=facts.level(GG + "atLevel"),
        plan_ids=facts.ids(GG + "inPlan"),
        area_ids=facts.ids(GG + "inArea"),
        adopted_by=facts.terms(GG + "adoptedBy"),
        responsible=facts.terms(GG + "responsibleParty"),
        beneficiaries=facts.terms(GG + "beneficiary"),
        steering_mode=facts.term(GG + "goalType"),
        activities=facts.activities(shared["iri"]),
    )


def _activity(facts: Facts, shared: dict[str, Any]) -> Resource:
    return Activity(
        **shared,
        goal_ids=facts.ids(GG + "contributesTo"),
        status=facts.term(GG + "status"),
        start=facts.day(GG + "startDate"),
        end=facts.day(GG + "endDate"),
        due_date=facts.day(GG + "dueDate"),
        responsible=facts.terms(GG + "responsibleParty"),
        decision_id=facts.id(PROV + "wasGeneratedBy"),
    )


def _target(facts: Facts, shared: dict[str, Any]) -> Resource:
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


def _assessment(facts: Facts, shared: dict[str, Any]) -> Resource:
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


def _decision(facts: Facts, shared: dict[str, Any]) -> Resource:
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


def _passage(facts: Facts, shared: dict[str, Any]) -> Resource:
    quotes = facts.texts(OA + "exact")
    quote = next(iter(quotes.values()), "")
    first = facts.integer(GG + "firstLine") or 0
    document = facts.term(PROV + "wasQuotedFrom")
    return Passage(
        **{**shared, "labels": shared["labels"] or quotes},
        quote=quote,
        first_line=first,
        last_line=facts.integer(GG + "lastLine") or first,
        document=document.label() if document else "",
        page=facts.text(PAGES),
    )


def _indicator(facts: Facts, shared: dict[str, Any]) -> Resource:
    return Indicator(
        **shared,
        unit=facts.term(GG + "unit"),
        polarity=facts.term(GG + "polarity"),
        polarity_asserted_by=facts.term(GG + "polarityAssertedBy"),
        data_source=source.labels if (source := facts.term(DCTERMS + "source")) else {},
        external_ids=tuple(sorted(facts.words(GG + "externalId"))),
        area_ids=facts.ids(GG + "inArea"),
        continues=next(iter(facts.iris(GG + "continues")), None),
        series_break=facts.texts(GG + "seriesBreak"),
    )


def _observation(facts: Facts, shared: dict[str, Any]) -> Resource:
    return Observation(
        **shared,
        indicator_id=facts.id(GG + "observationOf") or "",
        value=facts.decimal(GG + "value"),
        lower_bound=facts.decimal(GG + "lowerBound"),
        upper_bound=facts.decimal(GG + "upperBound"),
        qualifiers=tuple(map(facts.term_of, facts.iris(GG + "qualifier"))),
        unit=facts.term(GG + "unit"),
        period=facts.period(GG + "period"),
        group=facts.term(GG + "group"),
        comparisons=facts.comparisons(shared["iri"]),
        movement=facts.term(GG + "movement"),
        development=facts.term(GG + "development"),
        numerator=facts.integer(GG + "numerator"),
        denominator=facts.integer(GG + "denominator"),
        response_option=facts.texts(GG + "responseOption"),
        qualitative=facts.texts(GG + "qualitativeResult"),
        previous_id=facts.id(GG + "previousObservation"),
        earlier_ids=facts.ids(GG + "earlierObservation"),
        source=facts.term(DCTERMS + "source"),
    )


def _comparison(facts: Facts, shared: dict[str, Any]) -> Resource:
    return ValueComparison(
        **shared,
        observation_id=facts.id(GG + "comparisonOf") or "",
        circle=facts.term(GG + "comparedWith"),
        value=facts.decimal(GG + "value"),
        lower_bound=facts.decimal(GG + "lowerBound"),
        upper_bound=facts.decimal(GG + "upperBound"),
        unit=facts.term(GG + "unit"),
        position=facts.term(GG + "position"),
        rank=facts.integer(GG + "rank"),
        rank_total=facts.integer(GG + "rankTotal"),
    )


def _dated(facts: Facts) -> dict[str, Any]:
    return {
        "start": facts.day(GG + "startDate"),
        "end": facts.day(GG + "endDate"),
        "printed": facts.text(GG + "dateAsPrinted"),
        "year_inferred": facts.true(GG + "yearInferred"),
    }


def _event(facts: Facts, shared: dict[str, Any]) -> Resource:
    made = ReportingOccasion if shared["kind"] is Kind.REPORTING_OCCASION else ProcessEvent
    dated = _dated(facts)
    if made is ReportingOccasion:
        dated |= {
            "due_date": facts.day(GG + "dueDate"),
            "period": facts.period(GG + "period"),
            "concerns": facts.ids(GG + "concerns"),
            "responsible": facts.terms(GG + "responsibleParty"),
            "involved": facts.terms(GG + "involves"),
        }
    return made(**shared, **dated)


def _budget_line(facts: Facts, shared: dict[str, Any]) -> Resource:
    return BudgetLine(
        **shared,
        allocated_to=facts.ids(GG + "allocatedTo"),
        value=facts.decimal(GG + "value"),
        unit=facts.term(GG + "unit"),
        period=facts.period(GG + "period"),
    )


def _anomaly(facts: Facts, shared: dict[str, Any]) -> Resource:
    return Anomaly(
        **shared,
        concerns=facts.ids(GG + "concerns"),
        suggestion=facts.texts(GG + "suggestedCorrection"),
    )


_BUILDERS: Mapping[Kind, Callable[[Facts, dict[str, Any]], Resource]] = MappingProxyType(
    {
        Kind.PLAN: _plan,
        Kind.LEVEL: _level,
        Kind.GOAL: _goal,
        Kind.ACTIVITY: _activity,
        Kind.TARGET: _target,
        Kind.FORECAST: _assessment,
        Kind.OUTCOME_ASSESSMENT: _assessment,
        Kind.DECISION: _decision,
        Kind.PASSAGE: _passage,
        Kind.INDICATOR: _indicator,
        Kind.OBSERVATION: _observation,
        Kind.COMPARISON: _comparison,
        Kind.PROCESS_EVENT: _event,
        Kind.REPORTING_OCCASION: _event,
        Kind.BUDGET_LINE: _budget_line,
        Kind.ANOMALY: _anomaly,
    }
)
