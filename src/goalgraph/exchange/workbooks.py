"""A workbook as data to load, beside files of RDF.

In: a path. Out: its quads. What reads workbooks is imported when there is one to read, and not before.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from goalgraph.rdf.terms import Quad


def quads_of(path: Path) -> list[Quad]:
    """The quads of a workbook.

    Raises:
        WorkbookFaults: something is wrong in its cells.
        InputError, ExtraMissing: it cannot be read; what reads it is not installed.
    """
    from goalgraph.exchange.workbook.source import quads_at

    return quads_at(path)
