"""The page's frame in a browser: the header and its menu, light and dark, and the dialogue's progress on every view."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from test_page_browser import VIEWS

import goalgraph
from browsing import Opened, faultless, faults, focused, menu, resize, state
from decision_files import dialogue, proposal
from goalgraph.faces.page.content.whole import content
from goalgraph.faces.page.network import PageNetwork
from places import ROOT

SETTLE = (
    "(goal) => { Page.put([[goal, 'mode', 'Direction'], [goal, 'activities', 'Träffar']]); Page.redraw(); }"
)


def beads(page: Page) -> list[str]:
    found: list[str] = page.locator(".bead").evaluate_all(
        "(all) => all.map((one) => one.className.replace(/bead| here/g, '').trim())"
    )
    return found


def test_the_header_says_whose_plan_it_is_and_leads_to_three_places_and_the_material(opened: Opened) -> None:
    page = opened.at()
    assert page.locator("#title").inner_text().split("\n") == [
        "Vaggeryds kommun",
        "Kommunstyrelsens mål 2019",
    ]
    assert page.locator("#places button").all_inner_texts() == ["Översikt", "Dialog", "Beslut"]
    assert page.locator("#material button").all_inner_texts() == ["Mått", "Nätverk", "Tabell"]
    page.click("#v-dialogue")
    assert page.title() == "Dialog · KS 1 · Kommunstyrelsens mål 2019"
    assert page.locator("#v-dialogue").get_attribute("aria-current") == "page"
    page.click("#v-overview")
    assert page.title() == "Översikt · Kommunstyrelsens mål 2019"


def test_the_menu_opens_and_closes_by_key_and_by_a_click_beside_it(opened: Opened) -> None:
    page = opened.at()
    page.focus("#more")
    page.keyboard.press("Enter")
    assert page.locator("#menu").is_visible()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#menu') !== null")
    page.keyboard.press("Escape")
    assert page.locator("#menu").is_hidden()
    assert (focused(page), state(page)) == ("more", "")
    menu(page)
    page.mouse.click(300, 900)
    assert page.locator("#menu").is_hidden()


def test_light_and_dark_follow_the_system_until_the_button_says_otherwise(opened: Opened) -> None:
    paper = "getComputedStyle(document.body).backgroundColor"
    opened.page.emulate_media(color_scheme="dark")
    page = opened.at("#KS7")
    assert page.evaluate(paper) == "rgb(18, 23, 27)"
    assert menu(page).locator("#theme").inner_text() == "Ljust"
    page.click("#theme")
    assert page.evaluate(paper) == "rgb(245, 242, 235)"
    assert page.locator("#theme").inner_text() == "Mörkt"
    assert page.locator("#live").inner_text() == "Ljusa färger."
    page.click("#theme")
    assert page.evaluate(paper) == "rgb(18, 23, 27)"
    page.emulate_media(media="print", color_scheme="dark")
    assert (
        page.evaluate("getComputedStyle(document.getElementById('c-KS7')).backgroundColor")
        == "rgb(255, 255, 255)"
    )


@pytest.mark.parametrize(
    "view", ["dialogue", "indicator", "network", "overview", "requirements", "summary", "trace"]
)
def test_axe_finds_nothing_in_the_dark(browser: Browser, address: str, view: str) -> None:
    context = browser.new_context(
        viewport={"width": 1920, "height": 1080}, bypass_csp=True, color_scheme="dark"
    )
    found = faults(Opened(context.new_page(), address).at(VIEWS[view]))
    context.close()
    assert found == []


def test_the_size_of_the_text_survives_a_reload(opened: Opened) -> None:
    page = opened.at()
    page.click("#larger")
    page = opened.at("#KS3")
    assert page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)") == 22
    page.click("#smaller")
    page.reload()
    assert page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)") == 20


def test_what_the_room_settles_lands_on_the_rail_and_is_told(opened: Opened) -> None:
    page = opened.at("#vy=tabell")
    assert beads(page) == ["undecided"] * 8
    page.evaluate("Page.put([['KS2', 'text', 'Fler i arbete']])")
    assert beads(page)[1] == "draft"
    assert page.locator("#live").inner_text() == "KS 2: Pågår."
    assert page.locator("#go-on").inner_text() == "Fortsätt med KS 2"
    page.evaluate(SETTLE, "KS2")
    page.evaluate(
        """Page.put([["standing", "Decision"], ["body", "Kommunstyrelsen"], ["date", "2019-03-13"]]
            .map((pair) => ["KS2", ...pair]))"""
    )
    assert beads(page)[1] == "decided"
    assert page.locator(".rail .sum b").inner_text() == "1"
    page.click("#r-KS2")
    assert state(page).startswith("#KS2&vy=dialog")
    assert page.locator(".bead.here .code").inner_text().replace("\u00a0", " ") == "KS 2"


def test_many_goals_stand_on_the_rail_by_area(
    browser: Browser, bundled: goalgraph.Graph, tmp_path: Path
) -> None:
    data = content(bundled.scope)
    for number in range(9, 14):
        goal = f"KS{number}"
        data["resources"][goal] = {**data["resources"]["KS8"], "name": f"KS {number}"}
        data["dialogue"]["goals"][goal] = data["dialogue"]["goals"]["KS8"]
        data["traces"][goal] = [goal]
        next(area for area in data["areas"] if area["id"] == "A6")["board-goal"].append(goal)
    target = tmp_path / "many.html"
    target.write_text(PageNetwork(data, "sv").generate_html(), encoding="utf-8")
    with faultless(browser, target.as_uri()) as opened:
        page = opened.at()
        assert page.locator(".bead").count() == 6
        page.evaluate(SETTLE, "KS8")
        assert "1/6" in page.locator(".bead").last.inner_text()
        assert beads(page)[-1] == "draft"
        page.locator(".bead button").last.click()
        assert page.locator(".bead").last.get_attribute("class") == "bead draft here"
        assert page.locator("#c-KS9").is_visible()
        page.click("#v-dialogue")
        page.locator(".bead button").last.click()
        assert state(page).startswith("#KS9&vy=dialog")


def test_the_thread_of_a_plan_on_levels_is_red_only_where_all_below_is_settled(
    browser: Browser, tmp_path: Path
) -> None:
    graph = goalgraph.load(ROOT / "data" / "examples" / "stenvinda" / "2032")
    with faultless(browser, graph.write_page(tmp_path / "page.html").as_uri()) as opened:
        page = opened.at()
        red = "[...document.querySelectorAll('.line.on[data-to]')].map((one) => `${one.dataset.from} ${one.dataset.to}`).sort()"
        settle = "(goal) => { Page.put([[goal, 'text', 'Klart']]); Page.redraw(); }"
        page.evaluate(settle, "D2")
        assert page.evaluate(red) == ["D2 N2"]
        page.evaluate(settle, "N2")
        assert page.evaluate(red) == ["D2 N2", "N2 KF2", "N2 KF3"]
        for goal in ("KF2", "OM1"):
            page.evaluate(settle, goal)
        assert page.evaluate(red) == ["D2 N2", "KF2 OM1", "N2 KF2", "N2 KF3"]
        for goal in ("D1", "N1"):
            page.evaluate(settle, goal)
        assert "OM2 SDG7" not in page.evaluate(red)
        page.evaluate(settle, "KF1")
        assert {"D1 N1", "KF1 OM1", "N1 KF1"} <= set(page.evaluate(red))
        for goal in page.evaluate("Page.goals()"):
            page.evaluate(settle, goal)
        assert "OM2 SDG7" in page.evaluate(red)


def test_a_steering_goal_with_a_no_stays_under_way_and_the_last_step_says_why(opened: Opened) -> None:
    page = opened.at("#KS1&vy=dialog")
    page.evaluate("""() => Page.put([["mode", "Steering"], ["text", "Fler bostäder"], ["answer.Influenceable", "Met"],
        ["answer.Measurable", "NotMet"], ["answer.Resourced", "Met"]].map((pair) => ["KS1", ...pair]))""")
    assert beads(page)[0] == "draft"
    page.evaluate("Page.go({ step: 'decision' })")
    assert page.locator("#d-tip-lacks").inner_text() == "Innan målet är klart: svaret är nej på ”Kan mätas?”."
    page.evaluate("Page.put([['KS1', 'answer.Measurable', 'Unclear']])")
    assert beads(page)[0] == "proposal"


@pytest.fixture(scope="module")
def proposed_address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Where the page of a plan is on which everything is proposed and nothing decided."""
    graph = goalgraph.load()
    folder = tmp_path_factory.mktemp("proposed")
    entries = [
        proposal(goal.iri, steeringMode="Direction", activities=["Träffar"]) for goal in graph.scope.goals
    ]
    file = dialogue(*entries, plan=graph.scope.iri)
    (folder / "proposals.jsonld").write_text(json.dumps(file), encoding="utf-8")
    graph.apply(folder / "proposals.jsonld")
    return graph.write_page(folder / "page.html").as_uri()


