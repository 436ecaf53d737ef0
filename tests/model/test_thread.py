from __future__ import annotations

from itertools import pairwise

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import goalgraph
from goalgraph.base.names import BASES, MEMBERSHIP, RELATIONS, Kind
from goalgraph.faces.text import thread as trace_formats
from goalgraph.model.links import LinksByEnd
from goalgraph.model.objects import Link, Resource
from goalgraph.model.paths import MOST_PATHS
from goalgraph.model.thread import DIRECTIONS, Direction, Trace, trace, trace_to
from small_plan import FILE

FOLLOWED = sorted(set(RELATIONS.values()) - MEMBERSHIP - {"isTargetOf"})


@pytest.fixture(scope="module")
def small() -> goalgraph.Graph:
    return goalgraph.load(FILE)


def ids(found: Trace) -> set[str]:
    return {node.id for node in found.nodes}


def get(ident: str) -> Resource:
    return Resource(iri=f"urn:{ident}", id=ident, kind=Kind.AREA, labels={"sv": ident})


NAMES = [f"N{n}" for n in range(8)]
EDGES = st.tuples(
    st.integers(0, 7), st.integers(0, 7), st.sampled_from(FOLLOWED), st.sampled_from(BASES)
).filter(lambda edge: edge[0] != edge[1])


def link(edge: tuple[int, int, str, str]) -> Link:
    one, other, relation, basis = edge
    return Link(NAMES[max(one, other)], relation, NAMES[min(one, other)], basis)  # type: ignore[arg-type]


DAGS = st.lists(EDGES.map(link), max_size=22, unique=True)
NODES = st.sampled_from(NAMES)


def drawn(links: list[Link]) -> nx.DiGraph[str]:
    graph: nx.DiGraph[str] = nx.DiGraph((k.subject, k.object) for k in links)
    graph.add_nodes_from(NAMES)
    return graph


def followed(links: list[Link], *, derived: bool) -> nx.DiGraph[str]:
    return drawn([k for k in links if derived or k.basis != "derived"])


@given(DAGS, NODES, st.booleans())
def test_upwards_is_what_can_be_reached_and_the_candidates_from_there(
    links: list[Link], root: str, derived: bool
) -> None:
    found = trace(get(root), "up", LinksByEnd(links), get, derived=derived)
    reached = nx.descendants(followed(links, derived=derived), root) | {root}
    assert set(found.links) == {k for k in links if k.subject in reached}
    assert ids(found) == reached | {k.object for k in found.links}


@given(DAGS, NODES, st.booleans())
def test_downwards_is_what_reaches_it_and_the_candidates_to_there(
    links: list[Link], root: str, derived: bool
) -> None:
    found = trace(get(root), "down", LinksByEnd(links), get, derived=derived)
    reached = nx.ancestors(followed(links, derived=derived), root) | {root}
    assert set(found.links) == {k for k in links if k.object in reached}
    assert ids(found) == reached | {k.subject for k in found.links}


@given(DAGS, NODES)
def test_both_ways_is_the_two_put_together_and_no_more(links: list[Link], root: str) -> None:
    up, down, both = (
        trace(get(root), direction, LinksByEnd(links), get) for direction in ("up", "down", "both")
    )
    assert ids(both) == ids(up) | ids(down)
    assert set(both.links) == set(up.links) | set(down.links)


@given(DAGS, NODES, st.sampled_from(DIRECTIONS))
def test_the_ends_of_every_link_are_nodes_and_json_leads_upwards(
    links: list[Link], root: str, direction: Direction
) -> None:
    found = trace(get(root), direction, LinksByEnd(links), get)
    document = trace_formats.as_json(found, "sv")
    nodes = [node["id"] for node in document["nodes"]]
    assert len(set(nodes)) == len(nodes)
    assert {end for k in document["links"] for end in (k["from"], k["to"])} <= set(nodes)
    assert [(k["from"], k["relation"], k["to"], k["basis"]) for k in document["links"]] == [
        (k.subject, k.relation, k.object, k.basis) for k in links if k in found.links
    ]


