"""The lines of a document, whatever kind of file it is in.

In: the path of a text, Markdown, HTML, Word or PDF file. Out: its lines, each with its number and, where
there are pages, the page; a row of a table has its cells. Files that are too large are refused before they
are read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from types import MappingProxyType

from goalgraph.base.errors import InputError
from goalgraph.base.files import require
from goalgraph.base.wording import LANGUAGES, wording
from goalgraph.exchange.kinds import kind_of
from goalgraph.exchange.outline.faults import (
    DamagedDocument,
    DocumentTooLarge,
    MisnamedDocument,
    NotADocument,
    NoText,
)
from goalgraph.exchange.outline.lines import Line, plain_lines

MOST_MEGABYTES = 32
MOST_LINES = 100_000
LONGEST_LINE = 10_000
_PLAIN = frozenset({".txt", ".md", ".markdown"})
_WEB = frozenset({".html", ".htm"})
_ENDINGS = MappingProxyType({"word": ".docx", "pdf": ".pdf", "html": ".html", "markdown": ".md"})
# Kinds of files that are no text.
_BINARY = frozenset(
    {"word", "pdf", "excel", "opendocument", "slides", "old-office", "picture", "packed", "database"}
)
_UNREADABLE = re.compile("[\0-\x08\x0e-\x1f\ufffe\uffff]")


def lines_of(path: Path, most: int = MOST_MEGABYTES) -> list[Line]:
    """The lines of a document.

    Raises:
        SourceNotFound, InputError: there is nothing, or it cannot be read.
        NotADocument: it is of another kind.
        MisnamedDocument: it is a document, but not of the kind that its name says.
        DocumentTooLarge: it is refused for its size.
        NoText: nothing stands in it.
        ExtraMissing: what reads it is not installed.
    """
    require(path)
    try:
        size = path.stat().st_size
        if size > most << 20:
            raise DocumentTooLarge(path=path, size=f"{size / (1 << 20):.0f} MB", most=f"{most} MB")
        _refuse_misnamed(path)
        found = list(_read(path, most))
    except OSError as error:
        raise InputError(path=path, reason=error.strerror or error) from error
    if not any(line.text.strip() for line in found):
        raise NoText(path=path)
    return found


def _refuse_misnamed(path: Path) -> None:
    """Refuse a file that is not what its name says, by what it holds."""
    if path.is_dir():
        return
    ending, kind = path.suffix.lower(), kind_of(path)
    if ending in _PLAIN:
        wrong = kind in _BINARY or kind == "html"
    elif ending in _WEB:
        wrong = kind in _BINARY
    elif ending == ".docx":
        wrong = kind not in ("word", "empty", "bytes", "packed", "old-office")
    elif ending == ".pdf":
        wrong = kind not in ("pdf", "empty", "bytes") and not _begins_late(path)
    else:
        wrong = kind in ("word", "pdf", "html")
    if not wrong:
        return
    said = {lang: wording(lang)["importing"]["kinds"] for lang in LANGUAGES}
    found = {lang: str(kinds.get(kind) or kinds["text"]) for lang, kinds in said.items()}
    if kind in _BINARY - {"word", "pdf"}:
        raise NotADocument(path=path, found=found)
    raise MisnamedDocument(path=path, found=found, name=path.with_suffix(_ENDINGS.get(kind, ".txt")).name)


def _begins_late(path: Path) -> bool:
    """Whether a PDF begins after something else, as it may."""
    with path.open("rb") as file:
        return b"%PDF-" in file.read(1024)


def _read(path: Path, most: int) -> Iterator[Line]:
    ending = path.suffix.lower()
    if path.is_dir():
        raise NotADocument(path=path, found=path.name)
    if ending in _PLAIN:
        lines = plain_lines(_text(path), markdown=ending != ".txt")
    elif ending in _WEB:
        from goalgraph.exchange.outline.web import web_lines

        lines = web_lines(_text(path))
    elif ending == ".docx":
        from goalgraph.exchange.outline.word import word_lines

        lines = word_lines(path, most)
    elif ending == ".pdf":
        from goalgraph.exchange.outline.pdf import pdf_lines

        lines = pdf_lines(path)
    else:
        raise NotADocument(path=path, found=path.suffix or path.name)
    for count, line in enumerate(lines, 1):
        if count > MOST_LINES or len(line.text) > LONGEST_LINE:
            size = f"{count} × {len(line.text)}"
            raise DocumentTooLarge(path=path, size=size, most=f"{MOST_LINES} × {LONGEST_LINE}")
        yield line


def _text(path: Path) -> str:
    data = path.read_bytes()
    encodings = ["utf-16"] if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ["utf-8-sig", "cp1252"]
    for encoding in encodings:
        try:
            return _UNREADABLE.sub("", data.decode(encoding))
        except UnicodeDecodeError:
            continue
    raise DamagedDocument(path=path, reason="neither UTF-8 nor Windows-1252")
