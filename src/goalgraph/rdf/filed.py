"""Files as a place where plans are kept: of those that are as they were, only what is asked for is read.

In: files and folders, and what was known of them when they were last read. Out: what tells plans apart, for
which no file is read that has not changed, and each graph that is asked for, from the files that it is in.
What is asked of all graphs at once is answered when everything has been read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import pyoxigraph as ox

from goalgraph.base.files import checksum
from goalgraph.base.names import DECISION_LOG, GG
from goalgraph.rdf.catalogue import JOINING, PLAN, TELLING, TYPE
from goalgraph.rdf.faults import SourceChanged
from goalgraph.rdf.parsing import parse
from goalgraph.rdf.reading import Reading, gather_by
from goalgraph.rdf.repository import Changes, Repository, checksum_of
from goalgraph.rdf.skimmed import HOLDS, OF_A_PLAN, UNNAMED, Skimmed, skimmed
from goalgraph.rdf.store import LocalStore


class FiledStore(Repository):
    """The graphs of files, each read when it is asked for.

    Attributes:
        reading: what in the folders was passed by, and the checksums of the files.
    """

    def __init__(
        self, paths: Sequence[Path], shipped: Sequence[ox.Quad], whole: Callable[[], LocalStore]
    ) -> None:
        self._read_whole = whole
        self._whole: LocalStore | None = None
        self._catalogue, self._fetched = LocalStore(), LocalStore()
        self._catalogue.add(shipped)
        self._fetched.add(shipped)
        self._homes: dict[Path, ox.NamedNode] = {}
        self._places: dict[Path, str] = {}
        self._of_graph: dict[str, list[Path]] = {name: [] for name in self._catalogue.graphs()}
        self._waiting: set[Path] = set()
        known = Skimmed(paths)
        self.reading: Reading = gather_by(
            paths,
            known.reader,
            lambda file, quads, home: self._take(file, quads, home, whole=file in known.parsed),
        )
        known.keep()

    def _take(self, file: Path, quads: Sequence[ox.Quad], home: ox.NamedNode, *, whole: bool) -> None:
        """Take what is known of a file, or the whole of it; what is in no graph is in ``home``."""
        said = [quad for quad in quads if quad.predicate != HOLDS]
        for quad in quads:
            if quad.predicate == HOLDS:
                graph = home if quad.object == UNNAMED else quad.graph_name
                self._of_graph.setdefault(str(getattr(graph, "value", "")), []).append(file)
                self._places[file] = str(quad.subject)
                if quad.object == UNNAMED:
                    self._homes[file] = home
        if whole:
            self._fetched.add(said, home)
            self._catalogue.add(skimmed(said), home)
        else:
            self._catalogue.add(said, home)
            self._waiting.add(file)

    def matching(
        self,
        subject: str | None = None,
        predicate: str | None = None,
        obj: str | None = None,
        graph: str | None = None,
    ) -> list[ox.Quad]:
        """The statements in named graphs with this subject, property, resource as object, and graph.

        Raises:
            SourceChanged: a file is no longer what it was when it was first looked at.
        """
        if self._whole is not None:
            return self._whole.matching(subject, predicate, obj, graph)
        if self._tells(subject, predicate, obj):
            return self._catalogue.matching(subject, predicate, obj, graph)
        if graph is None:
            return self._all().matching(subject, predicate, obj)
        self._fetch(graph)
        return self._fetched.matching(subject, predicate, obj, graph)

    def graphs(self) -> list[str]:
        """The graphs there are, sorted."""
        return sorted(self._of_graph) if self._whole is None else self._whole.graphs()

    def existing(self, names: Iterable[str]) -> set[str]:
        """Those of the graphs that there are."""
        return set(names) & self._of_graph.keys() if self._whole is None else self._whole.existing(names)

    def fingerprint(self, graph: str) -> str | None:
        """A checksum of the files that ``graph`` stands in, and of where that stands which is in no graph."""
        if self._whole is not None:
            return self._whole.fingerprint(graph)
        files = self._of_graph.get(graph, [])
        parts = (f"{self._places[file]} {self._known(file)} {self._homes.get(file)}" for file in files)
        return checksum_of(part.encode("utf-8", "surrogatepass") for part in parts)

    def keep(self, changes: Changes) -> None:
        """Replace what graphs hold, all of them or none; the files stay as they are."""
        self._all().keep(changes)

    def settle(self) -> None:
        """Read now what has not been asked for yet, so that no later change to a file matters."""
        for graph in self.graphs():
            self._fetch(graph)

    def forget(self) -> None:
        """Nothing: a file that was read is not read again."""

    def _known(self, file: Path) -> str | None:
        return self.reading.checksums.get(file.resolve())

    def _tells(self, subject: str | None, predicate: str | None, obj: str | None) -> bool:
        """Whether the answer is among what tells plans apart."""
        if predicate in JOINING:
            return True
        if predicate == TYPE:
            if obj is not None:
                return obj in (PLAN, DECISION_LOG) or not obj.startswith(GG)
            return subject is not None and bool(OF_A_PLAN.search(subject))
        if predicate in TELLING and subject is not None:
            kinds = (getattr(quad.object, "value", GG) for quad in self._catalogue.matching(subject, TYPE))
            return any(kind in (PLAN, DECISION_LOG) or not kind.startswith(GG) for kind in kinds)
        return False

    def _fetch(self, graph: str) -> None:
        """Read the files that a graph stands in."""
        for file in [file for file in self._of_graph.get(graph, ()) if file in self._waiting]:
            if checksum(file) != self._known(file):
                raise SourceChanged(path=file)
            self._fetched.add(parse(file), self._homes.get(file))
            self._waiting.discard(file)

    def _all(self) -> LocalStore:
        """Everything, read now."""
        if self._whole is None:
            self._whole = self._read_whole()
            self._catalogue = self._fetched = LocalStore()
        return self._whole
