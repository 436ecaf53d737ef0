"""A run of load that is killed, or has no room: each plan is as before or as after, and the next run ends it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import goalgraph
import sparql_server
from goalgraph.rdf.endpoint import endpoint_store, locking
from goalgraph.rdf.kept import KeptStore, is_store
from killing import at_each_line
from small_plan import FILE, PLAN
from sparql_server import Sparql

TRACED = ("rdf/kept.py:keep", "rdf/kept.py:_make", "model/storing.py:_brought", "stores.py:load_into")
AT_ENDPOINT = tuple(f"rdf/endpoint/{name}" for name in ("store.py:_replace", "locking.py:alone"))
ENDPOINT = "GOALGRAPH_TEST_ENDPOINT"
MORE = "urn:more"
TEXT = FILE.read_text(encoding="utf-8")


def template(folder: Path, *, changed: bool) -> Path:
    """The small plan in two graphs, both of which say something else when it has changed."""
    folder.mkdir()
    word = "efter" if changed else "före"
    text = TEXT.replace("Sjön går att bada i", f"Sjön går att bada i {word}")
    text += f"\n<{PLAN}> <http://purl.org/dc/terms/requires> <{MORE}> .\n"
    (folder / "plan.ttl").write_text(text, encoding="utf-8")
    (folder / "more.nq").write_text(f'<urn:a> <urn:b> "{word}" <{MORE}> .\n', encoding="utf-8")
    return folder


def words(location: str | Path) -> set[str]:
    """What the graphs of the plan say there: ``före``, ``efter`` or, between, both."""
    place = endpoint_store(str(location)) if "://" in str(location) else KeptStore(Path(location))
    texts = [str(one.object) for graph in (f"{PLAN}/stated", MORE) for one in place.get_graph(graph)]
    return {word for word in ("före", "efter") if any(word in text for text in texts)}


def load_to_disk(place: Path) -> None:
    store = place / "store"
    if not store.exists() and place.name.isdecimal() and int(place.name) % 2:
        shutil.copytree(place.parent / "store", store)
    goalgraph.load_into(store, place.parent / "after")


def the_disk_holds_all_or_nothing(place: Path) -> None:
    store = place / "store"
    if is_store(store):
        assert len(words(store)) <= 1
    goalgraph.load_into(store, place.parent / "after")
    assert words(store) == {"efter"}
    assert [one.id for one in goalgraph.plans(goalgraph.open(store))] == ["sjobacka/2024"]
    assert not [path.name for path in place.iterdir() if path.name != "store"]


def test_killed_at_its_lines_it_leaves_all_or_nothing_on_disk(tmp_path: Path) -> None:
    goalgraph.load_into(tmp_path / "store", template(tmp_path / "before", changed=False))
    template(tmp_path / "after", changed=True)
    then = "the_disk_holds_all_or_nothing"
    kills = at_each_line(__file__, "load_to_disk", then, tmp_path, *TRACED, every=3)
    assert kills > 8


@pytest.fixture
def sparql() -> Iterator[Sparql]:
    with sparql_server.serving(Sparql()) as running:
        yield running


def load_to_endpoint(place: Path) -> None:
    locking._SETTLING = 0.0  # the server of this test does nothing for somebody who is gone
    after = words(os.environ[ENDPOINT]) == {"före"}
    goalgraph.load_into(os.environ[ENDPOINT], place.parent / ("after" if after else "before"))


def the_endpoint_holds_all_or_nothing(place: Path) -> None:
    locking._SETTLING = 0.0
    address = os.environ[ENDPOINT]
    assert len(words(address)) <= 1
    word = "efter" if words(address) == {"före"} else "före"  # so that there is something to write
    goalgraph.load_into(address, place.parent / ("after" if word == "efter" else "before"))
    assert words(address) == {word}


def test_killed_at_its_lines_it_leaves_all_or_nothing_at_an_endpoint(
    tmp_path: Path, sparql: Sparql, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(ENDPOINT, sparql.address)
    template(tmp_path / "before", changed=False)
    template(tmp_path / "after", changed=True)
    run, then = "load_to_endpoint", "the_endpoint_holds_all_or_nothing"
    kills = at_each_line(__file__, run, then, tmp_path, *AT_ENDPOINT, every=13)
    assert kills > 2
    graphs = {node.value for node in sparql.store.named_graphs()}
    assert graphs == {f"{PLAN}/stated", MORE}


FULL = """
import resource, sys
from goalgraph.cli import main
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), resource.RLIM_INFINITY))
main(sys.argv[2:])
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit for the size of files")
@pytest.mark.parametrize("room", [0, 100, 4096, 20_000])
@pytest.mark.parametrize("new", [True, False])
def test_where_there_is_no_room_nothing_changes_and_one_line_says_so(
    tmp_path: Path, room: int, new: bool
) -> None:
    store = tmp_path / "store"
    if not new:
        goalgraph.load_into(store, template(tmp_path / "before", changed=False))
    after = template(tmp_path / "after", changed=True)
    arguments = ["load", str(after), "--into", str(store)]
    run = [sys.executable, "-c", FULL, str(room), *arguments]
    done = subprocess.run(run, capture_output=True, text=True, env=os.environ | {"GOALGRAPH_CACHE": ""})
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1), done.stderr
    if not new:
        assert words(store) == {"före"}
    goalgraph.load_into(store, after)
    assert words(store) == {"efter"}
