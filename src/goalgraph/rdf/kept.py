"""A store in a folder on disk: read whole into memory, and written to only where a graph is kept.

In: a folder with an Oxigraph store. Out: a store that any number of people may read at once, also in
a folder that nobody may write to. What is derived stays in memory. A writer has the folder for as long as
it takes to replace one graph.
"""

from __future__ import annotations

import time
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox

from goalgraph.base.errors import StoreChanged, StoreError, StoreInUse
from goalgraph.rdf.canonical import canonical
from goalgraph.rdf.store import LocalStore, replace_graph, triples_in

PATIENCE = 10.0  # seconds to wait for somebody who writes
_PAUSE = 0.05
_LOCK, _ENGINES_LOG = "LOCK", "LOG"  # what may change although the triples do not


class KeptStore(LocalStore):
    """The triples of a store on disk.

    Raises:
        StoreInUse: somebody has been writing to it for too long.
        StoreError: it cannot be read.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder
        self._store = _copied(folder)

    def keep_graph(self, graph: str, triples: Iterable[ox.Triple]) -> None:
        """Replace what ``graph`` holds, on disk and in memory.

        Raises:
            StoreChanged: somebody else has changed the graph on disk since it was read.
            StoreInUse: somebody has been writing to the store for too long.
            StoreError: nothing can be written there.
        """
        kept = list(triples)
        disk = _opened_to_write(self._folder)
        try:
            if canonical(triples_in(disk, graph)) != canonical(self.get_graph(graph)):
                raise StoreChanged(location=self._folder, graph=graph)
            replace_graph(disk, graph, kept)
            disk.flush()
        except (OSError, RuntimeError) as error:
            raise StoreError(location=self._folder, reason=error) from error
        finally:
            del disk  # the engine has no other way to let a folder go
        self.put_graph(graph, kept)


def _copied(folder: Path) -> ox.Store:
    """The quads as they are on disk at one moment.

    The engine does not say what a reader sees while somebody writes, so what was read counts only when
    the files are the same after as before.
    """
    end = time.monotonic() + PATIENCE
    while True:
        before, failure = _files(folder), None
        copy = ox.Store()
        try:
            quads = ox.Store.read_only(str(folder)).dump(format=ox.RdfFormat.N_QUADS)
            copy.bulk_load(quads, format=ox.RdfFormat.N_QUADS)
        except (OSError, RuntimeError) as error:
            failure = error
        if _files(folder) == before:
            if failure:
                raise StoreError(location=folder, reason=failure) from failure
            return copy
        if time.monotonic() > end:
            raise StoreInUse(location=folder, seconds=f"{PATIENCE:g}") from failure
        time.sleep(_PAUSE)


def _files(folder: Path) -> list[tuple[str, int, int]]:
    """The files of the store by name, size and time; one that is gone before it is looked at has none."""
    seen = []
    for file in folder.iterdir():
        if file.name != _LOCK and not file.name.startswith(_ENGINES_LOG):
            try:
                stat = file.stat()
                seen.append((file.name, stat.st_size, stat.st_mtime_ns))
            except FileNotFoundError:
                seen.append((file.name, -1, -1))
    return sorted(seen)


def _opened_to_write(folder: Path) -> ox.Store:
    end = time.monotonic() + PATIENCE
    while True:
        try:
            return ox.Store(folder)
        except (OSError, RuntimeError) as error:
            if "lock" not in str(error).casefold():
                raise StoreError(location=folder, reason=error) from error
            if time.monotonic() > end:
                raise StoreInUse(location=folder, seconds=f"{PATIENCE:g}") from error
        time.sleep(_PAUSE)
