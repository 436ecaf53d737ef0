"""How a decisions file names what a profile or plan declares: by code, by name, or by IRI.

In: an entry of the file and what the profiles and plans in use declare: requirements, goal types and the
values of the plan's own scale. Out: the entry with IRIs; and for an IRI the word that the file has for it.
What there is not for the goal is refused, with the words that there are.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from goalgraph.base.errors import (
    NoGoalTypes,
    UnknownGoalType,
    UnknownRequirement,
    UnknownWithdrawn,
)
from goalgraph.base.names import GG, local_name
from goalgraph.base.texts import text_in
from goalgraph.decisions.errors import UnknownAssessment
from goalgraph.decisions.format import choices, fixed_withdrawals
from goalgraph.model.declared import Asked, Declared, GoalType, ScaleValue

Json = dict[str, Any]


def in_full(entry: Json, declared: Declared, path: Path, place: str) -> Json:
    """The entry, or what it is based on, with IRIs for what a profile declares; ``goal`` is to be there.

    Raises:
        UnknownRequirement, UnknownGoalType, UnknownAssessment, UnknownWithdrawn: a word stands for nothing
            that there is.
    """
    found, goal = dict(entry), entry["goal"]
    if (mode := entry.get("steeringMode")) is not None:
        types = declared.types_of(goal)
        iri = _iri(mode, types)
        if iri is None:
            if not types:
                raise NoGoalTypes(path=path, place=place, word=mode)
            known = ", ".join(word_for_type(declared, one.iri) for one in types)
            raise UnknownGoalType(path=path, place=place, word=mode, known=known)
        found["steeringMode"] = iri
    if answers := entry.get("requirements"):
        found["requirements"] = [
            one | {"requirement": _requirement(one["requirement"], declared, goal, path, place)}
            for one in answers
        ]
    if forecasts := entry.get("forecasts"):
        found["forecasts"] = [
            one | {"assessment": _assessment(one["assessment"], declared, path, place)} for one in forecasts
        ]
    if withdrawn := entry.get("withdraws"):
        found["withdraws"] = [_withdrawn(one, declared, goal, path, place) for one in withdrawn]
    return found


def word_for_requirement(declared: Declared, iri: str) -> str:
    """The file's word for a requirement: its name in the ontology, or its code where no other has it."""
    if iri.startswith(GG):
        return iri.removeprefix(GG)
    codes = [one.code for one in declared.requirements if one.iri == iri]
    alone = codes and _iri(codes[0], declared.requirements) == iri and " " not in codes[0]
    return codes[0] if alone else iri


def word_for_type(declared: Declared, iri: str) -> str:
    """The file's word for a goal type: the last part of its IRI, where that is the only one."""
    name = local_name(iri)
    return name if iri.startswith(GG) or _iri(name, declared.types) == iri else iri


def word_for_assessment(declared: Declared, iri: str) -> str:
    """The file's word for an assessment: its name in the ontology, or its sign on the plan's own scale."""
    if iri.startswith(GG):
        return iri.removeprefix(GG)
    words = [word for one in declared.scale if one.iri == iri for word in (one.code, local_name(iri))]
    return next((word for word in words if word and "." not in word and _value(word, declared) == iri), iri)


def assessments(declared: Declared) -> tuple[str, ...]:
    """The file's words for assessments: those of the plan's own scale, or else of the common one."""
    return tuple(word_for_assessment(declared, one.iri) for one in declared.scale) or choices("assessments")


def listed(requirements: Iterable[Asked]) -> str:
    """Requirements as an error tells them: by code and IRI."""
    return ", ".join(f"{one.code} <{one.iri}>" for one in requirements) or "–"


def _requirement(word: str, declared: Declared, goal: str, path: Path, place: str) -> str:
    found = _iri(word, declared.asked_of(goal)) or _iri(word, declared.requirements)
    if found is None:
        known = listed(declared.requirements)
        raise UnknownRequirement(path=path, place=place, iri=word, known=known)
    return found


def _assessment(word: str, declared: Declared, path: Path, place: str) -> str:
    """A value of the plan's own scale by IRI; one of the common scale, which any plan may use, as it is."""
    if word in choices("assessments"):
        return word
    found = _value(word, declared)
    if found is None:
        own = [
            f"{word_for_assessment(declared, one.iri)} ({text_in(one.labels, 'sv')})"
            for one in declared.scale
        ]
        known = ", ".join((*own, *choices("assessments")))
        raise UnknownAssessment(path=path, place=place, word=word, known=known)
    return found


def _value(word: str, declared: Declared) -> str | None:
    """The value of the plan's own scale that a word stands for; a name in any language will do."""
    if (found := _iri(word, declared.scale)) is not None:
        return found
    called = {
        one.iri
        for one in declared.scale
        if word.casefold() in {label.casefold() for label in one.labels.values()}
    }
    return called.pop() if len(called) == 1 else None


def _withdrawn(word: str, declared: Declared, goal: str, path: Path, place: str) -> str:
    """What is taken back; an IRI may be that of an occasion, or of what a profile no longer has."""
    if word in fixed_withdrawals():
        return word
    found = _iri(word, declared.asked_of(goal)) or _iri(word, declared.requirements)
    if found is None and ":" not in word:
        raise UnknownWithdrawn(path=path, place=place, word=word, known=can_be_withdrawn(declared, goal))
    return found or word


def can_be_withdrawn(declared: Declared, goal: str) -> str:
    """The words for what a standpoint on the goal can take back, besides forecasts."""
    words = (word_for_requirement(declared, one.iri) for one in declared.asked_of(goal))
    return ", ".join((*fixed_withdrawals(), *words))


def _iri(word: str, among: Iterable[Asked | GoalType | ScaleValue]) -> str | None:
    """The one that the word stands for: by IRI, else by code, else by the last part of the IRI."""
    several = list(among)
    if any(one.iri == word for one in several):
        return word
    for names in (_code, _name):
        found = {one.iri for one in several if names(one) == word}
        if found:
            return found.pop() if len(found) == 1 else None
    return None


def _code(one: Asked | GoalType | ScaleValue) -> str | None:
    return None if isinstance(one, GoalType) else one.code


def _name(one: Asked | GoalType | ScaleValue) -> str:
    return local_name(one.iri)
