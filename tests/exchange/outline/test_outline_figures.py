"""Single figures: which end a number is, whether it is negative, and what is no figure."""

from __future__ import annotations

import pytest

from goalgraph.base.names import GG
from goalgraph.exchange.outline.figures import figures_in
from goalgraph.exchange.outline.findings import Outlined, What
from goalgraph.exchange.outline.lines import plain_lines
from goalgraph.exchange.outline.passages import passages_of
from goalgraph.exchange.outline.seeming import Reader
from goalgraph.exchange.outline.sheets import _unit
from goalgraph.exchange.outline.words import units
from goalgraph.exchange.workbook.vocabulary import shipped_words


def outlined(text: str) -> Outlined:
    return Reader(passages_of(list(plain_lines(text, markdown=True)))).read()


@pytest.mark.parametrize(
    ("before", "bound"),
    [
        ("inte mer än", "high"),
        ("ej över", "high"),
        ("aldrig mer än", "high"),
        ("no more than", "high"),
        ("inte längre än", "high"),
        ("ska inte vara fler än", "high"),
        ("får inte överstiga", "high"),
        ("must not exceed", "high"),
        ("ska understiga", "high"),
        ("som mest", "high"),
        ("upp till", "high"),
        ("up to", "high"),
        ("fewer than", "high"),
        ("högst cirka", "high"),
        ("not less than", "low"),
        ("no fewer than", "low"),
        ("inte under", "low"),
        ("ej lägre än", "low"),
        ("får aldrig understiga", "low"),
        ("ska överstiga", "low"),
        ("inte minst", "low"),
        ("klöver", ""),
    ],
)
def test_a_comparison_that_is_denied_is_the_other_end(before: str, bound: str) -> None:
    [figure] = figures_in(f"Resor, {before} 90 procent 2030")
    assert (figure.bound, figure.year) == (bound, "2030")
    if bound:
        found = outlined(
            f"Mått: Resor, {before} 90 procent 2030\n\n| Mått | Mål 2031 |\n|---|---|\n| Bad | {before} 9 % |\n"
        )
        assert [one.text for one in found.of(What.INDICATOR)] == ["Resor", "Bad"]
        ends = [one.figure.bound for one in found.of(What.TARGET) if one.figure]
        assert ends == [bound, bound]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Resultatet var −2 procent 2030", ["-2"]),
        ("Avvikelsen var -3,5 % (-1,5 %) 2030", ["-3.5", "-1.5"]),
        ("Resultatet blev minus 4 procent", ["-4"]),
        ("Mellan 10-12 % eller 10 -12 %", ["10", "10"]),
        ("Under 2027-2030, 2027 -2030 och 2030-01-05 steg A-5", []),
        ("Utsläpp – 3,5 procent 2030", ["3.5"]),
        ("Från 10 % -12 %", ["10"]),
        ("3.1 Budget 2029", []),
        ("4 Uppföljning 2029: 12 %", ["12"]),
        ("3.1 poäng 2029", ["3.1"]),
    ],
)
def test_signs_count_and_ranges_dates_and_numbers_of_sections_are_told_from_them(
    text: str, values: list[str]
) -> None:
    assert [str(one.value) for one in figures_in(text)] == values


def test_a_cell_may_have_a_sign() -> None:
    cells = ["-3,4", "−15", "- 5,5", "+2,5", "–2 %", "minst -3", "–", "A-5"]
    rows = "".join(f"| Mått {letter} | {cell} |\n" for letter, cell in zip("abcdefgh", cells, strict=True))
    found = outlined(f"| Mått | Utfall 2030 |\n|---|---|\n{rows}")
    values = [(str(one.figure.value), one.figure.bound) for one in found.of(What.VALUE) if one.figure]
    assert values == [("-3.4", ""), ("-15", ""), ("-5.5", ""), ("2.5", ""), ("-2", ""), ("-3", "low")]


def test_marks_of_notes_and_addresses_are_no_figures() -> None:
    found = outlined(
        "# Plan\n\nMål 1: Trygga vägar[^1]\n\nMål 2: Fler lyktor ¹\n\nKötiden är 5³ dagar 2030.\n\nAndelen trygga är 71 %[^2] 2031.\n\n"
        "Andelen *nöjda* är 82 %¹,² [2032](https://a.example/2029/5%20procent).\n\nSe https://a.example/7-procent/8%\n\n"
        "- Parkyta: 12 m² 2030\n\n[^1]: Enkät 2027 med 1 200 svar.\n[^2]: 9 % svarade 2026.\n"
    )
    assert [one.text for one in found.of(What.GOAL)] == ["Trygga vägar", "Fler lyktor"]
    assert [(str(one.figure.value), one.figure.year) for one in found.of(What.VALUE) if one.figure] == [
        ("5", "2030"), ("71", "2031"), ("82", "2032"), ("12", "2030"),
    ]  # fmt: skip
    assert "Parkyta: 12 m² 2030" in [one.text for one in found.passages]


