"""A workbook that does not say which plan it is of is of the one that is there, and of no other."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from filled import SMALL, faults, write

import goalgraph
from goalgraph.cli import main

NAMELESS: dict[str, Any] = {
    "without the sheet": {name: rows for name, rows in SMALL.items() if name != "Plan"},
    "without a code": {**SMALL, "Plan": [["namn"], ["Skolplanen"]]},
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return goalgraph.import_workbook(write(tmp_path / "plan.xlsx", SMALL)).folder


@pytest.mark.parametrize("which", NAMELESS)
def test_it_updates_the_plan_that_is_there(which: str, folder: Path, tmp_path: Path) -> None:
    [plan] = goalgraph.load(folder).plans
    sheets = {**NAMELESS[which], "Mål": [list(row) for row in SMALL["Mål"]]}
    made = goalgraph.import_workbook(write(tmp_path / "again.xlsx", sheets), folder, dry_run=True)
    assert made.plan == plan.id
    assert (made.added, made.removed) == ((), ())
    assert made.supposed == ()


@pytest.mark.parametrize("which", NAMELESS)
def test_what_has_none_of_its_goals_is_another_plan(which: str, folder: Path, tmp_path: Path) -> None:
    sheets = {**NAMELESS[which]}
    at = sheets["Mål"][0].index("text")
    sheets["Mål"] = [
        [f"Något annat {n}" if n and column == at else value for column, value in enumerate(row)]
        for n, row in enumerate(sheets["Mål"])
    ]
    made = goalgraph.import_workbook(write(tmp_path / "other.xlsx", sheets), folder, dry_run=True)
    assert made.plan not in {plan.id for plan in goalgraph.load(folder).plans}
    assert made.removed == ()


def test_a_baseline_is_one_value_however_often_it_is_brought_in(tmp_path: Path) -> None:
    targets = [
        ["mål", "mått", "målvärde", "utgångsvärde", "utgångsperiod", "till"],
        ["KS1", "Betyg", 90, 70, "2024", "2030"],
    ]
    sheets = {**{name: rows for name, rows in SMALL.items() if name != "Värden"}, "Målvärden": targets}
    sheets["Mått"] = [["namn", "enhet"], ["Betyg", "%"]]
    book = write(tmp_path / "plan.xlsx", sheets)
    folder = goalgraph.import_workbook(book).folder
    assert goalgraph.import_workbook(book, folder).written == ()
    values = [one.id for one in goalgraph.load(folder).resources("observation")]
    assert len(values) == 1


def test_an_id_is_another_rows_in_any_case(tmp_path: Path) -> None:
    rows = [*SMALL["Mål"], [value if value != "KS1" else "ks1" for value in SMALL["Mål"][1]]]
    at = f"A{len(rows)}"
    assert ("Mål", at, "id-twice") in {found[:3] for found in faults({**SMALL, "Mål": rows})}


def test_ids_are_told_once(tmp_path: Path) -> None:
    book = write(tmp_path / "plan.xlsx", {**SMALL, "Mått": [["namn", "enhet"], ["Betyg", "%"]]})
    first = CliRunner().invoke(main, ["import", str(book)], prog_name="goalgraph")
    again = CliRunner().invoke(main, ["import", str(book)], prog_name="goalgraph")
    assert "Gav id" in first.output
    assert "Gav id" not in again.output
    assert again.exit_code == 0


def test_two_plans_of_a_body_share_the_organisations_that_are_called_alike_and_no_others(
    tmp_path: Path,
) -> None:
    def book(name: str, period: int, board: str) -> Path:
        plan = [["namn", "organ", "kod", "period"], [f"Mål {period}", "Granby kommun", "9999", period]]
        goals = [["nivå", "text", "ansvarig"], ["KS", f"Mål för {board}", board]]
        bodies = [["namn", "slag", "del av"], [board, "nämnd", "Granby kommun"]]
        return write(tmp_path / name, {**SMALL, "Plan": plan, "Mål": goals, "Organisationer": bodies})

    folder = goalgraph.import_workbook(book("health.xlsx", 2031, "Hälsonämnden")).folder
    goalgraph.import_workbook(book("culture.xlsx", 2033, "Kulturnämnden"), folder)

    loaded = goalgraph.load(folder)
    rows = loaded.query(
        "SELECT DISTINCT ?goal ?board ?above { ?g a gg:Goal ; rdfs:label ?goal ; gg:responsibleParty ?b ."
        " ?b rdfs:label ?board ; org:unitOf/rdfs:label ?above } ORDER BY ?goal"
    ).rows
    assert [tuple(str(getattr(cell, "value", "")) for cell in row) for row in rows] == [
        ("Mål för Hälsonämnden", "Hälsonämnden", "Granby kommun"),
        ("Mål för Kulturnämnden", "Kulturnämnden", "Granby kommun"),
    ]
    again = goalgraph.import_workbook(book("culture.xlsx", 2033, "Kulturnämnden"), folder)
    assert again.written == ()
