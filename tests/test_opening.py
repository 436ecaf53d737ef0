from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import goalgraph
from goalgraph.base.resources import resource_folder
from goalgraph.rdf.reading import read
from goalgraph.rdf.store import LocalStore
from small_plan import DERIVED, FILE, PLAN


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A store on disk with the small plan, closed again."""
    store = LocalStore(tmp_path / "store")
    store.add(read([FILE, resource_folder("ontology") / "goalgraph.ttl"]))
    return tmp_path / "store"


@pytest.mark.parametrize("as_given", [str, Path])
def test_a_store_on_disk_is_a_graph(folder: Path, as_given: Callable[[Path], str | Path]) -> None:
    graph = goalgraph.open(as_given(folder))
    assert [plan.id for plan in graph.plans] == ["sjobacka/2024"]
    assert graph.get("m1").label("en") == "The lake is fit to swim in"
    assert [r.status for r in graph.readiness("M2")] == ["unclear", "met", "unclear"]


def test_its_derived_links_are_made_anew(folder: Path) -> None:
    store = LocalStore(folder)
    store.put_graph(DERIVED, store.get_graph(f"{PLAN}/stated"))
    del store
    graph = goalgraph.open(folder)
    assert len(graph.scope.store.get_graph(DERIVED)) == len(
        goalgraph.load(FILE).scope.store.get_graph(DERIVED)
    )
    assert {link.basis for link in graph.links_of("O1")[0]} == {"stated"}


def test_it_answers_as_the_file_does(folder: Path) -> None:
    loaded, opened = goalgraph.load(FILE), goalgraph.open(folder)
    ids = [resource.id for resource in opened.resources()]
    assert set(ids) <= {resource.id for resource in loaded.resources()}
    known = set(ids)
    assert opened.links() == [k for k in loaded.links() if {k.subject, k.object} <= known]


def test_it_can_be_opened_again_when_let_go(folder: Path) -> None:
    for _ in range(2):
        assert goalgraph.open(folder).plans


@pytest.mark.parametrize("make", [Path.mkdir, Path.touch, lambda path: None])
def test_what_is_no_store_is_refused_and_left_alone(tmp_path: Path, make: Callable[[Path], None]) -> None:
    place = tmp_path / "place"
    make(place)
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(goalgraph.StoreError):
        goalgraph.open(place)
    assert sorted(tmp_path.rglob("*")) == before


def test_a_folder_of_plans_is_no_store() -> None:
    with pytest.raises(goalgraph.StoreError):
        goalgraph.open(FILE.parent)


@pytest.mark.parametrize("address", ["https://example.org/sparql", "http://localhost:3030/plan"])
def test_a_server_is_refused_by_its_address(address: str) -> None:
    with pytest.raises(goalgraph.StoreError) as caught:
        goalgraph.open(address)
    assert caught.value.message("en").startswith(address + ": ")


def test_a_damaged_store_is_refused(folder: Path) -> None:
    (folder / "CURRENT").write_text("MANIFEST-999999\n", encoding="utf-8")
    with pytest.raises(goalgraph.StoreError):
        goalgraph.open(folder)


def test_a_store_whose_files_are_no_store_is_refused(folder: Path) -> None:
    (folder / "CURRENT").write_text("junk\n", encoding="utf-8")
    with pytest.raises(goalgraph.StoreError):
        goalgraph.open(folder)
