"""Records of standpoints and dialogues: triples read as Python values, strictly.

In: triples, from a decisions file or from a plan's decision log; both use the same terms. Out: standpoints
and dialogues; or ``Damaged``, which names the statement that is in the way, where a record lacks something,
says two things where there is room for one, or says what cannot be. Nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import astuple, replace
from datetime import date, datetime
from decimal import Decimal
from types import MappingProxyType
from typing import TypeVar

from goalgraph.base.names import DCTERMS, GG, GOAL_TYPES, PROV, RDF, RDFS, SKOS
from goalgraph.base.order import natural
from goalgraph.decisions.damage import Damaged
from goalgraph.decisions.format import choices
from goalgraph.decisions.inforce import activity_names, statement_names
from goalgraph.decisions.organisations import named_by
from goalgraph.decisions.standpoints import (
    ACTIVITIES,
    AMBITION,
    COUNCIL_GOALS,
    INDICATORS,
    REQUIREMENTS,
    STEERING_MODE,
    Adoption,
    Ambition,
    Answer,
    Dialogue,
    Field,
    Outlook,
    Participant,
    Standpoint,
    Value,
    Work,
    field_named,
    place,
)
from goalgraph.rdf.terms import Literal, NamedNode, Node, Term, Triple

FOAF_NAME = "http://xmlns.com/foaf/0.1/name"
TITLE = "http://purl.org/dc/terms/title"
IDENTIFIER = "http://purl.org/dc/terms/identifier"
SETS = GG + "sets"
# What a standpoint sets in a file has no class; each kind says something that the others do not.
_TOLD_BY = MappingProxyType(
    {
        "Readiness": GG + "forRequirement",
        "Target": GG + "toBeAchieved",
        "Forecast": GG + "atOccasion",
        "Activity": RDFS + "label",
    }
)
_T = TypeVar("_T")
_Term = TypeVar("_Term", bound=Term)


class Statements:
    """Triples by subject and predicate: what is not there is ``None`` or empty, what cannot be is refused."""

    def __init__(self, triples: Iterable[Triple]) -> None:
        self._told: dict[Node, dict[str, list[Term]]] = {}
        self._pointing: dict[str, dict[Term, list[Node]]] = {}
        for t in triples:
            if isinstance(t.subject, Node):
                self._told.setdefault(t.subject, {}).setdefault(t.predicate.value, []).append(t.object)

    @property
    def names(self) -> frozenset[str]:
        """The names of all subjects."""
        return frozenset(node.value for node in self._told)

    def subjects(self, cls: str) -> list[Node]:
        """The subjects of a class, by name."""
        wanted = NamedNode(cls)
        return sorted(
            (s for s, about in self._told.items() if wanted in about.get(RDF + "type", ())), key=str
        )

    def values(self, subject: Node, predicate: str) -> Sequence[Term]:
        """All that a subject says by a predicate."""
        return self._told.get(subject, {}).get(predicate, ())

    def having(self, predicate: str) -> list[Node]:
        """The subjects that have a predicate, by name."""
        return sorted((subject for subject, about in self._told.items() if predicate in about), key=str)

    def nodes(self, subject: Node, predicate: str) -> list[Node]:
        """The resources that a predicate points at, by name."""
        nodes: list[Node] = []
        for value in self.values(subject, predicate):
            if not isinstance(value, Node):
                raise Damaged("no_resource", subject, predicate, value)
            nodes.append(value)
        return sorted(nodes, key=lambda node: node.value)

    def iris(self, subject: Node, predicate: str) -> tuple[str, ...]:
        """The IRIs that a predicate points at."""
        iris = []
        for node in self.nodes(subject, predicate):
            if not isinstance(node, NamedNode):
                raise Damaged("no_resource", subject, predicate, node)
            iris.append(node.value)
        return tuple(iris)

    def iri(self, subject: Node, predicate: str, choices: Sequence[str] = ()) -> str | None:
        """The IRI that a predicate points at, one of the choices if there are any."""
        one = self._one(subject, predicate, [NamedNode(iri) for iri in self.iris(subject, predicate)])
        if one is not None and choices and one.value not in choices:
            raise Damaged("choice", subject, predicate, one)
        return one.value if one is not None else None

    def literals(self, subject: Node, predicate: str) -> list[Literal]:
        """The predicate's literals, sorted."""
        literals = []
        for value in self.values(subject, predicate):
            if not isinstance(value, Literal):
                raise Damaged("no_text", subject, predicate, value)
            literals.append(value)
        return sorted(literals, key=lambda n: (n.value, str(n)))

    def literal(self, subject: Node, predicate: str) -> Literal | None:
        """The predicate's literal."""
        return self._one(subject, predicate, self.literals(subject, predicate))

    def text(self, subject: Node, predicate: str) -> str | None:
        """The predicate's literal, as it is written."""
        one = self.literal(subject, predicate)
        return one.value if one is not None else None

    def texts(self, subject: Node, predicate: str) -> dict[str, str]:
        """The predicate's texts by language."""
        texts: dict[str, str] = {}
        for literal in self.literals(subject, predicate):
            language = literal.language or ""
            if language in texts:
                raise Damaged("several", subject, predicate, Literal(texts[language]), literal)
            texts[language] = literal.value
        return texts

    def day(self, subject: Node, predicate: str) -> date | None:
        """The predicate's day."""
        literal = self.literal(subject, predicate)
        if literal is None:
            return None
        try:
            return date.fromisoformat(literal.value)
        except ValueError as error:
            raise Damaged("date", subject, predicate, literal) from error

    def number(self, subject: Node, predicate: str) -> Decimal | None:
        """The predicate's number."""
        literal = self.literal(subject, predicate)
        if literal is None:
            return None
        try:
            number = Decimal(literal.value)
        except ArithmeticError as error:
            raise Damaged("decimal", subject, predicate, literal) from error
        if not number.is_finite():
            raise Damaged("decimal", subject, predicate, literal)
        return number

    def pointing(self, predicate: str, node: Node) -> list[Node]:
        """The subjects whose predicate points at a node."""
        if predicate not in self._pointing:
            by_end: dict[Term, list[Node]] = {}
            for subject, about in self._told.items():
                for end in about.get(predicate, ()):
                    by_end.setdefault(end, []).append(subject)
            self._pointing[predicate] = by_end
        return self._pointing[predicate].get(node, [])

    def _one(self, subject: Node, predicate: str, values: Sequence[_Term]) -> _Term | None:
        if len(values) > 1:
            raise Damaged("several", subject, predicate, *values)
        return values[0] if values else None