@given(DAGS, NODES, NODES, st.booleans())
def test_paths_are_all_the_simple_ones_on_links_that_count(
    links: list[Link], root: str, end: str, derived: bool
) -> None:
    usable = [k for k in links if derived or k.basis != "derived"]
    graph = drawn(usable)
    found = trace_to(get(root), get(end), "both", links, get, derived=derived)
    expected = {tuple(p) for p in nx.all_simple_paths(graph, root, end)}
    expected |= {tuple(reversed(p)) for p in nx.all_simple_paths(graph, end, root)}
    assert set(found.paths) == expected
    assert len(found.paths) == len(expected)
    assert [len(path) for path in found.paths] == sorted(len(path) for path in found.paths)
    for path in found.paths:
        assert len(set(path)) == len(path)
        assert (path[0], path[-1]) == (root, end)
    steps = {frozenset(step) for path in found.paths for step in pairwise(path)}
    assert set(found.links) == {k for k in usable if {k.subject, k.object} in steps}
    assert ids(found) == {root} | {end for step in steps for end in step}


@given(st.lists(EDGES, max_size=20), NODES, st.sampled_from(DIRECTIONS))
@settings(max_examples=50)
def test_a_circle_in_the_data_ends_the_walk(
    edges: list[tuple[int, int, str, str]], root: str, direction: Direction
) -> None:
    links = [Link(NAMES[a], relation, NAMES[b], basis) for a, b, relation, basis in edges]  # type: ignore[arg-type]
    found = trace(get(root), direction, LinksByEnd(links), get, derived=True)
    graph = drawn(links)
    up = nx.descendants(graph, root) if direction != "down" else set()
    down = nx.ancestors(graph, root) if direction != "up" else set()
    assert ids(found) == up | down | {root}
    assert trace_formats.write(found, "tree", "sv").startswith(f"{root} · ")


@pytest.mark.parametrize(
    ("root", "direction", "found"),
    [
        ("M1", "up", "M1 O1 F1 SDG6"),
        ("M1", "down", "M1 M1.S1 M1.V1 O1.I1 O1.R1"),
        ("M1", "both", "M1 O1 F1 SDG6 M1.S1 M1.V1 O1.I1 O1.R1"),
        ("M2", "both", "M2 O2 F1 F2 SDG11 O2.I1 O2.I2 O2.I2.X1 O2.R1"),
        ("M3", "both", "M3 O2 F1 F2 SDG11 O2.I1 O2.I2 O2.R1"),
        ("M3", "down", "M3 O2.I1 O2.R1"),
        ("F2", "down", "F2 O2 M2 M3 O2.I1 O2.I2 O2.I2.X1 O2.R1"),
        ("O2.I2.X1", "up", "O2.I2.X1 O2.I2 M2 O2 F1 F2 SDG11"),
        ("F1", "up", "F1"),
        ("B1", "both", "B1"),
        ("sjobacka/2024", "both", "sjobacka/2024"),
    ],
)
def test_the_small_plan(small: goalgraph.Graph, root: str, direction: Direction, found: str) -> None:
    assert ids(small.trace(root, direction)) == set(found.split())


def test_the_risks_and_indicators_of_the_area_are_there_as_links_to_the_area(small: goalgraph.Graph) -> None:
    found = small.trace("M3")
    assert [k.subject for k in found.below("O2")] == ["M3", "O2.I1", "O2.I2", "O2.R1"]
    assert {(k.subject, k.basis, k.among) for k in found.below("M3")} == {
        ("O2.I1", "derived", 2),
        ("O2.R1", "derived", 2),
    }


def test_candidates_are_leaves_unless_they_are_followed(small: goalgraph.Graph) -> None:
    assert "O1.I1.X1" not in ids(small.trace("M1", "down"))
    assert "O1.I1.X1" in ids(small.trace("M1", "down", derived=True))
    assert ids(small.trace("O1.I1", "up")) == {"O1.I1", "O1", "M1", "F1", "SDG6"}
    (candidate,) = [k for k in small.trace("O1.I1", "up").above("O1.I1") if k.basis == "derived"]
    assert (candidate.object, candidate.rule, candidate.ambiguous) == ("M1", "measures-in-area", False)
    assert small.trace("O1.I1", "up").above("M1") == []


def test_a_path_through_a_candidate_is_one(small: goalgraph.Graph) -> None:
    found = small.trace("M1", to="F1", derived=True)
    assert [found.is_candidate(path) for path in found.paths] == [True, False]


@pytest.mark.parametrize(
    ("root", "inside", "outside"),
    [
        ("KS1", "A1 KF1a KS1.P1 KS1.S1 A1.R1 SDG11", "A2 KS2 KS3 KS4 SDG11.2 A3"),
        ("KS2", "A2 KF1a", "KS1 KS3 KS4 A1"),
        ("KS5", "A3 KF7 SDG3 SDG4", "KS1 SDG3.1 SDG4.1 A4"),
    ],
)
def test_the_bundled_plan_never_goes_up_and_then_down(
    bundled: goalgraph.Graph, root: str, inside: str, outside: str
) -> None:
    found = ids(bundled.trace(root))
    assert set(inside.split()) <= found
    assert set(outside.split()) & found == set()


