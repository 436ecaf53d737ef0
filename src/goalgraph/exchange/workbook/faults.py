"""What is wrong in a workbook, cell by cell.

In: a place and what is wrong there. Out: faults, each with its message and its mend in the reader's
language, and the errors that reading a workbook may end in.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from immutabledict import immutabledict

from goalgraph.base.errors import InputError, OutputError
from goalgraph.base.frozen import Frozen
from goalgraph.base.visible import one_line
from goalgraph.base.wording import wording

_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Fault(Frozen):
    """Something that is wrong in a cell.

    Attributes:
        sheet: the name of the sheet, as it stands in the workbook.
        cell: the cell, for example ``C5``.
        key: which fault it is.
        details: what the message names.
    """

    sheet: str
    cell: str
    key: str
    details: Mapping[str, str] = immutabledict()

    def message(self, lang: str = "en") -> str:
        """What is wrong."""
        return self._said("message", lang)

    def remedy(self, lang: str = "en") -> str:
        """What to do."""
        return self._said("remedy", lang)

    def _said(self, part: str, lang: str) -> str:
        shown = {name: one_line(value)[:_LONGEST] for name, value in self.details.items()}
        return str(wording(lang)["workbook"]["faults"][self.key][part]).format_map(shown)

    def as_json(self, lang: str) -> dict[str, str]:
        """The fault as programs read it."""
        return {
            "sheet": self.sheet,
            "cell": self.cell,
            "message": self.message(lang),
            "remedy": self.remedy(lang),
        }


class WorkbookFaults(InputError):
    """In the workbook at ``path`` ``count`` things are wrong, the first at ``place``; nothing is written.

    Attributes:
        faults: all of them.
        unknown: sheets and columns that were not read, which may be why.
    """

    def __init__(self, faults: Sequence[Fault] = (), unknown: Sequence[str] = (), **details: object) -> None:
        self.faults, self.unknown = tuple(faults), tuple(unknown)
        super().__init__(**details)

    def message(self, lang: str = "en") -> str:
        """The first of the faults, and how many there are."""
        if self.faults:
            first = self.faults[0]
            said: dict[str, Any] = {"what": first.message(lang), "remedy": first.remedy(lang)}
            self.details = {**self.details, **said}
        return super().message(lang)


class NotAWorkbook(InputError):
    """The file or folder at ``path`` has no sheet of the form: it has ``found``."""


class NoSheetFiles(NotAWorkbook):
    """The folder at ``path`` has no CSV file, but text files that end with ``endings``."""


class EmptyFolder(NotAWorkbook):
    """The folder at ``path`` has nothing in it."""


class OtherFiles(NotAWorkbook):
    """The folder at ``path`` has neither CSV files nor one workbook, but the files ``found``."""


class OpenQuote(InputError):
    """In the CSV file at ``path`` the quotation mark that a cell in ``line`` begins with is never closed."""


class DoubtfulEncoding(InputError):
    """The CSV file at ``path`` is in none of the encodings that are read, as ``line`` shows."""


class TextTooLong(OutputError):
    """The text in ``place`` has ``length`` characters, more than the ``most`` that a cell holds."""


class WorkbookTooLarge(InputError):
    """The workbook at ``path`` is too large: ``size`` megabytes or cells, where ``most`` are read."""


class UnsafeWorkbook(InputError):
    """The workbook at ``path`` declares an entity or a document type in ``name``."""


class DamagedWorkbook(InputError):
    """The file at ``path`` is no workbook inside, or not a whole one."""


class LockedWorkbook(InputError):
    """The workbook at ``path`` is encrypted, by a password or a label, or of the kind before Office 2007."""
