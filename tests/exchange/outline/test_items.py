"""Items of a list in a text whose lines touch: each is a passage of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from goalgraph.exchange.outline.findings import What
from goalgraph.exchange.outline.lines import Line, plain_lines
from goalgraph.exchange.outline.passages import passages_of
from goalgraph.exchange.outline.seeming import Reader
from goalgraph.exchange.outline.web import web_lines


@pytest.mark.parametrize("first", ["Alla läser", "alla läser"])
@pytest.mark.parametrize(
    "marks",
    [
        ("→ ", "→ "), ("+ ", "+ "), ("✔ ", "✔ "), ("[ ] ", "[x] "), ("- [ ] ", "- [x] "), ("~ ", "~ "), ("• ", "• "),
    ],
)  # fmt: skip
def test_signs_begin_items(first: str, marks: tuple[str, str]) -> None:
    found = passages_of(list(plain_lines(f"{marks[0]}{first}\n{marks[1]}alla badar")))
    assert [(one.text, one.bullet) for one in found] == [(first, True), ("alla badar", True)]


@pytest.mark.parametrize(
    "marks",
    [
        ("1 ", "2 "), ("(1) ", "(2) "), ("1- ", "2- "), ("1.", "2."), ("O1 ", "O2 "), ("§ 1 ", "§ 2 "), ("a. ", "b. "),
        ("A) ", "B) "), ("i) ", "ii) "), ("IV. ", "V. "), ("1.1 ", "1.2 "), ("1.2 ", "2 "), ("2 ", "2.1 "),
    ],
)  # fmt: skip
def test_numbers_and_letters_that_go_on_begin_items(marks: tuple[str, str]) -> None:
    found = passages_of(list(plain_lines(f"{marks[0]}Alla läser\n{marks[1]}Alla badar")))
    assert [one.text for one in found] == [f"{marks[0]}Alla läser", f"{marks[1]}Alla badar"]


def test_items_without_a_space_after_the_dash_are_items() -> None:
    found = passages_of(list(plain_lines("-Alla läser\n-Alla badar")))
    assert [(one.text, one.bullet) for one in found] == [("Alla läser", True), ("Alla badar", True)]


@pytest.mark.parametrize(
    "text",
    [
        "Kommunen har en lång rad skolor och de är\n12 Skolor",
        "1 Alla läser och går\n7 Skolor",
        "Ett\noch två",
    ],
)
def test_a_line_that_only_begins_with_a_number_goes_on(text: str) -> None:
    assert len(passages_of(list(plain_lines(text)))) == 1


def test_goals_whose_lines_touch_are_goals_each() -> None:
    text = "Våra mål\n(1) Alla läser\n(2) Alla cyklar till skolan på gator som är hela och lysta året om\n(3) Alla badar\n"
    found = Reader(passages_of(list(plain_lines(text)))).read()
    assert [one.text for one in found.of(What.GOAL)] == [
        "Alla läser", "Alla cyklar till skolan på gator som är hela och lysta året om", "Alla badar"
    ]  # fmt: skip


@pytest.mark.parametrize(
    "read",
    [
        lambda: plain_lines(
            "# Mål\n\n* Läsa\n  * Fler böcker\n  * Läsare: 71 % 2030\n* Bada\n", markdown=True
        ),
        lambda: web_lines(
            "<h1>Mål</h1><ol><li>Läsa<ul><li>Fler böcker<li>Läsare: 71 % 2030</ul></li><li>Bada</ol>"
        ),
    ],
)
def test_items_further_in_below_a_goal_are_no_goals(read: Callable[[], Iterator[Line]]) -> None:
    """They were goals beside the one that they are below, and what was measured in them was what is to be."""
    found = Reader(passages_of(list(read()))).read()
    assert [one.text for one in found.of(What.GOAL)] == ["Läsa", "Bada"]
    assert [(one.text, one.of) for one in found.of(What.STRATEGY)] == [("Fler böcker", "M1")]
    assert [(one.text, one.of) for one in found.of(What.INDICATOR)] == [("Läsare", "M1")]
    assert [len(found.of(one)) for one in (What.VALUE, What.TARGET)] == [1, 0]


def test_items_that_all_stand_as_far_in_are_all_goals() -> None:
    text = "- Mål\n  - Läsa\n  - Bada\n   - Cykla\n"
    found = Reader(passages_of(list(plain_lines(text, markdown=True)))).read()
    assert [one.text for one in found.of(What.GOAL)] == ["Läsa", "Bada", "Cykla"]


def test_the_numbers_that_a_page_shows_before_items_are_read_and_a_paragraph_in_one_is_the_item() -> None:
    text = (
        "<ol start='3'><li>Läsa<ul><li>Fler böcker</ul><li value=7><p>Bada</p><li>9) Cykla"
        "<li></ol><ol type=a><li>Gå</ol><ul><li><div>Åka</div></ul>"
    )
    lines = list(web_lines(text))
    assert [one.text for one in lines] == ["3. Läsa", "Fler böcker", "7. Bada", "9) Cykla", "Gå", "Åka"]
    assert all(one.bullet for one in lines)
    found = Reader(passages_of(list(web_lines(f"<h1>Mål 2031</h1>{text}")))).read()
    assert [one.text for one in found.of(What.GOAL)][:2] == ["Läsa", "Bada"]
