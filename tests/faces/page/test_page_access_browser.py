"""The page for everybody, everywhere: contrast, forced colours, keyboard, paper, and no network at all."""

from __future__ import annotations

import re
import struct
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Page, Route
from test_page_browser import VIEWS

from browsing import AXE, Opened, faultless, focused, resize, state
from places import ROOT

EVERY_VIEW = {**VIEWS, "indicators": "#vy=matt"}
SCREENS = [(1920, 1080), (1366, 768), (3840, 2160)]
KEPT = ROOT / "artefacts" / "screenshots"

# Colours as they are drawn: the text's own, on the nearest background that is not see-through.
CONTRAST = """() => {
    const rgba = (text) => (text.match(/[\\d.]+/g) ?? []).map(Number);
    const light = ([r, g, b]) => {
        const part = (v) => (v /= 255) <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
        return 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
    };
    const ratio = (a, b) => (Math.max(light(a), light(b)) + 0.05) / (Math.min(light(a), light(b)) + 0.05);
    const behind = (element) => {
        for (let at = element; at; at = at.parentElement) {
            const colour = rgba(getComputedStyle(at).backgroundColor);
            if (colour.length === 3 || colour[3] === 1) return colour;
            if (colour[3] > 0) throw new Error("a background that is half see-through: " + at.className);
        }
        return [255, 255, 255];
    };
    const seen = (element) => element.getClientRects().length && !element.closest(".hidden, script, style, noscript, svg, option")
        && !element.disabled && getComputedStyle(element).visibility === "visible";
    const low = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    let looked = 0;
    while (walker.nextNode()) {
        const element = walker.currentNode.parentElement;
        if (!walker.currentNode.data.trim() || !seen(element)) continue;
        looked += 1;
        for (let at = element; at; at = at.parentElement) if (getComputedStyle(at).opacity !== "1") low.push(["opacity", at.className]);
        const found = ratio(rgba(getComputedStyle(element).color), behind(element));
        if (found < 4.5) low.push([found.toFixed(2), element.className, element.textContent.slice(0, 30)]);
    }
    for (const element of document.querySelectorAll(".card, .button, .group, input, select, textarea")) {
        if (!seen(element)) continue;
        const style = getComputedStyle(element);
        if (parseFloat(style.borderTopWidth) === 0) continue;
        looked += 1;
        const found = Math.max(ratio(rgba(style.borderTopColor), behind(element.parentElement)), ratio(rgba(style.backgroundColor).slice(0, 3), behind(element.parentElement)));
        if (found < 3) low.push([found.toFixed(2), "border", element.className]);
    }
    return { looked, low };
}"""


IN_THE_DARK = ("changes", "dialogue", "indicators", "network", "overview", "requirements", "table", "trace")


@pytest.mark.parametrize(
    ("view", "scheme"),
    [*((view, "light") for view in sorted(EVERY_VIEW)), *((view, "dark") for view in IN_THE_DARK)],
)
def test_text_and_borders_stand_out_also_when_dimmed(
    opened: Opened, view: str, scheme: Literal["light", "dark"]
) -> None:
    opened.page.emulate_media(color_scheme=scheme)
    page = opened.at(EVERY_VIEW[view])
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    found = page.evaluate(CONTRAST)
    assert found["looked"] > 20
    assert found["low"] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_lines_stand_out(opened: Opened, scheme: Literal["light", "dark"]) -> None:
    opened.page.emulate_media(color_scheme=scheme)
    page = opened.at("#KS7")
    colours = page.evaluate(
        "(({ line, thread, paper, card }) => ({ line, thread, paper, card }))(Page.palette())"
    )

    def light(colour: str) -> float:
        parts = [int(part) / 255 for part in re.findall(r"\d+", colour)]
        linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    for background in ("paper", "card"):
        for line in ("line", "thread"):
            lighter, darker = sorted((light(colours[background]), light(colours[line])), reverse=True)
            assert (lighter + 0.05) / (darker + 0.05) >= 3


def test_forced_colours_still_tell_what_is_chosen(opened: Opened) -> None:
    opened.page.emulate_media(forced_colors="active")
    page = opened.at("#KS7")
    outline = "(e) => [getComputedStyle(e).outlineStyle, parseFloat(getComputedStyle(e).outlineWidth)]"
    style, chosen = page.locator("#c-KS7").evaluate(outline)
    assert style == "solid"
    _, on_thread = page.locator("#c-KF8").evaluate(outline)
    assert chosen > on_thread > 0
    assert page.locator("#c-KS2").evaluate(outline)[0] == "none"
    assert page.locator("#v-overview").evaluate(outline)[0] == "solid"
    ground = "(e) => getComputedStyle(e).backgroundColor"
    assert page.locator("#go-on").evaluate(ground) != page.locator("#more").evaluate(ground)


