"""What Python users get in hand: the graph's resources as frozen, typed objects.

In: values that ``assembly`` has read from a store. Out: dataclasses without behaviour beyond choosing
the text of a language. Texts are mappings from language code to text.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from goalgraph.base.frozen import Frozen
from goalgraph.base.names import KOLADA, Basis, Kind, screen_name
from goalgraph.base.texts import Texts, text_in


@dataclass(frozen=True, slots=True)
class Term(Frozen):
    """A unit, period, group or fixed value that a resource points at.

    ``singular`` is what a unit is called when it counts exactly one, where that differs.
    """

    id: str
    iri: str
    labels: Texts
    singular: Texts = field(default_factory=dict, kw_only=True)

    def label(self, lang: str = "sv") -> str:
        """The term's name in ``lang``."""
        return text_in(self.labels, lang) or self.id

    def counting(self, value: Decimal | None, lang: str = "sv") -> str:
        """The unit's name after a number: "1 plan", "2 planer"."""
        return (text_in(self.singular, lang) if value == 1 else "") or self.label(lang)


@dataclass(frozen=True, slots=True)
class Period(Term):
    """A period that a figure is for, with its first and last day where the graph says them."""

    start: date | None = None
    end: date | None = None


@dataclass(frozen=True, slots=True)
class Rating(Term):
    """A value of the scale that a plan assesses goals on.

    ``meaning`` is the IRI of the one among ``gg:Reached``, ``gg:PartlyReached``, ``gg:NotReached`` and
    ``gg:CannotBeAssessed`` that it stands for; ``sign`` is the plan's own, and ``place`` its order.
    """

    meaning: str | None = None
    sign: str = ""
    place: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Resource(Frozen):
    """Anything with an id: a goal, an indicator, a passage …

    Attributes:
        iri: the resource's IRI.
        id: the short id, as typed by people (``KS1``); qualified by the plan where several plans have it.
        kind: one of :class:`goalgraph.Kind`.
        labels: the document's words in Swedish, and an English rendering.
        short_labels: editorial short forms for screens; never a quote.
        passages, documents: where it is said, in the order of the lines; what says it as a whole.
        comments: remarks, for example what an anomaly is about.
        type: what sort of its kind it is: of an indicator, a note, a guiding statement or an anomaly.
    """

    iri: str
    id: str
    kind: Kind
    labels: Texts
    short_labels: Texts = field(default_factory=dict)
    passages: tuple[Passage, ...] = ()
    documents: tuple[Term, ...] = ()
    comments: Texts = field(default_factory=dict)
    type: Term | None = None

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
    """A verbatim quote with page and lines (from 1, else 0) in the document, which is named by its title."""

    quote: str
    first_line: int
    last_line: int
    document: str
    page: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan(Resource):
    """An edition of a body's goals, for whose figures there is a day; ``fictitious`` if it is invented."""

    reference_date: date | None = None
    profile: str | None = None
    period: Period | None = None
    adopted_by: tuple[Term, ...] = ()
    fictitious: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Level(Resource):
    """A level that a plan sorts its goals into.

    Attributes:
        prefix: what the ids of its goals begin with, for example ``KS``.
        order: its place among the plan's levels, the highest first.
    """

    prefix: str = ""
    order: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal(Resource):
    """A goal; what is decided on it, or that it is undecided.

    Attributes:
        level: the prefix of the level it is at, for example ``KS``.
        plan_ids, area_ids: the plans and the focus areas that it is in.
        adopted_by, responsible, beneficiaries: who adopted it, who is to reach it, whom it is to do good.
        steering_mode: steering goal, direction goal or undecided.
        activities: what the organisation does that contributes; how a direction goal is followed up.
    """

    level: str | None = None
    plan_ids: tuple[str, ...] = ()
    area_ids: tuple[str, ...] = ()
    adopted_by: tuple[Term, ...] = ()
    responsible: tuple[Term, ...] = ()
    beneficiaries: tuple[Term, ...] = ()
    steering_mode: Term | None = None
    activities: tuple[str, ...] = ()


