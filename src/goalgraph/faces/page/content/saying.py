"""How texts are written for the page, and in which languages: those that have every word a text is made of.

In: how it is put together in a language, and the texts it is made of. Out: one text a language. A language
that lacks a word gets no text, so that the page shows it in another one and marks it as such.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from goalgraph.base.texts import Texts, text_in
from goalgraph.base.wording import LANGUAGES
from goalgraph.model.objects import Passage, Term


def said(make: Callable[[str], str], *parts: Texts) -> dict[str, str]:
    """What ``make`` gives in each language that has all the ``parts``.

    What no language has all parts of is said in none: it is shown without a language.

    >>> percent = {"sv": "%", "en": "%"}
    >>> said(lambda lang: f"5 {percent[lang]}", percent)
    {'sv': '5 %', 'en': '5 %'}
    """
    found = {lang: make(lang) for lang in LANGUAGES if all(_has(part, lang) for part in parts)}
    return found or {"": make(LANGUAGES[0])}


def named(term: Term) -> dict[str, str]:
    """A term's name in the languages that have one."""
    return said(term.label, term.labels)


def labels(*terms: Term | None) -> list[Texts]:
    """The names of the terms that are there."""
    return [term.labels for term in terms if term is not None]


def written(texts: Texts) -> dict[str, str]:
    """A text in the languages it has, always in the same order."""
    return {lang: texts[lang] for lang in sorted(texts)}


def quoted(passages: Iterable[Passage]) -> list[dict[str, Any]]:
    """The document's own words, with their first and last line, and the page where it is told."""
    return [
        {
            "quote": one.quote,
            "lines": [one.first_line, one.last_line],
            **({"page": one.page} if one.page else {}),
        }
        for one in passages
    ]


def _has(texts: Texts, lang: str) -> bool:
    """Whether the text exists in the language: "2018" and "%", without letters, are of every language."""
    return lang in texts or "" in texts or not any(letter.isalpha() for letter in text_in(texts, lang))
