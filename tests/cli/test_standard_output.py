"""``-o -`` is standard output for what is one file, and one clear line for what is not; no file is called so."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from goalgraph.cli import main
from small_plan import FILE

ONE_FILE = [
    (["page"], b"<!doctype html>"),
    (["report"], b"# "),
    (["report", "--format", "html"], b"<!doctype html>"),
    (["report", "--format", "docx"], b"PK"),
    (["export", "--to", "turtle"], b"@prefix"),
    (["export", "--to", "xlsx"], b"PK"),
    (["query", "latest-values", "--format", "csv"], b"observation_id,"),
    (["query", "latest-values"], b"observation_id"),
]
OF_ITS_OWN = [
    ["export", "--to", "csv", "-o", "-"],
    ["apply", str(FILE), "-o", "-"],
    ["import", str(FILE), "-o", "-"],
    ["outline", str(FILE), "-o", "-"],
    ["kolada", "-o", "-"],
    ["migrate", ".", "-o", "-"],
    ["new", "-"],
    ["publish", "-"],
    ["load", str(FILE), "--into", "-"],
    ["page", "--open", "-o", "-"],
]


@pytest.mark.parametrize(("command", "begins"), ONE_FILE, ids=str)
def test_one_file_goes_to_standard_output_and_nothing_else_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: list[str], begins: bytes
) -> None:
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, [*command, "-o", "-"])
    assert result.exit_code == 0, result.output
    assert result.stdout_bytes.lstrip().startswith(begins)
    assert list(tmp_path.iterdir()) == []


def test_the_page_on_standard_output_is_the_one_that_is_written(tmp_path: Path) -> None:
    printed = CliRunner().invoke(main, ["page", "-o", "-"]).stdout_bytes
    CliRunner().invoke(main, ["page", "-o", str(tmp_path / "page.html")])
    assert printed == (tmp_path / "page.html").read_bytes()


@pytest.mark.parametrize("form", ["turtle", "rdfxml", "graphml"])
def test_an_export_on_standard_output_is_the_one_that_is_written(tmp_path: Path, form: str) -> None:
    name = "https://w3id.org/goalgraph/id/9991/2030"
    plan = FILE.read_text(encoding="utf-8") + f'<{name}> <http://purl.org/dc/terms/title> "a\\rb\\u0085c" .\n'
    (tmp_path / "plan.ttl").write_text(plan, encoding="utf-8")
    command = ["--data", str(tmp_path / "plan.ttl"), "export", "--to", form, "-o"]
    printed = CliRunner().invoke(main, [*command, "-"]).stdout_bytes
    CliRunner().invoke(main, [*command, str(tmp_path / "written")])
    assert printed == (tmp_path / "written").read_bytes()


@pytest.mark.parametrize("command", OF_ITS_OWN, ids=lambda one: one[0])
@pytest.mark.parametrize(
    ("lang", "told"), [("sv", "ett namn i stället för -"), ("en", "a name in place of -")]
)
def test_what_is_no_single_file_is_refused_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: list[str], lang: str, told: str
) -> None:
    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(main, ["--lang", lang, *command])
    assert result.exit_code == 2
    assert told in result.stderr
    assert len(result.stderr.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []
