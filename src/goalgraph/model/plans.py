"""The plans of a store, each with the scope that its answers are made over.

In: a store where plans are kept. Out: their scopes, each a small store of its own, built when first asked
for. What belongs to a plan is declared: its own graph, what that graph or one it requires names with
``dcterms:requires``, the logs that say ``gg:decisionsOf`` it, and what goalgraph ships for every plan. A
graph that no plan claims belongs to the plan where there is only one, and otherwise to none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from functools import cached_property
from pathlib import Path
from weakref import WeakValueDictionary

from goalgraph.base.names import DCTERMS, DECISIONS_GRAPH, DERIVED_GRAPH, GG, RDF, SKOS, local_name
from goalgraph.base.order import natural
from goalgraph.model.derivation import derived
from goalgraph.model.reference import reference, reference_graphs
from goalgraph.model.scope import Scope
from goalgraph.rdf.store import LocalStore, Triple

MOST_KEPT = 128


class Plans:
    """The plans of a store.

    Attributes:
        store: where they are kept; nothing is written to it but what :meth:`replace` is given.
        checksums: of the files that they were read from, as these were then.

    >>> from goalgraph.model.loading import loaded
    >>> [scope.plan.id for scope in loaded([])]
    ['0665/2019']
    """

    def __init__(
        self,
        store: LocalStore,
        wanted: Sequence[str] | None = None,
        scopes: Mapping[str, Scope] | None = None,
        checksums: dict[Path, str | None] | None = None,
    ) -> None:
        self.store = store
        self._wanted = wanted
        self._scopes = dict(scopes or {})
        self.checksums = {} if checksums is None else checksums
        self._views = WeakValueDictionary({id(self): self})

    @cached_property
    def iris(self) -> list[str]:
        """The IRIs of the plans, in natural order."""
        return sorted(self._homes if self._wanted is None else self._wanted, key=natural)

    @cached_property
    def ids(self) -> Mapping[str, str]:
        """The id of each plan by its IRI, in natural order."""
        codes = {plan: self.store.texts(plan, SKOS + "notation") for plan in self.iris}
        return {plan: min(codes[plan], default=local_name(plan)) for plan in self.iris}

    @cached_property
    def _homes(self) -> Mapping[str, set[str]]:
        """By plan, the graphs that say that it is one."""
        homes: dict[str, set[str]] = {}
        for plan, graph in self.store.subjects(RDF + "type", GG + "Plan"):
            homes.setdefault(plan, {plan}).add(graph)
        return homes

    @cached_property
    def _logs(self) -> Mapping[str, set[str]]:
        """By plan, the graphs of the decisions on it."""
        logs: dict[str, set[str]] = {}
        for log, plan, graph in self.store.links(GG + "decisionsOf"):
            logs.setdefault(plan, set()).update({log, graph})
        return logs

    @cached_property
    def _required(self) -> Mapping[str, set[str]]:
        required: dict[str, set[str]] = {}
        for claimer, graph, _ in self.store.links(DCTERMS + "requires"):
            required.setdefault(claimer, set()).add(graph)
        return required

    @cached_property
    def loose(self) -> list[str]:
        """The graphs that no plan claims, sorted."""
        claimed = set(reference_graphs())
        for plan in self._homes:
            claimed |= self._claimed(plan) | {plan + DERIVED_GRAPH}
        return [graph for graph in self.store.graphs() if graph not in claimed]

    def _claimed(self, plan: str) -> set[str]:
        claimed: set[str] = set()
        waiting = {*self._homes[plan], *self.decided(plan)}
        made = {plan + DERIVED_GRAPH} - set(self._homes)
        while waiting:
            claimed |= waiting
            waiting = {g for graph in waiting for g in self._required.get(graph, ())} - claimed
        return claimed - made

    def decided(self, plan: str) -> set[str]:
        """The graphs of the decisions on a plan."""
        return {plan + DECISIONS_GRAPH, *self._logs.get(plan, ())} - set(self._homes)

    def scope(self, plan: str) -> Scope:
        """The scope of the plan with the IRI, built when first asked for.

        The 128 that were used last are kept.
        """
        scope = self._scopes.pop(plan, None) or self._built(plan)
        self._scopes[plan] = scope
        if len(self._scopes) > MOST_KEPT:
            del self._scopes[next(iter(self._scopes))]
        return scope

    def _built(self, plan: str) -> Scope:
        alone = len(self._homes) == 1
        graphs = self._claimed(plan) | set(self.loose if alone else ())
        small = LocalStore()
        small.add(reference())
        small.add(quad for graph in sorted(graphs - reference_graphs()) for quad in self.store.quads(graph))
        return scope_over(small, plan, self.decided(plan))

    @cached_property
    def everything(self) -> LocalStore:
        """All plans, with what is derived of each, for questions that are not asked plan by plan."""
        if len(self) == 1:
            return self.scope(self.iris[0]).store
        whole = self.store.copy(
            [*reference_graphs(), *(g for g in self.store.graphs() if g not in reference_graphs())]
        )
        for scope in self:
            whole.put_graph(scope.iri + DERIVED_GRAPH, scope.store.get_graph(scope.iri + DERIVED_GRAPH))
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
        one = Plans(self.store, (plan,), self._scopes, self.checksums)
        one._views = self._views
        self._views[id(one)] = one
        return one

    def changed(self, change: Callable[[Scope], Scope]) -> Plans:
        """The plans with another scope each."""
        return Plans(self.store, self._wanted, {scope.iri: change(scope) for scope in self}, self.checksums)

    def replace(self, plan: str, graph: str, triples: list[Triple]) -> None:
        """Replace what ``graph`` holds; the plan's scope is made anew, also where it is looked at alone."""
        self.store.put_graph(graph, triples)
        for view in filter(None, (known() for known in self._views.valuerefs())):
            view._scopes.pop(plan, None)
            for kept in ("_logs", "loose", "everything", "ambiguous"):
                view.__dict__.pop(kept, None)

    def __iter__(self) -> Iterator[Scope]:
        return (self.scope(plan) for plan in self.iris)

    def __len__(self) -> int:
        return len(self.iris)


def scope_over(small: LocalStore, plan: str, decided: Set[str]) -> Scope:
    """The scope whose triples ``small`` holds; what is derived is added to it."""
    small.put_graph(plan + DERIVED_GRAPH, derived(small))
    return Scope(small, plan, frozenset(decided))
