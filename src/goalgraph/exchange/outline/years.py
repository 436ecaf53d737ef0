"""Which year a figure is for, or which part of one, by what stands before and behind it.

In: the text before a figure, and that up to the next one. Out: the period as a workbook has it, and the words
for a part of a year that no period is known for.
"""

from __future__ import annotations

import re

from goalgraph.exchange.outline.bounds import SAID_BOUND
from goalgraph.exchange.outline.pairs import BETWEEN
from goalgraph.exchange.outline.parts import part_of_year

YEAR = re.compile(
    r"(?<![\d.,/-])(?:19|20)\d\d(?:\s?[–-]\s?(?:19|20)\d\d(?!-?\d)|[/–-]\d\d(?![\d-]))?(?![\d%]|[.,]\d| ?%)"
)
# What may stand between a year and its figure: "2031: minst 90", "2031 – 90 %".
_LEADS = re.compile(rf"\)?\s*(?:[:=]|[–—-](?=\s))?\s*(?:{SAID_BOUND}|{BETWEEN})?\s*", re.IGNORECASE)
_CLOSES = re.compile(r"[^(\[\d]*[)\]]")
_NEAR = 30


def said(year: str) -> str:
    """A year, or some years, as they are written in a workbook.

    >>> said("2031 - 2033"), said("2031/32"), said("2031-05")
    ('2031–2033', '2031–2032', '2031')
    """
    first, last = year[:4], re.sub(r"\D", "", year[4:])
    if len(last) == 2:
        last = first[:2] + last if int(last) == int(first[2:]) + 1 else ""
    return f"{first}–{last}" if last else first


def period_at(text: str, year: re.Match[str]) -> tuple[str, str]:
    """The period of a year that stands in a text, and the words for a part of it that is not known."""
    part, period = part_of_year(text, year.start(), year.end())
    return (period, "" if period else part) if part else (said(year[0]), "")


def leads(before: str, after: str) -> bool:
    """Whether the years of a text lead their figures: the first one does, and none follows the last figure.

    >>> leads("Andel förnybart: 2029 ", ""), leads("Andel: ", " 2030")
    (True, False)
    """
    return bool(_ahead(before, near=0)) and not YEAR.search(after)


def period_of(before: str, after: str, *, first: bool, leading: bool = False) -> tuple[str, str]:
    """The period of a figure: of the year close after it, or right before it."""
    behind = YEAR.search(after)
    ahead = _ahead(before, near=10 if first else 4)
    if ahead and (leading or (behind and _CLOSES.match(after[: behind.start()]) and _within(before, ahead))):
        return period_at(before, ahead)
    if behind and behind.start() <= _NEAR and not after[behind.end() :].lstrip().startswith(":"):
        return period_at(after, behind)
    return period_at(before, ahead) if ahead else ("", "")


def _within(before: str, ahead: re.Match[str]) -> bool:
    """Whether a year before a figure stands in the same parentheses: "[mål 2031: 40 %] (2030)"."""
    opened = max(before.rfind("("), before.rfind("["))
    return 0 <= opened < ahead.start() and not re.search(r"[)\]]", before[opened:])


def _ahead(before: str, *, near: int) -> re.Match[str] | None:
    found = [*YEAR.finditer(before)]
    left = before[found[-1].end() :] if found else ""
    return found[-1] if found and (len(left) <= near or _LEADS.fullmatch(left)) else None
