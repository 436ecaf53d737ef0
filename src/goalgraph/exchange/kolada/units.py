"""The unit and the group that an indicator's title in Kolada names.

In: a title such as ``Ohälsotal, dagar``. Out: the unit that the words after the last comma, or in parentheses
at the end, are known to be, with how many of it each number is, and a group that the title names. Where the
title has no such words the plan's own unit of the indicator counts; where it has others, none does: two
things that are called alike may be counted in other ways.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

from goalgraph.base.frozen import Frozen
from goalgraph.base.names import PREFIXES
from goalgraph.exchange.outline.amounts import scaled, unit_of
from goalgraph.model.objects import Term

_UNIT, _OURS = PREFIXES["unit"], PREFIXES["ggunit"]
_KRONOR = "http://qudt.org/vocab/currency/SEK"
_QUDT = frozenset({"PERCENT", "MIN", "HR", "DAY", "WK", "MO", "YR", "HA", "NUM"})
_SEX = frozenset({PREFIXES["group"] + "women", PREFIXES["group"] + "men"})
_COUNTED = frozenset(
    _OURS + name
    for name in (
        "PERSON", "DWELLING", "PLAN", "INSPECTION", "JOURNEY", "COMPANY", "LOAN", "VISIT", "PUPIL",
    )
)  # fmt: skip
_NUMBER = _UNIT + "NUM"
_SAID = MappingProxyType(
    {
        r"(andel |.*\()?‰\)?": _UNIT + "PERMILLE",
        r".*%(?!-|enh).*": _UNIT + "PERCENT",
        r"antal ?/ ?1[  ]?000 inv(ånare|\.)?": _OURS + "PER-1000-RESIDENTS",
        r"(totalt )?index(poäng)?": _OURS + "INDEX-POINT",
    }
)


# What a title may say before its unit: of what kind the number is.
_KIND = re.compile(r"((antal|medelvärde|medianvärde|median|genomsnitt|i) )+")


@dataclass(frozen=True, slots=True)
class Counted(Frozen):
    """What a title says that its values are counted in.

    Attributes:
        unit: the IRI of the unit; none where it says none that is known.
        word: how it says so, such as ``mnkr``; empty where it says nothing.
    """

    unit: str | None = None
    word: str = ""

    @property
    def unknown(self) -> bool:
        """Whether the title says a unit that is none of those that are known."""
        return bool(self.word) and self.unit is None

    def value(self, number: Decimal) -> Decimal:
        """So many of the unit: of 1.5 mnkr, the kronor.

        >>> unit_in("Årets resultat, mnkr", None).value(Decimal("1.5"))
        Decimal('1500000')
        """
        return scaled(number, self.word) if self.unit else number


def unit_in(title: str, own: Term | None) -> Counted:
    """The unit that a title names; of a plain number, what the plan counts in.

    >>> unit_in("Ohälsotal, dagar", None).unit, unit_in("Nya företag, antal/1000 inv", None).unit
    ('http://qudt.org/vocab/unit/DAY', 'https://w3id.org/goalgraph/id/unit/PER-1000-RESIDENTS')
    >>> unit_in("Kostnad (mnkr)", None).unit, unit_in("Ohälsotal", None)
    ('http://qudt.org/vocab/currency/SEK', Counted(unit=None, word=''))
    >>> unit_in("Kostnad, kr/m2", None), unit_in("Nettokostnad, andel (‰)", None).unit
    (Counted(unit=None, word='kr/m2'), 'http://qudt.org/vocab/unit/PERMILLE')
    """
    last = title.rpartition(",")[2].strip()
    inside = re.search(r"\(([^()]+)\)$", last)
    word = (inside[1] if inside else last if "," in title else "").strip().casefold()
    if word == "antal":
        return Counted(own.iri if own and own.iri in _COUNTED else _NUMBER, word)
    said = next((unit for words, unit in _SAID.items() if re.fullmatch(words, word)), None)
    plain = _KIND.sub("", word)
    return Counted(said, word) if said else Counted(_iri(unit_of(plain)), plain)


def _iri(name: str) -> str | None:
    """The IRI of a unit that the words of documents are known by; sums of money alone are QUDT's kronor."""
    if name == "SEK":
        return _KRONOR
    return (_UNIT if name in _QUDT else _OURS) + name if name else None


def group_in(title: str, groups: Iterable[Term]) -> Term | None:
    """The one of the groups that the title names, such as ``25–64 år``; not women and men.

    >>> group_in("Invånare 25-64 år med lång utbildning", [Term("a", "urn:a", {"sv": "25–64 år"})]).id
    'a'
    """
    said = _plain(title)
    found = {one for one in groups if one.iri not in _SEX and _plain(one.label("sv")) in said}
    return found.pop() if len(found) == 1 else None


def _plain(text: str) -> str:
    return " ".join(text.casefold().replace("–", "-").split())
