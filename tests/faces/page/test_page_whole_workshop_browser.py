"""A whole workshop by one means alone: keys, a finger, or the mouse; from the first goal to the next page."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

import goalgraph
from browsing import faultless

GOALS = [f"KS{n}" for n in range(1, 9)]
STEERING = "KS3"
MOST_TABS = 400


class Mouse:
    """Points and clicks; a text is typed on whatever keyboard there is."""

    context: Mapping[str, Any] = MappingProxyType({})

    def __init__(self, page: Page) -> None:
        self.page = page

    def take(self, selector: str) -> None:
        self.page.locator(selector).click()

    def pick(self, selector: str) -> None:
        """One of several: a type of goal, an answer."""
        self.take(f"label:has({selector})")

    def write(self, selector: str, text: str) -> None:
        self.take(selector)
        self.page.keyboard.press("Control+a")
        self.page.keyboard.type(text)


class Finger(Mouse):
    """Taps."""

    context = MappingProxyType({"has_touch": True})

    def take(self, selector: str) -> None:
        self.page.locator(selector).tap()


class Keys(Mouse):
    """Tabs to where it wants to go, as one does who sees where the focus is."""

    def _focus(self, wanted: str) -> None:
        for _ in range(MOST_TABS):
            if self.page.evaluate(f"document.activeElement?.matches({json.dumps(wanted)})"):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"no way by Tab to {wanted}")

    def take(self, selector: str) -> None:
        self._focus(selector)
        self.page.keyboard.press("Enter")

    def pick(self, selector: str) -> None:
        name = self.page.locator(selector).get_attribute("name")
        self._focus(f"[name='{name}']")
        self.page.keyboard.press("Space")
        for _ in range(5):
            if self.page.locator(selector).is_checked():
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"no way by arrow keys to {selector}")

    def write(self, selector: str, text: str) -> None:
        self._focus(selector)
        self.page.keyboard.press("Control+a")
        self.page.keyboard.type(text)


def day(hand: Mouse, selector: str) -> None:
    """The thirteenth of March 2019, in a field of the browser's own that is not typed into as text."""
    if isinstance(hand, Keys):
        hand._focus(selector)
        hand.page.keyboard.type("03132019")
    else:
        hand.page.locator(selector).fill("2019-03-13")


def settle_direction(hand: Mouse) -> None:
    hand.pick("#d-mode-Direction")
    hand.take("#next-step")
    hand.write("#d-activities", "Träffar med föreningar")
    hand.take("#next-step")


def settle_steering(hand: Mouse) -> None:
    hand.pick("#d-mode-Steering")
    hand.take("#next-step")
    for requirement in ("Influenceable", "Measurable", "Resourced"):
        hand.pick(f"#d-answer-{requirement}-Met")
        hand.write(f"#d-evidence-{requirement}", "Det visar underlaget.")
    hand.take("#next-step")
    hand.write("#d-text", "Fler företag startar, i fler branscher")
    hand.take("#next-step")
    hand.take("#s-decision")


@pytest.fixture(params=[Keys, Finger, Mouse], ids=["keys", "finger", "mouse"])
def hand(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Mouse]:
    made: type[Mouse] = request.param
    with faultless(browser, address, **made.context) as opened:
        yield made(opened.at())


def states(page: Page) -> list[str]:
    found: list[str] = page.evaluate("Page.goals().map(Page.stateOf)")
    return found


def test_a_workshop_from_the_first_goal_to_the_next_page(
    hand: Mouse, browser: Browser, tmp_path: Path
) -> None:
    page = hand.page
    hand.take("#go-on")
    for number, goal in enumerate(GOALS):
        assert page.evaluate("Page.state.chosen") == goal
        (settle_steering if goal == STEERING else settle_direction)(hand)
        assert states(page)[: number + 1] == ["proposal"] * (number + 1)
        if goal != GOALS[-1]:
            hand.take("#next-goal")

    hand.write("#d-note", "Tas upp igen i april")
    hand.take("#undo")
    assert page.evaluate("Page.value('KS8', 'note')") == ""
    page.reload()
    page.wait_for_function("() => document.documentElement.dataset.ready !== undefined")
    assert states(page) == ["proposal"] * 8

    hand.take("#v-decisions")
    hand.write("#meeting-body", "Kommunstyrelsen")
    day(hand, "#meeting-date")
    hand.take("#decide-all")
    assert states(page) == ["decided"] * 8
    with page.expect_download() as downloading:
        hand.take("#s-export")
    file = tmp_path / "decisions.jsonld"
    downloading.value.save_as(file)

    graph = goalgraph.load()
    assert len(graph.apply(file).standpoints) == 8
    with faultless(browser, graph.write_page(tmp_path / "after.html").as_uri()) as opened:
        after = opened.at()
        assert states(after) == ["decided"] * 8
        assert after.locator("#rail .sum").inner_text().split() == ["8", "av", "8", "mål", "klara"]
        assert after.evaluate("Page.value('KS3', 'text')") == "Fler företag startar, i fler branscher"
        assert after.evaluate("Page.anything()") is False
        after.goto(f"{opened.address}#vy=fore-efter")
        assert "inget" in after.locator("#stage").inner_text().lower()
