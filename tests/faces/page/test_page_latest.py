"""Which of an indicator's values is how things stand, and the line that its latest number ends."""

from __future__ import annotations

from pathlib import Path

import pytest

from goalgraph.faces.page.content.dialogue import dialogue
from goalgraph.faces.page.content.indicators import indicators
from measured_plan import measured


@pytest.mark.parametrize(
    ("name", "latest", "line"),
    [
        ("range", "O3", ["O1", "O2"]),
        ("bound", "O1", []),
        ("groups", "O3", ["O1", "O2", "O3"]),
        ("words", "O1", []),
        ("change", "O2", ["O1", "O2"]),
        ("unsaid", None, []),
    ],
)
def test_the_latest_value_need_be_no_number(
    tmp_path: Path, name: str, latest: str | None, line: list[str]
) -> None:
    scope = measured(tmp_path).scope
    known = dialogue(scope)["indicators"][f"I.{name}"]
    assert known.get("latest") == (latest and f"I.{name}.{latest}")
    drawn = indicators(scope)["of"][f"I.{name}"]["line"]
    assert [one["id"] for one in drawn] == [f"I.{name}.{one}" for one in line]
    assert known["unit"].endswith("PERCENT")


def test_words_are_the_latest_where_they_follow_the_number(tmp_path: Path) -> None:
    known = dialogue(measured(tmp_path).scope)["indicators"]["O1.I1"]
    assert known["latest"] == "O1.I1.X2"
    assert known["unit"].endswith("HA")
