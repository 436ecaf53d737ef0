"""A text in several languages.

In: texts by language tag. Out: the one to show.
"""

from __future__ import annotations

from collections.abc import Mapping

Texts = Mapping[str, str]


def text_in(texts: Texts, lang: str) -> str:
    """The text in ``lang``, else in Swedish, else in any language; empty when there is none.

    >>> text_in({"sv": "mål", "en": "goal"}, "en")
    'goal'
    """
    return texts.get(lang) or texts.get("sv") or next((texts[key] for key in sorted(texts)), "")
