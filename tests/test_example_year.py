"""The example's year brought in file by file: what the rules say on each day, and that every rule can be seen.

In: the decisions files of data/examples, applied in order to a copy of the plan. Out: a failure that names
the day and the goals.
"""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

import goalgraph
from goalgraph.errors import DecisionConflict
from test_example import DECISIONS, FAULTS, SJOBACKA, YEAR

STEERING = ("KS1", "KS2", "KS3", "KS5")
SAID_AFTER_DECISIONS = {
    "ambition-level-missing",
    "ambition-without-baseline",
    "ambition-without-date",
    "ambition-without-indicator",
    "ambition-without-target-value",
    "ambition-without-unit",
    "direction-goal-has-forecast",
    "direction-goal-has-target",
    "direction-goal-without-activities",
    "forecast-contradicts-observations",
    "forecast-missing",
    "forecast-without-action",
    "forecast-without-motivation",
    "influence-without-evidence",
    "measure-without-evidence",
    "proposal-awaiting-decision",
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
