from __future__ import annotations

import io
from pathlib import Path

import networkx as nx
import pytest

import goalgraph
from goalgraph.base.names import Kind
from small_plan import FILE, PLAN, PREFIXES


@pytest.fixture(scope="module")
def small() -> goalgraph.Graph:
    return goalgraph.load(FILE)


def test_a_node_is_a_resource(small: goalgraph.Graph) -> None:
    assert small.to_networkx().nodes["M1"] == {
        "iri": f"{PLAN}/M1",
        "kind": "goal",
        "label_sv": "Sjön går att bada i",
        "label_en": "The lake is fit to swim in",
    }


def test_every_resource_but_passages_is_a_node(bundled: goalgraph.Graph) -> None:
    expected = {r.id for r in bundled.resources() if r.kind is not Kind.PASSAGE}
    assert set(bundled.to_networkx().nodes) == expected


@pytest.mark.parametrize("form", ["gexf", "graphml", "mermaid", "dot"])
def test_a_link_to_a_passage_which_is_no_node_is_no_edge(tmp_path: Path, form: str) -> None:
    said = "p:M1 gg:subGoalOf p:Q1 . p:Q1 a gg:Passage ; skos:notation 'Q1' ; gg:subGoalOf p:M2 ."
    (tmp_path / "plan.ttl").write_text(
        f"{PREFIXES}{FILE.read_text(encoding='utf-8')}{said}", encoding="utf-8"
    )
    graph = goalgraph.load(tmp_path / "plan.ttl")
    assert {"Q1"} < {end for link in graph.links() for end in (link.subject, link.object)}
    assert "Q1" not in graph.to_networkx()
    assert graph.export(tmp_path / "out", form)


def test_every_link_is_an_edge_upwards(bundled: goalgraph.Graph) -> None:
    edges = {
        (one, other, data["relation"], data["basis"], data["rule"], data["ambiguous"])
        for one, other, data in bundled.to_networkx().edges(data=True)
    }
    assert edges == {
        (k.subject, k.object, k.relation, k.basis, k.rule or "", k.ambiguous) for k in bundled.links()
    }
    assert bundled.to_networkx().number_of_edges() == len(bundled.links())


def test_links_of_different_kinds_between_two_are_edges_of_their_own(small: goalgraph.Graph) -> None:
    edges = small.to_networkx().get_edge_data("O2.I2", "M2")
    assert list(edges) == ["measures stated"]
    assert set(small.to_networkx()["O1.R1"]) == {"O1", "M1"}


def test_candidates_are_told_by_their_basis_and_can_be_left_out(small: goalgraph.Graph) -> None:
    (edge,) = small.to_networkx().get_edge_data("M2", "F1").values()
    assert edge == {
        "relation": "contributesTo", "basis": "derived", "rule": "contributes-to", "via": "O2",
        "ambiguous": True, "among": 2,
    }  # fmt: skip
    without = small.to_networkx(candidates=False)
    assert without.get_edge_data("M2", "F1") is None
    assert without.number_of_edges() == len(small.links()) - len(small.links("derived"))


def test_the_goals_form_no_circle(bundled: goalgraph.Graph) -> None:
    assert nx.is_directed_acyclic_graph(bundled.to_networkx())


def test_it_can_be_written_as_graphml(small: goalgraph.Graph) -> None:
    network, file = small.to_networkx(), io.BytesIO()
    nx.write_graphml(network, file)
    file.seek(0)
    again = nx.read_graphml(file, force_multigraph=True)
    assert dict(again.nodes(data=True)) == dict(network.nodes(data=True))
    assert again.number_of_edges() == network.number_of_edges()
