"""What was read, said as goalgraph's queries and rules expect it.

In: the quads of a plan, and those known beside it. Out: the same statements in the form that everything
else in goalgraph reads. The files and stores are not touched. Every statement stays in the graph it was
in, and what follows from it stands there too, so that it rests on what it rested on.
"""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox

from goalgraph.rdf.hierarchy import Special, specialised
from goalgraph.rdf.normalised.codes import with_plain_codes
from goalgraph.rdf.normalised.labels import with_labels
from goalgraph.rdf.normalised.languages import in_plain_languages
from goalgraph.rdf.normalised.matched import with_names_of_concepts
from goalgraph.rdf.normalised.special import as_what_they_specialise
from goalgraph.rdf.normalised.values import with_datatypes


def normalised(
    quads: Iterable[ox.Quad], known: Iterable[ox.Quad] = (), special: Special | None = None
) -> list[ox.Quad]:
    """The quads in goalgraph's form; doing it again changes nothing.

    Args:
        quads: what a plan says.
        known: what is said beside it, looked at and not changed: the reference data, the ontology, and what
            goalgraph has recorded of decisions.
        special: the special kinds of terms that are declared in what is known, where that has been found.
    """
    beside = list(known)
    changing = as_what_they_specialise(list(quads), specialised(beside) if special is None else special)
    changing = in_plain_languages(changing, beside)
    changing = with_plain_codes(changing, beside)
    changing = with_names_of_concepts(with_labels(changing, beside), beside)
    return with_datatypes(changing)
