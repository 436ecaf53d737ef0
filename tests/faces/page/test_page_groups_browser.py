"""A region's plan of sixty goals on four levels, owned by boards with long names: a screen a board, on screen and paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page
from test_page_access_browser import CONTRAST

import goalgraph
from browsing import Opened, faultless, faults, resize, state
from printed_pdf import sheets_of, texts_of

BOARDS = (
    "Hälso- och sjukvårdsnämnden",
    "Regionstyrelsen",
    "Regionala utvecklingsnämnden",
    "Nämnden för kollektivtrafik och infrastruktur",
    "Kultur- och bildningsnämnden",
)
SHARED, DIRECTIONS, BELOW = 14, 5, 40
# Goals stand by what they serve, and boards as their first goal does.
OWNERS = tuple(BOARDS[n] for n in (0, 3, 4, 2, 1))
LONG = (
    "Minska utsläppen från regionens fastigheter och transporter genom samverkan med kommuner och näringsliv"
)
DETAILS = "namn;organ;period\nRegionplan med budget 2031–2033;Region Östra Myrlandet;2031\n"
LEVELS = (
    "förled;namn;ordning\nV;Vision;1\nS;Långsiktiga regionövergripande inriktningsmål;2\n"
    "U;Utvecklingsmål;3\nN;Nämndernas mål;4\n"
)


def region() -> dict[str, str]:
    rows = ["V1;V;Ett friskare och mer sammanhållet län år 2040;;"]
    rows += [
        f"S{n};S;En jämlik och tillgänglig hälso- och sjukvård {n};V1;" for n in range(1, DIRECTIONS + 1)
    ]
    rows += [
        f"U{n};U;Öka andelen resor med kollektivtrafiken {n};S{(n - 1) % DIRECTIONS + 1};"
        for n in range(1, SHARED + 1)
    ]
    rows += [
        f"N{n};N;{LONG if n % 4 == 0 else 'Stärka patienternas delaktighet'};U{(n - 1) % SHARED + 1};{OWNERS[(n - 1) % 5]}"
        for n in range(1, BELOW + 1)
    ]
    return {
        "Plan": DETAILS,
        "Nivåer": LEVELS,
        "Organisationer": "id;namn;slag\n" + "".join(f";{name};nämnd\n" for name in BOARDS),
        "Mål": "id;nivå;text;delmål till;ansvarig\n" + "\n".join(rows) + "\n",
        "Mått": "id;namn;mäter;enhet\nI1;Nöjda patienter;N1;%\n",
        "Värden": "mått;period;grupp;värde\nI1;2029;kvinnor;80\nI1;2030;kvinnor;82\n",
    }


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    sheets, folder = tmp_path_factory.mktemp("sheets"), tmp_path_factory.mktemp("plans")
    for name, text in region().items():
        (sheets / f"{name}.csv").write_text(text, encoding="utf-8")
    plan = goalgraph.load(goalgraph.import_workbook(sheets, folder / "plan").folder)
    return plan.write_page(folder / "page.html").as_uri()


@pytest.fixture
def opened(browser: Browser, address: str) -> Iterator[Opened]:
    with faultless(browser, address) as found:
        yield found


def shown(page: Page, where: str = ".stage") -> list[str]:
    """The goals whose cards are drawn there, in their order."""
    found: list[str] = page.locator(f"{where} .card:visible").evaluate_all(
        "(all) => all.map((one) => one.dataset.id)"
    )
    return found


def test_a_group_counts_its_own_goals_and_those_of_nobody_are_one(opened: Opened) -> None:
    page = opened.at()
    rail = [" ".join(text.split()) for text in page.locator(".bead .code").all_inner_texts()]
    assert rail == ["Vision – Utvecklingsmål 0/20", *(f"{name} 0/8" for name in BOARDS)]
    heads = [" ".join(text.split()) for text in page.locator(".screen-head").all_inner_texts()]
    assert heads == ["Vision – Utvecklingsmål 0 av 20 klara", *(f"{name} 0 av 8 klara" for name in BOARDS)]
    assert faults(page) == []


# Lines that are in no one screen.
LINES_OUTSIDE = """() => { const bands = Page.all(document, ".band").map((one) => one.getBoundingClientRect());
    return Page.all(document, ".threads .line").map((one) => one.getBoundingClientRect())
        .filter((line) => !bands.some((band) => line.top >= band.top - 2 && line.bottom <= band.bottom + 2)).length; }"""


def test_each_boards_screen_has_all_columns_and_no_thread_leaves_its_screen(opened: Opened) -> None:
    page = opened.at()
    for number in range(2, len(BOARDS) + 2):
        cells = page.locator(f".band:nth-child({number}) > .cell")
        assert all(cell.locator(".card").count() for cell in cells.all()), number
    own = {f"N{n}" for n in range(1, BELOW + 1, 5)}
    served = sorted({(n - 1) % SHARED + 1 for n in range(1, BELOW + 1, 5)})
    assert {one for one in shown(page, ".band:nth-child(2)") if one.startswith("U")} == {
        f"U{n}" for n in served
    }
    assert {one for one in shown(page, ".band:nth-child(2)") if one.startswith("N")} == own
    assert page.evaluate(LINES_OUTSIDE) == 0
    assert page.locator(".threads .line").count() > 2 * BELOW


def test_the_screen_of_what_is_nobodys_leads_to_the_boards_that_serve_it(opened: Opened) -> None:
    page = opened.at()
    ways = page.locator(".ways .button")
    assert ways.all_inner_texts() == list(BOARDS)
    ways.nth(2).click()
    assert state(page) == "#grupp=4"


def test_of_a_chosen_thread_each_goal_stands_once(opened: Opened) -> None:
    assert shown(opened.at("#N17")) == ["V1", "S3", "U3", "N17"]
    # It is seen whole, however much of what is beside it there is room for.
    room = "(main) => main.scrollHeight <= main.clientHeight + 1"
    for height in (768, 1080, 1800, 2400, 3000, 3600):
        resize(opened.page, 1920, height)
        assert opened.page.locator("#main").evaluate(room), height
    page = opened.at("#U3")
    assert sorted(shown(page)) == ["N17", "N3", "N31", "S3", "U3", "V1"]
    assert page.locator(".ways:visible").count() == 0


def test_in_one_column_each_goal_stands_where_it_belongs(opened: Opened) -> None:
    resize(opened.page, 390, 844)
    cards = shown(opened.at())
    assert len(cards) == len(set(cards)) == 1 + DIRECTIONS + SHARED + BELOW


HEAD_IN_SIGHT = """() => {
    const heads = document.querySelector(".heads").getBoundingClientRect();
    const name = document.querySelector(`[data-group='${CSS.escape(document.querySelector(".bead.here").dataset.group)}'] .screen-head b`);
    const { top, bottom } = name.getBoundingClientRect();
    const cards = Page.all(name.closest(".band"), ".card").map((one) => one.getBoundingClientRect().top);
    return top >= heads.bottom - 1 && bottom < heads.bottom + 60 && Math.min(...cards) > heads.bottom;
}"""


@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (1366, 768)])
def test_a_groups_heading_stands_below_the_heads_of_the_columns(
    opened: Opened, width: int, height: int
) -> None:
    resize(opened.page, width, height)
    page = opened.at()
    page.wait_for_timeout(300)
    assert page.evaluate("Page.byId('main').scrollTop") == 0
    assert page.evaluate(HEAD_IN_SIGHT)
    page.locator(".bead button").nth(3).click()
    page.wait_for_timeout(300)
    assert page.evaluate(HEAD_IN_SIGHT)
    page.keyboard.press("PageDown")
    page.wait_for_timeout(300)
    assert page.evaluate(HEAD_IN_SIGHT)


FOCUS_IN_SIGHT = """() => {
    const heads = document.querySelector(".heads").getBoundingClientRect();
    const main = Page.byId("main").getBoundingClientRect();
    const { top, bottom } = document.activeElement.getBoundingClientRect();
    return top >= heads.bottom - 1 && bottom <= main.bottom + 1 ? document.activeElement.closest(".band").dataset.group : null;
}"""


@pytest.mark.parametrize("goal", ["N19", "U5"])
def test_escape_from_a_thread_leads_back_to_the_screen_one_came_from(opened: Opened, goal: str) -> None:
    page = opened.at()
    page.locator(".bead button").nth(5).click()
    band = page.locator(".band").nth(3 if goal == "N19" else 5)
    if goal == "N19":
        page.locator(".bead button").nth(3).click()
    group = band.get_attribute("data-group")
    band.locator(f".card[data-id='{goal}']").click()
    assert state(page) == f"#{goal}&vy=trad"
    page.keyboard.press("Escape")
    assert page.locator(".bead.here").get_attribute("data-group") == group
    assert page.evaluate("document.activeElement.dataset.id") == goal
    assert page.evaluate(FOCUS_IN_SIGHT) == group


def test_an_address_with_a_goal_opens_the_overview_at_its_group(opened: Opened) -> None:
    page = opened.at("#N20&vy=oversikt")
    assert page.locator(".bead.here .group-name").inner_text().strip() == BOARDS[1]
    assert page.locator("#c-N20").is_visible()
    page = opened.at("#N20&vy=fokus")
    page.locator("#back").click()
    assert page.evaluate("document.activeElement.id") == "c-N20"
    assert page.evaluate(FOCUS_IN_SIGHT)


def test_in_a_window_of_another_size_the_same_group_is_in_sight(opened: Opened) -> None:
    page = opened.at("#grupp=4")
    resize(page, 1366, 768)
    page.wait_for_timeout(300)
    assert state(page) == "#grupp=4"
    assert page.evaluate(HEAD_IN_SIGHT)


def printed(page: Page, path: Path, size: str) -> None:
    if size == "A3":
        page.pdf(path=path, prefer_css_page_size=True, print_background=True)
    else:
        page.pdf(path=path, format="A4", landscape=True, print_background=True)


@pytest.mark.parametrize(("size", "least"), [("A3", 7.0), ("A4", 5.9)])
def test_many_goals_with_long_names_print_a_group_undivided_with_its_threads(
    opened: Opened, tmp_path: Path, size: str, least: float
) -> None:
    page = opened.at()
    printed(page, tmp_path / "p.pdf", size)
    places: dict[str, set[int]] = {name: set() for name in BOARDS}
    texts = texts_of(tmp_path / "p.pdf")
    assert len(texts) <= len(BOARDS) + 1
    for number, text in enumerate(texts):
        # Each sheet says whose plan it is, as it stood when, and which of them it is.
        assert re.search(
            r"Regionplan med budget 2031–2033 · Region Östra Myrlandet · .* kl\. \d+:\d+ · 0 av 60 mål klara",
            text,
        )
        assert f"{number + 1} ({len(texts)})" in text
        for board, name in enumerate(BOARDS):
            goals = [f"N {n} " for n in range(1, BELOW + 1) if OWNERS[(n - 1) % 5] == BOARDS[board]]
            places[name] |= {number for goal in goals if goal in text}
    # Letters are as large as they must be, and what is drawn fills the sheet's width and lies on it.
    sheet = sheets_of(tmp_path / "p.pdf")[1]
    assert min(word.size for word in sheet.words) >= least
    assert max(word.right for word in sheet.words if word.text == "Obestämt") > 0.93 * sheet.width
    assert min(sheet.ways) > sheet.width * 10 / 420
    assert [len(found) for found in places.values()] == [1] * len(BOARDS)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    apart = page.evaluate(
        """() => Page.all(document, ".band").map((band) => { const stage = band.getBoundingClientRect();
            const cards = Page.all(band, ".card.board-goal:not(.written)").map((one) => one.getBoundingClientRect());
            const ends = Page.all(band, ".threads .line").map((line) => line.getPointAtLength(line.getTotalLength()));
            return cards.filter((card) => !ends.some(({ x, y }) => Math.abs(x + stage.left - card.left) < 2
                && Math.abs(y + stage.top - (card.top + card.bottom) / 2) < 2)).length; })"""
    )
    assert apart == [0] * (len(BOARDS) + 1)
    # A group without goals on the last level leaves no column empty.
    heads = page.locator(".band").evaluate_all(
        "(all) => all.map((band) => Page.all(band, '.head:not([hidden])').length)"
    )
    assert heads == [3, *[4] * len(BOARDS)]
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator(".only-paper, .cell[hidden]").count() == 0
    assert page.locator(".stage > .edges .line").count() > 2 * BELOW


def test_why_is_a_chain_with_a_column_for_each_level(opened: Opened) -> None:
    page = opened.at("#N17&vy=fokus")
    columns = page.evaluate(
        "Page.all(Page.stage(), '.cell').map((cell) => Page.all(cell, '.card').map(({ dataset }) => dataset.id).join(' '))"
    )
    assert columns == ["V1", "S3", "U3", "N17"]
    ends = page.locator(".threads path.line.on[data-from]").evaluate_all(
        "(all) => all.map((one) => `${one.dataset.from} ${one.dataset.to}`)"
    )
    assert sorted(ends) == ["N17 U3", "S3 V1", "U3 S3"]
    # On paper no knot stands out of the sheet.
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    left = page.evaluate(
        """() => { const stage = Page.stage().getBoundingClientRect().left;
            return Math.min(...Page.all(document, ".stage .knot").map((knot) => knot.getBoundingClientRect().left - stage)); }"""
    )
    assert left >= 0


def test_a_goal_that_an_indicator_is_open_of_can_be_read(opened: Opened, tmp_path: Path) -> None:
    page = opened.at("#N1&vy=dialog")
    ambition = " ".join(f"Minst {n} av hundra ska vara nöjda." for n in range(81, 91))
    page.evaluate(
        """(text) => { Page.put(Object.entries({ mode: "Steering", text, indicator: Page.given.indicators.I1.iri, baseline: "82",
            target: "90", by: "2031-12-31" }).map(([key, value]) => ["N1", key, value])); Page.go({ view: "fokus" }); }""",
        ambition,
    )
    # On paper nobody can open what is cut.
    page.pdf(path=tmp_path / "p.pdf", prefer_css_page_size=True)
    assert ambition in texts_of(tmp_path / "p.pdf")[0]
    page.click("#c-I1")
    for width, height in ((1920, 1080), (1366, 768), (1180, 820), (3840, 2160)):
        resize(page, width, height)
        card, words = page.locator("#c-N1").bounding_box(), page.locator("#c-N1 .about").bounding_box()
        assert card is not None
        assert words is not None
        assert words["width"] > card["width"] / 2
    schemes: tuple[Literal["light", "dark"], ...] = ("light", "dark")
    for scheme in schemes:
        page.emulate_media(color_scheme=scheme)
        assert page.evaluate(CONTRAST)["low"] == []


UNCUT = """(all) => all.filter((one) => {
    const { left, right, top, bottom } = one.getBoundingClientRect();
    return [left + 1, right - 1].every((x) => document.elementFromPoint(x, (top + bottom) / 2) === one);
}).map((one) => one.innerText)"""


@pytest.mark.parametrize("width", [1920, 1366, 768, 390, 320])
def test_the_rail_says_how_many_are_done_however_long_the_names(opened: Opened, width: int) -> None:
    resize(opened.page, width, 768)
    page = opened.at()
    assert page.locator(".bead .tally").evaluate_all(UNCUT) == ["0/20", *["0/8"] * len(BOARDS)]


@pytest.mark.parametrize("width", [390, 320])
def test_short_names_are_told_apart_by_the_letters_that_are_seen(opened: Opened, width: int) -> None:
    resize(opened.page, width, 768)
    page = opened.at()
    assert len({name[:3].lower() for name in page.locator(".bead .short-name").all_inner_texts()}) == 6
    # Where no word of a name begins in a way of its own, it is seen how they go on.
    shorts = page.evaluate(
        """() => { const names = ["Regionstyrelsen", "Regionservice", "Regionala nämnden"];
            Page.groups().splice(0, 6, ...names.map((name, n) => ({ id: `x${n}`, goals: [Page.goals()[n]], code: () => name, isCard: false })));
            Page.drawRail();
            return Page.all(document, ".bead .short-name").map((one) => one.textContent); }"""
    )
    assert shorts == ["Regionstyrelsen", "…ervice", "nämnden"]


@pytest.mark.parametrize("width", [768, 390, 320])
def test_in_one_column_the_question_says_which_goal_it_is_about(opened: Opened, width: int) -> None:
    resize(opened.page, width, 844)
    page = opened.at()
    page.locator("#go-on").click()
    about = page.locator(".question > .about-goal")
    assert " ".join(about.inner_text().split()) == "V 1 Ett friskare och mer sammanhållet län år 2040"
    place, title = about.bounding_box(), page.locator("#step-title").bounding_box()
    assert place is not None
    assert title is not None
    assert 0 <= place["y"] < title["y"]
    resize(page, 1366, 768)
    assert about.is_hidden()


@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (1366, 768)])
def test_the_thread_of_all_sixty_is_on_one_screen_each_goal_once(
    opened: Opened, width: int, height: int
) -> None:
    resize(opened.page, width, height)
    page = opened.at("#V1")
    assert page.locator("#c-V1").is_visible()
    assert len(shown(page)) == len(set(shown(page))) == 1 + DIRECTIONS + SHARED + BELOW
    assert page.evaluate("Page.byId('main').scrollHeight - Page.byId('main').clientHeight") <= 1


@pytest.mark.parametrize("goal", ["V1", "S1"])
def test_the_goal_that_is_read_is_in_sight_however_much_serves_it(opened: Opened, goal: str) -> None:
    resize(opened.page, 1366, 768)
    box = opened.at(f"#{goal}&vy=fokus").locator(f"#c-{goal}").bounding_box()
    assert box is not None
    assert box["y"] + box["height"] < 768


def test_one_goal_and_all_that_serves_it_print_on_one_sheet_with_their_threads(
    opened: Opened, tmp_path: Path
) -> None:
    page = opened.at("#S1&vy=fokus")
    page.pdf(path=tmp_path / "p.pdf", prefer_css_page_size=True, print_background=True)
    first, *_ = sheets_of(tmp_path / "p.pdf")
    serving = page.evaluate("Page.data.traces.S1.filter((id) => id.startsWith('N'))")
    assert len(serving) > 6
    cards = [f"N {goal[1:]}" for goal in serving]
    text = " ".join(word.text for word in first.words)
    assert [card for card in cards if card not in text] == []
    assert len(first.ways) > len(cards)
