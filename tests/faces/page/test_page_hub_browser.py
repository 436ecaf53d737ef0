"""A plan of three levels with areas: the areas stand before the last level, and what is settled is red and no more."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

import goalgraph
from browsing import Opened, faultless, resize

SHEETS = {
    "Plan": "namn;organ;period\nMål 2031;Styrelsen;2031\n",
    "Nivåer": "förled;namn;ordning\nV;Vision;1\nRF;Fullmäktiges mål;2\nN;Nämndens mål;3\n",
    "Områden": "id;namn;prioriterar\nA1;Vård;\nA2;Resor;\nA3;Arbete;RF3\n",
    "Mål": (
        "id;nivå;område;text;bidrar till\n"
        "V1;V;;Ett friskt län;\nV2;V;;Ett län som hänger ihop;\n"
        "RF1;RF;A1;Vård i rätt tid;V1\nRF2;RF;A2;Fler reser tillsammans;V2\nRF3;RF;;Fler i arbete;\n"
        "N1;N;A1;Kortare kö;RF1\nN2;N;A1;Platserna räcker;RF1\nN3;N;A2;Tåget kommer i tid;RF2\n"
        "N4;N;A3;Fler får ett första jobb;\n"
    ),
    "Mått": "id;namn;mäter;enhet\nI1;Kö;N1;dagar\n",
    "Målvärden": "mål;mått;högst;till\nN1;I1;30;2031\n",
    "Vokabulär": "enhet\ndagar\n",
}
# As far below what it passes a thread may go, in pixels.
APART = 8


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    sheets = tmp_path_factory.mktemp("sheets")
    for name, text in SHEETS.items():
        (sheets / f"{name}.csv").write_text(text, encoding="utf-8")
    folder = goalgraph.import_workbook(sheets, tmp_path_factory.mktemp("plans") / "plan").folder
    return goalgraph.load(folder).write_page(tmp_path_factory.mktemp("page") / "p.html").as_uri()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Opened]:
    with faultless(browser, address, leave=False) as opened:
        yield opened


def test_areas_stand_before_the_last_level(page: Opened) -> None:
    shown = page.at()
    heads = [text.split()[0] for text in shown.locator(".heads .head").all_inner_texts()]
    assert heads == ["Vision", "Fullmäktiges", "Område", "Nämndens"]


def test_a_goal_of_no_area_stands_with_those_that_serve_it(page: Opened) -> None:
    shown = page.at()
    bands = shown.locator(".columns.band").evaluate_all(
        "(all) => all.map((band) => [...band.querySelectorAll('.card')].map((card) => card.dataset.id))"
    )
    assert bands == [["V1", "RF1", "A1", "N1", "N2"], ["V2", "RF2", "A2", "N3"], ["RF3", "A3", "N4"]]


def test_a_goals_own_line_is_red_only_when_it_is_settled(page: Opened) -> None:
    shown = page.at()
    red = "() => [...document.querySelectorAll('.edges path.line.on')].map((one) => one.getAttribute('d'))"
    for goal in ("N1", "N2"):
        shown.evaluate("(goal) => Page.put([[goal, 'text', 'Bättre']])", goal)
    shown.evaluate("Page.redraw()")
    below = len(shown.evaluate(red))
    assert below > 0
    own = """() => { const { left, bottom } = Page.place(Page.stage(), document.getElementById("c-RF1"));
        return `M${left} ${bottom}`; }"""
    assert not [line for line in shown.evaluate(red) if line.startswith(shown.evaluate(own))]
    shown.evaluate("Page.put([['RF1', 'text', 'Bättre']])")
    shown.evaluate("Page.redraw()")
    assert [line for line in shown.evaluate(red) if line.startswith(shown.evaluate(own))]
    assert len(shown.evaluate(red)) > below
    shown.evaluate("Page.put([['N2', 'text', ''], ['N2', 'note', 'Tas upp igen.']])")
    shown.evaluate("Page.redraw()")
    assert not [line for line in shown.evaluate(red) if line.startswith(shown.evaluate(own))], "open below"


def test_the_network_has_the_same_lines_in_red_as_the_overview(page: Opened) -> None:
    shown = page.at()
    said = "['N1', 'RF1', 'RF2', 'N3'].map((goal) => [goal, 'text', 'Bättre'])"
    shown.evaluate(f"Page.put([...{said}, ['N2', 'note', 'Tas upp igen.'], ['N4', 'note', 'Senare.']])")
    shown.evaluate("Page.redraw()")
    threads = shown.evaluate(
        "Page.all(document, '.edges :is(.on, .half)[data-from]').map((one) => one.getBoundingClientRect()).length"
    )
    assert threads > 4
    shown.evaluate("Page.go({ view: 'natverk' })")
    shown.wait_for_function("() => Page.stage().paths !== undefined")
    drawn = "[...Page.stage().paths.red.values()].join('').split('M').length - 1"
    assert shown.evaluate(drawn) == threads


def test_where_the_room_has_set_no_target_the_plans_own_stands(page: Opened) -> None:
    shown = page.at()
    shown.evaluate("Page.put([['N1', 'text', 'Ingen väntar länge']])")
    shown.evaluate("Page.go({ view: 'sammanstallning' })")
    assert "högst 30" in shown.inner_text("#stage").replace("\xa0", " ")
    assert "saknas" not in shown.inner_text("#stage")
    shown.evaluate("Page.go({ view: 'fore-efter' })")
    after = shown.locator("tr", has_text="N 1").first.inner_text().replace("\xa0", " ")
    assert after.count("högst 30") == 2


def test_each_goal_that_is_worked_with_shows_its_state(page: Opened) -> None:
    shown = page.at()
    for goal in ("V1", "RF1", "N1"):
        assert shown.locator(f"#c-{goal} .knot").is_visible()
    resize(shown, 390, 844)
    for goal in ("V1", "RF1", "N1"):
        assert shown.locator(f"#c-{goal} .knot").is_visible()


@pytest.mark.parametrize("width", [1920, 1366])
def test_what_is_worked_with_has_more_room_than_what_is_written_on_threads(page: Opened, width: int) -> None:
    shown = page.at()
    resize(shown, width, 768)
    wide = shown.locator(".heads .head").evaluate_all("(all) => all.map((one) => one.clientWidth)")
    assert wide[-1] > 1.5 * max(wide[:-1])


def test_the_red_thread_of_a_chosen_goal_is_not_called_done(page: Opened) -> None:
    shown = page.at()
    assert "Röd tråd: klart" in shown.inner_text("#foot")
    shown = page.at("#N1&vy=trad")
    assert "Röd tråd: det valda målets" in shown.inner_text("#foot")
    assert "klart" not in shown.inner_text("#foot")


COLUMNS = "Page.all(Page.stage(), '.cell').map((cell) => Page.all(cell, '.card').map(({ dataset }) => dataset.id).join(' '))"


@pytest.mark.parametrize(
    ("chosen", "columns"),
    [
        ("N1", ["V1", "RF1", "A1", "N1"]),
        ("A1", ["RF1", "A1", "N1 N2"]),
        ("RF1", ["V1", "RF1", "A1", "N1 N2"]),
        ("N4", ["RF3", "A3", "N4"]),
        ("RF3", ["RF3", "A3", "N4"]),
    ],
)
def test_what_an_area_or_its_goals_serve_stands_before_it(
    page: Opened, chosen: str, columns: list[str]
) -> None:
    shown = page.at(f"#{chosen}&vy=fokus")
    assert shown.evaluate(COLUMNS) == columns
    title = shown.locator(".card.chosen .title")
    colours = title.evaluate("(one) => [getComputedStyle(one).color, getComputedStyle(one).backgroundColor]")
    assert colours[0] != colours[1]


def test_a_thread_that_passes_an_area_which_is_not_on_it_stays_where_its_goals_are(
    browser: Browser, tmp_path: Path
) -> None:
    more = "".join(f"N{n};N;A{n % 2 + 1};Fler mår bra;RF{n % 2 + 1}\n" for n in range(5, 15))
    sheets = tmp_path / "sheets"
    sheets.mkdir()
    for name, text in (SHEETS | {"Mål": SHEETS["Mål"] + more}).items():
        (sheets / f"{name}.csv").write_text(text, encoding="utf-8")
    folder = goalgraph.import_workbook(sheets, tmp_path / "plan").folder
    with faultless(browser, goalgraph.load(folder).write_page(tmp_path / "p.html").as_uri()) as opened:
        shown = opened.at("#V2&vy=trad")
        assert [area for area in shown.locator(".card.area").all() if area.is_visible()] == []
        ends = """() => { const box = (one) => one.getBoundingClientRect();
            const cards = Page.all(document, "#stage .card").filter((one) => one.getClientRects().length).map(box);
            const lines = Page.all(document, ".edges path[data-from]").map(box);
            return [Math.min(...lines.map((one) => one.top)) - Math.min(...cards.map((one) => one.top)),
                Math.max(...cards.map((one) => one.bottom)) - Math.max(...lines.map((one) => one.bottom))]; }"""
        assert min(shown.evaluate(ends)) >= -APART
