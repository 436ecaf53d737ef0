"""The way of each line of the free network, so that none passes behind a box that it does not end in.

In: the grid that the boxes stand on, and links between them. Out: for each link the points that its line
passes, in the gaps between rows and columns. Lines share a track where they share an end, as branches share a
stem, and nowhere else: two tracks in the same gap lie beside each other.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from goalgraph.faces.page.layout.grid import Grid, Spot

_FLAT = 14
_APART = 24
Point = tuple[int, int]


@dataclass(frozen=True)
class _Lane:
    """A gap: a height that lies free between two rows, or the space to the right of a column."""

    stack: int
    level: bool
    at: int


_Track = tuple[_Lane, str]


def ways(grid: Grid, links: Sequence[tuple[str, str]]) -> list[list[Point] | None]:
    """For each link the points of its line, from the stem; none where its ends stand in different stacks.

    The stem is the end with more links. Drawn from it, lines lie dash on dash where they share a track.
    """
    numbers = Counter(end for link in links for end in link)
    planned: list[tuple[str, str, list[_Lane]] | None] = []
    for link in links:
        twig, stem = link if numbers[link[0]] <= numbers[link[1]] else link[::-1]
        lanes = _lanes(grid.spots[stem], grid.spots[twig], grid.area)
        planned.append(None if lanes is None else (stem, twig, lanes))
    spans: dict[_Track, tuple[int, int]] = {}
    for stem, twig, lanes in filter(None, planned):
        points = _points(grid, stem, twig, lanes, {})
        for lane, *ends in zip(lanes, points[1:], points[2:], strict=False):
            along = [point[0 if lane.level else 1] for point in ends]
            known = spans.get((lane, stem), ())
            spans[lane, stem] = (min(*known, *along), max(*known, *along))
    beside = _beside(grid, spans)
    return [None if plan is None else _without_stops(_points(grid, *plan, beside)) for plan in planned]


def _lanes(low: Spot, high: Spot, area: int) -> list[_Lane] | None:
    """The gaps that a line goes through, level and upright by turns."""
    if low.stack != high.stack:
        return None

    def level(at: int) -> _Lane:
        return _Lane(low.stack, True, at)

    def upright(column: int) -> _Lane:
        return _Lane(low.stack, False, column)

    left, right = sorted((low, high), key=lambda spot: spot.column)
    first, last = upright(left.column), upright(max(right.column - 1, left.column))
    passes_area = left.column < area < right.column
    between = [first, level(right.crown if passes_area else left.above), last]
    found = [first] if first == last else between
    return found if left is low else found[::-1]


def _points(grid: Grid, stem: str, twig: str, lanes: list[_Lane], beside: dict[_Track, int]) -> list[Point]:
    """From the middle of one box to the middle of the other, through its track of each gap."""
    start, end = grid.spots[stem], grid.spots[twig]
    x, y = start.x, start.y
    found = [(x, y)]
    for lane in lanes:
        aside = beside.get((lane, stem), 0)
        if lane.level:
            y = lane.at + aside
        else:
            x = sum(_gap(grid, lane)) // 2 + aside
        found.append((x, y))
    if lanes:
        found.append((end.x, y) if lanes[-1].level else (x, end.y))
    return [*found, (end.x, end.y)]


def _without_stops(points: list[Point]) -> list[Point]:
    return [point for point, before in zip(points, [None, *points], strict=False) if point != before]


def _gap(grid: Grid, lane: _Lane) -> tuple[int, int]:
    columns = grid.columns[lane.stack]
    right = columns[lane.at][1]
    return right, columns[lane.at + 1][0] if lane.at + 1 < len(columns) else right + _FLAT


def _beside(grid: Grid, spans: dict[_Track, tuple[int, int]]) -> dict[_Track, int]:
    """How far each track lies from the middle of its gap: tracks that meet there lie beside each other."""
    by_lane: dict[_Lane, list[tuple[int, int, str]]] = defaultdict(list)
    for (lane, stem), (start, end) in spans.items():
        by_lane[lane].append((start, end, stem))
    found = {}
    for lane, tracks in by_lane.items():
        ends: list[int] = []
        placed = []
        for start, end, stem in sorted(tracks):
            place = next((n for n, last in enumerate(ends) if last + _APART < start), len(ends))
            ends[place : place + 1] = [end]
            placed.append((stem, place))
        left, right = (0, _FLAT) if lane.level else _gap(grid, lane)
        for stem, place in placed:
            found[lane, stem] = round(((place + 1) / (len(ends) + 1) - 0.5) * (right - left))
    return found
