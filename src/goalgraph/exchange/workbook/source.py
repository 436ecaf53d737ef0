"""A workbook wherever it is: an Excel file, an OpenDocument file, or a folder of CSV files.

In: a path. Out: its grids, its quads, and the same workbook with ids filled in or with comments.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from goalgraph.base.errors import EmptyInput, InputError
from goalgraph.base.files import require
from goalgraph.exchange.workbook import separated
from goalgraph.exchange.workbook.cells import Grid
from goalgraph.exchange.workbook.faults import (
    EmptyFolder,
    Fault,
    NoSheetFiles,
    NotAWorkbook,
    OtherFiles,
    WorkbookFaults,
)
from goalgraph.exchange.workbook.naming import Given
from goalgraph.exchange.workbook.package import MOST_MEGABYTES
from goalgraph.exchange.workbook.reading import Reading, read
from goalgraph.rdf.sources import WORKBOOK_ENDINGS
from goalgraph.rdf.terms import Quad

# What tables that are no CSV files are saved as.
_TEXTS = frozenset({".txt", ".tsv", ".tab"})
_MOST_NAMED = 5


def grids_of(path: Path, most: int = MOST_MEGABYTES) -> list[Grid]:
    """The sheets of a workbook.

    Raises:
        SourceNotFound, InputError: there is nothing, or it cannot be read, or is refused for its size.
        NotAWorkbook: nothing in it is a sheet.
        ExtraMissing: what reads it is not installed.
    """
    require(path)
    try:
        grids = _folder(path, most) if path.is_dir() else _file(path, most)
    except OSError as error:
        raise InputError(path=path, reason=error.strerror or error) from error
    if not grids:
        _refuse_folder(path)
        raise NotAWorkbook(path=path, found="–")
    return grids


def _refuse_folder(path: Path) -> None:
    """Refuse a folder without sheets, with what is in it."""
    if not path.is_dir():
        return
    others = [one for one in sorted(path.iterdir()) if not one.name.startswith((".", "~"))]
    if named := sorted({one.suffix.lower() for one in others} & _TEXTS):
        raise NoSheetFiles(path=path, endings=", ".join(named))
    if not others:
        raise EmptyFolder(path=path)
    more = ", …" if len(others) > _MOST_NAMED else ""
    raise OtherFiles(path=path, found=", ".join(one.name for one in others[:_MOST_NAMED]) + more)


def _folder(path: Path, most: int) -> list[Grid]:
    """The sheets of a folder: of the one workbook in it, or of its CSV files."""
    books = [
        one
        for one in sorted(path.iterdir())
        if one.suffix.lower() in WORKBOOK_ENDINGS - {separated.ENDING} and not one.name.startswith((".", "~"))
    ]
    return _file(books[0], most) if len(books) == 1 else separated.read_folder(path, most)


def _file(path: Path, most: int) -> list[Grid]:
    ending = path.suffix.lower()
    if ending == separated.ENDING:
        return [separated.read_file(path, most)]
    if ending == ".ods":
        from goalgraph.exchange.workbook.ods import read_ods

        return read_ods(path, most)
    if ending in WORKBOOK_ENDINGS:
        from goalgraph.exchange.workbook.xlsx import read_xlsx

        return read_xlsx(path, most)
    raise NotAWorkbook(path=path, found=path.suffix or path.name)


def reading_at(path: Path, lang: str | None = None, most: int = MOST_MEGABYTES) -> tuple[list[Grid], Reading]:
    """The grids of a workbook and what they say.

    Raises:
        NotAWorkbook: no sheet is of the form; else as :func:`grids_of`.
    """
    grids = grids_of(path, most)
    reading = read(grids, lang)
    if not any(reading.columns.values()) and reading.unknown:
        raise NotAWorkbook(path=path, found=", ".join(reading.unknown))
    return grids, reading


def quads_at(path: Path) -> list[Quad]:
    """The quads of a workbook.

    Raises:
        WorkbookFaults: something is wrong in it; else as :func:`reading_at`.
    """
    _, reading = reading_at(path)
    refuse(path, reading.faults, reading.unknown)
    refuse_empty(path, reading)
    return list(reading.quads)


def refuse(path: Path, faults: Sequence[Fault], unknown: Sequence[str] = ()) -> None:
    """Refuse a workbook in which something is wrong, with what was not read of it.

    Raises:
        WorkbookFaults: something is.
    """
    if faults:
        place = f"{faults[0].sheet}!{faults[0].cell}"
        raise WorkbookFaults(faults, unknown, path=path, count=len(faults), place=place)


def refuse_empty(path: Path, reading: Reading) -> None:
    """Refuse a workbook that nobody has filled in.

    Raises:
        EmptyInput: nothing is in it.
    """
    if not reading.quads and not reading.faults:
        raise EmptyInput(path=path)


def with_ids(path: Path, given: Iterable[Given], most: int = MOST_MEGABYTES) -> dict[Path, bytes]:
    """The files of a workbook with the ids that were given, as far as there is a column for them."""
    by_sheet: dict[str, list[tuple[int, int, str]]] = {}
    for one in given:
        if one.column is not None:
            by_sheet.setdefault(one.sheet, []).append((one.row, one.column, one.id))
    if not by_sheet:
        return {}
    if path.is_dir():
        files = {file.stem: file for file in separated.files_in(path)}
        return {files[name]: separated.with_ids(files[name], ids, most) for name, ids in by_sheet.items()}
    if path.suffix.lower() == separated.ENDING:
        return {path: separated.with_ids(path, by_sheet[path.stem], most)}
    if path.suffix.lower() == ".ods":
        from goalgraph.exchange.workbook import ods

        return {path: ods.with_ids(path, by_sheet, most)}
    from goalgraph.exchange.workbook import xlsx

    return {path: xlsx.with_ids(path, by_sheet, most)}


def with_comments(
    path: Path, grids: Sequence[Grid], faults: Iterable[Fault], lang: str, most: int = MOST_MEGABYTES
) -> bytes:
    """An Excel copy of a workbook with a comment at each cell where something is wrong."""
    if path.suffix.lower() in (".xlsx", ".xlsm") and path.is_file():
        from goalgraph.exchange.workbook import xlsx

        return xlsx.with_comments(path, _comments(grids, faults, lang), most)
    return tables_with_comments(grids, faults, lang)


def tables_with_comments(grids: Sequence[Grid], faults: Iterable[Fault], lang: str) -> bytes:
    """Sheets as an Excel file with a comment at each cell where something is wrong."""
    from goalgraph.exchange.workbook import xlsx

    return xlsx.grids_with_comments(grids, _comments(grids, faults, lang))


def _comments(grids: Sequence[Grid], faults: Iterable[Fault], lang: str) -> Mapping[str, Mapping[str, str]]:
    comments: dict[str, dict[str, str]] = {}
    known = {grid.name for grid in grids}
    for fault in (one for one in faults if one.sheet in known):
        cells = comments.setdefault(fault.sheet, {})
        text = f"{fault.message(lang)}. {fault.remedy(lang)}"
        cells[fault.cell] = f"{cells[fault.cell]}\n{text}" if fault.cell in cells else text
    return comments
