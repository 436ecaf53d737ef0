"""The unit of an indicator, and of a figure in another."""

from __future__ import annotations

from goalgraph.exchange.outline.findings import Sure, What
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


def test_figures_in_a_line_are_in_the_unit_that_the_name_ends_with() -> None:
    text = (
        "Mål 1. Alla mår bra\n\nMått: Väntetid till boende, dagar: 41 (2045), mål 30 (2047)\n"
        "Mått: Resultat (mnkr): 12,5 (2045), 8 i riket\n"
    )
    found = Reader(passages_of(list(plain_lines(text)))).read()
    assert units_of(found) == {"I1": "DAY", "I2": "SEK"}
    days, money = found.of(What.VALUE)
    assert days.figure
    assert money.figure
    assert (str(days.figure.value), days.sure) == ("41", Sure.LIKELY)
    assert str(money.figure.value) == "12500000"
    assert [(of, str(value)) for of, value in money.figure.compared] == [("Country", "8000000")]
    [target] = found.of(What.TARGET)
    assert target.figure
    assert (str(target.figure.value), own_unit(target, units_of(found))) == ("30", "")
