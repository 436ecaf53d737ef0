"""What things were called before a workbook is brought in again, so that an id never becomes another's.

In: the tables of the plan that is there, and the ids that decisions are about or that things had which are
gone. Out: for a row without an id the one that it had, by its text; and which ids are nobody else's to have.
Organisations have theirs in common with the other plans of their folder.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from immutabledict import immutabledict

from goalgraph.base.frozen import Frozen
from goalgraph.base.names import RDF, RDFS
from goalgraph.exchange.workbook.sheets import SHEET
from goalgraph.rdf.terms import Literal, NamedNode, Quad

if TYPE_CHECKING:
    from goalgraph.exchange.workbook.writing import Table

_TYPE, _LABEL = NamedNode(RDF + "type"), NamedNode(RDFS + "label")
_BODIES = frozenset(map(NamedNode, SHEET["organisations"].classes))
_TEXTS = frozenset({"name", "text"})
_OF_AN_AMBITION = frozenset({"id", "goal", "to-be-achieved", "stated-in", "in-plan", "part"})


@dataclass(frozen=True, slots=True)
class Before(Frozen):
    """The ids there were.

    Attributes:
        texts: the id of what is called so, by sheet and text.
        ids: all of them, those that decisions are about, and those of what is gone.
        plan: the address of the plan, where it is the only one that is there.
        bodies: what the organisations there are called, by address, whichever plan says so.
    """

    texts: Mapping[tuple[str, str], str] = immutabledict()
    ids: frozenset[str] = frozenset()
    plan: str = ""
    bodies: Mapping[str, frozenset[str]] = immutabledict()

    def id_of(self, sheet: str, texts: Sequence[str]) -> str:
        """The id that a row with these texts had, or nothing."""
        found = {self.texts.get((sheet, _plain(text)), "") for text in texts} - {""}
        return found.pop() if len(found) == 1 else ""

    def has(self, ident: str) -> bool:
        """Whether something was, or is decided on, under an id."""
        return ident.casefold() in self.ids

    def body(self, base: str, texts: Sequence[str]) -> str:
        """The id under an address of the one organisation that is called so, or nothing."""
        names = frozenset(map(_plain, texts))
        found = [one for one, called in self.bodies.items() if one.startswith(base) and called & names]
        return found[0].removeprefix(base) if len(found) == 1 else ""


def bodies_in(quads: Iterable[Quad]) -> Mapping[str, frozenset[str]]:
    """What organisations are called, by their addresses."""
    several = list(quads)
    bodies = {q.subject for q in several if q.predicate == _TYPE and q.object in _BODIES}
    called: dict[str, set[str]] = {one.value: set() for one in bodies if isinstance(one, NamedNode)}
    for quad in several:
        if quad.subject in bodies and quad.predicate == _LABEL and isinstance(quad.object, Literal):
            called.get(str(getattr(quad.subject, "value", "")), set()).add(_plain(quad.object.value))
    return immutabledict({one: frozenset(names) for one, names in called.items()})


def before_of(tables: Iterable[Table], taken: Iterable[str]) -> Before:
    """What the tables of a plan call things, and which ids are not there but taken: decided on, or gone."""
    found: dict[tuple[str, str], str] = {}
    told: Counter[tuple[str, str]] = Counter()
    ids = {ident.casefold() for ident in taken}
    for table in tables:
        for row in table.rows:
            cells = {named: str(value) for named, value in zip(table.columns, row, strict=True) if value}
            ident = cells.get(("id", ""), "")
            ids.add(ident.casefold())
            if ident and ("address", "") not in cells:
                texts = {_plain(text) for (key, _), text in cells.items() if key in _TEXTS}
                told.update((table.key, text) for text in texts)
                found.update({(table.key, text): ident for text in texts})
    return Before({of: ident for of, ident in found.items() if told[of] == 1}, frozenset(ids - {""}))


def without_ambitions(table: Table, goals: Set[str]) -> Table:
    """The targets but for those that say only what one of these goals is to achieve, as its own row does."""
    kept = []
    for row in table.rows:
        cells = {named[0]: value for named, value in zip(table.columns, row, strict=True) if value}
        if not (cells.keys() <= _OF_AN_AMBITION and str(cells.get("goal")).casefold() in goals):
            kept.append(row)
    return replace(table, rows=tuple(kept))


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()
