"""What a Markdown text shows is read, and nothing else in it."""

from __future__ import annotations

import time

from goalgraph.exchange.outline.findings import What
from goalgraph.exchange.outline.lines import plain_lines
from goalgraph.exchange.outline.marked_up import marked_lines
from goalgraph.exchange.outline.passages import passages_of
from goalgraph.exchange.outline.seeming import Reader

SETTINGS = "---\ntitle: Utkast\nmål: ja\ntags:\n- plan\n---\n\n"


def test_settings_and_comments_are_no_text_of_the_document_and_lines_keep_their_numbers() -> None:
    """The settings were the name of the plan, and a goal in a comment was a goal that is sure."""
    text = (
        f"{SETTINGS}# Plan 2031\r\n\r\nMål 1: Alla läser\n\n<!--\nMål 9: Utkast\n-->\n\nMål 2: Alla badar\n"
    )
    found = Reader(passages_of(list(plain_lines(text, markdown=True)))).read()
    assert found.title is not None
    assert found.title.text == "Plan 2031"
    assert [(one.id, one.passage.first) for one in found.of(What.GOAL)] == [("M1", 10), ("M2", 16)]


def test_what_only_looks_like_settings_or_a_comment_is_read() -> None:
    for text in (
        "---\nAlla läser\n---\n",
        "---\n\nMål: Alla läser\n\n---",
        "<!-- Alla läser",
        "Utsläpp <5 och >3",
    ):
        assert "".join(line for line, _ in marked_lines(text)).strip("-") == text.replace("\n", "").strip("-")


def test_signs_and_codes_are_read_as_they_are_shown() -> None:
    shown = {
        "> > **Mål 3:** Bad": "Mål 3: Bad",
        "1. [ ] Öppna badet": "1. Öppna badet",
        "Nöjda 71&nbsp;%<sup>2</sup>, 5 &lt; 6<br>Bad": "Nöjda 71\xa0%², 5 < 6 Bad",
        "<tr><td>Lån</td> <td class=a>71 %</td></tr>": "  Lån | 71 %  ",
        "``` text": "",
        "2\\. Alla \\*badar\\*": "2. Alla *badar*",
    }
    assert [line for line, _ in marked_lines("\n".join(shown))] == list(shown.values())


def test_headings_may_be_underlined_and_a_rule_below_other_text_makes_none() -> None:
    text = "Plan\n====\n\nMål\n---\n\n- Läsa\n---\n\nVi läser\noch badar\n---\n"
    assert [(line, depth) for line, depth in marked_lines(text) if depth] == [("Plan", 1), ("Mål", 2)]


def test_comments_and_settings_without_end_are_read_in_no_time() -> None:
    before = time.process_time()
    for text in ("<!--" * 50_000, "---\na:\n" + "-\n" * 50_000, "<a" * 50_000, ">" * 50_000):
        list(marked_lines(text))
    assert time.process_time() - before < 5
