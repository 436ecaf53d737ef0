"""The free network in a browser: pointed at, walked by keyboard, filtered, and too large to draw."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page

import goalgraph
from browsing import Opened, faults, focused, state
from goalgraph.page.aggregate import MOST
from goalgraph.page.content import content
from goalgraph.page.network import PageNetwork
from test_page_network import grown

NETWORK = "document.getElementById('stage').network"


@pytest.fixture(scope="module", params=[MOST, MOST + 1], ids=["most", "one more"])
def large(
    request: pytest.FixtureRequest, bundled: goalgraph.Graph, tmp_path_factory: pytest.TempPathFactory
) -> tuple[int, str]:
    path = tmp_path_factory.mktemp("large") / "page.html"
    html = PageNetwork(grown(content(bundled), request.param), "sv").generate_html()
    path.write_text(html, encoding="utf-8")
    return request.param, path.as_uri()


def said(page: Page) -> str:
    return page.locator("#live").inner_text()


def place(page: Page, ident: str) -> tuple[float, float]:
    x, y = page.evaluate(
        f"""(id) => {{
            const at = {NETWORK}.canvasToDOM({NETWORK}.getPosition(id));
            const r = document.getElementById("net").getBoundingClientRect();
            return [r.left + at.x, r.top + at.y];
        }}""",
        ident,
    )
    return x, y


def test_the_keyboard_walks_along_the_links(opened: Opened) -> None:
    page = opened.at("#KS1&vy=natverk")
    page.focus("#net")
    page.keyboard.press("ArrowRight")
    assert said(page).startswith("KS 1 ")
    assert "styrelsemål" in said(page)
    page.keyboard.press("ArrowLeft")
    assert said(page).startswith("Tillväxt")
    page.keyboard.press("ArrowLeft")
    assert said(page).startswith("KF 1")
    page.keyboard.press("Enter")
    assert state(page).startswith("#KF1")
    assert "vy=natverk" in state(page)
    assert focused(page) == "net"
    assert "KF 1" in page.locator("#panel").inner_text()
    page.keyboard.press("Escape")
    assert state(page) == "#vy=natverk"


def test_the_keyboard_zooms(opened: Opened) -> None:
    page = opened.at("#vy=natverk")
    scale = f"{NETWORK}.getScale()"
    first = page.evaluate(scale)
    page.focus("#net")
    page.keyboard.press("+")
    assert page.evaluate(scale) == pytest.approx(first * 1.25)
    page.keyboard.press("-")
    page.keyboard.press("-")
    assert page.evaluate(scale) == pytest.approx(first * 0.8)
    page.keyboard.press("0")
    assert page.evaluate(scale) == pytest.approx(first, rel=0.01)
    page.click("#zoom-in")
    assert page.evaluate(scale) > first


def test_a_node_that_is_walked_to_is_brought_into_view(opened: Opened) -> None:
    page = opened.at("#KS8&vy=natverk")
    page.focus("#net")
    for _ in range(8):
        page.keyboard.press("+")
    page.keyboard.press("ArrowRight")
    x, y = place(page, "KS8")
    box = page.locator("#net").bounding_box()
    assert box
    assert box["x"] < x < box["x"] + box["width"]
    assert box["y"] < y < box["y"] + box["height"]


def test_what_is_pointed_at_stands_out_with_its_neighbours(opened: Opened) -> None:
    page = opened.at("#vy=natverk")
    wide = f"{NETWORK}.body.data.nodes.get().filter((n) => n.borderWidth === 6).map((n) => n.id).sort()"
    page.mouse.move(*place(page, "KF3"))
    page.wait_for_function(f"() => {wide}.length === 2")
    assert page.evaluate(wide) == ["A2", "KF3"]
    page.wait_for_selector(".vis-tooltip:visible")
    assert page.locator(".vis-tooltip").inner_text().startswith("KF 3 ")
    page.mouse.move(5, 5)
    page.wait_for_function(f"() => {wide}.length === 0")
    lines = f"Math.max(...{NETWORK}.body.data.edges.get().map((e) => e.width))"
    assert page.evaluate(lines) == 1.2


def test_the_legend_names_each_kind_with_its_letter_and_number(opened: Opened) -> None:
    page = opened.at("#vy=natverk")
    told = page.locator(".kinds label").all_inner_texts()
    assert "S\nstrategi (32)" in [
        text.replace(" strategi", "\nstrategi").replace("\n\n", "\n") for text in told
    ]
    assert len(told) == len(set(told)) == 12
    page.focus("#k-strategy")
    page.keyboard.press(" ")
    assert (
        page.evaluate(f"{NETWORK}.body.data.nodes.getIds().filter((id) => /\\.S\\d+$/.test(id)).length") == 0
    )
    page.uncheck("#b-stated")
    assert page.evaluate(f"{NETWORK}.body.data.edges.length") == 0


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_a_large_network_is_drawn_or_says_why_not(
    browser: Browser, large: tuple[int, str], lang: str
) -> None:
    number, address = large
    context = browser.new_context(viewport={"width": 1920, "height": 1080}, bypass_csp=True)
    opened = Opened(context.new_page(), address)
    page = opened.at(f"#vy=natverk&sprak={lang}")
    assert page.evaluate(f"{NETWORK}.physics.physicsEnabled") is False
    drawn = page.evaluate(f"{NETWORK}.body.data.nodes.length")
    if number <= MOST:
        assert drawn == number
        assert page.locator(".why").count() == 0
    else:
        assert drawn < 80
        assert str(number) in page.locator(".why").inner_text()
        assert faults(page) == []
        page.focus("#net")
        page.keyboard.press("ArrowRight")
        assert ": " in said(page)
        page.keyboard.press("Enter")
        assert "vy=tabell" in state(page)
    assert (opened.complaints, opened.asked) == ([], [])
    context.close()
