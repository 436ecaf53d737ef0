"""What leaves the page and comes back: drafts, numbers, files that disagree, and the next dialogue."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser
from test_page_form_browser import bring_in, download, notice

import goalgraph
from browsing import Opened, faultless, focused, state
from goalgraph.faces.page.content.whole import content
from goalgraph.faces.page.network import PageNetwork


def test_a_draft_is_marked_as_one_in_the_minutes_and_named_when_it_is_exported(
    opened: Opened, tmp_path: Path
) -> None:
    page = opened.at("#KS2")
    page.check("#d-mode-Steering")
    page.fill("#d-text", "Arbetslösheten ska sjunka")
    page.fill("#d-target", "ca 3,5")
    page.fill("#d-evidence-Measurable", "Bevis utan svar")
    page.check("#d-standing-Decision")
    page.fill("#d-body", "KS")
    page.fill("#d-date", "2019-02-06")
    file = download(page, tmp_path / "one.jsonld")
    assert set(file["decisions"][0]["draft"]) == {"target", "evidence.Measurable"}
    assert "Följer bara med som utkast: KS 2 (Kan mätas? Underlag, en mening, Målvärde)" in notice(
        page
    ).replace("\u00a0", " ")
    page.click("#v-summary")
    said = page.locator("#said-KS2").inner_text()
    assert said.count("utkast, ingår inte i beslutet") == 2
    assert "Arbetslösheten ska sjunka (" not in said


def test_a_click_after_typing_in_the_summary_is_not_lost(opened: Opened) -> None:
    page = opened.at("#vy=sammanstallning")
    page.fill("#m-title", "Dialogen")
    page.click("#e-KS1")
    assert focused(page) == "d-title"
    page.locator("#d-note").press_sequentially("Kort")
    page.click("#e-KS3")
    assert state(page).startswith("#KS3")
    assert "Kort" in page.locator("#said-KS1").inner_text()
    page.locator("#m-people").press_sequentially("Ordförande")
    page.keyboard.press("Tab")
    assert focused(page) == "e-KS1"
    page.emulate_media(media="print")
    assert "Deltog: Ordförande" in page.locator("#summary-paper").inner_text()


@pytest.mark.parametrize(
    ("lang", "typed", "kept", "shown"),
    [
        ("sv", "10 000", "10000", "10000"),
        ("sv", "92,5", "92.5", "92,5"),
        ("sv", "3.500", "3.500", "3,500"),
        ("en", "10,000", "10000", "10000"),
        ("en", "1,250.5", "1250.5", "1250.5"),
        ("en", "3,5", "3.5", "3.5"),
        ("en", "−3", "-3", "-3"),
        ("en", "about 3.5", "about 3.5", "about 3.5"),
    ],
)
def test_a_number_is_read_by_the_languages_marks_and_said_back(
    opened: Opened, lang: str, typed: str, kept: str, shown: str
) -> None:
    page = opened.at(f"#KS2&sprak={lang}")
    page.fill("#d-target", typed)
    assert page.evaluate("Page.value('KS2', 'target')") == kept
    tip = page.locator("#d-tip-target").inner_text()
    number = shown.replace(",", ".").lstrip("-").replace(".", "").isdigit()
    assert (typed in tip and shown in tip) == ((number and typed != shown) or not number)
    page.keyboard.press("Tab")
    assert page.locator("#d-target").input_value() == shown
    page.click("#language")
    other = shown.replace(".", ",") if lang == "en" and number else shown.replace(",", ".")
    assert page.locator("#d-target").input_value() == (other if number else shown)


def test_undo_keeps_the_keyboard_where_it_is(opened: Opened) -> None:
    page = opened.at("#KS3")
    page.check("#d-mode-Direction")
    page.focus("#undo")
    page.keyboard.press("Enter")
    assert page.evaluate("Page.anything()") is False
    assert focused(page) == "undo"


def test_the_next_dialogue_starts_over_and_can_be_undone(opened: Opened, tmp_path: Path) -> None:
    page = opened.at("#KS3")
    page.fill("#d-note", "Förmiddagens")
    first = download(page, tmp_path / "first.jsonld")
    page.click("#v-summary")
    page.click("#s-anew")
    assert page.evaluate("Page.anything()") is False
    page.reload()
    assert page.evaluate("Page.anything()") is False
    page.click("#e-KS3")
    page.fill("#d-note", "Eftermiddagens")
    assert download(page, tmp_path / "second.jsonld", "#s-export")["@id"] != first["@id"]
    page.click("#s-anew")
    page.click("#s-undo")
    assert page.evaluate("Page.value('KS3', 'note')") == "Eftermiddagens"


def test_what_is_typed_and_chosen_while_files_disagree_is_kept(opened: Opened, tmp_path: Path) -> None:
    page = opened.at("#KS2")
    page.fill("#d-note", "Deras")
    page.fill("#d-text", "Deras text")
    download(page, tmp_path / "theirs.jsonld")
    page.fill("#d-note", "Min")
    page.fill("#d-text", "Min text")
    bring_in(page, tmp_path / "theirs.jsonld")
    assert page.locator("#conflicts tbody tr").count() == 2
    page.check("#side-0-theirs")
    page.click("#language")
    assert page.locator("#side-0-theirs").is_checked()
    page.click("#e-KS2")
    page.fill("#d-note", "Min, ändrad")
    page.click("#use-choices")
    assert page.evaluate("['text', 'note'].map((key) => Page.value('KS2', key))") == [
        "Deras text",
        "Min, ändrad",
    ]


def test_a_file_that_has_been_brought_in_leaves_nothing_to_decide(
    browser: Browser, tmp_path: Path, opened: Opened
) -> None:
    page = opened.at("#KS3")
    page.check("#d-mode-Direction")
    page.check("#d-standing-Decision")
    page.fill("#d-body", "KS")
    page.fill("#d-date", "2019-02-06")
    download(page, tmp_path / "said.jsonld")
    graph = goalgraph.load()
    graph.apply(tmp_path / "said.jsonld")
    with faultless(browser, graph.write_page(tmp_path / "later.html").as_uri()) as later:
        page = later.at("#KS3")
        bring_in(page, tmp_path / "said.jsonld")
        assert page.evaluate("Page.anything()") is False
        page = later.at("#KS3")
        page.check("#d-mode-Undecided")
        page.check("#d-standing-Decision")
        page.fill("#d-body", "KS")
        page.fill("#d-date", "2019-02-05")
        assert "Ett tidigare beslut" in page.locator("#d-tip-adoption").inner_text()
        download(page, tmp_path / "early.jsonld")
        assert "Kan inte föras in" in notice(page)
        page.fill("#d-date", "2109-02-06")
        assert "har inte varit än" in page.locator("#d-tip-adoption").inner_text()


def test_importing_ones_own_file_keeps_it_downloaded(opened: Opened, tmp_path: Path) -> None:
    page = opened.at("#KS3")
    page.fill("#d-note", "Mitt")
    download(page, tmp_path / "mine.jsonld")
    bring_in(page, tmp_path / "mine.jsonld")
    assert page.evaluate("Page.work.downloaded") is True


def test_only_the_dialogues_name_is_no_file_and_says_why(opened: Opened) -> None:
    page = opened.at("#vy=sammanstallning")
    page.fill("#m-title", "Dialogen")
    page.click("#s-export")
    assert "minst ett mål" in notice(page)


def test_ids_that_javascript_knows_are_ids_like_others(
    browser: Browser, bundled: goalgraph.Graph, tmp_path: Path
) -> None:
    text = PageNetwork(content(bundled.scope), "sv").generate_html()
    text = text.replace('"A1.I1"', '"constructor"').replace('"A1.R1"', '"__proto__"')
    target = tmp_path / "hostile.html"
    target.write_text(text, encoding="utf-8")
    with faultless(browser, target.as_uri()) as opened:
        for view in ("matt", "tabell", "natverk", "fokus"):
            page = opened.at(f"#KS1&vy={view}")
            assert page.locator("#stage").is_visible()
        for ident in ("constructor", "__proto__"):
            assert opened.at(f"#{ident}").locator("#panel h2").count() == 1
