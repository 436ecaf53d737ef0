from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import goalgraph
from goalgraph.base.names import Kind
from goalgraph.base.numbers import number
from goalgraph.faces.text.figures import figure, result
from goalgraph.model.amounts import measured
from goalgraph.model.objects import Observation, Term, ValueComparison

PERCENT = Term("PERCENT", "urn:percent", {"sv": "%", "en": "%"})
PEOPLE = Term("PERSON", "urn:person", {"sv": "personer", "en": "people"})
WOMEN = Term("women", "urn:women", {"sv": "kvinnor", "en": "women"})
YEAR = Term("2018", "urn:2018", {"sv": "2018", "en": "2018"})
ABOUT = Term("Approximately", "urn:about", {"sv": "ungefär", "en": "approximately"})
RISING = Term("Rising", "urn:rising", {"sv": "stigande", "en": "rising"})
WORSE = Term("Worsening", "urn:worse", {"sv": "försämring", "en": "worsening"})


def ranked(rank: int, total: int | None = None) -> tuple[ValueComparison, ...]:
    return (
        ValueComparison(
            iri="urn:c",
            id="C",
            kind=Kind.COMPARISON,
            labels={},
            observation_id="O1",
            rank=rank,
            rank_total=total,
        ),
    )


def seen(**fields: Any) -> Observation:
    return Observation(
        iri="urn:o",
        id="O1",
        kind=Kind.OBSERVATION,
        labels=fields.pop("labels", {"sv": "etikett", "en": "label"}),
        indicator_id="I1",
        **fields,
    )


@pytest.mark.parametrize(
    ("value", "sv", "en"),
    [
        ("3310.0", "3\u00a0310", "3,310"),
        ("80.60", "80,6", "80.6"),
        ("1000000", "1\u00a0000\u00a0000", "1,000,000"),
        ("0", "0", "0"),
        ("-0.5", "\N{MINUS SIGN}0,5", "\N{MINUS SIGN}0.5"),
        ("13955.5", "13\u00a0955,5", "13,955.5"),
        ("1E+3", "1\u00a0000", "1,000"),
        ("0.0000001", "0,0000001", "0.0000001"),
    ],
)
def test_a_number_is_written_the_way_of_the_language(value: str, sv: str, en: str) -> None:
    assert (number(Decimal(value), "sv"), number(Decimal(value), "en")) == (sv, en)


@given(st.decimals(-(10**12), 10**12, places=4))
def test_a_number_keeps_its_value(value: Decimal) -> None:
    for written in (
        number(value, "en").replace(",", ""),
        number(value, "sv").replace("\u00a0", "").replace(",", "."),
    ):
        assert "-" not in written
        assert Decimal(written.replace("\N{MINUS SIGN}", "-")) == value


@pytest.mark.parametrize(
    ("fields", "sv", "en"),
    [
        ({"value": Decimal("80.6"), "unit": PERCENT}, "80,6 %", "80.6 %"),
        ({"value": Decimal(0), "unit": PEOPLE}, "0 personer", "0 people"),
        ({"value": Decimal(7)}, "7", "7"),
        (
            {"value": Decimal(7), "qualifiers": (ABOUT,), "unit": PEOPLE},
            "ungefär 7 personer",
            "approximately 7 people",
        ),
        ({"lower_bound": Decimal("1.5"), "upper_bound": Decimal(2)}, "1,5–2", "1.5–2"),
        ({"comparisons": ranked(12, 290)}, "placering 12/290", "rank 12/290"),
        ({"comparisons": ranked(12)}, "placering 12", "rank 12"),
        ({"qualitative": {"sv": "låg", "en": "low"}, "movement": RISING}, "låg", "low"),
        ({"movement": RISING, "development": WORSE}, "stigande", "rising"),
        ({"development": WORSE}, "försämring", "worsening"),
        ({}, "etikett", "label"),
        ({"lower_bound": Decimal(1)}, "minst 1", "at least 1"),
        ({"value": Decimal(5), "comparisons": ranked(2), "qualitative": {"sv": "låg"}}, "5", "5"),
    ],
)
def test_the_result_is_the_most_exact_thing_said(fields: dict[str, Any], sv: str, en: str) -> None:
    assert (result(seen(**fields), "sv"), result(seen(**fields), "en")) == (sv, en)


@pytest.mark.parametrize(
    ("fields", "shown"),
    [
        ({}, "80,6 %"),
        ({"group": WOMEN}, "80,6 % (kvinnor)"),
        ({"period": YEAR}, "80,6 % (2018)"),
        ({"group": WOMEN, "period": YEAR}, "80,6 % (kvinnor, 2018)"),
    ],
)
def test_a_figure_says_for_whom_and_when(fields: dict[str, Any], shown: str) -> None:
    assert figure(seen(value=Decimal("80.6"), unit=PERCENT, **fields), "sv") == shown


def test_one_of_a_unit_is_counted_in_the_singular() -> None:
    plans = Term(
        "PLAN",
        "urn:plan",
        {"sv": "planer", "en": "plans"},
        singular={"sv": "plan", "en": "plan"},
    )
    assert measured(Decimal(1), plans, "sv") == "1\N{NO-BREAK SPACE}plan"
    assert measured(Decimal("1.5"), plans, "en") == "1.5\N{NO-BREAK SPACE}plans"
    assert measured(Decimal(1), PEOPLE, "en") == "1\N{NO-BREAK SPACE}people"
    assert result(seen(value=Decimal("1.0"), unit=plans), "sv") == "1 plan"


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_every_observation_of_the_bundled_plan_has_a_figure(bundled: goalgraph.Graph, lang: str) -> None:
    observed = [r for r in bundled.resources("observation") if isinstance(r, Observation)]
    assert observed
    assert [o.id for o in observed if not figure(o, lang).strip() or "None" in figure(o, lang)] == []


def test_an_observation_with_nothing_of_its_own_shows_no_id_where_its_value_should_be() -> None:
    assert result(seen(labels={}), "sv") == "inget värde"
    assert figure(seen(labels={}, period=YEAR), "en") == "no value (2018)"
