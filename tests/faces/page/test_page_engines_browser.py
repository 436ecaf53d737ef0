"""The page in Firefox and WebKit: what the other files hold against Chromium at length, here at a glance.

What is not tried here because a driver cannot: printing from WebKitGTK, colours forced in it by the system, and a
window of it narrower than its own tools (about 450 pixels).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from test_page_browser import VIEWS

from browsing import ASK_AXE, AXE, found_by_axe
from more_browsers import ENGINES, Firefox, Window, click, firefox, press, wait_for, write
from places import ROOT
from printed_pdf import sheets_of

KEPT = ROOT / "artefacts" / "screenshots"
SCREENS = [(1920, 1080), (1366, 768), (3840, 2160), (768, 1024), (390, 844)]
# Where every view is drawn; on the others, which take these browsers long, those that differ most.
OFTEN = [(1920, 1080), (390, 844)]
MOST = ("overview", "dialogue")
READY = "document.documentElement.dataset.ready !== undefined"

# Text that stands on other text in one drawing, by the boxes that the browser gives them.
OVERPRINTED = """[...document.querySelectorAll("svg")].flatMap((svg) => {
    const boxes = [...svg.querySelectorAll("text")].filter((one) => one.getClientRects().length)
        .map((one) => [one.textContent, one.getBoundingClientRect()]);
    return boxes.flatMap(([name, a], n) => boxes.slice(n + 1)
        .filter(([, b]) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 3)
        .map(([other]) => [name, other]));
})"""


class Watched:
    """A window and the page that it shows."""

    def __init__(self, name: str, window: Window, address: str) -> None:
        self.name, self.window, self.address = name, window, address
        self._size = (0, 0)

    def at(self, fragment: str = "", size: tuple[int, int] = (1920, 1080)) -> Window:
        if size != self._size:
            self.window.resize(*size)
            self._size = size
        self.window.visit(self.address + fragment)
        wait_for(self.window, READY)
        return self.window


@pytest.fixture(scope="module", params=sorted(ENGINES))
def watched(
    request: pytest.FixtureRequest, address: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Watched]:
    with ENGINES[request.param](tmp_path_factory.mktemp(request.param)) as window:
        yield Watched(request.param, window, address)


@pytest.mark.parametrize("size", SCREENS, ids=lambda size: f"{size[0]}x{size[1]}")
def test_every_view_stands_in_the_window_without_scrolling_sideways(
    watched: Watched, size: tuple[int, int]
) -> None:
    KEPT.mkdir(parents=True, exist_ok=True)
    for view, fragment in VIEWS.items():
        if size not in OFTEN and view not in MOST:
            continue
        window = watched.at(fragment, size)
        assert window.run("document.documentElement.scrollWidth - innerWidth") <= 0, view
        (KEPT / f"{watched.name}-{view}-{size[0]}.png").write_bytes(window.picture())


def test_the_overview_fits_one_screen_and_has_its_threads(watched: Watched) -> None:
    window = watched.at()
    assert window.run("Page.byId('main').scrollHeight - Page.byId('main').clientHeight") <= 1
    ends: list[float] = window.run(
        "[...document.querySelectorAll('svg.threads path')].map((path) => path.getTotalLength())"
    )
    assert len(ends) > 20
    assert min(ends) > 0


def test_no_label_of_a_chart_stands_on_another(watched: Watched) -> None:
    for fragment in ("#vy=matt", "#A4.I1"):
        window = watched.at(fragment)
        assert window.run("document.querySelectorAll('svg text').length") > 0, fragment
        assert window.run(OVERPRINTED) == [], fragment


def test_a_goal_is_settled_by_key_and_mouse_and_stays_settled(watched: Watched) -> None:
    window = watched.at()
    window.run("localStorage.clear()")
    window = watched.at()
    click(window, "#go-on")
    wait_for(window, "document.activeElement.id === 'step-title'")
    press(window, "2", "PageDown")
    wait_for(window, "document.querySelector('#d-activities')")
    click(window, "#d-activities")
    write(window, "Träffar med föreningar")
    wait_for(window, "Page.stateOf('KS1') === 'proposal'")
    assert window.run("document.querySelector('#r-KS1').closest('li').className") == "bead proposal here"
    click(window, "#undo")
    wait_for(window, "Page.value('KS1', 'activities') === ''")
    click(window, "#v-overview")
    window = watched.at()
    assert window.run("Page.value('KS1', 'mode')") == "Direction"
    assert (
        window.run("document.querySelector('#c-KS1 .stands').innerText").startswith("Pågår")
        or window.run("Page.stateOf('KS1')") == "proposal"
    )
    window.run("localStorage.clear()")


def test_the_language_and_the_colours_survive_a_reload(watched: Watched) -> None:
    window = watched.at()
    click(window, "#more")
    click(window, "#language")
    wait_for(window, "document.documentElement.lang === 'en'")
    click(window, "#theme")
    dark = window.run("getComputedStyle(document.body).backgroundColor")
    window.run("void (document.documentElement.dataset.old = '', location.reload())")
    wait_for(window, f"{READY} && document.documentElement.dataset.old === undefined")
    assert window.run("[document.documentElement.lang, getComputedStyle(document.body).backgroundColor]") == [
        "en",
        dark,
    ]
    assert dark == "rgb(18, 23, 27)"
    window.run("localStorage.clear()")


def test_no_word_of_a_few_syllables_is_divided_in_a_table(watched: Watched) -> None:
    window = watched.at("#vy=fore-efter", (768, 1024))
    window.run("[Page.put([['KS1', 'mode', 'Direction']]), Page.redraw()].length")
    lines = """[...document.querySelectorAll('.changes tbody td:nth-child(2)')].flatMap((cell) => {
        const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
        const found = [];
        for (let text = texts.nextNode(); text; text = texts.nextNode()) {
            const range = document.createRange();
            range.selectNodeContents(text);
            if (!text.data.trim().includes(" ")) found.push(range.getClientRects().length);
        }
        return found;
    })"""
    assert set(window.run(lines)) == {1}
    window.run("Page.startOver()")


def test_axe_finds_nothing(watched: Watched) -> None:
    for view in ("overview", "focus", "dialogue", "requirements", "summary", "indicator", "network"):
        window = watched.at(VIEWS[view])
        window.run(f"(() => {{ {AXE} }})()")
        assert found_by_axe(window.run(ASK_AXE)) == [], view


@pytest.mark.parametrize("watched", ["firefox"], indirect=True)
def test_firefox_prints_the_decisions_on_the_whole_of_its_paper(watched: Watched, tmp_path: Path) -> None:
    window = watched.at("#vy=sammanstallning")
    assert isinstance(window, Firefox)
    (tmp_path / "decisions.pdf").write_bytes(window.printed())
    [sheet] = sheets_of(tmp_path / "decisions.pdf")
    assert sheet.width == pytest.approx(596, abs=2)
    ends = [min(word.left for word in sheet.words), max(word.right for word in sheet.words)]
    assert ends == pytest.approx([51, 540], abs=12)


@pytest.mark.parametrize("watched", ["firefox"], indirect=True)
def test_firefox_prints_the_overview_across_its_sheet_whatever_paper_its_dialogue_has(
    watched: Watched, tmp_path: Path
) -> None:
    window = watched.at(VIEWS["overview"])
    assert isinstance(window, Firefox)
    (tmp_path / "overview.pdf").write_bytes(window.printed())
    [sheet] = sheets_of(tmp_path / "overview.pdf")
    ends = [word.right for word in sheet.words if word.text == "Obestämt"]
    assert len(ends) >= 8
    assert min(ends[:8]) > 0.85 * sheet.width


@pytest.mark.parametrize("watched", ["firefox"], indirect=True)
def test_firefox_prints_who_signs_with_the_last_goal_and_what_is_left_after_the_meeting(
    watched: Watched, tmp_path: Path
) -> None:
    window = watched.at("#vy=sammanstallning")
    assert isinstance(window, Firefox)
    window.run("[Page.put([['KS2', 'note', 'Tas upp igen.']]), Page.redraw()].length")
    for height in range(4, 12):
        high = f"Page.all(document, '.goal-part').map((one) => one.style.minHeight = '{height}rem').length"
        window.run(high)
        (tmp_path / "minutes.pdf").write_bytes(window.printed())
        last = {word.text for word in sheets_of(tmp_path / "minutes.pdf")[-1].words}
        assert {"effektivare", "Efter", "mötet", "Justeras"} <= last, height
    window.run("Page.startOver()")


# What is drawn with a colour of its own, on what is behind it: lines of the rail, threads and the letters of charts.
UNSEEN = """(() => {
    const paper = getComputedStyle(document.body).backgroundColor;
    const colour = { ".bead .string": "backgroundColor", ".threads .line": "stroke", ".plot text": "fill", ".plot .run": "stroke" };
    return Object.entries(colour).flatMap(([selector, key]) => [...document.querySelectorAll(selector)]
        .filter((one) => one.getClientRects().length && [paper, "rgba(0, 0, 0, 0)", "none"].includes(getComputedStyle(one)[key])).map(() => selector));
})()"""
FORCED = {
    "light": "",
    "dark": """
