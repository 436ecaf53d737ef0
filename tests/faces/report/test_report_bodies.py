"""The report of bodies that the first plan's board knows nothing of: their levels, years, scales and assignments."""

from __future__ import annotations

import shutil
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

import goalgraph
from goalgraph.cli.output import _details
from goalgraph.faces.page.content.whole import content
from goalgraph.faces.report.html import html
from goalgraph.faces.report.markdown import markdown
from goalgraph.faces.report.parts import GoalPart, Report
from goalgraph.faces.report.word import docx
from places import BODIES, ROOT

FOLDER = {folder.parent.name: folder for folder in BODIES}


@cache
def report(name: str, occasion: str, lang: str = "sv") -> Report:
    return goalgraph.load(FOLDER[name]).report(occasion, lang=lang)


def goal(told: Report, ident: str) -> GoalPart:
    return next(one for one in told.goals if one.id == ident)


def facts(told: Report, ident: str) -> dict[str, list[str]]:
    return {fact.name: [one.text for one in fact.texts] for fact in goal(told, ident).facts}


def test_a_plan_without_areas_is_told_level_by_level_in_the_order_it_declares() -> None:
    headings = [part.heading.text for part in report("stenvinda", "RO1").areas]
    assert headings == ["Övergripande mål", "Fullmäktiges mål", "Nämndernas och bolagens mål", "Delmål"]
    assert [one.id for one in report("stenvinda", "RO1").areas[1].goals] == ["KF1", "KF2", "KF3"]


def test_the_target_is_that_of_the_year_reported_and_else_the_next_one() -> None:
    told = report("tallvide", "RO1")
    assert facts(told, "KF1")["Mål att nå"][0] == "minst 75 % (2031)"
    assert facts(told, "KF4")["Mål att nå"][0] == "minst 60 % (2033)"
    assert facts(told, "KF3")["Mål att nå"][::2] == ["73 indexpoäng (2031)", "högst 35 dagar (2031)"]


def test_a_value_of_the_plans_own_scale_keeps_its_sign_and_word() -> None:
    told = report("stenvinda", "RO1")
    assert goal(told, "N3").forecast.text == "▼ nås inte, eller arbetet har inte börjat"
    assert told.legend == (
        "Tecken: ▲ nås; ◆ nås delvis; ▼ nås inte, eller arbetet har inte börjat; ○ kan inte bedömas än."
    )
    assert report("sakboden", "RO1", "en").legend == "Signs: ● green; ◐ yellow; ○ red."
    assert report("tallvide", "RO1").legend == ""


def test_the_outcome_stands_beside_the_forecast_and_a_score_with_it() -> None:
    told = report("stenvinda", "RO1")
    assert told.columns == ("forecast", "outcome")
    reached = goal(told, "D2").outcome
    assert reached is not None
    assert reached.text == "▲ nås"
    assert goal(told, "D1").outcome is None
    scored = goal(report("sakboden", "RO2"), "KR1.2").outcome
    assert scored is not None
    assert scored.text == "◐ gult (0,6)"


def test_what_is_not_reached_is_to_take_a_stand_on_and_what_nobody_assessed_is_not() -> None:
    told = report("sakboden", "RO1")
    assert [p.goal for area in told.areas for p in area.priorities] == ["KR 1.2", "KR 1.3"]
    assert report("tallvide", "RO1").settled == "Inget mål är bedömt vid tillfället."
    assert not report("tallvide", "RO1").steered


def test_an_occasion_without_a_day_is_called_by_its_name() -> None:
    assert report("stigverket", "RO1").title.startswith("Måluppföljning: utvecklingen ska redovisas")


def test_who_is_responsible_and_what_money_there_is() -> None:
    said = facts(report("stigverket", "RO1"), "M2")
    assert said["Ansvarig"] == ["Stigverket (påhittad myndighet)"]
    [money] = said["Avsatta pengar"]
    assert money.replace("\N{NO-BREAK SPACE}", " ") == (
        "Anslag för statliga leder, 148 miljoner kronor (2031)"
    )


@pytest.mark.parametrize("name", sorted(FOLDER))
def test_every_form_is_written_and_asks_nothing_of_a_profile(name: str) -> None:
    for lang in ("sv", "en"):
        told = report(name, "RO1", lang)
        for text in (markdown(told), html(told)):
            assert "teering" not in text
            assert "tyrform" not in text
        assert docx(told)


