"""Standpoints on goals: what a dialogue proposes and a body decides, as Python values.

In: triples, from a decisions file or from a plan's decision log; both use the same terms. Out: frozen
dataclasses. What a standpoint says is a mapping from fields to values; a field that it takes back has
the value ``None``. Everything is named by IRI here, since a log outlives the ids that are typed.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from decimal import Decimal

import pyoxigraph as ox

from goalgraph.base.names import GG, PROV, RDF, RDFS, REQUIREMENT_CODES, SKOS
from goalgraph.base.texts import Texts

FOAF_NAME = "http://xmlns.com/foaf/0.1/name"
TITLE = "http://purl.org/dc/terms/title"
IDENTIFIER = "http://purl.org/dc/terms/identifier"
Node = ox.NamedNode | ox.BlankNode


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

# The field that each property of a goal stands for where it is taken back as a whole.
WITHDRAWN = {
    GG + "ambitionLevelOf": AMBITION,
    GG + "measures": INDICATORS,
    GG + "contributesTo": COUNCIL_GOALS,
    GG + "contributingActivity": ACTIVITIES,
}


@dataclass(frozen=True, slots=True)
class Answer:
    """Whether a requirement is met, not met or unclear, and the sentence that says why."""

    requirement: str
    answer: str
    evidence: Texts = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Ambition:
    """What is to be achieved, in words and, where there are numbers, in numbers."""

    text: Texts
    indicator: str | None = None
    baseline: Decimal | None = None
    target: Decimal | None = None
    unit: str | None = None
    by: date | None = None


@dataclass(frozen=True, slots=True)
class Outlook:
    """The forecast for an occasion: the assessment, why, and what is done about it."""

    occasion: str
    assessment: str
    motivation: Texts = field(default_factory=dict)
    action: Texts = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Said:
    """A text in its language."""

    text: str
    lang: str = ""


Value = str | Answer | Ambition | Outlook | tuple[str, ...] | tuple[Said, ...] | None
Sets = Mapping[Field, Value]


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody who took part, by role; the name is not needed."""

    role: str
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Dialogue:
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
    """Who decided, when, and where it is written down."""

    body: str
    day: date
    paragraph: str | None = None
    diary_number: str | None = None
    reservations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Standpoint:
    """What a dialogue proposes, or with an ``adoption`` a body has decided, about a goal."""

    goal: str
    sets: Sets
    dialogue: Dialogue
    adoption: Adoption | None = None
    note: Texts = field(default_factory=dict)
    iri: str = ""
    notation: str = ""
    digest: str = ""
    supersedes: tuple[str, ...] = ()

    @property
    def decided(self) -> bool:
        """Whether it is a decision, not a proposal."""
        return self.adoption is not None

    @property
    def day(self) -> date:
        """The day of the decision, or of the dialogue that proposed."""
        return self.adoption.day if self.adoption else self.dialogue.day


class Statements:
    """Triples by subject and predicate; what is not there is ``None`` or empty."""

    def __init__(self, triples: Iterable[ox.Triple]) -> None:
        self._found: dict[Node, dict[str, list[ox.NamedNode | ox.BlankNode | ox.Literal]]] = {}
        for t in triples:
            if isinstance(t.subject, Node) and not isinstance(t.object, ox.Triple):
                self._found.setdefault(t.subject, {}).setdefault(t.predicate.value, []).append(t.object)

    def subjects(self, cls: str) -> list[Node]:
        """The subjects of a class, by name."""
        wanted = ox.NamedNode(cls)
        return sorted(
            (s for s, about in self._found.items() if wanted in about.get(RDF + "type", ())), key=str
        )

    def nodes(self, subject: Node, predicate: str) -> list[Node]:
        """The resources that a predicate points at, by name."""
        found = self._found.get(subject, {}).get(predicate, ())
        return sorted((node for node in found if isinstance(node, Node)), key=lambda node: node.value)

    def iris(self, subject: Node, predicate: str) -> tuple[str, ...]:
        """The IRIs that a predicate points at."""
        return tuple(n.value for n in self.nodes(subject, predicate) if isinstance(n, ox.NamedNode))

    def iri(self, subject: Node, predicate: str) -> str | None:
        """The first IRI that a predicate points at."""
        return next(iter(self.iris(subject, predicate)), None)

    def literals(self, subject: Node, predicate: str) -> list[ox.Literal]:
        """The predicate's literals, sorted."""
        found = self._found.get(subject, {}).get(predicate, ())
        return sorted((n for n in found if isinstance(n, ox.Literal)), key=lambda n: (n.value, str(n)))

    def text(self, subject: Node, predicate: str) -> str | None:
        """The predicate's first literal, as it is written."""
        return next((n.value for n in self.literals(subject, predicate)), None)

    def texts(self, subject: Node, predicate: str) -> dict[str, str]:
        """The predicate's texts by language."""
        return {n.language or "": n.value for n in self.literals(subject, predicate)}


