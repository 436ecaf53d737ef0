"""A resource's triples into its typed object.

In: a store, its inventory and an IRI. Out: the dataclass of ``objects`` that fits the resource's kind.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import Any

from goalgraph.base.names import DCAT, DCTERMS, FOAF, GG, RATINGS, RDFS, SHAPES, SKOS, Kind, local_name
from goalgraph.base.order import natural
from goalgraph.model.builders import built
from goalgraph.model.facts import Facts
from goalgraph.model.ids import Entry, Inventory
from goalgraph.model.objects import Passage, Period, Rating, Resource, Term, ValueComparison
from goalgraph.rdf.store import Store
from goalgraph.rdf.terms import NamedNode, is_iri
from goalgraph.rdf.terms import Term as Node


class Assembler:
    """Builds objects from a store; terms and passages are built once."""

    def __init__(self, store: Store, inventory: Inventory) -> None:
        self._store = store
        self._inventory = inventory
        self._terms: dict[str, Term] = {}
        self._built: dict[str, Resource] = {}

    def resource(self, entry: Entry) -> Resource:
        """The typed object of an entry."""
        if entry.iri not in self._built:
            self._built[entry.iri] = self._made(entry)
        return self._built[entry.iri]

    def _made(self, entry: Entry) -> Resource:
        try:
            facts = Facts(self, self._statements(entry.iri))
            shared: dict[str, Any] = {
                "iri": entry.iri,
                "id": entry.id,
                "kind": entry.kind,
                "labels": facts.texts(RDFS + "label"),
                "short_labels": facts.texts(GG + "shortLabel"),
                "comments": facts.texts(RDFS + "comment"),
                "type": facts.term(DCTERMS + "type"),
            }
            if entry.kind is not Kind.PASSAGE:
                shared["passages"] = self._passages(facts)
                shared["documents"] = self._documents(facts)
            return built(entry.kind, facts, shared)
        except Exception as error:
            error.add_note(entry.iri)
            raise

    def term(self, iri: str) -> Term:
        """The unit, period, group or fixed value."""
        if iri not in self._terms:
            facts = self._named(iri)
            notation = facts.text(SKOS + "notation")
            self._terms[iri] = Term(
                notation or local_name(iri),
                iri,
                facts.texts(RDFS + "label"),
                singular=facts.texts(SHAPES + "singularLabel"),
            )
        return self._terms[iri]

    def _named(self, iri: str) -> Facts:
        """What is said of the IRI, or of the concept that is the same where the IRI itself has no name."""
        facts = Facts(self, self._statements(iri))
        if is_iri(iri) and not facts.texts(RDFS + "label"):
            same = f"SELECT ?one WHERE {{ ?one <{SKOS}exactMatch> {NamedNode(iri)} FILTER(isIRI(?one)) }}"
            for row in sorted(self._store.select(same), key=lambda row: row.text("one"))[:1]:
                return Facts(self, self._statements(row.text("one")))
        return facts

    def period(self, iri: str) -> Period:
        """The period, with its first and last day."""
        named = self.term(iri)
        facts = Facts(self, self._statements(iri))
        return Period(
            named.id,
            named.iri,
            named.labels,
            start=facts.day(GG + "startDate"),
            end=facts.day(GG + "endDate"),
        )

    def rating(self, iri: str) -> Rating:
        """The value of a scale, with what it stands for among goalgraph's own."""
        named = self.term(iri)
        facts = Facts(self, self._statements(iri))
        same = [
            one for name in ("exactMatch", "narrowMatch", "broadMatch") for one in facts.iris(SKOS + name)
        ]
        own = next((one for one in (iri, *same) if one in RATINGS), None)
        notation = facts.text(SKOS + "notation") or ""
        sign = "" if any(map(str.isalnum, notation)) else notation
        place = facts.integer(GG + "order")
        return Rating(named.id, named.iri, named.labels, meaning=own, sign=sign, place=place)

    def prefix(self, iri: str) -> str | None:
        """The prefix of the level with the IRI."""
        return Facts(self, self._statements(iri)).text(GG + "idPrefix")

    def comparisons(self, observation: str) -> tuple[ValueComparison, ...]:
        """The comparisons of the observation with the IRI, in the order of their ids."""
        built = (self.resource(entry) for entry in self._compared.get(observation, ()))
        return tuple(one for one in built if isinstance(one, ValueComparison))

    def activities(self, goal: str) -> tuple[str, ...]:
        """What the activities that lead to the goal with the IRI are called, by their ids."""
        return tuple(self.resource(entry).label() for entry in self._contributing.get(goal, ()))

    @cached_property
    def _compared(self) -> dict[str, list[Entry]]:
        return self._leading(Kind.COMPARISON, GG + "comparisonOf")

    @cached_property
    def _contributing(self) -> dict[str, list[Entry]]:
        return self._leading(Kind.ACTIVITY, GG + "contributesTo")

    def _leading(self, kind: Kind, predicate: str) -> dict[str, list[Entry]]:
        """By IRI, the entries of a kind that lead to it by a predicate, in the order of their ids."""
        ends: dict[str, list[str]] = {}
        for row in self._store.select(f"SELECT DISTINCT ?one ?end WHERE {{ ?one <{predicate}> ?end }}"):
            ends.setdefault(row.text("one"), []).append(row.text("end"))
        found: dict[str, list[Entry]] = {}
        for entry in self._inventory.of_kind(kind):
            for end in ends.get(entry.iri, ()):
                found.setdefault(end, []).append(entry)
        return found

    def id_of(self, iri: str) -> str:
        """The id of the resource with the IRI."""
        return self._inventory.id_of(iri)

    def _statements(self, iri: str) -> dict[str, list[Node]]:
        statements: dict[str, list[Node]] = {}
        for predicate, value in self._store.said_of(iri):
            statements.setdefault(predicate, []).append(value)
        return statements

    def _passages(self, facts: Facts) -> tuple[Passage, ...]:
        entries = [self._inventory.by_iri(iri) for iri in facts.iris(GG + "statedIn")]
        built = [self.resource(entry) for entry in entries if entry and entry.kind is Kind.PASSAGE]
        passages = [passage for passage in built if isinstance(passage, Passage)]
        return tuple(sorted(passages, key=lambda p: (p.first_line, p.last_line, natural(p.id))))

    def _documents(self, facts: Facts) -> tuple[Term, ...]:
        """What the resource is stated in that is no passage, each with the address where it can be read."""
        return tuple(self._document(iri) for iri in facts.iris(GG + "statedIn") if not self._is_passage(iri))

    def _is_passage(self, iri: str) -> bool:
        entry = self._inventory.by_iri(iri)
        return entry is not None and entry.kind is Kind.PASSAGE

    def _document(self, iri: str) -> Term:
        said = Facts(self, self._statements(iri))
        addresses = [*said.iris(FOAF + "page"), *said.iris(DCAT + "downloadURL")]
        return replace(self.term(iri), iri=next(iter(addresses), iri))
