"""Money that is set aside, which is no value of anything: "(budget 11 mnkr)", "Budget: 2,5 mnkr".

In: a text and its figures. Out: which of them are such money; whether a text says nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from goalgraph.exchange.outline.amounts import SIGNS
from goalgraph.exchange.outline.bounds import SAID_BOUND
from goalgraph.exchange.outline.figures import Figure
from goalgraph.exchange.outline.words import any_of

_YEAR = r"(?:\s+(?:[^\W\d_]{1,4}\s)?\(?(?:19|20)\d\d(?:\s?[-–/]\s?\d{2,4})?\)?)"
_NEARLY = rf"(?:(?:{any_of('approximately')}|{SAID_BOUND})\s*)?"
_SAID = rf"[^\W\d_]{{0,20}}(?:{any_of('set-aside')}){_YEAR}?\s*[:=]?\s*{_NEARLY}$"
_ASIDE = re.compile(rf"[(\[]\s*{_SAID}", re.IGNORECASE)
_LABEL = re.compile(rf"\W*{_SAID}", re.IGNORECASE)


def set_aside(text: str, figures: Sequence[Figure]) -> list[Figure]:
    """The figures of a text that are money set aside: in parentheses that say so, or alone behind the word.

    What is held against a budget is measured: "Budget 2030: 11 mnkr, utfall 10 mnkr".

    >>> from goalgraph.exchange.outline.figures import figures_in
    >>> texts = ("Ny hall (budget 11 mnkr)", "Budget: 2,5 mnkr", "Budget 2030: 11 mnkr, utfall 10 mnkr")
    >>> [[text[one.start : one.end] for one in set_aside(text, figures_in(text))] for text in texts]
    [['11 mnkr'], ['2,5 mnkr'], []]
    """
    sums = [one for one in figures if one.unit == "SEK" or one.word in SIGNS]
    if len(figures) == 1 and sums and _LABEL.fullmatch(text[: sums[0].start]):
        return sums
    return [one for one in sums if _ASIDE.search(text[: one.start])]


def is_budget(text: str, figures: Sequence[Figure]) -> bool:
    """Whether a text says what is set aside, and nothing else.

    >>> from goalgraph.exchange.outline.figures import figures_in
    >>> [is_budget(text, figures_in(text)) for text in ("Budget 2031: 2 mnkr", "Ny hall (budget 2 mnkr)")]
    [True, False]
    """
    sums = set_aside(text, figures)
    return len(figures) == len(sums) == 1 and bool(_LABEL.fullmatch(text[: figures[0].start]))
