"""What is to be achieved for a goal, as it stands at an occasion.

In: a scope, the occasion's day and the occasion before it. Out: the target of that time for each indicator,
in words; a plan that sets targets year by year is held against the year that is reported, not against the
last, and what fell due since the occasion before is told beside what comes next.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from goalgraph.base.names import Kind
from goalgraph.base.numbers import day as day_text
from goalgraph.base.order import natural
from goalgraph.base.wording import wording
from goalgraph.faces.report.means import amounts_in
from goalgraph.faces.report.measures import words_in, words_of
from goalgraph.faces.report.parts import Words
from goalgraph.model.amounts import amount, measured
from goalgraph.model.objects import Goal, Period, ReportingOccasion, Target

if TYPE_CHECKING:
    from goalgraph.model.scope import Scope


class Aims:
    """The targets of a plan's goals, as they are at a day."""

    def __init__(self, graph: Scope, day: date | None, before: ReportingOccasion | None, lang: str) -> None:
        self._graph, self._day, self._lang = graph, day, lang
        # Where no occasion was before, what fell due in the same year is told.
        self._since = (before.day if before else None) or (date(day.year - 1, 12, 31) if day else None)
        self._words: dict[str, Any] = wording(lang)["report"]
        self._targets: dict[str, list[Target]] = {}
        for one in graph.resources(Kind.TARGET):
            if isinstance(one, Target):
                self._targets.setdefault(one.goal_id, []).append(one)

    def of(self, goal: Goal) -> list[Target]:
        """The goal's targets at the day, by indicator and group: what fell due lately, and the next."""
        series: dict[tuple[str | None, str | None], list[Target]] = {}
        for one in self._targets.get(goal.id, []):
            series.setdefault((one.indicator_id, one.group.id if one.group else None), []).append(one)
        return [target for several in series.values() for target in self._current(several)]

    def words(self, target: Target) -> Iterable[Words]:
        """What a target says: its words, what measures it, from where to where, and by when."""
        said = words_in(target.text or target.labels, self._lang, target.id)
        yield said
        if target.period and not target.due_date and not self._is_now(target.period):
            period = target.period.label(self._lang)
            if period not in said.text:
                yield self._own("for_period", period=period)
        if target.indicator_id:
            measure = words_of(self._graph, target.indicator_id, self._lang)
            yield self._own("measured_by", indicator=measure.text)
        yield from self._numbers(target, said.text)
        if target.group and target.group.label(self._lang) not in said.text:
            yield self._own("for_period", period=target.group.label(self._lang))
        if target.due_date and (by := day_text(target.due_date, self._lang)) not in said.text:
            yield self._own("by", day=by)

    def _numbers(self, target: Target, said: str) -> Iterable[Words]:
        """From where to where, as far as the target's words do not say so themselves."""
        told, start = amounts_in(said), target.baseline_value
        ends = {one for one in (target.value, target.lower_bound, target.upper_bound) if one is not None}
        untold = {end for end in ends if abs(end) not in told}
        begins = "" if start is None else measured(start, target.unit, self._lang)
        if untold or (target.text and target.value is not None):
            key = "from_to" if begins else "to"
            yield self._own(key, start=begins, goal=amount(target, self._lang))
        elif start is not None and abs(start) not in told:
            yield self._own("from", start=begins)

    def _current(self, several: list[Target]) -> list[Target]:
        dated = [(end, one) for one in several if (end := _end(one))]
        undated = [one for one in several if not _end(one)]
        if not dated or self._day is None:
            return [one for _, one in dated] + undated
        ahead = [end for end, _ in dated if end >= self._day]
        chosen = {min(ahead) if ahead else max(end for end, _ in dated)}
        chosen |= {end for end, one in dated if one.due_date and self._is_fresh(end)}
        told = [(end, one) for end, one in dated if end in chosen]
        return [one for _, one in sorted(told, key=lambda pair: (pair[0], natural(pair[1].id)))] + undated

    def _is_fresh(self, end: date) -> bool:
        """Whether a day was after the occasion before this one, and before this."""
        return bool(self._since and self._day and self._since < end < self._day)

    def _is_now(self, period: Period) -> bool:
        """Whether the occasion's day is in the period, where both are known."""
        if self._day is None or period.start is None or period.end is None:
            return True
        return period.start <= self._day <= period.end

    def _own(self, key: str, **values: object) -> Words:
        return Words(str(self._words[key]).format(**values), self._lang)


def _end(target: Target) -> date | None:
    return target.due_date or (target.period.end if target.period else None)
