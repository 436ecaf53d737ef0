"""What each board goal still lacks before it can steer.

In: the readiness that the rules in ``ontology/rules`` computed. Out: one object per goal and
requirement. Both the page's badges and ``validate`` rest on it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, cast

import pyoxigraph as ox

from goalgraph.identifiers import Inventory, natural
from goalgraph.names import GG, RDFS, SKOS, Basis
from goalgraph.objects import Link, Texts, text_in
from goalgraph.store import Store

Status = Literal["met", "not-met", "unclear"]
_STATUS: Mapping[str, Status] = {GG + "Met": "met", GG + "NotMet": "not-met", GG + "Unclear": "unclear"}


@dataclass(frozen=True, slots=True)
class Evidence:
    """A resource that a status rests on, and on what its link to the goal rests."""

    id: str
    basis: Basis


@dataclass(frozen=True, slots=True)
class Readiness:
    """Whether a board goal meets a requirement on an ambition level.

    The requirements are the document's: it can be influenced (R1), measured (R2), and there are
    resources (R3), lines 206–210. ``unclear`` is the answer wherever the graph is silent.
    """

    goal: str
    requirement: str
    status: Status
    requirement_labels: Texts
    reasons: Texts
    explanations: Texts
    next_steps: Texts
    evidence: tuple[Evidence, ...] = ()

    def name(self, lang: str = "sv") -> str:
        """The requirement's short name in ``lang``."""
        return text_in(self.requirement_labels, lang)

    def reason(self, lang: str = "sv") -> str:
        """Why the status is what it is."""
        return text_in(self.reasons, lang)

    def explanation(self, lang: str = "sv") -> str:
        """The reason as a sentence."""
        return text_in(self.explanations, lang)

    def next_step(self, lang: str = "sv") -> str:
        """What to do next."""
        return text_in(self.next_steps, lang)


def read_readiness(store: Store, inventory: Inventory, links: list[Link]) -> list[Readiness]:
    """The readiness of every board goal, in the order of goals and requirements."""
    graphs = store.graphs()
    statuses = ", ".join(f"<{iri}>" for iri in _STATUS)
    text = f"""
        SELECT ?goal ?requirement ?code ?status ?reason ?evidence WHERE {{
            ?r a <{GG}Readiness> ; <{GG}readinessOf> ?goal ; <{GG}requirement> ?requirement ;
                <{GG}readinessStatus> ?status ; <{GG}readinessReason> ?reason .
            FILTER(?status IN ({statuses}) && isIRI(?requirement) && isIRI(?reason))
            ?requirement <{SKOS}notation> ?code .
            OPTIONAL {{ ?r <{GG}evidence> ?evidence }}
        }}"""
    measures = {link.subject: link.basis for link in links if link.relation == "measures"}
    found: dict[tuple[str, str], tuple[str, str, str, set[str]]] = {}
    for row in cast(ox.QuerySolutions, store.query(text, graphs)):
        key = (inventory.id_of(str(row["goal"].value)), str(row["code"].value))
        known = found.setdefault(
            key, (str(row["requirement"].value), str(row["status"].value), str(row["reason"].value), set())
        )
        if row["evidence"] is not None:
            known[3].add(inventory.id_of(str(row["evidence"].value)))
    return [
        Readiness(
            goal,
            code,
            _STATUS[status],
            _texts(store, graphs, requirement, RDFS + "label"),
            _texts(store, graphs, reason, RDFS + "label"),
            _texts(store, graphs, reason, SKOS + "definition"),
            _texts(store, graphs, reason, GG + "nextStep"),
            tuple(Evidence(ident, measures.get(ident, "stated")) for ident in sorted(evidence, key=natural)),
        )
        for (goal, code), (requirement, status, reason, evidence) in sorted(
            found.items(), key=lambda item: (natural(item[0][0]), item[0][1])
        )
    ]


def _texts(store: Store, graphs: list[str], iri: str, predicate: str) -> dict[str, str]:
    rows = cast(ox.QuerySolutions, store.query(f"SELECT ?o WHERE {{ <{iri}> <{predicate}> ?o }}", graphs))
    return {row["o"].language or "": row["o"].value for row in rows if isinstance(row["o"], ox.Literal)}
