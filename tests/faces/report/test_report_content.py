"""What a report says: of the bundled plan, where nothing is decided, and of a plan half a year on."""

from __future__ import annotations

from pathlib import Path

import pytest

import goalgraph
from followed_plan import followed
from goalgraph.base.errors import AmbiguousId, NoOccasion, ParameterError, UnknownOccasion
from goalgraph.base.names import Kind
from goalgraph.faces.report import render
from goalgraph.faces.report.parts import Fact, GoalPart, Report
from small_plan import FILE, PLAN, PREFIXES


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> goalgraph.Graph:
    return followed(tmp_path_factory.mktemp("followed"))


@pytest.fixture(scope="module")
def report(graph: goalgraph.Graph) -> Report:
    return graph.report("U2")


def goal(report: Report, ident: str) -> GoalPart:
    return next(goal for goal in report.goals if goal.id == ident)


def said(part: GoalPart, name: str) -> list[str]:
    return [text.text for fact in part.facts if fact.name == name for text in fact.texts]


def test_nothing_decided_is_said_of_every_goal_and_nothing_is_invented(bundled: goalgraph.Graph) -> None:
    report = bundled.report()
    assert (report.occasion_id, report.title) == ("RO1", "Måluppföljning per 30\u00a0april 2019")
    assert [one.id for one in report.goals] == [f"KS{n}" for n in range(1, 9)]
    assert {one.forecast.state for one in report.goals} == {"undecided"}
    assert {one.mode for one in report.goals} == {"inte avgjort"}
    assert all(one.priority and not one.decisions and not one.proposals for one in report.goals)
    assert all(said(one, "Ambitionsnivå") == ["inte beslutad"] for one in report.goals)
    assert not any(one.charts for one in report.goals)


def test_every_figure_of_the_bundled_plan_is_told_or_left_out_for_a_newer_one(
    bundled: goalgraph.Graph,
) -> None:
    report = bundled.report("RO2")
    rows = [row for area in report.areas for row in (*area.loose, *(r for g in area.goals for r in g.rows))]
    assert {row.indicator for row in rows} == {one.id for one in bundled.resources(Kind.INDICATOR)}
    assert {row.indicator for row in goal(report, "KS5").rows} == {"KS5.I1", "KS5.I2", "KS5.I3"}
    waiting = [row for area in report.areas for row in area.loose if row.indicator == "A3.I30"]
    assert len(waiting) == 2, "the waiting time is told in both of its areas"


def test_an_indicator_that_measures_an_area_is_told_with_the_area(tmp_path: Path) -> None:
    more = tmp_path / "more.ttl"
    more.write_text(
        PREFIXES
        + 'p:I9 a gg:Indicator ; skos:notation "I9" ; gg:inPlan <'
        + PLAN
        + "> ; gg:measures p:O1 .\n"
        'p:I9.O1 a gg:Observation ; skos:notation "I9.O1" ; gg:observationOf p:I9 ; gg:value 4.0 .',
        "utf-8",
    )
    graph = goalgraph.load(FILE, more)
    area = next(one for one in graph.report().areas if one.id == "O1")
    assert "I9" in {row.indicator for row in area.loose}
    assert "O1" in {
        row[0] for row in graph.query("indicators-of-area", {"area": "O1"}).texts() if row[1] == "I9"
    }
    assert "I9.O1" in {row[0] for row in graph.query("latest-values", {"area": "O1"}).texts()}


def test_an_area_has_the_stated_thread_and_its_risks(bundled: goalgraph.Graph) -> None:
    area = bundled.report().areas[2]
    assert [text.text.split(" · ")[0] for fact in area.thread for text in fact.texts] == [
        "KF 7",
        "Agenda 3",
        "Agenda 4",
    ]
    assert "Kompetensförsörjning" in [risk.text for risk in area.risks]


def test_a_quote_that_stands_in_several_places_is_given_once(bundled: goalgraph.Graph) -> None:
    [source] = goal(bundled.report(), "KS1").sources
    assert source.lines == "36–40, 274–278, 369"
    assert source.quote.lang == "sv"


