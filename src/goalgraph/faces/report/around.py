"""What stands around the goals: what guides the plan, its levels without goals, and documents as wholes.

In: a scope or a goal, and a language. Out: texts that the plan states.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from goalgraph.base.names import Kind
from goalgraph.base.wording import wording
from goalgraph.faces.report.measures import said_in, words_in
from goalgraph.faces.report.parts import Words
from goalgraph.model.objects import Level

if TYPE_CHECKING:
    from goalgraph.model.objects import Goal
    from goalgraph.model.scope import Scope


def around(graph: Scope, lang: str) -> Iterable[Words]:
    """The vision, mission and values of the plan, and the levels whose goals it does not name."""
    words: dict[str, Any] = wording(lang)["report"]
    guiding = {
        link.subject
        for link in graph.links()
        if link.relation == "guides" and link.object == graph.plan.id and link.basis != "derived"
    }
    for statement in graph.resources(Kind.GUIDING_STATEMENT):
        if statement.id in guiding:
            said = words_in(statement.labels, lang, statement.id)
            kind = statement.type.label(lang).capitalize() if statement.type else ""
            yield Words(": ".join(filter(None, (kind, said.text))), said.lang)
    held = {goal.level for goal in (*graph.goals_above, *graph.goals)}
    for level in graph.resources(Kind.LEVEL):
        if isinstance(level, Level) and graph.goals and level.prefix not in held:
            yield Words(str(words["level_without_goals"]).format(level=level.label(lang)), lang)
            yield from said_in(level.comments, lang)


def stated_as_a_whole(goal: Goal, lang: str) -> tuple[Words, ...]:
    """The documents that state the goal, where no passage of them is quoted."""
    documents = () if goal.passages else goal.documents
    named = (words_in(one.labels, lang, one.id) for one in documents)
    return tuple(
        Words(f"{name.text} ({one.iri})", name.lang) for name, one in zip(named, documents, strict=True)
    )
