"""An update leaves what comes from Kolada as it is, byte for byte; only with its indicator it goes."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner

import goalgraph
from goalgraph.cli import main
from kolada_plan import write_plan
from kolada_server import row

ROWS = [row("N00957", 2018, ("T", 27.4), ("K", 30.0)), row("N00957", 2019, ("T", 24.9))]
VALUES = ("I1.N00957.2018", "I1.N00957.2018K", "I1.N00957.2019")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A plan with values from Kolada beside it."""
    answer = tmp_path / "answer.json"
    answer.write_text(json.dumps({"values": ROWS, "count": 2, "next_url": None}), encoding="utf-8")
    goalgraph.import_file(answer, write_plan(tmp_path / "plan"))
    assert "+00:00" in (tmp_path / "plan" / "kolada.ttl").read_text(encoding="utf-8")
    return tmp_path / "plan"


def without(book: Path, wanted: Callable[[list[Any]], bool]) -> None:
    """Remove rows of a workbook."""
    found = openpyxl.load_workbook(book)
    for sheet in found.worksheets:
        for number in range(sheet.max_row, 1, -1):
            if wanted([cell.value for cell in sheet[number]]):
                sheet.delete_rows(number)
    found.save(book)


def of_the_first(cells: list[Any]) -> bool:
    """Whether a row is the first indicator's, or of something under it."""
    return any(str(cell).partition(".")[0] == "I1" for cell in cells)


@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_out_and_in_again_changes_nothing(form: str, folder: Path, tmp_path: Path) -> None:
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    book = goalgraph.load(folder).export(tmp_path / f"out.{form}", form)
    made = goalgraph.import_workbook(book, folder)
    assert (made.written, made.changed, made.kept) == ((), (), ())
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_what_the_workbook_says_otherwise_is_told_and_stays(folder: Path, tmp_path: Path) -> None:
    before = (folder / "kolada.ttl").read_bytes()
    book = goalgraph.load(folder).export(tmp_path / "out.xlsx")
    without(book, lambda cells: VALUES[1] in cells)
    changed = openpyxl.load_workbook(book)
    values = changed["Värden"]
    titles = [cell.value for cell in values[1]]
    [found] = [one for one in values.iter_rows() if VALUES[2] in [cell.value for cell in one]]
    found[titles.index("värde")].value = 99
    changed.save(book)
    made = goalgraph.import_workbook(book, folder)
    assert made.kept == VALUES[1:]
    assert (made.removed, made.changed) == ((), ())
    assert (folder / "kolada.ttl").read_bytes() == before
    line = ("import", str(book), "-o", str(folder))
    assert f"Kolada är lämnat som det är, fast arbetsboken säger något annat om {VALUES[1]}" in (
        CliRunner().invoke(main, line).stdout
    )
    told = json.loads(CliRunner().invoke(main, [*line, "--format", "json"]).stdout)
    assert told["kept"] == [*VALUES[1:]]


def test_the_values_of_an_indicator_that_is_gone_go_with_it(folder: Path, tmp_path: Path) -> None:
    book = goalgraph.load(folder).export(tmp_path / "out.xlsx")
    without(book, of_the_first)
    made = goalgraph.import_workbook(book, folder)
    assert set(VALUES) < set(made.removed)
    assert made.kept == ()
    text = (folder / "kolada.ttl").read_text(encoding="utf-8")
    assert "I1.N00957" not in text
    assert "+00:00" in text
    assert not [one.id for one in goalgraph.load(folder).resources("observation") if one.id in VALUES]
    # What the workbook still says beside its sheets of what is gone makes nothing of it.
    before = (folder / "kolada.ttl").read_bytes()
    again = goalgraph.import_workbook(book, folder)
    assert (again.written, again.kept) == ((), VALUES)
    assert (folder / "kolada.ttl").read_bytes() == before


def test_a_workbook_that_says_nothing_of_it_leaves_it_but_for_what_is_gone(
    folder: Path, tmp_path: Path
) -> None:
    book = goalgraph.load(folder).export(tmp_path / "out.xlsx")
    without(book, lambda cells: "lindby/2030/kolada" in str(cells))
    before = (folder / "kolada.ttl").read_bytes()
    made = goalgraph.import_workbook(book, folder)
    assert (made.written, made.kept) == ((), ())
    assert (folder / "kolada.ttl").read_bytes() == before
    without(book, of_the_first)
    assert set(VALUES) < set(goalgraph.import_workbook(book, folder).removed)


def test_a_value_written_in_another_way_is_left_as_it_is(tmp_path: Path) -> None:
    folder = write_plan(tmp_path / "plan")
    path = folder / "plan.ttl"
    text = path.read_text(encoding="utf-8").replace("gg:fictitious true", 'gg:fictitious "1"^^xsd:boolean')
    text = "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n" + text
    path.write_text(text, encoding="utf-8")
    book = goalgraph.load(folder).export(tmp_path / "out.xlsx")
    assert goalgraph.import_workbook(book, folder).written == ()
    assert path.read_text(encoding="utf-8") == text
