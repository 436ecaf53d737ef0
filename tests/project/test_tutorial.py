"""The tutorial stays true: its commands, run in order on one copy of the example, print what it shows."""

from __future__ import annotations

from pathlib import Path

import pytest

import tutorial
from goalgraph.cli.group import MODULES

TEXT = tutorial.TUTORIAL.read_text(encoding="utf-8")
FOUND = tutorial.transcripts(TEXT)
NUMBERS = range(len(FOUND))


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> list[tutorial.Result]:
    """What the tutorial's commands do now."""
    return tutorial.run(FOUND, tmp_path_factory.mktemp("tutorial"))


@pytest.mark.parametrize("number", NUMBERS, ids=[f"{n}: {t.line}"[:80] for n, t in enumerate(FOUND)])
def test_each_command_prints_what_the_tutorial_shows(number: int, results: list[tutorial.Result]) -> None:
    assert results[number].code == FOUND[number].code, results[number].shown
    assert results[number].shown == FOUND[number].printed


def test_every_console_block_with_goalgraph_is_a_transcript() -> None:
    assert TEXT.count("$ goalgraph") == len(FOUND) >= 15


def test_the_tutorial_goes_through_the_year() -> None:
    lines = [transcript.line for transcript in FOUND]
    for name in ("validate", "show", "page", "apply", "report", "new", "diff"):
        assert any(name in line.split() for line in lines), name
        assert name in MODULES
    applied = [line for line in lines if " apply " in line]
    files = sorted(path.name for path in (tutorial.EXAMPLE / "decisions-2030").glob("*.jsonld"))
    assert [name for name in files if any(name in line for line in applied)] == files
    assert {transcript.code for transcript in FOUND} == {0, 1}


def test_the_reader_is_told_to_make_the_copy_that_the_commands_run_in() -> None:
    assert "cp -r data/examples/sjobacka sjobacka\n" in TEXT


def test_a_transcript_says_how_much_it_shows_and_how_the_command_ends() -> None:
    block = "<!-- transcript: {} -->\n```console\n$ goalgraph show\nA\n```"
    [both] = tutorial.transcripts(block.format("first 3 lines, exit code 1"))
    assert (both.line, both.printed, both.lines, both.code) == ("goalgraph show", "A\n", 3, 1)
    with pytest.raises(ValueError, match="first x lines"):
        tutorial.transcripts(block.format("first x lines"))
    assert tutorial.shown("a\nb\n\n", 2) == "a\nb\n"
    assert tutorial.shown("a\nb\nc\n", 2) == "a\nb\n…\n"


def test_rewriting_fills_in_what_is_printed_and_keeps_what_fails(tmp_path: Path) -> None:
    text = (
        "<!-- transcript: first 1 lines -->\n```console\n$ goalgraph --data sjobacka/2031 show KS1\nold\n```\n"
        "<!-- transcript -->\n```console\n$ goalgraph show NOTHING\nkept\n```\n"
    )
    new, wrong = tutorial.rewritten(text, tmp_path)
    assert "KS1\nold" not in new
    assert "KS 1 · All pupils" in new
    assert new.endswith("$ goalgraph show NOTHING\nkept\n```\n")
    assert [line.partition(":")[0] for line in wrong] == ["goalgraph show NOTHING"]
