from __future__ import annotations

import math
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goalgraph.base.names import XSD
from goalgraph.rdf.native import column, value_of
from goalgraph.rdf.terms import BlankNode, Literal, NamedNode, Term


def literal(text: str, kind: str) -> Literal:
    return Literal(text, datatype=NamedNode(XSD + kind))


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("7", "integer", 7),
        ("-7", "nonPositiveInteger", -7),
        ("80.60", "decimal", Decimal("80.60")),
        (".5", "decimal", Decimal("0.5")),
        ("1e3", "double", 1000.0),
        ("-INF", "float", -math.inf),
        ("true", "boolean", True),
        ("0", "boolean", False),
        ("2019-01-31", "date", date(2019, 1, 31)),
        ("2019", "gYear", 2019),
        ("2019-01-31T12:00:00", "dateTime", datetime(2019, 1, 31, 12)),
        ("2019-01-31T12:00:00.5+02:00", "dateTime", datetime(2019, 1, 31, 10, 0, 0, 500000, UTC)),
        ("2019-01-31T12:00:00Z", "dateTimeStamp", datetime(2019, 1, 31, 12, tzinfo=UTC)),
    ],
)
def test_a_literal_is_what_its_datatype_says(text: str, kind: str, value: Any) -> None:
    found = value_of(literal(text, kind))
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("elva", "integer"),
        ("1e3", "decimal"),
        ("١٢", "integer"),
        ("1_000", "integer"),
        ("infinity", "double"),
        ("yes", "boolean"),
        ("2019-04-31", "date"),
        ("20190131", "date"),
        ("2019-01-31Z", "date"),
        ("2019-01-31T24:00:00", "dateTime"),
        ("2019-01-31T12:00:00.1234567", "dateTime"),
        ("0001-01-01T00:00:00+14:00", "dateTime"),
        ("P1Y", "duration"),
        ("--04-30", "gMonthDay"),
    ],
)
def test_what_no_value_says_exactly_is_its_text(text: str, kind: str) -> None:
    assert value_of(literal(text, kind)) == text


@pytest.mark.parametrize(
    ("cells", "kind", "values"),
    [
        ([], str, []),
        ([None, None], str, [None, None]),
        ([literal("1", "integer"), None], int, [1, None]),
        ([literal("1", "integer"), literal("1.5", "decimal")], Decimal, [Decimal(1), Decimal("1.5")]),
        ([literal("1", "integer"), literal("1.5", "double")], float, [1.0, 1.5]),
        ([literal("1", "integer"), literal("true", "boolean")], str, ["1", "true"]),
        ([literal("2019-01-31", "date"), literal("31 april", "string")], str, ["2019-01-31", "31 april"]),
        (
            [literal("2019-01-31T12:00:00", "dateTime"), literal("2019-01-31T12:00:00Z", "dateTime")],
            str,
            ["2019-01-31T12:00:00", "2019-01-31T12:00:00Z"],
        ),
        (
            [NamedNode("https://example.org/a"), BlankNode("b0"), Literal("mål", language="sv")],
            str,
            ["https://example.org/a", "b0", "mål"],
        ),
    ],
)
def test_a_column_has_one_type(cells: list[Term | None], kind: type, values: list[Any]) -> None:
    assert column(cells) == (kind, values)


@given(
    st.text(max_size=30),
    st.sampled_from(["integer", "decimal", "double", "boolean", "date", "dateTime", "gYear"]),
)
@settings(max_examples=200, deadline=None)
def test_no_text_is_too_strange(text: str, kind: str) -> None:
    try:
        cell = literal(text, kind)
    except ValueError:
        return
    assert value_of(cell) is not None
