"""Special kinds of our classes and properties, counted as what they specialise.

In: quads. Out: the same, and for each resource of a class that is declared below one of ours
(``rdfs:subClassOf``, through any chain) our class as well; likewise for properties. What follows stands in
the graph of the statement it follows from: a link stated with a special property is a stated link.
"""

from __future__ import annotations

import pyoxigraph as ox

from goalgraph.base.names import RDF
from goalgraph.rdf.hierarchy import Special, nearest_of_ours, specialised
from goalgraph.rdf.ontology import vocabulary

_TYPE = ox.NamedNode(RDF + "type")


def as_what_they_specialise(quads: list[ox.Quad], known: Special) -> list[ox.Quad]:
    """The quads, and what follows from the special kinds of our terms that are declared in them.

    Args:
        quads: what a plan says.
        known: those that are declared beside it.
    """
    ours = vocabulary()
    every = specialised(quads).beside(known)
    classes = nearest_of_ours(every.classes, ours.classes)
    properties = nearest_of_ours(every.properties, ours.properties)
    if not classes and not properties:
        return quads
    added: dict[ox.Quad, None] = {}
    for quad in quads:
        if quad.predicate == _TYPE:
            for cls in classes.get(quad.object.value, ()) if isinstance(quad.object, ox.NamedNode) else ():
                added[ox.Quad(quad.subject, _TYPE, ox.NamedNode(cls), quad.graph_name)] = None
        for name in properties.get(quad.predicate.value, ()):
            added[ox.Quad(quad.subject, ox.NamedNode(name), quad.object, quad.graph_name)] = None
    return list(dict.fromkeys([*quads, *added]))
