"""A plan's decision log: every standpoint that was brought in, and what is in force after them.

In: the triples of the graph ``<plan>/decisions``. Out: a ``Log``; and back into triples, and into Turtle
for people: what is in force first, goal by goal, then the dialogues with their standpoints in the order
in which they were brought in. A standpoint in the log never changes; what is in force is made anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from goalgraph.base.errors import InputError
from goalgraph.base.names import DECISIONS_GRAPH, GG, PREFIXES, PROV, RDF, RDFS, SKOS, XSD
from goalgraph.base.order import natural
from goalgraph.base.texts import Texts
from goalgraph.base.visible import one_line
from goalgraph.base.wording import LANGUAGES, wording
from goalgraph.decisions.inforce import in_force, statement_names, triples_in_force
from goalgraph.decisions.standpoints import (
    ACTIVITIES,
    COUNCIL_GOALS,
    FOAF_NAME,
    IDENTIFIER,
    INDICATORS,
    STEERING_MODE,
    TITLE,
    WITHDRAWN,
    Ambition,
    Answer,
    Dialogue,
    Field,
    Outlook,
    Said,
    Standpoint,
    Statements,
    Value,
    read_dialogue,
    read_standpoint,
)
from goalgraph.rdf.statements import canonical
from goalgraph.rdf.turtle import Section, turtle

_PROPERTY_OF = {name: iri for iri, name in WITHDRAWN.items()}
_IN_FORCE = "In force for"
Block = list[ox.Triple]


@dataclass(frozen=True, slots=True)
class Log:
    """The standpoints on the goals of a plan, in the order in which they were brought in."""

    plan: str
    standpoints: tuple[Standpoint, ...] = ()

    @property
    def graph(self) -> str:
        """The IRI of the log and of the graph that holds it."""
        return self.plan + DECISIONS_GRAPH

    @property
    def dialogues(self) -> list[Dialogue]:
        """The dialogues, in the order in which they were brought in."""
        return list({s.dialogue.iri: s.dialogue for s in self.standpoints}.values())


def read_log(plan: str, triples: Iterable[ox.Triple]) -> Log:
    """The log of a plan in the triples of its decisions graph.

    Raises:
        InputError: somebody has changed a record by hand, so that it cannot be read.
    """
    facts = Statements(triples)
    dialogues = {node: read_dialogue(facts, node) for node in facts.subjects(GG + "Dialogue")}
    found = []
    for cls in ("Proposal", "Decision"):
        for node in facts.subjects(GG + cls):
            origin = next((d for d in facts.nodes(node, PROV + "wasInformedBy") if d in dialogues), None)
            if origin is not None and isinstance(node, ox.NamedNode):
                found.append(_recorded(plan, facts, node, dialogues[origin], decided=cls == "Decision"))
    found.sort(key=lambda s: (natural(s.dialogue.iri), natural(s.iri)))
    return Log(plan, tuple(found))


def _recorded(
    plan: str, facts: Statements, node: ox.NamedNode, dialogue: Dialogue, *, decided: bool
) -> Standpoint:
    try:
        found = read_standpoint(facts, node, dialogue)
        if found.goal and found.decided == decided and found.day and dialogue.moment:
            return found
        reason: object = "it lacks goal, body or day"
    except (ValueError, ArithmeticError) as error:
        reason = error
    raise InputError(path=plan + DECISIONS_GRAPH, reason=f"{node.value}: {reason}")


def foreign(log: Log, triples: Iterable[ox.Triple]) -> list[ox.Triple]:
    """What the decisions graph holds beside the log: what somebody added by hand."""
    state = in_force(log.standpoints)
    effects = {str(t) for goal in state for t in triples_in_force(goal, state[goal])}
    own = [section for section in sections(log, {}) if not section.title.startswith(_IN_FORCE)]
    told = {(str(t.subject), t.predicate.value) for section in own for block in section.blocks for t in block}
    return [t for t in triples if (str(t.subject), t.predicate.value) not in told and str(t) not in effects]


def sections(log: Log, labels: dict[str, Texts]) -> Iterator[Section]:
    """The log's triples in the order of its file; ``labels`` names plan and goals on screen."""
    head = ox.NamedNode(log.graph)
    plan = labels.get(log.plan, {})
    names = _labels(head, "log", {lang: {"plan": _in(plan, lang)} for lang in LANGUAGES})
    about = [_type(head, "DecisionLog"), *names, _triple(head, GG + "decisionsOf", log.plan)]
    yield Section("The log", [about])
    state = in_force(log.standpoints)
    for goal in sorted(state, key=natural):
        found = triples_in_force(goal, state[goal])
        yield Section(f"{_IN_FORCE} {goal.rpartition('/')[2]}", _by_subject(found))
    for dialogue in log.dialogues:
        own = [s for s in log.standpoints if s.dialogue.iri == dialogue.iri]
        said = [*_dialogue(dialogue), *(t for s in own for t in _standpoint(s, labels))]
        title = f"Dialogue {dialogue.iri.rpartition('/')[2]}, {dialogue.day.isoformat()}"
        yield Section(title, _by_subject(said))


