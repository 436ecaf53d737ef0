"""The answer to a question in the forms that SPARQL 1.1 has for it.

In: results as SPARQL's JSON, or triples. Out: bytes in a form, as the engine writes it.
"""

from __future__ import annotations

from collections.abc import Iterable
from types import MappingProxyType

import pyoxigraph as ox

from goalgraph.rdf.statements import dataset, turtle

RESULTS = MappingProxyType(
    {
        "application/sparql-results+json": ox.QueryResultsFormat.JSON,
        "application/sparql-results+xml": ox.QueryResultsFormat.XML,
        "text/csv": ox.QueryResultsFormat.CSV,
        "text/tab-separated-values": ox.QueryResultsFormat.TSV,
    }
)
GRAPHS = MappingProxyType(
    {
        "text/turtle": ".ttl",
        "application/n-triples": ".nt",
        "application/ld+json": ".jsonld",
        "application/rdf+xml": ".rdf",
    }
)


def results(json: str, media: str) -> bytes:
    """Rows or a truth value in the form that a media type names.

    >>> results('{"head": {}, "boolean": true}', "text/csv")
    b'true'
    """
    found = ox.parse_query_results(json, format=ox.QueryResultsFormat.JSON)
    return bytes(found.serialize(format=RESULTS[media]) or b"")


def graph(triples: Iterable[ox.Triple], media: str) -> bytes:
    """Triples in the form that a media type names.

    >>> graph([], "application/n-triples")
    b''
    """
    if media == "text/turtle":
        return turtle(triples).encode()
    quads = (ox.Quad(t.subject, t.predicate, t.object) for t in triples)
    return dataset(quads, GRAPHS[media])
