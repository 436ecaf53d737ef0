"""The percent sign after a number in another format, held against the unit that the file says.

In: what should be a number, and its unit. Out: the number, and whether it is a share; none where the sign and
the unit say different things, for one of them is wrong and nobody can tell which.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from goalgraph.base.names import GG
from goalgraph.exchange.workbook.cells import Cell, number_in
from goalgraph.exchange.workbook.statements import PERCENT
from goalgraph.exchange.workbook.vocabulary import shipped_words


@dataclass(frozen=True, slots=True)
class Number:
    """What stands where a number should.

    Attributes:
        value: the number; none where it is none, or has a percent sign and another unit.
        share: whether it has a percent sign and no unit, so that the sign is its unit.
        doubtful: whether it has a percent sign and another unit.
    """

    value: Decimal | None
    share: bool = False
    doubtful: bool = False


def number_of(text: str, unit: str) -> Number:
    """The number of a text, with the unit in the words of the file.

    >>> number_of("85 %", ""), number_of("85 %", "days").doubtful, number_of("85 %", "%").value
    (Number(value=Decimal('85'), share=True, doubtful=False), True, Decimal('85'))
    """
    found = number_in(Cell(text), "en") if text else None
    if found is None:
        return Number(None)
    value, percent = found
    if not percent or "%" in unit or shipped_words().find(GG + "unit", unit.strip()) == [PERCENT]:
        return Number(value)
    return Number(None, doubtful=True) if unit.strip() else Number(value, share=True)


def share_word(lang: str) -> str:
    """The word that a column has for per cent."""
    return shipped_words().word(GG + "unit", PERCENT, lang)
