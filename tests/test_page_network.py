"""Where the nodes of the drawn network stand, and what is drawn of one too large to read."""

from __future__ import annotations

from typing import Any

import pytest

import goalgraph
from goalgraph.page.aggregate import MOST, aggregate
from goalgraph.page.content import content
from goalgraph.page.layout import positions
from goalgraph.page.network import PageNetwork


@pytest.fixture(scope="module")
def held(bundled: goalgraph.Graph) -> dict[str, Any]:
    return content(bundled)


def grown(data: dict[str, Any], nodes: int) -> dict[str, Any]:
    """The content with indicators added to the first area until it has so many nodes."""
    resources = dict(data["resources"])
    links = list(data["links"])
    for n in range(nodes - len(resources)):
        ident = f"A1.X{n}"
        resources[ident] = {**data["resources"]["A1.I1"], "name": ident}
        links.append({"from": ident, "to": "A1", "relation": "measures", "basis": "stated"})
    return {**data, "resources": resources, "links": links}


def test_every_node_of_a_large_network_has_a_place_of_its_own(held: dict[str, Any]) -> None:
    places = positions(grown(held, MOST))
    assert len(places) == len(set(places.values())) == MOST


def test_as_many_as_can_be_read_are_drawn_one_by_one(held: dict[str, Any]) -> None:
    drawn = PageNetwork(grown(held, MOST), "sv")
    assert len(drawn.nodes) == MOST
    assert all("count" not in node for node in drawn.nodes)


def test_beyond_that_each_node_stands_for_a_kind_in_an_area(held: dict[str, Any]) -> None:
    data = grown(held, MOST + 1)
    drawn = PageNetwork(data, "sv")
    assert sum(node["count"] for node in drawn.nodes) == MOST + 1
    assert len(drawn.nodes) < 80
    added = MOST + 1 - len(held["resources"])
    mine = next(node for node in drawn.nodes if node["id"] == "A1 indicator")
    before = next(node for node in aggregate(held)[0] if node["id"] == "A1 indicator")
    assert (mine["count"], mine["area"]) == (before["count"] + added, "A1")


def test_an_aggregate_keeps_every_link_between_its_nodes(held: dict[str, Any]) -> None:
    nodes, edges = aggregate(held)
    known = {node["id"] for node in nodes}
    assert len(known) == len(nodes)
    assert {edge[end] for edge in edges for end in ("from", "to")} <= known
    kinds = {ident: resource["kind"] for ident, resource in held["resources"].items()}
    across = [link for link in held["links"] if kinds[link["from"]] != kinds[link["to"]]]
    assert sum(edge["count"] for edge in edges) == len(across)
    # What no area holds is counted too.
    assert sum(node["count"] for node in nodes) == len(held["resources"])
    assert any(node["area"] == "" for node in nodes)


def test_nodes_that_stand_for_many_do_not_cover_each_other(held: dict[str, Any]) -> None:
    places = [(node["x"], node["y"]) for node in aggregate(held)[0]]
    assert len(places) == len(set(places))
