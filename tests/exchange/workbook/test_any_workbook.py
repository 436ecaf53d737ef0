"""Whatever stands in a workbook, reading it ends in a graph or in a clear error, and never in a fault of goalgraph."""

from __future__ import annotations

import contextlib
import tempfile
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any
from unicodedata import normalize

from filled import SMALL
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from goalgraph.base.errors import GoalgraphError
from goalgraph.exchange.workbook.cells import Cell, Grid
from goalgraph.exchange.workbook.reading import Reading, read
from goalgraph.exchange.workbook.separated import file_text, read_file
from goalgraph.exchange.workbook.sheets import SHEETS
from goalgraph.exchange.workbook.writing import tables_of
from goalgraph.rdf.statements import plain_literals
from goalgraph.rdf.terms import Literal, NamedNode, Quad

TITLES = st.sampled_from(
    ["id", "text", "namn", "nivå", "mål", "mått", "period", "värde", "lägst", "för", "hotar", "område", "citat",
     "rader", "stödjer", "enhet", "jämfört med", "jämförelsevärde", "till", "utgångsvärde", "utgångsperiod",
     "tillfälle", "prognos eller utfall", "ordning", "förled", "adress", "del", "plan", "står i", "kod", "organ",
     "dokument", "källa", "slag", "del av", "text (en)", "okänd", "", "subjekt", "egenskap", "uppgift"]
)  # fmt: skip
NAMES = st.sampled_from(
    ["Plan", "Nivåer", "Områden", "Mål", "Strategier", "Risker", "Mått", "Värden", "Målvärden", "Bedömningar",
     "Organisationer", "Källställen", "Dokument", "Perioder", "Jämförelser", "Tillfällen", "Övrigt", "Blad1"]
)  # fmt: skip
TEXTS = st.one_of(
    st.sampled_from(
        ["KS1", "KS", "I1", "SDG11", "11.2", "A1", "-", ";", "KS1; KS2", "2031", "2031-08", "12,5 %", "1 234,5", "=1",
         "http://x y", "https://example.org/a", "urn:a", "riket", "prognos", "nås", "kvinnor", "%", "../x", "P1", "DOC"]
    ),
    st.text(max_size=12),
)  # fmt: skip
VALUES: st.SearchStrategy[Any] = st.one_of(
    st.none(),
    TEXTS,
    st.booleans(),
    st.dates(date(1000, 1, 1), date(2999, 12, 31)),
    st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**9), max_value=10**9, places=3),
    st.integers(-3000, 3000).map(Decimal),
)
FORMS = st.sampled_from(["", "", "", "", "formula", "error", "percent", "month"])
CELLS = st.builds(Cell, VALUES, FORMS)
ROWS = st.lists(st.lists(CELLS, max_size=6), max_size=5)
SHEET = st.builds(
    lambda name, titles, rows: Grid(name, [[Cell(title) for title in titles], *rows]),
    NAMES,
    st.lists(TITLES, max_size=7),
    ROWS,
)


def whole(found: Reading) -> None:
    """Each fault can be told in each language, and the graph can be written and read again."""
    for fault in found.faults:
        for lang in ("sv", "en"):
            assert fault.message(lang)
            assert fault.remedy(lang)
            assert "\n" not in fault.message(lang)
    graph = plain_literals(found.quads)
    tables = tables_of(graph, found.plan, "sv")
    again = read(
        [
            Grid(t.name, [[Cell(v) for v in t.titles], *([Cell(v) for v in row] for row in t.rows)])
            for t in tables
        ]
    )
    assert plain_literals(again.quads) == graph


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(SHEET, max_size=6))
def test_any_sheets_give_a_graph_and_faults(sheets: list[Grid]) -> None:
    whole(read(sheets))


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_any_cell_may_hold_anything(data: st.DataObject) -> None:
    sheets = {name: [list(row) for row in rows] for name, rows in SMALL.items()}
    grids = []
    for name, rows in sheets.items():
        cells = [[Cell(Decimal(v) if isinstance(v, int) else v) for v in row] for row in rows]
        row, column = data.draw(st.integers(0, len(cells) - 1)), data.draw(st.integers(0, len(cells[0]) - 1))
        cells[row][column] = data.draw(CELLS)
        grids.append(Grid(name, cells))
    whole(read(grids))


NODES = st.sampled_from(
    [f"https://example.org/town/2031/{name}" for name in ("KS1", "KS2", "L1", "A1", "x y/z")][:4]
)
PROPERTIES = st.sampled_from(
    sorted({column.says for sheet in SHEETS for column in sheet.columns if column.says})
)
CLASSES = st.sampled_from(sorted({cls for sheet in SHEETS for cls in sheet.classes}))
PLAN = "https://example.org/town/2031"
TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
NOTATION = NamedNode("http://www.w3.org/2004/02/skos/core#notation")
OBJECTS = st.one_of(
    NODES.map(NamedNode),
    st.text(max_size=8).map(lambda text: Literal(normalize("NFC", text))),  # as the reader gives them
    st.builds(lambda text, lang: Literal(text, language=lang), TEXTS, st.sampled_from(["sv", "en", "fi"])),
    st.integers(-9, 99).map(Literal),
)
SAID = st.one_of(
    st.builds(
        lambda s, p, o: Quad(NamedNode(s), NamedNode(p), o, NamedNode(PLAN)), NODES, PROPERTIES, OBJECTS
    ),
    st.builds(lambda s, c: Quad(NamedNode(s), TYPE, NamedNode(c), NamedNode(PLAN)), NODES, CLASSES),
    NODES.map(lambda s: Quad(NamedNode(s), NOTATION, Literal(s.rpartition("/")[2]), NamedNode(PLAN))),
)


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(SAID, max_size=14), st.booleans())
def test_any_graph_is_written_without_loss(quads: list[Quad], described: bool) -> None:
    if described:
        quads = [
            *quads,
            Quad(
                NamedNode(PLAN), TYPE, NamedNode("https://w3id.org/goalgraph/ontology#Plan"), NamedNode(PLAN)
            ),
            Quad(NamedNode(PLAN), NOTATION, Literal("town/2031"), NamedNode(PLAN)),
        ]
    graph = plain_literals(quads)
    tables = tables_of(graph, PLAN, "sv")
    again = read(
        [
            Grid(t.name, [[Cell(v) for v in t.titles], *([Cell(v) for v in row] for row in t.rows)])
            for t in tables
        ]
    )
    assert plain_literals(again.quads) == graph


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.binary(max_size=200))
def test_any_bytes_in_a_csv_file_are_read_or_refused(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as place:
        file = Path(place, "Mål.csv")
        file.write_bytes(data)
        with contextlib.suppress(GoalgraphError):
            read([read_file(file)])


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.lists(TEXTS, min_size=2, max_size=4), min_size=1, max_size=5), st.sampled_from([";", ","]))
def test_what_is_written_as_csv_is_read_as_it_was(rows: list[list[str]], separator: str) -> None:
    wanted = [[text.replace("\r", "") for text in row] for row in [["id", "text"], *rows]]
    with tempfile.TemporaryDirectory() as place:
        file = Path(place, "Mål.csv")
        file.write_text(file_text(wanted, separator, ","), encoding="utf-8", newline="", errors="replace")
        found = [[cell.text for cell in row] for row in read_file(file).rows]
    assert [row for row in found if any(row)] == [
        [Cell(text).text for text in row] for row in wanted if any(Cell(text).text for text in row)
    ]
