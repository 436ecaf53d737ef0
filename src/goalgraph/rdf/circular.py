"""What steps lead back to.

In: nodes, and what one step from a node leads to. Out: the nodes that some number of steps leads back to:
those of strongly connected components of several nodes, and those that lead to themselves (Tarjan, 1972).
Each step is looked at once, and nothing recurses.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import TypeVar

N = TypeVar("N", bound=Hashable)


def circular(nodes: Iterable[N], steps: Callable[[N], Iterable[N]]) -> set[N]:
    """The nodes that steps lead back to, among the nodes and what they lead to.

    >>> sorted(circular("abcde", {"a": "b", "b": "c", "c": "b", "d": "d", "e": ""}.__getitem__))
    ['b', 'c', 'd']
    """
    found: set[N] = set()
    order: dict[N, int] = {}
    lowest: dict[N, int] = {}
    path: dict[N, None] = {}
    for start in nodes:
        if start in order:
            continue
        waiting: list[tuple[N, Iterator[N]]] = []
        reached: N | None = start
        while True:
            if reached is not None:
                order[reached] = lowest[reached] = len(order)
                path[reached] = None
                waiting.append((reached, iter(steps(reached))))
                reached = None
            node, onward = waiting[-1]
            for one in onward:
                if one == node:
                    found.add(node)
                elif one not in order:
                    reached = one
                    break
                elif one in path:
                    lowest[node] = min(lowest[node], order[one])
            if reached is not None:
                continue
            waiting.pop()
            if waiting:
                above = waiting[-1][0]
                lowest[above] = min(lowest[above], lowest[node])
            if lowest[node] == order[node]:
                found.update(_component(path, node))
            if not waiting:
                break
    return found


def _component(path: dict[N, None], root: N) -> Iterator[N]:
    """The nodes from the root on, taken from the path; none where the root is alone."""
    last = None
    while last != root:
        last, _ = path.popitem()
        if last != root:
            yield last
            yield root
