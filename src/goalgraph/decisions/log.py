"""A plan's decision log: every standpoint that was brought in, and what is in force after them.

In: the triples of the graph ``<plan>/decided``. Out: a ``Log``, the graph as it is when more has been
brought in, and its Turtle for people: what is in force first, goal by goal, then the dialogues with their
standpoints in the order in which they were brought in. What is in force is made anew each time; every other
triple of the graph, recorded or added by hand, is kept as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from goalgraph.base.names import DECIDED_GRAPH, GG, PREFIXES, PROV, RDF
from goalgraph.base.order import natural
from goalgraph.decisions.damage import ENTRY, Damage, Damaged
from goalgraph.decisions.inforce import activity_names, in_force, statement_names, triples_in_force
from goalgraph.decisions.recording import participant_names
from goalgraph.decisions.records import (
    IDENTIFIER,
    Statements,
    participants,
    read_dialogue,
    read_participant,
    read_record,
    whole,
)
from goalgraph.decisions.standpoints import Dialogue, Participant, Standpoint
from goalgraph.rdf.canonical import canonical
from goalgraph.rdf.terms import NamedNode, Triple
from goalgraph.rdf.turtle import Section, turtle

_HEAD = "Decisions on the goals of a plan. Written by goalgraph apply, which also keeps it up to date."
_REMARKS = ("Statements that you add are kept; comments and layout are not, they are made anew.",)
_TYPE = RDF + "type"


@dataclass(frozen=True, slots=True)
class Log:
    """The standpoints on the goals of a plan, in the order in which they were brought in.

    ``damaged`` are the records that cannot be read, and so are left out; ``names`` are those of all that the
    graph says something of, so that none is given again.
    """

    plan: str
    standpoints: tuple[Standpoint, ...] = ()
    damaged: tuple[Damage, ...] = ()
    names: frozenset[str] = field(default=frozenset(), compare=False)

    @property
    def graph(self) -> str:
        """The IRI of the log and of the graph that holds it."""
        return self.plan + DECIDED_GRAPH

    @property
    def dialogues(self) -> list[Dialogue]:
        """The dialogues, in the order in which they were brought in."""
        return list({s.dialogue.iri: s.dialogue for s in self.standpoints}.values())


def read_log(plan: str, triples: Iterable[Triple]) -> Log:
    """The log of a plan in the triples of its decisions graph.

    A record is a standpoint with the digest of its entry, or one that comes from a dialogue.
    """
    facts = Statements(triples)
    damaged: list[Damage] = []
    head = NamedNode(plan + DECIDED_GRAPH)
    with _noting(damaged, head):
        facts.iri(head, GG + "inPlan", (plan,))
    said = [node for node in facts.subjects(GG + "Dialogue") if isinstance(node, NamedNode)]
    dialogues: dict[str, Dialogue] = {}
    for node in said:
        with _noting(damaged, node):
            dialogues[node.value] = _dialogue(facts, node, damaged)
    standpoints: list[Standpoint] = []
    for node in _records(facts, set(said)):
        with _noting(damaged, node):
            standpoints += _standpoint(facts, node, dialogues, said)
    standpoints.sort(key=lambda s: (natural(s.dialogue.iri), natural(s.iri)))
    return Log(plan, tuple(standpoints), tuple(damaged), facts.names)


@contextmanager
def _noting(damaged: list[Damage], record: NamedNode) -> Iterator[None]:
    """Leave out the record that cannot be read in the block, and note why."""
    try:
        yield
    except Damaged as error:
        damaged.append(Damage(record.value, error))


def _dialogue(facts: Statements, node: NamedNode, damaged: list[Damage]) -> Dialogue:
    whole(facts.text(node, IDENTIFIER), node, IDENTIFIER)
    people: list[Participant] = []
    for person in participants(facts, node):
        with _noting(damaged, person if isinstance(person, NamedNode) else node):
            people.append(read_participant(facts, person))
    return read_dialogue(facts, node, people)


def _records(facts: Statements, dialogues: set[NamedNode]) -> list[NamedNode]:
    entries = [node for node in facts.having(ENTRY) if node not in dialogues]
    kinds = [*facts.subjects(GG + "Proposal"), *facts.subjects(GG + "Decision")]
    told = [node for node in kinds if dialogues & set(facts.values(node, PROV + "wasInformedBy"))]
    nodes = dict.fromkeys([*entries, *told])
    return [node for node in nodes if isinstance(node, NamedNode)]


def _standpoint(
    facts: Statements, node: NamedNode, dialogues: Mapping[str, Dialogue], said: Sequence[NamedNode]
) -> list[Standpoint]:
    """The standpoint; none where it comes from a dialogue that itself cannot be read."""
    kinds = [cls for cls in ("Decision", "Proposal") if NamedNode(GG + cls) in facts.values(node, _TYPE)]
    if len(kinds) != 1:
        raise Damaged("several" if kinds else "missing", node, _TYPE)
    origin = whole(facts.iri(node, PROV + "wasInformedBy"), node, PROV + "wasInformedBy")
    if origin in dialogues:
        return [read_record(facts, node, dialogues[origin], decided=kinds == ["Decision"])]
    if NamedNode(origin) in said:
        return []
    raise Damaged("no_dialogue", node, PROV + "wasInformedBy", NamedNode(origin))


def recorded(plan: str, triples: Iterable[Triple]) -> list[Triple]:
    """What a plan's decisions graph records, without what is in force after it, which is made anew."""
    held = list(triples)
    in_it = set(holding(read_log(plan, held)))
    return [triple for triple in held if triple not in in_it]


