"""Where each node of the free network stands: a band per area, cards in columns, what hangs on them in rows.

In: the page's content. Out: a place for every resource, on a grid whose gaps are left free for the lines.
The places are laid out, not simulated, so that they are the same every time and need no time in the browser.
Bands stand under each other, in as many stacks as make the whole about as wide as a screen.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import ceil, log, sqrt
from textwrap import wrap
from types import MappingProxyType
from typing import Any

from goalgraph.base.frozen import Frozen

# Left and right edge of each column of cards, and of the first column of what hangs on them.
CARDS = MappingProxyType(
    {"global-goal": (0, 146), "council-goal": (170, 258), "area": (288, 528), "board-goal": (558, 632)}
)
_LEFT, _WIDE, _STEP = 668, 98, 112
_LEAVES = (
    "guiding-statement",
    "strategy",
    "risk",
    "indicator",
    "data-source",
    "note",
    "policy-document",
)
KINDS = (*CARDS, *_LEAVES)
_ROW = 46
_LINE, _LETTERS = 24, 17
_BETWEEN_BANDS = 10
_BETWEEN_STACKS = 90
_ACROSS = 11
_SCREEN = 1.85


@dataclass(frozen=True)
class Spot:
    """A node's place: its middle, its column, and the free heights above its row and above its band."""

    x: int
    y: int
    column: int
    stack: int
    above: int
    crown: int
    card: bool


@dataclass(frozen=True)
class Grid(Frozen):
    """All places, and the left and right edge of every column, stack by stack."""

    spots: Mapping[str, Spot]
    columns: tuple[tuple[tuple[int, int], ...], ...]


def grid(content: dict[str, Any]) -> Grid:
    """The place of every resource, by id."""
    resources = content["resources"]
    kinds = {ident: resource["kind"] for ident, resource in resources.items()}
    held = bands(content, kinds)
    known = {ident for members in held for ident in members}
    rest = [ident for ident in kinds if ident not in known]
    parts = [_parted(members, kinds) for members in (*held, *([rest] if rest else []))]
    most = max((len(hanging) for _, hanging in parts), default=0)
    across = max(_ACROSS, ceil(sqrt(most * _ROW * _SCREEN / _STEP)))
    tall = [_rows(cards, hanging, across, resources) for cards, hanging in parts]
    width = _LEFT + across * _STEP + _BETWEEN_STACKS
    stacks = stacked([rows * _ROW + _BETWEEN_BANDS for rows in tall], width)
    columns = (*CARDS.values(), *((_LEFT + n * _STEP, _LEFT + n * _STEP + _WIDE) for n in range(across)))
    spots: dict[str, Spot] = {}
    for (cards, hanging), rows, (stack, top) in zip(parts, tall, stacks, strict=True):
        spots |= _band(cards, hanging, rows, stack, (stack * width, top))
    # In the order of the content: it is the order in which the keyboard meets them.
    return Grid(
        {ident: spots[ident] for ident in kinds},
        tuple(
            tuple((left + n * width, right + n * width) for left, right in columns)
            for n in range(1 + max((stack for stack, _ in stacks), default=0))
        ),
    )


def widest(kind: str) -> int:
    """How wide a box of a kind may be."""
    left, right = CARDS.get(kind, (0, _WIDE))
    return right - left


def positions(content: dict[str, Any]) -> dict[str, tuple[int, int]]:
    """The middle of every resource's box, by id."""
    return {ident: (spot.x, spot.y) for ident, spot in grid(content).spots.items()}


def stacked(heights: Sequence[int], width: int) -> list[tuple[int, int]]:
    """Which stack each band stands in, and its top there: the whole has about a screen's proportions."""
    whole = sum(heights)
    best: list[tuple[int, int]] = []
    least = 0.0
    for number in range(1, len(heights) + 1):
        found: list[tuple[int, int]] = []
        stack, top, tallest = 0, 0, 0
        for height, before in zip(heights, accumulate(heights, initial=0), strict=False):
            if top and before + height / 2 > (stack + 1) * whole / number:
                stack, top = stack + 1, 0
            found.append((stack, top))
            top += height
            tallest = max(tallest, top)
        badness = abs(log((stack + 1) * width / max(tallest, 1) / _SCREEN))
        if not best or badness < least:
            best, least = found, badness
        if (stack + 1) * width > tallest * _SCREEN:
            break
    return best


def bands(content: dict[str, Any], kinds: dict[str, str]) -> list[list[str]]:
    """The resources of each area's band, each resource in the first band that it belongs to."""
    home: dict[str, str] = {}
    for area in content["areas"]:
        for ident in (area["id"], *area["global-goal"], *area["council-goal"], *area["board-goal"]):
            home.setdefault(ident, area["id"])
    remaining = [link for link in content["links"] if link["basis"] != "derived"]
    for _ in range(3):
        for link in remaining:
            low, high = link["from"], link["to"]
            if low not in home and high in home:
                home[low] = home[high]
            elif high not in home and low in home:
                home[high] = home[low]
    members: dict[str, list[str]] = {area["id"]: [] for area in content["areas"]}
    for ident in kinds:
        if ident in home:
            members[home[ident]].append(ident)
    return list(members.values())


def _parted(members: Iterable[str], kinds: dict[str, str]) -> tuple[dict[str, list[str]], list[str]]:
    """The cards by kind, and what hangs on them, kind by kind."""
    cards: dict[str, list[str]] = {kind: [] for kind in CARDS}
    hanging: list[str] = []
    for ident in members:
        cards.get(kinds[ident], hanging).append(ident)
    return cards, sorted(hanging, key=lambda ident: _LEAVES.index(kinds[ident]))


def _rows(cards: dict[str, list[str]], hanging: list[str], across: int, resources: dict[str, Any]) -> int:
    """How many rows a band needs: for what hangs, for the most cards of a kind, for an area's long name."""
    texts = [text for ident in cards["area"] for text in resources[ident]["short"].values()]
    lines = max((len(wrap(text.replace("/", "/ "), _LETTERS)) for text in texts), default=0)
    return max(1, ceil(len(hanging) / across), *map(len, cards.values()), ceil((lines * _LINE + 20) / _ROW))


def _band(
    cards: dict[str, list[str]], hanging: list[str], rows: int, stack: int, corner: tuple[int, int]
) -> dict[str, Spot]:
    left, top = corner
    crown = top - (_ROW + _BETWEEN_BANDS) // 2

    def spot(x: int, row: int, column: int, *, card: bool) -> Spot:
        y = top + row * _ROW
        return Spot(left + x, y, column, stack, y - _ROW // 2 if row else crown, crown, card)

    found: dict[str, Spot] = {}
    for column, (kind, (start, end)) in enumerate(CARDS.items()):
        for place, ident in enumerate(cards[kind]):
            row = (rows - len(cards[kind])) // 2 + place
            found[ident] = spot((start + end) // 2, row, column, card=True)
            if kind == "area" and len(cards[kind]) == 1:
                middle = top + (rows - 1) * _ROW // 2
                found[ident] = Spot(left + (start + end) // 2, middle, column, stack, crown, crown, True)
    for place, ident in enumerate(hanging):
        column, row = divmod(place, rows)
        x = _LEFT + column * _STEP + _WIDE // 2
        found[ident] = spot(x, row, len(CARDS) + column, card=False)
    return found
