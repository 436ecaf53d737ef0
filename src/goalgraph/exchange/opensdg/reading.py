"""An Open SDG site into the sheets of a workbook.

In: its indicators. Out: filled sheets: a goal for each global target that is reported on, in the words of the
target and in support of it, the indicators that measure it, one a series, and their values; what has no place
is counted by column or field.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType

from goalgraph.base.names import GG
from goalgraph.base.texts import text_in
from goalgraph.base.wording import wording
from goalgraph.exchange.filled import Filled, id_of
from goalgraph.exchange.opensdg.site import NO_TEXT, Indicator
from goalgraph.exchange.shares import number_of, share_word
from goalgraph.exchange.workbook.cells import Value
from goalgraph.exchange.workbook.periods import period_in
from goalgraph.exchange.workbook.vocabulary import shipped_words

_LEVEL = "T"
_NAMES = ("indicator_name", "national_indicator_title", "indicator_available", "graph_title", "SDG_INDICATOR")
_EXPLAINED = (
    "national_indicator_description",
    "indicator_definition",
    "computation_definitions",
    "STAT_CONC_DEF",
)
_UNITS = ("computation_units", "UNIT_MEASURE")
_SOURCES = ("source_organisation_1", "DATA_SOURCE")
# What only says again which indicator it is, or how the site shows it.
_SILENT = frozenset(
    {"indicator", "indicator_number", "indicator_sort_order", "sdg_goal", "target_id", "layout", "permalink",
     "published", "reporting_status", "target",
     "target_name", "target_number", "goal_number", "goal_name", "SDG_GOAL", "SDG_TARGET"}
)  # fmt: skip
_SHOWN = ("graph_", "embedded_", "data_", "composite_", "page_")
# Columns that are not what a value is divided by, by what they say.
_UNIT_HEADS, _MULTIPLIER, _STATUS = ("units", "unit measure"), "unit multiplier", "observation status"
_SPECIAL = frozenset({"year", "series", "value", "geocode", *_UNIT_HEADS, _MULTIPLIER, _STATUS})
_TIMES = MappingProxyType(
    {"": 1, "unit": 1, "units": 1, "thousands": 10**3, "millions": 10**6, "billions": 10**9}
)
_QUALIFIERS = MappingProxyType({"estimated value": "Estimated", "provisional value": "Preliminary"})
_USUAL = frozenset({"", "undefined", "normal value"})
_IN_BRACKETS = re.compile(r"(.*?)\s*\(([^()]*)\)")
_GROUPS = MappingProxyType({"female": "women", "females": "women", "male": "men", "males": "men"})
_KEY = re.compile(r"[a-z_]+(?:\.[\w-]+)+")


def read(indicators: Iterable[Indicator], lang: str, name: str) -> Filled:
    """What the site or file with the name says, in ``lang``, which it does not say."""
    filled = Filled(lang)
    _Reader(filled, name).read(list(indicators))
    return filled


class _Reader:
    def __init__(self, filled: Filled, name: str) -> None:
        self.filled, self._name = filled, name
        self._plan = f"{id_of(name) or 'open-sdg'}/sdg"
        self._goals: set[str] = set()

    def read(self, indicators: Sequence[Indicator]) -> None:
        """Fill in everything that the site says."""
        document = self.filled.document(self._name)
        self.filled.add("plan", {"id": self._plan, "name": self._name, "document": document})
        for indicator in indicators:
            self._indicator(indicator, self._goal(indicator.number))
        if self._goals:
            name = str(wording(self.filled.lang)["importing"]["opensdg"]["level"])
            self.filled.add("levels", {"prefix": _LEVEL, "name": name, "order": Decimal(1)})

    def _goal(self, number: str) -> str:
        """The id of the goal that stands for an indicator's global target; the plan's where there is none."""
        target = ".".join(number.split("-")[:2])
        words = shipped_words()
        iri = words.global_goal(target)
        if iri is None:
            return self._plan
        ident = f"{_LEVEL}{target}"
        if ident not in self._goals:
            self._goals.add(ident)
            text = text_in(words.labels.get(iri, {}), self.filled.lang)
            self.filled.add("goals", {"id": ident, "level": _LEVEL, "text": text, "supports": iri})
        return ident

    def _indicator(self, indicator: Indicator, goal: str) -> None:
        meta = {key: value.strip() for key, value in indicator.meta.items() if value not in ("true", "false")}
        used = set(_SILENT)

        def field(names: Iterable[str]) -> str:
            for name in names:
                if name in meta and meta[name] != NO_TEXT and not _KEY.fullmatch(meta[name]):
                    used.add(name)
                    return " ".join(meta[name].split())
            return ""

        dotted = indicator.number.replace("-", ".")
        name = field(_NAMES) or dotted
        unit, source, explained = field(_UNITS), field(_SOURCES), field(_EXPLAINED)
        heads = {head.casefold(): at for at, head in enumerate(indicator.heads)}
        at_series = heads.get("series")
        several = dict.fromkeys(_at(row, at_series) for row in indicator.rows) or {"": None}
        for count, series in enumerate(several):
            ident = f"I{indicator.number}" + (f"-S{count + 1}" if len(several) > 1 else "")
            rows = [row for row in indicator.rows if _at(row, at_series) == series]
            units = dict.fromkeys(_unit_of(row, heads) for row in rows) if rows else {}
            own = [self._unit(one) for one in units if one] or [self._unit(unit)]
            if not any((*units, unit)) and _in_shares(rows, heads):
                own = [share_word(self.filled.lang)]
            called = f"{name} – {series}" if series else name
            row: dict[str, Value] = {
                "id": ident, "name": called, "measures": goal, "source": source.replace(";", ","),
                "unit": own[0] if len(set(own)) == 1 else "",
            }  # fmt: skip
            self.filled.add("indicators", row)
            self._note(explained, ident)
            for one in [one for one in dict.fromkeys((*units, unit)) if one and not self._unit(one)]:
                self._note(f"Units: {one}", ident)
            self._values(indicator.heads, rows, ident, own if len(set(own)) == 1 else [], unit)
        for key in meta:
            if key not in used and not key.startswith(_SHOWN):
                self.filled.lose(key)

    def _unit(self, text: str) -> str:
        """The word for a unit that is known, by its name or by what stands in brackets after it."""
        bracketed = _IN_BRACKETS.fullmatch(text)
        for one in (text, *(bracketed.groups() if bracketed else ())):
            known = shipped_words().find(GG + "unit", one.strip()) if one.strip() else []
            if len(known) == 1:
                return self.filled.word(GG + "unit", known[0])
        return ""

    def _note(self, text: str, about: str) -> None:
        if text:
            self.filled.add("notes", {"text": text, "concerns": about})

    def _values(
        self,
        heads: Sequence[str],
        rows: Iterable[Sequence[str]],
        ident: str,
        alone: Sequence[str],
        unit: str,
    ) -> None:
        """The values of an indicator: of all, and of the groups that are known.

        Args:
            alone: the word for the unit that all of them have; nothing where they have several.
            unit: what the metadata say that it is.
        """
        at = {head.casefold(): place for place, head in enumerate(heads)}
        apart = [(head, at[head.casefold()]) for head in heads if head and head.casefold() not in _SPECIAL]
        for row in rows:
            said, period = _at(row, at.get("value")), _at(row, at.get("year"))
            parts = [(head, _at(row, place)) for head, place in apart if _at(row, place)]
            group = self._group(parts[0][1]) if len(parts) == 1 else ""
            if (parts and not group) or _at(row, at.get("geocode")):
                self.filled.lose(" + ".join(head for head, _ in parts) or "GeoCode")
            elif not said:
                self.filled.lose("Value: –")
            elif period_in(period) is None:
                self.filled.lose(f"Year: {period}")
            else:
                own = _unit_of(row, at) or unit or "".join(alone)
                found = number_of(said, own)
                if found.doubtful:
                    self.filled.lose(f"Value: {said} ({own})")
                    continue
                word = share_word(self.filled.lang) if found.share else ""
                self.filled.add(
                    "values",
                    {
                        "indicator": ident, "period": period, "group": group,
                        "value": self._in_ones(found.value, _at(row, at.get(_MULTIPLIER))),
                        "in-words": said if found.value is None else "",
                        "unit": word if alone else self._unit(_unit_of(row, at)) or word,
                        "qualifier": self._qualifier(_at(row, at.get(_STATUS))),
                    },
                )  # fmt: skip

    def _in_ones(self, number: Decimal | None, multiplier: str) -> Decimal | None:
        """The number that a cell says, in ones."""
        times = _TIMES.get(multiplier.casefold())
        if times is None:
            self.filled.lose(f"Unit multiplier: {multiplier}")
        return None if number is None else number * (times or 1)

    def _qualifier(self, status: str) -> str:
        """The word for how sure a value is, where its status says more than that it is one."""
        if name := _QUALIFIERS.get(status.casefold()):
            return self.filled.word(GG + "qualifier", GG + name)
        if status.casefold() not in _USUAL:
            self.filled.lose(f"Observation status: {status}")
        return ""

    def _group(self, text: str) -> str:
        """The word for a group that is known."""
        name = _GROUPS.get(text.casefold(), text)
        known = shipped_words().find(GG + "group", name)
        return self.filled.word(GG + "group", known[0]) if len(known) == 1 else ""


def _in_shares(rows: Iterable[Sequence[str]], at: Mapping[str, int]) -> bool:
    """Whether every number in the rows has a percent sign."""
    found = [number_of(_at(row, at.get("value")), "") for row in rows]
    return any(one.share for one in found) and all(one.share for one in found if one.value is not None)


def _unit_of(row: Sequence[str], at: Mapping[str, int]) -> str:
    return next((unit for head in _UNIT_HEADS if (unit := _at(row, at.get(head)))), "")


def _at(row: Sequence[str], place: int | None) -> str:
    return row[place].strip() if place is not None and place < len(row) else ""
