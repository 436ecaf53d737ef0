"""How a decisions file names what a profile declares: requirements by code, goal types by name, or by IRI.

In: an entry of the file and what the profiles in use declare. Out: the entry with IRIs; and for an IRI the
word that the file has for it. What no profile of the goal's has is refused, with the words that there are.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from goalgraph.base.errors import NoGoalTypes, UnknownGoalType, UnknownRequirement, UnknownWithdrawn
from goalgraph.base.names import GG, local_name
from goalgraph.decisions.format import fixed_withdrawals
from goalgraph.model.declared import Asked, Declared, GoalType

Json = dict[str, Any]


def in_full(entry: Json, declared: Declared, path: Path, place: str) -> Json:
    """The entry, or what it is based on, with IRIs for what a profile declares; ``goal`` is to be there.

    Raises:
        UnknownRequirement, UnknownGoalType, UnknownWithdrawn: a word stands for nothing that there is.
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


def listed(requirements: Iterable[Asked]) -> str:
    """Requirements as an error tells them: by code and IRI."""
    return ", ".join(f"{one.code} <{one.iri}>" for one in requirements) or "–"


def _requirement(word: str, declared: Declared, goal: str, path: Path, place: str) -> str:
    found = _iri(word, declared.asked_of(goal)) or _iri(word, declared.requirements)
    if found is None:
        known = listed(declared.requirements)
        raise UnknownRequirement(path=path, place=place, iri=word, known=known)
    return found


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


def _iri(word: str, among: Iterable[Asked | GoalType]) -> str | None:
    """The one that the word stands for: by IRI, else by code, else by the last part of the IRI."""
    several = list(among)
    if any(one.iri == word for one in several):
        return word
    for names in (_code, _name):
        found = {one.iri for one in several if names(one) == word}
        if found:
            return found.pop() if len(found) == 1 else None
    return None


def _code(one: Asked | GoalType) -> str | None:
    return one.code if isinstance(one, Asked) else None


def _name(one: Asked | GoalType) -> str:
    return local_name(one.iri)
