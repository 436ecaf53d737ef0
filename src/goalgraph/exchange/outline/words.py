"""The words by which a passage shows what it is, in every language that there are texts in.

In: the wording file ``outline``. Out: sets of words, and patterns that find one of them.
"""

from __future__ import annotations

import re
from functools import cache
from types import MappingProxyType

from goalgraph.base.wording import LANGUAGES, wording

# Words that may name what is measured.
_OF_NAMES = frozenset({"first-part", "first-part-value", "no-compound", "amount", "set-aside"})
_SCALES = MappingProxyType({"thousands": 10**3, "millions": 10**6, "thousand-millions": 10**9})


@cache
def words(kind: str) -> frozenset[str]:
    """The words of a kind, in all languages, in lower case.

    >>> "risker" in words("risk")
    True
    """
    return frozenset(word for lang in LANGUAGES for word in _parts(wording(lang)["outline"]["words"][kind]))


@cache
def known_words() -> frozenset[str]:
    """Every word by which a passage shows something.

    >>> {"utfall", "januari"} <= known_words()
    True
    """
    kinds = {kind for lang in LANGUAGES for kind in wording(lang)["outline"]["words"]}
    return frozenset().union(*map(words, kinds - _OF_NAMES))


@cache
def units() -> dict[str, str]:
    """The name of a unit by each word for it, or for so many of it.

    >>> units()["elever"], units()["mnkr"]
    ('PUPIL', 'SEK')
    """
    return {word: name for table in ("units", *_SCALES) for word, name in _named(table)}


@cache
def scales() -> dict[str, int]:
    """How many of a unit a word stands for, where it is more than one.

    >>> scales()["tkr"]
    1000
    """
    return {word: scale for table, scale in _SCALES.items() for word, _ in _named(table)}


@cache
def plain_scales() -> dict[str, int]:
    """How many a word stands for that names no unit.

    >>> plain_scales()["bn"]
    1000000000
    """
    kinds = {"thousand": 10**3, "million": 10**6, "thousand-million": 10**9}
    return {word: scale for kind, scale in kinds.items() for word in words(kind)}


@cache
def unit_word() -> str:
    """A pattern for a word that may be a unit: those of several parts that are, or any single one."""
    longer = [word for word in units() if " " in word or "/" in word]
    several = sorted(longer, key=lambda word: (-len(word), word))
    spaced = (re.escape(word).replace("\\ ", "[ \u00a0\u202f]") + r"(?!\w)" for word in several)
    return "|".join([*spaced, r"[^\W\d_]+"])


def _named(table: str) -> list[tuple[str, str]]:
    return [
        (word, name)
        for lang in LANGUAGES
        for name, several in wording(lang)["outline"][table].items()
        for word in _parts(several)
    ]


@cache
def small_words(lang: str) -> frozenset[str]:
    """The small words by which a language shows."""
    return frozenset(_parts(wording(lang)["outline"]["words"]["small"]))


@cache
def any_of(*kinds: str) -> str:
    """A pattern for one of the words of the kinds, the longest first."""
    every = sorted({word for kind in kinds for word in words(kind)}, key=lambda word: (-len(word), word))
    return "|".join(re.escape(word) for word in every)


def _parts(text: str) -> list[str]:
    return [part.strip().casefold() for part in text.split(";") if part.strip()]
