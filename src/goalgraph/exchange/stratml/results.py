"""Targets and values of an indicator as the measurements of StratML, and bounds as its words.

In: rows of targets and values; or the words of a result. Out: the measurements, one a period; or bounds.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from types import MappingProxyType
from xml.etree.ElementTree import Element, SubElement

from goalgraph.exchange.taken import Record
from goalgraph.exchange.workbook.cells import Cell, Value, day_in, number_in, plain
from goalgraph.exchange.workbook.periods import period_in

_NUMBER = r"[-−]?\d(?:[\d\s.,]*\d)?"
_BOUNDS = re.compile(rf"([≥≤])\s*({_NUMBER})|({_NUMBER})\s*–\s*({_NUMBER})")
GROUP = "group"


def results_in(
    targets: Iterable[Record],
    values: Iterable[Record],
    unit: str,
    goal: str,
    periods: Mapping[str, tuple[str, str]] = MappingProxyType({}),
) -> Iterator[Element]:
    """A measurement for each period, with its targets and then its values.

    Args:
        periods: the first and last day of those that the plan names its own way.
    """
    found: dict[tuple[str, str], tuple[list[Element], list[Element]]] = {}
    for at, (name, when, records) in enumerate(
        (("TargetResult", "due", targets), ("ActualResult", "period", values))
    ):
        for record in records:
            period = _dates(record, when, periods)
            found.setdefault(period, ([], []))[at].append(_result(name, record, period, unit))
            record.text("indicator")
            if record.seen("goal") == goal:
                record.text("goal")
    for several in found.values():
        instance = Element("MeasurementInstance")
        instance.extend([*several[0], *several[1]])
        yield instance


def _result(name: str, record: Record, period: tuple[str, str], unit: str) -> Element:
    result = Element(name)
    for tag, day in zip(("StartDate", "EndDate"), period, strict=True):
        if day:
            SubElement(result, tag).text = day
    number = record.value("value")
    if isinstance(number, Decimal):
        SubElement(result, "NumberOfUnits").text = plain(number)
    if group := record.text("group"):
        descriptor = SubElement(result, "Descriptor")
        SubElement(descriptor, "DescriptorName").text = GROUP
        SubElement(descriptor, "DescriptorValue").text = group
    words = "" if isinstance(number, Decimal) else _in_words(record)
    words = words or record.text("in-words") or record.text("to-be-achieved") or record.text("text")
    if words:
        SubElement(result, "Description").text = words
    if record.seen("unit") == unit:
        record.text("unit")
    return result


def _dates(record: Record, when: str, periods: Mapping[str, tuple[str, str]]) -> tuple[str, str]:
    """The first and the last day of a period, or the day that something is due; it is taken."""
    value = record.value(when)
    if when == "due" and not isinstance(value, str) and (day := day_in(Cell(value))):
        return "", day.isoformat()
    if known := period_in(Cell(value).text):
        return known.start.isoformat(), known.end.isoformat()
    if own := periods.get(Cell(value).text):
        return own
    record.leave(when)
    return "", ""


def _in_words(record: Record) -> str:
    """The bounds of a result as words."""
    low, high = record.value("low"), record.value("high")
    if isinstance(low, Decimal) and isinstance(high, Decimal):
        return f"{plain(low)}–{plain(high)}"
    if isinstance(low, Decimal):
        return f"≥ {plain(low)}"
    return f"≤ {plain(high)}" if isinstance(high, Decimal) else ""


def bounds_in(words: str) -> dict[str, Value]:
    """The bounds that words say and nothing else; nothing where they say more.

    >>> bounds_in("≥ 86"), bounds_in("10–20"), bounds_in("about 20")
    ({'low': Decimal('86')}, {'low': Decimal('10'), 'high': Decimal('20')}, {})
    """
    if not (found := _BOUNDS.fullmatch(words)):
        return {}
    one, low, high = (number_in(Cell(text), "en") if text else None for text in found.group(2, 3, 4))
    if one:
        return {"low" if found[1] == "≥" else "high": one[0]}
    return {"low": low[0], "high": high[0]} if low and high else {}
