"""The simple paths from one thing to another, within bounds.

In: pairs of what leads to what, a start and an end. Out: the paths, and whether there are more than were
looked for. Only what lies between the two is walked, the nearest to the end first, so that some path is found
at once, and without recursion; where cycles make even that endless, the walk ends after so many steps.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

MOST_PATHS = 1000
_MOST_STEPS = 100_000  # of the walk, and in the paths together

Path = tuple[str, ...]


def paths_between(pairs: Iterable[tuple[str, str]], start: str, end: str) -> tuple[list[Path], bool]:
    """The simple paths from ``start`` to ``end``, and whether some were left out.

    >>> paths_between([("a", "b"), ("b", "c"), ("a", "c"), ("b", "d")], "a", "c")
    ([('a', 'c'), ('a', 'b', 'c')], False)
    >>> paths_between([("a", "b")], "b", "a")
    ([], False)
    """
    if start == end:
        return [(start,)], False
    onwards: dict[str, list[str]] = {}
    back: dict[str, list[str]] = {}
    for here, there in dict.fromkeys(pairs):
        onwards.setdefault(here, []).append(there)
        back.setdefault(there, []).append(here)
    left = _distances(back, end)
    if start not in left:
        return [], False
    near = {
        here: sorted((one for one in several if one in left), key=lambda one: (left[one], one))
        for here, several in onwards.items()
    }
    return _walked(near, start, end)


def _distances(onwards: Mapping[str, Sequence[str]], start: str) -> dict[str, int]:
    """How many steps away everything is that can be reached."""
    found, waiting = {start: 0}, [start]
    for here in waiting:
        for there in onwards.get(here, ()):
            if there not in found:
                found[there] = found[here] + 1
                waiting.append(there)
    return found


def _walked(near: Mapping[str, Sequence[str]], start: str, end: str) -> tuple[list[Path], bool]:
    found: list[Path] = []
    path, choices, steps = {start: None}, [iter(near.get(start, ()))], 0
    while choices:
        there = next(choices[-1], None)
        if there is None:
            choices.pop()
            path.popitem()
        elif there == end:
            if len(found) == MOST_PATHS or steps > _MOST_STEPS:
                return found, True
            found.append((*path, end))
            steps += len(path)
        elif there not in path:
            if (steps := steps + 1) > _MOST_STEPS:
                return found, True
            path[there] = None
            choices.append(iter(near.get(there, ())))
    return found, False
