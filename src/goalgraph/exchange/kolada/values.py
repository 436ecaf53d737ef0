"""Figures as values of the plan's indicators.

In: what the plan asks for, and the figures and titles that answered it. Out: a value an indicator, id, group
and year, each with the one before it and with what whom it is compared with had; and, counted, the figures
that find no place. Two ids are two series, also where both are of one indicator.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from types import MappingProxyType

from goalgraph.base.frozen import Frozen
from goalgraph.base.names import PREFIXES
from goalgraph.base.numbers import as_printed
from goalgraph.exchange.kolada.answers import Figure, Gender
from goalgraph.exchange.kolada.asked import Asked, Circle, Series
from goalgraph.exchange.kolada.units import group_in, unit_in
from goalgraph.model.objects import Observation

GROUPS: Mapping[Gender, str] = MappingProxyType(
    {"K": PREFIXES["group"] + "women", "M": PREFIXES["group"] + "men"}
)
_Figures = Mapping[tuple[str, str], Mapping[tuple[Gender, int], Decimal]]


@dataclass(frozen=True, slots=True)
class Fetched(Frozen):
    """What was answered.

    Attributes:
        figures: the values.
        left: how many were none, by reason.
        titles, places: what indicators and municipalities are called, by id, where it was answered.
        retrieved, origins: by id of an indicator, when its values were retrieved, and where.
        oldest: when the first of the answers was retrieved.
        gone: the ids that Kolada does not list any more.
    """

    figures: tuple[Figure, ...]
    left: Mapping[str, int]
    titles: Mapping[str, str]
    places: Mapping[str, str]
    retrieved: Mapping[str, datetime]
    origins: Mapping[str, str]
    oldest: datetime
    gone: frozenset[str] = frozenset()

    def at(self, times: Mapping[str, datetime]) -> Fetched:
        """The same, retrieved at other times."""
        return replace(self, retrieved=times)


@dataclass(frozen=True, slots=True)
class Value(Frozen):
    """One value of an indicator for the municipality; ``group``, ``unit`` and ``previous`` are IRIs."""

    series: Series
    id: str
    iri: str
    year: int
    value: Decimal
    group: str | None
    unit: str | None
    previous: str | None
    compared: tuple[tuple[Circle, Decimal], ...]


@dataclass(frozen=True, slots=True)
class Difference(Frozen):
    """A number that the plan prints and Kolada gives otherwise; the printed one stays as it is."""

    printed: Observation
    fetched: Value


def values_of(
    asked: Asked, fetched: Fetched, units: Mapping[str, str], since: int | None = None
) -> tuple[list[Value], Counter[str]]:
    """The values of the plan's indicators, and how many figures find no place, by reason.

    ``other``: of an indicator or municipality that is not asked for; ``twice``: given twice, and differently;
    ``alone``: of somebody to compare with, where the municipality has none; ``sex``: of one sex, for an id
    that the plan has for one group alone.

    Args:
        units: by IRI, the unit that the plan says of an indicator itself; it is that of the values where the
            title in Kolada says none, and is never what a title gainsays.
        since: the first year that is wanted.
    """
    known, left = _by_place(asked, fetched, since)
    found = [
        value for series in asked.series for value in _of_series(asked, series, fetched, units, known, left)
    ]
    return found, +left


def differences(values: list[Value]) -> list[Difference]:
    """Where the plan prints another number for the same indicator, year, group and unit.

    Numbers are the same that are so with as many decimals as are printed.
    """
    return [
        Difference(printed, value)
        for value in values
        for printed in value.series.printed
        if printed.value is not None
        and printed.period
        and printed.period.start
        and printed.period.end
        and (printed.period.start.isoformat(), printed.period.end.isoformat()) == days(value.year)
        and (printed.group.iri if printed.group else None) == value.group
        and value.unit is not None
        and printed.unit
        and printed.unit.iri == value.unit
        and not as_printed(printed.value, value.value)
    ]


def otherwise(values: list[Value]) -> tuple[str, ...]:
    """The ids whose values are in another unit than any in which the plan prints what they are of."""
    found = set()
    for value in values:
        own = {one.unit.iri for one in value.series.printed if one.unit and one.value is not None}
        if value.unit and own and value.unit not in own:
            found.add(value.series.kpi)
    return tuple(sorted(found))


def days(year: int) -> tuple[str, str]:
    """The first and the last day of a year."""
    return f"{year}-01-01", f"{year}-12-31"


def _by_place(asked: Asked, fetched: Fetched, since: int | None) -> tuple[_Figures, Counter[str]]:
    """The figures by indicator and municipality; one that is given in two ways is none."""
    left = Counter(fetched.left)
    wanted = {(kpi, place) for kpi in asked.kpis for place in asked.places}
    held: dict[tuple[str, str], dict[tuple[Gender, int], set[Decimal]]] = defaultdict(dict)
    for one in fetched.figures:
        key = (one.kpi, one.municipality)
        if key not in wanted:
            left["other"] += 1
        elif since is None or one.year >= since:
            held[key].setdefault((one.gender, one.year), set()).add(one.value)
    found: dict[tuple[str, str], dict[tuple[Gender, int], Decimal]] = {}
    for key, several in held.items():
        left["twice"] += sum(len(values) > 1 for values in several.values())
        found[key] = {when: min(values) for when, values in several.items() if len(values) == 1}
    return found, +left


def _of_series(
    asked: Asked,
    series: Series,
    fetched: Fetched,
    units: Mapping[str, str],
    known: _Figures,
    left: Counter[str],
) -> list[Value]:
    title = fetched.titles.get(series.kpi, "")
    said = unit_in(title, series.unit)
    unit = said.unit if said.word else units.get(series.indicator.iri)
    named = group_in(title, (one.group for one in series.printed if one.group))
    own = known.get((series.kpi, asked.municipality), {})
    found: list[Value] = []
    previous: dict[Gender, str] = {}
    for gender, year in sorted(own, key=lambda one: ("TKM".index(one[0]), one[1])):
        if series.group and gender != "T":
            left["sex"] += 1
            continue
        whole = series.group or named
        group = GROUPS.get(gender) or (whole.iri if whole else None)
        part = f".{series.kpi}.{year}{'' if gender == 'T' else gender}"
        value = Value(
            series=series,
            id=series.indicator.id + part,
            iri=series.indicator.iri + part,
            year=year,
            value=said.value(own[gender, year]),
            group=group,
            unit=unit,
            previous=previous.get(gender),
            compared=tuple(
                (circle, said.value(theirs[gender, year]))
                for circle in asked.circles
                if (gender, year) in (theirs := known.get((series.kpi, circle.code), {}))
            ),
        )
        previous[gender] = value.iri
        found.append(value)
    for circle in asked.circles:
        left["alone"] += sum(when not in own for when in known.get((series.kpi, circle.code), {}))
    return found
