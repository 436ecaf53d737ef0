"""The lines of an HTML page, by the standard parser.

In: markup. Out: lines: headings, paragraphs, items of lists, rows of tables. What is not shown (scripts,
styles, templates, what is ``hidden``), what is struck through and what is chosen among (``option``) is passed
by, and nothing is fetched. What is about the page and not of the document (``nav``, ``footer``, and
``header`` but for its headings) is told as such.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser

from goalgraph.exchange.outline.lines import Line
from goalgraph.exchange.outline.notes import raised
from goalgraph.exchange.outline.spans import Spans

_HIDDEN = frozenset({"script", "style", "template", "head", "noscript", "svg"})
_BLOCKS = frozenset(
    {
        "p",
        "div",
        "section",
        "article",
        "li",
        "ul",
        "ol",
        "table",
        "tr",
        "br",
        "blockquote",
        "dl",
        "dt",
        "dd",
        "pre",
    }
)
_LISTS = frozenset({"ul", "ol"})
# So far in each list in a list stands.
_INDENT = 4
_HEADING = re.compile(r"h[1-6]")
_VOID = frozenset({"br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"})
# What ends without an end tag where the next of it begins.
_IMPLIED = frozenset({"p", "li", "tr", "td", "th", "dt", "dd", "option"})
_PASSED_BY = frozenset({"del", "s", "strike", "option", "datalist"})
_ASIDE = frozenset({"nav", "footer", "header"})
# What an item begins with is the item itself.
_OF_ITEM = frozenset({"p", "div"})
# Where the document itself begins, even if what is about the page was not ended.
_DOCUMENT = frozenset({"main", "article"})
_NOT_SHOWN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)\b", re.IGNORECASE)
_NUMBER, _NUMBERED = re.compile(r"[1-9]\d{0,3}", re.ASCII), re.compile(r"\d+[.)]\s")
# So much of a page is read at a time, so that one that is too large is refused before it is read to its end.
_PIECE = 1 << 16


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Line] = []
        self._text: list[str] = []
        self._cells: list[tuple[str, int, int]] = []
        self._spans, self._span = Spans(), (1, 1)
        self._heading = self._table = self._hidden = self._line = self._inner = 0
        # The lists that are open, each with the number of its next item; 0 for one without.
        self._lists: list[int] = []
        self._bullet = self._in_row = self._in_cell = self._raised = False
        # The number that a page shows before the item that is read.
        self._mark = ""
        # Whether a term of a list of descriptions waits for what is said of it.
        self._term = False
        # The elements about the page that are open, the outermost first.
        self._aside: list[str] = []
        # The elements that are open in one that is not shown, and that one first.
        self._unseen: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._is_unseen(tag, attrs):
            return
        if tag in _HIDDEN:
            self._hidden += 1
        elif tag in _ASIDE:
            self._end()
            self._aside.append(tag)
        elif tag in _DOCUMENT:
            self._end()
            self._aside = []
        elif tag == "sup":
            self._raised = True
        elif tag in ("td", "th"):
            self._end_cell()
            self._text, self._in_cell = [], self._in_row
            told = dict(attrs)
            self._span = (_count(told.get("rowspan")), _count(told.get("colspan")))
        elif tag in _BLOCKS or _HEADING.fullmatch(tag):
            if self._in_row and tag != "tr":
                self._text.append(" ")
                self._inner += tag == "table"
                return
            if self._bullet and tag in _OF_ITEM and not _spaced(self._text):
                return
            said_of_term = self._term and tag in ("dd", "p")
            if not said_of_term:
                self._end()
            elif tag == "dd":
                self._text.append(" " if _spaced(self._text).endswith(":") else ": ")
            self._term = tag == "dt" or said_of_term
            if tag in _LISTS:
                self._lists.append(_first(attrs) if tag == "ol" else 0)
            self._heading = int(tag[1]) if _HEADING.fullmatch(tag) else 0
            self._bullet, self._mark = tag == "li", ""
            if self._bullet and self._lists and self._lists[-1]:
                self._count(attrs)
            self._in_row = tag == "tr"
            if tag == "table":
                self._table += 1
                self._spans.begin_table()

    def _count(self, attrs: list[tuple[str, str | None]]) -> None:
        """Write the number that a page shows before an item."""
        number = _whole(dict(attrs).get("value")) or self._lists[-1]
        self._lists[-1] = number + 1
        self._mark = f"{number}. "

    def _is_unseen(self, tag: str, attrs: list[tuple[str, str | None]]) -> bool:
        """Whether an element that begins is hidden, or in one that is."""
        if self._unseen and self._unseen[-1] == tag and tag in _IMPLIED:
            self._unseen.pop()
        if not self._unseen and tag not in _PASSED_BY and not any(_hides(*one) for one in attrs):
            return False
        if not self._unseen and tag in _BLOCKS and not self._in_row:
            self._end()
        if tag not in _VOID:
            self._unseen.append(tag)
        return True

    def handle_endtag(self, tag: str) -> None:
        if tag in self._unseen:
            while self._unseen.pop() != tag:
                pass
            return
        self._unseen = []
        if tag in _HIDDEN:
            self._hidden = max(0, self._hidden - 1)
        elif tag in _ASIDE | _DOCUMENT:
            self._end()
            while tag in self._aside and self._aside.pop() != tag:
                pass
        elif tag == "sup":
            self._raised = False
        elif tag in ("td", "th"):
            self._end_cell()
        elif tag == "table" and self._inner:
            self._inner -= 1
        elif tag == "tr" or (tag == "table" and self._in_row):
            self._end()
            self._in_row = False
        elif (tag in _BLOCKS or _HEADING.fullmatch(tag)) and not self._in_row and tag != "dt":
            self._end()
            self._term = False
            if tag in _LISTS and self._lists:
                self._lists.pop()
            self._heading, self._bullet = 0, False

    def handle_data(self, data: str) -> None:
        if not self._hidden and not self._unseen:
            if not _spaced(self._text):
                self._line = self.getpos()[0] + len(data[: len(data) - len(data.lstrip())].split("\n")) - 1
            self._text.append(raised(data) if self._raised else data)

    def _end_cell(self) -> None:
        """End a cell, whose end need not be told."""
        if self._in_cell:
            self._cells.append((_spaced(self._text), *self._span))
            self._text, self._in_cell = [], False

    def _end(self) -> None:
        self._end_cell()
        row, covered = self._spans.placed(self._cells) if self._cells else ((), frozenset[int]())
        cells = row if sum(map(bool, row)) >= 2 else ()
        text = " | ".join(cell for cell in row if cell) if self._cells else _spaced(self._text)
        if text:
            text = text if _NUMBERED.match(text) else self._mark + text
            self.found.append(
                Line(
                    text, max(1, self._line), 0, self._heading, self._bullet, True, cells,
                    self._table if cells else 0, covered if cells else frozenset(), self._passed(),
                    _INDENT * len(self._lists) if self._bullet else 0,
                )
            )  # fmt: skip
        self._text, self._cells, self._raised, self._mark = [], [], False, ""

    def _passed(self) -> str:
        """The element about the page that a line is in; none for a heading at the top of the document."""
        top = self._heading and set(self._aside) == {"header"}
        return "" if top or not self._aside else self._aside[0]

    def taken(self) -> list[Line]:
        """The lines that were found since they were last taken."""
        found, self.found = self.found, []
        return found

    def close(self) -> None:
        super().close()
        self._end()


def web_lines(text: str) -> Iterator[Line]:
    """The lines of a page, with the number of the line of markup that each begins on.

    >>> [line.text for line in web_lines("<h1>Goals</h1><p>One <b>goal</b></p>")]
    ['Goals', 'One goal']
    """
    page = _Page()
    start = 0
    while start < len(text):
        end = text.rfind("<", start + 1, start + _PIECE) if start + _PIECE < len(text) else len(text)
        end = end if end > start else start + _PIECE
        page.feed(text[start:end])
        yield from page.taken()
        start = end
    page.close()
    yield from page.taken()


def _first(attrs: list[tuple[str, str | None]]) -> int:
    """The number of the first item of a list; 0 where the page shows letters or counts down."""
    told = dict(attrs)
    return 0 if told.get("type") not in (None, "1") or "reversed" in told else _whole(told.get("start")) or 1


def _whole(text: str | None) -> int:
    """The number that an attribute says, if it is one that a list may have."""
    return int(text) if text and _NUMBER.fullmatch(text) else 0


def _hides(name: str, value: str | None) -> bool:
    """Whether an attribute says that its element is not shown."""
    return name == "hidden" or (name == "style" and bool(_NOT_SHOWN.search(value or "")))


def _count(text: str | None) -> int:
    """How many rows or columns a cell goes over, as it says."""
    return int(text) if text and text.isdecimal() and len(text) < 5 else 1


def _spaced(parts: list[str]) -> str:
    return " ".join("".join(parts).split())
