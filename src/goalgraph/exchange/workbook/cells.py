"""What stands in a cell, whatever kind of file it is in.

In: what a reader of files found. Out: cells with their place, in rows; and the text, number, day or lines
that a person meant by one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from types import MappingProxyType
from typing import Literal

from goalgraph.base.numbers import decimal_mark

Value = str | Decimal | date | bool | None
Form = Literal["", "formula", "error", "percent", "month", "year"]

# How much of a day is shown, in signs of ISO 8601.
_SIGNS = MappingProxyType({"month": 7, "year": 4})
_MOST_DIGITS = 30
# So many parts a name may have that holds semicolons itself.
_MOST_IN_NAME = 6
_NUMBER = re.compile(
    r"[-+]?\d+(?:[.,]\d+)?|[-+]?\d{1,3}(?P<gap>[ .,])\d{3}(?:(?P=gap)\d{3})*(?:(?!(?P=gap))[.,]\d+)?"
)
_THOUSAND = re.compile(r"[-+]?[1-9]\d{0,2},\d{3}", re.ASCII)
_POINTED = re.compile(r"[-+]?[1-9]\d{0,2}\.\d{3}", re.ASCII)
_LINES = re.compile(r"(\d{1,7})(?:\s*[-–—]\s*(\d{1,7}))?")
_SPACES = re.compile(r"[\s\u00a0\u202f\u2009]+")
_MINUS = MappingProxyType(str.maketrans({"−": "-", "‒": "-", "–": "-"}))
_TRUE = frozenset({"ja", "yes", "sant", "true", "x", "1"})
_FALSE = frozenset({"nej", "no", "falskt", "false", "0"})


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: what is in it, and what has to be known of how it is written.

    Attributes:
        form: ``formula`` or ``error`` where its value is not one that a person wrote; ``percent`` where a
            share is shown as a percentage, ``month`` or ``year`` where a day is shown without what is less.
    """

    value: Value
    form: Form = ""

    @property
    def empty(self) -> bool:
        """Whether nothing is in it."""
        return self.form not in ("formula", "error") and (
            self.value is None or (isinstance(self.value, str) and not self.value.strip())
        )

    @property
    def text(self) -> str:
        """What is in it as text: spaces around it gone, in one form of Unicode."""
        value = self.value
        if value is None:
            return ""
        if isinstance(value, bool):
            return "true" if value else "false"
        if isinstance(value, Decimal):
            return plain(value)
        if isinstance(value, date):
            return value.isoformat()[: _SIGNS.get(self.form, 10)]
        return unicodedata.normalize("NFC", value).replace("\r\n", "\n").strip()

    def written(self, mark: str) -> str:
        """The same as people write it who have ``mark`` before the decimals, a percentage with its sign.

        >>> Cell(Decimal("0.125"), "percent").written(","), Cell("1.5").written(",")
        ('12,5 %', '1.5')
        """
        found = number_in(self) if isinstance(self.value, Decimal) else None
        return f"{plain(found[0]).replace('.', mark)}{' %' * found[1]}" if found else self.text


@dataclass(frozen=True, slots=True)
class Grid:
    """A sheet as it stands in a file: its name and its rows, the first of which is row 1."""

    name: str
    rows: Sequence[Sequence[Cell]]

    def filled(self) -> Iterator[tuple[int, Sequence[Cell]]]:
        """The number and the cells of each row in which something is."""
        for number, row in enumerate(self.rows, 1):
            if any(not cell.empty for cell in row):
                yield number, row


def formula(text: str) -> Cell:
    """A cell with a formula; what says no more than yes, no or an error is that.

    >>> formula("=TRUE()").value, formula("=A1*2").form, formula("=#N/A").form
    (True, 'formula', 'error')
    """
    said = text.removeprefix("=").removesuffix("()").upper()
    if said in ("TRUE", "FALSE"):
        return Cell(said == "TRUE")
    return Cell(text.removeprefix("="), "error") if said.startswith("#") else Cell(text, "formula")


def filled_down(rows: list[list[Cell]], spans: Iterable[tuple[int, int, int]]) -> None:
    """What a cell merged with those below it says is said in each row in which there is anything else.

    Args:
        rows: of a sheet.
        spans: the row and the column of each such cell, from 0, and the row behind its last.
    """
    merged = list(spans)
    others = [any(not cell.empty for cell in row) for row in rows]
    for row, column, end in merged:
        for below in range(row + 1, min(end, len(rows))):
            cells = [*rows[below], *[Cell(None)] * (column + 1 - len(rows[below]))]
            if others[below] and cells[column].empty:
                cells[column] = rows[row][column]
                rows[below] = cells


def place(column: int, row: int) -> str:
    """How a spreadsheet names a cell, by the numbers of its column (from 0) and row (from 1).

    >>> place(0, 1), place(27, 12)
    ('A1', 'AB12')
    """
    name, column = "", column + 1
    while column:
        column, letter = divmod(column - 1, 26)
        name = chr(ord("A") + letter) + name
    return f"{name}{row}"


def plain(number: Decimal) -> str:
    """A number without an exponent and without zeros that say nothing.

    >>> plain(Decimal("12.50")), plain(Decimal("1E+3"))
    ('12.5', '1000')
    """
    text = f"{number:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text) or "0"


