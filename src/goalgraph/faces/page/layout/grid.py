"""Where each card of the network stands: a band per area, cards in columns, and below each card what hangs
on it.

In: the page's content. Out: a place for every card and for every group of what hangs on it, on a grid whose
gaps are left free for the lines. The places are laid out, not simulated, so that they are the same every
time and need no time in the browser. Bands stand under each other, in as many stacks as make the whole
about as wide as a screen. Where the plan has levels of its own, each of them has a column.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import ceil, log
from types import MappingProxyType
from typing import Any

from goalgraph.base.frozen import Frozen
from goalgraph.faces.page.layout.groups import Group, groups

# How wide a card of each kind is, and the gap to the next column.
_WIDE = MappingProxyType({"global-goal": 250, "council-goal": 340, "area": 400, "board-goal": 370})
_GAP = 70
# How tall a card is, and a row of groups below it; how many groups stand side by side; the gap between rows.
CARD, _GROUP, _SIDE_BY_SIDE = 84, 46, 3
_BETWEEN_ROWS, _BETWEEN_BANDS, _BETWEEN_STACKS = 26, 14, 120
_LOOSE = 250
_SCREEN = 2.1


@dataclass(frozen=True)
class Spot:
    """A node's place: its middle, size and column, and the free heights above its row and its band."""

    x: int
    y: int
    column: int
    stack: int
    above: int
    crown: int
    wide: int
    tall: int


@dataclass(frozen=True)
class Grid(Frozen):
    """All places, the left and right edge of every column, stack by stack, and the column of the areas."""

    spots: Mapping[str, Spot]
    columns: tuple[tuple[tuple[int, int], ...], ...]
    area: int


@dataclass(frozen=True)
class _Columns:
    """Which column each card stands in, and the left and right edge of each."""

    of: Mapping[str, int]
    edges: Sequence[tuple[int, int]]
    area: int


def grid(content: dict[str, Any]) -> Grid:
    """The place of every card, and of every group of what hangs on one, by id."""
    resources = content["resources"]
    kinds = {ident: resource["kind"] for ident, resource in resources.items()}
    hanging: dict[str, list[Group]] = defaultdict(list)
    for group in groups(content):
        hanging[group.holder].append(group)
    columns = _columns(content, kinds)
    held = [[ident for ident in members if ident in columns.of] for members in bands(content, kinds)]
    known = {ident for members in held for ident in members}
    rest = [ident for ident in columns.of if ident not in known]
    parts = [*filter(None, held), *([rest] if rest or hanging[""] else [])]
    below = max((_strips(hanging[ident]) for ident in columns.of if kinds[ident] != "area"), default=0)
    row = CARD + below * _GROUP + _BETWEEN_ROWS
    tall = [_rows(part, kinds, columns, hanging, row) for part in parts]
    if hanging[""]:
        tall[-1] += 1
    width = columns.edges[-1][1] + _BETWEEN_STACKS if columns.edges else _LOOSE
    stacks = stacked([rows * row + _BETWEEN_BANDS for rows in tall], width)
    spots: dict[str, Spot] = {}
    for part, rows, (stack, top) in zip(parts, tall, stacks, strict=True):
        spots |= _band(part, rows, row, columns, hanging, kinds, (stack, stack * width, top))
    if hanging[""]:
        spots |= _unheld(hanging[""], stacks[-1][0] * width, stacks[-1][1] + tall[-1] * row, stacks[-1][0])
    # In the order of the content: it is the order in which the keyboard meets them.
    order = [*columns.of, *(group.id for held_by in hanging.values() for group in held_by)]
    return Grid(
        {ident: spots[ident] for ident in order},
        tuple(
            tuple((left + n * width, right + n * width) for left, right in columns.edges)
            for n in range(1 + max((stack for stack, _ in stacks), default=0))
        ),
        columns.area,
    )


def positions(content: dict[str, Any]) -> dict[str, tuple[int, int]]:
    """The middle of every card and group, by id."""
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


