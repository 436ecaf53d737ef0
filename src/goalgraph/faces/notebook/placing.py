"""Where cards and the lines between them stand in a drawing that does not move.

In: columns of cards, sorted into bands, and which cards are linked. Out: a ``Drawing``: every card's place
with its text in lines, and the way of every line. As on the page, whose ``shared/edges.js`` bends lines the
same way, goals above and global goals are written on their thread, and areas and own goals are boxes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from goalgraph.base.names import BASES, Basis
from goalgraph.faces.plotting import wide

SIZE, LINE = 13, 17
MOST_LINES = 3
_GAP, _PAD, _BETWEEN, _BAND, _HEAD = 56, 8, 10, 14, 30
_STEEP, _ROUND = 110, 12
_BULGE = 20
_APART = 7
_UNDER = 6


@dataclass(frozen=True, slots=True)
class Card:
    """Something that is drawn: its name, its words, and what stands below them.

    Attributes:
        look: ``written`` on its thread, a ``box``, or a mere ``word``.
        tone: which colour its name has.
        note: a line of its own below the words.
        state: how it stands: ``open`` or ``settled``; empty where nobody asks.
    """

    id: str
    name: str
    text: str
    look: str = "box"
    tone: str = "l4"
    note: str = ""
    state: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: what it is called, its colour, how wide its cards are, and how many things it is about."""

    title: str
    tone: str
    width: int
    count: int


@dataclass(frozen=True, slots=True)
class Tie:
    """Two cards that are joined, the one above first; ``on`` where the thread is red."""

    high: str
    low: str
    basis: Basis
    on: bool = False


@dataclass(frozen=True, slots=True)
class Placed:
    """A card with its place, and its words in lines."""

    card: Card
    column: int
    x: float
    width: float
    height: float
    lines: tuple[str, ...]
    y: float = 0
    band: int = 0

    @property
    def end(self) -> float:
        """Where its thread leaves it: below what is written, in the middle of a box."""
        return self.y + (self.height if self.card.look == "written" else self.height / 2)


