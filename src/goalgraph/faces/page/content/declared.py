"""What the plan and its profiles declare, for the page: requirements, goal types and assessments, by name.

In: a scope. Out: plain values. A shipped profile's words are those of the interface, in each of its
languages; a profile of one's own brings its own, by its labels, questions and definitions.
"""

from __future__ import annotations

from collections import defaultdict
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from goalgraph.base.names import RATINGS, Kind
from goalgraph.base.texts import Texts, text_in
from goalgraph.base.wording import LANGUAGES, wording
from goalgraph.decisions import log_of
from goalgraph.decisions.format import choices
from goalgraph.decisions.naming import (
    assessments,
    word_for_assessment,
    word_for_requirement,
    word_for_type,
)
from goalgraph.decisions.standpoints import Outlook
from goalgraph.faces.page.content.saying import written
from goalgraph.faces.text.readiness import title
from goalgraph.model.declared import FORECAST, TARGET, GoalType
from goalgraph.model.local_names import kinds
from goalgraph.model.objects import Goal, Rating, ReportingOccasion
from goalgraph.model.profiles import shipped

if TYPE_CHECKING:
    from goalgraph.model.readiness import Readiness
    from goalgraph.model.scope import Scope

Json = dict[str, Any]
_ATTAINED = MappingProxyType(dict(zip(RATINGS, ("reached", "partly", "not", "unknown"), strict=True)))
_CLOSED = MappingProxyType({"target": TARGET, "forecast": FORECAST})


def requirements(graph: Scope) -> dict[str, str]:
    """The codes of the requirements that are asked of any goal, by the decisions file's word for each."""
    declared = graph.declared
    return {word_for_requirement(declared, one.iri): one.code for one in declared.requirements if one.goals}


def types(graph: Scope) -> dict[str, Json]:
    """The types that goals can be of, by the file's word for each: what is closed for such a goal.

    ``open`` is one that says that nobody has decided; ``exempt`` names the requirements that are not asked.
    """
    declared = graph.declared
    known = {one.iri for one in declared.requirements}
    return {
        word_for_type(declared, one.iri): {
            "open": one.until_decided,
            "closes": [name for name, cls in _CLOSED.items() if cls in one.exempt],
            "exempt": [word_for_requirement(declared, iri) for iri in sorted(one.exempt & known)],
        }
        for one in declared.types
        if one.goals
    }


def of_goal(graph: Scope, goal: Goal) -> Json:
    """The requirements on a goal, the types that it can be of, in the file's words, and its occasions."""
    declared = graph.declared
    return {
        "asked": [word_for_requirement(declared, one.iri) for one in declared.asked_of(goal.iri)],
        "types": [word_for_type(declared, one.iri) for one in declared.types_of(goal.iri)],
        "occasions": [
            one.iri
            for one in graph.resources(Kind.REPORTING_OCCASION)
            if isinstance(one, ReportingOccasion) and graph.asks_of(one, goal)
        ],
    }


def assessments_of(graph: Scope) -> list[str]:
    """What a goal can be assessed as, by the file's words: on the plan's own scale, or the common one.

    A value of the common scale that somebody has given is there beside the plan's own.
    """
    offered = assessments(graph.declared)
    given = {
        word_for_assessment(graph.declared, value.assessment)
        for standpoint in log_of(graph).standpoints
        for value in standpoint.sets.values()
        if isinstance(value, Outlook)
    }
    return [*offered, *(word for word in choices("assessments") if word in given and word not in offered)]


def assessments_taken(graph: Scope) -> list[str]:
    """What a decisions file may say a goal is assessed as: what is offered, and the common scale's values."""
    offered = assessments_of(graph)
    return [*offered, *(word for word in choices("assessments") if word not in offered)]


def judgements(graph: Scope) -> dict[str, Json]:
    """By the file's words for assessments, their names and how full the mark is that stands beside them."""
    known = [graph.rating(iri) for iri in (*RATINGS, *(one.iri for one in graph.declared.scale))]
    return {
        word_for_assessment(graph.declared, one.iri): {"word": written(one.labels), "mark": mark(one)}
        for one in known
    }


def mark(rating: Rating) -> str:
    """How full the mark is that stands beside a rating's own word."""
    return _ATTAINED.get(rating.meaning or "", "unknown")


def requirement_name(graph: Scope, item: Readiness) -> dict[str, str]:
    """The requirement's name, which the interface has in each of its languages for those that it knows."""
    labels = written(item.requirement_labels)
    if not any(one.is_shipped for one in graph.declared.requirements if one.code == item.requirement):
        return labels
    own = {lang: wording(lang)["page"]["requirements"].get(item.requirement) for lang in LANGUAGES}
    return {**{lang: name for lang, name in own.items() if name}, **labels}


def texts(graph: Scope, lang: str) -> dict[str, dict[str, str]]:
    """Per group of the interface's texts, what the profiles change of it."""
    shown = wording(lang)["page"]
    questions: dict[str, dict[str, None]] = defaultdict(dict)
    for one in graph.declared.requirements:
        own = shown["questions"].get(one.code) if one.is_shipped else None
        questions[one.code][own or text_in(one.questions, lang)] = None
    found: dict[str, dict[str, str]] = {
        "questions": {code: " / ".join(several) for code, several in questions.items()}
    }
    found["modes"] = {
        word_for_type(graph.declared, kind.iri): _type_name(kind, shown["modes"], lang)
        for kind in graph.declared.types
    }
    found["assessments"] = dict(shown["assessments"]) | {
        word_for_assessment(graph.declared, one.iri): " ".join(filter(None, (one.sign, one.label(lang))))
        for one in (graph.rating(value.iri) for value in graph.declared.scale)
    }
    if graph.declared.has_own_types:
        found |= {group: {**shown[group], **own} for group, own in shown["own_types"].items()}
    if TARGET not in graph.names or not all(profile in shipped() for profile in graph.profiles):
        for group, own in shown["plain"].items():
            found[group] = {**shown[group], **found.get(group, {}), **_filled(graph, own, lang)}
    return found


def _filled(graph: Scope, texts: dict[str, str], lang: str) -> dict[str, str]:
    """The texts with the plan's own words for a target and for the requirements."""
    target = kinds([graph.names], lang)[Kind.TARGET]
    asked = graph.readiness()
    words = {
        "{target}": target,
        "{Target}": target[:1].upper() + target[1:],
        "{requirements}": title(asked, lang) if asked else wording(lang)["readiness"]["requirement"],
    }
    for mark, word in words.items():
        texts = {key: text.replace(mark, word) for key, text in texts.items()}
    return texts


def _type_name(kind: GoalType, own: dict[str, str], lang: str) -> str:
    name: Texts = kind.labels
    return (own.get(kind.name) if kind.is_shipped else None) or text_in(name, lang)
