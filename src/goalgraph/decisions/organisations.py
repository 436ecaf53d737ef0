"""The organisations that a decisions file names: by IRI, or by a name that people use.

In: an entry of the file as JSON, or standpoints read from it and the graph. Out: the entry with every
organisation as a node; the standpoints with the organisations that the graph has by that name, and new ones
for the others.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from goalgraph.base.names import RDFS, Kind
from goalgraph.base.texts import Texts
from goalgraph.base.visible import visible
from goalgraph.decisions.standpoints import ACTIVITIES, Standpoint, Value, Work

if TYPE_CHECKING:
    from goalgraph.model.scope import Scope

Json = dict[str, Any]
_ADDRESS = re.compile(r"(?:https?|urn):\S+")


def spelled_out(entry: Json, plan: str, language: str) -> Json:
    """The entry with its organisations as nodes, and its activities as objects; names are in ``language``.

    Triples have no order: each activity is named by its place in the file.

    >>> spelled_out({"body": "Miljönämnden"}, "https://example.org/town/2030", "sv")["body"]["@id"]
    'https://example.org/town/ORG.Miljönämnden'
    """
    found = dict(entry)
    if "body" in entry:
        found["body"] = _node(entry["body"], plan, language)
    if "activities" in entry:
        found["activities"] = [
            {"@id": f"{entry['goal']}.ACT{place}", **_activity(one, plan, language)}
            for place, one in enumerate(entry["activities"], 1)
        ]
    return found


def _activity(given: str | Json, plan: str, language: str) -> Json:
    found: Json = {"text": given} if isinstance(given, str) else dict(given)
    if "responsible" in found:
        found["responsible"] = _node(found["responsible"], plan, language)
    return found


def _node(given: str, plan: str, language: str) -> Json:
    if _ADDRESS.fullmatch(given):
        return {"@id": given}
    home = plan.rpartition("/")[0] or plan
    part = re.sub(r"\W+", "-", given).strip("-") or "1"
    return {"@id": f"{home}/ORG.{part}", RDFS + "label": {"@value": given, "@language": language}}


def named_by(standpoint: Standpoint) -> list[str]:
    """The IRIs of the organisations that a standpoint names."""
    own = [standpoint.adoption.body] if standpoint.adoption else []
    activities = standpoint.sets.get(ACTIVITIES)
    works = [one for one in activities if isinstance(one, Work)] if isinstance(activities, tuple) else []
    return [*own, *(one.responsible for one in works if one.responsible)]


def unknown(graph: Scope, standpoint: Standpoint) -> str | None:
    """The first organisation that a standpoint names by an IRI that the graph has no organisation with."""
    known = {one.iri for one in graph.resources(Kind.ORGANISATION)}
    return next((iri for iri in named_by(standpoint) if iri not in {*known, *standpoint.organisations}), None)


def settled(graph: Scope, standpoints: Iterable[Standpoint], names: Iterable[str]) -> list[Standpoint]:
    """The standpoints, with the graph's organisations for those given by name or id, or new ones.

    ``names`` are the IRIs in use.
    """
    known = {
        visible(label).casefold(): one.iri
        for one in graph.resources(Kind.ORGANISATION)
        for label in (one.id, *one.labels.values())
    }
    had, taken = frozenset(known.values()), {*names, *known.values()}
    found = []
    for standpoint in standpoints:
        becomes: dict[str, str] = {}
        for iri, labels in standpoint.organisations.items():
            called = [visible(label).casefold() for label in labels.values()]
            own = next((known[name] for name in called if name in known), None) or _free(iri, taken)
            taken.add(own)
            known |= dict.fromkeys(called, own)
            becomes[iri] = own
        new = {becomes[i]: said for i, said in standpoint.organisations.items() if becomes[i] not in had}
        found.append(_renamed(standpoint, becomes, new))
    return found


def _free(iri: str, taken: Iterable[str]) -> str:
    """The name, with a number after it where something else is called so already."""
    names = [iri, *(f"{iri}-{number}" for number in range(2, 2 + len(list(taken))))]
    return next(name for name in names if name not in taken)


def _renamed(standpoint: Standpoint, becomes: Mapping[str, str], new: Mapping[str, Texts]) -> Standpoint:
    sets: dict[Any, Value] = dict(standpoint.sets)
    activities = sets.get(ACTIVITIES)
    if isinstance(activities, tuple):
        sets[ACTIVITIES] = tuple(
            replace(one, responsible=becomes.get(one.responsible or "", one.responsible))
            for one in activities
            if isinstance(one, Work)
        )
    own = standpoint.adoption
    adoption = replace(own, body=becomes.get(own.body, own.body)) if own else None
    return replace(standpoint, sets=sets, adoption=adoption, organisations=dict(new))
