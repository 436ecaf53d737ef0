"""A plan of two levels without areas or a profile: its goals above, threads that cross, values of women and men."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

import goalgraph
from browsing import Opened, faultless, resize

SHEETS = {
    "Plan": "namn;organ;kod;period\nMål 2031;Styrelsen;9999;2031\n",
    "Nivåer": "förled;namn;ordning\nKF;Fullmäktiges mål;1\nKS;Styrelsens mål;2\n",
    "Mål": (
        "id;nivå;text;bidrar till;stödjer\n"
        "KF1;KF;En trygg ort;;SDG16\nKF2;KF;En stark ekonomi;;SDG8\n"
        "KS1;KS;Utsläppen minskar;KF1;\nKS2;KS;Resultatet är positivt;KF2;\nKS3;KS;Lika lön;KF2;\n"
        "KS4;KS;Fler invånare;KF1;\nKS5;KS;Det som ingen mäter;KF1;\n"
    ),
    "Mått": (
        "id;namn;mäter;enhet;bra riktning\nI1;Utsläpp;KS1;ton;lägre är bättre\nI3;Lön;KS3;kr;högre är bättre\n"
        "I4;Invånare;KS4;personer;högre är bättre\nI5;Inflyttning;KS4;personer;högre är bättre\n"
        "I6;Andel;KS5;%;högre är bättre\n"
    ),
    "Värden": (
        "mått;period;grupp;värde\nI1;2028;;9800\nI1;2030;;9100\nI3;2030;kvinnor;35000\nI3;2030;män;37000\n"
        "I4;2029;;18100\nI4;2030;;18000\nI5;2029;;-20\nI5;2030;;-45\n"
    ),
    "Målvärden": "mål;mått;högst;till\nKS1;I1;8000;2035\n",
    "Vokabulär": "enhet\nton\nkr\n",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    sheets = tmp_path_factory.mktemp("sheets")
    for name, text in SHEETS.items():
        (sheets / f"{name}.csv").write_text(text, encoding="utf-8")
    return goalgraph.import_workbook(sheets, tmp_path_factory.mktemp("plans") / "plan").folder


@pytest.fixture(scope="module")
def address(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    return goalgraph.load(folder).write_page(tmp_path_factory.mktemp("page") / "p.html").as_uri()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Opened]:
    with faultless(browser, address, leave=False) as opened:
        yield opened


def typed(page: Page, goal: str, **fields: str) -> None:
    page.evaluate(
        "([goal, fields]) => Page.put(fields.map(([key, value]) => [goal, key, value]))",
        [goal, [*fields.items()]],
    )


def test_beside_the_question_stands_what_the_goal_serves_in_its_own_plan(page: Opened) -> None:
    shown = page.at("#KS2&vy=dialog").locator("#panel .upwards li").all_inner_texts()
    assert [text.replace("\xa0", " ") for text in shown] == [
        "KF 2 En stark ekonomi",
        "Agenda 8 Anständiga arbetsvillkor och ekonomisk tillväxt",
    ]
    assert page.page.get_by_text("Mål ovanför som målet bidrar till").count() == 0


def test_a_long_number_beside_its_chart_stays_in_its_place(page: Opened) -> None:
    shown = page.at()
    edges = """() => { const card = document.getElementById("c-KS1"); const number = card.querySelector(".spark > .counts:last-child");
        number.textContent = "123 456 789 012,55 kronor".replaceAll(" ", "\\u00a0");
        const words = document.createRange(); words.selectNodeContents(number);
        return [words.getBoundingClientRect().right, card.querySelector(".stands").getBoundingClientRect().left]; }"""
    right, stands = shown.evaluate(edges)
    assert right <= stands


def test_threads_that_cross_are_told_apart(page: Opened) -> None:
    shown = page.at()
    resize(shown, 1920, 1080)
    shown.wait_for_timeout(300)
    ways: list[str] = shown.evaluate(
        "[...document.querySelectorAll('.edges path.line')].map((one) => one.getAttribute('d'))"
    )
    upright = [re.findall(r"([\d.]+) ([\d.]+)V([\d.]+)", way) for way in ways]
    spans = [
        (round(float(x)), *sorted((float(top), float(bottom))))
        for found in upright
        for x, top, bottom in found
    ]
    crossing = [
        (a, b)
        for at, a in enumerate(spans)
        for b in spans[:at]
        if a[0] == b[0] and min(a[2], b[2]) > max(a[1], b[1]) and {a[1], a[2]}.isdisjoint({b[1], b[2]})
    ]
    assert crossing == []
    assert (
        len(
            {
                (way["from"], way["to"])
                for way in shown.evaluate(
                    "[...document.querySelectorAll('.edges path[data-from]')].map((one) => ({ ...one.dataset }))"
                )
            }
        )
        == 7
    )


def test_a_value_of_women_is_not_shown_as_everybodys(page: Opened) -> None:
    shown = page.at("#KS3&vy=dialog&steg=target")
    assert "kvinnor" in shown.locator(".pick-row .latest").inner_text()
    shown.locator(".pick-row").click()
    shown.locator("#d-target").fill("36000")
    assert "kvinnor" in shown.locator("#d-tip-target").inner_text()
    resize(shown, 1920, 1080)
    shown.evaluate("Page.go({ view: 'oversikt', chosen: null })")
    assert "kvinnor" in shown.locator("#c-KS3").inner_text()


def test_the_target_is_in_the_unit_of_what_measures_it_until_somebody_says_another(page: Opened) -> None:
    shown = page.at("#KS1&vy=dialog&steg=target")
    shown.locator(".pick-row").click()
    unit = shown.locator("#d-unit")
    assert unit.evaluate("(one) => one.selectedOptions[0].textContent") == "ton"
    shown.locator("#d-indicator").select_option(label="Andel: inget värde") if shown.locator(
        "#d-indicator option", has_text="Andel: inget värde"
    ).count() else shown.locator("#d-indicator").select_option(
        index=shown.locator("#d-indicator option").count() - 1
    )
    assert unit.evaluate("(one) => one.selectedOptions[0].textContent") == "%"
    unit.select_option(label="kronor")
    shown.locator(".pick-row").click()
    assert unit.evaluate("(one) => one.selectedOptions[0].textContent") == "kronor"


def test_a_long_number_is_seen_whole(page: Opened) -> None:
    shown = page.at("#KS4&vy=dialog&steg=target")
    for field in ("#d-target", "#d-baseline"):
        shown.fill(field, "-2000000000,5")
    for width in (1920, 1366, 1180, 390):
        resize(shown, width, 800)
        for field in ("#d-target", "#d-baseline"):
            assert shown.locator(field).evaluate("(one) => one.scrollWidth <= one.clientWidth"), (
                width,
                field,
            )


def test_a_target_with_a_day_that_cannot_be_is_not_done(page: Opened) -> None:
    shown = page.at()
    typed(
        shown,
        "KS1",
        text="Halverat",
        indicator=f"{shown.evaluate('Page.given.plan')}/I1",
        target="5000",
        by="1231-02-02",
    )
    assert shown.evaluate("Page.stateOf('KS1')") == "draft"
    assert {one["name"]: one["done"] for one in shown.evaluate("Page.stepsOf('KS1')")} == {
        "ambition": True, "target": False, "decision": False,
    }  # fmt: skip
    assert "Mått och målvärde" in shown.evaluate("Page.lacking('KS1').join()")
    shown.evaluate("Page.go({ view: 'sammanstallning' })")
    assert "1231" not in shown.locator("#s-KS1").locator("xpath=..").inner_text()
    typed(shown, "KS1", by="2034-12-31")
    assert shown.evaluate("Page.stateOf('KS1')") == "proposal"


def test_what_is_proposed_is_called_that_in_the_chart_and_the_plans_own_target_stays(page: Opened) -> None:
    shown = page.at()
    indicator = f"{shown.evaluate('Page.given.plan')}/I1"
    typed(
        shown,
        "KS1",
        text="Halverat",
        indicator=indicator,
        target="5000",
        unit=shown.evaluate("Page.given.indicators.I1.unit"),
    )
    told = "Page.lineOf('I1').plot.aims.map((one) => one.text)"
    assert sorted(shown.evaluate(told)) == ["förslag 5\u00a0000", "mål högst 8\u00a0000"]
    typed(shown, "KS1", standing="Decision", body="Styrelsen", date="2031-03-01")
    assert shown.evaluate(told) == ["mål 5\u00a0000"]


def test_a_proposal_on_a_goal_that_is_decided_is_no_target_either(
    browser: Browser, folder: Path, tmp_path: Path
) -> None:
    plan = shutil.copytree(folder, tmp_path / "plan")
    rounds = [
        {"text": "Halverat", "standing": "Decision", "body": "Styrelsen", "date": "2031-03-01"},
        {"target": "5000", "indicator": "https://w3id.org/goalgraph/id/9999/2031/I1"},
    ]
    for number, fields in enumerate(rounds):
        page = goalgraph.load(plan).write_page(tmp_path / f"{number}.html")
        with faultless(browser, page.as_uri(), leave=False) as opened:
            shown = opened.at()
            typed(shown, "KS1", **fields)
            if number:
                typed(shown, "KS1", standing="Proposal")
            file = tmp_path / f"{number}.jsonld"
            file.write_text(
                shown.evaluate("JSON.stringify(Page.decisionsFile(new Date(2031, 3, 1)))"), encoding="utf-8"
            )
        goalgraph.load(plan).apply(file, output=plan / "decisions.ttl")
    page = goalgraph.load(plan).write_page(tmp_path / "last.html")
    with faultless(browser, page.as_uri()) as opened:
        shown = opened.at()
        assert shown.evaluate("Page.stateOf('KS1')") == "decided"
        assert shown.evaluate("Page.given.goals.KS1.proposals.length") == 1
        told = shown.evaluate("Page.lineOf('I1').plot.aims.map((one) => one.text)")
        assert sorted(told) == ["förslag 5\u00a0000", "mål högst 8\u00a0000"]


def test_a_card_draws_the_indicator_that_its_target_is_about(page: Opened) -> None:
    shown = page.at()
    resize(shown, 1920, 1080)
    plan = shown.evaluate("Page.given.plan")
    typed(shown, "KS4", text="Fler", indicator=f"{plan}/I5", baseline="-45", target="-10")
    shown.evaluate("Page.render()")
    card = shown.locator("#c-KS4")
    assert "Inflyttning" in card.locator(".spark").first.text_content()  # type: ignore[operator]
    assert "−45" in card.locator(".way").inner_text()


def test_charts_stand_on_the_cards_of_a_small_window_where_they_have_room(page: Opened) -> None:
    shown = page.at()
    for height, is_drawn in ((768, True), (500, False)):
        resize(shown, 1366, height)
        assert shown.locator("#c-KS4 .sparks").is_visible() is is_drawn
        assert shown.locator("#main").evaluate("(main) => main.scrollHeight <= main.clientHeight"), height


def test_a_goal_of_which_nothing_is_decided_goes_along_as_a_draft_that_can_be_brought_in(
    page: Opened, folder: Path, tmp_path: Path
) -> None:
    shown = page.at()
    typed(shown, "KS1", text="Halverat")
    typed(shown, "KS5", indicator=f"{shown.evaluate('Page.given.plan')}/I6", target="12")
    typed(shown, "KS2", standing="Decision", body="Styrelsen", date="2031-03-01")
    file: dict[str, Any] = shown.evaluate("Page.decisionsFile(new Date())")
    assert [(one["@type"], one["goal"][-3:]) for one in file["decisions"]] == [
        ("Proposal", "KS1"), ("Proposal", "KS2"), ("Proposal", "KS5"),
    ]  # fmt: skip
    path = tmp_path / "beslut.jsonld"
    path.write_text(shown.evaluate("JSON.stringify(Page.decisionsFile(new Date()))"), encoding="utf-8")
    made = goalgraph.load(folder).apply(path, dry_run=True)
    assert [one.goal[-3:] for one in made.standpoints] == ["KS1"]
    assert sorted(one[-3:] for one in made.drafts) == ["KS2", "KS5"]


@pytest.mark.parametrize(("view", "heading"), [("dialog", "#step-title"), ("visning", "#slide-title")])
def test_a_finger_across_the_stage_goes_to_the_next_goal(
    browser: Browser, address: str, view: str, heading: str
) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
    shown = context.new_page()
    shown.goto(f"{address}#KS1&vy={view}")
    shown.wait_for_function("() => document.documentElement.dataset.ready !== undefined")
    touch = context.new_cdp_session(shown)
    box = shown.locator(heading).bounding_box()
    assert box is not None
    y = box["y"] + box["height"] / 2

    def swipe(*ways: int) -> None:
        touch.send(
            "Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": ways[0], "y": y}]}
        )
        for x in ways[1:]:
            touch.send(
                "Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [{"x": x, "y": y + 2}]}
            )
        touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})

    swipe(330, 280, 220, 160, 100, 60)
    shown.wait_for_function("() => Page.state.chosen === 'KS2'")
    swipe(60, 120, 180, 260, 330)
    shown.wait_for_function("() => Page.state.chosen === 'KS1'")
    context.close()


def test_a_day_before_the_latest_value_is_told(page: Opened) -> None:
    shown = page.at("#KS1&vy=dialog&steg=target")
    iri = shown.evaluate("Page.given.indicators.I1.iri")
    for day, told in (("2029-12-31", True), ("2030-12-31", False), ("2035-01-01", False)):
        typed(shown, "KS1", indicator=iri, target="8000", by=day)
        shown.evaluate("Page.redraw()")
        assert ("Dagen är före det senaste värdet, 2030." in shown.inner_text("#dialogue")) is told


def test_names_that_have_no_english_are_marked_as_swedish(page: Opened) -> None:
    shown = page.at("#sprak=en")
    assert shown.evaluate("document.documentElement.lang") == "en"
    for names in (".heads .head", ".cell > h2"):
        marked = shown.locator(names).evaluate_all(
            "(all) => all.map((one) => [one.firstChild.data, one.lang])"
        )
        assert ["Styrelsens mål", "sv"] in marked
        assert all(lang == "" for name, lang in marked if name == "Agenda 2030")
    cell = shown.locator(".cell.board-goal").first
    assert shown.locator(f"#{cell.get_attribute('aria-labelledby')}").get_attribute("lang") == "sv"
    shown = page.at("#KS1&vy=dialog&steg=target&sprak=en")
    marked = shown.locator("#d-indicator option").evaluate_all(
        "(all) => all.map((one) => [one.text, one.lang])"
    )
    assert [marked[0][1], [marked[1][0].split(":")[0], marked[1][1]]] == ["", ["Utsläpp", "sv"]]


def test_an_ambition_alone_is_proposed_and_still_to_be_decided(page: Opened) -> None:
    shown = page.at("#KS1&vy=dialog&steg=ambition")
    shown.fill("#d-text", "Utsläppen halveras")
    assert shown.evaluate("Page.stateOf('KS1')") == "proposal"
    done = "li.done > [id^=s-]"
    assert [one.get_attribute("id") for one in shown.locator(done).all()] == ["s-ambition"]
    shown.click("#s-decision")
    shown.check("[name=d-standing][value=Decision]")
    shown.fill("#d-body", "Styrelsen")
    shown.fill("#d-date", "2030-05-06")
    assert "s-decision" in [one.get_attribute("id") for one in shown.locator(done).all()]


def test_the_largest_text_keeps_the_keyboard_where_it_is(page: Opened) -> None:
    shown = page.at()
    shown.focus("#larger")
    for _ in range(9):
        shown.keyboard.press("Enter")
    assert shown.evaluate("document.activeElement.id") == "larger"
    assert shown.locator("#larger").get_attribute("aria-disabled") == "true"
    assert shown.evaluate("document.documentElement.style.getPropertyValue('--size')") == "2"


def test_where_there_is_little_room_goals_of_several_levels_keep_their_letters(page: Opened) -> None:
    shown = page.at()
    resize(shown, 390, 844)
    codes = shown.locator(".bead .code")
    assert [text.strip() for text in codes.all_inner_texts()] == [
        "KF1",
        "KF2",
        "KS1",
        "KS2",
        "KS3",
        "KS4",
        "KS5",
    ]
    assert all(codes.evaluate_all("(all) => all.map((one) => one.scrollWidth <= one.clientWidth + 1)"))


def test_what_stands_in_words_in_the_plan_is_done_when_the_dialogue_has_said_so(
    browser: Browser, tmp_path: Path
) -> None:
    sheets = tmp_path / "sheets"
    sheets.mkdir()
    rows = SHEETS["Mål"].strip().split("\n")
    told = [
        f"{rows[0]};ambition",
        *(f"{row};{'Högst 90' if row.startswith('KS4') else ''}" for row in rows[1:]),
    ]
    for name, text in (SHEETS | {"Mål": "\n".join(told) + "\n"}).items():
        (sheets / f"{name}.csv").write_text(text, encoding="utf-8")
    folder = goalgraph.import_workbook(sheets, tmp_path / "plan").folder
    with faultless(browser, goalgraph.load(folder).write_page(tmp_path / "p.html").as_uri()) as opened:
        shown = opened.at("#vy=sammanstallning")
        row = shown.locator(".goal-part:has(#s-KS4)").inner_text()
        assert "Högst 90" in row
        assert "Obestämt" in row
        assert "Att det står i planen räcker inte." in shown.locator("main").inner_text()


def test_the_heads_of_the_network_have_the_room_to_the_next_column(page: Opened) -> None:
    shown = page.at("#vy=natverk")
    resize(shown, 1366, 768)
    shown.wait_for_function("() => Page.stage().drawn?.size > 0")
    heads = shown.evaluate("""() => {
        const found = [];
        Page.data.levels[1].name = { "": "Styrelsens övergripande mål för perioden" };
        Page.drawHeads({ box() {}, text: (x, y, words) => found.push(words) }, Page.stage().network, Page.one(document, ".canvas").clientWidth);
        return found;
    }""")
    assert heads[1:] == ["Fullmäktiges mål", "Styrelsens övergripande mål för perioden"]


def test_what_is_only_heard_after_the_meeting_makes_no_second_scroll_bar(page: Opened) -> None:
    shown = page.at("#vy=sammanstallning")
    resize(shown, 1366, 500)
    typed(shown, "KS1", note="Tas upp igen")
    shown.evaluate("Page.redraw()")
    heard = "Page.one(document, '.after-meeting').append(Page.el('span', { class: 'hidden' }, 'oklart'))"
    shown.evaluate(heard)
    assert shown.evaluate("document.documentElement.scrollHeight - innerHeight") <= 0
