"""The page of a plan that has been decided on: what is in force, what the dialogue changes, and how the room reads it."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Browser, Page

import goalgraph
from browsing import Opened, faultless, faults, field, focused, marked, menu, resize, state
from places import EXAMPLE

UNASKED = {"sv": "– kraven ställs inte", "en": "– requirements not asked"}
# Another value than the one in force, for each kind of field.
OTHER = """(goal, key) => {
    const [part] = key.split(".");
    const pick = (all) => all.find((one) => one !== Page.start(goal)[key]);
    const indicators = Object.values(Page.given.indicators).map((one) => one.iri);
    const known = {
        mode: () => pick(Page.TYPES), answer: () => pick(Page.FORMAT.answers), assessment: () => pick(Page.FORMAT.assessments),
        indicator: () => pick(indicators), indicators: () => pick(indicators), unit: () => pick(Object.keys(Page.given.units)),
        councilGoals: () => pick(Object.values(Page.given.councilGoals)), standing: () => "Decision",
        by: () => "2031-02-03", date: () => "2031-02-03", baseline: () => "1234", target: () => "1234",
    };
    return (known[part] ?? (() => "Något helt nytt"))();
}"""


@pytest.fixture(scope="session")
def year(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Where the page of Sjöbacka is, after four decisions files."""
    graph = goalgraph.load(EXAMPLE / "2030")
    for path in sorted((EXAMPLE / "decisions-2030").glob("[1-4]-*.jsonld")):
        graph.apply(path)
    return graph.write_page(tmp_path_factory.mktemp("year") / "page.html").as_uri()


@pytest.fixture
def decided(browser: Browser, year: str) -> Any:
    with faultless(browser, year, viewport={"width": 1366, "height": 768}) as opened:
        yield opened


def badges(page: Page, where: str) -> list[str]:
    """The badges' marks and words, without what only a screen reader says."""
    return [" ".join(marked(one).split(":")[0].split()) for one in page.locator(f"{where} .badge").all()]


def row(goal: str) -> str:
    return f".changes tr[data-goal={goal}]"


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_nothing_is_asked_of_a_direction_goal(decided: Opened, lang: str) -> None:
    said = [UNASKED[lang]]
    page = decided.at(f"#sprak={lang}")
    assert badges(page, "#c-KS4") == []
    assert badges(page, "#c-KS6") == ["✗ Ingen strategi" if lang == "sv" else "✗ No strategy"]
    assert badges(page, "#c-KS1") == [], "decided, and every requirement met"
    page.click("#v-table")
    panel = page.locator("#panel").inner_text()
    assert ("12 av 12" if lang == "sv" else "12 of 12") in panel
    assert ("På 2 inriktningsmål" if lang == "sv" else "is asked of 2 direction goals.") in panel
    assert page.locator("#panel .work").count() == 0
    assert page.locator("#panel .matrix button").all_inner_texts() == ["4", "4", "4"]
    page.click("#v-overview")
    for need in ("R1:unclear", "R2:not-met"):
        menu(page).select_option("#f-need", need)
        assert page.locator(".stage .card.board-goal").count() == 0
    page = decided.at(f"#KS6&vy=fokus&sprak={lang}")
    assert badges(page, "#panel") == said
    page.click("#v-table")
    goals = page.locator("#t-goals tbody tr")
    assert [len(badges(page, f"#t-goals tbody tr:nth-child({n}) .not-met")) for n in (4, 6)] == [0, 0]
    assert goals.nth(5).locator(".badge.unasked").count() == 3
    menu(page).click("#v-changes")
    assert badges(page, row("KS4")) == badges(page, row("KS6")) == said
    assert "12 → 12" in page.locator(".totals").inner_text()
    menu(page).click("#v-presentation")
    assert badges(page, ".slide") == said


def test_a_goal_that_becomes_a_direction_goal_is_asked_nothing_afterwards(opened: Opened) -> None:
    page = opened.at("#KS3")
    field(page, "#d-mode-Direction").check()
    menu(page).click("#v-changes")
    assert badges(page, f"{row('KS3')} td .was") == ["? Påverka", "? Mäta", "? Resurser"]
    assert badges(page, f"{row('KS3')} td .now") == [UNASKED["sv"]]
    assert "0 av 24 → 0 av 21" in page.locator(".totals").inner_text()
    menu(page).click("#v-presentation")
    assert badges(page, ".sides") == [UNASKED["sv"]]


def test_a_goal_that_becomes_a_steering_goal_is_asked_again(decided: Opened) -> None:
    page = decided.at("#KS6")
    field(page, "#d-mode-Steering").check()
    menu(page).click("#v-changes")
    assert badges(page, f"{row('KS6')} td .was") == [UNASKED["sv"]]
    assert badges(page, f"{row('KS6')} td .now") == ["? Påverka", "✗ Mäta", "? Resurser"]
    assert "12 av 12 → 12 av 15" in page.locator(".totals").inner_text()


