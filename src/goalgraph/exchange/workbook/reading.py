"""A workbook's sheets into a graph.

In: grids, as they stand in a file. Out: quads, and the row that says each; all that is wrong, cell by cell;
the ids that were given. What a workbook says beside its rows stands on the sheet of further statements.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from goalgraph.base.names import GG, GGID, RDF
from goalgraph.exchange.workbook.before import Before
from goalgraph.exchange.workbook.cells import Cell, Grid, place
from goalgraph.exchange.workbook.faults import Fault
from goalgraph.exchange.workbook.implied import Implied
from goalgraph.exchange.workbook.naming import Given, Namer
from goalgraph.exchange.workbook.rows import Found, Named, Row, rows_of
from goalgraph.exchange.workbook.sheets import ORDER, REST_COLUMNS, SHEET
from goalgraph.exchange.workbook.statements import Sayer
from goalgraph.exchange.workbook.vocabulary import Words
from goalgraph.rdf.statements import quads_in
from goalgraph.rdf.terms import NamedNode, Quad

_TYPE, _PLAN = NamedNode(RDF + "type"), NamedNode(GG + "Plan")
_ADDRESSES = ("http://", "https://", "urn:")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a workbook says.

    Attributes:
        plan: the address of its plan.
        lang: the language of its titles.
        said: what each row says.
        rest: what is said beside the rows.
        faults: what is wrong, in the order of the sheets.
        given: the ids that goalgraph gave.
        supposed: the columns that the plan's id is made of and in which nothing stands.
        unknown: sheets and columns that are not of the form, and are not read.
        columns: the columns that each sheet has.
        quads: all statements, each once, in the order of the rows.
    """

    plan: str
    lang: str
    said: Mapping[Row, Sequence[Quad]]
    rest: Sequence[Quad]
    faults: tuple[Fault, ...]
    given: tuple[Given, ...]
    supposed: tuple[str, ...]
    unknown: tuple[str, ...]
    columns: Mapping[str, frozenset[Named]]
    quads: Sequence[Quad]


def read(grids: Iterable[Grid], lang: str | None = None, before: Before | None = None) -> Reading:
    """What the sheets say; ``lang`` is that of texts where the titles do not say it.

    Args:
        before: what things were called before.
    """
    several = list(grids)
    found = rows_of(several, lang)
    faults = list(found.faults)
    rest = _rest(found, faults)
    return reading_of(found, rest, faults, [grid.name for grid in several], before)


def reading_of(
    found: Found,
    rest: Sequence[Quad],
    faults: Sequence[Fault] = (),
    sheets: Sequence[str] = (),
    before: Before | None = None,
) -> Reading:
    """What rows say, with the statements beside them."""
    plan = _plan_beside(rest)
    if found.rows and not plan and not any(row.sheet.key == "plan" for row in found.rows):
        first = found.rows[0]
        found.rows.append(Row(SHEET["plan"], first.name, first.number, {}, origin=first))
    implied = Implied(found, before)
    implied.add()
    words = Words(rest, found.listed, found.lang)
    namer = Namer(found, words, plan, before)
    namer.name()
    sayer = Sayer(namer.index, words, found.lang, _document(found, namer))
    for row in sorted(found.rows, key=lambda row: ORDER.index(row.sheet.key)):
        if row.iri or row.sheet.key != "plan":
            sayer.say(row)
    every = dict.fromkeys((*faults, *implied.faults, *namer.faults, *sayer.faults))
    return Reading(
        namer.main,
        found.lang,
        sayer.said,
        rest,
        tuple(sorted(every, key=lambda fault: _order(fault, sheets))),
        tuple(namer.given),
        () if before and before.plan == namer.main else tuple(namer.supposed),
        tuple(found.unknown),
        {key: frozenset(names) for key, names in found.columns.items()},
        tuple(dict.fromkeys((*(quad for quads in sayer.said.values() for quad in quads), *rest))),
    )


def _plan_beside(rest: Sequence[Quad]) -> str:
    """The plan that is described beside the rows."""
    plans = (quad for quad in rest if quad.predicate == _TYPE and quad.object == _PLAN)
    return next((quad.subject.value for quad in plans if isinstance(quad.subject, NamedNode)), "")


def _order(fault: Fault, sheets: Sequence[str]) -> tuple[int, int, int, str]:
    letters = fault.cell.rstrip("0123456789")
    at = sheets.index(fault.sheet) if fault.sheet in sheets else len(sheets)
    return at, int(fault.cell[len(letters) :] or 0), len(letters), letters


def _document(found: Found, namer: Namer) -> Row | None:
    """The document that quotes are from where nothing else is said: that of the first plan."""
    plan = next((row for row in found.rows if row.sheet.key == "plan"), None)
    if plan is not None and (named := namer.index.listed(plan, "document", ("documents",))):
        iri, what = namer.index.find(named[0], ("documents",), plan)
        return namer.index.by_iri(iri) if isinstance(what, str) else None
    documents = [row for row in found.rows if row.sheet.key == "documents"]
    return documents[0] if len(documents) == 1 else None


def _rest(found: Found, faults: list[Fault]) -> list[Quad]:
    """The statements on the sheet of further statements; those that are none are told."""
    lines: list[str] = []
    for name, number, cells in found.rest:
        if line := _line(name, number, cells, faults):
            lines.append(line)
    if not lines:
        return []
    try:
        return quads_in("\n".join(lines))
    except ValueError:
        return []


def _line(name: str, number: int, cells: Mapping[str, tuple[Cell, int]], faults: list[Fault]) -> str | None:
    """A statement as a line of N-Quads."""
    for key in REST_COLUMNS[1:]:
        cell, at = cells.get(key, (Cell(None), 0))
        if cell.empty or cell.form == "formula":
            faults.append(Fault(name, place(at, number), "rest", {"value": cell.text}))
            return None
    part = cells["part"][0].text if "part" in cells else ""
    graph = part if part.startswith(_ADDRESSES) else f"{GGID}{part}" if part else ""
    subject, predicate, value = (cells[key][0].text for key in REST_COLUMNS[1:])
    line = f"{_term(subject)} {_term(predicate)} {_term(value)} {f'<{graph}>' if graph else ''} ."
    try:
        quads_in(line)
    except ValueError:
        at = cells["statement-value"][1]
        faults.append(Fault(name, place(at, number), "rest", {"value": value}))
        return None
    return line


def _term(text: str) -> str:
    return f"<{text}>" if text.startswith(_ADDRESSES) else text
