"""The page of bodies that the first plan's board knows nothing of, in a browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

import goalgraph
from browsing import faultless, faults, resize
from places import BODIES
from printed_pdf import texts_of

FOLDER = {folder.parent.name: folder for folder in BODIES}
HEADS = {
    "tallvide": ["Fullmäktiges mål 5"],
    "stenvinda": [
        "Agenda 2030 2",
        "Övergripande mål 2",
        "Fullmäktiges mål 3",
        "Nämndernas och bolagens mål 4",
        "Delmål 3",
    ],
    "stigverket": ["Agenda 2030 1", "Regeringens mål 3", "Verkets egna mål 2"],
    "sakboden": ["Agenda 2030 1", "Mål 2", "Nyckelresultat 4"],
}


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], str]:
    folder = tmp_path_factory.mktemp("bodies")

    @cache
    def address(name: str) -> str:
        path: Path = goalgraph.load(FOLDER[name]).write_page(folder / f"{name}.html")
        return path.as_uri()

    return address


@pytest.fixture(params=sorted(FOLDER))
def body(
    request: pytest.FixtureRequest, browser: Browser, written: Callable[[str], str]
) -> Iterator[tuple[str, Page]]:
    with faultless(browser, written(request.param)) as opened:
        yield request.param, opened.at()


def test_a_plan_without_areas_has_a_column_for_each_of_its_levels(body: tuple[str, Page]) -> None:
    name, page = body
    heads = [" ".join(text.split()) for text in page.locator(".heads .head").all_inner_texts()]
    assert heads == HEADS[name]
    assert page.locator("#f-area").count() == 0
    assert faults(page) == []


def test_nothing_is_said_of_goal_types_or_requirements_that_no_profile_has(body: tuple[str, Page]) -> None:
    _, page = body
    first = page.locator(".stage .card.board-goal").first
    shown = page.inner_text("body")
    first.click()
    shown += page.inner_text("body")
    for word in ("styrande", "nriktningsmål", "Styrform", "uppfyllt"):
        assert word not in shown, word
    assert page.locator("[name='d-mode']").count() == 0


def test_one_column_leaves_room_for_how_a_goals_indicators_have_gone(
    browser: Browser, written: Callable[[str], str]
) -> None:
    with faultless(browser, written("tallvide"), leave=False) as opened:
        page = opened.at()
        resize(page, 1920, 1080)
        shown = page.locator("#c-KF3 .spark").all_inner_texts()
        assert [text.split("\n")[0] for text in shown] == [
            "Företagens omdöme om kommunens service",
            "Tid från komplett ansökan till serveringstillstånd",
        ]
        assert page.locator("#c-KF3 .spark svg").count() == 2
        assert faults(page) == []
        resize(page, 1000, 800)
        assert page.locator("#c-KF3 .spark").first.is_hidden()
    with faultless(browser, written("stenvinda")) as opened:
        assert opened.at().locator(".spark").count() == 0


def test_two_levels_leave_room_for_a_chart_each(browser: Browser, written: Callable[[str], str]) -> None:
    with faultless(browser, written("sakboden"), leave=False) as opened:
        page = opened.at()
        charts = page.locator("[id='c-KR1.1'] .spark svg")
        assert charts.count() == 1
        assert charts.is_visible()
        assert "1\u00a0140" in page.locator("[id='c-KR1.1'] .spark").inner_text()
        assert faults(page) == []
        resize(page, 1000, 800)
        assert charts.is_hidden()


def owned(folder: Path) -> Path:
    """A plan of fourteen goals, each one's by one of two bodies, under two goals that are nobody's."""
    plan = "https://example.org/namnder"
    head = (
        "@prefix gg: <https://w3id.org/goalgraph/ontology#> .\n@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
        "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n@prefix org: <http://www.w3.org/ns/org#> .\n"
        f'<{plan}> a gg:Plan ; skos:notation "namnder" ; rdfs:label "Nämndernas plan"@sv .\n'
    )
    levels = "".join(
        f'<{plan}/L{order}> a gg:Level ; gg:inPlan <{plan}> ; gg:order {order} ; gg:idPrefix "{prefix}" ; rdfs:label "{name}"@sv .\n'
        for order, prefix, name in ((1, "O", "Övergripande"), (2, "N", "Nämndmål"))
    )
    bodies = "".join(
        f'<{plan}/B{n}> a org:Organization ; skos:notation "B{n}" ; rdfs:label "{name}"@sv .\n'
        for n, name in ((0, "Tekniska nämnden"), (1, "Skolnämnden"))
    )
    above = "".join(
        f'<{plan}/O{n}> a gg:Goal ; gg:inPlan <{plan}> ; gg:atLevel <{plan}/L1> ; skos:notation "O{n}" ; rdfs:label "Mål {n}"@sv .\n'
        for n in (1, 2)
    )
    below = "".join(
        f'<{plan}/N{n}> a gg:Goal ; gg:inPlan <{plan}> ; gg:atLevel <{plan}/L2> ; skos:notation "N{n}" ; rdfs:label "Mål {n}"@sv ; '
        f"gg:contributesTo <{plan}/O{1 + n % 2}> ; gg:responsibleParty <{plan}/B{n % 2}> .\n"
        for n in range(1, 13)
    )
    folder.mkdir()
    (folder / "plan.ttl").write_text(head + levels + bodies + above + below, encoding="utf-8")
    return folder


def test_many_goals_without_areas_stand_with_who_is_to_reach_them(browser: Browser, tmp_path: Path) -> None:
    address = goalgraph.load(owned(tmp_path / "plan")).write_page(tmp_path / "page.html").as_uri()
    with faultless(browser, address) as opened:
        page = opened.at()
        heads = [" ".join(text.split()) for text in page.locator(".screen-head").all_inner_texts()]
        assert heads == [
            "Övergripande 0 av 2 klara",
            "Tekniska nämnden 0 av 6 klara",
            "Skolnämnden 0 av 6 klara",
        ]
        page.locator(".bead button").nth(2).click()
        assert page.locator(".bead.here").inner_text().split()[:2] == ["Skolnämnden", "0/6"]
        shown = page.locator("[data-group]:has(#c-N1) .card").evaluate_all(
            "(all) => all.map((one) => one.dataset.id)"
        )
        assert shown == ["O2", "N1", "N3", "N5", "N7", "N9", "N11"]
        assert faults(page) == []


def test_goals_that_fit_on_one_sheet_stand_there_once_with_threads_as_small_as_the_letters(
    browser: Browser, tmp_path: Path
) -> None:
    address = goalgraph.load(owned(tmp_path / "plan")).write_page(tmp_path / "page.html").as_uri()
    with faultless(browser, address) as opened:
        page = opened.at()
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        letters = page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)")
        assert letters < 10
        assert page.evaluate("Page.pixel()") == pytest.approx(letters / 20)
        assert page.locator(".stage .card:visible").count() == 14
        page.evaluate("dispatchEvent(new Event('afterprint'))")
        page.pdf(path=tmp_path / "p.pdf", prefer_css_page_size=True, print_background=True)
    assert len(texts_of(tmp_path / "p.pdf")) == 1


def test_a_goal_far_below_is_joined_with_what_it_serves(
    browser: Browser, written: Callable[[str], str]
) -> None:
    with faultless(browser, written("stenvinda")) as opened:
        page = opened.at()
        page.locator("#c-D2").click()
        on = page.locator(".card.on").evaluate_all("cards => cards.map((card) => card.dataset.id)")
        assert {"D2", "N2", "KF2", "OM1"} <= set(on)
        page.locator("#c-D2").click()
        assert page.locator("#panel .what").text_content() == "D 2 · Delmål"


BELOW = {
    ("stenvinda", "OM2"): ["KF3", "N2 N3 N4", "D2 D3"],
    ("stenvinda", "N3"): ["D3"],
    ("stenvinda", "D2"): [],
    ("sakboden", "O1"): ["KR1.1 KR1.2 KR1.3"],
    ("tallvide", "KF1"): [],
}


@pytest.mark.parametrize(("name", "goal"), BELOW)
@pytest.mark.parametrize("size", [(1920, 1080), (1366, 768), (390, 844)], ids=lambda size: str(size[0]))
def test_what_serves_a_goal_stands_beside_it_a_column_a_level(
    browser: Browser, written: Callable[[str], str], name: str, goal: str, size: tuple[int, int]
) -> None:
    room = {"width": size[0], "height": size[1]}
    with faultless(browser, written(name), viewport=room, bypass_csp=True) as opened:
        page = opened.at(f"#{goal}&vy=fokus")
        columns = page.evaluate(
            "Page.all(Page.stage(), '.cell.below').map((cell) => Page.all(cell, '.card').map(({ dataset }) => dataset.id).join(' '))"
        )
        assert columns == BELOW[name, goal]
        chosen = page.locator(f"#c-{goal}").bounding_box()
        cards = [card.bounding_box() for card in page.locator(".cell.below .card").all()]
        assert chosen
        for card in cards:
            assert card
            assert card["x"] + card["width"] <= size[0]
            if size[0] > 390:
                assert card["x"] > chosen["x"] + chosen["width"]
                assert card["height"] < 220  # its words are not squeezed to a column of letters
        drawn = page.evaluate(
            "Page.all(Page.stage(), '.edges path').map((path) => path.getBoundingClientRect().right)"
        )
        assert max(drawn, default=0) <= size[0]
        assert size[0] != 1366 or faults(page) == []


def test_what_the_plan_asks_of_no_goal_is_no_step(browser: Browser, written: Callable[[str], str]) -> None:
    with faultless(browser, written("stenvinda")) as opened:
        for step in ("requirements", "type", "no-step"):
            page = opened.at(f"#N1&vy=dialog&steg={step}")
            assert page.locator(".stepper li [id^=s-]").first.get_attribute("id") == "s-ambition"
            assert page.locator(f"#s-{step}").count() == 0
            assert page.locator("#d-text").count() == 1


@pytest.mark.parametrize(("width", "level"), [(390, "goals"), (768, "areas"), (1920, "content")])
def test_the_network_of_a_plan_without_areas_begins_where_something_can_be_read(
    browser: Browser, written: Callable[[str], str], width: int, level: str
) -> None:
    with faultless(browser, written("stenvinda"), viewport={"width": width, "height": 844}) as opened:
        page = opened.at("#vy=natverk")
        assert page.evaluate("Page.levelAt(Page.stage().network.getScale())") == level
        named = "[...Page.stage().drawn.values()].filter(({ text }) => /^(OM|KF)\\s\\d/.test(text)).length"
        assert page.evaluate(named) > 1


TABLES = {
    "stenvinda": ["Mål", "Mål ovanför", "Agenda 2030", "Strategier", "Aktiviteter", "Målets mått"],
    "tallvide": ["Mål", "Strategier", "Målets mått"],
}


@pytest.mark.parametrize("name", TABLES)
def test_the_table_of_goals_has_columns_for_what_the_plan_has(
    browser: Browser, written: Callable[[str], str], name: str
) -> None:
    with faultless(browser, written(name)) as opened:
        page = opened.at("#vy=tabell")
        heads = page.locator("#t-goals th[scope=col]").all_inner_texts()
        assert heads == TABLES[name]
        if "Mål ovanför" in heads:
            row = page.locator("#t-goals tbody tr", has_text="N\u00a03")
            assert row.locator("td").first.inner_text().startswith("KF\u00a03 Koncernens utsläpp")


def test_what_the_plan_aims_at_stands_where_nothing_is_decided(
    browser: Browser, written: Callable[[str], str]
) -> None:
    with faultless(browser, written("stigverket")) as opened:
        page = opened.at("#M1&vy=visning")
        assert (
            " ".join(page.inner_text("[data-aspect=ambition]").split())
            == "Målvärde oförändrat Invånare med högst två kilometer till en markerad led: 2031 minst 65 %"
        )
        page = opened.at("#VP1&vy=visning")
        assert page.locator(".upwards dt").first.inner_text() == "Regeringens mål · angiven i dokumentet"
        assert page.locator(".upwards dd").first.inner_text().startswith("M 1")
        page = opened.at("#vy=tabell")
        assert "minst 65" in page.locator("#t-standing tbody tr", has_text="M\u00a01").inner_text()
    with faultless(browser, written("tallvide")) as opened:
        page = opened.at("#KF1&vy=visning")
        assert page.locator(".upwards").count() == 0
        assert "minst 80" in page.inner_text("[data-aspect=ambition]")


@pytest.mark.parametrize("width", [768, 1366])
def test_the_stop_where_the_room_stands_is_named_whole(
    browser: Browser, written: Callable[[str], str], width: int
) -> None:
    with faultless(browser, written("stenvinda"), viewport={"width": width, "height": 844}) as opened:
        here = opened.at("#OM2&vy=dialog").locator(".bead.here .code")
        assert here.evaluate("(one) => one.scrollWidth <= one.clientWidth")


def test_a_goal_on_a_thread_says_in_words_how_far_it_has_come(
    browser: Browser, written: Callable[[str], str]
) -> None:
    with faultless(browser, written("stenvinda")) as opened:
        page = opened.at()
        card = page.locator("#c-OM1")
        assert card.locator(".so-far").count() == 0
        assert (card.text_content() or "").endswith(". Obestämt")
        page.evaluate("Page.put([['OM1', 'text', 'Fler stannar.']])")
        page.evaluate("Page.go({ view: 'oversikt', chosen: '' })")
        assert card.locator(".so-far:visible").inner_text().split()[-1] == "Förslag"
        edges = card.evaluate(
            "(one) => [one.querySelector('.so-far'), one].map((part) => part.getBoundingClientRect().right)"
        )
        assert edges[0] <= edges[1]
