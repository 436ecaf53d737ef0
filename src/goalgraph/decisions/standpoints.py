"""Standpoints on goals: what a dialogue proposes and a body decides, as Python values.

In: nothing. Out: frozen dataclasses, which ``records`` reads from triples. What a standpoint says is a
mapping from fields to values; a field that it takes back has the value ``None``. Everything is named by
IRI here, since a log outlives the ids that are typed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from decimal import Decimal
from types import MappingProxyType

from goalgraph.base.frozen import Frozen
from goalgraph.base.names import GG, REQUIREMENT_CODES
from goalgraph.base.texts import Texts


@dataclass(frozen=True, slots=True, order=True)
class Field:
    """What a standpoint may set; ``about`` is the IRI of the requirement or occasion it is for.

    >>> Field("forecast", "https://example.org/RO1").name
    'forecast'
    """

    name: str
    about: str = ""


REQUIREMENTS = tuple(REQUIREMENT_CODES)
STEERING_MODE = Field("steering-mode")
AMBITION = Field("ambition-level")
INDICATORS = Field("indicators")
COUNCIL_GOALS = Field("council-goals")
ACTIVITIES = Field("activities")

# What stands for each field in the graph: a property of the goal, or the class of what serves it. All but
# the steering mode can be taken back.
PROPERTIES = MappingProxyType(
    {
        GG + "goalType": STEERING_MODE,
        GG + "targetFor": AMBITION,
        GG + "measures": INDICATORS,
        GG + "contributesTo": COUNCIL_GOALS,
        GG + "Activity": ACTIVITIES,
    }
)


@dataclass(frozen=True, slots=True)
class Answer(Frozen):
    """Whether a requirement is met, not met or unclear, and the sentence that says why."""

    requirement: str
    answer: str
    evidence: Texts = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Ambition(Frozen):
    """What is to be achieved, in words and, where there are numbers, in numbers."""

    text: Texts
    indicator: str | None = None
    baseline: Decimal | None = None
    target: Decimal | None = None
    unit: str | None = None
    by: date | None = None

    @property
    def is_measured(self) -> bool:
        """Whether it says more than words."""
        said = (self.indicator, self.baseline, self.target, self.unit, self.by)
        return any(one is not None for one in said)


@dataclass(frozen=True, slots=True)
class Outlook(Frozen):
    """The forecast for an occasion: the assessment, why, and what is done about it."""

    occasion: str
    assessment: str
    motivation: Texts = field(default_factory=dict)
    action: Texts = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Work:
    """An activity: what is done, in its language; how far it has come, when, and who is responsible."""

    text: str
    lang: str = ""
    status: str | None = None
    start: date | None = None
    end: date | None = None
    due: date | None = None
    responsible: str | None = None


Value = str | Answer | Ambition | Outlook | tuple[str, ...] | tuple[Work, ...] | None
Sets = Mapping[Field, Value]


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody who took part, by role; the name is not needed."""

    role: str
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Dialogue(Frozen):
    """The meeting that standpoints come from.

    Attributes:
        iri: its name in the log; empty until it is brought in.
        identifier: its name in the decisions file.
        started, ended: when, as ISO 8601 texts.
        plan_digest: of the plan and decisions that it started out from.
    """

    iri: str
    identifier: str
    ended: str
    started: str | None = None
    title: Texts = field(default_factory=dict)
    plan_digest: str | None = None
    people: tuple[Participant, ...] = ()

    @property
    def day(self) -> date:
        """The day it ended."""
        return date.fromisoformat(self.ended[:10])

    @property
    def moment(self) -> datetime:
        """When it ended; moments compare whatever time zones they are written in.

        >>> Dialogue("", "urn:a", "2019-01-31T12:00:00+01:00").moment.isoformat()
        '2019-01-31T12:00:00+01:00'
        """
        ended = datetime.fromisoformat(self.ended)
        return ended if ended.tzinfo else ended.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Adoption:
    """Who decided, when, and where it is written down; the body is named by the IRI of the organisation."""

    body: str
    day: date
    paragraph: str | None = None
    diary_number: str | None = None
    reservations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Standpoint(Frozen):
    """What a dialogue proposes, or with an ``adoption`` a body has decided, about a goal.

    ``organisations`` are those that it gives by name, by their IRI: the names by language.
    """

    goal: str
    sets: Sets
    dialogue: Dialogue
    adoption: Adoption | None = None
    note: Texts = field(default_factory=dict)
    iri: str = ""
    notation: str = ""
    digest: str = ""
    supersedes: tuple[str, ...] = ()
    organisations: Mapping[str, Texts] = field(default_factory=dict)

    @property
    def decided(self) -> bool:
        """Whether it is a decision, not a proposal."""
        return self.adoption is not None

    @property
    def says_something(self) -> bool:
        """Whether it sets or notes anything."""
        return bool(self.sets or self.note)

    @property
    def day(self) -> date:
        """The day of the decision, or of the dialogue that proposed."""
        return self.adoption.day if self.adoption else self.dialogue.day


_ORDER = (
    "steering-mode",
    "requirement",
    "ambition-level",
    "forecast",
    "indicators",
    "council-goals",
    "activities",
)


def place(name: Field) -> tuple[int, str]:
    """Where a field comes among the others."""
    return _ORDER.index(name.name), name.about


def field_named(iri: str) -> Field:
    """The field that the IRI of a property, a requirement or an occasion stands for in the graph.

    >>> field_named(GG + "measures") == INDICATORS
    True
    """
    if iri in PROPERTIES:
        return PROPERTIES[iri]
    return Field("requirement" if iri in REQUIREMENTS else "forecast", iri)


def name_of(field: Field) -> str:
    """The IRI that stands for a field in the graph: of a requirement or occasion, else of a property.

    >>> name_of(INDICATORS) == GG + "measures"
    True
    """
    return field.about or next(iri for iri, known in PROPERTIES.items() if known == field)
