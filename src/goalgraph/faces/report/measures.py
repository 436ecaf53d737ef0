"""The figures of indicators, as rows and charts of a report.

In: indicators and observations. Out: one ``Row`` a latest figure, with what it is about, what it is compared
with and where it is going, and one ``Chart`` a series of two numbers or more.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from goalgraph.answers import trends
from goalgraph.base.errors import UnknownName
from goalgraph.base.names import COUNTRY, COUNTY, ESTIMATED, PRELIMINARY, Kind
from goalgraph.base.numbers import number
from goalgraph.base.texts import Texts, text_in
from goalgraph.base.wording import wording
from goalgraph.faces import charts
from goalgraph.faces.charts import Chart
from goalgraph.faces.report.parts import Row, Words
from goalgraph.faces.text.figures import places_of, result
from goalgraph.model.amounts import measured, quantity
from goalgraph.model.objects import Indicator, Observation, Resource, Target

if TYPE_CHECKING:
    from goalgraph.model.scope import Scope


def words_in(texts: Texts, lang: str, otherwise: str = "") -> Words:
    """The text in the report's language, or in the language there is."""
    if lang in texts or not texts:
        return Words(text_in(texts, lang) or otherwise, lang)
    used = "sv" if "sv" in texts else min(texts)
    return Words(texts[used], used or lang)


def said_in(texts: Texts, lang: str) -> tuple[Words, ...]:
    """The text as a fact of its own; nothing where there is none."""
    return (words_in(texts, lang),) if texts else ()


def words_of(graph: Scope, ident: str, lang: str) -> Words:
    """What has the id, in its words; what is not there is called by its id, and ``validate`` says so."""
    try:
        return words_in(graph.get(ident).labels, lang, ident)
    except UnknownName:
        return Words(ident, lang)


