"""The example's year brought in file by file: what the rules say on each day, and that every rule can be seen.

In: the decisions files of data/examples, applied in order to a copy of the plan. Out: a failure that names
the day and the goals.
"""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
from test_example import DECISIONS, FAULTS, SJOBACKA, YEAR

import goalgraph
from goalgraph.decisions.errors import DecisionConflict

STEERING = ("KS1", "KS2", "KS3", "KS5")
SAID_AFTER_DECISIONS = {
    "ambition-level-missing",
    "ambition-without-baseline",
    "ambition-without-date",
    "ambition-without-indicator",
    "ambition-without-target-value",
    "ambition-without-unit",
    "direction-goal-has-target",
    "direction-goal-without-activities",
    "forecast-contradicts-observations",
    "forecast-missing",
    "forecast-without-action",
    "forecast-without-motivation",
    "influence-without-evidence",
    "measure-without-evidence",
    "proposal-awaiting-decision",
    "remit-denied",
    "requirement-influence-unmet",
    "requirement-measure-unmet",
    "requirement-resources-unmet",
    "resources-without-evidence",
    "target-on-wrong-side",
}
DAYS = [
    (2, date(2030, 3, 31), "proposal-awaiting-decision", ("KS6",)),
    (2, date(2030, 3, 31), "ambition-level-missing", ("KS6",)),
    (2, date(2030, 4, 30), "forecast-missing", ()),
    (2, date(2030, 5, 1), "forecast-missing", STEERING),
    (3, date(2030, 5, 31), "forecast-missing", ()),
    (4, date(2030, 6, 30), "ambition-level-missing", ()),
    (4, date(2030, 6, 30), "proposal-awaiting-decision", ()),
    (4, date(2030, 9, 1), "forecast-missing", STEERING),
]


def after(files: list[Path], folder: Path) -> goalgraph.Graph:
    """The example's plan with the decisions files brought in."""
    shutil.copytree(SJOBACKA / "2030", folder / "2030")
    graph = goalgraph.load(folder / "2030")
    for path in files:
        assert graph.apply(path).standpoints, path.name
    return graph


@pytest.mark.parametrize(("files", "day", "rule", "goals"), DAYS)
def test_what_a_rule_says_on_a_day_of_the_year(
    files: int, day: date, rule: str, goals: tuple[str, ...], tmp_path: Path
) -> None:
    report = after(YEAR[:files], tmp_path).validate(as_of=day)
    assert tuple(finding.focus for finding in report.findings if finding.rule == rule) == goals


def test_when_the_year_is_over_only_the_missing_strategy_is_left(tmp_path: Path) -> None:
    report = after(YEAR, tmp_path).validate(as_of=date(2030, 9, 30))
    assert [(finding.rule, finding.focus) for finding in report.findings] == [
        ("goal-without-strategy", "KS6")
    ]


def test_every_rule_on_decisions_speaks_of_the_faults(tmp_path: Path) -> None:
    report = after([*YEAR, *FAULTS], tmp_path).validate(as_of=date(2030, 10, 31))
    assert SAID_AFTER_DECISIONS - {finding.rule for finding in report.findings} == set()


def test_a_file_on_old_grounds_is_let_in_before_the_change_and_not_after(tmp_path: Path) -> None:
    stale = DECISIONS / "inaktuell" / "beslut-pa-gammalt-underlag.jsonld"
    assert after(YEAR[:3], tmp_path / "before").apply(stale).standpoints
    with pytest.raises(DecisionConflict) as caught:
        after(YEAR[:4], tmp_path / "after").apply(stale)
    [conflict] = caught.value.conflicts
    assert (conflict.goal, conflict.field.name, conflict.by) == ("KS3", "ambition-level", "KS3.D3")


def test_the_questions_on_decisions_are_answered(tmp_path: Path) -> None:
    graph = after(YEAR, tmp_path)
    made = {row[0]: row[-1] for row in graph.query("decisions-made").texts()}
    assert len(made) == 15
    assert {decision: later for decision, later in made.items() if later} == {"KS3.D1": "KS3.D3"}
    assert graph.query("open-proposals").texts() == []
    given = [(row[0], row[1], row[2]) for row in graph.query("forecasts-given", lang="en").texts()]
    assert given[:4] == [
        ("RO1", "KS1", "reached"),
        ("RO1", "KS2", "partly reached"),
        ("RO1", "KS3", "not reached"),
        ("RO1", "KS5", "reached"),
    ]
    assert [goal for occasion, goal, _ in given if occasion == "RO2"] == list(STEERING)


@pytest.mark.parametrize("files", range(1, 8))
def test_rule_query_and_history_agree_on_which_proposals_are_open(files: int, tmp_path: Path) -> None:
    graph = after([*YEAR, *FAULTS][:files], tmp_path)
    by_rule = {f.value for f in graph.validate().findings if f.rule == "proposal-awaiting-decision"}
    by_query = {row[0] for row in graph.query("open-proposals").texts()}
    by_history = {r.id for goal in graph.scope.goals for r in graph.history(goal.id) if r.open}
    assert by_rule == by_query == by_history
    assert bool(by_history) == (files in (1, 2, 3, 7))


def test_a_proposal_is_open_until_a_body_decides(tmp_path: Path) -> None:
    graph = after(YEAR[:1], tmp_path)
    goals = [row[1] for row in graph.query("open-proposals").texts()]
    assert goals == [f"KS{n}" for n in range(1, 7)]
    assert [record.open for record in graph.history("KS1")] == [True]
    assert graph.links("decided") == []
    assert {goal.steering_mode and goal.steering_mode.id for goal in graph.scope.goals} == {"Undecided"}


def test_a_report_on_april_written_in_autumn_tells_of_april(tmp_path: Path) -> None:
    graph = after(YEAR, tmp_path)
    spring, autumn = (graph.report(occasion, "en") for occasion in ("2030-04", "2030-08"))
    told = {
        report.title: [
            words.text for goal in report.goals if goal.id == "KS3" for f in goal.facts for words in f.texts
        ]
        for report in (spring, autumn)
    }
    before, now = ("Minst 75 procent", "Minst 70 procent")
    assert any(before in text for text in told[spring.title])
    assert not any(now in text for text in told[spring.title])
    assert any(now in text for text in told[autumn.title])
    assert after(YEAR[:3], tmp_path / "then").report("2030-04", "en").goals == spring.goals
