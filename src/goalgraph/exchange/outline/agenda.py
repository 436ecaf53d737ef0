"""Mentions of global goals, by number and by name.

In: passages. Out: mentions. A number counts where the passage speaks of the global goals, unless it is
that of the goal that the passage itself is; a name wherever it stands, the official one or the short one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from goalgraph.exchange.outline.figures import names_global
from goalgraph.exchange.outline.findings import Mention, Reason, Sure
from goalgraph.exchange.outline.marks import mark_of
from goalgraph.exchange.outline.passages import Passage
from goalgraph.exchange.outline.words import any_of
from goalgraph.exchange.workbook.vocabulary import shipped_words

_MOST = 17
_NUMBERED = re.compile(
    rf"\b(?:{any_of('goal', 'global-goal')})\s*(\d{{1,2}}(?:\.(?:\d{{1,2}}|[a-c]))?)(?!\d)", re.IGNORECASE
)
_ALSO = re.compile(r"(?:\s*,\s*|\s+(?:och|and|samt)\s+)(\d{1,2}(?:\.(?:\d{1,2}|[a-c]))?)(?![\d%])(?!\s*%)")
_SHORTEST_NAME = 9


def mentions_in(passage: Passage) -> Iterator[Mention]:
    """The global goals that a passage names, each once."""
    seen: set[str] = set()
    text = passage.text
    if names_global(text):
        own = mark_of(text)
        for found in _NUMBERED.finditer(text, len(own.mark) if own else 0):
            numbers, end = [found[1]], found.end()
            while more := _ALSO.match(text, end):
                numbers.append(more[1])
                end = more.end()
            for number in numbers:
                ident = f"SDG{number}"
                if shipped_words().global_goal(ident) and ident not in seen:
                    seen.add(ident)
                    yield Mention(ident, text[found.start() : end], passage, Sure.SURE, Reason("by-number"))
    lower = text.casefold()
    for name, ident in _names().items():
        at = lower.find(name)
        if at >= 0 and ident not in seen:
            seen.add(ident)
            sure = Sure.SURE if names_global(text) else Sure.UNSURE
            yield Mention(ident, text[at : at + len(name)], passage, sure, Reason("by-name"))


@cache
def _names() -> dict[str, str]:
    """The id of each of the 17 goals by its names that are long enough to be no common words."""
    known = shipped_words().sdg
    by_address = {known[f"sdg{number}"]: f"SDG{number}" for number in range(1, _MOST + 1)}
    return {
        name: by_address[address]
        for name, address in sorted(known.items())
        if address in by_address and len(name) >= _SHORTEST_NAME
    }
