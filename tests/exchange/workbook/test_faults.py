"""What is wrong is told by cell, all of it in one run, with what to do, and as comments in a copy."""

from __future__ import annotations

import time
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from filled import SMALL, Sheets, faults, reading, said, write

import goalgraph
from goalgraph.base.wording import LANGUAGES, wording
from goalgraph.exchange.workbook.cells import Cell


@pytest.mark.parametrize(
    ("sheet", "rows", "cell", "key"),
    [
        ("Mål", [["id", "nivå"], ["KS1", "XX"]], "B2", "unknown"),
        ("Mål", [["id"], ["KS 1"]], "A2", "id-form"),
        ("Mål", [["id", "text"], ["SDG7", "a"]], "A2", "id-global"),
        ("Mål", [["id", "text"], ["KS1", "a"], ["ks1", "b"], ["KS1", "c"]], "A4", "id-twice"),
        ("Mål", [["id", "delmål till"], ["KS1", "KS1"]], "B2", "itself"),
        ("Mål", [["id", "delmål till"], ["KS1", "I1"]], "B2", "wrong-sheet"),
        ("Mål", [["id", "citat", "rader"], ["KS1", "x", "fyra"]], "C2", "lines"),
        ("Mål", [["id", "måltyp"], ["KS1", "x"]], "B2", "word"),
        ("Mål", [["id", "id"], ["KS1", "x"]], "B1", "column-twice"),
        ("Plan", [["namn", "referensdatum"], ["x", "31/1 2031"]], "B2", "date"),
        ("Plan", [["namn", "period"], ["x", "våren"]], "B2", "period"),
        ("Plan", [["namn", "period"], ["x", "2031-01-01"]], "B2", "period-day"),
        ("Bedömningar", [["mål", "tillfälle", "prognos eller utfall"], ["KS1", "delåret", "utfall"]], "B2", "occasion-alone"),
        ("Plan", [["namn", "profil"], ["x", "okänd"]], "B2", "profile"),
        ("Nivåer", [["förled", "ordning"], ["KS", "först"]], "B2", "integer"),
        ("Mått", [["id", "Kolada-id"], ["I1", "N1"]], "B2", "kolada"),
        ("Mått", [["id", "enhet"], ["I1", "alnar"]], "B2", "word-or-new"),
        ("Mått", [["id", "källa"], ["I1", "A1.F9"]], "B2", "unknown-alone"),
        ("Värden", [["mått", "värde"], ["", "3"]], "A2", "needs-indicator"),
        ("Värden", [["mått", "värde"], ["I1", "många"]], "B2", "number"),
        ("Värden", [["mått", "värde"], ["I1", ".."]], "B2", "number-nothing"),
        ("Värden", [["mått", "jämfört med", "jämförelsevärde"], ["I1", "riket", "1; 2"]], "C2", "compared-count"),
        ("Målvärden", [["lägst"], ["3"]], "A2", "needs-goal-or-indicator"),
        ("Målvärden", [["mål", "till"], ["KS1", "snart"]], "B2", "due"),
        ("Målvärden", [["mål", "utgångsperiod"], ["KS1", "2030"]], "B2", "baseline-alone"),
        ("Bedömningar", [["mål", "bedömning"], ["KS1", "x"]], "A2", "needs-type"),
        ("Bedömningar", [["mål", "prognos eller utfall"], ["KS1", "gissning"]], "B2", "choice"),
        ("Organisationer", [["id", "namn", "slag"], ["O1", "x", "klubb"]], "C2", "choice"),
        ("Organisationer", [["id", "namn", "adress"], ["O1", "x", "här borta"]], "C2", "address"),
        ("Övrigt", [["subjekt", "egenskap", "uppgift"], ["urn:a", "urn:b", "c"]], "C2", "rest"),
    ],
)  # fmt: skip
def test_each_fault_is_told_where_it_is(sheet: str, rows: list[list[Any]], cell: str, key: str) -> None:
    sheets = {name: lines for name, lines in SMALL.items() if name != sheet or sheet == "Plan"}
    assert (sheet, cell, key) in faults({**sheets, sheet: rows})


