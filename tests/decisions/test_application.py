"""Bringing a file in: conflicts, what is superseded, and what applying again does."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import goalgraph
from decision_files import ANSWER, EVERYTHING, FORECAST, OCCASION, decision, dialogue, proposal, save
from goalgraph.base.errors import ForecastForDirection
from goalgraph.base.names import GG
from goalgraph.decisions import Conflict, Outcome, log_of
from goalgraph.decisions.application import bring_in
from goalgraph.decisions.document import read_submission
from goalgraph.decisions.errors import DecisionConflict
from goalgraph.decisions.inforce import in_force
from goalgraph.decisions.log import Log
from goalgraph.decisions.standpoints import Field
from small_plan import FILE, PLAN

STEERING, DIRECTION, UNDECIDED = (GG + mode for mode in ("Steering", "Direction", "Undecided"))


@pytest.fixture(scope="module")
def small() -> goalgraph.Graph:
    return goalgraph.load(FILE)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("files")


class Minutes:
    """A log that files are brought into one after the other, without changing the graph."""

    def __init__(self, graph: goalgraph.Graph, folder: Path) -> None:
        self.graph, self.folder, self.log = graph, folder, Log(PLAN)

    def bring(self, *entries: Any, **more: Any) -> Outcome:
        file = save(self.folder, dialogue(*entries, **more))
        submission = read_submission(file, {PLAN: "sjobacka/2024"}, lambda plan: self.graph.scope.declared)
        outcome = bring_in(self.graph.scope, self.log, submission)
        self.log = outcome.log
        return outcome

    def conflicts(self, *entries: Any, **more: Any) -> list[Conflict]:
        with pytest.raises(DecisionConflict) as caught:
            self.bring(*entries, **more)
        assert caught.value.details["count"] == len(caught.value.conflicts)
        return list(caught.value.conflicts)


@pytest.fixture
def minutes(small: goalgraph.Graph, folder: Path) -> Minutes:
    return Minutes(small, folder)


def test_what_changes_is_told_before_and_after(minutes: Minutes) -> None:
    outcome = minutes.bring(decision(steeringMode="Steering"), proposal("M2", steeringMode="Direction"))
    assert [(c.goal, c.before, c.after, c.decided, c.standpoint) for c in outcome.changes] == [
        ("M1", UNDECIDED, STEERING, True, "M1.D1"),
        ("M2", UNDECIDED, DIRECTION, False, "M2.PR1"),
    ]


def test_a_conflict_names_goal_field_and_both_values(minutes: Minutes) -> None:
    minutes.bring(decision(steeringMode="Steering"))
    (found,) = minutes.conflicts(
        decision(steeringMode="Direction", basedOn={"steeringMode": "Undecided"}), name="two"
    )
    assert (found.goal, found.field.name, found.by) == ("M1", "steering-mode", "M1.D1")
    assert (found.expected, found.found, found.proposed) == (UNDECIDED, STEERING, DIRECTION)


@pytest.mark.parametrize("base", [{}, {"basedOn": {}}, {"basedOn": {"steeringMode": "Direction"}}])
@pytest.mark.parametrize("make", [decision, proposal])
def test_without_the_right_base_it_is_a_conflict(minutes: Minutes, base: dict[str, Any], make: Any) -> None:
    minutes.bring(decision(steeringMode="Steering"))
    assert minutes.conflicts(make(steeringMode="Undecided", **base), name="two")


def test_every_conflict_of_a_file_is_named(minutes: Minutes) -> None:
    minutes.bring(decision(**EVERYTHING), decision("M2", steeringMode="Steering"))
    found = minutes.conflicts(
        decision(steeringMode="Direction", withdraws=["measures", "Measurable"]),
        decision("M2", steeringMode="Direction", basedOn={"label": "Något annat"}),
        name="two",
    )
    assert [(c.goal, c.field.name) for c in found] == [
        ("M1", "steering-mode"),
        ("M1", "requirement"),
        ("M1", "indicators"),
        ("M2", "label"),
        ("M2", "steering-mode"),
    ]


def test_a_goal_that_reads_otherwise_is_a_conflict(minutes: Minutes) -> None:
    (found,) = minutes.conflicts(proposal(note="x", basedOn={"label": "Sjön: den är bra"}))
    assert (found.field.name, found.expected, found.found) == (
        "label",
        "Sjön: den är bra",
        "Sjön går att bada i",
    )


def test_the_same_value_from_two_is_no_conflict(minutes: Minutes) -> None:
    minutes.bring(decision(steeringMode="Steering"))
    outcome = minutes.bring(decision(steeringMode="Steering"), name="two")
    assert outcome.changes == ()
    assert [s.notation for s in outcome.standpoints] == ["M1.D2"]


def test_a_base_in_another_language_is_the_same_base(minutes: Minutes) -> None:
    minutes.bring(decision(**EVERYTHING))
    base = {key: value for key, value in EVERYTHING.items() if key != "note"}
    changed = {"activities": ["Weekly samples"], "requirements": [ANSWER | {"answer": "Unclear"}]}
    english = {"@context": [dialogue()["@context"][0], {"@language": "en"}]}
    outcome = minutes.bring(decision(**base | changed, basedOn=base), name="two", **english)
    assert [c.field.name for c in outcome.changes] == ["requirement", "activities"]


def test_decisions_supersede_and_are_never_lost(minutes: Minutes) -> None:
    minutes.bring(decision(steeringMode="Steering", indicators=[f"{PLAN}/O1.I1"]))
    base = {"steeringMode": "Steering", "indicators": [f"{PLAN}/O1.I1"]}
    first = minutes.log.standpoints[0]
    outcome = minutes.bring(decision(steeringMode="Undecided", basedOn=base, date="2024-06-01"), name="two")
    assert outcome.standpoints[0].supersedes == (first.iri,)
    assert outcome.log.standpoints[0] == first
    assert (
        minutes.bring(proposal(steeringMode="Steering", basedOn={}), name="three").standpoints[0].supersedes
        == ()
    )


def test_an_earlier_decision_does_not_replace_a_later_one(minutes: Minutes) -> None:
    minutes.bring(decision(steeringMode="Steering"))
    base = {"steeringMode": "Steering"}
    (found,) = minutes.conflicts(
        decision(steeringMode="Direction", basedOn=base, date="2024-04-30"), name="two"
    )
    assert (found.field.name, found.expected, found.found) == ("day", "2024-04-30", "2024-05-01")


@pytest.mark.parametrize(
    "later", ["2024-05-02T12:00:01Z", "2024-05-02T12:00:00.5Z", "2024-05-02T13:30:00+01:00"]
)
def test_the_same_dialogue_may_change_its_mind(minutes: Minutes, later: str) -> None:
    minutes.bring(decision(steeringMode="Steering"))
    outcome = minutes.bring(decision(steeringMode="Direction"), at=later)
    assert outcome.standpoints[0].supersedes == (f"{PLAN}/M1.D1",)
    assert [c.after for c in outcome.changes] == [DIRECTION]


@pytest.mark.parametrize(
    "earlier", ["2024-05-02T11:59:59Z", "2024-05-02T12:00:00Z", "2024-05-02T12:30:00+01:00"]
)
def test_an_older_export_of_the_same_dialogue_is_a_conflict(minutes: Minutes, earlier: str) -> None:
    minutes.bring(decision(steeringMode="Steering"))
    assert minutes.conflicts(decision(steeringMode="Direction"), at=earlier)


@pytest.mark.parametrize("again", [0, 1, 2])
def test_any_export_brought_in_before_is_there_already(minutes: Minutes, again: int) -> None:
    exports = [
        ("Steering", "2024-05-02T12:00:00.50Z"),
        ("Direction", "2024-05-03T12:00:00+00:00"),
        ("Steering", "2024-05-04T12:00:00Z"),
    ]
    for mode, at in exports:
        assert minutes.bring(decision(steeringMode=mode), at=at).standpoints
    mode, at = exports[again]
    assert minutes.bring(decision(steeringMode=mode), at=at).standpoints == ()
    assert len(minutes.log.standpoints) == 3


def test_a_later_export_that_says_the_same_is_there_already(minutes: Minutes) -> None:
    minutes.bring(decision(steeringMode="Steering"), decision("M2", note="x"))
    outcome = minutes.bring(
        decision(steeringMode="Steering"), decision("M2", note="y"), at="2024-06-01T12:00:00Z"
    )
    assert [s.notation for s in outcome.standpoints] == ["M2.D2"]


def test_becoming_a_direction_goal_leaves_the_forecasts_that_were_given(minutes: Minutes) -> None:
    minutes.bring(decision(steeringMode="Steering", forecasts=[FORECAST]))
    outcome = minutes.bring(
        decision(steeringMode="Direction", basedOn={"steeringMode": "Steering"}), name="two"
    )
    assert [(c.field.name, c.after) for c in outcome.changes] == [("steering-mode", DIRECTION)]
    [made] = outcome.standpoints
    assert [field.name for field in made.sets] == ["steering-mode"]
    assert Field("forecast", OCCASION) in in_force(outcome.log.standpoints)[made.goal]


@pytest.mark.parametrize("make", [decision, proposal])
def test_a_direction_goal_in_force_takes_no_forecast(minutes: Minutes, make: Any) -> None:
    minutes.bring(decision(steeringMode="Direction"))
    with pytest.raises(ForecastForDirection):
        minutes.bring(make(forecasts=[FORECAST]), name="two")
    base = {"steeringMode": "Direction"}
    assert minutes.bring(
        make(steeringMode="Steering", forecasts=[FORECAST], basedOn=base), name="three"
    ).standpoints


def test_a_number_that_was_used_is_not_used_again(minutes: Minutes) -> None:
    for n in range(1, 4):
        minutes.bring(decision(note=str(n)), name=str(n))
    minutes.log = Log(PLAN, minutes.log.standpoints[1:])
    outcome = minutes.bring(decision(note="x"), name="x")
    assert (outcome.standpoints[0].notation, outcome.standpoints[0].dialogue.iri) == ("M1.D4", f"{PLAN}/W4")


def test_that_the_plan_has_changed_is_told(minutes: Minutes) -> None:
    digest = minutes.graph.digest(PLAN)
    assert not minutes.bring(decision(note="x"), planDigest=digest).outdated
    assert minutes.bring(decision("M2", note="x"), planDigest="sha256:" + "0" * 64, name="two").outdated


sets = st.fixed_dictionaries(
    {"note": st.sampled_from(["a", "b"])},
    optional={
        "steeringMode": st.sampled_from(["Undecided", "Steering"]),
        "requirements": st.just([ANSWER]),
        "forecasts": st.just([FORECAST]),
        "indicators": st.just([f"{PLAN}/O1.I1"]),
    },
)
kinds = st.sampled_from([decision, proposal])
entries = st.lists(
    st.tuples(st.sampled_from(["M1", "M2", "M3"]), kinds, sets),
    min_size=1,
    max_size=3,
    unique_by=lambda e: e[0],
).map(lambda found: [make(goal, **fields) for goal, make, fields in found])


@given(entries, st.randoms())
@settings(max_examples=25, deadline=None)
def test_the_order_of_entries_does_not_matter(
    small: goalgraph.Graph, folder: Path, found: Any, random: Any
) -> None:
    one, two = Minutes(small, folder), Minutes(small, folder)
    one.bring(*found)
    random.shuffle(found)
    two.bring(*found)
    assert one.log == two.log


@given(st.lists(entries, min_size=1, max_size=3))
@settings(max_examples=25, deadline=None)
def test_applying_again_is_applying_once(small: goalgraph.Graph, folder: Path, files: Any) -> None:
    minutes = Minutes(small, folder)
    moments = [f"2024-05-0{day}T12:00:00Z" for day in range(2, 5)]
    for found, at in zip(files, moments, strict=False):
        minutes.bring(*found, at=at)
        log = minutes.log
        assert minutes.bring(*found, at=at).standpoints == ()
        assert minutes.log == log
    minutes.bring(*files[0], at=moments[0])
    assert minutes.log == log


def test_nothing_of_this_has_changed_the_graph(small: goalgraph.Graph) -> None:
    assert log_of(small.scope) == Log(PLAN)
