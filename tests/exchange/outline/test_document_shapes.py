"""Goal documents of other shapes: the benchmark's texts, and what single passages say."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import pytest

from goalgraph.exchange.outline.figures import figures_in
from goalgraph.exchange.outline.findings import Outlined, Sure, What
from goalgraph.exchange.outline.lines import plain_lines
from goalgraph.exchange.outline.passages import passages_of
from goalgraph.exchange.outline.seeming import Reader
from goalgraph.exchange.outline.sheets import tables_of

ROOT = Path(__file__).parents[3]
TEXTS = ROOT / "benchmarks" / "outline_texts"


def outlined(text: str) -> Outlined:
    return Reader(passages_of(list(plain_lines(text)))).read()


def said(found: Outlined, what: What) -> list[tuple[str, str, Sure]]:
    return [(one.id, one.text, one.sure) for one in found.of(what)]


@pytest.mark.parametrize("name", sorted(path.stem for path in TEXTS.glob("*.json")))
def test_the_texts_of_the_benchmark_are_found(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(ROOT / "benchmarks")
    monkeypatch.delitem(sys.modules, "outline", raising=False)
    import outline

    [path] = [one for one in outline.texts() if one.stem == name]
    answers = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    assert answers["goals"]
    for kind, (right, hits, found) in outline.scores(path).items():
        wanted = 0.75 if kind == "values" else 1.0
        assert hits >= wanted * right, kind
        assert found == hits, kind


def test_a_goal_that_is_said_twice_is_one_and_tells_where_it_also_stands() -> None:
    found = outlined(
        "Mål 1. En god skola\n\nMål 2. En säker väg\n\nMål 1. En god skola\n\nMål 2. Trygga vägar\n"
    )
    assert said(found, What.GOAL) == [("M1", "En god skola", Sure.SURE), ("M2", "En säker väg", Sure.LIKELY)]
    assert [[why.key for why in one.why] for one in found.of(What.GOAL)] == [
        ["marked", "again"],
        ["marked", "differs"],
    ]


@pytest.mark.parametrize(
    ("text", "goals"),
    [
        (
            "# Plan\n\n## Skola\n\n### Mål\n\n1. Alla läser\n2. Skolan är trygg\n\n## Vård\n\n### Mål\n\n1. Äldre är nöjda\n"
            "2. Skolan är trygg\n\n## Teknik\n\n### Mål\n\n- Vägarna är hela\n",
            ["M1 Alla läser", "M2 Skolan är trygg", "M3 Äldre är nöjda", "M4 Vägarna är hela"],
        ),
        (
            "Plan 2041\n\nSkolnämnden\n\nMål 1: Alla läser\n\nVårdnämnden\n\nMål 1: Äldre är nöjda\n\n"
            "Delmål 1.1: Maten är god\n\nUppföljning\n\nMål 1 nåddes inte\n\nMål 3: Vi hinner\n",
            ["M1 Alla läser", "M2 Äldre är nöjda", "D1.1 Maten är god < M2", "M3 Vi hinner"],
        ),
        (
            "# Plan\n\n## Mål: Trygga vägar\n\n## Våra mål\n\n1. Alla läser\n\nMålet är att alla hittar hem.\n",
            ["M2 Trygga vägar", "M1 Alla läser", "M3 Målet är att alla hittar hem."],
        ),
        (
            "Innehåll\n\nMål 1. Alla läser 4\n\nMål 2. Vägen är hel ..... 6\n\nSkola\n\nMål 1. Alla läser\n\nMål 2. Vägen är hel\n\n"
            "Bilaga\n\nMål 1. Alla barn läser\n",
            ["M1 Alla läser", "M2 Vägen är hel"],
        ),
    ],
)  # fmt: skip
def test_goals_numbered_anew_in_another_section_are_other_goals(text: str, goals: Sequence[str]) -> None:
    found = Reader(passages_of(list(plain_lines(text, markdown="#" in text)))).read()
    told = [f"{one.id} {one.text}" + (f" < {one.of}" if one.of else "") for one in found.of(What.GOAL)]
    assert told == goals


def test_levels_keep_apart_and_their_letters_are_no_other_kind_s() -> None:
    found = outlined(
        "Nämndens mål 1: Bad för alla\n\nInriktningsmål 1: Bad i norr\n\nDelmål 1.1: Bad i april\n"
    )
    assert [(one.level, one.text) for one in found.of(What.GOAL)] == [
        ("NM", "Bad för alla"),
        ("IM", "Bad i norr"),
        ("D", "Bad i april"),
    ]


def test_years_and_global_goals_are_no_goals_of_the_plan() -> None:
    found = outlined("KS mål 2031 är få.\n\nGlobala mål 11 Hållbara städer\n\nAgenda 2030 mål 4\n")
    assert found.of(What.GOAL) == []
    assert {one.id for one in found.mentions} >= {"SDG4", "SDG11"}


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Andel nöjda 78,5 % 2030 (riket 80 %)", ["78.5"]),
        ("Resor 1 250 000 under 2030", ["1250000"]),
        ("Svar inom 2 dagar – 91 %", ["91"]),
        ("Plats 20/290 år 2030, plats 12 i länet", []),
        ("Den 3–4 maj 2030, åk 6, ålder 16–24 år", []),
        ("Mellan 40–45 % av hemmen", ["40"]),
        ("Från 46 till 58", ["46", "58"]),
    ],
)
def test_figures_are_told_from_other_numbers(text: str, values: Sequence[str]) -> None:
    assert [str(one.value) for one in figures_in(text)] == list(values)


def test_a_figure_has_its_unit_its_year_and_what_it_is_compared_with() -> None:
    [one] = figures_in("Behörighet: 84,5 % år 2030 (riket 86,1 %)")
    assert (one.unit, one.year, [(of, str(value)) for of, value in one.compared]) == (
        "PERCENT",
        "2030",
        [("Country", "86.1")],
    )


def test_a_bullet_of_a_symbol_font_and_a_divided_word_are_read() -> None:
    found = outlined("Risker\n\uf0b7 Brist på lärar-\nkandidater\n\uf0a7 Dyr el\n")
    assert [one.text for one in found.of(What.RISK)] == ["Brist på lärarkandidater", "Dyr el"]


def test_a_section_ends_where_its_list_does() -> None:
    found = outlined("Risker\n- Dyr el\n\nSå arbetar vi\n\n- Vi ses på måndagar\n")
    assert [one.text for one in found.of(What.RISK)] == ["Dyr el"]


def told(found: Outlined, what: What) -> list[tuple[str, str, str, str, str, str]]:
    return [
        (one.of, one.area, f"{one.figure.value}", one.figure.bound, one.figure.unit, one.figure.year)
        for one in found.of(what)
        if one.figure
    ]


TABLE = """# Plan 2041

