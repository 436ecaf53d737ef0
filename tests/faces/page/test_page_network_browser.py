"""The free network in a browser: pointed at, walked by keyboard, filtered, and too large to draw."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Page
from test_page_network import grown, levelled

import goalgraph
from browsing import Opened, faultless, faults, focused, menu, resize, state
from goalgraph.faces.page.content.whole import content
from goalgraph.faces.page.layout.aggregate import MOST
from goalgraph.faces.page.network import PageNetwork

NETWORK = "document.getElementById('stage').network"
POINTED = "document.getElementById('stage').pointed"
# How each node in sight is drawn: its middle, its box, its words and their size, in pixels of the screen.
DRAWN = """() => {
    const { network, drawn } = document.getElementById("stage");
    const { clientWidth, clientHeight } = document.getElementById("net");
    return [...drawn].map(([id, how]) => ({ id, ...how, ...network.canvasToDOM(network.getPosition(id)) }))
        .filter(({ x, y, width, height }) => x + width / 2 > 0 && y + height / 2 > 0
            && x - width / 2 < clientWidth && y - height / 2 < clientHeight);
}"""
PAINTED = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"


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


def drawn(page: Page) -> dict[str, Any]:
    page.evaluate(PAINTED)
    return {one["id"]: one for one in page.evaluate(DRAWN)}


def ringed(page: Page, ident: str) -> bool:
    """Whether a ring is drawn just outside the box."""
    page.evaluate(PAINTED)
    blue: bool = page.evaluate(
        f"""(id) => {{
            const at = {NETWORK}.canvasToDOM({NETWORK}.getPosition(id));
            const top = at.y - document.getElementById("stage").drawn.get(id).height / 2;
            const strip = ({PIXELS})(Math.round(at.x), Math.round(top) - 6, 1, 4);
            return [0, 1, 2, 3].some((n) => strip[n * 4 + 2] - strip[n * 4] > 60 && strip[n * 4 + 3] > 100);
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
    assert re.fullmatch(r"Områden namnges, \d+ procent\.", page.inner_text("#live"))
    page.keyboard.press("0")
    assert page.evaluate(scale) == pytest.approx(first, rel=0.01)
    for _ in range(12):
        page.keyboard.press("+")
    assert page.inner_text("#live") == "Längre går det inte att zooma: Innehåll namnges, 240 procent."
    page.keyboard.press("0")
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
    resize(opened.page, 1366, 768)
    page = opened.at("#KS1&vy=natverk")
    page.focus("#net")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowDown")
    told = page.locator("#net-at").inner_text()
    assert told == said(page)
    assert told.endswith(" 1 granne.")
    assert "KS\u00a01 Hållbar tillväxt" in told
    assert ringed(page, "KS1")
    line, drawing = page.locator("#net-at").bounding_box(), page.locator("#net").bounding_box()
    assert line
    assert drawing
    assert line["y"] >= drawing["y"] + drawing["height"]
    assert line["y"] + line["height"] <= 768
    page.focus("#fit")
    assert page.locator("#net-at").inner_text() == ""


def test_a_mark_around_a_box_covers_no_text(opened: Opened) -> None:
    """What is inside the box looks the same whether it is pointed at or not."""
    page = opened.at("#vy=natverk")
    inside = f"""(id) => {{
        const at = {NETWORK}.canvasToDOM({NETWORK}.getPosition(id));
        const {{ width, height }} = document.getElementById("stage").drawn.get(id);
        return ({PIXELS})(...[at.x - width / 2 + 4, at.y - height / 2 + 4, width - 8, height - 8].map(Math.round)).join();
    }}"""
    page.evaluate(PAINTED)
    before = page.evaluate(inside, "KF3")
    page.mouse.move(*place(page, "KF3"))
    page.wait_for_function(f"() => {POINTED} === 'KF3'")
    assert ringed(page, "KF3")
    assert page.evaluate(inside, "KF3") == before


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
    x, y = place(page, "KF2")
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 60, y - 10, steps=4)
    page.mouse.move(x + 160, y - 20, steps=4)
    page.mouse.up()
    where = f"{NETWORK}.getPosition('KF2')"
    there = page.evaluate(where)
    assert place(page, "KF2") == pytest.approx((x + 160, y - 20), abs=3)
    page.mouse.click(*place(page, "KS5"))
    page.wait_for_function("() => location.hash.startsWith('#KS5')")
    assert page.evaluate(where) == there
    page.uncheck("#k-risk")
    page.click("#larger")
    menu(page).click("#language")
    assert page.evaluate(where) == there


def test_lines_follow_what_is_dragged(opened: Opened) -> None:
    page = opened.at("#vy=natverk")
    x, y = place(page, "KF8")
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 30, y + 30, steps=3)
    page.mouse.move(x + 60, y + 60, steps=3)
    page.mouse.up()
    line, ends = page.evaluate(f"""() => {{
        const {{ lines }} = document.getElementById("stage");
        const {{ points, from, to }} = lines.find(({{ from, to }}) => [from, to].includes("KF8"));
        return [points, [from, to].map((id) => Object.values({NETWORK}.getPosition(id)))];
    }}""")
    assert line == ends


