"""What is to be achieved, and what was judged, is told whole, whatever its name leaves out.

In: the plan that the modelling guide builds on, with targets whose names lack their numbers, observations and
comparisons that are bounds, and assessments of more than goals. Out: the report's Markdown, and what `show` prints.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

import goalgraph
from goalgraph.cli import main
from goalgraph.faces.page.content.values import observed
from goalgraph.faces.report.markdown import markdown
from goalgraph.model.objects import Observation
from places import ROOT

PREAMBLE = (ROOT / "docs" / "modelling-guide" / "preamble.ttl").read_text(encoding="utf-8")
MORE = """
plan:KF1.T1 a gg:Target ; skos:notation "KF1.T1" ; rdfs:label "Målvärde"@sv ; gg:targetFor plan:KF1 ; gg:targetIndicator plan:I1 ;
    gg:lowerBound 80.0 ; gg:unit unit:PERCENT ; gg:dueDate "2032-06-30"^^xsd:date ; gg:group our:GIRLS ; gg:baselineValue 70.0 ;
    gg:statedIn plan:DOC .
plan:KF1.T2 a gg:Target ; skos:notation "KF1.T2" ; rdfs:label "Alla läser"@sv ; gg:toBeAchieved "Alla läser"@sv ; gg:targetFor plan:KF1 ;
    gg:targetIndicator plan:I1 ; gg:lowerBound 81.0 ; gg:upperBound 89.0 ; gg:unit unit:PERCENT ; gg:period period:2031 ; gg:statedIn plan:DOC .
our:GIRLS a skos:Concept ; skos:notation "GIRLS" ; rdfs:label "flickor"@sv .
plan:KF3.T1 a gg:Target ; skos:notation "KF3.T1" ; rdfs:label "högst −4 % 2031"@sv ; gg:targetFor plan:KF3 ; gg:targetIndicator plan:I9 ;
    gg:upperBound -4.0 ; gg:unit unit:PERCENT ; gg:period period:2031 ; gg:statedIn plan:DOC .
plan:I9 a gg:Indicator ; skos:notation "I9" ; rdfs:label "Avvikelse"@sv ; gg:inPlan our:2031 ; gg:measures plan:KF3 ; gg:statedIn plan:DOC .
plan:I9.O1 a gg:Observation ; skos:notation "I9.O1" ; rdfs:label "få"@sv ; gg:observationOf plan:I9 ; gg:upperBound 5.0 ; gg:unit unit:PERCENT ;
    gg:period period:2030 ; gg:qualifier gg:Estimated ; gg:responseOption "Ja"@sv ; gg:statedIn plan:DOC .
plan:I9.O1.C1 a gg:Comparison ; skos:notation "I9.O1.C1" ; gg:comparisonOf plan:I9.O1 ; gg:comparedWith gg:Country ;
    gg:lowerBound 4.0 ; gg:upperBound 6.0 ; gg:unit unit:PERCENT ; gg:statedIn plan:DOC .
plan:I9.O1.C2 a gg:Comparison ; skos:notation "I9.O1.C2" ; gg:comparisonOf plan:I9.O1 ; gg:comparedWith our:PEERS ; gg:position gg:Below ;
    gg:statedIn plan:DOC .
our:PEERS a skos:Concept ; skos:notation "PEERS" ; rdfs:label "grannarna"@sv .
plan:KF1.F a gg:Forecast ; skos:notation "KF1.F" ; gg:assesses plan:KF1 ; gg:atOccasion plan:RO1 ; gg:rating gg:Reached ; gg:statedIn plan:DOC .
plan:KF1.U a gg:OutcomeAssessment ; skos:notation "KF1.U" ; gg:assesses plan:KF1 ; gg:atOccasion plan:RO1 ; gg:rating gg:PartlyReached ;
    gg:correctiveAction "Fler böcker"@sv ; gg:statedIn plan:DOC .
plan:T.U a gg:OutcomeAssessment ; skos:notation "T.U" ; gg:assesses plan:KF1.T1 ; gg:atOccasion plan:RO1 ; gg:rating gg:NotReached ;
    gg:statedIn plan:DOC .
plan:P.U a gg:OutcomeAssessment ; skos:notation "P.U" ; gg:assesses our:2031 ; gg:atOccasion plan:RO1 ; gg:rating gg:PartlyReached ;
    gg:motivation "Året var svårt."@sv ; gg:statedIn plan:DOC .