def _columns(content: dict[str, Any], kinds: dict[str, str]) -> _Columns:
    """A column for each kind of card that there is, and for each level of the plan's own goals.

    Areas gather what is worked with: they stand before the last level.
    """
    level = {goal: n for n, one in enumerate(content["levels"]) for goal in one["goals"]}
    last = len(content["levels"]) - 1
    order = list(_WIDE)
    area = (order.index("area"), 0, "area")

    def key(ident: str, kind: str) -> tuple[int, int, str]:
        above = last - level.get(ident, last) if kind == "board-goal" else 0
        return (area[0], -above, kind) if above else (order.index(kind), 0, kind)

    keys = {ident: key(ident, kind) for ident, kind in kinds.items() if kind in _WIDE}
    known = sorted(set(keys.values()))
    edges, left = [], 0
    for _, _, kind in known:
        edges.append((left, left + _WIDE[kind]))
        left += _WIDE[kind] + _GAP
    return _Columns(
        {ident: known.index(found) for ident, found in keys.items()},
        edges,
        known.index(area) if area in known else -1,
    )


def _strips(held: Sequence[Group]) -> int:
    return ceil(len(held) / _SIDE_BY_SIDE)


def _rows(
    cards: Sequence[str],
    kinds: Mapping[str, str],
    columns: _Columns,
    hanging: Mapping[str, list[Group]],
    row: int,
) -> int:
    """How many rows a band needs: for the most cards of a column, for what hangs on its area."""
    counted: dict[int, int] = defaultdict(int)
    for ident in cards:
        counted[columns.of[ident]] += 1
    blocks = [_block(hanging[ident]) for ident in cards if kinds[ident] == "area"]
    return max(1, *counted.values(), ceil(sum(blocks) / row)) if cards else 0


def _block(held: Sequence[Group]) -> int:
    """The height of a card with what hangs on it."""
    return CARD + _strips(held) * _GROUP + _BETWEEN_ROWS


def _band(
    cards: Sequence[str],
    rows: int,
    row: int,
    columns: _Columns,
    hanging: Mapping[str, list[Group]],
    kinds: Mapping[str, str],
    corner: tuple[int, int, int],
) -> dict[str, Spot]:
    stack, left, top = corner
    crown = top - (_BETWEEN_ROWS + _BETWEEN_BANDS) // 2
    by_column: dict[int, list[str]] = defaultdict(list)
    for ident in cards:
        by_column[columns.of[ident]].append(ident)
    found: dict[str, Spot] = {}
    for column, held in by_column.items():
        first, last = columns.edges[column]
        for place, ident in enumerate(held):
            number = (rows - len(held)) // 2 + place
            upper = top + number * row
            if kinds[ident] == "area" and len(held) == 1:
                number, upper = 0, top + (rows * row - _block(hanging[ident])) // 2
            above = upper - _BETWEEN_ROWS // 2 if number else crown
            spot = Spot(
                left + (first + last) // 2, upper + CARD // 2, column, stack, above, crown, last - first, CARD
            )
            found[ident] = spot
            found |= _below(spot, hanging[ident])
    return found


def _below(spot: Spot, held: Sequence[Group]) -> dict[str, Spot]:
    """The groups below a card, side by side as far as it is wide."""
    found = {}
    for start in range(0, len(held), _SIDE_BY_SIDE):
        line = held[start : start + _SIDE_BY_SIDE]
        wide = spot.wide // len(line)
        y = spot.y + (CARD + _GROUP) // 2 + start // _SIDE_BY_SIDE * _GROUP
        for n, group in enumerate(line):
            x = spot.x - spot.wide // 2 + n * wide + wide // 2
            found[group.id] = Spot(
                x, y, spot.column, spot.stack, spot.above, spot.crown, wide - 8, _GROUP - 8
            )
    return found


def _unheld(held: Iterable[Group], left: int, bottom: int, stack: int) -> dict[str, Spot]:
    """What hangs on no card stands in a row below all others."""
    y = bottom - CARD // 2 - _BETWEEN_ROWS
    return {
        group.id: Spot(left + n * _LOOSE + _LOOSE // 2, y, 0, stack, y, y, _LOOSE - 20, _GROUP)
        for n, group in enumerate(held)
    }