def test_a_chosen_goal_lights_its_thread(opened: Opened) -> None:
    page = opened.at("#KS2&vy=natverk")
    lit = page.evaluate("""() => {
        const stage = document.getElementById("stage");
        return stage.lines.filter(stage.lit).flatMap(({ from, to }) => [from, to]);
    }""")
    assert set(lit) <= set(page.evaluate("Page.data.traces.KS2"))
    assert {"KS2", "A2", "KF3"} <= set(lit)


# The drawn way of each line against the box of every node that is none of its ends.
THROUGH = """() => {
    const stage = document.getElementById("stage");
    const boxes = Page.networkNodes().map(({ id, x, y, most, tall }) =>
        [id, { left: x - most / 2, right: x + most / 2, top: y - tall / 2, bottom: y + tall / 2 }]);
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


def test_what_the_room_settles_turns_red_as_in_the_overview(opened: Opened) -> None:
    """KS 1 alone serves its area, so three council goals and two global ones are settled with it; KS 2 is one of three."""
    page = opened.at("#vy=natverk")
    page.wait_for_function(f"{NETWORK} !== undefined")

    def lines(colour: str) -> int:
        drawn: int = page.evaluate(
            """(colour) => [...document.getElementById("stage").paths[colour].values()].join("").split("M").length - 1""",
            colour,
        )
        return drawn

    every = lines("open")
    assert lines("red") == 0
    said = "(goal) => { Page.put([[goal, 'mode', 'Direction'], [goal, 'activities', 'Träffar']]); Page.redraw(); }"
    page.evaluate(said, "KS1")
    assert lines("red") == 6
    page.evaluate(said, "KS2")
    assert (lines("red"), lines("open")) == (7, every - 7)
    page = opened.at("#KS3&vy=natverk")
    assert lines("open") == 0, "only the thread that is followed is drawn"


def test_no_line_passes_behind_a_box_that_it_does_not_end_in(opened: Opened) -> None:
    page = opened.at("#vy=natverk")
    number, behind = page.evaluate(THROUGH)
    assert number > 20
    assert behind == []
    menu(page).check("#b-derived")
    more, behind = page.evaluate(THROUGH)
    assert more > number
    assert behind == []


@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (1366, 768), (768, 1024), (390, 844)])
def test_what_is_written_can_be_read_at_each_scale(opened: Opened, width: int, height: int) -> None:
    """From as far as one can zoom out to as near as one can come."""
    resize(opened.page, width, height)
    page = opened.at("#vy=natverk")
    page.evaluate("Page.zoomNetwork(0.01)")
    levels = []
    for _ in range(14):
        named = [one for one in drawn(page).values() if one["text"]]
        levels.append(page.locator(".levels [aria-pressed=true]").get_attribute("id"))
        # Where areas are named, the codes of cards lower than a line are as high as these.
        least = 10.5 if levels[-1] == "level-areas" else 16
        assert min((one["size"] for one in named), default=16) >= least
        page.evaluate("Page.zoomNetwork(1.25)")
    assert list(dict.fromkeys(levels)) == ["level-areas", "level-goals", "level-content"]


def test_each_level_names_more_than_the_one_before(opened: Opened) -> None:
    page = opened.at("#vy=natverk")
    for level, named, unnamed in (
        ("areas", "fritid", "kulturkommun"),
        ("goals", "6 risker | 22 mått", "3 källor"),
        ("content", "3 källor", None),
    ):
        page.click(f"#level-{level}")
        assert page.locator(f"#level-{level}").get_attribute("aria-pressed") == "true"
        page.evaluate("Page.moveNetwork(Page.stage(), { position: { x: 600, y: 650 } })")
        words = " | ".join(one["text"] for one in drawn(page).values())
        assert named in words
        assert unnamed is None or unnamed not in words


def test_a_group_opens_as_a_ring_and_closes_with_the_mouse(opened: Opened) -> None:
    page = opened.at("#vy=natverk")
    page.click("#level-content")
    page.evaluate("Page.centreOn('A2 indicator')")
    page.mouse.click(*place(page, "A2 indicator"))
    page.wait_for_function("() => location.hash.includes('ring=A2')")
    assert page.locator(".where b").inner_text() == "22 mått, Arbete och fritid"
    shown = drawn(page)
    leaves = [one for ident, one in shown.items() if ident.startswith("A2.I")]
    assert len(leaves) == 22
    assert all(one["text"] for one in leaves)
    assert "KF4" not in shown
    # Each has its words to itself.
    for n, one in enumerate(leaves):
        for other in leaves[n + 1 :]:
            assert abs(one["x"] - other["x"]) > one["width"] or abs(one["y"] - other["y"]) >= one["size"]
    page.mouse.click(*place(page, "A2.I5"))
    page.wait_for_function("() => location.hash.includes('blad=A2.I5')")
    assert page.locator("#panel").is_visible()
    page.click("#fit")
    page.mouse.click(*place(page, "A2 indicator"))
    page.wait_for_function("() => !location.hash.includes('ring=')")
    assert "KF4" in page.evaluate(f"Object.keys({NETWORK}.getPositions())")


def test_a_ring_opens_and_closes_with_the_keyboard(opened: Opened) -> None:
    page = opened.at("#KS2&vy=natverk")
    page.focus("#net")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowDown")
    assert said(page).startswith("3 strategier, KS\u00a02")
    page.keyboard.press("Enter")
    assert "ring=KS2%20strategy" in state(page)
    assert focused(page) == "net"
    assert faults(page) == []
    page.keyboard.press("ArrowRight")
    assert "3 strategier" in said(page)
    page.keyboard.press("Enter")
    assert state(page) == "#vy=natverk"
    page.go_back()
    page.wait_for_function("() => location.hash.includes('ring=')")
    page.focus("#net")
    page.keyboard.press("Escape")
    assert state(page) == "#vy=natverk"


def test_buttons_do_what_dragging_does(opened: Opened) -> None:
    page = opened.at("#vy=natverk")
    at = f"Object.values({NETWORK}.getViewPosition())"
    for _ in range(3):
        page.click("#zoom-in")
    for button, across, down in (("right", 1, 0), ("down", 0, 1), ("left", -1, 0), ("up", 0, -1)):
        x, y = page.evaluate(at)
        page.click(f"#pan-{button}")
        new_x, new_y = page.evaluate(at)
        assert (round(new_x - x) > 0, round(new_x - x) < 0) == (across > 0, across < 0)
        assert (round(new_y - y) > 0, round(new_y - y) < 0) == (down > 0, down < 0)
    for target in page.locator(".moves button, .levels button, .link").all():
        box = target.bounding_box()
        assert box
        assert min(box["width"], box["height"]) >= 24


class Fingers:
    """Touches as the screen reports them: one point or two, down, moved step by step, and up again."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._session = page.context.new_cdp_session(page)

    def _say(self, kind: str, points: list[tuple[float, float]]) -> None:
        if kind == "touchStart":
            self._page.wait_for_timeout(100)  # No hand is down again at once.
        touches = [{"x": x, "y": y, "id": n} for n, (x, y) in enumerate(points)]
        self._session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": touches})

    def move(self, start: list[tuple[float, float]], end: list[tuple[float, float]], steps: int = 12) -> None:
        self._say("touchStart", start)
        for n in range(1, steps + 1):
            part = n / steps
            self._say(
                "touchMove",
                [(x + (u - x) * part, y + (v - y) * part) for (x, y), (u, v) in zip(start, end, strict=True)],
            )
        self._say("touchEnd", [])

    def tap(self, at: tuple[float, float]) -> None:
        self._say("touchStart", [at])
        self._say("touchEnd", [])


