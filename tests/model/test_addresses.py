from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

import goalgraph
from decision_files import decision, dialogue, save
from goalgraph.base.errors import AddressTaken
from goalgraph.base.names import DECISION_LOG, RDF
from goalgraph.model.plans import Plans
from goalgraph.rdf.reading import read
from goalgraph.rdf.store import LocalStore
from small_plan import DERIVED, FILE, GG, PLAN


def bases(store: LocalStore) -> dict[str, str]:
    """On what each graph of the plans' scopes rests."""
    return {graph: scope.basis_of(graph) for scope in Plans(store) for graph in scope.store.graphs()}


def neighbour(tmp_path: Path, ending: str) -> Path:
    """A plan like the small one whose address is that of the small one and an ending."""
    path = tmp_path / "neighbour.ttl"
    text = FILE.read_text(encoding="utf-8").replace("sjobacka/2024", f"sjobacka/2024{ending}")
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture(params=["/derived", "/decided"])
def both(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[str, Path]:
    return PLAN + request.param, neighbour(tmp_path, request.param)


def test_a_plan_stays_whatever_its_address_ends_in(both: tuple[str, Path]) -> None:
    address, file = both
    alone = goalgraph.load(file)
    together = goalgraph.load(FILE, file)
    assert set(together.store.get_graph(f"{address}/stated")) == set(
        alone.store.get_graph(f"{address}/stated")
    )
    assert {plan.iri for plan in together.plans} == {PLAN, address}
    assert together.scope_of(address).basis_of(address) == "stated"
    assert len(together.links("derived")) == len(alone.links("derived")) + len(
        goalgraph.load(FILE).links("derived")
    )


def test_show_leaves_such_a_plan_in_a_store(both: tuple[str, Path], tmp_path: Path) -> None:
    address, file = both
    store = LocalStore(tmp_path / "store")
    store.add(read([FILE, file]))
    expected = sorted(map(str, store.get_graph(f"{address}/stated")))
    del store
    for _ in range(2):
        graph = goalgraph.open(tmp_path / "store")
        assert sorted(map(str, graph.store.get_graph(f"{address}/stated"))) == expected
        assert {plan.iri for plan in graph.plans} == {PLAN, address}


def test_decisions_never_take_the_place_of_a_plan(tmp_path: Path) -> None:
    graph = goalgraph.load(FILE, neighbour(tmp_path, "/decided"))
    before = graph.store.get_graph(PLAN + "/decided/stated")
    with pytest.raises(AddressTaken) as caught:
        graph.apply(
            save(tmp_path, dialogue(decision(steeringMode="Steering"))), output=tmp_path / "decisions.ttl"
        )
    assert caught.value.details["address"] == PLAN + "/decided"
    assert graph.store.get_graph(PLAN + "/decided/stated") == before
    assert not (tmp_path / "decisions.ttl").exists()


def test_an_address_that_is_taken_by_a_data_set_is_left_alone() -> None:
    store = LocalStore()
    store.add(read([FILE]))
    dataset = ox.Triple(ox.NamedNode(DERIVED), ox.NamedNode(RDF + "type"), ox.NamedNode("urn:DataSet"))
    store.put_graph(DERIVED, [dataset])
    assert Plans(store).derived(PLAN) == DERIVED + "-"
    assert bases(store)[DERIVED] == "stated"


@pytest.mark.parametrize(
    ("graph", "basis"),
    [
        (PLAN, "stated"),
        (PLAN + "/stated", "stated"),
        (DERIVED, "derived"),
        (PLAN + "/decided", "decided"),
        ("urn:derived", "stated"),
        ("https://example.org/other/derived", "stated"),
        ("https://example.org/other/decided", "stated"),
        (PLAN + "/derived/more", "stated"),
    ],
)
def test_only_the_addresses_of_plans_in_hand_mean_anything(graph: str, basis: str) -> None:
    store = LocalStore()
    store.add(read([FILE]))
    node = ox.NamedNode("urn:x")
    store.add([ox.Quad(node, node, node, ox.NamedNode(graph))])
    assert bases(store)[graph] == basis


@pytest.mark.parametrize(("plan", "basis"), [(PLAN, "decided"), ("urn:plan-elsewhere", "stated")])
def test_a_graph_that_declares_to_be_decisions_on_the_plan_is_decided(plan: str, basis: str) -> None:
    store = LocalStore()
    store.add(read([FILE]))
    log = ox.NamedNode("urn:any-address")
    said = ((RDF + "type", DECISION_LOG), (GG + "inPlan", plan))
    store.add(ox.Quad(log, ox.NamedNode(p), ox.NamedNode(o), log) for p, o in said)
    assert bases(store)[log.value] == basis


def test_a_plan_that_holds_its_decisions_itself_stays_stated() -> None:
    store = LocalStore()
    store.add(read([FILE]))
    log, home = ox.NamedNode(PLAN + "/decided"), ox.NamedNode(PLAN + "/stated")
    said = ((RDF + "type", DECISION_LOG), (GG + "inPlan", PLAN))
    store.add(ox.Quad(log, ox.NamedNode(p), ox.NamedNode(o), home) for p, o in said)
    assert bases(store)[PLAN + "/stated"] == "stated"
