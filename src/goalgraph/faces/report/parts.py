"""The parts of a report, as one tree that every writer reads.

In: what ``content`` has found in a graph. Out: frozen dataclasses that hold texts in the report's language,
ready to be laid out; nothing in them has to be looked up or computed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from goalgraph.base.wording import wording
from goalgraph.faces.charts import Chart

ForecastState = Literal["given", "missing", "direction", "undecided", "unasked", "elsewhere"]
Column = Literal["mode", "forecast", "outcome", "previous"]


@dataclass(frozen=True, slots=True)
class Words:
    """A text and the language it is in, which may be another than the report's."""

    text: str
    lang: str


@dataclass(frozen=True, slots=True)
class Fact:
    """Something said of a goal: its name, and one text or several."""

    name: str
    texts: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Outlook:
    """The forecast of a goal at an occasion; ``sign`` is empty where there is no assessment."""

    state: ForecastState
    sign: str
    word: str

    @property
    def text(self) -> str:
        """Sign and word together."""
        return f"{self.sign} {self.word}".strip()


@dataclass(frozen=True, slots=True)
class Row:
    """One figure of an indicator; ``indicator`` is its id."""

    indicator: str
    name: Words
    value: str
    about: str
    comparison: str
    trend: str
    lines: str


@dataclass(frozen=True, slots=True)
class Source:
    """A quote and the lines of the document it stands on."""

    lines: str
    quote: Words


@dataclass(frozen=True, slots=True)
class Priority:
    """A goal that politicians may want to re-prioritise: why, and what is done or can be done."""

    goal: str
    label: Words
    reason: str
    step: Words

    def told(self, lang: str) -> tuple[Words, ...]:
        """Why, and what is done or can be done."""
        return Words(self.reason, lang), self.step


@dataclass(frozen=True, slots=True)
class GoalPart:
    """What the report says of one goal.

    Attributes:
        id, name: the short id, and how the goal is called on screen.
        label, short: the goal's words, and the editorial short form.
        mode: steering mode, in words; empty where the plan's profile knows of none.
        forecast, previous: at this occasion, and at the one before if there is one.
        outcome: the assessment of what was reached, if there is one.
        facts: all that is said of it, in the order to be read.
        decisions, proposals: the ids of the decisions since last time and of the proposals that await one.
        rows, charts: the figures of the indicators that measure it.
        priority: why it may be re-prioritised, if it may.
        sources: where the document states the goal.
    """

    id: str
    name: str
    label: Words
    short: Words
    mode: str
    forecast: Outlook
    previous: Outlook | None
    outcome: Outlook | None
    facts: tuple[Fact, ...]
    decisions: tuple[str, ...]
    proposals: tuple[str, ...]
    rows: tuple[Row, ...]
    charts: tuple[Chart, ...]
    priority: Priority | None
    sources: tuple[Source, ...]

    def told(self, column: Column) -> str:
        """What stands in a column of the overview."""
        if column == "mode":
            return self.mode
        outlook: Outlook | None = getattr(self, column)
        return outlook.text if outlook else ""


@dataclass(frozen=True, slots=True)
class AreaPart:
    """A focus area or a level with its goals, or what is of the plan as a ``whole``.

    ``loose`` are figures of indicators that none of the goals has.
    """

    id: str
    heading: Words
    thread: tuple[Fact, ...]
    goals: tuple[GoalPart, ...]
    loose: tuple[Row, ...]
    risks: tuple[Words, ...]
    whole: bool = False

    @property
    def priorities(self) -> tuple[Priority, ...]:
        """The goals of the area that may be re-prioritised."""
        return tuple(goal.priority for goal in self.goals if goal.priority)

    @property
    def other_risks(self) -> tuple[Words, ...]:
        """The risks where they do not stand beside goals that may be re-prioritised."""
        return () if self.priorities else self.risks


@dataclass(frozen=True, slots=True)
class Report:
    """The goal follow-up for a reporting occasion.

    Attributes:
        lang: the language it is in.
        title: with the day it is for.
        plan: the plan's name.
        occasion_id, day: the occasion, and the day it is for.
        intro: what the reader has to know first.
        legend: what the signs stand for.
        settled: what is said where no goal has to be re-prioritised.
        areas: the areas with their goals, in the plan's order; the levels where the plan has no areas.
        own: the texts that the plan's profiles say otherwise, by key.
    """

    lang: str
    title: str
    plan: Words
    occasion_id: str
    day: date | None
    intro: tuple[Words, ...]
    legend: str
    settled: str
    areas: tuple[AreaPart, ...]
    own: tuple[tuple[str, str], ...] = ()

    @property
    def words(self) -> dict[str, Any]:
        """The report's texts, with the profiles' own."""
        return {**wording(self.lang)["report"], **dict(self.own)}

    @property
    def goals(self) -> tuple[GoalPart, ...]:
        """All goals, area by area, each once."""
        found = {goal.id: goal for area in self.areas for goal in area.goals}
        return tuple(found.values())

    @property
    def columns(self) -> tuple[Column, ...]:
        """What the overview says of the goals beside their names."""
        goals = self.goals
        steered, ended = any(goal.mode for goal in goals), any(goal.outcome for goal in goals)
        foretold = any(goal.forecast.state == "given" for goal in goals)
        said: dict[Column, bool] = {
            "mode": steered,
            "forecast": steered or foretold,
            "outcome": ended,
            "previous": any(goal.previous for goal in goals),
        }
        return tuple(column for column, shown in said.items() if shown)

    @property
    def caption(self) -> str:
        """The name, among the report's texts, of what the overview is called."""
        plain = "overview_caption_plain" if self.columns else "overview_caption_goals"
        return "overview_caption" if self.steered else plain

    @property
    def steered(self) -> bool:
        """Whether the plan's profile knows of goals that steer and goals that give a direction."""
        return "mode" in self.columns
