"""A graph into the tables of a workbook, so that nothing is lost.

In: quads. Out: tables: for each sheet of the form the rows that say what they can, and one with every
statement that no row says. A row is kept only if reading it gives statements that are in the graph, so that
reading all tables gives the graph again, whatever it holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from goalgraph.base.names import GG, GGID, RDF, RDFS, SKOS, STATED_GRAPH, local_name
from goalgraph.base.order import natural
from goalgraph.base.visible import one_line
from goalgraph.base.wording import LANGUAGES
from goalgraph.exchange.workbook.cells import Value
from goalgraph.exchange.workbook.compared import in_rows_of_values
from goalgraph.exchange.workbook.fill import Filler
from goalgraph.exchange.workbook.form import Sheet
from goalgraph.exchange.workbook.index import Index
from goalgraph.exchange.workbook.reading import Reading, reading_of
from goalgraph.exchange.workbook.rows import Found, Named, Row, sheet_title, title, title_in, translated
from goalgraph.exchange.workbook.sheets import ORDER, REST, REST_COLUMNS, SHEETS
from goalgraph.exchange.workbook.vocabulary import Words
from goalgraph.rdf.statements import plain_literals
from goalgraph.rdf.terms import Literal, NamedNode, Quad
from goalgraph.rdf.turtle import with_escapes

_TYPE = NamedNode(RDF + "type")
_NOTATION = SKOS + "notation"
_XML_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet to write: its key and name, the key and the title of each column, and its rows."""

    key: str
    name: str
    columns: tuple[Named, ...]
    titles: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]


def tables_of(quads: Iterable[Quad], plan: str, lang: str) -> list[Table]:
    """The tables that say what the quads say, with titles in ``lang``."""
    graph = plain_literals(quads)
    found, rest = _fitted(graph, plan, lang)
    by_sheet: dict[str, list[Row]] = {}
    for row in found.rows:
        if row.origin is None:
            by_sheet.setdefault(row.sheet.key, []).append(row)
    tables = [
        _table(sheet, by_sheet.get(sheet.key, []), lang)
        for sheet in SHEETS
        if sheet.always or sheet.key in by_sheet
    ]
    return [*tables, _rest_table(rest, lang)] if rest else tables


def begun_tables(
    lang: str, name: str = "", code: str = "", levels: Sequence[str] = (), year: int | None = None
) -> list[Table]:
    """The tables of an empty workbook, with the body, its levels and the year where they are known."""
    filled: dict[str, list[dict[str, Value]]] = {"plan": [], "levels": []}
    if name or code or year:
        period = Decimal(year) if year else None
        filled["plan"] = [{"body": one_line(name) or None, "code": code or None, "period": period}]
    for order, told in enumerate(levels, 1):
        prefix, _, label = (one_line(part) for part in told.partition("="))
        filled["levels"].append({"prefix": prefix, "name": label or prefix, "order": Decimal(order)})
    tables: list[Table] = []
    for sheet in SHEETS:
        if sheet.always:
            empty = _table(sheet, [], lang)
            rows = filled.get(sheet.key, [])
            cells = tuple(tuple(row.get(key) for key, _ in empty.columns) for row in rows)
            tables.append(replace(empty, rows=cells))
    return tables


def _fitted(graph: frozenset[Quad], plan: str, lang: str) -> tuple[Found, list[Quad]]:
    """The rows that say nothing but what the graph says, and the statements that they leave."""
    refused: set[str] = set()
    while True:
        rows = _rows(graph, plan, lang, refused)
        subjects = {row.iri for row in rows}
        beside = [quad for quad in graph if not _about(quad, subjects)]
        rest = beside
        for _ in range(2):
            reading = _read(rows, rest, lang)
            wrong = {_first(row).iri for row, said in reading.said.items() if not graph.issuperset(said)}
            if wrong:
                break
            claimed = {quad for said in reading.said.values() for quad in said}
            rest = sorted(graph - claimed, key=str)
        else:
            return Found(rows=rows, lang=lang), rest
        refused |= wrong


def _first(row: Row) -> Row:
    return _first(row.origin) if row.origin else row


def _about(quad: Quad, subjects: set[str]) -> bool:
    return isinstance(quad.subject, NamedNode) and quad.subject.value in subjects


def _read(rows: Sequence[Row], rest: Sequence[Quad], lang: str) -> Reading:
    """What the rows say when they are read; those given are not changed."""
    fresh = [Row(row.sheet, row.name, row.number, row.cells, row.iri) for row in rows]
    reading = reading_of(Found(rows=fresh, lang=lang), rest)
    for old, new in zip(rows, fresh, strict=True):
        if old.iri != new.iri:
            reading.said[new].append(Quad(NamedNode(old.iri), _TYPE, NamedNode(new.iri or "urn:none")))  # type: ignore[attr-defined]
            new.iri = old.iri
    return reading