@pytest.mark.parametrize("asked", ["U2", "u2", f"{PLAN}/U2", "2024-08", "2024-08-31", " 2024-08 ", None])
def test_an_occasion_is_found_by_id_iri_month_or_day(graph: goalgraph.Graph, asked: str | None) -> None:
    assert graph.report(asked).occasion_id == "U2"


@pytest.mark.parametrize("asked", ["U9", "M1", "2024-09", "2024", ""])
def test_an_unknown_occasion_names_those_there_are(graph: goalgraph.Graph, asked: str) -> None:
    with pytest.raises(UnknownOccasion, match=r"U1 \(2024-04-30\), U2 \(2024-08-31\)"):
        graph.report(asked)


def test_a_plan_without_occasion_or_a_month_of_two_plans(tmp_path: Path) -> None:
    text = FILE.read_text(encoding="utf-8")
    (tmp_path / "none.ttl").write_text(text.split("p:U1 a")[0], encoding="utf-8")
    with pytest.raises(NoOccasion, match="sjobacka/2024"):
        goalgraph.load(tmp_path / "none.ttl").report()
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "plan.ttl").write_text(
        text.replace("sjobacka/2024", "sjobacka/2025"), encoding="utf-8"
    )
    both = goalgraph.load(FILE, tmp_path / "other")
    with pytest.raises(AmbiguousId):
        both.report("2024-04")
    found = both.report("sjobacka/2025/U1")
    assert found.plan.text == "Sjöbackas mål 2024"
    assert {one.id for one in found.goals} == {"M1", "M2", "M3"}


def test_a_plan_without_areas_has_its_goals_all_the_same(tmp_path: Path) -> None:
    text = FILE.read_text(encoding="utf-8")
    text = text.replace("a gg:FocusArea", "a gg:Passage").replace(
        "    gg:inArea p:O2 .", "    gg:inArea p:O9 ."
    )
    (tmp_path / "plan.ttl").write_text(text, encoding="utf-8")
    report = goalgraph.load(tmp_path / "plan.ttl").report(lang="en")
    assert [area.heading.text for area in report.areas] == ["Goals of the board", "The plan as a whole"]
    assert [one.id for one in report.goals] == ["M1", "M2", "M3"]
    for form in ("md", "html", "docx"):
        assert render(report, form)


def test_each_forecast_has_sign_and_word_beside_the_one_before(report: Report) -> None:
    told = {one.id: (one.forecast.text, one.previous.text if one.previous else None) for one in report.goals}
    assert told == {
        "M1": ("◐ nås delvis", "● nås"),
        "M2": ("ingen prognos lämnad", "ingen"),
        "M3": ("redovisas inte; aktiviteterna följs upp", "ingen"),
        "M4": ("ingen, målet är inte avgjort", "ingen"),
    }


def test_the_first_occasion_has_no_forecast_before_it(graph: goalgraph.Graph) -> None:
    first = graph.report("U1")
    assert {one.previous for one in first.goals} == {None}
    assert goal(first, "M1").forecast.text == "● nås"
    assert goal(first, "M1").decisions == ("M1.D1",)
    told = [words.text for words in first.intro]
    assert "Beslut efter den dagen, inte med här: 2." in told
    assert any(text.startswith("Styrform, ambitionsnivå och prognos visas så som de gällde") for text in told)


def test_decisions_are_those_since_last_time_and_proposals_stand_apart(report: Report) -> None:
    assert {one.id: one.decisions for one in report.goals} == {
        "M1": (),
        "M2": ("M2.D1",),
        "M3": (),
        "M4": (),
    }
    assert {one.id: one.proposals for one in report.goals if one.proposals} == {"M3": ("M3.PR1",)}
    assert said(goal(report, "M1"), "Prognos") == [
        "◐ nås delvis",
        "M1.D2, 20\u00a0augusti 2024, Kommunstyrelsen § 40, dnr KS 2024/7. Reservation: Ledamot A reserverar sig",
    ], "the decision on a forecast stands with it, and is none of those since last time"
    [proposal] = said(goal(report, "M3"), "Förslag, inte beslutat")
    assert "förslag som väntar på beslut" in proposal
    assert said(goal(report, "M3"), "Styrform") == ["inriktningsmål"], "a proposal changes nothing in force"


