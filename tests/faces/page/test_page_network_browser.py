"""The free network in a browser: pointed at, walked by keyboard, filtered, and too large to draw."""

from __future__ import annotations

from itertools import pairwise
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page
from test_page_network import grown

import goalgraph
from browsing import Opened, faults, focused, menu, state
from goalgraph.faces.page.content.whole import content
from goalgraph.faces.page.layout.aggregate import MOST
from goalgraph.faces.page.network import PageNetwork

NETWORK = "document.getElementById('stage').network"
POINTED = "document.getElementById('stage').pointed"


@pytest.fixture(scope="module", params=[MOST, MOST + 1], ids=["most", "one more"])
def large(
    request: pytest.FixtureRequest, bundled: goalgraph.Graph, tmp_path_factory: pytest.TempPathFactory
) -> tuple[int, str]:
    path = tmp_path_factory.mktemp("large") / "page.html"
    html = PageNetwork(grown(content(bundled.scope), request.param), "sv").generate_html()
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


# What is drawn, read from a copy: reading the drawing itself changes how it is drawn.
PIXELS = """(x, y, width, height) => {
    const drawn = document.querySelector(".canvas canvas");
    const context = new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true });
    context.drawImage(drawn, x, y, width, height, 0, 0, width, height);
    return [...context.getImageData(0, 0, width, height).data];
}"""


def ringed(page: Page, ident: str) -> bool:
    """Whether a ring is drawn just outside the box."""
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    blue: bool = page.evaluate(
        f"""(id) => {{
            const at = {NETWORK}.canvasToDOM({{ x: {NETWORK}.getPosition(id).x, y: {NETWORK}.getBoundingBox(id).top }});
            const strip = ({PIXELS})(Math.round(at.x) - 12, Math.round(at.y) - 8, 1, 8);
            return [0, 1, 2, 3, 4, 5, 6, 7].some((n) => strip[n * 4 + 2] - strip[n * 4] > 60 && strip[n * 4 + 3] > 100);
        }}""",
        ident,
    )
    return blue


def test_the_keyboard_walks_along_the_links(opened: Opened) -> None:
    page = opened.at("#KS1&vy=natverk")
    page.focus("#net")
    page.keyboard.press("ArrowRight")
    assert said(page).startswith("KS\u00a01 ")
    assert "Kommunstyrelsens mål" in said(page)
    page.keyboard.press("ArrowLeft")
    assert said(page).startswith("Tillväxt")
    page.keyboard.press("ArrowLeft")
    assert said(page).startswith("KF\u00a01")
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


def test_what_is_pointed_at_stands_out_with_its_neighbours_and_is_told(opened: Opened) -> None:
    page = opened.at("#vy=natverk")
    assert page.locator("#net-help").is_visible()
    page.mouse.move(*place(page, "KF3"))
    page.wait_for_function(f"() => {POINTED} === 'KF3'")
    assert page.locator("#net-at").inner_text().startswith("KF\u00a03 ")
    assert page.locator("#net-at").inner_text().endswith(", Fullmäktiges mål, 1 granne.")
    assert ringed(page, "KF3")
    assert ringed(page, "A2")
    assert not ringed(page, "KS5")
    assert not page.locator("#net-help").is_visible()
    page.mouse.move(5, 5)
    page.wait_for_function(f"() => {POINTED} === null")
    assert page.locator("#net-at").inner_text() == ""
    assert not ringed(page, "KF3")


def test_what_the_keyboard_stands_on_stands_out_and_is_told(opened: Opened) -> None:
    opened.page.set_viewport_size({"width": 1366, "height": 768})
    page = opened.at("#KS1&vy=natverk")
    page.focus("#net")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    told = page.locator("#net-at").inner_text()
    assert told == said(page)
    assert told.startswith("KS1.P")
    assert told.endswith(", vägledande text, 1 granne.")
    assert ringed(page, "KS1")
    line, drawing = page.locator("#net-at").bounding_box(), page.locator("#net").bounding_box()
    assert line
    assert drawing
    assert line["y"] >= drawing["y"] + drawing["height"]
    assert line["y"] + line["height"] <= 768
    page.focus("#fit")
    assert page.locator("#net-at").inner_text() == ""


