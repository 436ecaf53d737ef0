"""What leaves the page and comes back: drafts, numbers, files that disagree, and the next dialogue."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser
from test_page_form_browser import bring_in, download, notice

import goalgraph
from browsing import Opened, faultless, field, focused, menu
from goalgraph.faces.page.content.whole import content
from goalgraph.faces.page.network import PageNetwork


def test_a_draft_is_marked_as_one_in_the_minutes_and_named_when_it_is_exported(
    opened: Opened, tmp_path: Path
) -> None:
    page = opened.at("#KS2")
    field(page, "#d-mode-Steering").check()
    field(page, "#d-text").fill("Arbetslösheten ska sjunka")
    field(page, "#d-target").fill("ca 3,5")
    field(page, "#d-evidence-Measurable").fill("Bevis utan svar")
    field(page, "#d-standing-Decision").check()
    field(page, "#d-body").fill("KS")
    field(page, "#d-date").fill("2019-02-06")
    file = download(page, tmp_path / "one.jsonld")
    assert set(file["decisions"][0]["draft"]) == {"target", "evidence.Measurable"}
    assert "Följer bara med som utkast: KS 2 (Kan mätas? Underlag, en mening, Målvärde)" in notice(
        page
    ).replace("\u00a0", " ")
    page.click("#v-decisions")
    page.click("#s-all")
    said = page.locator("#said-KS2").inner_text()
    assert said.count("utkast, ingår inte i beslutet") == 2
    assert "Arbetslösheten ska sjunka (" not in said


def test_a_click_after_typing_in_the_summary_is_not_lost(opened: Opened) -> None:
    page = opened.at("#vy=sammanstallning")
    page.fill("#m-title", "Dialogen")
    page.click("#e-KS1")
    assert focused(page) == "step-title"
    field(page, "#d-note").press_sequentially("Kort")
    page.click("#v-decisions")
    assert page.evaluate("Page.value('', 'title')") == "Dialogen"
    assert "Kort" in page.locator("#said-KS1").inner_text()
    page.locator("#m-people").press_sequentially("Ordförande")
    page.keyboard.press("Tab")
    page.emulate_media(media="print")
    assert "Deltog\nOrdförande" in page.locator("#summary-paper").inner_text()


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
    field(page, "#d-target").fill(typed)
    assert page.evaluate("Page.value('KS2', 'target')") == kept
    tip = field(page, "#d-tip-target").inner_text()
    number = shown.replace(",", ".").lstrip("-").replace(".", "").isdigit()
    assert (typed in tip and shown in tip) == ((number and typed != shown) or not number)
    page.keyboard.press("Tab")
    assert field(page, "#d-target").input_value() == shown
    menu(page).click("#language")
    other = shown.replace(".", ",") if lang == "en" and number else shown.replace(",", ".")
    assert field(page, "#d-target").input_value() == (other if number else shown)


def test_undo_keeps_the_keyboard_where_it_is(opened: Opened) -> None:
    page = opened.at("#KS3")
    field(page, "#d-mode-Direction").check()
    field(page, "#undo").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("Page.anything()") is False
    assert focused(page) == "undo"


def test_undo_passes_over_what_was_taken_back_in_its_field(opened: Opened) -> None:
    page = opened.at("#KS3")
    field(page, "#d-note").fill("Först")
    page.evaluate("Page.stopWriting()")
    page.keyboard.press("End")
    page.keyboard.type(" och sedan")
    for _ in range(len(" och sedan")):
        page.keyboard.press("Backspace")
    assert page.evaluate("Page.value('KS3', 'note')") == "Först"
    page.click("#undo")
    assert page.evaluate("Page.value('KS3', 'note')") == ""
    assert page.locator("#undo").get_attribute("aria-disabled") == "true"


def test_the_next_dialogue_starts_over_and_can_be_undone(opened: Opened, tmp_path: Path) -> None:
    page = opened.at("#KS3")
    field(page, "#d-note").fill("Förmiddagens")
    first = download(page, tmp_path / "first.jsonld")
    page.click("#v-decisions")
    page.click("#s-anew")
    assert page.evaluate("Page.anything()") is False
    page.reload()
    assert page.evaluate("Page.anything()") is False
    page.click("#e-KS3")
    field(page, "#d-note").fill("Eftermiddagens")
    page.click("#v-decisions")
    assert download(page, tmp_path / "second.jsonld", "#s-export")["@id"] != first["@id"]
    page.click("#s-anew")
    page.click("#s-undo")
    assert page.evaluate("Page.value('KS3', 'note')") == "Eftermiddagens"


def test_what_is_typed_and_chosen_while_files_disagree_is_kept(opened: Opened, tmp_path: Path) -> None:
    page = opened.at("#KS2")
    field(page, "#d-note").fill("Deras")
    field(page, "#d-text").fill("Deras text")
    download(page, tmp_path / "theirs.jsonld")
    field(page, "#d-note").fill("Min")
    field(page, "#d-text").fill("Min text")
    bring_in(page, tmp_path / "theirs.jsonld")
    assert page.locator("#conflicts tbody tr").count() == 2
    page.check("#side-0-theirs")
    menu(page).click("#language")
    page.keyboard.press("Escape")
    assert page.locator("#side-0-theirs").is_checked()
    page.click("#e-KS2")
    field(page, "#d-note").fill("Min, ändrad")
    page.click("#v-decisions")
    page.click("#use-choices")
    assert page.evaluate("['text', 'note'].map((key) => Page.value('KS2', key))") == [
        "Deras text",
        "Min, ändrad",
    ]


def test_a_file_from_before_a_decision_does_not_undo_it_without_a_word(
    browser: Browser, tmp_path: Path, opened: Opened
) -> None:
    page = opened.at("#KS3")
    field(page, "#d-mode-Steering").check()
    field(page, "#d-note").fill("Sagt före beslutet")
    download(page, tmp_path / "before.jsonld")
    field(page, "#d-mode-Direction").check()
    field(page, "#d-standing-Decision").check()
    field(page, "#d-body").fill("KS")
    field(page, "#d-date").fill("2019-02-06")
    download(page, tmp_path / "decided.jsonld")
    graph = goalgraph.load()
    graph.apply(tmp_path / "decided.jsonld")
    with faultless(browser, graph.write_page(tmp_path / "later.html").as_uri()) as later:
        page = later.at("#vy=sammanstallning")
        page.locator("#s-import").scroll_into_view_if_needed()
        bring_in(page, tmp_path / "before.jsonld")
        [row] = page.locator("#conflicts tbody tr").all_inner_texts()
        assert "Gäller, beslutat efter att filens dialog började" in row
        assert "inriktningsmål" in row
        assert "styrande mål" in row
        page.click("#use-choices")
        assert page.evaluate("['mode', 'note'].map((key) => Page.value('KS3', key))") == [
            "Direction",
            "Sagt före beslutet",
        ]
        assert page.evaluate("Page.differs('KS3', 'mode')") is False
        assert page.locator(".summary > .notice").bounding_box()["y"] >= 0  # type: ignore[index]
        bring_in(page, tmp_path / "before.jsonld")
        page.check("#side-0-theirs")
        page.click("#use-choices")
        assert page.evaluate("Page.value('KS3', 'mode')") == "Steering"


def test_a_file_that_has_been_brought_in_leaves_nothing_to_decide(
    browser: Browser, tmp_path: Path, opened: Opened
) -> None:
    page = opened.at("#KS3")
    field(page, "#d-mode-Direction").check()
    field(page, "#d-standing-Decision").check()
    field(page, "#d-body").fill("KS")
    field(page, "#d-date").fill("2019-02-06")
    download(page, tmp_path / "said.jsonld")
    graph = goalgraph.load()
    graph.apply(tmp_path / "said.jsonld")
    with faultless(browser, graph.write_page(tmp_path / "later.html").as_uri()) as later:
        page = later.at("#KS3")
        bring_in(page, tmp_path / "said.jsonld")
        assert page.evaluate("Page.anything()") is False
        page = later.at("#KS3")
        field(page, "#d-mode-Undecided").check()
        field(page, "#d-standing-Decision").check()
        field(page, "#d-body").fill("KS")
        field(page, "#d-date").fill("2019-02-05")
        assert "Ett tidigare beslut" in field(page, "#d-tip-adoption").inner_text()
        download(page, tmp_path / "early.jsonld")
        assert "Kan inte föras in" in notice(page)
        field(page, "#d-date").fill("2109-02-06")
        assert "har inte varit än" in field(page, "#d-tip-adoption").inner_text()


def test_importing_ones_own_file_keeps_it_downloaded(opened: Opened, tmp_path: Path) -> None:
    page = opened.at("#KS3")
    field(page, "#d-note").fill("Mitt")
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


def test_two_windows_on_one_plan_lose_no_word_of_each_other(browser: Browser, address: str) -> None:
    context = browser.new_context()
    one, other = (Opened(context.new_page(), address).at("#KS1&vy=dialog&steg=type") for _ in range(2))
    field(one, "#d-note").press_sequentially("Från den ena")
    field(other, "#d-note")
    other.wait_for_function("() => Page.value('KS1', 'note') === 'Från den ena'")
    assert other.locator("#d-note").input_value() == "Från den ena"

    field(other, "#d-text").press_sequentially("Mer")
    one.focus("#d-note")
    one.keyboard.press("End")
    one.keyboard.type(" och mer")
    other.wait_for_function("() => Page.value('KS1', 'note') === 'Från den ena och mer'")
    one.wait_for_function("() => Page.value('KS1', 'text') === 'Mer'")

    field(other, "#d-note").focus()
    other.keyboard.press("End")
    other.keyboard.type(" samt detta")
    one.wait_for_function("() => document.querySelector('.notice').textContent.includes('samt detta')")
    assert one.locator("#d-note").input_value() == "Från den ena och mer"
    one.keyboard.type("!")
    other.wait_for_function("() => document.querySelector('.notice').textContent.includes('och mer!')")
    assert other.locator("#d-note").input_value() == "Från den ena och mer samt detta"
    one.keyboard.press("Tab")
    other.keyboard.press("Tab")
    other.wait_for_timeout(200)
    kept = "JSON.parse(localStorage.getItem(Page.workKey)).goals.KS1"
    assert other.evaluate(kept) == one.evaluate(kept)
    assert other.evaluate(kept) == {"note": "Från den ena och mer samt detta", "text": "Mer"}

    # What the one wrote lies beside the field, in both, until somebody takes it or says that it is not needed.
    for page in (one, other):
        page.goto(page.url.split("#")[0] + "#KS1&vy=dialog&steg=note")
        page.reload()
        assert page.locator("#asides q").all_inner_texts() == ["Från den ena och mer!"]
    one.click("#take-aside-0")
    assert one.locator("#d-note").input_value() == "Från den ena och mer!"
    assert one.locator("#asides q").all_inner_texts() == ["Från den ena och mer samt detta"]
    other.wait_for_function("() => Page.value('KS1', 'note') === 'Från den ena och mer!'")
    assert other.locator("#asides q").all_inner_texts() == ["Från den ena och mer samt detta"]
    other.click("#drop-aside-0")
    assert other.locator("#asides").count() == 0
    one.wait_for_function("() => !document.querySelector('#asides')")
    context.close()


def test_what_is_taken_from_another_window_and_undone_lies_beside_the_field_again(
    browser: Browser, address: str
) -> None:
    context = browser.new_context()
    page = Opened(context.new_page(), address).at("#KS1&vy=dialog&steg=note")
    field(page, "#d-note").press_sequentially("Mitt eget")
    page.keyboard.press("Tab")
    page.evaluate("Page.setAside(['KS1', 'note', 'Det andra\\nmed en rad till'], 'Mitt eget'); Page.redraw()")
    shown = page.locator("#asides q")
    assert shown.inner_text().split("\n") == ["Det andra", "med en rad till"]
    for _ in range(2):
        page.click("#take-aside-0")
        assert page.locator("#d-note").input_value() == "Det andra\nmed en rad till"
        assert shown.all_inner_texts() == ["Mitt eget"]
        page.click("#undo")
        assert page.locator("#d-note").input_value() == "Mitt eget"
        assert shown.count() == 1
    page.click("#drop-aside-0")
    field(page, "#d-note").fill("Något helt annat")
    page.keyboard.press("Tab")
    page.reload()
    assert page.locator("#asides").count() == 0
    context.close()


def test_who_stands_in_a_field_that_another_window_fills_writes_in_its_place(
    browser: Browser, address: str
) -> None:
    context = browser.new_context()
    one, other = (Opened(context.new_page(), address).at("#KS3&vy=dialog&steg=note") for _ in range(2))
    field(other, "#d-note").focus()
    field(one, "#d-note").focus()
    one.keyboard.type("7")
    other.wait_for_function("() => document.querySelector('#d-note').value === '7'")
    other.keyboard.type("74")
    other.keyboard.press("Tab")
    assert other.locator("#d-note").input_value() == "74"
    one.wait_for_function("() => document.querySelector('.notice').textContent.includes('74')")
    one.reload()
    kept = one.evaluate("Page.keptWork().goals.KS3.note")
    texts = {kept, *(text for _, _, text in one.evaluate("Page.asides()"))}
    assert texts == {"7", "74"}
    # What is written over is told, and lies beside the field.
    for page in (one, other):
        field(page, "#d-note").focus()
    one.keyboard.type("Nytt")
    other.wait_for_function("() => document.querySelector('#d-note').value.includes('Nytt')")
    other.keyboard.type("Eget")
    assert "Nytt" in other.locator(".notice").first.inner_text()
    assert [text for _, _, text in other.evaluate("Page.asides()") if "Nytt" in text]
    context.close()


def test_windows_that_are_both_reloaded_while_they_write_keep_both_texts(
    browser: Browser, address: str
) -> None:
    context = browser.new_context()
    one, other = (Opened(context.new_page(), address).at("#KS2&vy=dialog&steg=note") for _ in range(2))
    for sign in range(4):
        field(one, "#d-note").press_sequentially("från"[sign])
        field(other, "#d-note").press_sequentially("till"[sign])
    one.reload()
    other.reload()
    one.reload()
    for page in (one, other):
        shown = {page.locator("#d-note").input_value(), *page.locator("#asides q").all_inner_texts()}
        assert any("från" in text or "frn" in text for text in shown), shown
        assert any("till" in text for text in shown), shown
    context.close()
