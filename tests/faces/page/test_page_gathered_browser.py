"""The thread of a chosen goal is gathered on one screen, of a vision that sixty goals serve too; each goal stands there once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

import goalgraph
from browsing import Opened, faultless, faults, resize
from printed_pdf import sheets_of

PREFIXES = """@prefix gg: <https://w3id.org/goalgraph/ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix : <https://example.org/plan/> .

<https://example.org/plan> a gg:Plan ; skos:notation "plan" ; rdfs:label "Planen"@sv .
"""
OF_PLAN = "gg:inPlan <https://example.org/plan>"
MIDDLE, LOWEST = 8, 52


def level(prefix: str, order: int) -> str:
    return f':{prefix} a gg:Level ; {OF_PLAN} ; gg:order {order} ; gg:idPrefix "{prefix}" ; rdfs:label "Nivå {order}"@sv .\n'


def goal(prefix: str, number: int, serves: str = "", more: str = "") -> str:
    name = f"Mål {number} som säger vad som ska uppnås på den nivå som goda mål har"
    served = f" ; gg:contributesTo :{serves}" if serves else ""
    return f':{prefix}{number} a gg:Goal ; {OF_PLAN} ; gg:atLevel :{prefix} ; skos:notation "{prefix}{number}" ; rdfs:label "{name}"@sv{served}{more} .\n'


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> str:
    """One goal that eight serve, which 52 serve."""
    folder = tmp_path_factory.mktemp("vision")
    levels = "".join(level(prefix, order) for order, prefix in enumerate("VON", 1))
    middle = "".join(goal("O", n, "V1") for n in range(1, MIDDLE + 1))
    lowest = "".join(goal("N", n, f"O{(n - 1) % MIDDLE + 1}") for n in range(1, LOWEST + 1))
    (folder / "plan.ttl").write_text(PREFIXES + levels + goal("V", 1) + middle + lowest, encoding="utf-8")
    return goalgraph.load(folder / "plan.ttl").write_page(folder / "page.html").as_uri()


@pytest.fixture
def vision(browser: Browser, served: str) -> Iterator[Opened]:
    with faultless(browser, served) as opened:
        yield opened


# Of each card that is seen: its goal, its box, and whether it is within the window's own part.
BOXES = """() => { const main = Page.byId("main").getBoundingClientRect();
    return Page.all(document, ".stage .card").filter((card) => card.getClientRects().length).map((card) => {
        const { left, right, top, bottom } = card.getBoundingClientRect();
        return { id: card.dataset.id, left, right, top, bottom, inside: top >= main.top && bottom <= main.bottom + 1 };
    }); }"""


@pytest.mark.parametrize(("width", "height"), [(1920, 1080), (1366, 768), (3840, 2160)])
def test_the_thread_of_a_vision_is_on_one_screen(vision: Opened, width: int, height: int) -> None:
    resize(vision.page, width, height)
    shown = vision.at("#V1&vy=trad")
    boxes = shown.evaluate(BOXES)
    assert len(boxes) == 1 + MIDDLE + LOWEST
    assert len({box["id"] for box in boxes}) == len(boxes)
    assert all(box["inside"] for box in boxes)
    assert all(box["bottom"] - box["top"] >= 24 for box in boxes)
    for one in boxes:
        over = [
            other["id"]
            for other in boxes
            if other is not one
            and min(one["right"], other["right"]) - max(one["left"], other["left"]) > 1
            and min(one["bottom"], other["bottom"]) - max(one["top"], other["top"]) > 1
        ]
        assert over == [], one["id"]


def test_what_stands_on_a_line_says_its_name_in_full_where_one_points(vision: Opened) -> None:
    shown = vision.at("#V1&vy=trad")
    title = shown.locator("#c-N52 .title")
    assert title.evaluate("(one) => one.scrollWidth > one.clientWidth")
    assert (
        title.get_attribute("title")
        == "N\xa052 Mål 52 som säger vad som ska uppnås på den nivå som goda mål har"
    )
    assert faults(shown) == []
    # How it stands is heard though its mark alone is seen.
    assert "Obestämt" in shown.locator("#c-N52").inner_text()
    shown.locator("#c-O1").click()
    shown.locator(".stage:not(.lines)").wait_for()
    assert shown.locator("#c-O1 .title").get_attribute("title") in (None, "")
    assert shown.locator("#c-N1 .stands").bounding_box()["width"] > 40  # type: ignore[index]


def test_a_thread_to_what_stands_beside_others_comes_from_above_them(vision: Opened) -> None:
    shown = vision.at("#V1&vy=trad")
    boxes = {box["id"]: box for box in shown.evaluate(BOXES)}
    own = [boxes[f"N{n}"] for n in range(1, LOWEST + 1, MIDDLE)]
    first = min(box["left"] for box in own)
    beside = [box for box in own if box["left"] > first + 1]
    assert beside
    for box in beside:
        before = [one for one in own if one["left"] < box["left"] - 1]
        points = shown.evaluate(
            """([goal]) => { const path = document.querySelector(`svg.threads path.line.on[data-from="${goal}"]`);
                const at = path.getScreenCTM(), n = path.getTotalLength();
                return Array.from({ length: 200 }, (_, i) => path.getPointAtLength((n * i) / 199).matrixTransform(at)).map(({ x, y }) => [x, y]); }""",
            [box["id"]],
        )
        crossed = {
            one["id"]
            for x, y in points
            for one in before
            if one["left"] + 1 < x < one["right"] - 1 and one["top"] + 1 < y < one["bottom"] - 1
        }
        assert crossed == set(), box["id"]


def test_a_goal_that_all_serve_does_not_make_one_group(vision: Opened) -> None:
    shown = vision.at()
    texts = [" ".join(text.split()) for text in shown.locator(".bead .code").all_inner_texts()]
    assert [text.rpartition(" ")[0] for text in texts] == [
        "Nivå 1",
        *(f"O {n}" for n in range(1, MIDDLE + 1)),
    ]
    assert [text.rpartition("/")[2] for text in texts] == ["1", *["8"] * 4, *["7"] * 4]
    assert shown.locator(".ways .button").all_inner_texts() == [f"O {n}" for n in range(1, MIDDLE + 1)]


def test_that_not_all_is_shown_stands_above_each_screen(vision: Opened) -> None:
    """It went out of sight with the first screen, to which a choice of requirement scrolled."""
    need = vision.at().evaluate(
        "() => [...document.querySelectorAll('#f-need option')].map((one) => one.value).find(Boolean)"
    )
    shown = vision.at(f"#krav={need}")
    for group in range(3):
        shown.locator(".bead").nth(group).click()
        main, line, heads = (
            shown.locator(where).bounding_box() for where in ("#main", ".narrowed", ".heads")
        )
        assert main
        assert line
        assert heads
        assert main["y"] <= line["y"]
        assert line["y"] + line["height"] <= heads["y"] + 1
    shown.locator("#reset").click()
    assert not shown.locator("#bar").is_visible()
    top = shown.evaluate("() => Page.byId('main').getBoundingClientRect().top")
    heads = shown.locator(".heads").bounding_box()
    assert heads
    assert heads["y"] == pytest.approx(top, abs=1)


@pytest.fixture(scope="module")
def crossing(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Goals of one area that serve a goal of another."""
    folder = tmp_path_factory.mktemp("crossing")
    areas = "".join(
        f':A{n} a gg:FocusArea ; {OF_PLAN} ; skos:notation "A{n}" ; rdfs:label "Område {n}"@sv .\n'
        for n in (1, 2)
    )
    text = areas + level("O", 1) + level("N", 2) + goal("O", 1, more=" ; gg:inArea :A1")
    text += goal("N", 20, "O1", " ; gg:inArea :A1")
    text += "".join(goal("N", n, "O1", " ; gg:inArea :A2") for n in range(1, 14))
    (folder / "plan.ttl").write_text(PREFIXES + text, encoding="utf-8")
    return goalgraph.load(folder / "plan.ttl").write_page(folder / "page.html").as_uri()


def seen(page: Page) -> list[str]:
    return [box["id"] for box in page.evaluate(BOXES)]


def test_in_a_thread_a_goal_stands_once_where_its_area_serves_another(
    browser: Browser, crossing: str
) -> None:
    with faultless(browser, crossing) as opened:
        shown = opened.at("#N5&vy=trad")
        own = seen(shown)
        assert own.count("N5") == 1
        assert len(set(own)) == len(own)


def test_a_thread_of_sixty_goals_prints_on_one_sheet_in_full_words(vision: Opened, tmp_path: Path) -> None:
    shown = vision.at("#V1&vy=trad")
    shown.pdf(path=tmp_path / "p.pdf", prefer_css_page_size=True, print_background=True)
    [sheet] = sheets_of(tmp_path / "p.pdf")
    text = " ".join(word.text for word in sheet.words)
    assert text.count("som säger vad som ska uppnås på den nivå som goda mål har") == 1 + MIDDLE + LOWEST
    assert "…" not in text
    shown.locator(".stage.lines").wait_for()
