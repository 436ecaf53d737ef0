"""A goal's nearest relatives among the plans: goals worded alike, or that share an aim or an indicator.

In: plans, and a goal. Out: other goals with how alike they are and why, nearest first: a suggestion to look
there, and never a link. Words are compared by their stems, without those that say nothing of what a goal is
about; each aim of Agenda 2030 and each of Kolada's indicators that both have halves what lacks to 100.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from goalgraph.base.errors import ParameterError
from goalgraph.base.frozen import Frozen
from goalgraph.base.names import GG, SDGO, SKOS, Kind
from goalgraph.base.order import natural
from goalgraph.base.wording import wording
from goalgraph.model.lookup import find
from goalgraph.model.objects import Goal
from goalgraph.model.plans import Plans
from goalgraph.model.scope import Scope
from goalgraph.model.tables import Rows

# snowballstemmer's names for the languages that people read.
_STEMMERS: Mapping[str, str] = MappingProxyType({"sv": "swedish", "en": "english"})
# Words alone make no relative below this: of goals about other things, 95 in 100 pairs are less alike.
LEAST = 42.0
_WORD = re.compile(r"[^\W\d_]+")
_SHARED = f"""PREFIX gg: <{GG}> PREFIX sdgo: <{SDGO}> PREFIX skos: <{SKOS}>
SELECT DISTINCT ?goal ?shared WHERE {{
  {{ ?goal a gg:Goal ; gg:contributesTo ?aim }}
  UNION {{ ?goal gg:inArea ?area . ?goal a gg:Goal . ?area gg:contributesTo ?aim }}
  ?aim sdgo:isTargetOf? ?known ; skos:notation ?shared .
  ?known a sdgo:Goal .
}}"""
_FOLLOWED = f"""PREFIX gg: <{GG}>
SELECT DISTINCT ?goal ?shared WHERE {{
  ?indicator gg:externalId ?shared ; gg:measures ?goal .
  FILTER(STRSTARTS(?shared, "kolada:"))
}}"""


@dataclass(frozen=True, slots=True)
class Relative(Frozen):
    """A goal that is like another.

    Attributes:
        goal, iri, label: the goal; plan: the plan that it is in.
        likeness: from 0 to 100; wording: that of the words alone.
        shared: the aims and indicators that both have.
    """

    plan: str
    goal: str
    iri: str
    label: str
    likeness: float
    wording: float
    shared: tuple[str, ...]


def similar(plans: Plans, ident: str, *, limit: int, lang: str) -> Rows[Relative]:
    """The goals most like one; see :meth:`goalgraph.Graph.similar`."""
    if limit < 1:
        raise ParameterError(name="limit", value=str(limit), expected="1, 2, …")
    home, one = find(plans, ident)
    if one.kind is not Kind.GOAL:
        raise ParameterError(name="id", value=ident, expected=Kind.GOAL.value)
    words = stems(one.label(lang), lang)
    own = {shared for iri, shared in _shared(home) if iri == one.iri}
    found: dict[str, Relative] = {}
    for scope, goal in _others(plans, home):
        if goal.iri == one.iri:
            continue
        alike = alike_in_words(words, stems(goal.label(lang), lang))
        also = own & scope.kept["shared"].get(goal.iri, frozenset())
        if alike < LEAST and not also:
            continue
        found[goal.iri] = Relative(
            plan=goal.plan_ids[0] if goal.plan_ids else scope.plan.id,
            goal=goal.id,
            iri=goal.iri,
            label=goal.label(lang),
            likeness=round(100 - (100 - alike) / 2 ** len(also), 1),
            wording=round(alike, 1),
            shared=tuple(sorted(also, key=natural)),
        )
    nearest = sorted(
        found.values(), key=lambda r: (-r.likeness, -len(r.shared), natural(r.plan), natural(r.goal))
    )
    return Rows(nearest[:limit], Relative, plans=True)


def _others(plans: Plans, home: Scope) -> Iterator[tuple[Scope, Goal]]:
    """The goals of the other plans, where there are others; else those of the one that there is."""
    for scope in plans:
        if scope is home and len(plans) > 1:
            continue
        shared: dict[str, set[str]] = {}
        for iri, what in _shared(scope):
            shared.setdefault(iri, set()).add(what)
        scope.kept["shared"] = shared
        for goal in (*scope.goals_above, *scope.goals):
            yield scope, goal


def _shared(scope: Scope) -> Iterator[tuple[str, str]]:
    """The goals, each with an aim that it contributes to, itself or by its area, or an indicator's id."""
    for asked in (_SHARED, _FOLLOWED):
        for row in scope.store.select(asked):
            yield row.text("goal"), row.text("shared")


def alike_in_words(first: str, second: str) -> float:
    """How alike two texts are in their words, from 0 to 100.

    >>> alike_in_words(stems("Tryggare vägar", "sv"), stems("Vägarna ska bli tryggare", "sv"))
    100.0
    """
    from rapidfuzz import fuzz

    return float(fuzz.token_sort_ratio(first, second))


def stems(text: str, lang: str) -> str:
    """The stems of a text's words, but for those that say little."""
    language = lang if lang in _STEMMERS else "sv"
    words = _WORD.findall(text.casefold())
    telling = [word for word in words if word not in _empty(language)] or words
    return " ".join(_stemmer(language).stemWords(telling))


@cache
def _empty(lang: str) -> frozenset[str]:
    return frozenset(wording(lang)["similar"]["empty_words"].split())


@cache
def _stemmer(lang: str) -> Any:
    import snowballstemmer

    return snowballstemmer.stemmer(_STEMMERS[lang])
