"""A text in several languages.

In: texts by language tag. Out: the one to show, or all in one order.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

Texts = Mapping[str, str]


def in_order(texts: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Texts with their languages: Swedish first, then by language, whatever order they come in.

    >>> in_order([("en", "goal"), ("sv", "mål")])
    {'sv': 'mål', 'en': 'goal'}
    """
    return dict(sorted(texts, key=lambda one: (one[0] != "sv", one)))


def text_in(texts: Texts, lang: str) -> str:
    """The text in ``lang``, else in Swedish, else in any language; empty when there is none.

    >>> text_in({"sv": "mål", "en": "goal"}, "en")
    'goal'
    """
    return texts.get(lang) or (texts[preferred(texts)] if texts else "")


def preferred(languages: Iterable[str]) -> str:
    """What to read where there is nothing in the reader's language: Swedish, or else the first language.

    >>> preferred(["nb", "en"]), preferred(["en", "sv"])
    ('en', 'sv')
    """
    return min(languages, key=lambda one: (one != "sv", one))
