"""The page where there is little room: larger text, narrow windows, text spacing, and paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from test_page_browser import VIEWS

import goalgraph
from browsing import Opened, faultless, faults, resize
from places import ROOT
from printed_pdf import Sheet, sheets_of

INDICATORS = "#vy=matt"
# What is cut, or wider than the window, the main part or the panel; what scrolls in a box of its own is neither.
FAULTS = """() => {
    const wide = ["html", "#main", "#panel"].filter((one) => {
        const element = document.querySelector(one);
        return element.getClientRects().length && element.scrollWidth > element.clientWidth;
    });
    const cut = [...document.querySelectorAll(".card, .leaf, .group, .badge, .button, .head, .tile, .part, h1, h2, h3, h4")]
        .filter((e) => e.getClientRects().length && !e.closest(".hidden, .scroll") && getComputedStyle(e).display !== "inline")
        .filter((e) => e.scrollWidth > e.clientWidth + 1).map((e) => e.textContent.slice(0, 30));
    return [...wide, ...cut];
}"""
# Words that are broken over two lines, other than after a hyphen, a dash or a slash.
BROKEN = """() => {
    const found = [];
    const range = document.createRange();
    for (const box of document.querySelectorAll(".card, .tile, #panel, .tables")) {
        const walker = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
            for (const word of walker.currentNode.data.matchAll(/[^\\s/–-]+/g)) {
                range.setStart(walker.currentNode, word.index);
                range.setEnd(walker.currentNode, word.index + word[0].length);
                if (new Set([...range.getClientRects()].map((r) => Math.round(r.top))).size > 1) found.push(word[0]);
            }
        }
    }
    return found;
}"""

# The ends of lines that meet no card: how many lines there are, and how many are loose.
LOOSE = """() => {
    const svg = document.querySelector(".threads");
    const { left, top, width, height } = svg.getBoundingClientRect();
    const box = svg.viewBox.baseVal;
    const seen = ({ x, y }) => [left + x * width / box.width, top + y * height / box.height];
    const lines = [...svg.querySelectorAll("[data-to]")];
    const loose = lines.filter((line) => {
        const card = document.getElementById(`c-${line.dataset.from}`).getBoundingClientRect();
        const [x, y] = seen(line.getPointAtLength(line.getTotalLength()));
        return Math.abs(card.left - x) > 2 || y < card.top - 1 || y > card.bottom + 2;
    });
    return [lines.length, loose.length];
}"""


CLASSES = "[...document.documentElement.classList].sort()"


@pytest.fixture(scope="module")
def example_address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Where the page of the invented plan is, whose name is long."""
    graph = goalgraph.load(ROOT / "data" / "examples" / "sjobacka" / "2030")
    return graph.write_page(tmp_path_factory.mktemp("example") / "page.html").as_uri()


@pytest.fixture
def example(browser: Browser, example_address: str) -> Iterator[Opened]:
    with faultless(browser, example_address) as opened:
        yield opened


def largest(page: Page) -> None:
    while page.evaluate("document.getElementById('larger').ariaDisabled !== 'true'"):
        page.evaluate("document.getElementById('larger').click()")


@pytest.mark.parametrize(
    "fragment",
    ["", "#KS7", "#KS1&vy=fokus", "#KS3&vy=sammanstallning", "#vy=tabell", INDICATORS, "#vy=natverk"],
)
@pytest.mark.parametrize("width", [1920, 1366, 320])
def test_the_largest_text_cuts_nothing(opened: Opened, width: int, fragment: str) -> None:
    resize(opened.page, width, 768)
    page = opened.at(fragment)
    found = page.evaluate(f"""() => {{
        const larger = document.getElementById("larger");
        const found = [];
        for (let n = 0; n < 9; n += 1) {{
            found.push(...({FAULTS})().map((one) => `${{n}}: ${{one}}`));
            if (larger.ariaDisabled === 'true') return found;
            larger.click();
        }}
        return ["the text has no largest size"];
    }}""")
    assert found == []


