"""What steps lead back to: as networkx has it, and in proportion to the steps."""

from __future__ import annotations

from collections import Counter

import networkx
from hypothesis import given
from hypothesis import strategies as st

from goalgraph.rdf.circular import circular


@given(st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=20))
def test_it_is_what_networkx_says(edges: list[tuple[int, int]]) -> None:
    graph = networkx.DiGraph(edges)
    components = networkx.strongly_connected_components(graph)
    expected = {node for one in components if len(one) > 1 for node in one}
    expected |= {node for node in graph if graph.has_edge(node, node)}
    assert circular(graph, graph.successors) == expected


def test_each_step_of_a_long_chain_is_taken_once() -> None:
    asked: Counter[int] = Counter()

    def steps(node: int) -> list[int]:
        asked[node] += 1
        return [node + 1] if node < 20_000 else [19_999]

    assert circular(range(20_000), steps) == {19_999, 20_000}
    assert set(asked.values()) == {1}
