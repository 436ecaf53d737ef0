"""The unit of an indicator, and of a figure in another."""

from __future__ import annotations

from goalgraph.exchange.outline.findings import What
from goalgraph.exchange.outline.lines import plain_lines
from goalgraph.exchange.outline.passages import passages_of
from goalgraph.exchange.outline.seeming import Reader
from goalgraph.exchange.outline.sheets import tables_of
from goalgraph.exchange.outline.units import own_unit, units_of


def test_the_unit_of_one_cell_is_not_that_of_what_is_measured_in_another() -> None:
    """ "-5 %" made per cent of an indicator in kWh/m2."""
    text = (
        "## Mål 1 Grönt\n\n| Mått | Utfall 2044 | Mål 2047 |\n|---|---|---|\n| Energi, kWh/m2 | 168 | -5 % |\n"
        "| Besök | 41 200 | -3 % |\n| Trygga | 71 | 75 % |\n| Nöjda (%) | 70 | 75 |\n"
    )
    found = Reader(passages_of(list(plain_lines(text, markdown=True)))).read()
    units = units_of(found)
    assert units == {"I3": "PERCENT", "I4": "PERCENT"}
    assert [own_unit(one, units) for one in found.of(What.TARGET)] == ["PERCENT", "PERCENT", "", ""]
    sheets = {table.key: table for table in tables_of(found, "sv")}
    indicators, targets = (
        [dict(zip((key for key, _ in sheets[name].columns), row, strict=True)) for row in sheets[name].rows]
        for name in ("indicators", "targets")
    )
    assert [row["unit"] for row in indicators] == [None, None, "%", "%"]
    assert [row["unit"] for row in targets] == ["%", "%", None, None]
    assert "annan enhet" in str(targets[0]["why"])
    assert "annan enhet" not in str(targets[2]["why"])
