"""Findings: what is true of the bundled plan, and nothing else."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

import goalgraph
from goalgraph.answers.validation.check import Report
from goalgraph.base.errors import UnknownProfile
from goalgraph.base.resources import resource_folder
from goalgraph.cli import main
from goalgraph.faces.text import findings as findings_formats
from goalgraph.model.profiles import shipped

GOALS = [f"KS{n}" for n in range(1, 9)]


@pytest.fixture(scope="module")
def report(bundled: goalgraph.Graph) -> Report:
    return bundled.validate()


def focuses(report: Report, rule: str) -> list[str]:
    return [f.focus for f in report.findings if f.rule == rule]


def test_no_goal_has_an_ambition_level_yet(report: Report) -> None:
    assert focuses(report, "ambition-level-missing") == GOALS
    assert report.conforms is False


def test_goal_4_alone_has_no_strategy(report: Report) -> None:
    assert focuses(report, "goal-without-strategy") == ["KS4"]


def test_the_goals_of_area_2_have_no_indicator_chosen(report: Report) -> None:
    found = [f for f in report.findings if f.rule == "indicators-unassigned"]
    assert [f.focus for f in found] == ["KS2", "KS3", "KS4"]
    assert focuses(report, "goal-not-measurable") == []
    unclear = [f for f in report.findings if f.rule == "measurability-unclear"]
    assert [f.focus for f in unclear] == [f"KS{n}" for n in range(1, 9)]
    assert {f.requirement for f in unclear} == {"R2"}
    assert unclear[3].message == (
        "KS 4: det är oklart om målet går att mäta; inget mått är bekräftat med ett värde."
    )


def test_area_6_alone_has_no_global_goal(report: Report) -> None:
    assert focuses(report, "area-without-global-goal") == ["A6"]


def test_observations_without_a_period_are_those_that_print_none(
    bundled: goalgraph.Graph, report: Report
) -> None:
    without = [
        o.id
        for o in bundled.resources("observation")
        if isinstance(o, goalgraph.Observation) and o.period is None
    ]
    assert set(focuses(report, "observation-without-period")) == set(without)
    assert len(without) == 135 - 34


def test_the_bundled_plan_breaks_no_structural_rule(report: Report) -> None:
    violations = Counter(f.rule for f in report.findings if f.severity == "violation")
    structural = {r.rule for r in report.rules if r.severity == "violation"} - {
        "ambition-level-missing",
        "goal-not-measurable",
        "steering-mode-undecided",
    }
    assert {rule: violations[rule] for rule in structural if violations[rule]} == {}


def test_each_finding_says_what_where_and_what_to_do_in_both_languages(
    bundled: goalgraph.Graph, report: Report
) -> None:
    english = bundled.validate(lang="en")
    assert len(english.findings) == len(report.findings)
    assert [f.rule for f in english.findings] == [f.rule for f in report.findings]
    for swede, brit in zip(report.findings, english.findings, strict=True):
        assert swede.message
        assert swede.remedy
        assert swede.message != brit.message
        assert "{" not in swede.message + swede.remedy + brit.message + brit.remedy
        assert swede.sources, swede.focus


def test_the_day_of_the_check_is_the_plans_own(bundled: goalgraph.Graph, report: Report) -> None:
    assert report.as_of == date(2019, 1, 31)
    assert bundled.validate(date(2019, 2, 1)).as_of == date(2019, 2, 1)


@pytest.mark.parametrize("level", ["violation", "warning", "info"])
def test_fail_on_decides_whether_the_plan_conforms(bundled: goalgraph.Graph, level: str) -> None:
    report = bundled.validate(fail_on=level)  # type: ignore[arg-type]
    assert report.fail_on == level
    assert report.conforms is False


def test_a_plan_without_a_profile_is_checked_by_the_core_alone(tmp_path: Path) -> None:
    (tmp_path / "plan.ttl").write_text(
        """@prefix gg: <https://w3id.org/goalgraph/ontology#> .
        @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
        <https://example.org/p> a gg:Plan ; skos:notation "p" .
        <https://example.org/p/KS1> a gg:Goal ; skos:notation "KS1" .""",
        encoding="utf-8",
    )
    graph = goalgraph.load(tmp_path)
    report = graph.validate()
    assert report.profile is None
    assert "ambition-level-missing" not in {r.rule for r in report.rules}
    assert {f.focus for f in report.findings if f.severity == "violation"} >= {"KS1", "p"}
    assert graph.validate(profile="vaggeryd").profile == "vaggeryd"
    with pytest.raises(UnknownProfile, match="vaggeryd"):
        graph.validate(profile="elsewhere")
    assert [profile.name for profile in shipped()] == ["general", "vaggeryd"]


