"""What a plan says, taken out row by row for another format; what nobody takes is lost, and told.

In: a plan's tables, as its workbook has them. Out: their rows; and what was left in them, by sheet and
column, with how often. A format cannot lose anything in silence: whatever it does not ask for is counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from goalgraph.base.wording import LANGUAGES
from goalgraph.exchange.workbook.cells import Cell, Value, parts
from goalgraph.exchange.workbook.periods import period_in
from goalgraph.exchange.workbook.rows import Named, sheet_title, title
from goalgraph.exchange.workbook.sheets import NONE
from goalgraph.exchange.workbook.writing import Table

# What says nothing of its own: which sheet and row something is on is told by what is taken from it.
_SILENT = frozenset({"in-plan", "address", "part"})


class Record:
    """A row: what stands in its columns, and whether it has been taken."""

    def __init__(self, sheet: str, cells: dict[Named, Value], lang: str) -> None:
        self.sheet, self._cells, self._lang = sheet, cells, lang
        self._taken: set[Named] = set()

    def value(self, key: str) -> Value:
        """What stands in a column, in the reader's language or the first that there is; it is taken."""
        if named := self._first(key):
            self._taken.add(named)
            return self._cells[named]
        return None

    def text(self, key: str) -> str:
        """The same as text."""
        return Cell(self.value(key)).text

    def list(self, key: str) -> list[str]:
        """The parts of a list."""
        return parts(Cell(self.value(key)))

    def seen(self, key: str) -> str:
        """The same as text, without taking it."""
        named = self._first(key)
        return Cell(self._cells[named]).text if named else ""

    def _first(self, key: str) -> Named | None:
        several = ((key, lang) for lang in ("", self._lang, *LANGUAGES))
        return next((named for named in several if not Cell(self._cells.get(named)).empty), None)

    def leave(self, key: str) -> None:
        """Give back what was taken from a column: it could not be written after all."""
        self._taken -= {named for named in self._taken if named[0] == key}

    @property
    def untouched(self) -> bool:
        """Whether nothing but its id was taken from the row."""
        return not {key for key, _ in self._taken} - {"id"}

    def left(self) -> Iterator[Named]:
        """The columns in which something is left."""
        for named, value in self._cells.items():
            silent = named[0] in _SILENT or Cell(value).text == NONE
            if named not in self._taken and not silent and not Cell(value).empty:
                yield named

    @property
    def named_by_its_id(self) -> bool:
        """Whether the row describes a period as everybody would: by its id alone it is the same."""
        known = period_in(self.seen("id")) if self.sheet == "periods" else None
        return known is not None and (known.start.isoformat(), known.end.isoformat()) == (
            self.seen("start"),
            self.seen("end"),
        )


class Records:
    """The rows of all sheets of a plan."""

    def __init__(self, tables: Iterable[Table], lang: str) -> None:
        self._lang = lang
        self._by_sheet = {
            table.key: [
                Record(table.key, dict(zip(table.columns, row, strict=True)), lang) for row in table.rows
            ]
            for table in tables
        }

    def of(self, sheet: str) -> list[Record]:
        """The rows on a sheet."""
        return self._by_sheet.get(sheet, [])

    def lost(self) -> dict[str, int]:
        """What was not taken: whole rows by their sheet, else what is left in them by sheet and column."""
        found: dict[str, int] = {}
        partly: dict[str, int] = {}
        for key, records in self._by_sheet.items():
            name = sheet_title(key, self._lang)
            for record in records:
                if record.named_by_its_id:
                    continue
                if record.untouched:
                    found[name] = found.get(name, 0) + 1
                    continue
                for column, text_lang in record.left():
                    shown = title(column, self._lang) + (f" ({text_lang})" if text_lang else "")
                    where = f"{name}: {shown}"
                    partly[where] = partly.get(where, 0) + 1
        return {**found, **partly}