def whole(value: _T | None, subject: Node, predicate: str) -> _T:
    """The value, which has to be there."""
    if value is None or value in ("", {}):
        raise Damaged("missing", subject, predicate)
    return value


def _choices(name: str) -> list[str]:
    return [GG + choice for choice in choices(name)]


def read_sets(facts: Statements, node: Node) -> dict[Field, Value]:
    """What a standpoint sets and takes back, in the order of the fields."""
    sets: dict[Field, Value] = {}
    if mode := facts.iri(node, GG + "setsGoalType"):
        if mode.startswith(GG) and mode not in GOAL_TYPES:
            raise Damaged("choice", node, GG + "setsGoalType", NamedNode(mode))
        sets[STEERING_MODE] = mode
    for field, value, _ in _statements(facts, node):
        sets[field] = value
    for name, predicate in ((INDICATORS, "setsIndicator"), (COUNCIL_GOALS, "setsContribution")):
        if chosen := facts.iris(node, GG + predicate):
            sets[name] = chosen
    if activities := [(_recorded_as(one), _activity(facts, one)) for one in _set_as(facts, node, "Activity")]:
        sets[ACTIVITIES] = tuple(work for _, work in sorted(activities, key=_by_name_then_text))
    for withdrawn in facts.iris(node, GG + "withdraws"):
        answered = facts.pointing(GG + "forRequirement", NamedNode(withdrawn))
        field = Field("requirement", withdrawn) if answered else field_named(withdrawn)
        if field in sets:
            raise Damaged("both", node, GG + "withdraws", NamedNode(withdrawn))
        sets[field] = None
    return dict(sorted(sets.items(), key=lambda item: place(item[0])))


