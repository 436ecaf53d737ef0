"""What is said to have been: "fell from 12 to 9 in 2030", "the outcome was 75"; and what is only a forecast.

In: a text, and where a figure in it stands. Out: whether the words around the figure say so.
"""

from __future__ import annotations

import re

from goalgraph.exchange.outline.words import any_of

_CHANGED = re.compile(
    rf"\w\s+(?:(?:{any_of('has')})\s+)?(?:{any_of('changed')})\s[^.;]*?\b(?:{any_of('from')})\s+$",
    re.IGNORECASE,
)
# "ska", "till 2043 har …", "2043 har …": things are to have gone so.
_YEAR = rf"(?:(?:{any_of('year')})\s+)?(?:19|20)\d\d\b"
_TO_COME = re.compile(
    rf"\b(?:(?:{any_of('must', 'may', 'aimed', 'be')})(?!\w)|(?:{any_of('by')})\s+{_YEAR})"
    rf"|^\W*{_YEAR}\s+(?:{any_of('will-have')})\b",
    re.IGNORECASE,
)
_BY = re.compile(rf"[^.;,()\d]{{0,40}}\b(?:{any_of('at-date')})\s+(?:19|20)\d\d", re.IGNORECASE)
_WAS = re.compile(rf"\b(?:{any_of('value', 'was')})\b(?:(?:19|20)\d\d|[^.;\d])*$", re.IGNORECASE)
_FORECAST = rf"(?:{any_of('forecast')})\b"
_BEFORE_FORECAST = re.compile(rf"\b{_FORECAST}(?:[^\d.;,()]|\(?(?:19|20)\d\d)*$", re.IGNORECASE)
_AFTER_FORECAST = re.compile(rf"[^\w.;,%]*(?:%\s*)?\(?\s*{_FORECAST}", re.IGNORECASE)


def was_before(said: str) -> re.Match[str] | None:
    """Where the words before a figure say that it is what was.

    >>> [bool(was_before(one)) for one in ("Målet 2030 var 80 % men utfallet blev ", "Målet 2030 var ")]
    [True, False]
    """
    return _WAS.search(said)


def has_changed(said: str, after: str) -> bool:
    """Whether the words before a figure say that things went from it, if none behind the next says by when.

    >>> has_changed("Utsläppen sjönk från ", ""), has_changed("Utsläppen ska ha sjunkit från ", "")
    (True, False)
    >>> has_changed("Emissions reduced from ", " by 2033"), has_changed("2033 har avfallet minskat från ", "")
    (False, False)
    """
    return bool(_CHANGED.search(said)) and not _TO_COME.search(said) and not _BY.match(after)


def is_forecast(before: str, after: str) -> bool:
    """Whether a figure is what is thought to come.

    >>> is_forecast("Kötid: ", " (prognos 2031), 14 dagar"), is_forecast("was 8%, forecast ", " in 2031")
    (True, True)
    >>> is_forecast("Kötid: 14 dagar (prognos 2031), ", " 2030")
    False
    """
    return bool(_BEFORE_FORECAST.search(before) or _AFTER_FORECAST.match(after))
