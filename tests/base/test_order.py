"""What is alike but for its letters has an order all the same: a set comes in another with each run."""

from __future__ import annotations

from itertools import permutations

import pytest

from goalgraph.base.order import natural


@pytest.mark.parametrize(
    "ordered",
    [
        ("https://granby.example/Plan", "https://granby.example/plan"),
        ("A", "A1", "A01x", "A1x", "A2", "A10"),
        ("0", "00", "1", "a"),
    ],
)
def test_no_two_ids_stand_in_the_same_place(ordered: tuple[str, ...]) -> None:
    assert {tuple(sorted(several, key=natural)) for several in permutations(ordered)} == {ordered}
