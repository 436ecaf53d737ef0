"""PDF documents as they are printed: columns beside one another, heads and feet, words divided at the end of a line."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from goalgraph.exchange.outline.columns import Placed, running
from goalgraph.exchange.outline.documents import lines_of
from goalgraph.exchange.outline.findings import Outlined, What
from goalgraph.exchange.outline.passages import joined, passages_of
from goalgraph.exchange.outline.seeming import Reader
from printed_pdf import Text, written

LEFT = (
    "Mål 1. Alla barn får läsa varje dag", "Läsningen är grunden för allt som", "barn lär sig, och våra biblio-",
    "tek är öppna. Andelen som läser", "var 81,5 % 2030.", "", "Risker", "- Priset på böcker stiger i hela landet",
)  # fmt: skip
RIGHT = (
    "Mål 2. Vägarna är trygga för alla", "Gator byggs om och får gångbanor", "vid skolorna. Nöjdheten med dem",
    "var 58 % 2030.", "", "Risker", "- Priset på asfalt stiger snabbare",
)  # fmt: skip


def column(x: int, y: int, texts: Sequence[str]) -> list[Text]:
    return [(x, y + 15 * at, text) for at, text in enumerate(texts)]


def framed(number: int, texts: Sequence[Text]) -> list[Text]:
    """A page with a head and a foot."""
    return [(50, 30, f"Mål och budget 2032 {number}"), *texts, (500, 820, f"Sida {number} (3)")]


def printed(path: Path) -> Outlined:
    first = [(50, 90, "Plan 2032 för Sörvik"), *column(50, 130, LEFT), *column(320, 137, RIGHT)]
    rest = [column(50, 90, [f"Mål {number}. Ett mål till", "", "Texten om det."]) for number in (3, 4)]
    document = written(path, [framed(at, texts) for at, texts in enumerate([first, *rest], 1)])
    return Reader(passages_of(lines_of(document))).read()


def test_columns_are_read_one_after_the_other_and_heads_and_feet_are_not(tmp_path: Path) -> None:
    found = printed(tmp_path / "plan.pdf")
    assert [(one.id, one.text) for one in found.of(What.GOAL)] == [
        ("M1", "Alla barn får läsa varje dag"), ("M2", "Vägarna är trygga för alla"),
        ("M3", "Ett mål till"), ("M4", "Ett mål till"),
    ]  # fmt: skip
    assert [one.text for one in found.of(What.RISK)] == [
        "Priset på böcker stiger i hela landet",
        "Priset på asfalt stiger snabbare",
    ]
    assert [f"{one.figure.value}" for one in found.of(What.VALUE) if one.figure] == ["81.5", "58"]
    whole = " ".join(one.text for one in found.passages)
    assert "våra bibliotek är öppna" in whole
    assert "Sida" not in whole
    assert "budget" not in whole


def test_what_is_in_the_margin_once_or_in_the_middle_again_is_no_head() -> None:
    pages = [[Placed("Mål", 0.5, 0.52), Placed(f"Rubrik {text}", 0.05, 0.07)] for text in "abcd"]
    assert running(pages) == set()
    assert [one.text for one in running([[Placed("- 4 -", 0.95, 0.97)]])] == ["- 4 -"]


def test_a_hyphen_that_is_shown_only_at_the_end_of_a_line_divides_a_word() -> None:
    assert joined(["biblio\u00ad", "tek i bok\u00adbuss"]) == "bibliotek i bokbuss"
    assert joined(["biblio\u2010", "tek"]) == "bibliotek"


def test_a_hidden_hyphen_within_a_line_divides_no_word(tmp_path: Path) -> None:
    """It is drawn as a blank that the next letter covers."""
    texts: list[Text] = [(50, 100, "sysk"), (72, 100, " "), (72, 100, "on leker"), (50, 115, "två barn")]
    lines = [one.text for one in lines_of(written(tmp_path / "plan.pdf", [texts])) if one.text]
    assert lines == ["syskon leker", "två barn"]


def test_a_hyphen_at_the_end_of_a_line_in_a_cell_divides_no_word(tmp_path: Path) -> None:
    ruled = [(40, y, 400, y) for y in (80, 130, 160)] + [(x, 80, x, 160) for x in (40, 220, 400)]
    texts: list[Text] = [
        (50, 100, "Andel hem-"),
        (50, 115, "tagna"),
        (230, 100, "Utfall"),
        (50, 150, "Nya"),
        (230, 150, "4"),
    ]
    [row, _] = [one.cells for one in lines_of(written(tmp_path / "plan.pdf", [texts], ruled)) if one.cells]
    assert row == ("Andel hemtagna", "Utfall")


def test_small_figures_that_stand_higher_lead_to_notes_and_are_no_part_of_a_number(tmp_path: Path) -> None:
    """A year with the mark of a note, 20301, was no year, and 67 per cent were 671."""
    higher = ") Tj /F1 7 Tf 4 Ts ({}) Tj /F1 11 Tf 0 Ts (".format
    texts = [
        "Mål 1. Alla läser", "", f"Andelen var 67{higher(1)} % 2029 och 71 % 2030{higher('2,3')}.",
        f"Energi: 45 kWh/m{higher(2)} 2030. Nöjda{higher(2030)}: 71 %.",
    ]  # fmt: skip
    document = written(tmp_path / "plan.pdf", [column(50, 90, texts)])
    whole = " ".join(one.text for one in passages_of(lines_of(document)))
    assert "Andelen var 67 % 2029 och 71 % 2030." in whole
    assert "45 kWh/m² 2030. Nöjda2030: 71 %." in whole


def test_a_line_that_ends_what_stands_in_parentheses_goes_on(tmp_path: Path) -> None:
    """What was to be, on a line of its own, was an indicator named by itself."""
    texts = [
        "Mål 1. Alla läser",
        "",
        r"Indikator: Andel som läser \(utfall 2030: 54 %, mål 2034:",
        r"100 %\)",
    ]
    document = written(tmp_path / "plan.pdf", [column(50, 90, texts)])
    found = Reader(passages_of(lines_of(document))).read()
    assert [one.text for one in found.of(What.INDICATOR)] == ["Andel som läser"]
    assert [f"{one.figure.value}" for one in found.of(What.TARGET) if one.figure] == ["100"]
