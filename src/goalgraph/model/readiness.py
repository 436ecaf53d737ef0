"""What each board goal still lacks before it can steer.

In: the readiness that a profile's rules computed. Out: one object per goal and
requirement, with what it rests on, what is missing, what could measure the goal and the next step.
The page's badges, ``show`` and ``validate`` rest on it.
"""

from __future__ import annotations

import typing
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from goalgraph.base.displayed import Displayed
from goalgraph.base.frozen import Frozen
from goalgraph.base.names import (
    GG,
    KOLADA,
    PROF,
    SHAPES,
    SKOS,
    VALUES_OF,
    Basis,
    Kind,
    local_name,
    screen_name,
)
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
_UNPLACED = 1_000_000
# What a profile says of its requirements: what could meet one, and of which a goal of some type is free.
_RESTS_ON, _EXEMPT = SHAPES + "restsOn", SHAPES + "exemptFrom"


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
class Readiness(Frozen, Displayed):
    """Whether a goal meets a requirement of a profile that its plan or its level uses.

    ``unclear`` is the answer wherever the graph is silent; a derived link alone never makes it ``met``.

    Attributes:
        missing: what is missing before the requirement is met and the goal can be followed up.
        candidates: where the requirement rests on indicators, those that could measure the goal, the most
            complete first.
        plan: the plan's id, where several are loaded.
        applies: whether the requirement is asked of the goal; one of a type that is exempt, such as a
            direction goal that does not steer, is not asked.
        rests_on_indicators: whether it is indicators that could meet the requirement.
        goal_type: of what type a goal is that the requirement is not asked of.
        headings: what the profile calls its requirements together.
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
    rests_on_indicators: bool = False
    goal_type: Term | None = None
    headings: Texts = field(default_factory=dict)

    def name(self, lang: str = "sv") -> str:
        """The requirement's short name in ``lang``."""
        return text_in(self.requirement_labels, lang)

    def reason(self, lang: str = "sv") -> str:
        """Why the status is what it is."""
        return text_in(self.reasons, lang)

    def heading(self, lang: str = "sv") -> str:
        """What the profile calls its requirements together; empty where it does not say."""
        return text_in(self.headings, lang)

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
        SELECT ?r ?goal ?requirement ?code ?status ?reason ?exempt ?counted ?scheme WHERE {{
            ?r a <{GG}Readiness> ; <{GG}rule> ?rule ; <{GG}readinessOf> ?goal ;
                <{GG}forRequirement> ?requirement ; <{GG}status> ?status ; <{GG}reason> ?reason .
            FILTER(?status IN ({statuses}) && isIRI(?requirement) && isIRI(?reason))
            ?requirement <{SKOS}notation> ?code .
            OPTIONAL {{ ?exempt <{_EXEMPT}> ?requirement . ?goal ?typed ?exempt }}
            OPTIONAL {{ ?requirement <{SKOS}inScheme> ?scheme }}
            BIND(EXISTS {{ ?requirement <{_RESTS_ON}> <{GG}Indicator> }} AS ?counted)
        }}"""
    found: dict[tuple[str, str], Readiness] = {}
    candidates = read_candidates(store, inventory, links)
    order = _in_order_of_settling(store)
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
        lacks = sorted(_objects(store, node, GG + "lacks"), key=lambda iri: order.get(iri, _UNPLACED))
        counted = row.text("counted") == "true"
        exempt, scheme = row.value("exempt"), row.value("scheme")
        found.setdefault(
            key,
            Readiness(
                *key,
                _STATUS[row.text("status")],
                term(row.text("requirement")).labels,
                term(reason).labels,
                _texts(store, reason, SKOS + "definition"),
                _next_steps(store, node, reason, goal),
                tuple(sorted(rests_on, key=lambda e: natural(e.id))),
                tuple(map(term, lacks)),
                candidates.get(goal, ()) if counted else (),
                exempt is None,
                rests_on_indicators=counted,
                goal_type=term(exempt) if exempt else None,
                headings=term(scheme).labels if scheme else {},
            ),
        )
    return [found[key] for key in sorted(found, key=lambda key: (natural(key[0]), natural(key[1])))]


def _next_steps(store: Store, node: str, reason: str, goal: str) -> Texts:
    """What the profile's rule says of the readiness, or else what the reason says to everybody."""
    own = _texts(store, node, SHAPES + "nextStep")
    named = screen_name(Kind.GOAL, goal)
    general = {} if own else _texts(store, reason, SHAPES + "nextStep")
    return own or {lang: text.replace("{goal}", named) for lang, text in general.items()}


def requirement_codes(store: Store) -> dict[str, str]:
    """The codes of the requirements that the profiles in use have, by IRI."""
    text = f"SELECT ?one ?code WHERE {{ ?one a <{GG}Requirement> ; <{SKOS}notation> ?code }} ORDER BY ?code"
    return {row.text("one"): row.text("code") for row in store.select(text)}


def asked_by_profile(store: Store) -> dict[str, set[str]]:
    """The IRIs of the goals that each profile, by IRI, asks something of."""
    text = f"""
        SELECT DISTINCT ?profile ?goal WHERE {{
            GRAPH ?profile {{ ?profile a <{PROF}Profile> }}
            GRAPH ?from {{ ?requirement a <{GG}Requirement> }}
            ?readiness a <{GG}Readiness> ; <{GG}readinessOf> ?goal ; ?asks ?requirement .
            ?profile <{PROF}isProfileOf>* ?from .
        }}"""
    found: dict[str, set[str]] = {}
    for row in store.select(text):
        found.setdefault(row.text("profile"), set()).add(row.text("goal"))
    return found


def _in_order_of_settling(store: Store) -> dict[str, int]:
    """What may be lacking, by IRI, with the place that a profile gives it."""
    text = f"""SELECT ?lack ?place WHERE {{
        ?lack <{SKOS}inScheme>/<{VALUES_OF}> <{GG}lacks> ; <{GG}order> ?place FILTER(isNumeric(?place))
    }}"""
    return {row.text("lack"): int(float(row.text("place"))) for row in store.select(text)}


def _bases(links: list[Link]) -> dict[tuple[str, str], Basis]:
    return {(k.subject, k.object): k.basis for k in links if k.relation in ("measures", "contributesTo")}


def read_candidates(
    store: Store, inventory: Inventory, links: list[Link]
) -> dict[str, tuple[Candidate, ...]]:
    """Per goal, the indicators of its area and those that measure it, the most complete first."""
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
                ?indicator <{GG}externalId>|(^<{GG}observationOf>/<{GG}externalId>) ?code
                FILTER(STRSTARTS(STR(?code), "{KOLADA}"))
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
