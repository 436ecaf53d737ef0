"""The files and folders that plans are brought in from, of which a few are held at once.

In: paths. Out: what tells their plans apart, and what the graphs of each plan hold. A graph that no plan
claims belongs to the plan where there is only one, and is then taken into what the plan states: where others
keep theirs too, nothing else would tell whose it is.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from itertools import chain
from pathlib import Path

from goalgraph.base.errors import NoPlan
from goalgraph.base.names import STATED_GRAPH
from goalgraph.model.plans import Plans
from goalgraph.model.reference import reference_graphs
from goalgraph.rdf.catalogue import of_plans
from goalgraph.rdf.reading import gather
from goalgraph.rdf.sources import STDIN, Unread, is_workbook, left_out, parts_of
from goalgraph.rdf.store import LocalStore
from goalgraph.rdf.terms import Quad, Triple

Grouped = dict[str, list[Quad]]
_HELD = 8


class Folders:
    """The files and folders that plans are read from, a few at a time.

    Attributes:
        sources: the paths.
        unread: what in the folders is no data, and why.
    """

    def __init__(self, paths: Sequence[Path], workbook: Callable[[Path], list[Quad]]) -> None:
        self._workbook = workbook
        self.sources = tuple(paths)
        self.unread: list[Unread] = []
        self._parts: list[Path] = []
        for path in paths:
            parts, passed_by = ([path], []) if is_workbook(path) else parts_of(path)
            self._parts += parts
            self.unread += passed_by
        self._held: dict[Path, Grouped] = {}
        self._in_part: dict[str, list[Path]] = {}

    @cached_property
    def plans(self) -> Plans:
        """The plans, with nothing of them but what tells them apart.

        Raises:
            NoPlan: there is none.
        """
        store = LocalStore()
        for part in self._parts:
            grouped = self._read(part)
            for graph in grouped:
                self._in_part.setdefault(graph, []).append(part)
            store.add(of_plans(chain.from_iterable(grouped.values())))
        if not len(found := Plans(store)):
            raise NoPlan(source=", ".join(map(str, self.sources)), left_out=left_out(self.unread))
        return found

    @cached_property
    def loose(self) -> tuple[str, ...]:
        """The graphs that no plan claims, sorted."""
        known = {"", *reference_graphs()}
        for plan in self.plans.homes:
            known |= self.plans.claimed(plan) | {self.plans.derived(plan)}
        return tuple(sorted(self._in_part.keys() - known))

    @property
    def unclaimed(self) -> tuple[str, ...]:
        """The loose graphs where there are several plans, of which none has them; a single plan has."""
        return self.loose if len(self.plans) > 1 else ()

    def of(self, plan: str) -> dict[str, list[Triple]]:
        """What the graphs of a plan hold, with the loose graphs where there is no other plan."""
        held = self.graphs(sorted(self.plans.claimed(plan) - reference_graphs()))
        if len(self.plans) > 1 or not self.loose:
            return held
        home = next(one for one in (plan + STATED_GRAPH, *sorted(self.plans.homes[plan])) if one in held)
        more = [triple for triples in self.graphs(self.loose).values() for triple in triples]
        return {**held, home: list(dict.fromkeys([*held[home], *more]))}

    def graphs(self, names: Sequence[str]) -> dict[str, list[Triple]]:
        """What the graphs hold, as an engine keeps it, for which ``84.0`` and ``84.00`` are one number."""
        store = LocalStore()
        for part in dict.fromkeys(part for name in names for part in self._in_part.get(name, ())):
            grouped = self._read(part)
            store.add(chain.from_iterable(grouped.get(name, ()) for name in dict.fromkeys(names)))
        return {name: store.get_graph(name) for name in names if name in self._in_part}

    def _read(self, part: Path) -> Grouped:
        """What is in a part, by graph: a plan is then found without a look at all the others."""
        grouped = self._held.pop(part, None)
        if grouped is None:
            quads: list[Quad] = []
            if is_workbook(part):
                quads += self._workbook(part)
            else:
                for one in gather([part], quads.extend).unread:
                    if one not in self.unread:
                        self.unread.append(one)
            grouped = {}
            for quad in quads:
                grouped.setdefault(str(getattr(quad.graph_name, "value", "")), []).append(quad)
        self._held[part] = grouped
        for oldest in [one for one in self._held if one != STDIN][:-_HELD]:
            del self._held[oldest]
        return grouped
