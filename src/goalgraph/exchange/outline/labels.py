"""What a passage says that it is, by a word with a colon or a code: "Risk: …", "Styrtal A1 – …", "KR1.2 …".

In: the text of a passage, or the texts of all. Out: the kind of thing, and what follows; a goal's mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from goalgraph.base.frozen import Frozen
from goalgraph.exchange.outline.bounds import SAID_BOUND
from goalgraph.exchange.outline.compounds import known_word, word_of
from goalgraph.exchange.outline.figures import figures_in
from goalgraph.exchange.outline.marks import Mark
from goalgraph.exchange.outline.measured import says_value
from goalgraph.exchange.outline.words import any_of, words

_KINDS = ("target", "indicator", "risk", "strategy", "value", "area", "goal", "assignment")
_LABELLED = re.compile(
    r"(?P<label>(?P<before>[^\W\d_]+\s)?(?:"
    + "|".join(rf"(?P<{kind}>{word_of(kind)})" for kind in _KINDS)
    + r")(?:\s(?:(?:19|20)\d\d|(?-i:[A-ZÅÄÖ]{0,2})\d{0,2}(?:[.:]\d{1,2})*[a-h]?))?)"
    r"\s*(?::|\s[–—-])\s+(?P<text>\S.*)",
    re.IGNORECASE | re.DOTALL,
)
# What says of a value that it is now, and no name of what is measured.
_NOW = re.compile(rf"(?:{any_of('now')})\s", re.IGNORECASE)
_LEADS = re.compile(rf"(?:{any_of('approximately')}|{SAID_BOUND})?", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{3,}")
_FEWEST_WORDS = 3
_CODE = re.compile(
    r"(?P<mark>(?P<letters>[A-ZÅÄÖ]{1,4})\s?(?P<number>\d{1,2}(?:\.\d{1,2}){0,2})[.:)]?)"
    r"\s+(?:[–—-]\s+)?(?P<text>\S.*[^\W\d_]{3}.*)",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Label(Frozen):
    """A label: the kind of thing that it says, its words, and the text that follows.

    It is ``plain`` where it is a word of the kind, or one that is known to end in it, with nothing before.
    """

    kind: str
    label: str
    text: str
    plain: bool = True


def label_of(text: str) -> Label | None:
    """The label that a text begins with, if it says of what follows what it is.

    What is measured is no text of a strategy or a risk, whatever it is called.

    >>> [(one.kind, one.text) for one in map(label_of, ["Styrtal A1: Nöjda", "Utfall 2030: 87 %"]) if one]
    [('indicator', 'Nöjda'), ('value', '87 %')]
    >>> [label_of(one) for one in ("Risk för brand – i skog", "Frisk: 80 %", "Fysisk aktivitet: 45 % 2030")]
    [None, None, None]
    """
    found = _LABELLED.match(text)
    if not found:
        return None
    kind = next(kind for kind in _KINDS if found[kind])
    before = found["before"] or ""
    if kind in ("value", "target") and before and not _NOW.fullmatch(before):
        return None
    plain = not before and bool(re.fullmatch(known_word(kind), found[kind], re.IGNORECASE))
    if kind in ("risk", "strategy", "area") and _is_amount(found["text"], plain=plain):
        return None
    return Label(kind, found["label"].strip(), found["text"].strip(), plain)


def begins_label(text: str) -> bool:
    """Whether a line begins with a label and a colon, so that it does not go on with the line above.

    >>> begins_label("Fysisk aktivitet: 45 %"), begins_label("Strategi – fler lärare")
    (True, False)
    """
    found = _LABELLED.match(text)
    return found is not None and text[found.end("label") :].lstrip().startswith(":")


def _is_amount(text: str, *, plain: bool) -> bool:
    """Whether what follows a label is what was measured; of a ``plain`` label where it is only that."""
    figures = figures_in(text)
    begins = bool(figures) and bool(_LEADS.fullmatch(text[: figures[0].start].strip()))
    if not plain:
        return begins or says_value(text, figures)
    left = text
    for one in reversed(figures):
        left = left[: one.start] + left[one.end :]
    return begins and len(_WORD.findall(left)) < _FEWEST_WORDS


class Codes:
    """Goals that say what they are by a code: letters that stand for goals, with a number after another."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._numbers: dict[str, set[str]] = {}
        for found in filter(None, map(_CODE.match, texts)):
            if found["letters"].casefold() in words("code"):
                self._numbers.setdefault(found["letters"], set()).add(found["number"])

    def mark_of(self, text: str, *, told: bool = False) -> Mark | None:
        """The mark that a text begins with, if others with the same letters stand beside it.

        Where it is ``told`` that goals follow, any letters are one that have a sign after the number.

        >>> codes = Codes(["O1 Fler cyklar", "O2: Färre kör bil"])
        >>> codes.mark_of("O2: Färre kör bil").text, codes.mark_of("H1 var bra")
        ('Färre kör bil', None)
        """
        found = _CODE.match(text)
        if not found:
            return None
        above = found["number"].rpartition(".")[0]
        numbers = self._numbers.get(found["letters"], set())
        known = {f"{above}.{last}" if above else last for last in "12"} <= numbers
        if not known and not (told and found["mark"].endswith((".", ":", ")"))):
            return None
        return Mark(found["mark"], found["letters"], found["number"], found["text"].strip())
