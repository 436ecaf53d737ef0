"""Bringing a decisions file into a plan's log: all of it or nothing.

In: a submission, the log as it is and the loaded graph. Out: an ``Outcome`` with the log as it would be, the
new standpoints and what they change; or a ``DecisionConflict`` that names goal, field and both values where
the graph has changed since the file was made. Nothing is written here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import astuple, dataclass, replace
from typing import TYPE_CHECKING

from goalgraph.base.errors import (
    ForecastForDirection,
    NothingAsked,
    RequirementNotAsked,
    UnknownId,
    UnknownInDecisions,
    UnknownRequirement,
    UnknownWithdrawn,
)
from goalgraph.base.names import Kind
from goalgraph.base.order import natural
from goalgraph.base.texts import Texts, text_in
from goalgraph.base.visible import visible
from goalgraph.base.wording import LANGUAGES, wording
from goalgraph.decisions.document import Entry, Submission
from goalgraph.decisions.errors import DecisionConflict, TargetForDirection
from goalgraph.decisions.inforce import Held, State, in_force
from goalgraph.decisions.log import Log
from goalgraph.decisions.naming import can_be_withdrawn, listed
from goalgraph.decisions.organisations import settled, unknown
from goalgraph.decisions.standpoints import (
    COUNCIL_GOALS,
    INDICATORS,
    STEERING_MODE,
    Ambition,
    Answer,
    Dialogue,
    Field,
    Outlook,
    Sets,
    Standpoint,
    Value,
    Work,
)
from goalgraph.decisions.stated import stated
from goalgraph.model.declared import FORECAST, TARGET, Declared
from goalgraph.model.objects import Goal, Indicator, Resource

if TYPE_CHECKING:
    from goalgraph.model.scope import Scope

LABEL = Field("label")
DAY = Field("day")


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field of a goal that has changed since the file was made.

    Attributes:
        goal: the goal's id.
        field: what has changed.
        expected: the value the file was based on.
        found: the value that the graph has now, and ``by`` the id of the decision that set it.
        proposed: the value the file would give it.
        iri: the goal's address.
    """

    goal: str
    field: Field
    expected: Value
    found: Value
    proposed: Value
    by: str | None = None
    iri: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """What a new standpoint does to a field of a goal: the value before and after.

    A proposal changes nothing that is in force; its ``after`` is what it proposes. What is taken back leaves
    what the plan itself says, which is ``before`` as well where nothing else had been decided: no decision
    takes that back.
    """

    goal: str
    field: Field
    before: Value
    after: Value
    decided: bool
    standpoint: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What applying a file does.

    Attributes:
        plan: the IRI of the plan.
        changes: per goal and field, before and after, in the order of the file.
        standpoints: the new standpoints; empty when everything in the file was there already.
        log: the log with them.
        outdated: whether the plan or its decisions have changed since the file was made, though nothing
            that the file touches has.
        drafts: the IRIs of the goals of which the file holds nothing but a draft, which is not brought in.
    """

    plan: str
    changes: tuple[Change, ...]
    standpoints: tuple[Standpoint, ...]
    log: Log
    outdated: bool = False
    drafts: tuple[str, ...] = ()


def bring_in(graph: Scope, log: Log, submission: Submission) -> Outcome:
    """The outcome of applying ``submission``.

    Raises:
        UnknownInDecisions, UnknownRequirement, RequirementNotAsked, UnknownWithdrawn,
            ForecastForDirection, TargetForDirection: the file does not fit the plan.
        DecisionConflict: the graph has changed since the file was made.
    """
    declared, state = graph.declared, in_force(log.standpoints)
    entries = tuple(
        _by_kind(entry, declared, state.get(entry.standpoint.goal, {})) for entry in submission.entries
    )
    submission = replace(submission, entries=entries)
    fresh = [entry for entry in entries if not _there_already(entry, log)]
    for entry in submission.drafts:
        _check_names(graph, submission, entry)
    for entry in entries:
        own = state.get(entry.standpoint.goal, {})
        _check_names(graph, submission, entry)
        _check_withdrawals(graph, submission, entry, own)
        _check_requirements(declared, submission, entry, own)
        _check_type(declared, submission, entry, {})
    conflicts = [c for entry in fresh for c in _conflicts(graph, entry, state.get(entry.standpoint.goal, {}))]
    if conflicts:
        raise DecisionConflict(path=submission.path, count=len(conflicts), conflicts=tuple(conflicts))
    for entry in fresh:
        _check_type(declared, submission, entry, state.get(entry.standpoint.goal, {}))
    added = _named(graph, log, submission.dialogue, [entry.standpoint for entry in fresh], state)
    after = Log(log.plan, (*log.standpoints, *sorted(added, key=lambda s: natural(s.iri))))
    digest = submission.dialogue.plan_digest
    return Outcome(
        plan=log.plan,
        changes=tuple(c for s in added for c in _changes(graph, s, state.get(s.goal, {}))),
        standpoints=tuple(added),
        log=after,
        outdated=bool(added) and digest is not None and digest != graph.digest(),
        drafts=tuple(entry.standpoint.goal for entry in submission.drafts),
    )


def _there_already(entry: Entry, log: Log) -> bool:
    """Whether the same entry of the same dialogue has been brought in, and not been changed by it since."""
    new = entry.standpoint
    own = [
        s for s in log.standpoints if s.dialogue.identifier == new.dialogue.identifier and s.goal == new.goal
    ]
    if any(s.digest == new.digest and s.dialogue.moment == new.dialogue.moment for s in own):
        return True
    return bool(own) and own[-1].digest == new.digest


def _by_kind(entry: Entry, declared: Declared, state: State) -> Entry:
    """The entry, where what it takes back by the IRI of a requirement is that and no forecast."""
    known = {one.iri for one in declared.requirements}
    known |= {field.about for field in state if field.name == "requirement"}
    sets = {
        replace(field, name="requirement") if value is None and field.about in known else field: value
        for field, value in entry.standpoint.sets.items()
    }
    return replace(entry, standpoint=replace(entry.standpoint, sets=sets))


def _check_requirements(declared: Declared, submission: Submission, entry: Entry, state: State) -> None:
    """Refuse an answer to a requirement that is not asked of the goal; what is in force can be taken back."""
    asked = declared.asked_of(entry.standpoint.goal)
    codes = {one.iri: one.code for one in declared.requirements}
    where = {"path": submission.path, "place": entry.place}
    for field in entry.standpoint.sets:
        if field.name != "requirement" or field in state or field.about in {one.iri for one in asked}:
            continue
        if field.about not in codes:
            raise UnknownRequirement(**where, iri=field.about, known=listed(declared.requirements))
        if not asked:
            raise NothingAsked(**where, requirement=codes[field.about])
        raise RequirementNotAsked(**where, requirement=codes[field.about], known=listed(asked))


def _check_withdrawals(graph: Scope, submission: Submission, entry: Entry, state: State) -> None:
    """Refuse to take back by an IRI what is not in force, no requirement and no occasion's forecast."""
    occasions = {one.iri for one in graph.resources(Kind.REPORTING_OCCASION)}
    for field, value in entry.standpoint.sets.items():
        if field.name == "forecast" and value is None and field.about not in occasions and field not in state:
            known = can_be_withdrawn(graph.declared, entry.standpoint.goal)
            raise UnknownWithdrawn(path=submission.path, place=entry.place, word=field.about, known=known)


