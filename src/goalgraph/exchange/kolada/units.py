"""The unit and the group that an indicator's title in Kolada names.

In: a title such as ``Ohälsotal, dagar``. Out: the unit of its values, where the words after the last comma
are known, and a group that the title names. Nothing else in an answer says either, so that without them the
plan's own word for the indicator counts, and without that none: two things that are called alike may be
counted in other ways.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from types import MappingProxyType

from goalgraph.base.names import PREFIXES
from goalgraph.model.objects import Term

_UNIT, _OURS = PREFIXES["unit"], PREFIXES["ggunit"]
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
        r".*%.*": _UNIT + "PERCENT",
        r"antal ?/ ?1[  ]?000 inv(ånare|\.)?": _OURS + "PER-1000-RESIDENTS",
        r"(antal )?dagar|.*\((antal )?dagar\)": _UNIT + "DAY",
        r"(antal )?år|.*\((antal )?år\)": _UNIT + "YR",
        r"(totalt )?index(poäng)?|.*\(index\)": _OURS + "INDEX-POINT",
    }
)


def unit_in(title: str, own: Term | None) -> str | None:
    """The IRI of the unit that a title names; of a plain number, what the plan counts in.

    >>> unit_in("Ohälsotal, dagar", None), unit_in("Nya företag, antal/1000 inv", None)
    ('http://qudt.org/vocab/unit/DAY', 'https://w3id.org/goalgraph/id/unit/PER-1000-RESIDENTS')
    >>> unit_in("Kostnad, kr/inv", None)
    """
    tail = title.rpartition(",")[2].strip().casefold()
    if tail == "antal":
        return own.iri if own and own.iri in _COUNTED else _NUMBER
    return next((unit for words, unit in _SAID.items() if re.fullmatch(words, tail)), None)


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
