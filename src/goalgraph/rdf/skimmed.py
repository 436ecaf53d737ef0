"""What was known of files when they were last read, kept in the user's cache folder.

In: files, as they are now. Out: of those that are as they were, what tells plans apart and which graphs they
have, without their being read; of the others all that they say.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from goalgraph.base import cache
from goalgraph.base.names import DECIDED_GRAPH, DERIVED_GRAPH
from goalgraph.rdf.catalogue import TELLING, TYPE, of_plans
from goalgraph.rdf.reading import as_it_stands

HOLDS = ox.NamedNode("urn:goalgraph:holds")  # said in each graph that a file has
UNNAMED, NAMED = ox.Literal("unnamed"), ox.Literal("named")
OF_A_PLAN = re.compile(rf"({DECIDED_GRAPH}|{DERIVED_GRAPH})-*$")
ANY = ox.NamedNode("urn:goalgraph:file")


class Skimmed:
    """What is known of the files of some paths.

    Attributes:
        parsed: those that were not known as they are.
    """

    def __init__(self, paths: Sequence[Path]) -> None:
        self._key = cache.key("skimmed", *(str(path.resolve()) for path in paths))
        data = cache.kept(self._key)
        self._known: dict[str, Any] = {} if data is None else json.loads(data)
        self._seen: dict[str, Any] = {}
        self.parsed: set[Path] = set()

    def reader(
        self, file: Path, as_it_is: str | None, names: Collection[str]
    ) -> tuple[list[ox.Quad], Collection[str]]:
        """What is known of a file, or all that it says; and those of ``names`` that a text in it has."""
        path = str(file.resolve())
        known = self._known.get(path)
        if known and known["checksum"] == as_it_is and known["names"].keys() >= set(names):
            quads = list(ox.parse(known["quads"], format=ox.RdfFormat.N_QUADS, lenient=True))
            self._seen[path] = known
            return quads, [name for name in names if known["names"][name]]
        quads, said = as_it_stands(file, as_it_is, names)
        held = list(_held(file, quads))
        written = ox.serialize([*skimmed(quads), *held], format=ox.RdfFormat.N_QUADS) or b""
        self.parsed.add(file)
        self._seen[path] = {
            "checksum": as_it_is,
            "names": {name: name in said for name in names},
            "quads": written.decode(),
        }
        return [*quads, *held], said

    def keep(self) -> None:
        """Keep what is known now, if that is not what was kept."""
        if self.parsed or self._seen.keys() != self._known.keys():
            cache.keep(self._key, json.dumps(self._seen).encode())


def skimmed(quads: Sequence[ox.Quad]) -> Iterator[ox.Quad]:
    """What tells plans apart, and what is said of things that are described in another file."""
    yield from of_plans(quads)
    typed = [quad for quad in quads if quad.predicate.value == TYPE]
    yield from (quad for quad in typed if OF_A_PLAN.search(getattr(quad.subject, "value", "")))
    described = {quad.subject for quad in typed}
    yield from (quad for quad in quads if quad.subject not in described and quad.predicate.value in TELLING)


def _held(file: Path, quads: Sequence[ox.Quad]) -> Iterator[ox.Quad]:
    """That something is in each of the graphs: in any such file, or in this, whose place it speaks of."""
    said = b"<file:" in (ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b"")
    subject = ox.NamedNode(file.resolve().as_uri()) if said else ANY
    for graph in dict.fromkeys(quad.graph_name for quad in quads):
        named = isinstance(graph, ox.NamedNode)
        yield ox.Quad(subject, HOLDS, NAMED if named else UNNAMED, graph if named else ox.DefaultGraph())
