"""The lines of a document, whatever kind of file it is in.

In: the path of a text, Markdown, HTML, Word or PDF file. Out: its lines, each with its number and, where
there are pages, the page; a row of a table has its cells. Files that are too large are refused before they
are read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from goalgraph.base.errors import InputError, SourceNotFound
from goalgraph.base.frozen import Frozen
from goalgraph.exchange.outline.faults import DamagedDocument, DocumentTooLarge, NotADocument, NoText

MOST_MEGABYTES = 32
MOST_LINES = 100_000
LONGEST_LINE = 10_000
_PLAIN = frozenset({".txt", ".md", ".markdown"})
_WEB = frozenset({".html", ".htm"})
_RULE = re.compile(r"[\s|:+=-]+")
_UNREADABLE = re.compile("[\0-\x08\x0e-\x1f\ufffe\uffff]")


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
    """

    text: str
    number: int
    page: int = 0
    heading: int = 0
    bullet: bool = False
    whole: bool = False
    cells: tuple[str, ...] = ()
    table: int = 0


def lines_of(path: Path, most: int = MOST_MEGABYTES) -> list[Line]:
    """The lines of a document.

    Raises:
        SourceNotFound, InputError: there is nothing, or it cannot be read.
        NotADocument: it is of another kind.
        DocumentTooLarge: it is refused for its size.
        NoText: nothing stands in it.
        ExtraMissing: what reads it is not installed.
    """
    if not path.exists():
        raise SourceNotFound(path=path)
    try:
        size = path.stat().st_size
        if size > most << 20:
            raise DocumentTooLarge(path=path, size=f"{size / (1 << 20):.0f} MB", most=f"{most} MB")
        found = list(_read(path, most))
    except OSError as error:
        raise InputError(path=path, reason=error.strerror or error) from error
    if not any(line.text.strip() for line in found):
        raise NoText(path=path)
    return found


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


def plain_lines(text: str, *, markdown: bool = False) -> Iterator[Line]:
    """The lines of a text; form feeds divide pages, bars or tabs the cells of a table."""
    page, paged = 1, "\f" in text
    table, in_table = 0, False
    for number, raw in enumerate(re.split(r"\r\n|\n|\r", text), 1):
        page += raw.count("\f")
        line = raw.replace("\f", "")
        heading = 0
        if markdown and (mark := re.match(r"(#{1,6})\s+(?=\S)", line)):
            heading, line = len(mark[1]), line[mark.end() :].rstrip("# ")
        if markdown:
            line = line.replace("**", "").replace("__", "")
        cells = _cells(line)
        if cells and "-" in line and _RULE.fullmatch(line):
            continue
        table += bool(cells) and not in_table
        in_table = bool(cells)
        yield Line(line, number, page if paged else 0, heading, cells=cells, table=table if cells else 0)


def _cells(line: str) -> tuple[str, ...]:
    """The cells of a row whose cells are divided by bars or tabs."""
    stripped = line.strip()
    if stripped.count("|") >= 2 or (stripped.count("|") == 1 and not stripped.endswith("|")):
        cells = tuple(cell.strip() for cell in stripped.strip("|").split("|"))
    else:
        cells = tuple(cell.strip() for cell in re.split(r"\t+", stripped))
    return cells if sum(map(bool, cells)) >= 2 and len(cells[0]) > 1 else ()
