"""A plan whose areas take up its own goals, with forecasts and odd values: what the page says of it is what holds."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

import goalgraph
from browsing import Opened, faultless, faults

SHEETS = {
    "Plan": "namn;organ;kod;period;profil\nMålbok 2032;Lövsjö kommun;9902;2032;vaggeryd\n",
    "Nivåer": "förled;namn;ordning\nV;Vision;1\nKF;Fullmäktiges mål;2\nKS;Styrelsens mål;3\n",
    "Områden": "id;namn;kort namn;prioriterar\nA1;Skola och uppväxt;Skola;KF1\nA2;Vatten;Vatten;KF2\n",
    "Mål": (
        "id;nivå;text;område;bidrar till\nV1;V;Vilja stanna;;\nKF1;KF;En bra start;;V1\nKF2;KF;Rent vatten;;V1\n"
        "KS1;KS;Fler behöriga elever;A1;KF1\nKS2;KS;Mindre frånvaro;A1;\nKS3;KS;Vatten som räcker;A2;\n"
    ),
    "Mått": (
        "id;namn;mäter;enhet;bra riktning\nA1.I1;Behöriga elever;KS1;%;högre är bättre\n"
        "A1.I2;Trygga elever;KS1;%;högre är bättre\nA1.I3;Kostnad;KS1;kronor;lägre är bättre\n"
        "A2.I1;Läckage;KS3;%;lägre är bättre\n"
    ),
    "Värden": (
        "mått;period;grupp;värde;jämfört med;jämförelsevärde\nA1.I1;2030;;80;;\nA1.I1;2031;;84;riket; 85\n"
        "A1.I2;2031;kvinnor;60;;\nA1.I2;2031;män;70;;\nA1.I3;2031;;2000000;;\nA2.I1;2031;;;riket;20\n"
    ),
    "Målvärden": "mål;mått;värde;högst;till\nKS3;A2.I1;;15;2033\n",
    "Bedömningar": (
        "mål;tillfälle;prognos eller utfall;bedömning;motivering;åtgärd\n"
        "KS1;2032-04-30;prognos;nås delvis;Få lärare;Fler lärare\n"
        "KS2;2032-04-30;prognos;nås;Färre är borta;\n"
    ),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    sheets, folder = tmp_path_factory.mktemp("sheets"), tmp_path_factory.mktemp("plans")
    for name, text in SHEETS.items():
        (sheets / f"{name}.csv").write_text(text, encoding="utf-8")
    return goalgraph.import_workbook(sheets, folder / "plan").folder


@pytest.fixture(scope="module")
def address(folder: Path) -> str:
    return goalgraph.load(folder).write_page(folder.parent / "page.html").as_uri()


@pytest.fixture
def opened(browser: Browser, address: str) -> Iterator[Opened]:
    with faultless(browser, address) as found:
        yield found


def judged(page: Page, goal: str) -> str:
    return " ".join(page.locator(f"#c-{goal} .rated").inner_text().split())


def steering(page: Page, goal: str, step: str) -> None:
    """The goal is to steer, and its dialogue is at the step."""
    page.evaluate("(goal) => Page.put([[goal, 'mode', 'Steering']])", goal)
    page.evaluate("([goal, step]) => { location.hash = `#${goal}&vy=dialog&steg=${step}`; }", [goal, step])
    page.locator("#step-title").wait_for()


def test_a_card_has_the_forecast_that_the_room_gives(opened: Opened) -> None:
    page = opened.at()
    assert judged(page, "KS1").startswith("nås delvis prognos")
    before = "[Page.hasForecast('before', 'KS1'), Page.hasForecast('after', 'KS1')]"
    assert page.evaluate(before) == [True, True]
    occasion = page.evaluate("Page.given.occasions[0].iri")
    page.evaluate(
        "(key) => { Page.put([['KS1', 'mode', 'Steering'], ['KS1', key, 'CannotBeAssessed']]); Page.redraw(); }",
        f"assessment.{occasion}",
    )
    assert judged(page, "KS1").startswith("kan inte bedömas prognos")
    assert judged(page, "KS2").startswith("nås prognos")
    # What held before holds before, whatever is said now.
    page.evaluate(
        "(key) => { Page.put([['KS1', key, 'Reached'], ['KS1', 'mode', 'Direction']]); }",
        f"assessment.{occasion}",
    )
    assert page.evaluate(before) == [True, False]
    page.evaluate("Page.redraw()")
    assert judged(page, "KS1").startswith("nås delvis prognos")
    assert faults(page) == []


def test_a_decided_forecast_holds_instead_of_the_plans(
    folder: Path, browser: Browser, tmp_path: Path
) -> None:
    plan = goalgraph.load(folder)
    said = plan.decisions_template()
    (entry,) = [one for one in said["decisions"] if one["goal"].endswith("/KS1")]
    occasion = f"{plan.scope.iri}/RO1"
    entry |= {
        "@type": "Decision",
        "body": "Kommunstyrelsen",
        "date": "2032-02-01",
        "steeringMode": "Steering",
        "forecasts": [
            {
                "occasion": occasion,
                "assessment": "NotReached",
                "motivation": "Ännu färre lärare",
                "action": "Fler lärare",
            }
        ],
    }
    file = tmp_path / "said.jsonld"
    file.write_text(json.dumps(said | {"decisions": [entry]}), encoding="utf-8")
    plan.apply(file)
    assert "forecast-twice" not in {finding.rule for finding in plan.validate().findings}
    assert [row[4] for row in plan.query("forecasts-come-true").texts()] == ["2"]
    report = plan.write_report(tmp_path / "report.md").read_text(encoding="utf-8")
    assert "Ännu färre lärare" in report
    assert "Få lärare" not in report
    with faultless(browser, plan.write_page(tmp_path / "page.html").as_uri()) as opened:
        assert judged(opened.at(), "KS1").startswith("nås inte prognos")


def test_above_is_what_a_goal_serves(opened: Opened) -> None:
    page = opened.at("#V1&vy=visning")
    assert page.locator(".upwards").count() == 0
    page.evaluate("() => { location.hash = '#KF1&vy=visning'; }")
    page.locator("#slide-title", has_text="En bra start").wait_for()
    assert "Skola" not in page.locator(".upwards").inner_text()
    page.evaluate("() => { location.hash = '#KS2&vy=visning'; }")
    page.locator("#slide-title", has_text="Mindre frånvaro").wait_for()
    assert "Skola" in page.locator(".upwards").inner_text()
    page.evaluate("() => { location.hash = '#KS3&vy=visning'; }")
    page.locator("#slide-title", has_text="Vatten som").wait_for()
    assert "Läckage: 2033 högst 15\N{NO-BREAK SPACE}%" in page.locator("#stage").inner_text()


def test_an_area_counts_the_goals_in_it_and_not_those_it_takes_up(opened: Opened) -> None:
    page = opened.at()
    page.evaluate("() => { Page.put([['KS1', 'mode', 'Direction']]); Page.redraw(); }")
    assert page.locator("#c-A1 .tied").inner_text() == "1 av 2 klara"


def test_what_has_no_value_of_its_own_says_so(opened: Opened) -> None:
    page = opened.at("#vy=matt")
    tile = page.locator(".tile", has_text="Läckage").inner_text()
    assert "inget eget värde" in tile
    assert "riket 20" in tile
    assert "A2.I1" not in tile


def test_numbers_said_of_one_indicator_are_not_anothers(opened: Opened) -> None:
    page = opened.at()
    steering(page, "KS1", "target")
    page.locator(".pick-row", has_text="Behöriga").locator("input").check()
    page.fill("#d-target", "90")
    page.fill("#d-by", "2033-12-31")
    page.locator(".pick-row", has_text="Behöriga").locator(".flag").wait_for(state="attached")
    page.locator(".pick-row", has_text="Kostnad").locator("input").check()
    assert page.input_value("#d-target") == ""
    page.locator(".pick-row .flag").wait_for(state="detached")
    assert "gällde Behöriga elever" in page.evaluate("Page.notice")
    page.locator(".undo").first.click()
    assert page.input_value("#d-target") == "90"
    assert page.evaluate("Page.notice") == "Ångrat: KS 1: Mått, KS 1: Enhet, KS 1: Målvärde"
    # A value of women is not taken for everybody's.
    assert page.locator("#d-take").is_visible()
    page.locator(".pick-row", has_text="Trygga").locator("input").check()
    assert page.locator("#d-take").is_hidden()
