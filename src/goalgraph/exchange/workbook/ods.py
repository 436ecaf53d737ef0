"""OpenDocument spreadsheets into grids, and with ids filled in, by odfpy.

In: a file. Out: grids, or the file with ids. odfpy is here because it shows which cells are formulas, which
readers of values alone do not, and writes what it has read.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType
from typing import Any

from goalgraph.base.errors import InputError
from goalgraph.base.extras import needing
from goalgraph.exchange.workbook.cells import Cell, Form, Grid, Value, filled_down, formula
from goalgraph.exchange.workbook.faults import DamagedWorkbook
from goalgraph.exchange.workbook.package import MOST_MEGABYTES, check, check_size

_DIGITS = re.compile(r"\d{1,6}", re.ASCII)
_GRAMMAR = re.compile(r"[a-z]+:(?==)")
_CELLS = ("table:table-cell", "table:covered-table-cell")


def read_ods(path: Path, most: int = MOST_MEGABYTES) -> list[Grid]:
    """The sheets of a file.

    Raises:
        InputError: it cannot be read, or is refused for its size.
        ExtraMissing: odfpy is not installed.
    """
    try:
        return [_grid(path, table, most) for table in _tables(_opened(path, most))]
    except RecursionError as error:
        raise DamagedWorkbook(path=path) from error


def with_ids(
    path: Path, ids: Mapping[str, Iterable[tuple[int, int, str]]], most: int = MOST_MEGABYTES
) -> bytes:
    """The file with ids filled in: by sheet, the row, the column from 0 and the id."""
    document = _opened(path, most)
    for table in _tables(document):
        for row, column, ident in ids.get(str(table.getAttribute("name")), ()):
            _fill(_own(_nth(_rows(table), row - 1), "table:table-cell", column), ident)
    out = io.BytesIO()
    document.write(out)
    return out.getvalue()


def _opened(path: Path, most: int) -> Any:
    with needing("odfpy", "office"):
        from odf.opendocument import load
    check(path, most)
    try:
        return load(str(path))
    except Exception as error:
        raise DamagedWorkbook(path=path) from error


def _tables(document: Any) -> list[Any]:
    """Its sheets, but not what it keeps of other files and of what was changed."""
    sheet = getattr(document, "spreadsheet", None)
    tables = [] if sheet is None else [one for one in sheet.childNodes if _tag(one) == "table:table"]
    return [one for one in tables if not any(_tag(child) == "table:table-source" for child in one.childNodes)]


def _tag(node: Any) -> str:
    return str(getattr(node, "tagName", ""))


def _rows(table: Any) -> list[Any]:
    """The rows of a table, those in groups and headings too."""
    found: list[Any] = []
    for node in table.childNodes:
        name = _tag(node)
        if name == "table:table-row":
            found.append(node)
        elif name in ("table:table-rows", "table:table-header-rows", "table:table-row-group"):
            found += _rows(node)
    return found


def _grid(path: Path, table: Any, most: int) -> Grid:
    """A table; what is repeated is counted out, but not what is empty to its end."""
    name = str(table.getAttribute("name"))
    rows: list[list[Cell]] = []
    spans: list[tuple[int, int, int]] = []
    waiting = 0
    for node in _rows(table):
        cells = _cells(path, name, node, most)
        times = _times(node, "numberrowsrepeated")
        if not cells:
            waiting += times
            continue
        check_size(path, name, len(rows) + waiting + times, len(cells), most)
        rows += [[] for _ in range(waiting)]
        spans += [(len(rows), column, len(rows) + down) for column, down in _spans(node)]
        rows += [cells] * times
        waiting = 0
    filled_down(rows, spans)
    return Grid(name, rows)


def _spans(row: Any) -> Iterator[tuple[int, int]]:
    """The columns of the cells that are merged with those below them, and how many rows each has."""
    at = 0
    for node in row.childNodes:
        if _tag(node) == "table:table-cell" and (down := _times(node, "numberrowsspanned")) > 1:
            yield at, down
        at += _times(node, "numbercolumnsrepeated") if _tag(node) in _CELLS else 0


def _cells(path: Path, name: str, row: Any, most: int) -> list[Cell]:
    cells: list[Cell] = []
    waiting = 0
    for node in row.childNodes:
        if _tag(node) not in _CELLS:
            continue
        cell, times = _cell(node), _times(node, "numbercolumnsrepeated")
        if cell.empty:
            waiting += times
            continue
        check_size(path, name, 1, len(cells) + waiting + times, most)
        cells += [Cell(None)] * waiting + [cell] * times
        waiting = 0
    return cells


def _times(node: Any, attribute: str) -> int:
    text = str(node.getAttribute(attribute) or "1")
    return max(1, int(text)) if text.isdigit() else 1


def _cell(node: Any) -> Cell:
    """A cell of odfpy's as goalgraph has it."""
    if said := node.getAttribute("formula"):
        return formula(_GRAMMAR.sub("", str(said)))
    kind, form = str(node.getAttribute("valuetype") or ""), ""
    value: Value = _text(node) or str(node.getAttribute("stringvalue") or "") or None
    if kind in ("float", "percentage", "currency"):
        try:
            value = Decimal(repr(float(str(node.getAttribute("value")))))
        except ValueError:
            value = _text(node)
        form = "percent" if kind == "percentage" else ""
    elif kind == "date":
        text = str(node.getAttribute("datevalue"))[:10]
        try:
            value = date.fromisoformat(text)
        except ValueError:
            value = text
        else:
            form = _shown_as(_text(node), value)
    elif kind == "boolean":
        value = str(node.getAttribute("booleanvalue")) == "true"
    elif kind == "" and isinstance(value, str) and value.startswith(("#", "Err:")):
        form = "error"
    return Cell(value, _FORMS[form])