def up_to(held: Iterable[Triple], log: Log, earlier: Log) -> list[Triple]:
    """The decisions graph as it was with the ``earlier`` of the standpoints of ``log``."""
    gone = {name for names in _subjects(log).values() for name in names}
    gone -= {name for names in _subjects(earlier).values() for name in names}
    was = set(holding(log))
    kept = [t for t in held if t not in was and getattr(t.subject, "value", "") not in gone]
    return [*kept, *holding(earlier)]


def written(log: Log, triples: Iterable[Triple]) -> str:
    """The decisions graph, which has the log, as Turtle for people."""
    prefixes = {**PREFIXES, "plan": log.plan + "/", "foaf": "http://xmlns.com/foaf/0.1/"}
    return turtle(_HEAD, prefixes, sections(log, canonical(triples)))


def sections(log: Log, triples: Iterable[Triple]) -> Iterator[Section]:
    """The triples in the order of the log's file, each once; ``triples`` are in a fixed order."""
    by_subject: dict[str, list[Triple]] = {}
    for triple in dict.fromkeys(triples):
        by_subject.setdefault(str(triple.subject), []).append(triple)
    yield Section("The log", _taken(by_subject, [log.graph]), _REMARKS)
    state = in_force(log.standpoints)
    for goal in sorted(state, key=natural):
        holds = set(triples_in_force(goal, state[goal]))
        subjects = dict.fromkeys(str(triple.subject) for triple in triples_in_force(goal, state[goal]))
        blocks = [[t for t in by_subject.get(subject, ()) if t in holds] for subject in subjects]
        for subject in subjects:
            by_subject[subject] = [t for t in by_subject.get(subject, ()) if t not in holds]
        yield Section(f"In force for {goal.rpartition('/')[2]}", [block for block in blocks if block])
    for dialogue in log.dialogues:
        title = f"Dialogue {dialogue.iri.rpartition('/')[2]}, {dialogue.day.isoformat()}"
        yield Section(title, _taken(by_subject, _subjects(log)[dialogue.iri]))
    yield Section("Added by hand", [block for block in by_subject.values() if block])


def _taken(by_subject: dict[str, list[Triple]], iris: Iterable[str]) -> list[list[Triple]]:
    """The triples of each of the subjects, which are taken away."""
    blocks = [by_subject.pop(str(NamedNode(iri)), []) for iri in iris]
    return [block for block in blocks if block]


def holding(log: Log) -> Iterator[Triple]:
    """What is in force after the log, as triples."""
    for goal, state in in_force(log.standpoints).items():
        yield from triples_in_force(goal, state)


def _subjects(log: Log) -> dict[str, list[str]]:
    """Per dialogue, what is recorded of it: itself, who took part, the standpoints and what they bring."""
    subjects = {dialogue.iri: [dialogue.iri, *participant_names(dialogue)] for dialogue in log.dialogues}
    for standpoint in log.standpoints:
        subjects[standpoint.dialogue.iri] += [standpoint.iri, *statement_names(standpoint).values()]
        subjects[standpoint.dialogue.iri] += [*activity_names(standpoint), *standpoint.organisations]
    return subjects