def _check_names(graph: Scope, submission: Submission, entry: Entry) -> None:
    """Refuse a goal, indicator, council goal or occasion that the plan does not have."""
    sets = entry.standpoint.sets
    names: list[tuple[str, Kind]] = [(entry.standpoint.goal, Kind.GOAL)]
    for field, value in sets.items():
        if field.name == "forecast" and value is not None:
            names.append((field.about, Kind.REPORTING_OCCASION))
        elif field in (INDICATORS, COUNCIL_GOALS) and isinstance(value, tuple):
            kind = Kind.INDICATOR if field == INDICATORS else Kind.GOAL
            names += [(str(iri), kind) for iri in value]
        elif isinstance(value, Ambition) and value.indicator:
            names.append((value.indicator, Kind.INDICATOR))
    if stranger := unknown(graph, entry.standpoint):
        names.append((stranger, Kind.ORGANISATION))
    for iri, kind in names:
        found = _resource(graph, iri)
        if found is None or found.kind is not kind:
            words = {lang: wording(lang)["kinds"][kind] for lang in LANGUAGES}
            raise UnknownInDecisions(path=submission.path, place=entry.place, iri=iri, kind=words)


def _resource(graph: Scope, iri: str) -> Resource | None:
    try:
        found = graph.get(iri)
    except UnknownId:
        return None
    return found if found.iri == iri else None


def _check_type(declared: Declared, submission: Submission, entry: Entry, state: State) -> None:
    """Refuse a forecast or a measured target for a goal that is, or becomes, of a type that has none."""
    sets = entry.standpoint.sets
    held = state.get(STEERING_MODE)
    mode = declared.type_with(str(sets.get(STEERING_MODE, held.value if held else None)))
    if mode and FORECAST in mode.exempt and any(f.name == "forecast" and v for f, v in sets.items()):
        raise ForecastForDirection(path=submission.path, place=entry.place, type=mode.labels)
    if (
        mode
        and TARGET in mode.exempt
        and any(isinstance(v, Ambition) and v.is_measured for v in sets.values())
    ):
        raise TargetForDirection(path=submission.path, place=entry.place, type=mode.labels)


