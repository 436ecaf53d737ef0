"""The graph for networkx.

In: a plan's scope. Out: a ``MultiDiGraph`` whose nodes are resources and whose edges are links upwards.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from goalgraph.base.names import Kind
from goalgraph.model.lookup import qualified

if TYPE_CHECKING:
    import networkx

    from goalgraph.model.objects import Resource
    from goalgraph.model.plans import Plans
    from goalgraph.model.scope import Scope


def to_networkx(
    scope: Scope, name: Callable[[Resource], str] | None = None, *, candidates: bool = True
) -> networkx.MultiDiGraph[Any]:
    """Nodes keyed by id with ``iri``, ``kind``, ``label_sv``, ``label_en``; edges with ``relation``,
    ``basis``, ``rule`` and ``via`` (text), ``ambiguous``, ``among``. Passages are left out, with links to
    them: they are sources, not goals. An edge whose basis is ``derived`` is a candidate: a path through one
    says no more than that.

    Args:
        scope: the plan and what it uses.
        name: what a node is called, where not by its id.
        candidates: whether candidates are edges.
    """
    import networkx as nx

    network: networkx.MultiDiGraph[Any] = nx.MultiDiGraph()
    names: dict[str, str] = {}
    for resource in scope.resources():
        names[resource.id] = name(resource) if name else resource.id
        if resource.kind is not Kind.PASSAGE:
            network.add_node(
                names[resource.id],
                iri=resource.iri,
                kind=resource.kind.value,
                label_sv=resource.label("sv"),
                label_en=resource.label("en"),
            )
    for link in scope.links():
        if link.basis == "derived" and not candidates:
            continue
        lower, upper = names[link.subject], names[link.object]
        if lower not in network or upper not in network:
            continue
        network.add_edge(
            lower,
            upper,
            key=f"{link.relation} {link.basis}",
            relation=link.relation,
            basis=link.basis,
            rule=link.rule or "",
            via=", ".join(link.via),
            ambiguous=link.ambiguous,
            among=link.among,
        )
    return network


def network_of(plans: Plans, *, candidates: bool = True) -> networkx.MultiDiGraph[Any]:
    """The networks of the plans as one; what several plans share is one node."""
    import networkx as nx

    def named(scope: Scope) -> Callable[[Resource], str]:
        return lambda resource: qualified(plans, scope, resource).id

    parts = [to_networkx(scope, named(scope), candidates=candidates) for scope in plans]
    whole: networkx.MultiDiGraph[Any] = nx.compose_all(parts)
    return whole
