"""What is found belongs to a goal or else an area, in the order of the plan."""

from __future__ import annotations

import goalgraph
from goalgraph.answers.validation.homes import homes


def test_what_is_found_belongs_to_its_goal_or_else_its_area_in_the_order_of_the_plan(
    bundled: goalgraph.Graph,
) -> None:
    found = homes(bundled.scope, ["KS5.I1", "A1.I2.O1", "KS1", "nobody", "A6"])
    assert [(focus, home.id) for focus, home in found.items()] == [
        ("KS1", "KS1"),
        ("KS5.I1", "KS5"),
        ("A1.I2.O1", "A1"),
        ("A6", "A6"),
    ]
    assert (found["KS1"].screen_name, found["KS1"].label("sv")) == (
        "KS 1",
        bundled.get("KS1").label("sv"),
    )