OUTSIDER = """
@prefix gg: <https://w3id.org/goalgraph/ontology#> .
@prefix cur: <http://qudt.org/vocab/currency/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix ex: <https://example.org/id/x/1/> .

<https://example.org/id/x/1> a gg:Plan ; skos:notation "x/1" ; rdfs:label "Plan"@sv .
ex:L1 a gg:Level ; skos:notation "L1" ; gg:inPlan <https://example.org/id/x/1> ; gg:order 1 ; gg:idPrefix "M" ;
    rdfs:label "Mål"@sv .
ex:M1 a gg:Goal ; skos:notation "M1" ; gg:inPlan <https://example.org/id/x/1> ; gg:atLevel ex:L1 ; rdfs:label "Rent"@sv .
ex:B1 a gg:BudgetLine ; skos:notation "B1" ; rdfs:label "Städning"@sv ; gg:allocatedTo ex:M1 ; gg:value 1500.0 ;
    gg:unit cur:SEK .
ex:M1.T1 a gg:Target ; skos:notation "M1.T1" ; gg:targetFor ex:M1 ; gg:lowerBound 86.0 .
"""
OCCASION = 'ex:{id} a gg:ReportingOccasion ; skos:notation "{id}" ; gg:inPlan <https://example.org/id/x/1> ; rdfs:label "{id}"@sv'


def outsider(folder: Path, turtle: str, occasion: str) -> Report:
    (folder / "plan.ttl").write_text(OUTSIDER + turtle, encoding="utf-8")
    return goalgraph.load(folder).report(occasion)


def test_an_occasion_with_only_a_due_date_has_its_place_among_the_others(tmp_path: Path) -> None:
    turtle = "".join(
        f'{OCCASION.format(id=ident)} ; gg:dueDate "2026-{month}-15"^^xsd:date .\n'
        for ident, month in (("RO1", "05"), ("RO2", "09"))
    )
    turtle += (
        "ex:M1.F1 a gg:Forecast ; gg:assesses ex:M1 ; gg:atOccasion ex:RO1 ; gg:rating gg:PartlyReached .\n"
    )
    told = outsider(tmp_path, turtle, "RO2")
    assert facts(told, "M1")["Förra prognosen"] == ["◐ nås delvis"]
    assert not [one.text for one in told.intro if "första tillfälle" in one.text]


def test_of_occasions_without_dates_none_is_called_the_first(tmp_path: Path) -> None:
    turtle = "".join(f"{OCCASION.format(id=ident)} .\n" for ident in ("RO1", "RO2"))
    assert not [one.text for one in outsider(tmp_path, turtle, "RO2").intro if "första tillfälle" in one.text]


def test_an_assessment_in_words_only_is_told_in_its_words(tmp_path: Path) -> None:
    turtle = OCCASION.format(id="RO1") + " .\n"
    turtle += 'ex:M1.U1 a gg:OutcomeAssessment ; gg:assesses ex:M1 ; gg:atOccasion ex:RO1 ; gg:motivation "Går bra"@sv .'
    told = outsider(tmp_path, turtle, "RO1")
    assert facts(told, "M1")["Utfall"] == ["bedömt i ord"]
    assert facts(told, "M1")["Om utfallet"] == ["Går bra"]
    assert told.settled == "Minst ett mål är bedömt bara i ord; läs vad som sägs om det."


def test_money_is_told_with_its_amount_and_a_target_without_a_name_by_its_number(tmp_path: Path) -> None:
    told = outsider(tmp_path, OCCASION.format(id="RO1") + " .", "RO1")
    [money] = facts(told, "M1")["Avsatta pengar"]
    assert money.replace("\N{NO-BREAK SPACE}", " ") == "Städning: 1 500 kronor"
    assert facts(told, "M1")["Mål att nå"] == ["minst 86"]


# --- What is of the plan as a whole, and the areas' order ---

MORE = """
plan:A9 a gg:FocusArea ; skos:notation "A9" ; rdfs:label "Lärande"@sv ; gg:inPlan body:2032 ; gg:statedIn plan:P23 .
plan:A2 a gg:FocusArea ; skos:notation "A2" ; rdfs:label "Boende"@sv ; gg:inPlan body:2032 ; gg:statedIn plan:P33 .
plan:KF1 gg:inArea plan:A9 .
plan:KF2 gg:inArea plan:A2 .
plan:I9 a gg:Indicator ; skos:notation "I9" ; rdfs:label "Andel nöjda med planen"@sv ; gg:measures body:2032 ;
    gg:statedIn plan:P23 .
plan:R8 a gg:Risk ; skos:notation "R8" ; rdfs:label "För få sökande"@sv ; gg:threatens plan:OM1 ; gg:statedIn plan:P23 .
plan:R9 a gg:Risk ; skos:notation "R9" ; rdfs:label "Skolan brinner"@sv ; gg:threatens plan:KF1 ; gg:statedIn plan:P23 .
"""


@pytest.fixture
def with_areas(tmp_path: Path) -> Report:
    copy = Path(shutil.copytree(FOLDER["stenvinda"], tmp_path / "body"))
    goals = copy / "goals.ttl"
    goals.write_text(goals.read_text(encoding="utf-8") + MORE, encoding="utf-8")
    return goalgraph.load(copy).report("RO1")


