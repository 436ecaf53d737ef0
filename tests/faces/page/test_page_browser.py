"""The page in a browser: what is seen, clicked, typed, read aloud and printed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

import goalgraph
from browsing import Opened, faultless, faults, focused, marked, menu, resize, state
from goalgraph.faces.page import network
from goalgraph.faces.page.content.whole import content, page_texts
from goalgraph.faces.page.network import PageNetwork

VIEWS = {
    "overview": "",
    "trace": "#KS7",
    "focus": "#KS1&vy=fokus",
    "indicator": "#A4.I1",
    "table": "#vy=tabell",
    "network": "#vy=natverk",
    "dialogue": "#KS1&vy=dialog",
    "requirements": "#KS6&vy=dialog&steg=requirements",
    "target": "#KS6&vy=dialog&steg=target",
    "summary": "#vy=sammanstallning",
    "changes": "#vy=fore-efter",
    "presentation": "#KS3&vy=visning",
    "statement": "#vy=tillganglighet",
    "findings": "#vy=oversikt&fynd=1",
    "rule": "#krav=regel%3Agoal-without-strategy",
}


def on_thread(page: Page) -> set[str]:
    return set(page.evaluate("[...document.querySelectorAll('.card.on')].map((card) => card.dataset.id)"))


# The other language changes words only: it is held against those with the most of them.
@pytest.mark.parametrize(
    ("view", "lang"),
    [
        *((view, "sv") for view in sorted(VIEWS)),
        *((view, "en") for view in ("dialogue", "overview", "summary")),
    ],
)
def test_axe_finds_nothing(browser: Browser, address: str, view: str, lang: str) -> None:
    context = browser.new_context(viewport={"width": 1920, "height": 1080}, bypass_csp=True)
    page = Opened(context.new_page(), address).at(f"{VIEWS[view] or '#'}&sprak={lang}")
    assert page.evaluate("document.documentElement.lang") == lang
    found = faults(page)
    context.close()
    assert found == []


@pytest.mark.parametrize(
    ("view", "lang"),
    [
        *((view, "sv") for view in sorted(VIEWS)),
        *((view, "en") for view in ("dialogue", "overview", "table")),
    ],
)
def test_text_is_large_and_whole(opened: Opened, view: str, lang: str) -> None:
    page = opened.at(f"{VIEWS[view] or '#'}&sprak={lang}")
    small = page.evaluate("""() => {
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        const found = [];
        while (walker.nextNode()) {
            const element = walker.currentNode.parentElement;
            if (!walker.currentNode.data.trim() || element.closest("script, noscript, .hidden")) continue;
            if (!element.getClientRects().length) continue;
            const size = parseFloat(getComputedStyle(element).fontSize);
            if (size < 15.99) found.push([size, element.textContent.slice(0, 40)]);
        }
        return found;
    }""")
    assert small == []
    clipped = page.evaluate("""() =>
        [...document.querySelectorAll(".card, .leaf, .badge, .button, .head, aside h2, .need, .finding, th, td")]
            .filter((e) => e.scrollWidth > e.clientWidth + 1 && e.clientWidth || e.scrollHeight > e.clientHeight + 2 && e.clientHeight)
            .filter((e) => getComputedStyle(e).display !== "inline")
            .map((e) => [e.className, e.textContent.slice(0, 40)])""")
    assert clipped == []


def test_the_drawn_network_is_readable_at_first_sight(opened: Opened) -> None:
    page = opened.at("#vy=natverk")
    sizes = page.evaluate(
        "[...document.getElementById('stage').drawn.values()].filter(({ text }) => text).map(({ size }) => size)"
    )
    assert len(sizes) > 20
    assert min(sizes) >= 16


@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (2560, 1440), (3840, 2160)])
@pytest.mark.parametrize("lang", ["sv", "en"])
def test_every_goal_is_seen_without_scrolling(opened: Opened, width: int, height: int, lang: str) -> None:
    resize(opened.page, width, height)
    page = opened.at(f"#sprak={lang}")
    outside = page.evaluate("""() => [...document.querySelectorAll(".stage .card")]
        .filter((card) => card.getBoundingClientRect().bottom > innerHeight).map((card) => card.dataset.id)""")
    assert outside == []
    assert page.locator(".stage .card").count() == 32


@pytest.mark.parametrize("fragment", ["", "#KS7", "#KS1&vy=fokus", "#A2&vy=fokus"])
@pytest.mark.parametrize("width", [1920, 1366])
def test_cards_do_not_overlap(opened: Opened, fragment: str, width: int) -> None:
    resize(opened.page, width, width * 9 // 16)
    page = opened.at(fragment)
    assert (
        page.evaluate("""() => {
            const boxes = [...document.querySelectorAll(".stage .card, .stage .group")].map((e) => [e, e.getBoundingClientRect()]);
            const found = [];
            boxes.forEach(([a, x], n) => boxes.slice(n + 1).forEach(([b, y]) => {
                if (x.left < y.right - 1 && y.left < x.right - 1 && x.top < y.bottom - 1 && y.top < x.bottom - 1)
                    found.push([a.textContent.slice(0, 20), b.textContent.slice(0, 20)]);
            }));
            return found;
        }""")
        == []
    )


def test_lines_are_drawn_where_the_cards_are(opened: Opened) -> None:
    page = opened.at("#KS7")
    end, left, middle, width, colour = page.evaluate("""() => {
        const stage = document.getElementById("stage");
        const line = stage.querySelector(".line.on[data-from=KS7][data-to=A5]");
        const { x, y } = line.getPointAtLength(line.getTotalLength());
        const at = Page.place(stage, document.getElementById("c-KS7"));
        const { strokeWidth, stroke } = getComputedStyle(line);
        return [[x, y], at.left, at.middle, strokeWidth, stroke];
    }""")
    assert end == pytest.approx([left, middle], abs=1.5)
    assert (width, colour) == ("3.4px", "rgb(179, 20, 46)")


def lines(page: Page) -> list[str]:
    """The bases of the lines between cards."""
    found: list[str] = page.evaluate(
        "[...document.querySelectorAll('.edges [data-to]')].map((one) => one.dataset.basis)"
    )
    return found


def test_the_thread_turns_red_where_all_goals_below_are_settled(opened: Opened) -> None:
    page = opened.at()
    red = "[...document.querySelectorAll('.edges .line.on[data-to]')].map((one) => `${one.dataset.from} ${one.dataset.to}`)"
    assert page.evaluate(red) == []
    settle = "(goal) => { Page.put([[goal, 'mode', 'Direction'], [goal, 'activities', 'Träffar']]); Page.redraw(); }"
    page.evaluate(settle, "KS7")
    assert set(page.evaluate(red)) == {"KS7 A5", "A5 KF8", "A5 SDG17"}
    page.evaluate(settle, "KS2")
    assert set(page.evaluate(red)) == {"KS7 A5", "A5 KF8", "A5 SDG17", "KS2 A2"}
    assert page.locator("#c-A2 .tied").inner_text() == "1 av 3 klara"
    assert page.locator("#c-KS2 .stands").inner_text() == "Förslag"
    assert page.locator(".rail .sum").inner_text().split() == ["2", "av", "8", "mål", "klara"]
    page.evaluate("Page.put([['KS3', 'text', 'Fler företag']]); Page.redraw()")
    assert page.locator(".edges .half[data-from=KS3]").count() == 1
    assert page.locator("#c-KS3 .stands").inner_text().split("\n") == ["Pågår", "steg 1 av 3"]
    assert page.locator("#go-on").inner_text() == "Fortsätt med KS 3"


@pytest.mark.parametrize(
    ("goal", "heads"), [("KS4", ["risk", "indicator"]), ("KS7", ["strategy", "indicator"])]
)
def test_the_thread_goes_on_to_what_hangs_on_the_goal(opened: Opened, goal: str, heads: list[str]) -> None:
    """It leads to the head of each group that has something, and touches no words."""
    page = opened.at(f"#{goal}&vy=fokus")
    reached, crossed = page.evaluate(
        """(goal) => {
            const card = document.getElementById(`c-${goal}`).getBoundingClientRect();
            const paths = [...document.querySelectorAll(".threads .line.on")];
            const to = paths[0].getScreenCTM();
            const points = paths.flatMap((path) => Array.from({ length: 400 }, (_, n) =>
                path.getPointAtLength(path.getTotalLength() * n / 399).matrixTransform(to))).filter(({ y }) => y > card.bottom);
            const reached = [...document.querySelectorAll(".group")].filter((group) => {
                const { left, right, bottom } = group.querySelector("h3").getBoundingClientRect();
                return points.some(({ x, y }) => Math.abs(y - bottom) < 3 && Math.min(Math.abs(x - left), Math.abs(x - right)) < 4);
            }).map((group) => group.dataset.kind);
            const words = [...document.querySelectorAll(".group :is(h3, .leaf)")].flatMap((one) => {
                const range = document.createRange();
                range.selectNodeContents(one);
                return [...range.getClientRects()];
            });
            const crossed = words.filter(({ left, right, top, bottom }) =>
                points.some(({ x, y }) => x > left + 1 && x < right - 1 && y > top + 1 && y < bottom - 1));
            return [reached, crossed.length];
        }""",
        goal,
    )
    assert (reached, crossed) == (heads, 0)


def test_a_click_follows_the_thread_and_another_focuses(opened: Opened) -> None:
    page = opened.at()
    page.click("#c-KS1")
    assert state(page) == "#KS1&vy=trad"
    assert on_thread(page) == {"KS1", "A1", "KF1a", "KF1b", "KF4", "SDG7", "SDG11"}
    dimmed = page.locator("#c-KS2").evaluate(
        "(e) => [getComputedStyle(e).opacity, getComputedStyle(e).color, getComputedStyle(e).borderTopColor]"
    )
    assert dimmed == ["1", "rgb(70, 80, 92)", "rgb(125, 130, 137)"]
    page.click("#c-KS1")
    assert state(page) == "#KS1&vy=fokus"
    headings = page.locator(".group h3").all_inner_texts()
    assert [text.split(" ")[0] for text in headings] == ["Vägledande", "Strategier", "Risker", "Mått"]
    assert page.locator(".group.indicator .leaf").count() == 10
    page.click("#more-indicator")
    assert page.locator(".group.indicator .leaf").count() == 22
    page.keyboard.press("Escape")
    assert state(page) == "#KS1&vy=trad"
    page.keyboard.press("Escape")
    assert state(page) in ("", "#")
    assert focused(page) == "c-KS1"


def test_a_goals_values_say_when_they_are_from_and_how_they_stand_or_which_way_is_good(
    opened: Opened,
) -> None:
    page = opened.at("#KS2&vy=fokus")
    said = page.locator(".group.indicator .leaf").evaluate_all(
        """(all) => Object.fromEntries(all.map((leaf) => [".named", ".value", ".judged"].map((part) => leaf.querySelector(part)?.textContent.replace(/\\s+/g, " ").trim()))
            .map(([name, ...rest]) => [name, rest]))"""
    )
    assert said["Antal nya företag"] == ["77 företag 2018", "högre är bättre"]
    assert said["Arbetslöshet"] == ["3,8 % 2018", "under riket (6,1 %) bättre"]
    assert said["Antal anställda (AB)"] == ["3 310 personer aktiebolag (AB), saknar år", "högre är bättre"]
    heading = page.locator(".group.indicator h3")
    assert heading.inner_text() == "Mått 22, områdets"
    # What the room has chosen of the area's is the goal's, and comes first.
    page.evaluate("""() => { const { iri } = Page.given.indicators[Page.given.goals.KS2.candidates[2].id];
        Page.put([["KS2", "mode", "steering"], ["KS2", "indicator", iri]]); Page.redraw(); }""")
    page.locator(".leaf.aimed").wait_for()
    assert heading.inner_text() == "Mått 22, 1 för målet, 21 områdets"
    assert page.locator(".group.indicator .leaf").first.get_attribute("class") == "leaf aimed"


def test_the_browsers_back_button_goes_back(opened: Opened) -> None:
    page = opened.at()
    page.click("#c-KS5")
    page.click("#c-KS6")
    page.go_back()
    assert page.locator("#c-KS5.chosen").count() == 1


@pytest.mark.parametrize("fragment", ["#KS1&lankar", "#vy=matt&matt", "#vy=natverk&dolda&x=1=2", "#KS1&%"])
def test_a_fragment_that_says_nothing_after_a_name_is_no_fault(opened: Opened, fragment: str) -> None:
    assert opened.at(fragment).locator("#stage").is_visible()


def test_a_fragment_opens_the_view_it_names(opened: Opened) -> None:
    page = opened.at("#KS5&vy=trad")
    assert page.locator("#c-KS5").get_attribute("aria-pressed") == "true"
    page = opened.at("#A1.I2")
    assert page.locator("#panel h2").inner_text() == "Bostäder per 1000 invånare"
    page = opened.at("#nonsense&vy=nothing&omrade=X&krav=R9")
    assert page.locator(".stage .card").count() == 32


def test_the_keyboard_alone_reaches_everything(opened: Opened) -> None:
    page = opened.at()
    page.keyboard.press("Tab")
    assert focused(page) == "skip"
    page.keyboard.press("Enter")
    assert page.locator("#stage [tabindex='0']").count() == 1
    first = focused(page)
    assert first.startswith("c-")
    page.focus("#c-KS7")
    for key, expected in (
        ("ArrowLeft", "c-A5"),
        ("ArrowLeft", "c-KF8"),
        ("ArrowRight", "c-A5"),
        ("ArrowRight", "c-KS7"),
    ):
        page.keyboard.press(key)
        assert focused(page) == expected
    page.keyboard.press("ArrowUp")
    assert focused(page) == "c-KS6"
    page.keyboard.press("Enter")
    assert state(page) == "#KS6&vy=trad"
    page.keyboard.press("Enter")
    assert state(page) == "#KS6&vy=fokus"
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.classList.contains('leaf')")
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    page.focus("#c-KS8")
    page.keyboard.press("f")
    assert state(page) == "#KS8&vy=fokus"
    page.keyboard.press("/")
    assert focused(page) == "search-text"
    page.keyboard.type("f/")
    assert page.locator("#search-text").input_value() == "f/"


def test_letters_do_nothing_away_from_the_cards(opened: Opened) -> None:
    page = opened.at()
    page.focus("#v-table")
    page.keyboard.press("f")
    page.keyboard.press("2")
    assert focused(page) == "v-table"
    assert state(page) == ""


def test_the_search_finds_in_both_languages(opened: Opened) -> None:
    page = opened.at()
    page.fill("#search-text", "ks 7")
    assert page.locator(".hit").first.get_attribute("data-id") == "KS7"
    page.fill("#search-text", "arbetslös")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert page.locator("#panel h2").inner_text() == "Arbetslöshet"
    page.fill("#search-text", "unemployment")
    assert page.locator(".hit").first.get_attribute("data-id") == "A2.I2"
    page.fill("#search-text", "zzzz")
    assert page.locator(".hit").count() == 0
    page.keyboard.press("Escape")
    assert page.locator("#hits").is_hidden()


def test_filters_narrow_the_goals(opened: Opened) -> None:
    page = opened.at()
    menu(page).select_option("#f-area", "A2")
    shown = set(page.evaluate("[...document.querySelectorAll('.stage .card')].map((c) => c.dataset.id)"))
    assert shown == {"A2", "KS2", "KS3", "KS4", "KF1a", "KF3", "KF9", "SDG8"}
    assert "omrade=A2" in state(page)
    page.click("#reset")
    menu(page).select_option("#f-need", "R2:unclear")
    goals = page.evaluate(
        "[...document.querySelectorAll('.stage .card.board-goal')].map((c) => c.dataset.id)"
    )
    assert goals == [f"KS{n}" for n in range(1, 9)]
    page.click("#reset")
    before = lines(page)
    assert "derived" not in before
    menu(page).check("#b-derived")
    assert len(lines(page)) > len(before)
    assert "derived" in lines(page)
    menu(page).uncheck("#b-stated")
    assert set(lines(page)) == {"derived"}


def test_the_panel_counts_and_lists_the_worst_first(opened: Opened) -> None:
    page = opened.at("#vy=tabell")
    assert page.locator(".work").count() == 8
    page.click("#n-R2-unclear")
    assert page.locator(".stage .card.board-goal").count() == 8
    assert "Mäta: oklart" in page.locator(".narrowed").inner_text()
    page.click("#reset")
    page = opened.at("#vy=tabell")
    page.click("#w-KS3")
    assert state(page) == "#KS3&vy=trad"
    page.click("#c-KS3")
    panel = page.locator("#panel").inner_text()
    assert "Ökad mångfald av nya företag och näringar" in panel
    assert "rad" in panel
    assert page.locator("#panel .need").count() == 3
    page.click("#to-dialogue")
    assert page.locator("#dialogue").is_visible()


def test_an_indicator_shows_its_values_and_a_chart(opened: Opened) -> None:
    page = opened.at("#A4.I1")
    assert page.locator("#panel .observation").count() == 2
    assert page.locator("#panel svg.plot circle").count() == 2
    told = page.locator("#panel svg.plot").get_attribute("aria-label") or ""
    assert "84,7" in told
    assert "2014" in told
    page = opened.at("#A2.I2")
    assert "6,1" in page.locator("#panel").inner_text()


def test_the_language_switch_changes_everything(opened: Opened) -> None:
    page = opened.at("#KS5&vy=dialog")
    menu(page).click("#language")
    assert page.evaluate("document.documentElement.lang") == "en"
    assert focused(page) == "language"
    assert page.locator("#v-overview").inner_text() == "Overview"
    assert page.locator("#panel h2").inner_text() == "We shall become a healthier municipality"
    assert page.locator("#panel blockquote span").first.get_attribute("lang") == "sv"
    assert "sprak=en" in state(page)
    menu(page).click("#language")
    assert page.evaluate("document.documentElement.lang") == "sv"
    assert "sprak" not in state(page)


def test_text_can_be_made_larger(opened: Opened) -> None:
    page = opened.at()
    size = "parseFloat(getComputedStyle(document.documentElement).fontSize)"
    assert page.evaluate(size) == 20
    page.click("#larger")
    assert page.evaluate(size) == 22
    page.click("#smaller")
    page.click("#smaller")
    assert page.evaluate(size) == 18


@pytest.mark.parametrize("fragment", ["", "#KS1", "#KS1&vy=fokus", "#A4.I1", "#vy=tabell", "#vy=natverk"])
@pytest.mark.parametrize("width", [320, 640, 960])
def test_a_narrow_window_needs_no_sideways_scrolling(opened: Opened, fragment: str, width: int) -> None:
    resize(opened.page, width, 540)
    page = opened.at(fragment)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_in_one_column_a_button_leads_to_the_panel(opened: Opened) -> None:
    resize(opened.page, 400, 800)
    page = opened.at("#vy=matt")
    page.locator(".pick").first.click()
    assert not page.locator("#panel h2").evaluate("(e) => e.getBoundingClientRect().top < innerHeight")
    page.click("#to-panel")
    assert focused(page) == "panel"
    assert page.locator("#panel h2").evaluate("(e) => e.getBoundingClientRect().top < innerHeight")


def test_a_small_laptop_shows_four_columns(opened: Opened) -> None:
    resize(opened.page, 1366, 768)
    page = opened.at()
    assert page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)") == 17
    assert page.locator(".heads").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 1366


def test_wide_text_spacing_hides_nothing(opened: Opened) -> None:
    page = opened.at()
    page.add_style_tag(
        content="* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }"
    )
    clipped = page.evaluate("""() => [...document.querySelectorAll(".card")]
        .filter((e) => e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 2).map((e) => e.textContent)""")
    assert clipped == []


def test_the_tables_hold_what_the_drawings_show(opened: Opened) -> None:
    page = opened.at("#vy=tabell")
    assert page.locator("#t-goals tbody tr").count() == 8
    stated = page.evaluate("Page.data.links.filter(Page.linkShown).length")
    assert page.locator("#t-links tbody tr").count() == stated
    page.locator("#t-goals tbody .link").first.click()
    assert state(page) == "#KS1&vy=trad"


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_the_tables_hold_what_is_decided_judged_and_found(
    browser: Browser, decided_address: str, lang: str
) -> None:
    context = browser.new_context(viewport={"width": 1366, "height": 768}, bypass_csp=True)
    opened = Opened(context.new_page(), decided_address)
    page = opened.at(f"#vy=tabell&sprak={lang}")

    def row(table: str, first: str) -> str:
        return marked(page.locator(f"#{table} tbody tr", has=page.locator("th", has_text=first)).first)

    words = {
        "sv": (
            "styrande mål", "Målvärde: 88\u00a0%", "31\u00a0december 2030", "Målet nås", "✗ fel riktning",
            "2029: under riket (85,5\u00a0%), sämre", "Mål: 88\u00a0% senast", "Nästa steg",
        ),
        "en": (
            "steering goal", "Target value: 88%", "31\u00a0December 2030", "reached", "✗ wrong way",
            "2029: below the country (85.5%), worse", "Target: 88% by", "Next step",
        ),
    }[lang]  # fmt: skip
    goal = row("t-standing", "KS\u00a01")
    assert all(said in goal for said in words[:4]), goal
    values = marked(page.locator("#t-values"))
    assert all(said in values for said in words[4:7])
    observed = page.evaluate("Object.values(Page.data.observations).flat().length")
    assert page.locator("#t-values tbody tr").count() == observed
    needs = page.locator("#t-needs")
    assert needs.locator("tbody tr").count() == 12
    assert words[7] in needs.inner_text()
    found = page.evaluate("Object.values(Page.data.findings).flat().length")
    assert page.locator("#t-findings tbody tr").count() == found
    assert (page.locator("#t-standing [lang=sv]").count() > 4) is (lang == "en")
    assert faults(page) == []
    context.close()


def test_what_a_third_language_lacks_is_marked_with_the_language_it_is_in(
    browser: Browser, bundled: goalgraph.Graph, tmp_path: Path
) -> None:
    data = content(bundled.scope)
    words = page_texts("en")
    months = {**words["months"], "m12": "Dezember"}
    data["texts"]["de"] = {
        **words,
        "language": "Deutsch",
        "months": months,
        "dates": {"day": "{day}. {month} {year}"},
    }
    target = tmp_path / "third.html"
    target.write_text(PageNetwork(data, "de").generate_html(), encoding="utf-8")
    with faultless(browser, target.as_uri()) as opened:
        page = opened.at("#vy=matt")
        assert page.evaluate("Page.day('2030-12-31')") == "31. Dezember 2030"
        assert page.locator("#title [lang=sv]").all_inner_texts() == [
            "Vaggeryds kommun",
            "Kommunstyrelsens mål 2019",
        ]
        assert page.locator(".tile:has([data-id='A1.I1']) .value").get_attribute("lang") == "sv"
        page = opened.at("#KS1&vy=fokus")
        assert page.locator("#panel .badge [lang=sv]").count() == 3
        page = opened.at("#KS1")
        assert page.locator("#f-need option[lang=sv]").count() > 3
        assert page.locator("#f-area option[lang=sv]").count() == 6
        page = opened.at("#KS1&vy=fokus")
        assert page.locator("#panel .finding p [lang=sv]").count() > 0


def test_the_free_network_can_be_filtered_and_clicked(opened: Opened) -> None:
    page = opened.at("#vy=natverk")
    count = "document.getElementById('stage').network.body.data.nodes.length"
    before = page.evaluate(count)
    page.uncheck("#k-indicator")
    groups = page.evaluate(
        "Page.data.nodes.filter(({ group, holds }) => group === 'indicator' && holds).length"
    )
    assert groups > 5
    assert page.evaluate(count) == before - groups
    place = page.evaluate("""() => {
        const { network } = document.getElementById("stage");
        const at = network.canvasToDOM(network.getPosition("KS8"));
        const r = document.querySelector(".canvas").getBoundingClientRect();
        return [r.left + at.x, r.top + at.y];
    }""")
    page.mouse.click(*place)
    page.wait_for_function("() => location.hash.startsWith('#KS8')")
    assert "KS 8" in page.locator("#panel").inner_text()


def test_the_picture_is_not_empty(opened: Opened, tmp_path: Path) -> None:
    page = opened.at("#KS7")
    with page.expect_download() as waiting:
        menu(page).click("#save")
    target = tmp_path / "picture.png"
    waiting.value.save_as(target)
    assert re.fullmatch(r"goalgraph-\w+-KS7-\d{4}-\d\d-\d\d\.png", waiting.value.suggested_filename)
    assert target.read_bytes().startswith(b"\x89PNG")
    assert target.stat().st_size > 30_000


def test_a_name_that_is_read_from_the_right_leaves_the_number_beside_it_in_its_place(opened: Opened) -> None:
    left = opened.at().evaluate("""() => {
        const line = Page.el("p", null, Page.words({ sv: "رعاية" }), " ", Page.el("b", null, "12"));
        Page.stage().append(line);
        return [...line.children].map((one) => one.getBoundingClientRect().left);
    }""")
    assert left[0] < left[1]


@pytest.mark.parametrize("paper", ["A3", "A4"])
def test_it_prints(opened: Opened, paper: str) -> None:
    page = opened.at("#KS7")
    sheet = page.pdf(format=paper, landscape=True, print_background=True)
    assert sheet.startswith(b"%PDF")
    assert len(sheet) > 20_000
    page.emulate_media(media="print")
    assert page.locator(".tools").is_hidden()
    assert page.locator("#c-KS7").is_visible()


def test_what_changed_is_read_aloud(opened: Opened) -> None:
    page = opened.at()
    page.click("#c-KS7")
    assert page.locator("#live").inner_text().startswith("KS 7 vald. Tråden: ")


def test_hostile_texts_run_nothing(browser: Browser, bundled: goalgraph.Graph, tmp_path: Path) -> None:
    data = content(bundled.scope)
    evil = "</script><script>window.hit = 1</script><img src=x onerror='window.hit = 2'>"
    for resource in data["resources"].values():
        resource["label"] = resource["short"] = {"sv": evil, "en": evil}
        resource["name"] = evil
    data["plan"] = {"sv": evil, "en": evil}
    target = tmp_path / "hostile.html"
    target.write_text(network.PageNetwork(data, "sv").generate_html(), encoding="utf-8")
    opened = Opened(browser.new_page(), target.as_uri())
    for fragment in VIEWS.values():
        page = opened.at(fragment)
        page.wait_for_timeout(50)
        assert page.evaluate("window.hit") is None
        assert page.locator("img").count() == 0
    assert opened.asked == []
    opened.page.close()
