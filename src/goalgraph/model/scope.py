"""A plan and what it uses: the one object that everything above asks.

In: a store with the triples of a scope. Out: its typed resources, links, thread and readiness, each read
when first asked for and kept. What makes objects of triples is imported when it is used, and not before: a
query needs none of it.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from goalgraph.base.errors import ParameterError
from goalgraph.base.names import DECIDED_GRAPH, DERIVED_GRAPH, GG, PROV, STATED_GRAPH, Basis, Kind
from goalgraph.rdf.canonical import digest
from goalgraph.rdf.store import LocalStore

if TYPE_CHECKING:
    from goalgraph.model.assembly import Assembler
    from goalgraph.model.declared import Declared
    from goalgraph.model.ids import Entry, Inventory
    from goalgraph.model.links import LinksByEnd
    from goalgraph.model.local_names import Names
    from goalgraph.model.objects import Goal, Level, Link, Plan, Rating, ReportingOccasion, Resource, Term
    from goalgraph.model.profiles import Profile
    from goalgraph.model.readiness import Candidate, Readiness
    from goalgraph.model.thread import Direction, Trace


class Scope:
    """What belongs together when a question is answered; it does not change.

    Attributes:
        store: the triples: the plan's, those of what it requires, the decisions on it, what is derived, and
            what goalgraph ships.
        iri: the plan's.
        decided: the names of the graphs with the decisions on it; derived: of that with what is derived.
        profiles: those that the plan and its levels use, and those that these build on.
        kept: answers that were asked for before.
    """

    def __init__(
        self,
        store: LocalStore,
        iri: str,
        decided: frozenset[str] = frozenset(),
        derived: str | None = None,
        profiles: tuple[Profile, ...] = (),
    ) -> None:
        self.store = store
        self.iri = iri
        self.decided = decided
        self.derived = derived or iri + DERIVED_GRAPH
        self.profiles = profiles
        self.kept: dict[Hashable, Any] = {}

    def basis_of(self, graph: str) -> Basis:
        """On what a triple in ``graph`` rests."""
        if graph == self.derived:
            return "derived"
        return "decided" if graph in self.decided else "stated"

    def graphs(self, *bases: Basis) -> list[str]:
        """The graphs whose triples rest on one of ``bases``, sorted."""
        return [graph for graph in self.store.graphs() if self.basis_of(graph) in bases]

    @cached_property
    def _inventory(self) -> Inventory:
        from goalgraph.model.ids import Inventory

        return Inventory(self.store)

    @cached_property
    def _assembler(self) -> Assembler:
        from goalgraph.model.assembly import Assembler

        return Assembler(self.store, self._inventory)

    @cached_property
    def _links(self) -> list[Link]:
        from goalgraph.model.links import read_links

        return read_links(self.store, self._inventory, self.basis_of)

    @cached_property
    def _links_by_end(self) -> LinksByEnd:
        from goalgraph.model.links import LinksByEnd

        return LinksByEnd(self._links)

    @cached_property
    def plan(self) -> Plan:
        """The plan."""
        from goalgraph.model.objects import Plan

        plan = self.get(self.iri)
        assert isinstance(plan, Plan)
        return plan

    def get(self, ident: str) -> Resource:
        """The resource with the id (in any case), IRI or CURIE.

        Raises:
            UnknownId: no resource has the id; the error names the nearest.
            AmbiguousId: several plans have it; ``0665/2019/KS1`` is then the id.

        >>> import goalgraph
        >>> goalgraph.load().get("sdg:11").id
        'SDG11'
        """
        return self._assembler.resource(self._inventory.find(ident))

    def by_iri(self, iri: str) -> Resource | None:
        """The resource with exactly this IRI; None where it is none of the scope's."""
        entry = self._inventory.by_iri(iri)
        return None if entry is None else self._assembler.resource(entry)

    def resources(self, kind: Kind | str | None = None) -> list[Resource]:
        """All resources, or those of one kind, in the order of kinds and ids.

        Raises:
            ParameterError: there is no such kind.
        """
        if kind:
            chosen("kind", kind, [known.value for known in Kind])
        entries = self._inventory.of_kind(Kind(kind)) if kind else self._inventory
        return [self._assembler.resource(entry) for entry in entries]

    @cached_property
    def goals(self) -> tuple[Goal, ...]:
        """The plan's own goals, level by level.

        >>> import goalgraph
        >>> [goal.id for goal in goalgraph.load().scope.goals][:2]
        ['KS1', 'KS2']
        """
        return tuple(goal for goal in self._goals if not goal.plan_ids or self.plan.id in goal.plan_ids)

    @cached_property
    def goals_above(self) -> tuple[Goal, ...]:
        """The goals of the plans that this one requires, which its own goals serve."""
        own = {goal.iri for goal in self.goals}
        return tuple(goal for goal in self._goals if goal.iri not in own)

    def areas_of(self, goal: Goal) -> frozenset[str]:
        """The ids of the areas that a goal is in: its own, or else those of the goals it is a sub-goal of.

        >>> import goalgraph
        >>> scope = goalgraph.load().scope
        >>> sorted(scope.areas_of(scope.goals[0]))
        ['A1']
        """
        found, waiting, seen = set(goal.area_ids), {goal.id}, {goal.id}
        while waiting and not found:
            waiting = {parent for one in waiting for parent in self._parents.get(one, [])} - seen
            seen |= waiting
            found = {area for one in waiting for area in self._own_areas.get(one, ())}
        return frozenset(found)

    @cached_property
    def levels(self) -> tuple[Level, ...]:
        """The levels of the plan and of those that it requires, the highest first."""
        from goalgraph.model.objects import Level

        found = (one for one in self.resources(Kind.LEVEL) if isinstance(one, Level))
        return tuple(sorted(found, key=lambda level: level.order))

    def level_of(self, goal: Goal) -> Level | None:
        """The level that a goal is at, whatever other plan has one with the same prefix.

        >>> import goalgraph
        >>> scope = goalgraph.load().scope
        >>> [level.id for level in scope.levels if level == scope.level_of(scope.goals[0])]
        ['L2']
        """
        return self._level_of.get(goal.iri)

    @cached_property
    def _level_of(self) -> dict[str, Level]:
        levels = {level.iri: level for level in self.levels}
        rows = self.store.select(f"SELECT DISTINCT ?goal ?level WHERE {{ ?goal <{GG}atLevel> ?level }}")
        found = {row.text("goal"): row.text("level") for row in rows}
        return {goal: levels[level] for goal, level in found.items() if level in levels}

    def asks_of(self, occasion: ReportingOccasion, goal: Goal) -> bool:
        """Whether a reporting occasion is about a goal: about all of them, where it says nothing else."""
        about = set(occasion.concerns)
        return not about or bool(about & {goal.id, *goal.plan_ids, *self.areas_of(goal)})

    @cached_property
    def _parents(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for link in self.links():
            if link.relation == "subGoalOf" and link.basis != "derived":
                found.setdefault(link.subject, []).append(link.object)
        return found

    @cached_property
    def _own_areas(self) -> dict[str, tuple[str, ...]]:
        return {goal.id: goal.area_ids for goal in self._goals}

    @cached_property
    def _goals(self) -> list[Goal]:
        from goalgraph.model.objects import Goal

        return [goal for goal in self.resources(Kind.GOAL) if isinstance(goal, Goal)]

    @cached_property
    def documents(self) -> tuple[Term, ...]:
        """The documents that passages are quoted from, in the order of their IRIs.

        >>> import goalgraph
        >>> [one.id for one in goalgraph.load().scope.documents]
        ['DOC']
        """
        quoted = f"SELECT DISTINCT ?one WHERE {{ ?passage <{PROV}wasQuotedFrom> ?one }} ORDER BY ?one"
        return tuple(self.term(row.text("one")) for row in self.store.select(quoted))

    def entries(self) -> Iterable[Entry]:
        """What the scope's resources are called: IRI, kind and id of each."""
        return self._inventory

    def link_ends(self) -> Iterable[tuple[tuple[str, str, str], Basis]]:
        """The IRIs that each link joins, its relation between them, and on what it rests."""
        for link in self._links:
            ends = (self._inventory.iri_of(link.subject), link.relation, self._inventory.iri_of(link.object))
            yield ends, link.basis

    def links(self, basis: Basis | None = None) -> list[Link]:
        """The links, each upwards, or those that rest on one basis."""
        return [link for link in self._links if basis in (None, link.basis)]

    def links_of(self, ident: str) -> tuple[list[Link], list[Link]]:
        """The links that lead up from a resource, and those that lead up to it."""
        own, ends = self.get(ident).id, self._links_by_end
        return (
            [self._links[place] for place in ends.upwards(own)],
            [self._links[place] for place in ends.downwards(own)],
        )

    def trace(
        self, ident: str, direction: Direction = "both", to: str | None = None, *, derived: bool = False
    ) -> Trace:
        """The red thread from a resource, or all simple paths between it and ``to``.

        Args:
            ident: where to start.
            direction: ``up``, ``down`` or ``both``.
            to: where to end.
            derived: whether to follow candidates like other links; else they are leaves, and in no path.

        Raises:
            UnknownId, AmbiguousId: see :meth:`get`.
            ParameterError: the direction is none.

        >>> import goalgraph
        >>> [node.id for node in goalgraph.load().trace("KS8", "up").nodes]
        ['A6', 'KF5', 'KF6', 'KF10', 'KS8']
        """
        from goalgraph.model.thread import DIRECTIONS, trace, trace_to

        chosen("direction", direction, DIRECTIONS)
        root = self.get(ident)
        if to is None:
            return trace(root, direction, self._links_by_end, self.get, derived=derived)
        return trace_to(root, self.get(to), direction, self._links, self.get, derived=derived)

    def readiness(self, goal: str | None = None) -> list[Readiness]:
        """Whether the goals, or one of them, meet each requirement on an ambition level.

        >>> import goalgraph
        >>> [r.status for r in goalgraph.load().readiness("KS4")]
        ['unclear', 'unclear', 'unclear']
        """
        wanted = self.get(goal).id if goal else None
        return [r for r in self._readiness if wanted in (None, r.goal)]

    @cached_property
    def _readiness(self) -> list[Readiness]:
        from goalgraph.model.readiness import read_readiness

        return read_readiness(self.store, self._inventory, self._links, self.term)

    @cached_property
    def candidates(self) -> Mapping[str, tuple[Candidate, ...]]:
        """Per goal the indicators that could measure it, whether or not somebody asks that of it.

        >>> import goalgraph
        >>> goalgraph.load().scope.candidates["KS7"][0].id
        'A5.I1'
        """
        from goalgraph.model.readiness import read_candidates

        return read_candidates(self.store, self._inventory, self._links)

    @cached_property
    def declared(self) -> Declared:
        """The requirements and goal types of the profiles in use, and which goals each is for.

        >>> import goalgraph
        >>> [one.code for one in goalgraph.load().scope.declared.requirements]
        ['R1', 'R2', 'R3']
        """
        from goalgraph.model.declared import read_declared

        return read_declared(self.store, self.derived, self.term)

    @cached_property
    def names(self) -> Names:
        """What the profiles in use call the ontology's terms, by IRI and language."""
        from goalgraph.model.local_names import read_names

        return read_names(self.store)

    def term(self, iri: str) -> Term:
        """The unit, period, group or fixed value with the IRI; an unknown one is named by its last part."""
        return self._assembler.term(iri)

    def rating(self, iri: str) -> Rating:
        """The value of a scale with the IRI, and what it stands for among goalgraph's own.

        >>> import goalgraph
        >>> goalgraph.load().scope.rating("https://w3id.org/goalgraph/ontology#Reached").label("en")
        'reached'
        """
        return self._assembler.rating(iri)

    def digest(self) -> str:
        """A checksum of the plan and the decisions on it, the same for the same triples.

        >>> import goalgraph
        >>> goalgraph.load().digest("0665/2019")[:7]
        'sha256:'
        """
        names = (self.iri, self.iri + STATED_GRAPH, self.iri + DECIDED_GRAPH)
        return digest(triple for graph in names for triple in self.store.get_graph(graph))


def chosen(name: str, value: str, allowed: Sequence[str]) -> None:
    """Refuse a value that is not one of ``allowed``."""
    if value not in allowed:
        raise ParameterError(name=name, value=value, expected=", ".join(allowed))
