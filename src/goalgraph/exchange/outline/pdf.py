"""The lines of a PDF document, by pdfplumber.

In: a path. Out: its lines as they stand on its pages, and the rows of tables that are ruled. A line's number
is counted through the document. More pages than are read, a page that takes too long, or a stream that is too
large when it is unpacked, is refused.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from goalgraph.base.extras import needing
from goalgraph.exchange.outline.faults import DamagedDocument, DocumentTooLarge
from goalgraph.exchange.outline.lines import Line
from goalgraph.exchange.outline.streams import MOST_IMAGE, MOST_STREAM, too_large

MOST_PAGES = 400
MOST_SECONDS = 120
MOST_CHARACTERS = 40_000


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
    until = time.monotonic() + MOST_SECONDS
    number = table = 0
    try:
        with pdfplumber.open(path) as document:
            for at, page in enumerate(document.pages, 1):
                if at > MOST_PAGES:
                    raise DocumentTooLarge(path=path, size=f"> {MOST_PAGES} p.", most=f"{MOST_PAGES} p.")
                if time.monotonic() > until:
                    raise DocumentTooLarge(path=path, size=f"> {MOST_SECONDS} s", most=f"{MOST_SECONDS} s")
                if len(page.chars) > MOST_CHARACTERS:
                    size = f"p. {at}: {len(page.chars)}"
                    raise DocumentTooLarge(path=path, size=size, most=f"{MOST_CHARACTERS}")
                for cells, text in _page(page):
                    number += 1
                    table += bool(cells) and text == ""
                    shown = " | ".join(cell for cell in cells if cell) if cells else text
                    yield Line(shown, number, at, cells=cells, whole=bool(cells), table=table if cells else 0)
                page.close()
    except DocumentTooLarge:
        raise
    except Exception as error:
        raise DamagedDocument(path=path, reason=type(error).__name__) from error


def _page(page: Any) -> Iterator[tuple[tuple[str, ...], str]]:
    """What stands on a page from above: lines of text, an empty one where there is a gap, and rows.

    The first row of a table has an empty text with it, the others a space.
    """
    tables = [one for one in page.find_tables() if len(one.rows) > 1]
    found: list[tuple[float, float, tuple[str, ...], str]] = []
    for one in tables:
        for at, (row, cells) in enumerate(zip(one.rows, one.extract(), strict=True)):
            texts = tuple(" ".join(str(cell or "").split()) for cell in cells)
            if sum(map(bool, texts)) >= 2:
                found.append((row.bbox[1], row.bbox[3], texts, " " if at else ""))
    outside = page
    for one in tables:
        outside = outside.outside_bbox(one.bbox)
    for line in outside.extract_text_lines(return_chars=False):
        found.append((line["top"], line["bottom"], (), line["text"]))
    found.sort(key=lambda one: one[0])
    bottom: float | None = None
    for top, low, texts, text in found:
        if bottom is not None and top - bottom > 0.9 * (low - top) and not texts:
            yield (), ""
        bottom = low
        yield texts, text
    yield (), ""
