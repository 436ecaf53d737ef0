"""What a sheet and a column are: how cells are read, and what they say.

In: nothing. Out: the words in which the module ``sheets`` says what a workbook looks like.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from goalgraph.base.frozen import Frozen


class How(StrEnum):
    """How a cell is read."""

    ID = "id"
    ADDRESS = "address"
    PART = "part"
    IN_PLAN = "in-plan"
    TEXT = "text"
    STRING = "string"
    NUMBER = "number"
    INTEGER = "integer"
    DATE = "date"
    TRUTH = "truth"
    REFERENCE = "reference"
    WORD = "word"
    CLASS = "class"
    PERIOD = "period"
    QUOTE = "quote"
    PAGE = "page"
    LINES = "lines"
    LEVEL = "level"
    AMBITION = "ambition"
    KOLADA = "kolada"
    COMPARED = "compared"
    COMPARED_VALUE = "compared-value"
    DUE = "due"
    BASELINE_PERIOD = "baseline-period"
    PART_OF = "part-of"
    DOCUMENT = "document"
    BODY = "body"
    CODE = "code"
    PROFILE = "profile"
    OCCASION = "occasion"
    SOURCE = "source"


class Base(StrEnum):
    """What the address of a row's resource begins with: its plan's, its body's, or that of periods."""

    PLAN = "plan"
    BODY = "body"
    PERIOD = "period"


@dataclass(frozen=True, slots=True)
class Column(Frozen):
    """A column.

    Attributes:
        key: names its title and its help.
        how: how its cells are read.
        says: the property.
        of: what a cell may name: sheets, or the property that a word is a value of.
        many: whether a cell may hold several, divided by semicolons.
        always: whether it is in every workbook.
    """

    key: str
    how: How
    says: str = ""
    of: tuple[str, ...] = ()
    many: bool = False
    always: bool = True


@dataclass(frozen=True, slots=True)
class Sheet(Frozen):
    """A sheet, each row of which is a resource.

    Attributes:
        key: names its title.
        classes: of the resource; several where one is chosen by a column.
        given: how an id begins that goalgraph gives.
        above: the columns whose resource an id goes on from, in the order in which they are asked.
        notation: whether the id is said, and not only part of the address.
        always: whether it is in every workbook.
    """

    key: str
    classes: tuple[str, ...]
    columns: tuple[Column, ...]
    given: str
    above: tuple[str, ...] = ()
    base: Base = Base.PLAN
    notation: bool = True
    always: bool = True

    def column(self, how: How) -> Column | None:
        """The first column that is read so."""
        return next((column for column in self.columns if column.how is how), None)
