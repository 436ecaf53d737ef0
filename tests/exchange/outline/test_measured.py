"""What a figure measures, and whether it is what was or what is to be."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from goalgraph.exchange.outline.findings import Found, Outlined, Sure, What
from goalgraph.exchange.outline.lines import plain_lines
from goalgraph.exchange.outline.passages import passages_of
from goalgraph.exchange.outline.seeming import Reader


def read(text: str) -> Outlined:
    return Reader(passages_of(list(plain_lines(text, markdown=text.startswith("#"))))).read()


def said(one: Found) -> str:
    figure = one.figure
    if figure is None:
        return f"{one.what} in words {one.year}".strip()
    bound = {"low": "≥", "high": "≤"}.get(figure.bound, "")
    high = f"–{figure.high}" if figure.high is not None else ""
    whence = f" from {one.baseline.value}" if one.baseline else ""
    return f"{one.what} {bound}{figure.value}{high} {figure.year}".strip() + whence


def told(found: Outlined) -> list[str]:
    return [said(one) for one in found.found if one.what in (What.VALUE, What.TARGET)]


@pytest.mark.parametrize(
    ("line", "figures"),
    [
        ("Frånvaro: 7,1 % (2045), mål 6 % (2048)", ["value 7.1 2045", "target 6 2048"]),
        ("Frisknärvaro: 71 % 2045 (mål 75 %)", ["value 71 2045", "target 75"]),
        ("Index 78 (2043), 81 (2045), mål 82 (2047)", ["value 78 2043", "value 81 2045", "target 82 2047"]),
        ("Övertid: 3 400 timmar 2045. Målsättning 3 000 timmar 2048.", ["value 3400 2045", "target 3000 2048"]),
        ("Andel nöjda, minst 85 procent senast 2047", ["target ≥85 2047"]),
        ("Andel nöjda: minst 60 procent 2049", ["target ≥60 2049"]),
        ("Brott, högst 3,5 per 1 000 invånare 2048", ["target ≤3.5 2048"]),
        ("Andel behöriga ≥ 90 % 2047", ["target ≥90 2047"]),
        ("Nöjda 60 procent senast 2049 (47 % 2044)", ["target 60 2049", "value 47 2044"]),
        ("Utsläpp: 12 450 (2044) → 6 000 (2049)", ["value 12450 2044", "target 6000 2049 from 12450"]),
        ("Olyckor ska minska med 25 % till 2050", ["target in words 2050"]),
        ("Kötid ska vara under 3 minuter 2047", ["target ≤3 2047"]),
        ("Nöjda: utfall 81 % senast 2044", ["value 81 2044"]),
        ("Nöjda 71 % 2045", ["value 71 2045"]),
    ],
)  # fmt: skip
def test_what_is_to_be_is_told_by_the_words_beside_a_figure(line: str, figures: Sequence[str]) -> None:
    """Targets of years to come were taken for what was measured."""
    assert told(read(f"Plan 2047\n\nMål 1 Friska\n\nMått\n- {line}\n")) == figures


@pytest.mark.parametrize(
    ("line", "figures"),
    [
        ("Kötid, 6 veckor 2045, mål 4 veckor 2047", ["value 6 2045", "target 4 2047"]),
        ("Kötid 6 veckor 2045 (mål 4 veckor)", ["value 6 2045", "target 4"]),
        ("Lån 120 000 per år (2045), mål 150 000 per år 2048", ["value 120000 2045", "target 150000 2048"]),
        ("Elbilar: 12 st (2044) / 19 st (2045) / mål 30 st (2047)",
         ["value 12 2044", "value 19 2045", "target 30 2047"]),
        ("Nöjda 71 % 2045, följs upp i mål 3 och 4", ["value 71 2045"]),
        ("Nöjda 71 % 2045 (se mål 3, 2047)", ["value 71 2045"]),
        ("Återvunnet: 2043 - 41 %, 2044 – 43 %", ["value 41 2043", "value 43 2044"]),
    ],
)  # fmt: skip
def test_a_target_beside_a_value_is_no_number_of_a_goal(line: str, figures: Sequence[str]) -> None:
    """Amounts after "mål", after a slash and after a year with a dash were left out, and nothing said so."""
    assert told(read(f"Plan 2047\n\nMål 1 Friska\n\nMått\n- {line}\n")) == figures


@pytest.mark.parametrize(
    ("line", "figures"),
    [
        ("Soliditeten ska uppgå till 42 % senast 2047, jämfört med 38,5 % 2044",
         ["target 42 2047", "value 38.5 2044"]),
        ("Indikator: Nöjda 58 % 2045, upp från 55 % 2043", ["value 58 2045", "value 55 2043"]),
        ("Indikator: Nöjda ska vara 75 % 2047, från 71 % 2045", ["target 75 2047", "value 71 2045"]),
        ("Indikator: Nöjda 58 (2045), jämfört med 61 för liknande kommuner", ["value 58 2045"]),
    ],
)  # fmt: skip
def test_what_is_compared_with_is_no_target_and_needs_a_year_of_its_own(
    line: str, figures: Sequence[str]
) -> None:
    """It was a target, made one of the value before it, or was a second value of the same year."""
    found = read(f"Plan 2047\n\nMål 1 Friska\n\n{line}\n")
    assert told(found) == figures
    reasons = [
        why.details for one in found.of(What.INDICATOR) for why in one.why if why.key == "no-comparison"
    ]
    assert reasons == ([{"value": "61"}] if "61" in line else [])


def test_an_indicator_whose_target_stands_after_its_colon_is_no_heading() -> None:
    text = "Plan 2047\n\nMål 1 Friska\n\nMått 3 Besök på museet: mål 90 000 år 2047\n"
    assert told(read(text)) == ["target 90000 2047"]
    text = (
        "# Plan of the council\n\n## Goal 1 Clean and green for all\n\n"
        "KPI 1.1 Homes: baseline 62 (2044/45), target 120 per year by 2047/48\n\n"
        "KPI 1.2 Visits to museums: target 90,000 a year by 2047\n"
    )
    assert told(read(text)) == ["value 62 2044–2045", "target 120 2047–2048", "target 90000 2047"]


def test_english_targets_are_told_too() -> None:
    text = (
        "# Corporate Plan of the council\n\n## Goal 1 Clean and green for all\n\nIndicators\n\n"
        "- Household waste recycled: at least 60 per cent by 2049 (2044: 47.2%)\n"
        "- Council emissions (tCO2e): 12,450 (2044) → 6,000 (2049)\n"
        "- Rough sleepers in the town (baseline 3.4 in 2045; target 1.0 by 2050)\n"
        "- Complaints answered within 10 days: 81% (2045/46), target 95% (2048/49)\n"
    )
    found = read(text)
    assert told(found) == [
        "target ≥60 2049", "value 47.2 2044", "value 12450 2044", "target 6000 2049 from 12450",
        "value 3.4 2045", "target 1.0 2050", "value 81 2045–2046", "target 95 2048–2049",
    ]  # fmt: skip
    assert [one.text for one in found.of(What.INDICATOR)] == [
        "Household waste recycled", "Council emissions (tCO2e)", "Rough sleepers in the town",
        "Complaints answered within 10 days",
    ]  # fmt: skip


def test_numbered_indicators_have_their_figures() -> None:
    """They vanished, with their names."""
    text = (
        "Plan 2047\n\nMål 1 Friska barn\n\nNyckeltal\n1. Vaccinerade barn: 97,2 % 2045\n2. Karies vid 6 års ålder\n"
        "3. Simskola: 81 % 2045, mål: 95 % 2048\n"
    )
    found = read(text)
    assert [one.text for one in found.of(What.INDICATOR)] == [
        "Vaccinerade barn", "Karies vid 6 års ålder", "Simskola"
    ]  # fmt: skip
    assert {one.of for one in found.of(What.INDICATOR)} == {"M1"}
    assert told(found) == ["value 97.2 2045", "value 81 2045", "target 95 2048"]


def test_a_change_is_no_value_that_is_to_be_reached() -> None:
    found = read(
        "Plan 2047\n\nMål 1 Friska\n\nMått\n- Energi 168 kWh (2044), ska minska med 10 %\n- Fall minskade med 3 %\n"
    )
    assert told(found) == ["value 168 2044", "target in words", "value in words"]
    assert [one.text for one in found.of(What.INDICATOR)] == ["Energi", "Fall"]
    changes = [one for one in found.found if any(why.key == "change" for why in one.why)]
    assert [one.sure for one in changes] == [Sure.UNSURE, Sure.UNSURE]


@pytest.mark.parametrize(
    "line",
    [
        "Beslutad av fullmäktige 2046-11-23, § 112.",
        "Se §§ 12–14 för 2046",
        "- Karies hos 12-åringar",
        "Dit cyklar 6-åringarna 2046",
    ],
)
def test_numbers_of_paragraphs_and_ages_are_no_figures(line: str) -> None:
    assert told(read(f"Plan 2047\n\nMål 1 Friska\n\n{line}\n")) == []


def test_what_only_counts_what_is_done_is_a_strategy() -> None:
    found = read("Plan 2047\n\nMål 1 Fossilfritt\n\n- Byt alla bilar\n- Installera 12 laddstolpar\n")
    assert [(one.text, one.sure) for one in found.of(What.STRATEGY)] == [
        ("Byt alla bilar", Sure.UNSURE), ("Installera 12 laddstolpar", Sure.UNSURE)
    ]  # fmt: skip
    assert told(found) == []


@pytest.mark.parametrize(
    ("line", "figures"),
    [
        ("Elever: 1.250 st år 2045", ["value 1250 2045"]),
        ("Andel: 1,125 % 2045", ["value 1.125 2045"]),
        ("Andel: 1.125 % 2045", ["value 1.125 2045"]),
        ("Invånare: 1.250.000 år 2045", ["value 1250000 2045"]),
        ("Bygger för 1,2 mdkr under 2047–2049", ["value 1200000000 2047–2049"]),
    ],
)
def test_a_point_divides_thousands_and_some_years_are_one_period(line: str, figures: Sequence[str]) -> None:
    assert told(read(f"Plan för kommunen 2047\n\nMål 1 Alla är med i det\n\nMått\n- {line}\n")) == figures


def test_a_range_that_is_to_be_kept_is_a_target_without_a_year() -> None:
    found = read("Plan 2047\n\nMål 1 Friska\n\nNöjd-Kund-Index ska ligga mellan 72 och 76.\n")
    assert told(found) == ["target 72–76"]
    assert [(one.text, one.sure) for one in found.of(What.INDICATOR)] == [("Nöjd-Kund-Index", Sure.UNSURE)]


def test_measures_in_english_are_what_is_measured_where_they_say_so() -> None:
    text = (
        "# Annual plan of the council\n\n## Objective 1: Cleaner streets for all\n\nPerformance measures:\n\n"
        "- Clean streets, at least 95% by 2048\n- Average response time\n\nMeasures\n\n"
        "- Households in the shelter: 212 in 2045, target no more than 150 by 2048\n- Light the paths\n"
    )
    found = read(text)
    assert [(one.text, one.sure) for one in found.of(What.INDICATOR)] == [
        ("Clean streets", Sure.UNSURE), ("Average response time", Sure.LIKELY),
        ("Households in the shelter", Sure.UNSURE),
    ]  # fmt: skip
    assert told(found) == ["target ≥95 2048", "value 212 2045", "target ≤150 2048"]
    assert [(one.text, one.sure) for one in found.of(What.STRATEGY)] == [("Light the paths", Sure.LIKELY)]
    listed = text.replace("Measures\n", "- Key performance indicators\n").replace("- ", "* ")
    assert all(one.what is not What.STRATEGY for one in read(listed).found)
    table = "# A plan\n\n| Goal | Performance measures |\n|---|---|\n| Clean | Complaints |\n"
    assert [one.text for one in read(table).of(What.INDICATOR)] == ["Complaints"]


def test_a_figure_in_a_sentence_of_its_own_is_of_what_that_sentence_says() -> None:
    """A target was of the indicator of the sentence before it, where the words between them were few."""
    found = read(
        "Plan 2047\n\nMål 1 Friska\n\nSoliditeten ska vara 35 %, utan pensioner. Resultatet ska uppgå till 2–3 procent.\n\n"
        "Andel friska ska uppgå till minst 75 procent senast år 2049 (utfall 2044: 70,3 %).\n"
    )
    names = {one.id: one.text for one in found.of(What.INDICATOR)}
    assert [(names[one.area or one.of], said(one)) for one in found.found if one.figure] == [
        ("Soliditeten", "target 35"), ("Resultatet", "target 2–3"),
        ("Andel friska", "target ≥75 2049"), ("Andel friska", "value 70.3 2044"),
    ]  # fmt: skip


def test_the_unit_of_the_first_figure_may_stand_before_what_it_goes_to() -> None:
    found = read("Plan 2047\n\nMål 1. Avfallet ska minska från 480 kg till 400 kg per invånare till 2050\n")
    assert told(found) == ["value 480", "target 400 2050 from 480"]
    found = read("Plan 2047\n\nMål 1 Grönt\n\nMått\n- Utsläpp: 12 450 (2044/45) → 6 000 (2049/50)\n")
    assert told(found) == ["value 12450 2044–2045", "target 6000 2049–2050 from 12450"]


def test_an_outcome_with_a_number_is_a_goal_in_english() -> None:
    found = read("# Council plan\n\n## Outcome 1: Safe streets\n\n- Crime: 14% (2044)\n\nOutcome 2044: 87%\n")
    assert [one.text for one in found.of(What.GOAL)] == ["Safe streets"]


def test_an_end_of_what_may_be_is_an_unsure_value_unless_it_is_said_to_be_what_was() -> None:
    found = read("Plan 2047\n\nMål 1 Friska\n\nMått\n- Svarstid under 3 % 2045\n- Kö: utfall över 5 % 2045\n")
    assert [(one.sure, one.why[-1].key) for one in found.of(What.VALUE)] == [
        (Sure.UNSURE, "bound"), (Sure.LIKELY, "unit-known")
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "figures"),
    [
        ("Nöjda ska bli 60 % till 2049 (47 % 2044)", ["target 60 2049", "value 47 2044"]),
        ("Nöjda ska bli 60 % till 2049 (minst 50 % 2046)", ["target 60 2049", "target ≥50 2046"]),
        ("Nöjda ska bli 60 % till 2045 (70 % 2049)", ["target 60 2045", "target 70 2049"]),
    ],
)
def test_what_stands_in_parentheses_for_an_earlier_year_is_what_was(
    line: str, figures: Sequence[str]
) -> None:
    assert told(read(f"Plan 2047\n\nMål 1 Friska\n\nMått\n- {line}\n")) == figures


def test_what_was_beside_what_is_to_be_for_a_goal_is_no_target() -> None:
    found = read("# Plan of the council\n\n## Goal 1: Safe\n\nTarget: 95% of the lights (2045: 91%).\n")
    assert told(found) == ["target 95"]
    assert {"figure": "91%"} in [why.details for why in found.of(What.TARGET)[0].why]


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Minska utsläppen från fordon med 40 % till 2044", "Minska utsläppen från fordon"),
        ("Cut emissions from buildings by 40% by 2044", "Cut emissions from buildings"),
    ],
)
def test_what_is_asked_to_change_by_so_much_is_no_value(line: str, name: str) -> None:
    found = read(f"Plan 2041\n\nMål 1 Klimatet\n\nMått\n- {line}\n")
    assert [one.text for one in found.of(What.INDICATOR)] == [name]
    assert found.of(What.VALUE) == []
    [target] = found.of(What.TARGET)
    assert (target.figure, target.year) == (None, "2044")
    assert "change" in [one.key for one in target.why]


def test_the_number_of_a_key_result_is_no_value() -> None:
    found = read("Plan 2041\n\nMål 1 Svar\n\nMått\n- Nyckelresultat 1: svarstid från 8 till 4 dagar\n")
    figures = [str(one.figure.value) for one in found.found if one.figure]
    assert figures == ["8", "4"]


def test_the_line_after_what_an_indicator_was_is_another_s() -> None:
    """Its figure was one more value of the indicator above."""
    text = "Mått: Betyg på bemötandet är 4,5 (2040).\nBetyg på tiden är 3,8 (2040).\n"
    found = read(f"Plan 2041\n\nMål 1 Svar\n\n{text}")
    names = {one.id: one.text for one in found.of(What.INDICATOR)}
    values = {
        names[one.of]: str(one.figure.value) for one in found.of(What.VALUE) if one.figure and one.figure.year
    }
    assert values == {"Betyg på bemötandet": "4.5", "Betyg på tiden": "3.8"}


def test_a_sentence_without_figures_goes_on_with_what_an_indicator_is() -> None:
    text = "Mått: Betyg på bemötandet som kommunen får i sin enkät var 4,5 år 2040.\nDet mäts i en enkät.\n"
    found = read(f"Plan 2041\n\nMål 1 Svar\n\n{text}")
    assert [one.text for one in found.passages][-1].endswith("Det mäts i en enkät.")
