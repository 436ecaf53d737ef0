"""Where an item of a list begins: by a sign, a number, or a mark that goes on from the item before it.

In: lines. Out: whether a line begins with the sign of an item, says with a number or a letter that it is
one, or goes on with the list that an earlier line is in.
"""

from __future__ import annotations

import re
from itertools import pairwise

from goalgraph.exchange.outline.words import any_of

# The usual signs, those of symbol fonts (private use), boxes to tick, and a lone letter o.
BULLET = re.compile(
    r"\s*(?:[•·●○◦‣▪■□◆➢➤✓✔►▶⁃∙◾☐☑→⇒\ue000-\uf8ff]\s*|[-–—*](?:\s+|(?=[A-ZÅÄÖ][a-zåäö]))|[+~]\s+(?=[^\W\d_])"
    r"|o\s+(?=[A-ZÅÄÖ0-9]))(?:\[[ xX]?\]\s+)?|\s*\[[ xX]?\]\s+"
)
NUMBERED = re.compile(
    rf"\s*(?:(?:[A-ZÅÄÖ][\wåäö-]*\s+)?[\wåäö-]*(?:{any_of('goal', 'area')})\s*\d"
    r"|\d{1,2}(?:[.:]\d{1,2})+[.):]?\s|\d{1,2}[.):]\s|\(?[a-z]\)\s|\(\d{1,2}\)\s+(?-i:[A-ZÅÄÖ]))",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\s*[(§]?\s?(?P<code>[A-ZÅÄÖ]{0,3})\s?(?P<number>\d{1,2}(?:[.:]\d{1,2})*)[-.):]{0,2}\s*(?=[^\W\d_a-zåäö])"
)
_LETTERED = re.compile(r"\s*\(?(?P<letter>[a-z]{1,4}|[A-Z]{1,4})[.)]\s+(?=\S)")
_CODED = re.compile(r"\s*[A-ZÅÄÖ]{1,4}\s?\d{1,2}(?:[.:]\d{1,2})*[a-h]?[.:)]\s+(?=[^\W\d_a-zåäö])")
#: Numbers as the Romans wrote them.
ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")


def goes_on_with(item: str, text: str) -> bool:
    """Whether a line is the item after another one, by their marks.

    >>> goes_on_with("1 Alla läser", "2 Alla badar"), goes_on_with("Vi har", "12 Skolor")
    (True, False)
    >>> goes_on_with("ii) läser", "iii) badar"), goes_on_with("O1 Läsa", "O2 Bada")
    (True, True)
    >>> goes_on_with("KS2. Läsa", "BUN1. Bada"), goes_on_with("KS2. Läsa", "Sida 1. Bada")
    (True, False)
    """
    if _CODED.match(item) and _CODED.match(text):
        return True
    counted = [_COUNTED.match(one) for one in (item, text)]
    first, second = counted
    if first and second and first["code"] == second["code"]:
        return _numbers(second["number"]) in _next(_numbers(first["number"]))
    lettered = [_LETTERED.match(one) for one in (item, text)]
    before, after = lettered
    if not before or not after or before["letter"].isupper() != after["letter"].isupper():
        return False
    one, two = before["letter"].casefold(), after["letter"].casefold()
    return (one, two) in pairwise(ROMAN) or (len(one) == len(two) == 1 and ord(two) == ord(one) + 1)


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(one) for one in re.split(r"[.:]", text))


def _next(number: tuple[int, ...]) -> list[tuple[int, ...]]:
    """The numbers that may come next: one below it, the one after it, or after one that it is below."""
    after = [(*number[:depth], number[depth] + 1) for depth in range(len(number))]
    return [(*number, 1), *after]
