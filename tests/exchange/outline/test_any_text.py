"""Whatever a document says, it gives a workbook that can be brought in, or one clear error."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

import goalgraph
from goalgraph.exchange.outline import outline

PIECES = st.sampled_from(
    ["Mål 1. ", "KF mål 2b) ", "Risker\n", "\n", "\n\n", "• ", "12,5 % ", "2031", "=1+1", "| a | b |\n", "Mål | Utfall 2030\n",
     "Strategiområde 1 – ", "1.1 ", "\f", "\uf0b7", "ska ", "Mått:\n", "jmfr riket 6 %", "Agenda 2030 mål 17", "#", "a) "]
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