def test_a_prefix_of_two_levels_is_told_once_where_it_is_and_only_where_goals_mean_it() -> None:
    levels = [["id", "förled", "namn"], ["L1", "M", "Mål"], ["L2", "M", "Delmål"]]
    goals = [["id", "nivå", "text"], *([f"M{one}", "m", "a"] for one in range(1, 6))]
    [told] = reading({"Nivåer": levels, "Mål": goals}).faults
    assert (told.sheet, told.cell, told.key) == ("Nivåer", "B3", "prefix-twice")
    assert told.message("en") == "the prefix “m” is that of another level already, at Nivåer!B2"
    by_id = [["id", "nivå", "text"], ["M1", "L1", "a"], ["M2", "L2", "b"]]
    assert faults({"Nivåer": levels, "Mål": by_id}) == []


def test_an_id_of_digits_is_no_global_goal() -> None:
    assert faults({**SMALL, "Mål": [["id", "text"], ["KS1", "a"], ["1.1", "b"], ["11", "c"]]}) == []


def test_every_fault_has_a_message_and_a_mend_in_every_language() -> None:
    known = set(wording("sv")["workbook"]["faults"])
    for lang in LANGUAGES:
        assert set(wording(lang)["workbook"]["faults"]) == known


def planted(count: int) -> tuple[dict[str, list[list[Any]]], set[tuple[str, str]]]:
    """A workbook with as many errors as asked for, of several kinds, and the cells they are in."""
    sheets: dict[str, list[list[Any]]] = {name: [list(row) for row in rows] for name, rows in SMALL.items()}
    where: set[tuple[str, str]] = set()
    kinds = (
        ("Värden", ["I1", 2030, "många"], "C"),
        ("Värden", ["I999", 2030, 3], "A"),
        ("Värden", ["I1", "våren", 3], "B"),
        ("Mål", ["", "XX", "text"], "B"),
        ("Mål", ["KS1", "KS", "text"], "A"),
        ("Mått", ["", "namn", "KS1", "alnar"], "D"),
        ("Mått", ["", "namn", "KS999", "%"], "C"),
        ("Mål", ["", "KS", "text", "citat", "rad fyra"], "E"),
    )
    for number in range(count):
        sheet, row, column = kinds[number % len(kinds)]
        sheets[sheet].append(list(row))
        where.add((sheet, f"{column}{len(sheets[sheet])}"))
    return sheets, where


def test_two_hundred_errors_are_told_in_one_run_in_under_two_seconds(tmp_path: Path) -> None:
    sheets, where = planted(200)
    book = write(tmp_path / "plan.xlsx", sheets)
    goalgraph.load()
    start = time.process_time()
    with pytest.raises(goalgraph.WorkbookFaults) as told:
        goalgraph.import_workbook(book)
    took = time.process_time() - start
    assert {(fault.sheet, fault.cell) for fault in told.value.faults} == where
    assert len(told.value.faults) == 200
    assert took < 2
    assert not (tmp_path / "plan").exists()


def test_a_copy_has_the_errors_as_comments(tmp_path: Path) -> None:
    sheets, where = planted(8)
    book = write(tmp_path / "plan.xlsx", sheets)
    before = book.read_bytes()
    found = goalgraph.check_workbook(book, copy=tmp_path / "fel.xlsx")
    assert len(found) == 8
    copy = openpyxl.load_workbook(tmp_path / "fel.xlsx")
    for sheet, cell in where:
        assert copy[sheet][cell].comment.text
    assert book.read_bytes() == before


def test_what_is_only_missing_is_no_error(tmp_path: Path) -> None:
    book = write(tmp_path / "plan.xlsx", {"Mål": [["id", "text"], [None, "En bra skola"]]})
    made = goalgraph.import_workbook(book)
    assert made.plan == "0000/2030"
    report = goalgraph.load(made.folder).validate()
    assert report.findings


def test_a_formula_is_told_and_its_value_not_used(tmp_path: Path) -> None:
    sheets: Sheets = {**SMALL, "Värden": [["mått", "period", "värde"], ["I1", 2030, "=1+1"]]}
    [fault] = goalgraph.check_workbook(write(tmp_path / "plan.xlsx", sheets))
    assert (fault.sheet, fault.cell, fault.key) == ("Värden", "C2", "formula")
    assert "=1+1" in fault.message("sv")


