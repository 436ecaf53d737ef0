"""A store in a folder on disk: what is asked for is read from it, and written to it is what is kept.

In: a folder with an Oxigraph store. Out: what it held when it was opened, or a later state where somebody has
written meanwhile, for any number of people at once, also in a folder that nobody may write to. A writer has
the folder for as long as it takes to replace some graphs.
"""

from __future__ import annotations

import errno
import glob
import os
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

import pyoxigraph as ox

from goalgraph.base.errors import (
    FileInUse,
    OutputError,
    StoreChanged,
    StoreError,
    StoreFull,
    StoreInUse,
)
from goalgraph.base.files import sync_folder
from goalgraph.base.locking import lock_of, locked
from goalgraph.rdf.canonical import same
from goalgraph.rdf.faults import StoreMoved
from goalgraph.rdf.repository import (
    Changes,
    Repository,
    checksum_of,
    existing_in,
    matching_in,
    replacing,
    written_in,
)
from goalgraph.rdf.store import LocalStore

R = TypeVar("R")
PATIENCE = 10.0  # seconds to wait for somebody who writes
_PAUSE = 0.05
_GONE = ("No such file", "cannot find the file")  # what systems say of one that a writer has replaced
_LOCK, _ENGINES_LOG = "LOCK", "LOG"  # what may change although the triples do not
# What the engine was writing when it was killed, and never removes itself; and what it says that it did each
# time before, a thousand files, which take more than the triples of many plans.
_ENGINES_LEFT = ("OPTIONS-*.dbtmp", f"{_ENGINES_LOG}.old.*")
_NOT_ALLOWED = (errno.EROFS, errno.EACCES, errno.EPERM, errno.EFBIG)
# What systems say of a full disk, as the engine passes it on.
_NO_ROOM = ("No space left", "quota exceeded", "not enough space on the disk")


class KeptStore(Repository):
    """The triples of a store on disk, as they were when it was opened, and what it has kept itself.

    Raises:
        StoreInUse: somebody has been writing to it for too long.
        StoreError: it cannot be read.
    """

    def __init__(self, folder: Path) -> None:
        self.location = str(folder)
        self._folder = folder
        self._disk = _opened_to_read(folder)
        self._own = LocalStore()
        self._replaced: set[str] = set()
        self._moved = False

    @classmethod
    def at(cls, folder: Path) -> KeptStore:
        """The store in a folder, which is made where there is nothing.

        Raises:
            StoreError: there is something else than a store.
        """
        if not is_store(folder) or lock_of(folder).exists():  # that of one who made it and was killed
            _make(folder)
        return cls(folder)

    def matching(
        self,
        subject: str | None = None,
        predicate: str | None = None,
        obj: str | None = None,
        graph: str | None = None,
    ) -> list[ox.Quad]:
        """The statements in named graphs with this subject, property, resource as object, and graph.

        Raises:
            StoreError: it can no longer be read.
        """
        if graph in self._replaced:
            return self._own.matching(subject, predicate, obj, graph)
        found = self._read(lambda disk: matching_in(disk, subject, predicate, obj, graph))
        if not self._replaced or graph is not None:
            return found
        here = [q for q in found if getattr(q.graph_name, "value", None) not in self._replaced]
        return here + self._own.matching(subject, predicate, obj)

    def existing(self, names: Iterable[str]) -> set[str]:
        """Those of the graphs that there are."""
        wanted = set(names)
        there = self._read(lambda disk: existing_in(disk, wanted - self._replaced))
        return there | self._own.existing(wanted & self._replaced)

    def written(self, graph: str) -> bytes:
        """What ``graph`` holds, in N-Triples, in any order.

        Raises:
            StoreError: it can no longer be read.
        """
        if graph in self._replaced:
            return self._own.written(graph)
        return self._read(lambda disk: written_in(disk, graph))

    def fingerprint(self, graph: str) -> str | None:
        """A checksum of what ``graph`` holds; on disk, blank nodes keep their names.

        Raises:
            StoreError: it can no longer be read.
        """
        if graph in self._replaced:
            return self._own.fingerprint(graph)
        return checksum_of(self.written(graph).split(b"\n"))

    def graphs(self) -> list[str]:
        """The graphs there are, sorted."""
        there = self._read(lambda disk: {str(node.value) for node in disk.named_graphs()})
        return sorted(there - self._replaced | set(self._own.graphs()))

    def forget(self) -> None:
        """Let go of what it has kept itself: what is there now is looked at from then on."""
        if self._replaced:
            self._disk, self._own = _opened_to_read(self._folder), LocalStore()
            self._replaced = set()

    def _read(self, work: Callable[[ox.Store], R]) -> R:
        """What is read from the disk.

        The engine opens a file when it is first needed, and a writer may have replaced it by then: what is
        there now is read instead, and nothing is written by somebody who has seen two states.
        """
        end = time.monotonic() + PATIENCE
        while True:
            try:
                return work(self._disk)
            except (OSError, RuntimeError) as error:
                if not any(words in str(error) for words in _GONE) or time.monotonic() > end:
                    raise _unusable(self._folder, error) from error
            self._disk, self._moved = _opened_to_read(self._folder), True

    def keep(self, changes: Changes) -> None:
        """Replace what graphs hold on disk, all of them or none.

        Raises:
            StoreChanged: somebody else has changed one of them on disk since it was read.
            StoreMoved: somebody else has written there while it was read.
            StoreInUse: somebody has been writing to the store for too long.
            StoreError: nothing can be written there.
        """
        if self._moved:
            raise StoreMoved(location=self._folder)
        disk = _opened_to_write(self._folder)
        try:
            for graph in changes:
                there = (quad.triple for quad in matching_in(disk, None, None, None, graph))
                if not same(there, self.get_graph(graph)):
                    raise StoreChanged(location=self._folder, graph=graph)
            if any(disk.contains_named_graph(ox.NamedNode(graph)) for graph in changes):
                disk.update(replacing(changes))
            else:
                disk.extend(_quads_of(changes))
            disk.flush()
        except (OSError, RuntimeError) as error:
            raise _unusable(self._folder, error) from error
        finally:
            del disk  # the engine has no other way to let a folder go
        self._own.keep(changes)
        self._replaced |= set(changes)


