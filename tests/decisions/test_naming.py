"""A decisions file names what the goal's own profile declares: by its code, its name or its IRI, on any body."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

import goalgraph
from goalgraph.base.errors import (
    DecisionsError,
    ForecastForDirection,
    NoGoalTypes,
    NothingAsked,
    RequirementNotAsked,
    UnknownGoalType,
    UnknownRequirement,
    UnknownWithdrawn,
)
from goalgraph.base.names import GG
from goalgraph.cli import main
from goalgraph.decisions.errors import TargetForDirection, UnknownAssessment
from goalgraph.decisions.format import choices
from goalgraph.decisions.naming import assessments, word_for_requirement, word_for_type
from goalgraph.decisions.standpoints import Outlook
from goalgraph.model.declared import Asked, Declared, GoalType, ScaleValue
from own_profile import LEVELS, OWN, body_with_profile, handed_in, on, plan_of

NAMES = sorted(LEVELS)
STENVINDA = plan_of("stenvinda")
FORECAST = {"occasion": f"{STENVINDA}/RO1", "assessment": "Reached"}


@pytest.fixture
def stenvinda(tmp_path: Path) -> Path:
    return body_with_profile("stenvinda", tmp_path)


def applied(folder: Path, *entries: Any, **more: Any) -> goalgraph.Graph:
    graph = goalgraph.load(folder)
    graph.apply(handed_in(folder.parent, graph.scope.plan.iri, *entries, **more), output=folder)
    return graph


@pytest.mark.parametrize("word", ["K1", f"{OWN}/K1"])
@pytest.mark.parametrize("name", NAMES)
def test_its_own_requirement_is_answered_told_and_taken_back(name: str, word: str, tmp_path: Path) -> None:
    folder, (_, goal, _) = body_with_profile(name, tmp_path), LEVELS[name]
    answer = {"requirement": word, "answer": "Met", "evidence": "Det finns någon."}
    graph = applied(folder, on(plan_of(name), goal, requirements=[answer]))
    assert {one.goal: one.status for one in graph.readiness()}[goal] == "met"
    told = CliRunner().invoke(main, ["--data", str(folder), "show", goal]).stdout
    assert "K1 Ansvar: uppfyllt – det är sagt" in told
    bases = {one["goal"]: one["basedOn"] for one in graph.decisions_template()["decisions"]}
    base = bases[f"{plan_of(name)}/{goal}"]
    assert base["requirements"] == [answer | {"requirement": "K1"}]
    file = on(plan_of(name), goal, basedOn=base, withdraws=[word])
    again = applied(folder, file, name="two", hour=12)
    assert {one.goal: one.status for one in again.readiness()}[goal] == "unclear"
    assert [record.id for record in again.history(goal)] == [f"{goal}.D1", f"{goal}.D2"]


@pytest.mark.parametrize("name", NAMES)
def test_its_own_types_are_given_and_told(name: str, tmp_path: Path) -> None:
    folder, (_, goal, other) = body_with_profile(name, tmp_path), LEVELS[name]
    blank = {one["goal"]: one for one in goalgraph.load(folder).decisions_template()["decisions"]}
    assert blank[f"{plan_of(name)}/{goal}"]["steeringMode"] == "Unsorted"
    if other:
        assert "steeringMode" not in blank[f"{plan_of(name)}/{other}"]["basedOn"]
    base = {"steeringMode": "Unsorted"}
    graph = goalgraph.load(folder)
    file = handed_in(
        folder.parent, plan_of(name), on(plan_of(name), goal, basedOn=base, steeringMode="Project")
    )
    [change] = graph.apply(file, dry_run=True).changes
    assert (change.before, change.after) == (f"{OWN}/Unsorted", f"{OWN}/Project")
    told = CliRunner().invoke(main, ["--data", str(folder), "apply", str(file)])
    assert told.exit_code == 0
    assert "ej sorterat → projekt" in " ".join(told.stdout.split())
    found = goalgraph.load(folder).get(goal)
    assert isinstance(found, goalgraph.Goal)
    assert found.steering_mode is not None
    assert found.steering_mode.label("sv") == "projekt"


ANSWER = {"requirement": "K1", "answer": "Met", "evidence": "x"}
REFUSED: list[tuple[str, dict[str, Any], type[DecisionsError], str]] = [
    ("N1", {"requirements": [ANSWER | {"requirement": "K9"}]}, UnknownRequirement, f"K9.*K1 <{OWN}/K1>"),
    ("N1", {"requirements": [ANSWER | {"requirement": "Measurable"}]}, UnknownRequirement, "Measurable"),
    (
        "KF1",
        {"requirements": [ANSWER]},
        NothingAsked,
        "KF1: kravet K1 ställs inte .*, och inget annat krav heller",
    ),
    ("KF1", {"requirements": [ANSWER | {"requirement": f"{OWN}/K1"}]}, RequirementNotAsked, "KF1: kravet K1"),
    ("N1", {"steeringMode": "Steering"}, UnknownGoalType, "Steering.*Unsorted, Project, Standing"),
    ("KF1", {"steeringMode": "Project"}, NoGoalTypes, "typen Project, för ingen profil har typer"),
    ("KF99", {"steeringMode": "Project"}, NoGoalTypes, "KF99: .*rätta målets id"),
    ("N1", {"withdraws": ["K9"]}, UnknownWithdrawn, "K9 under withdraws.*K1, eller IRI:n"),
    ("N1", {"withdraws": ["urn:nothing"]}, UnknownWithdrawn, "urn:nothing under withdraws"),
    ("N1", {"withdraws": [f"{STENVINDA}/KF1"]}, UnknownWithdrawn, "KF1 under withdraws"),
    (
        "N1",
        {"steeringMode": "Standing", "forecasts": [FORECAST]},
        ForecastForDirection,
        "ett mål av typen ”stående uppdrag” har ingen prognos",
    ),
]


@pytest.mark.parametrize(("goal", "sets", "error", "said"), REFUSED)
def test_what_the_goals_profile_does_not_have_is_refused_in_one_line(
    stenvinda: Path, goal: str, sets: dict[str, Any], error: type[DecisionsError], said: str
) -> None:
    graph = goalgraph.load(stenvinda)
    whole = on(STENVINDA, "N2", activities=["Det byggs"])
    file = handed_in(stenvinda.parent, STENVINDA, whole, on(STENVINDA, goal, **sets))
    with pytest.raises(error) as caught:
        graph.apply(file)
    line = caught.value.message("sv")
    assert re.search(said, line), line
    assert (str(file) in line, goal in line, "\n" in line) == (True, True, False)
    assert graph.history("N2") == ()
    told = CliRunner().invoke(main, ["--data", str(stenvinda), "apply", str(file)])
    assert (told.exit_code, told.stdout) == (2, "")


# --- The plan's own scale ---


@pytest.mark.parametrize("word", ["▲", "Nås", "reached", "SIGN1", f"{STENVINDA}/SIGN1"])
def test_a_goal_is_assessed_on_the_plans_own_scale_by_sign_name_or_address(
    stenvinda: Path, word: str
) -> None:
    graph = applied(stenvinda, on(STENVINDA, "N2", forecasts=[FORECAST | {"assessment": word}]))
    [given] = [one for one in graph.resources("forecast") if one.id == "N2.D1.FC1"]
    assert isinstance(given, goalgraph.Forecast)
    assert given.rating is not None
    assert (given.rating.iri, given.rating.sign, given.rating.meaning) == (
        f"{STENVINDA}/SIGN1",
        "▲",
        f"{GG}Reached",
    )
    found = graph.validate().findings
    assert [one.rule for one in found if one.focus == "N2.D1.FC1" and one.severity == "violation"] == []
    told = CliRunner().invoke(main, ["--data", str(stenvinda), "show", "N2"]).stdout
    assert "nås" in told
    bases = {one["goal"]: one["basedOn"] for one in graph.decisions_template()["decisions"]}
    assert bases[f"{STENVINDA}/N2"]["forecasts"] == [FORECAST | {"assessment": "▲"}]


def test_a_value_of_the_common_scale_can_be_given_whatever_the_plans_own_is(stenvinda: Path) -> None:
    graph = applied(stenvinda, on(STENVINDA, "N2", forecasts=[FORECAST]))
    based = {one["goal"]: one["basedOn"] for one in graph.decisions_template()["decisions"]}[
        f"{STENVINDA}/N2"
    ]
    assert based["forecasts"] == [FORECAST]
    changed = on(STENVINDA, "N2", basedOn=based, forecasts=[FORECAST | {"assessment": "▼"}])
    [change] = graph.apply(handed_in(stenvinda.parent, STENVINDA, changed, name="two", hour=12)).changes
    assert isinstance(change.after, Outlook)
    assert change.after.assessment == f"{STENVINDA}/SIGN3"


def test_an_assessment_on_no_scale_is_refused_with_those_of_the_plans_own(stenvinda: Path) -> None:
    file = handed_in(
        stenvinda.parent, STENVINDA, on(STENVINDA, "N2", forecasts=[FORECAST | {"assessment": "Grön"}])
    )
    with pytest.raises(UnknownAssessment) as caught:
        goalgraph.load(stenvinda).apply(file)
    for lang in ("sv", "en"):
        line = caught.value.message(lang)
        assert "N2: Grön" in line
        assert "▲ (nås), ◆ (nås delvis), ▼ (nås inte, eller arbetet har inte börjat), ○" in line
        assert "Reached, PartlyReached, NotReached, CannotBeAssessed" in line


def test_a_plan_without_a_scale_of_its_own_has_the_common_one(tmp_path: Path) -> None:
    folder, plan = body_with_profile("tallvide", tmp_path), plan_of("tallvide")
    assert assessments(goalgraph.load(folder).scope.declared) == choices("assessments")
    occasion = next(one for one in goalgraph.load(folder).resources("reporting-occasion")).iri
    with pytest.raises(
        UnknownAssessment, match=r"Grön.*: Reached, PartlyReached, NotReached, CannotBeAssessed"
    ):
        applied(folder, on(plan, "KF1", forecasts=[{"occasion": occasion, "assessment": "Grön"}]))


def test_a_sign_that_two_values_have_is_written_by_address() -> None:
    values = tuple(
        ScaleValue(f"https://example.org/{place}#{name}", "●", {"sv": label})
        for place, name, label in (("a", "one", "ja"), ("a", "two", "nej"), ("b", "two", "nej"))
    )
    words = assessments(Declared(scale=values))
    assert words == ("one", "https://example.org/a#two", "https://example.org/b#two")


def test_a_target_in_numbers_is_refused_where_the_type_has_none(stenvinda: Path) -> None:
    words = {"text": "Mer än i dag"}
    for more in ({"targetValue": "3"}, {"indicator": f"{STENVINDA}/I5"}, {"targetDate": "2032-12-31"}):
        with pytest.raises(TargetForDirection, match=r"stående uppdrag”|standing"):
            applied(stenvinda, on(STENVINDA, "N1", steeringMode="Standing", ambitionLevel=words | more))
    applied(stenvinda, on(STENVINDA, "N1", steeringMode="Standing", ambitionLevel=words))
    later = on(STENVINDA, "N1", basedOn={"ambitionLevel": words}, ambitionLevel=words | {"targetValue": "3"})
    with pytest.raises(TargetForDirection):
        applied(stenvinda, later, name="two", hour=12)


def test_a_forecast_is_given_where_the_type_does_not_say_no(stenvinda: Path) -> None:
    graph = applied(stenvinda, on(STENVINDA, "N1", steeringMode="Project", forecasts=[FORECAST]))
    later = on(STENVINDA, "N1", basedOn={"steeringMode": "Project"}, steeringMode="Standing")
    graph.apply(handed_in(stenvinda.parent, STENVINDA, later, name="two", hour=12))
    more = on(STENVINDA, "N1", forecasts=[FORECAST | {"occasion": f"{STENVINDA}/RO2"}])
    with pytest.raises(ForecastForDirection):
        graph.apply(handed_in(stenvinda.parent, STENVINDA, more, name="three", hour=14))


def test_a_plan_without_a_profile_has_neither_requirements_nor_types(tmp_path: Path) -> None:
    folder = body_with_profile("sakboden", tmp_path)
    (folder / "plan.ttl").write_text(
        (folder / "plan.ttl").read_text("utf-8").replace(f"plan:L2 gg:usesProfile <{OWN}> .", ""), "utf-8"
    )
    plan = plan_of("sakboden")
    for sets in ({"requirements": [ANSWER]}, {"requirements": [ANSWER | {"requirement": "Measurable"}]}):
        with pytest.raises(UnknownRequirement, match=r": –$"):
            applied(folder, on(plan, "O1", **sets))
    with pytest.raises(UnknownGoalType):
        applied(folder, on(plan, "O1", steeringMode="Steering"))
    applied(folder, on(plan, "O1", ambitionLevel={"text": "Mer"}))


def requirement(iri: str, code: str, *goals: str) -> Asked:
    return Asked(iri, code, {}, {}, frozenset(goals), frozenset())


def test_a_code_that_two_profiles_use_is_written_as_an_iri() -> None:
    mine, yours = requirement("urn:a/K1", "K1", "urn:g1"), requirement("urn:b/K1", "K1", "urn:g2")
    both, one = Declared((mine, yours)), Declared((mine,))
    assert word_for_requirement(one, mine.iri) == "K1"
    assert word_for_requirement(both, mine.iri) == mine.iri
    assert word_for_requirement(both, GG + "Measurable") == "Measurable"
    assert word_for_requirement(one, "urn:gone/K7") == "urn:gone/K7"
    kinds = tuple(
        GoalType(iri, {}, frozenset(), False, frozenset(), frozenset())
        for iri in ("urn:a/T", "urn:b/T", "urn:b/U")
    )
    assert word_for_type(Declared((), kinds), "urn:a/T") == "urn:a/T"
    assert word_for_type(Declared((), kinds), "urn:b/U") == "U"
