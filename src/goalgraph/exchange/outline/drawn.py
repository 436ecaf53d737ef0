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
# More of them on a page are a drawing.
_MOST_SHAPES = 300
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
    small = [one for one in (*page.curves, *page.rects) if _is_small(one)]
    small = small if len(small) <= _MOST_SHAPES else []
    shapes = [one for one in small if not any(_are_of_a_key(one, other) for other in small)]
    boxes = [(float(one["x0"]), float(one["top"]), float(one["x1"]), float(one["bottom"])) for one in shapes]
    sizes = Counter(round(float(one["size"]), 1) for one in page.chars if not one["text"].isspace())
    marks = frozenset(number for one in page.chars if (number := lowered(one["text"])))
    size = sizes.most_common(1)[0][0] if sizes else 0.0
    return Looks(tuple(boxes), size, marks)


def _is_small(shape: Any) -> bool:
    """Whether a shape is as small as a bullet, and about as wide as it is high."""
    width, height = float(shape["x1"] - shape["x0"]), float(shape["bottom"] - shape["top"])
    alike = height and 1 / _WIDER <= width / height <= _WIDER
    return bool(alike and all(_SMALLEST <= one <= _LARGEST for one in (width, height)))


def _are_of_a_key(one: Any, two: Any) -> bool:
    """Whether two shapes stand in line in different colours, as in the key of a diagram."""
    beside = any(abs(one[side] - two[side]) < 1 for side in ("x0", "top"))
    return beside and one.get("non_stroking_color") != two.get("non_stroking_color")


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
