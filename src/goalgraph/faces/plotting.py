"""Where everything in a small line chart stands: dots, country line, targets, axis and the labels beside.

In: a ``Plot``, its size in pixels and the size of its letters. Out: a ``Layout``, which ``charts`` draws as
SVG and as a picture. The page's ``web/shared/plotting.js`` is the same spec for a chart that changes as
somebody types: a change here is a change there, and a test places the same plots with both.

The scale takes in zero where the values lie nearer to it than to each other; otherwise it is fitted to them
and the axis is marked as broken. A label stands where it covers no other label, dot or flag; where there is
no such place it is left out, and the chart's words still tell its number.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

Anchor = Literal["start", "middle", "end"]

RADIUS = 5.0
_NARROW, _WIDE = " \u00a0.,:;'’-–()|ijlt", "mwMW%@"
_STEPS = (1, 2, 5, 10)
_UNNUMBERED = re.compile(r" (?=[−\d])")


@dataclass(frozen=True, slots=True)
class Dot:
    """A value: its text, when it was, on which day where that is known, and what it is compared with."""

    value: float
    text: str
    when: str
    at: float | None = None
    other: float | None = None


@dataclass(frozen=True, slots=True)
class Aim:
    """A value to reach, or an interval from ``low`` to it: its text, and the day where one is set."""

    value: float
    text: str
    when: str = ""
    at: float | None = None
    low: float | None = None

    @property
    def values(self) -> list[float]:
        """Its ends, the highest first; one number where it is no interval."""
        return [self.value] if self.low is None else [self.value, self.low]


@dataclass(frozen=True, slots=True)
class Plot:
    """What is drawn: dots, oldest first; targets, the last one last; the name of what is compared with."""

    dots: tuple[Dot, ...]
    aims: tuple[Aim, ...] = ()
    other: str = ""

    @property
    def values(self) -> list[float]:
        """Every number that the scale must take in."""
        others = [one.other for one in self.dots if one.other is not None]
        aims = [value for one in self.aims for value in one.values]
        return [one.value for one in self.dots] + aims + others


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle that something takes."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Whether they cover each other somewhere."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def struck(self, line: Sequence[tuple[float, float]]) -> bool:
        """Whether a line goes through it.

        >>> Box(4, 0, 5, 2).struck([(0, 1), (900, 1)]), Box(4, 0, 5, 2).struck([(0, 2), (900, 2)])
        (True, False)
        """
        return any(self._within((x1, y1), (x2, y2)) for (x1, y1), (x2, y2) in pairwise(line))

    def _within(self, start: tuple[float, float], end: tuple[float, float]) -> bool:
        """Whether some of the way is inside, from the last edge it comes in by to the first it leaves by."""
        enters, leaves = 0.0, 1.0
        for low, high, one, other in (
            (self.left, self.right, start[0], end[0]),
            (self.top, self.bottom, start[1], end[1]),
        ):
            if one == other:
                if not low < one < high:
                    return False
                continue
            first, last = sorted(((low - one) / (other - one), (high - one) / (other - one)))
            enters, leaves = max(enters, first), min(leaves, last)
        return enters < leaves


@dataclass(frozen=True, slots=True)
class Label:
    """A text with the foot of its letters, and the room that is kept for it."""

    kind: str
    text: str
    x: float
    y: float
    anchor: Anchor
    box: Box


@dataclass(frozen=True, slots=True)
class Layout:
    """A chart before it is drawn, in pixels.

    The last target is a line, ``goal``, or where it is an interval a band between two, ``band``; on its day
    each interval is an upright bar too, one of ``spans``, with the flag at its middle.
    """

    dots: tuple[tuple[float, float], ...]
    others: tuple[tuple[float, float], ...]
    flags: tuple[tuple[float, float], ...]
    goal: float | None
    band: tuple[float, float] | None
    spans: tuple[tuple[float, float, float], ...]
    axis: float
    start: float
    end: float
    broken: bool
    ticks: tuple[tuple[float, str], ...]
    labels: tuple[Label, ...]


def wide(text: str, size: float) -> float:
    """How much room a text is given: rather more than any of the fonts it may be set in takes.

    >>> wide("12,5", 10)
    22.0
    """
    return size * sum(0.4 if sign in _NARROW else 1.0 if sign in _WIDE else 0.6 for sign in text)


def scale(values: Sequence[float], ruled: bool) -> tuple[float, float, float]:
    """The ends of the scale and the step of its ticks.

    >>> scale([40, 47, 52], True), scale([3, 8], False)[:2]
    ((40.0, 52.0, 2.0), (0.0, 8))
    """
    low, high = min(values), max(values)
    if low >= 0 and low <= high - low:
        low = 0.0
    elif high <= 0 and -high <= high - low:
        high = 0.0
    span = high - low
    if span == 0:
        span = abs(high) or 1.0
        low, high = low - span / 2, high + span / 2
    power = 1.0
    while power * 10 <= span / 5:
        power *= 10
    while power > span / 5:
        power /= 10
    step = next((times * power for times in _STEPS if span / (times * power) <= 6), power * 10)
    if ruled:
        low, high = step * _floor(low / step), -step * _floor(-high / step)
    return low, high, step


def _floor(value: float) -> int:
    """Down to a whole number; what is one but for the machine's rounding stays it."""
    near = round(value)
    return near if abs(value - near) < 1e-9 else int(value // 1)


class _Labels:
    """Labels between start and width, each where it covers nothing that is there."""

    def __init__(self, start: float, width: float, size: float, taken: list[Box]) -> None:
        self._start, self._width, self._size, self.taken = start, width, size, taken
        self.placed: list[Label] = []

    def put(
        self,
        kind: str,
        text: str,
        places: Sequence[tuple[float, float, Anchor]],
        lines: Sequence[Sequence[tuple[float, float]]] = (),
        top: float = 0.0,
    ) -> bool:
        """At the first place that is free, rather one that no line goes through; whether there is one.

        Of the values between, one that lines go through is left out; the last is told even upon other dots.
        """
        tried = (self._at(kind, text, x, y, anchor) for x, y, anchor in places)
        every = [one for one in tried if one and one.box.top >= top]
        free = [one for one in every if not any(self._aired(one.box).meets(box) for box in self.taken)]
        unstruck = [one for one in free if not any(one.box.struck(line) for line in lines)]
        left = {"value": [], "last": free or every}.get(kind, free)
        if found := next(iter(unstruck or left), None):
            self.placed.append(found)
            self.taken.append(found.box)
        return found is not None

    def _aired(self, box: Box) -> Box:
        """With the air at its sides that keeps two labels from being read as one."""
        air = self._size * 0.3
        return Box(box.left - air, box.top, box.right + air, box.bottom)

    def _at(self, kind: str, text: str, x: float, y: float, anchor: Anchor) -> Label | None:
        room = wide(text, self._size)
        if not text or room > self._width - self._start:
            return None
        left = x if anchor == "start" else x - room if anchor == "end" else x - room / 2
        moved = max(0.0, self._start - left) - max(0.0, left + room - self._width)
        box = Box(left + moved, y - self._size * 0.8, left + moved + room, y + self._size * 0.25)
        return Label(kind, text, x + moved, y, anchor, box)


def place(
    plot: Plot,
    width: float,
    height: float,
    size: float,
    written: Callable[[float], str] | None = None,
    *,
    bare: bool = False,
) -> Layout:
    """Where everything stands.

    Args:
        plot: what is drawn; one dot or more.
        width, height, size: of the drawing and of its letters.
        written: how a number on the axis is written; without it the axis has no ticks.
        bare: only the marks, for a row of a table.
    """
    low, high, step = scale(plot.values, written is not None)
    line = size * 1.3
    top = RADIUS + (5 if plot.aims else 2) if bare else line + RADIUS + 4
    foot = height - RADIUS - 2 if bare else height - line * (2 if low else 1.2) - (RADIUS + 4 if low else 0)

    def level(value: float) -> float:
        return foot - (value - low) / (high - low) * (foot - top)

    def ends(aim: Aim) -> tuple[float, float]:
        return level(max(aim.values)), level(min(aim.values))

    ticks = []
    if written is not None:
        number = round((high - low) / step)
        ticks = [(level(low + n * step), written(low + n * step)) for n in range(number + 1)]
    start = min(max((wide(text, size) for _, text in ticks), default=0.0) + 8, width * 0.4) if ticks else 0.0
    beside = wide(plot.other, size) + 10
    end = width - beside if plot.other and not plot.aims and not bare and beside < width * 0.4 else width
    across, ahead = _across(
        plot, start + (RADIUS + 2 if bare else size), end - (RADIUS + 2 if bare else size)
    )
    dots = tuple((x, level(one.value)) for x, one in zip(across, plot.dots, strict=True))
    others = tuple(
        (x, level(one.other)) for x, one in zip(across, plot.dots, strict=True) if one.other is not None
    )
    flagged = [(x, one) for x, one in zip(ahead, plot.aims, strict=True) if x is not None]
    flags = tuple((x, sum(ends(one)) / 2) for x, one in flagged)
    spans = tuple((x, *ends(one)) for x, one in flagged if one.low is not None)
    target = ends(plot.aims[-1]) if plot.aims else None
    broken = not low <= 0 <= high
    axis = foot + (0 if bare or written is not None else line) if broken else level(0.0)
    taken = [Box(x - RADIUS, y - RADIUS, x + RADIUS, y + RADIUS) for x, y in dots]
    labels = _Labels(start, width, size, taken)
    if not bare:
        labels.taken += [Box(x - 2, y - 14, x + 14, y + 8) for x, y in flags]
        labels.taken += [Box(x - 3, upper, x + 3, lower) for x, upper, lower in spans]
        labels.taken += [Box(start, axis - 6, start + 14, axis + 6)] if broken else []
        labels.taken += [Box(x - 9, y - 3, x + 9, y + 3) for x, y in others[-1:]]
        way = (dots[-1], *flags)
        lines = (dots, way, others, ((start, axis), (end, axis)))
        steps = [(x, *ends(one), one.text) for x, one in flagged if one is not plot.aims[-1]]
        _beside(labels, plot, dots, others, steps, target, lines, (start, end, size, height))
        _below(labels, plot, dots, flagged, height - size * 0.3)
    found = (_rounded(dots), _rounded(others), _rounded(flags))
    is_band = bool(plot.aims) and plot.aims[-1].low is not None
    return Layout(
        *found,
        goal=round(target[0], 2) if target and not is_band else None,
        band=(round(target[0], 2), round(target[1], 2)) if target and is_band else None,
        spans=tuple((round(x, 2), round(upper, 2), round(lower, 2)) for x, upper, lower in spans),
        axis=round(axis, 2),
        start=round(start, 2),
        end=round(end, 2),
        broken=broken,
        ticks=tuple((round(y, 2), text) for y, text in ticks),
        labels=tuple(labels.placed),
    )


def _across(plot: Plot, first: float, last: float) -> tuple[list[float], list[float | None]]:
    """Across: by the days where all values have one, or else evenly, the dated targets after the values."""
    ends = [one.at for one in plot.dots if one.at is not None]
    ahead: list[float | None]
    if len(ends) == len(plot.dots):
        steps, ahead = ends, [one.at for one in plot.aims]
    else:
        steps = [float(n) for n in range(len(plot.dots))]
        dated = [one for one in plot.aims if one.at is not None]
        ahead = [float(len(steps) + dated.index(one)) if one in dated else None for one in plot.aims]
    every = steps + [one for one in ahead if one is not None]
    low, span = min(every), max(every) - min(every)

    def at(step: float) -> float:
        return first + (step - low) / span * (last - first) if span else (first + last) / 2

    return [at(step) for step in steps], [None if step is None else at(step) for step in ahead]


def _beside(
    labels: _Labels,
    plot: Plot,
    dots: Sequence[tuple[float, float]],
    others: Sequence[tuple[float, float]],
    steps: Sequence[tuple[float, float, float, str]],
    target: tuple[float, float] | None,
    lines: Sequence[Sequence[tuple[float, float]]],
    frame: tuple[float, float, float, float],
) -> None:
    """The values beside their marks: what matters most first."""
    start, end, size, height = frame
    places: list[tuple[float, float, Anchor]]
    up, down = RADIUS + size * 0.35, RADIUS + size * 1.05
    strikes = [*lines, *(((start, y), (end, y)) for y in dict.fromkeys(target or ()))]

    def farther(x: float, y: float, anchor: Anchor) -> list[tuple[float, float, Anchor]]:
        """Above and below where a label stands at its mark, but for where the days are."""
        ways = [(-up - size * more, down + size * more) for more in (0.7, 1.4)]
        return [(x, y + by, anchor) for both in ways for by in both if y + by <= height - size * 1.4]

    def value(n: int) -> None:
        x, y = dots[n]
        near: list[tuple[float, float, Anchor]] = [(x, y - up, "middle"), (x, y + down, "middle")]
        near += [(x + RADIUS + 4, y + size * 0.35, "start"), (x - RADIUS - 4, y + size * 0.35, "end")]
        near += farther(x, y, "middle")
        labels.put("last" if n == len(dots) - 1 else "value", plot.dots[n].text, near, strikes)

    value(len(dots) - 1)
    if target is not None:
        _, (_, *flags), *_ = lines
        right = (flags[-1][0] if flags else end) - 4 - size * 0.3
        over, under = target[0] - size * 0.4, target[1] + size * 1.05
        places = [(start + 2, over, "start"), (right, over, "end")]
        places += [(start + 2, under, "start"), (right, under, "end")]
        labels.put("aim", plot.aims[-1].text, places, lines)
    if others:
        x, y = others[-1]
        places = [
            (x + 10 + size * 0.3, y + size * 0.35, "start"),
            (x + 9, y + size * 1.15, "end"),
            (x + 9, y - size * 0.5, "end"),
            (x - 9 - size * 0.3, y + size * 0.35, "end"),
            *farther(x + 9, y, "end"),
        ]
        # Where its number takes too much room the name says whose mark it is.
        if not labels.put("other", plot.other, places, strikes):
            labels.put("other", _UNNUMBERED.split(plot.other)[0], places, strikes)
    for n in [0, *range(len(dots) - 2, 0, -1)] if len(dots) > 1 else []:
        value(n)
    for x, upper, lower, text in steps:
        labels.put("step", text, [(x, lower + 8 + size, "middle"), (x, upper - 16, "middle")], strikes)


def _below(
    labels: _Labels,
    plot: Plot,
    dots: Sequence[tuple[float, float]],
    flagged: Sequence[tuple[float, Aim]],
    y: float,
) -> None:
    """When the values were, along the axis: the latest, the target's, the first, then where there is room."""
    last = len(dots) - 1
    for n in dict.fromkeys([last, -1, 0, *range(last - 1, 0, -1)]):
        if n >= 0:
            labels.put("when", plot.dots[n].when, [(dots[n][0], y, "middle")])
        elif flagged:
            labels.put("when", flagged[-1][1].when, [(flagged[-1][0], y, "middle")])


def _rounded(points: Sequence[tuple[float, float]]) -> tuple[tuple[float, float], ...]:
    return tuple((round(x, 2), round(y, 2)) for x, y in points)