def test_fingers_move_pinch_drag_and_open(browser: Browser, address: str) -> None:
    with faultless(browser, address, has_touch=True) as opened:
        page = opened.at("#vy=natverk")
        fingers = Fingers(page)
        box = page.locator("#net").bounding_box()
        assert box
        middle = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        scale = page.evaluate(f"{NETWORK}.getScale()")
        fingers.move(
            [(middle[0] - 40, middle[1]), (middle[0] + 40, middle[1])],
            [(middle[0] - 160, middle[1]), (middle[0] + 160, middle[1])],
        )
        nearer = page.evaluate(f"{NETWORK}.getScale()")
        assert nearer > 1.5 * scale
        page.evaluate("Page.fitNetwork()")
        page.evaluate("Page.zoomNetwork(1.6)")
        before = page.evaluate(f"{NETWORK}.getViewPosition()")
        empty = (box["x"] + box["width"] / 2, box["y"] + 8)
        fingers.move([empty], [(empty[0] - 200, empty[1] + 60)])
        after = page.evaluate(f"{NETWORK}.getViewPosition()")
        assert after["x"] > before["x"] + 50
        page.evaluate("Page.fitNetwork()")
        page.evaluate(PAINTED)
        was = page.evaluate(f"{NETWORK}.getPosition('KF7')")
        at = place(page, "KF7")
        fingers.move([at], [(at[0] + 60, at[1] + 40)])
        now = page.evaluate(f"{NETWORK}.getPosition('KF7')")
        assert now["x"] > was["x"] + 30
        assert now["y"] > was["y"] + 30
        page.evaluate(PAINTED)
        fingers.tap(place(page, "KS3"))
        page.wait_for_function("() => location.hash.startsWith('#KS3')")
        page.keyboard.press("Escape")
        page.evaluate("Page.zoomToLevel('content')")
        page.evaluate("Page.centreOn('A2 indicator')")
        page.evaluate(PAINTED)
        fingers.tap(place(page, "A2 indicator"))
        page.wait_for_function("() => location.hash.includes('ring=A2')")
        page.locator("#ring-close").tap()
        page.wait_for_function("() => !location.hash.includes('ring=')")


