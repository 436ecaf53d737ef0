"""The workbook that people fill in: titles with help, drop-down lists, and nothing that is protected.

In: tables. Out: the bytes of a file. The lists behind the drop-downs stand on the sheet of the vocabulary;
those of ids are the columns of the other sheets.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from goalgraph.base.extras import needing
from goalgraph.base.wording import wording
from goalgraph.exchange.workbook.form import How
from goalgraph.exchange.workbook.rows import sheet_title, title
from goalgraph.exchange.workbook.sheets import SHEET, VOCABULARY
from goalgraph.exchange.workbook.vocabulary import Words, names_of_classes
from goalgraph.exchange.workbook.writing import Table
from goalgraph.exchange.workbook.xlsx import saved, write_rows

_ROWS = 2_000
_WIDE, _MIDDLE, _NARROW = 60, 24, 14
_LONG = frozenset(
    {"text", "quote", "name", "in-words", "motivation", "action", "ambition", "comment", "description", "why"}
)
_LISTS = frozenset(
    {"short-name", "source", "supports", "contributes-to", "stated-in", "organisation-type", "part-of"}
)
_LINE, _MOST_LINES = 15, 12


def write_tables(tables: Sequence[Table], lang: str, words: Words) -> bytes:
    """The bytes of a workbook with the tables, and the lists to choose from."""
    with needing("openpyxl", "office"):
        import openpyxl
        from openpyxl.comments import Comment
        from openpyxl.styles import Alignment, Font, PatternFill
        from openpyxl.utils import get_column_letter
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    book.properties.creator = "goalgraph"
    bold, fill = Font(name="Calibri", bold=True), PatternFill("solid", fgColor="FFE3ECF4")
    helps = wording(lang)["workbook"]["help"]
    for table in tables:
        sheet: Any = book.create_sheet(table.name)
        write_rows(sheet, table.titles, table.rows)
        for at, (key, _) in enumerate(table.columns, 1):
            cell = sheet.cell(1, at)
            cell.font, cell.fill = bold, fill
            if key in helps:
                cell.comment = Comment(helps[key], "goalgraph", height=90, width=260)
            sheet.column_dimensions[get_column_letter(at)].width = _width(key)
        sheet.freeze_panes = "A2"
        for number, row in enumerate(sheet.iter_rows(min_row=2), 2):
            for cell in row:
                cell.alignment = Alignment(wrap_text=True, vertical="top")
            sheet.row_dimensions[number].height = _LINE * max(map(_lines, table.columns, row))
        _print(sheet)
    lists = _lists(tables, lang, words)
    sheet = book.create_sheet(sheet_title(VOCABULARY, lang))
    longest = max(len(choices) for _, choices in lists.values())
    rows = [
        [choices[n] if n < len(choices) else None for _, choices in lists.values()] for n in range(longest)
    ]
    write_rows(sheet, [head for head, _ in lists.values()], rows)
    for at in range(1, len(lists) + 1):
        sheet.cell(1, at).font, sheet.cell(1, at).fill = bold, fill
        sheet.column_dimensions[get_column_letter(at)].width = _MIDDLE
    sheet.freeze_panes = "A2"
    for table in tables:
        if table.key in SHEET:
            _validate(book[table.name], table, list(lists), lists, lang)
    _in_order(book, tables, sheet)
    return saved(book)


def _width(key: str) -> int:
    """How wide a column is, in letters."""
    return _WIDE if key in _LONG else _MIDDLE if key in _LISTS else _NARROW


def _lines(column: tuple[str, str], cell: Any) -> int:
    """How many lines a cell takes, as far as letters of one width tell."""
    lines = str(cell.value or "").split("\n")
    return min(_MOST_LINES, sum(max(1, math.ceil(len(line) / (_width(column[0]) - 1))) for line in lines))


def _print(sheet: Any) -> None:
    """Print a sheet as wide as the page, with its titles on each."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"


def _in_order(book: Any, tables: Sequence[Table], vocabulary: Any) -> None:
    """The sheet of the vocabulary behind those that are always there."""
    always = sum(1 for table in tables if table.key in SHEET and SHEET[table.key].always)
    book.move_sheet(vocabulary, always - len(tables))
    book.active = 0


def _lists(tables: Sequence[Table], lang: str, words: Words) -> dict[str, tuple[str, list[str]]]:
    """The lists of words, each once, with its title: those of the profiles that the tables name."""
    lists: dict[str, tuple[str, list[str]]] = {}
    profiles = {
        str(cell)
        for table in tables
        for row in table.rows
        for (key, _), cell in zip(table.columns, row, strict=True)
        if key == "profile" and cell
    }
    for table in tables:
        if table.key not in SHEET:
            continue
        keys = {key for key, _ in table.columns}
        for column in SHEET[table.key].columns:
            if column.key not in keys:
                continue
            if column.how in (How.WORD, How.COMPARED):
                prop = column.of[0] if column.of else column.says
                if choices := words.choices(prop, lang, profiles):
                    lists.setdefault(prop, (title(column.key, lang), choices))
            elif column.how is How.CLASS:
                lists.setdefault(
                    column.key, (title(column.key, lang), list(names_of_classes(column.key, lang)))
                )
    return lists


def _validate(
    sheet: Any, table: Table, names: Sequence[str], lists: dict[str, tuple[str, list[str]]], lang: str
) -> None:
    """Drop-down lists, which suggest and refuse nothing: a cell may hold several."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    vocabulary = sheet_title(VOCABULARY, lang)
    for column in SHEET[table.key].columns:
        if (column.key, "") not in table.columns:
            continue
        source = ""
        key = column.key if column.how is How.CLASS else column.of[0] if column.of else column.says
        if key in lists and column.how in (How.WORD, How.CLASS, How.COMPARED):
            letter = get_column_letter(names.index(key) + 1)
            source = f"'{vocabulary}'!${letter}$2:${letter}${len(lists[key][1]) + 1}"
        elif column.how in (How.REFERENCE, How.LEVEL, How.PART_OF, How.BODY):
            of = "levels" if column.how is How.LEVEL else (column.of or ("organisations",))[0]
            if of in SHEET and SHEET[of].always and of not in ("plan", "values"):
                source = f"'{sheet_title(of, lang)}'!$A$2:$A${_ROWS}"
        if source:
            at = get_column_letter(table.columns.index((column.key, "")) + 1)
            one = DataValidation(type="list", formula1=f"={source}", allow_blank=True, showErrorMessage=False)
            one.add(f"{at}2:{at}{_ROWS}")
            sheet.add_data_validation(one)
