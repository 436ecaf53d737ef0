"""The links between resources, each with what it rests on.

In: a store and its inventory. Out: links upwards, ordered, named by ids. The basis of a link is the
graph it is in. A derived link is a candidate that a rule points out: nobody has said it, and it brings its
rule, what it goes via, and how many goals the rule points out just as well.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import TypedDict

from goalgraph.base.names import BASES, GG, RELATIONS, Basis, Kind, local_name
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
        end, other = inventory.by_iri(triple[0]), inventory.by_iri(triple[2])
        if not end or not other or (triple[1] == GG + "concerns" and end.kind is not Kind.DECISION):
            continue
        basis = basis_of(row.text("g"))
        known = found.get(triple)
        if known is None or _STRENGTH[basis] < _STRENGTH[known]:
            found[triple] = basis
    candidates = _candidates(store, inventory, basis_of)
    for ends in candidates:
        found.setdefault(ends, "derived")
    deciders = _deciders(store, inventory) if "decided" in found.values() else {}
    links = []
    for ends, basis in found.items():
        subject, predicate, obj = ends
        link = Link(inventory.id_of(subject), RELATIONS[predicate], inventory.id_of(obj), basis)
        if basis == "decided":
            link = replace(link, decision=deciders.get(ends))
        elif basis == "derived" and ends in candidates:
            link = replace(link, **candidates[ends])
        links.append(link)
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


class _Reason(TypedDict):
    rule: str
    via: tuple[str, ...]
    ambiguous: bool
    among: int


_Ends = tuple[str, str, str]


def _candidates(store: Store, inventory: Inventory, basis_of: Callable[[str], Basis]) -> dict[_Ends, _Reason]:
    """The links that the rules point out as possible, by their ends."""
    text = f"""
        SELECT ?g ?s ?p ?o ?rule ?via ?ambiguous WHERE {{ GRAPH ?g {{
            ?link a <{GG}CandidateLink> ; <{GG}rule> ?rule ;
                <{GG}linkFrom> ?s ; <{GG}linkProperty> ?p ; <{GG}linkTo> ?o .
            OPTIONAL {{ ?link <{GG}via> ?via }}
            OPTIONAL {{ ?link <{GG}ambiguous> ?ambiguous }}
        }} }} ORDER BY ?link ?via"""
    found: dict[_Ends, _Reason] = {}
    rivals: dict[tuple[str, ...], set[str]] = {}
    for row in store.select(text):
        ends = (row.text("s"), row.text("p"), row.text("o"))
        joined = inventory.by_iri(ends[0]) and inventory.by_iri(ends[2]) and ends[1] in RELATIONS
        if not joined or basis_of(row.text("g")) != "derived":
            continue
        known = found.setdefault(
            ends, {"rule": local_name(row.text("rule")), "via": (), "ambiguous": False, "among": 1}
        )
        if means := row.value("via"):
            name = inventory.id_of(means)
            known["via"] = known["via"] if name in known["via"] else (*known["via"], name)
        known["ambiguous"] = known["ambiguous"] or row.value("ambiguous") == "true"
        for key, goal in _points_at(ends, known["via"]):
            rivals.setdefault(key, set()).add(goal)
    for ends, known in found.items():
        known["among"] = max(len(rivals[key]) for key, _ in _points_at(ends, known["via"]))
    return found


def _points_at(ends: _Ends, via: tuple[str, ...]) -> list[tuple[tuple[str, ...], str]]:
    """The goal that a rule points at, and what other goals compete with it for: of a goal that may contribute
    the others of its areas, else the others that the same thing may concern."""
    subject, predicate, obj = ends
    if predicate == GG + "contributesTo":
        return [((predicate, obj, area), subject) for area in via or ("",)]
    return [((predicate, subject), obj)]
