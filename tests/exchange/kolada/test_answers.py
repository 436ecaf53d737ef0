"""Answers: what is a value, and what is none or is refused."""

from __future__ import annotations

import json
from contextlib import suppress
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goalgraph.exchange.kolada.answers import figures_in, named_in, page_of, parsed
from goalgraph.exchange.kolada.faults import OtherForm
from kolada_server import row


def one(period: object = 2020, **value: Any) -> dict[str, Any]:
    """A row with one value, whose members may be others."""
    there = {"gender": "T", "status": "", "value": Decimal(1), "isdeleted": False}
    return {"kpi": "N00957", "municipality": "0999", "period": period, "values": [there | value]}


@pytest.mark.parametrize(
    ("answered", "reason"),
    [
        (one(value=None), "missing"),
        (one(status="Missing"), "missing"),
        (one(status="missing", value=Decimal(3)), "missing"),
        (one(isdeleted=True), "deleted"),
        (one(period="2020-Q1"), "period"),
        (one(period=None), "period"),
        (one(period=20200), "period"),
        (one(gender="X"), "gender"),
        (one(gender=None), "gender"),
        (one(gender=["T"]), "gender"),
    ],
)
def test_what_is_no_value_is_counted_and_not_used(answered: dict[str, Any], reason: str) -> None:
    assert figures_in([answered]) == ([], {reason: 1})


@pytest.mark.parametrize(("said", "meant"), [("T", "T"), ("K", "K"), ("F", "K"), ("M", "M")])
def test_each_gender_is_read(said: str, meant: str) -> None:
    assert figures_in([one(gender=said)])[0][0].gender == meant


@pytest.mark.parametrize("period", ["2020", 2020, Decimal(2020)])
def test_a_year_is_a_text_or_a_number(period: object) -> None:
    assert figures_in([one(period=period)])[0][0].year == 2020


def test_negative_shares_are_values() -> None:
    assert figures_in([one(value=Decimal("-12.5"))])[0][0].value == Decimal("-12.5")


@pytest.mark.parametrize(
    ("answered", "place"),
    [
        ({}, "kpi"),
        ({"kpi": "N00957", "municipality": 999}, "municipality"),
        ({"kpi": "N00957", "municipality": "0999", "period": 2020}, "values"),
        (row("N00957", 2020) | {"values": [3]}, "values[0].values[0]"),
        (one(value="12"), "value is no number"),
        (one(value=True), "value is no number"),
        (one(value=Decimal("1E999999")), "that anybody measures"),
        (one(value=Decimal("1E-999999")), "that anybody measures"),
        (one(value=Decimal("1." + "1" * 50)), "that anybody measures"),
    ],
)
def test_what_is_no_row_of_data_is_refused_with_its_place(answered: dict[str, Any], place: str) -> None:
    with pytest.raises(OtherForm, match="values") as caught:
        figures_in([answered])
    assert place in str(caught.value)
    assert set(caught.value.texts) >= {"sv", "en"}


def test_half_a_character_is_no_text() -> None:
    with pytest.raises(OtherForm):
        named_in([parsed(b'{"id": "N00957", "title": "\\ud800"}')])


def test_numbers_are_read_as_they_are_written() -> None:
    (figure,) = figures_in(
        [
            parsed(
                b'{"kpi":"N1","municipality":"0","period":2020,"values":'
                b'[{"gender":"T","value":30.70,"status":""}]}'
            )
        ]
    )[0]
    assert str(figure.value) == "30.70"


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["values", "kpi", "municipality", "period", "gender", "value", "status", "id", "title"]
            ),
            inner,
            max_size=6,
        )
    ),
    max_leaves=12,
)


@settings(max_examples=60)
@given(json_values)
def test_any_json_is_read_or_refused(document: Any) -> None:
    with suppress(OtherForm):
        figures, _ = figures_in(page_of(document).values)
        assert all(1900 <= one.year < 2200 and one.value.is_finite() for one in figures)
    with suppress(OtherForm):
        assert all(one.id.strip() and one.title.strip() for one in named_in(page_of(document).values))


@given(st.binary(max_size=60))
def test_any_bytes_are_json_or_refused(data: bytes) -> None:
    with suppress(OtherForm):
        json.dumps(parsed(data), default=str)


def test_a_value_that_is_no_number_is_told_with_the_id_that_it_is_of() -> None:
    with pytest.raises(OtherForm, match="N00957"):
        figures_in([one(value="12")])


def test_json_that_is_cut_is_told_in_the_readers_language() -> None:
    with pytest.raises(OtherForm) as caught:
        parsed(b'{"values": [{"kpi": "N00957",')
    assert caught.value.texts["sv"] == "det är ingen hel JSON: det slutar mitt i"
