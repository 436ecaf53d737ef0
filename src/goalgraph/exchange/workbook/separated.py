"""A folder of CSV files, one a sheet, into grids and back.

In: a folder, or tables. Out: grids, or the text of each file. Whichever mark divides columns, whichever is
the decimal mark and whether there is a byte order mark, the same is read.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

from goalgraph.base.errors import InputError
from goalgraph.base.files import safe_name
from goalgraph.base.numbers import decimal_mark
from goalgraph.base.separated import BYTE_ORDER_MARK
from goalgraph.exchange.workbook.cells import Cell, Grid, Value, plain
from goalgraph.exchange.workbook.encodings import decoded, encoded
from goalgraph.exchange.workbook.faults import OpenQuote, WorkbookTooLarge
from goalgraph.exchange.workbook.package import MOST_MEGABYTES, check_size
from goalgraph.exchange.workbook.writing import Table

ENDING = ".csv"
# Put after a file's last line, to see whether it stands in a line of its own there.
_END = "\x1e"
_LINE = re.compile(r"\r\n|\r|\n")
_SEP = re.compile(r"sep=.?", re.IGNORECASE)
_RUN = re.compile(r"[\s']*[-=+@＋－＝＠]")


def read_folder(folder: Path, most: int = MOST_MEGABYTES) -> list[Grid]:
    """The files of a folder as grids, in the order of their names.

    Raises:
        InputError: one cannot be read, or is refused for its size.
    """
    return [read_file(path, most) for path in files_in(folder)]


def files_in(folder: Path) -> list[Path]:
    """The CSV files of a folder, but those that are hidden."""
    return sorted(
        path
        for path in folder.iterdir()
        if path.suffix.lower() == ENDING and path.is_file() and not path.name.startswith((".", "~"))
    )


def read_file(path: Path, most: int = MOST_MEGABYTES) -> Grid:
    """A file as a grid, named after it."""
    text = _text(path, most)
    try:
        rows = [[_cell(field) for field in row] for row in _rows(path, text)]
    except csv.Error as error:
        raise InputError(path=path, reason=str(error)) from error
    check_size(path, path.stem, len(rows), max(map(len, rows), default=0), most)
    return Grid(path.stem, rows)


def _rows(path: Path, text: str) -> list[list[str]]:
    """The rows; a quotation mark that is not closed, and makes one cell of all that follows, is told."""
    reader = csv.reader(io.StringIO(f"{text}\n{_END}", newline=""), delimiter=_separator(text))
    rows, ends = list[list[str]](), [0]
    for row in reader:
        rows.append(row)
        ends.append(reader.line_num)
    if rows.pop() != [_END]:
        raise OpenQuote(path=path, line=ends[-2] + 1)
    # What tells Excel the separator is no row of the sheet, but the rows below keep their numbers.
    return [[], *rows[1:]] if rows and _SEP.fullmatch(_LINE.split(text, maxsplit=1)[0]) else rows


def _text(path: Path, most: int) -> str:
    try:
        if path.stat().st_size > most << 20:
            raise WorkbookTooLarge(path=path, size=f"{path.stat().st_size >> 20} MB", most=f"{most} MB")
        data = path.read_bytes()
    except OSError as error:
        raise InputError(path=path, reason=error.strerror or error) from error
    return decoded(path, data)[0]


def _separator(text: str) -> str:
    """The mark between columns: that which comes most often in the first line, outside of quotes."""
    head = _LINE.split(re.sub(r'"[^"]*"', "", text.lstrip("\r\n")), maxsplit=1)[0]
    return max(";,\t", key=lambda mark: (head.count(mark), mark == ";"))


def _cell(field: str) -> Cell:
    """A cell; the apostrophe that keeps a spreadsheet from running a text is no part of it."""
    if field.startswith("'") and _RUN.match(field):
        return Cell(field[1:])
    return Cell(field, "formula") if field.lstrip().startswith("=") else Cell(field or None)


def written(tables: Iterable[Table], lang: str) -> Mapping[str, bytes]:
    """The files of tables, by name, as a spreadsheet in the language opens them."""
    mark = decimal_mark(lang)
    found: dict[str, bytes] = {}
    for table in tables:
        text = file_text((table.titles, *table.rows), ";" if mark == "," else ",", mark)
        found[f"{safe_name(table.name)}{ENDING}"] = (BYTE_ORDER_MARK + text).encode()
    return found


def file_text(rows: Iterable[Sequence[Value]], separator: str, decimal_mark: str) -> str:
    """The text of a file."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=separator, lineterminator="\r\n")
    writer.writerows([_field(value, decimal_mark) for value in row] for row in rows)
    return out.getvalue()


def _field(value: Value, decimal_mark: str) -> str:
    if isinstance(value, Decimal):
        return plain(value).replace(".", decimal_mark)
    if isinstance(value, date):
        return value.isoformat()
    text = str(value or "")
    return f"'{text}" if _RUN.match(text) else text


def with_ids(path: Path, ids: Iterable[tuple[int, int, str]], most: int = MOST_MEGABYTES) -> bytes:
    """A file with ids filled in, the rest as it was: in its encoding, with its marks and line ends."""
    data = path.read_bytes()
    text = _text(path, most)
    mark = _separator(text)
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=mark))
    for row, column, ident in ids:
        rows[row - 1] += [""] * (column + 1 - len(rows[row - 1]))
        rows[row - 1][column] = ident
    out = io.StringIO()
    end = _LINE.search(re.sub(r'"[^"]*"', "", text))
    csv.writer(out, delimiter=mark, lineterminator=end[0] if end else "\n").writerows(rows)
    return encoded(path, out.getvalue(), data)
