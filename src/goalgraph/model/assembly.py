"""A resource's triples into its typed object.

In: a store, its inventory and an IRI. Out: the dataclass of ``objects`` that fits the resource's kind.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cached_property
from types import MappingProxyType
from typing import Any, TypeVar

from goalgraph.base.names import DCTERMS, GG, OA, PROV, RDFS, SKOS, Kind, local_name
from goalgraph.base.order import natural
from goalgraph.base.texts import in_order
from goalgraph.model.ids import Entry, Inventory
from goalgraph.model.objects import (
    Anomaly,
    Decision,
    Forecast,
    Goal,
    Indicator,
    Level,
    Observation,
    OutcomeAssessment,
    Passage,
    Period,
    Plan,
    ProcessEvent,
    ReportingOccasion,
    Resource,
    Target,
    Term,
    ValueComparison,
)
from goalgraph.rdf.store import Store
from goalgraph.rdf.terms import Literal, NamedNode
from goalgraph.rdf.terms import Term as Node

_T = TypeVar("_T")


class Assembler:
    """Builds objects from a store; terms and passages are built once."""

    def __init__(self, store: Store, inventory: Inventory) -> None:
        self._store = store
        self._inventory = inventory
        self._terms: dict[str, Term] = {}
        self._built: dict[str, Resource] = {}

    def resource(self, entry: Entry) -> Resource:
        """The typed object of an entry."""
        if entry.iri not in self._built:
            facts = Facts(self, self._statements(entry.iri))
            shared: dict[str, Any] = {
                "iri": entry.iri,
                "id": entry.id,
                "kind": entry.kind,
                "labels": facts.texts(RDFS + "label"),
                "short_labels": facts.texts(GG + "shortLabel"),
                "comments": facts.texts(RDFS + "comment"),
                "type": facts.term(DCTERMS + "type"),
            }
            if entry.kind is not Kind.PASSAGE:
                shared["passages"] = self._passages(facts)
            self._built[entry.iri] = _BUILDERS.get(entry.kind, _plain)(facts, shared)
        return self._built[entry.iri]

    def term(self, iri: str) -> Term:
        """The unit, period, group or fixed value."""
        if iri not in self._terms:
            facts = Facts(self, self._statements(iri))
            notation = facts.text(SKOS + "notation")
            self._terms[iri] = Term(
                notation or local_name(iri),
                iri,
                facts.texts(RDFS + "label"),
                singular=facts.texts(GG + "singularLabel"),
            )
        return self._terms[iri]

    def period(self, iri: str) -> Period:
        """The period, with its first and last day."""
        named = self.term(iri)
        facts = Facts(self, self._statements(iri))
        return Period(
            named.id,
            named.iri,
            named.labels,
            start=facts.day(GG + "startDate"),
            end=facts.day(GG + "endDate"),
        )

    def prefix(self, iri: str) -> str | None:
        """The prefix of the level with the IRI."""
        return Facts(self, self._statements(iri)).text(GG + "idPrefix")

    def comparisons(self, observation: str) -> tuple[ValueComparison, ...]:
        """The comparisons of the observation with the IRI, in the order of their ids."""
        built = (self.resource(entry) for entry in self._compared.get(observation, ()))
        return tuple(one for one in built if isinstance(one, ValueComparison))

    @cached_property
    def _compared(self) -> dict[str, list[Entry]]:
        text = f"SELECT DISTINCT ?one ?of WHERE {{ ?one <{GG}comparisonOf> ?of }}"
        found: dict[str, list[Entry]] = {}
        rows = {row.text("one"): row.text("of") for row in self._store.select(text)}
        for entry in self._inventory.of_kind(Kind.COMPARISON):
            found.setdefault(rows.get(entry.iri, ""), []).append(entry)
        return found

    def id_of(self, iri: str) -> str:
        """The id of the resource with the IRI."""
        return self._inventory.id_of(iri)

    def _statements(self, iri: str) -> dict[str, list[Node]]:
        statements: dict[str, list[Node]] = {}
        for predicate, value in self._store.said_of(iri):
            statements.setdefault(predicate, []).append(value)
        return statements

    def _passages(self, facts: Facts) -> tuple[Passage, ...]:
        entries = [self._inventory.by_iri(iri) for iri in facts.iris(GG + "statedIn")]
        built = [self.resource(entry) for entry in entries if entry and entry.kind is Kind.PASSAGE]
        passages = [passage for passage in built if isinstance(passage, Passage)]
        return tuple(sorted(passages, key=lambda p: (p.first_line, p.last_line, natural(p.id))))


class Facts:
    """A resource's statements, read as Python values; what is not there is ``None`` or empty."""

    def __init__(self, assembler: Assembler, statements: dict[str, list[Node]]) -> None:
        self._assembler = assembler
        self._statements = statements

    def iris(self, predicate: str) -> list[str]:
        """The IRIs that the predicate points at, sorted."""
        return sorted(str(n.value) for n in self._statements.get(predicate, []) if isinstance(n, NamedNode))

    def ids(self, predicate: str) -> tuple[str, ...]:
        """The ids of the resources that the predicate points at."""
        return tuple(sorted(map(self._assembler.id_of, self.iris(predicate)), key=natural))

    def id(self, predicate: str) -> str | None:
        """The id of the one resource that the predicate points at."""
        return next(iter(self.ids(predicate)), None)

    def texts(self, predicate: str) -> dict[str, str]:
        """The predicate's texts by language, Swedish first, whatever order the store has them in."""
        return in_order((node.language or "", node.value) for node in self._literals(predicate))

    def text(self, predicate: str) -> str | None:
        """The predicate's first literal, as it is written."""
        return min(self.words(predicate), default=None)

    def words(self, predicate: str) -> set[str]:
        """The predicate's literals, as they are written."""
        return {node.value for node in self._literals(predicate)}

    def decimal(self, predicate: str) -> Decimal | None:
        """The predicate's number."""
        return _as(Decimal, self.text(predicate))

    def integer(self, predicate: str) -> int | None:
        """The predicate's whole number."""
        return _as(int, self.text(predicate))

    def day(self, predicate: str) -> date | None:
        """The predicate's date."""
        return _as(date.fromisoformat, self.text(predicate))

    def true(self, predicate: str) -> bool:
        """Whether the predicate says true."""
        return self.text(predicate) in ("true", "1")

    def term(self, predicate: str) -> Term | None:
        """The unit, period, group or fixed value that the predicate points at."""
        return next((self.term_of(iri) for iri in self.iris(predicate)), None)

    def period(self, predicate: str) -> Period | None:
        """The period that the predicate points at."""
        return next((self._assembler.period(iri) for iri in self.iris(predicate)), None)

    def level(self, predicate: str) -> str | None:
        """The prefix of the level that the predicate points at."""
        return next((self._assembler.prefix(iri) for iri in self.iris(predicate)), None)

    def comparisons(self, observation: str) -> tuple[ValueComparison, ...]:
        """The comparisons of an observation, in the order of their ids."""
        return self._assembler.comparisons(observation)

    def term_of(self, iri: str) -> Term:
        """The unit, period, group or fixed value with the IRI."""
        return self._assembler.term(iri)

    def _literals(self, predicate: str) -> list[Literal]:
        return [node for node in self._statements.get(predicate, []) if isinstance(node, Literal)]