def test_an_indicator_of_the_plan_and_a_risk_to_any_goal_are_told(with_areas: Report) -> None:
    parts = {part.heading.text: part for part in with_areas.areas}
    assert [row.indicator for row in parts["Hela planen"].loose] == ["I9"]
    assert parts["Hela planen"].goals == ()
    assert [risk.text for risk in parts["A9 · Lärande"].risks] == ["Skolan brinner"]
    assert "För få sökande" in [risk.text for risk in parts["Mål utan område"].risks]
    for form in (markdown, html):
        text = form(with_areas)
        assert "Andel nöjda med planen" in text
        assert "Mått som inget mål eller område visar" in text
        assert "Området har inga mål" not in text.partition("Mått som inget mål")[2]
        assert text.count("Skolan brinner") == text.count("För få sökande") == 1
    paragraphs = [one.text for one in Document(BytesIO(docx(with_areas))).paragraphs]
    assert paragraphs.count("Skolan brinner") == paragraphs.count("För få sökande") == 1


def test_areas_stand_in_the_order_of_the_document(with_areas: Report) -> None:
    assert [part.id for part in with_areas.areas] == ["A9", "A2", "-", "-"]


def test_an_occasion_that_is_about_one_goal_asks_nothing_of_the_others(tmp_path: Path) -> None:
    copy = Path(shutil.copytree(FOLDER["stenvinda"], tmp_path / "body"))
    plan = copy / "plan.ttl"
    more = (
        'plan:RO7 a gg:ReportingOccasion ; skos:notation "RO7" ; rdfs:label "uppdrag"@sv ; gg:inPlan body:2032 ; '
        'gg:concerns plan:KF1 ; gg:endDate "2032-10-01"^^xsd:date ; gg:statedIn plan:P1 .\n'
    )
    plan.write_text(plan.read_text(encoding="utf-8") + more, encoding="utf-8")
    graph = goalgraph.load(copy)
    told = graph.report("RO7")
    assert {one.id for one in told.goals if one.forecast.text == "ingen prognos"} == {"KF1"}
    assert goal(told, "KF2").forecast.text == "redovisas inte vid detta tillfälle"
    missing = {row[2] for row in graph.query("missing-forecasts").texts() if row[0] == "RO7"}
    assert missing == {"KF1"}


PREAMBLE = (ROOT / "docs" / "modelling-guide" / "preamble.ttl").read_text(encoding="utf-8")
ABOVE = """
our:2031 dcterms:requires our:2027 .
our:2027 a gg:Plan ; skos:notation "guide/2027" ; rdfs:label "Mål från 2027"@sv ; gg:fictitious true ; gg:statedIn plan:DOC .
council:L1 a gg:Level ; skos:notation "L1" ; rdfs:label "Äldre mål"@sv ; gg:inPlan our:2027 ; gg:order 1 ; gg:idPrefix "KF" ;
    gg:statedIn plan:DOC .
council:KF2 a gg:Goal ; skos:notation "KF2" ; rdfs:label "alla ska kunna simma"@sv ; gg:inPlan our:2027 ; gg:atLevel council:L1 ;
    gg:statedIn plan:DOC .
"""


@pytest.fixture(params=["two levels of the plan", "a level of a plan above"])
def sharing_a_prefix(request: pytest.FixtureRequest, tmp_path: Path) -> goalgraph.Graph:
    text = PREAMBLE + ABOVE
    if request.param == "two levels of the plan":
        text = PREAMBLE.replace('gg:idPrefix "N"', 'gg:idPrefix "KF"')
        text = text.replace("plan:N1", "plan:KF1.1").replace('skos:notation "N1"', 'skos:notation "KF1.1"')
    (tmp_path / "plan.ttl").write_text(text, encoding="utf-8")
    return goalgraph.load(tmp_path)


def test_levels_that_begin_their_ids_alike_are_told_apart(sharing_a_prefix: goalgraph.Graph) -> None:
    scope, told = sharing_a_prefix.scope, sharing_a_prefix.report("RO1")
    lower = next(one.id for one in told.goals if one.id in ("N1", "KF1.1"))
    assert [(part.heading.text, [one.id for one in part.goals]) for part in told.areas] == [
        ("Fullmäktiges mål", ["KF1", "KF3"]),
        ("Nämndernas mål", [lower]),
    ]
    assert [(one["name"]["sv"], one["goals"]) for one in content(scope)["levels"]] == [
        ("Fullmäktiges mål", ["KF1", "KF3"]),
        ("Nämndernas mål", [lower]),
    ]
    assert {level.label() for goal in scope.goals_above if (level := scope.level_of(goal))} <= {"Äldre mål"}
    facts = dict(_details(sharing_a_prefix.get(lower), scope, "sv"))
    assert facts["nivå"].endswith("(Nämndernas mål)")
    top = next(level for level in scope.levels if level.iri.endswith("2031/L1"))
    assert dict(_details(top, scope, "sv"))["mål med namn"] == "2"
