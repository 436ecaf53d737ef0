"""A run of apply that is killed: the store and the file are never at odds, and the next run finishes it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import goalgraph
from decision_files import EVERYTHING, decision, dialogue, save
from goalgraph.base.errors import OutputError
from goalgraph.decisions import log_of
from goalgraph.rdf.store import LocalStore
from killing import at_each_line
from small_plan import FILE, PLAN

TRACED = ("decisions/__init__.py:_applied", "base/files.py:prepared", "base/files.py:make")
ENTRIES = {goal: dialogue(decision(goal, note="x"), name=goal) for goal in ("M1", "M2", "M3")}


def template(folder: Path) -> None:
    """A store and a file with an earlier decision, and a decisions file on each goal."""
    folder.mkdir()
    store, loaded = LocalStore(folder / "store"), goalgraph.load(FILE).store
    for name in loaded.graphs():
        store.put_graph(name, loaded.get_graph(name))
    del store
    for goal, document in ENTRIES.items():
        save(folder.parent, document, f"{goal}.txt")
    apply(folder, "M3")


def apply(place: Path, goal: str) -> None:
    goalgraph.open(place / "store").apply(place.parent / f"{goal}.txt", output=place)


def apply_to_a_store_and_a_file(place: Path) -> None:
    if not (place / "store").exists():
        shutil.copytree(place.parent / "template", place, dirs_exist_ok=True)
    apply(place, "M1")


def stored(place: Path) -> set[str]:
    return {s.notation for s in log_of(goalgraph.open(place / "store").scope).standpoints}


def written(place: Path) -> set[str]:
    return {s.notation for s in log_of(goalgraph.load(FILE, place / "decisions.ttl").scope).standpoints}


def the_next_run_finishes_it(place: Path) -> None:
    assert {"M3.D1"} <= written(place) <= stored(place) <= {"M1.D1", "M3.D1"}
    goal = "M2" if place.name.isdecimal() and int(place.name) % 2 else "M1"
    before = stored(place)
    apply(place, goal)
    assert written(place) == stored(place) == before | {f"{goal}.D1"}
    assert {path.name for path in place.iterdir()} == {"store", "decisions.ttl"}


def test_killed_at_any_line_it_is_finished_by_the_next_run(tmp_path: Path) -> None:
    template(tmp_path / "template")
    kills = at_each_line(
        __file__, "apply_to_a_store_and_a_file", "the_next_run_finishes_it", tmp_path, *TRACED, every=5
    )
    assert kills > 5


def test_what_was_left_half_done_in_the_other_order_is_finished_too(tmp_path: Path) -> None:
    """The file that an earlier version wrote first, with a store that it did not come to."""
    place = tmp_path / "place"
    template(place)
    save(tmp_path, dialogue(decision("M1", **EVERYTHING), name="M1"), "M1.txt")
    shutil.copytree(place / "store", tmp_path / "before")
    apply(place, "M1")
    shutil.rmtree(place / "store")
    (tmp_path / "before").rename(place / "store")
    text = (place / "decisions.ttl").read_bytes()
    with pytest.raises(OutputError):
        apply(place, "M2")
    apply(place, "M1")
    assert stored(place) == written(place) == {"M1.D1", "M3.D1"}
    assert (place / "decisions.ttl").read_bytes() == text


def test_a_file_that_cannot_be_put_in_place_changes_no_store(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As when another program has the file open on Windows."""
    place = tmp_path / "place"
    template(place)
    text = (place / "decisions.ttl").read_bytes()

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    graph = goalgraph.open(place / "store")
    with monkeypatch.context() as broken:
        broken.setattr(Path, "replace", refuse)
        with pytest.raises(OutputError, match="Permission denied"):
            graph.apply(tmp_path / "M1.txt", output=place)
    assert graph.history("M1") == ()
    del graph
    assert stored(place) == {"M3.D1"}
    assert (place / "decisions.ttl").read_bytes() == text
    apply(place, "M1")
    assert stored(place) == written(place) == {"M1.D1", "M3.D1"}
    assert goalgraph.open(place / "store").plans[0].iri == PLAN
