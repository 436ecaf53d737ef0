from __future__ import annotations

import copy
import pickle
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

import pytest

from goalgraph.base.frozen import Frozen, frozen, with_field


@dataclass(frozen=True, slots=True)
class Goal(Frozen):
    labels: Mapping[str, str]
    steps: tuple[Mapping[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class BoardGoal(Goal):
    board: str = ""


def test_two_objects_with_the_same_values_are_one_in_a_set() -> None:
    assert len({Goal({"sv": "A", "en": "B"}), Goal({"en": "B", "sv": "A"}), Goal({"sv": "A"})}) == 2


def test_what_is_inside_cannot_be_changed_nor_changes_with_what_it_was_made_from() -> None:
    labels = {"sv": "A"}
    goal = BoardGoal(labels, ({"a": 1},))
    labels["sv"] = "B"
    assert goal.labels == {"sv": "A"}
    with pytest.raises(TypeError):
        goal.labels["sv"] = "B"  # type: ignore[index]
    with pytest.raises(TypeError):
        goal.steps[0]["a"] = 2  # type: ignore[index]
    assert hash(replace(goal, board="KS")) != hash(goal)


def test_the_order_of_texts_is_kept() -> None:
    assert list(Goal({"sv": "A", "en": "B", "fi": "C"}).labels) == ["sv", "en", "fi"]


def test_lists_and_sets_and_other_mappings_are_frozen_at_any_depth() -> None:
    value = frozen({"a": [{"b": {1}}, Counter("aab")]})
    assert hash(value)
    assert value == {"a": ({"b": frozenset({1})}, {"a": 2, "b": 1})}


def test_what_is_frozen_already_stays_the_same_object() -> None:
    held = ((1, "a"), frozen({"a": 1}))
    assert frozen(held) is held


def test_a_frozen_object_can_be_copied_and_sent_to_another_process() -> None:
    goal = Goal({"sv": "A"})
    assert pickle.loads(pickle.dumps(goal)) == copy.deepcopy(goal) == goal


def test_a_copy_with_another_value_is_what_replacing_it_gives_and_as_frozen() -> None:
    goal = BoardGoal({"sv": "A"}, ({"a": 1},), "KS")
    other = with_field(goal, "labels", {"en": "B"})
    assert other == replace(goal, labels={"en": "B"})
    assert hash(other) == hash(replace(goal, labels={"en": "B"}))
    assert goal.labels == {"sv": "A"}
