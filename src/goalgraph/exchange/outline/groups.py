"""Whom a figure is for, where a passage has one for each group: "kvinnor 81 %, män 79 %".

In: a text, its figures, and the name that was read for one of them. Out: the name of the group, where it is
one that is shipped; the name without it; what stands before a figure that the name does not say.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from goalgraph.base.wording import LANGUAGES, wording
from goalgraph.exchange.outline.figures import Figure
from goalgraph.exchange.outline.words import any_of, known_words, small_words, units, words

_SEPARATED = rf"(?:[:,;(–-]\s*(?:(?:{any_of('whereof')})\s+)?|\b(?:{any_of('and', 'joins')})\s+)"
_OTHER = re.compile(
    rf"(?:[,;]|\s(?:{any_of('and')}))\s+(?P<other>(?:[^\W\d_]+\s){{0,1}}[^\W\d_]{{4,}}):?\s$", re.IGNORECASE
)
_TAIL = re.compile(r"\s*[:,;]\s*[^\W\d_]+(?:\s[^\W\d_]+)?$")


@cache
def _groups(*, english: bool) -> dict[str, str]:
    """The name of each group by the words for it; "men" is one only in English, "män" only elsewhere."""
    return {
        word.strip(): name
        for lang in LANGUAGES
        if (lang == "en") is english
        for name, several in wording(lang)["outline"]["groups"].items()
        for word in several.split(";")
    }


@cache
def _patterns(*, english: bool) -> tuple[re.Pattern[str], ...]:
    known = sorted(_groups(english=english), key=len, reverse=True)
    # A single letter is a group only as a capital: "m" is metres.
    said = "|".join(word if word[1:] else f"(?-i:{word.upper()})" for word in known)
    of = any_of("for-group")
    return (
        re.compile(rf"{_SEPARATED}(?P<group>{said})(?:\s(?:{any_of('is')}))?:?\s*$", re.IGNORECASE),
        re.compile(
            rf"\s*(?:\(?(?:19|20)\d\d\)?\s*)?(?:\((?=[^()]*\))|(?:{of})\s+)\s*(?P<group>{said})\b",
            re.IGNORECASE,
        ),
        re.compile(rf"\s*{_SEPARATED}\s*(?:{said})$", re.IGNORECASE),
    )


def group_of(text: str, figures: Sequence[Figure], at: int, *, english: bool) -> str:
    """The name of the group that a figure is for; empty where none is said beside it.

    >>> from goalgraph.exchange.outline.figures import figures_in
    >>> text = "Nöjda: kvinnor 81 %, män 79 % (2030)"
    >>> [group_of(text, figures_in(text), at, english=False) for at in (0, 1)]
    ['women', 'men']
    """
    before, behind, _ = _patterns(english=english)
    end = figures[at + 1].start if at + 1 < len(figures) else len(text)
    found = before.search(_before(text, figures, at)) or behind.match(text[figures[at].end : end])
    return _groups(english=english)[found["group"].casefold()] if found else ""


def without_group(name: str, *, english: bool) -> str:
    """A name without the group that it ends with.

    >>> [without_group(one, english=False) for one in ("Nöjda patienter: kvinnor", "Andel kvinnor")]
    ['Nöjda patienter', 'Andel kvinnor']
    """
    return _patterns(english=english)[2].sub("", name) or name


def other_of(text: str, figures: Sequence[Figure], at: int) -> str:
    """The words before a later figure that name something else: "norr 70 %, söder 75 %"; empty where none do.

    >>> from goalgraph.exchange.outline.figures import figures_in
    >>> text = "Närvaro 71 %, frånvaro 8 %, mål 7 %"
    >>> [other_of(text, figures_in(text), at) for at in range(3)]
    ['', 'frånvaro', '']
    """
    found = _OTHER.search(_before(text, figures, at)) if at else None
    if not found:
        return ""
    parts = [one for one in found["other"].casefold().split() if one not in words("whereof")]
    return found["other"] if parts and not any(one in _said() for one in parts) else ""


def beside(name: str, other: str) -> str:
    """A name with other words in place of its last ones.

    >>> beside("Andel trygga: flickor", "pojkar"), beside("Närvaro", "frånvaro")
    ('Andel trygga: pojkar', 'frånvaro')
    """
    tail = _TAIL.search(name)
    return f"{name[: tail.start()]}: {other}" if tail else other


def _before(text: str, figures: Sequence[Figure], at: int) -> str:
    if not at:
        return text[: figures[0].start]
    return text[figures[at - 1].end : figures[at].start].removeprefix(f" {figures[at - 1].word}")


@cache
def _said() -> frozenset[str]:
    """Words that name nothing that is measured."""
    several = frozenset(part for word in known_words() for part in word.split())
    return several.union(small_words("sv"), small_words("en"), units())
