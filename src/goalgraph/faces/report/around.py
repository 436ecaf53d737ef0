"""What stands around the goals: what guides the plan, its levels without goals, and documents as wholes.

In: a scope or a goal, and a language. Out: texts that the plan states; areas in its order, risks, quotes.
"""

from __future__ import annotations

from collections.abc import Iterable, Set
from typing import TYPE_CHECKING, Any

from goalgraph.base.names import Kind
from goalgraph.base.wording import wording
from goalgraph.faces.report.measures import said_in, words_in
from goalgraph.faces.report.parts import Source, Words
from goalgraph.faces.text.figures import address_outside, places_of
from goalgraph.model.credited import credited
from goalgraph.model.objects import Passage

if TYPE_CHECKING:
    from goalgraph.model.objects import Goal, Resource
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
    held = {graph.level_of(goal) for goal in (*graph.goals_above, *graph.goals)}
    for level in graph.levels:
        if graph.goals and level not in held:
            yield Words(str(words["level_without_goals"]).format(level=level.label(lang)), lang)
            yield from said_in(level.comments, lang)


def credits_of(graph: Scope, lang: str) -> Iterable[Words]:
    """Whose the parts of the plan are that somebody else has published, and under which licence."""
    return (Words(f"{one.line(lang)}.", lang) for one in credited(graph))


def in_document_order(graph: Scope, kind: Kind) -> list[Resource]:
    """The resources of a kind as their document has them; by their ids where it says no place."""
    documents = {name: place for place, one in enumerate(graph.documents) for name in one.labels.values()}

    def place(one: Resource) -> tuple[int, float]:
        places = ((documents.get(p.document, len(documents)), p.first_line) for p in one.passages)
        return min(places, default=(len(documents), float("inf")))

    return sorted(graph.resources(kind), key=place)


def risks_near(graph: Scope, ends: Set[str]) -> list[Resource]:
    """The risks that lie in or threaten any of the ends."""
    near = {
        link.subject
        for end in ends
        for link in graph.links_of(end)[1]
        if link.relation in ("inArea", "threatens") and link.basis != "derived"
    }
    return [risk for risk in graph.resources(Kind.RISK) if risk.id in near]


def stated_as_a_whole(graph: Scope, goal: Goal, lang: str) -> tuple[Words, ...]:
    """The documents that state the goal, where no passage of them is quoted."""
    documents = () if goal.passages else goal.documents
    found = []
    for one in documents:
        name, address = words_in(one.labels, lang, one.id), address_outside(one, graph.iri)
        found.append(Words(f"{name.text} ({address})" if address else name.text, name.lang))
    return tuple(found)


def sources_of(goal: Goal, lang: str, *, several: bool) -> tuple[Source, ...]:
    """Each quote once, with all the lines it stands on."""
    quotes: dict[str, list[Passage]] = {}
    for passage in goal.passages:
        quotes.setdefault(passage.quote, []).append(passage)
    return tuple(
        Source(places_of(passages, named=several), Words(quote, next(iter(passages[0].labels), lang)))
        for quote, passages in quotes.items()
    )
