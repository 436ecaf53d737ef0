"""The minutes' appendix on paper: what was said of each goal, what it came to at its side, and who signs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pdfplumber
import pytest
from playwright.sync_api import Browser, Page

from browsing import Opened, faultless

DECISIONS = "#vy=sammanstallning"


def say(page: Page, goal: str, **said: str) -> None:
    """What the room says of a goal, field by field; a double underscore stands for a dot."""
    changes = [[goal, key.replace("__", "."), value] for key, value in said.items()]
    page.evaluate("(changes) => Page.put(changes)", changes)


def fill(page: Page) -> None:
    """A decision with all that it rests on, a direction goal that is proposed, and a goal that was put off."""
    say(
        page,
        "KS2",
        mode="Steering",
        text="Fler går från insats till arbete",
        answer__Influenceable="Met",
        evidence__Influenceable="Enheten styr insatserna.",
        answer__Measurable="Met",
        evidence__Measurable="Mäts varje år.",
        answer__Resourced="Unclear",
        baseline="59",
        target="65",
        by="2030-12-31",
        standing="Decision",
        body="Styrelsen",
        date="2030-03-13",
        paragraph="41",
        diaryNumber="KS 2030/7",
        reservations="En ledamot reserverar sig.",
    )
    say(page, "KS3", mode="Direction", text="Vi bygger hållbart", activities="Ett program\nEn plan")
    say(page, "KS4", note="Mått saknas. Tas upp igen i april.")
    page.evaluate("Page.redraw()")


def sheets(page: Page, target: Path) -> list[Any]:
    page.pdf(path=target, prefer_css_page_size=True, print_background=True)
    with pdfplumber.open(target) as document:
        return [(one.width, one.extract_words()) for one in document.pages]


def test_what_was_decided_before_is_told_in_short_too(
    decided_address: str, browser: Browser, tmp_path: Path
) -> None:
    with faultless(browser, decided_address) as opened:
        page = opened.at(DECISIONS)
        [goal, *_] = page.evaluate("Page.goals().filter((one) => Page.stateOf(one) === 'decided')")
        name, text = page.evaluate("(goal) => [Page.name(goal), Page.shown(goal, 'text')]", goal)
        said = " ".join(text_of(words) for _, words in sheets(page, tmp_path / "decided.pdf"))
    assert text
    assert said.count(text) == 1
    assert name.replace("\u00a0", " ") in said
    assert "gäller sedan tidigare" not in said


@pytest.fixture
def printed(opened: Opened, tmp_path: Path) -> list[Any]:
    page = opened.at(DECISIONS)
    fill(page)
    page.fill("#m-title", "En dialog om mål")
    page.fill("#m-people", "Ordförande\n12 ledamöter")
    page.keyboard.press("Tab")
    return sheets(page, tmp_path / "minutes.pdf")


def text_of(words: list[dict[str, Any]]) -> str:
    return " ".join(word["text"] for word in words).replace("\u00a0", " ")


def test_the_head_says_whose_and_of_which_meeting_and_how_the_goals_stand(printed: list[Any]) -> None:
    head = text_of(printed[0][1])
    assert "Vaggeryds kommun Bilaga till protokoll" in head
    assert "Styrelsen, 13 mars 2030" in head
    assert "En dialog om mål" in head
    assert "Beslutat Förslag Obestämt Deltog 1 1 6 Ordförande; 12 ledamöter" in head


def test_what_it_came_to_stands_beside_what_was_said(printed: list[Any]) -> None:
    width, words = printed[0]
    side = text_of([word for word in words if word["x0"] > 0.7 * width])
    for told in (
        "Beslutat",
        "Styrelsen, 13 mars 2030, § 41, KS 2030/7",
        "59",
        "65",
        "senast 31 december 2030",
    ):
        assert told in side, told
    said = text_of([word for word in words if word["x1"] < 0.7 * width])
    for told in (
        "Styrande mål Fler går från insats till arbete",
        "Påverka Enheten styr insatserna.",
        "Mäta Mäts varje år.",
        "Resurser Oklart",
        "Reservationer En ledamot reserverar sig.",
        "Aktiviteter 1. Ett program 2. En plan",
        "Måltypen är inte avgjord Mått saknas. Tas upp igen i april.",
    ):
        assert told in said, told
    assert said.count("Fler går från insats till arbete") == 1
    assert "Utgångsvärde" not in said


def test_a_long_question_leaves_room_for_its_answer(opened: Opened, tmp_path: Path) -> None:
    page = opened.at(DECISIONS)
    say(page, "KS2", mode="Steering", evidence__Influenceable="Enheten styr insatserna.")
    page.evaluate("Page.redraw()")
    words = [word for _, found in sheets(page, tmp_path / "minutes.pdf") for word in found]
    [first] = [n for n, word in enumerate(words) if word["text"] == "Enheten"]
    told = words[first : first + 6]
    assert text_of(told) == "Enheten styr insatserna. (utkast, ingår inte"
    assert max(word["top"] for word in told) - min(word["top"] for word in told) < 2


def test_it_ends_with_what_is_left_and_who_signs(printed: list[Any]) -> None:
    end = text_of(printed[-1][1])
    assert "Efter mötet" in end
    assert "KS 4 obestämt: Mått saknas." in end
    assert "Vid protokollet Ordförande Justeras" in end
    assert "planens kontrollsumma" in end
    assert f"{len(printed)} ({len(printed)})" in end


def test_the_signatures_are_never_alone_on_a_sheet(opened: Opened, tmp_path: Path) -> None:
    page = opened.at(DECISIONS)
    page.evaluate(
        "document.querySelectorAll('.goal-part').forEach((part) => { part.style.minHeight = '8rem'; })"
    )
    (*_, (_, words)) = sheets(page, tmp_path / "minutes.pdf")
    said = text_of(words)
    assert "Justeras" in said
    assert "KS 8" in said


def test_no_ring_of_the_keyboard_is_printed(opened: Opened) -> None:
    page = opened.at()
    page.focus("#v-decisions")
    page.keyboard.press("Enter")
    page.focus("#stage")
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.getElementById('stage')).outlineStyle") == "none"


def test_an_answer_stands_with_what_it_rests_on_in_all_that_is_said(opened: Opened) -> None:
    page = opened.at(DECISIONS)
    fill(page)
    page.click("#s-all")
    rows = page.locator("#said-KS2 .said > div").all_inner_texts()
    assert "Påverka\nEnheten styr insatserna." in [row.replace("\n: ja", "") for row in rows]
    assert not [row for row in rows if "Underlag, en mening" in row]
    assert page.locator("#said-KS3 ol li").all_inner_texts() == ["Ett program", "En plan"]


def test_what_is_only_heard_or_measured_has_no_sheet_of_its_own(opened: Opened) -> None:
    page = opened.at("#vy=sammanstallning")
    page.emulate_media(media="print")
    shown = (
        "['#live', '.window', 'noscript'].map((one) => getComputedStyle(document.querySelector(one)).display)"
    )
    assert page.evaluate(shown) == ["none"] * 3
    page.emulate_media(media="screen")
