"""Latest values that are a range, a bound, words, or one of several of the same time, where the room reads them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from browsing import Opened, faultless, faults, resize
from measured_plan import measured

SPACE = "\N{NO-BREAK SPACE}"
SHARE = "En andel ligger mellan"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("measured")
    return measured(folder).write_page(folder / "page.html").as_uri()


@pytest.fixture
def held(browser: Browser, address: str) -> Iterator[Opened]:
    with faultless(browser, address, viewport={"width": 1920, "height": 1080}) as opened:
        yield opened


def aimed(opened: Opened, name: str, **fields: str) -> Page:
    """The step of the target, with an indicator chosen; its line is drawn once it has its size."""
    page = opened.at("#M1&vy=dialog&steg=target")
    said = {"mode": "Steering", "indicator": f"https://example.org/sjobacka/2024/I.{name}", **fields}
    page.evaluate(
        "said => { Page.put(Object.entries(said).map(([k, v]) => ['M1', k, v])); Page.redraw(); }", said
    )
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    return page


def test_a_range_and_a_bound_are_said_as_they_are(held: Opened) -> None:
    page = aimed(held, "range")
    rows = [text.replace("\n", " ") for text in page.locator(".pick-row").all_inner_texts()]
    assert f"Resor 68–72{SPACE}% 2018" in rows
    options = page.locator("#d-indicator option").all_inner_texts()
    assert f"Hyrkostnad: högst 6{SPACE}% (2018)" in options
    assert "Omdöme: Gott omdöme, men sämre om tillgänglighet (2018)" in options
    assert "Tystnad: inget värde" in options
    assert page.locator("#d-take").is_hidden()
    # The line ends before the latest value: what is drawn says when, and what is the latest is said.
    assert page.locator(".aim-chart .when").all_text_contents() == ["2017", "2016"]
    assert page.locator("#d-gap").inner_text() == f"Senaste värdet: 68–72{SPACE}% (2018)"
    assert page.locator(".pick-row", has_text="Resor").locator(".chart").count() == 0
    page = aimed(held, "range", target="75", unit="http://qudt.org/vocab/unit/PERCENT")
    assert f"Måttets senaste värde är inget enda tal att jämföra med: 68–72{SPACE}%." in page.inner_text(
        "#d-tip-target"
    )
    assert "kräver" not in page.locator(".aim-chart .pace").inner_text()
    page = aimed(held, "bound")
    assert page.locator(".aim-chart").is_hidden()
    assert faults(page) == []


def test_the_line_is_of_the_whole_though_groups_have_values_too(held: Opened) -> None:
    page = aimed(held, "groups")
    assert page.locator(".aim-chart circle").count() == 3
    page = held.at("#M1&vy=fokus")
    assert page.locator("#c-I\\.groups .chart circle").count() == 3
    assert page.locator("#c-I\\.groups .value").inner_text() == f"48{SPACE}% 2018"
    page = held.at("#M2&vy=fokus")
    assert page.locator("#c-O2\\.I2 .value").inner_text().split("\n") == [f"80,6{SPACE}% kvinnor, 2018"]


def test_a_value_in_words_is_read_on_the_goals_page_and_beside_the_dialogue(held: Opened) -> None:
    said = "Gott omdöme, men sämre om tillgänglighet"
    page = held.at("#M1&vy=fokus")
    assert page.locator("#c-I\\.words .value").inner_text() == f"{said} 2018"
    assert faults(page) == []
    assert said in held.at("#M1&vy=dialog").locator("#panel .says").inner_text()


@pytest.mark.parametrize(("name", "is_said"), [("change", False), ("share", True)])
def test_only_a_share_is_said_to_lie_between_its_ends(held: Opened, name: str, is_said: bool) -> None:
    page = aimed(held, name, target="-1", unit="http://qudt.org/vocab/unit/PERCENT")
    assert (SHARE in page.locator("#d-tip-target").inner_text()) is is_said


def test_an_indicators_name_has_room_beside_its_line_however_large_the_letters(held: Opened) -> None:
    page = held.at("#M2&vy=fokus")
    resize(page, 390, 844)
    for _ in range(3):
        page.click("#larger")
    names = page.locator(".group.indicator .named").evaluate_all(
        "all => all.map((one) => one.offsetWidth / parseFloat(getComputedStyle(document.documentElement).fontSize))"
    )
    assert min(names) >= 6
