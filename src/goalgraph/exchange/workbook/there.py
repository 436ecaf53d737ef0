"""What is in the folder that a workbook is brought into: files, logs of decisions, or only a starting point.

In: a folder, or the statements in it. Out: the files with what each says, and which graphs are logs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

from goalgraph.base.errors import NothingToLoad
from goalgraph.base.names import DECIDED_GRAPH, DECISION_LOG, GG, KOLADA_GRAPH, RDF, RDFS
from goalgraph.rdf.reading import gather
from goalgraph.rdf.terms import Literal, NamedNode, Quad

_TYPE, _LABEL = NamedNode(RDF + "type"), NamedNode(RDFS + "label")
_LOG, _GOAL = NamedNode(DECISION_LOG), NamedNode(GG + "Goal")
# As the rule that tells what is left of a starting point knows it.
_PLACEHOLDER = re.compile(r"[(](platshållare|placeholder)[)]", re.IGNORECASE)


def old_files(folder: Path) -> list[tuple[Path, list[Quad]]]:
    """The files of a folder and what each says, each statement in its graph; none where it holds no data."""
    if not folder.is_dir():
        return []
    said: list[list[Quad]] = []
    try:
        reading = gather([folder], said.append)
    except NothingToLoad:
        return []
    return list(zip(reading.checksums, said, strict=True))


def stated_in(folder: Path) -> list[Quad]:
    """What is stated in a folder, but for what is from Kolada; nothing in a starting point."""
    quads = [quad for _, several in old_files(folder) for quad in several]
    logs = logs_in(quads)
    if not logs and is_begun(quads):
        return []
    return [q for q in quads if graph_of(q) not in logs and not graph_of(q).endswith(KOLADA_GRAPH)]


def is_begun(quads: Iterable[Quad]) -> bool:
    """Whether all goals are placeholders: a starting point that nobody has filled in."""
    several = list(quads)
    goals = {quad.subject for quad in several if quad.predicate == _TYPE and quad.object == _GOAL}
    named = {
        quad.subject
        for quad in several
        if quad.predicate == _LABEL
        and isinstance(quad.object, Literal)
        and _PLACEHOLDER.search(quad.object.value)
    }
    return bool(goals) and goals <= named


def logs_in(quads: Iterable[Quad]) -> set[str]:
    """The graphs with records of decisions."""
    found: set[str] = set()
    for quad in quads:
        graph = graph_of(quad)
        if graph.endswith(DECIDED_GRAPH) or (quad.predicate == _TYPE and quad.object == _LOG):
            found.add(graph)
    return found


def graph_of(quad: Quad) -> str:
    """The name of the graph that a statement is in; empty where it is in none."""
    return quad.graph_name.value if isinstance(quad.graph_name, NamedNode) else ""
