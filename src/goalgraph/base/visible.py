r"""The gate for text that people see: nothing that steers a screen, turns the text around it or hides in it.

In: text from data or from whoever runs a command. Out: the same text without control characters and what
turns its direction (a space stands in their place, for they often part words), and without signs that have
no width.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

_CONTROLS = "\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069"
_HIDDEN = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u2060-\u2065\u206a-\u206f"
    "\u3164\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
# Joiners shape words of Arabic and Indic scripts, and emoji; after anything else they only hide.
_SHAPED = (
    "\u0600-\u07ff\u0900-\u0dff\u0f00-\u109f\u1780-\u18af\ufb50-\ufdff\ufe0f"
    "\ufe70-\ufefc\U0001f000-\U0001faff"
)
_JOINERS = f"(?<![{_SHAPED}])[\u200c\u200d]"


@cache
def unseen() -> re.Pattern[str]:
    """What is no part of a text that people read."""
    return re.compile(f"[{_CONTROLS}{_HIDDEN}]|{_JOINERS}")


@cache
def _controls() -> re.Pattern[str]:
    return re.compile(f"[{_CONTROLS}]")


@cache
def _any() -> re.Pattern[str]:
    """Any sign that may be no part of it: one set of signs, which is looked for many times as fast."""
    return re.compile(f"[{_CONTROLS}{_HIDDEN}\u200c\u200d]")


@cache
def _marks() -> re.Pattern[str]:
    return re.compile(f"[{_HIDDEN}]|{_JOINERS}")


def visible(text: str) -> str:
    r"""The text with its lines and tabs, and nothing else that cannot be seen.

    >>> visible("Trygg\x0bskol\u00adväg\n\x1b[2Jför alla")
    'Trygg skolväg\n [2Jför alla'
    """
    if (text.isascii() and text.isprintable()) or not _any().search(text):
        return text
    return _controls().sub(" ", _marks().sub("", text.replace("\r\n", "\n")))


def one_line(text: str) -> str:
    r"""The text in one line, whatever is in it.

    >>> one_line("två\n rader\u200b")
    'två rader'
    """
    return " ".join(visible(text).split())


def without_secrets(text: str) -> str:
    """The text, with no name and password in an address, whether or not it is written as one should be.

    >>> without_secrets("https:/me:s3/cr3t@example.org/a and https://example.org:8080/a@b")
    'https:/example.org/a and https://example.org:8080/a@b'
    """
    return _word().sub(lambda found: _without_secrets(found[0]), text) if "@" in text else text


def _without_secrets(word: str) -> str:
    """A word without what stands before the last ``@`` of an address's server, or of one that has none.

    Each sign is looked at a few times at most, however many addresses there are.
    """
    parts, done, last = [], 0, word.rfind("@")
    while (scheme := _scheme().search(word, done)) and scheme.end() <= last:
        begin = scheme.end()
        path = _path().search(word, begin)
        server = word[begin : path.start() if path else len(word)]
        _, colon, port = server.partition(":")
        parts.append(word[done:begin])
        if "@" in server:
            done = begin + server.rfind("@") + 1
        else:
            done = last + 1 if colon and not port.isdecimal() else begin
    return "".join([*parts, word[done:]])


@cache
def _word() -> re.Pattern[str]:
    return re.compile(r"\S+")


@cache
def _scheme() -> re.Pattern[str]:
    return re.compile(r"\b(?:https?|ftps?|sftp|wss?):/*", re.IGNORECASE)


@cache
def _path() -> re.Pattern[str]:
    return re.compile(r"[/?#]")


def shortened(text: str, most: int) -> str:
    """The beginning and the end of a text that is longer than ``most`` signs.

    >>> shortened("abcdefghijklmnop", 8)
    'abcdef … op'
    """
    return text if len(text) <= most else f"{text[: most * 3 // 4]} … {text[-most // 4 :]}"


def cell(text: str) -> str:
    r"""The text with its blanks as they are, without a line break or tab.

    >>> cell("två\nrader,  två")
    'två rader,  två'
    """
    return re.sub(r"[\t\n]+", " ", visible(text))


def in_lines(lines: Iterable[str]) -> str:
    r"""A text of several lines: each one line of it, whatever is in it.

    >>> in_lines(["Mål", "  KS 1 · två\nrader"])
    'Mål\n  KS 1 · två rader\n'
    """
    return "".join(cell(line).rstrip() + "\n" for line in lines)


def visible_tree(value: Any) -> Any:
    r"""Plain values as JSON has them, each text in them visible.

    >>> visible_tree({"label": ["a\x07"], "count": 1})
    {'label': ['a '], 'count': 1}
    """
    if isinstance(value, str):
        return visible(value)
    if isinstance(value, Mapping):
        return {visible_tree(key): visible_tree(held) for key, held in value.items()}
    if isinstance(value, list | tuple):
        return [visible_tree(held) for held in value]
    return value
