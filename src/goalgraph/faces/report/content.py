"""What a report says: from a graph to one tree of parts.

In: a graph, an occasion and a language. Out: a ``Report``. Nothing is judged here: assessments, decisions
and links are those of the graph, and what nobody has decided is said to be undecided.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Set
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from goalgraph.base.names import DIRECTION, STEERING, Kind
from goalgraph.base.numbers import day
from goalgraph.base.texts import text_in
from goalgraph.base.wording import wording
from goalgraph.decisions.history import history
from goalgraph.decisions.past import as_of
from goalgraph.faces.report.aims import Aims
from goalgraph.faces.report.around import (
    around,
    credits_of,
    in_document_order,
    risks_near,
    sources_of,
    stated_as_a_whole,
)
from goalgraph.faces.report.belonging import Belonging
from goalgraph.faces.report.judgements import Judgements, mode_id, mode_label
from goalgraph.faces.report.means import Means
from goalgraph.faces.report.measures import Measures, said_in, words_in, words_of
from goalgraph.faces.report.occasions import find_occasion, occasion_before, occasions
from goalgraph.faces.report.own_words import own_texts, report_words
from goalgraph.faces.report.parts import (
    AreaPart,
    Fact,
    GoalPart,
    Report,
    Words,
)
from goalgraph.faces.text.readiness import sentence, title
from goalgraph.model.objects import (
    Decision,
    Forecast,
    Goal,
    Plan,
    ReportingOccasion,
    Resource,
    Target,
    Term,
)

if TYPE_CHECKING:
    from goalgraph.decisions.history import Record
    from goalgraph.model.plans import Plans
    from goalgraph.model.scope import Scope

GLOBAL = (Kind.GLOBAL_GOAL, Kind.GLOBAL_TARGET)


def report_of(plans: Plans, occasion: str | None, lang: str) -> Report:
    """The report; see :meth:`goalgraph.Graph.report`."""
    graph, found = find_occasion(plans, occasion)
    day = _day_of_state(graph, found)
    past = as_of(graph, day) if day else graph
    later = sum(bool(day and one.day and one.day > day) for one in _decisions(graph))
    return _Writer(past, found, lang, day, later).report()


def _day_of_state(graph: Scope, occasion: ReportingOccasion) -> date | None:
    """The day whose state the report is on: when its forecasts were decided, or else the occasion's end."""
    decided = {decision.id: decision.day for decision in _decisions(graph)}
    days = [
        decided.get(forecast.decision_id or "")
        for forecast in graph.resources(Kind.FORECAST)
        if isinstance(forecast, Forecast) and forecast.occasion_id == occasion.id
    ]
    return max((one for one in (*days, occasion.end) if one), default=None)


def _decisions(graph: Scope) -> list[Decision]:
    found = graph.resources(Kind.DECISION)
    return [one for one in found if isinstance(one, Decision)]


