"""Tables that are cards: each row has a label in its first column, and what it says in the second.

In: the cells of a table's rows. Out: whether it is a card; whether a row says what stands below each of its
cells, as the head of a table does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from goalgraph.exchange.outline.compounds import word_of
from goalgraph.exchange.outline.words import any_of

_YEAR = r"(?:19|20)\d\d(?:\s?[/–-]\s?(?:\d\d)?\d\d)?"
_KINDS = ("responsible", "country", "county", "target", "risk", "strategy", "indicator", "goal", "value")
_LABEL = re.compile(
    rf"(?:[^\W\d_][\w/-]*\s){{0,2}}(?:{word_of(*_KINDS)})(?:\s\(?(?:{_YEAR}|\d{{1,2}}(?:[.:]\d{{1,2}})*)\)?)?\s*:?",
    re.IGNORECASE,
)
_ASSIGNMENT = re.compile(
    rf"(?:{word_of('assignment')})(?:\s\d{{1,2}}(?:[.:]\d{{1,2}})*)?\s*:?", re.IGNORECASE
)
# What says what there is; a column for figures may have any word before the last part of its name.
_SAID = frozenset({"risk", "strategy", "goal"})
_LONGEST = 50
_PAIR = 2
# So great a part of a card's labels is known.
_MOST = 0.6


def kind_of(head: str) -> str:
    """What the cells below a head are; empty where it does not say.

    >>> kind_of("Mål"), kind_of("Målvärde 2031"), kind_of("Utfall 2029"), kind_of("2030"), kind_of("Trend")
    ('goal', 'target', 'value', 'value', '')
    >>> kind_of("Riket 2030"), kind_of("Ansvarig nämnd"), kind_of("2029/30")
    ('compared', 'responsible', 'value')
    >>> kind_of("Periodutfall 2029"), kind_of("Customer satisfaction"), kind_of("Klagomål")
    ('value', '', '')
    """
    if re.search(rf"\b(?:{any_of('indicator-phrase')})\b", head, re.IGNORECASE):
        return "indicator"
    for kind in ("responsible", "target", "risk", "strategy", "indicator", "goal", "compared", "value"):
        several = ("country", "county") if kind == "compared" else (kind,)
        said = word_of(kind) if kind in _SAID else rf"[^\W\d]*?(?:{any_of(*several)})"
        if re.search(rf"(?<![\w-]){said}\b", head, re.IGNORECASE):
            return kind
    return "value" if re.fullmatch(_YEAR, head.strip()) else ""


def names_kind(cell: str) -> bool:
    """Whether a cell is nothing but the label of something.

    >>> names_kind("Målvärde 2031:"), names_kind("Mål 1"), names_kind("Alla når målen i tid")
    (True, True, False)
    """
    return len(cell) <= _LONGEST and bool(_LABEL.fullmatch(cell.strip()))


def names_assignment(head: str) -> bool:
    """Whether a label is for what somebody is to do: "Uppdrag", "Grunduppdrag", "Uppdrag 2".

    >>> names_assignment("Grunduppdrag"), names_assignment("Uppdrag 2:"), names_assignment("Uppdragsgivare")
    (True, True, False)
    """
    return bool(_ASSIGNMENT.fullmatch(head.strip()))


def is_card(rows: Sequence[Sequence[str]]) -> bool:
    """Whether the rows of a table have their labels in the first column.

    >>> is_card([("Mål 1", "Trygg kommun"), ("Indikator", "Trygghet"), ("Nuläge", "62")])
    True
    >>> is_card([("Indikator", "Utfall 2030"), ("Resultat", "62"), ("Nytt mått", "70")])
    False
    """
    if len(rows) < _PAIR or any(sum(map(bool, cells)) != _PAIR or not all(cells[:_PAIR]) for cells in rows):
        return False
    labels = [cells[0] for cells in rows if names_kind(cells[0])]
    kinds = {kind_of(one) for one in labels}
    head = rows[0][1].strip()
    return (
        len(labels) >= max(_PAIR, _MOST * len(rows))
        and len(kinds) >= _PAIR
        and bool(kinds & {"goal", "indicator"})
        and not names_kind(head)
        and not re.fullmatch(_YEAR, head)
    )


def heads_anew(cells: Sequence[str], heads: Sequence[str]) -> bool:
    """Whether a row is the head of what follows, in a table that has one already.

    >>> heads_anew(("Mått", "Utfall 2030", "Not"), ("Mått", "Mål", "Not"))
    True
    >>> heads_anew(("Nöjda", "5"), ("Mått", "Mål"))
    False
    """
    said = [cell for cell in cells if cell]
    labels = [cell for cell in said if names_kind(cell) or re.fullmatch(_YEAR, cell.strip())]
    known = [cell for cell in said if cell in labels or cell in heads]
    return bool(said) and names_kind(said[0]) and len(labels) >= _PAIR and len(known) == len(said)
