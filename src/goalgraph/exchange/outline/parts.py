"""Parts of a year: "jan–aug 2030", "kvartal 3 2030", "T1 2030" are not all of 2030.

In: a text, and where a year stands in it. Out: the words for the part, and the period as a workbook has it;
that is empty where the words may mean several, as "T2" may be May to August or January to August.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from functools import cache

from goalgraph.base.wording import LANGUAGES, wording
from goalgraph.exchange.outline.words import any_of
from goalgraph.exchange.workbook.periods import between

_NUMBER = r"\s?(?P<{0}>[1-4])(?!\d)"
_DAYS = r"(?:\d{1,2}\s)?"


@cache
def _months() -> dict[str, int]:
    """The number of each month by its name, in full and short."""
    found: dict[str, int] = {}
    for lang in LANGUAGES:
        names = wording(lang)["outline"]["words"]["months"].split(";")
        for number, name in enumerate(map(str.strip, names), 1):
            found |= {name: number, name[:3]: number, name[:4]: number}
    return found


@cache
def _range() -> str:
    month = "|".join(sorted(map(re.escape, _months()), key=lambda one: (-len(one), one)))
    to = rf"(?:\s?[-–]\s?|\s(?:{any_of('to')})\s)"
    return rf"\b{_DAYS}(?P<first>{month})\.?{to}{_DAYS}(?P<last>{month})\b\.?"


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What may stand before a year, and after it."""
    counted = "|".join(
        rf"\b(?:{any_of(kind)}){_NUMBER.format(kind.replace('-', '_'))}"
        for kind in ("quarter", "third", "half-year")
    )
    nth = rf"\b(?:(?P<one>{any_of('first')})|{any_of('later')})\s(?:{any_of('half-year')})\b"
    part = rf"{_range()}|{counted}|{nth}|\b(?:{any_of('part-of-year')})\b"
    month = "|".join(sorted(map(re.escape, _months()), key=lambda one: (-len(one), one)))
    alone = rf"(?<!\d\s)(?<!\d\.\s)(?<![-–])\b(?P<month>{month})\b\.?"
    return (
        re.compile(rf"(?:{part}|{alone})[\s,(]{{1,2}}$", re.IGNORECASE),
        re.compile(rf"(?:[\s,(-]{{1,2}})(?:{part})", re.IGNORECASE),
    )


def part_of_year(text: str, start: int, end: int) -> tuple[str, str]:
    """The words for the part of the year that stands at a place, and its period; empty for all of the year.

    >>> part_of_year("6,5 % jan–aug 2030", 14, 18), part_of_year("T2 2030", 3, 7)
    (('jan–aug', '2030-01--2030-08'), ('T2', ''))
    >>> part_of_year("Utfall 2030 kvartal 3", 7, 11), part_of_year("Utfall 2030", 7, 11)
    (('kvartal 3', '2030-Q3'), ('', ''))
    """
    before, behind = _patterns()
    year = text[start : start + 4]
    found = before.search(text[max(0, start - 40) : start]) or behind.match(text[end:])
    if not found or end - start > len(year):
        return "", ""
    told = found.groupdict()
    first, last = _bounds(told, found[0])
    if not first:
        return found[0].strip(" ,(-"), ""
    days = date(int(year), first, 1), date(int(year), last, monthrange(int(year), last)[1])
    return found[0].strip(" ,(-"), between(*days)


def _bounds(told: dict[str, str | None], said: str) -> tuple[int, int]:
    """The first and the last month of a part; 0 where they are not sure."""
    if month := told.get("month"):
        return _months()[month.casefold()], _months()[month.casefold()]
    if (first := told["first"]) and (last := told["last"]):
        whole = not re.search(r"\d", said) or re.match(r"\D*1\s.*\b(?:28|29|30|31)\s", said)
        return (_months()[first.casefold()], _months()[last.casefold()]) if whole else (0, 0)
    if quarter := told["quarter"]:
        return 3 * int(quarter) - 2, 3 * int(quarter)
    if told["third"] == "1":
        return 1, 4
    if told["half_year"] == "1" or told["one"]:
        return 1, 6
    return 0, 0