def parts(cell: Cell, known: Callable[[str], object] | None = None) -> list[str]:
    """The parts of a list in a cell, divided by semicolons; what is known as a whole is one part.

    Args:
        cell: with the list.
        known: whether something is called as a text, which may hold a semicolon itself.

    >>> parts(Cell("KF1a; SDG11;"))
    ['KF1a', 'SDG11']
    >>> parts(Cell("KF1a; Bo; leva; SDG11"), {"Bo; leva"}.__contains__)
    ['KF1a', 'Bo; leva', 'SDG11']
    """
    split, found = cell.text.split(";"), list[str]()
    while split:
        most = min(len(split), _MOST_IN_NAME) if known else 1
        runs = ((size, ";".join(split[:size]).strip()) for size in range(most, 1, -1))
        size, text = next(((size, run) for size, run in runs if known and known(run)), (1, split[0].strip()))
        found.append(text)
        split = split[size:]
    return [text for text in found if text]


def number_in(cell: Cell, lang: str = "") -> tuple[Decimal, bool] | None:
    """The number in a cell, and whether it is a percentage; none where what is there is no number.

    A comma or a point before the last digits is the decimal mark, unless the other one divides thousands. Of
    ``1,234`` the language says which it is: the decimal mark in Swedish, and in English, as other formats
    are, one between thousands. ``1.234`` is a decimal number in English and none in Swedish, which has the
    comma for that and divides thousands by points too; see :func:`readings`.

    >>> number_in(Cell("12,5 %")), number_in(Cell("1 234.5")), number_in(Cell("many"))
    ((Decimal('12.5'), True), (Decimal('1234.5'), False), None)
    >>> [str(found[0]) for lang in ("sv", "en") if (found := number_in(Cell("1,234"), lang))]
    ['1.234', '1234']
    >>> number_in(Cell("1.234"), "sv"), number_in(Cell("1.234"), "en")
    (None, (Decimal('1.234'), False))
    """
    if isinstance(cell.value, (bool, date)):
        return None
    if isinstance(cell.value, Decimal):
        value = cell.value * 100 if cell.form == "percent" else cell.value
        return (value, cell.form == "percent") if _writable(value) else None
    text = cell.text.translate(_MINUS)
    percent = text.endswith("%")
    text = _SPACES.sub(" ", text.removesuffix("%")).strip()
    if len(text) > _MOST_DIGITS or not (found := _NUMBER.fullmatch(text)) or not text.isascii():
        return None
    if readings(cell, lang):
        return None
    divides = lang and decimal_mark(lang) != "," and _THOUSAND.fullmatch(text)
    gap = "," if divides else found["gap"]
    digits = text.replace(gap, "") if gap else text
    return Decimal(digits.replace(",", ".")), percent


def readings(cell: Cell, lang: str) -> tuple[str, str] | None:
    """The two numbers that a text may be, where the language does not say which: 1,234 and 1234 for 1.234.

    >>> readings(Cell("1.234"), "sv"), readings(Cell("1.234"), "en"), readings(Cell("0.234"), "sv")
    (('1,234', '1234'), None, None)
    """
    text = cell.text.translate(_MINUS) if isinstance(cell.value, str) and lang else ""
    if not _POINTED.fullmatch(text) or decimal_mark(lang) == ".":
        return None
    return text.replace(".", decimal_mark(lang)), text.replace(".", "")


def no_number(cell: Cell, lang: str) -> tuple[str, str]:
    """Why there is no number in a cell, as a fault's key, and the two numbers that it may be.

    >>> [no_number(Cell(text), "sv")[0] for text in ("många", "..", "1.234")]
    ['number', 'number-nothing', 'number-doubtful']
    """
    if several := readings(cell, lang):
        return "number-doubtful", " / ".join(several)
    return "number" if any(map(str.isalnum, cell.text)) else "number-nothing", ""


def _writable(value: Decimal) -> bool:
    return value.is_finite() and abs(value.adjusted()) <= _MOST_DIGITS


def integer_in(cell: Cell, lang: str = "") -> int | None:
    """The whole number in a cell; none where what is there is none.

    >>> integer_in(Cell("3")), integer_in(Cell("3,5"))
    (3, None)
    """
    found = number_in(cell, lang)
    if found is None or found[1] or found[0] != found[0].to_integral_value():
        return None
    return int(found[0])


def day_in(cell: Cell) -> date | None:
    """The day in a cell: the spreadsheet's own, or text as ISO 8601 writes it.

    >>> day_in(Cell("2031-08-31")), day_in(Cell("31/8 2031"))
    (datetime.date(2031, 8, 31), None)
    """
    if isinstance(cell.value, datetime):
        return cell.value.date()
    if isinstance(cell.value, date):
        return cell.value
    if not isinstance(cell.value, str) or not re.fullmatch(r"\d{4}-\d{2}-\d{2}", cell.text, re.ASCII):
        return None
    try:
        return date.fromisoformat(cell.text)
    except ValueError:
        return None


def truth_in(cell: Cell) -> bool | None:
    """Whether a cell says yes or no; none where it says neither.

    >>> truth_in(Cell("Ja")), truth_in(Cell("kanske"))
    (True, None)
    """
    text = cell.text.casefold()
    return True if text in _TRUE else False if text in _FALSE else None


def lines_in(cell: Cell) -> tuple[int, int] | None:
    """The first and the last line that a cell names; none where it names none.

    >>> lines_in(Cell("36–40")), lines_in(Cell(Decimal(36)))
    ((36, 40), (36, 36))
    """
    found = _LINES.fullmatch(cell.text)
    if not found or not cell.text.replace("–", "").replace("—", "").isascii():
        return None
    first, last = int(found[1]), int(found[2] or found[1])
    return (first, last) if 0 < first <= last else None
