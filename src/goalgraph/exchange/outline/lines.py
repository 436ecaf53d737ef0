"""What a line of a document is, and the lines of a plain text.

In: a text, Markdown or not. Out: its lines, each with its number and, where form feeds divide pages, the
page; a row of a table has its cells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from goalgraph.base.frozen import Frozen
from goalgraph.exchange.outline.marked_up import marked_lines

_RULE = re.compile(r"[\s|:+=-]+")


@dataclass(frozen=True, slots=True)
class Line(Frozen):
    """A line.

    Attributes:
        text: what it says.
        number: its number in the document, from 1.
        page: the page that it is on, from 1; 0 where there are no pages.
        heading: the level of the heading that the document says it is, from 1; 0 where it does not.
        bullet: whether the document says that it is an item of a list.
        whole: whether it is a paragraph, which the next line never goes on with.
        cells: of a row of a table.
        table: which table the row is in, from 1; 0 for other lines.
        covered: the columns of a row that the cell to the left of them goes over.
        passed: what is about the page that the line is in, and not of the document, as ``footer``.
        indent: how far in an item of a list stands, where its text does not show it.
    """

    text: str
    number: int
    page: int = 0
    heading: int = 0
    bullet: bool = False
    whole: bool = False
    cells: tuple[str, ...] = ()
    table: int = 0
    covered: frozenset[int] = frozenset()
    passed: str = ""
    indent: int = 0


def plain_lines(text: str, *, markdown: bool = False) -> Iterator[Line]:
    """The lines of a text; form feeds divide pages, bars or tabs the cells of a table."""
    page, paged = 1, "\f" in text
    table, in_table = 0, False
    text = re.sub(r"\r\n?", "\n", text)
    lines = marked_lines(text) if markdown else ((line, 0) for line in text.split("\n"))
    for number, (raw, heading) in enumerate(lines, 1):
        page += raw.count("\f")
        line = raw.replace("\f", "")
        cells = _cells(line)
        if cells and "-" in line and _RULE.fullmatch(line):
            continue
        alone = _alone(line) if in_table and not cells else ""
        table += bool(cells) and not in_table
        in_table = bool(cells or alone)
        at = page if paged else 0
        yield Line(
            alone or line, number, at, heading, whole=bool(alone), cells=cells, table=table if cells else 0
        )


def _alone(line: str) -> str:
    """What a row of a table says whose cells are empty but for one, as that which heads the rows below it."""
    stripped = line.strip()
    cells = [cell.strip() for cell in stripped.strip("|").split("|") if cell.strip()]
    return cells[0] if stripped.startswith("|") and stripped.endswith("|") and len(cells) == 1 else ""


def _cells(line: str) -> tuple[str, ...]:
    """The cells of a row whose cells are divided by bars or tabs."""
    stripped = line.strip()
    if stripped.count("|") >= 2 or (stripped.count("|") == 1 and not stripped.endswith("|")):
        cells = tuple(cell.strip() for cell in stripped.strip("|").split("|"))
    else:
        cells = tuple(cell.strip() for cell in re.split(r"\t+", stripped))
    begins = len(cells[0]) > 1 or stripped.startswith("|")
    return cells if sum(map(bool, cells)) >= 2 and begins else ()
