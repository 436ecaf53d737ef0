"""The order in which people look for things.

In: ids. Out: keys to sort by.
"""

from __future__ import annotations

import re
from functools import cache


@cache
def natural(ident: str) -> tuple[tuple[int, int, str], ...]:
    """A sorting key that reads numbers as numbers.

    >>> sorted(["A1.I10", "A1.I2"], key=natural)
    ['A1.I2', 'A1.I10']
    """
    parts = re.findall(r"\d+|\D+", ident)
    return tuple(_number(part) if part.isdecimal() else (1, 0, part.casefold()) for part in parts)


def _number(digits: str) -> tuple[int, int, str]:
    """The more digits the larger; Python refuses to make an ``int`` of thousands of them."""
    shown = digits.lstrip("0")
    return (0, len(shown), shown)
