"""What is in force after standpoints: a fold, in which proposals count for nothing."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from test_log import record

from decision_logs import logs
from goalgraph.base.names import GG
from goalgraph.decisions.inforce import Held, in_force, statement_names, superseded_by, triples_in_force
from goalgraph.decisions.log import Log
from goalgraph.decisions.standpoints import (
    AMBITION,
    REQUIREMENTS,
    STEERING_MODE,
    Ambition,
    Answer,
    Field,
    Outlook,
)
from small_plan import PLAN

GOAL = f"{PLAN}/M1"


@given(logs())
@settings(max_examples=60, deadline=None)
def test_proposals_count_for_nothing(log: Log) -> None:
    assert in_force(log.standpoints) == in_force([s for s in log.standpoints if s.decided])


@given(logs())
@settings(max_examples=60, deadline=None)
def test_the_last_to_set_a_field_decides_it(log: Log) -> None:
    found = in_force(log.standpoints)
    for goal, state in found.items():
        own = [s for s in log.standpoints if s.decided and s.goal == goal]
        last = {field: s for s in own for field in s.sets}
        assert state == {f: Held(s.sets[f], s) for f, s in last.items() if s.sets[f] is not None}


@given(logs())
@settings(max_examples=30, deadline=None)
def test_saying_the_last_again_changes_no_value(log: Log) -> None:
    values = {g: {f: h.value for f, h in s.items()} for g, s in in_force(log.standpoints).items()}
    last = log.standpoints[-1]
    again = in_force([*log.standpoints, replace(last, iri=last.iri + "0")])
    assert {g: {f: h.value for f, h in s.items()} for g, s in again.items()} == values


@given(logs())
@settings(max_examples=30, deadline=None)
def test_goals_do_not_touch_each_other(log: Log) -> None:
    whole = in_force(log.standpoints)
    for goal in whole:
        assert in_force([s for s in log.standpoints if s.goal == goal]) == {goal: whole[goal]}


def test_what_is_taken_back_is_gone_and_can_come_again() -> None:
    mode = GG + "Steering"
    one, two, three = (record(n, sets={STEERING_MODE: v}) for n, v in enumerate((mode, None, mode), 1))
    assert in_force([one, two]) == {GOAL: {}}
    assert in_force([one, two, three]) == {GOAL: {STEERING_MODE: Held(mode, three)}}
    assert list(triples_in_force(GOAL, {})) == []


def test_statements_are_named_after_their_standpoint() -> None:
    fields = {
        Field("requirement", REQUIREMENTS[2]): Answer(REQUIREMENTS[2], GG + "Met"),
        AMBITION: Ambition({"sv": "x"}),
        Field("forecast", "urn:1"): None,
        Field("forecast", "urn:2"): Outlook("urn:2", GG + "Reached"),
        Field("forecast", "urn:3"): Outlook("urn:3", GG + "Reached"),
    }
    names = statement_names(record(sets=fields))
    assert [iri.removeprefix(f"{PLAN}/M1.D1.") for iri in names.values()] == ["R3", "AL", "FC1", "FC2"]


def test_the_answers_that_the_goal_has_are_those_in_force_now() -> None:
    about = Field("requirement", REQUIREMENTS[0])
    one = record(1, sets={about: Answer(REQUIREMENTS[0], GG + "Met"), AMBITION: Ambition({"sv": "x"})})
    two = record(2, sets={about: Answer(REQUIREMENTS[0], GG + "NotMet")})

    def answers(*records: object) -> list[str]:
        state = in_force(records)[GOAL]  # type: ignore[arg-type]
        held = triples_in_force(GOAL, state)
        return [str(t.subject) for t in held if t.predicate.value == GG + "readinessOf"]

    assert answers(one) == [f"<{GOAL}.D1.R1>"]
    assert answers(one, two) == [f"<{GOAL}.D2.R1>"]


def test_who_has_replaced_whom() -> None:
    one, two, three = (
        record(1),
        record(2, supersedes=(f"{PLAN}/M1.D1",)),
        record(3, supersedes=(f"{PLAN}/M1.D1",)),
    )
    assert superseded_by([one, two, three]) == {one.iri: (two.iri, three.iri)}
