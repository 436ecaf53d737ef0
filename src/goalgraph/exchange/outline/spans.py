"""Cells that go over several columns or rows, and heads of tables that are two rows high.

In: the cells of a table's rows, each with how many rows and columns it goes over. Out: rows whose cells stand
in the columns that they are shown in; a cell over several rows speaks for each, one over several columns is
said once. The heads of a table are those of its first row, joined with the second where that is a head too.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

_MOST_COLUMNS, _MOST_ROWS = 100, 1000
# So many letters are said again in further rows; a page that asks for more is none that somebody wrote.
_MOST_AGAIN = 1_000_000
_FIGURE = re.compile(r"[<>≤≥+–−-]?\s?\d")
_YEAR = re.compile(r"(?:19|20)\d\d(?:\s?[/–-]\s?(?:\d\d)?\d\d)?")


class Spans:
    """Places the cells of tables, row after row."""

    def __init__(self) -> None:
        self._left = _MOST_AGAIN
        # By column: how many rows more a cell above goes over, its text, and whether one to the left has it.
        self._above: dict[int, tuple[int, str, bool]] = {}

    def begin_table(self) -> None:
        """What follows is another table."""
        self._above = {}

    def placed(self, cells: Sequence[tuple[str, int, int]]) -> tuple[tuple[str, ...], frozenset[int]]:
        """The texts of a row by column, and the columns that the cell to the left of them goes over.

        In: of each cell its text, its rows and its columns.

        >>> table = Spans()
        >>> table.placed([("Mått", 2, 1), ("Utfall", 1, 2)])
        (('Mått', 'Utfall', ''), frozenset({2}))
        >>> table.placed([("2030", 1, 1), ("2031", 1, 1)])
        (('Mått', '2030', '2031'), frozenset())
        """
        texts: list[str] = []
        covered: set[int] = set()
        below: dict[int, tuple[int, str, bool]] = {}

        def put(text: str, rows: int, *, goes_on: bool) -> None:
            if goes_on:
                covered.add(len(texts))
            if rows > 1 and len(texts) < _MOST_COLUMNS:
                below[len(texts)] = (rows - 1, text, goes_on)
            texts.append(text)

        def put_above() -> None:
            while (above := self._above.get(len(texts))) is not None:
                rows, text, goes_on = above
                self._left -= len(text)
                put(text if self._left > 0 else "", rows, goes_on=goes_on)

        for text, rows, columns in cells:
            put_above()
            for at in range(max(1, min(columns, _MOST_COLUMNS - len(texts)))):
                put("" if at else text, min(rows, _MOST_ROWS), goes_on=at > 0)
        put_above()
        self._above = below
        return tuple(texts), frozenset(covered)


def heads_of(cells: Sequence[str], covered: Collection[int]) -> tuple[str, ...]:
    """The heads that the first row of a table gives its columns.

    >>> heads_of(["Mått", "Utfall", ""], {2})
    ('Mått', 'Utfall', 'Utfall')
    """
    heads: list[str] = []
    for at, cell in enumerate(cells):
        heads.append(heads[-1] if at in covered and heads else cell)
    return tuple(heads)


def is_head(cells: Sequence[str], heads: Sequence[str] = ()) -> bool:
    """Whether a row has years and words, and no figures; below heads that are not filled only years.

    >>> is_head(["", "2030", "2031/32"]), is_head(["Nöjda", "71 %", "73 %"])
    (True, False)
    """
    if "" in heads[1:]:
        below = [cell for head, cell in zip(heads, cells, strict=False) if cell not in ("", head)]
        return bool(below) and all(map(_YEAR.fullmatch, below))
    return not any(_FIGURE.match(cell) and not _YEAR.fullmatch(cell) for cell in cells)


def joined_heads(heads: Sequence[str], cells: Sequence[str]) -> tuple[str, ...]:
    """The heads of a table whose second row goes on with those of the first.

    >>> joined_heads(["Mått", "Utfall", "Utfall"], ["Mått", "2030", "2031"])
    ('Mått', 'Utfall 2030', 'Utfall 2031')
    """
    below = [*cells, *[""] * (len(heads) - len(cells))]
    if any(not head and cell for head, cell in zip(heads, below, strict=False)):
        heads = heads_of(heads, [at for at, head in enumerate(heads) if not head and below[at]])
    return tuple(
        head if cell in ("", head) else f"{head} {cell}".strip()
        for head, cell in zip(heads, below, strict=False)
    )