def test_a_ring_covers_no_text(opened: Opened) -> None:
    """What is inside the box looks the same whether it is pointed at or not."""
    page = opened.at("#vy=natverk")
    inside = f"""(id) => {{
        const box = {NETWORK}.getBoundingBox(id);
        const [a, b] = [{{ x: box.left, y: box.top }}, {{ x: box.right, y: box.bottom }}].map((at) => {NETWORK}.canvasToDOM(at));
        return ({PIXELS})(...[a.x + 4, a.y + 4, b.x - a.x - 8, b.y - a.y - 8].map(Math.round)).join();
    }}"""
    before = page.evaluate(inside, "A1.I5")
    page.mouse.move(*place(page, "A1.I5"))
    page.wait_for_function(f"() => {POINTED} === 'A1.I5'")
    assert ringed(page, "A1.I5")
    assert page.evaluate(inside, "A1.I5") == before


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_forced_colours_are_drawn_with(opened: Opened, scheme: Literal["light", "dark"]) -> None:
    page = opened.page
    page.emulate_media(forced_colors="active", color_scheme="light" if scheme == "dark" else "dark")
    opened.at("#KS5&vy=natverk")
    page.emulate_media(forced_colors="active", color_scheme=scheme)
    page.wait_for_function(
        "(dark) => (Page.palette().paper === 'rgb(0, 0, 0)') === dark", arg=scheme == "dark"
    )
    ratios = page.evaluate("""() => {
        const light = (text) => {
            const [r, g, b] = text.match(/[\\d.]+/g).map((v) => ((v /= 255) <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
            return 0.2126 * r + 0.7152 * g + 0.0722 * b;
        };
        const ratio = (a, b) => (Math.max(light(a), light(b)) + 0.05) / (Math.min(light(a), light(b)) + 0.05);
        const { paper, text, line, thread, dimmed, mark, picked, on, of } = Page.palette();
        const real = getComputedStyle(document.body).backgroundColor;
        return {
            text: [text, dimmed].map((one) => ratio(one, real)).concat(ratio(picked, on)),
            line: [line, thread, mark, of("risk")].map((one) => ratio(one, real)), paper: ratio(paper, real),
        };
    }""")
    assert min(ratios["text"]) >= 4.5
    assert min(ratios["line"]) >= 3
    assert ratios["paper"] == 1
    # What is drawn is of these colours: nothing else of the page's own.
    drawn = page.evaluate("""() => {
        const canvas = document.querySelector("#stage canvas");
        const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
        const own = [[179, 20, 46], [125, 130, 137], [70, 80, 92]];
        const wanted = Page.palette().thread.match(/\\d+/g).map(Number);
        let [plain, thread] = [0, 0];
        for (let n = 0; n < data.length; n += 4) {
            const is = (colour) => data[n + 3] === 255 && colour.every((part, at) => data[n + at] === part);
            if (own.slice(0, 2).some(is)) plain += 1;
            if (is(wanted)) thread += 1;
        }
        return { plain, thread };
    }""")
    assert drawn["plain"] == 0
    assert drawn["thread"] > 500
    sample = page.locator("#filters .sample").nth(2).locator("line")
    strokes = [sample.nth(n).evaluate("(e) => getComputedStyle(e).stroke") for n in (0, 1)]
    assert strokes[0] != strokes[1]


def test_what_is_dragged_stays_there(opened: Opened) -> None:
    page = opened.at("#vy=natverk")
    x, y = place(page, "PRG10")
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 60, y - 10, steps=4)
    page.mouse.move(x + 160, y - 20, steps=4)
    page.mouse.up()
    where = f"{NETWORK}.getPosition('PRG10')"
    there = page.evaluate(where)
    assert place(page, "PRG10") == pytest.approx((x + 160, y - 20), abs=3)
    page.mouse.click(*place(page, "KS5"))
    page.wait_for_function("() => location.hash.startsWith('#KS5')")
    assert page.evaluate(where) == there
    page.uncheck("#k-risk")
    page.click("#larger")
    menu(page).click("#language")
    assert page.evaluate(where) == there


def test_lines_follow_what_is_dragged(opened: Opened) -> None:
    page = opened.at("#vy=natverk")
    x, y = place(page, "KS7.S7")
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 30, y + 30, steps=3)
    page.mouse.move(x + 90, y + 60, steps=3)
    page.mouse.up()
    line, ends = page.evaluate(f"""() => {{
        const {{ points }} = document.getElementById("stage").lines.find(({{ from }}) => from === "KS7.S7");
        return [points, ["KS7.S7", "KS7"].map((id) => Object.values({NETWORK}.getPosition(id)))];
    }}""")
    assert line == ends


LIT = """() => {
    const stage = document.getElementById("stage");
    return stage.lines.filter(stage.lit).map(({ from, to }) => `${from} ${to}`).sort();
}"""


def test_a_chosen_leaf_lights_what_it_is_linked_to_both_ways(opened: Opened) -> None:
    page = opened.at("#PRG2&vy=natverk")
    assert page.evaluate(LIT) == ["A1.F2 PRG2", "A1.I19 PRG2", "PRG2 A1"]
    for leaf in ("PRG8", "PRG9", "PRG11"):
        page = opened.at(f"#{leaf}&vy=natverk")
        assert len(page.evaluate(LIT)) > 0
        assert all(line.endswith(f" {leaf}") for line in page.evaluate(LIT))


def test_what_is_dimmed_hides_the_lines_behind_it(opened: Opened) -> None:
    page = opened.at("#PRG2&vy=natverk")
    fills = page.evaluate(f"{NETWORK}.body.data.nodes.get().map((one) => one.color.background)")
    assert set(fills) == {"rgb(245, 242, 235)", "rgb(24, 32, 42)"}