def test_an_ambition_level_has_its_numbers_and_day(report: Report) -> None:
    assert said(goal(report, "M2"), "Ambitionsnivå") == [
        "Nio av tio ska cykla",
        "Mäts med: Andel som cyklar.",
        "Från 80,6\u00a0% till 90\u00a0%.",
        "Senast 30\u00a0juni 2025.",
    ]
    assert said(goal(report, "M3"), "Ambitionsnivå") == ["ett inriktningsmål har ingen ambitionsnivå"]
    assert said(goal(report, "M3"), "Aktiviteter som bidrar") == ["Fartkontroller vid skolan"]
    assert said(goal(report, "M2"), "Bidrar till") == ["F 2 · Trygga skolvägar (beslutad)"]


def test_figures_after_the_occasion_are_left_out_and_the_series_is_drawn(report: Report) -> None:
    [row] = goal(report, "M2").rows
    assert (row.value, row.about) == ("84,2 %", "kvinnor, 2023")
    assert row.comparison == "riket 86\u00a0%; under riket (sämre)"
    assert row.trend == "upp från 80,6 till 84,2\u00a0% (åt rätt håll)"
    [chart] = goal(report, "M2").charts
    assert [dot.text for dot in chart.plot.dots] == ["80,6", "84,2"]
    assert [(one.text, one.when) for one in chart.plot.aims] == [("mål 90", "2025")]


def test_what_can_be_reprioritised_and_why(report: Report) -> None:
    told = {p.goal: (p.reason, p.step.text) for area in report.areas for p in area.priorities}
    assert told == {
        "M 1": ("Prognos: ◐ nås delvis.", "Åtgärd: Fler prov i juli"),
        "M 2": ("Målet är styrande men har ingen prognos.", "Lämna en prognos."),
        "M 4": (
            "Ingen har avgjort om målet ska vara styrande eller inriktningsmål.",
            "Avgör styrform och, för ett styrande mål, ambitionsnivå.",
        ),
    }


def test_a_text_keeps_its_own_language(graph: goalgraph.Graph) -> None:
    english = graph.report("U2", lang="en")
    assert english.title == "Follow-up of goals per 31\u00a0August 2024"
    assert (goal(english, "M2").label.lang, goal(english, "M3").label.lang) == ("en", "sv")
    assert Fact("Steering mode", (goal(english, "M1").facts[0].texts[0],)) == goal(english, "M1").facts[0]
    assert said(goal(english, "M2"), "Ambition level")[2:] == ["From 80.6% to 90%.", "By 30\u00a0June 2025."]


def test_a_form_or_language_that_is_none_is_refused(
    graph: goalgraph.Graph, report: Report, tmp_path: Path
) -> None:
    with pytest.raises(ParameterError, match="pdf"):
        render(report, "pdf")
    with pytest.raises(ParameterError, match="output"):
        graph.write_report(tmp_path / "report.txt")
    with pytest.raises(ParameterError, match="fi"):
        graph.report(lang="fi")


@pytest.mark.parametrize("form", ["md", "html", "docx"])
@pytest.mark.parametrize("lang", ["sv", "en"])
def test_the_same_graph_gives_the_same_bytes(form: str, lang: str, tmp_path: Path) -> None:
    once = []
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        graph = followed(tmp_path / name)
        written = graph.write_report(tmp_path / f"{name}.{form}", lang=lang)
        once.append(written.read_bytes())
    assert once[0] == once[1]
    assert once[0] == render(graph.report(lang=lang), form)


def test_a_sub_goal_is_told_where_the_goal_it_serves_is(tmp_path: Path) -> None:
    more = """
        p:M9 a gg:Goal ; skos:notation "M9" ; rdfs:label "Fler badplatser vid sjön"@sv ;
            gg:inPlan <https://example.org/sjobacka/2024> ; gg:atLevel p:L2 ; gg:subGoalOf p:M1 ."""
    (tmp_path / "plan.ttl").write_text(FILE.read_text(encoding="utf-8") + more, encoding="utf-8")
    told = goalgraph.load(tmp_path / "plan.ttl").report()
    [home] = [part for part in told.areas if "M9" in {goal.id for goal in part.goals}]
    assert "M1" in {goal.id for goal in home.goals}
    assert home.id != "-"