def test_the_map_shows_the_window_in_sight(opened: Opened) -> None:
    page = opened.at("#vy=natverk")
    window = page.locator("#net-map .pane")

    def seen() -> dict[str, float]:
        box: dict[str, float] = window.evaluate("(e) => e.getBoundingClientRect().toJSON()")
        return box

    before = seen()
    for _ in range(3):
        page.click("#zoom-in")
    after = seen()
    assert after["width"] < before["width"] * 0.7
    page.click("#pan-right")
    moved = seen()
    assert moved["x"] > after["x"]
    held = page.locator("#net-map").bounding_box()
    assert held
    page.mouse.click(held["x"] + held["width"] * 0.3, held["y"] + held["height"] * 0.5)
    assert seen()["x"] < moved["x"]


@pytest.mark.parametrize("by", ["click", "search"])
def test_what_is_chosen_stands_in_the_middle(opened: Opened, by: str) -> None:
    page = opened.at("#vy=natverk")
    if by == "click":
        page.mouse.click(*place(page, "KS8"))
    else:
        page.fill("#search-text", "KS 8")
        page.keyboard.press("Enter")
    page.wait_for_function("() => location.hash.startsWith('#KS8&vy=natverk')")
    box = page.locator("#net").bounding_box()
    assert box
    middle = (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    assert place(page, "KS8") == pytest.approx(middle, abs=3)
    if by == "search":
        page.fill("#search-text", "Simhallsbes")
        page.keyboard.press("Enter")
        page.wait_for_function("() => location.hash.includes('blad=')")
        assert page.locator(".where").is_visible()
        assert page.evaluate("Page.state.leaf") in drawn(page)


def test_larger_text_makes_larger_words(opened: Opened) -> None:
    page = opened.at("#vy=natverk")
    sizes = [max(one["size"] for one in drawn(page).values())]
    while page.locator("#larger").is_enabled():
        page.click("#larger")
        sizes.append(max(one["size"] for one in drawn(page).values()))
    assert all(after >= before for before, after in pairwise(sizes))
    assert sizes[-1] > sizes[0] * 1.3


def test_a_narrow_window_begins_with_what_can_be_read(opened: Opened) -> None:
    resize(opened.page, 320, 640)
    page = opened.at("#vy=natverk")
    assert "A1" in drawn(page)
    assert page.evaluate("document.querySelector('.canvas canvas').clientHeight") >= 200
    page = opened.at("#KS8&vy=natverk")
    assert "KS8" in drawn(page)


@pytest.mark.parametrize(("levels", "each"), [(4, 15), (1, 60)])
def test_a_plan_of_levels_without_areas_is_drawn(
    browser: Browser, bundled: goalgraph.Graph, tmp_path: Path, levels: int, each: int
) -> None:
    path = tmp_path / "page.html"
    plan = levelled(content(bundled.scope), levels, each)
    path.write_text(PageNetwork(plan, "sv").generate_html(), encoding="utf-8")
    context = browser.new_context(viewport={"width": 1366, "height": 768}, bypass_csp=True)
    opened = Opened(context.new_page(), path.as_uri())
    page = opened.at("#vy=natverk")
    assert page.locator("#level-areas").inner_text() == "Nivåer"
    page.click("#level-goals")
    shown = drawn(page)
    assert any("simma" in one["text"] for one in shown.values())
    assert min(one["size"] for one in shown.values()) >= 16
    page.evaluate("Page.pickNode('L0.0 strategy')")
    assert {f"S{n}" for n in range(6)} <= set(drawn(page))
    assert (opened.complaints, opened.asked) == ([], [])
    context.close()


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
    kinds = page.evaluate(f"{NETWORK}.body.data.nodes.get().map(({{ id }}) => Page.networkNode(id).group)")
    assert not {"risk", "indicator"} & set(kinds)


def test_the_legend_names_each_kind_with_its_number(opened: Opened) -> None:
    page = opened.at("#vy=natverk")
    told = page.locator(".kinds label").all_inner_texts()
    assert "Strategi (32)" in [text.strip() for text in told]
    assert len(told) == len(set(told)) == 11
    page.focus("#k-strategy")
    page.keyboard.press(" ")
    left = page.evaluate(f"{NETWORK}.body.data.nodes.getIds()")
    assert not [ident for ident in left if ident.endswith("strategy")]
    menu(page).uncheck("#b-stated")
    assert page.evaluate("document.getElementById('stage').lines.length") == 0


def test_a_large_network_is_drawn_or_says_why_not(browser: Browser, large: tuple[int, str]) -> None:
    number, address = large
    context = browser.new_context(viewport={"width": 1920, "height": 1080}, bypass_csp=True)
    opened = Opened(context.new_page(), address)
    page = opened.at("#vy=natverk")
    assert page.evaluate(f"{NETWORK}.physics.physicsEnabled") is False
    shown = page.evaluate(f"{NETWORK}.body.data.nodes.length")
    if number <= MOST:
        held = page.evaluate("Page.data.nodes.filter(({ holds }) => holds === undefined).length")
        assert shown < held == number
        assert page.locator(".why").count() == 0
    else:
        assert shown < 80
        assert str(number) in page.locator(".why").inner_text()
        assert faults(page) == []
        page.focus("#net")
        page.keyboard.press("ArrowRight")
        assert ": " in said(page)
        page.keyboard.press("Enter")
        assert "vy=tabell" in state(page)
    assert (opened.complaints, opened.asked) == ([], [])
    context.close()


def test_the_drawing_library_runs_when_a_network_is_drawn_and_not_before(opened: Opened) -> None:
    page = opened.at()
    assert not page.evaluate("'vis' in window")
    page.locator("#v-network").click()
    page.locator(".canvas canvas").first.wait_for()
    assert page.evaluate("typeof vis.Network") == "function"


def test_paper_is_light_whatever_the_screen_is(opened: Opened) -> None:
    opened.page.emulate_media(color_scheme="dark")
    page = opened.at("#vy=natverk")
    cards = []
    for event in ("beforeprint", "afterprint"):
        page.evaluate("(event) => dispatchEvent(new Event(event))", event)
        cards.append(page.evaluate("Page.palette().card"))
    assert cards == ["rgb(255, 255, 255)", "rgb(28, 35, 41)"]


def test_a_group_says_what_it_holds_where_smaller_letters_let_it(opened: Opened) -> None:
    resize(opened.page, 1920, 1080)
    page = opened.at("#vy=natverk&sprak=en")
    told = page.evaluate("[...document.getElementById('stage').drawn.values()].map((one) => one.text)")
    assert {"4 strategies", "3 indicators"} <= set(told)
