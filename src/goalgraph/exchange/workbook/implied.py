"""Rows that other rows imply: the passage of a quote, the source of an indicator, an occasion by its day.

In: the rows that stand in a workbook. Out: further rows for what cells say in short and no sheet has. Each
keeps the cells it came from, so that what is wrong is told where it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from goalgraph.base.numbers import day as written_day
from goalgraph.base.numbers import decimal_mark
from goalgraph.base.wording import LANGUAGES, wording
from goalgraph.exchange.workbook.before import Before
from goalgraph.exchange.workbook.cells import Cell, day_in, lines_in, number_in, parts
from goalgraph.exchange.workbook.faults import Fault
from goalgraph.exchange.workbook.index import fault_at
from goalgraph.exchange.workbook.periods import period_in
from goalgraph.exchange.workbook.rows import Found, Named, Row
from goalgraph.exchange.workbook.sheets import SHEET

Cells = dict[Named, tuple[Cell, int]]
_LIKE_ID = re.compile(r"[^\W\d_]*\d[\w-]*(\.[\w-]+)*|https?://.*|urn:.*|[^\W\d_]+(\.[^\W\d_]*\d+)+")


class Implied:
    """Makes the rows that others imply."""

    def __init__(self, found: Found, before: Before | None = None) -> None:
        self._found, self._before = found, before or Before()
        self._rows: dict[str, list[Row]] = {}
        for row in found.rows:
            self._rows.setdefault(row.sheet.key, []).append(row)
        self._named_rows: dict[str, dict[str, Row]] = {}
        self._passages: dict[tuple[object, ...], Row] = {}
        for row in self._rows.get("passages", []):
            self._passages.setdefault(_key(row), row)
        self._values: dict[tuple[str, str], Row] = {}
        for row in self._rows.get("values", []):
            if not row.has("group") and (period := period_in(row.cell("period").text)):
                self._values.setdefault((self._indicator(row), period.id), row)
        self.faults: list[Fault] = []

    def add(self) -> None:
        """Add them to the rows that were found."""
        self._levels()
        for row in list(self._found.rows):
            for key in ("quote", "page", "lines"):
                if row.sheet.key != "passages" and row.has(key):
                    self._passage(row)
                    break
            if row.sheet.key == "plan":
                self._held(row)
                several = list(self._each(row, "body", "organisations"))
                for text, cell in several:
                    self._named(
                        "organisations", row, "body", text, cell, _code(row) if len(several) == 1 else {}
                    )
                for text, cell in self._each(row, "document", "documents"):
                    self._named("documents", row, "document", text, cell)
            elif row.sheet.key == "indicators":
                for text, cell in self._each(row, "source", "sources"):
                    if not _LIKE_ID.fullmatch(text):
                        self._named("sources", row, "source", text, cell)
            elif row.sheet.key == "goals":
                self._ambition(row)
            elif row.sheet.key == "assessments" and row.has("occasion"):
                self._occasion(row)
            elif row.sheet.key == "targets" and row.has("baseline-period"):
                self._baseline(row)
            elif row.sheet.key == "values":
                self._compared(row)

    def _new(self, key: str, origin: Row, cells: dict[tuple[str, str], tuple[Cell, int]]) -> Row:
        row = Row(SHEET[key], origin.name, origin.number, cells, origin=origin)
        self._found.rows.append(row)
        self._rows.setdefault(key, []).append(row)
        return row

    def _levels(self) -> None:
        """The levels that goals name, where there is no list of levels."""
        if self._rows.get("levels"):
            return
        names: list[str] = []
        for row in self._rows.get("goals", []):
            name = row.cell("level").text
            if name and not re.search(r"[\d\s.:/]", name) and name not in names:
                names.append(name)
                at = row.cells["level", ""][1]
                order = (Cell(Decimal(len(names))), at)
                cells = {
                    ("prefix", ""): row.cells["level", ""],
                    ("name", ""): (Cell(name), at),
                    ("order", ""): order,
                }
                self._new("levels", row, cells)

    def _passage(self, row: Row) -> None:
        """The passage that a row quotes: one with the same words and lines, or a new one."""
        key = _key(row)
        known = self._passages.get(key)
        if known is None or not (lines_in(row.cell("lines")) or row.cell("lines").empty):
            cells = {
                named: cell for named, cell in row.cells.items() if named[0] in ("quote", "page", "lines")
            }
            known = self._new("passages", row, cells)
            self._passages.setdefault(key, known)
        row.implied["quote"] = [known]

    def _known(self, key: str) -> dict[str, Row]:
        if key not in self._named_rows:
            self._named_rows[key] = {name: one for one in self._rows.get(key, []) for name in _names(one)}
        return self._named_rows[key]

    def _each(self, row: Row, column: str, key: str) -> Iterator[tuple[str, tuple[Cell, int]]]:
        """The parts of a list in a column, each as a cell of its own."""
        if row.has(column) and row.cell(column).form != "formula":
            at = row.cells[column, ""][1]
            for text in parts(row.cell(column), lambda text: text.casefold() in self._known(key)):
                yield text, (Cell(text), at)

    def _named(
        self, key: str, row: Row, column: str, text: str, cell: tuple[Cell, int], more: Cells | None = None
    ) -> None:
        """The row on another sheet with the id or the name that is in a cell, or a new one with that name."""
        named = self._known(key)
        if text.casefold() not in named and not text.startswith(("http://", "https://", "urn:")):
            named[text.casefold()] = self._new(key, row, {("name", ""): cell, **(more or {})})

    def _held(self, row: Row) -> None:
        """No plan is held for a single day, unless that is described as its period."""
        text = row.cell("period").text
        period = period_in(text)
        if period and period.start == period.end and text.casefold() not in self._known("periods"):
            years = f"{period.start.year}, {period.start.year}–{period.start.year + 3}"
            self.faults.append(fault_at(row, "period", "period-day", value=text, years=years))

    def _ambition(self, row: Row) -> None:
        cells = {
            ("to-be-achieved", lang): cell for (key, lang), cell in row.cells.items() if key == "ambition"
        }
        if cells:
            target = self._new("targets", row, cells)
            target.links["goal"] = [row]

    def _occasion(self, row: Row) -> None:
        cell = row.cell("occasion")
        period = period_in(cell.text) if not day_in(cell) else None
        last = day_in(cell) or (period.end if period else None)
        if last is None:
            return
        for one in self._rows.get("occasions", []):
            if day_in(one.cell("end")) == last:
                row.links["occasion"] = [one]
                return
        at = row.cells["occasion", ""][1]
        cells: dict[tuple[str, str], tuple[Cell, int]] = {("end", ""): (Cell(last), at)}
        for lang in LANGUAGES:
            named = "" if lang == self._found.lang else lang
            cells["name", named] = (Cell(_occasion_name(last, lang)), at)
        row.links["occasion"] = [self._new("occasions", row, cells)]

    def _baseline(self, row: Row) -> None:
        """What the indicator was in the period that a target goes out from: a value that is there, or new."""
        period = period_in(row.cell("baseline-period").text)
        if period is None:
            self.faults.append(
                fault_at(row, "baseline-period", "period", value=row.cell("baseline-period").text)
            )
            return
        if not row.has("indicator") or not row.has("baseline"):
            self.faults.append(fault_at(row, "baseline-period", "baseline-alone"))
            return
        one = self._values.get((self._indicator(row), period.id))
        if one is not None:
            lang = self._found.lang
            said, wanted = (number_in(one.cell("value"), lang), number_in(row.cell("baseline"), lang))
            if said and wanted and said[0] != wanted[0]:
                mark = decimal_mark(lang)
                details = {
                    "value": row.cell("baseline").written(mark),
                    "other": one.cell("value").written(mark),
                }
                self.faults.append(fault_at(row, "baseline", "baseline-differs", **details))
            return
        cells = {("period", ""): row.cells["baseline-period", ""], ("value", ""): row.cells["baseline", ""]}
        cells.update({named: cell for named, cell in row.cells.items() if named[0] in ("indicator", "unit")})
        made = self._new("values", row, cells)
        self._values[self._indicator(row), period.id] = made

    def _indicator(self, row: Row) -> str:
        """The indicator that a row is of: by its id, as far as one is known, however the row calls it."""
        text = row.cell("indicator").text.casefold()
        named = self._known("indicators").get(text)
        if named is None:
            return text
        texts = [cell.text for (key, _), (cell, _) in named.cells.items() if key == "name"]
        ident = named.cell("id").text or self._before.id_of("indicators", texts)
        return (ident or min(texts, default=text)).casefold()

    def _compared(self, row: Row) -> None:
        """A comparison for each that a value is compared with."""
        named, values = row.list("compared-with"), row.list("compared-value")
        if isinstance(row.cell("compared-value").value, Decimal):
            values = [""]
        if values and len(named) != len(values):
            self.faults.append(
                fault_at(
                    row, "compared-value", "compared-count", names=str(len(named)), values=str(len(values))
                )
            )
            return
        for number, text in enumerate(named):
            cells = {("compared-with", ""): (Cell(text), row.cells["compared-with", ""][1])}
            if values:
                cell, at = row.cells["compared-value", ""]
                cells["value", ""] = (Cell(values[number]) if values[number] else cell, at)
            one = self._new("comparisons", row, cells)
            one.links["value-compared"] = [row]


def _code(row: Row) -> Cells:
    """The code of a plan's body, as what registers know it by."""
    cell, at = row.cells.get(("code", ""), (Cell(None), 0))
    if cell.empty or cell.form == "formula":
        return {}
    return {("identifier", ""): (Cell(cell.text.zfill(4) if cell.text.isdigit() else cell.text), at)}


def _names(row: Row) -> Iterator[str]:
    """What a row may be called by another: its id and its names."""
    for (key, _), (cell, _) in row.cells.items():
        if key in ("id", "name"):
            yield cell.text.casefold()


def _key(row: Row) -> tuple[object, ...]:
    quotes = tuple(
        sorted((lang, cell.text) for (key, lang), (cell, _) in row.cells.items() if key == "quote")
    )
    return quotes, lines_in(row.cell("lines")) or row.cell("lines").text, row.cell("page").text


def _occasion_name(last: date, lang: str) -> str:
    return str(wording(lang)["workbook"]["occasion"]).format(day=written_day(last, lang))