def _statements(facts: Statements, node: Node) -> Iterator[tuple[Field, Value, Node]]:
    """The answers, the ambition and the forecasts: each with its node."""
    seen: dict[Field, Node] = {}
    for cls, read in (("Readiness", _answer), ("Target", _ambition), ("Forecast", _outlook)):
        for statement in _set_as(facts, node, cls):
            field, value = read(facts, statement)
            if field in seen:
                raise Damaged("several", node, SETS, seen[field], statement)
            seen[field] = statement
            yield field, value, statement


def _set_as(facts: Statements, node: Node, cls: str) -> Iterator[Node]:
    """What a standpoint sets of a class; what has no class is known by what is said of it."""
    for statement in facts.nodes(node, SETS):
        types = {name for name in _TOLD_BY if NamedNode(GG + name) in facts.values(statement, RDF + "type")}
        told = types or {name for name, said in _TOLD_BY.items() if facts.values(statement, said)}
        if len(told) != 1:
            raise Damaged("several" if told else "missing", statement, RDF + "type")
        if told == {cls}:
            yield statement


def _recorded_as(node: Node) -> str:
    """The name that a log gave a part, or that an activity has by its place in a file."""
    return node.value if isinstance(node, NamedNode) else ""


def _by_name_then_text(activity: tuple[str, Work]) -> tuple[object, ...]:
    name, work = activity
    return (natural(name), *map(str, astuple(work)))


def _activity(facts: Statements, node: Node) -> Work:
    text = whole(facts.literal(node, RDFS + "label"), node, RDFS + "label")
    return Work(
        text.value,
        text.language or "",
        facts.iri(node, GG + "status", _choices("progress")),
        facts.day(node, GG + "startDate"),
        facts.day(node, GG + "endDate"),
        facts.day(node, GG + "dueDate"),
        facts.iri(node, GG + "responsibleParty"),
    )


def _answer(facts: Statements, node: Node) -> tuple[Field, Value]:
    about = whole(facts.iri(node, GG + "forRequirement"), node, GG + "forRequirement")
    if about.startswith(GG) and about not in REQUIREMENTS:
        raise Damaged("choice", node, GG + "forRequirement", NamedNode(about))
    said = whole(facts.iri(node, GG + "status", _choices("answers")), node, GG + "status")
    return Field("requirement", about), Answer(about, said, facts.texts(node, GG + "evidenceText"))


def _outlook(facts: Statements, node: Node) -> tuple[Field, Value]:
    about = whole(facts.iri(node, GG + "atOccasion"), node, GG + "atOccasion")
    rating = whole(facts.iri(node, GG + "rating"), node, GG + "rating")
    if rating.startswith(GG) and rating not in _choices("assessments"):
        raise Damaged("choice", node, GG + "rating", NamedNode(rating))
    return Field("forecast", about), Outlook(
        about,
        rating,
        facts.texts(node, GG + "motivation"),
        facts.texts(node, GG + "correctiveAction"),
    )


def _ambition(facts: Statements, node: Node) -> tuple[Field, Value]:
    return AMBITION, Ambition(
        whole(facts.texts(node, GG + "toBeAchieved"), node, GG + "toBeAchieved"),
        facts.iri(node, GG + "targetIndicator"),
        facts.number(node, GG + "baselineValue"),
        facts.number(node, GG + "value"),
        facts.iri(node, GG + "unit"),
        facts.day(node, GG + "dueDate"),
    )


