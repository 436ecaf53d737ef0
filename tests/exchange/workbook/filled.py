"""Workbooks that tests fill in: sheets as lists of rows, written as a spreadsheet or as CSV."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl

from goalgraph.exchange.workbook.cells import Cell, Grid
from goalgraph.exchange.workbook.reading import Reading, read

Sheets = Mapping[str, Sequence[Any]]

SMALL: Sheets = {
    "Plan": [["namn", "kod", "period", "dokument"], ["Mål 2031", "9999", 2031, "Vår plan"]],
    "Nivåer": [["förled", "namn", "ordning"], ["KS", "Styrelsens mål", 1]],
    "Mål": [["id", "nivå", "text", "citat", "rader"], ["KS1", "KS", "En bra skola", "Skolan ska bli bra.", "4–5"]],
    "Mått": [["id", "namn", "mäter", "enhet"], ["I1", "Betyg", "KS1", "%"]],
    "Värden": [["mått", "period", "värde"], ["I1", 2030, "12,5 %"]],
}  # fmt: skip


def write(path: Path, sheets: Sheets) -> Path:
    """Write the sheets as an Excel file."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    book.save(path)
    return path


def reading(sheets: Sheets) -> Reading:
    """What sheets say, without a file."""
    return read(
        Grid(name, [[_cell(value) for value in row] for row in rows]) for name, rows in sheets.items()
    )


def _cell(value: Any) -> Cell:
    return value if isinstance(value, Cell) else Cell(Decimal(value) if isinstance(value, int) else value)


def said(read_of: Reading) -> set[tuple[str, str, str]]:
    """The last parts of each statement's subject and property, and its value."""
    return {
        (
            str(quad.subject)[1:-1].rpartition("/")[2],
            quad.predicate.value.replace("#", "/").rpartition("/")[2],
            getattr(quad.object, "value", "").replace("#", "/").rpartition("/")[2]
            if str(quad.object).startswith("<")
            else getattr(quad.object, "value", ""),
        )
        for quad in read_of.quads
    }


def faults(sheets: Sheets) -> list[tuple[str, str, str]]:
    """What is wrong in sheets: where, and which fault."""
    return [(fault.sheet, fault.cell, fault.key) for fault in reading(sheets).faults]
