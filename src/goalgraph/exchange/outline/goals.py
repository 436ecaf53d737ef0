"""The goals of a document, each with an id of its own.

In: the marks of goals in the order of the document, and where a new section begins. Out: whether a goal is
one that is known, or another; when all is read, ids. A number that comes again with another text in another
section is another goal's: bodies number their goals anew in each chapter. A goal without a number takes one
that no other of its level has.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import count

from goalgraph.exchange.outline.findings import Found, Outlined, Reason, Sure, What
from goalgraph.exchange.outline.marks import Mark
from goalgraph.exchange.outline.passages import Passage

# What stands in a table of contents: dots or a space, and the number of a page.
_ENTRY = re.compile(r".*?[\s.…]+\d{1,3}")
_SIGNS = (".", ")", ":")
_MOST_IN_TITLE = 8


class Goals:
    """The goals that were read so far."""

    def __init__(self) -> None:
        self._by_number: dict[tuple[str, str], list[tuple[int, Found]]] = {}
        self._unnumbered: dict[tuple[str, str], Found] = {}
        # The ids of goals that are given a number when all is read, with the number that they say.
        self._waiting: dict[str, tuple[str, str]] = {}
        self._section = 0
        self.last: tuple[str, str] | None = None

    def begin_section(self) -> None:
        """What follows stands under another heading."""
        self._section += 1

    def known(self, prefix: str, mark: Mark, passage: Passage) -> Found | None:
        """The goal that a mark is of, if it was read before; it is told there that it comes again."""
        self.last = (prefix, mark.number)
        if not mark.number:
            found = self._unnumbered.get((prefix, _plain(mark.text)))
            if found is not None:
                found.why.append(Reason("again", {"place": passage.lines}))
            return found
        several = self._by_number.get((prefix, mark.number), [])
        for section, found in reversed(several):
            if _ENTRY.fullmatch(found.text) and found.text.startswith(mark.text):
                found.text, found.passage = mark.text, passage
                return found
            if _plain(found.text) == _plain(mark.text):
                found.why.append(Reason("again", {"place": passage.lines}))
                return found
            if section == self._section or _speaks_of(mark) or _within(found.text, mark.text):
                found.why.append(Reason("differs", {"place": passage.lines}))
                found.sure = Sure.LIKELY if found.sure is Sure.SURE else found.sure
                return found
        return None

    def referred(self, prefixes: Collection[str], number: str) -> Found | None:
        """The goal with a number on one of some levels, or on any if there is only one with it."""
        several = [
            one for (prefix, own), one in self._by_number.items() if own == number and prefix in prefixes
        ]
        several = several or [one for (_, own), one in self._by_number.items() if own == number]
        return several[0][-1][1] if len(several) == 1 else None

    def add(self, found: Found, mark: Mark) -> None:
        """Note a goal that is new; its id is settled now if its number is its own, else when all is read."""
        prefix = found.level
        several = self._by_number.setdefault((prefix, mark.number), []) if mark.number else []
        if mark.number and not several:
            found.id = f"{prefix}{mark.number}"
        else:
            found.id = f"{prefix}?{len(self._waiting) + 1}"
            self._waiting[found.id] = (prefix, mark.number)
        if several:
            place = several[-1][1].passage.lines
            found.why.append(Reason("numbered-anew", {"place": place}))
            found.sure = Sure.LIKELY if found.sure is Sure.SURE else found.sure
        if mark.number:
            found.of = self._parent(mark.number.rpartition(".")[0])
            several.append((self._section, found))
        else:
            self._unnumbered[prefix, _plain(found.text)] = found

    def _parent(self, number: str) -> str:
        """The id of the goal with a number that was read last."""
        several = [one[-1] for (_, own), one in self._by_number.items() if number and own == number and one]
        return max(several, key=lambda one: (one[0], one[1].passage.first))[1].id if several else ""

    def settle(self, outlined: Outlined) -> None:
        """Give each goal that waits for one an id that no other has, wherever it is named."""
        taken = {one.id for one in outlined.of(What.GOAL)}
        given: dict[str, str] = {}
        for waiting, (prefix, number) in self._waiting.items():
            above, dot, _ = number.rpartition(".")
            free = (f"{prefix}{above}{dot}{at}" for at in count(1))
            given[waiting] = next(ident for ident in free if ident not in taken)
            taken.add(given[waiting])
        for one in outlined.found:
            one.id, one.of = given.get(one.id, one.id), given.get(one.of, one.of)


def begins_section(passage: Passage) -> bool:
    """Whether a passage is a heading, or is as short and as open as one.

    >>> begins_section(Passage("Kulturnämnden", 1, 1)), begins_section(Passage("Vi växer.", 1, 1))
    (True, False)
    """
    text = passage.text
    short = len(text.split()) <= _MOST_IN_TITLE and text[:1].isupper() and text[-1:].isalpha()
    return passage.heading or (short and not passage.bullet and not passage.heads)


def _plain(text: str) -> str:
    return text.casefold().strip(" .")


def _words(text: str) -> Sequence[str]:
    return re.findall(r"\w+", text.casefold())


def _within(one: str, other: str) -> bool:
    """Whether all words of one text are in the other, so that it only says it shorter."""
    words, others = set(_words(one)), set(_words(other))
    return words <= others or others <= words


def _speaks_of(mark: Mark) -> bool:
    """Whether what follows a number goes on with a sentence about the goal: "Mål 1 nåddes inte"."""
    return mark.text[:1].islower() and not mark.mark.endswith(_SIGNS)
