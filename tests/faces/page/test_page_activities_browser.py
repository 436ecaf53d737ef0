"""Activities where people read of a goal: its own page, beside the dialogue, in the network and in the table."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

import goalgraph
from browsing import Opened, faultless, faults
from decision_files import decision, dialogue, save
from places import ROOT
from small_plan import FILE

WORKSHOP = ROOT / "data" / "examples" / "sakboden" / "2031-q2"


@pytest.fixture
def workshop(browser: Browser, tmp_path: Path) -> Iterator[Opened]:
    with faultless(browser, goalgraph.load(WORKSHOP).write_page(tmp_path / "page.html").as_uri()) as opened:
        yield opened


def test_a_stated_activity_is_read_wherever_strategies_are(workshop: Opened) -> None:
    page = workshop.at("#KR1.3&vy=fokus")
    assert page.locator(".group.activity .leaf").all_inner_texts() == ["Provboka med tio låntagare"]
    page.click(".group.activity .leaf")
    assert "7\N{NO-BREAK SPACE}april 2031" in page.locator("#panel").inner_text()
    assert faults(page) == []
    page = workshop.at("#KR1.3&vy=dialog")
    assert "Provboka med tio låntagare" in page.locator("#panel .says").inner_text()
    page = workshop.at("#vy=tabell")
    assert "Aktiviteter" in page.locator("#t-goals thead").inner_text().replace("\n", " ").split("\t")
    assert "Provboka med tio låntagare" in page.locator("#t-leaves").inner_text()
    page = workshop.at("#vy=natverk")
    assert "Aktivitet (1)" in [text.strip() for text in page.locator(".kinds label").all_inner_texts()]


def test_a_goal_without_them_has_no_group_of_them(workshop: Opened) -> None:
    page = workshop.at("#KR1.1&vy=fokus")
    assert page.locator(".group.activity").count() == 0


def test_the_goals_page_has_what_is_decided_and_what_the_room_types(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "plan.ttl").write_text(FILE.read_text(encoding="utf-8"), encoding="utf-8")
    graph = goalgraph.load(tmp_path)
    graph.apply(save(tmp_path, dialogue(decision(activities=["Zon mäts", "Alla bjuds in"])), "one.txt"))
    with faultless(browser, graph.write_page(tmp_path / "page.html").as_uri()) as opened:
        page = opened.at("#M1&vy=fokus")
        held = page.locator(".group.activity .leaf")
        assert held.all_inner_texts() == ["Zon mäts", "Alla bjuds in"]
        page.evaluate("Page.put([['M1', 'activities', 'Alla bjuds in\\nVi provar']]); Page.redraw()")
        assert held.all_inner_texts() == ["Alla bjuds in", "Vi provar"]
        assert page.locator(".group.activity h3 small").inner_text() == "2"
