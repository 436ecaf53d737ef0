"""From the store to rdflib, for one plan at a time.

In: a store. Out: rdflib graphs with the triples of the graphs asked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from goalgraph.names import PREFIXES
from goalgraph.store import Store

if TYPE_CHECKING:
    import rdflib


def to_rdflib(store: Store) -> rdflib.Dataset:
    """Every graph of the store."""
    import rdflib

    dataset = rdflib.Dataset()
    _bind(dataset)
    for name in store.graphs():
        _fill(dataset.graph(rdflib.URIRef(name)), store, name)
    return dataset


def union(store: Store, graphs: Sequence[str]) -> rdflib.Graph:
    """One rdflib graph with all triples of ``graphs``."""
    import rdflib

    merged = rdflib.Graph()
    _bind(merged)
    for name in graphs:
        _fill(merged, store, name)
    return merged


def _bind(graph: rdflib.Graph) -> None:
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace)


def _fill(graph: rdflib.Graph, store: Store, name: str) -> None:
    import pyoxigraph as ox

    triples = ox.serialize(store.get_graph(name), format=ox.RdfFormat.N_TRIPLES)
    if triples:
        graph.parse(data=triples, format="ntriples")
