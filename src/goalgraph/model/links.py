"""The links between resources, each with what it rests on.

In: a store and its inventory. Out: links upwards, ordered, named by ids. The basis of a link is the
graph it is in; a derived link brings its rule and what it goes via.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from goalgraph.base.names import BASES, GG, RDF, RELATIONS, Basis, Kind, local_name
from goalgraph.base.order import natural
from goalgraph.model.ids import Inventory
from goalgraph.model.objects import Link
from goalgraph.rdf.store import Store


def read_links(store: Store, inventory: Inventory, basis_of: Callable[[str], Basis]) -> list[Link]:
    """Every link between two resources; a link both stated and derived counts as stated."""
    values = " ".join(f"<{iri}>" for iri in RELATIONS)
    text = (
        f"SELECT ?g ?s ?p ?o WHERE {{ VALUES ?p {{ {values} }} GRAPH ?g {{ ?s ?p ?o FILTER(isIRI(?o)) }} }}"
    )
    found: dict[tuple[str, str, str], Basis] = {}
    for row in store.select(text):
        triple = (row.text("s"), row.text("p"), row.text("o"))
        ends = inventory.by_iri(triple[0]), inventory.by_iri(triple[2])
        if not all(ends) or (triple[1] == GG + "concerns" and ends[0] and ends[0].kind is not Kind.DECISION):
            continue
        basis = basis_of(row.text("g"))
        known = found.get(triple)
        if known is None or _STRENGTH[basis] < _STRENGTH[known]:
            found[triple] = basis
    reasons = _reasons(store, inventory)
    deciders = _deciders(store, inventory) if "decided" in found.values() else {}
    links = []
    for (subject, predicate, obj), basis in found.items():
        rule, via, ambiguous = (
            reasons.get((subject, predicate, obj), (None, (), False))
            if basis == "derived"
            else (None, (), False)
        )
        own = inventory.id_of(subject)
        decision = deciders.get((subject, predicate, obj)) if basis == "decided" else None
        links.append(
            Link(own, RELATIONS[predicate], inventory.id_of(obj), basis, rule, via, ambiguous, decision)
        )
    order = {relation: position for position, relation in enumerate(RELATIONS.values())}
    return sorted(links, key=lambda k: (natural(k.subject), order[k.relation], natural(k.object), k.basis))


def _deciders(store: Store, inventory: Inventory) -> dict[tuple[str, str, str], str]:
    """The latest decision that set each link between a goal and an indicator or council goal."""
    text = f"""
        SELECT ?decision ?goal ?indicator ?council WHERE {{
            ?decision a <{GG}Decision> ; <{GG}concerns> ?goal .
            {{ ?decision <{GG}setsIndicator> ?indicator }}
            UNION {{ ?decision <{GG}setsContribution> ?council }}
        }}"""
    latest: dict[tuple[str, str, str], str] = {}
    for row in sorted(store.select(text), key=lambda row: natural(row.text("decision"))):
        goal, indicator = row.text("goal"), row.value("indicator")
        link = (
            (indicator, GG + "measures", goal)
            if indicator
            else (goal, GG + "contributesTo", row.text("council"))
        )
        latest[link] = inventory.id_of(row.text("decision"))
    return latest


_STRENGTH: Mapping[Basis, int] = MappingProxyType(
    {basis: BASES.index(basis) for basis in BASES} | {"derived": len(BASES)}
)
_Reason = tuple[str | None, tuple[str, ...], bool]


def _reasons(store: Store, inventory: Inventory) -> dict[tuple[str, str, str], _Reason]:
    text = f"""
        SELECT ?s ?p ?o ?rule ?via ?ambiguous WHERE {{
            ?link a <{GG}DerivedLink> ; <{GG}rule> ?rule ;
                <{RDF}subject> ?s ; <{RDF}predicate> ?p ; <{RDF}object> ?o .
            OPTIONAL {{ ?link <{GG}via> ?via }}
            OPTIONAL {{ ?link <{GG}ambiguous> ?ambiguous }}
        }} ORDER BY ?link ?via"""
    found: dict[tuple[str, str, str], _Reason] = {}
    for row in store.select(text):
        key = (row.text("s"), row.text("p"), row.text("o"))
        _, via, ambiguous = found.get(key, (None, (), False))
        if means := row.value("via"):
            name = inventory.id_of(means)
            via = via if name in via else (*via, name)
        found[key] = (local_name(row.text("rule")), via, ambiguous or row.value("ambiguous") == "true")
    return found