user_pref("ui.systemUsesDarkTheme", 1);
user_pref("layout.css.prefers-color-scheme.content-override", 0);
user_pref("browser.display.use_system_colors", false);
user_pref("browser.display.background_color", "#000000");
user_pref("browser.display.foreground_color", "#ffffff");
user_pref("browser.display.background_color.dark", "#000000");
user_pref("browser.display.foreground_color.dark", "#ffffff");
""",
}


@pytest.mark.parametrize("scheme", sorted(FORCED))
def test_colours_that_firefox_forces_leave_every_line_and_letter_to_be_seen(
    scheme: str, address: str, tmp_path: Path
) -> None:
    forced = 'user_pref("browser.display.document_color_use", 2);'
    (tmp_path / "user.js").write_text(forced + FORCED[scheme], encoding="utf-8")
    with firefox(tmp_path) as window:
        page = Watched("firefox", window, address)
        for fragment in ("", "#KS2", "#vy=matt"):
            shown = page.at(fragment)
            assert shown.run("matchMedia('(forced-colors: active)').matches")
            assert shown.run("matchMedia('(prefers-color-scheme: dark)').matches") == (scheme == "dark")
            assert shown.run("document.querySelectorAll('.bead .string').length") == 8
            assert shown.run(UNSEEN) == []


def test_an_empty_day_shows_none(watched: Watched) -> None:
    window = watched.at("#KS1&vy=dialog&steg=type")
    window.run("Page.put([['KS1', 'mode', 'Steering']])")
    window = watched.at("#KS1&vy=dialog&steg=target")
    colour = "getComputedStyle(document.getElementById('d-by')).color"
    # Firefox shows what is to be typed, and WebKit would write today's date.
    assert (window.run(colour) == "rgba(0, 0, 0, 0)") is (watched.name == "webkit")
    window.run("[Page.put([['KS1', 'by', '2031-12-31']]), Page.redraw()].length")
    assert window.run(colour) != "rgba(0, 0, 0, 0)"
    window.run("Page.startOver()")
