"""The gate for data frames: typed columns for those who analyse, in the library that they ask for.

In: columns with the Python type of what is in them, and rows; ``None`` is what nobody says. Out: a data frame
of pandas or polars. narwhals says what each library calls a type, and neither is imported before it is asked
for. Both have a null of their own in every column. A decimal is exact in polars; pandas has no column of
decimals, and no days without a time, so there they are floating-point numbers and timestamps.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Literal, get_args

from goalgraph.base.errors import ParameterError
from goalgraph.base.extras import needing

if TYPE_CHECKING:
    from narwhals import Schema

Library = Literal["pandas", "polars"]
LIBRARIES: tuple[Library, ...] = get_args(Library)
EXTRA = "frames"
_DIGITS = 38
_LARGEST = 2**63 - 1
_NAMES: Mapping[type, str] = MappingProxyType(
    {str: "String", int: "Int64", float: "Float64", bool: "Boolean", date: "Date"}
)
# What pandas has instead, without pyarrow.
_IN_PANDAS: Mapping[type, type] = MappingProxyType({Decimal: float, date: datetime})


def frame(columns: Mapping[str, type], rows: Iterable[Sequence[Any]], library: Library) -> Any:
    """The rows as a data frame, with the columns in their order, also where there is no row.

    Args:
        columns: by name ``str``, ``int``, ``float``, ``bool``, ``Decimal``, ``date`` or ``datetime``, all of
            a column in UTC or all without a zone.
        rows: each with a value of that type, or ``None``, for every column.
        library: ``pandas`` or ``polars``.

    Raises:
        ParameterError: there is no such library.
        ExtraMissing: it is not installed.

    >>> frame({"id": str, "value": Decimal}, [("A1", Decimal("80.6")), ("A2", None)], "polars").rows()
    [('A1', Decimal('80.6')), ('A2', None)]
    """
    if library not in LIBRARIES:
        raise ParameterError(name="library", value=library, expected=", ".join(LIBRARIES))
    with needing(library, EXTRA):
        made = import_module(library)
    kept = list(rows)
    held = {name: [row[n] for row in kept] for n, name in enumerate(columns)}
    fitting = {name: _fitting(held[name], kind, library) for name, kind in columns.items()}
    data = {name: values for name, (values, _) in fitting.items()}
    schema = _schema(fitting)
    if library == "polars":
        return made.DataFrame(data, schema=schema.to_polars())
    kinds = schema.to_pandas("numpy_nullable")
    series = {name: made.Series(values, dtype=kinds[name]) for name, values in data.items()}
    return made.DataFrame(series, columns=list(columns), index=made.RangeIndex(len(kept)))


def _fitting(values: list[Any], kind: type, library: Library) -> tuple[list[Any], type]:
    """The values in a type that the library has; as text where one is too large for its column."""
    known = [value for value in values if value is not None]
    if kind is int and any(abs(value) > _LARGEST for value in known):
        return _each(str, values), str
    if kind is Decimal and sum(_places(known)) > _DIGITS:
        return _each("{:f}".format, values), str
    if library == "pandas" and kind in _IN_PANDAS:
        instead = _IN_PANDAS[kind]
        convert = float if instead is float else lambda day: datetime(day.year, day.month, day.day)
        return _each(convert, values), instead
    return values, kind


def _each(convert: Any, values: list[Any]) -> list[Any]:
    return [None if value is None else convert(value) for value in values]


def _places(numbers: Sequence[Decimal]) -> tuple[int, int]:
    """How many digits the numbers have before the point, and after it."""
    parts = [number.as_tuple() for number in numbers if number]
    exponents = [part.exponent for part in parts if isinstance(part.exponent, int)]
    before = max((len(p.digits) + e for p, e in zip(parts, exponents, strict=True)), default=1)
    return max(before, 1), max((-e for e in exponents), default=0) if min(exponents, default=0) < 0 else 0


def _schema(fitting: Mapping[str, tuple[list[Any], type]]) -> Schema:
    with needing("narwhals", EXTRA):
        import narwhals

    def named(values: list[Any], kind: type) -> Any:
        known = [value for value in values if value is not None]
        if kind is Decimal:
            return narwhals.Decimal(_DIGITS, _places(known)[1])
        if kind is datetime:
            return narwhals.Datetime("us", "UTC" if any(value.tzinfo for value in known) else None)
        return getattr(narwhals, _NAMES[kind])()

    return narwhals.Schema({name: named(*column) for name, column in fitting.items()})
