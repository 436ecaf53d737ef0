from __future__ import annotations

import errno
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import SimpleNamespace

import pyoxigraph as ox
import pytest

from goalgraph.base.errors import StoreChanged, StoreError, StoreInUse
from goalgraph.base.locking import lock_of, locked
from goalgraph.rdf import kept
from goalgraph.rdf.faults import StoreMoved
from goalgraph.rdf.kept import KeptStore, changed_under
from goalgraph.rdf.store import LocalStore

G1, G2 = "urn:g1", "urn:g2"


def triple(number: int) -> ox.Triple:
    return ox.Triple(ox.NamedNode(f"urn:s{number}"), ox.NamedNode("urn:p"), ox.Literal(number))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    store = LocalStore(tmp_path / "store")
    store.put_graph(G1, [triple(1)])
    store.put_graph(G2, [triple(2)])
    return tmp_path / "store"


def files(folder: Path) -> dict[str, tuple[bytes, int]]:
    return {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.iterdir()}


def test_reading_leaves_the_folder_as_it_is(folder: Path) -> None:
    before = files(folder)
    store = KeptStore(folder)
    assert store.get_graph(G1) == [triple(1)]
    assert store.graphs() == [G1, G2]
    assert files(folder) == before


@pytest.mark.parametrize("number", [errno.EROFS, errno.EACCES, errno.EFBIG])
def test_a_disk_that_cannot_be_written_to_is_told_in_the_systems_words(
    folder: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def refused(folder: Path) -> None:
        raise OSError(f"IO error: While open a file for appending: {folder}/LOG: {os.strerror(number)}")

    store = KeptStore(folder)
    monkeypatch.setattr(kept, "ox", SimpleNamespace(Store=refused))
    with pytest.raises(StoreError) as caught:
        store.keep({G1: []})
    assert caught.value.details["reason"] == os.strerror(number)


def test_what_was_opened_stays_as_it_was(folder: Path) -> None:
    store = KeptStore(folder)
    writer = LocalStore(folder)
    for turn in range(200):
        writer.put_graph(G1, [triple(number) for number in range(turn, turn + 50)])
    writer._store.flush()
    writer._store.optimize()
    del writer
    assert store.get_graph(G1) == [triple(1)]
    assert len(KeptStore(folder).get_graph(G1)) == 50


def test_several_graphs_are_replaced_together_and_looked_at_together(folder: Path) -> None:
    store = KeptStore(folder)
    store.keep({G1: [triple(9)], "urn:g3": [triple(3)], G2: []})
    for one in (store, KeptStore(folder)):
        assert one.graphs() == [G1, "urn:g3"]
        assert sorted(quad.graph_name.value for quad in one.matching(predicate="urn:p")) == [G1, "urn:g3"]  # type: ignore[union-attr]
        assert one.get_graph(G2) == []


def test_where_one_of_several_has_changed_none_is_replaced(folder: Path) -> None:
    first, second = KeptStore(folder), KeptStore(folder)
    first.keep({G1: [triple(3)]})
    with pytest.raises(StoreChanged):
        second.keep({G2: [triple(5)], G1: [triple(4)]})
    assert KeptStore(folder).get_graph(G2) == [triple(2)]


def test_a_store_is_made_where_there_is_nothing(tmp_path: Path) -> None:
    store = KeptStore.at(tmp_path / "a" / "new")
    store.keep({G1: [triple(1)]})
    assert KeptStore.at(tmp_path / "a" / "new").get_graph(G1) == [triple(1)]


def test_no_store_is_made_among_other_files(tmp_path: Path) -> None:
    (tmp_path / "plan.ttl").touch()
    for place in (tmp_path, tmp_path / "plan.ttl"):
        with pytest.raises(StoreError):
            KeptStore.at(place)
    assert [path.name for path in tmp_path.iterdir()] == ["plan.ttl"]


def test_what_is_kept_is_there_for_the_next_reader(folder: Path) -> None:
    store = KeptStore(folder)
    store.keep({G1: [triple(9)]})
    assert store.get_graph(G1) == KeptStore(folder).get_graph(G1) == [triple(9)]
    store.keep({G1: [triple(10)]})
    assert KeptStore(folder).get_graph(G1) == [triple(10)]
    assert KeptStore(folder).get_graph(G2) == [triple(2)]


def test_what_the_engine_left_when_it_was_killed_goes_when_somebody_writes(folder: Path) -> None:
    (folder / "OPTIONS-000014.dbtmp").write_bytes(b"half")
    store = KeptStore(folder)
    assert (folder / "OPTIONS-000014.dbtmp").exists()
    store.keep({G1: [triple(9)]})
    assert not list(folder.glob("*.dbtmp"))
    assert KeptStore(folder).get_graph(G1) == [triple(9)]


def test_what_the_engine_did_before_is_not_kept_for_each_time_somebody_wrote(folder: Path) -> None:
    for number in range(5):
        KeptStore(folder).keep({G1: [triple(number)]})
    assert [path.name for path in folder.glob("LOG*")] == ["LOG"]


def test_the_locks_of_those_who_were_killed_go_when_somebody_writes(folder: Path) -> None:
    """Whoever made the store, and who was to change it and had not yet said so in the lock."""
    made, changed = lock_of(folder), lock_of(changed_under(folder))
    made.write_text('\n{"pid": "1"}', encoding="utf-8")
    changed.touch()
    KeptStore(folder).keep({G1: [triple(9)]})
    assert not made.exists()
    assert not changed.exists()


def test_the_lock_of_somebody_who_changes_the_store_stays(folder: Path) -> None:
    with locked(changed_under(folder)):
        with ThreadPoolExecutor() as other:
            other.submit(KeptStore(folder).keep, {G1: [triple(9)]}).result()
        KeptStore(folder).keep({G1: [triple(10)]})
        assert lock_of(changed_under(folder)).exists()
    assert not lock_of(changed_under(folder)).exists()


def test_blank_nodes_that_are_kept_can_be_replaced(folder: Path) -> None:
    store = KeptStore(folder)
    for _ in range(2):
        store.keep({G1: [ox.Triple(ox.BlankNode(), ox.NamedNode("urn:p"), ox.BlankNode())]})
    assert len(KeptStore(folder).get_graph(G1)) == 1


def test_of_two_who_change_a_graph_the_second_is_told(folder: Path) -> None:
    first, second = KeptStore(folder), KeptStore(folder)
    first.keep({G1: [triple(3)]})
    with pytest.raises(StoreChanged) as caught:
        second.keep({G1: [triple(4)]})
    assert caught.value.details == {"location": folder, "graph": G1}
    second.keep({G2: [triple(5)]})
    assert KeptStore(folder).get_graph(G1) == [triple(3)]
    assert KeptStore(folder).get_graph(G2) == [triple(5)]


def test_two_may_read_while_somebody_has_it_open_to_write(folder: Path) -> None:
    writer = LocalStore(folder)
    one, two = KeptStore(folder), KeptStore(folder)
    assert one.get_graph(G1) == two.get_graph(G1) == writer.get_graph(G1)


def test_whoever_writes_waits_for_another_and_then_says_so(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "PATIENCE", 0.2)
    store = KeptStore(folder)
    writer = LocalStore(folder)
    with pytest.raises(StoreInUse) as caught:
        store.keep({G1: [triple(9)]})
    assert caught.value.details == {"location": folder, "seconds": "0.2"}
    del writer
    store.keep({G1: [triple(9)]})


WRITER = """
import sys
import pyoxigraph as ox
store, node = ox.Store(sys.argv[1]), ox.NamedNode
print("begun", flush=True)
for turn in range(100_000):
    store.update(f'DELETE {{ GRAPH ?g {{ ?s ?p ?o }} }} INSERT {{ GRAPH ?g {{ ?s ?p {turn} }} }}'
                 ' WHERE { GRAPH ?g { ?s ?p ?o } }')
    if turn % 50 == 0:
        store.flush()
"""


def test_what_is_read_while_somebody_writes_is_whole(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "PATIENCE", 0.5)
    writer = subprocess.Popen([sys.executable, "-c", WRITER, str(folder)], stdout=subprocess.PIPE)
    try:
        assert writer.stdout
        assert writer.stdout.readline().strip() == b"begun"
        for _ in range(8):
            try:
                store = KeptStore(folder)
            except StoreInUse:
                continue
            (one,), (two,) = store.get_graph(G1), store.get_graph(G2)
            assert one.object == two.object or {one, two} == {triple(1), triple(2)}
    finally:
        writer.kill()
        writer.communicate()
    assert len(KeptStore(folder).get_graph(G1)) == 1


def test_a_folder_that_nobody_may_write_to_can_be_read(folder: Path) -> None:
    modes = [(path, path.stat().st_mode) for path in (*folder.iterdir(), folder)]
    for path, _ in modes:
        path.chmod(0o555 if path == folder else 0o444)
    try:
        assert KeptStore(folder).get_graph(G1) == [triple(1)]
    finally:
        for path, mode in modes:
            path.chmod(mode)


def test_a_folder_without_a_store_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StoreError) as caught:
        KeptStore(tmp_path)
    assert not isinstance(caught.value, StoreInUse)
    assert list(tmp_path.iterdir()) == []


class Gone:
    """A store of the engine whose files a writer has replaced."""

    def __init__(self, message: str) -> None:
        self.message = message

    def __getattr__(self, name: str) -> object:
        raise OSError(self.message)


def test_what_a_writer_has_replaced_is_read_as_it_is_now_and_then_nothing_is_kept(folder: Path) -> None:
    store, other = KeptStore(folder), KeptStore(folder)
    other.keep({G1: [triple(7)]})
    store._disk = Gone(f"IO error: While open a file for random read: {folder}/9.sst: No such file")  # type: ignore[assignment]
    assert store.get_graph(G1) == [triple(7)]
    assert store.graphs() == [G1, G2]
    with pytest.raises(StoreMoved) as caught:
        store.keep({G2: [triple(8)]})
    assert G2 not in caught.value.message("en")  # which nobody has changed
    assert KeptStore(folder).get_graph(G2) == [triple(2)]


def test_another_failure_to_read_is_told(folder: Path) -> None:
    store = KeptStore(folder)
    store._disk = Gone("Input/output error")  # type: ignore[assignment]
    with pytest.raises(StoreError, match="Input/output error"):
        store.get_graph(G1)
