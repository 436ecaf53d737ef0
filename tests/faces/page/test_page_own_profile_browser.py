"""The form of a body with a profile of its own, in a browser: its question, its types, and what they close."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

import goalgraph
from browsing import Opened, faultless, field
from own_profile import body_with_profile, handed_in, on, plan_of


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return body_with_profile("stenvinda", tmp_path)


@pytest.fixture
def form(browser: Browser, folder: Path, tmp_path: Path) -> Iterator[Opened]:
    page = goalgraph.load(folder).write_page(tmp_path / "page.html")
    with faultless(browser, page.as_uri()) as opened:
        yield opened


def test_what_its_profile_asks_is_answered_and_comes_into_the_graph(
    form: Opened, folder: Path, tmp_path: Path
) -> None:
    page = form.at("#N1")
    assert (
        "Finns det någon som ansvarar?"
        in field(page, "#d-answer-K1-Met").locator("xpath=ancestor::fieldset").inner_text()
    )
    assert field(page, "#d-mode-Unsorted").is_checked()
    assert page.locator("[name='d-mode']").evaluate_all("all => all.map((one) => one.value)") == [
        "Project",
        "Standing",
        "Unsorted",
    ]
    assert field(page, "#d-assessment-0").is_disabled()
    field(page, "#d-mode-Project").check()
    assert field(page, "#d-assessment-0").is_enabled()
    field(page, "#d-answer-K1-Met").check()
    field(page, "#d-evidence-K1").fill("Rektorn ansvarar.")
    field(page, "#d-text").fill("Frånvaron minskar varje termin")
    assert page.locator(".rail .sum").text_content() == "1 av 12 mål klara"
    field(page, "#export")
    with page.expect_download() as waiting:
        page.click("#export")
    waiting.value.save_as(tmp_path / "beslut.jsonld")
    [entry] = json.loads((tmp_path / "beslut.jsonld").read_text("utf-8"))["decisions"]
    assert (entry["steeringMode"], entry["basedOn"]["steeringMode"]) == ("Project", "Unsorted")
    answer = {"requirement": "K1", "answer": "Met", "evidence": "Rektorn ansvarar."}
    assert entry["requirements"] == [answer]
    graph = goalgraph.load(folder)
    assert [change.goal for change in graph.apply(tmp_path / "beslut.jsonld").changes] == ["N1"] * 3


def test_a_type_closes_what_its_profile_says(form: Opened) -> None:
    page = form.at("#N1")
    field(page, "#d-mode-Standing").check()
    closed = []
    for key in ("#d-target", "#d-assessment-0"):
        assert field(page, key).is_disabled()
        closed += page.locator("p.closed").all_inner_texts()
    assert [text.split(".")[0] for text in closed if text] == [
        "Stängt: ett mål av typen stående uppdrag har inget målvärde i tal",
        "Stängt: ett mål av typen stående uppdrag har ingen prognos",
    ]


def test_a_goal_at_a_level_without_the_profile_has_neither_question_nor_type(form: Opened) -> None:
    page = form.at("#KF1&vy=dialog")
    assert page.locator("#stepper li").all_inner_texts()
    assert "Måltyp" not in page.locator("#stepper").inner_text()
    assert "Krav" not in page.locator("#stepper").inner_text()
    field(page, "#d-text").fill("Fler går ut")
    assert field(page, "#d-assessment-0").is_enabled()
    page.click("#v-decisions")
    assert "obestämt" not in page.locator("#said-KF1").inner_text().lower()


def test_a_goal_is_assessed_on_the_plans_own_scale(form: Opened, folder: Path, tmp_path: Path) -> None:
    page = form.at("#N1")
    field(page, "#d-mode-Project").check()
    chosen = field(page, "#d-assessment-0")
    offered = chosen.locator("option").all_inner_texts()[1:]
    assert offered == [
        "▲ nås",
        "◆ nås delvis",
        "▼ nås inte, eller arbetet har inte börjat",
        "○ kan inte bedömas än",
    ]
    assert chosen.input_value() == "◆", "what the plan states is what the form sets out from"
    chosen.select_option("▼")
    field(page, "#d-motivation-0").fill("Frånvaron ökar.")
    field(page, "#export")
    with page.expect_download() as waiting:
        page.click("#export")
    waiting.value.save_as(tmp_path / "beslut.jsonld")
    [entry] = json.loads((tmp_path / "beslut.jsonld").read_text("utf-8"))["decisions"]
    [told] = entry["forecasts"]
    assert (told["assessment"], entry["basedOn"]["forecasts"][0]["assessment"]) == ("▼", "◆")
    graph = goalgraph.load(folder)
    assert {change.goal for change in graph.apply(tmp_path / "beslut.jsonld").changes} == {"N1"}


def test_a_file_may_assess_a_goal_on_the_common_scale_as_well(
    form: Opened, folder: Path, tmp_path: Path
) -> None:
    plan = plan_of("stenvinda")
    told = {"occasion": f"{plan}/RO1", "assessment": "NotReached"}
    file = handed_in(tmp_path, plan, on(plan, "N1", steeringMode="Project", forecasts=[told]))
    assert goalgraph.load(folder).apply(file, dry_run=True).changes
    page = form.at("#N1")
    field(page, "#import")
    with page.expect_file_chooser() as choosing:
        page.click("#import")
    choosing.value.set_files(file)
    page.wait_for_function(f"() => Page.value('N1', 'assessment.{plan}/RO1') === 'NotReached'")
    assert field(page, "#d-assessment-0").locator("option:checked").inner_text() == "Målet nås inte"


@pytest.mark.parametrize("view", ["fokus", "tabell", "fore-efter", "sammanstallning", "oversikt"])
@pytest.mark.parametrize("width", [1366, 390])
def test_long_names_and_words_that_cannot_be_divided_stay_in_their_place(
    browser: Browser, folder: Path, tmp_path: Path, view: str, width: int
) -> None:
    long = "Inflytande över allt som utfallet beror av i de tre verksamheterna"
    for file in (folder / "profile" / "profile.ttl", folder / "goals.ttl"):
        text = file.read_text("utf-8").replace("Ansvar", long)
        file.write_text(text.replace("Frånvaron i gymnasiet minskar", "Frånvaron" * 30), "utf-8")
    said = {"requirement": "K1", "answer": "NotMet", "evidence": "Ingen är utsedd."}
    entry = on(plan_of("stenvinda"), "N1", steeringMode="Project", requirements=[said])
    graph = goalgraph.load(folder)
    graph.apply(handed_in(tmp_path, plan_of("stenvinda"), entry))
    address = graph.write_page(tmp_path / "page.html").as_uri()
    with faultless(browser, address, viewport={"width": width, "height": 768}) as opened:
        page = opened.at(f"#N1&vy={view}")
        page.evaluate("Page.put([['N1', 'activities', 'Frånvaron'.repeat(30)]]); Page.redraw()")
        wide = "all => all.filter((one) => one.scrollWidth > one.clientWidth + 1).map((one) => one.className)"
        assert page.locator("main, .card, .group, .goal-part").evaluate_all(wide) == []
        heads = page.locator(".tables tbody th").evaluate_all("all => all.map((one) => one.offsetWidth)")
        assert max(heads, default=0) < max(width / 2, 300)
