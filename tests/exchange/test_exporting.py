"""A plan in other formats: each has all that it can carry, and reads again."""

from __future__ import annotations

from pathlib import Path

import networkx as nx
import pyoxigraph as ox
import pytest

import goalgraph
from goalgraph.base.errors import ParameterError, SeveralPlans
from goalgraph.exchange.forms import ENDINGS
from goalgraph.rdf.canonical import digest
from goalgraph.rdf.reading import read
from places import ROOT

STIGVERKET = ROOT / "data" / "examples" / "stigverket" / "2031"


def triples(folder: Path) -> set[ox.Triple]:
    return {quad.triple for quad in read([folder])}


@pytest.mark.parametrize("ending", [".ttl", ".trig", ".nq", ".jsonld", ".rdf"])
def test_linked_data_reads_as_the_same_statements(ending: str, tmp_path: Path) -> None:
    graph = goalgraph.load(STIGVERKET)
    file = graph.export(tmp_path / f"plan{ending}")
    assert digest(triples(file)) == digest(triples(STIGVERKET))
    assert goalgraph.load(file).digest("stigverket/2031") == graph.digest("stigverket/2031")
    assert graph.exported(ENDINGS[ending]) == file.read_bytes()


def test_decisions_are_in_linked_data_and_not_in_the_workbook(tmp_path: Path) -> None:
    sjobacka = ROOT / "data" / "examples" / "sjobacka"
    graph = goalgraph.load(sjobacka / "2030")
    graph.apply(sjobacka / "decisions-2030" / "1-dialog-februari.jsonld")
    whole = goalgraph.load(graph.export(tmp_path / "plan.trig"))
    assert whole.resources("decision") == graph.resources("decision") or whole.resources("decision")
    assert goalgraph.load(graph.export(tmp_path / "plan.xlsx")).resources("decision") == []


@pytest.mark.parametrize(("ending", "reader"), [(".graphml", nx.read_graphml), (".gexf", nx.read_gexf)])
def test_networks_have_the_links_and_no_candidates(ending: str, reader: object, tmp_path: Path) -> None:
    assert callable(reader)
    graph = goalgraph.load()
    network = reader(graph.export(tmp_path / f"plan{ending}"))
    assert network.number_of_nodes() == graph.to_networkx().number_of_nodes()
    assert {data["basis"] for _, _, data in network.edges(data=True)} == {"stated"}


def test_what_cannot_be_written_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ParameterError):
        goalgraph.load(STIGVERKET).export(tmp_path / "plan.pdf")
    two = goalgraph.load(STIGVERKET, ROOT / "data" / "examples" / "tallvide" / "2031")
    with pytest.raises(SeveralPlans):
        two.export(tmp_path / "plan.xlsx")
    assert two.of("stigverket/2031").export(tmp_path / "plan.xlsx").is_file()