def test_what_was_proposed_before_is_shown_and_can_be_decided_at_once(
    browser: Browser, proposed_address: str
) -> None:
    with faultless(browser, proposed_address) as opened:
        page = opened.at()
        assert beads(page) == ["proposal"] * 8
        card = page.locator("#c-KS1").inner_text().lower()
        assert "inriktningsmål" in card
        assert "1 aktivitet" in card
        page.click("#go-on")
        assert state(page) == "#vy=sammanstallning"
        page.fill("#meeting-body", "Kommunstyrelsen")
        page.fill("#meeting-date", "2030-03-13")
        page.click("#decide-all")
        assert beads(page) == ["decided"] * 8
        assert focused(page) == "s-export"
        assert "8 förslag är nu beslut." in page.locator(".notice").first.inner_text()
        assert page.evaluate("Page.byId('main').scrollTop") == 0
        assert page.evaluate("Page.goals().every((goal) => Page.value(goal, 'mode') === 'Direction')")
        page.click("#s-undo")
        page = opened.at("#KS2&vy=dialog")
        assert "Förslag, inte beslutat" in page.locator(".finding.proposed").inner_text()
        resize(page, 1366, 768)
        lowest, foot = page.evaluate(
            """() => [Math.max(...[...document.querySelectorAll(".choice")].map((card) => card.getBoundingClientRect().bottom)),
                document.getElementById("onwards").getBoundingClientRect().top]"""
        )
        assert lowest <= foot
        page.locator(".proposed summary").click()
        assert "Träffar" in page.locator(".finding.proposed").inner_text()


