"""The site in a browser, opened from its folder: accessible, light and dark, narrow and on paper, and asking for nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, Route

from browsing import faults
from goalgraph.base.synced import sync

Files = dict[str, bytes]
OWN = "goalgraph/id/example/sjobacka/2030"
PLACE = "https://goals.example/"
MEDIA = {"html": "text/html; charset=utf-8", "css": "text/css", "svg": "image/svg+xml"}
PAGES = ("index.html", f"{OWN}.html", f"{OWN}/KS1.html", f"{OWN}/KS1.en.html", f"{OWN}/A1.I1.html")


@pytest.fixture(scope="module")
def folder(decided_site: Files, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return sync(tmp_path_factory.mktemp("site"), decided_site.items()).folder


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 320)])
def test_the_pages_are_accessible_and_fit_and_ask_for_nothing(
    browser: Browser, decided_site: Files, scheme: Literal["light", "dark"], width: int
) -> None:
    context = browser.new_context(
        bypass_csp=True, color_scheme=scheme, viewport={"width": width, "height": 900}
    )
    asked: set[str] = set()

    def answer(route: Route) -> None:
        path = route.request.url.removeprefix(PLACE)
        asked.add(path)
        route.fulfill(body=decided_site[path], content_type=MEDIA[path.rpartition(".")[2]])

    context.route("**/*", answer)
    page = context.new_page()
    for name in PAGES:
        page.goto(PLACE + name)
        assert faults(page) == [], name
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name
    assert asked - {"icon.svg"} == {*PAGES, "site.css"}
    context.close()


def test_the_policy_lets_the_style_through_and_complains_of_nothing(browser: Browser, folder: Path) -> None:
    page = browser.new_page()
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text))
    page.on("pageerror", lambda error: told.append(str(error)))
    page.goto((folder / PAGES[2]).as_uri())
    assert (
        page.evaluate("getComputedStyle(document.querySelector('.top')).backgroundColor") == "rgb(20, 50, 58)"
    )
    assert told == []
    page.close()


def test_from_a_goal_to_its_area_and_back_by_the_keyboard(browser: Browser, folder: Path) -> None:
    page = browser.new_page()
    page.goto((folder / f"{OWN}/KS1.html").as_uri())
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    _follow(page, "#up a[href='A1.html'], section[aria-labelledby=up] a[href='A1.html']")
    assert "A1" in page.inner_text("h1")
    _follow(page, "section[aria-labelledby=down] a[href='KS1.html']")
    assert page.inner_text("h1").startswith("KS 1")
    _follow(page, "header a[hreflang=en]")
    assert page.get_attribute("html", "lang") == "en"
    page.close()


def _follow(page: Page, link: str) -> None:
    page.focus(link)
    with page.expect_navigation():
        page.keyboard.press("Enter")
