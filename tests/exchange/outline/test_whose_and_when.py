"""For which year, which part of a year, and for whom a figure is."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

import goalgraph
from goalgraph.exchange.outline import outline
from goalgraph.exchange.outline.findings import Found, Outlined, Sure, What
from goalgraph.exchange.outline.lines import plain_lines
from goalgraph.exchange.outline.passages import passages_of
from goalgraph.exchange.outline.seeming import Reader

HEAD = "Lindby kommun\nPlan 2041\n\nMål 1. Alla mår bra\n\n"


def dated_read(*lines: str) -> Outlined:
    return Reader(passages_of(list(plain_lines(HEAD + "\n".join(lines))))).read()


def dated_said(one: Found) -> str:
    assert one.figure is not None
    compared = "".join(f" / {value}" for _, value in one.figure.compared)
    return " ".join(f"{one.figure.value} {one.figure.year} {one.group}".split()) + compared


def dated_told(*lines: str) -> list[str]:
    return [dated_said(one) for one in dated_read(*lines).found if one.figure is not None]


@pytest.mark.parametrize(
    ("line", "figures"),
    [
        ("Andel förnybart: 2039 45 %, 2040 50 %", ["45 2039", "50 2040"]),
        ("Andel förnybart: 45 % 2039, 50 % 2040", ["45 2039", "50 2040"]),
        ("Andel förnybart: 2039 = 45 %, 2040 = 50 %", ["45 2039", "50 2040"]),
        ("Andel ekologiskt: 35 % [mål 2041: 40 %] (2040)", ["35", "40 2041"]),
        ("Meritvärde: 220 poäng 2040 (215 poäng 2039), riket 225 poäng", ["220 2040 / 225", "215 2039"]),
        ("Persistent absence 21.3% (2040), England 19.8%", ["21.3 2040 / 19.8"]),
        ("Ogiltig frånvaro: 21,3 % 2040, Sverige 19,8 %", ["21.3 2040 / 19.8"]),
        ("Nöjda: 4,5/5 2040, mål 4,6/5 2042", ["4.5 2040", "4.6 2042"]),
        ("Sjukfrånvaro: 6,5 % jan–aug 2040", ["6.5 2040-01--2040-08"]),
        ("Sjukfrånvaro: 6,5 % januari till augusti 2040", ["6.5 2040-01--2040-08"]),
        ("Sjukfrånvaro: 6,5 % kvartal 3 2040", ["6.5 2040-Q3"]),
        ("Sjukfrånvaro: 6,5 % första halvåret 2040", ["6.5 2040-01--2040-06"]),
        ("Sjukfrånvaro: 6,5 % 31 december 2040", ["6.5 2040"]),
    ],
)
def test_a_figure_is_for_its_own_year_or_part_of_one(line: str, figures: Sequence[str]) -> None:
    assert dated_told(f"- {line}") == figures


@pytest.mark.parametrize("part", ["T2", "tertial 2", "delår"])
def test_a_part_that_may_be_several_is_left_out_and_told(part: str) -> None:
    """It was taken for the whole year."""
    [value] = dated_read(f"- Sjuktal: 6,5 % {part} 2040").of(What.VALUE)
    assert dated_said(value) == "6.5"
    assert [one.details["part"] for one in value.why if one.key == "part-of-year"] == [part]


def test_a_column_for_a_part_of_a_year_is_no_whole_year() -> None:
    rows = ("| Mått | Utfall T1 2040 | Utfall T2 2040 |", "|---|---|---|", "| Nöjda | 71 % | 72 % |")
    first, last = dated_read(*rows).of(What.VALUE)
    assert (dated_said(first), dated_said(last)) == ("71 2040-01--2040-04", "72")
    assert "part-of-year" in [one.key for one in last.why]


@pytest.mark.parametrize(
    ("line", "name", "figures"),
    [
        ("Nöjda patienter: kvinnor 81 %, män 79 % (2040)", "Nöjda patienter", ["81 women", "79 2040 men"]),
        ("Frånvaro: 7,1 % (kvinnor), 5,2 % (män) 2040", "Frånvaro", ["7.1 women", "5.2 2040 men"]),
        ("Nöjda: 81 % för kvinnor och 79 % för män", "Nöjda", ["81 women", "79 men"]),
    ],
)
def test_women_and_men_have_a_figure_each(line: str, name: str, figures: Sequence[str]) -> None:
    """That of the men stood under a name with women in it."""
    found = dated_read(f"- {line}")
    assert [one.text for one in found.of(What.INDICATOR)] == [name]
    assert dated_told(f"- {line}") == figures


@pytest.mark.parametrize(
    ("line", "first", "other"),
    [
        (
            "Andel trygga: flickor 70 % 2040, pojkar 75 % 2040",
            "Andel trygga: flickor",
            "Andel trygga: pojkar",
        ),
        ("Antal elever: 1 200 st, antal lärare: 85 st", "Antal elever", "antal lärare"),
        ("Resor med buss: 70 % 2040, varav digitala 40 %", "Resor med buss", "varav digitala"),
    ],
)
def test_another_group_is_unsure_and_under_its_own_name(line: str, first: str, other: str) -> None:
    found = dated_read(f"- {line}")
    names = {one.id: one.text for one in found.of(What.INDICATOR)}
    said = [(names[one.of], one.sure) for one in found.of(What.VALUE)]
    assert said == [(first, Sure.LIKELY), (other, Sure.UNSURE)]


def test_a_scale_is_no_value_and_a_day_is_no_unit() -> None:
    [mark] = dated_read("Mäts genom:", "- Betyg 4,2 (skala 1–5) 2040").of(What.VALUE)
    assert dated_said(mark) == "4.2 2040"
    [days] = dated_read("- Kötid 12 dagar per den 31 augusti 2040").of(What.VALUE)
    assert days.figure is not None
    assert days.figure.unit == "DAY"


def test_groups_and_parts_of_years_are_brought_in(tmp_path: Path) -> None:
    document = tmp_path / "mal.txt"
    document.write_text(HEAD + "- Nöjda: kvinnor 81 % 2040, män 79 % jan–aug 2040\n", encoding="utf-8")
    goalgraph.import_workbook(outline(document).workbook, tmp_path / "plan")
    graph = goalgraph.load(tmp_path / "plan")
    rows = graph.query(
        "SELECT ?group ?period WHERE { ?one a gg:Observation ; gg:group ?group ; gg:period ?period } ORDER BY ?group"
    ).rows
    assert [str(term).rstrip(">").rpartition("/")[2] for row in rows for term in row] == [
        "men", "2040-01--2040-08", "women", "2040"
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "figures"),
    [
        ("Nöjda 58 % 2040 (män 60 %, kvinnor 56 %)", ["58 2040", "60 2040 men", "56 2040 women"]),
        ("Nöjda 58 % 2040 (varav män 60 % och kvinnor 56 %)", ["58 2040", "60 2040 men", "56 2040 women"]),
        ("Nöjda 58 % 2040 (män)", ["58 2040 men"]),
        ("Nöjda 58 % 2040 (M 60 %, K 56 %)", ["58 2040", "60 2040 men", "56 2040 women"]),
        ("Sikt 58 % 2040 (m)", ["58 2040"]),
    ],
)
def test_the_whole_before_its_groups_is_of_none_of_them(line: str, figures: Sequence[str]) -> None:
    """It was that of the first of them."""
    assert dated_told("Mått", f"- {line}") == figures
