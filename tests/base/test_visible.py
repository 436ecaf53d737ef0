"""What cannot be seen is not let through; what people write is."""

from __future__ import annotations

import json
import sys
import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalgraph.base.jsontext import exact, for_people
from goalgraph.base.visible import cell, in_lines, one_line, visible, visible_tree, without_secrets

ALL = [chr(code) for code in range(sys.maxunicode + 1)]
UNSEEN = [c for c in ALL if unicodedata.category(c) in ("Cc", "Cf", "Zl", "Zp") and c not in "\n\t"]
# Signs of Arabic and Syriac, and controls of hieroglyphs and shorthand, that are drawn or that shape what is.
DRAWN = set("\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd")


def test_every_control_and_format_character_goes() -> None:
    kept = {c for c in UNSEEN if c in visible(f"a{c}b")} - DRAWN
    assert {c for c in kept if not 0x13430 <= ord(c) <= 0x13455} == set()


@pytest.mark.parametrize(
    "text",
    [
        "Fler ska lära sig läsa – 80 % (2030)",
        "13\u00a0955,5",
        "می\u200cخواهم",
        "👩\u200d👧 ❤\ufe0f",
        "naïve, Ελληνικά, 日本語, e\u0301",
        "två\nrader\tspalt",
    ],
)
def test_what_people_write_stays(text: str) -> None:
    assert visible(text) == text


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Trygg\x0bskolväg\x01 för alla", "Trygg skolväg för alla"),
        ("skol\u00adväg", "skolväg"),
        ("K\u200dS\u200b1\ufeff", "KS1"),
        ("a\u202eb\u2066c", "a b c"),
        ("\x1b[2J\x9b2Ja", "[2J 2Ja"),
        ("a\r\nb\rc\x85d\u2028e", "a b c d e"),
    ],
)
def test_words_stay_apart_and_whole(text: str, seen: str) -> None:
    assert one_line(text) == seen


@given(st.lists(st.text()))
def test_lines_are_as_many_as_were_given(lines: list[str]) -> None:
    assert in_lines(lines).count("\n") == len(lines)
    assert all("\n" not in cell(line) and "\t" not in cell(line) for line in lines)


@given(st.text(), st.text())
def test_json_is_the_same_to_a_program_and_cannot_act_on_a_terminal(key: str, text: str) -> None:
    value = {key: [text, 1, None]}
    for written in (exact(value), exact(value, compact=True)):
        assert json.loads(written) == value
        assert visible(written) == written
    assert json.loads(for_people(value)) == visible_tree(value)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("https://me:s3cr3t@example.org/a?b", "https://example.org/a?b"),
        ("http:/me:s3cr3t@example.org/a: no such file", "http:/example.org/a: no such file"),
        ("HTTPS:me:s3/cr?3t#x@example.org", "HTTPS:example.org"),
        ("(ftp://s3cr3t@example.org)", "(ftp://example.org)"),
        ("http://example.org:8080/a@b, https://example.org/@c", None),
        ("mailto:me@example.org, 12:30 at a@b", None),
    ],
)
def test_an_address_is_told_without_name_and_password(text: str, shown: str | None) -> None:
    assert without_secrets(text) == (text if shown is None else shown)


@pytest.mark.parametrize("word", ["http:", "http:/", "https://a:b:", "http:1/", "http:1/@", "x"])
def test_a_long_text_is_looked_through_once(word: str) -> None:
    started = time.process_time()
    for text in (f"@ {word * 100_000}", f"{word * 100_000}@"):
        without_secrets(text)
    assert time.process_time() - started < 5
