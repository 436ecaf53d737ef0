"""The links between resources, each with what it rests on.

In: a store and its inventory. Out: links upwards, ordered, named by ids. The basis of a link is the
graph it is in. A derived link is a candidate that a rule points out: nobody has said it, and it brings its
rule, what it goes via, and how many goals the rule points out just as well. They are found by either end.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import TypedDict

from goalgraph.base.names import BASES, GG, RELATIONS, Basis, Kind, local_name
from goalgraph.base.order import natural
from goalgraph.model.ids import Inventory
from goalgraph.model.objects import Link
from goalgraph.rdf.store import Store


class LinksByEnd:
    """Links in their order, of which each is found by either end, as its place among them.

    >>> links = LinksByEnd([Link("KS1", "contributesTo", "KF1", "stated")])
    >>> links.upwards("KS1"), links.downwards("KF1"), links.downwards("KS1")
    ([0], [0], [])
    """

    def __init__(self, links: Sequence[Link]) -> None:
        self.links = links
        self._upwards: dict[str, list[int]] = defaultdict(list)
        self._downwards: dict[str, list[int]] = defaultdict(list)
        for place, link in enumerate(links):
            self._upwards[link.subject].append(place)
            self._downwards[link.object].append(place)

    def upwards(self, ident: str) -> Sequence[int]:
        """The places of those that lead up from it."""
        return self._upwards.get(ident, [])

    def downwards(self, ident: str) -> Sequence[int]:
        """The places of those that lead up to it."""
        return self._downwards.get(ident, [])


def read_links(store: Store, inventory: Inventory, basis_of: Callable[[str], Basis]) -> list[Link]:
    """Every link between two resources; a link both stated and derived counts as stated."""
    values = " ".join(f"<{iri}>" for iri in RELATIONS)
    text = (
        f"SELECT ?g ?s ?p ?o WHERE {{ VALUES ?p {{ {values} }} GRAPH ?g {{ ?s ?p ?o FILTER(isIRI(?o)) }} }}"
    )
    found: dict[tuple[str, str, str], Basis] = {}
    for row in store.select(text):
        triple = (row.text("s"), row.text("p"), row.text("o"))
        from_, to = inventory.by_iri(triple[0]), inventory.by_iri(triple[2])
        if not from_ or not to or (triple[1] == GG + "concerns" and from_.kind is not Kind.DECISION):
            continue
        basis = basis_of(row.text("g"))
        known = found.get(triple)
        if known is None or _STRENGTH[basis] < _STRENGTH[known]:
            found[triple] = basis
    candidates = _candidates(store, inventory, basis_of, _goals_by_area(found, inventory))
    for ends in candidates:
        found.setdefault(ends, "derived")
    deciders = _deciders(store, inventory) if "decided" in found.values() else {}
    links = []
    for ends, basis in found.items():
        subject, predicate, obj = ends
        named = inventory.id_of(subject), RELATIONS[predicate], inventory.id_of(obj)
        if basis == "derived" and ends in candidates:
            links.append(Link(*named, basis, **candidates[ends]))
        else:
            links.append(Link(*named, basis, decision=deciders.get(ends) if basis == "decided" else None))
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


def _goals_by_area(links: Iterable[_Ends], inventory: Inventory) -> dict[str, set[str]]:
    goals = {entry.iri for entry in inventory.of_kind(Kind.GOAL)}
    found: dict[str, set[str]] = {}
    for subject, predicate, area in links:
        if predicate == GG + "inArea" and subject in goals:
            found.setdefault(area, set()).add(subject)
    return found


def _candidates(
    store: Store, inventory: Inventory, basis_of: Callable[[str], Basis], goals_by_area: dict[str, set[str]]
) -> dict[_Ends, _Reason]:
    """The links that the rules point out as possible, by their ends."""
    text = f"""
        SELECT ?g ?s ?p ?o ?rule ?via ?ambiguous WHERE {{ GRAPH ?g {{
            ?link a <{GG}CandidateLink> ; <{GG}rule> ?rule ;
                <{GG}linkFrom> ?s ; <{GG}linkProperty> ?p ; <{GG}linkTo> ?o .
            OPTIONAL {{ ?link <{GG}via> ?via }}
            OPTIONAL {{ ?link <{GG}ambiguous> ?ambiguous }}
        }} }} ORDER BY ?link ?via"""
    found: dict[_Ends, _Reason] = {}
    concerned: dict[tuple[str, str], set[str]] = {}
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
        concerned.setdefault(ends[:2], set()).add(ends[2])
    for (subject, predicate, _), known in found.items():
        together = [goals for goals in goals_by_area.values() if subject in goals]
        known["among"] = len(set().union(*together) if together else concerned[subject, predicate])
    return found