def _rows(graph: frozenset[Quad], plan: str, lang: str, refused: set[str]) -> list[Row]:
    """A row for each resource that a sheet is for, filled in as far as its columns go."""
    said: dict[tuple[str, str], dict[str, list[Quad]]] = {}
    for quad in graph:
        if isinstance(quad.subject, NamedNode) and isinstance(quad.graph_name, NamedNode):
            about = said.setdefault((quad.subject.value, quad.graph_name.value), {})
            about.setdefault(quad.predicate.value, []).append(quad)
    rows: dict[str, tuple[Row, dict[str, list[Quad]]]] = {}
    for (iri, graph_name), about in sorted(said.items(), key=lambda one: _place(one[0], plan)):
        sheet = _sheet(about)
        ident = _id(iri, about, sheet) if sheet else None
        if sheet and ident and iri not in refused and iri not in rows:
            row = Row(sheet, sheet_title(sheet.key, lang), 0, {}, iri)
            row.id, row.graph = ident, graph_name
            row.texts = [
                quad.object.value
                for quad in about.get(RDFS + "label", ())
                if isinstance(quad.object, Literal)
            ]
            prefixes = [quad.object for quad in about.get(GG + "idPrefix", ())]
            row.texts += [one.value for one in prefixes if isinstance(one, Literal)]
            rows[iri] = row, about
    subjects = set(rows)
    words = Words([quad for quad in graph if not _about(quad, subjects)])
    index = Index(words)
    filler = Filler(index, words, lang, plan, {iri: about for iri, (_, about) in rows.items()})
    compared, in_values = in_rows_of_values(rows, words, lang, plan)
    rows = {iri: one for iri, one in rows.items() if iri not in in_values}
    ranks = _ranks(rows)
    ordered = sorted(
        rows.values(),
        key=lambda one: (ORDER.index(one[0].sheet.key), ranks.get(one[0].id.partition(".")[0], 0)),
    )
    for row, about in ordered:
        filler.place(row, about)
        index.add(row)
    for row, about in ordered:
        cells = filler.cells(row, about) | compared.get(row.iri, {})
        row.cells = {named: (cell, 0) for named, cell in cells.items() if not cell.empty}
    return [row for row, _ in ordered]


def _ranks(rows: Mapping[str, tuple[Row, Mapping[str, list[Quad]]]]) -> dict[str, int]:
    """The place of the level of each goal, by its id, with which the ids of what is for it begin."""
    orders = {
        iri: int(quad.object.value)
        for iri, (row, about) in rows.items()
        for quad in about.get(GG + "order", ())
        if row.sheet.key == "levels" and isinstance(quad.object, Literal) and quad.object.value.isdecimal()
    }
    return {
        row.id: orders.get(str(getattr(quad.object, "value", "")), 0)
        for row, about in rows.values()
        for quad in about.get(GG + "atLevel", ())
        if row.sheet.key == "goals"
    }


def _place(key: tuple[str, str], plan: str) -> tuple[object, ...]:
    iri, graph = key
    return iri != plan, graph != plan + STATED_GRAPH, natural(graph), natural(iri)


def _sheet(about: Mapping[str, list[Quad]]) -> Sheet | None:
    classes = {
        quad.object.value for quad in about.get(RDF + "type", ()) if isinstance(quad.object, NamedNode)
    }
    return next((sheet for sheet in SHEETS if classes.intersection(sheet.classes)), None)


def _id(iri: str, about: Mapping[str, list[Quad]], sheet: Sheet) -> str | None:
    if not sheet.notation:
        return local_name(iri)
    ids = [quad.object for quad in about.get(_NOTATION, ())]
    return ids[0].value if len(ids) == 1 and isinstance(ids[0], Literal) else None


def _table(sheet: Sheet, rows: Sequence[Row], lang: str) -> Table:
    used = {named for row in rows for named in row.cells}
    columns: list[Named] = []
    for column in sheet.columns:
        if column.always or (column.key, "") in used or any((column.key, one) in used for one in LANGUAGES):
            columns.append((column.key, ""))
            if translated(column):
                columns += [(column.key, one) for one in LANGUAGES if (column.key, one) in used]
    titles = tuple(title_in(key, text_lang, lang) for key, text_lang in columns)
    cells = tuple(tuple(row.cell(*named).value for named in columns) for row in rows)
    return Table(sheet.key, sheet_title(sheet.key, lang), tuple(columns), titles, cells)


def _rest_table(rest: Iterable[Quad], lang: str) -> Table:
    def address(node: object) -> str:
        text = node.value if isinstance(node, NamedNode) else str(node)
        return text if text.startswith(("http://", "https://", "urn:")) else str(node)

    def lines() -> Iterator[tuple[Value, ...]]:
        for quad in rest:
            graph = address(quad.graph_name) if isinstance(quad.graph_name, NamedNode) else ""
            value = _XML_ESCAPE.sub(r"\\u005F", with_escapes(str(quad.object)))
            shown = graph.removeprefix(GGID) if "/" in graph.removeprefix(GGID) else graph
            yield shown, address(quad.subject), address(quad.predicate), value

    columns = tuple((key, "") for key in REST_COLUMNS)
    titles = tuple(title(key, lang) for key in REST_COLUMNS)
    return Table(REST, sheet_title(REST, lang), columns, titles, tuple(lines()))
