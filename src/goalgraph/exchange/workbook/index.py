"""What rows are called, and which row a cell means.

In: rows with their addresses, and what things were called before. Out: the resource that an id, a name or an
address in a cell stands for, or why it stands for none, in words that stand in the workbook.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from goalgraph.base.names import GGID
from goalgraph.exchange.workbook.before import Before
from goalgraph.exchange.workbook.cells import parts
from goalgraph.exchange.workbook.faults import Fault
from goalgraph.exchange.workbook.rows import Row
from goalgraph.exchange.workbook.sheets import GLOBAL
from goalgraph.exchange.workbook.vocabulary import Words
from goalgraph.rdf.terms import is_iri

_NAMED = frozenset(
    {
        "organisations", "documents", "areas", "levels", "goals", "indicators", "sources", "policies",
        "occasions", "plan",
    }
)  # fmt: skip
_SCHEMES = ("http://", "https://", "urn:")
# What people divide a list by as well, and names may hold.
_DIVIDES = re.compile(r"[,\n]")
_GLOBAL_ID = re.compile(r"sdg[\w.]+")
_MOST_TOLD = 3
_LIKE = 60


class Index:
    """The rows by what they may be called."""

    def __init__(self, words: Words, own: Iterable[str] = (), before: Before | None = None) -> None:
        self._words, self._before = words, before or Before()
        self._own = frozenset(own)
        self._rows: dict[str, list[Row]] = {}
        self._by_iri: dict[str, Row] = {}
        self._in_any_case: set[str] = set()
        self._known: dict[object, tuple[dict[str, str], list[str]]] = {}

    def add(self, row: Row) -> None:
        """Make a row known by its id, its address and, where people write that, its name."""
        self._by_iri[row.iri] = row
        self._in_any_case.add(row.iri.casefold())
        names = {row.id.casefold(), row.iri.removeprefix(GGID).casefold()}
        if row.sheet.key in _NAMED:
            names |= {" ".join(text.casefold().split()) for text in row.texts}
        if row.sheet.key == "levels":
            names.add(row.cell("prefix").text.casefold())
        for name in names - {""}:
            self._rows.setdefault(name, []).append(row)

    def taken(self, iri: str) -> bool:
        """Whether a row has the address."""
        return iri in self._by_iri

    def called_alike(self, iri: str) -> bool:
        """Whether a row has the address but for capital letters, which no id is told apart by."""
        return iri.casefold() in self._in_any_case

    def by_iri(self, iri: str) -> Row | None:
        """The row with the address."""
        return self._by_iri.get(iri)

    def find(self, text: str, of: Sequence[str], near: Row) -> tuple[str, str] | tuple[str, dict[str, str]]:
        """The address and the sheet of what a text means, or a fault's key and its details.

        Args:
            text: what stands in the cell.
            of: the sheets it may be on.
            near: the row it stands in: of several with the same id, that of its plan is meant.
        """
        if text.startswith(_SCHEMES) and is_iri(text):
            row = self._by_iri.get(text)
            return text, row.sheet.key if row else GLOBAL
        name = " ".join(text.casefold().split())
        several = self._called(name)
        rows = [row for row in several if row.sheet.key in of]
        rows.sort(key=lambda row: of.index(row.sheet.key))
        for narrower in (
            [row for row in rows if row.sheet.key == rows[0].sheet.key],
            [row for row in rows if row.plan == near.plan and row.sheet.key == rows[0].sheet.key],
        ):
            if len({row.iri for row in narrower}) == 1:
                return narrower[0].iri, narrower[0].sheet.key
        if rows:
            return _ambiguous(text, rows)
        if GLOBAL in of and (goal := self._words.global_goal(text)):
            return goal, GLOBAL
        pieces = [piece for one in _DIVIDES.split(text) if (piece := one.strip())]
        if len(pieces) > 1 and all(isinstance(self.find(piece, of, near)[1], str) for piece in pieces):
            return "divided", {"value": text, "parts": "; ".join(pieces)}
        if several:
            return "wrong-sheet", {"value": text, "sheet": several[0].name}
        if now := self._renamed(name, of):
            return "renamed", {"value": text, "id": now.id, "now": now.texts[0]}
        if self._before.has(name) or any(self._before.id_of(sheet, [name]) for sheet in of):
            return "gone", {"value": text}
        meant = self._words.global_goal_meant(text) if GLOBAL in of else ""
        own = "" if meant and of[0] == GLOBAL else self._nearest(name, of)
        near_it = ", ".join(filter(None, (meant, own)))
        if of[0] == "occasions":
            return "occasion-alone" if not near_it else "occasion", {"value": text, "nearest": near_it}
        return "unknown" if near_it else "unknown-alone", {"value": text, "nearest": near_it}

    def fault(self, row: Row, column: str, key: str, details: dict[str, str]) -> Fault:
        """Why nothing is meant by a cell; where two levels have the prefix that it names, that they do.

        That is one fault, where it is to be mended, however many goals name the level.
        """
        name = details["value"].casefold()
        levels = [one for one in self._called(name) if one.cell("prefix").text.casefold() == name]
        if column == "level" and key.startswith("ambiguous") and len(levels) > 1:
            first = f"{levels[0].name}!{levels[0].place('prefix')}"
            return fault_at(levels[1], "prefix", "prefix-twice", value=details["value"], first=first)
        return fault_at(row, column, key, **details)

    def listed(self, row: Row, column: str, of: Sequence[str]) -> list[str]:
        """The texts of a list in a row's column: a name that holds a semicolon is one of them.

        Args:
            row: it stands in.
            column: its key.
            of: the sheets that what it names may be on.
        """
        return parts(row.cell(column), lambda text: isinstance(self.find(text, of, row)[1], str))

    def row_called(self, text: str, sheet: str) -> Row | None:
        """The row on a sheet with the id, if there is one and no other."""
        rows = [row for row in self._called(text.casefold()) if row.sheet.key == sheet]
        return rows[0] if len({row.iri for row in rows}) == 1 else None

    def _called(self, name: str) -> list[Row]:
        return self._rows.get(name) or self._rows.get(name.replace(" ", "")) or []

    def _renamed(self, name: str, of: Sequence[str]) -> Row | None:
        """The row whose id something had that was called so."""
        ids = ((self._before.id_of(sheet, [name]), sheet) for sheet in of if sheet in _NAMED)
        rows = (self.row_called(ident, sheet) for ident, sheet in ids if ident)
        return next((row for row in rows if row and row.texts), None)

    def _nearest(self, name: str, of: Sequence[str]) -> str:
        """What is most like a name among what rows are called; else the first of what there is."""
        key = (len(self._by_iri), *of)
        if key not in self._known:
            rows = [row for sheet in of for row in self._by_iri.values() if row.sheet.key == sheet]
            ids = {ident.casefold(): ident for row in rows if (ident := row.cell("prefix").text or row.id)}
            names = {text.casefold(): text for row in rows if row.sheet.key in _NAMED for text in row.texts}
            shown = [one for one in dict.fromkeys(map(_shown, rows)) if one]
            self._known[key] = {**names, **ids}, shown[:_MOST_TOLD]
        called, first = self._known[key]
        found = [called[one] for one in nearest(name, called)]
        if not found and of[0] == GLOBAL:
            known = sorted(filter(_GLOBAL_ID.fullmatch, self._words.sdg))
            found = [f"SDG{one[3:]}" for one in nearest(name, known)]
        return ", ".join(found or first)


def _has_id(row: Row) -> bool:
    """Whether a row's id stands in the workbook; one that is given is not there yet."""
    return row.has("id") or row.has("address")


