"""The report as Markdown: what it holds, and that nothing in the data is read as markup."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

import goalgraph
from followed_plan import HOSTILE_GOAL, followed
from goalgraph.base.markdown import escaped
from goalgraph.faces.report.markdown import markdown

READER = MarkdownIt("commonmark").enable("table")


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> goalgraph.Graph:
    return followed(tmp_path_factory.mktemp("followed"), HOSTILE_GOAL)


def test_headings_tables_and_charts_in_words(graph: goalgraph.Graph) -> None:
    text = markdown(graph.report("U2"))
    assert text.startswith("# Måluppföljning per 31 augusti 2024\n")
    assert re.findall(r"^(#+) ", text, flags=re.MULTILINE)[0] == "#"
    assert "### M 2 Barn kan cykla till skolan" in text
    assert "| M 1 Badbar sjö | styrande mål | ◐ nås delvis | ● nås |" in text
    assert (
        "Andel som cyklar, kvinnor (%): 2018 80,6 %, 2023 84,2 % (riket 86 %). Målvärde 90 % (2025). "
        "5,8 procentenheter kvar till målet 90 %. Högre är bättre."
    ) in text
    assert "> Rad 2–3: ”Sjön går att bada i”" in text
    assert text.endswith("\n")
    assert "\n\n\n" not in text


def test_english_has_its_own_words_and_numbers(graph: goalgraph.Graph) -> None:
    text = markdown(graph.report("U2", lang="en"))
    assert "**Proposal, not decided:** M3.PR1" in text
    assert "up from 80.6 to 84.2% (the right way)" in text


def test_hostile_labels_stay_text(graph: goalgraph.Graph) -> None:
    text = markdown(graph.report("U2"))
    shown = READER.render(text)
    assert "<script" not in shown
    assert "<em>" not in shown
    assert "<code>" not in shown
    assert "<a " not in shown
    assert "<h1>rubrik" not in shown
    assert "&lt;script&gt;alert(1)&lt;/script&gt; | `x` *y* [z]" in shown
    table = re.findall(r"^\| M 5 .*$", text, flags=re.MULTILINE)
    assert table
    assert all(len(re.findall(r"(?<!\\)\|", line)) == 5 for line in table[:1])


def test_the_plan_of_the_package_reads_as_tables(bundled: goalgraph.Graph) -> None:
    shown = READER.render(markdown(bundled.report()))
    assert shown.count("<table>") == 1 + 6 + 1 + 6
    assert shown.count("<h1>") == 1


@given(st.text(max_size=40))
def test_any_text_is_shown_as_it_is(text: str) -> None:
    shown = READER.render(f"x {escaped(text)}")
    tags = set(re.findall(r"<[^>]+>", shown))
    assert tags <= {"<p>", "</p>"}
