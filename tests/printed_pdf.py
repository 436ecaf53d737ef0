"""PDF documents: one written by hand, Latin-1 text in a standard font, each where it is to stand; and what is read in one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pypdfium2

Text = tuple[int, int, str]


def written(
    path: Path, pages: Sequence[Sequence[Text]], ruled: Sequence[tuple[int, int, int, int]] = ()
) -> Path:
    """A PDF with texts at their places: from the left, and from above; and lines on each page."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>"]
    kids = " ".join(f"{4 + 2 * at} 0 R" for at in range(len(pages)))
    objects.append(f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>")
    objects.append("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
    for at, texts in enumerate(pages):
        drawn = "".join(f"BT /F1 11 Tf {x} {842 - y} Td ({text}) Tj ET\n" for x, y, text in texts if text)
        drawn += "".join(f"{a} {842 - b} m {c} {842 - d} l S\n" for a, b, c, d in ruled)
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


def texts_of(path: Path) -> list[str]:
    """What is read on each sheet, with one space between words: without their places, which take long to find."""
    document = pypdfium2.PdfDocument(path)
    try:
        return [" ".join(sheet.get_textpage().get_text_range().split()) for sheet in document]
    finally:
        document.close()