@pytest.mark.parametrize("times", [3, 7])
def test_large_text_in_a_narrow_window_leaves_the_words_of_the_networks_levels_whole(
    opened: Opened, times: int
) -> None:
    resize(opened.page, 390, 844)
    page = opened.at("#vy=natverk")
    for _ in range(times):
        page.evaluate("document.getElementById('larger').click()")
    lines = "(all) => all.map((one) => { const words = document.createRange(); words.selectNodeContents(one); return words.getClientRects().length; })"
    assert page.locator(".levels button").evaluate_all(lines) == [1, 1, 1]


@pytest.mark.parametrize("fragment", ["", "#KS1&vy=fokus", "#vy=tillganglighet", "#vy=sammanstallning"])
def test_wide_text_spacing_in_a_narrow_window_needs_no_sideways_scrolling(
    opened: Opened, fragment: str
) -> None:
    resize(opened.page, 320, 640)
    page = opened.at(fragment)
    page.add_style_tag(
        content="* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }"
    )
    assert page.evaluate(FAULTS) == []


@pytest.mark.parametrize("view", ["overview", "trace", "focus", "findings", "statement"])
def test_axe_finds_nothing_in_a_narrow_window(browser: Browser, address: str, view: str) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 640}, bypass_csp=True)
    found = faults(Opened(context.new_page(), address).at(VIEWS[view]))
    context.close()
    assert found == []


def test_words_go_before_columns_and_columns_before_all_else(opened: Opened) -> None:
    page = opened.at("#KS7")
    label = page.locator("#c-SDG17 .title > :not(.name)")
    for width, words, columns in ((1920, True, True), (1366, False, True), (900, False, False)):
        resize(opened.page, width, 768)
        page.locator(".heads").wait_for(state="visible" if columns else "hidden")
        label.wait_for(state="visible" if words else "hidden")
        assert page.locator(".threads").is_visible() is columns
        assert page.locator("#c-SDG17 .name").is_visible()


def test_the_material_stands_beside_the_question_and_below_it_in_one_column(opened: Opened) -> None:
    page = opened.at("#KS7&vy=dialog")
    assert page.evaluate("panel.getBoundingClientRect().right <= main.getBoundingClientRect().left + 1")
    resize(opened.page, 900, 768)
    page.wait_for_function("() => document.documentElement.classList.contains('narrow')")
    assert page.evaluate("panel.getBoundingClientRect().top >= main.getBoundingClientRect().bottom - 1")


@pytest.mark.parametrize("lang", ["sv", "en"])
@pytest.mark.parametrize("width", [1920, 1366])
def test_the_header_is_one_row_and_words_are_whole(
    opened: Opened, example: Opened, width: int, lang: str
) -> None:
    for plan in (opened, example):
        resize(plan.page, width, width * 9 // 16)
        page = plan.at(f"#sprak={lang}")
        tops = page.evaluate("""() => [...document.querySelector(".top").children].filter((e) => e.getClientRects().length)
            .map((e) => { const r = e.getBoundingClientRect(); return (r.top + r.bottom) / 2; })""")
        assert max(tops) - min(tops) < 2
        assert (
            page.evaluate(
                "searchText => searchText.clientWidth", page.locator("#search-text").element_handle()
            )
            >= 80
        )
        assert page.evaluate("title.title") in page.title()
        assert page.evaluate("title.title") in page.evaluate("title.textContent")
        assert page.evaluate(BROKEN) == []
    for fragment in (INDICATORS, "#vy=tabell"):
        assert opened.at(f"{fragment}&sprak={lang}").evaluate(BROKEN) == []


def test_the_title_and_the_search_hint_are_whole(opened: Opened) -> None:
    resize(opened.page, 1366, 768)
    for lang in ("sv", "en"):
        page = opened.at(f"#sprak={lang}")
        cut = page.evaluate("""() => {
            const search = document.getElementById("search-text");
            const context = document.createElement("canvas").getContext("2d");
            const { fontSize, fontFamily, paddingLeft } = getComputedStyle(search);
            context.font = `${fontSize} ${fontFamily}`;
            const hint = context.measureText(search.placeholder).width > search.clientWidth - 2 * parseFloat(paddingLeft);
            return [hint, ...[...document.querySelectorAll("#title :is(b, span)")].map((line) => line.scrollWidth > line.clientWidth)];
        }""")
        assert cut == [False, False, False]
    # A long name of a body has the room that is left beside the places.
    name = page.locator("#title b")
    name.evaluate("(name) => { name.textContent = 'Storskogens samhällsbyggnadsförbund'; }")
    for width in (1920, 1366):
        resize(page, width, 768)
        assert name.evaluate("(name) => name.scrollWidth <= name.clientWidth"), width


@pytest.mark.parametrize("lang", ["sv", "en"])
@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (1366, 768)])
def test_the_tables_show_all_their_columns(opened: Opened, lang: str, width: int, height: int) -> None:
    resize(opened.page, width, height)
    page = opened.at(f"#vy=tabell&sprak={lang}")
    beyond = page.evaluate(
        "[...document.querySelectorAll('.scroll')].map((e) => e.scrollWidth - e.clientWidth)"
    )
    assert len(beyond) == 7
    assert set(beyond) == {0}


