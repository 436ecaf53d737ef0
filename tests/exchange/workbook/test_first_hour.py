"""A body with 3 levels, 20 goals, 40 indicators and 4 years of values, from an empty workbook to page, report and site."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner
from filled import SMALL, write

import goalgraph
from goalgraph.base.errors import EmptyInput
from goalgraph.cli import main
from places import ROOT

HEADS = {
    "sv": {"file": "arbetsbok.xlsx", "goals": "Mål", "indicators": "Mått", "values": "Värden", "plan": "Plan"},
    "en": {"file": "workbook.xlsx", "goals": "Goals", "indicators": "Indicators", "values": "Values", "plan": "Plan"},
}  # fmt: skip


def column(sheet: Any, *titles: str) -> str:
    return str(next(cell.column_letter for cell in sheet[1] if cell.value in titles))


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_from_an_empty_workbook_to_page_report_and_site(
    lang: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    def run(*line: str, code: int = 0) -> str:
        done = CliRunner().invoke(main, ["--lang", lang, *line], prog_name="goalgraph")
        assert done.exit_code == code, done.output
        return done.output

    names = HEADS[lang]
    run("new", "mine", "--code", "9999", "--level", "F=Council", "--level", "N=Board", "--level", "E=Unit")
    book = openpyxl.load_workbook(tmp_path / "mine" / names["file"])
    plan = book[names["plan"]]
    plan[column(plan, "namn", "name") + "2"] = "2031"
    plan[column(plan, "period") + "2"] = 2031
    plan[column(plan, "dokument", "document") + "2"] = "The goals of 2031"
    plan[column(plan, "referensdatum", "reference date") + "2"] = "2031-01-31"
    goals = book[names["goals"]]
    for number in range(20):
        level = "FNE"[number % 3]
        goals[f"{column(goals, 'nivå', 'level')}{number + 2}"] = level
        goals[f"{column(goals, 'text')}{number + 2}"] = f"Goal {number}"
    indicators = book[names["indicators"]]
    for number in range(40):
        indicators[f"A{number + 2}"] = f"I{number + 1}"
        indicators[f"{column(indicators, 'namn', 'name')}{number + 2}"] = f"Indicator {number}"
        indicators[f"{column(indicators, 'mäter', 'measures')}{number + 2}"] = f"F{number % 7 + 1}"
        indicators[f"{column(indicators, 'enhet', 'unit')}{number + 2}"] = "%"
    values = book[names["values"]]
    row = 1
    for number in range(40):
        for year in range(2027, 2031):
            row += 1
            values[f"{column(values, 'mått', 'indicator')}{row}"] = f"I{number + 1}"
            values[f"{column(values, 'period')}{row}"] = year
            values[f"{column(values, 'värde', 'value')}{row}"] = (number + year) % 100 + 0.5
    assessments = book[{"sv": "Bedömningar", "en": "Assessments"}[lang]]
    assessments["A2"], assessments["B2"] = "F1", "2031-08"
    assessments[f"{column(assessments, 'prognos eller utfall', 'forecast or outcome')}2"] = "forecast"
    assessments[f"{column(assessments, 'bedömning', 'rating')}2"] = "nås"
    book.save(tmp_path / "mine" / names["file"])

    run("import", f"mine/{names['file']}", "-o", "plan")
    shown = run("--data", "plan", "show", "--format", "json")
    assert '"goal": 20' in shown
    assert '"indicator": 40' in shown
    assert '"observation": 160' in shown
    run("--data", "plan", "validate")
    run("--data", "plan", "page", "-o", "goals.html")
    run("--data", "plan", "report", "-o", "report.docx")
    assert (tmp_path / "goals.html").stat().st_size > 100_000
    assert (tmp_path / "report.docx").is_file()
    run("--data", "plan", "publish", "site")
    assert len([*(tmp_path / "site").rglob("F1.html")]) == 1
    for path in (tmp_path / "plan").iterdir():
        assert path.suffix == ".ttl"


def test_the_empty_workbook_helps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    CliRunner().invoke(main, ["new", "mine"], prog_name="goalgraph")
    book = openpyxl.load_workbook(tmp_path / "mine" / "arbetsbok.xlsx")
    assert book.sheetnames == [
        "Plan", "Nivåer", "Områden", "Mål", "Strategier", "Aktiviteter", "Risker", "Mått", "Värden",
        "Målvärden", "Bedömningar", "Organisationer", "Vokabulär",
    ]  # fmt: skip
    for sheet in book.worksheets:
        assert not sheet.protection.sheet
        if sheet.title != "Vokabulär":
            assert sheet.max_row == 1
            assert all(cell.comment and cell.comment.text for cell in sheet[1])
    lists = {str(one.formula1) for one in book["Mått"].data_validations.dataValidation}
    assert any("Vokabulär" in one for one in lists)
    assert "='Mål'!$A$2:$A$2000" in lists


def test_the_list_of_goal_types_has_those_of_the_plans_profile_and_no_other(
    bundled: goalgraph.Graph, tmp_path: Path
) -> None:
    listed = {}
    for name, graph in (
        ("own", bundled),
        ("general", goalgraph.load(ROOT / "data" / "examples" / "stenvinda")),
    ):
        graph.export(tmp_path / f"{name}.xlsx", lang="sv")
        sheet = openpyxl.load_workbook(tmp_path / f"{name}.xlsx")["Vokabulär"]
        lists = {
            column[0].value: [cell.value for cell in column[1:] if cell.value] for column in sheet.columns
        }
        listed[name] = lists.get("måltyp")
    assert listed == {"own": ["inriktningsmål", "inte avgjort", "styrande mål"], "general": None}


def test_an_empty_workbook_is_refused_in_one_line(tmp_path: Path) -> None:
    book = goalgraph.new_workbook(tmp_path / "tom.xlsx")
    assert goalgraph.check_workbook(book) == ()
    for read in (goalgraph.import_workbook, goalgraph.load):
        with pytest.raises(EmptyInput):
            read(book)
    assert [path.name for path in tmp_path.iterdir()] == ["tom.xlsx"]


def test_the_python_of_the_guide_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    text = (ROOT / "docs" / "workbook.md").read_text(encoding="utf-8")
    [code] = re.findall(r"```python\n(.*?)```", text, flags=re.DOTALL)
    exec(compile(code, "workbook.md", "exec"), {})
    assert (tmp_path / "ut.trig").is_file()


def test_the_commands_of_the_guide_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    text = (ROOT / "docs" / "workbook.md").read_text(encoding="utf-8")
    [block] = re.findall(r"```console\n(.*?)```", text, flags=re.DOTALL)
    for line in block.splitlines():
        done = CliRunner().invoke(main, shlex.split(line)[2:], prog_name="goalgraph")
        assert done.exit_code == 0, done.output
    assert (tmp_path / "mål.html").is_file()


def test_the_year_that_new_is_told_stands_in_the_workbook(tmp_path: Path) -> None:
    book = goalgraph.new_workbook(
        tmp_path / "tom.xlsx", name="Sjönämnden", code="9920", levels=["B=Nämndens mål"], year=2035
    )
    filled = openpyxl.load_workbook(book)
    filled["Plan"]["A2"] = "Sjöplan"
    filled["Mål"]["B2"], filled["Mål"]["C2"] = "B", "En ren sjö"
    filled.save(book)
    made = goalgraph.import_workbook(book)
    assert made.plan == "9920/2035"
    assert goalgraph.load(made.folder).query(
        "SELECT ?code { ?body a org:Organization ; dcterms:identifier ?code }"
    ).texts() == [("9920",)]


def test_a_quote_with_a_page_and_no_lines_is_shown_by_its_page(tmp_path: Path) -> None:
    goals = [
        ["id", "nivå", "text", "citat", "sida"],
        ["KS1", "KS", "Rent vatten", "Vattnet ska bli rent.", 5],
    ]
    folder = goalgraph.import_workbook(write(tmp_path / "plan.xlsx", {**SMALL, "Mål": goals})).folder
    graph = goalgraph.load(folder)
    [passage] = graph.get("KS1").passages
    assert (passage.page, passage.first_line) == ("5", 0)
    assert "passage-incomplete" not in {one.rule for one in graph.validate().findings}
    shown = CliRunner().invoke(main, ["--data", str(folder), "--lang", "sv", "show", "KS1"]).stdout
    assert "sidan 5: ”Vattnet ska bli rent.”" in shown
    assert "rad 0" not in shown
    made = CliRunner().invoke(main, ["--data", str(folder), "page", "-o", str(tmp_path / "page.html")])
    assert made.exit_code == 0
    assert '"page":"5"' in (tmp_path / "page.html").read_text(encoding="utf-8").replace(" ", "")
