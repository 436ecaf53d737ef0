"""What a single cell says in figures."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from goalgraph.exchange.outline.cells import figures_of


@pytest.mark.parametrize(
    ("cell", "unit", "figures"),
    [
        ("85–90 %", "", ["85 90 PERCENT 2047"]),
        ("5 av 7", "", ["5 None  2047"]),
        ("71 % (riket 75 %)", "", ["71 None PERCENT 2047"]),
        ("62 (2045)", "%", ["62 None PERCENT 2045"]),
        ("högst 12", "", ["12 None  2047"]),
        ("4,5/5", "", ["4.5 None  2047"]),
        ("220/235", "", []),
        ("71 %, 68 %", "", []),
        ("71 % av eleverna", "", []),
        ("öka till 90 %", "", []),
        ("(1 180,2)", "mnkr", []),
        ("1 180 (2045)", "", ["1180 None  2045"]),
    ],
)  # fmt: skip
def test_a_cell_says_amounts_or_something_else(cell: str, unit: str, figures: Sequence[str]) -> None:
    found = figures_of(cell, "Mål 2047", unit)
    assert [f"{one.value} {one.high} {one.unit} {one.year}" for one in found] == list(figures)