def test_a_long_choice_is_shown_whole(opened: Opened) -> None:
    page = opened.at(VIEWS["rule"])
    choice = page.evaluate("document.getElementById('f-need').selectedOptions[0].text")
    assert page.locator("#f-need").get_attribute("title") == choice
    assert choice.rsplit(" (", 1)[0] in page.locator(".narrowed").inner_text()


def test_tiles_are_as_high_as_what_they_hold_and_keep_their_order(opened: Opened) -> None:
    page = opened.at(INDICATORS)
    largest(page)
    page.evaluate("document.getElementById('smaller').click()")
    empty, tops, gaps = page.evaluate("""() => {
        const empty = [];
        const tops = [];
        const gaps = [];
        const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
        for (const list of document.querySelectorAll(".tiles")) {
            const boxes = [...list.children].map((tile) => [tile, tile.getBoundingClientRect()]);
            boxes.forEach(([tile, r]) => { if (r.bottom - tile.lastElementChild.getBoundingClientRect().bottom > 1.2 * rem) empty.push(tile.textContent); });
            boxes.slice(1).forEach(([tile, r], n) => { if (r.top < boxes[n][1].top - 1) tops.push(tile.textContent); });
            for (const left of new Set(boxes.map(([, r]) => Math.round(r.left)))) {
                const column = boxes.filter(([, r]) => Math.round(r.left) === left);
                column.slice(1).forEach(([, r], n) => gaps.push((r.top - column[n][1].bottom) / rem));
            }
        }
        return [empty, tops, gaps];
    }""")
    assert (empty, tops) == ([], [])
    assert len(gaps) > 50
    assert 0.5 < min(gaps) <= max(gaps) < 0.8


def test_a_tile_with_the_keyboard_has_one_ring(opened: Opened) -> None:
    page = opened.at(INDICATORS)
    page.focus("#t-unset")
    page.keyboard.press("Tab")
    rings = page.evaluate(
        """["", "::after"].map((part) => getComputedStyle(document.activeElement, part || null).outlineStyle)"""
    )
    assert rings == ["none", "solid"]


def sheets(page: Page) -> bytes:
    """What is printed, without the time of printing."""
    pdf = page.pdf(prefer_css_page_size=True, print_background=True)
    return re.sub(rb"\(D:[^)]*\)", b"", pdf)


@pytest.mark.parametrize("fragment", ["", "#KS1&vy=fokus", "#vy=natverk", INDICATORS])
def test_paper_is_the_same_whatever_the_window_and_the_size_of_the_text(
    opened: Opened, fragment: str
) -> None:
    printed = []
    # The sheet says when it was printed.
    opened.page.clock.set_fixed_time("2031-03-13T10:42:00")
    for width, larger in ((1366, False), (1366, True), (320, False)):
        resize(opened.page, width, 768)
        page = opened.at(fragment)
        if larger:
            largest(page)
        before = page.evaluate(CLASSES)
        printed.append(sheets(page))
        page.wait_for_function("() => !document.documentElement.classList.contains('on-paper')")
        assert page.evaluate(CLASSES) == before
    assert printed[0] == printed[1] == printed[2]
    assert 1 <= len(re.findall(rb"/Type\s*/Page\b", printed[0])) <= 5