def test_rules_say_how_much_they_looked_at(report: Report) -> None:
    counted = {r.rule: r for r in report.rules}
    assert (counted["ambition-level-missing"].targets, counted["ambition-level-missing"].findings) == (8, 8)
    assert sum(r.findings for r in report.rules) == len(report.findings)
    assert set(counted) >= {f.rule for f in report.findings}


def test_validation_does_not_change_the_graph(bundled: goalgraph.Graph) -> None:
    before = {name: len(bundled.store.get_graph(name)) for name in bundled.store.graphs()}
    goalgraph.load().validate()
    bundled.validate(lang="en")
    assert {name: len(bundled.store.get_graph(name)) for name in bundled.store.graphs()} == before


DECIDED = """
@prefix gg: <https://w3id.org/goalgraph/ontology#> .
@prefix muni: <https://w3id.org/goalgraph/id/0665/> .
@prefix plan: <https://w3id.org/goalgraph/id/0665/2019/> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix unit: <http://qudt.org/vocab/unit/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

<https://w3id.org/goalgraph/id/0665/2019/decided> {
    plan:KS3.D1 a gg:Decision ; skos:notation "KS3.D1" ; rdfs:label "Beslut om KS 3"@sv ;
        gg:concerns plan:KS3 ; gg:adoptedBy muni:ORG.KS ; gg:decisionDate "2019-02-06"^^xsd:date ;
        gg:setsGoalType gg:Steering .
    plan:KS3 gg:goalType gg:Steering .
    plan:A2.I1 gg:measures plan:KS3 .
    plan:KS3.D1.AL a gg:Target ; skos:notation "KS3.D1.AL" ; rdfs:label "Ambitionsnivå för KS 3"@sv ;
        gg:targetFor plan:KS3 ; gg:toBeAchieved "Fler bostäder."@sv ;
        gg:targetIndicator plan:A2.I1 ; gg:baselineValue 86.1 ; gg:value 88.0 ; gg:unit unit:PERCENT ;
        gg:dueDate "2019-12-31"^^xsd:date ; prov:wasGeneratedBy plan:KS3.D1 .
    plan:KS3.D1.R1 a gg:Readiness ; gg:readinessOf plan:KS3 ; gg:forRequirement gg:Influenceable ;
        gg:status gg:Met ; gg:evidenceText "Påhittat underlag."@sv .
    plan:KS3.D1.R2 a gg:Readiness ; gg:readinessOf plan:KS3 ; gg:forRequirement gg:Measurable ;
        gg:status gg:Met ; gg:evidenceText "Påhittat underlag."@sv .
    plan:KS3.D1.R3 a gg:Readiness ; gg:readinessOf plan:KS3 ; gg:forRequirement gg:Resourced ;
        gg:status gg:Met .
    plan:KS3.D2.FC1 a gg:Forecast ; skos:notation "KS3.D2.FC1" ; rdfs:label "Prognos för KS 3"@sv ;
        gg:assesses plan:KS3 ; gg:atOccasion plan:RO1 ; gg:rating gg:NotReached .
    plan:KS5.D1 a gg:Decision ; skos:notation "KS5.D1" ; rdfs:label "Beslut om KS 5"@sv ;
        gg:concerns plan:KS5 ; gg:adoptedBy muni:ORG.KS ; gg:decisionDate "2019-02-06"^^xsd:date ;
        gg:setsGoalType gg:Direction .
    plan:KS5 gg:goalType gg:Direction .
    plan:KS7.PR1 a gg:Proposal ; skos:notation "KS7.PR1" ; rdfs:label "Förslag om KS 7"@sv ;
        gg:concerns plan:KS7 ; gg:setsGoalType gg:Steering ; gg:sets plan:KS7.PR1.AL .
    plan:KS7.PR1.AL a gg:Target ; gg:toBeAchieved "Fler bostäder."@sv .
}
"""


