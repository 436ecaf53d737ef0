"""Folders that plans are brought in from: one plan is found without a look at the others."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from goalgraph.model.folders import Folders
from goalgraph.rdf.terms import Quad
from nation import nation


class Closed(list[Quad]):
    """Statements that nobody may look at."""

    def __iter__(self) -> Iterator[Quad]:
        raise AssertionError("another plan's statements were looked at")


def test_in_a_folder_of_many_plans_only_one_is_looked_at_for_one(tmp_path: Path) -> None:
    known = nation(4, tmp_path)
    folders = Folders([tmp_path], lambda path: [])
    one, *others = list(folders.plans.iris)
    for held in folders._held.values():
        for graph, quads in held.items():
            if any(graph.startswith(other) for other in others):
                held[graph] = Closed(quads)
    said = folders.of(one)
    assert len(folders.plans.iris) == len(known)
    assert {graph.startswith(one) for graph in said} == {True}
    assert sum(map(len, said.values())) > 100
