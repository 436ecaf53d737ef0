"""Periods as people write them, and as the graph names them.

In: text such as ``2029``, ``november 2018``, ``2031-Q2``, ``2015–2018``. Out: the period's id, first and last
day, and what it is called.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from goalgraph.base.wording import LANGUAGES, wording

_YEAR = re.compile(r"([12]\d{3})")
_MONTH = re.compile(r"([12]\d{3})-(0[1-9]|1[0-2])")
_DAY = re.compile(r"([12]\d{3})-(\d{2})-(\d{2})")
_QUARTER = re.compile(
    r"([12]\d{3})[- ]?(?:Q|K|KV|KVARTAL) ?([1-4])|(?:Q|K|KV|KVARTAL) ?([1-4])[ -]([12]\d{3})"
)
# The first third or half of a year: others may be counted from its beginning.
_FIRST = re.compile(
    r"(?P<before>[12]\d{3})?[- ]?(?:(?P<third>T|TERTIAL)|(?:H|HALVÅR|HALF|HALF-YEAR)) ?1"
    r"(?:[ -](?P<after>[12]\d{3}))?"
)
_SHORT = re.compile(r"([12]\d)(\d\d)\s*[-–—]\s*(\d\d)")
_RANGE = re.compile(r"(.+?)\s*(?:--|–|—)\s*(.+)")
_YEARS = re.compile(r"([12]\d{3})\s*-\s*([12]\d{3})")
_MONTHS = re.compile(r"([^\W\d_]+\.?)\s*[-–—]\s*([^\W\d_]+\.?)\s+([12]\d{3})")
_SHORTEST = 3  # letters of the name of a month


@dataclass(frozen=True, slots=True)
class Period:
    """A period: its id, its days, and what it is called by language."""

    id: str
    start: date
    end: date
    labels: Mapping[str, str]


def period_in(text: str) -> Period | None:
    """The period that the text names; none where it names none.

    >>> period_in("november 2018").id, period_in("2015–2018").id, period_in("Q2 2031").id
    ('2018-11', '2015-2018', '2031-Q2')
    >>> period_in("aug 2031").id, period_in("januari–augusti 2031").id
    ('2031-08', '2031-01--2031-08')
    >>> period_in("2031–34").id, period_in("T1 2031").id, period_in("2031 H1").id
    ('2031-2034', '2031-01--2031-04', '2031-01--2031-06')
    >>> period_in("nyligen")
    """
    text = " ".join(text.split())
    if single := _single(text):
        return single
    if short := _SHORT.fullmatch(text):
        return _until(int(short[1]) * 100, int(short[2]), int(short[3]))
    if years := _YEARS.fullmatch(text):
        return _joined(_single(years[1]), _single(years[2]), "-")
    if months := _MONTHS.fullmatch(text):
        return _joined(_single(f"{months[1]} {months[3]}"), _single(f"{months[2]} {months[3]}"), "--")
    if both := _RANGE.fullmatch(text):
        first, last = _single(both[1]), _single(both[2])
        years_only = bool(_YEAR.fullmatch(both[1]) and _YEAR.fullmatch(both[2]))
        return _joined(first, last, "-" if years_only else "--")
    return None


def _until(century: int, first: int, last: int) -> Period | None:
    """The years from one to another of the same century; none where the last may be a month."""
    if not max(first, 12) < last:
        return None
    return _joined(_single(f"{century + first}"), _single(f"{century + last}"), "-")


def between(start: date, end: date) -> str:
    """The period from one day to another as people write it, and as :func:`period_in` reads it.

    >>> between(date(2029, 5, 1), date(2029, 5, 31)), between(date(2029, 1, 1), date(2030, 12, 31))
    ('2029-05', '2029-2030')
    >>> between(date(2029, 4, 1), date(2029, 6, 30)), between(date(2029, 5, 2), date(2029, 5, 31))
    ('2029-Q2', '2029-05-02--2029-05-31')
    """
    whole_months = start.day == 1 and end.day == monthrange(end.year, end.month)[1]
    if not whole_months:
        return start.isoformat() if start == end else f"{start.isoformat()}--{end.isoformat()}"
    if (start.month, end.month) == (1, 12):
        return f"{start.year:04}" if start.year == end.year else f"{start.year:04}-{end.year:04}"
    if start.year == end.year and start.month % 3 == 1 and end.month == start.month + 2:
        return f"{start.year:04}-Q{end.month // 3}"
    first, last = (f"{day.year:04}-{day.month:02}" for day in (start, end))
    return first if first == last else f"{first}--{last}"


def _joined(first: Period | None, last: Period | None, mark: str) -> Period | None:
    if first is None or last is None or first.start >= last.end:
        return None
    labels = {lang: f"{first.labels[lang]}–{last.labels[lang]}" for lang in LANGUAGES}
    if first.start.year == last.end.year and _MONTH.fullmatch(first.id) and _MONTH.fullmatch(last.id):
        for lang in LANGUAGES:
            month = first.labels[lang].rpartition(" ")[0]
            labels[lang] = f"{month}–{last.labels[lang]}"
    return Period(f"{first.id}{mark}{last.id}", first.start, last.end, labels)


def _single(text: str) -> Period | None:
    if _YEAR.fullmatch(text):
        year = int(text)
        return Period(text, date(year, 1, 1), date(year, 12, 31), dict.fromkeys(LANGUAGES, text))
    if found := _MONTH.fullmatch(text):
        return _month(int(found[1]), int(found[2]))
    if found := _DAY.fullmatch(text):
        try:
            day = date.fromisoformat(text)
        except ValueError:
            return None
        return Period(text, day, day, dict.fromkeys(LANGUAGES, text))
    if found := _QUARTER.fullmatch(text.upper()):
        return _quarter(int(found[1] or found[4]), int(found[2] or found[3]))
    found = _FIRST.fullmatch(text.upper())
    if found and bool(found["before"]) != bool(found["after"]):
        year = int(found["before"] or found["after"])
        return _joined(_month(year, 1), _month(year, 4 if found["third"] else 6), "--")
    name, _, year_text = text.rpartition(" ")
    if _YEAR.fullmatch(year_text) and (month := _month_names().get(name.removesuffix(".").casefold())):
        return _month(int(year_text), month)
    return None


def _month(year: int, month: int) -> Period:
    labels = {lang: f"{wording(lang)['months'][f'm{month}']} {year}" for lang in LANGUAGES}
    end = date(year, month, monthrange(year, month)[1])
    return Period(f"{year}-{month:02}", date(year, month, 1), end, labels)


def _quarter(year: int, quarter: int) -> Period:
    last = quarter * 3
    labels = {
        lang: str(wording(lang)["workbook"]["quarter"]).format(quarter=quarter, year=year)
        for lang in LANGUAGES
    }
    end = date(year, last, monthrange(year, last)[1])
    return Period(f"{year}-Q{quarter}", date(year, last - 2, 1), end, labels)


@cache
def _month_names() -> Mapping[str, int]:
    """The months by their names in all languages, and by what a name that is cut short begins with."""
    names = {wording(lang)["months"][f"m{one}"].casefold(): one for lang in LANGUAGES for one in range(1, 13)}
    begins: dict[str, set[int]] = {}
    for name, month in names.items():
        for length in range(_SHORTEST, len(name) + 1):
            begins.setdefault(name[:length], set()).add(month)
    return {**{begin: min(several) for begin, several in begins.items() if len(several) == 1}, **names}