def _unusable(folder: Path, error: Exception | None) -> StoreError:
    """What the system's or the engine's error says of the store."""
    number = getattr(error, "errno", None)
    if number in (errno.ENOSPC, errno.EDQUOT) or any(words in str(error) for words in _NO_ROOM):
        return StoreFull(location=folder)
    refused = (os.strerror(one) for one in _NOT_ALLOWED)
    reason = next((words for words in refused if words in str(error)), None)
    return StoreError(location=folder, reason=reason or getattr(error, "strerror", None) or error)


def _quads_of(changes: Changes) -> list[ox.Quad]:
    return [
        ox.Quad(one.subject, one.predicate, one.object, ox.NamedNode(graph))
        for graph, triples in changes.items()
        for one in triples
    ]


def is_store(folder: Path) -> bool:
    """Whether there is a store in a folder."""
    return (folder / "CURRENT").is_file()


def changed_under(folder: Path) -> Path:
    """What is locked while somebody reads a store, works out what changes in it, and writes that.

    >>> changed_under(Path("store")).as_posix()
    'store/store'
    """
    return folder / "store"


def _make(folder: Path) -> None:
    """Make an empty store beside, and give it its name when the engine has made it whole."""
    import secrets
    import shutil

    final = folder.resolve()
    try:
        final.parent.mkdir(parents=True, exist_ok=True)
        with locked(final):
            for left in final.parent.glob(f".{glob.escape(final.name)}.????????.part"):
                shutil.rmtree(left, ignore_errors=True)
            if is_store(folder):
                return
            if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
                raise StoreError(location=folder, reason="there is something else than a store")
            unfinished = final.with_name(f".{final.name}.{secrets.token_hex(4)}.part")
            try:
                _opened_to_write(unfinished, folder)  # and let go at once
                if final.exists():
                    final.rmdir()
                unfinished.rename(final)
                sync_folder(final.parent)
            finally:
                shutil.rmtree(unfinished, ignore_errors=True)
    except OSError as error:
        raise _unusable(folder, error) from error


def _opened_to_read(folder: Path) -> ox.Store:
    """The store as it is on disk at one moment.

    The engine does not say what a reader sees who opens it while somebody writes, so it counts as opened only
    when the files are the same after as before. What it has opened stays as it was then.
    """
    end = time.monotonic() + PATIENCE
    while True:
        before, failure, opened = _files(folder), None, None
        try:
            opened = ox.Store.read_only(str(folder))
        except (OSError, RuntimeError) as error:
            failure = error
        if _files(folder) == before:
            if opened is None:
                raise _unusable(folder, failure) from failure
            return opened
        if time.monotonic() > end:
            raise StoreInUse(location=folder, seconds=f"{PATIENCE:g}") from failure
        time.sleep(_PAUSE)


def _files(folder: Path) -> list[tuple[str, int, int]]:
    """The files of the store by name, size and time; one that is gone before it is looked at has none."""
    seen = []
    for file in _listed(folder):
        if file.name != _LOCK and not file.name.startswith((_ENGINES_LOG, ".")):
            try:
                stat = file.stat()
                seen.append((file.name, stat.st_size, stat.st_mtime_ns))
            except FileNotFoundError:
                seen.append((file.name, -1, -1))
    return sorted(seen)


def _listed(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except OSError as error:
        raise _unusable(folder, error) from error


def _opened_to_write(folder: Path, named: Path | None = None) -> ox.Store:
    end = time.monotonic() + PATIENCE
    while True:
        try:
            opened = ox.Store(folder)
            _tidy(folder)
            return opened
        except (OSError, RuntimeError) as error:
            if "lock" not in str(error).casefold():
                raise _unusable(named or folder, error) from error
            if time.monotonic() > end:
                raise StoreInUse(location=folder, seconds=f"{PATIENCE:g}") from error
        time.sleep(_PAUSE)


def _tidy(folder: Path) -> None:
    """Remove what was left there by whoever was killed, and by the engine; only one at a time writes."""
    for pattern in _ENGINES_LEFT:
        for left in folder.glob(pattern):
            left.unlink(missing_ok=True)
    for held in (folder, changed_under(folder)):
        if lock_of(held).exists():
            with suppress(FileInUse, OutputError), locked(held, wait=0):
                pass  # nobody has it any longer, and who lets go of it removes it
