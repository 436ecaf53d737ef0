from __future__ import annotations

import time

from goalgraph.model.paths import MOST_PATHS, paths_between


def layers(count: int) -> list[tuple[str, str]]:
    return [(f"{here}{n}", f"{there}{n + 1}") for n in range(count) for here in "ab" for there in "ab"]


def test_layers_of_two_have_more_paths_than_anybody_reads() -> None:
    found, cut = paths_between(layers(40), "a0", "a40")
    assert (len(found), cut) == (MOST_PATHS, True)
    assert all(path[0] == "a0" and path[-1] == "a40" and len(path) == 41 for path in found)


def test_what_leads_nowhere_is_not_walked() -> None:
    before = time.process_time()
    assert paths_between(layers(40), "a0", "elsewhere") == ([], False)
    found, cut = paths_between([*layers(40), ("a0", "end")], "a0", "end")
    assert (found, cut) == ([("a0", "end")], False)
    assert time.process_time() - before < 5


def test_cycles_end() -> None:
    names = [f"n{at}" for at in range(25)]
    everything = [(one, other) for one in names for other in names if one != other]
    found, cut = paths_between(everything, "n0", "n24")
    assert cut
    assert ("n0", "n24") in found
    assert all(len(set(path)) == len(path) for path in found)


def test_a_long_chain_is_one_path() -> None:
    [path], cut = paths_between([(f"n{at}", f"n{at + 1}") for at in range(20_000)], "n0", "n20000")
    assert (len(path), cut) == (20_001, False)


def test_the_end_where_one_stands_is_a_path() -> None:
    assert paths_between([], "a", "a") == ([("a",)], False)
