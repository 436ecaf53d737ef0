"""What each board goal still lacks before it can steer.

In: the readiness that the rules in ``ontology/rules`` computed. Out: one object per goal and
requirement, with what it rests on, what is missing, what could measure the goal and the next step.
The page's badges, ``show`` and ``validate`` rest on it.
"""

from __future__ import annotations

import typing
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from goalgraph.base.frozen import Frozen
from goalgraph.base.names import GG, KOLADA, MEASURABLE, SKOS, Basis, local_name
from goalgraph.base.order import natural
from goalgraph.base.texts import Texts, in_order, text_in
from goalgraph.model.ids import Inventory
from goalgraph.model.objects import Link, Term
from goalgraph.rdf.store import Store
from goalgraph.rdf.terms import Literal

Status = typing.Literal["met", "not-met", "unclear"]
_STATUS: Mapping[str, Status] = MappingProxyType(
    {GG + "Met": "met", GG + "NotMet": "not-met", GG + "Unclear": "unclear"}
)
# What compares an observation with something, as in the rule readiness-measure.rq.
_COMPARED = f"^<{GG}comparisonOf>|<{GG}previousObservation>"
_NUMBER = f"<{GG}value>|<{GG}lowerBound>|<{GG}upperBound>|(^<{GG}comparisonOf>/<{GG}rank>)"
# What may be missing, in the order in which it is settled.
_LACKS = (
    "RemitAssessment",
    "ResourceAssessment",
    "EvidenceInWords",
    "ChosenIndicator",
    "CurrentValue",
    "ValuePeriod",
    "ComparisonValue",
    "TargetNumber",
    "BaselineNumber",
    "TargetDay",
)


@dataclass(frozen=True, slots=True)
class Evidence(Frozen):
    """Something that a status rests on, and on what its link to the goal rests.

    ``text`` is the sentence of an answer that a decision gives.
    """

    id: str
    basis: Basis
    text: Texts = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Candidate:
    """An indicator that could measure a goal: it is in the goal's area, or said to measure it.

    Attributes:
        basis: on what its link to the goal rests; ``None`` where it only shares the area.
        number, period, comparator: whether an observation of it has a number, and one that says the time
            it is for, and what it is compared with.
        kolada: its ids in the national database.
    """

    id: str
    basis: Basis | None
    number: bool
    period: bool
    comparator: bool
    kolada: tuple[str, ...] = ()

    @property
    def complete(self) -> int:
        """How much of number, period, comparator and Kolada id it has, 0 to 4."""
        return sum((self.number, self.period, self.comparator, bool(self.kolada)))


@dataclass(frozen=True, slots=True)
class Readiness(Frozen):
    """Whether a goal meets a requirement on an ambition level.

    The requirements are the document's: it can be influenced (R1), measured (R2), and there are
    resources (R3), lines 206–210. ``unclear`` is the answer wherever the graph is silent; a derived link
    alone never makes it ``met``.

    Attributes:
        missing: what is missing before the requirement is met and the goal can be followed up.
        candidates: for R2 the indicators that could measure the goal, the most complete first.
        plan: the plan's id, where several are loaded.
        applies: whether the requirement is asked of the goal; a direction goal does not steer, and nothing
            is (lines 212–218).
    """

    goal: str
    requirement: str
    status: Status
    requirement_labels: Texts
    reasons: Texts
    explanations: Texts
    next_steps: Texts
    evidence: tuple[Evidence, ...] = ()
    missing: tuple[Term, ...] = ()
    candidates: tuple[Candidate, ...] = ()
    applies: bool = True
    plan: str | None = None

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