"""


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("aims") / "plan.ttl"
    file.write_text(PREAMBLE + MORE, encoding="utf-8")
    return file


@pytest.fixture(scope="module")
def told(plan: Path) -> list[str]:
    return markdown(goalgraph.load(plan).report("RO1")).replace("\u00a0", " ").splitlines()


def test_a_target_is_told_whole(told: list[str]) -> None:
    start = told.index("  - Målvärde")
    assert told[start : start + 9] == [
        "  - Målvärde",
        "  - Mäts med: Elever i årskurs 3 som läser flytande.",
        "  - Från 70 % till minst 80 %.",
        "  - Gäller flickor.",
        "  - Senast 30 juni 2032.",
        "  - Utfall: ○ nås inte.",
        "  - Alla läser",
        "  - Mäts med: Elever i årskurs 3 som läser flytande.",
        "  - Till 81–89 %.",
    ]


def test_what_its_name_says_is_not_said_again(told: list[str]) -> None:
    start = told.index("  - högst −4 % 2031")
    assert told[start + 1] == "  - Mäts med: Avvikelse."
    assert not told[start + 2].startswith("  -")


def test_an_outcome_goes_before_the_forecast_of_the_same_occasion(told: list[str]) -> None:
    assert any("Utfall: ◐ nås delvis. | Åtgärd: Fler böcker |" in line for line in told)
    assert "- **Åtgärd:** Fler böcker" in told


def test_what_is_said_of_the_plan_itself_stands_first(told: list[str]) -> None:
    plan = "Mål 2031 (påhittat exempel)"
    assert f"{plan}. Utfall: ◐ nås delvis." in told
    assert f"{plan}. Året var svårt." in told


def test_bounds_and_positions_are_told_of_values_and_of_what_they_are_compared_with(told: list[str]) -> None:
    assert "| Avvikelse | högst 5 % | Ja, 2030, beräknat | riket 4–6 %; grannarna: under |  |  |" in told


def test_the_page_tells_them_too(plan: Path) -> None:
    one = goalgraph.load(plan).get("I9.O1")
    assert isinstance(one, Observation)
    shown = observed(one)
    assert shown["value"]["sv"] == "högst 5\u00a0%"
    assert "words" not in shown
    assert [texts["sv"] for key, texts in shown["facts"] if key == "comparator"] == [
        "riket 4–6\u00a0%",
        "grannarna under",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "värde: högst 5 %",
        "jämfört med: riket: 4–6 %",
        "jämfört med: grannarna: under",
        "precision: beräknat",
        "svar: Ja",
    ],
)
def test_show_tells_them_too(plan: Path, line: str) -> None:
    result = CliRunner().invoke(main, ["--data", str(plan), "show", "I9.O1"])
    assert f"  {line}\n" in result.stdout.replace("\u00a0", " ")


def due(day: str, value: str) -> str:
    return (
        f'plan:KF1.D{value} a gg:Target ; skos:notation "KF1.D{value}" ; rdfs:label "{value} av alla"@sv ; '
        f"gg:targetFor plan:KF1 ; gg:targetIndicator plan:I1 ; gg:value {value}.0 ; gg:unit unit:PERCENT ; "
        f'gg:dueDate "{day}"^^xsd:date ; gg:statedIn plan:DOC .\n'
    )


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("", ["62", "63"]),
        ("2031-03-31", ["62", "63"]),
        ("2031-06-30", ["63"]),
        ("2030-08-31", ["61", "62", "63"]),
    ],
)
def test_what_fell_due_since_the_occasion_before_is_told_beside_the_next(
    before: str, expected: list[str], tmp_path: Path
) -> None:
    """What was to be reached two months before a report was in none: the report told only what comes next."""
    text = PREAMBLE + due("2030-12-31", "61") + due("2031-06-30", "62") + due("2032-06-30", "63")
    text += due("2033-06-30", "64")
    if before:
        text += (
            f'plan:RO0 a gg:ReportingOccasion ; skos:notation "RO0" ; rdfs:label "Förra"@sv ; gg:inPlan our:2031 ; '
            f'gg:endDate "{before}"^^xsd:date ; gg:statedIn plan:DOC .\n'
        )
    file = tmp_path / "plan.ttl"
    file.write_text(text, encoding="utf-8")
    lines = markdown(goalgraph.load(file).report("RO1")).splitlines()
    assert [line[4:6] for line in lines if line.endswith(" av alla")] == expected
