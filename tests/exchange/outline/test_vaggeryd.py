"""The real document, against the answers that the bundled plan holds: what is found, and that nothing is invented."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest

import goalgraph
from goalgraph.exchange.outline import outline
from goalgraph.exchange.outline.findings import Outlined, What
from goalgraph.exchange.outline.lines import plain_lines
from goalgraph.exchange.outline.passages import passages_of
from goalgraph.exchange.outline.seeming import Reader

FACTS = """
SELECT ?fact ?value ?low ?first ?last WHERE {
  ?fact a gg:Observation ; gg:statedIn ?passage . ?passage gg:firstLine ?first ; gg:lastLine ?last .
  OPTIONAL { ?fact gg:value ?value } OPTIONAL { ?fact gg:lowerBound ?low }
  FILTER (BOUND(?value) || BOUND(?low))
}"""


@pytest.fixture(scope="module")
def found(source_lines: list[str]) -> Outlined:
    return Reader(passages_of(list(plain_lines("\n".join(source_lines))))).read()


def squeezed(text: str) -> str:
    return re.sub(r"[\s-]+", "", text)


def goals_of(graph: goalgraph.Graph, level: str) -> set[str]:
    return {one.label("sv").rstrip(".") for one in graph.resources("goal") if one.id.startswith(level)}


def test_all_goals_are_found_on_their_levels_and_no_others(found: Outlined, bundled: goalgraph.Graph) -> None:
    for prefix, level, count in (("M", "KS", 8), ("KF", "KF", 11)):
        texts = {one.text.rstrip(".") for one in found.of(What.GOAL) if one.level == prefix}
        assert len(texts) == count
        assert texts == goals_of(bundled, level)
    assert len(found.of(What.GOAL)) == 19


def test_all_risks_are_found_and_no_others(found: Outlined, bundled: goalgraph.Graph) -> None:
    risks = sorted(one.label("sv") for one in bundled.resources("risk"))
    assert len(risks) == 22
    assert sorted(one.text for one in found.of(What.RISK)) == risks


def number(cell: object) -> Decimal:
    said = re.search(r'"([\d.]+)"', str(cell))
    assert said is not None
    return Decimal(said[1])


def test_nine_in_ten_measured_facts_are_found_and_few_others(
    found: Outlined, bundled: goalgraph.Graph
) -> None:
    rows = bundled.query(FACTS).rows
    facts = {
        (str(fact), number(value if value is not None else low), int(number(first)), int(number(last)))
        for fact, value, low, first, last in rows
    }
    left = list(found.of(What.VALUE))
    hits: set[str] = set()
    for fact, value, first, last in facts:
        for one in left:
            here = one.passage.first <= last and one.passage.last >= first
            if here and one.figure and one.figure.value == value and fact not in hits:
                hits.add(fact)
                left.remove(one)
                break
    assert len(hits) >= 0.9 * len({fact for fact, *_ in facts})
    assert len(left) <= 5


def cells(book: openpyxl.Workbook) -> Iterator[tuple[str, str, str]]:
    """The sheet, the title and the text of each cell that is to be the document's own words."""
    for sheet in book.worksheets:
        titles = [cell.value for cell in sheet[1]]
        for row in sheet.iter_rows(min_row=2, values_only=True):
            for title, value in zip(titles, row, strict=True):
                if title in ("text", "namn", "citat", "dokument") and value and sheet.title != "Vokabulär":
                    yield sheet.title, str(title), str(value)


def test_every_row_is_in_the_words_of_the_document_and_says_how_sure_and_why(
    source_lines: list[str], tmp_path: Path
) -> None:
    document = tmp_path / "goals.txt"
    document.write_text("\n".join(source_lines), encoding="utf-8")
    book = openpyxl.load_workbook(outline(document).workbook)
    whole = squeezed("\n".join(source_lines))
    told = list(cells(book))
    assert len(told) > 400
    assert [one for one in told if squeezed(one[2]) not in whole] == []
    for name in ("Mål", "Strategier", "Risker", "Mått", "Värden"):
        titles = [cell.value for cell in book[name][1]]
        for row in book[name].iter_rows(min_row=2, values_only=True):
            said = dict(zip(titles, row, strict=True))
            assert said["hur säkert"] in ("säkert", "troligt", "osäkert")
            assert said["varför"]
            first, last = (
                int(part) for part in (f"{said['rader']}–{said['rader']}".split("–")[i] for i in (0, -1))
            )
            assert squeezed(str(said["citat"])) in squeezed("\n".join(source_lines[first - 1 : last]))


def test_the_workbook_is_brought_in_as_it_is(source_lines: list[str], tmp_path: Path) -> None:
    document = tmp_path / "goals.txt"
    document.write_text("\n".join(source_lines), encoding="utf-8")
    made = outline(document)
    brought = goalgraph.import_workbook(made.workbook, tmp_path / "plan")
    assert brought.written
    graph = goalgraph.load(tmp_path / "plan")
    for kind in ("goal", "strategy", "risk"):
        assert all(one.passages for one in graph.resources(kind)), kind
    assert sum(1 for _ in graph.resources("goal")) == 19
    assert sum(1 for _ in graph.resources("risk")) == 22


def test_the_global_goals_of_the_document_are_found(found: Outlined) -> None:
    assert {one.id for one in found.mentions} == {
        "SDG3", "SDG4", "SDG5", "SDG7", "SDG8", "SDG11", "SDG16", "SDG17"
    }  # fmt: skip
    [unsure] = {one.text for one in found.mentions if one.sure == "unsure"}
    assert unsure == "Jämställdhet"
