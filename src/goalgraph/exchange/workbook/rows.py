"""The sheets of a file into rows of the form.

In: grids, as they stand in a file. Out: rows whose cells are found by the key of their column, whatever the
order of sheets and columns and in whichever language their titles are; what is no part of the form is told.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from functools import cache

from goalgraph.base.wording import LANGUAGES, wording
from goalgraph.exchange.workbook.cells import Cell, Grid, parts, place
from goalgraph.exchange.workbook.faults import Fault
from goalgraph.exchange.workbook.form import Column, How, Sheet
from goalgraph.exchange.workbook.sheets import MAY_GROW, REST, REST_COLUMNS, SHEET, SHEETS, VOCABULARY

_NOTHING = Cell(None)
# So many rows may stand above the titles of the columns: what the sheet is called, and by whom it is.
_MOST_ABOVE = 10
Named = tuple[str, str]
Cells = Mapping[Named, tuple[Cell, int]]


class Row:
    """A row: where it stands, its cells by column and language, and what its resource is called.

    Attributes:
        sheet: which sheet of the form it is on.
        name: what that sheet is called in the file.
        number: the row's number.
        cells: its cells, and the number of the column that each is in.
        iri, id, plan, graph: of its resource, once they are known.
        texts: what it is called.
        origin: the row that implied it, where it stands in no sheet of its own.
        links: rows that a column means, whatever stands in its cell; implied: rows that it implied.
    """

    def __init__(
        self, sheet: Sheet, name: str, number: int, cells: Cells, iri: str = "", origin: Row | None = None
    ) -> None:
        self.sheet, self.name, self.number, self.cells = sheet, name, number, cells
        self.iri, self.id, self.plan, self.graph = iri, "", "", ""
        self.origin = origin
        self.texts: list[str] = []
        self.links: dict[str, list[Row]] = {}
        self.implied: dict[str, list[Row]] = {}

    def cell(self, key: str, lang: str = "") -> Cell:
        """The cell in a column; an empty one where there is no such column."""
        return self.cells.get((key, lang), (_NOTHING, 0))[0]

    def place(self, key: str, lang: str = "") -> str:
        """Where the cell is; where there is no such column, the first cell of the row."""
        return place(self.cells[key, lang][1] if (key, lang) in self.cells else 0, self.number)

    def has(self, key: str) -> bool:
        """Whether something is in the column."""
        return not self.cell(key).empty

    def list(self, key: str) -> list[str]:
        """The parts of the list in the column."""
        return parts(self.cell(key))


class Found:
    """What a file holds of the form.

    Attributes:
        rows: on the sheets whose rows are resources.
        rest: further statements: the name of their sheet, the row's number and its cells.
        columns: which columns each sheet has.
        lang: the language that its titles are in.
        unknown: sheets and columns that are not of the form.
        listed: what stands in the lists behind the drop-downs that may be added to, each with its list's key.
        id_columns: where the ids of each sheet stand, by its key: its name and the number of the column.
    """

    def __init__(self, rows: Iterable[Row] = (), lang: str = LANGUAGES[0]) -> None:
        self.rows = list(rows)
        self.lang = lang
        self.rest: list[tuple[str, int, Mapping[str, tuple[Cell, int]]]] = []
        self.columns: dict[str, set[Named]] = {}
        self.unknown: list[str] = []
        self.listed: list[tuple[str, str]] = []
        self.id_columns: dict[str, tuple[str, int]] = {}
        self.faults: list[Fault] = []


def title(key: str, lang: str) -> str:
    """The title of a column."""
    return str(wording(lang)["workbook"]["columns"][key])


def sheet_title(key: str, lang: str) -> str:
    """The title of a sheet."""
    return str(wording(lang)["workbook"]["sheets"][key])


def title_in(key: str, text_lang: str, lang: str) -> str:
    """The title, in ``lang``, of a column of texts in ``text_lang``."""
    return title(key, lang) if text_lang in ("", lang) else f"{title(key, lang)} ({text_lang})"


def rows_of(grids: Iterable[Grid], lang: str | None = None) -> Found:
    """The rows on the sheets of the form; ``lang`` is for texts where the titles do not say it."""
    found = Found()
    known: list[tuple[str, Grid]] = []
    for grid in grids:
        if key := _sheet_keys().get(_plain(grid.name)):
            known.append((key, grid))
        else:
            found.unknown.append(grid.name)
    found.lang = _language(known) or lang or LANGUAGES[0]
    for key, grid in known:
        if key in found.columns:
            found.faults.append(Fault(grid.name, "A1", "sheet-twice", {"sheet": grid.name}))
        elif key == VOCABULARY:
            found.listed += _listed(grid)
        else:
            _read(key, grid, found)
    return found


def _listed(grid: Grid) -> Iterator[tuple[str, str]]:
    """What stands in the lists that may be added to, each with the key of its list."""
    filled = grid.filled()
    _, heads = next(filled, (0, ()))
    keys = {_plain(title(key, lang)): key for key in MAY_GROW for lang in LANGUAGES}
    lists = {at: keys[head] for at, cell in enumerate(heads) if (head := _plain(cell.text)) in keys}
    for _, row in filled:
        yield from ((key, row[at].text) for at, key in lists.items() if at < len(row) and not row[at].empty)


def _read(key: str, grid: Grid, found: Found) -> None:
    found.columns[key] = set()
    above, filled = _headed(grid, _column_keys(key))
    if not filled:
        return
    found.unknown += [f"{grid.name}: {cell.text}" for row in above for cell in row if not cell.empty]
    (first, heads), *filled = filled
    columns = dict(_columns(key, grid.name, first, heads, found))
    found.columns[key] = set(columns.values())
    for at, (name, _) in columns.items():
        if name == "id":
            found.id_columns[key] = (grid.name, at)
    for number, row in filled:
        cells = {columns[at]: (cell, at) for at, cell in enumerate(row) if at in columns and not cell.empty}
        untitled = (at for at in range(len(row)) if at >= len(heads) or heads[at].empty)
        found.unknown += [f"{grid.name}!{place(at, number)}" for at in untitled if not row[at].empty]
        if key == REST and cells:
            found.rest.append((grid.name, number, {name: cell for (name, _), cell in cells.items()}))
        elif cells:
            found.rows.append(Row(SHEET[key], grid.name, number, cells))


def _headed(
    grid: Grid, known: Container[str]
) -> tuple[list[Sequence[Cell]], list[tuple[int, Sequence[Cell]]]]:
    """The rows above the titles of the columns, and those from there on; none is above if there are none."""
    filled = list(grid.filled())
    for at, (_, row) in enumerate(filled[:_MOST_ABOVE]):
        if any(_plain(cell.text) in known for cell in row):
            return [cells for _, cells in filled[:at]], filled[at:]
    return [], filled


def _columns(
    key: str, name: str, first: int, heads: Iterable[Cell], found: Found
) -> Iterator[tuple[int, Named]]:
    known, several = _column_keys(key), list(heads)
    outlined = _of_an_outline(several)
    seen: set[Named] = set()
    for at, cell in enumerate(several):
        if cell.empty or _plain(cell.text) in outlined:
            continue
        column = known.get(_plain(cell.text))
        if column is None:
            found.unknown.append(f"{name}: {cell.text}")
            continue
        named = (column[0], "" if column[1] == found.lang else column[1])
        if named in seen:
            details = {"column": cell.text}
            found.faults.append(Fault(name, place(at, first), "column-twice", details))
            continue
        seen.add(named)
        yield at, named


def _of_an_outline(heads: Sequence[Cell]) -> frozenset[str]:
    """The titles of the two columns in which an outline says how sure a row is and why, where both are."""
    titles = {_plain(cell.text) for cell in heads}
    for lang in LANGUAGES:
        columns = wording(lang)["outline"]["columns"]
        both = frozenset({_plain(columns["how-sure"]), _plain(columns["why"])})
        if both <= titles:
            return both
    return frozenset()


def _language(known: Iterable[tuple[str, Grid]]) -> str:
    """The language that most titles are in, as far as they are told apart by it."""
    votes = dict.fromkeys(LANGUAGES, 0)
    for key, grid in known:
        _, filled = _headed(grid, _column_keys(key) if key in (*SHEET, REST) else ())
        titles = {_plain(cell.text) for _, cells in filled[:1] for cell in cells}
        for lang in LANGUAGES:
            votes[lang] += 3 * (_plain(grid.name) == _plain(sheet_title(key, lang)))
            if key in SHEET:
                votes[lang] += sum(_plain(title(one.key, lang)) in titles for one in SHEET[key].columns)
    best = max(votes.values())
    winners = [lang for lang, count in votes.items() if count == best]
    return winners[0] if len(winners) == 1 and best else ""


@cache
def _sheet_keys() -> Mapping[str, str]:
    keys = [*(sheet.key for sheet in SHEETS), VOCABULARY, REST]
    return {_plain(sheet_title(key, lang)): key for key in keys for lang in LANGUAGES}


@cache
def _column_keys(sheet: str) -> Mapping[str, Named]:
    """The key of each column by its title in each language, with the language that the title names."""
    if sheet == REST:
        return {_plain(title(key, lang)): (key, "") for key in REST_COLUMNS for lang in LANGUAGES}
    found: dict[str, Named] = {}
    for column in SHEET[sheet].columns:
        for lang in LANGUAGES:
            own = title(column.key, lang)
            found.setdefault(_plain(own), (column.key, ""))
            if translated(column):
                found.update({_plain(f"{own} ({other})"): (column.key, other) for other in LANGUAGES})
    return found


def translated(column: Column) -> bool:
    """Whether a column has another beside it for each other language."""
    return column.how in (How.TEXT, How.QUOTE, How.AMBITION)


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).casefold().split()).rstrip(" *:")
