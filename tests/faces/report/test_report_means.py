"""What a report tells of money, activities, assessments without an occasion, and places in a document.

In: the invented bodies, and one that is changed in a place. Out: the lines of the report in Markdown.
"""

from __future__ import annotations

import shutil
from decimal import Decimal
from pathlib import Path

import pytest

import goalgraph
from decision_files import decision, dialogue, save
from goalgraph.faces.report.markdown import markdown
from goalgraph.faces.report.means import Means, amounts_in
from places import BODIES
from small_plan import FILE

BODY = {folder.parent.name: folder for folder in BODIES}


def told(folder: Path, occasion: str, lang: str = "sv") -> str:
    return markdown(goalgraph.load(folder).report(occasion, lang=lang)).replace("\u00a0", " ")


def changed(body: str, tmp_path: Path, old: str, new: str) -> Path:
    folder = shutil.copytree(BODY[body], tmp_path / body)
    files = [file for file in folder.glob("*.ttl") if old in file.read_text(encoding="utf-8")]
    assert files
    for file in files:
        file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("Anslag, 148 miljoner kronor", "148000000"),
        ("Anslag om 148 000 000 kronor", "148000000"),
        ("Medel för uppdrag 1, 6,5 miljoner kronor", "6500000"),
        ("148 million kronor", "148000000"),
        ("6,500,000 kronor", "6500000"),
        ("300 tkr", "300000"),
    ],
)
def test_an_amount_is_found_in_a_name(text: str, amount: str) -> None:
    assert Decimal(amount) in amounts_in(text)


def test_a_number_that_is_no_amount_is_another() -> None:
    assert Decimal(2031) not in amounts_in("Anslag för mål 2")


def test_money_is_told_once_and_with_the_goal_that_its_activity_serves() -> None:
    report = told(BODY["stigverket"], "RO2")
    assert "- **Avsatta pengar:** Anslag för statliga leder, 148 miljoner kronor (2031)\n" in report
    assert "- **Avsatta pengar:** Medel för uppdrag 1, 6,5 miljoner kronor (2031)\n" in report


def test_a_name_without_the_amount_is_followed_by_it(tmp_path: Path) -> None:
    folder = changed("stigverket", tmp_path, "statliga leder, 148 miljoner kronor", "statliga leder")
    assert "Anslag för statliga leder: 148 000 000 kronor (2031)" in told(folder, "RO2")


def test_an_activity_says_whose_it_is_and_when_it_is_due() -> None:
    line = "Upphandla en pump som tar värmen ur avloppsvattnet (Stenvinda Värme AB, senast 30 juni 2032)"
    assert line in told(BODY["stenvinda"], "RO1")
    english = "Procure a pump that takes the heat out of the waste water (Stenvinda Värme AB (the heating company), by"
    assert english in told(BODY["stenvinda"], "RO1", "en")


def test_activities_are_told_in_the_order_in_which_they_were_decided(tmp_path: Path) -> None:
    graph = goalgraph.load(shutil.copy(FILE, tmp_path / "plan.ttl"))
    graph.apply(save(tmp_path, dialogue(decision(activities=["Zon mäts", "Alla bjuds in"])), "one.txt"))
    goal = graph.get("M1")
    assert isinstance(goal, goalgraph.Goal)
    assert [one.text for one in Means(graph.scope, "sv").activities(goal)] == ["Zon mäts", "Alla bjuds in"]


def test_a_report_with_a_last_day_says_it() -> None:
    assert "Lämnas senast 15 augusti 2031." in told(BODY["stigverket"], "RO2")


def test_an_assessment_without_an_occasion_is_told_and_its_sign_explained(tmp_path: Path) -> None:
    folder = changed(
        "stenvinda", tmp_path, "gg:assesses plan:N3 ; gg:atOccasion plan:RO1 ;", "gg:assesses plan:N3 ;"
    )
    report = told(folder, "RO2")
    judged = "▼ nås inte, eller arbetet har inte börjat"
    assert f"- **Bedömning utan tillfälle:** {judged}. Pumpen är försenad ett år\n" in report
    [signs] = [line for line in report.splitlines() if line.startswith("Tecken: ")]
    assert judged in signs


def test_a_source_names_its_document_where_there_are_several() -> None:
    assert "> Rad 23, Verksamhetsplan 2032, Stenvinda kommun (påhittat dokument): ”KF 1." in told(
        BODY["stenvinda"], "RO1"
    )
    assert "> Rad 9: ”Mål 1." in told(BODY["tallvide"], "RO1")


def test_what_the_plans_own_body_says_of_an_indicator_is_not_said_to_be_somebody_elses() -> None:
    assert "inte av dokumentet" not in told(BODY["tallvide"], "RO1")
    assert "angetts av goalgraphs utvecklare, inte av dokumentet" in told(BODY["stenvinda"], "RO1")


def test_a_place_in_the_country_is_told_as_one_says_it(bundled: goalgraph.Graph) -> None:
    report = markdown(bundled.report())
    assert "rangordnad i riket" in report
    assert "bland riket" not in report
