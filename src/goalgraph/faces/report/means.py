"""With what a goal is to be reached: the money set aside for it, and the activities that contribute.

In: a scope and a language. Out: a text for each budget line and each activity. A name that says the amount
already is not followed by it once more.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from goalgraph.base.names import Kind
from goalgraph.base.numbers import day
from goalgraph.base.wording import LANGUAGES, wording
from goalgraph.faces.report.measures import words_in
from goalgraph.faces.report.parts import Words
from goalgraph.model.amounts import measured
from goalgraph.model.objects import Activity, BudgetLine, Goal

if TYPE_CHECKING:
    from goalgraph.model.scope import Scope

_NUMBER = re.compile(r"(\d{1,3}(?:\s\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)*)\s*(\w*)")


class Means:
    """The money and the activities of a plan's goals."""

    def __init__(self, graph: Scope, lang: str) -> None:
        self._lang = lang
        self._words: dict[str, Any] = wording(lang)["report"]
        self._lines = [one for one in graph.resources(Kind.BUDGET_LINE) if isinstance(one, BudgetLine)]
        self._activities: dict[str, list[Activity]] = {}
        for one in graph.resources(Kind.ACTIVITY):
            if isinstance(one, Activity):
                for goal in one.goal_ids:
                    self._activities.setdefault(goal, []).append(one)

    def ends(self, goals: Iterable[str]) -> set[str]:
        """The ids of the goals and of the activities that contribute to them."""
        found = set(goals)
        return found | {one.id for goal in found for one in self._activities.get(goal, ())}

    def money(self, goal: Goal) -> tuple[Words, ...]:
        """What is set aside for the goal itself, or for an activity that contributes to it."""
        ends = self.ends([goal.id])
        return tuple(self._allocated(line) for line in self._lines if ends & set(line.allocated_to))

    def activities(self, goal: Goal) -> tuple[Words, ...]:
        """The activities that contribute to the goal, by their ids, with who is responsible and the day."""
        return tuple(map(self._activity, self._activities.get(goal.id, ())))

    def _activity(self, one: Activity) -> Words:
        name = words_in(one.labels, self._lang, one.id)
        due = self._words["due"].format(day=day(one.due_date, self._lang)) if one.due_date else ""
        about = ", ".join([*(who.label(self._lang) for who in one.responsible), *([due] if due else [])])
        return Words(f"{name.text} ({about})", name.lang) if about else name

    def _allocated(self, line: BudgetLine) -> Words:
        """What the money is for, how much, and for when."""
        name = words_in(line.labels, self._lang, line.id)
        if line.value is None:
            return name
        period = f" ({line.period.label(self._lang)})" if line.period else ""
        said = line.value in amounts_in(name.text)
        amount = "" if said else f": {measured(line.value, line.unit, self._lang)}"
        return Words(f"{name.text}{amount}{period}", name.lang)


def amounts_in(text: str) -> set[Decimal]:
    """The numbers that a text says, however their thousands are parted.

    >>> sorted(map(str, amounts_in("6,5 miljoner kronor")))
    ['6500000.0', '65000000']
    """
    factors = {word: Decimal(factor) for factor, word in _multiples()}
    found = set()
    for digits, word in _NUMBER.findall(text):
        joined = re.sub(r"\s", "", digits)
        whole, decimal = re.sub("[.,]", "", joined), joined.replace(",", ".")
        numbers = [whole, decimal] if decimal.count(".") == 1 else [whole]
        found |= {Decimal(number) * factors.get(word.casefold(), Decimal(1)) for number in numbers}
    return found


def _multiples() -> Iterable[tuple[str, str]]:
    for lang in LANGUAGES:
        for factor, words in wording(lang)["numbers"].get("multiples", {}).items():
            yield from ((factor, word) for word in words.split())