class Measures:
    """The indicators and observations of a graph, as they were on a day."""

    def __init__(self, graph: Scope, day: date | None, lang: str) -> None:
        self._lang = lang
        self._words: dict[str, Any] = wording(lang)["report"]
        self._indicators = {
            one.id: one for one in graph.resources(Kind.INDICATOR) if isinstance(one, Indicator)
        }
        self._bodies = {one.iri for one in graph.resources(Kind.ORGANISATION)}
        self._several = len(graph.documents) > 1
        self._observations: dict[str, list[Observation]] = {}
        for one in graph.resources(Kind.OBSERVATION):
            if isinstance(one, Observation) and not _after(one, day):
                self._observations.setdefault(one.indicator_id, []).append(one)

    def rows(self, idents: Iterable[str]) -> tuple[Row, ...]:
        """The latest figures of the indicators; an indicator without one has a row that says so."""
        return tuple(
            row for ident in idents if (one := self._indicators.get(ident)) for row in self._rows(one)
        )

    def charts(self, idents: Iterable[str], aims: Iterable[Target]) -> tuple[Chart, ...]:
        """The series that can be drawn; a target is drawn where it is for the indicator in the same unit."""
        found, known = [], list(aims)
        for ident in idents:
            for series in trends.series(self._observations.get(ident, ())):
                if charts.drawable(series):
                    found.append(self._chart(series, known))
        return tuple(found)

    def polarity_asserted_by(self, idents: Iterable[str]) -> list[str]:
        """Who says which way is good for the indicators, beside the bodies that the plan itself names."""
        known = [one for ident in idents if (one := self._indicators.get(ident))]
        said = [one.polarity_asserted_by for one in known if one.polarity_asserted_by]
        said = [term for term in said if term.iri not in self._bodies]
        return sorted({term.label(self._lang) for term in said})

    def _title(self, series: trends.Series) -> str:
        parts = [self._indicators[series.indicator_id].label(self._lang)]
        parts += [series.group.label(self._lang)] if series.group else []
        parts += [text_in(series.option, self._lang)]
        title = ", ".join(part for part in parts if part)
        title = f"{title} ({series.unit.label(self._lang)})" if series.unit else title
        return f"{title}. {series.source.label(self._lang)}" if series.source else title

    def _chart(self, series: trends.Series, known: Sequence[Target]) -> Chart:
        compared = {
            one.id: held
            for one in self._observations[series.indicator_id]
            if (held := one.against(COUNTRY)) and held.value is not None and held.unit in (None, series.unit)
        }
        aims = [one for one in known if _fits(one, series)]
        polarity = self._indicators[series.indicator_id].polarity
        return charts.chart(series, self._title(series), self._lang, aims, compared, polarity)

    def _rows(self, indicator: Indicator) -> list[Row]:
        name = words_in(indicator.labels, self._lang, indicator.id)
        mine = self._observations.get(indicator.id, [])
        if not mine:
            return [Row(indicator.id, name, self._words["no_value"], "", "", "", self._lines(indicator))]
        return [
            Row(
                indicator.id,
                name,
                self._value(one),
                self._about(one),
                self._compared(indicator, one, mine),
                self._trend(indicator, one, mine),
                self._lines(one),
            )
            for one in trends.latest(mine)
        ]

    def _lines(self, one: Resource) -> str:
        if isinstance(one, Observation) and one.source:
            return one.source.label(self._lang)
        return places_of(one.passages, named=self._several)

    def _value(self, one: Observation) -> str:
        said = text_in(one.qualitative, self._lang)
        value = result(one, self._lang)
        return value if not said or said == value else f"{value}; {said}"

    def _about(self, one: Observation) -> str:
        words, lang = self._words, self._lang
        parts = [one.group.label(lang) if one.group else "", text_in(one.response_option, lang)]
        parts.append(one.period.label(lang) if one.period else words["no_period"])
        if one.numerator is not None and one.denominator is not None:
            parts.append(words["share"].format(part=one.numerator, whole=one.denominator))
        parts += [
            words["estimated"] if one.qualified(ESTIMATED) else "",
            words["preliminary"] if one.qualified(PRELIMINARY) else "",
        ]
        return ", ".join(part for part in parts if part)

    def _compared(self, indicator: Indicator, one: Observation, mine: Sequence[Observation]) -> str:
        """What a figure is compared with; where it is not, what an earlier one was, with its period."""
        found, seen = self._comparison(indicator, one), {one.id}
        earlier = trends.earlier(one, mine)
        while not found and earlier is not None and earlier.id not in seen:
            seen.add(earlier.id)
            said = self._comparison(indicator, earlier)
            if said:
                when = earlier.period.label(self._lang) if earlier.period else self._words["no_period"]
                return f"{when}: {said}"
            earlier = trends.earlier(earlier, mine)
        return found

    def _comparison(self, indicator: Indicator, one: Observation) -> str:
        words, lang = self._words, self._lang
        parts = []
        for compared in one.comparisons:
            circle = compared.circle
            named = circle.label(lang) if circle else words["compared"]
            if found := quantity(compared, lang, one.unit):
                parts.append(f"{named} {found}")
            if compared.position and not (circle and circle.iri in (COUNTRY, COUNTY)):
                parts.append(f"{named}: {compared.position.label(lang)}")
        place = trends.position(indicator, one)
        if place:
            judged = words["against"].get(place.good or "")
            parts.append(words["country"][place.where] + (f" ({judged})" if judged else ""))
        county = one.against(COUNTY)
        if county and county.position:
            parts.append(words["county"][trends.POSITIONS[county.position.iri]])
        ranked = one.ranked
        if ranked and one.value is not None:
            key = "rank_of" if ranked.rank_total else "rank"
            parts.append(words[key].format(rank=ranked.rank, total=ranked.rank_total))
        if ranked and ranked.circle:
            key = "within" if ranked.circle.iri in (COUNTRY, COUNTY) else "among"
            parts.append(words[key].format(circle=ranked.circle.label(lang)))
        return "; ".join(parts)

    def _trend(self, indicator: Indicator, one: Observation, mine: Sequence[Observation]) -> str:
        words = self._words
        found = trends.trend(indicator, one, trends.earlier(one, mine))
        if found is None:
            return ""
        text = self._direction(one, found)
        judged = words["way"].get(found.good or ("unsaid" if found.direction else ""))
        return f"{text} ({judged})" if judged else text

    def _direction(self, one: Observation, found: trends.Trend) -> str:
        words, before = self._words, found.earlier
        if found.rests_on == "words" or before is None:
            said = [term.label(self._lang) for term in (one.movement, one.development) if term]
            return str(words["by_document"].format(said=", ".join(said)))
        if found.rests_on == "rank":
            was, now_at = before.ranked, one.ranked
            return str(words["ranks"].format(before=was and was.rank, now=now_at and now_at.rank))
        before_value, now = before.value or Decimal(0), one.value or Decimal(0)
        return str(
            words["moved"][found.direction].format(
                before=number(before_value, self._lang), now=measured(now, one.unit, self._lang)
            )
        )


def _after(one: Observation, day: date | None) -> bool:
    return bool(day and one.period and one.period.end and one.period.end > day)


def _fits(aim: Target, series: trends.Series) -> bool:
    """Whether a target is for the indicator, in the same unit and for the same group."""
    return (
        aim.indicator_id == series.indicator_id
        and aim.unit in (None, series.unit)
        and aim.group in (None, series.group)
    )
