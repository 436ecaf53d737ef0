"""What a workbook may not do: run anything, fill the memory, fetch anything, or write where it should not."""

from __future__ import annotations

import csv
import io
import zipfile
from pathlib import Path

import openpyxl
import pytest
from filled import SMALL, write

import goalgraph
from goalgraph.base.errors import InputError
from goalgraph.exchange.workbook.cells import Cell, Grid
from goalgraph.exchange.workbook.faults import (
    DamagedWorkbook,
    LockedWorkbook,
    NotAWorkbook,
    OpenQuote,
    UnsafeWorkbook,
    WorkbookTooLarge,
)
from goalgraph.exchange.workbook.reading import read
from goalgraph.exchange.workbook.separated import file_text, read_file
from goalgraph.exchange.workbook.xlsx import read_xlsx

HOSTILE = ("=1+1", "+1", "-1", "@SUM(A1)", "'=1", "\t=1", '=HYPERLINK("http://example.org")', "''x", " =1")


def packed(path: Path, parts: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return path


def test_no_text_that_goes_out_runs(tmp_path: Path) -> None:
    rows = [["id", "text"], *([f"KS{n}", text] for n, text in enumerate(HOSTILE, 1))]
    sheets = read([Grid("Mål", [[Cell(value) for value in row] for row in rows])])
    assert sheets.faults == ()
    folder = tmp_path / "sheets"
    folder.mkdir()
    (folder / "Mål.csv").write_text(file_text(rows, ";", ","), encoding="utf-8")
    goalgraph.load(folder).export(tmp_path / "plan.xlsx")
    goalgraph.load(folder).export(tmp_path / "plan.csv")
    sheet = openpyxl.load_workbook(tmp_path / "plan.xlsx")["Mål"]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n"}
    text = (tmp_path / "plan.csv" / "Mål.csv").read_text(encoding="utf-8-sig")
    fields = [field for row in csv.reader(io.StringIO(text), delimiter=";") for field in row]
    assert not [field for field in fields if field.lstrip()[:1] in tuple("=+-@")]
    shown = {goal.label("sv") for goal in goalgraph.load(tmp_path / "plan.csv").resources("goal")}
    assert shown == {goal.label("sv") for goal in goalgraph.load(tmp_path / "plan.xlsx").resources("goal")}
    assert shown == {text.strip() for text in HOSTILE}


@pytest.mark.parametrize("text", HOSTILE)
def test_the_apostrophe_that_keeps_a_text_from_running_is_no_part_of_it(text: str, tmp_path: Path) -> None:
    file = tmp_path / "Mål.csv"
    file.write_text(file_text([["a", "b"], [text, "x"]], ";", ","), encoding="utf-8", newline="")
    assert read_file(file).rows[1][0].value == text


def test_a_quotation_mark_that_is_not_closed_is_told_by_its_line(tmp_path: Path) -> None:
    file = tmp_path / "Mål.csv"
    file.write_text('id;text\nKS1;"a\nb"\nKS2;"c\nKS3;d\n', encoding="utf-8")
    with pytest.raises(OpenQuote) as told:
        read_file(file)
    assert told.value.details["line"] == 4
    file.write_text('id;text\nKS1;"a\nb"\nKS2;c "d"', encoding="utf-8")
    assert [[cell.text for cell in row] for row in read_file(file).rows] == [
        ["id", "text"],
        ["KS1", "a\nb"],
        ["KS2", 'c "d"'],
    ]


def test_a_bomb_is_refused_and_the_limit_can_be_raised(tmp_path: Path) -> None:
    bomb = packed(tmp_path / "bomb.xlsx", {"xl/worksheets/sheet1.xml": b"<a>" + b" " * (3 << 20) + b"</a>"})
    with pytest.raises(WorkbookTooLarge):
        goalgraph.import_workbook(bomb, most=1)
    with pytest.raises(InputError) as told:
        goalgraph.import_workbook(bomb, most=10)
    assert not isinstance(told.value, WorkbookTooLarge)


def test_a_huge_sheet_is_refused(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].title = "Mål"
    book.worksheets[0]["XFD1048576"] = "x"
    book.save(tmp_path / "huge.xlsx")
    with pytest.raises(WorkbookTooLarge) as told:
        goalgraph.import_workbook(tmp_path / "huge.xlsx")
    assert "--max-size" in told.value.message("sv")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused(encoding: str, tmp_path: Path) -> None:
    text = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'
    for ending in (".xlsx", ".ods"):
        book = packed(tmp_path / f"plan{ending}", {"content.xml": text.encode(encoding)})
        with pytest.raises(UnsafeWorkbook):
            goalgraph.import_workbook(book)


@pytest.mark.parametrize("name", ["plan.xlsx", "plan.ods"])
@pytest.mark.parametrize("data", [b"", b"PK\x03\x04rubbish", b"not a workbook", bytes(range(256))])
def test_what_is_no_workbook_is_refused_in_one_line(name: str, data: bytes, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(InputError) as told:
        goalgraph.import_workbook(tmp_path / name)
    assert "\n" not in told.value.message("sv")
    with pytest.raises(InputError):
        goalgraph.load(tmp_path / name)


def test_a_workbook_without_a_sheet_of_the_form_says_what_it_has(tmp_path: Path) -> None:
    with pytest.raises(NotAWorkbook) as told:
        goalgraph.import_workbook(write(tmp_path / "budget.xlsx", {"Blad1": [["a"], ["b"]]}))
    assert "Blad1" in told.value.message("sv")


def test_a_sheet_without_a_column_of_the_form_says_what_it_has(tmp_path: Path) -> None:
    with pytest.raises(NotAWorkbook) as told:
        goalgraph.import_workbook(write(tmp_path / "plan.xlsx", {"Mål": [["Vad vi vill"], ["En bra skola"]]}))
    assert "Mål: Vad vi vill" in told.value.message("sv")


def test_an_encrypted_workbook_says_so(tmp_path: Path) -> None:
    (tmp_path / "plan.xlsx").write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600))
    with pytest.raises(LockedWorkbook):
        goalgraph.import_workbook(tmp_path / "plan.xlsx")


