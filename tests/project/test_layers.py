"""The house has floors: imports lead down, lazy and typing-only ones included (see ``pyproject.toml``)."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from importlinter import cli

from places import ROOT

SOURCE = ROOT / "src" / "goalgraph"


def test_imports_lead_down(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    assert cli.lint_imports(no_cache=True) == cli.EXIT_STATUS_SUCCESS


@pytest.mark.parametrize(
    "path", sorted(SOURCE.rglob("*/*.py")), ids=lambda p: p.relative_to(SOURCE).as_posix()
)
def test_nothing_but_the_command_line_knows_the_package_as_a_whole(path: Path) -> None:
    if path.relative_to(SOURCE).parts[0] == "cli":
        return
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            assert "goalgraph" not in [name.name for name in node.names]
        if isinstance(node, ast.ImportFrom):
            assert node.module != "goalgraph"
