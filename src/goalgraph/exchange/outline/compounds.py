"""Words that end in a word of a kind: "nämndmål" is a goal, but "klagomål" and "satisfaction" are none.

In: kinds of words. Out: patterns for a word of one of them, alone or as the end of another word.
"""

from __future__ import annotations

import re
from functools import cache

from goalgraph.exchange.outline.words import any_of, words

# What a value or a target is called has first parts of its own: "utgångsvärde", but no "meritvärde".
_MEASURED = frozenset({"value", "target"})


@cache
def known_word(*kinds: str, joined: bool = True) -> str:
    """A pattern for a word of the kinds, alone, after a known first part, or after a hyphen if ``joined``.

    >>> [bool(re.fullmatch(known_word("goal"), one)) for one in ("mål", "nämndmål", "KF-mål", "spelmål")]
    [True, True, True, False]
    """
    several = [_one(kind, joined=joined) for kind in kinds]
    return rf"(?!{_none()})(?:{'|'.join(several)})"


def _one(kind: str, *, joined: bool) -> str:
    first = any_of("first-part-value" if kind in _MEASURED else "first-part")
    before = rf"{first}|[\w/åäö-]*[-/]" if joined else first
    return rf"(?:{before})?(?:{any_of(kind)})"


@cache
def word_of(*kinds: str, joined: bool = True) -> str:
    """The same, or with any first part where the language makes compounds of the word.

    >>> [bool(re.fullmatch(word_of("goal", "risk"), one)) for one in ("spelmål", "klagomål", "brandrisk")]
    [True, False, True]
    """
    ends = sorted(words("compound").intersection(*[frozenset().union(*map(words, kinds))]))
    if not ends:
        return known_word(*kinds, joined=joined)
    any_first = rf"(?!{_none()})[^\W\d_]{{3,40}}?(?:{'|'.join(map(re.escape, ends))})"
    return rf"(?:{known_word(*kinds, joined=joined)}|{any_first})"


@cache
def _none() -> str:
    return rf"(?:{any_of('no-compound')})(?!\w)"
