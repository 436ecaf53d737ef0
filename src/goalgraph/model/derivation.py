"""Derived links: computed by named rules, kept in a graph of their own, never stored as stated.

In: the plans of a store and the rules in ``ontology/rules``. Out: the graph ``<plan>/derived`` of each
plan, made anew each time. A rule sees what is stated and decided, never what is derived.
"""

from __future__ import annotations

from functools import cache
from typing import cast

import pyoxigraph as ox

from goalgraph.base.names import DECISIONS_GRAPH, DERIVED_GRAPH, GG
from goalgraph.base.resources import resource_folder
from goalgraph.rdf.store import Store


@cache
def rules() -> dict[str, str]:
    """The text of each rule by its name.

    >>> "contributes-to" in rules()
    True
    """
    folder = resource_folder("ontology") / "rules"
    return {path.stem: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.rq"))}


def plan_graphs(store: Store) -> list[str]:
    """The IRIs of the plans in the store, sorted; a plan's IRI is its graph's."""
    answer = store.query(
        f"SELECT DISTINCT ?plan WHERE {{ ?plan a <{GG}Plan> FILTER(isIRI(?plan)) }} ORDER BY ?plan",
        store.graphs(),
    )
    return [str(row["plan"].value) for row in cast(ox.QuerySolutions, answer)]


def scope_of(plan: str, store: Store) -> list[str]:
    """The graphs that belong to a plan: its own, and those that belong to no plan."""
    others = [other for other in plan_graphs(store) if other != plan]
    return [
        graph
        for graph in store.graphs()
        if not any(graph == other or graph.startswith(other + "/") for other in others)
    ]


def derive(store: Store) -> None:
    """Make the derived graph of every plan anew."""
    for plan in plan_graphs(store):
        visible = [graph for graph in scope_of(plan, store) if not graph.endswith(DERIVED_GRAPH)]
        found: dict[ox.Triple, None] = {}
        for name, text in rules().items():
            found |= dict.fromkeys(cast(ox.QueryTriples, store.query(text, visible, name=name)))
        store.put_graph(plan + DERIVED_GRAPH, found)


def basis_of(graph: str) -> str:
    """On what a triple in ``graph`` rests: stated, derived or decided.

    >>> basis_of("https://example.org/0665/2019/derived")
    'derived'
    """
    if graph.endswith(DERIVED_GRAPH):
        return "derived"
    return "decided" if graph.endswith(DECISIONS_GRAPH) else "stated"
