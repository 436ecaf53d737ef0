"""Periods as people write them: short years, and the first part of a year."""

from __future__ import annotations

import pytest

from goalgraph.exchange.workbook.periods import period_in


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2031–34", "2031-2034"),
        ("2031 - 34", "2031-2034"),
        ("T1 2031", "2031-01--2031-04"),
        ("tertial 1 2031", "2031-01--2031-04"),
        ("2031-T1", "2031-01--2031-04"),
        ("H1 2031", "2031-01--2031-06"),
        ("halvår 1 2031", "2031-01--2031-06"),
    ],
)
def test_short_years_and_first_parts_are_periods(text: str, expected: str) -> None:
    period = period_in(text)
    assert period is not None
    assert period.id == expected


@pytest.mark.parametrize(
    "text", ["2031/32", "2007–08", "2031-08–12", "2034–31", "2031–31", "T2 2031", "H1", "2031 T1 2032"]
)
def test_what_may_be_several_periods_is_none(text: str) -> None:
    """2007–08 may be a month, and T2 all that has passed of the year."""
    assert period_in(text) is None


def test_a_month_is_no_span_of_years() -> None:
    period = period_in("2031-08")
    assert period is not None
    assert period.id == "2031-08"
