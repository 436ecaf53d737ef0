"""Tables: what their columns and cells say, whatever the order of the blocks in them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

import goalgraph
from goalgraph.exchange.outline.documents import lines_of
from goalgraph.exchange.outline.findings import Found, Outlined, Sure, What
from goalgraph.exchange.outline.lines import plain_lines
from goalgraph.exchange.outline.passages import passages_of
from goalgraph.exchange.outline.seeming import Reader
from goalgraph.exchange.outline.sheets import tables_of
from printed_pdf import written


def read(text: str) -> Outlined:
    return Reader(passages_of(list(plain_lines(text, markdown=True)))).read()


def said(one: Found) -> str:
    what = f"{one.figure.value} {one.figure.year}".strip() if one.figure else one.text
    of = one.of if one.what is not What.TARGET else f"{one.of} {one.area}".strip()
    return f"{one.what}: {what}" + (f" < {of}" if of else "")


def told(text: str) -> list[str]:
    return [said(one) for one in read(text).found]


def test_what_a_column_for_goals_has_beside_an_indicator_is_what_is_to_be_in_words_too() -> None:
    """ "Minska" became a goal, and so did "80 % (2028)"."""
    text = (
        "# Plan\n\n## Nämndmål 1 Trygg skola\n\n| Nyckeltal | Utfall 2044 | Mål 2047 |\n|---|---|---|\n"
        "| Trygghet åk 5 (%) | 87,5 | 92 |\n| Anmälningar | 38 | Minska |\n| Frånvaro | i.u. | – |\n"
        "| Betyg | 207/233 | 220/235 |\n"
    )
    found = read(text)
    assert [said(one) for one in found.found] == [
        "goal: Trygg skola",
        "indicator: Trygghet åk 5 (%) < NM1", "value: 87.5 2044 < I1", "target: 92 2047 < NM1 I1",
        "indicator: Anmälningar < NM1", "value: 38 2044 < I2", "target: Minska < NM1 I2",
        "indicator: Frånvaro < NM1",
        "indicator: Betyg < NM1", "value: 207/233 < I4", "target: 220/235 < NM1 I4",
    ]  # fmt: skip
    words = [one for one in found.found if one.what in (What.VALUE, What.TARGET) and one.figure is None]
    assert {(one.sure, one.year) for one in words} == {(Sure.UNSURE, "2044"), (Sure.UNSURE, "2047")}
    rows = {
        table.key: [dict(zip((key for key, _ in table.columns), row, strict=True)) for row in table.rows]
        for table in tables_of(found, "sv")
    }
    assert [row["to-be-achieved"] for row in rows["targets"]] == [None, "Minska", "220/235"]
    assert [row["due"] for row in rows["targets"]] == ["2047", "2047", "2047"]
    assert [row["in-words"] for row in rows["values"]] == [None, None, "207/233"]


def test_the_workbook_with_what_is_said_in_words_is_brought_in(tmp_path: Path) -> None:
    (tmp_path / "plan.md").write_text(
        "# Plan 2047\n\n## Mål 1 Trygg skola\n\n| Nyckeltal | Utfall 2044 | Mål 2047 | Riket |\n|---|---|---|---|\n"
        "| Energi, kWh/m2 | 168 | -5 % | 150 |\n| Betyg | 207/233 | Minska | |\n| Brott 2044/45 | 3 | 2 | |\n",
        encoding="utf-8",
    )
    made = goalgraph.outline(tmp_path / "plan.md")
    assert goalgraph.check_workbook(made.workbook) == ()
    assert goalgraph.import_workbook(made.workbook, tmp_path / "made").written


@pytest.mark.parametrize(
    ("cell", "figures"),
    [
        ("71 % (2045)", ["71 2045"]),
        ("2045: 71 %", ["71 2045"]),
        ("minst 90 % senast 2048", ["90 2048"]),
        ("62 (2045), 60 (2044)", ["62 2045", "60 2044"]),
    ],
)
def test_a_cell_may_say_the_year_of_its_figure(cell: str, figures: Sequence[str]) -> None:
    """Such cells were passed by without a word."""
    text = (
        f"## Mål 1 God skola\n\n| Mått | Utfall | Målvärde |\n|---|---|---|\n| Trygga | {cell} | {cell} |\n"
    )
    found = [one.split(" < ")[0] for one in told(text)[2:]]
    assert found == [f"{what}: {one}" for what in ("value", "target") for one in figures]


def test_goals_in_two_columns_and_targets_in_a_third() -> None:
    text = (
        "# Plan\n\n| Övergripande mål | Nämndens mål | Mått | Utfall | Mål |\n|---|---|---|---|---|\n"
        "| 1. God utbildning | 1.1 Alla når gymnasiet | Fullföljt | 71 % (2045) | 80 % (2048) |\n"
        "| | | Betyg | 12 (2045) | 14 (2048) |\n"
    )
    assert told(text) == [
        "goal: God utbildning", "goal: Alla når gymnasiet < M1", "indicator: Fullföljt < MM1.1",
        "value: 71 2045 < I1", "target: 80 2048 < MM1.1 I1",
        "indicator: Betyg < MM1.1", "value: 12 2045 < I2", "target: 14 2048 < MM1.1 I2",
    ]  # fmt: skip
    assert [one.key for one in read(text).found[5].why] == ["column", "row-above"]


CARD = """# Plan

