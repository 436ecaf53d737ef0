"""What a page of a PDF shows by how it looks: bullets that are drawn, and notes in small letters at its foot.

In: a page of pdfplumber's, or the lines of a part of it. Out: which lines are items of lists, and which are
notes that a raised figure on the page leads to.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

from goalgraph.base.frozen import Frozen
from goalgraph.exchange.outline.notes import lowered

# A bullet is so large, about as wide as it is high, and so far before its text, in points.
_SMALLEST, _LARGEST, _WIDER, _BEFORE = 1.0, 10.0, 2.0, 30.0
# Notes are so much smaller than what most of the page is written in.
_SMALLER = 0.92
_BEGINS_NOTE = re.compile(r"[\[(]?(?P<number>\d{1,2}|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2})[\])]?\.?\s+\S")


@dataclass(frozen=True, slots=True)
class Looks(Frozen):
    """How a page looks.

    Attributes:
        shapes: small shapes that may be bullets: left, top, right, bottom.
        size: the size of most of its letters.
        marks: the numbers that are raised in its text.
    """

    shapes: tuple[tuple[float, float, float, float], ...]
    size: float
    marks: frozenset[str]


def looks_of(page: Any) -> Looks:
    """How a page looks whose raised figures are written as raised."""
    boxes = [
        tuple(float(one[side]) for side in ("x0", "top", "x1", "bottom"))
        for one in (*page.curves, *page.rects)
    ]
    sizes = Counter(round(float(one["size"]), 1) for one in page.chars if not one["text"].isspace())
    marks = frozenset(number for one in page.chars if (number := lowered(one["text"])))
    size = sizes.most_common(1)[0][0] if sizes else 0.0
    return Looks(tuple((a, b, c, d) for a, b, c, d in boxes if _is_small(c - a, d - b)), size, marks)


def _is_small(width: float, height: float) -> bool:
    alike = height and 1 / _WIDER <= width / height <= _WIDER
    return bool(alike and all(_SMALLEST <= one <= _LARGEST for one in (width, height)))


def has_bullet(line: Any, looks: Looks) -> bool:
    """Whether a bullet is drawn before a line."""
    return any(
        line["top"] <= (top + bottom) / 2 <= line["bottom"] and -1 <= line["x0"] - right < _BEFORE
        for _, top, right, bottom in looks.shapes
    )


def notes_in(lines: Sequence[Any], looks: Looks) -> set[int]:
    """Which lines are notes: small ones from one on that begins with a number that is raised above."""
    found: set[int] = set()
    small = [median(one["size"] for one in line["chars"]) < _SMALLER * looks.size for line in lines]
    for at, line in enumerate(lines):
        begins = _BEGINS_NOTE.match(line["text"])
        number = lowered(begins["number"]) or begins["number"] if begins else ""
        if small[at] and (at - 1 in found or (number and set(number) <= set("".join(looks.marks)))):
            found.add(at)
    return found
