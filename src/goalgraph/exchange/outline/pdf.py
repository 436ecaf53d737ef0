"""The lines of a PDF document, by pdfplumber.

In: a path. Out: its lines as they are read on its pages, column after column and without heads and feet, and
the rows of tables that are ruled. A line's number is counted through the document. More pages than are read,
a page that takes too long, or a stream that is too large when it is unpacked, is refused.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from goalgraph.base.extras import needing
from goalgraph.exchange.outline.aligned import aligned
from goalgraph.exchange.outline.columns import Placed, parts_of, running
from goalgraph.exchange.outline.drawn import Looks, has_bullet, looks_of, notes_in
from goalgraph.exchange.outline.faults import DocumentTooLarge, damaged
from goalgraph.exchange.outline.lines import Line
from goalgraph.exchange.outline.notes import raised
from goalgraph.exchange.outline.passages import joined
from goalgraph.exchange.outline.streams import MOST_IMAGE, MOST_STREAM, too_large

MOST_PAGES = 400
MOST_SECONDS = 120
MOST_CHARACTERS = 40_000
# So much lower than a cell a row may end that the cell goes over.
_SLACK = 2.0
# So much smaller, higher and near is a raised figure, by the size of what it follows; so many make a mark.
_SMALLER, _HIGHER, _BESIDE, _MOST_IN_MARK = 0.85, 0.1, 0.3, 2


def pdf_lines(path: Path) -> Iterator[Line]:
    """The lines of a document, page by page.

    Raises:
        DocumentTooLarge: it has more pages, takes longer, or holds a larger stream than is allowed.
        DamagedDocument: it is no PDF document, or is locked.
        ExtraMissing: pdfplumber is not installed.
    """
    with needing("pdfplumber", "office"):
        import pdfplumber
    if unpacked := too_large(path.read_bytes()):
        most = f"{MOST_STREAM >> 20} MB, {MOST_IMAGE >> 20} MB"
        raise DocumentTooLarge(path=path, size=f"> {unpacked >> 20} MB", most=most)
    try:
        with pdfplumber.open(path) as document:
            pages = list(_pages(path, document))
    except DocumentTooLarge:
        raise
    except Exception as error:
        raise damaged(path) from error
    beside = running([[one for one in page if isinstance(one, Placed)] for page in pages])
    number = table = 0
    for at, page in enumerate(pages, 1):
        for one in page:
            number += 1
            if isinstance(one, Placed):
                text = "" if one in beside else one.text
                passed = "footnote" if one.note else ""
                yield Line(text, number, at, bullet=one.bullet, whole=one.note, passed=passed)
                continue
            table += one.first
            shown = " | ".join(cell for cell in one.cells if cell)
            yield Line(shown, number, at, cells=one.cells, whole=True, table=table, covered=one.covered)


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of a table."""

    cells: tuple[str, ...]
    first: bool
    covered: frozenset[int]


def _pages(path: Path, document: Any) -> Iterator[list[Placed | _Row]]:
    until = time.monotonic() + MOST_SECONDS
    for at, page in enumerate(document.pages, 1):
        if at > MOST_PAGES:
            raise DocumentTooLarge(path=path, size=f"> {MOST_PAGES} p.", most=f"{MOST_PAGES} p.")
        if time.monotonic() > until:
            raise DocumentTooLarge(path=path, size=f"> {MOST_SECONDS} s", most=f"{MOST_SECONDS} s")
        if len(page.chars) > MOST_CHARACTERS:
            size = f"p. {at}: {len(page.chars)}"
            raise DocumentTooLarge(path=path, size=size, most=f"{MOST_CHARACTERS}")
        yield list(_page(page))
        page.close()


def _page(page: Any) -> Iterator[Placed | _Row]:
    """What stands on a page, in the order in which it is read: lines of text, and rows.

    An empty line stands where there is a gap.
    """
    _raise_marks(page.chars)
    looks = looks_of(page)
    page = _without_hidden(page)
    tables = [one for one in page.find_tables() if len(one.rows) > 1]
    outside = page
    for one in tables:
        outside = outside.outside_bbox(one.bbox)
    left = list(tables)
    for part in parts_of(outside):
        within = [one for one in left if one.bbox[1] < part.bbox[3] and _overlap(one.bbox, part.bbox)]
        left = [one for one in left if one not in within]
        yield from _part(part, within, looks, float(page.height) or 1.0)
    yield Placed("", 1, 1)


