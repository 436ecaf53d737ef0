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
# How many files have been brought in, the day, and of which goals a rule then speaks.
DAYS: dict[int, list[tuple[date, dict[str, tuple[str, ...]]]]] = {
    2: [
        (date(2030, 3, 31), {"proposal-awaiting-decision": ("KS6",), "ambition-level-missing": ("KS6",)}),
        (date(2030, 4, 30), {"forecast-missing": ()}),
        (date(2030, 5, 1), {"forecast-missing": STEERING}),
    ],
    3: [(date(2030, 5, 31), {"forecast-missing": ()})],
    4: [
        (date(2030, 6, 30), {"ambition-level-missing": (), "proposal-awaiting-decision": ()}),
        (date(2030, 9, 1), {"forecast-missing": STEERING}),
    ],
}


def after(files: list[Path], folder: Path) -> goalgraph.Graph:
    """The example's plan with the decisions files brought in."""
    shutil.copytree(SJOBACKA / "2030", folder / "2030")
    graph = goalgraph.load(folder / "2030")
    for path in files:
        assert graph.apply(path).standpoints, path.name
    return graph


def test_what_the_rules_say_on_the_days_of_the_year(tmp_path: Path) -> None:
    graph = after([], tmp_path)
    for files, path in enumerate(YEAR, 1):
        assert graph.apply(path).standpoints, path.name
        for day, said in DAYS.get(files, []):
            findings = graph.validate(as_of=day).findings
            for rule, goals in said.items():
                assert tuple(one.focus for one in findings if one.rule == rule) == goals, (day, rule)


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


def test_rule_query_and_history_agree_on_which_proposals_are_open(tmp_path: Path) -> None:
    graph = after([], tmp_path)
    for files, path in enumerate([*YEAR, *FAULTS], 1):
        assert graph.apply(path).standpoints, path.name
        found = graph.validate(engine="fast").findings
        by_rule = {one.value for one in found if one.rule == "proposal-awaiting-decision"}
        by_query = {row[0] for row in graph.query("open-proposals").texts()}
        by_history = {r.id for goal in graph.scope.goals for r in graph.history(goal.id) if r.open}
        assert by_rule == by_query == by_history, path.name
        assert bool(by_history) == (files in (1, 2, 3, 7)), path.name
    assert files == 7


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