@pytest.mark.parametrize("goal", ["KS1", "KS6"])
def test_every_field_of_the_form_is_compared_and_its_change_seen(decided: Opened, goal: str) -> None:
    page = decided.at("#vy=fore-efter")
    unseen = page.evaluate(
        f"""(goal) => [...Page.FIELDS.keys()].flatMap((key) => {{
            Page.put([[goal, key, ({OTHER})(goal, key)], ...(Page.ADOPTED.includes(key) ? [[goal, "standing", "Decision"]] : [])]
                .concat(["paragraph", "diaryNumber"].includes(key) ? [[goal, "body", "Nämnden"], [goal, "date", "2031-01-01"]] : []));
            Page.redraw();
            const own = document.querySelector(`[data-goal=${{goal}}]`);
            const words = (name) => [...own.querySelectorAll(`.${{name}}`)].map((one) => one.textContent.replace(/^(Före|Efter): /, ""));
            const seen = own.classList.contains("changed") && words("now").length && words("now").every((text, n) => text !== words("was")[n]);
            Page.undo();
            return seen ? [] : [key];
        }})""",
        goal,
    )
    assert unseen == []
    assert page.locator("tr.changed").count() == 0


def test_what_is_decided_beside_the_four_columns_is_a_change(opened: Opened) -> None:
    page = opened.at("#KS3")
    field(page, "#d-indicators-3").evaluate("(e) => { e.closest('details').open = true; }")
    field(page, "#d-indicators-3").check()
    field(page, "#d-activities").fill("Tre kurser\nEn mässa")
    field(page, "#d-note").fill("Tas upp i höst")
    field(page, "#d-evidence-Resourced").fill("Budgeten är oviss.")
    menu(page).click("#v-changes")
    page.click("#only-changed")
    page.wait_for_selector("#only-changed[aria-pressed=true]")
    told = page.locator(row("KS3")).inner_text()
    for words in (
        "Tre kurser",
        "En mässa",
        "Tas upp i höst",
        "Svenskt näringsliv",
        "Budgeten är oviss. (utkast",
    ):
        assert words in told
    menu(page).click("#v-presentation")
    changed = page.locator(".one-goal tr.changed").evaluate_all(
        "(all) => all.map((one) => one.dataset.aspect)"
    )
    assert changed == ["requirements", "activities", "indicators", "note"]


def test_a_decision_alone_is_a_change(decided: Opened) -> None:
    page = decided.at("#KS6")
    field(page, "#d-standing-Decision").check()
    field(page, "#d-body").fill("Kommunstyrelsen")
    field(page, "#d-date").fill("2030-09-10")
    field(page, "#d-paragraph").fill("§ 88")
    menu(page).click("#v-presentation")
    after = page.locator(".one-goal tr.changed").inner_text()
    assert "11\u00a0juni 2030, §\u00a078" in after
    assert "I dialogen: Beslut av Kommunstyrelsen, 10\u00a0september 2030, §\u00a088" in after


def test_another_evidence_is_shown_beside_the_one_in_force(decided: Opened) -> None:
    page = decided.at("#KS1")
    old = field(page, "#d-evidence-Influenceable").input_value()
    field(page, "#d-evidence-Influenceable").fill("Vi rår inte över betygen.")
    menu(page).click("#v-changes")
    assert old in page.locator(f"{row('KS1')} .was").inner_text()
    assert "Vi rår inte över betygen." in page.locator(f"{row('KS1')} .now").inner_text()
    assert page.locator("tr.changed").count() == 1


def test_what_a_direction_goal_is_followed_by_is_shown(decided: Opened) -> None:
    activity = "Ett gemensamt förråd för möbler"
    page = decided.at("#KS4&vy=visning")
    assert activity in page.locator(".one-goal").inner_text()
    page = decided.at("#vy=fore-efter")
    assert activity in page.locator(row("KS4")).inner_text()


