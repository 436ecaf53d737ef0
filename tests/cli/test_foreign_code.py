"""Nothing that lies beside the data, or in the folder one stands in, is run or obeyed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from goalgraph.rdf.reading import read
from goalgraph.rdf.store import LocalStore
from places import ROOT
from small_plan import FILE

NAMES = [
    "pyoxigraph",
    "rdflib",
    "goalgraph",
    "click",
    "json",
    "sitecustomize",
    "usercustomize",
    "runpy",
    "typing",
    "threading",
    "resource",
    "psutil",
    "pyshacl",
    "owlrl",
    "rich",
    "jinja2",
    "markupsafe",
    "docx",
    "lxml",
    "networkx",
    "pyvis",
    "IPython",
    "traitlets",
    "jsonschema",
    "rapidfuzz",
    "PIL",
    "html5rdf",
    "pyparsing",
    "requests",
    "prettytable",
    "numpy",
    "scipy",
    "pandas",
    "matplotlib",
    "tomllib",
    "csv",
    "io",
    "subprocess",
    "conftest",
]
SETTINGS = (
    "matplotlibrc",
    "ipython_config.py",
    "pyvenv.cfg",
    "python._pth",
    ".env",
    "setup.cfg",
    "pyproject.toml",
)
YEAR = ROOT / "data" / "examples" / "sjobacka" / "decisions-2030"
COMMANDS = [
    "show",
    "show M1",
    "show M1 --history",
    "trace M1",
    "query goals-without-strategy",
    "query goals-without-strategy --timeout 60",
    "query @query.rq --timeout 60 --format json",
    "query DESCRIBE<urn:x> --format turtle",
    "queries",
    "validate",
    "page -o page.html",
    "report -o report.md",
    "report -o report.html",
    "report -o report.docx",
    "diff plan.ttl plan.ttl",
    "new started --municipality Lindby --code 9999 --year 2030",
    "apply workshop.jsonld --dry-run",
]


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """A folder with a plan and with files that have the names of modules and settings."""
    for name in NAMES:
        marked = f"open({str(tmp_path / 'RUN')!r}, 'a').write({name!r} + '\\n')\n"
        (tmp_path / f"{name}.py").write_text(marked, encoding="utf-8")
    for name in SETTINGS:
        (tmp_path / name).write_text("backend: nonsense\n", encoding="utf-8")
    shutil.copy(FILE, tmp_path / "plan.ttl")
    shutil.copy(YEAR / "1-dialog-februari.jsonld", tmp_path / "workshop.jsonld")
    (tmp_path / "query.rq").write_text("SELECT ?s { ?s a gg:Goal }", encoding="utf-8")
    store = LocalStore(tmp_path / "store")
    store.add(read([FILE]))
    return tmp_path


def run(hostile: Path, *command: str) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(command, cwd=hostile, capture_output=True, text=True, encoding="utf-8", check=False)
    assert "Traceback" not in done.stderr
    return done


@pytest.mark.parametrize("arguments", COMMANDS)
def test_no_command_runs_what_lies_in_the_folder(hostile: Path, command: str, arguments: str) -> None:
    alone = arguments.split()[0] in ("diff", "new")
    done = run(hostile, command, *([] if alone else ["--data", "plan.ttl"]), *arguments.split())
    assert done.returncode in (0, 1, 2)
    assert not (hostile / "RUN").exists()


@pytest.mark.parametrize("arguments", ["show", "query goals-without-strategy --timeout 60"])
def test_nor_does_one_on_a_store(hostile: Path, command: str, arguments: str) -> None:
    done = run(hostile, command, "--store", "store", *arguments.split())
    assert done.returncode == 0, done.stderr
    assert not (hostile / "RUN").exists()


@pytest.mark.parametrize("arguments", ["show", "query goals-without-strategy --timeout 60", "validate"])
def test_nor_does_the_module_once_it_runs(hostile: Path, arguments: str) -> None:
    """Python itself looks in the folder for what it needs before it comes to goalgraph."""
    for name in ("goalgraph", "runpy", "typing", "io"):
        (hostile / f"{name}.py").unlink()
    done = run(hostile, sys.executable, "-m", "goalgraph", "--data", "plan.ttl", *arguments.split())
    assert done.returncode in (0, 1), done.stderr
    assert not (hostile / "RUN").exists()


def test_nor_does_the_library_in_an_interpreter_that_looks_there(hostile: Path) -> None:
    """What has been imported before stays what it is in the process of a timed query."""
    code = (
        "import goalgraph, pyoxigraph, psutil, subprocess, concurrent.futures, json, os;"
        f"os.chdir({str(hostile)!r});"
        "assert goalgraph.load('plan.ttl').query('goals-without-strategy', timeout=60).rows"
    )
    environment = {**os.environ, "PYTHONPATH": str(hostile)}
    done = subprocess.run(
        [sys.executable, "-P", "-E", "-c", code],
        cwd=hostile.parent,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert not (hostile / "RUN").exists()
