"""The notebook of docs/analysis.ipynb runs, and what it shows is what it gives now."""

from __future__ import annotations

import base64
import json
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from analysis import NOTEBOOK, executed, read, said

REMEDY = "run: python tests/analysis.py"


@pytest.fixture(scope="module")
def shown() -> Any:
    """The notebook as it stands."""
    return read()


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """The notebook after it has run."""
    return executed(read(), tmp_path_factory.mktemp("notebook"))


def pictures(notebook: Any) -> list[bytes]:
    return [
        base64.b64decode(output.data["image/png"])
        for cell in notebook.cells
        for output in cell.get("outputs", [])
        if "image/png" in output.get("data", {})
    ]


def test_each_cell_gives_what_the_document_shows(shown: Any, run: Any) -> None:
    for there, now in zip(shown.cells, run.cells, strict=True):
        assert there.source == now.source
        assert said(there) == said(now), f"{there.source}\n{REMEDY}"
        assert there.get("execution_count") == now.get("execution_count"), REMEDY


def test_there_are_ten_questions_with_an_answer_each(shown: Any) -> None:
    answered: dict[str, int] = {}
    for cell in shown.cells:
        if cell.source.startswith("## "):
            question = cell.source.splitlines()[0]
            assert question.endswith("?")
            answered[question] = 0
        elif answered and cell.cell_type == "code":
            answered[question] += len(cell.outputs)
    assert [one.split()[1] for one in answered] == [f"{n}." for n in range(1, 11)]
    assert all(answered.values()), answered


def test_the_plots_show_something(run: Any, tmp_path: Path) -> None:
    plots = pictures(run)
    assert len(plots) >= 7
    assert len(plots) == len(pictures(read()))
    for number, plot in enumerate(plots):
        path = tmp_path / f"{number}.png"
        path.write_bytes(plot)
        with Image.open(path) as picture:
            assert len(picture.convert("RGB").getcolors(2**24) or []) > 10


def test_nothing_in_it_says_where_or_when_it_ran() -> None:
    text = NOTEBOOK.read_text(encoding="utf-8")
    kept = json.loads(text)
    assert {"iopub", "shell", "execution", "/home/", "/root/", "/tmp/", "0x7f"} & {
        word
        for word in ("iopub", "shell", 'execution":', "/home/", "/root/", "/tmp/", "0x7f")
        if word in text
    } == set()
    assert all(cell["metadata"] == {} for cell in kept["cells"])
    assert not [
        output
        for cell in kept["cells"]
        for output in cell.get("outputs", [])
        if output["output_type"] == "error" or output.get("name") == "stderr"
    ]
    assert len(text) < 600_000
