"""A workbook, or another file, brought into a store: on what is there, whole, and nothing recorded lost."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

import goalgraph
import kolada_plan
from decision_files import decision, dialogue, save
from kolada_server import row
from small_plan import FILE, PLAN


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """The small plan as a workbook with a goal that is called otherwise."""
    goalgraph.load(FILE).export(tmp_path / "book", "csv")
    for sheet in (tmp_path / "book").glob("*.csv"):
        text = sheet.read_text(encoding="utf-8-sig")
        sheet.write_text(text.replace("Sjön går att bada i", "Sjön är ren"), encoding="utf-8")
    return tmp_path / "book"


@pytest.fixture
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where folders for the time being are made."""
    (tmp_path / "scratch").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "scratch"))
    return tmp_path / "scratch"


def test_a_workbook_updates_the_plan_in_a_store(tmp_path: Path, book: Path, scratch: Path) -> None:
    store = tmp_path / "store"
    goalgraph.load_into(store, FILE)
    goalgraph.open(store).apply(save(tmp_path, dialogue(decision("M2", note="x"), name="M2"), "M2.json"))
    before = goalgraph.open(store).get("M1").label("sv")
    would, nothing = goalgraph.import_into(store, book, dry_run=True)
    assert nothing is None
    assert goalgraph.open(store).get("M1").label("sv") == before
    made, done = goalgraph.import_into(store, book)
    assert (made.changed, made.added, made.removed) == (would.changed, would.added, would.removed)
    assert done is not None
    assert (done.iri, done.done) == (PLAN, "replaced")
    assert goalgraph.open(store).history("M2")
    assert goalgraph.import_into(store, book)[1] is None
    assert list(scratch.iterdir()) == []


def test_what_a_killed_import_left_is_removed_by_the_next_that_writes(
    tmp_path: Path, book: Path, scratch: Path
) -> None:
    answer, store = tmp_path / "answer.json", tmp_path / "store"
    answer.write_text(json.dumps({"count": 0, "values": []}), encoding="utf-8")
    runs: tuple[Callable[[], object], ...] = (
        lambda: goalgraph.load_into(store, FILE),
        lambda: goalgraph.import_into(store, book),
        lambda: goalgraph.import_into(store, answer),  # of which there is nothing for this plan
        lambda: goalgraph.drop(store, PLAN),
    )
    for run in runs:
        (scratch / "goalgraph-import-999999999-x" / "plan").mkdir(parents=True)
        (scratch / "goalgraph-import-1-x").mkdir(exist_ok=True)
        with suppress(goalgraph.GoalgraphError):
            run()
        assert [path.name for path in scratch.iterdir()] == ["goalgraph-import-1-x"]


def test_a_saved_answer_from_kolada_is_brought_to_the_plan_in_a_store(tmp_path: Path) -> None:
    (tmp_path / "plan.ttl").write_text(kolada_plan.TEXT, encoding="utf-8")
    goalgraph.load_into(tmp_path / "store", tmp_path / "plan.ttl")
    answer = tmp_path / "answer.json"
    answer.write_text(
        json.dumps({"count": 1, "values": [row("N00957", 2018, ("T", 27.4))]}), encoding="utf-8"
    )
    made, _ = goalgraph.import_into(tmp_path / "store", answer)
    assert made.added
    [listed] = goalgraph.plans(goalgraph.open(tmp_path / "store"))
    assert any(graph.endswith("/kolada") for graph in listed.graphs)
    again = goalgraph.load_into(tmp_path / "store", tmp_path / "plan.ttl")
    assert [one.done for one in again] == ["unchanged"]
