"""The graph that a question sees where it names none: what several graphs say stands in it once.

In: an Oxigraph store, and the graphs that are merged. Out: the store to ask instead, where some say the same.

SPARQL 1.1 §13.2 makes the default graph of a dataset the RDF merge of graphs, which is a set of triples. The
engine's union gives a triple once for each graph that says it: two plans that both describe a year would
count twice what was observed in it.
"""

from __future__ import annotations

from collections.abc import Sequence

import pyoxigraph as ox

_ALL = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
_DISTINCT = "SELECT (COUNT(*) AS ?n) { SELECT DISTINCT ?s ?p ?o { ?s ?p ?o } }"


def merged(store: ox.Store, union: Sequence[str], named: Sequence[str]) -> ox.Store | None:
    """A store in memory whose default graph is the merge of ``union``, with the graphs ``named`` beside it.

    None where no two graphs of the union say the same, and the engine's own union will do.

    >>> node, one, two = (ox.NamedNode(f"http://example.org/{name}") for name in ("a", "1", "2"))
    >>> store = ox.Store()
    >>> store.extend([ox.Quad(node, node, node, one), ox.Quad(node, node, node, two)])
    >>> made = merged(store, [one.value, two.value], [one.value])
    >>> len(list(made.quads_for_pattern(None, None, None, ox.DefaultGraph()))), len(made)
    (1, 2)
    >>> merged(store, [one.value], []) is None
    True
    """
    graphs: list[ox.NamedNode | ox.BlankNode | ox.DefaultGraph] = [ox.NamedNode(graph) for graph in union]
    if _count(store, _ALL, graphs) == _count(store, _DISTINCT, graphs):
        return None
    made = ox.Store()
    made.extend(
        ox.Quad(quad.subject, quad.predicate, quad.object)
        for graph in graphs
        for quad in store.quads_for_pattern(None, None, None, graph)
    )
    for graph in named:
        made.extend(store.quads_for_pattern(None, None, None, ox.NamedNode(graph)))
    return made


def _count(
    store: ox.Store, text: str, graphs: list[ox.NamedNode | ox.BlankNode | ox.DefaultGraph]
) -> str | None:
    (row,) = store.query(text, default_graph=graphs)  # type: ignore[misc]
    return str(row["n"])
