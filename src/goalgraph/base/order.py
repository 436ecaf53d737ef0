"""The order in which people look for things.

In: ids. Out: keys to sort by.
"""

from __future__ import annotations

import re
from functools import cache

_PARTS = re.compile(r"\d+|\D+")


@cache
def natural(ident: str) -> tuple[tuple[int, int, str], ...]:
    """A sorting key that reads numbers as numbers; no two ids have the same, so that sets come in one order.

    >>> sorted(["A1.I10", "A1.I2"], key=natural)
    ['A1.I2', 'A1.I10']
    >>> sorted({"a1", "A1", "A01"}, key=natural)
    ['A01', 'A1', 'a1']
    """
    parts = _PARTS.findall(ident)
    read = (_number(part) if part.isdecimal() else (1, 0, part.casefold()) for part in parts)
    return (*read, (-1, 0, ident))


def _number(digits: str) -> tuple[int, int, str]:
    """The more digits the larger; Python refuses to make an ``int`` of thousands of them."""
    shown = digits.lstrip("0")
    return (0, len(shown), shown)
