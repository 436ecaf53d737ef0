"""A plan of sixty goals on two levels, with areas and without: columns, gathered threads, links within a level."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

import goalgraph
from browsing import Opened, faultless, resize, state
from printed_pdf import sheets_of

HEAD = """@prefix gg: <https://w3id.org/goalgraph/ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix : <https://example.org/stor/> .

<https://example.org/stor> a gg:Plan ; skos:notation "stor" ; rdfs:label "Den stora planen"@sv .
:O a gg:Level ; gg:inPlan <https://example.org/stor> ; gg:order 1 ; gg:idPrefix "O" ; rdfs:label "Övergripande mål"@sv .
:N a gg:Level ; gg:inPlan <https://example.org/stor> ; gg:order 2 ; gg:idPrefix "N" ; rdfs:label "Nämndmål"@sv .
"""
ABOVE, BELOW = 8, 52


def goal(level: str, number: int, has_areas: bool, more: str = "") -> str:
    place = f" ; gg:inArea :A{(number - 1) % ABOVE + 1}" if has_areas else ""
    return (
        f":{level}{number} a gg:Goal ; gg:inPlan <https://example.org/stor> ; gg:atLevel :{level} ; "
        f'skos:notation "{level}{number}" ; rdfs:label "Mål {number} på nivån {level}"@sv{place}{more} .\n'
    )


def written(folder: Path, has_areas: bool) -> Path:
    areas = "".join(
        f':A{n} a gg:FocusArea ; gg:inPlan <https://example.org/stor> ; skos:notation "A{n}" ; rdfs:label "Område {n}"@sv .\n'
        for n in range(1, ABOVE + 1)
        if has_areas
    )
    above = "".join(goal("O", n, has_areas) for n in range(1, ABOVE + 1))
    below = "".join(
        goal("N", n, has_areas, f" ; gg:contributesTo :O{(n - 1) % ABOVE + 1}" + (", :N1" if n == 9 else ""))
        for n in range(1, BELOW + 1)
    )
    folder.mkdir()
    (folder / "plan.ttl").write_text(HEAD + areas + above + below, encoding="utf-8")
    return folder


@pytest.fixture(scope="module", params=[True, False], ids=["areas", "levels"])
def large(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("large")
    graph = goalgraph.load(written(folder / "plan", request.param))
    return graph.write_page(folder / "page.html").as_uri()


@pytest.fixture
def page(browser: Browser, large: str) -> Iterator[Opened]:
    with faultless(browser, large) as opened:
        yield opened


def column(page: Page, name: str) -> list[str]:
    found: list[str] = page.locator(f".cell:has(> h2:text-is('{name}')) .card:visible").evaluate_all(
        "(all) => all.map((one) => one.dataset.id)"
    )
    return found


def test_each_level_is_a_column_and_goals_stand_by_what_they_serve(page: Opened) -> None:
    shown = page.at()
    assert len(column(shown, "Övergripande mål")) == ABOVE
    below = column(shown, "Nämndmål")
    assert len(below) == BELOW
    assert below[:8] == ["N1", "N9", "N17", "N25", "N33", "N41", "N49", "N2"]
    heads = shown.locator(".heads")
    shown.evaluate("Page.byId('main').scrollTo(0, 800)")
    assert heads.bounding_box()["y"] < 200  # type: ignore[index]


def test_one_goal_stands_with_all_that_serve_it_on_one_screen(page: Opened) -> None:
    resize(page.page, 1366, 768)
    shown = page.at("#O3&vy=fokus")
    lowest = "(all) => Math.max(...all.map((one) => one.getBoundingClientRect().bottom))"
    assert shown.locator(".cell .card:visible").count() >= 8
    assert shown.locator(".cell .card:visible").evaluate_all(lowest) <= 768


def test_a_thread_that_is_longer_than_the_screen_is_gathered(page: Opened) -> None:
    shown = page.at("#O3")
    assert column(shown, "Övergripande mål") == ["O3"]
    assert column(shown, "Nämndmål") == [f"N{n}" for n in (3, 11, 19, 27, 35, 43, 51)]
    assert shown.evaluate("Page.byId('main').scrollHeight - Page.byId('main').clientHeight") <= 1
    shown.focus("#c-O3")
    # An area, where there are any, stands between the two levels.
    for _ in range(2 if shown.locator(".cell.area").count() else 1):
        shown.keyboard.press("ArrowRight")
    assert shown.evaluate("document.activeElement.dataset.id").startswith("N")
    shown.keyboard.press("Escape")
    assert len(column(shown, "Nämndmål")) == BELOW


def test_a_link_within_a_level_is_drawn_beside_its_column(page: Opened) -> None:
    shown = page.at("#N9")
    within = shown.locator("svg.threads path.line.on[data-from='N9'][data-to='N1']")
    assert within.count() == 1
    box = within.bounding_box()
    assert box is not None
    assert box["height"] > 30


def test_the_rail_counts_groups_where_goals_are_many(page: Opened) -> None:
    shown = page.at()
    texts = [" ".join(text.split()) for text in shown.locator(".bead .code").all_inner_texts()]
    assert len(texts) == ABOVE
    assert [text.rpartition(" ")[2] for text in texts] == ["0/8"] * 4 + ["0/7"] * 4


@pytest.mark.parametrize("width", [390, 768])
def test_in_one_column_each_group_has_a_short_name(page: Opened, width: int) -> None:
    resize(page.page, width, 844)
    names = page.at().locator(".bead .short-name")
    assert names.all_inner_texts() == [str(n) for n in range(1, ABOVE + 1)]
    assert all(name.bounding_box()["width"] > 5 for name in names.all())  # type: ignore[index]


def test_a_groups_name_takes_two_lines_rather_than_be_cut(page: Opened) -> None:
    resize(page.page, 1366, 768)
    shown = page.at()
    cut = shown.locator(".bead .group-name").first.evaluate(
        """(name) => { name.textContent = "Gator och parker "; const code = name.closest(".code");
            return [code.scrollWidth > code.clientWidth, code.scrollHeight > code.clientHeight + 1]; }"""
    )
    assert cut == [False, False]


def in_sight(page: Page) -> list[str]:
    """The goals of the last level that are wholly on the screen."""
    found: list[str] = page.evaluate(
        """() => { const main = Page.byId("main").getBoundingClientRect();
            return Page.all(document, ".card[data-id^=N]").filter((card) => { const { top, bottom } = card.getBoundingClientRect();
                return top >= main.top && bottom <= main.bottom + 1; }).map((card) => card.dataset.id); }"""
    )
    return found


def test_each_group_is_a_screen_that_the_rail_and_the_clicker_lead_to(page: Opened) -> None:
    shown = page.at()
    assert in_sight(shown) == [f"N{n}" for n in (1, 9, 17, 25, 33, 41, 49)]
    assert shown.locator(".bead.here").count() == 1
    shown.locator(".bead button").nth(2).click()
    assert in_sight(shown) == [f"N{n}" for n in (3, 11, 19, 27, 35, 43, 51)]
    assert shown.locator(".bead button").nth(2).get_attribute("aria-current") == "true"
    assert shown.locator(".heads").bounding_box()["y"] < 200  # type: ignore[index]
    shown.keyboard.press("PageDown")
    assert in_sight(shown)[0] == "N4"
    shown.keyboard.press("PageUp")
    shown.keyboard.press("PageUp")
    assert in_sight(shown)[0] == "N2"
    resize(shown, 1366, 768)
    shown.locator("html.compact").wait_for()
    shown.locator(".bead button").nth(7).click()
    assert in_sight(shown) == [f"N{n}" for n in (8, 16, 24, 32, 40, 48)]


def test_the_address_says_which_group_is_in_sight(page: Opened) -> None:
    shown = page.at()
    assert state(shown) == ""
    shown.locator(".bead button").nth(2).click()
    assert state(shown) == "#grupp=3"
    shown.locator("#c-N3").click()
    assert state(shown) == "#N3&vy=trad"
    shown.go_back()
    assert state(shown) == "#grupp=3"
    assert in_sight(shown)[0] == "N3"
    shown = page.at("#grupp=4")
    assert in_sight(shown)[0] == "N4"
    assert state(shown) == "#grupp=4"


def test_in_one_column_the_rail_leads_to_its_group(page: Opened) -> None:
    resize(page.page, 390, 844)
    shown = page.at()
    shown.locator(".bead button").nth(3).click()
    box = shown.locator("#c-O4").bounding_box()
    assert box is not None
    assert 0 <= box["y"] < 844
    assert shown.locator(".bead.here").count() == 0


def test_sixty_goals_print_on_three_sheets_each_group_with_its_threads(page: Opened, tmp_path: Path) -> None:
    shown = page.at()
    shown.pdf(path=tmp_path / "p.pdf", prefer_css_page_size=True, print_background=True)
    sheets = sheets_of(tmp_path / "p.pdf")
    assert len(sheets) == 3
    texts, last = [" ".join(word.text for word in sheet.words) for sheet in sheets], sheets[-1]
    for group in range(1, ABOVE + 1):
        goals = [f"Mål {number} på nivån N" for number in range(group, BELOW + 1, ABOVE)]
        assert [all(goal in text for goal in goals) for text in texts].count(True) == 1, group
    stamps = [[word.top for word in sheet.words if word.text == "kontrollsumma"] for sheet in sheets]
    assert [len(found) for found in stamps] == [1, 1, 1]
    [foot] = stamps[-1]
    assert max(word.bottom for word in last.words if word.text == "nivån") <= foot + 1
    assert len(last.ways) > BELOW / 3


# What stands in the window of what is drawn, with the words that are written on it.
IN_SIGHT = """() => {
    const { network, drawn } = Page.stage();
    const holder = document.querySelector("#net");
    return [...drawn].flatMap(([id, { text }]) => {
        const { x, y } = network.canvasToDOM(network.getPosition(id));
        return x > 0 && y > 0 && x < holder.clientWidth && y < holder.clientHeight ? [[id, text]] : [];
    });
}"""


@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (390, 844)])
def test_the_network_begins_where_goals_can_be_read_and_one_is_in_sight(
    page: Opened, width: int, height: int
) -> None:
    resize(page.page, width, height)
    shown = page.at("#vy=natverk")
    shown.wait_for_function("() => Page.stage().drawn?.size > 0")
    seen = dict(shown.evaluate(IN_SIGHT))
    if shown.evaluate("Page.data.areas.length"):
        assert "A1" in seen
    else:
        assert "O1" in seen
        assert "Mål 1" in seen["O1"]