def level_of(resource: Resource) -> dict[str, str | None]:
    """The level of a goal, as it stands in JSON; nothing of anything else."""
    return {"level": resource.level} if isinstance(resource, Goal) else {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity(Resource):
    """Work that is planned, going on or done, who is responsible, and the goals that it contributes to."""

    goal_ids: tuple[str, ...] = ()
    status: Term | None = None
    start: date | None = None
    end: date | None = None
    due_date: date | None = None
    responsible: tuple[Term, ...] = ()
    decision_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Target(Resource):
    """What is to be achieved for a goal by when, as it is in force; in words it is an ambition level.

    Attributes:
        text: what is to be achieved, in words.
        indicator_id, unit, group: what the number is measured with, in what and for whom.
        baseline_value: the number that it starts out from.
        value, lower_bound, upper_bound, direction: the number to reach, at least, at most, or the way to go.
        due_date, period: the day by which it is to be reached, or the time that it is for.
        decision_id: the decision that set it.
    """

    goal_id: str
    text: Texts = field(default_factory=dict)
    indicator_id: str | None = None
    unit: Term | None = None
    baseline_value: Decimal | None = None
    value: Decimal | None = None
    lower_bound: Decimal | None = None
    upper_bound: Decimal | None = None
    direction: Term | None = None
    due_date: date | None = None
    period: Period | None = None
    group: Term | None = None
    decision_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment(Resource):
    """A judgement of a goal at a reporting occasion, as it is in force.

    Attributes:
        goal_id: what is assessed: a goal, or something else of the plan.
        rating: the judgement, a value of the scale that the plan uses.
        score: the judgement as a number, where the scale has them.
        motivation, corrective_action: why, and what is done about it.
        decision_id: the decision that set it.
    """

    goal_id: str
    occasion_id: str
    rating: Rating | None = None
    score: Decimal | None = None
    motivation: Texts = field(default_factory=dict)
    corrective_action: Texts = field(default_factory=dict)
    decision_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast(Assessment):
    """Whether a goal is expected to be reached."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeAssessment(Assessment):
    """Whether a goal was reached."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision(Resource):
    """What a body has decided about a goal; :meth:`goalgraph.Graph.history` tells what it says."""

    goal_id: str
    body: Term | None = None
    day: date | None = None
    paragraph: str | None = None
    diary_number: str | None = None
    reservations: tuple[str, ...] = ()
    supersedes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator(Resource):
    """What is measured, in which ``unit``; ``polarity`` says which way is good, and who said so.

    ``external_ids`` are its codes in registers, such as ``kolada:N01951``. ``continues`` is the IRI of the
    indicator before it; ``series_break`` says why the values cannot be compared with the earlier ones.
    """

    unit: Term | None = None
    polarity: Term | None = None
    polarity_asserted_by: Term | None = None
    data_source: Texts = field(default_factory=dict)
    external_ids: tuple[str, ...] = ()
    area_ids: tuple[str, ...] = ()
    continues: str | None = None
    series_break: Texts = field(default_factory=dict)

    @property
    def kolada_ids(self) -> tuple[str, ...]:
        """Its codes in the national database Kolada."""
        return tuple(code.removeprefix(KOLADA) for code in self.external_ids if code.startswith(KOLADA))


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueComparison(Resource):
    """An observation held against something else; several may stand beside each other.

    Attributes:
        circle: what it is compared with or ranked among.
        value, lower_bound, upper_bound, unit: the number there.
        position: above, below or equal, as printed.
        rank, rank_total: the place in a ranking, and how many it covers.
    """

    observation_id: str
    circle: Term | None = None
    value: Decimal | None = None
    lower_bound: Decimal | None = None
    upper_bound: Decimal | None = None
    unit: Term | None = None
    position: Term | None = None
    rank: int | None = None
    rank_total: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation(Resource):
    """A value of an indicator, or words; ``qualifiers`` say how final, ``earlier_ids`` what came before."""

    indicator_id: str
    value: Decimal | None = None
    lower_bound: Decimal | None = None
    upper_bound: Decimal | None = None
    qualifiers: tuple[Term, ...] = ()
    unit: Term | None = None
    period: Period | None = None
    group: Term | None = None
    comparisons: tuple[ValueComparison, ...] = ()
    movement: Term | None = None
    development: Term | None = None
    numerator: int | None = None
    denominator: int | None = None
    response_option: Texts = field(default_factory=dict)
    qualitative: Texts = field(default_factory=dict)
    previous_id: str | None = None
    earlier_ids: tuple[str, ...] = ()
    source: Term | None = None

    @property
    def ranked(self) -> ValueComparison | None:
        """The first comparison that is a place in a ranking."""
        return next((one for one in self.comparisons if one.rank is not None), None)

    def against(self, circle: str) -> ValueComparison | None:
        """The comparison with the circle that has the IRI."""
        return next((one for one in self.comparisons if one.circle and one.circle.iri == circle), None)

    def qualified(self, iri: str) -> bool:
        """Whether the qualifier with the IRI is said of the number."""
        return any(one.iri == iri for one in self.qualifiers)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProcessEvent(Resource):
    """A step of the work that led to the plan; the year may only follow from the context."""

    start: date | None = None
    end: date | None = None
    printed: str | None = None
    year_inferred: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportingOccasion(ProcessEvent):
    """An occasion at which goals are reported on; ``end`` is the day the report is for.

    Attributes:
        due_date, period: the day by which the report is to be handed in, and the time that it is about.
        concerns: the ids of what is to be reported, where it is not the whole plan.
        responsible, involved: who hands it in, and who else takes part.
    """

    due_date: date | None = None
    period: Period | None = None
    concerns: tuple[str, ...] = ()
    responsible: tuple[Term, ...] = ()
    involved: tuple[Term, ...] = ()

    @property
    def day(self) -> date | None:
        """The day that places it among the others: what the report is for, else when it is handed in."""
        return self.end or (self.period.end if self.period else None) or self.due_date


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetLine(Resource):
    """Money set aside for goals, areas or activities; ``unit`` is the currency."""

    allocated_to: tuple[str, ...] = ()
    value: Decimal | None = None
    unit: Term | None = None
    period: Period | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Anomaly(Resource):
    """Something contradictory, unclear or misprinted in the document; shown, never repaired."""

    concerns: tuple[str, ...] = ()
    suggestion: Texts = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Link:
    """A link upwards between two resources, named by their ids, and on what it rests.

    Attributes:
        rule: the rule's name, for a derived link, which is a candidate: nobody has stated or decided it.
        via: the ids that a derived link goes through.
        ambiguous: a derived link that may concern another goal too, or that the plan's notes speak against.
        among: how many goals the rule of a derived link points out just as well, this one included.
        decision: the id of the decision that set it, for a decided link.
        plan: the plan's id, where several are loaded.
    """

    subject: str
    relation: str
    object: str
    basis: Basis
    rule: str | None = None
    via: tuple[str, ...] = ()
    ambiguous: bool = False
    decision: str | None = None
    plan: str | None = None
    among: int = 1