def rows(found: Outlined) -> list[tuple[str, str, str, str]]:
    return [
        (one.what.value, str(one.figure.value), one.figure.bound, one.figure.year)
        for one in found.found
        if one.figure
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Indikator: Frånvaro: 6,5 % (2026). Mål: < 5 % (2029).", ["value 6.5  2026", "target 5 high 2029"]),
        ("Mått: Frånvaro 7,1 % (2027). Målet är högst 5 % 2031.", ["value 7.1  2027", "target 5 high 2031"]),
        ("Mått: Frånvaro. Utfall 2026: 14 dagar. Målvärde: högst 10 dagar.", ["value 14  2026", "target 10 high "]),
        ("Mått: Frånvaro, utfall 2026: 82 %, mål 2031: minst 90 %", ["value 82  2026", "target 90 low 2031"]),
        ("Mått: Frånvaro, mål 2031: 90 %, utfall 2026: 82 %", ["target 90  2031", "value 82  2026"]),
        ("Mått: Frånvaro, 92 % (utfall 2030: 87 %)", ["target 92  ", "value 87  2030"]),
        ("Mått: Frånvaro, högst 10 % (8 % 2030)", ["target 10 high ", "value 8  2030"]),
        ("Mått: Frånvaro, minst 10 % 2030 och 12 % 2031", ["target 10 low 2030", "target 12  2031"]),
        ("Indicator: Frånvaro, baseline 2026: 82%, target 2031: 90%", ["value 82  2026", "target 90  2031"]),
        ("Frånvaro får vara högst 10 dagar 2030.", ["target 10 high 2030"]),
    ],
)  # fmt: skip
def test_an_outcome_stays_a_value_with_its_own_year(text: str, told: list[str]) -> None:
    found = outlined(text)
    assert [" ".join(row) for row in rows(found)] == told
    assert {one.text for one in found.of(What.INDICATOR)} == {"Frånvaro"}


@pytest.mark.parametrize(
    ("text", "told", "name"),
    [
        ("Minst 95 % av eleverna ska vara trygga 2030.", ["target 95 low 2030"], "eleverna ska vara trygga"),
        ("At least 95% of residents recycle in 2028.", ["target 95 low 2028"], "residents recycle"),
        ("Över 60 % av eleverna ska svara 2029.", ["target 60 low 2029"], "eleverna ska svara"),
        ("Över 60 % av eleverna svarade 2027.", ["value 60 low 2027"], "eleverna svarade"),
        ("Minst 80 % nöjda 2030 (71 % 2027).", ["target 80 low 2030", "value 71  2027"], "nöjda"),
    ],
)
def test_a_sentence_that_begins_with_an_end_is_a_target_named_by_what_follows(
    text: str, told: list[str], name: str
) -> None:
    found = outlined(text)
    assert [" ".join(row) for row in rows(found)] == told
    assert [one.text for one in found.of(What.INDICATOR)] == [name]


@pytest.mark.parametrize("year", ["2027", "år 2027", "(2027)", "(år 2027)"])
def test_a_figure_without_a_unit_is_a_baseline_too(year: str) -> None:
    [value, target] = [
        one for one in outlined(f"Andelen ska öka från 71 {year} till 78 % 2030.").found if one.figure
    ]
    assert value.figure is not None
    assert (str(value.figure.value), value.figure.year) == ("71", "2027")
    assert target.baseline == value.figure


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("12,5 mnkr", "12500000", "SEK"),
        ("12,5\u00a0miljoner\u00a0kronor", "12500000", "SEK"),
        ("620 tkr", "620000", "SEK"),
        ("-98 tusen kr", "-98000", "SEK"),
        ("2 mdkr", "2000000000", "SEK"),
        ("1.5 million kronor", "1500000", "SEK"),
        ("1 200 kronor", "1200", "SEK"),
        ("120 bostäder", "120", "DWELLING"),
        ("3,1 betygspoäng", "3.1", "GRADE-POINT"),
        ("12 per 1 000 invånare", "12", "PER-1000-RESIDENTS"),
        ("5 index points", "5", "INDEX-POINT"),
        ("5 tusen kritiker", "5", ""),
        ("2000 kronor", "2000", "SEK"),
        ("52 300 kr/inv", "52300", "SEK-PER-RESIDENT"),
        ("52,3 tkr per invånare", "52300", "SEK-PER-RESIDENT"),
        ("98 000 kronor per elev", "98000", "SEK-PER-PUPIL"),
        ("5 kr/m2", "5", ""),
        ("5 elever per lärare", "5", ""),
        ("4 100 besök per år", "4100", "VISIT"),
    ],
)
def test_the_words_of_the_shipped_units_are_known_and_sums_are_in_kronor(
    text: str, value: str, unit: str
) -> None:
    [figure] = figures_in(f"Bad: {text} 2031")
    assert (str(figure.value), figure.unit, figure.year) == (value, unit, "2031")


def test_every_unit_of_the_wording_is_one_that_is_shipped() -> None:
    for name in set(units().values()):
        assert _unit(name, "sv") in shipped_words().choices(GG + "unit", "sv")


def test_a_sum_to_go_from_is_of_the_same_size_and_cells_are_in_the_unit_of_their_indicator() -> None:
    found = outlined("Kostnaden ska sänkas från 650 till 620 tkr 2031.\n\nDet byggs för 30 mnkr.\n")
    assert rows(found) == [("value", "650000", "", ""), ("target", "620000", "", "2031")]
    found = outlined(
        "| Mått | Utfall 2030 | Mål 2031 (tkr) |\n|---|---|---|\n| Resultat, mnkr | -3,4 | 10 |\n| Skuld | 2 mnkr | 3 |\n"
    )
    assert [row[1] for row in rows(found)] == ["-3400000", "10000", "2000000", "3000"]
