"""The document against the finished data, line by line and digit by digit.

In: the source document and the passages of the bundled plan. Out: a failure that names a line whose words no
quote holds, a quote that the document does not hold, or a number that is no typed value.
"""

from __future__ import annotations

import re
from decimal import Decimal

import pytest

import goalgraph
from source_excuses import EXCUSED_LINES, EXCUSED_NUMBERS

GLYPHS = dict.fromkeys(map(ord, "\uf0b7\uf0a7\u00ad\ufeff"), " ")


def squeezed(text: str) -> str:
    """The text without blanks and bullets: the conversion broke words and lines at will."""
    plain = re.sub(r"^\s*o\s+", "", text.translate(GLYPHS))
    return re.sub(r"\s+", "", plain)


@pytest.fixture(scope="module")
def passages(bundled: goalgraph.Graph) -> list[goalgraph.Passage]:
    found = [p for p in bundled.resources("passage") if isinstance(p, goalgraph.Passage)]
    assert len(found) > 250
    return found


def test_every_quote_is_in_the_document_where_it_says(
    passages: list[goalgraph.Passage], source_lines: list[str]
) -> None:
    wrong = [
        p.id
        for p in passages
        if squeezed(p.quote) not in "".join(squeezed(x) for x in source_lines[p.first_line - 1 : p.last_line])
    ]
    assert wrong == []


def test_quotes_have_single_blanks_and_no_bullets(passages: list[goalgraph.Passage]) -> None:
    assert [p.id for p in passages if p.quote != " ".join(p.quote.translate(GLYPHS).split())] == []


def test_each_passage_belongs_to_something(
    bundled: goalgraph.Graph, passages: list[goalgraph.Passage]
) -> None:
    used = {p.id for r in bundled.resources() for p in r.passages}
    assert sorted({p.id for p in passages} - used) == []


def test_every_line_is_quoted_or_excused(passages: list[goalgraph.Passage], source_lines: list[str]) -> None:
    quoted: dict[int, str] = {}
    for p in passages:
        for held in range(p.first_line, p.last_line + 1):
            quoted[held] = quoted.get(held, "") + squeezed(p.quote) + "|"
    missing = []
    for number, line in enumerate(source_lines, start=1):
        words = [word for word in line.translate(GLYPHS).split() if re.search(r"\w", word) and word != "o"]
        if not words or number in EXCUSED_LINES:
            continue
        if not all(squeezed(word) in quoted.get(number, "") for word in words):
            missing.append(f"{number}: {line.strip()}")
    assert missing == []


def test_excuses_are_for_lines_that_need_one(
    passages: list[goalgraph.Passage], source_lines: list[str]
) -> None:
    for number, reason in EXCUSED_LINES.items():
        assert source_lines[number - 1].strip(), number
        assert reason in {"heading", "repeat", "artefact"}, number
        here = [p for p in passages if p.first_line <= number <= p.last_line]
        held = [p.id for p in here if squeezed(source_lines[number - 1]) in squeezed(p.quote)]
        assert held == [], f"line {number} is excused and quoted by {held}"


def test_every_number_is_a_typed_value_or_excused(
    bundled: goalgraph.Graph, passages: list[goalgraph.Passage], source_lines: list[str]
) -> None:
    typed = typed_numbers(bundled)
    missing = []
    for number, line in enumerate(source_lines, start=1):
        here = {p.id for p in passages if p.first_line <= number <= p.last_line}
        values = {value for p in here for value in typed.get(p, ())}
        excused = EXCUSED_NUMBERS.get(number, {})
        for printed in re.findall(r"\d+(?:,\d+)?", line):
            if printed not in excused and Decimal(printed.replace(",", ".")) not in values:
                missing.append(f"{number}: {printed} in {line.strip()}")
    assert missing == []


def test_excused_numbers_are_printed_there(source_lines: list[str]) -> None:
    for number, excused in EXCUSED_NUMBERS.items():
        printed = re.findall(r"\d+(?:,\d+)?", source_lines[number - 1])
        for figure, reason in excused.items():
            assert figure in printed, (number, figure)
            assert len(reason) > 3


def typed_numbers(bundled: goalgraph.Graph) -> dict[str, set[Decimal]]:
    """The numbers that typed literals, periods and groups state, per passage id."""
    found: dict[str, set[Decimal]] = {}
    rows = bundled.query(
        """
        SELECT ?passage ?value {
            ?s gg:statedIn ?p . ?p skos:notation ?passage .
            { ?s ?property ?value FILTER(isNumeric(?value)) }
            UNION { ?s gg:group ?g . ?g (gg:lowerAge|gg:upperAge|gg:schoolYear) ?value }
            UNION { ?s gg:period ?t . ?t gg:startDate|gg:endDate ?value }
            UNION { ?s (gg:startDate|gg:endDate|gg:referenceDate) ?value }
        }"""
    ).texts()
    for passage, value in rows:
        parts = re.split(r"(?<=\d)-", value or "") if re.fullmatch(r"\d+-\d+-\d+", value or "") else [value]
        found.setdefault(str(passage), set()).update(Decimal(part) for part in parts if part)
    return found
