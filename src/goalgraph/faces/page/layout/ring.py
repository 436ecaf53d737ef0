"""Where the members of a group stand when it is opened as a ring.

In: a group, and the cards that its holder is linked to. Out: places around the holder, which stands in the
middle: the members along the ring, half of them on each side, and the linked cards within it, those before
the holder to the left and those after it to the right. The places are a rule's, not a simulation's: the same
every time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from types import MappingProxyType

from goalgraph.base.frozen import Frozen

# How wide a member's words may be, and how far apart two of them stand.
WORDS, PITCH = 400, 66
# The cards within the ring: how far to the side of the middle, and apart.
_ASIDE, _APART = 420, 110
_ROUND = 4
_ALONE, _BESIDE, _LEAST = 300, 660, 150
_DOT = 22


@dataclass(frozen=True)
class Ring(Frozen):
    """How far the ring reaches each way, and the places of its members and of the cards within it."""

    reach: tuple[int, int]
    members: MappingProxyType[str, tuple[int, int]]
    cards: MappingProxyType[str, tuple[int, int]]


def ring(members: Sequence[str], before: Sequence[str], after: Sequence[str]) -> Ring:
    """The places around a holder in the middle, at (0, 0).

    >>> ring(["I1", "I2"], [], []).members["I2"]
    (522, 0)
    """
    left = ceil(len(members) / 2)
    cards = max(len(before), len(after))
    high = max(_LEAST, (left + 1) * PITCH // 2, (cards + 1) * _APART // 2)
    wide = _BESIDE if cards else _ALONE
    places = {}
    for side, held in ((-1, members[:left]), (1, members[left:])):
        for n, ident in enumerate(held):
            y = round((n - (len(held) - 1) / 2) * PITCH)
            across = wide * (1 - abs(y / high) ** _ROUND) ** (1 / _ROUND)
            places[ident] = (side * round(across + _DOT + WORDS / 2), y)
    inside = {
        ident: (side * _ASIDE, round((n - (len(held) - 1) / 2) * _APART))
        for side, held in ((-1, before), (1, after))
        for n, ident in enumerate(held)
    }
    return Ring((wide, high), MappingProxyType(places), MappingProxyType(inside))
