"""The network seen whole: everything in it has a name, and nothing lies over a card."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

import goalgraph
from browsing import Opened, faultless, resize
from places import BODIES

LEVELS = {"V": 3, "KF": 8, "N": 14, "F": 17, "E": 18}
STENVINDA = next(folder for folder in BODIES if folder.parent.name == "stenvinda")


def five_levels() -> dict[str, str]:
    """Sixty goals on five levels: each serves one above it."""
    above, rows = "", []
    for level, number in LEVELS.items():
        for n in range(1, number + 1):
            served = f"{above}{1 + n % LEVELS[above]}" if above else ""
            rows.append(f"{level}{n};{level};Det som ska bli bättre {n};{served}\n")
        above = level
    return {
        "Plan": "namn;organ;period\nMål 2031;Styrelsen;2031\n",
        "Nivåer": "förled;namn;ordning\n" + "".join(f"{k};Nivån {k};{n}\n" for n, k in enumerate(LEVELS, 1)),
        "Mål": "id;nivå;text;bidrar till\n" + "".join(rows),
    }


@pytest.fixture(scope="module")
def addresses(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    sheets, pages = tmp_path_factory.mktemp("sheets"), tmp_path_factory.mktemp("pages")
    for name, text in five_levels().items():
        (sheets / f"{name}.csv").write_text(text, encoding="utf-8")
    folder = goalgraph.import_workbook(sheets, tmp_path_factory.mktemp("plans") / "plan").folder
    plans = {
        "five levels": goalgraph.load(folder),
        "stenvinda": goalgraph.load(STENVINDA),
        "bundled": goalgraph.load(),
    }
    return {name: plan.write_page(Path(pages, f"{name}.html")).as_uri() for name, plan in plans.items()}


@pytest.fixture
def opened(request: pytest.FixtureRequest, browser: Browser, addresses: dict[str, str]) -> Iterator[Opened]:
    with faultless(browser, addresses[request.param], leave=False) as found:
        yield found


# What is drawn, in pixels of the window.
DRAWN = """() => {
    const { network, drawn } = Page.stage();
    const { left, top } = document.querySelector(".canvas").getBoundingClientRect();
    return [...drawn].filter(([, { width }]) => width).map(([id, { text, width, height, dx = 0, dy = 0 }]) => {
        const { x, y } = network.canvasToDOM(network.getPosition(id));
        return { id, text, left: left + x + dx - width / 2, right: left + x + dx + width / 2,
            top: top + y + dy - height / 2, bottom: top + y + dy + height / 2 };
    });
}"""
BOX = """(name) => {
    const found = document.querySelector(name);
    const { left, right, top, bottom } = found.getBoundingClientRect();
    return getComputedStyle(found).visibility === "hidden" ? null : { left, right, top, bottom };
}"""


def whole(page: Page) -> list[dict[str, Any]]:
    page.click("#fit")
    found: list[dict[str, Any]] = page.evaluate(DRAWN)
    return found


@pytest.mark.parametrize("opened", ["five levels", "stenvinda", "bundled"], indirect=True)
@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (1366, 768), (1280, 720), (768, 1024)])
def test_all_of_it_lies_under_nothing(opened: Opened, width: int, height: int) -> None:
    resize(opened.page, width, height)
    page = opened.at("#vy=natverk")
    cards = whole(page)
    assert len(cards) > 10
    for name in (".moves", ".map"):
        over = page.evaluate(BOX, name)
        assert over or name == ".map"
        under = [
            card["id"]
            for card in cards
            if over
            and card["right"] > over["left"] + 1
            and card["left"] < over["right"] - 1
            and card["bottom"] > over["top"] + 1
            and card["top"] < over["bottom"] - 1
        ]
        assert under == []


@pytest.mark.parametrize("opened", ["five levels"], indirect=True)
@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (1366, 768)])
def test_sixty_goals_on_five_levels_are_in_sight_and_named(opened: Opened, width: int, height: int) -> None:
    resize(opened.page, width, height)
    page = opened.at("#vy=natverk")
    for cards in (page.evaluate(DRAWN), whole(page)):
        assert len(cards) == sum(LEVELS.values())
        assert [card["id"] for card in cards if not card["text"]] == []
        canvas = page.evaluate(BOX, ".canvas")
        head = page.evaluate("1.9 * Page.networkLetters()")
        assert min(card["top"] for card in cards) >= canvas["top"] + head - 1
        assert max(card["bottom"] for card in cards) <= canvas["bottom"] + 1


@pytest.mark.parametrize("opened", ["bundled"], indirect=True)
@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (1366, 768), (768, 1024)])
def test_the_names_of_areas_are_whole(opened: Opened, width: int, height: int) -> None:
    resize(opened.page, width, height)
    page = opened.at("#vy=natverk")
    areas = page.evaluate("Page.data.areas.map(({ id }) => id)")
    names = [card["text"] for card in whole(page) if card["id"] in areas]
    assert len(names) == 6
    assert [name for name in names if "…" in name] == []
