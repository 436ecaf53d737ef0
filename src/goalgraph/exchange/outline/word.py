"""The lines of a Word document, by python-docx.

In: a path. Out: its paragraphs and the rows of its tables, in order, each with the number that Word shows
before it. What stands in text boxes, in content controls and in tables that only place text is read where it
stands; what was deleted, heads and feet of pages and tables of contents are not. A line's number is that of
the paragraph or row; pages are told where the document itself breaks them. What would unpack too large, or
declares entities, is refused before it is opened.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from goalgraph.base.extras import needing
from goalgraph.exchange.outline.faults import DamagedDocument, DocumentTooLarge, damaged
from goalgraph.exchange.outline.items import BULLET
from goalgraph.exchange.outline.labels import label_of
from goalgraph.exchange.outline.lines import Line
from goalgraph.exchange.outline.marks import mark_of
from goalgraph.exchange.outline.notes import raised
from goalgraph.exchange.outline.numbered import Numbers, W, number_in, value_of
from goalgraph.exchange.workbook.faults import DamagedWorkbook, UnsafeWorkbook, WorkbookTooLarge
from goalgraph.exchange.workbook.package import check

_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_HEADING = re.compile(r"(?:heading|rubrik)\s*(\d)", re.IGNORECASE)
_LIST = re.compile(r"\blist (?!paragraph)|^list$|punkt", re.IGNORECASE)
_LEVEL = re.compile(r"(?:\blist|punkt).*\b([2-5])$", re.IGNORECASE)
# So far in each list in a list stands.
_INDENT = 4
_CONTENTS = re.compile(r"(?:toc|table of|innehållsförteckning)\b", re.IGNORECASE)
_GONE = frozenset({f"{W}del", f"{W}moveFrom", f"{W}rPr", f"{W}pPr", _FALLBACK})
_SPACES = frozenset({f"{W}tab", f"{W}ptab"})
_BREAKS = frozenset({f"{W}br", f"{W}cr"})
_AROUND = frozenset({f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}smartTag", f"{W}ins", f"{W}moveTo"})
# Properties of text that is struck through or not shown.
_UNSEEN = ("strike", "dstrike", "vanish")
_MOST_BASES = 20


@dataclass(frozen=True, slots=True)
class _Style:
    """What a style says of its paragraphs."""

    heading: int = 0
    listed: bool = False
    indent: int = 0
    contents: bool = False
    list_id: str = ""
    depth: str | None = None


def word_lines(path: Path, most: int) -> Iterator[Line]:
    """The paragraphs and rows of a document.

    Raises:
        DocumentTooLarge: it would unpack to more than ``most`` megabytes.
        DamagedDocument, LockedWorkbook: it is no Word document, or is encrypted.
        ExtraMissing: python-docx is not installed.
    """
    with needing("python-docx", "office"):
        import docx
    try:
        check(path, most)
    except WorkbookTooLarge as error:
        raise DocumentTooLarge(path=path, size=f"> {most} MB", most=f"{most} MB") from error
    except UnsafeWorkbook as error:
        raise DamagedDocument(path=path, reason=f"{error.details['name']}: DOCTYPE, ENTITY") from error
    except DamagedWorkbook as error:
        raise damaged(path) from error
    try:
        yield from _Document(docx.Document(str(path))).lines()
    except Exception as error:
        raise damaged(path) from error


class _Document:
    """Reads the body of a document in order."""

    def __init__(self, document: Any) -> None:
        from docx.opc.constants import RELATIONSHIP_TYPE

        parts = {one.reltype: one for one in document.part.rels.values() if not one.is_external}
        numbering = parts.get(RELATIONSHIP_TYPE.NUMBERING)
        self._numbers: Numbers = Numbers(getattr(numbering and numbering.target_part, "element", None))
        self._styles = _styles(document.styles.element)
        self._body = document.element.body
        self._break = next(
            (one for one in ("lastRenderedPageBreak", "br") if self._breaks_in(self._body, one)), ""
        )
        self._number, self._table, self._page = 0, 0, 1

    def lines(self) -> Iterator[Line]:
        """All lines."""
        yield from self._lines(self._body)

    def _lines(self, container: Any) -> Iterator[Line]:
        for part in _parts(container):
            if part.tag == f"{W}p":
                yield from self._paragraph(part)
            else:
                yield from self._rows(part)

    def _paragraph(self, element: Any) -> Iterator[Line]:
        self._number += 1
        breaks = self._breaks_in(element, self._break)
        before = int(bool(breaks) and _begins_with(element, breaks[0]))
        self._page += before
        yield from self._said(element)
        self._page += len(breaks) - before
        for box in element.iter(f"{W}txbxContent"):
            if not any(one.tag in (_FALLBACK, f"{W}txbxContent") for one in box.iterancestors()):
                yield from self._lines(box)

    def _said(self, element: Any) -> Iterator[Line]:
        """The lines of a paragraph, which a break divides before what says what it is."""
        line = self._line(element)
        if line is None:
            return
        first, *more = _parts_of(line.text) if not line.heading else [" ".join(line.text.split())]
        yield replace(line, text=first)
        for text in more:
            yield replace(line, text=text, bullet=False)

    def _line(self, element: Any) -> Line | None:
        ident = value_of(element, "pPr", "pStyle") or ""
        style = self._styles.get(ident, _Style())
        if style.contents:
            return None
        text = "\n".join(" ".join(part.split()) for part in _text(element).split("\n")).strip()
        line = Line(text, self._number, self._page if self._break else 0, style.heading, style.listed, True)
        line = replace(line, indent=style.indent)
        own = value_of(element, "pPr", "numPr", "numId")
        depth = value_of(element, "pPr", "numPr", "ilvl")
        list_id = style.list_id if own is None else own
        if not text or list_id in ("", "0"):
            return line
        shown, bullet = self._before(list_id, depth or style.depth, ident)
        indent = line.indent + _INDENT * number_in(depth or style.depth)
        return replace(
            line, text=f"{shown} {text}".strip(), bullet=not style.heading or bullet, indent=indent
        )

    def _before(self, list_id: str, depth: str | None, style: str) -> tuple[str, bool]:
        deep = self._numbers.depth_of(list_id, style) if depth is None else number_in(depth)
        return self._numbers.before(list_id, deep)

    def _breaks_in(self, element: Any, kind: str) -> list[Any]:
        found = element.iter(f"{W}{kind}") if kind else ()
        return [one for one in found if kind != "br" or one.get(f"{W}type") == "page"]

    def _rows(self, table: Any) -> Iterator[Line]:
        """The rows of a table; one that only places text is no table."""
        rows = [row for row in _parts(table) if row.find(f"{W}trPr/{W}del") is None]
        self._table += 1
        number = self._table
        above: list[str] = []
        for row in rows:
            cells, covered = _cells(row, above)
            above = cells
            real = len(rows) > 1 and sum(map(bool, cells)) >= 2
            if not real:
                for cell in _parts(row):
                    yield from self._lines(cell)
                continue
            self._number += 1
            text = " | ".join(cell for cell in cells if cell)
            page = self._page if self._break else 0
            yield Line(text, self._number, page, 0, False, True, tuple(cells), number, covered)
            self._page += len(self._breaks_in(row, self._break))


def _parts_of(text: str) -> list[str]:
    """A paragraph divided before the lines in it that begin with a label, a mark of a goal or a bullet.

    >>> _parts_of("Mål 1: Trygga\\nvägar\\nIndikator: Ljus\\n– Gupp")
    ['Mål 1: Trygga vägar', 'Indikator: Ljus', '– Gupp']
    """
    parts: list[str] = []
    for line in text.split("\n"):
        if not parts or label_of(line) or mark_of(line) or BULLET.match(line):
            parts.append(line)
        else:
            parts[-1] = f"{parts[-1]} {line}".strip()
    return parts


def _begins_with(paragraph: Any, part: Any) -> bool:
    """Whether no text stands before a part of a paragraph."""
    first = next((one for one in paragraph.iter() if one is part or (one.tag == f"{W}t" and one.text)), None)
    return first is part


def _parts(container: Any) -> Iterator[Any]:
    """The paragraphs, tables, rows or cells in a container, and those in what is put around them."""
    for one in container:
        if one.tag in (f"{W}p", f"{W}tbl", f"{W}tr", f"{W}tc"):
            yield one
        elif one.tag in _AROUND:
            yield from _parts(one)


def _cells(row: Any, above: list[str]) -> tuple[list[str], frozenset[int]]:
    """The texts of a row's cells, and the columns that the cell to the left of them goes over.

    A cell over several columns is said once, one over several rows in each.
    """
    covered: set[int] = set()
    cells = [""] * number_in(value_of(row, "trPr", "gridBefore"))
    for cell in _parts(row):
        merged = value_of(cell, "tcPr", "vMerge")
        if merged in ("", "continue"):
            text = above[len(cells)] if len(cells) < len(above) else ""
        else:
            text = " ".join(" ".join(map(_text, cell.iter(f"{W}p"))).split())
        more = min(number_in(value_of(cell, "tcPr", "gridSpan"), 1), 100) - 1
        covered.update(range(len(cells) + 1, len(cells) + 1 + more))
        cells += [text, *[""] * more]
    return cells, frozenset(covered)


def _text(element: Any) -> str:
    """The text of a paragraph: what was inserted too, and not what is deleted, struck, hidden or in boxes."""
    text = ""
    for one in element:
        if one.tag == f"{W}t":
            text += one.text or ""
        elif one.tag in _SPACES:
            text += " "
        elif one.tag in _BREAKS:
            text += "\n" if one.get(f"{W}type") in (None, "textWrapping") else " "
        elif one.tag == f"{W}noBreakHyphen":
            text += "-"
        elif any(_is_on(one, name) for name in _UNSEEN):
            continue
        elif value_of(one, "rPr", "vertAlign") == "superscript":
            text += raised(_text(one))
        elif one.tag not in _GONE and one.tag not in (f"{W}txbxContent", f"{W}p"):
            text += _text(one)
    return text


def _is_on(run: Any, name: str) -> bool:
    """Whether a run has a property that is on or off."""
    said = value_of(run, "rPr", name)
    return said is not None and said not in ("0", "false", "off")


def _styles(styles: Any) -> dict[str, _Style]:
    """What each style says, with what it takes from those that it is based on."""
    known = {str(one.get(f"{W}styleId")): one for one in styles.findall(f"{W}style")}
    found: dict[str, _Style] = {}
    for ident in known:
        bases: list[Any] = []
        at: str | None = ident
        while at in known and len(bases) < _MOST_BASES:
            bases.append(known[at])
            at = value_of(known[at], "basedOn")
        names = [value_of(one, "name") or "" for one in bases]
        headings = [int(hit[1]) for name in names if (hit := _HEADING.search(name))]
        outlined = [value_of(one, "pPr", "outlineLvl") for one in bases]
        depths = [number_in(one) + 1 for one in outlined if one is not None and number_in(one) < 9]
        lists = [value_of(one, "pPr", "numPr", "numId") for one in bases]
        levels = [value_of(one, "pPr", "numPr", "ilvl") for one in bases]
        found[ident] = _Style(
            heading=next(iter((*headings, *depths)), int(names[0] == "Title")),
            listed=any(map(_LIST.search, names)),
            indent=next((_INDENT * (int(hit[1]) - 1) for name in names if (hit := _LEVEL.search(name))), 0),
            contents=any(map(_CONTENTS.match, names)),
            list_id=next((one for one in lists if one is not None), ""),
            depth=next((one for one in levels if one is not None), None),
        )
    return found