def _shown_as(shown: str, day: date) -> str:
    """How much of a date is shown: its day, if that is there beside the year and the month, or less."""
    if shown.strip() == f"{day.year:04}":
        return "year"
    numbers = [int(one) for one in _DIGITS.findall(shown)]
    short = day.year % 100 if len(numbers) > 2 or numbers[-1:] == [day.year % 100] else None
    named = any(letter.isalpha() for letter in shown)
    for known in (day.year if day.year in numbers else short, None if named else day.month):
        if known in numbers:
            numbers.remove(known)
    return "" if not shown or day.day in numbers else "month"


_FORMS: Mapping[str, Form] = MappingProxyType(
    {"": "", "percent": "percent", "month": "month", "year": "year", "error": "error"}
)


def _text(node: Any) -> str:
    """The text of a cell: its paragraphs, but not what is noted beside it."""
    return "\n".join(_inside(child) for child in node.childNodes if _tag(child) == "text:p")


def _inside(node: Any) -> str:
    if getattr(node, "nodeType", 0) == 3:
        return str(node.data)
    name = _tag(node)
    if name == "text:s":
        return " " * _times(node, "c")
    if name in ("text:tab", "text:line-break"):
        return "\t" if name == "text:tab" else "\n"
    return "".join(_inside(child) for child in node.childNodes)


def _nth(nodes: Iterable[Any], wanted: int) -> Any:
    """The row with the number, made one of its own where it is one of several that are repeated."""
    at = 0
    for node in nodes:
        times = _times(node, "numberrowsrepeated")
        if at + times > wanted:
            return _alone(node, "numberrowsrepeated", wanted - at, times)
        at += times
    raise InputError(path="ods", reason="there is no such row")


def _own(row: Any, kind: str, wanted: int) -> Any:
    """The cell in a column, made one of its own where it is one of several that are repeated."""
    from odf.table import TableCell

    at = 0
    for node in [one for one in row.childNodes if _tag(one) in _CELLS]:
        times = _times(node, "numbercolumnsrepeated")
        if at + times > wanted:
            return _alone(node, "numbercolumnsrepeated", wanted - at, times)
        at += times
    while True:
        cell = TableCell()
        row.addElement(cell)
        if at == wanted:
            return cell
        at += 1


def _alone(node: Any, attribute: str, before: int, times: int) -> Any:
    """One of what is repeated: those before and behind it become others like it."""
    if times == 1:
        return node
    parent = node.parentNode
    for count, where in ((before, node), (times - before - 1, node.nextSibling)):
        if count:
            other = _copy(node)
            other.setAttribute(attribute, count)
            parent.insertBefore(other, where)
    node.removeAttribute(attribute)
    return node


def _copy(node: Any) -> Any:
    """A copy of an empty cell, or of a row with its cells."""
    from odf.element import Element, Text

    if node.nodeType == 3:
        return Text(node.data)
    other = Element(qname=node.qname, check_grammar=False)
    other.attributes = dict(node.attributes)
    for child in node.childNodes:
        other.appendChild(_copy(child))
    return other


def _fill(cell: Any, text: str) -> None:
    from odf.text import P

    for child in list(cell.childNodes):
        if _tag(child) == "text:p":
            cell.removeChild(child)
    cell.setAttribute("valuetype", "string")
    cell.addElement(P(text=text))
