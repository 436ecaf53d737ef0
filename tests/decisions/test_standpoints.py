"""Standpoints as values."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from goalgraph.base.names import GG
from goalgraph.decisions.standpoints import PROPERTIES, REQUIREMENTS, Dialogue, field_named, name_of

MEETING = Dialogue("urn:w", "urn:id", "2024-05-02T23:30:00+02:00")


def test_the_day_is_the_local_one_and_the_moment_is_not() -> None:
    assert MEETING.day == date(2024, 5, 2)
    late = Dialogue("", "", "2024-05-03T01:00:00+02:00")
    assert (late.day, late.moment) == (date(2024, 5, 3), datetime(2024, 5, 2, 23, tzinfo=UTC))
    assert Dialogue("", "", "2024-05-02T23:00:00").moment == late.moment


@pytest.mark.parametrize("iri", [*PROPERTIES, *REQUIREMENTS, "urn:occasion"])
def test_a_field_is_named_by_an_iri_and_found_by_it(iri: str) -> None:
    assert name_of(field_named(iri)) == iri


def test_a_steering_mode_is_a_field_of_its_own() -> None:
    assert field_named(GG + "goalType").name == "steering-mode"
