"""The graph for networkx.

In: a loaded graph. Out: a ``MultiDiGraph`` whose nodes are resources and whose edges are links upwards.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import networkx

    from goalgraph.model.scope import Scope


def to_networkx(graph: Scope) -> networkx.MultiDiGraph[Any]:
    """Nodes keyed by id with ``iri``, ``kind``, ``label_sv``, ``label_en``; edges with ``relation``,
    ``basis``, ``rule`` (text), ``ambiguous``. Passages are left out: they are sources, not goals.
    """
    import networkx as nx

    from goalgraph.base.names import Kind

    network: networkx.MultiDiGraph[Any] = nx.MultiDiGraph()
    for resource in graph.resources():
        if resource.kind is not Kind.PASSAGE:
            network.add_node(
                resource.id,
                iri=resource.iri,
                kind=resource.kind.value,
                label_sv=resource.label("sv"),
                label_en=resource.label("en"),
            )
    for link in graph.links():
        network.add_edge(
            link.subject,
            link.object,
            key=f"{link.relation} {link.basis}",
            relation=link.relation,
            basis=link.basis,
            rule=link.rule or "",
            ambiguous=link.ambiguous,
        )
    return network
