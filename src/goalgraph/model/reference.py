"""What goalgraph ships for every plan: the ontology, Agenda 2030, units, periods and groups.

In: the resource folders. Out: their quads, parsed once in a process.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from goalgraph.base.resources import resource_folder
from goalgraph.rdf.hierarchy import Special, specialised

if TYPE_CHECKING:
    from goalgraph.rdf.terms import Quad


def bundled_plan() -> Path:
    """The folder of the bundled plan, Vaggeryd 2019.

    >>> bundled_plan().name
    '2019'
    """
    return resource_folder("data") / "vaggeryd" / "2019"


@cache
def reference() -> tuple[Quad, ...]:
    """The quads that every plan's scope holds."""
    from goalgraph.rdf.normalised.matched import in_place_of_concepts
    from goalgraph.rdf.reading import read

    data = resource_folder("data")
    said = read([resource_folder("ontology") / "goalgraph.ttl", data / "agenda2030", data / "reference"])
    return tuple(in_place_of_concepts(said))


@cache
def reference_specialised() -> Special:
    """The special kinds of classes and properties that they declare."""
    return specialised(reference())


@cache
def reference_graphs() -> frozenset[str]:
    """The names of the graphs they are in.

    >>> "https://w3id.org/goalgraph/id/agenda2030" in reference_graphs()
    True
    """
    return frozenset(str(getattr(quad.graph_name, "value", "")) for quad in reference())
