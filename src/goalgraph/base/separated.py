r"""The gate for rows as text: CSV and TSV for programs, and CSV that a spreadsheet opens as it is meant.

In: the heads of columns and rows of cells: text, a number or nothing. Out: text without control characters.
For a spreadsheet, an apostrophe stands before text that it would run as a formula; numbers stay numbers.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from goalgraph.base.numbers import decimal_mark
from goalgraph.base.visible import cell, visible

BYTE_ORDER_MARK = "\ufeff"
_MOST_DIGITS = 30
_STARTS = ("\t", "\r")
_RUN = re.compile(r"\s*[-=+@\uff0b\uff0d\uff1d\uff20]")


def plain(heads: Sequence[str], rows: Iterable[Sequence[str | None]], separator: str = ",") -> str:
    r"""Separated text for programs.

    >>> plain(["id", "value"], [["KS1", "4.5"], ["KS2", None]])
    'id,value\nKS1,4.5\nKS2,\n'
    """
    return _separated(([visible(text or "") for text in row] for row in (heads, *rows)), separator, "\n")


def spreadsheet(heads: Sequence[str], rows: Iterable[Sequence[str | Decimal | None]], lang: str) -> str:
    r"""Text that Excel in the language opens: a byte order mark, its separator and its decimal mark.

    >>> spreadsheet(["id", "value"], [["=1+1", Decimal("-4.5")]], "sv")
    "\ufeffid;value\r\n'=1+1;-4,5\r\n"
    """
    mark = decimal_mark(lang)
    written = ([_for_spreadsheet(value, mark) for value in row] for row in (heads, *rows))
    return BYTE_ORDER_MARK + _separated(written, ";" if mark == "," else ",", "\r\n")


def _for_spreadsheet(value: str | Decimal | None, decimal_mark: str) -> str:
    if isinstance(value, Decimal) and value.is_finite():
        digits = f"{value:f}"
        return (digits if len(digits) <= _MOST_DIGITS else f"{value:E}").replace(".", decimal_mark)
    text = str(value or "")
    seen = cell(text)
    return ("'" if text[:1] in _STARTS or _RUN.match(seen) else "") + seen


def _separated(rows: Iterable[Sequence[str]], separator: str, line_end: str) -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=separator, lineterminator=line_end).writerows(rows)
    return out.getvalue()
