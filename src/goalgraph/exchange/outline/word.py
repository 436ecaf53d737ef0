"""The lines of a Word document, by python-docx.

In: a path. Out: its paragraphs and the rows of its tables, in order. A line's number is that of the
paragraph or row; pages are told where the document itself breaks them. What would unpack too large, or
declares entities, is refused before it is opened.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from goalgraph.base.errors import InputError
from goalgraph.exchange.outline.faults import DamagedDocument, DocumentTooLarge
from goalgraph.exchange.outline.lines import Line
from goalgraph.exchange.workbook.faults import UnsafeWorkbook, WorkbookTooLarge
from goalgraph.exchange.workbook.package import check

_HEADING = re.compile(r"(?:heading|rubrik)\s*(\d)", re.IGNORECASE)
_LIST = re.compile(r"list|punkt", re.IGNORECASE)


def word_lines(path: Path, most: int) -> Iterator[Line]:
    """The paragraphs and rows of a document.

    Raises:
        DocumentTooLarge: it would unpack to more than ``most`` megabytes.
        DamagedDocument: it is no Word document.
    """
    import docx
    from docx.table import Table

    try:
        check(path, most)
    except WorkbookTooLarge as error:
        raise DocumentTooLarge(path=path, size=f"> {most} MB", most=f"{most} MB") from error
    except UnsafeWorkbook as error:
        raise DamagedDocument(path=path, reason=f"{error.details['name']}: DOCTYPE, ENTITY") from error
    except InputError as error:
        raise DamagedDocument(path=path, reason=error.details["reason"]) from error
    try:
        parts = list(docx.Document(str(path)).iter_inner_content())
    except Exception as error:
        raise DamagedDocument(path=path, reason=f"{type(error).__name__}") from error
    number, page, table, paged = 0, 1, 0, any(_breaks(part) for part in parts)
    for part in parts:
        if isinstance(part, Table):
            table += 1
            for row in part.rows:
                number += 1
                cells = _cells([" ".join(cell.text.split()) for cell in row.cells])
                text = " | ".join(cell for cell in cells if cell)
                real = cells if sum(map(bool, cells)) >= 2 else ()
                yield Line(text, number, page if paged else 0, 0, False, True, real, table if real else 0)
            continue
        number += 1
        style = str(getattr(part.style, "name", "") or "")
        heading = _HEADING.search(style)
        level = int(heading[1]) if heading else int(style == "Title")
        properties = part._p.pPr
        listed = bool(_LIST.search(style)) or (properties is not None and properties.numPr is not None)
        page += _breaks(part)
        text = " ".join(part.text.split())
        yield Line(text, number, page if paged else 0, level, listed, True)


def _breaks(part: object) -> int:
    """How many pages a paragraph breaks."""
    element = getattr(part, "_p", None)
    return len(element.xpath('.//w:br[@w:type="page"]')) if element is not None else 0


def _cells(texts: list[str]) -> tuple[str, ...]:
    """The cells of a row; one that stretches over several columns is said once."""
    return tuple("" if at and text == texts[at - 1] else text for at, text in enumerate(texts))
