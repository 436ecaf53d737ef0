"""Numbers that say something else than how much there is: days, ages, grades, pages, and numbers of goals.

In: a text. Out: where such numbers stand in it.
"""

from __future__ import annotations

import re

from goalgraph.exchange.outline.amounts import ON_SCALE
from goalgraph.exchange.outline.words import any_of, units

_GAP = "[ \u00a0\u202f]"
_MONTHS = any_of("months")
# A word for a unit that is known, which begins as no sentence does.
_UNIT = "|".join(
    rf"(?-i:{re.escape(one)})\b" for one in sorted(units(), key=len, reverse=True) if one[0].isalpha()
)
_BY_YEAR = rf"(?:(?:{any_of('by', 'year')})\s+){{0,2}}\(?(?:19|20)\d\d\b"
_LEFT_OUT = (
    re.compile(r"\b(?:https?://|www\.)\S+", re.IGNORECASE),
    re.compile(rf"\b(?:den\s+)?\d{{1,2}}(?:\s?[-–]\s?\d{{1,2}})?\s+(?:{_MONTHS})\b", re.IGNORECASE),
    re.compile(r"\b\d{1,2}/\d{1,2}(?:[- ]+(?:19|20)\d\d)?\b"),
    re.compile(r"\b(?:19|20)\d\d-\d\d-\d\d\b"),
    re.compile(rf"\b(?:19|20)\d\d\s?[-–/]\s?(?:(?:19|20)?\d\d)\b(?!{_GAP}?(?:%|{_UNIT}))"),
    re.compile(r"\b\d+/\d+\b"),
    re.compile(ON_SCALE),
    re.compile(r"(?:(?<!\s)/\s?|\bper\s)\d[\d ]*", re.IGNORECASE),
    re.compile(rf"\b(?:{any_of('within')})\s(?:de\s)?\d+\s?(?:{any_of('time')})\b", re.IGNORECASE),
    re.compile(r"\(\d+(?:\s\w+)?\s(?:av|of)\s\d+"),
    re.compile(r"§{1,2}\s?\d+(?:\s?[-–]\s?\d+)?"),
    re.compile(r"\b\d{1,3}(?:[ -]?års\s(?:ålder|dag)|[ -]?åring\w{0,5})\b", re.IGNORECASE),
    re.compile(r"\b\d{1,3}\s?[-–]\s?\d{1,3}\s?(?:år|years|-?åringar)\b", re.IGNORECASE),
    re.compile(
        rf"\b(?:{any_of('before-number')})\s\d{{1,3}}(?:[.:,]\d{{1,2}})*(?!\d|{_GAP}?%|,\d)\b"
        rf"(?:(?:,\s?|\s(?:och|samt|and)\s)\d{{1,2}}(?![\d.,]*{_GAP}?[\d%]))*",
        re.IGNORECASE,
    ),
    re.compile(r"^\(?\d+(?:[.:]\d+)*[.):]\s"),
    re.compile(r"^\d{1,2}(?:[.:]\d{1,2}){0,3}\s+(?=[A-ZÅÄÖ][^\W\d_])"),
    re.compile(r"^[A-ZÅÄÖ]{1,4}\s?\d{1,2}(?:[.:]\d{1,2})*[a-h]?[.:)]?\s"),
    re.compile(r"\b\d{1,3}\+(?=[\s:,.;)]|$)"),
    re.compile(r"\b\d{1,3}\s(?:och|till|and|to)\s\d{1,3}\s?(?:års ålder|år\b|years?\b)", re.IGNORECASE),
)
# "mål 82 (2031)", "mål 4,6/5 2031" or "mål 4 veckor" beside what was is no number of a goal; nor is it
# "within" in "ska vara under 3 minuter".
_OWN = (
    re.compile(
        rf"[,;:(/–]\s*(?:{any_of('goal', 'target')})\s+(\d{{1,3}}(?:[.,]\d{{1,2}}|{_GAP}\d{{3}})*)"
        rf"(?:\s?/\s?\d{{1,3}})?(?:(?:{_GAP}(?!{_BY_YEAR})(?-i:[a-zåäö])[\w/]*){{0,3}}\s*{_BY_YEAR}|{_GAP}(?:{_UNIT}))",
        re.IGNORECASE,
    ),
    # "mål 4,2", "target 4.2 / 5": a decimal comma, or a mark on a scale.
    re.compile(
        rf"[,;:(/–]\s*(?:{any_of('goal', 'target')})\s+"
        rf"(\d{{1,3}}(?:,\d{{1,2}}(?!\d)|\.\d{{1,2}}(?={ON_SCALE})))",
        re.IGNORECASE,
    ),
    re.compile(rf"\b(?:{any_of('be')})\s+(?:{any_of('less-than')})\s(\d+)\b", re.IGNORECASE),
    # Nor in "räddningstid under 12 minuter 2031"; but "under 5 år" is an age.
    re.compile(
        rf"\b(?:{any_of('less-than')})\s(\d+)\s?(?!(?:år|years?)\b)(?:{any_of('time')})\s+\(?"
        rf"(?:(?:{any_of('by', 'year')})\s+)?(?:19|20)\d\d\b",
        re.IGNORECASE,
    ),
)


def passed_in(text: str) -> list[tuple[int, int]]:
    """From where to where in a text the numbers are none of amounts.

    >>> passed_in("Mål 3 följs upp, 65+"), passed_in("71 %, mål 82 (2031)")
    ([(0, 5), (17, 20)], [])
    """
    free = {match.start(1) for pattern in _OWN for match in pattern.finditer(text)}
    found = [one.span() for pattern in _LEFT_OUT for one in pattern.finditer(text)]
    return [span for span in found if not any(span[0] <= at < span[1] for at in free)]
