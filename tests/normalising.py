"""Turtle through one step of normalisation, and back to Turtle's triples for comparison."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pyoxigraph as ox

from small_plan import PREFIXES

Step = Callable[[list[ox.Quad], Sequence[ox.Quad]], list[ox.Quad]]
MORE = """
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix ggsh: <https://w3id.org/goalgraph/shapes#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix sdgo: <http://metadata.un.org/sdg/ontology#> .
@prefix time: <http://www.w3.org/2006/time#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix e: <urn:e:> .
"""


def quads(text: str, graph: str = "urn:plan") -> list[ox.Quad]:
    """The quads of Turtle in a graph; the test plan's prefixes and ``e:`` are declared."""
    known = {line.split()[1] for line in PREFIXES.splitlines() if line.startswith("@prefix")}
    more = "\n".join(line for line in MORE.splitlines() if line and line.split()[1] not in known)
    parsed = ox.parse(f"{PREFIXES}{more}\n{text}", format=ox.RdfFormat.TURTLE)
    return [ox.Quad(q.subject, q.predicate, q.object, ox.NamedNode(graph)) for q in parsed]


def shown(several: Sequence[ox.Quad]) -> set[str]:
    """The quads as text, for comparison."""
    return {str(quad) for quad in several}


def becomes(step: Step, given: str, expected: str, known: str = "") -> bool:
    """Whether a step makes of one Turtle text the other."""
    return shown(step(quads(given), quads(known, "urn:known"))) == shown(quads(expected))