def test_the_slide_says_what_the_dialogue_says(opened: Opened) -> None:
    page = opened.at("#KS3")
    field(page, "#d-answer-Influenceable-Met").check()
    field(page, "#d-evidence-Influenceable").fill("Kommunen har näringslivsstöd.")
    field(page, "#d-answer-Measurable-Met").check()
    field(page, "#d-answer-Resourced-NotMet").check()
    menu(page).click("#v-presentation")
    expected = ["✓ Påverka", "? Mäta", "✗ Resurser"]
    assert badges(page, ".sides") == badges(page, ".one-goal td:last-child") == expected
    reasons = page.locator(".reasons .reason").all_inner_texts()
    assert reasons == [
        "I dialogen: Kommunen har näringslivsstöd.",
        "I dialogen: underlag saknas",
        "I dialogen: Nej",
    ]
    page = opened.at("#vy=tabell")
    panel = page.locator("#panel").inner_text()
    assert "Uppfyllda krav: 1 av 24" in panel
    assert "Gäller nu: 0 av 24." in panel
    counts = [one.inner_text().split() for one in page.locator(".matrix tbody tr").all()]
    assert counts == [["Påverka", "1", "0", "7"], ["Mäta", "0", "0", "8"], ["Resurser", "0", "1", "7"]]
    assert page.locator(".work .name").first.inner_text().strip() == "KS 3"
    page.click("#n-R3-not-met")
    assert page.locator(".stage .card.board-goal .name").all_inner_texts() == ["KS\xa03"]


def test_an_answer_taken_back_is_no_longer_met(decided: Opened) -> None:
    page = decided.at("#KS1")
    field(page, "#d-answer-Influenceable-none").check()
    field(page, "#d-evidence-Influenceable").fill("")
    menu(page).click("#v-presentation")
    assert badges(page, ".sides")[0] == "? Påverka"
    assert "svaret tas tillbaka" in page.locator(".reasons").inner_text()


def test_a_filled_slide_is_one_screen(decided: Opened) -> None:
    page = decided.at("#KS1&vy=dialog")
    page.evaluate(
        """() => { const said = { text: "Minst 90 procent ska vara behöriga vid utgången av planens sista år, i kommunens alla skolor",
                reservations: "Ledamot X reserverar sig mot nivån", note: "Prövas igen i maj", diaryNumber: "KS 2030/12" };
            for (const need of ["Influenceable", "Measurable", "Resourced"]) said[`evidence.${need}`] = "Skolan och nämnden har sagt det";
            for (const key of Object.keys(Page.start("KS1"))) if (/^(motivation|action)/.test(key)) said[key] = "Mer läxhjälp";
            Page.put(Object.entries(said).map(([key, value]) => ["KS1", key, value]));
            Page.go({ view: "visning" }); }"""
    )
    for width, height in ((1920, 1080), (1366, 768), (3840, 2160)):
        resize(page, width, height)
        room, taken = page.locator("#main").evaluate("(main) => [main.clientHeight, main.scrollHeight]")
        assert taken <= room, width


@pytest.mark.parametrize(("width", "height"), [(683, 384), (320, 568), (1366, 400)])
def test_a_tall_slide_is_read_by_key_before_the_next(decided: Opened, width: int, height: int) -> None:
    resize(decided.page, width, height)
    page = decided.at("#KS5&vy=visning")
    at = "document.scrollingElement.scrollTop + document.getElementById('main').scrollTop"
    end = """Math.max(...[document.scrollingElement, document.getElementById("main")]
        .map((e) => e.scrollHeight - e.clientHeight))"""

    def press(key: str, until: str) -> list[int]:
        found = []
        while until not in state(page):
            found.append(round(page.evaluate(at)))
            assert len(found) < 30
            page.keyboard.press(key)
        return found

    bottom = round(page.evaluate(end))
    assert bottom > 100
    seen = press("PageDown", "KS6")
    assert seen[0] == 0
    assert abs(seen[-1] - bottom) <= 2
    assert all(0 < step < height for step in map(int.__sub__, seen[1:], seen))
    assert page.evaluate(at) == 0
    assert focused(page) == "slide-title"
    page.keyboard.press(" ")
    up = page.evaluate(at)
    assert up > 0
    page.keyboard.press("ArrowUp")
    assert page.evaluate(at) == 0
    assert "KS6" in state(page)
    page.keyboard.press("ArrowUp")
    assert "KS5" in state(page)


@pytest.mark.parametrize(
    ("lang", "decided_by", "derived"),
    [
        (
            "sv",
            "Fullmäktiges mål · beslutad",
            "Fullmäktiges mål · möjlig, ett av 2 mål",
        ),
        (
            "en",
            "The council's goals · decided",
            "The council's goals · candidate, one of 2 goals",
        ),
    ],
)
def test_what_a_goal_contributes_to_says_on_what_it_rests(
    decided: Opened, lang: str, decided_by: str, derived: str
) -> None:
    page = decided.at(f"#KS6&vy=visning&sprak={lang}")
    told = page.locator(".upwards .council-goal").all_inner_texts()
    assert [one.split("\n")[0] for one in told] == [decided_by, derived]
    assert ["KF 5" in told[0], "KF 1" in told[1]] == [True, True]
    page.keyboard.press("Escape")
    page.click("#c-KS6")
    beyond = page.locator("#panel .linklist button", has_text="KF 1").inner_text()
    assert derived.split(" · ")[1] in beyond
    page.click("#v-table")
    cell = page.locator("#t-goals tbody tr").nth(5).locator("td").nth(1)
    words = cell.locator(".quiet").all_inner_texts()
    assert [f"({one.split(' · ')[1]})" for one in (decided_by, derived)] == [word.strip() for word in words]


