"""The unit that a title in Kolada says, and how many of it a number is."""

from __future__ import annotations

from decimal import Decimal

import pytest

from goalgraph.base.names import PREFIXES
from goalgraph.exchange.kolada.units import unit_in

_KRONOR = "http://qudt.org/vocab/currency/SEK"
_UNIT = "http://qudt.org/vocab/unit/"


@pytest.mark.parametrize(
    ("title", "factor"),
    [
        ("Årets resultat kommun, mnkr", 10**6),
        ("Årets resultat (tkr)", 1000),
        ("Investeringar, utgift (mdkr)", 10**9),
        ("Avgift, kr", 1),
    ],
)
def test_sums_of_money_are_kronor_to_the_last_digit(title: str, factor: int) -> None:
    said = unit_in(title, None)
    assert said.unit == _KRONOR
    assert said.value(Decimal("12.3456789")) == Decimal("12.3456789") * factor


@pytest.mark.parametrize(
    ("title", "name", "value"),
    [
        ("Nettokostnad, kr/inv", "SEK-PER-RESIDENT", "31250"),
        ("Kostnad, kronor per invånare", "SEK-PER-RESIDENT", "31250"),
        ("Resultat, tkr/inv", "SEK-PER-RESIDENT", "31250000"),
        ("Kostnad grundskola, kr/elev", "SEK-PER-PUPIL", "31250"),
        ("Kostnad gymnasieskola, tkr/elev", "SEK-PER-PUPIL", "31250000"),
    ],
)
def test_kronor_for_each_resident_and_pupil_are_units_of_their_own(title: str, name: str, value: str) -> None:
    said = unit_in(title, None)
    assert said.unit == PREFIXES["ggunit"] + name
    assert said.value(Decimal(31250)) == Decimal(value)


@pytest.mark.parametrize(
    "title",
    [
        "Kostnad gymnasieskola, tkr/brukare",
        "Nettokostnad, kr/inv 0-19 år",
        "Kostnad, kronor per boende",
        "Skillnad, %-enheter",
        "Kostnad, kr (per elev)",
        "Invånare, kommunala skolor",
    ],
)
def test_another_unit_is_none_that_is_known(title: str) -> None:
    assert unit_in(title, None).unknown


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Trivs, andel (%)", "PERCENT"),
        ("Nettokostnad, andel (‰)", "PERMILLE"),
        ("Handläggningstid, veckor", "WK"),
        ("Väntetid, medelvärde i dagar", "DAY"),
        ("Väntetid (antal dagar)", "DAY"),
        ("Medellivslängd, år", "YR"),
        ("Skyddad natur, hektar", "HA"),
    ],
)
def test_a_unit_that_documents_are_read_by_is_known(title: str, name: str) -> None:
    assert unit_in(title, None).unit == _UNIT + name


def test_a_title_without_a_unit_says_none() -> None:
    assert not unit_in("Nöjd-Region-Index", None).unknown
