"""What tells plans apart where several are kept, and nothing else of them.

In: statements, or a place that is asked for them. Out: which say what is a plan, its code and its names, what
it requires, which records are decisions on it, and what stands at the address of a graph.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from goalgraph.base.names import DCTERMS, DECISION_LOG, GG, PROV, RDF, RDFS, SKOS

TYPE = RDF + "type"
SPECIAL = RDFS + "subClassOf"
PLAN = GG + "Plan"
JOINING = (DCTERMS + "requires", PROV + "wasInformedBy", SPECIAL)
TELLING = (GG + "inPlan", SKOS + "notation", RDFS + "label", DCTERMS + "title", SKOS + "prefLabel")


def of_plans(quads: Iterable[ox.Quad]) -> Iterator[ox.Quad]:
    """Those of the statements that tell plans apart, with what may be a plan or a record and its names.

    A special kind of plan may be declared in another file, so every class that is not goalgraph's counts.
    """
    several = list(quads)
    typed = [quad for quad in several if quad.predicate.value == TYPE and _may_be_plan(quad)]
    named = {quad.subject for quad in typed}
    yield from typed
    for quad in several:
        of = quad.predicate.value
        if of in JOINING or (of in TELLING and quad.subject in named):
            yield quad


def _may_be_plan(quad: ox.Quad) -> bool:
    cls = quad.object.value if isinstance(quad.object, ox.NamedNode) else GG
    return cls in (PLAN, DECISION_LOG) or not cls.startswith(GG) or quad.subject == quad.graph_name