@pytest.fixture(scope="module")
def decisions_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("decided") / "decisions.trig"
    file.write_text(DECIDED, encoding="utf-8")
    return file


@pytest.fixture(scope="module")
def decided(decisions_file: Path) -> goalgraph.Graph:
    """The bundled plan with invented decisions: KS 3 steers, KS 5 is a direction goal, KS 7 has a proposal."""
    return goalgraph.load(resource_folder("data") / "vaggeryd" / "2019", decisions_file)


def added(new: Report, old: Report, goal: str) -> set[tuple[str, str, str | None]]:
    """What is said of a goal and of what was decided on it, but was not said before."""
    before = {(f.rule, f.focus) for f in old.findings}
    return {
        (f.rule, f.focus, f.value)
        for f in new.findings
        if f.focus.partition(".")[0] == goal and (f.rule, f.focus) not in before
    }


def test_decisions_are_held_against_the_rules(decided: goalgraph.Graph, report: Report) -> None:
    new = decided.validate()
    assert added(new, report, "KS3") == {
        ("resources-without-evidence", "KS3.D1.AL", None),
        ("forecast-without-motivation", "KS3.D2.FC1", None),
        ("forecast-without-action", "KS3.D2.FC1", None),
    }
    assert "KS3" not in focuses(new, "ambition-level-missing") + focuses(new, "goal-not-measurable")
    assert added(new, report, "KS5") == set()
    assert "KS5" not in focuses(new, "ambition-level-missing")


def test_a_proposal_is_no_decision(decided: goalgraph.Graph, report: Report) -> None:
    new = decided.validate(lang="en")
    assert added(new, report, "KS7") == {("proposal-awaiting-decision", "KS7", "KS7.PR1")}
    (waiting,) = [f for f in new.findings if f.rule == "proposal-awaiting-decision"]
    assert waiting.message == (
        "KS 7: the proposal KS7.PR1 awaits a decision; it changes nothing that is in force."
    )
    assert "KS7" in focuses(new, "ambition-level-missing")
    assert "KS7" in focuses(new, "steering-mode-undecided")


@pytest.mark.parametrize(
    ("requirement", "rule", "unclear"),
    [
        ("Influenceable", "remit-denied", "remit-unclear"),
        ("Measurable", "goal-not-measurable", "measurability-unclear"),
        ("Resourced", "resources-denied", "resources-unclear"),
    ],
)
def test_a_requirement_that_a_decision_denies_is_a_violation(
    report: Report, requirement: str, rule: str, unclear: str, tmp_path: Path
) -> None:
    (tmp_path / "denied.trig").write_text(
        f"""@prefix muni: <https://w3id.org/goalgraph/id/0665/> .
@prefix plan: <https://w3id.org/goalgraph/id/0665/2019/> .
        @prefix gg: <https://w3id.org/goalgraph/ontology#> .
        <https://w3id.org/goalgraph/id/0665/2019/decided> {{
            plan:KS8.D1.R gg:readinessOf plan:KS8 ; gg:forRequirement gg:{requirement} ; gg:status gg:NotMet .
        }}""",
        encoding="utf-8",
    )
    data = resource_folder("data") / "vaggeryd" / "2019"
    new = goalgraph.load(data, tmp_path / "denied.trig").validate()
    assert added(new, report, "KS8") == {(rule, "KS8", None)}
    assert "KS8" not in focuses(new, unclear)
    (denied,) = [f for f in new.findings if f.rule == rule and f.focus == "KS8"]
    assert (denied.severity, "ett beslut säger att det inte" in denied.message) == ("violation", True)


