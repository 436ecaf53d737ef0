"""How goals are judged at an occasion: forecasts and assessments of the outcome, in the plan's own scale.

In: a scope, an occasion and the one before it. Out: an ``Outlook`` a goal, why it may be re-prioritised, and
what the signs stand for. A value of a scale of the plan's own keeps its word, and its sign where it has one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeVar

from goalgraph.base.names import RATINGS, REACHED, STEERING, Kind
from goalgraph.base.numbers import number
from goalgraph.base.order import natural
from goalgraph.base.texts import text_in
from goalgraph.base.wording import wording
from goalgraph.faces.report.measures import words_in
from goalgraph.faces.report.own_words import report_words
from goalgraph.faces.report.parts import ForecastState, Outlook, Priority, Words
from goalgraph.model.declared import FORECAST, TARGET
from goalgraph.model.objects import Assessment, Forecast, Goal, OutcomeAssessment, Rating, ReportingOccasion

if TYPE_CHECKING:
    from goalgraph.model.scope import Scope

# The signs differ in shape, so that they can be told apart without colour.
_SIGNS = MappingProxyType(dict(zip(RATINGS, "●◐○–", strict=True)))
_J = TypeVar("_J", bound=Assessment)


def mode_id(goal: Goal) -> str:
    """The IRI of the goal's type; empty where the plan's profile knows of none."""
    return goal.steering_mode.iri if goal.steering_mode else ""


def mode_label(goal: Goal, lang: str) -> str:
    """The goal's steering mode in words, or that it is not decided."""
    return goal.steering_mode.label(lang) if goal.steering_mode else str(wording(lang)["report"]["undecided"])