@dataclass
class _Writer:
    graph: Scope
    occasion: ReportingOccasion
    lang: str
    state: date | None
    later: int

    @cached_property
    def words(self) -> dict[str, Any]:
        return report_words(self.graph, self.lang)

    @cached_property
    def plan(self) -> Plan:
        return self.graph.plan

    @cached_property
    def before(self) -> ReportingOccasion | None:
        return occasion_before(self.graph, self.occasion)

    @cached_property
    def measures(self) -> Measures:
        return Measures(self.graph, self.occasion.day, self.lang)

    @cached_property
    def goals(self) -> list[Goal]:
        return list(self.graph.goals)

    @cached_property
    def records(self) -> dict[str, tuple[Record, ...]]:
        return {goal.id: history(self.graph, goal.id) for goal in self.goals}

    @cached_property
    def belonging(self) -> Belonging:
        return Belonging(self.graph, self.goals)

    def report(self) -> Report:
        """The whole report."""
        areas = [self._area(area) for area in in_document_order(self.graph, Kind.AREA)]
        held = {goal.id for area in areas for goal in area.goals}
        loose = [goal for goal in self.goals if goal.id not in held]
        if loose and areas:
            parts = tuple(map(self._goal, loose))
            areas.append(AreaPart("-", self._own("no_area"), (), parts, (), self._risks(self._near(loose))))
        elif loose:
            areas = [*self._levels(loose)]
        areas += self._whole(areas)
        plan = words_in(self.plan.labels, self.lang, self.plan.id)
        return Report(
            lang=self.lang,
            title=self._title(),
            plan=plan,
            occasion_id=self.occasion.id,
            day=self.occasion.end,
            intro=tuple(self._intro(areas)),
            legend=self.judgements.legend(self.goals),
            settled=self._settled(areas),
            areas=tuple(areas),
            own=tuple((k, t) for k, t in own_texts(self.graph, self.lang).items() if isinstance(t, str)),
        )

    def _title(self) -> str:
        if day := self._day():
            return str(self.words["title"]).format(day=day)
        return str(self.words["title_occasion"]).format(occasion=self.occasion.label(self.lang))

    def _settled(self, areas: list[AreaPart]) -> str:
        """What holds of the goals where none has to be re-prioritised: nothing general of none."""
        if not self.goals:
            return str(self.words["no_goals_in_plan"])
        if self.judgements.only_in_words(self.goals):
            return str(self.words["reprioritise_in_words"])
        modes = set(map(mode_id, self.goals))
        if STEERING in modes:
            return str(self.words["reprioritise_none"])
        if any(modes) and not self.graph.declared.has_own_types:
            return str(self.words["reprioritise_no_steering"])
        given = any(goal.outcome or goal.forecast.state == "given" for area in areas for goal in area.goals)
        return str(self.words["reprioritise_none_judged" if given else "reprioritise_nothing_judged"])

    def _levels(self, goals: list[Goal]) -> Iterable[AreaPart]:
        """The goals of a plan without areas, level by level."""
        at = {goal.id: self.graph.level_of(goal) for goal in goals}
        for level in self.graph.levels:
            if held := tuple(self._goal(goal) for goal in goals if at[goal.id] == level):
                heading = words_in(level.labels, self.lang, level.id)
                yield AreaPart(level.id, heading, (), held, (), self._risks(self._near(held)))
        if rest := tuple(self._goal(goal) for goal in goals if at[goal.id] is None):
            yield AreaPart("-", self._own("no_area"), (), rest, (), self._risks(self._near(rest)))

    def _whole(self, areas: list[AreaPart]) -> Iterable[AreaPart]:
        """What measures the plan, and what else stands nowhere in the areas."""
        shown = {row.indicator for area in areas for row in area.loose}
        shown |= {row.indicator for area in areas for goal in area.goals for row in goal.rows}
        left = [one.id for one in self.graph.resources(Kind.INDICATOR) if one.id not in shown]
        told = risks_near(self.graph, self._near(self.goals) | {area.id for area in areas if area.id != "-"})
        risks = [risk for risk in self.graph.resources(Kind.RISK) if risk not in told]
        if left or risks:
            rows = self.measures.rows(left)
            yield AreaPart("-", self._own("whole_plan"), (), (), rows, self._named_as(risks), whole=True)

    def _near(self, goals: Iterable[Goal | GoalPart]) -> set[str]:
        """The goals, and the activities that contribute to them."""
        return self.means.ends(goal.id for goal in goals)

    def _risks(self, ends: Set[str]) -> tuple[Words, ...]:
        return self._named_as(risks_near(self.graph, ends))

    def _named_as(self, several: Iterable[Resource]) -> tuple[Words, ...]:
        return tuple(words_in(one.labels, self.lang, one.id) for one in several)

    def _own(self, key: str, **values: object) -> Words:
        """One of the report's own texts."""
        return Words(str(self.words[key]).format(**values), self.lang)

    def _day(self) -> str | None:
        return day(self.occasion.end, self.lang) if self.occasion.end else None

    def _intro(self, areas: list[AreaPart]) -> Iterable[Words]:
        if self.plan.fictitious:
            yield self._own("fictitious")
        label = words_in(self.occasion.labels, self.lang, self.occasion.id)
        yield Words(label.text[:1].upper() + label.text[1:], label.lang)
        if self.before and self.before.day:
            yield self._own("since", day=day(self.before.day, self.lang))
        elif self.occasion.day or len(occasions(self.graph)) == 1:
            yield self._own("first")
        if self.occasion.due_date:
            yield self._own("hand_in", day=day(self.occasion.due_date, self.lang))
        for ident in self.occasion.concerns:
            reported = words_of(self.graph, ident, self.lang)
            yield Words(self.words["concerns"].format(what=reported.text), reported.lang)
        modes = Counter(map(mode_id, self.goals))
        judged = {
            goal.id
            for area in areas
            for goal in area.goals
            if goal.forecast.state == "given" or (goal.outcome and not any(modes))
        }
        given = len(judged)
        yield self._own(
            "counts" if any(modes) else "counts_plain",
            goals=len(self.goals),
            steering=modes[STEERING],
            direction=modes[DIRECTION],
            undecided=len(self.goals) - modes[STEERING] - modes[DIRECTION],
            types=self.judgements.counted(modes),
            given=given,
        )
        yield from around(self.graph, self.lang)
        if self.state and _decisions(self.graph):
            yield self._own("state", day=day(self.state, self.lang))
        if self.later:
            yield self._own("later", count=self.later)
        yield from self.judgements.beside_goals()
        if said := self.measures.polarity_asserted_by(one.id for one in self.graph.resources(Kind.INDICATOR)):
            yield self._own("polarity", who=", ".join(said))
        yield from credits_of(self.graph, self.lang)

    def _area(self, area: Resource) -> AreaPart:
        above = [link.object for link in self.graph.links_of(area.id)[0] if link.basis == "stated"]
        goals = self.belonging.goals(area.id)
        return AreaPart(
            id=area.id,
            heading=self._named(area),
            thread=tuple(
                Fact(self.words[key], tuple(self._named(self.graph.get(ident)) for ident in ends))
                for key, kinds in (("council_goals", (Kind.GOAL,)), ("global_goals", GLOBAL))
                if (ends := [ident for ident in above if self.graph.get(ident).kind in kinds])
            ),
            goals=tuple(map(self._goal, goals)),
            loose=self.measures.rows(self.belonging.loose(area.id)),
            risks=self._risks({area.id} | self._near(goals)),
        )

    def _named(self, one: Resource) -> Words:
        said = words_in(one.labels, self.lang, one.id)
        return Words(f"{one.screen_name} · {said.text}", said.lang)

    def _goal(self, goal: Goal) -> GoalPart:
        forecast = self.judgements.forecast(goal)
        outlook = self.judgements.outlook(goal, forecast)
        outcome = self.judgements.outcome(goal)
        reached = self.judgements.outlook(goal, outcome) if outcome else None
        previous = self.judgements.previous(goal)
        aims = self.aims.of(goal)
        priority = self.judgements.priority(goal)
        decided = [r for r in self.records[goal.id] if r.decided]
        decisions = [r for r in decided if not r.forecasts_only and self._since(r.day)]
        by = [r for r in decided if forecast and r.id == forecast.decision_id]
        proposals = [r for r in self.records[goal.id] if r.open and self._by_now(r.day)]
        indicators = self.belonging.measuring(goal.id)
        steered = bool(mode_id(goal))
        facts = [
            Fact(self.words["mode"], (Words(mode_label(goal, self.lang), self.lang),) if steered else ()),
            Fact(self.words["responsible"], self._terms(goal.responsible)),
            Fact(self.words["beneficiaries"], self._terms(goal.beneficiaries)),
            Fact(self.words["contributes"], tuple(self._contributes(goal))),
            Fact(self.words["ambition" if steered else "targets"], tuple(self._achieved(goal, aims))),
            Fact(self.words["money"], self.means.money(goal)),
            *(() if steered and not self.graph.declared.has_own_types else self._requirements(goal)),
            Fact(
                self.words["forecast"],
                (Words(outlook.text, self.lang), *map(self._decided_by, by)) if steered or forecast else (),
            ),
            Fact(self.words["motivation"], said_in(forecast.motivation if forecast else {}, self.lang)),
            Fact(self.words["action"], said_in(forecast.corrective_action if forecast else {}, self.lang)),
            Fact(self.words["outcome"], (Words(reached.text, self.lang),) if reached else ()),
            Fact(self.words["outcome_why"], said_in(outcome.motivation if outcome else {}, self.lang)),
            Fact(self.words["action"], said_in(outcome.corrective_action if outcome else {}, self.lang)),
            Fact(self.words["previous"], (Words(previous.text, self.lang),) if previous else ()),
            Fact(self.words["assessed"], tuple(self.judgements.unplaced(goal))),
            Fact(self.words["activities"], self.means.activities(goal)),
            Fact(
                self.words["decisions" if self.before else "decisions_first"],
                tuple(map(self._record, decisions)) or ((self._own("none"),) if steered else ()),
            ),
            Fact(self.words["proposals"], tuple(map(self._record, proposals))),
            Fact(self.words["priority"], priority.told(self.lang) if priority else ()),
            Fact(self.words["sources"], stated_as_a_whole(self.graph, goal, self.lang)),
        ]
        return GoalPart(
            id=goal.id,
            name=goal.screen_name,
            label=words_in(goal.labels, self.lang, goal.id),
            short=words_in(goal.short_labels or goal.labels, self.lang, goal.id),
            mode=mode_label(goal, self.lang) if steered else "",
            forecast=outlook,
            previous=previous,
            outcome=reached,
            facts=tuple(fact for fact in facts if fact.texts),
            decisions=tuple(r.id for r in decisions),
            proposals=tuple(r.id for r in proposals),
            rows=self.measures.rows(indicators),
            charts=self.measures.charts(indicators, aims),
            priority=priority,
            sources=sources_of(goal, self.lang, several=len(self.graph.documents) > 1),
        )

    @cached_property
    def judgements(self) -> Judgements:
        return Judgements(self.graph, self.occasion, self.before, self.lang)

    @cached_property
    def aims(self) -> Aims:
        return Aims(self.graph, self.occasion.day, self.before, self.lang)

    @cached_property
    def means(self) -> Means:
        return Means(self.graph, self.lang)

    def _terms(self, terms: Iterable[Term]) -> tuple[Words, ...]:
        return tuple(words_in(term.labels, self.lang, term.id) for term in terms)

    def _requirements(self, goal: Goal) -> Iterable[Fact]:
        """What a profile asks of the goal; where one gives it a steering mode, that says how it is asked."""
        if asked := [one for one in self.graph.readiness(goal.iri) if one.applies]:
            told = tuple(Words(sentence(one, self.lang), self.lang) for one in asked)
            yield Fact(title(asked, self.lang), told)

    def _achieved(self, goal: Goal, aims: list[Target]) -> Iterable[Words]:
        for target in aims:
            yield from self.aims.words(target)
            yield from self.judgements.at_occasion(target.id)
        if not aims and mode_id(goal):
            free = self.judgements.has_no_target(goal)
            yield self._own("no_ambition_direction" if free else "no_ambition")

    def _contributes(self, goal: Goal) -> Iterable[Words]:
        """The goals that the goal itself is stated or decided to contribute to."""
        for link in self.graph.links_of(goal.id)[0]:
            if link.relation in ("contributesTo", "subGoalOf") and link.basis != "derived":
                named = self._named(self.graph.get(link.object))
                yield Words(f"{named.text} ({wording(self.lang)['basis'][link.basis]})", named.lang)

    def _record(self, record: Record) -> Words:
        """A decision with what it says, or a proposal."""
        says = record.summary(self.lang).rstrip(".")
        return self._told("decision_line" if record.decided else "proposal_line", record, says)

    def _decided_by(self, record: Record) -> Words:
        """Who decided on the forecast above, and when."""
        return self._told("decided_by", record, "")

    def _told(self, key: str, record: Record, says: str) -> Words:
        text = self.words[key].format(
            id=record.id,
            day=day(record.day, self.lang),
            body=text_in(record.body, self.lang),
            paragraph=f" {record.paragraph}" if record.paragraph else "",
            diary=self.words["diary"].format(number=record.diary_number) if record.diary_number else "",
            says=says,
        )
        reservations = [self.words["reservation"].format(text=one) for one in record.reservations]
        return Words(" ".join([text, *reservations]), self.lang)

    def _since(self, when: date) -> bool:
        """Whether a day is after the last occasion, if there is one, and not after this one."""
        start = self.before.day if self.before else None
        return (start is None or when > start) and self._by_now(when)

    def _by_now(self, when: date) -> bool:
        return self.occasion.day is None or when <= self.occasion.day
