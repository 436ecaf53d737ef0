"""Passages that would be too long, or are cut where they go on."""

from __future__ import annotations

from pathlib import Path

from goalgraph.exchange.outline import outline
from goalgraph.exchange.outline.lines import Line, plain_lines
from goalgraph.exchange.outline.passages import passages_of


def test_a_document_without_an_empty_line_is_cut_into_passages(tmp_path: Path) -> None:
    """It was refused: a cell of a workbook could not hold it."""
    line = "att leva och verka i bygden med god service och trygg vardag för alla"
    document = tmp_path / "plan.txt"
    document.write_text("\n".join(["Lindby kommun", "Mål 1. Trygg vardag", *[line] * 700]), encoding="utf-8")
    assert outline(document).counts == {"goals": 1}
    found = passages_of(list(plain_lines(document.read_text(encoding="utf-8"))))
    assert max(len(one.text) for one in found) <= 10_000
    assert sum(one.text.count(line) for one in found) == 700


def test_a_long_passage_is_cut_where_a_sentence_ends() -> None:
    lines = ["vi vill att alla i bygden ska kunna läsa", "och räkna varje dag hela livet igenom."] * 60
    found = passages_of([Line(text, at) for at, text in enumerate(["Texten börjar", *lines], 1)])
    assert len(found) == 2
    assert found[0].text.endswith("igenom.")


def test_a_line_that_begins_with_a_number_goes_on_with_a_sentence() -> None:
    table = [Line("x" * 90, at, cells=("x" * 45, "x" * 44), table=1, whole=True) for at in range(1, 9)]
    texts = ("Hemtjänsten utfördes av 15 personer på", "14 dagar 2040. Medarbetarna är nöjda och", "trivs.")
    lines = [*table, Line("", 9), *[Line(text, at) for at, text in enumerate(texts, 10)]]
    assert passages_of(lines)[-1].text == " ".join(texts)