class Judgements:
    """The assessments of a plan's goals that are in force at an occasion."""

    def __init__(
        self, graph: Scope, occasion: ReportingOccasion, before: ReportingOccasion | None, lang: str
    ) -> None:
        self._occasion, self._before, self._lang = occasion, before, lang
        self._graph = graph
        self._words, self._declared = report_words(graph, lang), graph.declared
        self._forecasts = _given(graph, Kind.FORECAST, Forecast)
        self._outcomes = _given(graph, Kind.OUTCOME_ASSESSMENT, OutcomeAssessment)
        self._unplaced: dict[str, list[Assessment]] = {}
        for one in (*graph.resources(Kind.FORECAST), *graph.resources(Kind.OUTCOME_ASSESSMENT)):
            if isinstance(one, Assessment) and not one.occasion_id and (one.rating or one.motivation):
                self._unplaced.setdefault(one.goal_id, []).append(one)

    def forecast(self, goal: Goal) -> Forecast | None:
        """The forecast at the occasion; a goal of a type without forecasts, as a direction goal, has none."""
        kind = self._declared.type_with(mode_id(goal))
        if kind and FORECAST in kind.exempt:
            return None
        return self._forecasts.get((goal.id, self._occasion.id))

    def state(self, goal: Goal) -> ForecastState:
        """Why a goal has no forecast, where it has none: only what steers is known to lack one."""
        kind = self._declared.type_with(mode_id(goal))
        if not self._graph.asks_of(self._occasion, goal):
            return "elsewhere"
        if kind is None:
            return "unasked"
        if FORECAST in kind.exempt:
            return "direction"
        return "undecided" if kind.until_decided else "missing" if kind.iri == STEERING else "unasked"

    def has_no_target(self, goal: Goal) -> bool:
        """Whether the goal's type is exempt from targets."""
        kind = self._declared.type_with(mode_id(goal))
        return kind is not None and TARGET in kind.exempt

    def counted(self, modes: Mapping[str, int]) -> str:
        """How many goals there are of each type, in the order of the types."""
        told = ((one.labels, modes[one.iri]) for one in self._declared.types if modes[one.iri])
        return ", ".join(f"{text_in(labels, self._lang)}: {count}" for labels, count in told)

    def outcome(self, goal: Goal) -> OutcomeAssessment | None:
        """The assessment of the outcome at the occasion."""
        return self._outcomes.get((goal.id, self._occasion.id))

    def at_occasion(self, ident: str) -> Iterable[Words]:
        """What is said at the occasion of what is no goal: a target, an area, an activity, the plan."""
        found = (("forecast", self._forecasts), ("outcome", self._outcomes))
        for name, given in found:
            if one := given.get((ident, self._occasion.id)):
                yield from self._told(name, one)

    def beside_goals(self) -> Iterable[Words]:
        """What is said at the occasion of areas, activities and the plan, each by its name."""
        known = {ident for ident, _ in (*self._forecasts, *self._outcomes) if ident}
        for ident in sorted(known, key=natural):
            if (about := self._graph.get(ident)).kind not in (Kind.GOAL, Kind.TARGET):
                named = words_in(about.short_labels or about.labels, self._lang, ident)
                for one in self.at_occasion(ident):
                    yield Words(f"{named.text}. {one.text}", named.lang)

    def _told(self, name: str, one: Assessment) -> Iterable[Words]:
        if one.rating:
            score = "" if one.score is None else f" ({number(one.score, self._lang)})"
            said = f"{_sign(one.rating)} {one.rating.label(self._lang)}{score}".strip()
            yield Words(self._words["priorities"][name].format(forecast=said), self._lang)
        for why in (one.motivation, one.corrective_action):
            if (told := words_in(why, self._lang)).text:
                yield told

    def unplaced(self, goal: Goal) -> Iterable[Words]:
        """The assessments that say no occasion, which no report would tell else."""
        for one in self._unplaced.get(goal.id, ()):
            why = words_in(one.motivation, self._lang)
            told = ". ".join(filter(None, (self.outlook(goal, one).text, why.text.rstrip("."))))
            yield Words(told, why.lang if why.text else self._lang)

    def only_in_words(self, goals: Iterable[Goal]) -> bool:
        """Whether some goal is assessed with no value of a scale, so that only its words tell how it goes."""
        judged = (one for goal in goals for one in (self.forecast(goal), self.outcome(goal)) if one)
        return any(one.rating is None for one in judged)

    def outlook(self, goal: Goal, forecast: Assessment | None) -> Outlook:
        """The assessment in a sign and a word, or why there is none."""
        if forecast and forecast.rating:
            score = "" if forecast.score is None else f" ({number(forecast.score, self._lang)})"
            return Outlook("given", _sign(forecast.rating), forecast.rating.label(self._lang) + score)
        if forecast and forecast.motivation:
            return Outlook("given", "", str(self._words["states"]["in_words"]))
        state = self.state(goal)
        return Outlook(state, "", self._words["states"][state])

    def previous(self, goal: Goal) -> Outlook | None:
        """The forecast that was given at the occasion before, whatever the goal's steering mode is now."""
        if self._before is None:
            return None
        given = self._before_it(goal)
        if given is None and not mode_id(goal):
            return None
        return self.outlook(goal, given) if given else Outlook("missing", "", self._words["states"]["before"])

    def _before_it(self, goal: Goal) -> Forecast | None:
        return self._forecasts.get((goal.id, self._before.id)) if self._before else None

    def priority(self, goal: Goal) -> Priority | None:
        """Why politicians may want to re-prioritise the goal, and what is done or can be done."""
        words = self._words["priorities"]
        for name, judged in (("outcome", self.outcome(goal)), ("forecast", self.forecast(goal))):
            if judged and judged.rating:
                if judged.rating.meaning == REACHED:
                    return None
                reason = words[name].format(forecast=self.outlook(goal, judged).text)
                done = words_in(judged.corrective_action, self._lang)
                told = words["action"].format(action=done.text) if done.text else words["no_action"]
                return self._to_settle(goal, reason, Words(told, done.lang))
        state = self.outlook(goal, self.forecast(goal)).state
        if state in ("given", "direction", "unasked", "elsewhere"):
            return None
        return self._to_settle(goal, words[state], Words(words[f"{state}_step"], self._lang))

    def _to_settle(self, goal: Goal, reason: str, step: Words) -> Priority:
        label = words_in(goal.short_labels or goal.labels, self._lang, goal.id)
        return Priority(goal.screen_name, label, reason, step)

    def legend(self, goals: Iterable[Goal]) -> str:
        """What the signs stand for: those of the plan's own scale that are used, or goalgraph's four."""
        known = list(goals)
        judged: list[Assessment] = [
            one for goal in known for one in (self.forecast(goal), self.outcome(goal)) if one
        ]
        judged += [one for goal in known for one in self._unplaced.get(goal.id, ())]
        judged += [one for goal in known if (one := self._before_it(goal))]
        ratings = {one.rating.iri: one.rating for one in judged if one.rating}
        own = [rating for rating in ratings.values() if rating.iri not in RATINGS]
        if not own:
            return str(self._words["legend"]) if any(map(mode_id, known)) or ratings else ""
        ordered = sorted(ratings.values(), key=lambda one: (_place(one), one.id))
        said = (f"{_sign(one)} {one.label(self._lang)}".strip() for one in ordered)
        return str(self._words["legend_own"]).format(signs="; ".join(said))


def _given(graph: Scope, kind: Kind, made: type[_J]) -> dict[tuple[str, str], _J]:
    found = [one for one in graph.resources(kind) if isinstance(one, made)]
    found.sort(key=lambda one: bool(one.decision_id))  # what is decided holds before what the plan states
    return {(one.goal_id, one.occasion_id): one for one in found if one.rating or one.motivation}


def _sign(rating: Rating) -> str:
    return rating.sign or _SIGNS.get(rating.meaning or "", "")


def _place(rating: Rating) -> tuple[int, int]:
    """Its place in the plan's scale, where that is said, and among what assessments may say."""
    meaning = RATINGS.index(rating.meaning) if rating.meaning in RATINGS else len(RATINGS)
    return (meaning if rating.place is None else rating.place, meaning)