def printed(page: Page, target: Path) -> list[Sheet]:
    target.write_bytes(sheets(page))
    return sheets_of(target)


def test_the_overview_fills_its_sheet(opened: Opened, tmp_path: Path) -> None:
    [sheet] = printed(opened.at(), tmp_path / "overview.pdf")
    assert sheet.width > sheet.height
    above = 0.85 * sheet.height
    edge = max(word.right for word in sheet.words if word.text == "Obestämt" and word.bottom < above)
    assert edge > 0.9 * sheet.width
    [foot] = [word.top for word in sheet.words if word.text == "kontrollsumma"]
    assert foot > above


def test_one_goal_is_read_on_paper_that_stands(opened: Opened, tmp_path: Path) -> None:
    for sheet in printed(opened.at("#KS5&vy=fokus"), tmp_path / "goal.pdf"):
        assert (sheet.width, sheet.height) == pytest.approx((595, 842), abs=2)
        assert max(word.right for word in sheet.words) < sheet.width - 40
        assert len(sheet.words) > 40


@pytest.mark.parametrize("fragment", ["", "#KS1&vy=fokus"])
def test_on_paper_the_lines_meet_the_cards(opened: Opened, fragment: str) -> None:
    resize(opened.page, 900, 700)
    page = opened.at(fragment)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    loose = page.evaluate(LOOSE)
    assert loose[0] > 5
    assert loose[1] == 0
    page.emulate_media(media="screen")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert {"compact", "below", "narrow"} <= set(page.evaluate(CLASSES))


def test_a_network_too_large_for_paper_points_at_the_table(opened: Opened) -> None:
    page = opened.at("#vy=natverk")
    seen = "document.getElementById('stage').network.getScale()"
    before = page.evaluate(seen)
    line = page.locator(".unread")
    for factor, readable in ((1, True), (3, False)):
        page.evaluate(f"Page.data.nodes.forEach((node) => {{ node.x *= {factor}; }}); Page.fit()")
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        page.emulate_media(media="print")
        assert page.locator("#net").is_visible() is readable
        assert line.is_visible() is not readable
        page.emulate_media(media="screen")
        page.evaluate("dispatchEvent(new Event('afterprint'))")
        assert page.evaluate(seen) == pytest.approx(before)
    assert "Tabell" in str(line.text_content())


@pytest.mark.parametrize("fragment", ["", "#KS1&vy=fokus"])
def test_lines_meet_their_cards_in_the_picture_that_a_new_size_paints(opened: Opened, fragment: str) -> None:
    resize(opened.page, 1920, 1080)
    page = opened.at(fragment)
    page.evaluate(f"""() => {{
        window.painted = new Promise((done) => addEventListener("resize", () =>
            requestAnimationFrame(() => requestAnimationFrame(() => done(({LOOSE})()))), {{ once: true }}));
    }}""")
    resize(page, 1500, 900)
    lines, loose = page.evaluate("window.painted")
    assert lines > 5
    assert loose == 0


def test_the_threads_of_one_goal_end_above_what_hangs_on_it_on_paper_too(opened: Opened) -> None:
    page = opened.at("#KS5&vy=fokus")
    ends = "[document.querySelector('svg.threads'), document.querySelector('.groups')].map((one) => one.getBoundingClientRect())"
    for media in ("screen", "print"):
        page.emulate_media(media=media)
        page.evaluate(f"dispatchEvent(new Event('{'before' if media == 'print' else 'after'}print'))")
        drawn, below = page.evaluate(f"{ends}.map(({{ top, bottom }}) => [top, bottom])")
        assert drawn[1] <= below[0] + 1, media
        assert drawn[1] - drawn[0] > 60, media