def _conflicts(graph: Scope, entry: Entry, state: State) -> Iterable[Conflict]:
    new = entry.standpoint
    goal = _goal(graph, new.goal)
    if entry.label is not None and visible(entry.label) != visible(goal.label()):
        yield Conflict(goal.id, LABEL, entry.label, goal.label(), None, iri=goal.iri)
    said, undecided = stated(graph, goal), graph.declared.open_type(new.goal)
    for field, value in new.sets.items():
        held = state.get(field)
        current = _in_force(field, state, said)
        if _same(current, value) or _ours(held, new):
            continue
        expected = entry.base.get(field) if entry.base is not None else None
        if not held and expected in (None, undecided):
            continue  # a file need not know what the plan states
        if expected is None and field == STEERING_MODE:
            expected = undecided
        if _unordered(current) != _unordered(expected) and (
            held or not _same(current, _in_unit(graph, expected))
        ):
            by = held.by.notation if held else None
            yield Conflict(goal.id, field, expected, current, value, by, goal.iri)
        elif held and new.decided and new.day < held.by.day:
            yield Conflict(
                goal.id,
                DAY,
                new.day.isoformat(),
                held.by.day.isoformat(),
                new.day.isoformat(),
                held.by.notation,
                goal.iri,
            )


def _in_force(field: Field, state: State, said: Sets) -> Value:
    """What holds for a field: what is decided, and else what the plan says of it."""
    return state[field].value if field in state else said.get(field)


def _in_unit(graph: Scope, value: Value) -> Value:
    """A target without a unit in that of its indicator, as what the plan states is read."""
    if not isinstance(value, Ambition) or value.unit or not value.indicator:
        return value
    indicator = _resource(graph, value.indicator)
    unit = indicator.unit if isinstance(indicator, Indicator) else None
    return replace(value, unit=unit.iri) if unit else value


def _goal(graph: Scope, iri: str) -> Goal:
    found = graph.get(iri)
    assert isinstance(found, Goal)
    return found


def _same(one: Value, other: Value) -> bool:
    """Whether two values are the same in whatever language: a file has its texts in one only."""
    return _bare(one) == _bare(other)


def _bare(value: Value) -> Value:
    if isinstance(value, Answer):
        return replace(value, evidence=_text(value.evidence))
    if isinstance(value, Ambition):
        return replace(value, text=_text(value.text))
    if isinstance(value, Outlook):
        return replace(value, motivation=_text(value.motivation), action=_text(value.action))
    if isinstance(value, tuple):
        works = [replace(one, text=visible(one.text), lang="") for one in value if isinstance(one, Work)]
        return tuple(works) or tuple(visible(one) for one in value if isinstance(one, str))
    return value


def _unordered(value: Value) -> Value:
    """The value without the order of activities: what a file starts out from may name them in any."""
    bare = _bare(value)
    if not isinstance(bare, tuple):
        return bare
    works = [one for one in bare if isinstance(one, Work)]
    return tuple(sorted(works, key=lambda work: tuple(map(str, astuple(work))))) or bare


def _text(texts: Texts) -> Texts:
    return {"": visible(text_in(texts, "sv"))} if texts else {}


def _ours(held: Held | None, new: Standpoint) -> bool:
    """Whether the value comes from an earlier hand-in of the same dialogue, which may change its mind."""
    return (
        held is not None
        and held.by.dialogue.identifier == new.dialogue.identifier
        and held.by.dialogue.moment < new.dialogue.moment
    )


def _named(
    graph: Scope, log: Log, dialogue: Dialogue, standpoints: list[Standpoint], state: Mapping[str, State]
) -> list[Standpoint]:
    """The standpoints with their names in the log, and the decisions that they supersede."""
    names = {*log.names, *(s.iri for s in log.standpoints), *(d.iri for d in log.dialogues)}
    standpoints = settled(graph, standpoints, names)
    origin = replace(dialogue, iri=_next(f"{log.plan}/W", names))
    found = []
    for standpoint in standpoints:
        iri = _next(f"{standpoint.goal}.{'D' if standpoint.decided else 'PR'}", names)
        held = state.get(standpoint.goal, {})
        earlier = {held[field].by.iri for field in standpoint.sets if field in held}
        found.append(
            replace(
                standpoint,
                dialogue=origin,
                notation=graph.get(standpoint.goal).id.rpartition("/")[2] + iri.removeprefix(standpoint.goal),
                iri=iri,
                supersedes=tuple(sorted(earlier)) if standpoint.decided else (),
            )
        )
    return found


def _next(start: str, names: Iterable[str]) -> str:
    """The name after the highest that begins so, also as a part's; one that was used is not used again."""
    used = (re.match(rf"{re.escape(start)}([0-9]+)(?:\.|$)", name) for name in names)
    return f"{start}{1 + max((int(number[1]) for number in used if number), default=0)}"


def _changes(graph: Scope, standpoint: Standpoint, state: State) -> Iterable[Change]:
    goal = _goal(graph, standpoint.goal)
    said, undecided = stated(graph, goal), graph.declared.open_type(goal.iri)
    for field, value in standpoint.sets.items():
        before = _in_force(field, state, said)
        after = said.get(field) if value is None else value
        stays = value is None and field not in state and after not in (None, undecided)
        if stays or not _same(before, after):
            yield Change(goal.id, field, before, after, standpoint.decided, standpoint.notation)
