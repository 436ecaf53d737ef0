"""Who said what about a goal, and when.

In: a graph and a goal. Out: one ``Record`` a standpoint, in the order in which they were brought in.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from goalgraph.base.errors import ParameterError
from goalgraph.base.frozen import Frozen
from goalgraph.base.names import Kind, local_name
from goalgraph.base.texts import Texts, text_in
from goalgraph.base.wording import LANGUAGES, wording
from goalgraph.decisions import log_of
from goalgraph.decisions.inforce import superseded_by
from goalgraph.decisions.proposals import awaited, still_open
from goalgraph.decisions.standpoints import Participant, Standpoint
from goalgraph.decisions.words import field_name, value_text

if TYPE_CHECKING:
    from goalgraph.model.scope import Scope


@dataclass(frozen=True, slots=True)
class Record(Frozen):
    """A standpoint as people read it.

    Attributes:
        id, iri: of the decision or proposal; goal: the goal's id.
        decided: whether a body has decided it; if not it is a proposal.
        day: the day of the decision, or of the dialogue that proposed.
        body: the name of the body that decided, by language; empty of a proposal.
        paragraph, diary_number, reservations: of the decision.
        dialogue: the id of the dialogue it was written down in; dialogue_day: when that ended.
        people: who took part in the dialogue.
        lines: what it sets: the field's name and the value in words, each by language.
        note: a remark, by language.
        superseded_by: the ids of the decisions that have replaced it, wholly or in part.
        forecasts_only: the ids of the occasions it gives a forecast for, where it says nothing else.
        open: a proposal that still awaits a decision; see :mod:`goalgraph.decisions.proposals`.
        awaits: of its lines, those that do.
    """

    id: str
    iri: str
    goal: str
    decided: bool
    day: date
    body: Texts
    paragraph: str | None
    diary_number: str | None
    reservations: tuple[str, ...]
    dialogue: str
    dialogue_day: date
    people: tuple[Participant, ...]
    lines: tuple[tuple[Texts, Texts], ...]
    note: Texts
    superseded_by: tuple[str, ...]
    forecasts_only: tuple[str, ...]
    open: bool
    awaits: tuple[tuple[Texts, Texts], ...]

    def summary(self, lang: str = "sv") -> str:
        """What it sets, in one line; of an open proposal what still awaits a decision."""
        lines = self.awaits if self.open else self.lines
        return "; ".join(f"{text_in(name, lang)}: {text_in(value, lang)}" for name, value in lines)


def history(graph: Scope, goal: str) -> tuple[Record, ...]:
    """The records of a goal; see :meth:`goalgraph.Graph.history`."""
    resource = graph.get(goal)
    if resource.kind is not Kind.GOAL:
        wanted = {lang: wording(lang)["kinds"][Kind.GOAL] for lang in LANGUAGES}
        raise ParameterError(name="history", value=resource.id, expected=wanted)
    found = [s for s in log_of(graph).standpoints if s.goal == resource.iri]
    return _records(graph, resource.id, found)


def of_what_is_gone(graph: Scope) -> tuple[Record, ...]:
    """The records of goals that the plan no longer has, each with the id that its goal had."""
    there = {goal.iri for goal in (*graph.goals_above, *graph.goals)}
    gone: dict[str, list[Standpoint]] = {}
    for standpoint in log_of(graph).standpoints:
        if standpoint.goal not in there:
            gone.setdefault(standpoint.goal, []).append(standpoint)
    return tuple(one for goal, found in gone.items() for one in _records(graph, local_name(goal), found))


def _records(graph: Scope, goal: str, found: Sequence[Standpoint]) -> tuple[Record, ...]:
    """The records of a goal, each with what has replaced it."""
    later = superseded_by(found)
    names = {s.iri: s.notation for s in found}
    awaiting = awaited(graph)
    return tuple(
        _record(
            graph,
            goal,
            s,
            tuple(names[iri] for iri in later.get(s.iri, ())),
            still_open(s, awaiting),
        )
        for s in found
    )


def _record(
    graph: Scope, goal: str, standpoint: Standpoint, replaced_by: tuple[str, ...], left: Standpoint | None
) -> Record:
    own = standpoint.adoption
    return Record(
        id=standpoint.notation,
        iri=standpoint.iri,
        goal=goal,
        decided=standpoint.decided,
        day=standpoint.day,
        body=graph.term(own.body).labels if own else {},
        paragraph=own.paragraph if own else None,
        diary_number=own.diary_number if own else None,
        reservations=own.reservations if own else (),
        dialogue=local_name(standpoint.dialogue.iri),
        dialogue_day=standpoint.dialogue.day,
        people=standpoint.dialogue.people,
        lines=_lines(graph, standpoint),
        note=standpoint.note,
        superseded_by=replaced_by,
        forecasts_only=_occasions(graph, standpoint),
        open=left is not None,
        awaits=_lines(graph, left) if left else (),
    )


def _lines(graph: Scope, standpoint: Standpoint) -> tuple[tuple[Texts, Texts], ...]:
    return tuple(
        (
            {lang: field_name(graph, field, lang) for lang in LANGUAGES},
            {lang: value_text(graph, value, lang) for lang in LANGUAGES},
        )
        for field, value in standpoint.sets.items()
    )


def _occasions(graph: Scope, standpoint: Standpoint) -> tuple[str, ...]:
    """The occasions of the forecasts that a standpoint gives and nothing else."""
    if not all(field.name == "forecast" for field in standpoint.sets):
        return ()
    known = {one.iri: one.id for one in graph.resources(Kind.REPORTING_OCCASION)}
    return tuple(known.get(field.about, local_name(field.about)) for field in standpoint.sets)