def written(log: Log, labels: dict[str, Texts], others: Iterable[ox.Triple] = ()) -> str:
    """The log as Turtle for people; ``others`` are triples to keep that are not the log's own."""
    prefixes = {**PREFIXES, "plan": log.plan + "/", "foaf": "http://xmlns.com/foaf/0.1/"}
    kept = Section("Added by hand", _by_subject(canonical(others)))
    head = "Decisions on the goals of a plan. Written by goalgraph apply, which also keeps it up to date."
    return turtle(head, prefixes, [*sections(log, labels), kept])


def _by_subject(triples: Iterable[ox.Triple]) -> list[Block]:
    """The triples of each subject together, in the order in which the subjects come up."""
    found: dict[str, Block] = {}
    for triple in triples:
        found.setdefault(str(triple.subject), []).append(triple)
    return list(found.values())


def _dialogue(dialogue: Dialogue) -> Block:
    node = ox.NamedNode(dialogue.iri)
    found = [_type(node, "Dialogue"), _triple(node, IDENTIFIER, ox.Literal(dialogue.identifier))]
    found += _texts(node, TITLE, dialogue.title)
    for predicate, moment in (("startedAtTime", dialogue.started), ("endedAtTime", dialogue.ended)):
        if moment:
            found.append(_triple(node, PROV + predicate, _typed(moment, "dateTime")))
    if dialogue.plan_digest:
        found.append(_triple(node, GG + "planDigest", ox.Literal(dialogue.plan_digest)))
    people = [ox.NamedNode(f"{dialogue.iri}.P{n}") for n, _ in enumerate(dialogue.people, 1)]
    found += [ox.Triple(node, ox.NamedNode(PROV + "wasAssociatedWith"), person) for person in people]
    for person, about in zip(people, dialogue.people, strict=True):
        found += [_type(person, "Participant"), _triple(person, GG + "role", ox.Literal(about.role))]
        if about.name:
            found.append(_triple(person, FOAF_NAME, ox.Literal(about.name)))
    return found


def _standpoint(standpoint: Standpoint, labels: dict[str, Texts]) -> Block:
    node = ox.NamedNode(standpoint.iri)
    own = standpoint.adoption
    goal = labels.get(standpoint.goal, {})
    found = [_type(node, "Decision" if own else "Proposal"), _notation(node, standpoint.notation)]
    found += _labels(
        node,
        "decision" if own else "proposal",
        {
            lang: {
                "goal": _in(goal, lang) or standpoint.goal.rpartition("/")[2],
                "day": standpoint.day.isoformat(),
                "body": one_line(own.body) if own else "",
                "paragraph": f" {one_line(own.paragraph)}" if own and own.paragraph else "",
            }
            for lang in LANGUAGES
        },
    )
    found.append(_triple(node, GG + ("decisionOn" if own else "proposalOn"), standpoint.goal))
    if own:
        found += [
            _triple(node, GG + "decidingBody", ox.Literal(own.body)),
            _triple(node, GG + "decisionDate", _typed(own.day.isoformat(), "date")),
        ]
        for predicate, text in (("paragraph", own.paragraph), ("diaryNumber", own.diary_number)):
            if text:
                found.append(_triple(node, GG + predicate, ox.Literal(text)))
        found += [_triple(node, GG + "reservation", ox.Literal(text)) for text in own.reservations]
    found.append(_triple(node, PROV + "wasInformedBy", standpoint.dialogue.iri))
    found += [_triple(node, GG + "supersedes", earlier) for earlier in standpoint.supersedes]
    found.append(_triple(node, GG + "entryDigest", ox.Literal(standpoint.digest)))
    found += _texts(node, RDFS + "comment", standpoint.note)
    names = statement_names(standpoint)
    for name, value in standpoint.sets.items():
        found += _set(node, name, value, names.get(name))
    for name, iri in names.items():
        found += _statement(ox.NamedNode(iri), standpoint, name, goal)
    return found


