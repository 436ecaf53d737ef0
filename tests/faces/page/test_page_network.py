"""Where the nodes of the drawn network stand, and what is drawn of one too large to read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise
from typing import Any

import pytest

import goalgraph
from goalgraph.faces.page.content.whole import content
from goalgraph.faces.page.layout.aggregate import MOST, aggregate
from goalgraph.faces.page.layout.grid import grid, positions, stacked
from goalgraph.faces.page.layout.ways import ways
from goalgraph.faces.page.network import PageNetwork


@pytest.fixture(scope="module")
def held(bundled: goalgraph.Graph) -> dict[str, Any]:
    return content(bundled.scope)


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


def size(places: Iterable[tuple[int, int]]) -> tuple[int, int]:
    across, down = zip(*places, strict=True)
    return max(across) - min(across), max(down) - min(down)


@pytest.mark.parametrize("nodes", [300, MOST])
def test_a_large_network_is_about_as_wide_as_a_screen(held: dict[str, Any], nodes: int) -> None:
    width, height = size(positions(grown(held, nodes)).values())
    assert 1.3 < width / height < 2.6


def test_the_bundled_plan_stands_in_one_stack(held: dict[str, Any]) -> None:
    assert len(grid(held).columns) == 1


@pytest.mark.parametrize("rows", [1, 7, 174, 1740])
def test_many_bands_stand_in_stacks(rows: int) -> None:
    places = stacked([84] * rows, 3500)
    assert len(places) == len(set(places)) == rows
    assert places == sorted(places)
    stacks = 1 + max(stack for stack, _ in places)
    tall = 84 + max(top for _, top in places)
    assert stacks == 1 or 1.2 < stacks * 3500 / tall < 2.8


def test_lines_of_different_stems_never_share_a_track(held: dict[str, Any]) -> None:
    """Where two lines run on each other they have an end in common."""
    links = [(link["from"], link["to"]) for link in held["links"]]
    runs: dict[tuple[bool, int], list[tuple[int, int, set[str]]]] = defaultdict(list)
    for link, way in zip(links, ways(grid(held), links), strict=True):
        assert way
        assert {way[0], way[-1]} == {positions(held)[end] for end in link}
        # Within the first and last piece the line is still at its own box.
        for before, after in pairwise(way[1:-1]):
            level = before[1] == after[1]
            start, end = sorted((before[not level], after[not level]))
            runs[level, before[level]].append((start, end, set(link)))
    shared = [
        (one, other)
        for along in runs.values()
        for n, (start, end, one) in enumerate(along)
        for first, last, other in along[n + 1 :]
        if min(end, last) > max(start, first) and not one & other
    ]
    assert shared == []
