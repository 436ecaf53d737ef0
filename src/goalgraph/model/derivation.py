"""Derived links: computed by named rules, kept in a graph of their own, never stored as stated.

In: the plans of a store and the rules in ``ontology/rules``. Out: the graph ``<plan>/derived`` of each
plan, made anew each time. A rule sees what is stated and decided, never what is derived.
"""

from __future__ import annotations

from functools import cache

import pyoxigraph as ox

from goalgraph.base.resources import resource_folder
from goalgraph.model.basis import derived_graphs, plan_graphs
from goalgraph.rdf.store import Store


@cache
def rules() -> dict[str, str]:
    """The text of each rule by its name.

    >>> "contributes-to" in rules()
    True
    """
    folder = resource_folder("ontology") / "rules"
    return {path.stem: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.rq"))}


def scope_of(plan: str, store: Store) -> list[str]:
    """The graphs that belong to a plan: its own, and those that belong to no plan."""
    plans = sorted(plan_graphs(store), key=len, reverse=True)
    owners = {
        graph: next((p for p in plans if graph == p or graph.startswith(p + "/")), None)
        for graph in store.graphs()
    }
    return [graph for graph, owner in owners.items() if owner in (plan, None)]


def derive(store: Store) -> None:
    """Make the derived graph of every plan anew."""
    homes = derived_graphs(store)
    derived = set(homes.values())
    for plan, home in homes.items():
        visible = [graph for graph in scope_of(plan, store) if graph not in derived]
        triples: dict[ox.Triple, None] = {}
        for name, text in rules().items():
            triples |= dict.fromkeys(store.construct(text, visible, name=name))
        store.put_graph(home, triples)
