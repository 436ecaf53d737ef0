"""What cells say: by what they hold, in whichever order and language, and as people write it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from filled import SMALL, Sheets, faults, reading, said, write

from goalgraph import import_workbook, load
from goalgraph.exchange.workbook.cells import Cell, Grid, day_in, integer_in, lines_in, number_in, truth_in
from goalgraph.exchange.workbook.faults import EmptyFolder, NoSheetFiles, OtherFiles
from goalgraph.exchange.workbook.periods import period_in
from goalgraph.exchange.workbook.reading import read
from goalgraph.exchange.workbook.source import reading_at


def test_a_small_plan_says_what_stands_in_it() -> None:
    small = reading(SMALL)
    assert small.faults == ()
    assert small.plan == "https://w3id.org/goalgraph/id/9999/2031"
    assert {
        ("2031", "type", "Plan"),
        ("2031", "notation", "9999/2031"),
        ("2031", "statedIn", "DOC"),
        ("KS1", "atLevel", "L1"),
        ("KS1", "inPlan", "2031"),
        ("KS1", "label", "En bra skola"),
        ("KS1", "statedIn", "P4"),
        ("P4", "exact", "Skolan ska bli bra."),
        ("P4", "firstLine", "4"),
        ("P4", "lastLine", "5"),
        ("P4", "wasQuotedFrom", "DOC"),
        ("I1", "measures", "KS1"),
        ("I1.O2030", "value", "12.5"),
        ("I1.O2030", "unit", "PERCENT"),
        ("I1.O2030", "period", "2030"),
    } <= said(small)


def test_order_language_and_absence_of_columns_do_not_matter() -> None:
    english = reading(
        {
            "Goals": [["Text", "LEVEL", "mine"], ["A good school", "KS", "x"]],
            "levels": [["order", "name", "prefix"], [Decimal(1), "The board's goals", "KS"]],
            "Diary": [["a"]],
        }
    )
    assert english.lang == "en"
    assert english.faults == ()
    assert set(english.unknown) == {"Diary", "Goals: mine"}
    assert ("KS1", "label", "A good school") in said(english)
    assert [(one.sheet, one.row, one.column, one.id) for one in english.given] == [("Goals", 2, None, "KS1")]


def test_a_title_may_stand_above_the_columns() -> None:
    titled = {
        name: [[f"Tranhults {name.lower()}"], [], *rows] for name, rows in SMALL.items() if name != "Plan"
    }
    below = reading({"Plan": SMALL["Plan"], **titled})
    assert said(below) == said(reading(SMALL))
    assert below.unknown[0] == "Nivåer: Tranhults nivåer"
    assert [row.number for row in below.said if row.sheet.key == "goals"] == [4]


def test_the_other_language_has_a_column_beside() -> None:
    both = reading({"Mål": [["id", "text", "text (en)"], ["KS1", "En bra skola", "A good school"]]})
    labels = {str(q.object) for q in both.quads if q.predicate.value.endswith("label")}
    assert {'"En bra skola"@sv', '"A good school"@en'} <= labels


def test_ids_are_given_where_there_are_none() -> None:
    given = reading(
        {
            "Nivåer": [["förled", "ordning"], ["KF", 1], ["KS", 2]],
            "Mål": [["id", "nivå", "text"], ["", "KS", "a"], ["KS1", "KS", "b"], [None, "KF", "c"]],
            "Mått": [["id", "namn", "mäter"], ["", "m", "KS1"], ["", "n", "KS1; KS2"]],
            "Risker": [["id", "text", "hotar"], ["", "r", "KF1"]],
            "Värden": [["mått", "period", "grupp", "värde"], ["KS1.I1", 2030, "kvinnor", 1], ["KS1.I1", 2030, "kvinnor", 2]],
            "Bedömningar": [["mål", "tillfälle", "prognos eller utfall"], ["KS1", "2031-08", "prognos"]],
        }
    )  # fmt: skip
    ids = [one.id for one in given.given]
    assert ids == [
        "KS2", "KF1", "KF1.R1", "KS1.I1", "I1", "KS1.I1.O2030-kvinnor", "KS1.I1.O2030-kvinnor-2", "KS1.F1",
    ]  # fmt: skip
    assert ("RO1", "endDate", "2031-08-31") in said(given)


def test_several_stand_in_one_cell_and_global_goals_by_number() -> None:
    several = reading({"Mål": [["id", "text", "stödjer"], ["KS1", "a", "SDG11; 3.1 ;Ingen hunger"]]})
    assert several.faults == ()
    assert {value for _, name, value in said(several) if name == "contributesTo"} == {"11", "3.1", "2"}


def test_a_comparison_and_a_baseline_become_facts_of_their_own() -> None:
    facts = reading(
        {
            "Mål": [["id", "text"], ["KS1", "a"]],
            "Mått": [["id", "namn", "mäter", "enhet"], ["I1", "m", "KS1", "dagar"]],
            "Värden": [
                ["mått", "period", "värde", "jämfört med", "jämförelsevärde"],
                ["I1", 2030, 60, "riket; länet", "70; 65,5"],
            ],
            "Målvärden": [
                ["mål", "mått", "högst", "till", "utgångsvärde", "utgångsperiod"],
                ["KS1", "I1", 40, "2031-12-31", 84, 2029],
            ],
        }
    )
    assert facts.faults == ()
    assert {
        ("I1.O2030.C-Country", "comparisonOf", "I1.O2030"),
        ("I1.O2030.C-Country", "value", "70.0"),
        ("I1.O2030.C-County", "value", "65.5"),
        ("I1.O2030.C-County", "unit", "DAY"),
        ("I1.T2031", "upperBound", "40.0"),
        ("I1.T2031", "dueDate", "2031-12-31"),
        ("I1.T2031", "baselineValue", "84.0"),
        ("I1.O2029", "value", "84.0"),
    } <= {(one, name, value) for one, name, value in said(facts)}


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("12,5", "12.5"),
        ("12.5", "12.5"),
        ("1 234,5", "1234.5"),
        ("1.234,5", "1234.5"),
        ("1,234.5", "1234.5"),
        ("1 234 567", "1234567"),
        ("−3", "-3"),
        ("+4", "4"),
        ("0", "0"),
    ],
)
def test_numbers_as_people_write_them(written: str, number: str) -> None:
    assert number_in(Cell(written)) == (Decimal(number), False)


@pytest.mark.parametrize(
    "written", ["ca 12", "1 23", "12,5,5", "", "1e5", "١٢", "=1", "12 st", "--3", "9" * 40]
)
def test_what_is_no_number(written: str) -> None:
    assert number_in(Cell(written)) is None


def test_percentages_days_and_lines() -> None:
    assert number_in(Cell("12,5 %")) == (Decimal("12.5"), True)
    assert number_in(Cell(Decimal("0.125"), "percent")) == (Decimal("12.500"), True)
    assert number_in(Cell(True)) is None
    assert integer_in(Cell("3,5")) is None
    assert day_in(Cell(date(2031, 8, 31))) == date(2031, 8, 31)
    assert day_in(Cell("2031-02-30")) is None
    assert lines_in(Cell("40-36")) is None
    assert lines_in(Cell("36 – 40")) == (36, 40)
    assert truth_in(Cell("kanske")) is None


@pytest.mark.parametrize(
    ("written", "ident"),
    [
        ("2031", "2031"),
        ("2031-08", "2031-08"),
        ("augusti 2031", "2031-08"),
        ("August 2031", "2031-08"),
        ("aug 2031", "2031-08"),
        ("Sept. 2031", "2031-09"),
        ("januari–augusti 2031", "2031-01--2031-08"),
        ("Jan - Aug 2031", "2031-01--2031-08"),
        ("2031-Q2", "2031-Q2"),
        ("kv 2 2031", "2031-Q2"),
        ("2015-2018", "2015-2018"),
        ("2015–2018", "2015-2018"),
        ("2031-01--2031-08", "2031-01--2031-08"),
        ("2031-01-01--2031-01-31", "2031-01-01--2031-01-31"),
    ],
)
def test_periods_as_people_write_them(written: str, ident: str) -> None:
    found = period_in(written)
    assert found is not None
    assert found.id == ident


@pytest.mark.parametrize(
    "written",
    [
        "",
        "31",
        "2031-13",
        "2018-2015",
        "våren",
        "2031-02-30",
        "2031-Q5",
        "au 2031",
        "aug–jan 2031",
        "2030/31",
    ],
)
def test_what_is_no_period(written: str) -> None:
    assert period_in(written) is None


def test_a_unit_and_a_group_may_be_added_to_their_lists() -> None:
    sheets = dict(SMALL) | {
        "Mått": [["id", "namn", "mäter", "enhet"], ["I1", "Utsläpp", "KS1", "Ton per år"]],
        "Värden": [
            ["mått", "period", "grupp", "värde"],
            ["I1", 2030, "flickor", 12],
            ["I1", 2031, "flickor", 11],
        ],
    }
    unlisted = reading(sheets)
    assert [(one.cell, one.key) for one in unlisted.faults] == [
        ("D2", "word-or-new"), ("C2", "word-or-new"), ("C3", "word-or-new"),
    ]  # fmt: skip
    listed = reading(
        sheets
        | {"Vokabulär": [["status", "enhet", "grupp"], ["pågår", "%", "flickor"], ["", "ton per år", ""]]}
    )
    assert listed.faults == ()
    assert {
        ("I1", "unit", "ton-per-år"),
        ("ton-per-år", "type", "Unit"),
        ("ton-per-år", "label", "ton per år"),
        ("I1.O2030-flickor", "unit", "ton-per-år"),
        ("I1.O2030-flickor", "group", "flickor"),
        ("flickor", "type", "Concept"),
        ("flickor", "notation", "flickor"),
    } <= said(listed)
    assert not any(
        quad.object.value.endswith("unit/%25") for quad in listed.quads if hasattr(quad.object, "value")
    )


def test_an_indicator_and_a_goal_may_be_meant_by_name() -> None:
    named = reading(
        dict(SMALL)
        | {
            "Mått": [["namn", "mäter", "enhet"], ["Betyg", "en bra  skola", "%"]],
            "Värden": [["mått", "period", "värde"], ["betyg", 2030, "12,5 %"]],
        }
    )
    assert named.faults == ()
    assert {("KS1.I1", "measures", "KS1"), ("KS1.I1.O2030", "value", "12.5")} <= said(named)


def test_a_comma_before_three_digits_divides_thousands_in_english() -> None:
    texts = ("1,250", "-12,345,678", "0,125", "7,5", "1,250.5")
    numbers = [found[0] for text in texts if (found := number_in(Cell(text), "en"))]
    assert [str(one) for one in numbers] == ["1250", "-12345678", "0.125", "7.5", "1250.5"]
    swedish = ("12.1250", "-12.345.678", "0.125", "12.5", "1,250", "1.250,5", "3310.125")
    numbers = [found[0] for text in swedish if (found := number_in(Cell(text), "sv"))]
    assert [str(one) for one in numbers] == [
        "12.1250",
        "-12345678",
        "0.125",
        "12.5",
        "1.250",
        "1250.5",
        "3310.125",
    ]
    assert number_in(Cell("1,250")) == (Decimal("1.250"), False)


@pytest.mark.parametrize(
    ("text", "swedish", "english"),
    [
        ("1,234", "1.234", "1234.0"),
        ("12.5", "12.5", "12.5"),
        ("12,5", "12.5", "12.5"),
    ],
)
def test_the_language_of_the_titles_says_which_mark_divides_thousands(
    text: str, swedish: str, english: str
) -> None:
    told = said(reading({**SMALL, "Värden": [["mått", "period", "värde"], ["I1", 2030, text]]}))
    assert ("I1.O2030", "value", swedish) in told
    titled: Sheets = {
        "Goals": [["id", "level", "text"], ["KS1", "KS", "A good school"]],
        "Indicators": [["id", "name", "measures"], ["I1", "Grades", "KS1"]],
        "Values": [["indicator", "period", "value"], ["I1", 2030, text]],
        "Targets": [
            ["indicator", "due", "value", "baseline", "baseline period"],
            ["I1", 2031, 5, text, 2030],
        ],
    }
    assert faults(titled) == []
    assert ("I1.O2030", "value", english) in said(reading(titled))


def test_what_a_value_is_compared_with_is_written_as_it_is_read(tmp_path: Path) -> None:
    rows = ["mått", "period", "värde", "jämfört med", "jämförelsevärde"]
    first = {**SMALL, "Värden": [rows, ["I1", 2030, 2, "riket; länet", "12,125; 1,250"]]}
    folder = import_workbook(write(tmp_path / "plan.xlsx", first)).folder
    out = load(folder).export(tmp_path / "out.xlsx")
    values = openpyxl.load_workbook(out)["Värden"]
    assert "12,125" in str([cell.value for row in values.iter_rows() for cell in row])
    assert import_workbook(out, folder).written == ()


def test_what_stands_under_no_title_is_told() -> None:
    goals = [
        ["id", "nivå", "text", None],
        ["KS1", "KS", "Rent vatten", "", "och mer"],
        ["KS2", "KS", "Slam", "x"],
    ]
    assert reading({**SMALL, "Mål": goals}).unknown == ("Mål!E2", "Mål!D3")


def test_a_name_that_holds_a_semicolon_is_one_thing_in_a_list() -> None:
    sheets = {
        **SMALL,
        "Mål": [*SMALL["Mål"], ["KS2", "KS", "Bo; leva; verka", None, None]],
        "Mått": [
            ["id", "namn", "mäter", "enhet"],
            ["I1", "Betyg", "En bra skola; Bo; leva; verka", "%"],
            ["I2", "Antal", "bo; leva; verka", "%"],
        ],
    }
    assert reading(sheets).faults == ()
    assert {row for row in said(reading(sheets)) if row[1] == "measures"} == {
        ("I1", "measures", "KS1"),
        ("I1", "measures", "KS2"),
        ("I2", "measures", "KS2"),
    }


def test_a_source_whose_name_holds_a_semicolon_is_not_made_anew() -> None:
    sheets = {
        **SMALL,
        "Mått": [["id", "namn", "mäter", "källa"], ["I1", "Betyg", "KS1", "Statistik; barn; Egen"]],
        "Källor": [["id", "namn"], ["K1", "Statistik; barn"]],
    }
    rows = [row for row in reading(sheets).said if row.sheet.key == "sources"]
    assert [row.texts for row in rows] == [["Statistik; barn"], ["Egen"]]


def test_a_percentage_in_words_keeps_its_sign() -> None:
    share = Cell(Decimal("0.125"), "percent")
    goals = [["id", "nivå", "text", "ambition", "ambition (en)"], ["KS1", "KS", "En bra skola", share, share]]
    ambitions = {row[2] for row in said(reading({**SMALL, "Mål": goals})) if row[1] == "toBeAchieved"}
    assert ambitions == {"12,5 %", "12.5 %"}


def test_what_a_plans_id_supposes_is_told() -> None:
    bare = {**SMALL, "Plan": [["namn", "dokument"], ["Mål", "Vår plan"]]}
    assert (reading(bare).supposed, reading(bare).plan.rpartition("id/")[2]) == (
        ("code", "period"),
        "0000/2030",
    )
    assert reading(SMALL).supposed == ()


@pytest.mark.parametrize(
    ("word", "unit"),
    [("procent", "PERCENT"), ("per cent", "PERCENT"), ("antal", "NUM"), ("hektar", "HA"), ("kr", "SEK")],
)
def test_a_unit_is_known_by_what_people_write(word: str, unit: str) -> None:
    found = reading({"Mått": [["id", "namn", "enhet"], ["I1", "m", word]]})
    assert found.faults == ()
    assert {value for _, name, value in said(found) if name == "unit"} == {unit}


def test_a_text_with_a_point_before_three_digits_is_refused_in_swedish_with_both_readings() -> None:
    swedish: Sheets = {**SMALL, "Värden": [["mått", "period", "värde"], ["I1", 2030, "1.234"]]}
    [fault] = reading(swedish).faults
    assert fault.message("sv") == "”1.234” kan läsas på två sätt: 1,234 / 1234"
    number: Sheets = {**SMALL, "Värden": [["mått", "period", "värde"], ["I1", 2030, Decimal("1.234")]]}
    assert ("I1.O2030", "value", "1.234") in said(reading(number))
    assert number_in(Cell("1.234"), "en") == (Decimal("1.234"), False)
    assert number_in(Cell("1.234 %"), "sv") == (Decimal("1.234"), True)


@pytest.mark.parametrize("text", ["KS1, KS2", "KS1\nKS2", "KS1,\nSDG4"])
def test_a_list_that_is_not_divided_by_semicolons_is_told_as_one(text: str) -> None:
    sheets: Sheets = {
        "Mål": [["id", "nivå", "text", "stödjer"], ["KS1", "KS", "En", ""], ["KS2", "KS", "Två", ""]],
        "Strategier": [["text", "för"], ["Bygg", text]],
    }
    if "SDG" in text:
        sheets = {**sheets, "Mål": [["id", "nivå", "text", "stödjer"], ["KS1", "KS", "En", "SDG4,SDG5"]]}
        sheets = {**sheets, "Strategier": [["text", "för"], ["Bygg", "KS1"]]}
    [fault] = reading(sheets).faults
    assert fault.key == "divided"
    assert "; " in fault.remedy("sv")


def test_the_nearest_to_a_name_that_is_unknown_is_the_name_it_has_now() -> None:
    sheets: Sheets = {
        "Mål": [["id", "nivå", "text"], ["KS1", "KS", "En god skola för alla barn"]],
        "Strategier": [["text", "för"], ["Bygg", "En bra skola för alla barn"]],
    }
    [fault] = reading(sheets).faults
    assert "En god skola för alla barn" in fault.remedy("sv")


def test_the_line_that_tells_excel_the_separator_is_no_column(tmp_path: Path) -> None:
    text = "sep=;\r\nid;nivå;text\r\nKS1;KS;En god skola\r\n"
    (tmp_path / "Mål.csv").write_text(text, encoding="utf-8")
    _, found = reading_at(tmp_path)
    assert (found.unknown, found.faults) == ((), ())


def test_a_folder_of_text_files_is_told_that_csv_is_wanted(tmp_path: Path) -> None:
    (tmp_path / "Mål.txt").write_text("id\ttext\n", encoding="utf-8")
    with pytest.raises(NoSheetFiles, match=r"\.txt.*CSV"):
        reading_at(tmp_path)


def test_a_plan_whose_year_excel_has_made_a_day_has_the_year_in_its_id() -> None:
    plan = [["namn", "kod", "period"], ["Mål", "9997", date(2031, 1, 1)]]
    assert reading({**SMALL, "Plan": plan}).plan == "https://w3id.org/goalgraph/id/9997/2031"


def test_a_folder_with_nothing_in_it_is_told_to_be_empty_and_another_what_is_in_it(tmp_path: Path) -> None:
    (tmp_path / ".hidden").touch()
    with pytest.raises(EmptyFolder):
        reading_at(tmp_path)
    for name in ("a.xlsx", "b.xlsx"):
        (tmp_path / name).touch()
    with pytest.raises(OtherFiles, match=r"a\.xlsx, b\.xlsx"):
        reading_at(tmp_path)


def test_a_baseline_that_differs_from_a_percentage_is_told_with_its_sign() -> None:
    share = Cell(Decimal("0.85"), "percent")
    values = Grid("Värden", [_cells(["mått", "period", "värde"]), [*_cells(["I1", "2030"]), share]])
    targets = (
        ["mål", "mått", "målvärde", "utgångsvärde", "utgångsperiod"],
        ["KS1", "I1", "90", "84", "2030"],
    )
    sheets = [Grid(name, [_cells(row) for row in rows]) for name, rows in SMALL.items() if name != "Värden"]
    told = read([*sheets, values, Grid("Målvärden", [_cells(row) for row in targets])])
    [fault] = told.faults
    assert fault.details == {"value": "84", "other": "85 %"}


def _cells(row: list[Any]) -> list[Cell]:
    return [Cell(None if value is None else str(value)) for value in row]


def test_what_an_outline_says_beside_its_rows_is_passed_by_and_what_somebody_else_says_is_told() -> None:
    goals = [["id", "nivå", "text", "hur säkert", "varför"], ["KS1", "KS", "En", "säkert", "därför"]]
    strategies = [["text", "för", "varför"], ["Bygg", "KS1", "för barnen"]]
    assert reading({"Mål": goals, "Strategier": strategies}).unknown == ("Strategier: varför",)
