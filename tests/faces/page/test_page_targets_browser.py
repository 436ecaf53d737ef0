"""A goal with targets of several indicators, and an indicator of several goals: every view says of which each is."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

import goalgraph
from browsing import Opened, faultless
from small_plan import FILE, PLAN, PREFIXES

SPACE = "\N{NO-BREAK SPACE}"
TARGETS = f"""
@prefix period: <https://w3id.org/goalgraph/id/period/> .
@prefix unit: <http://qudt.org/vocab/unit/> .
{PREFIXES}
p:IA a gg:Indicator ; skos:notation "IA" ; rdfs:label "Svarstid"@sv ; gg:measures p:M1 ;
    gg:polarity gg:LowerIsBetter .
p:IB a gg:Indicator ; skos:notation "IB" ; rdfs:label "Nöjda"@sv ; gg:measures p:M1 , p:M2 ;
    gg:polarity gg:HigherIsBetter .
p:IC a gg:Indicator ; skos:notation "IC" ; rdfs:label "Kölängd"@sv ; gg:measures p:M1 ;
    gg:polarity gg:LowerIsBetter .
p:IA.O1 a gg:Observation ; skos:notation "IA.O1" ; gg:observationOf p:IA ; gg:value 3.0 ; gg:unit unit:DAY ;
    gg:period period:2023 .
p:IB.O1 a gg:Observation ; skos:notation "IB.O1" ; gg:observationOf p:IB ; gg:value 90.0 ;
    gg:unit unit:PERCENT ; gg:period period:2023 .
p:IA.T1 a gg:Target ; skos:notation "IA.T1" ; gg:targetFor p:M1 ; gg:targetIndicator p:IA ;
    gg:upperBound 2.0 ; gg:unit unit:DAY ; gg:period period:2031 .
p:IB.T1 a gg:Target ; skos:notation "IB.T1" ; gg:targetFor p:M1 ; gg:targetIndicator p:IB ;
    gg:lowerBound 95.0 ; gg:unit unit:PERCENT ; gg:period period:2031 .
p:IB.T2 a gg:Target ; skos:notation "IB.T2" ; gg:targetFor p:M2 ; gg:targetIndicator p:IB ;
    gg:lowerBound 92.0 ; gg:unit unit:PERCENT ; gg:period period:2031 .
p:IC.T1 a gg:Target ; skos:notation "IC.T1" ; gg:targetFor p:M1 ; gg:targetIndicator p:IC ;
    gg:value 5.0 ; gg:unit unit:PERCENT ; gg:period period:2032 .
p:IC.T2 a gg:Target ; skos:notation "IC.T2" ; gg:targetFor p:M1 ; gg:targetIndicator p:IC ;
    gg:value 4.0 ; gg:unit unit:PERCENT ; gg:period period:2033 .
p:M3.T1 a gg:Target ; skos:notation "M3.T1" ; gg:targetFor p:M3 ; gg:toBeAchieved "Varmare"@sv ;
    gg:value 20.0 ; gg:unit unit:DEG_C .
p:M1.T1 a gg:Target ; skos:notation "M1.T1" ; gg:targetFor p:M1 ;
    gg:toBeAchieved "Alla får svar"@sv .
