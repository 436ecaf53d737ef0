"""Plans at servers of others: all answers are those of files, by a few requests, and nothing is half written."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

import goalgraph
import sparql_server
from decision_files import decision, dialogue, save
from goalgraph.base.errors import StoreChanged
from goalgraph.rdf.endpoint import endpoint_store
from goalgraph.rdf.endpoint.client import Client
from goalgraph.rdf.endpoint.faults import AnswersCut, NotKept, ReadOnly
from goalgraph.rdf.endpoint.settings import Endpoint
from goalgraph.rdf.endpoint.store import EndpointStore
from places import ROOT
from small_plan import FILE, PLAN
from sparql_server import Sparql

SJOBACKA = ROOT / "data" / "examples" / "sjobacka"
G1, G2 = "urn:g1", "urn:g2"


def triple(number: int) -> ox.Triple:
    return ox.Triple(ox.NamedNode(f"urn:s{number}"), ox.NamedNode("urn:p"), ox.Literal(number))


@pytest.fixture
def sparql() -> Iterator[Sparql]:
    with sparql_server.serving(Sparql()) as running:
        yield running


def test_every_shipped_query_gives_the_same_rows_at_each_place(server: str, tmp_path: Path) -> None:
    plans = (ROOT / "data" / "vaggeryd" / "2019", SJOBACKA)
    read = goalgraph.load(*plans)
    goalgraph.load_into(server, *plans)
    goalgraph.load_into(tmp_path / "store", *plans)
    places = [goalgraph.open(server), goalgraph.open(tmp_path / "store")]
    compared = set()
    for name in goalgraph.queries():
        for plan in ("0665/2019", "sjobacka/2030"):
            try:
                wanted = read.of(plan).query(name).rows
            except goalgraph.QueryError:
                continue  # it needs a parameter
            compared.add(name)
            for place in places:
                assert place.of(plan).query(name).rows == wanted, (name, plan)
    assert len(compared) >= len(goalgraph.queries()) - 3
    assert [place.of("0665/2019").digest("0665/2019") for place in places] == [read.digest("0665/2019")] * 2


def test_what_is_there_already_is_left_alone_and_what_has_changed_replaced(
    server: str, tmp_path: Path
) -> None:
    goalgraph.load_into(server, SJOBACKA)
    assert {one.done for one in goalgraph.load_into(server, SJOBACKA)} == {"unchanged"}
    assert goalgraph.plans(goalgraph.open(server)) == goalgraph.plans(goalgraph.load(SJOBACKA))
    text = FILE.read_text(encoding="utf-8")
    (tmp_path / "plan.ttl").write_text(text, encoding="utf-8")
    goalgraph.load_into(server, tmp_path / "plan.ttl")
    (tmp_path / "plan.ttl").write_text(
        text.replace("The lake is fit", "The lake is not fit"), encoding="utf-8"
    )
    [done] = goalgraph.load_into(server, tmp_path / "plan.ttl")
    assert (done.done, done.graphs) == ("replaced", (f"{PLAN}/stated",))
    assert goalgraph.open(server).of(PLAN).get("M1").label("en") == "The lake is not fit to swim in"
    assert goalgraph.drop(server, PLAN).graphs == (f"{PLAN}/stated",)
    assert [one.id for one in goalgraph.plans(goalgraph.open(server))] == ["sjobacka/2030", "sjobacka/2031"]


def test_decisions_are_written_to_it(server: str, tmp_path: Path) -> None:
    goalgraph.load_into(server, FILE)
    file = save(tmp_path, dialogue(decision("M1", note="x"), name="M1"), "M1.json")
    graph = goalgraph.open(server)
    graph.apply(file)
    assert graph.history("M1")
    assert goalgraph.open(server).history("M1") == graph.history("M1")
    assert goalgraph.open(server).damaged_records() == []


def test_of_two_who_decide_at_once_the_second_is_told_and_nothing_is_lost(
    server: str, tmp_path: Path
) -> None:
    goalgraph.load_into(server, FILE)
    files = [save(tmp_path, dialogue(decision(g, note="x"), name=g), f"{g}.json") for g in ("M1", "M2")]
    graphs = [goalgraph.open(server) for _ in files]
    for graph in graphs:
        assert graph.history("M1") == ()
    told: list[StoreChanged] = []

    def apply(graph: goalgraph.Graph, file: Path) -> None:
        try:
            graph.apply(file)
        except StoreChanged as error:
            told.append(error)

    threads = [threading.Thread(target=apply, args=pair) for pair in zip(graphs, files, strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(told) == 1
    after = goalgraph.open(server)
    assert len([goal for goal in ("M1", "M2") if after.history(goal)]) == 1


def test_several_graphs_are_replaced_together(server: str) -> None:
    store = endpoint_store(server)
    store.keep({G1: [triple(1)], G2: [triple(2)]})
    store.keep({G1: [triple(3)], G2: []})
    for one in (store, endpoint_store(server)):
        assert one.get_graph(G1) == [triple(3)]
        assert one.existing([G1, G2]) == {G1}
    store.keep({G1: []})
    assert endpoint_store(server).existing([G1]) == set()


def test_what_somebody_has_made_the_same_meanwhile_is_left_and_anything_else_is_told(server: str) -> None:
    """A server may do what a writer asked of it who has been killed when the next has read what was there."""
    changes = {G1: [triple(3)], G2: []}
    endpoint_store(server).keep({G1: [triple(1)], G2: [triple(2)]})
    late, other = endpoint_store(server), endpoint_store(server)
    for one in (late, other):
        assert [one.get_graph(graph) for graph in changes] == [[triple(1)], [triple(2)]]
    endpoint_store(server).keep(changes)
    late.keep(changes)
    assert [late.get_graph(graph) for graph in changes] == [[triple(3)], []]
    with pytest.raises(StoreChanged):
        other.keep({G1: [triple(3)], G2: [triple(4)]})
    assert [endpoint_store(server).get_graph(graph) for graph in changes] == [[triple(3)], []]


def test_a_graph_larger_than_what_a_server_gives_comes_whole(server: str) -> None:
    node, graph = ox.NamedNode, "urn:large"
    triples = [
        ox.Triple(node(f"urn:s{at // 10}"), node(f"urn:p{at % 10}"), ox.Literal(f"å{at}", language="sv"))
        for at in range(12_000)
    ]
    store = endpoint_store(server)
    store.keep({graph: triples})
    try:
        assert set(endpoint_store(server).get_graph(graph)) == set(triples)
    finally:
        store.keep({graph: []})


def test_one_plan_of_many_needs_no_more_requests_than_of_few(sparql: Sparql, tmp_path: Path) -> None:
    def asked() -> int:
        sparql.asked.clear()
        graph = goalgraph.open(sparql.address).of("sjobacka/2030")
        graph.summary()
        graph.query("red-thread")
        graph.trace("KS1")
        return len(sparql.asked)

    goalgraph.load_into(sparql.address, SJOBACKA)
    few = asked()
    text = FILE.read_text(encoding="utf-8")
    for number in range(15):
        place = tmp_path / f"{number}.ttl"
        place.write_text(text.replace("sjobacka/2024", f"sjobacka/{number}"), encoding="utf-8")
    goalgraph.load_into(sparql.address, *tmp_path.glob("*.ttl"))
    assert len(goalgraph.plans(goalgraph.open(sparql.address))) == 17
    assert asked() == few
    assert few <= 16


def test_a_server_that_cuts_is_asked_for_the_rest(sparql: Sparql) -> None:
    goalgraph.load_into(sparql.address, SJOBACKA)
    sparql.most_rows = 700
    assert goalgraph.plans(goalgraph.open(sparql.address)) == goalgraph.plans(goalgraph.load(SJOBACKA))
    graph = goalgraph.open(sparql.address).of("sjobacka/2030")
    assert graph.digest("sjobacka/2030") == goalgraph.load(SJOBACKA).of("sjobacka/2030").digest(
        "sjobacka/2030"
    )


def test_what_cannot_be_had_in_parts_is_told(sparql: Sparql) -> None:
    blank = [ox.Triple(ox.BlankNode(), ox.NamedNode("urn:p"), ox.Literal(at)) for at in range(5)]
    endpoint_store(sparql.address).keep({G1: blank})
    endpoint_store(sparql.address).keep(
        {G2: [ox.Triple(ox.NamedNode("urn:s"), b.predicate, b.object) for b in blank]}
    )
    sparql.most_rows = 3
    for graph in (G1, G2):
        with pytest.raises(AnswersCut):
            endpoint_store(sparql.address).get_graph(graph)


def test_what_a_server_does_not_keep_is_put_back(virtuoso_server: str) -> None:
    store = endpoint_store(virtuoso_server)
    store.keep({G1: [triple(1)]})
    day = ox.Literal("P1D", datatype=ox.NamedNode("http://www.w3.org/2001/XMLSchema#duration"))
    with pytest.raises(NotKept, match="P1D"):
        store.keep({G1: [ox.Triple(ox.NamedNode("urn:s"), ox.NamedNode("urn:p"), day)]})
    assert endpoint_store(virtuoso_server).get_graph(G1) == [triple(1)]
    store.keep({G1: []})


@pytest.mark.parametrize("done", ["", "DROP GRAPH <urn:g2>"])
def test_a_server_that_says_that_it_moved_and_did_not_is_found_out(
    sparql: Sparql, monkeypatch: pytest.MonkeyPatch, done: str
) -> None:
    store = endpoint_store(sparql.address)
    store.keep({G1: [triple(1)], G2: [triple(2)]})
    honest = sparql_server.Speaking._post

    def lying(self: sparql_server.Speaking) -> None:
        if b"MOVE" in self.body:
            sparql.store.update(done)
            self.send(204, b"")
        else:
            honest(self)

    with monkeypatch.context() as patched:
        patched.setattr(sparql_server.Speaking, "_post", lying)
        with pytest.raises(NotKept):
            store.keep({G1: [triple(3)], G2: []})
    after = endpoint_store(sparql.address)
    assert (after.get_graph(G1), after.get_graph(G2)) == ([triple(1)], [triple(2)])
    assert {graph.value for graph in sparql.store.named_graphs()} == {G1, G2}
    store.keep({G1: [triple(3)], G2: []})
    assert endpoint_store(sparql.address).get_graph(G1) == [triple(3)]


def test_without_an_address_for_updates_one_graph_can_be_written_and_not_two(sparql: Sparql) -> None:
    only_graphs = Endpoint(sparql.address, graphs=sparql.address.replace("query", "store"))
    store = EndpointStore(Client(only_graphs))
    store.keep({G1: [triple(1)]})
    with pytest.raises(ReadOnly):
        store.keep({G1: [triple(2)], G2: [triple(3)]})
    assert endpoint_store(sparql.address).get_graph(G1) == [triple(1)]
    only_updates = Endpoint(sparql.address, update=sparql.address.replace("query", "update"))
    store = EndpointStore(Client(only_updates))
    store.keep({G1: [triple(2)], G2: [triple(3)]})
    assert store.get_graph(G2) == [triple(3)]
    with pytest.raises(ReadOnly):
        EndpointStore(Client(Endpoint(sparql.address))).keep({G1: [triple(2)]})