def read_standpoint(facts: Statements, node: Node, dialogue: Dialogue, *, decided: bool) -> Standpoint:
    """The decision or proposal that a node describes.

    Raises:
        Damaged: it is not whole.
    """
    on = GG + "concerns"
    adoption = None
    if decided:
        adoption = Adoption(
            whole(facts.iri(node, GG + "adoptedBy"), node, GG + "adoptedBy"),
            whole(facts.day(node, GG + "decisionDate"), node, GG + "decisionDate"),
            facts.text(node, GG + "paragraph"),
            facts.text(node, GG + "diaryNumber"),
            tuple(n.value for n in facts.literals(node, GG + "reservation")),
        )
    standpoint = Standpoint(
        goal=whole(facts.iri(node, on), node, on),
        sets=read_sets(facts, node),
        dialogue=dialogue,
        adoption=adoption,
        note=facts.texts(node, RDFS + "comment"),
        iri=node.value if isinstance(node, NamedNode) else "",
        notation=facts.text(node, SKOS + "notation") or "",
        digest=facts.text(node, GG + "digest") or "",
        supersedes=facts.iris(node, DCTERMS + "replaces"),
    )
    called = {iri: facts.texts(NamedNode(iri), RDFS + "label") for iri in named_by(standpoint)}
    return replace(standpoint, organisations={iri: names for iri, names in called.items() if names})


def read_record(facts: Statements, node: NamedNode, dialogue: Dialogue, *, decided: bool) -> Standpoint:
    """The standpoint that a record in a log describes; each of its parts has the name that the log gave it.

    Raises:
        Damaged: it is not whole.
    """
    standpoint = read_standpoint(facts, node, dialogue, decided=decided)
    whole(standpoint.notation, node, SKOS + "notation")
    names = statement_names(standpoint)
    for field, _, statement in _statements(facts, node):
        if names.get(field) != statement.value:
            raise Damaged("stranger", node, SETS, statement)
    acts = activity_names(standpoint)
    for statement in _set_as(facts, node, "Activity"):
        if acts.get(statement.value) != _activity(facts, statement):
            raise Damaged("stranger", node, SETS, statement)
    for part in facts.pointing(PROV + "wasGeneratedBy", node):
        if part.value.startswith(node.value + ".") and part.value not in {*names.values(), *acts}:
            raise Damaged("unnamed", part, PROV + "wasGeneratedBy", node)
    return standpoint


def read_dialogue(facts: Statements, node: Node, people: Iterable[Participant]) -> Dialogue:
    """The dialogue that a node describes; ``people`` are those who took part.

    Raises:
        Damaged: it is not whole.
    """
    ended = whole(facts.literal(node, PROV + "endedAtTime"), node, PROV + "endedAtTime")
    dialogue = Dialogue(
        iri=node.value if isinstance(node, NamedNode) else "",
        identifier=facts.text(node, IDENTIFIER) or node.value,
        ended=ended.value,
        started=facts.text(node, PROV + "startedAtTime"),
        title=facts.texts(node, TITLE),
        plan_digest=facts.text(node, GG + "digest"),
        people=tuple(sorted(people, key=lambda one: str((one.role, one.name)))),
    )
    try:
        readable = datetime.fromisoformat(dialogue.ended).date().isoformat() == dialogue.ended[:10]
    except ValueError:
        readable = False
    if not readable:
        raise Damaged("time", node, PROV + "endedAtTime", ended)
    return dialogue


def participants(facts: Statements, node: Node) -> list[Node]:
    """The nodes of those who took part in a dialogue."""
    return facts.nodes(node, PROV + "wasAssociatedWith")


def read_participant(facts: Statements, node: Node) -> Participant:
    """The participant that a node describes.

    Raises:
        Damaged: there is no role.
    """
    role = whole(facts.text(node, RDFS + "label"), node, RDFS + "label")
    return Participant(role, facts.text(node, FOAF_NAME))
