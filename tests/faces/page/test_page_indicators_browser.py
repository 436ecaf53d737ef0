"""The view of the indicators in a browser: filtered, walked by keyboard, read aloud, printed, and shown in the panel."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

import goalgraph
from browsing import Opened, faultless, faults, focused, marked, menu, resize, state
from goalgraph.faces.page.content.whole import content
from goalgraph.faces.page.network import PageNetwork

CHOSEN = "#vy=matt&blad=A2.I15"


def shown(page: Page) -> list[str]:
    found: list[str] = page.evaluate("[...document.querySelectorAll('.pick')].map((e) => e.dataset.id)")
    return found


def tile(page: Page, ident: str) -> str:
    return marked(page.locator(f".tile:has([data-id='{ident}'])"))


@pytest.mark.parametrize("lang", ["sv", "en"])
@pytest.mark.parametrize("width", [1920, 320])
def test_axe_finds_nothing(browser: Browser, address: str, lang: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 1080}, bypass_csp=True)
    page = Opened(context.new_page(), address).at(f"{CHOSEN}&sprak={lang}")
    found = faults(page)
    context.close()
    assert found == []


@pytest.mark.parametrize("lang", ["sv", "en"])
@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (1366, 768), (640, 540), (320, 540)])
def test_nothing_is_wider_than_its_place(opened: Opened, width: int, height: int, lang: str) -> None:
    resize(opened.page, width, height)
    page = opened.at(f"#vy=matt&sprak={lang}")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    wide = page.evaluate("""() => [...document.querySelectorAll(".tile")].flatMap((tile) => {
        const right = tile.getBoundingClientRect().right;
        return [...tile.querySelectorAll("*")].filter((e) => e.getBoundingClientRect().right > right).map((e) => e.textContent);
    })""")
    assert wide == []


def test_text_is_large_enough_for_a_projector(opened: Opened) -> None:
    page = opened.at("#vy=matt")
    small = page.evaluate("""() => [...document.querySelectorAll(".indicators *")]
        .filter((e) => e.textContent.trim() && parseFloat(getComputedStyle(e).fontSize) < 17.99).map((e) => e.textContent)""")
    assert small == []


def test_the_tab_stands_after_the_thread_and_shows_every_indicator(
    opened: Opened, bundled: goalgraph.Graph
) -> None:
    page = opened.at()
    assert page.locator("#material button").all_inner_texts() == ["Mått", "Nätverk", "Tabell"]
    page.click("#v-indicators")
    assert state(page) == "#vy=matt"
    assert set(shown(page)) == {one.id for one in bundled.resources("indicator")}
    assert len(shown(page)) == 99
    assert page.locator("#live").inner_text() == "99 av 99 mått visas."
    heads = [head.split(")")[0] for head in page.locator(".measures h3").all_inner_texts()]
    assert heads == ["Att se upp med (13", "På väg åt rätt håll (20", "Utan bedömning (66"]
    page.select_option("#f-order", "by_area")
    heads = page.locator(".measures h3").all_inner_texts()
    assert [head.split(" (")[1] for head in heads] == ["22)", "22)", "38)", "14)", "1)", "2)"]
    assert focused(page) == "f-order"


def test_a_tile_says_value_period_comparison_and_whether_the_trend_is_good(opened: Opened) -> None:
    page = opened.at("#vy=matt")
    text = tile(page, "A4.I1")
    assert "85\u00a0%" in text
    assert "2018" in text
    assert "↗ ökar från 84,7\u00a0% (2014)" in text
    assert "✓ rätt riktning" in text
    falling = tile(page, "A2.I15")
    assert "↘ minskar från 39\u00a0% (saknar år)" in falling
    assert "✗ fel riktning" in falling
    below = tile(page, "A2.I2")
    assert "under riket (6,1\u00a0%)" in below
    assert "✓ bättre" in below
    assert "✗ sämre" in tile(page, "A3.I12")
    assert "✗ fel riktning" in tile(page, "A1.I7")
    assert "↗ bättre plats från plats 33" in tile(page, "A3.I19")
    assert "Inget värde i dokumentet." in tile(page, "KS5.I1")
    assert "saknar år" in tile(page, "A1.I15")
    assert "Hör också till Demokrati" in tile(page, "A3.I30")


def test_without_a_desired_direction_nothing_is_called_good_or_bad(opened: Opened) -> None:
    page = opened.at("#vy=matt")
    assert "under riket" in tile(page, "A3.I32")
    assert "Ingen önskad riktning angiven." in tile(page, "A4.I9")
    assert page.locator(".tile:has([data-id='A4.I9']) .badge").count() == 0
    assert "✗ sämre" in tile(page, "A4.I14")
    assert "varken bättre eller sämre" in tile(page, "A1.I2")
    assert "bedömningen följer platsen eller dokumentets ord" in tile(page, "A3.I19")


def test_charts_have_a_text_alternative_and_a_mark_for_what_is_compared(opened: Opened) -> None:
    page = opened.at("#vy=matt")
    chart = page.locator(".tile:has([data-id='A2.I2']) svg.plot")
    assert chart.get_attribute("role") == "img"
    assert "2018: 3,8\u00a0%, jämförelse riket 6,1\u00a0%" in (chart.get_attribute("aria-label") or "")
    dot, mark = chart.locator("circle").bounding_box(), chart.locator("polyline.other").bounding_box()
    assert dot
    assert mark
    assert mark["y"] < dot["y"]
    assert chart.locator("text").all_text_contents() == ["3,8", "riket 6,1\u00a0%", "2018"]
    assert page.locator(".tile:has([data-id='A1.I1']) svg").count() == 0
    places = page.locator(".tile:has([data-id='A4.I9']) circle").evaluate_all(
        "(all) => all.map((e) => parseFloat(e.getAttribute('cx')))"
    )
    assert len(places) == 3
    assert places[1] == max(places)
    line = page.locator(".tile:has([data-id='A4.I1']) polyline.run")
    assert len((line.get_attribute("points") or "").split()) == 2


def test_no_letters_of_a_chart_overprint_or_shrink(opened: Opened) -> None:
    for width in (1920, 1366, 768, 390):
        resize(opened.page, width, 844)
        page = opened.at("#vy=matt")
        found = page.evaluate("""() => [...document.querySelectorAll("svg.plot")].flatMap((drawing) => {
            const texts = [...drawing.querySelectorAll("text")];
            const boxes = texts.map((one) => one.getBoundingClientRect());
            return texts.filter((one, n) => parseFloat(getComputedStyle(one).fontSize) < 16 || boxes.some((other, m) => m > n
                && other.left < boxes[n].right && boxes[n].left < other.right && other.top + 5 < boxes[n].bottom - 5 && boxes[n].top + 5 < other.bottom - 5
            )).map((one) => one.textContent);
        })""")
        assert found == [], width


@pytest.mark.parametrize(
    ("trait", "word"),
    [
        ("worse", "samre"),
        ("better", "battre"),
        ("wrong", "fel"),
        ("right", "ratt"),
        ("undated", "utan-ar"),
        ("unvalued", "utan-varde"),
        ("unset", "utan-riktning"),
    ],
)
def test_a_filter_shows_as_many_as_it_says(
    opened: Opened, bundled: goalgraph.Graph, trait: str, word: str
) -> None:
    page = opened.at("#vy=matt")
    known = content(bundled.scope)["indicators"]["of"]
    expected = [ident for ident, one in known.items() if trait in one["traits"]]
    button = page.locator(f"#t-{trait}")
    assert button.inner_text().endswith(f"({len(expected)})")
    button.click()
    assert sorted(shown(page)) == sorted(expected)
    page.select_option("#f-order", "by_area")
    assert shown(page) == expected
    button.focus()
    assert state(page) == f"#vy=matt&matt={word}"
    assert focused(page) == f"t-{trait}"
    assert button.get_attribute("aria-pressed") == "true"
    assert page.locator("#live").inner_text() == f"{len(expected)} av 99 mått visas."
    page.go_back()
    assert len(shown(page)) == 99


def test_filters_are_combined_with_each_other_and_with_the_area(opened: Opened) -> None:
    page = opened.at("#vy=matt&matt=samre+ratt+nonsens")
    assert shown(page) == ["A3.I9"]
    assert "Urval: Sämre än riket; Rätt riktning." in page.locator(".shown").inner_text()
    menu(page).select_option("#f-area", "A4")
    assert focused(page) == "f-area"
    assert "omrade=A4" in state(page)
    assert page.locator(".measures").count() == 0
    assert "Inget mått passar urvalet." in page.locator("#stage").inner_text()
    page.click("#t-all")
    assert "A3.I30" in shown(page)
    assert len(shown(page)) == 15
    assert page.locator("#t-worse").is_enabled()  # A4.I14
    assert page.locator("#t-unvalued").is_disabled()
    page.click("#reset")
    assert len(shown(page)) == 99


def test_a_click_anywhere_on_a_tile_shows_the_indicator_in_the_panel(opened: Opened) -> None:
    page = opened.at("#vy=matt")
    page.locator(".tile:has([data-id='A2.I15'])").click(position={"x": 60, "y": 140})
    assert state(page) == CHOSEN
    assert focused(page) == "c-A2.I15"
    panel = marked(page.locator("#panel"))
    assert "↘ minskar från 39\u00a0% (saknar år)" in panel
    assert "✗ fel riktning" in panel
    assert page.locator("#panel svg.plot circle").count() == 2
    assert page.locator("#live").inner_text() == "gått från försörjningsstöd till jobb visas i panelen."
    assert page.locator("#c-A2\\.I15").get_attribute("aria-pressed") == "true"
    page.click("#clear")
    assert state(page) == "#vy=matt"
    assert focused(page) == "c-A2.I15"


def test_the_panel_tells_position_and_a_missing_direction_in_every_view(opened: Opened) -> None:
    panel = marked(opened.at("#A3.I3").locator("#panel"))
    assert "under riket (42,5\u00a0%)" in panel
    assert "✗ sämre" in panel
    panel = opened.at("#A4.I9").locator("#panel").inner_text()
    assert "Ingen önskad riktning angiven." in panel
    assert "saknar år" in panel


def test_the_keyboard_walks_the_tiles(opened: Opened) -> None:
    page = opened.at("#vy=matt")
    page.select_option("#f-order", "by_area")
    page.focus("#t-unset")
    page.keyboard.press("Tab")
    assert focused(page) == "c-A1.I1"
    page.keyboard.press("ArrowRight")
    assert focused(page) == "c-A1.I2"
    page.keyboard.press("ArrowDown")
    below = page.evaluate("""() => {
        const [was, is] = [document.getElementById("c-A1.I2"), document.activeElement].map((one) => one.closest(".tile").getBoundingClientRect());
        return [is.left === was.left, is.top > was.bottom];
    }""")
    assert below == [True, True]
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowLeft")
    assert focused(page) == "c-A1.I1"
    page.keyboard.press("ArrowUp")
    assert focused(page) == "c-A1.I1"
    page.keyboard.press("End")
    assert focused(page) == "c-A6.I2"
    page.keyboard.press("Enter")
    assert "blad=A6.I2" in state(page)
    page.keyboard.press("Escape")
    assert state(page) == "#vy=matt"
    assert focused(page) == "c-A6.I2"
    page.keyboard.press("/")
    assert focused(page) == "search-text"


def test_filters_answer_to_the_keyboard(opened: Opened) -> None:
    page = opened.at("#vy=matt")
    page.focus("#t-wrong")
    page.keyboard.press("Space")
    assert len(shown(page)) == 7
    page.keyboard.press("Space")
    assert len(shown(page)) == 99


def test_english_says_everything_in_english(opened: Opened) -> None:
    page = opened.at("#vy=matt&sprak=en")
    assert page.locator("#t-worse").inner_text() == "Worse than the country (6)"
    text = tile(page, "A2.I15")
    assert "↘ falling from 39% (no year given)" in text
    assert "✗ wrong way" in text
    assert page.locator(".shown").inner_text() == "Indicators shown: 99 of 99."


def test_in_one_column_a_button_leads_to_the_panel(opened: Opened) -> None:
    resize(opened.page, 320, 540)
    page = opened.at("#vy=matt&matt=fel")
    columns = page.locator(".tiles").first.evaluate(
        "(e) => getComputedStyle(e).gridTemplateColumns.split(' ').length"
    )
    assert columns == 1
    page.click("#c-A4\\.I3")
    page.click("#to-panel")
    assert focused(page) == "panel"
    assert page.locator("#panel h2").inner_text() == "Svar telefon inom 60 sek"


def test_print_shows_the_tiles_and_the_selection_in_words(opened: Opened) -> None:
    page = opened.at("#vy=matt&matt=samre")
    page.emulate_media(media="print")
    assert page.locator("#bar").is_hidden()
    assert page.locator("#panel").is_hidden()
    assert page.locator(".shown").is_visible()
    assert page.locator(".tile").count() == 6
    assert page.pdf(format="A4", landscape=True).startswith(b"%PDF")


def test_an_earlier_figures_position_is_said_with_its_year_and_without_a_mark(
    browser: Browser, decided_address: str
) -> None:
    with faultless(browser, decided_address) as opened:
        page = opened.at("#vy=matt&matt=samre")
        assert shown(page) == ["A1.I1"]
        earlier = page.locator(".tile .judged.quiet")
        assert earlier.inner_text() == "2029: under riket (85,5\u00a0%), sämre"
        assert earlier.locator(".badge").count() == 0
        assert page.locator(".tile .badge.not-met").count() == 0
        assert page.locator(".tile svg circle").count() == 3


def test_a_decided_target_is_said_on_the_tile_and_in_the_panel(
    browser: Browser, decided_address: str
) -> None:
    with faultless(browser, decided_address) as opened:
        page = opened.at("#vy=matt&blad=A1.I1")
        said = (
            "Mål: 88\u00a0% senast 31\u00a0december 2030, KS\u00a01. "
            "1,5 procentenheter kvar till målet 88\u00a0%."
        )
        assert page.locator(".tile:has([data-id='A1.I1']) .target").inner_text() == said
        assert page.locator("#panel .target").inner_text() == said
        assert page.locator(".tile:has([data-id='A1.I2']) .target").count() == 0
        menu(page).click("#language")
        assert "Target: 88% by 31\u00a0December 2030, KS\u00a01" in tile(page, "A1.I1")


def test_a_figure_in_words_reads_as_what_it_is(opened: Opened) -> None:
    page = opened.at("#vy=matt")
    assert "Hög andel ·\u00a0saknar år" in tile(page, "A1.I6")
    said = [line for line in tile(page, "A1.I7").splitlines() if line]
    assert said[1:] == ["negativ trend ·\u00a0saknar år", "✗ fel riktning", "högre är bättre"]
    assert "plats 20 av 290 i riket" in tile(page, "A2.I6")
    assert "1\u00a0plan ·" in tile(page, "A1.I12")
    assert "har angetts av goalgraphs utvecklare" in page.locator("#stage").inner_text()


def test_a_page_without_indicators_says_so(
    browser: Browser, bundled: goalgraph.Graph, tmp_path: Path
) -> None:
    data = content(bundled.scope)
    data["indicators"] = {"of": {}, "polarity_by": {}}
    target = tmp_path / "none.html"
    target.write_text(PageNetwork(data, "sv").generate_html(), encoding="utf-8")
    opened = Opened(browser.new_page(), target.as_uri())
    page = opened.at("#vy=matt")
    assert "Det finns inga mått." in page.locator("#stage").inner_text()
    assert page.locator(".traits, #f-order").count() == 0
    assert opened.complaints == []
    page.close()


def test_hostile_texts_run_nothing(browser: Browser, bundled: goalgraph.Graph, tmp_path: Path) -> None:
    data = content(bundled.scope)
    evil = "</script><script>window.hit = 1</script><img src=x onerror='window.hit = 2'>"
    for resource in data["resources"].values():
        resource["label"] = resource["short"] = {"sv": evil}
    for one in data["indicators"]["of"].values():
        for rows in one["charts"]:
            for row in rows:
                row["label"] = {"sv": evil}
    target = tmp_path / "hostile.html"
    target.write_text(PageNetwork(data, "sv").generate_html(), encoding="utf-8")
    page = Opened(browser.new_page(), target.as_uri()).at(CHOSEN)
    page.wait_for_timeout(50)
    assert page.evaluate("window.hit") is None
    assert page.locator("img").count() == 0
    page.close()


def test_the_legend_is_one_row_and_all_begins_where_the_buttons_do(opened: Opened) -> None:
    page = opened.at("#vy=matt")
    tops = page.locator(".legend span").evaluate_all(
        "(all) => all.map((one) => one.getBoundingClientRect().top)"
    )
    assert len(tops) > 2
    assert len(set(tops)) == 1
    edges = [".bar .tools", ".indicators h2", ".indicators h3 >> nth=0", ".tile >> nth=0"]
    lefts = [page.locator(one).evaluate("(one) => one.getBoundingClientRect().left") for one in edges]
    assert lefts == pytest.approx([lefts[0]] * len(lefts), abs=0.5)
