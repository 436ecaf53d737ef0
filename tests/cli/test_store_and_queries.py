"""What the installed command does with a store on disk, and what it says of SPARQL that finds nothing."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

import goalgraph
from decision_files import decision, dialogue, save
from goalgraph.rdf.reading import read
from goalgraph.rdf.store import LocalStore
from small_plan import FILE, PLAN


@pytest.fixture
def store(tmp_path: Path) -> Path:
    kept = LocalStore(tmp_path / "store")
    kept.add(read([FILE]))
    return tmp_path / "store"


def start(command: str, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [command, "--lang", "en", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )


def run(command: str, *arguments: str) -> tuple[int, str, str]:
    process = start(command, *arguments)
    out, err = process.communicate()
    return process.returncode, out, err


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.parametrize(
    "arguments",
    [
        "show",
        "show M1",
        "trace M1",
        "query goals-without-strategy --timeout 60",
        "validate",
        "report",
        "apply --template",
    ],
)
def test_a_command_that_reads_leaves_the_store_as_it_is(command: str, store: Path, arguments: str) -> None:
    before = contents(store)
    code, out, err = run(command, "--store", str(store), *arguments.split())
    assert code in (0, 1), err
    assert out
    assert contents(store) == before


def test_several_read_a_store_at_once(command: str, store: Path) -> None:
    readers = [start(command, "--store", str(store), "show") for _ in range(3)]
    told = {reader.communicate() for reader in readers}
    assert {reader.returncode for reader in readers} == {0}
    assert len(told) == 1


def test_of_two_who_decide_at_once_nothing_said_to_be_brought_in_is_lost(
    command: str, store: Path, tmp_path: Path
) -> None:
    for turn in range(3):
        files = [
            save(
                tmp_path,
                dialogue(decision(goal, note=f"turn {turn}"), name=f"{goal}-{turn}"),
                f"{goal}-{turn}.json",
            )
            for goal in ("M1", "M2")
        ]
        writers = [start(command, "--store", str(store), "apply", str(file)) for file in files]
        told = [writer.communicate() for writer in writers]
        assert {writer.returncode for writer in writers} <= {0, 2}, told
        assert 0 in {writer.returncode for writer in writers}, told
        kept = goalgraph.open(store)
        for goal, writer in zip(("M1", "M2"), writers, strict=True):
            said = [record for record in kept.history(goal) if f"turn {turn}" in record.note.values()]
            assert bool(said) == (writer.returncode == 0), told


@pytest.mark.parametrize(
    ("text", "code", "out", "err"),
    [
        (f"SELECT (COUNT(*) AS ?n) FROM <{PLAN}/stated> {{ ?s a gg:FocusArea }}", 0, "n\n2\n", ""),
        ("SELECT ?s FROM <urn:none> { ?s ?p ?o }", 2, "", "urn:none"),
        ("SELECT ?s { ?s foo:bar ?o }", 2, "", "the prefix foo: is not declared"),
        ("SELECT ?s { ?s gg:contributsTo ?o }", 0, "s\n", "the nearest known term is gg:contributesTo"),
        ("ASK " + "{" * 3000 + "}" * 3000, 2, "", "100 levels"),
    ],
)
def test_sparql_that_finds_nothing_is_told_why(
    command: str, text: str, code: int, out: str, err: str
) -> None:
    given = run(command, "--data", str(FILE), "query", text)
    assert given[:2] == (code, out)
    assert err in given[2]
    assert given[2].count("\n") == bool(err)
