"""Excel's workbooks as programs and people make them: merged cells, formats of numbers, formulas that say a word."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from filled import SMALL, faults, write

import goalgraph
from goalgraph.exchange.workbook.faults import TextTooLong
from goalgraph.exchange.workbook.xlsx import read_xlsx

GOALS = [["id", "nivå", "text", "område"], [None, "KS", "a"], [None, None, "b"], [None, None, "c"]]


def merged(path: Path, *cells: str, rows: Any = GOALS) -> Path:
    """A book with one sheet of goals, in which cells are merged."""
    book = openpyxl.load_workbook(write(path, {"Mål": rows}))
    for one in cells:
        book["Mål"].merge_cells(one)
    book.save(path)
    return path


def test_what_is_merged_with_cells_below_is_said_of_each_row(tmp_path: Path) -> None:
    book = merged(tmp_path / "plan.xlsx", "A2:A6", "B2:B6")
    assert [one.id for one in goalgraph.import_workbook(book).given] == ["KS1", "KS2", "KS3"]
    sheet = openpyxl.load_workbook(book)["Mål"]
    assert [sheet.cell(row, 1).value for row in range(2, 6)] == ["KS1", "KS2", "KS3", None]
    assert [str(one) for one in sheet.merged_cells.ranges] == ["B2:B6"]
    assert goalgraph.import_workbook(book).written == ()


def test_a_fault_in_a_merged_cell_is_told_where_it_begins(tmp_path: Path) -> None:
    rows = [GOALS[0], [None, "KS", "a", "A9"], [None, "KS", "b"]]
    copy = tmp_path / "fel.xlsx"
    told = goalgraph.check_workbook(merged(tmp_path / "plan.xlsx", "D2:D3", rows=rows), copy=copy)
    assert [fault.cell for fault in told] == ["D2", "D3"]
    assert "A9" in openpyxl.load_workbook(copy)["Mål"]["D2"].comment.text


def test_where_there_is_nothing_to_mean_nothing_near_is_told() -> None:
    assert faults({"Mål": [GOALS[0], [None, "KS", "a", "A9"]]}) == [("Mål", "D2", "unknown-alone")]


@pytest.mark.parametrize(
    ("value", "shown", "text", "form"),
    [
        (date(2030, 8, 1), "[$-41D]mmmm yyyy;@", "2030-08", "month"),
        (date(2028, 1, 1), "yyyy", "2028", "year"),
        (date(2030, 8, 1), '"den" d mmm', "2030-08-01", ""),
        (12.5, '0.0" %"', "12.5", ""),
        (12.5, "0.0\\%", "12.5", ""),
        (0.125, "0.0 %", "0.125", "percent"),
        ("=TRUE()", "General", "true", ""),
        ("=#REF!", "General", "#REF!", "error"),
        ("=TRUE(A1)", "General", "=TRUE(A1)", "formula"),
    ],
)
def test_what_a_cell_is_shown_as(value: Any, shown: str, text: str, form: str, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    cell = book.worksheets[0]["A1"]
    cell.value, cell.number_format = value, shown
    book.save(tmp_path / "plan.xlsx")
    [[read]] = read_xlsx(tmp_path / "plan.xlsx")[0].rows
    assert (read.text, read.form) == (text, form)


def test_a_text_that_no_cell_holds_is_not_cut_but_told(tmp_path: Path) -> None:
    goals = [["id", "nivå", "text"], ["KS1", "KS", "x" * 40_000]]
    folder = tmp_path / "sheets"
    folder.mkdir()
    for name, rows in {**SMALL, "Mål": goals}.items():
        text = "\n".join(";".join(str(cell) for cell in row) for row in rows)
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    graph = goalgraph.load(goalgraph.import_workbook(folder, tmp_path / "plan").folder)
    with pytest.raises(TextTooLong, match="32767"):
        graph.export(tmp_path / "out.xlsx")
    assert not (tmp_path / "out.xlsx").exists()
