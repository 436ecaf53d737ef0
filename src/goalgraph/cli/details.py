"""What is told of an amount, a day or a body: the facts of the kinds of resource that have them.

In: a typed object and a language. Out: the name of each fact and what it says, or nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from goalgraph.base.numbers import number
from goalgraph.base.texts import text_in
from goalgraph.base.wording import wording
from goalgraph.model.amounts import amount, measured, quantity
from goalgraph.model.objects import (
    Assessment,
    BudgetLine,
    Goal,
    Level,
    Observation,
    Plan,
    ReportingOccasion,
    Target,
    Term,
    ValueComparison,
)

if TYPE_CHECKING:
    from datetime import date

    from goalgraph.model.scope import Scope

Facts = list[tuple[str, str | None]]


def listed(terms: Iterable[Term], lang: str) -> str:
    """What the terms are called, one after the other."""
    return ", ".join(term.label(lang) for term in terms)


def plan(found: Plan, lang: str) -> Facts:
    """For which time, who adopted it, and the day that its figures are for."""
    words = wording(lang)["details"]
    return [
        (words["period"], found.period.label(lang) if found.period else None),
        (words["adopted_by"], listed(found.adopted_by, lang)),
        (words["reference_date"], _day(found.reference_date)),
        (words["profile"], found.profile),
    ]


def level(found: Level, scope: Scope, lang: str) -> Facts:
    """Its place among the levels, what the ids of its goals begin with, and how many it has by name."""
    words = wording(lang)["details"]
    held = [scope.level_of(goal) for goal in (*scope.goals_above, *scope.goals)]
    return [
        (words["order"], str(found.order) if found.order else None),
        (words["prefix"], found.prefix),
        (words["goals"], str(sum(level is not None and level.iri == found.iri for level in held))),
    ]


def level_in_words(goal: Goal, scope: Scope, lang: str) -> str | None:
    """The prefix of the level's ids, with what the plan calls it."""
    level = scope.level_of(goal)
    named = level.label(lang) if level else None
    return f"{goal.level} ({named})" if named and named != goal.level else goal.level


def target(found: Target, lang: str) -> Facts:
    """What is to be achieved, from what to what, for whom and by when."""
    words = wording(lang)["details"]
    baseline = found.baseline_value
    return [
        (words["to_be_achieved"], text_in(found.text, lang)),
        (words["indicator"], found.indicator_id),
        (words["baseline"], None if baseline is None else measured(baseline, found.unit, lang)),
        (words["target"], amount(found, lang)),
        (words["group"], found.group.label(lang) if found.group else None),
        (words["period"], found.period.label(lang) if found.period else None),
        (words["target_date"], _day(found.due_date)),
        (words["decision"], found.decision_id),
    ]


def assessment(found: Assessment, lang: str) -> Facts:
    """The judgement as the plan's scale has it, and why."""
    words = wording(lang)["details"]
    sign = f"{found.rating.sign} " if found.rating and found.rating.sign else ""
    return [
        (words["occasion"], found.occasion_id),
        (words["assessment"], sign + found.rating.label(lang) if found.rating else None),
        (words["score"], None if found.score is None else number(found.score, lang)),
        (words["motivation"], text_in(found.motivation, lang)),
        (words["action"], text_in(found.corrective_action, lang)),
        (words["decision"], found.decision_id),
    ]


def occasion(found: ReportingOccasion, lang: str) -> Facts:
    """The time that is reported on, by whom and by when."""
    words = wording(lang)["details"]
    day_of = _day(found.end or found.start) or (found.printed if found.due_date is None else None)
    return [
        (words["date"], _inferred(day_of, found, lang)),
        (words["period"], found.period.label(lang) if found.period else None),
        (words["hand_in"], _inferred(_day(found.due_date), found, lang)),
        (words["concerns"], ", ".join(found.concerns)),
        (words["responsible"], listed(found.responsible, lang)),
        (words["involved"], listed(found.involved, lang)),
    ]


def budget_line(found: BudgetLine, lang: str) -> Facts:
    """How much money, and for when."""
    words = wording(lang)["details"]
    return [
        (words["amount"], None if found.value is None else measured(found.value, found.unit, lang)),
        (words["period"], found.period.label(lang) if found.period else None),
    ]


def comparisons(found: Observation, lang: str) -> Iterable[tuple[str, str]]:
    """What an observation is compared with: the number there, or the position that is printed."""
    name = wording(lang)["details"]["comparator"]
    return ((name, compared(one, found.unit, lang)) for one in found.comparisons)


def compared(one: ValueComparison, unit: Term | None, lang: str) -> str:
    """What something is compared with, and what was found there."""
    circle = one.circle.label(lang) if one.circle else ""
    said = [quantity(one, lang, unit), one.position.label(lang) if one.position else ""]
    if one.rank is not None:
        rank = f"{wording(lang)['details']['rank']} {one.rank}"
        said.append(rank + (f"/{one.rank_total}" if one.rank_total else ""))
    return ": ".join(filter(None, (circle, ", ".join(filter(None, said)))))


def _day(one: date | None) -> str | None:
    return one.isoformat() if one else None


def _inferred(text: str | None, found: ReportingOccasion, lang: str) -> str | None:
    return f"{text} ({wording(lang)['details']['year_inferred']})" if text and found.year_inferred else text