def _as(convert: Callable[[str], _T], text: str | None) -> _T | None:
    if text is None:
        return None
    try:
        return convert(text)
    except (ValueError, InvalidOperation):
        return None


def _plain(facts: Facts, shared: dict[str, Any]) -> Resource:
    return Resource(**shared)


def _plan(facts: Facts, shared: dict[str, Any]) -> Resource:
    profile = next(iter(facts.iris(GG + "usesProfile")), None)
    return Plan(
        **shared,
        reference_date=facts.day(GG + "referenceDate"),
        profile=local_name(profile) if profile else None,
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
        steering_mode=facts.term(GG + "steeringMode"),
        activities=tuple(sorted(facts.words(GG + "contributingActivity"))),
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
        rating=facts.term(GG + "rating"),
        score=facts.decimal(GG + "value"),
        motivation=facts.texts(GG + "motivation"),
        corrective_action=facts.texts(GG + "correctiveAction"),
        decision_id=facts.id(PROV + "wasGeneratedBy"),
    )


def _decision(facts: Facts, shared: dict[str, Any]) -> Resource:
    return Decision(
        **shared,
        goal_id=facts.id(GG + "decisionOn") or "",
        body=facts.text(GG + "decidingBody"),
        day=facts.day(GG + "decisionDate"),
        paragraph=facts.text(GG + "paragraph"),
        diary_number=facts.text(GG + "diaryNumber"),
        reservations=tuple(sorted(facts.words(GG + "reservation"))),
        supersedes=facts.ids(GG + "supersedes"),
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
    )


def _indicator(facts: Facts, shared: dict[str, Any]) -> Resource:
    return Indicator(
        **shared,
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
    return made(**shared, **_dated(facts))


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
        Kind.ANOMALY: _anomaly,
    }
)
