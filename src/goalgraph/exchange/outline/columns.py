"""What a page of a PDF looks like: columns beside one another, and lines that come again on page after page.

In: pages of pdfplumber's, or the lines of all. Out: the parts of a page in the order in which they are read;
which lines are the head or the foot of pages.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from statistics import median
from typing import Any

from goalgraph.base.frozen import Frozen
from goalgraph.exchange.outline.words import any_of

_GUTTER, _DEEPEST = 9.0, 2
_MOST_LINES = 400
_FEWEST_LINES, _FEWEST_LETTERS = 3, 18
# So much above the other column a column may begin.
_ABOVE = 20.0
_MARGIN, _APART = 0.09, 4.0
_PAGE = rf"(?:(?:{any_of('page')})\s*)?[-–]?\s*\d{{1,4}}\s*(?:[-–]|(?:\(|/|av\s|of\s)\s*\d{{1,4}}\)?)?"
_NUMBERED = re.compile(rf"^{_PAGE}(?:\s|$)|(?:^|\s){_PAGE}$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Placed(Frozen):
    """A line of text: how far down its page it begins and ends, as a share of the page.

    It is an item where a bullet is drawn before it, and a note where a mark above leads to it.
    """

    text: str
    top: float
    bottom: float
    bullet: bool = False
    note: bool = False


def parts_of(page: Any, depth: int = 0) -> Iterator[Any]:
    """The parts of a page in the order in which they are read: what is as wide as it, and its columns."""
    bands = _bands(page) if depth < _DEEPEST else []
    top = page.bbox[1]
    left, _, right, bottom = page.bbox
    for start, end, gutter in bands:
        if start > top:
            yield page.crop((left, top, right, start))
        yield from parts_of(page.crop((left, start, gutter, end)), depth + 1)
        yield from parts_of(page.crop((gutter, start, right, end)), depth + 1)
        top = end
    if top < bottom:
        yield page.crop((left, top, right, bottom)) if bands else page


def _bands(page: Any) -> list[tuple[float, float, float]]:
    """Where text stands in two columns: from where, to where, and the gap between them."""
    words = page.extract_words()
    lines = [list(one) for _, one in groupby(sorted(words, key=_at), key=_at)]
    if not len(words) >= 2 * _FEWEST_LINES or len(lines) > _MOST_LINES:
        return []
    left, _, right, _ = page.bbox
    begin = Counter(round(word["x0"]) for line in lines for word in _beginning(line))
    gaps = [at - 3.0 for at, count in begin.items() if count >= _FEWEST_LINES]
    middle = [gap for gap in gaps if left + 0.2 * (right - left) < gap < right - 0.2 * (right - left)]
    found = [_divided(lines, gap) for gap in sorted(middle)]
    return max(found, key=lambda bands: sum(end - start for start, end, _ in bands), default=[])


def _at(word: Any) -> int:
    return round(float(word["bottom"]) / 3)


def _beginning(line: Sequence[Any]) -> Iterator[Any]:
    """The words of a line that begin it, or go on behind a gap."""
    end = -_GUTTER
    for word in sorted(line, key=lambda word: float(word["x0"])):
        if word["x0"] - end >= _GUTTER:
            yield word
        end = word["x1"]


def _divided(lines: Sequence[Sequence[Any]], gutter: float) -> list[tuple[float, float, float]]:
    """The bands in which no line goes across a gap."""
    found: list[tuple[float, float, float]] = []
    for free, several in groupby(lines, key=lambda line: _is_free(line, gutter)):
        band = list(several) if free else []
        sides = [
            [text for line in band if (text := _text(line, lower, upper))]
            for lower, upper in ((-1e9, gutter), (gutter, 1e9))
        ]
        if all(len(side) >= _FEWEST_LINES and median(map(len, side)) >= _FEWEST_LETTERS for side in sides):
            words = [word for line in band for word in line]
            tops = [[one["top"] for one in words if (one["x0"] < gutter) is left] for left in (True, False)]
            begins = max(map(min, tops)) - _ABOVE
            top = min(one["top"] for one in words if one["top"] >= begins)
            found.append((top - 0.5, max(one["bottom"] for one in words) + 0.5, gutter))
    return found


def _text(line: Sequence[Any], lower: float, upper: float) -> str:
    return " ".join(word["text"] for word in line if lower <= word["x0"] < upper)


def _is_free(line: Sequence[Any], gutter: float) -> bool:
    """Whether a line leaves a gap free: no word is in it, or so near that the line goes on across it."""
    if any(word["x0"] < gutter < word["x1"] for word in line):
        return False
    before = max((word["x1"] for word in line if word["x1"] <= gutter), default=None)
    behind = min((word["x0"] for word in line if word["x0"] >= gutter), default=None)
    return before is None or behind is None or behind - before >= _GUTTER


def running(pages: Sequence[Sequence[Placed]]) -> set[Placed]:
    """The heads and feet: numbers of pages, and what stands at the same place on page after page.

    >>> head = [Placed("Budget 2032", 0.05, 0.06), Placed("Mål 1", 0.2, 0.22)]
    >>> [one.text for one in running([head, head])]
    ['Budget 2032']
    """
    found: set[Placed] = set()
    seen: dict[str, list[tuple[int, Placed]]] = {}
    for at, lines in enumerate(pages):
        for line in lines:
            if line.bottom <= _MARGIN or line.top >= 1 - _MARGIN:
                text = _NUMBERED.sub("", line.text).strip()
                seen.setdefault(text, []).append((at, line))
    for text, several in seen.items():
        on = {at for at, _ in several}
        if not text or len(on) >= max(2, len(pages) / _APART):
            found.update(line for _, line in several)
    return found
