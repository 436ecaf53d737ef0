"""The years of a plan and of its next edition: texts, dates and periods moved from one to the other.

In: a plan, the graphs that describe its periods, and the first year of the next edition. Out: what is
said of a year, said of the next; the periods that are described nowhere else.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta
from typing import cast

from goalgraph.base.errors import ParameterError
from goalgraph.base.names import GG, GGID, PREFIXES, RDF, RDFS, SKOS
from goalgraph.base.wording import LANGUAGES, wording
from goalgraph.model.objects import Plan
from goalgraph.rdf.store import Store
from goalgraph.rdf.terms import Literal, NamedNode, Triple

TIME = PREFIXES["time"]
_ENDS = (GG + "startDate", GG + "endDate")
PERIOD = PREFIXES["period"]
SHARED_PERIODS = GGID + "periods"
Days = tuple[date, date]
_QUARTER = re.compile(r"(?i)\b[qk]([1-4])\b")
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")


class Calendar:
    """Moves what belongs to the years of a plan to those of the next edition."""

    def __init__(
        self,
        store: Store,
        graphs: Sequence[str],
        plan: Plan,
        ident: str | None,
        year: int | None,
        lang: str,
    ) -> None:
        self._store, self._graphs = store, graphs
        own = self._value(plan.iri, GG + "period")
        self._own = str(own.value) if isinstance(own, NamedNode) else None
        spanned = self.ends(self._own) if self._own else None
        if spanned is None:
            told = [plan.reference_date.year] if plan.reference_date else []
            # What an id begins with, for example a municipality's code, is no year.
            told += [int(text) for text in _YEAR.findall(plan.id.partition("/")[2] or plan.id)]
            told += [year - 1] if year else []
            if not told:
                raise ParameterError(name="year", value="", expected="YYYY")
            spanned = date(told[0], 1, 1), date(told[0], 12, 31)
        self._spanned = spanned
        told_by_id = year_of(ident or "", year, lang, after=spanned[1].year, known=plan.id)
        after = spanned[1] + timedelta(days=1)
        self._months = _months_on(spanned, ident or "", year or told_by_id, after)
        self.year = self.first_day.year
        self.shift = self.year - spanned[0].year
        if self.first_day <= spanned[1]:
            name, value = ("year", year) if year else ("id", ident)
            expected = wording(lang)["new"]["later"].format(day=spanned[1].isoformat())
            raise ParameterError(name=name, value=value, expected=expected)
        self._described: dict[str, list[Triple]] = {}

    @property
    def first_day(self) -> date:
        """The first day of the next edition."""
        return self._moved(self._spanned[0])

    @property
    def named(self) -> str:
        """What the next edition is called by its time: its first year, or the months of a part of a year."""
        days = self.first_day, self._moved(self._spanned[1])
        return str(self.year) if self._months % 12 == 0 else _name(days)

    def moved_text(self, text: str) -> str:
        """The text with the years of the plan replaced by those of the next edition."""
        first, last = (day.year for day in self._spanned)

        def moved(found: re.Match[str]) -> str:
            year = int(found[0])
            return str(year + self.shift) if first <= year <= last else found[0]

        return _YEAR.sub(moved, self._moved_quarter(text))

    def _moved_quarter(self, text: str) -> str:
        """The text with the quarter of the plan, in words or as Q2, replaced by that of the next edition."""
        old, new = _quarter(self._spanned), _quarter((self.first_day, self._moved(self._spanned[1])))
        if old and new and old != new:
            for lang in LANGUAGES:
                names = wording(lang)["new"]["quarters"]
                text = re.sub(names[old - 1], names[new - 1], text, flags=re.IGNORECASE)
            text = re.sub(rf"(?i)\b(q|k){old}\b", rf"\g<1>{new}", text)
        return text

    def moved_date(self, literal: Literal) -> Literal | None:
        """The same day of the next edition; nothing where the literal is no day."""
        try:
            day = date.fromisoformat(literal.value)
        except ValueError:
            return None
        return Literal(self._moved(day).isoformat(), datatype=literal.datatype)

    def plan_period(self, home: str) -> str:
        """The period of the next edition, whose IRI is ``home``."""
        days = self._moved(self._spanned[0]), self._moved(self._spanned[1])
        whole = _whole_years(days)
        ends = [str(day.year) if whole else day.isoformat() for day in days]
        text = ends[0] if whole and ends[0] == ends[1] else ("–" if whole else " – ").join(ends)
        return self._period(
            f"{home}/{_name(days)}", [Literal(text, language=lang) for lang in LANGUAGES], days
        )

    def moved_period(self, iri: str, home: str) -> str | None:
        """The same period of the next edition, whose IRI is ``home``.

        A period outside the plan's years is the same in both; ``None`` where its days are not described.
        """
        ends = self.ends(iri)
        if ends is None:
            return None
        if iri == self._own:
            return self.plan_period(home)
        if self._known(iri) and not self._within(ends):
            return iri
        labels = self._labels(iri)
        if self._within(ends):
            ends = self._moved(ends[0]), self._moved(ends[1])
            labels = [Literal(self.moved_text(x.value), language=x.language) for x in labels]
        return self._period(f"{home}/{_name(ends)}", labels, ends)

    def described(self) -> list[list[Triple]]:
        """The periods and days that have to be described with the plan."""
        return [self._described[iri] for iri in sorted(self._described)]

    def _moved(self, day: date) -> date:
        year, month = divmod(day.year * 12 + day.month - 1 + self._months, 12)
        last = monthrange(year, month + 1)[1]
        at_end = day.day == monthrange(day.year, day.month)[1]
        return date(year, month + 1, last if at_end else min(day.day, last))

    def _within(self, days: Days) -> bool:
        """Whether the days are in the years of the plan."""
        first, last = (day.year for day in self._spanned)
        return all(first <= day.year <= last for day in days)

    def _period(self, own: str, labels: list[Literal], days: Days) -> str:
        """The period that everybody shares, where there is one of these very days; otherwise one's ``own``.

        A year is named by its number whether goalgraph ships it or not, so two plans of a year agree.
        """
        if shared := self._shared(days):
            return shared
        if _whole_years(days) and days[0].year == days[1].year:
            year = str(days[0].year)
            return self._describe(PERIOD + year, [Literal(year, language=x) for x in LANGUAGES], days)
        return self._describe(own, labels, days)

    def _describe(self, iri: str, labels: list[Literal], days: Days) -> str:
        node = NamedNode(iri)
        self._described[iri] = [
            Triple(node, NamedNode(RDF + "type"), NamedNode(TIME + "ProperInterval")),
            Triple(node, NamedNode(SKOS + "notation"), Literal(_name(days))),
            *(Triple(node, NamedNode(RDFS + "label"), label) for label in labels),
            *(
                Triple(
                    node,
                    NamedNode(end),
                    Literal(day.isoformat(), datatype=NamedNode(PREFIXES["xsd"] + "date")),
                )
                for end, day in zip(_ENDS, days, strict=True)
            ),
        ]
        return iri

    def _labels(self, iri: str) -> list[Literal]:
        return [x for x in self._values(iri, RDFS + "label") if isinstance(x, Literal) and x.language]

    def _known(self, iri: str) -> bool:
        """Whether the periods that goalgraph ships have it."""
        return self._store.ask(f"ASK {{ {NamedNode(iri)} ?p ?o }}", [SHARED_PERIODS])

    def _shared(self, days: Days) -> str | None:
        """The period that goalgraph ships with just these days."""
        text = f"SELECT ?period WHERE {{ ?period a <{TIME}ProperInterval> }}"
        periods = sorted(row.text("period") for row in self._store.select(text, [SHARED_PERIODS]))
        return next((period for period in periods if self.ends(period) == days), None)

    def ends(self, iri: str) -> Days | None:
        """The first and the last day of a period, where they are described."""
        days = []
        for end in _ENDS:
            day = self._value(iri, end)
            try:
                days.append(date.fromisoformat(str(day.value) if day else ""))
            except ValueError:
                return None
        return days[0], days[1]

    def _values(self, subject: str, predicate: str) -> list[NamedNode | Literal]:
        text = f"SELECT DISTINCT ?o WHERE {{ {NamedNode(subject)} <{predicate}> ?o FILTER(!isBlank(?o)) }}"
        rows = self._store.select(text, self._graphs)
        return sorted((cast("NamedNode | Literal", row["o"]) for row in rows), key=str)

    def _value(self, subject: str, predicate: str) -> NamedNode | Literal | None:
        return next(iter(self._values(subject, predicate)), None)


def year_of(ident: str, year: int | None, lang: str = "sv", *, after: int = 0, known: str = "") -> int | None:
    """The first year that the id of a new plan tells, if it tells one.

    Args:
        ident: the id.
        year: the year that was asked for; it has to be the id's, where the id has one.
        lang: the language of the error.
        after: the last year of the old plan; the new one's is later, if the id has such a year.
        known: the old id; what it begins with, for example a municipality's code, is no year.

    Raises:
        ParameterError: the id has a year, and another was asked for.

    >>> year_of("1980/2031", None, after=2030, known="1980/2030"), year_of("board", 2031)
    (2031, None)
    """
    code = known.partition("/")[0]
    told = [int(text) for text in _YEAR.findall(ident) if text[0] in "12" and text != code]
    if year and told and year not in told:
        expected = wording(lang)["new"]["of_id"].format(year=told[0], id=ident)
        raise ParameterError(name="year", value=year, expected=expected)
    return next((number for number in told if number > after), told[0] if told else None)


def _months_on(spanned: Days, ident: str, year: int | None, after: date) -> int:
    """How many months later the next edition begins: as many years as asked for.

    A plan for less than a year is followed by one for the months after it, or by the quarter of the new id.
    """
    quarter = _quarter(spanned)
    if quarter and (told := _QUARTER.search(ident)):
        return ((year or after.year) - spanned[0].year) * 12 + (int(told[1]) - quarter) * 3
    length = (spanned[1].year - spanned[0].year) * 12 + spanned[1].month - spanned[0].month + 1
    if length < 12 and year in (None, after.year):
        return length
    return ((year or after.year) - spanned[0].year) * 12


def _quarter(days: Days) -> int | None:
    """Which quarter of a year the days are, if they are one."""
    first, last = days
    whole = first.day == 1 and last.day == monthrange(last.year, last.month)[1]
    one = whole and first.year == last.year and first.month % 3 == 1 and last.month == first.month + 2
    return (first.month + 2) // 3 if one else None


def _whole_years(days: Days) -> bool:
    return [(day.month, day.day) for day in days] == [(1, 1), (12, 31)]


def _name(days: Days) -> str:
    """What a period is called by its days: ``2030``, ``2030-2031``, ``2030-01--2030-04``."""
    first, last = days
    if _whole_years(days):
        parts, between = [str(first.year), str(last.year)], "-"
    elif first.day == 1 and last.day == monthrange(last.year, last.month)[1]:
        parts, between = [f"{day:%Y-%m}" for day in days], "--"
    else:
        parts, between = [day.isoformat() for day in days], "--"
    return parts[0] if parts[0] == parts[1] else between.join(parts)
