"""Findings: what is true of the bundled plan, and nothing else."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

import goalgraph
from goalgraph import findings_formats
from goalgraph.errors import UnknownProfile
from goalgraph.validation import Report, profiles

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
    found = [f for f in report.findings if f.rule == "goal-not-measurable"]
    assert [f.focus for f in found] == ["KS2", "KS3", "KS4"]
    assert {f.requirement for f in found} == {"R2"}
    assert found[2].message == "KS 4 går inte att mäta ännu: inget mått är valt för målet."


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
    assert len(without) == 129 - 33


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
        <https://example.org/p/KS1> a gg:BoardGoal ; skos:notation "KS1" .""",
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
    assert profiles() == ["vaggeryd"]


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


def test_json_markdown_and_html_tell_the_same(report: Report) -> None:
    document = json.loads(findings_formats.write(report, "json", "sv"))
    assert len(document["findings"]) == len(report.findings)
    markdown = findings_formats.write(report, "md", "sv")
    assert markdown.count("\n| ") == len(report.findings) + 1 + len(report.readiness) + 1
    assert [row for row in markdown.splitlines() if row.startswith("| KS 3 | R2 Mäta | ✗ inte uppfyllt |")]
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