def read_sets(facts: Statements, node: Node) -> dict[Field, Value]:
    """What a standpoint sets and takes back, in the order of the fields."""
    found: dict[Field, Value] = {}
    for withdrawn in facts.iris(node, GG + "withdraws"):
        found[field_withdrawn(withdrawn)] = None
    if mode := facts.iri(node, GG + "setsSteeringMode"):
        found[STEERING_MODE] = mode
    for answer in facts.nodes(node, GG + "setsAnswer"):
        about = facts.iri(answer, GG + "requirement") or ""
        said = facts.iri(answer, GG + "answer") or ""
        found[Field("requirement", about)] = Answer(about, said, facts.texts(answer, GG + "evidenceText"))
    for ambition in facts.nodes(node, GG + "setsAmbition"):
        found[AMBITION] = _ambition(facts, ambition)
    for forecast in facts.nodes(node, GG + "setsForecast"):
        about = facts.iri(forecast, GG + "atOccasion") or ""
        found[Field("forecast", about)] = Outlook(
            about,
            facts.iri(forecast, GG + "assessment") or "",
            facts.texts(forecast, GG + "motivation"),
            facts.texts(forecast, GG + "action"),
        )
    for name, predicate in ((INDICATORS, "setsIndicator"), (COUNCIL_GOALS, "setsCouncilGoal")):
        if chosen := facts.iris(node, GG + predicate):
            found[name] = chosen
    if activities := facts.literals(node, GG + "setsActivity"):
        found[ACTIVITIES] = tuple(Said(a.value, a.language or "") for a in activities)
    return dict(sorted(found.items(), key=lambda item: place(item[0])))


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


def field_withdrawn(iri: str) -> Field:
    """The field that is taken back where the IRI of a property, requirement or occasion is withdrawn."""
    if iri in WITHDRAWN:
        return WITHDRAWN[iri]
    return Field("requirement" if iri in REQUIREMENTS else "forecast", iri)


def _ambition(facts: Statements, node: Node) -> Ambition:
    numbers = [facts.text(node, GG + name) for name in ("baselineValue", "targetValue")]
    baseline, target = (Decimal(number) if number is not None else None for number in numbers)
    by = facts.text(node, GG + "targetDate")
    return Ambition(
        facts.texts(node, GG + "toBeAchieved"),
        facts.iri(node, GG + "targetIndicator"),
        baseline,
        target,
        facts.iri(node, GG + "unit"),
        date.fromisoformat(by) if by else None,
    )


def read_standpoint(facts: Statements, node: Node, dialogue: Dialogue) -> Standpoint:
    """The standpoint that a node describes."""
    decided_on = facts.iri(node, GG + "decisionOn")
    body, day = (facts.text(node, GG + name) for name in ("decidingBody", "decisionDate"))
    adoption = None
    if decided_on and body and day:
        adoption = Adoption(
            body,
            date.fromisoformat(day),
            facts.text(node, GG + "paragraph"),
            facts.text(node, GG + "diaryNumber"),
            tuple(n.value for n in facts.literals(node, GG + "reservation")),
        )
    return Standpoint(
        goal=decided_on or facts.iri(node, GG + "proposalOn") or "",
        sets=read_sets(facts, node),
        dialogue=dialogue,
        adoption=adoption,
        note=facts.texts(node, RDFS + "comment"),
        iri=node.value if isinstance(node, ox.NamedNode) else "",
        notation=facts.text(node, SKOS + "notation") or "",
        digest=facts.text(node, GG + "entryDigest") or "",
        supersedes=facts.iris(node, GG + "supersedes"),
    )


def read_dialogue(facts: Statements, node: Node) -> Dialogue:
    """The dialogue that a node describes."""
    people = [
        (facts.text(person, GG + "role") or "", facts.text(person, FOAF_NAME))
        for person in facts.nodes(node, PROV + "wasAssociatedWith")
    ]
    return Dialogue(
        iri=node.value if isinstance(node, ox.NamedNode) else "",
        identifier=facts.text(node, IDENTIFIER) or node.value,
        ended=facts.text(node, PROV + "endedAtTime") or "",
        started=facts.text(node, PROV + "startedAtTime"),
        title=facts.texts(node, TITLE),
        plan_digest=facts.text(node, GG + "planDigest"),
        people=tuple(Participant(role, name) for role, name in sorted(people, key=str)),
    )
