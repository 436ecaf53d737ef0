"""The four invented bodies, asked and shown: what is general must make sense for each of them.

In: data/examples, through the library. Out: a failure that names the body and what is said of it.
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner

import goalgraph
from goalgraph.cli import main
from goalgraph.faces.page.content.whole import content
from goalgraph.faces.report.markdown import markdown
from places import BODIES

BODY = {folder.parent.name: folder for folder in BODIES}
NAMES = sorted(BODY)
LEVELS = {
    "tallvide": {"KF": 5},
    "stenvinda": {"OM": 2, "KF": 3, "N": 4, "D": 3},
    "stigverket": {"M": 3, "VP": 2},
    "sakboden": {"O": 2, "KR": 4},
}
# What only a profile may speak of, and none of the four has one.
OF_A_PROFILE = (
    "Styrform",
    "styrande",
    "nriktningsmål",
    "Krav på ambitionsnivå",
    "Ambitionsnivå",
    "inte avgjort",
)
# A requirement's code, which is no risk's, or what the requirements are called together.
REQUIREMENT = re.compile(r"(?<![.\w])R[123]\b|\b[Kk]rav\b")


@cache
def graph(name: str) -> goalgraph.Graph:
    return goalgraph.load(BODY[name])


@cache
def report(name: str, occasion: str) -> str:
    return markdown(graph(name).report(occasion))


def up(name: str, ident: str) -> set[tuple[str, str, str]]:
    return {(k.subject, k.relation, k.object) for k in graph(name).trace(ident, direction="up").links}


def down(name: str, ident: str) -> set[str]:
    return {node.id for node in graph(name).trace(ident, direction="down").nodes}


@pytest.mark.parametrize("name", NAMES)
def test_all_of_it_is_read(name: str) -> None:
    assert [plan.id for plan in graph(name).plans] == [f"{name}/{BODY[name].name}"]
    assert graph(name).unread == ()


@pytest.mark.parametrize("name", NAMES)
def test_goals_are_counted_by_the_level_the_plan_declares(name: str) -> None:
    result = CliRunner().invoke(main, ["--data", str(BODY[name]), "show", "--format", "json"])
    assert json.loads(result.stdout)["levels"] == LEVELS[name]


@pytest.mark.parametrize("name", NAMES)
def test_no_rule_is_broken(name: str) -> None:
    findings = graph(name).validate().findings
    assert [(f.rule, f.focus, f.message) for f in findings if f.severity == "violation"] == []
    assert "term-unknown" not in {f.rule for f in findings}


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_derived_where_the_document_says_all(name: str) -> None:
    assert graph(name).links("derived") == []


def test_the_thread_runs_through_four_levels() -> None:
    chain = {("D1", "subGoalOf", "N1"), ("N1", "subGoalOf", "KF1"), ("KF1", "subGoalOf", "OM1")}
    assert chain <= up("stenvinda", "D1")
    assert {"N2", "D2", "I3", "N2.R1"} <= down("stenvinda", "KF2")
    assert ("N2", "contributesTo", "KF3") in up("stenvinda", "D2")


def test_the_thread_runs_from_a_key_result_to_a_global_goal() -> None:
    links = up("sakboden", "KR1.1")
    assert ("KR1.1", "subGoalOf", "O1") in links
    assert {object for subject, _, object in links if subject == "O1"} == {"SDG12"}


def test_assignments_and_own_goals_hang_under_the_governments() -> None:
    assert {"M1.ACT1", "VP1", "I1"} <= down("stigverket", "M1")


def ids(name: str, query: str) -> list[str]:
    """What stands in the first column of the answer, once each."""
    answer = graph(name).query(query)
    return sorted({str(getattr(row[0], "value", row[0])) for row in answer.rows})


@pytest.mark.parametrize("name", NAMES)
def test_every_shipped_query_is_answered(name: str) -> None:
    some_goal = next(iter(LEVELS[name])) + "1"
    for query in goalgraph.queries():
        assert len(graph(name).query(query).rows) <= 200, query
    assert graph(name).query("source-of").rows == graph(name).query("source-of", {"resource": some_goal}).rows


ANSWERS = [
    ("tallvide", "goals-without-indicator", []),
    ("tallvide", "uncertain-figures", ["I1.O2030", "I7.O2030"]),
    ("stenvinda", "goals-without-indicator", ["D1", "D2", "D3", "KF2", "KF3", "OM1", "OM2"]),
    ("stenvinda", "goals-without-lower-goal", ["N4"]),
    ("stigverket", "goals-without-lower-goal", ["M2"]),
    ("stigverket", "goals-without-indicator", ["VP1", "VP2"]),
    ("stigverket", "goals-without-strategy", ["M1", "M3", "VP1", "VP2"]),
    ("stigverket", "reporting-occasions", ["RO1", "RO2", "RO3", "RO4", "RO5"]),
    ("sakboden", "goals-without-indicator", ["KR1.3", "O1", "O2"]),
    *((name, query, []) for name in NAMES for query in ("readiness-matrix", "dialogue-agenda")),
]
WITHOUT_AREAS = [
    ("tallvide", "worse-than-country", ["I1.O2029", "I3.O2030"]),
    ("stenvinda", "newcomer-areas", []),
]


@pytest.mark.parametrize(("name", "query", "expected"), ANSWERS)
def test_a_query_answers_for_any_level(name: str, query: str, expected: list[str]) -> None:
    assert ids(name, query) == expected


@pytest.mark.parametrize(("name", "query", "expected"), WITHOUT_AREAS)
def test_a_query_answers_without_what_the_plan_lacks(name: str, query: str, expected: list[str]) -> None:
    assert ids(name, query) == expected


@pytest.mark.parametrize("name", NAMES)
def test_no_requirement_is_asked_or_shown_where_no_profile_asks_one(name: str) -> None:
    assert graph(name).readiness() == []
    shown = content(graph(name).scope)
    assert (shown["readiness"], shown["requirements"], shown["types"]) == ({}, {}, {})
    report = graph(name).validate()
    assert (report.profile, report.readiness) == (None, ())
    assert [one.rule for one in report.rules if one.requirement] == []
    told = [
        written(["--data", str(BODY[name]), "validate", "--format", form]) for form in ("table", "md", "html")
    ]
    told += [written(["--data", str(BODY[name]), "show", goal.id]) for goal in graph(name).scope.goals]
    assert [line for text in told for line in text.splitlines() if REQUIREMENT.search(line)] == []


@pytest.mark.parametrize("name", NAMES)
def test_no_goal_is_called_undecided_where_no_profile_has_types_of_goals(name: str) -> None:
    entries = graph(name).decisions_template()["decisions"]
    assert len(entries) == sum(LEVELS[name].values())
    assert not any("steeringMode" in (entry | entry["basedOn"]) for entry in entries)


def written(command: list[str]) -> str:
    return CliRunner().invoke(main, command).stdout


def page(name: str, folder: Path) -> str:
    return graph(name).write_page(folder / "goals.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_each_goal_is_on_the_page(name: str, tmp_path: Path) -> None:
    shown = page(name, tmp_path)
    goals = [thing for thing in graph(name).resources() if thing.id.rstrip("0123456789.") in LEVELS[name]]
    assert len(goals) == sum(LEVELS[name].values())
    for goal in goals:
        assert goal.label("sv") in shown
        assert goal.label("en") in shown


@pytest.mark.parametrize("name", NAMES)
def test_the_report_asks_nothing_that_no_profile_asks(name: str) -> None:
    told = report(name, "RO1")
    assert [word for word in OF_A_PROFILE if word in told] == []


def test_the_report_shows_the_target_of_its_period() -> None:
    told = report("tallvide", "RO1")
    assert "minst 75" in told
    assert "minst 80" not in told


def test_the_report_shows_assessments_in_the_plans_own_signs() -> None:
    told = report("stenvinda", "RO1")
    assert "◆" in told
    assert "Frånvaron sjunker, men inte på de yrkesinriktade programmen." in told
    assert "Elevhälsan flyttar två tjänster dit." in told


def test_the_report_shows_scores() -> None:
    assert "0,8" in report("sakboden", "RO2")


def test_the_report_names_what_is_to_be_reported() -> None:
    assert "kartlägga vilka leder som går att använda med rullstol" in report("stigverket", "RO4")
