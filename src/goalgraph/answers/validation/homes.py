"""Where a finding belongs: the goal or else the area that its resource is or is a part of.

In: a scope, and the ids of what was found. Out: their homes, in the order of the plan.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from goalgraph.base.errors import UnknownName
from goalgraph.base.frozen import Frozen
from goalgraph.base.names import Kind
from goalgraph.base.texts import Texts, text_in
from goalgraph.model.objects import Resource, ValueComparison
from goalgraph.model.scope import Scope

_HOMES = (Kind.GOAL, Kind.AREA)


@dataclass(frozen=True, slots=True)
class Home(Frozen):
    """A goal or an area.

    Attributes:
        id, screen_name, labels: what it is called.
    """

    id: str
    screen_name: str
    labels: Texts

    def label(self, lang: str) -> str:
        """Its text in ``lang``."""
        return text_in(self.labels, lang) or self.id


def homes(graph: Scope, focuses: Collection[str]) -> dict[str, Home]:
    """The goal or else the area that each of the resources is or belongs to, by its id."""
    above: dict[str, list[str]] = {}
    for basis in ("stated", "decided"):
        for link in graph.links(basis):
            above.setdefault(link.subject, []).append(link.object)
    for compared in graph.resources(Kind.COMPARISON):
        if isinstance(compared, ValueComparison):
            above.setdefault(compared.id, []).append(compared.observation_id)
    found: dict[str, Resource] = {}
    for focus in set(focuses):
        reached, known = [focus], {focus}
        while reached:
            ends = [one for ident in reached if (one := _resource(graph, ident)) and one.kind in _HOMES]
            if ends:
                found[focus] = min(ends, key=lambda one: _HOMES.index(one.kind))
                break
            reached = [end for ident in reached for end in above.get(ident, []) if end not in known]
            known.update(reached)
    idents = [one.id for kind in _HOMES for one in graph.resources(kind)]
    places = {ident: place for place, ident in enumerate(idents)}
    ordered = sorted(found.items(), key=lambda pair: (places.get(pair[1].id, len(places)), pair[0]))
    known_homes = {one.id: Home(one.id, one.screen_name, one.labels) for one in found.values()}
    return {focus: known_homes[one.id] for focus, one in ordered}


def _resource(graph: Scope, ident: str) -> Resource | None:
    try:
        return graph.get(ident)
    except UnknownName:
        return None
