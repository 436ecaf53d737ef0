"""The notebook of docs/analysis.ipynb: its cells run in order, as in Jupyter.

In: the notebook. Out: the same with what its cells give now, and nothing of when or where they ran. Run as a
program, it writes that into docs/analysis.ipynb.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import Any

import nbformat
from nbclient import NotebookClient
from traitlets.config import Config

from places import ROOT

NOTEBOOK = ROOT / "docs" / "analysis.ipynb"
SECONDS = 120


def read(path: Path = NOTEBOOK) -> Any:
    """The notebook as it stands."""
    return nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]


def executed(notebook: Any, folder: Path) -> Any:
    """The notebook after all its cells have run in the folder of the documents.

    Args:
        notebook: it is changed too.
        folder: where the kernel is reached.

    Raises:
        CellExecutionError: a cell fails.
    """
    settings = {
        **os.environ,
        "MPLBACKEND": "module://matplotlib_inline.backend_inline",
    }
    for name in ("COLUMNS", "GOALGRAPH_LANG", "PYTHONWARNINGS"):
        settings.pop(name, None)
    # Sockets of files, where there are such: nothing listens on the network, and nobody else may read them.
    transport = "ipc" if os.name == "posix" else "tcp"
    kernel = {"transport": transport, "connection_file": str(folder / "kernel.json")}
    client = NotebookClient(
        notebook,
        config=Config({"KernelManager": kernel}),
        resources={"metadata": {"path": str(NOTEBOOK.parent)}},
        timeout=SECONDS,
        record_timing=False,
    )
    client.execute(env=settings)
    return cleaned(notebook)


def cleaned(notebook: Any) -> Any:
    """The notebook without what differs from run to run and from machine to machine."""
    notebook.metadata = {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    for number, cell in enumerate(notebook.cells):
        cell.id, cell.metadata = f"cell-{number}", {}
        for output in cell.get("outputs", []):
            output.get("metadata", {}).clear()
            held = output.get("data", {})
            # What is drawn says it all; as text the same is the whole object.
            if "goalgraph" in held.get("text/html", "")[:80]:
                del held["text/plain"]
    return notebook


def said(cell: Any) -> list[tuple[str, str]]:
    """What a cell gives: kinds with their texts, and of a picture that there is one."""
    found = []
    for output in cell.get("outputs", []):
        found += [(output.name, " ".join(output.text.split()))] if output.output_type == "stream" else []
        for kind, held in sorted(output.get("data", {}).items()):
            found.append((kind, "" if kind.startswith("image/") else " ".join(held.split())))
    return found


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        made = executed(read(), Path(place))
    nbformat.write(made, NOTEBOOK)  # type: ignore[no-untyped-call]
