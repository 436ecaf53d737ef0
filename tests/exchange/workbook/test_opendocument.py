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


def test_what_a_program_makes_of_numbers_dates_and_errors(tmp_path: Path) -> None:
    """LibreOffice writes a yes of Excel's as a formula, Excel a number with all its digits."""
    row = [
        cell("29 %", valuetype="percentage", value="0.28999999999999998"),
        cell("29 kr", valuetype="currency", value="29"),
        cell("SANT", valuetype="boolean", booleanvalue="true", formula="of:=TRUE()"),
        cell("#N/A", formula="of:=#N/A"),
        cell("3", valuetype="float", value="3", formula="msoxl:=1+2"),
        cell(None, valuetype="string", stringvalue="text"),
        cell("nan", valuetype="float", value="x"),
    ]
    [grid] = read_ods(write(tmp_path / "plan.ods", {"Mål": [row]}))
    assert [(one.text, one.form) for one in grid.rows[0]] == [
        ("0.29", "percent"), ("29", ""), ("true", ""), ("#N/A", "error"), ("=1+2", "formula"), ("text", ""),
        ("nan", ""),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("shown", "day", "text"),
    [
        ("aug 30", "2030-08-01", "2030-08"),
        ("augusti 2030", "2030-08-01", "2030-08"),
        ("08/2030", "2030-08-08", "2030-08"),
        ("2030", "2030-01-01", "2030"),
        ("2030-01", "2030-01-01", "2030-01"),
        ("2030-01-01", "2030-01-01", "2030-01-01"),
        ("1 jan 2030", "2030-01-01", "2030-01-01"),
        ("30 aug 2030", "2030-08-30", "2030-08-30"),
        ("30/8", "2030-08-30", "2030-08-30"),
        ("", "2030-08-01", "2030-08-01"),
    ],
)
def test_a_date_that_is_shown_without_its_day_is_a_month(
    shown: str, day: str, text: str, tmp_path: Path
) -> None:
    one = cell(shown or None, valuetype="date", datevalue=day)
    [grid] = read_ods(write(tmp_path / "plan.ods", {"Mål": [[one]]}))
    assert grid.rows[0][0].text == text


def test_what_is_merged_with_cells_below_is_said_of_each_row(tmp_path: Path) -> None:
    from odf.table import CoveredTableCell

    rows = [
        ["id", "nivå", "text"],
        [cell(None, numberrowsspanned=4), cell("KS", numberrowsspanned=4), "a"],
        [CoveredTableCell(), CoveredTableCell(), "b"],
        [CoveredTableCell(), CoveredTableCell(), "c"],
        [CoveredTableCell(), CoveredTableCell()],
    ]
    book = write(tmp_path / "plan.ods", {"Mål": rows})
    assert [one.id for one in goalgraph.import_workbook(book).given] == ["KS1", "KS2", "KS3"]
    assert goalgraph.import_workbook(book).written == ()


def test_what_is_kept_of_other_files_and_of_what_was_changed_is_no_sheet(tmp_path: Path) -> None:
    from odf.opendocument import load
    from odf.table import DdeLink, DdeLinks, Table, TableSource

    book = write(tmp_path / "plan.ods", small())
    document = load(str(book))
    outside = Table(name="'file:///plan.ods'#$Mål")
    outside.addElement(TableSource(href="plan.ods", type="simple"))
    document.spreadsheet.addElement(outside)
    links, link = DdeLinks(), DdeLink()
    link.addElement(Table(name="Mål"))
    links.addElement(link)
    document.spreadsheet.addElement(links)
    document.save(str(book))
    assert [grid.name for grid in read_ods(book)] == list(SMALL)


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
