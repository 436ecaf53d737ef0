"""Whatever a document says, it gives a workbook that can be brought in, or one clear error."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import goalgraph
from goalgraph.exchange.outline import outline

PIECES = st.sampled_from(
    ["Mål 1. ", "KF mål 2b) ", "Risker\n", "\n", "\n\n", "• ", "12,5 % ", "2031", "=1+1", "| a | b |\n", "Mål | Utfall 2030\n",
     "Strategiområde 1 – ", "1.1 ", "\f", "\uf0b7", "ska ", "Mått:\n", "jmfr riket 6 %", "Agenda 2030 mål 17", "#", "a) ",
     "| Mål 1 | a |\n| Indikator | b |\n", "| Mål 1.1 | Mått | ", "| Riket 2031/32 | ", "Effektmål II.1: ", "BUN1. ",
     "ska minska med 10 % ", "→ 6 (2031)", ", mål 82 (2031)", "Measures\n", "Mål 2\n", "2031–2033 ", "1.250 "]
)  # fmt: skip
TEXTS = st.lists(st.one_of(PIECES, st.text(max_size=8)), max_size=25).map("".join)


@settings(max_examples=25, deadline=None)
@given(TEXTS, st.sampled_from([".txt", ".md", ".html"]))
def test_any_text_gives_a_workbook_or_one_clear_error(text: str, ending: str) -> None:
    with tempfile.TemporaryDirectory() as place:
        path = Path(place, f"a{ending}")
        path.write_text(text, encoding="utf-8", errors="replace")
        told = ""
        try:
            made = outline(path)
        except goalgraph.InputError as error:
            told = error.message("sv")
        if told:
            assert len(told.splitlines()) == 1
            assert told.startswith(str(path))
        else:
            assert goalgraph.check_workbook(made.workbook) == ()


@pytest.mark.parametrize(
    "piece",
    [
        "9",
        "(9",
        "a1",
        "1 % ",
        "x ",
        "(1) ",
        "mål 2031: ",
        "från 1 till 2 ",
        "1, ",
        ", mål 1 (2031)",
        "→ 1 ",
        ": minst 5 ",
        "ska minska med 1 ",
        "1.250",
        "2031–",
        "§ ",
    ],
)
def test_a_long_line_takes_no_longer_than_it_is(piece: str, tmp_path: Path) -> None:
    """Five thousand digits in a goal's line took more than two minutes, a hundred times as long as now."""
    path = tmp_path / "a.txt"
    path.write_text(
        f"Mål 1. Ån är ren\n\nMål 2. Fisken är {piece * (5000 // len(piece))}\n", encoding="utf-8"
    )
    begun = time.process_time()
    assert outline(path).counts["goals"] == 2
    assert time.process_time() - begun < 10
