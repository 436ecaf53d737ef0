"""What a heading says of the passages below it, and which heading is the document's title.

In: passages. Out: the kind of thing that a heading announces, whether it ends what was about the goal above
it, and the title.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from types import MappingProxyType

from goalgraph.exchange.outline.compounds import word_of
from goalgraph.exchange.outline.marks import number_of
from goalgraph.exchange.outline.passages import Passage
from goalgraph.exchange.outline.words import any_of, words

_KINDS = ("note", "risk", "strategy", "target", "indicator", "value", "goal")
_BEGINS = MappingProxyType(
    {kind: re.compile(rf"(?:[\w/:åäö-]+\s+){{0,2}}{word_of(kind)}(?:\b|/)", re.IGNORECASE) for kind in _KINDS}
)
# What measures, in words of which the last alone is what is done: "performance measures".
_PHRASE = re.compile(rf"(?:[\w/:åäö-]+\s+){{0,2}}(?:{any_of('indicator-phrase')})(?:\b|/)", re.IGNORECASE)
_EITHER = re.compile(rf"(?:{any_of('either')})\W*", re.IGNORECASE)
_MUST = re.compile(rf"\b(?:{any_of('must')})\b", re.IGNORECASE)
_TITLE, _MOST_IN_AREA = 12, 6


def title_of(passages: Sequence[Passage]) -> Passage | None:
    """The first line, if it is short enough for a title; else the first heading.

    What ends as a sentence does is no title where a heading of the highest level follows.

    >>> title_of([Passage("Vi använder kakor.", 1, 1), Passage("Våra mål", 2, 2, depth=1)]).text
    'Våra mål'
    """
    top = next((one for one in passages if one.depth == 1), None)
    if top and passages[0].text.endswith((".", "!", "?")):
        return top
    if not passages or len(passages[0].text.split()) <= _TITLE:
        return passages[0] if passages else None
    return next((one for one in passages if one.heading), passages[0])


def section_of(text: str) -> str:
    """What a heading says that the passages below it are; empty where it does not.

    >>> section_of("Risker att hantera, exempel:"), section_of("Mått och målvärden"), section_of("Vår kommun")
    ('risk', 'indicator', '')
    >>> section_of("Performance measures"), section_of("Measures"), section_of("2.1.1 Strategier")
    ('indicator', 'strategy', 'strategy')
    """
    numbered = number_of(text)
    text = numbered.text if numbered else text
    if _PHRASE.match(text):
        return "indicator"
    hits = {kind: found.end() for kind in _KINDS if (found := _BEGINS[kind].match(text))}
    if not hits:
        return ""
    last = [kind for kind in ("strategy", "risk") if kind in hits]
    return last[0] if last else min(hits, key=lambda kind: (hits[kind], _KINDS.index(kind)))


def is_only_label(passage: Passage) -> bool:
    """Whether an item is nothing but the label of the items after it, as "Syfte/strategi"."""
    if not passage.bullet:
        return False
    text = passage.text.rstrip(" :-")
    parts = re.split(r"[\s/]+", text)
    phrase = text.casefold() in words("indicator-phrase")
    return phrase or (len(parts) <= 2 and all(section_of(word) for word in parts))


def may_be_either(heading: str) -> bool:
    """Whether a heading may be for what is done, or for what is measured.

    >>> may_be_either("Measures:"), may_be_either("Actions")
    (True, False)
    """
    return bool(_EITHER.fullmatch(heading))


def closes(passage: Passage, depth: int) -> bool:
    """Whether a heading ends what was about a goal: it is above that goal's, or a new subject beside it.

    >>> closes(Passage("Mått", 1, 1, depth=2), 2), closes(Passage("Ekonomi", 1, 1, depth=2), 2)
    (False, True)
    """
    if not passage.depth or not depth:
        return False
    return passage.depth < depth or (passage.depth == depth and not section_of(passage.text))


def heads_goals(heading: str, items: Sequence[str]) -> bool:
    """Whether a heading among goals is what the items below it are about: they say what is to be, and not it.

    >>> heads_goals("Trygg uppväxt", ["Alla barn ska läsa", "Fler ska ha någon att leka med"])
    True
    >>> heads_goals("Alla barn ska läsa", ["Böcker ska köpas"]), heads_goals("Trygg uppväxt", ["Fler lärare"])
    (False, False)
    """
    said = [one for one in items if _MUST.search(one)]
    short = len(heading.split()) <= _MOST_IN_AREA and heading[-1:].isalnum()
    return short and not _MUST.search(heading) and 2 * len(said) > len(items)


def is_text(passage: Passage) -> bool:
    """Whether a passage is neither an item, a heading nor a row.

    >>> is_text(Passage("Vi växer.", 1, 1)), is_text(Passage("Vi växer.", 1, 1, bullet=True))
    (True, False)
    """
    return not (passage.bullet or passage.heading or passage.heads or number_of(passage.text))