@pytest.mark.parametrize(
    ("day", "missing", "activities"),
    [
        (None, [], []),
        ("2019-04-30", [], []),
        ("2019-05-01", [], ["KS5"]),
        ("2019-08-31", [], ["KS5"]),
        ("2019-09-01", [("KS3", "RO2")], ["KS5"]),
    ],
)
def test_as_of_decides_what_is_due(
    decided: goalgraph.Graph, day: str | None, missing: list[tuple[str, str]], activities: list[str]
) -> None:
    report = decided.validate(date.fromisoformat(day) if day else None)
    assert [(f.focus, f.value) for f in report.findings if f.rule == "forecast-missing"] == missing
    assert focuses(report, "direction-goal-without-activities") == activities


@pytest.mark.parametrize("day", ["2019-04-30", "2019-09-01"])
def test_the_command_line_tells_what_python_tells(
    decided: goalgraph.Graph, decisions_file: Path, day: str
) -> None:
    command = ["--data", str(resource_folder("data") / "vaggeryd" / "2019"), "--data", str(decisions_file)]
    command += ["validate", "--format", "json", "--as-of", day]
    document = json.loads(CliRunner().invoke(main, command, env={"GOALGRAPH_LANG": None}).stdout)
    assert document["as_of"] == day
    assert [(f["rule"], f["focus"], f["value"]) for f in document["findings"]] == [
        (f.rule, f.focus, f.value) for f in decided.validate(date.fromisoformat(day)).findings
    ]


def test_what_is_due_is_told_in_both_languages(decided: goalgraph.Graph) -> None:
    said = [
        [
            f.message
            for f in decided.validate(date(2019, 9, 1), lang=lang).findings
            if f.rule == "forecast-missing"
        ]
        for lang in ("sv", "en")
    ]
    assert said == [
        ["KS 3 är ett styrande mål men saknar prognos vid RO2, ett rapporteringstillfälle som har passerat."],
        ["KS 3 is a steering goal but has no forecast at RO2, a reporting occasion that has passed."],
    ]


def test_one_day_leaves_no_trace_in_the_check_of_another(decided: goalgraph.Graph) -> None:
    before = {name: len(decided.store.get_graph(name)) for name in decided.store.graphs()}
    first = decided.validate()
    later = decided.validate(date(2019, 12, 31))
    assert decided.validate().findings == first.findings
    assert len(later.findings) == len(first.findings) + 2
    assert {name: len(decided.store.get_graph(name)) for name in decided.store.graphs()} == before


def test_each_plan_has_its_own_day(tmp_path: Path) -> None:
    for year in (2019, 2020):
        (tmp_path / f"{year}.ttl").write_text(
            f"""@prefix gg: <https://w3id.org/goalgraph/ontology#> .
            @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
            @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
            @prefix p: <https://example.org/{year}/> .
            <https://example.org/{year}> a gg:Plan ; skos:notation "{year}" ;
                gg:referenceDate "{year}-06-30"^^xsd:date ;
                gg:usesProfile <https://w3id.org/goalgraph/id/profile/vaggeryd> .
            p:A1 a gg:FocusArea ; skos:notation "A1" ; gg:inPlan <https://example.org/{year}> .
            p:KS1 a gg:Goal ; skos:notation "KS1" ; gg:inArea p:A1 ; gg:goalType gg:Steering .
            p:RO1 a gg:ReportingOccasion ; skos:notation "RO1" ; gg:endDate "2019-08-31"^^xsd:date ;
                gg:inPlan <https://example.org/{year}> .
            p:RO2 a gg:ReportingOccasion ; skos:notation "RO2" ; gg:endDate "31 april" ;
                gg:inPlan <https://example.org/{year}> .""",
            encoding="utf-8",
        )
    graph = goalgraph.load(tmp_path)
    found = {
        day: [
            (f.plan, f.focus, f.value) for f in graph.validate(day).findings if f.rule == "forecast-missing"
        ]
        for day in (None, date(2019, 9, 1), date(2019, 8, 31))
    }
    assert found[None] == [("2020", "KS1", "RO1")]
    assert found[date(2019, 9, 1)] == [("2019", "KS1", "RO1"), ("2020", "KS1", "RO1")]
    assert found[date(2019, 8, 31)] == []


