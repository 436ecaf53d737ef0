"""A goal that is not done is under way, or left open for a reason: in the dialogue, in the file, and on the page that is made after it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

import goalgraph
from browsing import Opened, faultless

DECIDED = {"standing": "Decision", "body": "Styrelsen", "date": "2031-04-02"}
STEERING = {
    "mode": "Steering",
    "text": "Fler klarar sig själva",
    **{f"answer.{name}": "Met" for name in ("Influenceable", "Measurable", "Resourced")},
    **{f"evidence.{name}": "Det vet vi." for name in ("Influenceable", "Measurable", "Resourced")},
}
SAID = {
    "KS1": {**STEERING, **DECIDED},
    "KS2": {**STEERING, **DECIDED, "answer.Measurable": "NotMet"},
    "KS3": {"note": "Vi väntar på utredningen"},
    "KS4": {"mode": "Steering", **DECIDED},
    "KS5": STEERING,
}
STATES = {
    "KS1": "decided",
    "KS2": "draft",
    "KS3": "undecided",
    "KS4": "draft",
    "KS5": "proposal",
    "KS6": "undecided",
}


@pytest.fixture
def opened(browser: Browser, address: str) -> Iterator[Opened]:
    with faultless(browser, address, leave=False) as found:
        yield found


def test_what_is_not_done_before_the_file_is_not_done_after_it(
    browser: Browser, opened: Opened, tmp_path: Path
) -> None:
    page = opened.at()
    names = page.evaluate("Page.REQUIREMENTS")
    assert {f"answer.{name}" for name in names} == {key for key in STEERING if key.startswith("answer.")}
    page.evaluate(
        """(said) => Page.put(Object.entries(said).flatMap(([goal, fields]) =>
            Object.entries(fields).map(([key, value]) => [goal, key, value])))""",
        SAID,
    )
    states = "(goals) => Object.fromEntries(goals.map((goal) => [goal, Page.stateOf(goal)]))"
    assert page.evaluate(states, list(STATES)) == STATES
    file: dict[str, Any] = page.evaluate("Page.decisionsFile(new Date('2031-04-02T12:00:00Z'))")
    entries = {one["goal"][-3:]: one for one in file["decisions"]}
    kinds = {goal: one["@type"] for goal, one in entries.items()}
    assert kinds == dict.fromkeys(SAID, "Proposal") | {"KS1": "Decision", "KS4": "Decision"}
    assert entries["KS2"]["draft"] == DECIDED
    page.evaluate("Page.go({ view: 'dialog', chosen: 'KS2', step: 'decision' })")
    assert "Ett svar är nej: målet exporteras som utkast" in page.inner_text("#d-tip-adoption")

    path = tmp_path / "decisions.jsonld"
    path.write_text(json.dumps(file), encoding="utf-8")
    graph = goalgraph.load()
    graph.apply(path)
    address = graph.write_page(tmp_path / "after.html").as_uri()
    with faultless(browser, address, leave=False) as after:
        shown = after.at()
        assert shown.evaluate(states, list(STATES)) == STATES
        assert shown.evaluate("Page.progress()") == page.evaluate("Page.progress()")
