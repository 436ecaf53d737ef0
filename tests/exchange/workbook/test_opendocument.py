"""OpenDocument spreadsheets are read like Excel's: what is repeated, what is a formula, dates, percentages, notes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from filled import SMALL

import goalgraph
from goalgraph.base.errors import InputError
from goalgraph.exchange.workbook.faults import WorkbookTooLarge
from goalgraph.exchange.workbook.ods import read_ods


def cell(shown: Any, **attributes: Any) -> Any:
    from odf.table import TableCell
    from odf.text import P

    if shown is None:
        return TableCell(**attributes)
    if isinstance(shown, int | float):
        made = TableCell(valuetype="float", value=shown, **attributes)
    else:
        made = TableCell(valuetype=attributes.pop("valuetype", "string"), **attributes)
    for line in str(shown).split("\n"):
        made.addElement(P(text=line))
    return made


def write(path: Path, sheets: dict[str, list[list[Any]]], repeated: int = 1) -> Path:
    """Write sheets as a spreadsheet; empty rows follow, repeated as the programs do."""
    from odf.opendocument import OpenDocumentSpreadsheet
    from odf.table import Table, TableCell, TableRow

    document = OpenDocumentSpreadsheet()
    for name, rows in sheets.items():
        table = Table(name=name)
        for row in rows:
            made = TableRow()
            for one in row:
                made.addElement(one if hasattr(one, "qname") else cell(one))
            made.addElement(TableCell(numbercolumnsrepeated=16_000))
            table.addElement(made)
        empty = TableRow(numberrowsrepeated=1_048_000 * repeated)
        empty.addElement(TableCell(numbercolumnsrepeated=16_384))
        table.addElement(empty)
        document.spreadsheet.addElement(table)
    document.save(str(path))
    return path


def small() -> dict[str, list[list[Any]]]:
    return {name: [list(row) for row in rows] for name, rows in SMALL.items()}


def test_a_plan_is_read_and_ids_are_written_back(tmp_path: Path) -> None:
    sheets = small()
    sheets["Mål"].append([None, "KS", "God\nvård"])
    book = write(tmp_path / "plan.ods", sheets)
    made = goalgraph.import_workbook(book)
    assert next(one.id for one in made.given) == "KS2"
    assert made.workbook == book
    [goals] = [grid for grid in read_ods(book) if grid.name == "Mål"]
    assert [row[0].text for row in goals.rows] == ["id", "KS1", "KS2"]
    assert goals.rows[2][2].text == "God\nvård"
    assert goalgraph.import_workbook(book).written == ()
    assert goalgraph.load(book).get("KS2").label("sv") == "God\nvård"


def repeated(path: Path, times: int) -> Path:
    """A book whose one goal stands so many times, said by a number."""
    from odf.opendocument import load
    from odf.table import Table, TableRow

    book = write(path, {"Mål": [["id", "text"], [None, "a"]]})
    document = load(str(book))
    [table] = document.spreadsheet.getElementsByType(Table)
    table.getElementsByType(TableRow)[1].setAttribute("numberrowsrepeated", times)
    document.save(str(book))
    return book


def test_an_id_is_written_into_one_of_several_rows_that_are_repeated(tmp_path: Path) -> None:
    book = repeated(tmp_path / "plan.ods", 3)
    goalgraph.import_workbook(book)
    [goals] = read_ods(book)
    assert [row[0].text for row in goals.rows] == ["id", "M1", "M2", "M3"]
    assert [row[1].text for row in goals.rows] == ["text", "a", "a", "a"]


def test_values_of_every_kind(tmp_path: Path) -> None:
    row = [
        cell("12,5 %", valuetype="percentage", value="0.125"),
        cell("31.8.2031", valuetype="date", datevalue="2031-08-31"),
        cell("SANT", valuetype="boolean", booleanvalue="true"),
        cell("2", valuetype="float", value="2", formula="of:=1+1"),
        cell("#REF!", valuetype=""),
    ]
    [grid] = read_ods(write(tmp_path / "plan.ods", {"Mål": [row]}))
    shown = [(one.text, one.form) for one in grid.rows[0]]
    assert shown == [
        ("0.125", "percent"), ("2031-08-31", ""), ("true", ""), ("=1+1", "formula"), ("#REF!", "error"),
    ]  # fmt: skip


def test_faults_are_told_by_cell_and_in_an_excel_copy(tmp_path: Path) -> None:
    import openpyxl

    sheets = small()
    sheets["Värden"][1][2] = cell("2", valuetype="float", value="2", formula="of:=1+1")
    book = write(tmp_path / "plan.ods", sheets)
    [fault] = goalgraph.check_workbook(book, copy=tmp_path / "fel.xlsx")
    assert (fault.sheet, fault.cell, fault.key) == ("Värden", "C2", "formula")
    assert openpyxl.load_workbook(tmp_path / "fel.xlsx")["Värden"]["C2"].comment.text


def test_a_row_that_is_repeated_without_end_is_refused(tmp_path: Path) -> None:
    book = repeated(tmp_path / "plan.ods", 1_000_000_000)
    with pytest.raises(WorkbookTooLarge):
        goalgraph.import_workbook(book)


def test_a_document_that_is_no_spreadsheet_is_refused(tmp_path: Path) -> None:
    from odf.opendocument import OpenDocumentText

    OpenDocumentText().save(str(tmp_path / "plan.ods"))
    with pytest.raises(InputError):
        goalgraph.import_workbook(tmp_path / "plan.ods")
