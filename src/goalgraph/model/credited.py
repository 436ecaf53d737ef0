"""Parts of a plan that somebody else has published, under a licence of their own.

In: the scope of a plan. Out: a ``Credited`` for each of its graphs that says of itself under which licence it
is and how it is to be credited, as that with Kolada's values does. Whoever passes the plan on has to say the
same: its own licence does not reach them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from goalgraph.base.frozen import Frozen
from goalgraph.base.names import DCTERMS
from goalgraph.base.texts import Texts, in_order, text_in
from goalgraph.model.reference import reference_graphs
from goalgraph.rdf.terms import Literal, NamedNode

if TYPE_CHECKING:
    from goalgraph.model.scope import Scope


@dataclass(frozen=True, slots=True)
class Credited(Frozen):
    """A graph that is somebody else's: its IRI, what it is called, how it is credited, and its licence."""

    iri: str
    titles: Texts
    citations: Texts
    licence: str

    def line(self, lang: str) -> str:
        """The credit and the licence, as they stand where the graph's things are shown."""
        return f"{text_in(self.citations, lang)}, {self.licence}"


def credited(scope: Scope) -> tuple[Credited, ...]:
    """The parts of the plan that are credited to somebody else, in the order of their IRIs."""
    shipped = reference_graphs()
    own = (graph for graph in scope.graphs("stated") if graph != scope.iri and graph not in shipped)
    return tuple(found for graph in own if (found := _credited(scope, graph)))


def _credited(scope: Scope, graph: str) -> Credited | None:
    """What a graph says of itself; none where it says no licence or no credit."""
    said = scope.store.said_of(graph)
    licences = sorted(
        value.value for name, value in said if name == DCTERMS + "license" and isinstance(value, NamedNode)
    )
    titles, citations = (
        in_order(
            (value.language or "", value.value)
            for name, value in said
            if name == DCTERMS + wanted and isinstance(value, Literal)
        )
        for wanted in ("title", "bibliographicCitation")
    )
    return Credited(graph, titles, citations, licences[0]) if licences and citations else None