def read_readiness(
    store: Store, inventory: Inventory, links: list[Link], term: Callable[[str], Term]
) -> list[Readiness]:
    """The readiness of every goal that requirements are asked of, in the order of goals and requirements."""
    statuses = ", ".join(f"<{iri}>" for iri in _STATUS)
    text = f"""
        SELECT ?r ?goal ?requirement ?code ?status ?reason ?direction WHERE {{
            ?r a <{GG}Readiness> ; <{GG}rule> ?rule ; <{GG}readinessOf> ?goal ;
                <{GG}forRequirement> ?requirement ; <{GG}status> ?status ; <{GG}reason> ?reason .
            FILTER(?status IN ({statuses}) && isIRI(?requirement) && isIRI(?reason))
            ?requirement <{SKOS}notation> ?code .
            BIND(EXISTS {{ ?goal <{GG}goalType> <{GG}Direction> }} AS ?direction)
        }}"""
    found: dict[tuple[str, str], Readiness] = {}
    candidates = _candidates(store, inventory, links)
    basis = _bases(links)
    for row in store.select(text):
        node, reason = row.text("r"), row.text("reason")
        goal = inventory.id_of(row.text("goal"))
        key = (goal, row.text("code"))
        rests_on = []
        for iri in _objects(store, node, GG + "evidence"):
            if inventory.by_iri(iri) is None:
                said = _texts(store, iri, GG + "evidenceText")
                rests_on.append(Evidence(local_name(iri), "decided", said))
            else:
                ident = inventory.id_of(iri)
                rests_on.append(Evidence(ident, basis.get((ident, goal), "stated")))
        lacks = _objects(store, node, GG + "lacks")
        found.setdefault(
            key,
            Readiness(
                *key,
                _STATUS[row.text("status")],
                term(row.text("requirement")).labels,
                term(reason).labels,
                _texts(store, reason, SKOS + "definition"),
                _texts(store, node, GG + "nextStep"),
                tuple(sorted(rests_on, key=lambda e: natural(e.id))),
                tuple(term(GG + name) for name in _LACKS if GG + name in lacks),
                candidates.get(goal, ()) if key[1] == MEASURABLE else (),
                row.text("direction") != "true",
            ),
        )
    return [found[key] for key in sorted(found, key=lambda key: (natural(key[0]), key[1]))]


def _bases(links: list[Link]) -> dict[tuple[str, str], Basis]:
    return {(k.subject, k.object): k.basis for k in links if k.relation in ("measures", "contributesTo")}


def _candidates(store: Store, inventory: Inventory, links: list[Link]) -> dict[str, tuple[Candidate, ...]]:
    """Per goal, the indicators of its area and those that measure it."""
    text = f"""
        SELECT DISTINCT ?goal ?indicator ?number ?period ?comparator ?kolada WHERE {{
            ?goal a <{GG}Goal> .
            {{ ?goal <{GG}inArea> ?area . ?indicator <{GG}inArea> ?area }}
            UNION {{ ?indicator <{GG}measures> ?goal }}
            ?indicator a <{GG}Indicator> .
            OPTIONAL {{
                ?observation <{GG}observationOf> ?indicator ;
                    {_NUMBER} ?number .
                OPTIONAL {{ ?observation <{GG}period> ?period }}
                OPTIONAL {{
                    ?observation {_COMPARED} ?comparator
                }}
            }}
            OPTIONAL {{
                ?indicator <{GG}externalId> ?code FILTER(STRSTARTS(STR(?code), "{KOLADA}"))
                BIND(STRAFTER(STR(?code), "{KOLADA}") AS ?kolada)
            }}
        }}"""
    known: dict[tuple[str, str], dict[str, set[str]]] = {}
    for row in store.select(text):
        ends = (inventory.id_of(row.text("goal")), inventory.id_of(row.text("indicator")))
        facts = known.setdefault(
            ends, {"number": set(), "period": set(), "comparator": set(), "kolada": set()}
        )
        for name, values in facts.items():
            if (value := row.value(name)) is not None:
                values.add(value)
    bases = _bases(links)
    found: dict[str, list[Candidate]] = {}
    for (goal, indicator), facts in known.items():
        found.setdefault(goal, []).append(
            Candidate(
                indicator,
                bases.get((indicator, goal)),
                bool(facts["number"]),
                bool(facts["period"]),
                bool(facts["comparator"]),
                tuple(sorted(facts["kolada"])),
            )
        )
    return {
        goal: tuple(sorted(several, key=lambda c: (-c.complete, natural(c.id))))
        for goal, several in found.items()
    }


def _objects(store: Store, iri: str, predicate: str) -> list[str]:
    rows = store.select(f"SELECT DISTINCT ?o WHERE {{ <{iri}> <{predicate}> ?o FILTER(isIRI(?o)) }}")
    return sorted(row.text("o") for row in rows)


def _texts(store: Store, iri: str, predicate: str) -> dict[str, str]:
    rows = store.select(f"SELECT ?o WHERE {{ <{iri}> <{predicate}> ?o }}")
    texts = [row["o"] for row in rows]
    return in_order((text.language or "", text.value) for text in texts if isinstance(text, Literal))
