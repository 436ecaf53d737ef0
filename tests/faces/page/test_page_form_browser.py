"""The dialogue form in a browser: what is typed is kept, said back, downloaded and brought into the graph."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

import goalgraph
from browsing import FULL, Opened, faultless, faults, field, focused, menu, resize, state
from places import ROOT

PLAN = "https://w3id.org/goalgraph/id/0665/2019"


def fill_steering(page: Page) -> None:
    """A steering goal with everything that it needs, on the page of KS 2."""
    field(page, "#d-answer-Influenceable-Met").check()
    field(page, "#d-evidence-Influenceable").fill("Nämnden har egna verktyg.")
    field(page, "#d-answer-Measurable-Met").check()
    field(page, "#d-evidence-Measurable").fill("Mäts varje år.")
    field(page, "#d-answer-Resourced-Unclear").check()
    field(page, "#d-mode-Steering").check()
    field(page, "#d-text").fill("Arbetslösheten ska sjunka")
    field(page, "#d-indicator").select_option(f"{PLAN}/A2.I2")
    field(page, "#d-take").click()
    field(page, "#d-target").fill("3,5")
    field(page, "#d-by").fill("2019-12-31")
    field(page, "#d-assessment-0").select_option("PartlyReached")
    field(page, "#d-motivation-0").fill("Konjunkturen viker.")


def download(page: Page, target: Path, button: str = "#export") -> dict[str, Any]:
    with page.expect_download() as waiting:
        (field(page, button) if button == "#export" else page.locator(button)).click()
    assert waiting.value.suggested_filename.endswith(".jsonld")
    waiting.value.save_as(target)
    found: dict[str, Any] = json.loads(target.read_text(encoding="utf-8"))
    return found


def bring_in(page: Page, *paths: Path) -> None:
    with page.expect_file_chooser() as waiting:
        (page.locator("#s-import") if page.locator("#s-import").count() else field(page, "#import")).click()
    page.evaluate("document.querySelectorAll('.notice').forEach((e) => { e.textContent = ''; })")
    waiting.value.set_files(list(paths))
    expect(page.locator(".notice").first).not_to_have_text("")


def notice(page: Page) -> str:
    return page.locator(".notice").first.inner_text()


def tips(page: Page) -> str:
    return field(page, "#d-tip-target").inner_text()


def test_what_is_typed_comes_into_the_graph(opened: Opened, tmp_path: Path) -> None:
    page = opened.at("#KS2")
    fill_steering(page)
    field(page, "#d-standing-Decision").check()
    assert "organ och dag" in field(page, "#d-tip-adoption").inner_text()
    field(page, "#d-body").fill("Kommunstyrelsen")
    field(page, "#d-date").fill("2019-02-06")
    field(page, "#d-paragraph").fill("§ 12")
    assert field(page, "#d-tip-adoption").inner_text() == ""
    page.click("#v-decisions")
    page.fill("#m-title", "Dialog om ambitionsnivåer")
    page.fill("#m-people", "Ordförande\nEkonomichef")
    file = download(page, tmp_path / "beslut.jsonld", "#s-export")
    [entry] = file["decisions"]
    assert set(entry) == {
        "@type", "goal", "body", "date", "paragraph", "basedOn",
        "steeringMode", "requirements", "ambitionLevel", "forecasts",
    }  # fmt: skip
    assert entry["ambitionLevel"]["targetValue"] == "3.5"
    assert entry["ambitionLevel"]["baselineValue"] == "3.8"
    graph = goalgraph.load()
    outcome = graph.apply(tmp_path / "beslut.jsonld")
    assert {change.goal for change in outcome.changes} == {"KS2"}
    goal = graph.get("KS2")
    assert isinstance(goal, goalgraph.model.objects.Goal)
    assert goal.steering_mode is not None
    assert goal.steering_mode.id == "Steering"
    level = graph.get("KS2.D1.AL")
    assert isinstance(level, goalgraph.model.objects.Target)
    assert level.text == {"sv": "Arbetslösheten ska sjunka"}
    assert (str(level.baseline_value), str(level.value)) == ("3.8", "3.5")
    assert level.indicator_id == "A2.I2"
    assert level.unit is not None
    assert level.unit.label("sv") == "%"
    forecast = graph.get("KS2.D1.FC1")
    assert isinstance(forecast, goalgraph.model.objects.Forecast)
    assert forecast.motivation == {"sv": "Konjunkturen viker."}
    decision = graph.get("KS2.D1")
    assert isinstance(decision, goalgraph.model.objects.Decision)
    assert decision.body is not None
    assert (decision.body.label("sv"), decision.paragraph) == ("Kommunstyrelsen", "§ 12")


def test_a_page_of_a_decided_plan_starts_from_what_is_in_force(
    browser: Browser, opened: Opened, tmp_path: Path
) -> None:
    page = opened.at("#KS2")
    fill_steering(page)
    field(page, "#d-standing-Decision").check()
    field(page, "#d-body").fill("Kommunstyrelsen")
    field(page, "#d-date").fill("2019-02-06")
    field(page, "#d-activities").fill("Jobbcoach\nMässa")
    download(page, tmp_path / "first.jsonld")
    graph = goalgraph.load()
    graph.apply(tmp_path / "first.jsonld")
    context = browser.new_context()
    later = Opened(context.new_page(), graph.write_page(tmp_path / "later.html").as_uri())
    page = later.at("#KS2")
    assert "styrande mål" in page.locator("#c-KS2").inner_text().lower()
    assert field(page, ".in-force").inner_text().startswith("Gäller nu")
    assert "Kommunstyrelsen" in page.locator(".in-force").inner_text()
    assert field(page, "#d-target").input_value() == "3,5"
    assert page.locator(".rail .sum").text_content() == "1 av 8 mål klara"
    field(page, "#export").click()
    assert "inget att exportera" in notice(page)
    field(page, "#d-activities").fill("")
    field(page, "#d-target").fill("3,50")
    field(page, "#d-mode-Direction").check()
    file = download(page, tmp_path / "second.jsonld")
    [entry] = file["decisions"]
    assert entry["steeringMode"] == "Direction"
    assert entry["ambitionLevel"] == {"text": "Arbetslösheten ska sjunka"}
    assert entry["withdraws"] == ["contributingActivity"], "a forecast once given stays a fact"
    assert "requirements" not in entry
    assert entry["draft"]["target"] == "3.50"
    outcome = graph.apply(tmp_path / "second.jsonld")
    assert outcome.standpoints
    assert not any(change.decided for change in outcome.changes)
    third = Opened(context.new_page(), graph.write_page(tmp_path / "third.html").as_uri())
    page = third.at("#KS2")
    assert "1 förslag, inte beslutat" in page.locator("#c-KS2 .stands").inner_text()
    field(page, "#d-proposal-0").click()
    assert field(page, "#d-mode-Direction").is_checked()
    assert field(page, "#d-activities").input_value() == ""
    context.close()
    assert later.complaints == third.complaints == []


def test_a_direction_goal_closes_target_and_forecasts_and_keeps_what_was_typed(
    opened: Opened, tmp_path: Path
) -> None:
    page = opened.at("#KS2")
    assert field(page, "#d-assessment-0").is_disabled()
    assert "bara styrande mål" in page.locator("#dialogue").inner_text()
    fill_steering(page)
    field(page, "#d-mode-Direction").check()
    assert field(page, "#d-target").is_disabled()
    assert field(page, "#d-target").input_value() == "3,5"
    assert field(page, "#d-motivation-0").input_value() == "Konjunkturen viker."
    assert page.locator(".closed:visible").count() == 1
    assert field(page, "#d-activities").is_enabled()
    file = download(page, tmp_path / "direction.jsonld")
    [entry] = file["decisions"]
    assert entry["@type"] == "Proposal"
    assert "forecasts" not in entry
    assert entry["ambitionLevel"] == {"text": "Arbetslösheten ska sjunka"}
    assert entry["draft"]["target"] == "3.5"
    goalgraph.load().apply(tmp_path / "direction.jsonld")
    field(page, "#d-mode-Steering").check()
    assert field(page, "#d-target").is_enabled()
    assert field(page, "#d-target").input_value() == "3,5"


def test_hints_follow_what_is_typed_and_never_block(opened: Opened, tmp_path: Path) -> None:
    page = opened.at("#KS2")
    field(page, "#d-answer-Resourced-Met").check()
    assert "en mening" in field(page, "#d-tip-Resourced").inner_text()
    field(page, "#d-target").fill("9,5")
    assert "Välj det mått" in tips(page)
    assert "Skriv vad som ska uppnås" in tips(page)
    options = field(page, "#d-indicator option").all_inner_texts()
    assert any("3,8 % (2018); riket 6,1 %" in option.replace("\u00a0", " ") for option in options)
    field(page, "#d-indicator").select_option(f"{PLAN}/A2.I2")
    latest = field(page, "#d-tip-latest").inner_text().replace("\u00a0", " ")
    assert latest == "Senaste värdet: 3,8 % (2018); riket 6,1 %"
    assert "Målvärdet är högre än senaste värdet, 3,8" in tips(page).replace("\u00a0", " ")
    assert "sämre än jämförelsen" in tips(page)
    field(page, "#d-target").fill("3.5")
    assert "bättre än senaste värdet" in tips(page)
    field(page, "#d-target").fill("3,8")
    assert "redan nått" in tips(page)
    field(page, "#d-target").fill("många")
    assert "inget tal" in tips(page)
    field(page, "#d-unit").select_option("http://qudt.org/vocab/unit/DAY")
    field(page, "#d-target").fill("3")
    assert "annan enhet" in tips(page)
    field(page, "#d-unit").select_option("http://qudt.org/vocab/unit/PERCENT")
    field(page, "#d-target").fill("103")
    assert "mellan 0 och 100" in tips(page)
    file = download(page, tmp_path / "hints.jsonld")
    [entry] = file["decisions"]
    assert entry["draft"]["target"] == "103"
    goalgraph.load().apply(tmp_path / "hints.jsonld")


def test_what_is_typed_survives_a_reload_and_can_be_undone(opened: Opened) -> None:
    page = opened.at("#KS3")
    field(page, "#d-note").fill("Första")
    field(page, "#d-mode-Steering").check()
    field(page, "#d-mode-Direction").check()
    assert page.locator(".rail .sum").text_content() == "1 av 8 mål klara"
    page = opened.at("#KS3")
    assert field(page, "#d-note").input_value() == "Första"
    assert field(page, "#d-mode-Direction").is_checked()
    assert "inte nerladdat" in page.locator(".saved").first.inner_text()
    field(page, "#d-mode-Steering").check()
    field(page, "#d-note").fill("Andra")
    field(page, "#d-mode-Steering").focus()
    page.keyboard.press("Control+z")
    assert field(page, "#d-note").input_value() == "Första"
    field(page, "#undo").click()
    assert "Ångrat: KS" in notice(page)
    assert field(page, "#d-mode-Direction").is_checked()
    assert page.locator("#undo").is_disabled()


def test_a_message_stays_no_longer_than_what_it_is_about(opened: Opened) -> None:
    page = opened.at("#KS3")
    for leaving in (
        "Page.go({ chosen: 'KS4', step: '' })",
        "Page.go({ step: 'requirements' })",
        "document.getElementById('language').click()",
    ):
        page = opened.at("#KS3&vy=dialog&steg=type")
        page.locator("#d-mode-Direction").check()
        page.click("#undo")
        assert "Ångrat: KS" in notice(page)
        page.evaluate("Page.redraw()")
        assert "Ångrat: KS" in notice(page)
        page.evaluate(leaving)
        assert page.locator(".notice").all_text_contents() == [""], leaving
        page.evaluate("Page.go({ chosen: 'KS3', step: 'type' })")
        assert page.locator(".notice").all_text_contents() == [""], leaving


@pytest.mark.parametrize(
    "fault",
    [
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });",
        FULL,
    ],
    ids=["unavailable", "full"],
)
def test_where_nothing_can_be_stored_the_page_says_so_and_works(
    browser: Browser, address: str, fault: str
) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script(fault)
    opened = Opened(page, address)
    opened.at("#KS3")
    field(page, "#d-mode-Direction").check()
    assert "kan inte spara" in page.locator(".saved").first.inner_text()
    assert "kan inte spara" in page.locator("[role=alert]:visible").inner_text()
    with page.expect_download():
        field(page, "#export").click()
    assert page.locator("[role=alert]:visible").count() == 0
    context.close()
    assert opened.complaints == []


def test_older_work_does_not_come_back_when_newer_finds_no_room(opened: Opened) -> None:
    page = opened.at("#KS3")
    field(page, "#d-note").fill("Gammal")
    page.evaluate(f"() => {{ {FULL} }}")
    field(page, "#d-note").fill("Ny")
    field(page, "#export").click()
    page.reload()
    assert field(page, "#d-note").input_value() == ""


def test_leaving_undownloaded_work_warns(browser: Browser, address: str, tmp_path: Path) -> None:
    context = browser.new_context()
    page = context.new_page()
    asked: list[str] = []

    def answer(dialog: Any) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.on("dialog", answer)
    page.goto(address + "#KS3")
    page.reload()
    assert asked == []
    field(page, "#d-mode-Direction").check()
    page.reload()
    assert asked == ["beforeunload"]
    download(page, tmp_path / "kept.jsonld")
    page.reload()
    assert asked == ["beforeunload"]
    context.close()


def test_a_file_comes_back_as_it_was(opened: Opened, browser: Browser, tmp_path: Path) -> None:
    page = opened.at("#KS2")
    fill_steering(page)
    field(page, "#d-mode-Direction").check()
    field(page, "#d-note").fill("Kvar att se över: <b>x</b>")
    page.click("#v-decisions")
    page.fill("#m-people", "Ordförande\nSekreterare: A. B.")
    first = download(page, tmp_path / "first.jsonld", "#s-export")
    context = browser.new_context()
    again = Opened(context.new_page(), opened.address)
    other = again.at("#vy=sammanstallning")
    bring_in(other, tmp_path / "first.jsonld")
    assert other.evaluate("Page.work.goals['']") == page.evaluate("Page.work.goals['']")
    assert other.locator(".saved").inner_text().endswith("och nerladdat.")
    second = download(other, tmp_path / "second.jsonld", "#s-export")
    for file in (first, second):
        del file["endedAt"]
    assert first == second
    assert other.locator("b:text-is('x')").count() == 0
    context.close()
    assert again.complaints == []


def test_two_files_are_merged_and_conflicts_shown_side_by_side(
    opened: Opened, browser: Browser, tmp_path: Path
) -> None:
    for name, mode, note in (("a", "Steering", "Från a"), ("b", "Direction", "")):
        context = browser.new_context()
        page = Opened(context.new_page(), opened.address).at("#KS3")
        field(page, f"#d-mode-{mode}").check()
        field(page, "#d-text").fill(f"Text {name}")
        field(page, "#d-note").fill(note)
        download(page, tmp_path / f"{name}.jsonld")
        context.close()
    page = opened.at("#vy=sammanstallning")
    bring_in(page, tmp_path / "a.jsonld", tmp_path / "b.jsonld")
    rows = page.locator("#conflicts tbody tr")
    assert rows.count() == 2
    assert focused(page) == "conflicts"
    told = rows.first.inner_text()
    assert all(part in told for part in ("KS 3", "a.jsonld", "styrande mål", "b.jsonld", "inriktningsmål"))
    assert page.evaluate("Page.anything()") is False
    page.click("#cancel-import")
    assert page.evaluate("Page.anything()") is False
    bring_in(page, tmp_path / "a.jsonld", tmp_path / "b.jsonld")
    page.check("#side-1-theirs")
    page.click("#use-choices")
    assert page.evaluate("['mode', 'text', 'note'].map((key) => Page.value('KS3', key))") == [
        "Steering", "Text b", "Från a",
    ]  # fmt: skip
    page.click("#s-undo")
    assert page.evaluate("Page.anything()") is False


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{", "inte JSON"),
        ("[]", "ingen beslutsfil"),
        ('{"@type": "Dialogue", "formatVersion": 9, "decisions": []}', "version"),
        ('{"@type": "Dialogue", "formatVersion": 1, "plan": "urn:x", "decisions": []}', "annan plan"),
        (f'{{"@type": "Dialogue", "formatVersion": 1, "plan": "{PLAN}", "decisions": [{{"goal": 1}}]}}', "ingen beslutsfil"),
        (
            f'{{"@type": "Dialogue", "formatVersion": 1, "plan": "{PLAN}", "decisions": '
            f'[{{"@type": "Proposal", "goal": "{PLAN}/KS99"}}]}}',
            "KS99",
        ),
        (
            f'{{"@type": "Dialogue", "formatVersion": 1, "plan": "{PLAN}", "decisions": '
            f'[{{"@type": "Proposal", "goal": "{PLAN}/KS3", "steeringMode": "<img src=x onerror=alert(1)>"}}]}}',
            "KS\u00a03",
        ),
        (
            f'{{"@type": "Dialogue", "formatVersion": 1, "plan": "{PLAN}", "decisions": '
            f'[{{"@type": "Proposal", "goal": "{PLAN}/KS3", "draft": {{"__proto__": "x"}}}}]}}',
            "KS\u00a03 har en uppgift som sidan inte känner till",
        ),
        (
            f'{{"@type": "Dialogue", "formatVersion": 1, "plan": "{PLAN}", "decisions": '
            f'[{{"@type": "Proposal", "goal": "{PLAN}/KS3", "ambitionLevel": {{"targetValue": 3.5}}}}]}}',
            "inte passar i fältet Målvärde",
        ),
        (
            f'{{"@type": "Dialogue", "formatVersion": 1, "plan": "{PLAN}", "decisions": '
            f'[{{"@type": "Proposal", "goal": "{PLAN}/KS3"}}, {{"@type": "Proposal", "goal": "{PLAN}/KS3"}}]}}',
            "KS\u00a03 två gånger",
        ),
    ],
)  # fmt: skip
def test_a_wrong_file_is_refused_in_one_line_and_nothing_is_lost(
    opened: Opened, tmp_path: Path, text: str, told: str
) -> None:
    page = opened.at("#KS3")
    field(page, "#d-note").fill("Mitt")
    target = tmp_path / "wrong.jsonld"
    target.write_text(text, encoding="utf-8")
    bring_in(page, target)
    assert told.replace("\u00a0", " ") in notice(page).replace("\u00a0", " ")
    assert "wrong.jsonld" in notice(page)
    assert page.evaluate("Page.value('KS3', 'note')") == "Mitt"
    assert page.locator("img").count() == 0


def test_the_summary_tells_proposals_from_decisions_and_prints(opened: Opened) -> None:
    page = opened.at("#KS2")
    fill_steering(page)
    page = opened.at("#KS3")
    field(page, "#d-mode-Direction").check()
    field(page, "#d-standing-Decision").check()
    field(page, "#d-body").fill("Kommunfullmäktige")
    field(page, "#d-date").fill("2019-06-10")
    page.click("#v-decisions")
    page.fill("#m-title", "Dialog")
    page.fill("#m-people", "Ordförande")
    page.focus("#m-title")
    page.click("#s-all")
    standings = page.locator(".standing").all_inner_texts()
    assert standings[1].startswith("Förslag, inte beslutat")
    assert standings[2].startswith("Beslut av Kommunfullmäktige, 10\N{NO-BREAK SPACE}juni 2019")
    assert page.locator(".summary-head .progress").inner_text() == "2 av 8 mål klara"
    page.click("#e-KS2")
    assert page.locator("#dialogue").is_visible()
    assert focused(page) == "step-title"
    field(page, "#d-note").fill("Ändrat bredvid")
    page.click("#v-decisions")
    assert "Ändrat bredvid" in page.locator("#summary-list").inner_text()
    page.emulate_media(media="print")
    assert page.locator("#panel").is_hidden()
    assert page.locator(".meta").is_hidden()
    assert "Deltog\nOrdförande" in page.locator("#summary-paper").inner_text()
    assert page.locator(".signed p").all_inner_texts() == ["Vid protokollet", "Ordförande", "Justeras"]
    sheet = page.pdf(prefer_css_page_size=True)
    assert sheet.startswith(b"%PDF")


def press(page: Page, key: str, until: str, most: int = 150) -> None:
    for _ in range(most):
        page.keyboard.press(key)
        if focused(page) == until:
            return
    raise AssertionError(f"{until} is not reached")


def test_the_keyboard_alone_fills_in_exports_and_undoes(opened: Opened, tmp_path: Path) -> None:
    page = opened.at()
    page.focus("#c-KS2")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    press(page, "Tab", "to-dialogue")

    def go_on(by: str = "next-step") -> None:
        press(page, "Tab", by)
        page.keyboard.press("Enter")
        assert focused(page) == "step-title"

    page.keyboard.press("Enter")
    assert focused(page) == "step-title"
    press(page, "Tab", "d-mode-Undecided")
    press(page, "ArrowDown", "d-mode-Steering")
    go_on()
    press(page, "Tab", "d-answer-Influenceable-none")
    press(page, "ArrowRight", "d-answer-Influenceable-Met")
    press(page, "Tab", "d-evidence-Influenceable")
    page.keyboard.type("Egna verktyg, f/ och annat")
    go_on()
    press(page, "Tab", "d-text")
    page.keyboard.type("Fler i arbete")
    go_on()
    press(page, "Tab", "d-indicator")
    page.keyboard.press("ArrowDown")
    press(page, "Tab", "d-take")
    page.keyboard.press("Enter")
    press(page, "Tab", "d-target")
    page.keyboard.type("90,5")
    go_on()
    press(page, "Tab", "d-assessment-0")
    page.keyboard.press("ArrowDown")
    go_on()
    press(page, "Tab", "d-standing-Proposal")
    press(page, "ArrowDown", "d-standing-Decision")
    press(page, "Tab", "d-body")
    page.keyboard.type("Kommunstyrelsen")
    press(page, "Tab", "d-date")
    page.keyboard.type("02062019")
    press(page, "Tab", "export")
    with page.expect_download() as waiting:
        page.keyboard.press("Enter")
    waiting.value.save_as(tmp_path / "keys.jsonld")
    graph = goalgraph.load()
    graph.apply(tmp_path / "keys.jsonld")
    level = graph.get("KS2.D1.AL")
    assert isinstance(level, goalgraph.model.objects.Target)
    assert str(level.value) == "90.5"
    press(page, "Tab", "undo")
    page.keyboard.press("Enter")
    assert field(page, "#d-date").input_value() == ""
    page.focus("#d-body")
    page.keyboard.press("Escape")
    assert focused(page) == "stage"
    assert page.locator("#dialogue").is_visible()
    page.keyboard.press("Escape")
    assert focused(page) == "c-KS2"


def test_the_clicker_goes_on_and_digits_choose_the_type(opened: Opened) -> None:
    page = opened.at("#KS6&vy=dialog")
    assert page.evaluate("document.activeElement === document.body")
    page.keyboard.press("2")
    assert page.evaluate("Page.value('KS6', 'mode')") == "Direction"
    page = opened.at("#KS7&vy=dialog")
    page.focus("#step-title")
    page.keyboard.press("2")
    assert page.evaluate("Page.value('KS7', 'mode')") == "Direction"
    asked = []
    for _ in range(3):
        asked.append(page.locator("#step-title").inner_text())
        page.keyboard.press("PageDown")
    assert asked == ["Vilken sorts mål ska KS 7 vara?", "Vilka aktiviteter bidrar?", "Förslag eller beslut?"]
    assert state(page).startswith("#KS8")
    page.keyboard.press("PageUp")
    assert state(page).startswith("#KS7")


def test_a_finger_across_the_stage_turns_to_the_next_goal(opened: Opened) -> None:
    page = opened.at("#KS7&vy=dialog")
    swipe = """([from, to]) => {
        const title = document.getElementById("step-title");
        const at = (type, x) => title.dispatchEvent(new PointerEvent(type, { bubbles: true, pointerType: "touch", clientX: x, clientY: 300 }));
        at("pointerdown", from);
        at("pointerup", to);
    }"""
    page.evaluate(swipe, [900, 600])
    assert state(page).startswith("#KS8")
    page.evaluate(swipe, [600, 900])
    assert state(page).startswith("#KS7")
    page.evaluate(swipe, [600, 650])
    assert state(page).startswith("#KS7")


def test_undo_stays_with_the_goal_in_sight_and_says_what_it_undid(opened: Opened) -> None:
    page = opened.at("#KS3")
    field(page, "#d-text").fill("Fler företag")
    page.evaluate("Page.go({ chosen: 'KS4' })")
    assert page.locator("#undo").get_attribute("aria-disabled") == "true"
    field(page, "#d-text").fill("Mer samverkan")
    page.click("#undo")
    assert page.evaluate("['KS3', 'KS4'].map((goal) => Page.value(goal, 'text'))") == ["Fler företag", ""]
    assert notice(page).replace("\u00a0", " ") == "Ångrat: KS 4: Vad ska uppnås?"
    assert page.locator("#undo").get_attribute("aria-disabled") == "true"


def test_all_proposals_become_decisions_of_the_meeting_at_once(opened: Opened) -> None:
    page = opened.at("#vy=sammanstallning")
    assert page.locator("#decide-all").count() == 0
    page.evaluate("""() => {
        for (const goal of ["KS3", "KS7"]) Page.put([[goal, "mode", "Direction"], [goal, "activities", "Träffar"]]);
        Page.put([["KS5", "text", "Inte klart"]]);
        Page.redraw();
    }""")
    page.fill("#meeting-body", "Kommunstyrelsen")
    page.fill("#meeting-date", "1231-03-13")
    page.fill("#meeting-paragraph", "§ 41")
    page.click("#decide-all")
    assert "Det datumet kan inte stämma" in page.locator("#meeting-date-wrong").inner_text()
    assert focused(page) == "meeting-date"
    said = page.locator(".actions .notice").bounding_box()
    assert said
    assert 0 < said["y"] < page.evaluate("innerHeight"), "said where one stands"
    page.fill("#meeting-date", "2019-03-13")
    page.click("#decide-all")
    paragraphs = "['KS3', 'KS7', 'KS5'].map((goal) => Page.value(goal, 'paragraph'))"
    assert page.evaluate(paragraphs) == ["§ 41", "§ 41", ""]
    states = "Page.goals().filter((goal) => Page.stateOf(goal) === 'decided')"
    assert page.evaluate(states) == ["KS3", "KS7"]
    assert "2 förslag är nu beslut" in notice(page)
    assert page.locator("#decide-all").count() == 0
    page.click("#s-undo")
    assert page.evaluate(states) == []


@pytest.mark.parametrize(
    ("state", "lang"),
    [("steering", "sv"), ("direction", "sv"), ("summary", "sv"), ("conflicts", "sv"), ("conflicts", "en")],
)
def test_axe_finds_nothing_in_the_form(
    browser: Browser, address: str, tmp_path: Path, state: str, lang: str
) -> None:
    context = browser.new_context(viewport={"width": 1920, "height": 1080}, bypass_csp=True)
    page = Opened(context.new_page(), address).at(f"#KS2&sprak={lang}")
    fill_steering(page)
    field(page, "#d-standing-Decision").check()
    for details in page.locator("details.several").all():
        details.evaluate("(e) => { e.open = true; }")
    if state == "direction":
        field(page, "#d-mode-Direction").check()
    if state == "summary":
        page.click("#v-decisions")
    if state == "conflicts":
        download(page, tmp_path / "mine.jsonld")
        field(page, "#d-text").fill("Annat")
        bring_in(page, tmp_path / "mine.jsonld")
        assert page.locator("#conflicts").is_visible()
    found = faults(page)
    sizes = page.evaluate("""() => [...document.querySelectorAll("#panel *, #view *")]
        .filter((e) => e.children.length === 0 && e.textContent.trim() && e.getClientRects().length && !e.closest(".hidden"))
        .filter((e) => parseFloat(getComputedStyle(e).fontSize) < 15.99).map((e) => e.textContent)""")
    for width in (320, 640):
        resize(page, width, 800)
        page.wait_for_function("(most) => document.documentElement.scrollWidth <= most", arg=width)
    context.close()
    assert found == []
    assert sizes == []


def test_every_text_of_the_form_is_in_the_pages_language(opened: Opened) -> None:
    page = opened.at("#KS2&sprak=en")
    field(page, "#d-mode-Steering").check()
    page.click("#v-decisions")
    assert page.locator("h2").first.inner_text() == "0 of 8 goals done"
    missing = page.evaluate(r"""() => [...document.querySelectorAll("#panel *, #view *")]
        .filter((e) => e.children.length === 0 && /^(form|summary|merge|target|modes|answers)\.\w+/.test(e.textContent))
        .map((e) => e.textContent)""")
    assert missing == []


def test_a_page_of_several_plans_has_no_form(
    browser: Browser, bundled: goalgraph.Graph, tmp_path: Path
) -> None:
    from goalgraph.faces.page.content.whole import content
    from goalgraph.faces.page.network import PageNetwork

    target = tmp_path / "several.html"
    data = {**content(bundled.scope), "dialogue": None}
    target.write_text(PageNetwork(data, "sv").generate_html(), encoding="utf-8")
    context = browser.new_context()
    opened = Opened(context.new_page(), target.as_uri())
    page = opened.at("#KS2")
    assert page.locator("#dialogue").count() == 0
    page.click("#v-decisions")
    assert "ingen dialog" in page.locator("#view").inner_text()
    context.close()
    assert opened.complaints == []


def test_any_field_of_a_decided_plan_can_be_changed_or_emptied_and_applied(
    browser: Browser, tmp_path: Path
) -> None:
    """Sjöbacka's year: the page's bases are those of the log, so no file of it meets a conflict."""
    example = ROOT / "data" / "examples" / "sjobacka"
    graph = goalgraph.load(example / "2030")
    for file in sorted((example / "decisions-2030").glob("*.jsonld")):
        graph.apply(file)
    context = browser.new_context(viewport={"width": 1366, "height": 768})
    opened = Opened(context.new_page(), graph.write_page(tmp_path / "page.html").as_uri())
    page = opened.at()
    assert page.evaluate("Page.decisionsFile(new Date())") is None
    page.evaluate("""() => Page.put(Page.goals().flatMap((goal) => [...Page.FIELDS.keys()]
        .filter((key) => !Page.ADOPTED.includes(key) && key !== "mode" && Page.value(goal, key)).map((key) => [goal, key, ""])))""")
    emptied = page.evaluate("Page.decisionsFile(new Date())")
    assert emptied is not None
    assert all("ambitionLevel" not in entry and "forecasts" not in entry for entry in emptied["decisions"])
    assert "targetFor" in {taken for entry in emptied["decisions"] for taken in entry["withdraws"]}
    (tmp_path / "emptied.jsonld").write_text(json.dumps(emptied), encoding="utf-8")
    assert graph.apply(tmp_path / "emptied.jsonld", dry_run=True).changes
    page.evaluate("Page.undo()")
    assert page.evaluate("Page.anything()") is False
    page.evaluate("""() => Page.put(Page.goals().flatMap((goal) => [[goal, "mode", "Direction"], [goal, "activities", "En\\nTvå"],
        [goal, "evidence.Resourced", "Ny mening"], [goal, "standing", "Decision"], [goal, "body", "KS"], [goal, "date", "2031-01-01"]]))""")
    changed = page.evaluate("Page.decisionsFile(new Date('2031-01-02'))")
    (tmp_path / "changed.jsonld").write_text(json.dumps(changed), encoding="utf-8")
    given = graph.query("forecasts-given").texts()
    graph.apply(tmp_path / "changed.jsonld")
    assert graph.query("forecasts-given").texts() == given, "a forecast once given stays a fact"
    context.close()
    assert opened.complaints == []


def test_an_impossible_date_is_told_at_its_field_and_keeps_the_rest(opened: Opened) -> None:
    page = opened.at("#KS2")
    fill_steering(page)
    field(page, "#d-by").fill("1231-02-02")
    assert "Det datumet kan inte stämma" in page.locator("#d-by-wrong").inner_text()
    assert page.locator("#d-by").get_attribute("aria-invalid") == "true"
    field(page, "#d-standing-Decision").check()
    assert "Senast den dag" in page.locator("#d-tip-drafts").inner_text()
    field(page, "#d-by").fill("2020-02-02")
    assert page.locator("#d-by-wrong").inner_text() == ""
    field(page, "#d-standing-Decision")
    assert page.locator("#d-tip-drafts").inner_text() == ""


def test_a_day_is_told_when_it_is_written_and_moves_no_field_beside_it(opened: Opened) -> None:
    resize(opened.page, 1366, 768)
    page = opened.at("#KS2")
    fill_steering(page)
    day, wrong = field(page, "#d-by"), page.locator("#d-by-wrong")
    beside = (
        "['d-baseline', 'd-target', 'd-unit', 'd-by'].map((id) => Page.byId(id).getBoundingClientRect().top)"
    )
    before = page.evaluate(beside)

    def anew() -> None:
        page.focus("#d-target")
        day.fill("")
        page.focus("#d-target")
        page.focus("#d-by")

    anew()
    for key in "0202203":
        page.keyboard.press(key)
        assert wrong.inner_text() == "", "a year that is not whole"
    anew()
    page.keyboard.type("02021231")
    assert wrong.inner_text() != ""
    assert page.evaluate(beside) == before
    anew()
    page.keyboard.type("02312031")
    page.focus("#d-target")
    assert "en dag som finns" in wrong.inner_text(), "the 31st of February, of which the browser says nothing"
    assert wrong.inner_text() == page.locator("#live").inner_text()
    assert page.evaluate(beside) == before


def test_single_keys_are_commands_only_outside_fields_and_while_they_are_on(opened: Opened) -> None:
    page = opened.at("#KS1&vy=dialog")
    page.focus("#step-title")
    page.keyboard.press("/")
    assert focused(page) == "search-text"
    page.click("#v-decisions")
    page.focus("#m-title")
    page.keyboard.type("a/b")
    assert page.locator("#m-title").input_value() == "a/b"
    menu(page).locator("#quick").click()
    assert page.locator("#live").inner_text() == "Snabbtangenter är av."
    page = opened.at("#KS1&vy=dialog")
    page.focus("#step-title")
    page.keyboard.press("/")
    page.keyboard.press("2")
    assert focused(page) == "step-title"
    assert page.evaluate("Page.value('KS1', 'mode')") == "Undecided"


def level(mark: Locator) -> float:
    """How far down the middle of a mark is."""
    box = mark.bounding_box()
    assert box
    return box["y"] + box["height"] / 2


@pytest.mark.parametrize("lang", ["sv", "en"])
@pytest.mark.parametrize("size", [(1366, 768), (1920, 1080)])
def test_a_filled_step_fits_the_screen_also_in_a_wide_font(
    opened: Opened, size: tuple[int, int], lang: str
) -> None:
    width, height = size
    resize(opened.page, width, height)
    page = opened.at(f"#KS6&sprak={lang}")
    fill_steering(page)
    page.add_style_tag(content=':root { --sans: "DejaVu Sans"; --serif: "DejaVu Serif"; }')
    for step in ("requirements", "ambition", "target", "forecast", "decision"):
        page.evaluate("(step) => Page.go({ step })", step)
        over = page.evaluate(
            "(() => { const one = document.querySelector('.question'); return one.scrollHeight - one.clientHeight; })()"
        )
        assert over <= 0, step
    assert page.locator(".onwards").bounding_box()["y"] < height - 60  # type: ignore[index]


def test_a_question_is_not_asked_twice_and_every_field_has_its_name(opened: Opened) -> None:
    page = opened.at("#KS6")
    field(page, "#d-mode-Steering").check()
    label = field(page, "#d-text").locator("xpath=../label")
    assert label.inner_text() == page.locator("#step-title").inner_text() == "Vad ska uppnås?"
    assert label.get_attribute("class") == "hidden"
    field(page, "#d-mode-Direction").check()
    field(page, "#d-activities").wait_for()
    label = page.locator("#d-text").locator("xpath=../label")
    assert label.inner_text() == "Vad ska uppnås?"
    assert label.get_attribute("class") is None
    assert page.get_by_label("Vad ska uppnås?").count() == 1


def test_until_somebody_types_a_target_the_plans_own_interval_is_drawn(
    browser: Browser, tmp_path: Path
) -> None:
    plan = goalgraph.load(ROOT / "data" / "examples" / "tallvide" / "2031")
    address = plan.write_page(tmp_path / "page.html").as_uri()
    with faultless(browser, address) as opened:
        page = opened.at("#KF5")
        field(page, "#d-indicator").select_option(
            label="Årets resultat i förhållande till skatter och generella bidrag: 1,2\u00a0% (2030)"
        )
        band = page.locator(".aim-chart .band")
        band.wait_for(state="attached")
        assert band.count() == 1
        assert page.locator(".aim-chart .aim").text_content() == "mål 1–3"
        assert page.locator(".aim-chart .span").count() == 3
        assert page.locator("#d-gap").inner_text() == "Målet 1–3\u00a0% är nått."
        assert faults(page) == []
        page.select_option("#d-unit", label="%")
        page.fill("#d-target", "2")
        band.wait_for(state="detached")
        assert page.locator(".aim-chart .aim").text_content() == "mål 2"


def test_the_chart_answers_while_somebody_types_a_target(opened: Opened) -> None:
    page = opened.at("#KS6")
    field(page, "#d-mode-Steering").check()
    field(page, "#d-target")
    page.locator(".pick-row", has_text="Delaktighetsindex").locator("input").check()
    assert page.locator("#d-indicator").input_value() == f"{PLAN}/A4.I13"
    page.click("#d-take")
    assert page.locator(".aim-chart .goal").count() == 0
    page.fill("#d-target", "60")
    assert page.locator("#d-gap").inner_text() == "2\u00a0indexpoäng kvar till målet 60\u00a0indexpoäng."
    dot = page.locator(".aim-chart circle").last
    assert level(page.locator(".aim-chart .goal")) < level(dot)
    page.fill("#d-target", "")
    page.locator("#d-target").press_sequentially("52")
    assert page.locator(".aim-chart .aim").text_content() == "mål 52"
    assert level(page.locator(".aim-chart .goal")) > level(dot)
    assert page.locator("#d-gap").inner_text() == "Målet 52\u00a0indexpoäng är nått."
    assert "Målvärdet är lägre än senaste värdet" in tips(page)
    page.fill("#d-target", "1240")
    assert page.locator(".aim-chart .aim").text_content() == "mål 1\u00a0240"
    page.fill("#d-by", "2022-12-31")
    assert page.locator(".aim-chart .flag").count() == 1
    assert page.locator(".aim-chart .when").all_text_contents()[:2] == ["senaste värde", "2022"]
    page.click("#d-nudge-more")
    page.click("#d-nudge-more")
    page.click("#d-nudge-less")
    assert page.locator("#d-target").input_value() == "1241"
    assert page.locator(".aim-chart .aim").text_content() == "mål 1\u00a0241"
    page.locator(".pick-row", has_text="Valdeltagande").locator("input").check()
    page.fill("#d-target", "86")
    page.select_option("#d-unit", label="%")
    assert page.locator(".pace").inner_text() == "Takt hittills: +0,075 per år. Målet kräver +0,25 per år."
    assert page.locator("#panel .aim-chart").count() == 1, "beside what the material says"
    resize(page, 500, 900)
    page.locator(".question .aim-chart").wait_for()
    resize(page, 1366, 768)
    page.locator("#panel .aim-chart").wait_for()
    page.locator(".pick-row", has_text="Delaktighetsindex").locator("input").check()
    page.fill("#d-target", "många")
    assert page.locator(".aim-chart .goal").count() == 0
    assert page.locator("#d-gap").inner_text() == ""


def test_the_ring_of_a_field_leaves_its_label_to_be_read(opened: Opened) -> None:
    resize(opened.page, 1366, 768)
    page = opened.at("#KS5&vy=dialog&steg=target")
    page.focus("#d-by")
    ring, label = page.evaluate(
        """() => { const field = document.getElementById("d-by"); const style = getComputedStyle(field);
            return [field.getBoundingClientRect().top - parseFloat(style.outlineWidth) - parseFloat(style.outlineOffset),
                document.querySelector("label[for=d-by]").getBoundingClientRect().bottom]; }"""
    )
    assert ring >= label - 1


def test_what_is_answered_moves_nothing_beside_it(opened: Opened) -> None:
    page = opened.at("#KS6")
    field(page, "#d-mode-Steering").check()
    field(page, "#d-answer-Influenceable-Met").check()
    fields = page.locator(".question .part textarea")
    lefts = "(all) => all.map((one) => one.getBoundingClientRect().left)"
    before = fields.evaluate_all(lefts)
    field(page, "#d-answer-Measurable-Unclear").check()
    after = fields.evaluate_all(lefts)
    assert len(set(before)) == 1
    assert after == before
