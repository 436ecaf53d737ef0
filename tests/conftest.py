"""What several test modules share: the bundled plan, the source, and the installed command."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import pytest

import goalgraph

ROOT = Path(__file__).parent.parent
SOURCE = ROOT.parent / "shared" / "source" / "kommunstyrelsens-mal-2019.txt"


@pytest.fixture(scope="session")
def bundled() -> goalgraph.Graph:
    """The plan that goalgraph ships."""
    return goalgraph.load()


@pytest.fixture(scope="session")
def source_lines() -> list[str]:
    """The document's lines; where it is not there the test is skipped, but not in CI."""
    if not SOURCE.is_file():
        if os.environ.get("CI"):
            pytest.fail("CI must have the source document beside the project")
        pytest.skip("the source document is not beside the project (shared/source)")
    return SOURCE.read_text(encoding="utf-8").split("\n")


@pytest.fixture(scope="session")
def command() -> str:
    """The installed console script."""
    found = shutil.which("goalgraph", path=str(Path(sys.executable).parent))
    if found is None:
        pytest.fail("the goalgraph command is not installed beside this Python; run pip install -e '.[test]'")
    return found
