"""What was read, said as goalgraph's queries and rules expect it.

In: the quads of a plan, and those known beside it. Out: the same statements in the form that everything
else in goalgraph reads. The files are not touched, and what goalgraph records of decisions is left as it
is. Every statement stays in the graph it was in, so that it rests on what it rested on.
"""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox

from goalgraph.base.names import DECISIONS_GRAPH, DERIVED_GRAPH
from goalgraph.rdf.normalised.codes import with_plain_codes
from goalgraph.rdf.normalised.labels import with_labels
from goalgraph.rdf.normalised.languages import in_plain_languages
from goalgraph.rdf.normalised.special import as_what_they_specialise
from goalgraph.rdf.normalised.values import with_datatypes

_KEPT = (DECISIONS_GRAPH, DERIVED_GRAPH)


def normalised(quads: Iterable[ox.Quad], known: Iterable[ox.Quad] = ()) -> list[ox.Quad]:
    """The quads in goalgraph's form.

    Args:
        quads: what a plan says.
        known: what is said beside it, looked at and not changed: the reference data, the ontology.
    """
    changing: list[ox.Quad] = []
    kept: list[ox.Quad] = []
    for quad in quads:
        name = quad.graph_name
        is_kept = isinstance(name, ox.NamedNode) and name.value.endswith(_KEPT)
        (kept if is_kept else changing).append(quad)
    beside = [*known, *kept]
    changing = as_what_they_specialise(changing, beside)
    changing = in_plain_languages(changing, beside)
    changing = with_plain_codes(changing, beside)
    changing = with_labels(changing, beside)
    return [*with_datatypes(changing), *kept]
