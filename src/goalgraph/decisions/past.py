"""The graph as it was on a day: what had been decided and proposed by then, and nothing later.

In: a graph and a day. Out: another graph; the plans and what they state are the same in both.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from goalgraph.decisions import log_of
from goalgraph.decisions.log import Log, up_to
from goalgraph.model.scoped import scope_over
from goalgraph.rdf.terms import Triple

if TYPE_CHECKING:
    from goalgraph.model.scope import Scope


def as_of(graph: Scope, day: date) -> Scope:
    """The scope as it was on ``day``; see :meth:`goalgraph.Graph.as_of`."""
    cut = log_until(graph, day)
    if cut is None:
        return graph
    small = graph.store.copy(graph.graphs("stated", "decided"))
    small.put_graph(log_of(graph).graph, cut)
    return scope_over(small, graph.iri, graph.decided, graph.derived, graph.profiles)


def log_until(graph: Scope, day: date) -> list[Triple] | None:
    """The triples of the log as they were, and what was added by hand; ``None`` if nothing is later."""
    log = log_of(graph)
    if all(standpoint.day <= day for standpoint in log.standpoints):
        return None
    earlier = Log(log.plan, tuple(s for s in log.standpoints if s.day <= day))
    return up_to(graph.store.get_graph(log.graph), log, earlier)