| Mål 1 | Storåsa är trygg |
|---|---|
| Indikator | Trygghetsindex |
| Nuläge | 62 (2045) |
| Målvärde | 70 (2050) |
| Indikator | Anmälda brott |
| Mål 2050 | Minska |
| Ansvarig | Kommunstyrelsen |
| Strategier | Samverka med polisen |

| Mål 2 | Alla klarar skolan |
|---|---|
| Indikator | Behörighet, % |
| Utfall 2045 | 84,3 |
| Riket 2045 | 86 |
"""


def test_a_table_whose_first_column_has_labels_is_a_card() -> None:
    """Each label became a goal, and the rest was lost."""
    found = read(CARD)
    assert [said(one) for one in found.found] == [
        "goal: Storåsa är trygg", "indicator: Trygghetsindex < M1", "value: 62 2045 < I1",
        "target: 70 2050 < M1 I1", "indicator: Anmälda brott < M1", "target: Minska < M1 I2",
        "strategy: Samverka med polisen < M1",
        "goal: Alla klarar skolan", "indicator: Behörighet, % < M2", "value: 84.3 2045 < I3",
    ]  # fmt: skip
    assert [one.id for one in found.of(What.GOAL)] == ["M1", "M2"]
    [why] = [one for one in found.of(What.GOAL)[0].why if one.key == "responsible"]
    assert "Kommunstyrelsen" in why.told("sv")
    assert "Kommunstyrelsen" in why.told("en")
    assert found.of(What.VALUE)[0].passage.lines == "6"
    assert [str(value) for _, value in found.of(What.VALUE)[1].figure.compared] == ["86"]  # type: ignore[union-attr]


def test_a_table_may_have_several_blocks_each_below_its_goal_and_with_its_heads() -> None:
    """The second head was read as a row: "Indikator" became an indicator, and "Mål 2047" a goal."""
    block = "| Mål {n}: {goal} | | |\n| Indikator | Utfall 2045 | Mål 2047 |\n| {name} | {value} % | 85 % |\n"
    first = block.format(n=1, goal="Trygga äldre", name="Nöjda", value=81)
    second = block.format(n=2, goal="Fria brukare", name="Fast kontakt", value=71)
    wanted = [
        "goal: Trygga äldre", "indicator: Nöjda < M1", "value: 81 2045 < I1", "target: 85 2047 < M1 I1",
        "goal: Fria brukare", "indicator: Fast kontakt < M2", "value: 71 2045 < I2", "target: 85 2047 < M2 I2",
    ]  # fmt: skip
    lines = first.splitlines()
    headed = "\n".join([lines[1], "|---|---|---|", lines[0], lines[2], ""])
    assert told(f"# Plan\n\n{headed}{second}") == wanted
    without = "\n".join(line for line in second.splitlines() if "Indikator" not in line)
    assert told(f"# Plan\n\n{headed}{without}\n") == wanted


def test_a_cell_that_only_names_a_goal_is_no_goal() -> None:
    text = (
        "# Plan\n\n### Mål 1.1 Alla läser\n\n### Mål 1.2 Alla badar\n\n# Uppföljning\n\n"
        "| Mål | Indikator | Utfall 2045 |\n|---|---|---|\n| Mål 1.2 | Simkunniga, % | 81 |\n| 1.1 | Lån | 5 |\n"
        "| Mål 7 | Kö | 3 |\n"
    )
    found = read(text)
    assert [said(one) for one in found.found] == [
        "goal: Alla läser", "goal: Alla badar",
        "indicator: Simkunniga, % < M1.2", "value: 81 2045 < I1",
        "indicator: Lån < M1.1", "value: 5 2045 < I2", "indicator: Kö", "value: 3 2045 < I3",
    ]  # fmt: skip
    assert "Mål 7" in next(one.told("sv") for one in found.found[-2].why if one.key == "no-such-goal")


def test_heads_that_are_broken_years_are_two_rows_high_in_a_plain_table_too() -> None:
    text = (
        "## Outcome 1: Safe streets\n\n| KPI | Actual | | Target | |\n|---|---|---|---|---|\n"
        "| | 2043/44 | 2044/45 | 2045/46 | 2046/47 |\n| Feeling safe | 61% | 63% | 66% | ≤ 70% |\n"
    )
    assert [one.split(" < ")[0] for one in told(text)][-4:] == [
        "value: 61 2043-2044", "value: 63 2044-2045", "target: 66 2045-2046", "target: 70 2046-2047",
    ]  # fmt: skip


def test_what_a_column_has_that_is_not_read_is_told() -> None:
    text = (
        "## Mål 1 Trygga\n\n| Mått | 2043 | 2044 | Mål 2046 | Riket | Prognos 2045 | Ansvarig |\n"
        "|---|---|---|---|---|---|---|\n| Nöjda (%) | 70 | 71 | 75 | 72 | 73 | KS |\n| Kö | | | 5 | 9 | | |\n"
    )
    found = read(text)
    values = [one.figure for one in found.of(What.VALUE)]
    assert [len(one.compared) for one in values if one] == [0, 1]
    first, second = ({one.key: one.told("sv") for one in i.why} for i in found.of(What.INDICATOR))
    assert "Prognos 2045" in first["column-not-read"]
    assert "KS" in first["responsible"]
    assert "Riket" in second["column-not-read"]


def test_a_cell_over_several_rows_of_a_pdf_speaks_for_each_and_a_row_of_one_cell_is_read(
    tmp_path: Path,
) -> None:
    rows = [
        ["Mål 4: Trygga vägar"],
        ["Område", "Indikator", "Utfall 2045"],
        ["Gator", "Ljus", "71"],
        ["", "Gupp", "5"],
    ]
    texts = [
        (55 + 150 * at, 118 + 20 * row, cell)
        for row, cells in enumerate(rows)
        for at, cell in enumerate(cells)
    ]
    across = [(50, y, 500, y) for y in (100, 122, 142, 182)] + [(200, 162, 500, 162)]
    down = [(x, 122, x, 182) for x in (200, 350)] + [(x, 100, x, 182) for x in (50, 500)]
    path = written(tmp_path / "a.pdf", [texts], ruled=[*across, *down])
    found = Reader(passages_of(lines_of(path))).read()
    assert [said(one) for one in found.found] == [
        "goal: Trygga vägar", "indicator: Ljus < M4", "value: 71 2045 < I1", "indicator: Gupp < M4",
        "value: 5 2045 < I2",
    ]  # fmt: skip
    assert found.passages[-1].cells[0] == "Gator"


def test_a_first_column_without_a_head_names_what_the_values_measure() -> None:
    """Its indicators were of no goal, and without their unit; words below "Mål 2047" were a goal."""
    text = (
        "# Plan\n\n## Mål 1: En trygg skola\n\n| | Utfall 2045 | Mål 2047 |\n|---|---|---|\n"
        "| Trygga, % | 86 | minst 92 |\n| Kö | 3 | Minska |\n"
    )
    found = read(text)
    assert [said(one) for one in found.found][1:] == [
        "indicator: Trygga, % < M1", "value: 86 2045 < I1", "target: 92 2047 < M1 I1",
        "indicator: Kö < M1", "value: 3 2045 < I2", "target: Minska < M1 I2",
    ]  # fmt: skip
    assert [one.figure.unit for one in found.found if one.figure] == ["PERCENT", "PERCENT", ""]


def test_a_goal_that_a_table_says_with_its_number_is_the_known_one() -> None:
    text = (
        "# Plan\n\n## Mål 1: En trygg skola\n\n# Ansvar\n\n| Mål | Aktivitet |\n|---|---|\n"
        "| 1. En trygg skola | Fler vuxna |\n| 1. Något annat | Färre |\n"
    )
    assert told(text)[0:2] == ["goal: En trygg skola", "strategy: Fler vuxna < M1"]
    assert len(read(text).of(What.GOAL)) == 2


def test_a_column_for_guiding_values_is_for_targets() -> None:
    text = "Plan 2041\n\nMål 1: Alla läser\n\n| Mått | Utfall 2039 | Riktvärde 2041 |\n|---|---|---|\n| Lån | 71 % | 80 % |\n"
    assert [one.split()[:3] for one in told(text)[2:]] == [
        ["value:", "71", "2039"],
        ["target:", "80", "2041"],
    ]