def _raise_marks(characters: Sequence[dict[str, Any]]) -> None:
    """Write as raised the figures that stand smaller and higher right behind others: "71 %²", "kWh/m²".

    More than two beside one another are a number that is only set so.
    """
    before, end, run = None, 0.0, list[dict[str, Any]]()
    for one in (*characters, None):
        if before and one and _is_raised(before, end, one):
            run.append(one)
        else:
            if all(
                len(number) <= _MOST_IN_MARK for number in "".join(part["text"] for part in run).split(",")
            ):
                for part in run:
                    part["text"] = raised(part["text"])
            before, run = one, []
        end = one["x1"] if one else end


def _is_raised(before: dict[str, Any], end: float, one: dict[str, Any]) -> bool:
    """Whether a character is one of a raised number behind a text that ends somewhere."""
    size = before["size"]
    raises = before["top"] < one["bottom"] < before["bottom"] - _HIGHER * size
    near = one["size"] < _SMALLER * size and abs(one["x0"] - end) < _BESIDE * size
    return bool(raises and near and (one["text"].isdecimal() or one["text"] == ","))


def _without_hidden(page: Any) -> Any:
    """A page without blanks that a letter covers: they are hyphens that are shown only where a line ends."""
    letters = {_place(one) for one in page.chars if not one["text"].isspace()}
    hidden = {_place(one) for one in page.chars if one["text"].isspace()} & letters
    if not hidden:
        return page
    return page.filter(
        lambda one: not (one["object_type"] == "char" and one["text"].isspace() and _place(one) in hidden)
    )


def _place(character: Any) -> tuple[float, float]:
    return round(float(character["x0"]), 1), round(float(character["top"]), 1)


def _overlap(one: Sequence[float], two: Sequence[float]) -> bool:
    """Whether the middle of a box is within the width of another."""
    return two[0] <= (one[0] + one[2]) / 2 <= two[2]


def _rows(table: Any) -> Iterator[tuple[Sequence[float], tuple[str, ...], frozenset[int]]]:
    """Where each row of a table is, its texts, and the columns that the cell to the left of them goes over.

    A cell over several rows speaks for each.
    """
    above: dict[int, tuple[float, str]] = {}
    for row, cells in zip(table.rows, table.extract(), strict=True):
        texts: list[str] = []
        covered: set[int] = set()
        for at, (box, cell) in enumerate(zip(row.cells, cells, strict=True)):
            bottom, text = above.get(at, (0.0, ""))
            if box is not None:
                text = joined(str(cell or "").split("\n"))
                above[at] = (box[3], text)
            elif bottom < row.bbox[3] - _SLACK:
                text = ""
                covered.update({at} - {0})
            texts.append(text)
        yield row.bbox, tuple(texts), frozenset(covered)


def _written(
    lines: Sequence[Any], looks: Looks, height: float
) -> Iterator[tuple[float, float, Placed | _Row]]:
    """Lines of text, each with its place, and the rows of tables that no lines divide."""
    notes = notes_in(lines, looks)
    rows: set[int] = set()
    for table in aligned(lines):
        rows.update(range(table.first, table.last + 1))
        for at, (cells, (top, low)) in enumerate(zip(table.rows, table.boxes, strict=True)):
            yield top, low, _Row(cells, not at, frozenset())
    for at, line in enumerate(lines):
        if at not in rows:
            top, low = line["top"], line["bottom"]
            bullet, note = has_bullet(line, looks), at in notes
            yield top, low, Placed(line["text"], top / height, low / height, bullet, note)


def _part(part: Any, tables: Sequence[Any], looks: Looks, height: float) -> Iterator[Placed | _Row]:
    found: list[tuple[float, float, Placed | _Row]] = []
    for one in tables:
        first = True
        for box, texts, covered in _rows(one):
            said = [text for text in texts if text]
            if len(said) > 1:
                found.append((box[1], box[3], _Row(texts, first, covered)))
                first = False
            elif said:
                found.append((box[1], box[3], Placed(said[0], box[1] / height, box[3] / height)))
    found += _written(part.extract_text_lines(), looks, height)
    found.sort(key=lambda one: one[0])
    bottom: float | None = None
    for top, low, one in found:
        if bottom is not None and top - bottom > 0.9 * (low - top) and isinstance(one, Placed):
            yield Placed("", top / height, top / height)
        bottom = low
        yield one
    yield Placed("", 1, 1)
