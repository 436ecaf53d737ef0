"""The words by which a passage shows what it is, in every language that there are texts in.

In: the wording file ``outline``. Out: sets of words, and patterns that find one of them.
"""

from __future__ import annotations

import re
from functools import cache

from goalgraph.base.wording import LANGUAGES, wording


@cache
def words(kind: str) -> frozenset[str]:
    """The words of a kind, in all languages, in lower case.

    >>> "risker" in words("risk")
    True
    """
    return frozenset(word for lang in LANGUAGES for word in _parts(wording(lang)["outline"]["words"][kind]))


@cache
def units() -> dict[str, str]:
    """The name of a unit by each word for it."""
    return {
        word: name
        for lang in LANGUAGES
        for name, several in wording(lang)["outline"]["units"].items()
        for word in _parts(several)
    }


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
