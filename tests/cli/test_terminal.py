"""What is printed fits the terminal: no name is cut, no tree is broken, and a pipe gets whole lines."""

from __future__ import annotations

import re
import shutil

import pytest
from click.formatting import HelpFormatter
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from goalgraph.cli import main
from goalgraph.cli.terminal import fitted, help_width, screen_width, table

WORDY = st.text(alphabet="abcåäö12.· ", min_size=1, max_size=200)
RUNS = [
    ["show"],
    ["show", "KS1"],
    ["show", "A2"],
    ["trace", "KS1"],
    ["trace", "KS1", "--to", "SDG11"],
    ["validate"],
    ["validate", "--by", "goal", "--idle-rules"],
    ["queries"],
    ["queries", "red-thread"],
    ["terms"],
    ["query", "dialogue-agenda", "--format", "table"],
    ["query", "red-thread", "--format", "table"],
]


@pytest.mark.parametrize("run", RUNS, ids=" ".join)
@pytest.mark.parametrize("lang", ["sv", "en"])
def test_eighty_columns_hold_every_line_and_lose_no_word(run: list[str], lang: str) -> None:
    wide = CliRunner().invoke(main, ["--lang", lang, *run], env={"COLUMNS": "400"}).stdout
    narrow = CliRunner().invoke(main, ["--lang", lang, *run], env={"COLUMNS": "80"}).stdout
    too_long = [line for line in narrow.splitlines() if len(line) > 80 and " " in line.strip()]
    assert too_long == []
    drawn = "[ │├└─:]+"
    assert set(re.sub(drawn, " ", wide).split()) <= set(re.sub(drawn, " ", narrow).split())


def test_a_pipe_gets_whole_lines() -> None:
    done = CliRunner().invoke(main, ["trace", "KS1"])
    steps = [line for line in done.stdout.splitlines() if "─ " in line]
    assert steps
    assert all(re.search(r"\[(angiven|möjlig|beslutad)", line) for line in steps)


@given(WORDY, st.integers(20, 100))
def test_wrapping_keeps_every_word_in_order(text: str, width: int) -> None:
    assert fitted(text, width).split() == text.split()


def test_the_branches_of_a_tree_go_on_through_wrapped_lines() -> None:
    tree = (
        "  ├─ A1 ett två tre fyra\n  │  ├─ B ett två tre fyra\n  │  └─ C ett två tre fyra\n  └─ D ett två tre"
    )
    assert fitted(tree, 16).splitlines() == [
        "  ├─ A1 ett två",
        "  │  │  tre fyra",
        "  │  ├─ B ett",
        "  │  │    två",
        "  │  │    tre",
        "  │  │    fyra",
        "  │  └─ C ett",
        "  │       två",
        "  │       tre",
        "  │       fyra",
        "  └─ D ett två",
        "       tre",
    ]


def test_a_table_too_wide_for_the_terminal_is_a_list_of_its_cells(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "60")
    assert "│" not in table(["id", "namn"], [["KS1", "Skola"]])
    assert re.sub("[ ─]+", " ", table(["id", "namn"], [["KS1", "Skola"]])).split() == [
        "id",
        "namn",
        "KS1",
        "Skola",
    ]
    wide = table(["first", "second", "third"], [["a" * 30, "b" * 30, "c c"], ["d", "e", "f"]])
    assert wide == f"first: {'a' * 30}\nsecond: {'b' * 30}\nthird: c c\n\nfirst: d\nsecond: e\nthird: f\n"


@pytest.mark.parametrize("said", ["", "0", "40", "60", "80", "400", "wide"])
def test_widths_are_those_that_shutil_and_click_would_find(
    said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", said)
    assert help_width() == HelpFormatter().width
    found = max(shutil.get_terminal_size().columns, 40)
    assert screen_width() == (found if said.isdecimal() else None)


def test_help_of_a_command_is_as_wide_as_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    def longest(columns: str) -> int:
        monkeypatch.setenv("COLUMNS", columns)
        return max(map(len, CliRunner().invoke(main, ["query", "--help"]).stdout.splitlines()))

    assert longest("60") <= 60 < longest("80") <= 80


def test_without_standard_output_help_has_a_width(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.__stdout__", None)
    assert help_width() == 78


def test_a_cell_of_more_lines_than_anybody_reads_is_drawn_in_one() -> None:
    drawn = table(["id", "namn"], [["KS1", "rad\n" * 200_000 + "slut"], ["KS2", "två\nrader"]])
    assert [line.split()[-1] for line in drawn.splitlines() if line][-2:] == ["två", "rader"]
    assert drawn.count("\n") < 50_000
