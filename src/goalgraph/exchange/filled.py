"""The sheets of a workbook, filled in from a file of another format.

In: what a reader found, row by row. Out: grids as those of a workbook, and what had no place in them.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from goalgraph.base.names import GG
from goalgraph.base.visible import one_line
from goalgraph.exchange.workbook.cells import Cell, Grid, Value
from goalgraph.exchange.workbook.rows import sheet_title, title
from goalgraph.exchange.workbook.sheets import SHEET, VOCABULARY
from goalgraph.exchange.workbook.vocabulary import shipped_words

_ID = re.compile(r"[^\W_][\w.:~-]*")
_NOT_OF_ID = re.compile(r"[^\w]+")
_LONGEST_ID, _LONGEST_NAME = 24, 60


class Filled:
    """Sheets that are filled in row by row.

    Attributes:
        lang: the language that the texts are in.
        lost: what had no place, and how often.
        numbered: the ids that were counted, since the file has none.
    """

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self.lost: Counter[str] = Counter()
        self.numbered: set[str] = set()
        self._rows: dict[str, list[Mapping[str, Value]]] = {}
        self._ids: set[str] = set()
        self._reserved: set[str] = set()
        self._numbers: dict[str, int] = {}
        self._own: dict[str, dict[str, None]] = {}

    def reserve(self, ids: Iterable[str]) -> None:
        """Keep ids for the rows that want them."""
        self._reserved |= {one.casefold() for one in ids}

    def add(self, sheet: str, cells: Mapping[str, Value]) -> None:
        """Add a row to a sheet, by the keys of its columns; what is empty is left out."""
        kept = {key: value for key, value in cells.items() if value is not None and value != ""}
        self._rows.setdefault(sheet, []).append(kept)

    def document(self, name: str) -> str:
        """The id of the document that everything is stated in."""
        ident = self.id((), "DOC")
        self.add("documents", {"id": ident, "name": name})
        return ident

    def word(self, prop: str, iri: str) -> str:
        """The word that a column has for a fixed value."""
        return shipped_words().word(prop, iri, self.lang)

    def group(self, text: str) -> str:
        """The word for a group: that of a known one, or else its own, added to the list of groups."""
        known = shipped_words().find(GG + "group", text)
        if len(known) == 1:
            return self.word(GG + "group", known[0])
        own = one_line(text)[:_LONGEST_NAME].strip()
        self._own.setdefault("group", {})[own] = None
        return own

    def id(self, wanted: Iterable[str], begins: str) -> str:
        """An id that no row has yet: the first of those wanted that can be one, else the next number."""
        for one in wanted:
            if one and len(one) <= _LONGEST_ID and _ID.fullmatch(one) and one.casefold() not in self._ids:
                self._ids.add(one.casefold())
                return one
        number = self._numbers.get(begins, 0) + 1
        while (found := f"{begins}{number}").casefold() in self._ids or found.casefold() in self._reserved:
            number += 1
        self._numbers[begins] = number
        self._ids.add(found.casefold())
        self.numbered.add(found)
        return found

    def lose(self, what: str, count: int = 1) -> None:
        """Remember that something had no place."""
        if count:
            self.lost[one_line(what)[:_LONGEST_NAME]] += count

    @property
    def sheets(self) -> list[str]:
        """The sheets that have rows."""
        return [key for key in SHEET if key in self._rows]

    def rows(self, sheet: str) -> Sequence[Mapping[str, Value]]:
        """The rows of a sheet, by the keys of their columns."""
        return self._rows.get(sheet, ())

    @property
    def empty(self) -> bool:
        """Whether nothing was filled in but where it is from, not even what the plan is called."""
        return self._rows.keys() <= {"plan", "documents"} and not any(
            "name" in row for row in self._rows.get("plan", ())
        )

    def call_plan(self, name: str) -> None:
        """Call the plan so where the file does not say what it is called."""
        self._rows["plan"] = [{"name": name, **row} for row in self._rows.get("plan", [{}])]

    def grids(self) -> list[Grid]:
        """The sheets that have rows, with titles in the language of their texts."""
        found: list[Grid] = []
        for key in SHEET:
            if rows := self._rows.get(key):
                used = {name for row in rows for name in row}
                columns = [column.key for column in SHEET[key].columns if column.key in used]
                heads = [Cell(title(name, self.lang)) for name in columns]
                cells = [[Cell(row.get(name)) for name in columns] for row in rows]
                found.append(Grid(sheet_title(key, self.lang), [heads, *cells]))
        return [*found, *self.lists()]

    def changed(self, rows: Mapping[str, Sequence[Mapping[str, Value]]]) -> list[Grid]:
        """The sheets with other rows."""
        self._rows = {sheet: list(several) for sheet, several in rows.items()}
        return self.grids()

    def lists(self) -> list[Grid]:
        """The sheet with the words that the file has of its own."""
        return [
            Grid(
                sheet_title(VOCABULARY, self.lang),
                [[Cell(word)] for word in (title(key, self.lang), *words)],
            )
            for key, words in self._own.items()
        ]


def id_of(text: str) -> str:
    """A short id made of a name.

    >>> id_of("OECD.AI Policy Observatory"), id_of("—")
    ('oecd-ai-policy', '')
    """
    parts = [part for part in _NOT_OF_ID.split(text.casefold().replace("_", " ")) if part]
    found = ""
    for part in parts:
        if len(found) + len(part) > _LONGEST_ID * 2 // 3:
            break
        found = f"{found}-{part}" if found else part
    return found or (parts[0][:_LONGEST_ID] if parts else "")