def test_a_global_goal_is_understood_with_a_space_and_offered_where_another_may_be_meant() -> None:
    goals = [["id", "nivå", "text", "stödjer", "bidrar till"]]
    sheets: Sheets = {**SMALL, "Mål": [*goals, ["KS1", "KS", "a", "SDG 4; sdg 4.2", ""]]}
    found = reading(sheets)
    assert found.faults == ()
    assert {("KS1", "contributesTo", "4"), ("KS1", "contributesTo", "4.2")} <= said(found)
    meant = reading({**SMALL, "Mål": [*goals, ["KS1", "KS", "a", "Goal 13", "Mål 13"]]}).faults
    assert [fault.details["nearest"] for fault in meant] == ["SDG13", "SDG13, KS1"]
    other = reading({**SMALL, "Mål": [*goals, ["KS1", "KS", "a", "KS11", ""]]}).faults
    assert [fault.details["nearest"] for fault in other] == ["KS1"]


def test_a_cell_is_quoted_as_it_shows_its_number() -> None:
    indicators = [["id", "namn", "mäter", "enhet"], ["I1", "Betyg", "KS1", "st"]]
    values = [["mått", "period", "värde"], ["I1", 2030, Cell(Decimal("0.5"), "percent")]]
    [fault] = reading({**SMALL, "Mått": indicators, "Värden": values}).faults
    assert fault.message("sv") == "”50 %” är i procent, men enheten är st"


def test_what_is_near_is_told_by_what_stands_in_the_workbook_and_not_by_ids_that_are_yet_to_be_given() -> (
    None
):
    sheets: Sheets = {
        "Områden": [["namn"], ["Skola"], ["Vård"]],
        "Mål": [["nivå", "text", "område", "stödjer"], ["KS", "En bra skola", "Xyz", "SDG18"]],
    }
    area, supported = reading(sheets).faults
    assert area.details["nearest"] == "Skola, Vård"
    assert supported.details["nearest"].startswith("SDG1, SDG8")


def test_two_of_a_name_without_ids_are_told_by_where_they_stand() -> None:
    indicators = [["id", "namn", "mäter"], ["", "Nöjda", "KS1"], ["", "Nöjda", "KS1"]]
    values = [["mått", "period", "värde"], ["Nöjda", 2030, "3"]]
    [fault] = reading({**SMALL, "Mått": indicators, "Värden": values}).faults
    assert (fault.key, fault.details["ids"]) == ("ambiguous-unnumbered", "Mått!A2, Mått!A3")
    assert "kolumnen id" in fault.remedy("sv")
    numbered = [["id", "namn", "mäter"], ["I1", "Nöjda", "KS1"], ["I2", "Nöjda", "KS1"]]
    [known] = reading({**SMALL, "Mått": numbered, "Värden": values}).faults
    assert (known.key, known.details["ids"]) == ("ambiguous", "9999/2031/I1, 9999/2031/I2")


def test_a_day_that_is_described_as_the_period_of_a_plan_is_one() -> None:
    plan = [["namn", "organ", "kod", "period"], ["x", "Ekby", "9999", "2031-01-01"]]
    periods = [["id", "namn", "start", "slut"], ["2031-01-01", "öppningen", "2031-01-01", "2031-01-01"]]
    assert "period-day" not in [key for _, _, key in faults({**SMALL, "Plan": plan, "Perioder": periods})]


def test_an_occasion_that_there_is_none_of_is_told_with_those_that_there_are() -> None:
    judged = [["mål", "tillfälle", "prognos eller utfall"], ["KS1", "bokslut", "utfall"]]
    occasions = [["id", "namn", "slut"], ["RO1", "Delår", "2031-08-31"]]
    found = reading({**SMALL, "Tillfällen": occasions, "Bedömningar": judged})
    [told] = [one for one in found.faults if one.key == "occasion"]
    for lang in LANGUAGES:
        assert "2031-08-31" in told.remedy(lang)
        assert "RO1" in told.remedy(lang)
