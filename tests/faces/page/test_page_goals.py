"""What the plan says of its goals, for their cards: owners, judgements in its own words, and targets."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

import goalgraph
from browsing import faultless
from goalgraph.faces.page.content.goals import stated
from places import ROOT

EXAMPLES = ROOT / "data" / "examples"


def said_of(body: str) -> dict[str, dict[str, object]]:
    (scope,) = goalgraph.load(EXAMPLES / body)._plans
    return stated(scope)


def test_a_goal_has_its_owner_its_latest_judgement_and_its_targets() -> None:
    told = said_of("stenvinda/2032")
    assert told["N2"] == {
        "owners": [{"en": "Stenvinda Bostäder AB (the housing company)", "sv": "Stenvinda Bostäder AB"}],
        "judged": {
            "word": {"en": "reached", "sv": "nås"},
            "as": "▲",
            "mark": "reached",
            "kind": "forecast",
            "at": {"en": "interim report per 31 August 2032", "sv": "delårsrapport per 31 augusti 2032"},
            "date": "2032-08-31",
        },
        "targets": [
            {
                "value": {"en": "20–30\N{NO-BREAK SPACE}dwellings", "sv": "20–30\N{NO-BREAK SPACE}bostäder"},
                "when": {"en": "2032", "sv": "2032"},
                "indicator": "I3",
            }
        ],
    }
    assert {goal: one["judged"]["mark"] for goal, one in told.items() if "judged" in one} == {  # type: ignore[index]
        "KF1": "partly",
        "KF2": "reached",
        "KF3": "partly",
        "N1": "partly",
        "N2": "reached",
        "N3": "not",
        "N4": "unknown",
        "D2": "reached",
    }
    assert told["D2"]["judged"]["kind"] == "outcome"  # type: ignore[index]


def test_targets_come_in_the_order_in_which_they_are_due() -> None:
    targets = said_of("tallvide/2031")["KF1"]["targets"]
    assert [one["when"]["sv"] for one in targets] == ["2031", "2032", "2033"]  # type: ignore[attr-defined]


def test_a_plan_that_says_none_of_it_has_none(bundled: goalgraph.Graph) -> None:
    (scope,) = bundled._plans
    assert stated(scope) == {}


def test_the_cards_show_it(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> None:
    target = tmp_path_factory.mktemp("stated") / "page.html"
    address = goalgraph.load(EXAMPLES / "stenvinda/2032").write_page(target).as_uri()
    with faultless(browser, address) as opened:
        page = opened.at()
        card = page.locator("#c-N3").inner_text()
        assert "Stenvinda Värme AB" in card
        assert "nås inte, eller arbetet har inte börjat" in card
        assert "högst 2" in card
        page = opened.at("#sprak=en")
        assert "at most 2%" in page.locator("#c-N3").inner_text()
