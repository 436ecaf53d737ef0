"""On what a triple rests, which the graph that it is in says: stated, derived or decided.

In: a store. Out: the basis of each of its graphs. Derived is what goalgraph makes for the plans in hand,
decided what a graph declares to be decisions (``gg:decisionsOf``), or has at the address of a plan's
decisions without declaring to be anything else. All else is stated, whatever its address looks like.
"""

from __future__ import annotations

from goalgraph.base.errors import AddressTaken
from goalgraph.base.names import DECISIONS_GRAPH, DERIVED_GRAPH, GG, Basis
from goalgraph.rdf.store import Store


def bases(store: Store) -> dict[str, Basis]:
    """The basis of each graph, in the order of their names.

    >>> import goalgraph
    >>> sorted(set(bases(goalgraph.load().store).values()))
    ['derived', 'stated']
    """
    plans = plan_graphs(store)
    taken = _taken(plans, store)
    derived = {_free(plan + DERIVED_GRAPH, taken) for plan in plans}
    decided = _logs(store) | ({plan + DECISIONS_GRAPH for plan in plans} - taken)
    return {
        graph: "derived" if graph in derived else "decided" if graph in decided else "stated"
        for graph in store.graphs()
    }


def plan_graphs(store: Store) -> list[str]:
    """The IRIs of the plans in the store, sorted; a plan's IRI is its graph's."""
    text = f"SELECT DISTINCT ?plan WHERE {{ ?plan a <{GG}Plan> FILTER(isIRI(?plan)) }} ORDER BY ?plan"
    return [row.text("plan") for row in store.select(text, store.graphs())]


def derived_graphs(store: Store) -> dict[str, str]:
    """For each plan the graph of what is derived from it: ``<plan>/derived``, or an address that is free."""
    plans = plan_graphs(store)
    taken = _taken(plans, store)
    return {plan: _free(plan + DERIVED_GRAPH, taken) for plan in plans}


def refuse_taken(graph: str, store: Store) -> None:
    """Refuse to keep decisions in a graph that holds a plan.

    Raises:
        AddressTaken: it does.
    """
    if graph in plan_graphs(store):
        raise AddressTaken(address=graph)


def _free(address: str, taken: set[str]) -> str:
    while address in taken:
        address += "-"
    return address


def _taken(plans: list[str], store: Store) -> set[str]:
    """The addresses of plans and of the graphs that say themselves what they are."""
    text = "SELECT DISTINCT ?g WHERE { GRAPH ?g { ?g a ?class } }"
    return {*plans, *(row.text("g") for row in store.select(text, store.graphs()))}


def _logs(store: Store) -> set[str]:
    text = f"""
        SELECT DISTINCT ?g WHERE {{
            GRAPH ?g {{ {{ ?g <{GG}decisionsOf> ?plan }} UNION {{ ?g a <{GG}DecisionLog> }} }}
            FILTER NOT EXISTS {{ ?g a <{GG}Plan> }}
        }}"""
    return {row.text("g") for row in store.select(text, store.graphs())}
