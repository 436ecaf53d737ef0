"""A body described only by what the model says, of a shape that no example has: all that is asked of it makes sense.

In: ``fixtures/tranhult.ttl``, through every command in both languages. Out: a failure that names what reads badly.
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner

import goalgraph
from conftest import ROOT
from goalgraph.base.wording import LANGUAGES
from goalgraph.cli import main
from goalgraph.faces.report.markdown import markdown

FILE = ROOT / "tests" / "fixtures" / "tranhult.ttl"
# What a text shows when something was not there, or was nothing.
SILLY = re.compile(r"\bNone\b|\bUndefined\b|[{}]|: *$|\(\)|, ,|–: 0\b|\bnull\b", re.MULTILINE)
COMMANDS = [
    ["show"],
    *(
        ["show", ident]
        for ident in ("IN1", "FM1", "FM3.T1", "FM2.ACT1", "B1", "L3", "V1", "IN2.F1", "RO2", "PD1")
    ),
    ["trace", "FM2"],
    ["validate"],
    ["validate", "--by", "goal"],
]
REPORT = """\
## Inriktningar

### IN 1 Färre omkommer och skadas i bränder

- **Ansvarig:**
  - Direktionen
  - Förbundschefen
- **Bidrar till:**
  - Agenda 3 · God hälsa och välbefinnande (angiven)
  - Agenda 11.5 · Färre drabbade och mindre skador vid katastrofer (angiven)
- **Prognos:** ⛅ sol och moln
"""


@cache
def graph() -> goalgraph.Graph:
    return goalgraph.load(FILE)


def printed(lang: str, *arguments: str) -> str:
    result = CliRunner().invoke(main, ["--data", str(FILE), "--lang", lang, *arguments])
    assert result.exit_code == 0, result.output
    return result.stdout


def test_it_is_valid_without_a_false_alarm() -> None:
    assert {one.rule for one in graph().validate().findings} == {"indicator-without-value"}


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_nothing_that_is_printed_reads_as_if_something_were_missing(command: list[str], lang: str) -> None:
    assert [line for line in printed(lang, *command).splitlines() if SILLY.search(line)] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_query_is_answered_once_a_row(lang: str) -> None:
    for name in goalgraph.queries():
        rows = graph().query(name, lang=lang).texts()
        assert len(set(rows)) == len(rows), name


def test_both_owners_of_a_goal_and_of_an_activity_are_told() -> None:
    assert "ansvarig: Station Väst, Förbundschefen" in printed("sv", "show", "FM3")
    assert "ansvarig: Station Öst, Station Väst" in printed("sv", "show", "FM2.ACT1")
    owned = graph().query("responsible-for-goals", {"responsible": "POST.CHIEF"}).texts()
    assert [row[0] for row in owned] == ["IN1", "IN2", "FM3"]


def test_a_level_without_goals_by_name_is_told_and_is_no_gap() -> None:
    shown = printed("sv", "show", "L3")
    assert "förled i id: ST" in shown
    assert "mål med namn: 0" in shown
    assert json.loads(printed("sv", "show", "--format", "json"))["levels"] == {"IN": 2, "FM": 3, "ST": 0}
    assert graph().query("goals-without-lower-goal").texts() == []
    assert "Nivån Stationernas åtaganden har inga mål med namn i planen." in markdown(graph().report("RO1"))


def test_the_report_tells_the_plans_own_signs_in_their_order_and_what_guides_it() -> None:
    for occasion in ("RO1", "RO2"):
        told = markdown(graph().report(occasion))
        assert "Tecken: ☀ sol; ⛅ sol och moln; ☁ moln; ☂ regn; ❄ går inte att säga." in told
        assert "Vision: Ingen ska dö i brand i Tranhult" in told
        assert [line for line in told.splitlines() if SILLY.search(line) and not line.endswith(":**")] == [
            "Risker:"
        ] * told.count("\nRisker:\n")


def test_the_report_tells_owners_baseline_risk_and_document() -> None:
    told = markdown(graph().report("RO1")).replace("\u00a0", " ")
    assert REPORT in told
    assert "  - Utgångsvärde: 11,5 dagar.\n" in told
    assert "- Bron stängs av för reparation\n" in told
    assert "- **Källa:** Måldokument 2033–2035 (" in told


def test_a_comparison_counts_only_what_the_plan_has(tmp_path: Path) -> None:
    goalgraph.new(tmp_path / "next", FILE)
    findings = goalgraph.load(tmp_path / "next").validate().findings
    assert {one.rule for one in findings} == {"indicator-without-value"}
    told = CliRunner().invoke(main, ["--lang", "sv", "diff", str(FILE), str(tmp_path / "next")]).stdout
    assert "Planens mål – oförändrade: 2" in told
    assert [line for line in told.splitlines() if line.startswith(("Områden", "Mål ovanför"))] == []


def test_the_page_and_the_network_hold_all_of_it(tmp_path: Path) -> None:
    shown = graph().write_page(tmp_path / "goals.html").read_text(encoding="utf-8")
    for goal in graph().scope.goals:
        assert goal.label("sv") in shown
    assert {"IN1", "FM3", "FM2.ACT1", "V1"} <= set(graph().to_networkx())
