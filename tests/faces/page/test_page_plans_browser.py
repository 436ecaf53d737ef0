"""Several plans in one page: the matrix, the picker, and hundreds of plans."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Dialog, Page

import goalgraph
from browsing import FULL, Opened, faultless, faults, field, focused, resize, state
from goalgraph.faces.page.content.whole import content
from goalgraph.faces.page.network import document
from goalgraph.faces.page.plans import first, nothing, packed

ROOT = Path(goalgraph.__file__).parents[2] / "data"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    graph = goalgraph.load(ROOT / "vaggeryd" / "2019", ROOT / "examples" / "sjobacka" / "2030")
    return graph.write_page(tmp_path_factory.mktemp("plans") / "page.html").as_uri()


@pytest.fixture(scope="module")
def nation(bundled: goalgraph.Graph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """290 plans: the bundled one under other names, each the size it is."""
    held = content(bundled.scope)
    whole = packed(held)
    told = first([(bundled.plans[0], held)])
    [row] = told["plans"]
    needs = row["needs"]["R2"]
    told["plans"] = [
        {
            **row,
            "id": f"{n:04}/2019",
            "label": {"sv": f"Kommun {n:03}", "en": f"Municipality {n:03}"},
            "needs": {**row["needs"], "R2": {**needs, "met": n % 9, "not-met": 8 - n % 9, "unclear": 0}},
        }
        for n in range(290)
    ]
    path = tmp_path_factory.mktemp("nation") / "page.html"
    path.write_text(document(told, "sv", [whole] * 290), encoding="utf-8")
    return path


@pytest.fixture
def opened(browser: Browser, address: str) -> Iterator[Opened]:
    with faultless(browser, address, leave=False) as opened:
        yield opened


def loaded(page: Page, plan: str) -> None:
    page.wait_for_function(
        "(id) => document.documentElement.dataset.ready !== undefined && (Page.plan?.id ?? '') === id",
        arg=plan,
    )


def pick(page: Page, plan: str) -> None:
    page.select_option("#plan", plan)
    page.click("#open-plan")


def names(page: Page) -> list[str]:
    found: list[str] = page.locator("#plans tr").evaluate_all("(all) => all.map((one) => one.dataset.plan)")
    return found


@pytest.mark.parametrize("width", [1920, 1600])
def test_the_list_of_plans_stands_on_one_line_beside_the_name(opened: Opened, width: int) -> None:
    page = opened.at("#plan=0665%2F2019")
    loaded(page, "0665/2019")
    resize(page, width, 1080)
    header, chosen, button = (page.locator(one).bounding_box() for one in (".top", "#plan", "#open-plan"))
    assert header
    assert chosen
    assert button
    assert chosen["y"] < button["y"] + button["height"]
    assert button["y"] < chosen["y"] + chosen["height"]
    assert chosen["x"] + chosen["width"] <= button["x"]
    assert header["y"] + 4 <= min(chosen["y"], button["y"])
    assert page.get_by_role("combobox", name="Plan", exact=True).count() == 1


def test_the_matrix_is_the_way_in(opened: Opened) -> None:
    page = opened.at()
    assert page.locator("#v-plans").get_attribute("aria-current") == "page"
    assert page.locator("#places button").count() == 1
    assert names(page) == ["0665/2019", "sjobacka/2030"]
    cells = page.locator("#plans tr").first.locator("td").all_inner_texts()
    assert cells == ["8 av 8", "8 av 8", "8 av 8"]
    page.check("#by-global")
    assert focused(page) == "by-global"
    heads = page.locator("thead th").all_inner_texts()
    assert "Agenda 8 ↕" in heads
    assert page.locator("#plans td.none").count() > 0


def test_the_statement_is_reached_before_a_plan_is_chosen_and_left_to_where_one_came_from(
    opened: Opened,
) -> None:
    page = opened.at()
    page.click("#statement")
    told = page.locator("#stage").inner_text()
    assert "Måldokument, 2 planer" in told
    assert "Utgivare som är angivna för dokumenten på sidan: Vaggeryds kommun." in told
    assert page.locator("#panel").is_hidden()
    page.keyboard.press("Escape")
    assert names(page) == ["0665/2019", "sjobacka/2030"]
    assert focused(page) == "statement"


def test_a_cell_opens_the_plan_with_what_fails(opened: Opened) -> None:
    page = opened.at()
    page.locator("[data-plan='0665/2019'] td button").nth(1).click()
    loaded(page, "0665/2019")
    assert "krav=R2%3Aunclear" in state(page)
    assert page.locator(".stage .board-goal.card").count() == 8
    assert page.evaluate("Page.t('columns.board-goal')") == "Kommunstyrelsens mål"
    page.click("#v-plans")
    page.check("#by-global")
    page.locator("[data-plan='0665/2019'] td button").first.click()
    loaded(page, "0665/2019")
    page.wait_for_selector(".card.global-goal.chosen")


def test_a_plan_is_picked_by_keyboard_and_kept_in_the_address(opened: Opened) -> None:
    page = opened.at()
    page.focus("#plan")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("Page.plan") is None, "nothing is opened before somebody asks for it"
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    loaded(page, "0665/2019")
    assert focused(page) == "title"
    assert page.locator(".stage .card").count() == 32
    name = "Kommunstyrelsens mål 2019, Vaggeryds kommun"
    assert page.title() == f"Översikt · {page.locator('h1').text_content()}" == f"Översikt · {name}"
    page.click("#c-KS5")
    assert state(page) == "#KS5&vy=trad&plan=0665%2F2019"
    again = opened.at(state(page))
    assert again.locator("#c-KS5.chosen").count() == 1
    pick(again, "")
    loaded(again, "")
    assert names(again) == ["0665/2019", "sjobacka/2030"]
    again.go_back()
    loaded(again, "0665/2019")


def test_plans_are_found_by_municipality_and_printed_with_their_name(opened: Opened) -> None:
    page = opened.at()
    page.fill("#plans-text", "vaggeryd")
    assert names(page) == ["0665/2019"]
    page = opened.at("#vy=sammanstallning&plan=sjobacka/2030")
    page.emulate_media(media="print")
    assert "Sjöbacka kommun" in page.locator("h1").inner_text()
    assert page.locator("h1").is_visible()
    assert not page.locator("#picker").is_visible()


def test_the_matrix_is_as_it_was_left(opened: Opened) -> None:
    page = opened.at()
    page.check("#by-global")
    page.click("#sort-SDG8")
    page.click("#sort-SDG8")
    page.fill("#plans-text", "kommun")
    page.locator("#plans th button").last.click()
    page.wait_for_selector(".stage .card")
    page.go_back()
    loaded(page, "")
    assert state(page) == "#visa=globala&ordnat=-SDG8&namn=kommun"
    assert page.locator("#by-global").is_checked()
    assert page.locator("th[aria-sort=ascending] button").get_attribute("id") == "sort-SDG8"
    assert page.locator("#plans-text").input_value() == "kommun"


@pytest.mark.parametrize("leave", [False, True])
def test_work_that_is_not_kept_is_asked_about_once_before_another_plan(
    browser: Browser, address: str, leave: bool
) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.add_init_script(FULL)
    asked: list[str] = []

    def answer(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept() if leave else dialog.dismiss()

    page.on("dialog", answer)
    opened = Opened(page, address)
    opened.at("#KS3&plan=0665/2019")
    field(page, "#d-note").fill("Bara här")
    here = state(page)
    pick(page, "sjobacka/2030")
    if leave:
        loaded(page, "sjobacka/2030")
    else:
        assert field(page, "#d-note").input_value() == "Bara här"
        assert state(page) == here
        assert page.locator("#plan").input_value() == "0665/2019"
    assert asked == ["confirm"]
    context.close()


def test_each_plan_has_its_own_dialogue(opened: Opened, tmp_path: Path) -> None:
    page = opened.at("#KS3&plan=0665/2019")
    field(page, "#d-mode-Direction").check()
    pick(page, "sjobacka/2030")
    loaded(page, "sjobacka/2030")
    assert page.evaluate("Page.anything()") is False
    pick(page, "0665/2019")
    loaded(page, "0665/2019")
    page.click("#c-KS3")
    assert field(page, "#d-mode-Direction").is_checked()
    with page.expect_download() as waiting:
        field(page, "#export").click()
    waiting.value.save_as(tmp_path / "said.jsonld")
    assert goalgraph.load().apply(tmp_path / "said.jsonld").changes


def test_the_language_is_kept_from_plan_to_plan(opened: Opened) -> None:
    page = opened.at("#sprak=en")
    assert page.locator("#stage h2").inner_text() == "All plans"
    pick(page, "0665/2019")
    loaded(page, "0665/2019")
    assert page.evaluate("document.documentElement.lang") == "en"


def test_a_browser_that_cannot_unpack_says_so(opened: Opened) -> None:
    opened.page.add_init_script("delete window.DecompressionStream")
    page = opened.at("#plan=0665/2019")
    assert "kan inte packa upp" in page.locator("#stage").inner_text()
    assert names(page) == ["0665/2019", "sjobacka/2030"]


def test_an_unknown_plan_leads_to_the_matrix(opened: Opened) -> None:
    page = opened.at("#plan=9999/2019")
    assert page.locator("#plans tr").count() == 2


@pytest.mark.parametrize("lang", ["sv", "en"])
@pytest.mark.parametrize("width", [1920, 320])
def test_axe_finds_nothing_in_the_matrix(browser: Browser, address: str, lang: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800}, bypass_csp=True)
    page = Opened(context.new_page(), address).at(f"#sprak={lang}")
    for by in ("#by-needs", "#by-global"):
        page.check(by)
        assert faults(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


def test_hundreds_of_plans_are_sorted_filtered_and_opened(browser: Browser, nation: Path) -> None:
    assert nation.stat().st_size < 60_000_000
    page = Opened(browser.new_page(viewport={"width": 1366, "height": 768}), nation.as_uri()).at()
    assert page.locator("#plans tr").count() == 290
    page.click("#sort-R2")
    assert page.locator("th[aria-sort=descending]").inner_text().startswith("Mäta")
    shares = page.locator("#plans tr td:nth-child(3)").all_inner_texts()
    counted = [int(text.split(" ")[0]) for text in shares]
    assert counted == sorted(counted, reverse=True)
    assert focused(page) == "sort-R2"
    page.click("#sort-R2")
    assert page.locator("#plans tr td:nth-child(3)").first.inner_text() == "0 av 8"
    page.focus("#plans-text")
    page.keyboard.type("kommun 28")
    assert sorted(names(page)) == [f"{n:04}/2019" for n in range(290) if "28" in f"{n:03}"]
    assert page.locator("#shown").inner_text() == "13 av 290 planer visas."
    page.locator("#plans tr th button").first.click()
    page.wait_for_function("() => document.documentElement.dataset.ready !== undefined && Page.plan")
    assert page.locator(".stage .card").count() == 32
    page.close()


def test_nothing_chosen_has_nothing_of_a_plan() -> None:
    assert nothing()["dialogue"] is None
    assert not any(value for key, value in nothing().items() if key != "indicators")


def test_plans_of_whose_goals_nothing_is_asked_have_their_goals_counted(
    browser: Browser, tmp_path: Path
) -> None:
    for name, topic in (("a", "4.1"), ("b", "13.1")):
        (tmp_path / f"{name}.ttl").write_text(
            f"""@prefix gg: <https://w3id.org/goalgraph/ontology#> .
            @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
            @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
            @prefix sdg: <http://metadata.un.org/sdg/> .
            @prefix p: <https://example.org/{name}/> .
            <https://example.org/{name}> a gg:Plan ; skos:notation "{name}" ; rdfs:label "Plan {name}"@en .
            p:L1 a gg:Level ; skos:notation "L1" ; rdfs:label "Aims"@en ; gg:inPlan <https://example.org/{name}> ;
                gg:idPrefix "M" ; gg:order 1 .
            p:M1 a gg:Goal ; skos:notation "M1" ; rdfs:label "One"@en ; gg:inPlan <https://example.org/{name}> ;
                gg:atLevel p:L1 ; gg:contributesTo sdg:{topic} .
            """,
            encoding="utf-8",
        )
    address = goalgraph.load(tmp_path).write_page(tmp_path / "page.html", lang="en").as_uri()
    with faultless(browser, address) as opened:
        page = opened.at("")
        assert page.locator("#by-global").is_checked()
        heads = page.locator(".plans thead th").all_inner_texts()
        aims = ["Agenda 4", "Agenda 4.1", "Agenda 13", "Agenda 13.1"]
        assert [head.split("↕")[0].strip() for head in heads[1:]] == aims
        cells = page.locator("#plans tr[data-plan=a] td")
        assert cells.all_inner_texts()[:2] == ["1 goal", "1 goal"]
        assert "no goal" in (cells.nth(2).text_content() or "")
        page.locator("#by-needs").check()
        assert "No plan has a goal that a requirement is asked of." in page.locator(".plans").inner_text()
        page.locator("#by-global").check()
        page.locator("#plans tr[data-plan=b] td button").first.click()
        page.wait_for_url("**mal=SDG13.1**")


@pytest.mark.parametrize("width", [1366, 1280, 1150])
def test_the_list_of_plans_leaves_room_for_all_of_the_header(opened: Opened, width: int) -> None:
    page = opened.at("#plan=sjobacka/2030")
    loaded(page, "sjobacka/2030")
    resize(page, width, 768)
    page.wait_for_function("(width) => document.documentElement.scrollWidth === width", arg=width)
    assert page.locator("#menu-button, .tools button").last.bounding_box()["x"] < width - 20  # type: ignore[index]