@pytest.mark.parametrize("direction", DIRECTIONS)
def test_a_global_goal_does_not_fan_out_to_its_targets(
    bundled: goalgraph.Graph, direction: Direction
) -> None:
    found = bundled.trace("SDG11", direction)
    assert not [node for node in found.nodes if node.kind is Kind.GLOBAL_TARGET]


def test_a_global_target_leads_up_to_its_goal(bundled: goalgraph.Graph) -> None:
    assert ids(bundled.trace("SDG11.2", "up")) == {"SDG11", "SDG11.2"}


@pytest.mark.parametrize("goal", [f"KS{n}" for n in range(1, 9)])
def test_of_the_boards_goals_a_goals_thread_holds_only_itself(bundled: goalgraph.Graph, goal: str) -> None:
    found = bundled.trace(goal)
    assert [node.id for node in found.nodes if node.id.startswith("KS") and node.kind is Kind.GOAL] == [goal]
    assert len([node for node in found.nodes if node.kind is Kind.AREA]) == 1


def test_nodes_are_in_the_order_of_kinds_and_ids(bundled: goalgraph.Graph) -> None:
    kinds = list(Kind)
    found = [kinds.index(node.kind) for node in bundled.trace("KF1a").nodes]
    assert found == sorted(found)


@pytest.mark.parametrize(
    ("root", "end", "derived", "paths"),
    [
        ("M1", "F1", False, [("M1", "O1", "F1")]),
        ("M1", "F1", True, [("M1", "F1"), ("M1", "O1", "F1")]),
        ("F1", "M1", False, [("F1", "O1", "M1")]),
        ("M1", "F2", True, []),
        ("M1", "M2", True, []),
        ("O1.I1", "M1", False, []),
        ("O1.I1", "M1", True, [("O1.I1", "M1")]),
        ("SDG6", "O1.I1.X1", False, [("SDG6", "O1", "O1.I1", "O1.I1.X1")]),
        ("M1", "sjobacka/2024", True, []),
    ],
)
def test_paths_between_two(
    small: goalgraph.Graph, root: str, end: str, derived: bool, paths: list[tuple[str, ...]]
) -> None:
    found = small.trace(root, to=end, derived=derived)
    assert list(found.paths) == paths
    assert found.end is small.get(end)


@pytest.mark.parametrize(("direction", "count"), [("up", 1), ("down", 0), ("both", 1)])
def test_paths_go_the_way_they_are_told(small: goalgraph.Graph, direction: Direction, count: int) -> None:
    assert len(small.trace("M1", direction, to="F1").paths) == count
    assert len(small.trace("F1", "up" if direction == "down" else direction, to="M1").paths) == (
        1 if direction == "both" else 0
    )


def test_there_are_never_more_paths_than_the_limit() -> None:
    links = [
        Link(f"L{layer}x{a}", "contributesTo", f"L{layer + 1}x{b}", "stated")
        for layer in range(6)
        for a in range(4)
        for b in range(4)
    ]
    found = trace_to(get("L0x0"), get("L6x0"), "both", links, get)
    assert len(found.paths) == MOST_PATHS
    assert found.cut
    assert "there are more" in trace_formats.write(found, "tree", "en").splitlines()[0]


def test_a_chain_of_thousands_is_shown_as_deep_as_can_be_read() -> None:
    links = [Link(f"L{at}", "subGoalOf", f"L{at + 1}", "stated") for at in range(3000)]
    found = trace(get("L0"), "up", LinksByEnd(links), get)
    assert len(found.nodes) == 3001
    lines = trace_formats.write(found, "tree", "en").splitlines()
    assert len(lines) == trace_formats.DEEPEST + 3
    assert lines[-1].endswith("(goes on from there)")
    whole = trace_to(get("L0"), get("L3000"), "up", links, get)
    assert (len(whole.paths[0]), whole.cut) == (3001, False)


@pytest.mark.parametrize("ends", [("M9", None), ("M1", "M9")])
def test_an_unknown_end_is_refused(small: goalgraph.Graph, ends: tuple[str, str | None]) -> None:
    with pytest.raises(goalgraph.UnknownName):
        small.trace(ends[0], to=ends[1])