def _set(node: ox.NamedNode, name: Field, value: Value, own: str | None) -> Block:
    if value is None:
        return [_triple(node, GG + "withdraws", _PROPERTY_OF.get(name, name.about))]
    if name == STEERING_MODE:
        return [_triple(node, GG + "setsSteeringMode", str(value))]
    if name in (INDICATORS, COUNCIL_GOALS) and isinstance(value, tuple):
        predicate = GG + ("setsIndicator" if name == INDICATORS else "setsCouncilGoal")
        return [_triple(node, predicate, str(one)) for one in value]
    if name == ACTIVITIES and isinstance(value, tuple):
        said = [one for one in value if isinstance(one, Said)]
        return [_triple(node, GG + "setsActivity", _language(one.text, one.lang)) for one in said]
    predicate = {"requirement": "setsAnswer", "forecast": "setsForecast"}.get(name.name, "setsAmbition")
    return [_triple(node, GG + predicate, own)] if own else []


def _statement(node: ox.NamedNode, by: Standpoint, name: Field, goal: Texts) -> Block:
    value = by.sets[name]
    ident = by.notation + node.value.removeprefix(by.iri)
    goals = {lang: {"goal": _in(goal, lang) or by.goal.rpartition("/")[2]} for lang in LANGUAGES}
    made = _triple(node, PROV + "wasGeneratedBy", by.iri)
    if isinstance(value, Answer):
        return [
            _type(node, "RequirementAnswer"),
            _triple(node, GG + "requirement", value.requirement),
            _triple(node, GG + "answer", value.answer),
            *_texts(node, GG + "evidenceText", value.evidence),
            made,
        ]
    if isinstance(value, Ambition):
        found = [_type(node, "AmbitionStatement"), _notation(node, ident), *_labels(node, "ambition", goals)]
        found += _texts(node, GG + "toBeAchieved", value.text)
        for predicate, iri in (("targetIndicator", value.indicator), ("unit", value.unit)):
            if iri:
                found.append(_triple(node, GG + predicate, iri))
        for predicate, number in (("baselineValue", value.baseline), ("targetValue", value.target)):
            if number is not None:
                written = f"{number:f}" if "." in f"{number:f}" else f"{number:f}.0"
                found.append(_triple(node, GG + predicate, _typed(written, "decimal")))
        if value.by:
            found.append(_triple(node, GG + "targetDate", _typed(value.by.isoformat(), "date")))
        return [*found, made]
    if isinstance(value, Outlook):
        return [
            _type(node, "ForecastStatement"),
            _notation(node, ident),
            *_labels(node, "forecast", goals),
            _triple(node, GG + "atOccasion", value.occasion),
            _triple(node, GG + "assessment", value.assessment),
            *_texts(node, GG + "motivation", value.motivation),
            *_texts(node, GG + "action", value.action),
            made,
        ]
    return []


def _triple(subject: ox.NamedNode, predicate: str, value: str | ox.Literal) -> ox.Triple:
    target = value if isinstance(value, ox.Literal) else ox.NamedNode(value)
    return ox.Triple(subject, ox.NamedNode(predicate), target)


def _type(node: ox.NamedNode, cls: str) -> ox.Triple:
    return _triple(node, RDF + "type", GG + cls)


def _notation(node: ox.NamedNode, notation: str) -> ox.Triple:
    return _triple(node, SKOS + "notation", ox.Literal(notation))


def _typed(text: str, datatype: str) -> ox.Literal:
    return ox.Literal(text, datatype=ox.NamedNode(XSD + datatype))


def _language(text: str, lang: str) -> ox.Literal:
    return ox.Literal(text, language=lang) if lang else ox.Literal(text)


def _texts(node: ox.NamedNode, predicate: str, texts: Texts) -> Block:
    return [_triple(node, predicate, _language(texts[lang], lang)) for lang in sorted(texts, reverse=True)]


def _in(texts: Texts, lang: str) -> str:
    return texts.get(lang, "")


def _labels(node: ox.NamedNode, key: str, blanks: dict[str, dict[str, str]]) -> Block:
    """The name of a part of the log, in every language."""
    return [
        _triple(
            node,
            RDFS + "label",
            ox.Literal(str(wording(lang)["decisions"][key]).format(**blanks[lang]).strip(), language=lang),
        )
        for lang in LANGUAGES
    ]
