"""Tables of a PDF whose cells no lines divide: their texts stand below one another.

In: the lines of a part of a page, with their letters. Out: which lines are the rows of such a table, and the
cells of each. A head that says what its columns are stands above rows of figures; anything else is text.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from goalgraph.base.frozen import Frozen
from goalgraph.exchange.outline.cards import kind_of, names_kind
from goalgraph.exchange.outline.cells import says_nothing
from goalgraph.exchange.outline.passages import joined

# So wide is the space between cells, and so far apart may rows be, by the size of the letters.
_APART, _BELOW = 0.75, 2.2
_FEWEST_ROWS, _MOST_COLUMNS, _LONGEST_HEAD = 2, 30, 80


@dataclass(frozen=True, slots=True)
class Aligned(Frozen):
    """A table: which lines it is made of, and the cells of each row, the head first."""

    first: int
    last: int
    rows: tuple[tuple[str, ...], ...]
    boxes: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class _Cell(Frozen):
    """A text that stands apart from others in its line."""

    left: float
    right: float
    text: str


def aligned(lines: Sequence[Any]) -> Iterator[Aligned]:
    """The tables among lines, from above."""
    cells = [_cells(line) for line in lines]
    at = 0
    while at < len(lines):
        found = _table(lines, cells, at) if _is_head(cells[at]) else None
        if found is not None:
            yield found
        at = found.last + 1 if found is not None else at + 1


def _cells(line: Any) -> list[_Cell]:
    """The texts of a line that stand apart."""
    found: list[_Cell] = []
    letters: list[Any] = []
    for one in sorted(line["chars"], key=lambda one: float(one["x0"])):
        if letters and not one["text"].isspace() and one["x0"] - _end(letters) > _APART * one["size"]:
            found.append(_cell(letters))
            letters = []
        letters.append(one)
    found.append(_cell(letters))
    return [one for one in found if one.text]


def _end(letters: Sequence[Any]) -> float:
    return float(
        next((one["x1"] for one in reversed(letters) if not one["text"].isspace()), letters[0]["x0"])
    )


def _cell(letters: Sequence[Any]) -> _Cell:
    """Letters as one text; a space that is not written is seen from its width."""
    text, end = "", float(letters[0]["x0"])
    for one in letters:
        text += " " if one["x0"] - end > 0.15 * one["size"] else ""
        text, end = text + one["text"], float(one["x1"])
    return _Cell(float(letters[0]["x0"]), _end(letters), " ".join(text.split()))


def _is_head(cells: Sequence[_Cell]) -> bool:
    """Whether a line says what stands below each of its texts."""
    few = 1 < len(cells) <= _MOST_COLUMNS and all(len(one.text) <= _LONGEST_HEAD for one in cells)
    return few and all(kind_of(one.text) or names_kind(one.text) for one in cells[-2:])


def _table(lines: Sequence[Any], cells: Sequence[Sequence[_Cell]], head: int) -> Aligned | None:
    """The table that a head begins, if rows of figures stand below it."""
    columns = list(cells[head])
    if len(below := next(iter(cells[head + 1 : head + 2]), [])) > 1 and below[0].right < columns[0].left:
        columns.insert(0, _Cell(below[0].left, below[0].right, ""))
    rows = [[one.text for one in columns]]
    boxes = [(float(lines[head]["top"]), float(lines[head]["bottom"]))]
    at = head + 1
    while at < len(lines) and lines[at]["top"] - boxes[-1][1] < _BELOW * (boxes[-1][1] - boxes[-1][0]):
        row = _row(cells[at], columns)
        if row is not None:
            rows.append(row)
            boxes.append((float(lines[at]["top"]), float(lines[at]["bottom"])))
        elif len(rows) > 1 and _goes_on(cells[at], columns) and _is_close(boxes[-1], lines[at]):
            rows[-1][0] = joined([rows[-1][0], cells[at][0].text])
            boxes[-1] = (boxes[-1][0], float(lines[at]["bottom"]))
        else:
            break
        at += 1
    if len(rows) <= _FEWEST_ROWS:
        return None
    return Aligned(head, at - 1, tuple(map(tuple, rows)), tuple(boxes))


def _row(cells: Sequence[_Cell], columns: Sequence[_Cell]) -> list[str] | None:
    """The texts of a line by column, if the first names what the others have figures for."""
    row = [""] * len(columns)
    if len(cells) > len(row):
        return None
    for one in cells:
        at = max(range(len(columns)), key=lambda at: _over(one, columns[at]))
        if row[at] or (at and _over(one, columns[at]) <= 0) or (not at and one.right >= columns[1].left):
            return None
        row[at] = one.text
    values = [one for one in row[1:] if one]
    figures = [one for one in values if one[-1:].isdigit() or one[:1].isdigit() or says_nothing(one)]
    return row if row[0] and values and 2 * len(figures) > len(values) else None


def _over(one: _Cell, two: _Cell) -> float:
    """How much of the width of two texts is the same; less than nothing where they stand apart."""
    return min(one.right, two.right) - max(one.left, two.left)


def _goes_on(cells: Sequence[_Cell], columns: Sequence[_Cell]) -> bool:
    """Whether a line has only more of the first text of the row above it."""
    return len(cells) == 1 and abs(cells[0].left - columns[0].left) < 1 and cells[0].right < columns[1].left


def _is_close(box: tuple[float, float], line: Any) -> bool:
    return bool(line["top"] - box[1] < 0.5 * (line["bottom"] - line["top"]))
