"""Who said what about a goal, and when."""

from __future__ import annotations

from typing import Any

import pytest

import goalgraph
from decision_files import EVERYTHING, decision, dialogue, proposal, save
from goalgraph.base import errors
from goalgraph.base.errors import UnknownId
from goalgraph.decisions.history import Record
from small_plan import FILE

PEOPLE = [
    {"@type": "Participant", "role": "ordförande", "name": "A"},
    {"@type": "Participant", "role": "controller"},
]
ADOPTED: dict[str, Any] = {"paragraph": "§ 7", "diaryNumber": "KS 2024/1", "reservations": ["Nej."]}


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> goalgraph.Graph:
    folder = tmp_path_factory.mktemp("files")
    found = goalgraph.load(FILE)
    documents = [
        dialogue(
            proposal(steeringMode="Steering"), proposal("M2", note="Senare."), name="one", people=PEOPLE
        ),
        dialogue(decision(**EVERYTHING, **ADOPTED, date="2024-05-20"), name="two", at="2024-05-21T12:00:00Z"),
        dialogue(
            decision(steeringMode="Undecided", basedOn={"steeringMode": "Steering"}, date="2024-06-01"),
            name="three",
            at="2024-06-02T12:00:00Z",
        ),
    ]
    for document in documents:
        found.apply(save(folder, document))
    return found


@pytest.fixture(scope="module")
def records(graph: goalgraph.Graph) -> tuple[Record, ...]:
    return graph.history("m1")


def test_records_are_in_the_order_they_were_brought_in(records: tuple[Record, ...]) -> None:
    assert [(r.id, r.decided, r.day.isoformat()) for r in records] == [
        ("M1.PR1", False, "2024-05-02"),
        ("M1.D1", True, "2024-05-20"),
        ("M1.D2", True, "2024-06-01"),
    ]
    assert {r.goal for r in records} == {"M1"}


def test_a_record_says_who_and_where_it_is_written(records: tuple[Record, ...]) -> None:
    first, second, _ = records
    assert [(p.role, p.name) for p in first.people] == [("controller", None), ("ordförande", "A")]
    assert (first.body, first.paragraph, first.reservations) == ({}, None, ())
    assert (second.body, second.paragraph, second.diary_number) == (
        {"sv": "Kommunstyrelsen"},
        "§ 7",
        "KS 2024/1",
    )
    assert (second.reservations, second.note) == (("Nej.",), {"sv": "Enigt."})
    assert (second.dialogue, second.dialogue_day.isoformat()) == ("W2", "2024-05-21")


def test_what_is_replaced_says_by_what(records: tuple[Record, ...]) -> None:
    assert [r.superseded_by for r in records] == [(), ("M1.D2",), ()]


def test_a_proposal_is_open_until_a_decision_on_the_goal_follows(
    graph: goalgraph.Graph, records: tuple[Record, ...]
) -> None:
    assert [r.open for r in records] == [False, False, False]
    assert [r.open for r in graph.history("M2")] == [True]
    assert graph.history("M3") == ()


@pytest.mark.parametrize(
    ("lang", "said"), [("sv", "styrform: styrande mål"), ("en", "steering mode: steering goal")]
)
def test_what_it_sets_in_one_line(records: tuple[Record, ...], lang: str, said: str) -> None:
    assert records[0].summary(lang) == said
    assert len(records[1].lines) == 7
    assert "\n" not in records[1].summary(lang)


def test_an_unknown_goal_has_no_history(graph: goalgraph.Graph) -> None:
    with pytest.raises(UnknownId):
        graph.history("M9")


def test_only_a_board_goal_has_a_history(bundled: goalgraph.Graph) -> None:
    with pytest.raises(errors.ParameterError) as caught:
        bundled.history("A1")
    assert "ange mål" in caught.value.message("sv")