def _shown(row: Row) -> str:
    """What a row is called by what stands in it."""
    named = row.texts[0] if row.sheet.key in _NAMED and row.texts and not _has_id(row) else ""
    return row.cell("prefix").text or named or row.id


def _ambiguous(text: str, rows: Sequence[Row]) -> tuple[str, dict[str, str]]:
    """That several rows are called so: by their ids, those that have none by where they stand."""
    ids = [row.iri.removeprefix(GGID) if _has_id(row) else f"{row.name}!{row.place('id')}" for row in rows]
    key = "ambiguous" if all(map(_has_id, rows)) else "ambiguous-unnumbered"
    return key, {"value": text, "ids": ", ".join(sorted(ids)[:_MOST_TOLD])}


def nearest(text: str, known: Iterable[str]) -> list[str]:
    """The few of what is known that are most like a text.

    >>> nearest("ks11", ["ks1", "kf4", "sdg"])
    ['ks1']
    """
    from rapidfuzz import fuzz, process

    found = process.extract(text, list(known), scorer=fuzz.ratio, limit=_MOST_TOLD, score_cutoff=_LIKE)
    return [one for one, _, _ in found]


def fault_at(row: Row, column: str, key: str, lang: str = "", **details: str) -> Fault:
    """A fault in the cell of a row."""
    return Fault(row.name, row.place(column, lang), key, details)
