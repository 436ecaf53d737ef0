"""What an earlier round proposed and nobody has decided on, and what the room then says of the same goals."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

import goalgraph
from browsing import Opened, faultless, marked
from decision_files import dialogue, proposal, save

ANSWERS = {"Influenceable": "Met", "Measurable": "Met", "Resourced": "Met"}
REFUSED = ANSWERS | {"Measurable": "NotMet"}


def answered(answers: dict[str, str], evidence: str = "Underlag finns.") -> list[dict[str, str]]:
    return [{"requirement": name, "answer": answer, "evidence": evidence} for name, answer in answers.items()]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """KS 1 proposed as a direction goal, KS 3 with every requirement met, KS 5 with a no, KS 6 left open for a reason."""
    graph = goalgraph.load()
    folder = tmp_path_factory.mktemp("proposed")
    ambition = {"text": "Åtta av tio är trygga"}
    entries = [
        proposal(f"{graph.scope.iri}/KS1", steeringMode="Direction", activities=["Träffar"]),
        proposal(
            f"{graph.scope.iri}/KS3",
            steeringMode="Steering", requirements=answered(ANSWERS), ambitionLevel=ambition,
        ),
        proposal(
            f"{graph.scope.iri}/KS5",
            steeringMode="Steering", requirements=answered(REFUSED), ambitionLevel=ambition,
        ),
        proposal(f"{graph.scope.iri}/KS6", note="Vi vet inte vem som äger frågan."),
    ]  # fmt: skip
    graph.apply(save(folder, dialogue(*entries, plan=graph.scope.iri)))
    return graph.write_page(folder / "page.html").as_uri()


@pytest.fixture
def proposed(browser: Browser, address: str) -> Iterator[Opened]:
    with faultless(browser, address) as opened:
        yield opened


def put(page: Page, goal: str, **fields: str) -> None:
    page.evaluate(
        "([goal, fields]) => { Page.put(fields.map(([key, value]) => [goal, key, value])); Page.redraw(); }",
        [goal, [*fields.items()]],
    )


def asked(page: Page, goal: str) -> list[str]:
    """The marks of the requirements in the goal's row of what is decided."""
    badges = page.locator(f".goal-part:has(#s-{goal}) .asked .badge").all()
    return [" ".join(marked(one).split(":")[0].split()) for one in badges]


def test_a_goal_has_the_marks_of_what_is_proposed_of_it(proposed: Opened) -> None:
    page = proposed.at("#vy=sammanstallning")
    assert asked(page, "KS1") == ["– ställs inte"]
    assert asked(page, "KS3") == ["✓ Påverka", "✓ Mäta", "✓ Resurser"]
    assert asked(page, "KS5") == ["✓ Påverka", "✗ Mäta", "✓ Resurser"]
    put(page, "KS7", note="Tas upp i höst")
    after = page.locator(".after-meeting").inner_text()
    assert "oklart för" not in after
    assert "KS 5 pågår: saknas: svaret är nej på" in after.replace("\xa0", " ")
    assert "KS 6 obestämt: Vi vet inte vem som äger frågan." in after.replace("\xa0", " ")
    page.click("#v-overview")
    assert page.locator("#c-KS1 .badge.not-met, #c-KS3 .badge.not-met").count() == 0


def test_a_note_leaves_the_proposal_open(proposed: Opened) -> None:
    page = proposed.at("#vy=sammanstallning")
    row = ".goal-part:has(#s-KS3)"
    before = page.locator(f"{row} .stands").inner_text()
    put(page, "KS3", note="Fråga ekonomichefen")
    assert page.evaluate("Page.progress()") == "2 av 8 mål klara"
    assert page.locator(f"{row} .stands").inner_text() == before
    assert "Måltypen är inte avgjord" not in page.locator(row).inner_text()
    assert "Gör 2 förslag till beslut" in page.locator(".meeting").inner_text()
    assert asked(page, "KS3") == ["✓ Påverka", "✓ Mäta", "✓ Resurser"]
    said = page.locator("#said-KS3").text_content() or ""
    assert "Åtta av tio är trygga (förslag sedan tidigare, inte beslutat)" in said
    assert "Fråga ekonomichefen" in said
    page.fill("#meeting-body", "Kommunfullmäktige")
    page.fill("#meeting-date", "2032-03-01")
    page.click("#decide-all")
    assert [page.evaluate("(goal) => Page.stateOf(goal)", goal) for goal in ("KS1", "KS3")] == ["decided"] * 2
    assert page.evaluate("['mode', 'text', 'note'].map((key) => Page.value('KS3', key))") == [
        "Steering",
        "Åtta av tio är trygga",
        "Fråga ekonomichefen",
    ]


def test_another_word_in_one_field_leaves_the_rest_as_it_was_proposed(proposed: Opened) -> None:
    page = proposed.at("#vy=sammanstallning")
    put(page, "KS3", text="Nio av tio är trygga")
    assert page.evaluate("Page.stateOf('KS3')") == "proposal"
    assert page.evaluate("['mode', 'text'].map((key) => Page.shown('KS3', key))") == [
        "Steering",
        "Nio av tio är trygga",
    ]
    put(page, "KS3", standing="Decision", body="Kommunfullmäktige", date="2032-03-01")
    assert page.evaluate("Page.stateOf('KS3')") == "draft", "the decision says no more than what is typed"


def test_the_room_goes_on_past_a_goal_that_it_left_open_for_a_reason(proposed: Opened) -> None:
    page = proposed.at()
    put(page, "KS5", **{"answer.Measurable": "Met"})
    assert page.evaluate("Page.nextGoal()") == "KS2"
    put(page, "KS2", note="Vi vet inte vem som äger frågan.")
    assert "Fortsätt med KS 4" in page.locator("#go-on").inner_text().replace("\xa0", " ")
    put(page, "KS7", text="Fler invånare")
    assert page.evaluate("Page.nextGoal()") == "KS7", "what is under way comes first"
    for goal in ("KS4", "KS6", "KS7", "KS8"):
        put(page, goal, mode="Direction")
    assert page.evaluate("Page.nextGoal()") == "KS2"


def test_what_is_proposed_stands_after_what_is_in_force(proposed: Opened) -> None:
    """Before and after, the slide and the counts: 24 are asked in force, none met; KS 1 would be asked nothing."""
    page = proposed.at("#vy=fore-efter")
    row = page.locator(".changes tr[data-goal=KS3]")
    assert "styrande mål" in row.locator(".now").first.inner_text()
    assert "Åtta av tio är trygga" in row.inner_text()
    assert page.locator("tr.changed").count() == 4
    assert "0 → 3 av 8" in page.locator(".totals").inner_text()
    page = proposed.at("#KS3&vy=visning")
    reasons = [" ".join(one.split()) for one in page.locator(".reason").all_inner_texts()]
    assert reasons == ["Förslag: Underlag finns."] * 3
    page = proposed.at("#vy=tabell")
    assert "Gäller nu: 0 av 24." in page.locator("#panel").inner_text()
    assert page.locator(".as-before").count() == 1
    put(page, "KS3", **{"evidence.Measurable": "Vi räknar själva."})
    page = proposed.at("#KS3&vy=visning")
    reasons = [" ".join(one.split()) for one in page.locator(".reason").all_inner_texts()]
    assert reasons[1] == "I dialogen: Vi räknar själva."