def test_before_and_after_is_a_part_of_the_decisions_in_the_header(opened: Opened) -> None:
    page = opened.at("#vy=fore-efter")
    assert page.locator(".places [aria-current]").evaluate_all(
        "(all) => all.map((one) => [one.id, one.ariaCurrent])"
    ) == [["v-decisions", "true"]]
    assert page.locator("#v-changes").get_attribute("aria-current") == "page"


def test_the_keyboard_is_not_lost_with_what_had_it(opened: Opened) -> None:
    page = opened.at("#vy=natverk")
    page.focus("#level-content")
    page.evaluate("Page.go({ view: 'tabell' })")
    assert focused(page) == "stage"


@pytest.mark.parametrize(
    "fragment", ["", "#KS2&vy=trad", "#KS2&vy=fokus", "#KS2&vy=dialog", "#vy=sammanstallning"]
)
def test_one_button_at_a_time_is_the_way_on(opened: Opened, fragment: str) -> None:
    page = opened.at(fragment)
    page.evaluate(SETTLE, "KS1")
    dark = page.evaluate("""() => {
        const ink = Page.palette().text;
        return [...document.querySelectorAll(".button.main")].filter((one) => getComputedStyle(one).backgroundColor === ink).map((one) => one.textContent);
    }""")
    assert len(dark) == 1
