"""What Python users get in hand: the graph's resources as frozen, typed objects.

In: values that ``assembly`` has read from a store. Out: dataclasses without behaviour beyond choosing
the text of a language. Texts are mappings from language code to text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from goalgraph.names import Basis, Kind, screen_name

Texts = Mapping[str, str]


def text_in(texts: Texts, lang: str) -> str:
    """The text in ``lang``, else in Swedish, else in any language; empty when there is none.

    >>> text_in({"sv": "mål", "en": "goal"}, "en")
    'goal'
    """
    return texts.get(lang) or texts.get("sv") or next((texts[key] for key in sorted(texts)), "")


@dataclass(frozen=True, slots=True)
class Term:
    """A unit, period, group or fixed value that a resource points at."""

    id: str
    iri: str
    labels: Texts

    def label(self, lang: str = "sv") -> str:
        """The term's name in ``lang``."""
        return text_in(self.labels, lang) or self.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Resource:
    """Anything with an id: a goal, an indicator, a passage …

    Attributes:
        iri: the resource's IRI.
        id: the short id, as typed by people (``KS1``); qualified by the plan where several plans have it.
        kind: one of :class:`goalgraph.Kind`.
        labels: the document's words in Swedish, and an English rendering.
        short_labels: editorial short forms for screens; never a quote.
        passages: where the document says it, in the order of its lines.
        comments: remarks, for example what an anomaly is about.
    """

    iri: str
    id: str
    kind: Kind
    labels: Texts
    short_labels: Texts = field(default_factory=dict)
    passages: tuple[Passage, ...] = ()
    comments: Texts = field(default_factory=dict)

    def label(self, lang: str = "sv") -> str:
        """The resource's text in ``lang``."""
        return text_in(self.labels, lang) or self.id

    def short_label(self, lang: str = "sv") -> str:
        """The short form for screens, or the whole text where there is none."""
        return text_in(self.short_labels, lang) or self.label(lang)

    @property
    def screen_name(self) -> str:
        """How the resource is called on a screen, for example ``KS 7`` or ``Agenda 11``."""
        return screen_name(self.kind, self.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage(Resource):
    """A verbatim quote with its first and last line (counted from 1) in the document, named by its title."""

    quote: str
    first_line: int
    last_line: int
    document: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan(Resource):
    """An edition of a body's goals; ``reference_date`` is the day its figures are for."""

    reference_date: date | None = None
    profile: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator(Resource):
    """What is measured; ``polarity`` says which way is good, and who said so."""

    indicator_kind: Term | None = None
    polarity: Term | None = None
    polarity_asserted_by: Term | None = None
    data_source: Texts = field(default_factory=dict)
    kolada_ids: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation(Resource):
    """One measured value of an indicator, or a judgement in words; absent is what is not printed."""

    indicator_id: str
    value: Decimal | None = None
    lower_bound: Decimal | None = None
    upper_bound: Decimal | None = None
    qualifier: Term | None = None
    unit: Term | None = None
    period: Term | None = None
    group: Term | None = None
    comparator: Term | None = None
    comparator_value: Decimal | None = None
    country_position: Term | None = None
    county_position: Term | None = None
    movement: Term | None = None
    development: Term | None = None
    rank: int | None = None
    rank_total: int | None = None
    rank_among: Term | None = None
    numerator: int | None = None
    denominator: int | None = None
    estimated: bool = False
    preliminary: bool = False
    response_option: Texts = field(default_factory=dict)
    qualitative: Texts = field(default_factory=dict)
    previous_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcessEvent(Resource):
    """A step of the work that led to the plan; the year may only follow from the context."""

    start: date | None = None
    end: date | None = None
    printed: str | None = None
    year_inferred: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportingOccasion(ProcessEvent):
    """An occasion at which forecasts are reported; ``end`` is the day the report is for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Anomaly(Resource):
    """Something contradictory, unclear or misprinted in the document; shown, never repaired."""

    anomaly_kind: Term | None = None
    concerns: tuple[str, ...] = ()
    suggestion: Texts = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Link:
    """A link upwards between two resources, named by their ids, and on what it rests.

    Attributes:
        rule: the rule's name, for a derived link.
        via: the ids that a derived link goes through.
        ambiguous: a derived link that may concern another goal of the same area.
    """

    subject: str
    relation: str
    object: str
    basis: Basis
    rule: str | None = None
    via: tuple[str, ...] = ()
    ambiguous: bool = False


@dataclass(frozen=True, slots=True)
class Summary:
    """What is loaded: plans, resources per kind, links per basis, findings per severity."""

    plans: tuple[Plan, ...]
    counts: Mapping[str, int]
    links: Mapping[str, int]
    findings: Mapping[str, int]
