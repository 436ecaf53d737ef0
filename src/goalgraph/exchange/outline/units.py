"""In which unit an indicator is: that of its figures, where its name does not say another.

In: what was found. Out: the unit of each indicator; the unit of a figure that is in another than its
indicator, as "-5 %" is where kWh are measured.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from goalgraph.exchange.outline.amounts import scaled, unit_of
from goalgraph.exchange.outline.cells import unit_in
from goalgraph.exchange.outline.figures import Figure
from goalgraph.exchange.outline.findings import Found, Outlined, What
from goalgraph.exchange.outline.words import any_of


def units_of(outlined: Outlined) -> dict[str, str]:
    """The names of the units of indicators, by the id of each that has one."""
    figures: dict[str, list[Figure]] = {}
    for one in outlined.found:
        if one.figure is not None and (owner := owner_of(one)):
            figures.setdefault(owner, []).append(one.figure)
    names = {one.id: one.text for one in outlined.of(What.INDICATOR)}
    found = {owner: _common(several, names.get(owner, "")) for owner, several in figures.items()}
    return {owner: unit for owner, unit in found.items() if unit}


def in_named_unit(figure: Figure, name: str) -> Figure:
    """A figure without a unit in that which the name of what it measures ends with.

    >>> from decimal import Decimal
    >>> found = in_named_unit(Figure(0, 2, Decimal(12)), "Resultat (mnkr)")
    >>> str(found.value), found.unit
    ('12000000', 'SEK')
    """
    word = unit_in(name)
    if figure.unit or figure.word or figure.whole is not None or not word:
        return figure
    return replace(
        figure,
        unit=unit_of(word),
        value=scaled(figure.value, word),
        high=None if figure.high is None else scaled(figure.high, word),
        compared=tuple((of, scaled(value, word)) for of, value in figure.compared),
    )


def owner_of(found: Found) -> str:
    """The id of the indicator that a value or a target is of; empty where it is of none."""
    return found.area if found.what is What.TARGET else found.of if found.what is What.VALUE else ""


def own_unit(found: Found, units: Mapping[str, str]) -> str:
    """The name of a figure's unit where that is not its indicator's; else empty."""
    figure = found.figure
    return figure.unit if figure is not None and figure.unit != units.get(owner_of(found)) else ""


def _common(figures: list[Figure], name: str) -> str:
    """The unit of most figures, if there is one that may be the indicator's own."""
    counted = Counter(one.unit for one in figures if one.unit)
    if not counted or (_other().search(name) and not unit_in(name)):
        return ""
    unit = counted.most_common(1)[0][0]
    changes = all(one.value < 0 for one in figures if one.unit == unit)
    return "" if changes and any(not one.unit and one.value > 0 for one in figures) else unit


@cache
def _other() -> re.Pattern[str]:
    """A word for a unit that is not shipped, or one thing for each of another: "kWh", "kWh/m2"."""
    return re.compile(rf"(?<![\w/])(?:{any_of('other-unit')})(?:/\w{{1,20}})?(?!\w)", re.IGNORECASE)
