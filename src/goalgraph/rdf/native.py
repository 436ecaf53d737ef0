"""What a literal says as a Python value: a number, a day, a time, a truth, or else its text.

In: terms. Out: values of one type a column, so that they can be computed with. What its datatype does not
allow, what Python cannot hold exactly and what stands among other kinds of things is text, as it is written.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, date, datetime
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from goalgraph.base.names import XSD
from goalgraph.rdf.terms import Literal, Term

_WHOLE = re.compile(r"[+-]?\d{1,4000}", re.ASCII)
_DECIMAL = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)", re.ASCII)
_FLOAT = re.compile(r"[+-]?((\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?|INF)|NaN", re.ASCII)
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?(Z|[+-]\d\d:\d\d)?", re.ASCII)
_YEAR = re.compile(r"-?\d{4,9}", re.ASCII)
_TRUTHS = MappingProxyType({"true": True, "1": True, "false": False, "0": False})
_WHOLES = (
    *("integer", "int", "long", "short", "byte", "unsignedInt", "unsignedLong", "unsignedShort"),
    *("unsignedByte", "nonNegativeInteger", "positiveInteger", "nonPositiveInteger", "negativeInteger"),
)
_BLANKS = " \t\r\n"
# Which kinds of numbers go together in one column.
_NUMBERS: tuple[frozenset[type], ...] = tuple(
    frozenset(kinds) for kinds in ((int, Decimal), (int, float), (Decimal, float), (int, Decimal, float))
)


def _time(text: str) -> datetime:
    # Python 3.11 wants three or six digits of a second.
    seconds, point, rest = text.partition(".")
    digits = re.match(r"\d*", rest)
    size = digits.end() if digits else 0
    read = datetime.fromisoformat(f"{seconds}.{rest[:size]:0<6}{rest[size:]}" if point else text)
    return read.astimezone(UTC) if read.tzinfo else read


_READ: Mapping[str, tuple[re.Pattern[str], Callable[[str], Any]]] = MappingProxyType(
    {
        **{XSD + name: (_WHOLE, int) for name in _WHOLES},
        XSD + "gYear": (_YEAR, int),
        XSD + "decimal": (_DECIMAL, Decimal),
        **{XSD + name: (_FLOAT, float) for name in ("double", "float")},
        XSD + "boolean": (re.compile("true|false|0|1"), _TRUTHS.__getitem__),
        XSD + "date": (_DAY, date.fromisoformat),
        **{XSD + name: (_TIME, _time) for name in ("dateTime", "dateTimeStamp")},
    }
)


def column(cells: Sequence[Term | None]) -> tuple[type, list[Any]]:
    """The values of a column, and the type that all of them have; whole numbers go with decimals.

    >>> from goalgraph.rdf.terms import NamedNode
    >>> decimal = Literal("1.50", datatype=NamedNode(XSD + "decimal"))
    >>> whole = Literal("2", datatype=NamedNode(XSD + "integer"))
    >>> column([decimal, whole, None])
    (<class 'decimal.Decimal'>, [Decimal('1.50'), Decimal('2'), None])
    >>> column([whole, Literal("two")])
    (<class 'str'>, ['2', 'two'])
    """
    values = [None if cell is None else value_of(cell) for cell in cells]
    kinds = {type(value) for value in values if value is not None}
    if kinds in _NUMBERS:
        kind: type = float if float in kinds else Decimal
        return kind, [None if value is None else kind(value) for value in values]
    zoned = {value.tzinfo for value in values if isinstance(value, datetime)}
    if len(kinds) == 1 and len(zoned) < 2:
        return kinds.pop(), values
    return str, [None if cell is None else text_of(cell) for cell in cells]


def value_of(cell: Term) -> Any:
    """The value of a literal whose datatype says what it is, or the text of what the term is."""
    if isinstance(cell, Literal) and (known := _READ.get(cell.datatype.value)):
        form, read = known
        text = cell.value.strip(_BLANKS)
        if form.fullmatch(text):
            with suppress(ValueError, OverflowError):
                return read(text)
    return text_of(cell)


def text_of(cell: Term) -> str:
    """A term as a program reads it: literals as written, IRIs whole."""
    return str(getattr(cell, "value", cell))
