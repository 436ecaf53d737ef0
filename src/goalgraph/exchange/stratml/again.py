"""A StratML file brought in where its plan already is: what it says anew, and all else as the plan has it.

In: what the file says, and the statements of the plan. Out: sheets. The plan is written as StratML and read
again, which is what a file says that nobody has changed: where the two are alike, the plan stays as it is,
however little of it the form can carry. What the form cannot carry at all stays too.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from xml.etree.ElementTree import fromstring

from goalgraph.base.names import GG, GGID
from goalgraph.exchange.exporting import readable_tables
from goalgraph.exchange.faults import NothingToWrite
from goalgraph.exchange.filled import Filled
from goalgraph.exchange.same import Cells, Ids, gone, renamed, said_of
from goalgraph.exchange.stratml.reading import read
from goalgraph.exchange.stratml.tree import Node
from goalgraph.exchange.stratml.writing import PART_1, PART_2, written
from goalgraph.exchange.taken import Records
from goalgraph.exchange.workbook.cells import Cell, Grid, Value
from goalgraph.exchange.workbook.periods import period_in
from goalgraph.exchange.workbook.rows import Named, sheet_title, title_in
from goalgraph.exchange.workbook.sheets import SHEET
from goalgraph.exchange.workbook.writing import Table, tables_of
from goalgraph.rdf.terms import NamedNode, Quad

_PLAN = NamedNode(GG + "Plan")
# What other sheets lead to, and one stakeholder less does not say is gone.
_STAYING = frozenset({"organisations", "documents", "levels"})
_MEASURED = ("values", "targets")
Key = tuple[object, ...]
Rows = dict[Key, Cells]


def again(said: Filled, root: Node, old: Sequence[Quad], name: str) -> list[Grid]:
    """The sheets of a plan that is there, with what a file says anew.

    Args:
        said: what the file says.
        root: of the file.
        old: what is stated in the plan's folder already.
        name: of the file.
    """
    plans = [
        quad.subject.value for quad in old if quad.object == _PLAN and isinstance(quad.subject, NamedNode)
    ]
    meant = GGID + str(next(iter(said.rows("plan")), {}).get("id", ""))
    if meant not in plans and len(plans) != 1:
        return said.grids()
    plan = meant if meant in plans else plans[0]
    tables = tables_of(old, plan, said.lang)
    part = PART_1 if root.name.casefold() == "strategicplan" else PART_2
    echo = _echo(readable_tables(old, plan, said.lang), part, said.lang, name)
    if meant != plan and said.rows("plan")[0].get("id") != (echo.rows("plan") or [{}])[0].get("id"):
        return said.grids()
    return _Merger(said, echo, tables, gone(old, plan), plan.removeprefix(GGID)).grids()


def _echo(tables: Sequence[Table], part: str, lang: str, name: str) -> Filled:
    """What is read of the plan when it is written as StratML."""
    try:
        data = written(Records(tables, lang), part)
    except NothingToWrite:
        return Filled(lang)
    return read(Node(fromstring(data)), lang, name)


class _Merger:
    def __init__(
        self, said: Filled, echo: Filled, tables: Sequence[Table], gone: set[str], plan: str
    ) -> None:
        self._lang, self._lists = said.lang, said.lists()
        self._tables = {table.key: table for table in tables}
        self._sheets = [key for key in SHEET if said.rows(key)]
        old = {
            table.key: [
                {n: v for n, v in zip(table.columns, row, strict=True) if v is not None} for row in table.rows
            ]
            for table in tables
        }
        for row in old.get("plan", [])[:1]:
            row[("id", "")] = plan
        ids = Ids(old, gone)
        from_echo = renamed(echo, ids.of(echo))
        ids.add({key: rows for key, rows in from_echo.items() if key not in _MEASURED})
        self._periods = {
            str(row.get((key, ""))): (str(row.get(("start", ""))), str(row.get(("end", ""))))
            for row in old.get("periods", [])
            for key in ("id", "name")
        }
        self._old, self._echo, self._said = (
            {key: self._keyed(key, rows.get(key, [])) for key in self._sheets}
            for rows in (old, from_echo, renamed(said, ids.of(said)))
        )

    def grids(self) -> list[Grid]:
        """The sheets that the file has, with what it says anew."""
        return [*(self._grid(key, self._merged(key)) for key in self._sheets), *self._lists]

    def _keyed(self, sheet: str, rows: Sequence[Cells]) -> Rows:
        """The rows of a sheet by what they are about, and by their order where several are about the same."""
        found: Rows = {}
        for row in rows:
            about, count = self._about(sheet, row), 0
            while (*about, count) in found:
                count += 1
            found[(*about, count)] = row
        return found

    def _about(self, sheet: str, row: Cells) -> Key:
        if sheet not in _MEASURED:
            return (said_of(row, "prefix" if sheet == "levels" else "id").casefold(),)
        when = said_of(row, "due" if sheet == "targets" else "period")
        known = period_in(when)
        days = (known.start.isoformat(), known.end.isoformat()) if known else self._periods.get(when, when)
        indicator = said_of(row, "indicator").casefold()
        alone = "" if indicator else said_of(row, "goal").casefold()
        return indicator, alone, days, said_of(row, "group").casefold()

    def _merged(self, sheet: str) -> list[Cells]:
        old, echo, said = (rows[sheet] for rows in (self._old, self._echo, self._said))
        found: list[Cells] = []
        for key, row in old.items():
            if key in said and sheet != "levels":
                found.append(_with(row, said[key], echo.get(key)))
            elif key not in echo or key in said or sheet in _STAYING:
                found.append(row)
        if sheet in _MEASURED:
            found = [row for row in found if not self._without(row)]
        new = [dict(row) for key, row in said.items() if key not in old and key not in echo]
        if sheet == "levels":
            highest = max((int(said_of(row, "order") or 0) for row in found), default=0)
            for order, row in enumerate(new, highest + 1):
                row[("order", "")] = Decimal(order)
        return found + new

    def _without(self, row: Cells) -> bool:
        """Whether what a target or value is of is no longer in the file, which had it."""
        for name, sheet in (("indicator", "indicators"), ("goal", "goals")):
            key = (said_of(row, name).casefold(), 0)
            if sheet in self._sheets and key in self._echo[sheet] and key not in self._said[sheet]:
                return True
        return False

    def _grid(self, sheet: str, rows: Sequence[Cells]) -> Grid:
        table = self._tables.get(sheet)
        columns: list[Named] = list(table.columns) if table else []
        used = {named for row in rows for named in row}
        columns += [
            (one.key, "")
            for one in SHEET[sheet].columns
            if (one.key, "") in used and (one.key, "") not in columns
        ]
        heads = [Cell(title_in(*named, self._lang)) for named in columns]
        return Grid(
            table.name if table else sheet_title(sheet, self._lang),
            [heads, *([Cell(row.get(named)) for named in columns] for row in rows)],
        )


def _with(old: Cells, said: Cells, echo: Mapping[Named, Value] | None) -> Cells:
    """A row of the plan with what the file says otherwise than it would if nobody had changed it."""
    found = dict(old)
    for named in dict.fromkeys((*said, *(echo or ()))):
        if echo is None or said_of(said, *named) != said_of(echo, *named):
            found[named] = said.get(named)
    return {named: value for named, value in found.items() if value is not None}
