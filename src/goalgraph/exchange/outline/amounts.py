"""Amounts: a number as it is written, and the word for its unit, as a number of a unit that is known.

In: the texts of the number and of the word. Out: the number, for "12,5 mnkr" that of kronor, and the name of
the unit.
"""

from __future__ import annotations

import re
from decimal import Decimal

from goalgraph.exchange.outline.words import any_of, plain_scales, scales, units

#: A number whose digits a comma groups, as English does.
GROUPED = r"\d{1,3}(?:,\d{3})+(?![\d,])(?:\.\d+)?"
#: A number whose digits a point groups, as Swedish may do; "0.125" and "1.25" are none.
POINTED = r"[1-9]\d{0,2}(?:\.\d{3})+(?![\d.])(?:,\d+)?"
#: Signs of currencies, which stand before a number or after it.
SIGNS = ("£", "€", "$")
#: What follows a mark on a scale: "/5" in "4,5/5", " / 5" in "4,5 / 5".
ON_SCALE = r"(?:(?<=[.,]\d)|(?<=[.,]\d\d))\s?/\s?(?:[4-7]|10|100)(?![\d/]|[.,]\d)"
# "12.4m", "7,5 miljoner": so many of what a sign before the number stands for.
_SCALE_WORD = re.compile(
    rf"\s?(?P<word>{any_of('thousand', 'million', 'thousand-million')})(?!\w)", re.IGNORECASE
)
_GROUPED, _POINTED = re.compile(GROUPED), re.compile(POINTED)
_ALONE = frozenset({"PERCENT", "DAY", "YR", "HA", "NUM"})
_MEASURED = _ALONE | {"SEK", "SEK-PER-PUPIL", "SEK-PER-RESIDENT"}


def number_of(text: str, *, english: bool = False, decimal: bool = False) -> Decimal:
    """The number; a comma before three digits divides thousands in English, or where it does so twice.

    A point does so in Swedish, unless what is counted is said to have ``decimal`` parts, as per cent do.

    >>> number_of("1.250"), number_of("1.250", english=True), number_of("0.125")
    (Decimal('1250'), Decimal('1.250'), Decimal('0.125'))
    """
    plain = re.sub(r"\s", "", text)
    if _GROUPED.fullmatch(plain) and (english or plain.count(",") > 1):
        return Decimal(plain.replace(",", ""))
    if _POINTED.fullmatch(plain) and (plain.count(".") > 1 or not (english or decimal)):
        return Decimal(plain.replace(".", "").replace(",", "."))
    return Decimal(plain.replace(",", "."))


def unit_of(word: str | None) -> str:
    """The name of the unit that a word stands for; empty where it is none.

    >>> unit_of("Mnkr"), unit_of("lampor")
    ('SEK', '')
    """
    return units().get(_plain(word), "")


def measures(unit: str) -> bool:
    """Whether a unit measures, and is no word for things that any text may number, as "elever".

    >>> measures("SEK"), measures("PUPIL"), measures("")
    (True, False, False)
    """
    return unit in _MEASURED


def stands_alone(unit: str) -> bool:
    """Whether a unit makes a number a value where no year is said; sums of money need one.

    >>> stands_alone("PERCENT"), stands_alone("SEK")
    (True, False)
    """
    return unit in _ALONE


def scaled(number: Decimal, word: str | None) -> Decimal:
    """So many of the unit that a word stands for.

    >>> scaled(Decimal("12.5"), "mnkr"), scaled(Decimal("12.50"), "kr")
    (Decimal('12500000'), Decimal('12.50'))
    """
    scale = scales().get(_plain(word))
    return Decimal(f"{(number * scale).normalize():f}") if scale else number


def in_money(number: Decimal, after: str) -> tuple[Decimal, int]:
    """The sum that a number behind a currency's sign is, and how far the word for thousands or millions goes.

    >>> in_money(Decimal("12.4"), "m in 2030"), in_money(Decimal(310), " (2030)")
    ((Decimal('12400000'), 1), (Decimal('310'), 0))
    """
    found = _SCALE_WORD.match(after)
    if not found:
        return number, 0
    return Decimal(f"{(number * plain_scales()[found['word'].casefold()]).normalize():f}"), found.end()


def _plain(word: str | None) -> str:
    return " ".join((word or "").casefold().split())
