"""Every plan that comes along goes out as a workbook and in again, and is the same graph."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest
from filled import SMALL, write

import goalgraph
from goalgraph.rdf.canonical import digest
from goalgraph.rdf.reading import read
from places import ROOT

FOLDERS = (
    "vaggeryd/2019",
    "examples/sjobacka/2030",
    "examples/sjobacka/2031",
    "examples/tallvide/2031",
    "examples/sakboden/2031-q2",
    "examples/stigverket/2031",
    "examples/stenvinda/2032",
)


def digests(folder: Path) -> dict[str, str]:
    """The checksum of each graph, of the statements as the files have them."""
    quads = read([folder])
    graphs = {str(quad.graph_name) for quad in quads}
    return {name: digest(q.triple for q in quads if str(q.graph_name) == name) for name in graphs}


@pytest.mark.parametrize(
    ("folder", "ending", "lang"),
    [
        *((folder, ".xlsx", "sv") for folder in FOLDERS),
        *((folder, ".csv", "en") for folder in FOLDERS[1:]),
    ],
)
def test_a_plan_out_and_in_is_the_same_graph(folder: str, ending: str, lang: str, tmp_path: Path) -> None:
    source = ROOT / "data" / folder
    book = tmp_path / f"plan{ending}"
    graph = goalgraph.load(source)
    graph.export(book, lang=lang)
    made = goalgraph.import_workbook(book, tmp_path / "in")
    assert made.unknown == ()
    assert made.given == ()
    assert digests(made.folder) == digests(source)
    [plan] = graph.plans
    assert goalgraph.load(made.folder).digest(plan.id) == graph.digest(plan.id)
    again = goalgraph.import_workbook(book, made.folder, dry_run=True)
    assert (again.updated, again.written) == (True, ())


def test_a_workbook_is_read_as_it_is(tmp_path: Path) -> None:
    book = tmp_path / "plan.xlsx"
    graph = goalgraph.load()
    graph.export(book)
    direct = goalgraph.load(book)
    assert direct.digest("0665/2019") == graph.digest("0665/2019")
    assert direct.get("KS5").label("en") == graph.get("KS5").label("en")


def test_the_goals_stand_as_people_read_them(tmp_path: Path) -> None:
    goalgraph.load().export(tmp_path / "plan.xlsx", lang="en")
    sheet = openpyxl.load_workbook(tmp_path / "plan.xlsx")["Goals"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    by_id = {row[0]: dict(zip(rows[0], row, strict=True)) for row in rows[1:]}
    assert rows[0][:3] == ["id", "level", "text"]
    assert by_id["KS5"]["level"] == "KS"
    assert by_id["KS5"]["area"] == "A3"
    assert by_id["KS5"]["text"] == "We shall become a healthier municipality"
    assert by_id["KF1a"]["quote (sv)"]


def test_a_comparison_stands_in_the_row_of_its_value_where_it_says_no_more(tmp_path: Path) -> None:
    goalgraph.load(ROOT / "data" / "examples" / "sjobacka" / "2030").export(tmp_path / "plan.xlsx")
    book = openpyxl.load_workbook(tmp_path / "plan.xlsx")
    heads, *rows = ([cell.value for cell in row] for row in book["Värden"].iter_rows())
    shown = {row[heads.index("id")]: dict(zip(heads, row, strict=True)) for row in rows}
    assert shown["A1.I1.O1"]["jämfört med"] == "riket"
    assert shown["A1.I1.O1"]["jämförelsevärde"] == 85.5
    assert "Jämförelser" not in book.sheetnames


def test_goals_stand_level_by_level_from_above_whatever_their_letters(tmp_path: Path) -> None:
    levels = [["förled", "namn", "ordning"], ["KF", "Fullmäktiges", 1], ["EM", "Enheternas", 2]]
    goals = [["id", "nivå", "text"], ["EM1", "EM", "Mat"], ["KF1", "KF", "Skola"]]
    strategies = [["id", "text", "för"], ["EM1.S1", "Laga", "EM1"], ["KF1.S1", "Lär", "KF1"]]
    sheets = {**SMALL, "Nivåer": levels, "Mål": goals, "Strategier": strategies, "Mått": [], "Värden": []}
    folder = goalgraph.import_workbook(write(tmp_path / "plan.xlsx", sheets)).folder
    goalgraph.load(folder).export(tmp_path / "out.xlsx")
    book = openpyxl.load_workbook(tmp_path / "out.xlsx")
    for sheet, ids in (("Mål", ["KF1", "EM1"]), ("Strategier", ["KF1.S1", "EM1.S1"])):
        assert [cell.value for cell in book[sheet]["A"][1:]] == ids