"""
FIRST = [
    f"Svarstid 2031 högst 2{SPACE}dagar",
    f"Nöjda 2031 minst 95{SPACE}%",
    f"Kölängd 2032 5{SPACE}%",
    "och 1 till",
]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("targets")
    plan = folder / "plan.ttl"
    plan.write_text(FILE.read_text(encoding="utf-8") + TARGETS, encoding="utf-8")
    return goalgraph.load(plan).write_page(folder / "page.html").as_uri()


@pytest.fixture
def targeted(browser: Browser, address: str) -> Iterator[Opened]:
    with faultless(browser, address, viewport={"width": 1920, "height": 1080}) as opened:
        yield opened


def said(page: Page, selector: str) -> list[str]:
    """What a list of targets says, each as one line."""
    return [
        " ".join(one.split("\n")) for one in page.locator(f"{selector} .targets > span").all_inner_texts()
    ]


def in_decisions(page: Page) -> str:
    return (
        page.locator(".goal-part", has=page.locator("#e-M1")).locator(".far").inner_text().replace("\n", " ")
    )


def test_targets_of_several_indicators_are_named_by_them_and_the_rest_are_counted(targeted: Opened) -> None:
    page = targeted.at()
    assert said(page, "#c-M1") == FIRST
    assert "Alla får svar" in page.locator("#c-M1").inner_text()
    assert said(page, "#c-M2") == [f"2031 minst 92{SPACE}%"]
    page = targeted.at("#vy=sammanstallning")
    assert said(page, ".goal-part:has(#e-M1) .far") == FIRST
    assert in_decisions(page).startswith("Svarstid")


def test_the_plans_targets_of_other_indicators_stay_beside_what_the_room_sets_of_one(
    targeted: Opened,
) -> None:
    page = targeted.at()
    fields = {
        "mode": "Steering",
        "indicator": f"{PLAN}/IA",
        "target": "1",
        "unit": "http://qudt.org/vocab/unit/DAY",
        "by": "2033-12-31",
    }
    page.evaluate("said => Page.put(Object.entries(said).map(([k, v]) => ['M1', k, v]))", fields)
    page.evaluate("Page.redraw()")
    rest = [FIRST[1], FIRST[2], f"Kölängd 2033 4{SPACE}%"]
    assert said(page, "#c-M1") == rest
    assert "Svarstid" in page.locator("#c-M1 .aim").inner_text()
    page.evaluate("Page.go({ view: 'sammanstallning' })")
    assert said(page, ".goal-part:has(#e-M1) .far") == rest
    assert "Svarstid, senast" in in_decisions(page)
    page.evaluate("Page.go({ view: 'visning', chosen: 'M1' })")
    told = page.locator("#stage").inner_text()
    # Before and after stand beside each other: what the room has not touched stands in both.
    assert [told.count(name) for name in ("Nöjda", "Kölängd", "högst 2")] == [2, 4, 1]


def test_one_of_a_unit_is_counted_as_one(targeted: Opened) -> None:
    page = targeted.at()
    day = "http://qudt.org/vocab/unit/DAY"
    assert page.evaluate("unit => ['1', '2'].map((n) => Page.withUnit(n, unit))", day) == [
        f"1{SPACE}dag",
        f"2{SPACE}dagar",
    ]


def test_a_target_in_a_unit_that_no_value_is_in_is_written_with_it(targeted: Opened) -> None:
    page = targeted.at()
    unit = page.evaluate("Page.say(Page.given.units['http://qudt.org/vocab/unit/DEG_C'])")
    assert page.locator("#c-M3 .way").inner_text() == f"20{SPACE}{unit}"


def test_every_goal_that_shares_an_indicator_is_told_how_far_it_is_to_its_own_target(
    targeted: Opened,
) -> None:
    page = targeted.at("#IB&vy=matt")
    told = page.locator("#panel .target").all_inner_texts()
    assert len(told) == 2
    assert "5 procentenheter kvar till målet" in told[0].replace(SPACE, " ")
    assert "2 procentenheter kvar till målet" in told[1].replace(SPACE, " ")


def test_an_indicator_of_two_goals_is_counted_on_both_in_the_network_and_stands_along_both_rings(
    targeted: Opened,
) -> None:
    page = targeted.at("#vy=natverk")
    counts = page.evaluate("['M1', 'M2'].map((id) => Page.networkNode(`${id} indicator`).holds)")
    assert counts == page.evaluate(
        "['M1', 'M2'].map((id) => Page.leaves(id, 'indicator').filter((one) => one[1] !== 'derived').length)"
    )
    for goal in ("M1", "M2"):
        page.evaluate("id => Page.pickNode(`${id} indicator`)", goal)
        assert page.evaluate("Page.networkPlaces().has('IB')")
        page.evaluate("Page.pickNode('IB')")
        assert page.evaluate("[Page.state.leaf, Page.openRing().id]") == ["IB", f"{goal} indicator"]
        page.evaluate("Page.closeRing()")
