"""The day and the profile of a check, in words, for what a plan says of them and what not."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest

import goalgraph
from goalgraph.answers.validation.check import Report
from goalgraph.faces.text.findings import all_plans_line, as_of_line

DAY = date(2031, 3, 1)


@pytest.fixture(scope="module")
def checked(bundled: goalgraph.Graph) -> Report:
    return bundled.validate()


@pytest.mark.parametrize(
    ("day", "profile", "swedish", "english"),
    [
        (DAY, "vaggeryd", "Per 2031-03-01, profil vaggeryd.", "As of 2031-03-01, profile vaggeryd."),
        (
            DAY,
            None,
            "Per 2031-03-01. Ingen profil: bara de allmänna reglerna är prövade.",
            "As of 2031-03-01. No profile: only the rules for every plan are checked.",
        ),
        (
            None,
            "vaggeryd",
            "Planen säger inte vilken dag den gäller, så inget räknas som förfallet. Profil vaggeryd.",
            "The plan does not say which day it is for, so nothing counts as overdue. Profile vaggeryd.",
        ),
    ],
)
def test_what_is_not_said_is_told_in_a_sentence(
    checked: Report, day: date | None, profile: str | None, swedish: str, english: str
) -> None:
    report = replace(checked, as_of=day, profile=profile)
    assert (as_of_line(report, "sv"), as_of_line(report, "en")) == (swedish, english)


def test_of_several_plans_it_is_told_what_they_have_together(checked: Report) -> None:
    without = replace(checked, findings=())
    together = replace(checked, plans={"a/1": checked, "b/1": without, "c/1": without})
    counts = Counter(one.severity for one in checked.findings)
    assert all_plans_line(together, "en") == (
        f"Plans in all: 3. Violations: {counts['violation']}, warnings: {counts['warning']}, "
        f"notes: {counts['info']}. Plans with a violation: 1"
    )
