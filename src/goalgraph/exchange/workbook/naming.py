"""Ids and addresses of rows: those that are there, and those that goalgraph gives.

In: rows, and what things were called before. Out: the same rows, each with its id, its address, its plan and
the graph that it is said in; and which ids were given, with the cell that each belongs in.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from goalgraph.base.names import GG, GGID, STATED_GRAPH, local_name
from goalgraph.exchange.workbook.before import Before
from goalgraph.exchange.workbook.cells import lines_in, number_in
from goalgraph.exchange.workbook.faults import Fault
from goalgraph.exchange.workbook.form import Base, How
from goalgraph.exchange.workbook.index import Index, fault_at
from goalgraph.exchange.workbook.periods import period_in
from goalgraph.exchange.workbook.rows import Found, Row
from goalgraph.exchange.workbook.sheets import NONE, ORDER
from goalgraph.exchange.workbook.vocabulary import Words, class_named
from goalgraph.rdf.terms import is_iri

NO_CODE, NO_YEAR = "0000", "2030"
_ID = re.compile(r"[^\W_][\w.:~-]*")
_PLAN_ID = re.compile(r"\w[\w.~-]*(/\w[\w.~-]*)*")
_ADDRESSES = ("http://", "https://", "urn:")


@dataclass(frozen=True, slots=True)
class Given:
    """An id that goalgraph gave: on which sheet, in which row, and the number of the column it belongs in.

    Attributes:
        homeless: whether the sheet lacks a column that it should have for it.
        new: whether it had none before.
    """

    sheet: str
    row: int
    column: int | None
    id: str
    homeless: bool = False
    new: bool = True


class Namer:
    """Gives each row its id and address.

    Attributes:
        index: the rows by what they are called.
        faults: what is wrong in the cells that name them.
        given: the ids that were given.
        supposed: the columns that a plan's id is made of and in which nothing stands.
        main: the address of the plan.
    """

    def __init__(self, found: Found, words: Words, plan: str = "", before: Before | None = None) -> None:
        self._found, self._words, self._before = found, words, before or Before()
        self.index = Index(words, before=before)
        self.faults: list[Fault] = []
        self.given: list[Given] = []
        self.supposed: list[str] = []
        self.main = plan
        self._numbers: dict[tuple[str, str], int] = {}

    def name(self) -> None:
        """Name all rows: the plans, what has an id, and then what is to be given one."""
        by_sheet: dict[str, list[Row]] = {key: [] for key in ORDER}
        for row in self._found.rows:
            row.texts = [cell.text for (key, _), (cell, _) in row.cells.items() if key in ("name", "text")]
            by_sheet[row.sheet.key].append(row)
        self._plans(by_sheet["plan"])
        nameless: list[Row] = []
        for key in ORDER[1:]:
            for row in by_sheet[key]:
                row.plan = self._plan_of(row)
                row.graph = self._graph_of(row)
                if self._written(row):
                    self.index.add(row)
                else:
                    nameless.append(row)
        for row in nameless:
            if row.sheet.key == "goals":
                row.plan = self._plan_of(row)
                row.graph = self._graph_of(row)
            self._give(row)
            self.index.add(row)

    def _plans(self, rows: Sequence[Row]) -> None:
        for row in rows:
            told = len(self.supposed)
            ident = row.cell("id").text or self._code(row)
            if row is not rows[0]:
                del self.supposed[told:]
            elif self.supposed and self._before.plan and not row.has("address"):
                # What does not say which plan it is is about the one that is there.
                ident = self._before.plan.removeprefix(GGID)
            if not _PLAN_ID.fullmatch(ident):
                self.faults.append(fault_at(row, "id" if row.has("id") else "code", "id-form", value=ident))
                ident = f"{NO_CODE}/{NO_YEAR}"
            row.id = ident
            row.iri = self._address(row) or GGID + ident
            row.plan, row.graph = row.iri, row.iri + STATED_GRAPH
            if self.index.taken(row.iri):
                self.faults.append(fault_at(row, "id" if row.has("id") else "code", "id-twice", value=ident))
            else:
                self.index.add(row)
        if rows:
            self.main = rows[0].iri
        self.main = self.main or f"{GGID}{NO_CODE}/{NO_YEAR}"

    def _code(self, row: Row) -> str:
        cell = row.cell("code")
        number = number_in(cell)
        code = f"{int(number[0]):04}" if number and cell.text.isdigit() else cell.text
        period = next((one for text in row.list("period") if (one := period_in(text))), None)
        day = row.cell("reference-date").text[:4]
        # A cell that Excel shows as a year may hold its first day.
        year = (period.id[:4] if period.start == period.end else period.id) if period else ""
        year = year or (day if day.isdigit() else "")
        self.supposed += [key for key, said in (("code", code), ("period", year)) if not said]
        return f"{code or NO_CODE}/{year or NO_YEAR}"

    def _plan_of(self, row: Row) -> str:
        """The plan that a row belongs to: the one it names, that of its level, or the first."""
        text = row.cell("in-plan").text
        if text and text != NONE:
            found, what = self.index.find(text, ("plan",), row)
            return found if isinstance(what, str) else self.main
        if level := row.cell("level").text:
            found, what = self.index.find(level, ("levels",), row)
            named = self.index.by_iri(found) if isinstance(what, str) else None
            return named.plan if named else self.main
        return self.main

    def _graph_of(self, row: Row) -> str:
        """The graph that a row is said in: the one it names, or that of its plan."""
        text = row.cell("part").text
        if not text:
            return row.plan + STATED_GRAPH
        iri = text if text.startswith(_ADDRESSES) else GGID + text
        if is_iri(iri):
            return iri
        self.faults.append(fault_at(row, "part", "address", value=text))
        return row.plan + STATED_GRAPH

    def _address(self, row: Row) -> str:
        text = row.cell("address").text
        if text and not is_iri(text):
            self.faults.append(fault_at(row, "address", "address", value=text))
            return ""
        return text

    def base(self, row: Row) -> str:
        """What the address of a row's resource begins with."""
        if row.sheet.base is Base.PERIOD:
            return f"{GGID}period/"
        return row.plan.rpartition("/")[0] + "/" if row.sheet.base is Base.BODY else f"{row.plan}/"

    def _written(self, row: Row) -> bool:
        """Name a row that says its id; whether it does."""
        ident = row.cell("id").text
        if row.sheet.key == "levels" and not ident:
            ident = self._level_id(row)
        if not ident:
            return False
        address = self._address(row)
        if not address and not (_ID.fullmatch(ident) and is_iri(self.base(row) + ident)):
            self.faults.append(fault_at(row, "id", "id-form", value=ident))
            return False
        if not address and ident.casefold() in self._words.sdg and ident.casefold().startswith("sdg"):
            self.faults.append(fault_at(row, "id", "id-global", value=ident))
            return False
        iri = address or self.base(row) + ident
        if self.index.taken(iri) or (not address and self.index.called_alike(iri)):
            self.faults.append(fault_at(row, "id", "id-twice", value=ident))
            return False
        row.id, row.iri = ident, iri
        return True

    def _level_id(self, row: Row) -> str:
        order = row.cell("order").text
        ident = f"L{order}" if order.isdigit() else ""
        return ident if ident and not self.index.taken(self.base(row) + ident) else ""

    def _give(self, row: Row) -> None:
        """Give a row the id that it had before, by its text, or one that nothing has or had."""
        stem = self._stem(row)
        base = self.base(row)
        ident = self._before.id_of(row.sheet.key, row.texts)
        if not ident and row.sheet.base is Base.BODY:
            ident = self._before.body(base, row.texts)
        if not ident or self.index.taken(base + ident):
            ident = self._next(row, stem, base)
        was = self._before.has(ident)
        row.id, row.iri = ident, base + ident
        if row.origin is not None:
            return
        name, column = self._found.id_columns.get(row.sheet.key, (row.name, None))
        wanted = any(one.key == "id" and one.always for one in row.sheet.columns)
        self.given.append(Given(name, row.number, column, ident, column is None and wanted, not was))

    def _next(self, row: Row, stem: str, base: str) -> str:
        ident = stem
        if self._numbered(row) or self._has_another(row, base, ident):
            joint = "" if self._numbered(row) else "-"
            number = self._numbers.get((base, stem), 0 if self._numbered(row) else 1)
            while True:
                number += 1
                ident = f"{stem}{joint}{number}"
                if not self._has_another(row, base, ident):
                    break
            self._numbers[base, stem] = number
        return ident

    def _has_another(self, row: Row, base: str, ident: str) -> bool:
        """Whether an id is, or was, something else's; what has no text is known by its id alone."""
        was = bool(row.texts) and row.sheet.key != "periods" and self._before.has(ident)
        return was or base + ident in self._before.bodies or self.index.taken(base + ident)

    def _numbered(self, row: Row) -> bool:
        """Whether an id ends in a number of its own; that of a value ends in what it is for."""
        if row.sheet.key in ("values", "targets"):
            return not self._when(row)
        if row.sheet.key == "passages" and lines_in(row.cell("lines")):
            return False
        return row.sheet.key not in ("periods", "documents", "comparisons")

    def _stem(self, row: Row) -> str:
        """How the id begins that a row is given."""
        key, letters = row.sheet.key, row.sheet.given
        if key == "goals":
            level = self.index.by_iri(self.index.find(row.cell("level").text, ("levels",), row)[0])
            prefix = level.cell("prefix").text if level else ""
            return prefix if _ID.fullmatch(prefix) else letters
        if key == "periods":
            period = period_in(row.texts[0]) if row.texts else None
            return period.id if period else "P"
        if key == "passages" and (lines := lines_in(row.cell("lines"))):
            letters = f"P{lines[0]}"
        if key == "assessments" and class_named("assessment-type", row.cell("assessment-type").text):
            letters = (
                "U"
                if "utcome" in str(class_named("assessment-type", row.cell("assessment-type").text))
                else "F"
            )
        if key == "comparisons":
            named = self._words.find(GG + "comparedWith", row.cell("compared-with").text)
            letters = f"C-{local_name(named[0])}" if len(named) == 1 else "C"
        above = next((ident for column in row.sheet.above if (ident := self._above(row, column))), "")
        when = self._when(row) if key in ("values", "targets") else ""
        return f"{above}.{letters}{when}" if above else letters + when

    def _above(self, row: Row, column: str) -> str:
        """The id of the one thing that a row's column names, if it is told apart by it."""
        if row.links.get(column):
            return row.links[column][0].id
        of = next(one for one in row.sheet.columns if one.key == column).of
        named = self.index.listed(row, column, of)
        if len(named) != 1:
            return ""
        iri, what = self.index.find(named[0], of, row)
        above = self.index.by_iri(iri) if isinstance(what, str) else None
        return above.id if above and above.sheet.key != "plan" else ""

    def _when(self, row: Row) -> str:
        """What a value or a target is for: its period, and its group."""
        column = row.sheet.column(How.DUE) or row.sheet.column(How.PERIOD)
        text = row.cell(column.key).text if column else ""
        period = period_in(text)
        group = re.sub(r"[^\w]+", "-", row.cell("group").text).strip("-")
        named = period.id if period else ""
        if period and period.start == period.end:
            named = str(period.start.year)
        return named + (f"-{group}" if period and group else "")