def test_a_damaged_part_is_refused(tmp_path: Path) -> None:
    whole = write(tmp_path / "plan.xlsx", SMALL).read_bytes()
    (tmp_path / "plan.xlsx").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(DamagedWorkbook) as told:
        goalgraph.import_workbook(tmp_path / "plan.xlsx")
    assert told.value.message("en").endswith(
        "open it in the program that made it and save it anew as .xlsx or .ods"
    )
    for name in ("plan.xlsx", "plan.ods"):
        with zipfile.ZipFile(tmp_path / name, "w") as archive:
            archive.writestr("a.xml", "<a/>")
        with pytest.raises(DamagedWorkbook):
            goalgraph.import_workbook(tmp_path / name)


def test_no_name_in_a_workbook_leads_out_of_the_folder(tmp_path: Path) -> None:
    sheets = {
        "Plan": [["namn", "id"], ["Mål", "9999/2031"]],
        "Organisationer": [
            ["id", "namn", "del"],
            ["ORG1", "x", "../../../utanför"],
            ["ORG2", "y", "urn:CON"],
        ],
    }
    made = goalgraph.import_workbook(write(tmp_path / "plan.xlsx", sheets), tmp_path / "in")
    inside = tmp_path / "in"
    assert all(path.resolve().parent == inside for path in made.written)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in", "plan.xlsx"]


def test_an_id_that_leads_out_is_refused(tmp_path: Path) -> None:
    [fault] = goalgraph.check_workbook(
        write(tmp_path / "plan.xlsx", {"Mål": [["id", "text"], ["../../x", "a"]]})
    )
    assert (fault.cell, fault.key) == ("A2", "id-form")


def test_cells_of_other_kinds_are_read_or_told(tmp_path: Path) -> None:
    sheets = {"Mål": [["id", "text"], [True, 3.5], ["KS2", float("1e300")]]}
    read_of = read(read_xlsx(write(tmp_path / "plan.xlsx", sheets)))
    assert {str(quad.object) for quad in read_of.quads if quad.predicate.value.endswith("label")} >= {
        '"3,5"@sv'
    }
