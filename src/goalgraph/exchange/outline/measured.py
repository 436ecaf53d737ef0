"""What a figure measures, and whether it says what is to be or what was, by the words around it.

In: the text of a passage, and the figures in it. Out: the name of an indicator; whether a figure is a target.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from goalgraph.exchange.outline.bounds import BOUND, SAID_BOUND
from goalgraph.exchange.outline.figures import Figure, sets_out
from goalgraph.exchange.outline.words import any_of

_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ])")
_ABOUT = re.compile(any_of("approximately"), re.IGNORECASE)
_AIMED = re.compile(rf"\b(?:{any_of('aimed')})(?!\w)", re.IGNORECASE)
_TO = re.compile(rf"\s*(?:{any_of('to')})\s+(?:{BOUND}\s*)?", re.IGNORECASE)
_WAS = re.compile(rf"\b(?:{any_of('value', 'from')})\b(?:(?:19|20)\d\d|[^.;\d])*$", re.IGNORECASE)
_CODE = re.compile(
    rf"^(?:(?:{any_of('indicator')})\s)?(?-i:[A-ZÅÄÖ]{{0,3}})\d{{1,2}}(?:[.:]\d{{1,2}})*[a-h]?[.:)]*\s",
    re.IGNORECASE,
)
_LABEL = re.compile(rf"^[^\W\d_]*(?:{any_of('indicator')})\s*:\s", re.IGNORECASE)
_BOUND = re.compile(rf"(?:^|[\s,])(?:{SAID_BOUND}|{any_of('from')})$", re.IGNORECASE)
_LEADING = re.compile(rf"^(?:[\W\d_]|\b(?:{any_of('time')}|\w{{1,2}})\b)+", re.IGNORECASE)
_BESIDE = re.compile(r"^[^()]*\(?[^()]*\d[^()]*\)")
_TRIMMED = " \u00a0–—-:(,;"


def name_of(text: str, figures: Sequence[Figure], at: int) -> str:
    """The words that say what a figure measures.

    Those before it; where the passage begins with the figure, those after it; where the words between two
    figures say too little, those before the first one; and if nothing else does, all of the passage.
    """
    figure = figures[at]
    first = _LEADING.sub("", _SENTENCE.split(text[: figures[0].start])[-1]).strip(_TRIMMED)
    end = figures[at + 1].start if at + 1 < len(figures) else len(text)
    after = re.split(r"[,.;](?:\s|$)", text[figure.end : end])[0].strip(_TRIMMED)
    between = _SENTENCE.split(_BESIDE.sub("", text[figures[at - 1].end if at else 0 : figure.start]))[-1]
    between = _LEADING.sub("", between).strip(_TRIMMED)
    if _letters(first) < 3 or _ABOUT.fullmatch(first):
        choices = (after, text.strip(_TRIMMED))
    elif at and len(between.split()) >= 3:
        choices = (between, first)
    else:
        choices = (first, text.strip(_TRIMMED))
    return next((name for name in map(bare, choices) if _letters(name) >= 3), text.strip())


def is_aim(text: str, figure: Figure) -> bool:
    """Whether the sentence says before a figure that it is what is to be, and not what it sets out from."""
    said = _SENTENCE.split(text[: figure.start])[-1]
    return bool(_AIMED.search(said)) and not sets_out(said)


def goes_from(text: str, figures: Sequence[Figure], at: int) -> Figure | None:
    """The figure before one that it is to go from: "from 71 to 78".

    >>> from goalgraph.exchange.outline.figures import figures_in
    >>> text = "Nöjda ska öka från 71 till minst 78 procent"
    >>> goes_from(text, figures_in(text), 1).value, goes_from(text, figures_in(text), 0)
    (Decimal('71'), None)
    """
    if not at:
        return None
    before, between = figures[at - 1], text[figures[at - 1].end : figures[at].start]
    if before.year and not before.inferred:
        between = between.replace(before.year, "", 1)
    return before if sets_out(text[: before.start]) and _TO.fullmatch(between) else None


def _letters(text: str) -> int:
    return sum(character.isalpha() for character in text)


def bare(name: str) -> str:
    """The name of an indicator without its label or code, and without what is said of the number after it.

    >>> bare("Styrtal A1: Anmälda olyckor, högst "), bare("KR1.2 Tid minskar från"), bare("Mått: Nöjda –")
    ('Anmälda olyckor', 'Tid minskar', 'Nöjda')
    """
    text = _LABEL.sub("", _CODE.sub("", name.strip(_TRIMMED) + " ")).strip(_TRIMMED)
    return _BOUND.sub("", text).strip(_TRIMMED)


def was(text: str, figure: Figure) -> bool:
    """Whether the words before a figure say that it is what was, or what it is to go from.

    >>> from goalgraph.exchange.outline.figures import figures_in
    >>> text = "Nöjda, 92 % (utfall 2030: 87 %)"
    >>> [was(text, one) for one in figures_in(text)]
    [False, True]
    """
    return bool(_WAS.search(text[: figure.start]))
