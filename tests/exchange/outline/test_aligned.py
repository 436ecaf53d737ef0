"""Tables of a PDF that no lines divide are tables, and lines of text that stand apart are none."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from goalgraph.exchange.outline.aligned import aligned
from goalgraph.exchange.outline.documents import lines_of
from goalgraph.exchange.outline.findings import Outlined, What
from goalgraph.exchange.outline.lines import Line
from goalgraph.exchange.outline.passages import passages_of
from goalgraph.exchange.outline.seeming import Reader
from printed_pdf import Text, written

HEAD = ("Indikator", "Utfall 2039", "Utfall 2040", "Mål 2043")
ROWS = (HEAD, ("Sjuka, %", "6,1", "5,9", "5"), ("Trygga, %", "70", "-", "74"), ("Olyckor", "4", "3", ""))


def placed(rows: Sequence[Sequence[str]], top: int = 100, wide: int = 110) -> list[Text]:
    return [
        (50 + wide * at, top + 15 * row, cell)
        for row, cells in enumerate(rows)
        for at, cell in enumerate(cells)
    ]


def lines(path: Path, texts: Sequence[Text]) -> list[Line]:
    return [one for one in lines_of(written(path / "plan.pdf", [texts])) if one.text]


def read(path: Path, texts: Sequence[Text]) -> Outlined:
    return Reader(passages_of(list(lines_of(written(path / "plan.pdf", [texts]))))).read()


def test_figures_below_their_heads_are_rows_of_a_table(tmp_path: Path) -> None:
    found = read(tmp_path, [(50, 60, "Mål 1. Alla mår bra"), *placed(ROWS)])
    assert [(one.text, one.of) for one in found.of(What.INDICATOR)] == [
        ("Sjuka, %", "M1"), ("Trygga, %", "M1"), ("Olyckor", "M1"),
    ]  # fmt: skip
    values = [f"{one.of} {one.figure.value} {one.figure.year}" for one in found.of(What.VALUE) if one.figure]
    assert values == ["I1 6.1 2039", "I1 5.9 2040", "I2 70 2039", "I3 4 2039", "I3 3 2040"]
    targets = [
        f"{one.area} {one.figure.value} {one.figure.year}" for one in found.of(What.TARGET) if one.figure
    ]
    assert targets == ["I1 5 2043", "I2 74 2043"]


def test_a_name_that_goes_on_below_its_row_is_one_name(tmp_path: Path) -> None:
    texts = placed([HEAD, ("Sjuka bland", "6,1", "5,9", "5")])
    texts += [(50, 127, "de anställda"), *placed([("Olyckor", "4", "3", "2")], 145)]
    cells = [one.cells for one in lines(tmp_path, texts)]
    assert cells[1:] == [("Sjuka bland de anställda", "6,1", "5,9", "5"), ("Olyckor", "4", "3", "2")]


def test_a_head_without_a_name_for_the_first_column_is_one(tmp_path: Path) -> None:
    found = lines(tmp_path, placed([("", "2039", "2040"), ("Sjuka", "6", "5"), ("Olyckor", "4", "3")]))
    assert [one.cells for one in found] == [("", "2039", "2040"), ("Sjuka", "6", "5"), ("Olyckor", "4", "3")]


@pytest.mark.parametrize(
    "rows",
    [
        [HEAD, ROWS[1]],
        [("Namn", "Telefon"), ("Ett kontor", "12"), ("Ett annat", "13")],
        [HEAD, ("Vi ses", "i nya", "lokaler", "snart"), ("De är", "ljusa", "och", "stora")],
        [HEAD, ("", "6,1", "5,9", "5"), ("", "4", "3", "2")],
    ],
)
def test_other_texts_that_stand_apart_are_lines(rows: list[tuple[str, ...]], tmp_path: Path) -> None:
    assert [one.cells for one in lines(tmp_path, placed(rows)) if one.cells] == []


def test_what_is_below_a_table_is_no_row_of_it(tmp_path: Path) -> None:
    texts = [*placed(ROWS), (50, 175, "Vi följer upp 3 gånger."), (50, 190, "Mål 2. Alla badar")]
    found = lines(tmp_path, texts)
    assert [one.text for one in found if not one.cells] == ["Vi följer upp 3 gånger.", "Mål 2. Alla badar"]
    assert sum(bool(one.cells) for one in found) == len(ROWS)


def test_a_line_of_very_many_texts_is_no_head_and_takes_no_time() -> None:
    letters = [{"text": "a", "x0": 10 * at, "x1": 10 * at + 2, "size": 1} for at in range(20_000)]
    wide = [
        {"text": one, "x0": 300_000 + 10 * at, "x1": 300_009 + 10 * at, "size": 1}
        for at, one in enumerate("Mål Mål")
    ]
    lines = [{"chars": letters + wide, "top": 2 * at, "bottom": 2 * at + 1} for at in range(4)]
    begun = time.monotonic()
    assert list(aligned(lines)) == []
    assert time.monotonic() - begun < 10
