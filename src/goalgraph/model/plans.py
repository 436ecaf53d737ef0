"""The plans of a store, each with the scope that its answers are made over.

In: a store where plans are kept. Out: their scopes, each a small store of its own, built when first asked
for, in which what the plan says stands in goalgraph's form. What belongs to a plan is declared: its own
graph, what that graph or one it requires names with ``dcterms:requires``, the logs that say they are
``gg:inPlan`` it or a plan that it requires, and what goalgraph ships for every plan. A graph that no plan
claims belongs to the plan where there is only one, and otherwise to none.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence, Set
from functools import cached_property
from pathlib import Path
from typing import Any
from weakref import WeakValueDictionary

from goalgraph.base import cache
from goalgraph.base.errors import AddressTaken
from goalgraph.base.names import (
    DCTERMS,
    DECIDED_GRAPH,
    DECISION_LOG,
    DERIVED_GRAPH,
    GG,
    PROV,
    RDF,
    RDFS,
    SKOS,
    STATED_GRAPH,
    local_name,
)
from goalgraph.base.order import natural
from goalgraph.model.profiles import Profile, quads_of, told, used
from goalgraph.model.ready import keep_scope, kept_scope
from goalgraph.model.reference import reference, reference_graphs, reference_specialised
from goalgraph.model.scope import Scope
from goalgraph.model.scoped import scope_over
from goalgraph.rdf.hierarchy import nearest_of_ours, specialised
from goalgraph.rdf.repository import Repository
from goalgraph.rdf.sources import Unread
from goalgraph.rdf.store import LocalStore
from goalgraph.rdf.terms import NamedNode, Quad, Term, Triple

MOST_KEPT = 1_700_000


class Plans:
    """The plans of a store.

    Attributes:
        sources: the files and folders that it was read from, if any.
        unread: what in the folders they were read from is no data, and why.
        checksums: of the files that they were read from, as these were then.
        profiles: where the profiles that they use are looked for, before those that are shipped.
        kept: what was worked out of all of them before.

    >>> from goalgraph.model.loading import loaded
    >>> [scope.plan.id for scope in loaded([])]
    ['0665/2019']
    """

    def __init__(
        self,
        store: Repository | Callable[[], Repository],
        wanted: Sequence[str] | None = None,
        scopes: Mapping[str, Scope] | None = None,
        sources: Sequence[Path] = (),
        unread: tuple[Unread, ...] = (),
        checksums: dict[Path, str | None] | None = None,
        on_built: Callable[[Scope], None] | None = None,
        homes: Mapping[str, Set[str]] | None = None,
        required: Mapping[str, Set[str]] | None = None,
        profiles: Sequence[Profile] = (),
        change: Callable[[str], Scope] | None = None,
    ) -> None:
        self.profiles = profiles
        self.kept: dict[Hashable, Any] = {}
        self._source = store
        self._on_built, self._change = on_built, change
        self._keys: dict[str, str | None] = {}
        self._known_homes, self._known_required = homes, required
        self.sources = sources
        self.unread = unread
        self._wanted = wanted
        self._scopes = dict(scopes or {})
        self._sizes: dict[str, int] = {}
        self.checksums = {} if checksums is None else checksums
        self._views = WeakValueDictionary({id(self): self})

    @cached_property
    def store(self) -> Repository:
        """Where they are kept; nothing is written to it but what :meth:`replace` is given."""
        return self._source() if callable(self._source) else self._source

    @property
    def as_recorded(self) -> Repository:
        """Where records stand as they were read: in the one plan's scope, or where the plans are kept."""
        return self.scope(self.iris[0]).store if len(self) == 1 else self.store

    @cached_property
    def iris(self) -> list[str]:
        """The IRIs of the plans, in natural order; one that others require is looked at with them."""
        return sorted(self._alone if self._wanted is None else self._wanted, key=natural)

    @cached_property
    def _alone(self) -> set[str]:
        """The plans that no other plan requires."""
        needs = {plan: self.needs(plan) for plan in self.homes}
        upper = {one for plan in needs for one in needs[plan] & needs.keys() if plan not in needs[one]}
        return self.homes.keys() - upper

    def needs(self, plan: str) -> set[str]:
        """What a plan requires, step by step; plans that require each other are all plans of their own."""
        needed: set[str] = set()
        waiting = set(self.required.get(plan, ()))
        while waiting:
            needed |= waiting
            waiting = {one for name in waiting for one in self.required.get(name, ())} - needed
        return needed

    @cached_property
    def ids(self) -> Mapping[str, str]:
        """The id of each plan by its IRI, in natural order."""
        codes = {plan: self._saying(plan).texts(plan, SKOS + "notation") for plan in self.iris}
        return {plan: min(codes[plan], default=local_name(plan)) for plan in self.iris}

    def said_of(self, plan: str) -> list[tuple[str, Term]]:
        """Property and value of each statement about a plan, without its scope being built."""
        return self._saying(plan).said_of(plan)

    def _saying(self, plan: str) -> Repository:
        return self._scopes[plan].store if plan in self._scopes else self.store

    @cached_property
    def homes(self) -> Mapping[str, Set[str]]:
        """By plan, the graphs that say that it is one, of whatever special kind."""
        if self._known_homes is not None:
            return self._known_homes
        declared = ((narrow, broad) for narrow, broad, _ in self.store.links(RDFS + "subClassOf"))
        homes: dict[str, set[str]] = {}
        for kind in (GG + "Plan", *nearest_of_ours(declared, {GG + "Plan"})):
            for plan, graph in self.store.subjects(RDF + "type", kind):
                homes.setdefault(plan, {plan}).add(graph)
        return homes

    @cached_property
    def _logs(self) -> Mapping[str, set[str]]:
        """By plan, the graphs of the decisions on it."""
        logs: dict[str, set[str]] = {}
        for log, graph in self.store.subjects(RDF + "type", DECISION_LOG):
            for quad in self.store.matching(log, GG + "inPlan", graph=graph):
                if isinstance(quad.object, NamedNode):
                    logs.setdefault(quad.object.value, set()).update({log, graph})
        return logs

    @cached_property
    def required(self) -> Mapping[str, Set[str]]:
        """By plan or graph, what it names with ``dcterms:requires``."""
        if self._known_required is not None:
            return self._known_required
        required: dict[str, set[str]] = {}
        for claimer, graph, _ in self.store.links(DCTERMS + "requires"):
            required.setdefault(claimer, set()).add(graph)
        return required

    @cached_property
    def loose(self) -> list[str]:
        """The graphs that no plan claims, sorted; where others keep theirs too, none is a plan's."""
        if self.store.shared:
            return []
        claimed = set(reference_graphs())
        for plan in self.homes:
            claimed |= self._claimed(plan) | {self.derived(plan)}
        return [graph for graph in self.store.graphs() if graph not in claimed]

    @property
    def unclaimed(self) -> tuple[str, ...]:
        """The loose graphs where there are several plans; a single plan has them."""
        return tuple(self.loose) if len(self._alone) > 1 else ()

    def _claimed(self, plan: str, but: str | None = None) -> set[str]:
        claimed: set[str] = set()
        waiting = {*self.homes[plan], *self.decided(plan)}
        while waiting:
            claimed |= waiting
            required = {g for graph in waiting for g in self.required.get(graph, ())} - {but}
            found = {home for g in required for home in (g, g + STATED_GRAPH)}
            waiting = found.union(*(self.decided(g) for g in required & self.homes.keys())) - claimed
        return claimed - {self.derived(plan)}

    def claimed(self, plan: str, but: str | None = None) -> frozenset[str]:
        """The graphs that belong to a plan: its own, what it requires but for one, and decisions on both."""
        return frozenset(self._claimed(plan, but))

    def decided(self, plan: str) -> set[str]:
        """The graphs of the decisions on a plan: those that say so, and what stands at their address."""
        own = plan + DECIDED_GRAPH
        logs = {one for one in self._logs.get(plan, ()) if one not in self.homes} - self.homes[plan]
        return logs | ({own} if self.store.classes(own, own) <= {DECISION_LOG} else set())

    def logs(self, plan: str) -> dict[str, str]:
        """The graphs of the decisions on a plan and on the plans that it requires, each with its plan."""
        several = sorted(self.needs(plan) & self.homes.keys() - {plan})
        return {graph: one for one in (*several, plan) for graph in self.decided(one)}

    def derived(self, plan: str) -> str:
        """The graph of what is derived from a plan: ``<plan>/derived``, or an address that is free."""
        address = plan + DERIVED_GRAPH
        while self.store.classes(address, address):
            address += "-"
        return address

    @property
    def recorded(self) -> list[str]:
        """The IRIs of the plans, and of those that they require: records of both are theirs."""
        needed = {one for plan in self.iris for one in self.needs(plan) & self.homes.keys()}
        return [*self.iris, *sorted(needed.difference(self.iris), key=natural)]

    @property
    def has_records(self) -> bool:
        """Whether anything in them may be a record of a decision."""
        store = self.as_recorded
        logs = {plan + DECIDED_GRAPH for plan in self.recorded}
        return bool(store.existing(logs)) or bool(store.links(PROV + "wasInformedBy"))

    def refuse_taken(self, graph: str) -> None:
        """Refuse to keep decisions in a graph that is a plan.

        Raises:
            AddressTaken: it is.
        """
        if graph in self.homes:
            raise AddressTaken(address=graph)

    def scope(self, plan: str) -> Scope:
        """The scope of the plan with the IRI, built when first asked for.

        Those that were used last are kept, as many as have 1.7 million statements together.
        """
        scope = self._scopes.pop(plan, None)
        if scope is not None:
            self._scopes[plan] = scope
            return scope
        scope = self._scopes[plan] = (self._change or self._as_kept)(plan)
        self._sizes[plan] = scope.store.size
        while len(self._scopes) > 1 and sum(self._sizes.get(one, 0) for one in self._scopes) > MOST_KEPT:
            del self._scopes[next(iter(self._scopes))]
        return scope

    @property
    def kept_scopes(self) -> frozenset[str]:
        """The plans whose scopes are kept now."""
        return frozenset(self._scopes)

    def let_go(self, plan: str) -> None:
        """Keep the scope of a plan no longer; it is made anew when it is asked for again."""
        self._scopes.pop(plan, None)

    def key(self, plan: str) -> str | None:
        """The key of all that the plan's scope depends on, told without the scope being built.

        None where nothing is kept, where the scope is there already, which somebody may have changed, and
        where blank nodes would be others the next time.
        """
        if plan in self._scopes or self._change or cache.folder() is None:
            return None
        if plan not in self._keys:
            graphs, decided = self._graphs(plan)
            prints = {graph: self.store.fingerprint(graph) for graph in sorted(graphs)}
            own = ["plan", plan, self.derived(plan), " ".join(sorted(decided)), *told(self.profiles)]
            said = [f"{graph} {found}" for graph, found in prints.items()]
            self._keys[plan] = None if None in prints.values() else cache.key(*own, *said)
        return self._keys[plan]

    def _graphs(self, plan: str) -> tuple[set[str], set[str]]:
        """The graphs there are of a plan, and the names of those with decisions."""
        graphs = self._claimed(plan) | set(self.loose if len(self._alone) == 1 else ())
        return self.store.existing(graphs), set(self.logs(plan))

    def _as_kept(self, plan: str) -> Scope:
        """The scope of a plan, as it was built before where what it depends on is as it was."""
        if self._on_built and len(self._alone) == 1:
            return self._built(plan)
        key = self.key(plan)
        scope = kept_scope(key) if key else None
        if scope is None:
            scope = self._built(plan)
            if key:
                keep_scope(key, scope)
        return scope

    def _built(self, plan: str) -> Scope:
        from goalgraph.rdf.normalised import normalised

        graphs, decided = self._graphs(plan)
        records = self._quads(graphs & decided)
        said = self._quads(graphs - decided - reference_graphs())
        special = reference_specialised().beside(specialised(records))
        known = [*reference(), *records]
        small = LocalStore()
        small.add([*known, *normalised(said, known, special)])
        profiles = used(small, self.profiles)
        small.add(quads_of(profiles, small))
        scope = scope_over(small, plan, decided, self.derived(plan), profiles)
        if self._on_built and len(self._alone) == 1:
            self._on_built(scope)
        return scope

    def _quads(self, graphs: Set[str]) -> list[Quad]:
        return [quad for graph in sorted(graphs) for quad in self.store.quads(graph)]

    @cached_property
    def everything(self) -> LocalStore:
        """All plans, with what is derived of each, for questions that are not asked plan by plan."""
        if len(self) == 1:
            return self.scope(self.iris[0]).store
        from goalgraph.rdf.normalised import normalised

        whole = LocalStore()
        whole.add(reference())
        whole.add(normalised(self._quads(set(self.loose)), reference()))
        for scope in self:
            own = (graph for graph in scope.store.graphs() if graph not in reference_graphs())
            whole.add(quad for graph in own for quad in scope.store.quads(graph))
        return whole

    @cached_property
    def ambiguous(self) -> frozenset[str]:
        """The ids that mean different resources in different plans."""
        meant: dict[str, set[str]] = {}
        for scope in self:
            for entry in scope.entries():
                meant.setdefault(entry.id, set()).add(entry.iri)
        return frozenset(ident for ident, iris in meant.items() if len(iris) > 1)

    def only(self, plan: str) -> Plans:
        """One of the plans, alone."""
        one = Plans(
            lambda: self.store,
            (plan,),
            self._scopes,
            self.sources,
            self.unread,
            self.checksums,
            profiles=self.profiles,
            change=self._change,
        )
        one._views = self._views
        self._views[id(one)] = one
        return one

    def changed(self, change: Callable[[Scope], Scope]) -> Plans:
        """The plans with another scope each."""
        return Plans(
            lambda: self.store,
            self.iris,
            sources=self.sources,
            unread=self.unread,
            checksums=self.checksums,
            profiles=self.profiles,
            change=lambda plan: change(self.scope(plan)),
        )

    def replace(self, plan: str, graph: str, triples: list[Triple]) -> None:
        """Replace what ``graph`` holds, also in the place where the plans are kept.

        The plan's scope is made anew, also where the plan is looked at alone.

        Raises:
            StoreChanged: somebody else has changed the graph in the store meanwhile.
        """
        self.store.keep({graph: triples})
        for view in filter(None, (known() for known in self._views.valuerefs())):
            view._scopes.pop(plan, None)
            view.kept.clear()
            view._keys.clear()
            view._on_built = None  # what is built from now on is no longer what the files said
            view._known_required = None
            for kept in ("_logs", "loose", "everything", "ambiguous", "required"):
                view.__dict__.pop(kept, None)

    def __iter__(self) -> Iterator[Scope]:
        return (self.scope(plan) for plan in self.iris)

    def __len__(self) -> int:
        return len(self.iris)
