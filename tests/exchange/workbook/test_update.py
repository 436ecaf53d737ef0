"""A workbook brought in again is an update: told before it is written, and decisions are never touched."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from filled import SMALL, write

import goalgraph
from places import ROOT

SJOBACKA = ROOT / "data" / "examples" / "sjobacka"


def change(book: Path, sheet: str, cell: str, value: Any) -> None:
    found = openpyxl.load_workbook(book)
    found[sheet][cell] = value
    found.save(book)


def test_what_changes_is_told_before_it_is_written(tmp_path: Path) -> None:
    book = write(tmp_path / "plan.xlsx", SMALL)
    folder = goalgraph.import_workbook(book).folder
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    change(book, "Mål", "C2", "En ännu bättre skola")
    change(book, "Mått", "A3", "I2")
    change(book, "Mått", "B3", "Trygghet")
    dry = goalgraph.import_workbook(book, dry_run=True)
    assert (dry.updated, dry.added, dry.removed, dry.changed) == (True, ("I2",), (), ("KS1",))
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    goalgraph.import_workbook(book)
    graph = goalgraph.load(folder)
    assert graph.get("KS1").label("sv") == "En ännu bättre skola"
    assert graph.get("I2").label("sv") == "Trygghet"
    assert goalgraph.import_workbook(book, dry_run=True).written == ()


def test_a_row_that_is_gone_is_removed_but_a_sheet_that_is_gone_says_nothing(tmp_path: Path) -> None:
    book = write(tmp_path / "plan.xlsx", SMALL)
    folder = goalgraph.import_workbook(book).folder
    without = {name: rows for name, rows in SMALL.items() if name not in ("Mått", "Nivåer")}
    without["Värden"] = SMALL["Värden"][:1]
    made = goalgraph.import_workbook(write(tmp_path / "plan.xlsx", without))
    assert made.removed == ("I1.O2030",)
    assert made.changed == made.added == ()
    graph = goalgraph.load(folder)
    assert graph.get("I1").label("sv") == "Betyg"
    assert graph.get("KS1").kind == "goal"


def test_a_column_that_is_gone_says_nothing(tmp_path: Path) -> None:
    book = write(tmp_path / "plan.xlsx", SMALL)
    goalgraph.import_workbook(book)
    without = {**SMALL, "Mått": [["id", "namn"], ["I1", "Betyget"]]}
    made = goalgraph.import_workbook(write(book, without))
    assert made.changed == ("I1",)
    [observation] = goalgraph.load(made.folder).resources("observation")
    indicator = goalgraph.load(made.folder).get("I1")
    assert indicator.label("sv") == "Betyget"
    assert observation.id == "I1.O2030"
    upwards, _ = goalgraph.load(made.folder).links_of("I1")
    assert ("measures", "KS1") in {(link.relation, link.object) for link in upwards}


def test_the_old_name_of_what_is_called_something_else_is_told_with_its_id(tmp_path: Path) -> None:
    named = [["mått", "period", "värde"], ["Betyg", 2030, "12,5 %"]]
    book = write(tmp_path / "plan.xlsx", {**SMALL, "Värden": named})
    goalgraph.import_workbook(book)
    change(book, "Mått", "B2", "Slutbetyg i årskurs nio")
    with pytest.raises(goalgraph.WorkbookFaults) as told:
        goalgraph.import_workbook(book)
    [fault] = told.value.faults
    assert (fault.sheet, fault.cell, fault.key) == ("Värden", "A2", "renamed")
    assert fault.details == {"value": "Betyg", "id": "I1", "now": "Slutbetyg i årskurs nio"}
    change(book, "Värden", "A2", "I1")
    assert goalgraph.import_workbook(book).changed == ("I1",)


def test_what_leads_to_something_that_is_gone_is_told_so(tmp_path: Path) -> None:
    named = [["mått", "period", "värde"], ["Betyg", 2030, "12,5 %"], ["I1", 2031, "13 %"], ["I7", 2031, "1"]]
    book = write(tmp_path / "plan.xlsx", {**SMALL, "Värden": named[:2]})
    goalgraph.import_workbook(book)
    other = [["id", "namn", "mäter"], ["I2", "Annat", "KS1"]]
    write(book, {**SMALL, "Mått": other, "Värden": named})
    with pytest.raises(goalgraph.WorkbookFaults) as told:
        goalgraph.import_workbook(book)
    assert [fault.key for fault in told.value.faults] == ["gone", "gone", "unknown"]


def test_comments_order_and_other_files_stay(tmp_path: Path) -> None:
    shutil.copytree(SJOBACKA / "2030", tmp_path / "plan")
    book = tmp_path / "plan.xlsx"
    goalgraph.load(tmp_path / "plan").export(book)
    sheet = openpyxl.load_workbook(book)["Risker"]
    assert sheet["A2"].value == "A1.R1"
    change(book, "Risker", "B2", "En annan risk")
    made = goalgraph.import_workbook(book, tmp_path / "plan")
    assert [path.name for path in made.written] == ["area-1.ttl"]
    assert made.changed == ("A1.R1",)
    old = (SJOBACKA / "2030" / "area-1.ttl").read_text(encoding="utf-8").splitlines()
    new = (tmp_path / "plan" / "area-1.ttl").read_text(encoding="utf-8").splitlines()
    headings = [line for line in old if line.startswith("#")]
    assert [line for line in new if line.startswith("#")] == headings


def test_decisions_are_never_touched(tmp_path: Path) -> None:
    shutil.copytree(SJOBACKA / "2030", tmp_path / "plan")
    goalgraph.load(tmp_path / "plan").apply(
        SJOBACKA / "decisions-2030" / "1-dialog-februari.jsonld", output=tmp_path / "plan"
    )
    log = (tmp_path / "plan" / "decisions.ttl").read_bytes()
    book = tmp_path / "plan.xlsx"
    goalgraph.load(tmp_path / "plan").export(book)
    assert goalgraph.import_workbook(book, tmp_path / "plan", dry_run=True).written == ()
    change(book, "Risker", "B2", "En annan risk")
    goalgraph.import_workbook(book, tmp_path / "plan")
    assert (tmp_path / "plan" / "decisions.ttl").read_bytes() == log


def test_ids_are_written_back(tmp_path: Path) -> None:
    sheets = {
        **SMALL,
        "Mål": [["nivå", "id", "text"], ["KS", None, "En bra skola"], ["KS", None, "God vård"]],
    }
    sheets = {name: rows for name, rows in sheets.items() if name in ("Plan", "Nivåer", "Mål")}
    book = write(tmp_path / "plan.xlsx", sheets)
    made = goalgraph.import_workbook(book)
    assert made.workbook == book
    sheet = openpyxl.load_workbook(book)["Mål"]
    assert [sheet["B2"].value, sheet["B3"].value] == ["KS1", "KS2"]
    again = goalgraph.import_workbook(book)
    assert (again.given, again.written) == ((), ())


def test_ids_are_written_back_in_csv_with_its_marks(tmp_path: Path) -> None:
    folder = tmp_path / "sheets"
    folder.mkdir()
    (folder / "Goals.csv").write_bytes('\ufeffid,text\r\n,"A good, safe school"\r\n'.encode())
    goalgraph.import_workbook(folder, tmp_path / "plan")
    assert (folder / "Goals.csv").read_bytes() == '\ufeffid,text\r\nM1,"A good, safe school"\r\n'.encode()


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    sheets = {"Mål": [["id", "text"], [None, "En bra skola"]]}
    book = write(tmp_path / "plan.xlsx", sheets)
    before = book.read_bytes()
    made = goalgraph.import_workbook(book, dry_run=True)
    assert [one.id for one in made.given] == ["M1"]
    assert book.read_bytes() == before
    assert list(tmp_path.iterdir()) == [book]


def test_a_starting_point_that_nobody_has_filled_in_is_replaced(tmp_path: Path) -> None:
    goalgraph.new(tmp_path / "mine")
    book = write(tmp_path / "mine" / "arbetsbok.xlsx", SMALL)
    dry = goalgraph.import_workbook(book, tmp_path / "mine", dry_run=True)
    assert {"A1", "KF1", "A1.R1"} <= set(dry.removed)
    assert (tmp_path / "mine" / "area-1.ttl").is_file()
    made = goalgraph.import_workbook(book, tmp_path / "mine")
    assert sorted(path.name for path in made.folder.iterdir()) == ["arbetsbok.xlsx", "goals.ttl", "plan.ttl"]
    graph = goalgraph.load(made.folder)
    assert [plan.id for plan in graph.plans] == ["9999/2031"]
    assert [goal.label("sv") for goal in graph.resources("goal")] == ["En bra skola"]


def test_a_plan_beside_another_gets_a_folder_of_its_own(tmp_path: Path) -> None:
    shutil.copytree(SJOBACKA / "2030", tmp_path / "plans")
    before = {path: path.read_bytes() for path in (tmp_path / "plans").iterdir()}
    made = goalgraph.import_workbook(write(tmp_path / "plan.xlsx", SMALL), tmp_path / "plans")
    assert {path.parent.name for path in made.written} == {"9999-2031"}
    assert {path: path.read_bytes() for path in before} == before
    assert {plan.id for plan in goalgraph.load(tmp_path / "plans").plans} == {"9999/2031", "sjobacka/2030"}
    assert goalgraph.import_workbook(tmp_path / "plan.xlsx", tmp_path / "plans", dry_run=True).written == ()


# --- Ids are not another's ---

GOALS = [
    ["id", "nivå", "text"],
    ["KS1", "KS", "Rent vatten"],
    ["KS2", "KS", "Inget slam"],
    ["KS3", "KS", "Billigt"],
]


def named(folder: Path) -> dict[str, str]:
    return {goal.id: str(goal.label("sv")) for goal in goalgraph.load(folder).resources("goal")}


def decide(folder: Path, goal: str, place: Path) -> None:
    """Bring in the decision that a goal is a direction goal."""
    plan = goalgraph.load(folder).plans[0].iri
    hand_in = {
        "@context": [
            "https://w3id.org/goalgraph/ontology/decisions.context.jsonld",
            {"@language": "sv"},
        ],
        "@id": "urn:uuid:0a6b6c0e-7d1c-4c39-9a55-3d1d8c1b7f11",
        "@type": "Dialogue",
        "formatVersion": 1,
        "plan": plan,
        "endedAt": "2031-02-14T16:00:00+01:00",
        "decisions": [
            {
                "@type": "Decision",
                "goal": f"{plan}/{goal}",
                "body": "Styrelsen",
                "date": "2031-03-12",
                "ambitionLevel": {"text": "Inget slam alls"},
            }
        ],
    }
    file = place / "hand-in.jsonld"
    file.write_text(json.dumps(hand_in), encoding="utf-8")
    goalgraph.load(folder).apply(file, output=folder)


def test_a_new_goal_never_gets_the_id_of_one_that_is_gone(tmp_path: Path) -> None:
    book = write(tmp_path / "plan.xlsx", {**SMALL, "Mål": GOALS})
    folder = goalgraph.import_workbook(book).folder
    decide(folder, "KS2", tmp_path)
    write(book, {**SMALL, "Mål": [*GOALS[:2], GOALS[3], [None, "KS", "Nytt"]]})
    made = goalgraph.import_workbook(book)
    assert named(folder) == {"KS1": "Rent vatten", "KS3": "Billigt", "KS4": "Nytt"}
    assert (made.added, made.removed, made.decided) == (("KS4",), ("KS2",), ("KS2",))
    write(book, {**SMALL, "Mål": [*GOALS[:2], GOALS[3], [None, "KS", "Nytt"], [None, "KS", "Nyare"]]})
    goalgraph.import_workbook(book)
    assert named(folder) == {"KS1": "Rent vatten", "KS3": "Billigt", "KS4": "Nytt", "KS5": "Nyare"}


def test_nor_in_a_later_import_whatever_the_workbook_says_of_it(tmp_path: Path) -> None:
    several = {**SMALL, "Mått": [SMALL["Mått"][0], ["KS3.I1", "Pris", "KS3", "%"]], "Värden": []}
    book = write(tmp_path / "plan.xlsx", {**several, "Mål": GOALS})
    folder = goalgraph.import_workbook(book).folder
    fewer = {**several, "Mål": GOALS[:3], "Mått": [[*SMALL["Mått"][0]]]}
    made = goalgraph.import_workbook(write(book, fewer))
    assert (made.removed, made.changed, made.added) == (("KS3", "KS3.I1"), (), ())
    assert "plan:KS3 owl:deprecated true" in (folder / "goals.ttl").read_text(encoding="utf-8")
    assert goalgraph.import_workbook(book).written == ()
    exported = goalgraph.load(folder).export(tmp_path / "out.xlsx")
    without = openpyxl.load_workbook(exported)
    sheet = without["Övrigt"]
    for number in range(sheet.max_row, 1, -1):
        if "owl#deprecated" in str(sheet.cell(number, 3).value):
            sheet.delete_rows(number)
    without.save(exported)
    assert goalgraph.import_workbook(exported, folder).written == ()
    made = goalgraph.import_workbook(write(book, {**fewer, "Mål": [*GOALS[:3], [None, "KS", "Nytt"]]}))
    assert (made.added, made.changed) == (("KS4",), ())
    assert named(folder) == {"KS1": "Rent vatten", "KS2": "Inget slam", "KS4": "Nytt"}


def test_who_writes_an_id_that_is_gone_has_it_again(tmp_path: Path) -> None:
    book = write(tmp_path / "plan.xlsx", {**SMALL, "Mål": GOALS})
    folder = goalgraph.import_workbook(book).folder
    goalgraph.import_workbook(write(book, {**SMALL, "Mål": GOALS[:3]}))
    made = goalgraph.import_workbook(write(book, {**SMALL, "Mål": GOALS}))
    assert (made.added, made.changed) == (("KS3",), ())
    assert not [path for path in folder.iterdir() if "owl:deprecated" in path.read_text(encoding="utf-8")]


def test_without_a_column_for_ids_a_goal_keeps_its_own_by_its_text(tmp_path: Path) -> None:
    rows = [row[1:] for row in GOALS]
    sheets = {name: SMALL[name] for name in ("Plan", "Nivåer")}
    book = write(tmp_path / "plan.xlsx", {**sheets, "Mål": rows})
    made = goalgraph.import_workbook(book)
    assert [one.homeless for one in made.given if one.sheet == "Mål"] == [True] * 3
    write(book, {**sheets, "Mål": [rows[0], ["KS", "Nytt"], rows[3], rows[2]]})
    again = goalgraph.import_workbook(book)
    assert named(made.folder) == {"KS2": "Inget slam", "KS3": "Billigt", "KS4": "Nytt"}
    assert (again.added, again.removed, again.changed) == (("KS4",), ("KS1",), ())


def test_an_ambition_on_the_goals_own_row_is_one_target_however_often_it_is_brought_in(
    tmp_path: Path,
) -> None:
    sheets = {name: rows for name, rows in SMALL.items() if name != "Målvärden"}
    goals = [["id", "nivå", "text", "ambition"], ["KS1", "KS", "Rent vatten", "Halva"]]
    book = write(tmp_path / "plan.xlsx", {**sheets, "Mål": goals})
    folder = goalgraph.import_workbook(book).folder
    assert goalgraph.import_workbook(book).written == ()
    goals[1][3] = "Allt"
    made = goalgraph.import_workbook(write(book, {**sheets, "Mål": goals}))
    assert (made.added, made.removed, made.changed) == ((), (), ("KS1.T1",))
    goals[1][3] = ""  # and where neither this cell nor a sheet says anything, what there is stays
    assert goalgraph.import_workbook(write(book, {**sheets, "Mål": goals})).written == ()
    assert [target.id for target in goalgraph.load(folder).resources("target")] == ["KS1.T1"]