def tab_to(page: Page, ident: str, most: int = 250) -> None:
    """Press Tab until the element has the keyboard."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if focused(page) == ident:
            return
    pytest.fail(f"Tab does not lead to {ident}")


def test_every_view_is_reached_and_left_by_keyboard(opened: Opened) -> None:
    page = opened.at()
    tabs = page.evaluate(
        "[...document.querySelectorAll('#places button, #material button, #menu-views button')].map((one) => one.id)"
    )
    assert len(tabs) == 8
    for tab in tabs:
        if tab in ("v-changes", "v-presentation"):
            tab_to(page, "more")
            page.keyboard.press("Enter")
        tab_to(page, tab)
        page.keyboard.press("Enter")
        if tab == "v-presentation":
            assert focused(page) == "slide-title"
            tab_to(page, "p-leave")
            page.keyboard.press("Enter")
            assert page.locator(".top").is_visible()
        else:
            assert focused(page) in (tab, "more")
            assert page.locator(f"#{tab}").get_attribute("aria-current") == "page"
        assert page.locator("#stage").is_visible()


def test_what_has_the_keyboard_is_seen(opened: Opened) -> None:
    page = opened.at("#KS3")
    for _ in range(60):
        page.keyboard.press("Tab")
        unseen = page.evaluate("""() => {
            const { activeElement } = document;
            const style = getComputedStyle(activeElement);
            const lit = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
            return lit || activeElement === document.body ? null : activeElement.outerHTML.slice(0, 80);
        }""")
        assert unseen is None


@pytest.mark.parametrize("view", sorted(EVERY_VIEW))
def test_zoomed_to_twice_the_size_nothing_needs_sideways_scrolling(opened: Opened, view: str) -> None:
    resize(opened.page, 640, 360)
    page = opened.at(EVERY_VIEW[view])
    assert page.evaluate("document.documentElement.scrollWidth") <= 640
    if page.locator("#larger").is_visible():
        while page.locator("#larger").is_enabled():
            page.click("#larger")
        assert page.evaluate("document.documentElement.scrollWidth") <= 640


def pages_of(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


@pytest.mark.parametrize(
    ("fragment", "least", "most"),
    [
        ("", 1, 1),
        ("#KS7", 1, 1),
        ("#vy=sammanstallning", 1, 2),
        ("#KS3&vy=visning", 1, 2),
        ("#vy=fore-efter", 1, 4),
    ],
)
def test_it_prints_on_few_sheets(opened: Opened, fragment: str, least: int, most: int) -> None:
    pdf = opened.at(fragment).pdf(prefer_css_page_size=True, print_background=True)
    assert least <= pages_of(pdf) <= most


def test_with_the_network_cut_nothing_is_missed(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 1920, "height": 1080})
    context.set_offline(True)
    opened = Opened(context.new_page(), address)
    for fragment in EVERY_VIEW.values():
        opened.at(fragment)
    assert (opened.asked, opened.complaints) == ([], [])
    context.close()


def test_with_a_network_that_hangs_the_page_is_there_at_once(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": 1920, "height": 1080})
    asked = []

    def hang(route: Route) -> None:
        if route.request.url.startswith("file:"):
            route.continue_()
        else:
            asked.append(route.request.url)

    page.route("**/*", hang)
    page.goto(address, timeout=5000)
    page.wait_for_function("() => document.documentElement.dataset.ready !== undefined", timeout=5000)
    assert page.locator(".stage .card").count() == 32
    # Even a script that asks for something is refused by the page's own policy.
    refused: Any = page.evaluate(
        "fetch('https://example.org/').then(() => 'answered', (error) => error.name)"
    )
    assert refused == "TypeError"
    assert asked == []
    page.close()


@pytest.mark.parametrize("view", sorted(EVERY_VIEW))
def test_pictures_of_every_view_are_kept(opened: Opened, view: str) -> None:
    KEPT.mkdir(parents=True, exist_ok=True)
    for width, height in SCREENS:
        resize(opened.page, width, height)
        page = opened.at(EVERY_VIEW[view])
        target = KEPT / f"{view}-{width}x{height}.png"
        page.screenshot(path=target)
        picture = target.read_bytes()
        assert struct.unpack(">II", picture[16:24]) == (width, height)
        assert len(picture) > 25_000
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert state(page) == (EVERY_VIEW[view] or "")


@pytest.mark.parametrize("fragment", ["", "#KS2", "#KS2&vy=fokus", EVERY_VIEW["findings"]])
def test_axe_can_tell_what_words_stand_on_though_threads_are_drawn(
    browser: Browser, address: str, fragment: str
) -> None:
    with faultless(browser, address, bypass_csp=True) as opened:
        page = opened.at(fragment)
        page.evaluate(AXE)
        said = page.evaluate("axe.run({ runOnly: ['color-contrast'] })")
        why = {
            check["data"].get("messageKey")
            for rule in said["incomplete"]
            for node in rule["nodes"]
            for check in node["any"]
        }
        assert said["violations"] == []
        # What is outside of the window.
        assert why <= {"elmPartiallyObscured"}
