"""The lines of a Markdown text as whoever reads it sees them.

In: the text. Out: its lines, none more and none fewer, each with the level of the heading that it is. What is
not shown is left out: settings in front of the text, comments, the signs of quotes, boxes to tick and
emphasis, tags, and what leads to notes and addresses. What is written by
a code ("&nbsp;") is what the code stands for.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from goalgraph.exchange.outline.notes import raised, without_markup

_SETTINGS = re.compile(
    r"\A---[ \t]*\n\w[\w-]*:.*\n(?:\w[\w-]*:.*\n|[ \t#-].*\n|\n)*?(?:---|\.\.\.)[ \t]*(?=\n|\Z)"
)
_HEADING = re.compile(r"(#{1,6})\s+(?=\S)")
_FENCE = re.compile(r"\s*(?:`{3}|~{3})[^`]*")
_UNDERLINE = re.compile(r" {0,3}(?:(=+)|-{2,})\s*")
_OTHER = re.compile(r"\s*(?:[-*+>|#=]|\d{1,3}[.)]\s)")
_QUOTED = re.compile(r"\s*(?:>\s?)+")
_TO_TICK = re.compile(r"^(\s*\d{1,3}[.)]\s+)\[[ xX]\]\s+")
_RAISED = re.compile(r"<sup>([^<>]*)</sup>", re.IGNORECASE)
_CELLS = re.compile(r"</t[dh]>\s*<t[dh]\b[^<>]*>", re.IGNORECASE)
_BREAK = re.compile(r"</?(?:br|td|th|tr|p|div|li)\b[^<>]*>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-z][^<>]*>", re.IGNORECASE)
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{}~])")


def marked_lines(text: str) -> Iterator[tuple[str, int]]:
    """The lines of a text without what is not shown, each with its level as a heading; 0 where it is none.

    >>> list(marked_lines("Mål\\n---\\n> **Fler** ska&nbsp;cykla <!-- än -->"))
    [('Mål', 2), ('', 0), ('Fler ska\\xa0cykla ', 0)]
    """
    lines = _without_comments(_SETTINGS.sub(lambda found: "\n" * found[0].count("\n"), text)).split("\n")
    before = ""
    for line, below in zip(lines, [*lines[1:], ""], strict=True):
        underline = _UNDERLINE.fullmatch(below)
        if underline and line.strip() and not before.strip() and not _OTHER.match(line):
            yield _shown(line), 1 if underline[1] else 2
        elif _UNDERLINE.fullmatch(line) or _FENCE.fullmatch(line):
            yield "", 0
        elif mark := _HEADING.match(line):
            yield _shown(line[mark.end() :].rstrip("# ")), len(mark[1])
        else:
            yield _shown(line), 0
        before = line


def _without_comments(text: str) -> str:
    """A text without comments, and with as many lines; one that does not end is none."""
    parts, at = [], 0
    while (start := text.find("<!--", at)) >= 0 and (end := text.find("-->", start + 4)) >= 0:
        parts += [text[at:start], "\n" * text.count("\n", start, end)]
        at = end + 3
    return "".join([*parts, text[at:]])


def _shown(line: str) -> str:
    line = _TO_TICK.sub(r"\1", _unquoted(line.replace("**", "").replace("__", "")))
    line = _RAISED.sub(
        lambda found: raised(found[1]), _BREAK.sub(" ", _CELLS.sub(" | ", without_markup(line)))
    )
    return _ESCAPED.sub(r"\1", html.unescape(_TAG.sub("", line)))


def _unquoted(line: str) -> str:
    found = _QUOTED.match(line)
    return line[found.end() :] if found else line
