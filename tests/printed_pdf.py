"""PDF documents: one written by hand, Latin-1 text in a standard font, each where it is to stand; and what is read in one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from ctypes import byref
from dataclasses import dataclass
from math import hypot
from pathlib import Path

import pypdfium2
from pypdfium2 import raw

Text = tuple[int, int, str]


def written(
    path: Path,
    pages: Sequence[Sequence[Text]],
    ruled: Sequence[tuple[int, int, int, int]] = (),
    small: Sequence[tuple[int, int, int, str]] = (),
    dots: Sequence[tuple[int, int]] = (),
) -> Path:
    """A PDF with texts at their places: from the left, and from above.

    On each page are lines, texts in letters of another size, which they begin with, and small filled squares.
    """
    objects = ["<< /Type /Catalog /Pages 2 0 R >>"]
    kids = " ".join(f"{4 + 2 * at} 0 R" for at in range(len(pages)))
    objects.append(f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>")
    objects.append("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
    for at, texts in enumerate(pages):
        sized = [(11, *one) for one in texts]
        sized = sorted([*sized, *small], key=lambda one: (one[2] // 12, one[1])) if small else sized
        drawn = "".join(f"BT /F1 {size} Tf {x} {842 - y} Td ({t}) Tj ET\n" for size, x, y, t in sized if t)
        drawn += "".join(f"{a} {842 - b} m {c} {842 - d} l S\n" for a, b, c, d in ruled)
        drawn += "".join(f"{x} {842 - y} 4 4 re f\n" for x, y in dots)
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> "
            f"/Contents {5 + 2 * at} 0 R >>"
        )
        objects.append(f"<< /Length {len(drawn.encode('cp1252'))} >>\nstream\n{drawn}endstream")
    data, places = b"%PDF-1.4\n", []
    for number, one in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n{one}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    head = f"xref\n0 {len(places) + 1}\n0000000000 65535 f \n{table}"
    tail = f"trailer\n<< /Size {len(places) + 1} /Root 1 0 R >>\nstartxref\n{len(data)}\n%%EOF\n"
    path.write_bytes(data + (head + tail).encode())
    return path


@dataclass(frozen=True)
class Word:
    """A word with its place on the sheet, from the left and from above, and how large its letters are."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    size: float


@dataclass(frozen=True)
class Sheet:
    """A sheet with its words, the uppermost first, and how far from the left each drawn curve begins."""

    width: float
    height: float
    words: tuple[Word, ...]
    ways: tuple[float, ...]


def sheets_of(path: Path) -> list[Sheet]:
    """The sheets with what stands and is drawn on them: compiled, as reading a drawing in Python takes ten seconds."""
    document = pypdfium2.PdfDocument(path)
    try:
        return [_sheet(page) for page in document]
    finally:
        document.close()


def _sheet(page: pypdfium2.PdfPage) -> Sheet:
    width, height = page.get_size()
    read = page.get_textpage()
    words = [
        _word(read, found, height) for found in re.finditer(r"\S+", read.get_text_range(errors="replace"))
    ]
    ways = tuple(
        one.get_bounds()[0]
        for one in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH])
        if raw.FPDFPathSegment_GetType(raw.FPDFPath_GetPathSegment(one, 1)) == raw.FPDF_SEGMENT_BEZIERTO
    )
    return Sheet(width, height, tuple(sorted(words, key=lambda word: (word.top, word.left))), ways)


def _word(read: pypdfium2.PdfTextPage, found: re.Match[str], height: float) -> Word:
    boxes = [read.get_charbox(at, loose=True) for at in range(*found.span())]
    left, bottom, right, top = zip(*boxes, strict=True)
    turned = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(read, found.start(), byref(turned))
    size = raw.FPDFText_GetFontSize(read, found.start()) * hypot(turned.c, turned.d)
    return Word(found[0], min(left), max(right), height - max(top), height - min(bottom), size)


def texts_of(path: Path) -> list[str]:
    """What is read on each sheet, with one space between words: without their places, which take long to find."""
    document = pypdfium2.PdfDocument(path)
    try:
        return [" ".join(sheet.get_textpage().get_text_range().split()) for sheet in document]
    finally:
        document.close()