@dataclass(frozen=True, slots=True)
class Way:
    """A line: how it goes, as SVG writes it, and what it rests on."""

    d: str
    basis: Basis
    on: bool


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a column."""

    column: Column
    x: float


@dataclass(frozen=True, slots=True)
class Drawing:
    """All of it, in pixels."""

    width: float
    height: float
    heads: tuple[Head, ...]
    cards: tuple[Placed, ...]
    ways: tuple[Way, ...]
    rules: tuple[float, ...]
    ties: tuple[Tie, ...]

    @property
    def bases(self) -> list[Basis]:
        """What the lines rest on."""
        return [basis for basis in BASES if any(way.basis == basis for way in self.ways)]


def drawing(
    columns: Sequence[Column], bands: Iterable[Mapping[int, Sequence[Card]]], ties: Iterable[Tie]
) -> Drawing:
    """The cards of each band in their columns, and the lines between them.

    >>> column, card = Column("Mål", "l4", 200, 1), Card("M1", "M 1", "Rent vatten")
    >>> drawing([column], [{0: [card]}], []).cards[0].lines
    ('M 1 Rent vatten',)
    """
    lefts = list(accumulate((one.width + _GAP for one in columns), initial=0))
    top: float = _HEAD
    placed: list[Placed] = []
    rules: list[float] = []
    for number, band in enumerate(bands):
        stacks = {n: [_sized(card, n, columns[n], lefts[n]) for card in cards] for n, cards in band.items()}
        tall = max((_height(stack) for stack in stacks.values()), default=0)
        if not tall:
            continue
        if placed:
            rules.append(top)
        top += _BAND
        for stack in stacks.values():
            y = top + (tall - _height(stack)) / 2
            for one in stack:
                placed.append(replace(one, y=y, band=number))
                y += one.height + _BETWEEN
        top += tall + _BAND
    at = {one.card.id: one for one in placed}
    drawn = tuple(tie for tie in ties if tie.high in at and tie.low in at and tie.high != tie.low)
    return Drawing(
        width=max(lefts[-1] - _GAP, 0) + (_BULGE if columns else 0),
        height=top,
        heads=tuple(Head(one, left) for one, left in zip(columns, lefts, strict=False)),
        cards=tuple(placed),
        ways=_ways(drawn, at),
        rules=tuple(rules),
        ties=drawn,
    )


def in_lines(name: str, text: str, width: float) -> tuple[str, ...]:
    """The name and the words in as many lines as there is room for; what does not fit ends in ``…``.

    >>> in_lines("M 1", "Rent vatten i alla sjöar och vattendrag", 90)
    ('M 1 Rent', 'vatten i alla', 'sjöar och …')
    """
    lines, line = [], name
    for word in text.split():
        longer = f"{line} {word}"
        if wide(longer, SIZE) <= width * 1.04 or not line:
            line = longer.strip()
            continue
        lines.append(line)
        line = word
    lines.append(line)
    lines = [_cut(one, width) for one in lines]
    if len(lines) <= MOST_LINES:
        return tuple(lines)
    last = lines[MOST_LINES - 1]
    while wide(f"{last} …", SIZE) > width and " " in last:
        last = last.rpartition(" ")[0]
    return (*lines[: MOST_LINES - 1], f"{last} …")


def _cut(line: str, width: float) -> str:
    """A line no longer than there is room for, where it is one long word."""
    if wide(line, SIZE) <= width * 1.04 or " " in line:
        return line
    while wide(f"{line}…", SIZE) > width and len(line) > 1:
        line = line[:-1]
    return f"{line}…"


def flow(x1: float, y1: float, x2: float, y2: float) -> str:
    """The way of a line from left to right, after a moveto: a short one swings, a long one goes down.

    >>> flow(0, 10, 40, 10)
    'H40'
    """
    down = 1 if y2 > y1 else -1
    if abs(y2 - y1) < 1:
        return f"H{x2:g}"
    if abs(y2 - y1) < _STEEP or x2 - x1 < 3 * _ROUND:
        middle = (x1 + x2) / 2
        return f"C{middle:g} {y1:g} {middle:g} {y2:g} {x2:g} {y2:g}"
    x, r = x1 + (x2 - x1) * 0.45, _ROUND
    return (
        f"H{x - r:g}Q{x:g} {y1:g} {x:g} {y1 + down * r:g}"
        f"V{y2 - down * r:g}Q{x:g} {y2:g} {x + r:g} {y2:g}H{x2:g}"
    )


def _sized(card: Card, number: int, column: Column, left: float) -> Placed:
    pad = _PAD if card.look == "box" else 0
    lines = in_lines(card.name, card.text, column.width - 2 * pad)
    if card.note:
        lines = (*lines, _cut(card.note, column.width - 2 * pad))
    return Placed(card, number, left, column.width, len(lines) * LINE + 6 + pad, lines)


def _height(stack: Sequence[Placed]) -> float:
    return sum(one.height for one in stack) + _BETWEEN * max(len(stack) - 1, 0)


def _ways(ties: Sequence[Tie], at: Mapping[str, Placed]) -> tuple[Way, ...]:
    found = [*(_written(one, ties) for one in at.values() if one.card.look == "written")]
    arriving: dict[str, list[tuple[Tie, Placed, Placed]]] = {}
    for tie in ties:
        high, low = sorted((at[tie.high], at[tie.low]), key=lambda one: one.x)
        if high.column == low.column:
            found.append(_aside(tie, high, low))
        else:
            arriving.setdefault(low.card.id, []).append((tie, high, low))
    for several in arriving.values():
        several.sort(key=lambda each: (each[1].end, each[1].x))
        low = several[0][2]
        room = max(low.height - 2 * _PAD, 0) if low.card.look == "box" else 0
        apart = min(_APART, room / max(len(several) - 1, 1))
        for n, (tie, high, _) in enumerate(several):
            y = low.end + (n - (len(several) - 1) / 2) * apart
            line, x, end = _passed(high, low, at.values())
            found.append(Way(line + flow(x, end, low.x, y), tie.basis, tie.on))
    return tuple(sorted(found, key=lambda way: (way.on, BASES.index(way.basis) if way.on else 0)))


def _passed(high: Placed, low: Placed, every: Iterable[Placed]) -> tuple[str, float, float]:
    """A line up to the column of the lower card: past a column between them below what stands in its band."""
    x, y = high.x + high.width, high.end
    line = f"M{x:g} {y:g}"
    between: dict[int, list[Placed]] = {}
    for one in every:
        if high.column < one.column < low.column and one.band == high.band:
            between.setdefault(one.column, []).append(one)
    for _, cards in sorted(between.items()):
        left, right = cards[0].x, cards[0].x + cards[0].width
        free = max(one.y + one.height for one in cards) + _UNDER
        line += f"{flow(x, y, left, free)}H{right:g}"
        x, y = right, free
    return line, x, y


def _written(one: Placed, ties: Sequence[Tie]) -> Way:
    """The line below what is written on its thread: red where a red thread begins or ends there."""
    own = any(tie.on for tie in ties if one.card.id in (tie.high, tie.low))
    return Way(f"M{one.x:g} {one.end:g}H{one.x + one.width:g}", "stated", own)


def _aside(tie: Tie, high: Placed, low: Placed) -> Way:
    """A line between two cards of one column stands out from it."""
    x = high.x + high.width
    out = x + _BULGE
    line = f"M{x:g} {high.end:g}C{out:g} {high.end:g} {out:g} {low.end:g} {x:g} {low.end:g}"
    return Way(line, tie.basis, tie.on)
