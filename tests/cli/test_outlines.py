"""outline on the command line: what is told, as text and as JSON, and what is refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from goalgraph.cli import main

TEXT = "Mål 1. En god skola\n\nRisker\n- För få lärare\n\nAgenda 2030, mål 4\n"


def run(*line: str) -> Result:
    return CliRunner().invoke(main, line, prog_name="goalgraph")


def test_it_tells_what_is_written_and_what_to_do_next(tmp_path: Path) -> None:
    (tmp_path / "mål.txt").write_text(TEXT, encoding="utf-8")
    done = run("outline", str(tmp_path / "mål.txt"))
    book = tmp_path / "mål-utkast.xlsx"
    assert (done.exit_code, book.is_file()) == (0, True)
    assert "Mål: 1, Risker: 1" in done.stdout
    assert f"goalgraph import {book}" in " ".join(done.stdout.split())
    assert run("import", str(book), "-o", str(tmp_path / "plan")).exit_code == 0


def test_as_json_it_tells_the_same(tmp_path: Path) -> None:
    (tmp_path / "goals.md").write_text(TEXT, encoding="utf-8")
    book = tmp_path / "out.xlsx"
    done = run("outline", str(tmp_path / "goals.md"), "-o", str(book), "--format", "json")
    told = json.loads(done.stdout)
    assert told == {
        "workbook": str(book), "counts": {"goals": 1, "risks": 1}, "passages": 4, "mentions": ["SDG4"]
    }  # fmt: skip


@pytest.mark.parametrize(
    "line", [("outline", "nowhere.pdf"), ("outline", "plan.xlsx"), ("--data", "x", "outline", "a.txt")]
)
def test_wrong_input_is_told_in_one_line(
    line: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "plan.xlsx").write_bytes(b"x")
    done = run(*line)
    assert (done.exit_code, done.stdout) == (2, "")
    assert len(done.stderr.strip().splitlines()) == 1
