"""Excel's workbooks into grids and back, by openpyxl.

In: a file, or tables. Out: grids, or a file; and a copy of a workbook with ids filled in, or with comments
where something is wrong. Formulas are never worked out, and none is written.
"""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from goalgraph.base.extras import needing
from goalgraph.exchange.workbook.cells import Cell, Form, Grid, Value, filled_down, formula, place
from goalgraph.exchange.workbook.faults import DamagedWorkbook, TextTooLong
from goalgraph.exchange.workbook.package import MOST_MEGABYTES, check, check_size

if TYPE_CHECKING:
    import openpyxl

_AUTHOR = "goalgraph"
_LONGEST = 32_767  # characters in a cell, by Excel
# What a number's format says in words, and in which language or colour: nothing of its form.
_SAID = re.compile(r'\[[^\]]*\]|"[^"]*"|\\.')


def read_xlsx(path: Path, most: int = MOST_MEGABYTES) -> list[Grid]:
    """The sheets of a file.

    Raises:
        InputError: it cannot be read, or is refused for its size.
        ExtraMissing: openpyxl is not installed.
    """
    book = _opened(path, most)
    grids: list[Grid] = []
    for sheet in book.worksheets:
        check_size(path, sheet.title, sheet.max_row, sheet.max_column, most)
        rows = [[_cell(cell) for cell in row] for row in sheet.iter_rows()]
        merged = sheet.merged_cells.ranges
        filled_down(rows, ((one.min_row - 1, one.min_col - 1, one.max_row) for one in merged))
        grids.append(Grid(sheet.title, rows))
    return grids


def _opened(path: Path, most: int = MOST_MEGABYTES) -> openpyxl.Workbook:
    with needing("openpyxl", "office"):
        import openpyxl
    check(path, most)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return openpyxl.load_workbook(path)
    except Exception as error:
        raise DamagedWorkbook(path=path) from error


def _cell(cell: Any) -> Cell:
    """A cell of openpyxl's as goalgraph has it."""
    value, kind = cell.value, cell.data_type
    if kind == "f" or not isinstance(value, str | int | float | bool | date | time | timedelta | None):
        return formula(str(getattr(value, "text", value) or ""))
    if kind == "e":
        return Cell(str(value), "error")
    form: Form = ""
    shown = _SAID.sub("", cell.number_format).lower()
    if isinstance(value, datetime | date):
        form = "" if "d" in shown else "month" if "m" in shown else "year"
        return Cell(value.date() if isinstance(value, datetime) else value, form)
    if isinstance(value, time | timedelta):
        return Cell(str(value))
    if isinstance(value, int | float) and not isinstance(value, bool):
        return Cell(Decimal(repr(value)), "percent" if "%" in shown else "")
    return Cell(value if isinstance(value, str | bool) else None)


def with_ids(
    path: Path, ids: Mapping[str, Iterable[tuple[int, int, str]]], most: int = MOST_MEGABYTES
) -> bytes:
    """The workbook with ids filled in: by sheet, the row, the column from 0 and the id."""
    book = _opened(path, most)
    for name, cells in ids.items():
        for row, column, ident in cells:
            _write(_alone(book[name], row, column + 1), ident)
    return _saved(book)


def _alone(sheet: Any, row: int, column: int) -> Any:
    """A cell; where it is merged with others, they are set apart."""
    for one in _merged(sheet, row, column):
        sheet.unmerge_cells(str(one))
    return sheet.cell(row, column)


def _merged(sheet: Any, row: int, column: int) -> list[Any]:
    """The merged cells that a cell is one of, but not their first."""
    cell = sheet.cell(row, column).coordinate
    return [one for one in sheet.merged_cells.ranges if cell in one and cell != one.start_cell.coordinate]


def with_comments(path: Path, comments: Mapping[str, Mapping[str, str]], most: int = MOST_MEGABYTES) -> bytes:
    """The workbook with a comment at each cell: by sheet, the cell and what to say."""
    book = _opened(path, most)
    _comment(book, comments)
    return _saved(book)


def grids_with_comments(grids: Iterable[Grid], comments: Mapping[str, Mapping[str, str]]) -> bytes:
    """A workbook of grids that were in files of another kind, with comments."""
    with needing("openpyxl", "office"):
        import openpyxl
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for grid in grids:
        sheet = book.create_sheet(grid.name[:31])
        for number, row in enumerate(grid.rows, 1):
            for at, cell in enumerate(row, 1):
                if not cell.empty:
                    _write(sheet.cell(number, at), cell.value)
    _comment(book, {name[:31]: cells for name, cells in comments.items()})
    return _saved(book)


def _comment(book: openpyxl.Workbook, comments: Mapping[str, Mapping[str, str]]) -> None:
    from openpyxl.comments import Comment
    from openpyxl.styles import PatternFill

    mark = PatternFill("solid", fgColor="FFF2B2B2")
    for name, cells in comments.items():
        for at, text in cells.items():
            cell = book[name][at]
            for one in _merged(book[name], cell.row, cell.column):
                cell = one.start_cell
            cell.comment = Comment(_clean(text), _AUTHOR, height=120, width=320)
            cell.fill = mark


def _write(cell: Any, value: Value) -> None:
    """Write a value: text is text, whatever it begins with."""
    if isinstance(value, str):
        text = _clean(value)
        cell.value = None
        cell.data_type = "s"
        cell._value = text
        if text[:1] in ("=", "+", "-", "@", "\t", "\r", "'"):
            cell.quotePrefix = True
    elif isinstance(value, Decimal):
        cell.value = int(value) if value == value.to_integral_value() else float(value)
    elif isinstance(value, date) and not isinstance(value, datetime):
        cell.value = value
        cell.number_format = "yyyy-mm-dd"
    else:
        cell.value = value


def _clean(text: str) -> str:
    """Text without the characters that XML cannot hold."""
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

    return ILLEGAL_CHARACTERS_RE.sub("", text)[:_LONGEST]


def _saved(book: openpyxl.Workbook) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def write_rows(sheet: Any, titles: Sequence[str], rows: Iterable[Sequence[Value]]) -> None:
    """Write a table into a sheet of openpyxl's.

    Raises:
        TextTooLong: a text is longer than a cell holds.
    """
    for at, title in enumerate(titles, 1):
        _write(sheet.cell(1, at), title)
    for number, row in enumerate(rows, 2):
        for at, value in enumerate(row, 1):
            if isinstance(value, str) and len(value) > _LONGEST:
                where = f"{sheet.title}!{place(at - 1, number)}"
                raise TextTooLong(place=where, length=len(value), most=_LONGEST)
            if value is not None:
                _write(sheet.cell(number, at), value)


def saved(book: openpyxl.Workbook) -> bytes:
    """The bytes of a workbook."""
    return _saved(book)