# The drawn way of each line against the box of every node that is none of its ends.
THROUGH = """() => {
    const stage = document.getElementById("stage");
    const boxes = Page.data.nodes.map(({ id }) => [id, stage.network.getBoundingBox(id)]);
    const TOUCH = 2;
    const found = [];
    for (const { from, to, points } of stage.lines) {
        for (let n = 1; n < points.length; n += 1) {
            const [[a, b], [c, d]] = [points[n - 1], points[n]];
            if (a !== c && b !== d) found.push(`${from} ${to} slants`);
            for (const [id, box] of boxes) {
                if (id === from || id === to) continue;
                const aside = Math.max(a, c) <= box.left + TOUCH || Math.min(a, c) >= box.right - TOUCH;
                const beyond = Math.max(b, d) <= box.top + TOUCH || Math.min(b, d) >= box.bottom - TOUCH;
                if (!aside && !beyond) found.push(`${from} ${to} behind ${id}`);
            }
        }
    }
    return [stage.lines.length, found];
}"""


def test_no_line_passes_behind_a_box_that_it_does_not_end_in(opened: Opened) -> None:
    page = opened.at("#vy=natverk")
    assert page.evaluate(THROUGH) == [230, []]
    menu(page).check("#b-derived")
    assert page.evaluate(THROUGH) == [432, []]


LABEL = f"24 * {NETWORK}.getScale()"
SEEN = f"""() => {{
    const {{ clientWidth, clientHeight }} = document.getElementById("net");
    return Page.data.nodes.filter(({{ id }}) => {{
        const at = {NETWORK}.canvasToDOM({NETWORK}.getPosition(id));
        return at.x > 0 && at.y > 0 && at.x < clientWidth && at.y < clientHeight;
    }}).map(({{ id }}) => id);
}}"""


@pytest.mark.parametrize(("width", "height", "least"), [(1920, 1080, 16), (1366, 768, 11.5)])
def test_the_whole_network_is_read_at_first_sight(
    opened: Opened, width: int, height: int, least: float
) -> None:
    opened.page.set_viewport_size({"width": width, "height": height})
    page = opened.at("#vy=natverk")
    assert page.evaluate(LABEL) >= least
    assert page.evaluate(SEEN) == page.evaluate("Page.data.nodes.map(({ id }) => id)")
    labels = page.evaluate(f"{NETWORK}.body.data.nodes.get().map((one) => one.label)")
    assert len(labels) == len(set(labels))
    assert "A1.I5" in labels


def test_larger_text_makes_larger_labels(opened: Opened) -> None:
    opened.page.set_viewport_size({"width": 1366, "height": 768})
    page = opened.at("#vy=natverk")
    sizes = [page.evaluate(LABEL)]
    while page.locator("#larger").is_enabled():
        page.click("#larger")
        sizes.append(page.evaluate(LABEL))
    assert all(after > before * 1.05 for before, after in pairwise(sizes))
    assert sizes[-1] >= 24
    page.click("#fit")
    assert len(page.evaluate(SEEN)) == page.evaluate("Page.data.nodes.length")


def test_a_narrow_window_begins_with_what_can_be_read(opened: Opened) -> None:
    opened.page.set_viewport_size({"width": 320, "height": 640})
    page = opened.at("#vy=natverk")
    assert page.evaluate(LABEL) >= 12
    assert "A1" in page.evaluate(SEEN)
    assert page.evaluate("document.querySelector('.canvas canvas').clientHeight") >= 280
    page = opened.at("#KS8&vy=natverk")
    assert "KS8" in page.evaluate(SEEN)


def test_hidden_kinds_are_in_the_address(opened: Opened) -> None:
    page = opened.at("#vy=natverk")
    page.uncheck("#k-risk")
    page.uncheck("#k-indicator")
    assert state(page) == "#vy=natverk&dolda=risker+matt"
    assert focused(page) == "k-indicator"
    page.go_back()
    page.wait_for_function("() => location.hash.endsWith('dolda=risker')")
    assert page.locator("#k-indicator").is_checked()
    page = opened.at("#vy=natverk&dolda=risker+matt")
    assert not page.locator("#k-risk").is_checked()
    kinds = page.evaluate(f"{NETWORK}.body.data.nodes.get().map(({{ id }}) => Page.resource(id).kind)")
    assert not {"risk", "indicator"} & set(kinds)


def test_the_legend_names_each_kind_with_its_letter_and_number(opened: Opened) -> None:
    page = opened.at("#vy=natverk")
    told = page.locator(".kinds label").all_inner_texts()
    assert "S\nstrategi (32)" in [
        text.replace(" strategi", "\nstrategi").replace("\n\n", "\n") for text in told
    ]
    assert len(told) == len(set(told)) == 11
    page.focus("#k-strategy")
    page.keyboard.press(" ")
    assert (
        page.evaluate(f"{NETWORK}.body.data.nodes.getIds().filter((id) => /\\.S\\d+$/.test(id)).length") == 0
    )
    menu(page).uncheck("#b-stated")
    assert page.evaluate("document.getElementById('stage').lines.length") == 0


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
