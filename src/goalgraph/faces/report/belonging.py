"""What belongs to each area and goal of a plan in its report.

In: a scope and its goals. Out: the goals of each area, and the indicators that measure a goal or hang on an
area alone, each in the order of all.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from goalgraph.base.names import Kind
from goalgraph.base.order import natural
from goalgraph.model.objects import Goal

if TYPE_CHECKING:
    from goalgraph.model.scope import Scope


class Belonging:
    """Who belongs where, worked out once for the whole plan."""

    def __init__(self, graph: Scope, goals: Iterable[Goal]) -> None:
        self._graph = graph
        self._assigned = _assigned(graph)
        self._taken = {ident for idents in self._assigned.values() for ident in idents}
        self._places = {one.id: place for place, one in enumerate(graph.resources(Kind.INDICATOR))}
        self._goals: dict[str, list[Goal]] = {}
        for goal in goals:
            for area in graph.areas_of(goal):
                self._goals.setdefault(area, []).append(goal)

    def goals(self, area: str) -> Sequence[Goal]:
        """The goals of an area."""
        return self._goals.get(area, ())

    def measuring(self, goal: str) -> Sequence[str]:
        """The indicators that the plan states or a decision says measure the goal."""
        return self._assigned.get(goal, ())

    def loose(self, area: str) -> Sequence[str]:
        """The indicators of an area that measure the area itself, or nothing."""
        _, below = self._graph.links_of(area)
        within = {link.subject for link in below if link.relation == "inArea"}
        shown = (within - self._taken) | set(self.measuring(area))
        return sorted(shown & self._places.keys(), key=self._places.__getitem__)


def _assigned(graph: Scope) -> Mapping[str, Sequence[str]]:
    found: dict[str, list[str]] = {}
    for link in graph.links():
        if link.relation == "measures" and link.basis != "derived":
            found.setdefault(link.object, []).append(link.subject)
    return {end: sorted(idents, key=natural) for end, idents in found.items()}
