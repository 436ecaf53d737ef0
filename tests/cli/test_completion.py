"""What a shell offers: asked through click, as a shell asks."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.shell_completion import ShellComplete, get_completion_class

from goalgraph.cli import main
from small_plan import FILE


def offered(*typed: str) -> list[str]:
    *before, begun = typed
    shell = ShellComplete(main, {}, "goalgraph", "_GOALGRAPH_COMPLETE")
    return [item.value for item in shell.get_completions(before, begun)]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        (("show", "ks4"), ["KS4"]),
        (("trace", "KS5", "--to", "KF1"), ["KF1a", "KF1b", "KF10"]),
        (("--data", str(FILE), "show", "M"), ["M1", "M2", "M3", "M1.S1", "M1.V1"]),
        (("show", "--data", str(FILE), "O1.I"), ["O1.I1", "O1.I1.X1", "O1.I1.X2"]),
        (("show", "0665"), ["0665/2015", "0665/2019"]),
        (("report", "--occasion", ""), ["RO1", "RO2"]),
        (("validate", "--profile", "v"), ["vaggeryd"]),
        (("validate", "--fail-on", "w"), ["warning"]),
        (("quer",), []),
    ],
    ids=str,
)
def test_ids_plans_profiles_and_choices_go_on_from_what_is_typed(
    typed: tuple[str, ...], expected: list[str]
) -> None:
    found = offered(*typed)
    assert sorted(found) == sorted(expected) if expected else "query" in found


def test_queries_and_commands_are_offered_with_what_they_are() -> None:
    assert "goals-without-strategy" in offered("query", "goals")
    assert offered("queries", "red") == ["red-thread"]
    shell = ShellComplete(main, {}, "goalgraph", "_GOALGRAPH_COMPLETE")
    (item,) = shell.get_completions([], "trac")
    assert item.help
    assert "Röda tråden" in item.help
    assert next(item.help for item in shell.get_completions(["show"], "KS5"))


def test_files_are_offered_where_files_are_asked_for() -> None:
    shell = ShellComplete(main, {}, "goalgraph", "_GOALGRAPH_COMPLETE")
    for typed in (["--data"], ["show", "--data"], ["apply"], ["page", "-o"], ["diff"]):
        assert [item.type for item in shell.get_completions(typed, "x")] == ["file"], typed


def test_what_cannot_be_read_offers_nothing(tmp_path: Path) -> None:
    assert offered("--data", str(tmp_path / "none"), "show", "K") == []


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_has_its_script(shell: str) -> None:
    complete = get_completion_class(shell)
    assert complete is not None
    assert "_GOALGRAPH_COMPLETE" in complete(main, {}, "goalgraph", "_GOALGRAPH_COMPLETE").source_template % {
        "complete_func": "f",
        "complete_var": "_GOALGRAPH_COMPLETE",
        "prog_name": "goalgraph",
    }