@pytest.mark.parametrize(
    ("dates", "due"),
    [
        ("gg:period p:April", True),
        ("gg:period p:June", False),
        ('gg:endDate "2019-06-30"^^xsd:date ; gg:period p:April', False),
        ('gg:endDate "2019-04-30"^^xsd:date ; gg:period p:June', True),
        ('rdfs:label "Någon gång"@sv', False),
    ],
)
def test_an_occasion_that_only_has_a_period_ends_with_it(dates: str, due: bool, tmp_path: Path) -> None:
    (tmp_path / "plan.ttl").write_text(
        f"""@prefix gg: <https://w3id.org/goalgraph/ontology#> .
        @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
        @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
        @prefix time: <http://www.w3.org/2006/time#> .
        @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
        @prefix p: <https://example.org/2019/> .
        <https://example.org/2019> a gg:Plan ; skos:notation "2019" ;
            gg:usesProfile <https://w3id.org/goalgraph/id/profile/vaggeryd> .
        p:A1 a gg:FocusArea ; skos:notation "A1" ; gg:inPlan <https://example.org/2019> .
        p:KS1 a gg:Goal ; skos:notation "KS1" ; gg:inArea p:A1 ; gg:goalType gg:Steering .
        p:RO1 a gg:ReportingOccasion ; skos:notation "RO1" ; gg:inPlan <https://example.org/2019> ;
            {dates} .
        p:April gg:endDate "2019-04-30"^^xsd:date .
        p:June gg:endDate "2019-06-30"^^xsd:date .""",
        encoding="utf-8",
    )
    found = goalgraph.load(tmp_path).validate(date(2019, 5, 1))
    assert focuses(found, "forecast-missing") == (["KS1"] if due else [])


def test_the_bundled_plan_says_what_it_said(bundled: goalgraph.Graph, report: Report) -> None:
    assert Counter(f.severity for f in report.findings) == {"violation": 8, "warning": 36, "info": 122}
    assert bundled.validate(date(2019, 12, 31)).findings == report.findings


def test_json_markdown_and_html_tell_the_same(report: Report) -> None:
    document = json.loads(findings_formats.write(report, "json", "sv"))
    assert len(document["findings"]) == len(report.findings)
    markdown = findings_formats.write(report, "md", "sv")
    assert markdown.count("\n| ") == len(report.findings) + 2 + len(report.readiness) + 2
    assert [row for row in markdown.splitlines() if row.startswith("| KS 3 | R2 Mäta | ? oklart |")]
    html = findings_formats.write(report, "html", "sv")
    assert html.count("<tr>") == len(report.findings) + 1 + len(report.readiness) + 1
    assert '<html lang="sv">' in html
    assert findings_formats.write(report, "html", "sv") == html


def test_html_escapes_what_it_shows(report: Report) -> None:
    from dataclasses import replace

    hostile = replace(report.findings[0], message="<script>alert(1)</script>")
    html = findings_formats.write(replace(report, findings=(hostile,)), "html", "en")
    assert "<script>" not in html
    assert "&lt;script&gt;" in html


def test_the_turtle_form_is_a_shacl_report(report: Report) -> None:
    import rdflib

    graph = rdflib.Graph().parse(data=findings_formats.write(report, "turtle", "sv"), format="turtle")
    results = list(graph.subjects(rdflib.RDF.type, rdflib.SH.ValidationResult))
    assert len(results) >= len(report.findings)
    for result in results:
        messages = list(graph.objects(result, rdflib.SH.resultMessage))
        assert {getattr(message, "language", None) for message in messages} == {"sv", "en"}
        assert not any("{" in str(message) for message in messages)


def test_the_turtle_form_is_the_same_each_time() -> None:
    one, other = (findings_formats.write(goalgraph.load().validate(), "turtle", "sv") for _ in range(2))
    assert one == other