## Mål 1: Alla barn klarar skolan

Målet följs upp så här:

| Indikator | Utfall 2040 | Mål 2041 | Målvärde 2042 |
|---|---|---|---|
| Behörighet till gymnasiet, % | 87,0 | 90 | minst 92 |
| Frånvaro (%) | 8,5 | ≤ 8 | högst 7 |
"""


def test_a_column_that_is_called_goals_of_a_year_and_holds_figures_has_targets() -> None:
    found = Reader(passages_of(list(plain_lines(TABLE, markdown=True)))).read()
    assert said(found, What.GOAL) == [("M1", "Alla barn klarar skolan", Sure.SURE)]
    assert [(one.id, one.of) for one in found.of(What.INDICATOR)] == [("I1", "M1"), ("I2", "M1")]
    assert told(found, What.VALUE) == [
        ("I1", "", "87.0", "", "PERCENT", "2040"),
        ("I2", "", "8.5", "", "PERCENT", "2040"),
    ]
    assert told(found, What.TARGET) == [
        ("M1", "I1", "90", "", "PERCENT", "2041"),
        ("M1", "I1", "92", "low", "PERCENT", "2042"),
        ("M1", "I2", "8", "high", "PERCENT", "2041"),
        ("M1", "I2", "7", "high", "PERCENT", "2042"),
    ]


def test_what_is_to_be_is_a_target_and_no_value() -> None:
    found = outlined(
        "Mål 1: Varningar når alla\n\nUnder 2040 nåddes 83 % av befolkningen. Målet för 2041 är minst 90 %.\n\n"
        "Andelen unga som mår bra ska öka från 71 procent till 78 procent 2044.\n"
    )
    assert told(found, What.VALUE) == [
        ("I1", "", "83", "", "PERCENT", "2040"),
        ("I3", "", "71", "", "PERCENT", ""),
    ]
    assert told(found, What.TARGET) == [
        ("M1", "I2", "90", "low", "PERCENT", "2041"),
        ("M1", "I3", "78", "", "PERCENT", "2044"),
    ]
    assert [one.text for one in found.of(What.INDICATOR)][1] == "Målet för 2041"


def test_the_number_of_a_goal_is_no_global_goal_s_and_no_value() -> None:
    found = outlined("Mål 2: Unga ska må bra (Agenda 2030 mål 3 och 10)\n\n* KR 1.1: Fler går till skolan\n")
    assert [one.id for one in found.mentions] == ["SDG3", "SDG10"]
    assert [one.mentions for one in found.of(What.GOAL)] == [("SDG3", "SDG10")]
    assert found.of(What.VALUE) == []


def test_a_comma_before_three_digits_divides_thousands_in_english_and_only_there() -> None:
    text = "# {title}\n\n| Indicator | Result 2031 |\n|---|---|\n| Homes | 1,200 |\n\n- Trips: 2,500 (2031)\n"
    for title, numbers in (
        ("The plan of the town", ["1200", "2500"]),
        ("Planen för en stad", ["1.200", "2.500"]),
    ):
        found = Reader(passages_of(list(plain_lines(text.format(title=title), markdown=True)))).read()
        assert [f"{one.figure.value}" for one in found.of(What.VALUE) if one.figure] == numbers


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("Mål 1. Andelen nöjda ska öka från 71 till minst 78 procent 2030.", ""),
        ("Mål 1. Andelen nöjda ska öka från 71 % 2027 till minst 78 % 2030.", "2027"),
    ],
)
def test_what_a_goal_is_to_go_from_is_a_value_and_its_targets_baseline(text: str, year: str) -> None:
    told = outlined(text)
    [value], [target], [indicator] = (told.of(one) for one in (What.VALUE, What.TARGET, What.INDICATOR))
    assert value.figure is not None
    assert target.figure is not None
    assert value.of == target.area == indicator.id
    assert (str(value.figure.value), str(target.figure.value)) == ("71", "78")
    assert (target.figure.bound, target.figure.year) == ("low", "2030")
    assert target.baseline == value.figure
    sheets = {
        table.key: dict(zip(table.columns, table.rows[0], strict=True))
        for table in tables_of(told, "sv")
        if table.rows
    }
    assert sheets["targets"]["baseline", ""] == Decimal(71)
    assert sheets["targets"]["baseline-period", ""] == (year or None)
    assert sheets["indicators"]["unit", ""] == "%"


def test_what_something_is_to_go_from_is_not_for_the_year_of_the_goal() -> None:
    told = outlined("Mål 2. År 2030 ska nöjda vara 78 procent, från 71 procent.")
    assert [one.figure.year for one in told.found if one.figure] == ["2030", ""]


def test_targets_of_the_global_goals_are_mentioned_too() -> None:
    told = outlined("Planen bidrar till Agenda 2030, mål 6 och delmål 6.3 och 14.1.\n")
    assert [one.id for one in told.mentions] == ["SDG6", "SDG6.3", "SDG14.1"]


def test_a_measure_is_an_indicator_and_measures_are_what_is_done() -> None:
    told = outlined("Goal 1: Safe streets\n\nMeasures\n- Light the paths\n\nMeasure 2: Nights out 5% 2030\n")
    assert [one.text for one in told.of(What.STRATEGY)] == ["Light the paths"]
    assert [one.text for one in told.of(What.INDICATOR)] == ["Nights out"]
    assert [str(one.figure.value) for one in told.of(What.VALUE) if one.figure] == ["5"]
