"""Files that are read when they are asked for say what they say when they are all read at once."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import goalgraph
from goalgraph.base import cache
from goalgraph.base.names import GG, RDF, SKOS
from goalgraph.model import loading
from goalgraph.model.plans import Plans
from goalgraph.model.reference import reference
from goalgraph.rdf import filed
from goalgraph.rdf.faults import SourceChanged
from goalgraph.rdf.filed import FiledStore
from goalgraph.rdf.parsing import parse
from goalgraph.rdf.terms import Literal, NamedNode, Triple
from nation import nation

COUNT = 3


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("plans")
    nation(COUNT, folder)
    (folder / "notes.md").write_text("notes", encoding="utf-8")
    return folder


@pytest.fixture
def folder(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Plans that were looked at before, one of them with decisions."""
    monkeypatch.setenv(cache.VARIABLE, str(tmp_path / "kept"))
    folder = Path(shutil.copytree(made, tmp_path / "plans"))
    held(folder)
    return folder


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch, folder: Path) -> list[str]:
    """The names of the files that are read."""
    names: list[str] = []

    def noted(file: Path) -> object:
        names.append(file.name)
        return parse(file)

    monkeypatch.setattr(filed, "parse", noted)
    return names


def held(folder: Path) -> FiledStore:
    return FiledStore([folder], reference(), lambda: loading._read([folder])[0])


def test_what_tells_plans_apart_is_known_without_a_file_being_read(folder: Path, read: list[str]) -> None:
    lazily, at_once = Plans(held(folder)), Plans(loading._read([folder])[0])
    assert lazily.ids == at_once.ids
    assert len(lazily) == COUNT
    for plan in lazily.iris:
        assert lazily.claimed(plan) == at_once.claimed(plan)
        assert (lazily.decided(plan), lazily.derived(plan)) == (at_once.decided(plan), at_once.derived(plan))
    assert (lazily.loose, lazily.has_records) == (at_once.loose, at_once.has_records) == ([], True)
    assert read == []


def test_a_scope_reads_the_files_of_its_plan_alone(folder: Path, read: list[str]) -> None:
    lazily, at_once = Plans(held(folder)), Plans(loading._read([folder])[0])
    plan = lazily.iris[0]
    built = lazily._built(plan)
    assert 0 < len(read) < COUNT
    assert built.digest() == at_once._built(plan).digest()


def test_graphs_say_what_they_say_when_all_are_read(folder: Path) -> None:
    lazily, at_once = held(folder), loading._read([folder])[0]
    assert lazily.graphs() == at_once.graphs()
    names = [*at_once.graphs(), "urn:nowhere"]
    assert lazily.existing(names) == at_once.existing(names)
    for graph in at_once.graphs():
        assert len(lazily.get_graph(graph)) == len(at_once.get_graph(graph))
    assert lazily.reading == loading._read([folder])[1]


def test_what_is_asked_of_all_graphs_is_answered(folder: Path) -> None:
    lazily, at_once = held(folder), loading._read([folder])[0]
    assert len(lazily.subjects(RDF + "type", GG + "Goal")) == len(at_once.subjects(RDF + "type", GG + "Goal"))
    plan = Plans(at_once).iris[0]
    assert lazily.texts(plan, SKOS + "notation") == at_once.texts(plan, SKOS + "notation")
    assert sorted(map(str, held(folder).said_of(plan))) == sorted(map(str, at_once.said_of(plan)))


def test_what_is_replaced_stays_replaced(folder: Path) -> None:
    store = held(folder)
    before = store.fingerprint("urn:new")
    node = NamedNode("urn:a")
    store.keep({"urn:new": [Triple(node, node, Literal("b"))]})
    assert len(store.get_graph("urn:new")) == 1
    assert "urn:new" in store.graphs()
    assert store.existing(["urn:new"]) == {"urn:new"}
    assert store.fingerprint("urn:new") != before
    store.forget()
    assert len(store.get_graph("urn:new")) == 1


def test_a_file_that_has_changed_meanwhile_is_told(folder: Path) -> None:
    store = held(folder)
    for file in folder.glob("*.ttl"):
        file.write_text(file.read_text("utf-8") + "# changed\n", encoding="utf-8")
    with pytest.raises(SourceChanged, match="ttl"):
        store.get_graph(next(graph for graph in store.graphs() if graph.startswith("https://goals.example/")))


def test_a_file_has_other_fingerprints_when_it_has_changed(folder: Path) -> None:
    names = [graph for graph in held(folder).graphs() if graph.startswith("https://goals.example/")]
    before = {name: held(folder).fingerprint(name) for name in names}
    changed = min(folder.glob("*.ttl"))
    changed.write_text(changed.read_text("utf-8") + "# changed\n", encoding="utf-8")
    after = {name: held(folder).fingerprint(name) for name in names}
    code, year = changed.stem.split("-")[:2]
    assert {name for name in names if before[name] != after[name]} == {
        name for name in names if name.startswith(f"https://goals.example/id/{code}/{year}/")
    }


def test_a_place_counts_only_where_a_file_speaks_of_it(folder: Path, tmp_path: Path) -> None:
    (folder / "beside.ttl").write_text("<#here> a <urn:thing> .", encoding="utf-8")
    moved = Path(shutil.copytree(folder, tmp_path / "moved"))
    one, other = held(folder), held(moved)
    assert {graph for graph in one.graphs() if one.fingerprint(graph) != other.fingerprint(graph)} == {
        "urn:goalgraph:file:beside.ttl"
    }


def test_decisions_alone_bring_the_bundled_plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(cache.VARIABLE, str(tmp_path / "kept"))
    decided = tmp_path / "decisions.trig"
    plan = "https://w3id.org/goalgraph/id/0665/2019"
    log = f"<{plan}/decided>"
    decided.write_text(
        f"{log} {{ {log} a <http://www.w3.org/ns/prov#Bundle> ; <{GG}inPlan> <{plan}> . }}", encoding="utf-8"
    )
    for _ in range(2):
        assert list(goalgraph.load(decided)._plans.ids.values()) == ["0665/2019"]
