"""The numbers that Word puts before paragraphs, which do not stand in their text: "Mål 1.", "2.1", "b)".

In: the numbering of a Word document, and which list a paragraph is in and how deep, in the order of the
document. Out: what is shown before each, and whether it is a bullet.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PLACE = re.compile(r"%([1-9])")
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
          (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_DEEPEST, _HIGHEST = 8, 100_000


def value_of(element: Any, *path: str) -> str | None:
    """What an element some steps further in says; none where there is no such element.

    Its ``val``, or an empty text where it has none.
    """
    for step in path:
        element = None if element is None else element.find(f"{W}{step}")
    return None if element is None else str(element.get(f"{W}val", ""))


def number_in(text: str | None, default: int = 0) -> int:
    """The number in an attribute, within bounds."""
    try:
        return max(0, min(int(text or default), _HIGHEST))
    except ValueError:
        return default


class Numbers:
    """Counts the paragraphs of a document's lists."""

    def __init__(self, numbering: Any | None) -> None:
        self._lists: dict[str, tuple[str, Mapping[int, Any]]] = {}
        self._starts: dict[str, dict[int, int]] = {}
        self._counts: dict[str, list[int | None]] = {}
        if numbering is not None:
            self._read(numbering)

    def _read(self, numbering: Any) -> None:
        levels: dict[str, dict[int, Any]] = {}
        for one in numbering.findall(f"{W}abstractNum"):
            found = {number_in(level.get(f"{W}ilvl")): level for level in one.findall(f"{W}lvl")}
            levels[str(one.get(f"{W}abstractNumId"))] = found
        for one in numbering.findall(f"{W}num"):
            ident, abstract = str(one.get(f"{W}numId")), value_of(one, "abstractNumId") or ""
            own = dict(levels.get(abstract, {}))
            for change in one.findall(f"{W}lvlOverride"):
                at = number_in(change.get(f"{W}ilvl"))
                if (level := change.find(f"{W}lvl")) is not None:
                    own[at] = level
                if (start := value_of(change, "startOverride")) is not None:
                    self._starts.setdefault(ident, {})[at] = number_in(start, 1)
            self._lists[ident] = (abstract, own)

    def depth_of(self, ident: str, style: str) -> int:
        """How deep in a list the paragraphs of a style are."""
        levels = self._lists.get(ident, ("", {}))[1]
        return next((at for at, level in levels.items() if value_of(level, "pStyle") == style), 0)

    def before(self, ident: str, depth: int) -> tuple[str, bool]:
        """What is shown before the next paragraph of a list, and whether it is a bullet."""
        abstract, levels = self._lists.get(ident, ("", {}))
        level = levels.get(depth)
        if level is None or depth > _DEEPEST:
            return "", ident in self._lists
        form = value_of(level, "numFmt") or "decimal"
        counts = self._counts.setdefault(abstract, [None] * (_DEEPEST + 1))
        for at, start in self._starts.pop(ident, {}).items():
            counts[at : at + 1] = [start - 1]
        known = counts[depth]
        counts[depth] = number_in(value_of(level, "start"), 1) if known is None else known + 1
        counts[depth + 1 :] = [None] * (_DEEPEST - depth)
        if form == "bullet":
            return "", True

        def number(found: re.Match[str]) -> str:
            at = int(found[1]) - 1
            of = levels.get(at)
            count = counts[at]
            if count is None:
                count = number_in(value_of(of, "start"), 1) if of is not None else 1
            own = (value_of(of, "numFmt") if of is not None else None) or "decimal"
            legal = level.find(f"{W}isLgl") is not None
            return _FORMS.get("decimal" if legal else own, str)(count)

        return _PLACE.sub(number, value_of(level, "lvlText") or "").strip(), False


def _letters(count: int) -> str:
    """The letters that count: a to z, then aa.

    >>> _letters(2), _letters(28)
    ('b', 'bb')
    """
    return chr(ord("a") + (count - 1) % 26) * min((count - 1) // 26 + 1, 9) if count else "0"


def _roman(count: int) -> str:
    """A number as the Romans wrote it.

    >>> _roman(14)
    'xiv'
    """
    written = ""
    for worth, sign in _ROMAN:
        times, count = divmod(count, worth)
        written += sign * times
    return written


_FORMS: Mapping[str, Callable[[int], str]] = MappingProxyType({
    "decimalZero": "{:02}".format, "lowerLetter": _letters, "upperLetter": lambda n: _letters(n).upper(),
    "lowerRoman": _roman, "upperRoman": lambda n: _roman(n).upper(), "none": lambda _: "",
})  # fmt: skip
