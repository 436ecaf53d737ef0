from __future__ import annotations

import sys
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import narwhals
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from goalgraph.base.errors import ParameterError
from goalgraph.base.extras import ExtraMissing
from goalgraph.base.frames import LIBRARIES, Library, frame

COLUMNS: dict[str, type] = {
    "text": str,
    "whole": int,
    "floating": float,
    "truth": bool,
    "number": Decimal,
    "day": date,
    "time": datetime,
    "zoned": datetime,
}
ROW = (
    "å; <b>",
    2**53 + 1,
    1.5,
    True,
    Decimal("1.50"),
    date(2019, 1, 31),
    datetime(2019, 1, 31, 12),
    datetime(2019, 1, 31, 12, tzinfo=UTC),
)
NOTHING = (None,) * len(ROW)
PANDAS = [
    *("string", "Int64", "Float64", "boolean", "Float64"),
    *("datetime64[us]", "datetime64[us]", "datetime64[us, UTC]"),
]


def test_polars_has_each_type_as_it_is() -> None:
    made = frame(COLUMNS, [ROW, NOTHING], "polars")
    assert made.rows() == [ROW, NOTHING]
    assert made.dtypes == [
        *(pl.String, pl.Int64, pl.Float64, pl.Boolean, pl.Decimal(38, 2), pl.Date),
        *(pl.Datetime("us"), pl.Datetime("us", "UTC")),
    ]


def test_pandas_has_columns_that_can_be_null() -> None:
    made = frame(COLUMNS, [ROW, NOTHING], "pandas")
    assert [str(kind) for kind in made.dtypes] == PANDAS
    assert made.isna().to_numpy().tolist() == [[False] * len(ROW), [True] * len(ROW)]
    assert made["whole"][0] == 2**53 + 1
    assert made["number"][0] == 1.5
    assert made["day"][0] == datetime(2019, 1, 31)


@pytest.mark.parametrize("library", LIBRARIES)
def test_columns_are_there_and_typed_without_a_row(library: Library) -> None:
    made = frame(COLUMNS, [], library)
    assert list(made.columns) == list(COLUMNS)
    assert len(made) == 0
    if library == "pandas":
        assert [str(kind) for kind in made.dtypes][:7] == PANDAS[:7]


@pytest.mark.parametrize("library", LIBRARIES)
def test_what_is_too_large_for_its_column_is_text_and_whole(library: Library) -> None:
    made = frame({"whole": int, "number": Decimal}, [(2**70, Decimal(10) ** 40), (1, None)], library)
    assert made["whole"].to_list() == [str(2**70), "1"]
    assert made["number"].to_list()[0] == "1" + "0" * 40


@given(st.lists(st.one_of(st.none(), st.decimals(allow_nan=False, allow_infinity=False, places=4))))
@settings(max_examples=60, deadline=None)
def test_decimals_are_exact_in_polars(numbers: list[Decimal | None]) -> None:
    held = frame({"n": Decimal}, [(one,) for one in numbers], "polars")["n"].to_list()
    assert [None if one is None else Decimal(one) for one in held] == numbers


def test_an_unknown_library_is_refused_with_those_there_are() -> None:
    unknown: Any = "arrow"
    with pytest.raises(ParameterError, match=r"library cannot be 'arrow'; give pandas, polars"):
        frame({}, [], unknown)


@pytest.mark.parametrize("missing", [*LIBRARIES, narwhals.__name__])
def test_what_is_not_installed_is_named_with_its_extra(missing: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, missing, None)
    library: Library = "pandas" if missing == "pandas" else "polars"
    with pytest.raises(ExtraMissing, match=rf"{missing} is not installed; .*'goalgraph\[frames\]'"):
        frame({"a": str}, [("b",)], library)
