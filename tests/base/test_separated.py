"""Rows for programs, and rows that a spreadsheet opens without running any of them."""

from __future__ import annotations

import csv
import io
from decimal import Decimal

import pytest

from goalgraph.base.separated import plain, spreadsheet


def opened(text: str, delimiter: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))


@pytest.mark.parametrize(
    "text",
    [
        '=HYPERLINK("http://lindby.example";"Fler läser")',
        "+46 70 000",
        "-1+1",
        "@SUM(A1)",
        "\t=1+1",
        "\r=1+1",
        " =1+1",
        "\u200b=1+1",
        "\x01=1+1",
        "\uff1d1+1",
    ],
)
@pytest.mark.parametrize(("lang", "delimiter"), [("sv", ";"), ("en", ",")])
def test_a_cell_that_would_run_is_text(text: str, lang: str, delimiter: str) -> None:
    [[head, _], [shown, other]] = opened(spreadsheet([text, "b"], [[text, "Skola"]], lang)[1:], delimiter)
    assert head == shown
    assert shown.startswith("'")
    assert other == "Skola"


@pytest.mark.parametrize(
    ("value", "swedish", "english"),
    [
        (Decimal("-5.7"), "-5,7", "-5.7"),
        (Decimal("13955"), "13955", "13955"),
        (Decimal("1.5E3"), "1500", "1500"),
        (Decimal("1E400"), "1E+400", "1E+400"),
        (Decimal("NaN"), "NaN", "NaN"),
        (None, "", ""),
    ],
)
def test_numbers_stay_numbers_with_the_marks_of_the_language(
    value: Decimal | None, swedish: str, english: str
) -> None:
    assert opened(spreadsheet(["a", "b"], [[value, "x"]], "sv")[1:], ";")[1][0] == swedish
    assert opened(spreadsheet(["a", "b"], [[value, "x"]], "en")[1:], ",")[1][0] == english


def test_a_spreadsheet_is_told_that_the_text_is_utf_8_and_where_lines_end() -> None:
    text = spreadsheet(["mål"], [["å;ä\nö"]], "sv")
    assert text == '\ufeffmål\r\n"å;ä ö"\r\n'


def test_rows_for_programs_keep_their_text_and_lose_its_controls() -> None:
    assert plain(["a", "b"], [["=1\x0b+1", "två\nrader"], [None, "å"]]) == 'a,b\n=1 +1,"två\nrader"\n,å\n'
