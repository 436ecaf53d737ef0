"""Why a document cannot be outlined, or its workbook not written.

In: the details of a failure. Out: errors whose message is one line.
"""

from __future__ import annotations

from pathlib import Path

from goalgraph.base.errors import InputError, OutputError
from goalgraph.base.wording import LANGUAGES, wording


class NotADocument(InputError):
    """The file at ``path`` is of no kind that is outlined: ``found``."""


class MisnamedDocument(InputError):
    """The document at ``path`` is ``found``, and not what its name says: ``name`` would."""


class DocumentTooLarge(InputError):
    """The document at ``path`` is too large: ``size``, where ``most`` is read."""


class NoText(InputError):
    """The document at ``path`` has no text: it is empty, or its pages are pictures."""


class DamagedDocument(InputError):
    """The document at ``path`` cannot be read as what its name says: ``reason``."""


class OverDocument(OutputError):
    """The workbook would be written over the document at ``path``."""


class NotAWorkbookName(OutputError):
    """The workbook cannot be written to ``path``, whose name does not end as an Excel file's."""


def damaged(path: Path) -> DamagedDocument:
    """The error for a document that what reads it gave up, in the reader's words and not in those of that."""
    return DamagedDocument(
        path=path, reason={one: str(wording(one)["outline"]["damaged"]) for one in LANGUAGES}
    )
