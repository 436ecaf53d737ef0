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
from goalgraph.faces.page.layout.groups import CARDS, groups
from goalgraph.faces.page.layout.ring import ring
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


def levelled(data: dict[str, Any], levels: int, each: int) -> dict[str, Any]:
    """The content as of a plan without areas, whose goals stand in levels, each serving one of the level above."""
    goals = [[f"L{level}.{n}" for n in range(each)] for level in range(levels)]
    text = {"sv": "Fler barn ska lära sig simma", "en": "More children learn to swim"}
    resources = {
        ident: {
            "kind": "board-goal",
            "name": ident.replace(".", " "),
            "label": text,
            "short": text,
            "sources": [],
        }
        for level in goals
        for ident in level
    }
    resources |= {f"S{n}": {**data["resources"]["KS1.S1"], "name": f"S{n}"} for n in range(6)}
    links = [
        {"from": low, "to": high, "relation": "contributesTo", "basis": "stated"}
        for above, below in pairwise(goals)
        for high, low in zip(above, below, strict=True)
    ]
    links += [{"from": f"S{n}", "to": "L0.0", "relation": "guides", "basis": "stated"} for n in range(6)]
    named = [
        {"name": {"sv": f"Nivå {n}", "en": f"Level {n}"}, "goals": level} for n, level in enumerate(goals)
    ]
    empty: dict[str, Any] = {
        "areas": [],
        "traces": {},
        "leaves": {},
        "readiness": {},
        "findings": {},
        "notes": {},
    }
    bare = {"observations": {}, "indicators": {**data["indicators"], "of": {}}, "dialogue": None}
    own = {"resources": resources, "links": links, "levels": named, "loose": [*resources][: levels * each]}
    return {**data, **empty, **bare, **own, "anomalies": {}}


def test_every_card_and_group_of_a_large_network_has_a_place_of_its_own(held: dict[str, Any]) -> None:
    large = grown(held, MOST)
    places = positions(large)
    cards = {ident for ident, one in large["resources"].items() if one["kind"] in CARDS}
    found = groups(large)
    assert set(places) == cards | {group.id for group in found}
    assert len(places) == len(set(places.values()))
    # What is no card is a member of one group.
    members = [member for group in found for member in group.members]
    assert sorted(members) == sorted(set(large["resources"]) - cards)


def test_a_group_holds_what_hangs_on_the_goal_before_what_hangs_on_its_area(held: dict[str, Any]) -> None:
    found = {group.id: group.members for group in groups(held)}
    assert found["KS2 strategy"] == ("KS2.S1", "KS2.S2", "KS2.S3")
    assert len(found["A2 indicator"]) == 22
    assert len(found["A2 risk"]) == 6


def test_what_hangs_on_several_goals_is_counted_on_each_of_them(held: dict[str, Any]) -> None:
    link = {"from": "KS1.S1", "to": "KS2", "relation": "guides", "basis": "stated"}
    data = {**held, "links": [*held["links"], link]}
    found = {group.id: group for group in groups(data)}
    assert (found["KS1 strategy"].members[0], found["KS1 strategy"].shared) == ("KS1.S1", ())
    assert found["KS2 strategy"].members == ("KS2.S1", "KS2.S2", "KS2.S3")
    assert found["KS2 strategy"].shared == ("KS1.S1",)
    nodes = {node["id"]: node for node in PageNetwork(data, "sv").data()["nodes"]}
    assert nodes["KS2 strategy"]["holds"] == 4
    assert nodes["KS1.S1"]["of"] == "KS1 strategy"
    assert "KS1.S1" in nodes["KS2 strategy"]["within"]


@pytest.mark.parametrize("number", [1, 2, 7, 60])
def test_members_of_a_ring_stand_beside_each_other_on_both_sides(number: int) -> None:
    names = [f"I{n}" for n in range(number)]
    opened = ring(names, ["KF1", "KF2"], ["KS1"])
    assert set(opened.members) == set(names)
    assert len(set(opened.members.values())) == number
    left = sorted(y for x, y in opened.members.values() if x < 0)
    assert len(left) == (number + 1) // 2
    assert all(low - high >= 60 for high, low in pairwise(left))
    wide, high = opened.reach
    assert all(abs(y) < high and abs(x) < wide + 300 for x, y in opened.members.values())
    assert opened.cards["KF1"][0] < 0 < opened.cards["KS1"][0]


def test_a_plan_without_areas_has_a_column_for_each_level(held: dict[str, Any]) -> None:
    plan = levelled(held, 4, 15)
    placed = grid(plan)
    assert len(placed.columns[0]) == 4
    columns = [{placed.spots[goal].column for goal in level["goals"]} for level in plan["levels"]]
    assert columns == [{0}, {1}, {2}, {3}]
    boxes = [
        (one.x - one.wide / 2, one.x + one.wide / 2, one.y - one.tall / 2, one.y + one.tall / 2)
        for one in placed.spots.values()
    ]
    for n, (left, right, top, bottom) in enumerate(boxes):
        for a, b, c, d in boxes[n + 1 :]:
            assert a >= right or b <= left or c >= bottom or d <= top


def test_as_many_as_can_be_read_are_drawn_one_by_one(held: dict[str, Any]) -> None:
    drawn = PageNetwork(grown(held, MOST), "sv")
    assert sum("holds" not in node for node in drawn.nodes) == MOST
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
    assert 1.3 < width / height < 3


def test_the_bundled_plan_stands_in_two_stacks(held: dict[str, Any]) -> None:
    assert len(grid(held).columns) == 2


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
    cards = {ident for ident, one in held["resources"].items() if one["kind"] in CARDS}
    links = [(link["from"], link["to"]) for link in held["links"] if {link["from"], link["to"]} <= cards]
    runs: dict[tuple[bool, int], list[tuple[int, int, set[str]]]] = defaultdict(list)
    for link, way in zip(links, ways(grid(held), links), strict=True):
        if way is None:
            continue
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
