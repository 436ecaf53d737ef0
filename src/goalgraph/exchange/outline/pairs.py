"""Two numbers that are one amount: "between 10 and 12" is a range, "5 of 7" a part of a whole.

In: the words before two numbers, and those between them. Out: which of the two they are.
"""

from __future__ import annotations

import re
from enum import StrEnum

from goalgraph.exchange.outline.words import any_of

#: Words that begin a range.
BETWEEN = rf"(?<!\w)(?:{any_of('between')})"
_BEGINS = re.compile(rf"{BETWEEN}\s+$", re.IGNORECASE)
_AND = re.compile(rf"\s+(?:{any_of('and')})\s+", re.IGNORECASE)
# "5 of 7", "5 out of the 7", "5 av kommunens 7".
_OF = re.compile(rf"\s+(?:{any_of('of')})\s+(?:[^\W\d_]+\s+){{0,2}}", re.IGNORECASE)
# So many letters before a number may say that it is the first of two.
NEAR = 80


class Pair(StrEnum):
    """What two numbers are together."""

    RANGE = "range"
    SHARE = "share"


def pair_of(before: str, between: str) -> Pair | None:
    """What two numbers are together, by the words before them and between them; none where they are two.

    >>> pair_of("ska vara mellan ", " och "), pair_of("", " av ").value, pair_of("12 ", " och ")
    (<Pair.RANGE: 'range'>, 'share', None)
    """
    if _BEGINS.search(before[-NEAR:]) and _AND.fullmatch(between):
        return Pair.RANGE
    return Pair.SHARE if _OF.fullmatch(between) else None
