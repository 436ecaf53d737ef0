"""The graph as it was on a day: what had been decided and proposed by then, and nothing later.

In: a graph and a day. Out: another graph; the plans and what they state are the same in both.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, TypeVar

import pyoxigraph as ox

from goalgraph.base.names import DERIVED_GRAPH
from goalgraph.decisions import log_of
from goalgraph.decisions.log import Log, up_to
from goalgraph.model.derivation import derive
from goalgraph.rdf.store import LocalStore

if TYPE_CHECKING:
    from goalgraph.model.scope import Scope

_S = TypeVar("_S", bound="Scope")


def as_of(graph: _S, day: date) -> _S:
    """The graph as it was on ``day``; see :meth:`goalgraph.Graph.as_of`."""
    logs = [log_of(graph, plan.iri) for plan in graph.plans]
    cut = {log.graph: log for log in logs if any(s.day > day for s in log.standpoints)}
    if not cut:
        return graph
    store = LocalStore()
    for name in graph.store.graphs():
        if not name.endswith(DERIVED_GRAPH):
            triples = _until(cut[name], day, graph) if name in cut else graph.store.get_graph(name)
            node = ox.NamedNode(name)
            store.add(ox.Quad(t.subject, t.predicate, t.object, node) for t in triples)
    derive(store)
    return type(graph)(store)


def _until(log: Log, day: date, graph: Scope) -> list[ox.Triple]:
    """The triples of a log as they were, with what somebody added to it by hand."""
    earlier = Log(log.plan, tuple(s for s in log.standpoints if s.day <= day))
    return up_to(graph.store.get_graph(log.graph), log, earlier)