def test_the_slide_says_what_it_leaves_out(opened: Opened) -> None:
    page = opened.at("#vy=visning&omrade=A2&krav=R2%3Aunclear&sprak=en")
    told = page.locator(".filtered").inner_text()
    assert "Work and leisure; ? Measure: unclear" in told
    page.keyboard.press("ArrowRight")
    page.click("#p-all")
    assert page.locator(".controls .place").inner_text() == "3 of 8"
    assert page.locator(".filtered").count() == 0
    assert focused(page) == "slide-title"


def test_show_all_stands_only_where_something_is_left_out(opened: Opened) -> None:
    page = opened.at("#omrade=A2&krav=regel%3Agoal-without-strategy")
    shown = {}
    for view in ("overview", "indicators", "network", "table", "decisions"):
        page.click(f"#v-{view}")
        shown[view] = (page.locator("#reset").count(), page.locator("#rule").count())
    assert shown == {
        "overview": (1, 1), "indicators": (1, 0), "network": (0, 0), "table": (1, 1), "decisions": (0, 0),
    }  # fmt: skip


def test_the_presentation_leads_back_to_where_it_was_opened(opened: Opened) -> None:
    page = opened.at("#KS2")
    menu(page).click("#v-changes")
    menu(page).click("#v-presentation")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Escape")
    assert state(page) == "#KS3&vy=fore-efter"
    assert focused(page) == "c-KS3"
    page.go_back()
    page.click("#p-leave")
    assert state(page) == "#KS3&vy=fore-efter"


def test_the_button_of_the_whole_screen_says_what_it_does(opened: Opened) -> None:
    page = opened.at("#KS7&vy=visning")
    page.click("#p-full")
    page.wait_for_function("() => document.getElementById('p-full').textContent === 'Lämna helskärm'")
    page.keyboard.press("ArrowRight")
    assert page.locator("#p-full").inner_text() == "Lämna helskärm"
    page.click("#p-full")
    page.wait_for_function("() => document.getElementById('p-full').textContent === 'Helskärm'")


def test_a_rule_shows_its_goals_in_the_overview_and_says_how_many(opened: Opened) -> None:
    page = opened.at("#KS4&vy=fokus")
    page.locator("[data-rule=goal-without-strategy]").evaluate(
        "(e) => { e.closest('details').open = true; e.click(); }"
    )
    assert state(page) == "#krav=regel%3Agoal-without-strategy"
    assert page.locator("#live").inner_text() == "1 mål visas."


@pytest.mark.parametrize(
    ("fragment", "lang"),
    [("#KS6", "sv"), ("#KS5&vy=visning&omrade=A3", "en"), ("#vy=fore-efter", "sv"), ("#vy=tabell", "sv")],
)
def test_axe_finds_nothing_once_it_is_decided(browser: Browser, year: str, fragment: str, lang: str) -> None:
    with faultless(browser, year, viewport={"width": 1366, "height": 768}, bypass_csp=True) as opened:
        assert faults(opened.at(f"{fragment}&sprak={lang}")) == []
        resize(opened.page, 320, 568)
        opened.page.wait_for_function("() => document.documentElement.scrollWidth <= 320")


def test_the_tables_ask_what_the_plan_asks_and_say_that_they_are_from_before_the_dialogue(
    decided: Opened,
) -> None:
    page = decided.at("#vy=tabell")
    assert "(12)" in page.locator("#t-needs caption").inner_text()
    assert page.locator("#t-needs tbody tr").count() == 12
    assert "KS 4" not in page.locator("#t-needs tbody").inner_text().replace("\xa0", " ")
    assert page.locator(".as-before").count() == 0
    page.evaluate("() => { Page.put([['KS1', 'note', 'Tas upp i höst']]); Page.redraw(); }")
    assert page.locator(".as-before").inner_text() == (
        "Tabellerna visar vad som gällde när sidan skapades: inte förslag, och inte det som nu sägs i dialogen."
    )


def test_a_note_leaves_what_is_decided_as_it_is(decided: Opened) -> None:
    page = decided.at()
    before = page.locator("#c-KS1 .stands").inner_text()
    assert before.startswith("Beslutat\n")
    page.evaluate("() => { Page.put([['KS1', 'note', 'Tas upp i höst']]); Page.redraw(); }")
    assert page.locator("#c-KS1 .stands").inner_text() == before
    page.evaluate("() => { Page.put([['KS1', 'text', 'Fler stannar']]); Page.redraw(); }")
    assert page.locator("#c-KS1 .stands b").inner_text() != "Beslutat", "more than a note is a proposal"
