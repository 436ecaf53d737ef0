"""What is recorded in a log when a dialogue is brought in.

In: standpoints and the dialogue they come from, with their names in the log. Out: triples, which from then
on are the record: they are read again and never made anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from goalgraph.base.names import DCTERMS, DECISION_LOG, GG, ORG, PROV, RDF, RDFS, SKOS, XSD, Kind
from goalgraph.base.texts import Texts, text_in
from goalgraph.base.visible import one_line
from goalgraph.base.wording import LANGUAGES, wording
from goalgraph.decisions.inforce import activity_names, statement_names
from goalgraph.decisions.records import FOAF_NAME, IDENTIFIER, TITLE
from goalgraph.decisions.standpoints import (
    ACTIVITIES,
    COUNCIL_GOALS,
    INDICATORS,
    STEERING_MODE,
    Ambition,
    Answer,
    Dialogue,
    Field,
    Outlook,
    Standpoint,
    Value,
    Work,
    name_of,
)
from goalgraph.model.declared import TARGET
from goalgraph.rdf.terms import Literal, NamedNode, Triple

Block = list[Triple]


def head_triples(log: str, plan: str, labels: Mapping[str, Texts]) -> Block:
    """What a log says of itself; ``labels`` names the plan on screen."""
    head = NamedNode(log)
    called = {lang: {"plan": name} for lang in LANGUAGES if (name := _in(labels.get(plan, {}), lang))}
    nameless = {lang: {"plan": plan.rpartition("/")[2]} for lang in LANGUAGES}
    names = _labels(head, "log", called or nameless)
    return [_triple(head, RDF + "type", DECISION_LOG), *names, _triple(head, GG + "inPlan", plan)]


def participant_names(dialogue: Dialogue) -> list[str]:
    """The IRIs of those who took part in a dialogue that is brought in."""
    return [f"{dialogue.iri}.P{number}" for number, _ in enumerate(dialogue.people, 1)]


def dialogue_triples(dialogue: Dialogue) -> Block:
    """What is recorded of a dialogue."""
    node = NamedNode(dialogue.iri)
    found = [_type(node, "Dialogue"), _triple(node, IDENTIFIER, Literal(dialogue.identifier))]
    found += _texts(node, TITLE, dialogue.title)
    for predicate, moment in (("startedAtTime", dialogue.started), ("endedAtTime", dialogue.ended)):
        if moment:
            found.append(_triple(node, PROV + predicate, _typed(moment, "dateTime")))
    if dialogue.plan_digest:
        found.append(_triple(node, GG + "digest", Literal(dialogue.plan_digest)))
    people = [NamedNode(iri) for iri in participant_names(dialogue)]
    found += [Triple(node, NamedNode(PROV + "wasAssociatedWith"), person) for person in people]
    for person, about in zip(people, dialogue.people, strict=True):
        found += [
            _triple(person, RDF + "type", PROV + "Agent"),
            _triple(person, RDFS + "label", Literal(about.role)),
        ]
        if about.name:
            found.append(_triple(person, FOAF_NAME, Literal(about.name)))
    return found


def standpoint_triples(standpoint: Standpoint, labels: Mapping[str, Texts]) -> Block:
    """What is recorded of a standpoint, with its statements."""
    node = NamedNode(standpoint.iri)
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
                "body": one_line(text_in(labels.get(own.body, {}), lang)) if own else "",
                "paragraph": f" {one_line(own.paragraph)}" if own and own.paragraph else "",
            }
            for lang in LANGUAGES
        },
    )
    found.append(_triple(node, GG + "concerns", standpoint.goal))
    if own:
        found += [
            _triple(node, GG + "adoptedBy", own.body),
            _triple(node, GG + "decisionDate", _typed(own.day.isoformat(), "date")),
        ]
        for predicate, text in (("paragraph", own.paragraph), ("diaryNumber", own.diary_number)):
            if text:
                found.append(_triple(node, GG + predicate, Literal(text)))
        found += [_triple(node, GG + "reservation", Literal(text)) for text in own.reservations]
    found.append(_triple(node, PROV + "wasInformedBy", standpoint.dialogue.iri))
    found += [_triple(node, DCTERMS + "replaces", earlier) for earlier in standpoint.supersedes]
    found.append(_triple(node, GG + "digest", Literal(standpoint.digest)))
    found += _texts(node, RDFS + "comment", standpoint.note)
    names, activities = statement_names(standpoint), activity_names(standpoint)
    for name, value in standpoint.sets.items():
        found += _set(node, name, value, names.get(name), activities)
    for name, iri in names.items():
        found += _statement(NamedNode(iri), standpoint, name, goal, labels.get(TARGET, {}))
    for iri, work in activities.items():
        found += _activity(NamedNode(iri), standpoint, work)
    for iri, names_of_it in standpoint.organisations.items():
        organisation = NamedNode(iri)
        found += [_triple(organisation, RDF + "type", ORG + "Organization")]
        found += [_notation(organisation, iri.rpartition("/")[2])]
        found += _texts(organisation, RDFS + "label", names_of_it)
    return found


def _activity(node: NamedNode, by: Standpoint, work: Work) -> Block:
    found = [
        _type(node, "Activity"),
        _notation(node, by.notation + node.value.removeprefix(by.iri)),
        _triple(node, RDFS + "label", _language(work.text, work.lang)),
    ]
    for predicate, iri in (("status", work.status), ("responsibleParty", work.responsible)):
        if iri:
            found.append(_triple(node, GG + predicate, iri))
    for predicate, day in (("startDate", work.start), ("endDate", work.end), ("dueDate", work.due)):
        if day:
            found.append(_triple(node, GG + predicate, _typed(day.isoformat(), "date")))
    return [*found, _triple(node, PROV + "wasGeneratedBy", by.iri)]


def _set(node: NamedNode, name: Field, value: Value, own: str | None, activities: Iterable[str]) -> Block:
    if value is None:
        return [_triple(node, GG + "withdraws", name_of(name))]
    if name == STEERING_MODE:
        return [_triple(node, GG + "setsGoalType", str(value))]
    if name in (INDICATORS, COUNCIL_GOALS) and isinstance(value, tuple):
        predicate = GG + ("setsIndicator" if name == INDICATORS else "setsContribution")
        return [_triple(node, predicate, str(one)) for one in value]
    if name == ACTIVITIES and isinstance(value, tuple):
        return [_triple(node, GG + "sets", one) for one in activities]
    return [_triple(node, GG + "sets", own)] if own else []


def _statement(node: NamedNode, by: Standpoint, name: Field, goal: Texts, target: Texts) -> Block:
    """What is recorded of a part; ``target`` is what a profile calls targets, if it has its own word."""
    value = by.sets[name]
    ident = by.notation + node.value.removeprefix(by.iri)
    goals = {lang: {"goal": _in(goal, lang) or by.goal.rpartition("/")[2]} for lang in LANGUAGES}
    made = _triple(node, PROV + "wasGeneratedBy", by.iri)
    if isinstance(value, Answer):
        return [
            _type(node, "Readiness"),
            _triple(node, GG + "forRequirement", value.requirement),
            _triple(node, GG + "status", value.answer),
            *_texts(node, GG + "evidenceText", value.evidence),
            made,
        ]
    if isinstance(value, Ambition):
        named = {lang: texts | {"target": _called(target, lang)} for lang, texts in goals.items()}
        found = [_type(node, "Target"), _notation(node, ident), *_labels(node, "ambition", named)]
        found += _texts(node, GG + "toBeAchieved", value.text)
        for predicate, iri in (("targetIndicator", value.indicator), ("unit", value.unit)):
            if iri:
                found.append(_triple(node, GG + predicate, iri))
        for predicate, number in (("baselineValue", value.baseline), ("value", value.target)):
            if number is not None:
                written = f"{number:f}" if "." in f"{number:f}" else f"{number:f}.0"
                found.append(_triple(node, GG + predicate, _typed(written, "decimal")))
        if value.by:
            found.append(_triple(node, GG + "dueDate", _typed(value.by.isoformat(), "date")))
        return [*found, made]
    if isinstance(value, Outlook):
        return [
            _type(node, "Forecast"),
            _notation(node, ident),
            *_labels(node, "forecast", goals),
            _triple(node, GG + "atOccasion", value.occasion),
            _triple(node, GG + "rating", value.assessment),
            *_texts(node, GG + "motivation", value.motivation),
            *_texts(node, GG + "correctiveAction", value.action),
            made,
        ]
    return []


def _triple(subject: NamedNode, predicate: str, value: str | Literal) -> Triple:
    target = value if isinstance(value, Literal) else NamedNode(value)
    return Triple(subject, NamedNode(predicate), target)


def _type(node: NamedNode, cls: str) -> Triple:
    return _triple(node, RDF + "type", GG + cls)


def _notation(node: NamedNode, notation: str) -> Triple:
    return _triple(node, SKOS + "notation", Literal(notation))


def _typed(text: str, datatype: str) -> Literal:
    return Literal(text, datatype=NamedNode(XSD + datatype))


def _language(text: str, lang: str) -> Literal:
    return Literal(text, language=lang) if lang else Literal(text)


def _texts(node: NamedNode, predicate: str, texts: Texts) -> Block:
    return [_triple(node, predicate, _language(texts[lang], lang)) for lang in sorted(texts, reverse=True)]


def _in(texts: Texts, lang: str) -> str:
    return texts.get(lang, "")


def _called(target: Texts, lang: str) -> str:
    """The word for a target, at the beginning of a name."""
    word = target.get(lang) or str(wording(lang)["kinds"][Kind.TARGET])
    return word[:1].upper() + word[1:]


def _labels(node: NamedNode, key: str, blanks: dict[str, dict[str, str]]) -> Block:
    """The name of a part of the log, in the languages that there are blanks to fill in."""
    return [
        _triple(
            node,
            RDFS + "label",
            Literal(str(wording(lang)["decisions"][key]).format(**blanks[lang]).strip(), language=lang),
        )
        for lang in blanks
    ]
