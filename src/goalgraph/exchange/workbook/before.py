"""What things were called before a workbook is brought in again, so that an id never becomes another's.

In: the tables of the plan that is there, and the ids that decisions are about or that things had which are
gone. Out: for a row without an id the one that it had, by its text; and which ids are nobody else's to have.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from immutabledict import immutabledict

from goalgraph.base.frozen import Frozen

if TYPE_CHECKING:
    from goalgraph.exchange.workbook.writing import Table

_TEXTS = frozenset({"name", "text"})
_OF_AN_AMBITION = frozenset({"id", "goal", "to-be-achieved", "stated-in", "in-plan", "part"})


@dataclass(frozen=True, slots=True)
class Before(Frozen):
    """The ids there were.

    Attributes:
        texts: the id of what is called so, by sheet and text.
        ids: all of them, those that decisions are about, and those of what is gone.
        plan: the address of the plan, where it is the only one that is there.
    """

    texts: Mapping[tuple[str, str], str] = immutabledict()
    ids: frozenset[str] = frozenset()
    plan: str = ""

    def id_of(self, sheet: str, texts: Sequence[str]) -> str:
        """The id that a row with these texts had, or nothing."""
        found = {self.texts.get((sheet, _plain(text)), "") for text in texts} - {""}
        return found.pop() if len(found) == 1 else ""

    def has(self, ident: str) -> bool:
        """Whether something was, or is decided on, under an id."""
        return ident.casefold() in self.ids


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
