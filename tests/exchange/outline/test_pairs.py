"""Amounts of two numbers, of units that are not known, and of others than the body."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from goalgraph import import_workbook, outline
from goalgraph.exchange.outline.figures import figures_in
from goalgraph.exchange.outline.findings import Outlined, What
from goalgraph.exchange.outline.lines import plain_lines
from goalgraph.exchange.outline.passages import passages_of
from goalgraph.exchange.outline.seeming import Reader


def outlined(text: str) -> Outlined:
    return Reader(passages_of(list(plain_lines(text, markdown=True)))).read()


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("5 of 7 schools are safe", ["5 of 7"]),
        ("5 out of the 7 schools are safe", ["5 of 7"]),
        ("5 av kommunens 7 skolor", ["5 of 7"]),
        ("5 elever av 7 elever", ["5 of 7"]),
        ("12 % av 500 elever", ["12", "500"]),
        ("9 av 7 skolor", ["9", "7"]),
        ("Nöjda 31 % (11 av 35)", ["31"]),
        ("Plats 12 av 290", []),
        ("mellan 10 och 12 %", ["10–12"]),
        ("between 10 and 12 days", ["10–12"]),
        ("mellan 10 och 12,5 mnkr", ["10000000–12500000"]),
        ("mellan 12 och 10 %", ["12", "10"]),
        ("10 och 12 %", ["10", "12"]),
        ("mellan 10 och 12 år", []),
    ],
)
def test_two_numbers_are_one_amount_where_the_words_say_so(text: str, amounts: list[str]) -> None:
    assert [
        f"{one.value:f}" + (f" of {one.whole}" if one.whole is not None else f"–{one.high:f}" if one.high else "")
        for one in figures_in(text)
    ] == amounts  # fmt: skip


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Energi, 120 kWh 2030", "kWh"),
        ("Energi 120 kWh/m2 2030", "kWh/m2"),
        ("Avfall, högst 30 ton per invånare 2030", "ton per invånare"),
        ("Energi 12 % 2030", ""),
        ("Resultatet 71 i snitt och 72 av alla", ""),
    ],
)
def test_the_word_of_a_unit_that_is_not_known_is_kept(text: str, word: str) -> None:
    assert {one.word for one in figures_in(text)} == {word}


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Valdeltagande 65 % 2030, 71 % i riket", [("65", ["71"])]),
        ("Turnout was 65% in 2030, 71% in the country", [("65", ["71"])]),
        ("Turnout 65% 2030. 71% nationally, 66% in the county", [("65", ["71", "66"])]),
        ("Valdeltagande 65 % 2030, riket 71 %", [("65", ["71"])]),
        ("7 av 12 sjöar 2030. I länet 8 av 12", [("7", ["8"])]),
        ("12 regional buses run", [("12", [])]),
    ],
)
def test_what_is_said_of_the_country_beside_a_value_is_its_comparison(
    text: str, values: list[tuple[str, list[str]]]
) -> None:
    found = figures_in(text)
    assert [(str(one.value), [str(value) for _, value in one.compared]) for one in found] == values
    assert all(one.own for one in found)


def test_what_is_only_said_of_the_country_is_no_value_of_the_body() -> None:
    [figure] = figures_in("Läskunnighet 71 % i riket 2030")
    assert (figure.own, figure.compared[0][0], figure.year) == (False, "Country", "2030")
    assert [one.own for one in figures_in("Vi har 12 skolor. 71 % i riket är nöjda")] == [True, False]


def test_a_range_has_the_year_that_leads_to_it() -> None:
    [_, aim] = figures_in("Läslust, 65 % 2030, mål 2033: mellan 75 och 80 %")
    assert (str(aim.value), str(aim.high), aim.year) == ("75", "80", "2033")


def test_a_target_is_not_of_an_indicator_of_an_earlier_goal() -> None:
    found = outlined(
        "# Goal 1: Safe streets\n\nIndicator: Patrols: 4 nights 2030\n\nTarget: 5 nights 2031\n\n# Goal 2: Green town\n\n"
        "Target: at least 30 % by 2033\n\nTarget: see the budget\n"
    )
    aims = found.of(What.TARGET)
    assert [(one.of, one.area, str(one.figure and one.figure.value)) for one in aims] == [
        ("GM1", "I1", "5"), ("GM2", "", "30")
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("KF-mål 1a) Alla läser", "KF1a"),
        ("KF-mål 1 a Alla läser", "KF1a"),
        ("KF mål 1 a) Alla läser", "KF1a"),
        ("Goal 1 a safe town", "GM1"),
    ],
)
def test_a_hyphen_and_a_space_are_part_of_a_mark(text: str, mark: str) -> None:
    assert [one.id for one in outlined(text).of(What.GOAL)] == [mark]


def test_a_letter_alone_is_no_goal_and_a_hyphen_is_no_other_level() -> None:
    assert outlined("KF-mål 1 a").of(What.GOAL) == []
    found = outlined("KF-mål 1: Alla läser\n\nKF mål 2: Alla badar\n")
    assert [one.id for one in found.of(What.GOAL)] == ["KF1", "KF2"]


def test_cells_say_ranges_shares_and_comparisons_and_are_no_goals() -> None:
    found = outlined(
        "| Mått | Utfall 2030 (%) | Mål 2031 |\n|---|---|---|\n| Bad | 5 (71 % i riket) | mellan 10 och 12 |\n"
        "| Skolor | 5 av 7 skolor | 3 of 4 |\n| Energi | 10-12 kWh | högst 9 kWh |\n| Mat | 5 av 7 nöjda gäster | |\n"
    )
    assert found.of(What.GOAL) == []
    figures = [one.figure for one in found.found if one.figure]
    assert [f"{one.value} {one.high} {one.whole} {one.unit or one.word} {one.bound}" for one in figures] == [
        "5 None None PERCENT ", "10 12 None  ", "5 None 7 skolor ", "3 None 4  ", "10 12 None kWh ",
        "9 None None kWh high",
    ]  # fmt: skip


def test_what_is_read_of_two_numbers_is_in_the_workbook_and_in_the_plan(tmp_path: Path) -> None:
    document = tmp_path / "plan.md"
    document.write_text(
        "# Plan 2030-2033\n\nMål 1: Energi sparas\n\n- Mått: Skolor: 5 av 7 skolor 2030\n"
        "- Mått: Läsning, 71 % i riket 2030\n- Mått: Kötid, mål 2032: mellan 10 och 12 dagar (riket 14 dagar)\n"
        "- Mått: Bad, mål 2032: 3 av 4\n",
        encoding="utf-8",
    )
    made = outline(document, lang="en")
    book = openpyxl.load_workbook(made.workbook)
    told = {row[0]: str(row[-1]) for row in book["Values"].iter_rows(min_row=2, values_only=True)}
    assert "“skolor” is no unit that is known" in told["I1"]
    assert "a part of 7, the column denominator" in told["I1"]
    assert "said of the country" in told["I2"]
    aims = {row[1]: str(row[-1]) for row in book["Targets"].iter_rows(min_row=2, values_only=True)}
    assert "compared with 14, which has no column" in aims["I3"]
    assert "a part of 4, which has no column" in aims["I4"]
    import_workbook(made.workbook, tmp_path / "out")
    said = " ".join((tmp_path / "out" / "goals.ttl").read_text(encoding="utf-8").split())
    assert "gg:denominator 7 ; gg:numerator 5 ;" in said
    assert "gg:comparedWith gg:Country ; gg:comparisonOf plan:I2.O2030 ;" in said
    assert "gg:lowerBound 10.0 ;" in said
    assert "gg:upperBound 12.0 ." in said
    [others] = [part for part in said.split(" . ") if part.startswith("plan:I2.O2030 ")]
    assert "gg:value" not in others
