"""A plan's scope as it was made before, for the same files, code and shipped resources.

In: the paths of a plan. Out: its scope as it was kept, or none; and a scope to keep. Where several plans are
read, where standard input is, or where the files cannot be read, nothing is kept: each is made anew.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from goalgraph.base import cache
from goalgraph.base.errors import GoalgraphError
from goalgraph.base.files import checksum
from goalgraph.base.frozen import Frozen
from goalgraph.model.scope import Scope
from goalgraph.rdf.sources import STDIN, Unread, files_of
from goalgraph.rdf.store import LocalStore


@dataclass(frozen=True, slots=True)
class Ready:
    """A scope that was kept, the graphs that say that it is a plan's, and what in its folders was no data."""

    scope: Scope
    homes: frozenset[str]
    unread: tuple[Unread, ...]


@dataclass(frozen=True, slots=True)
class Listing(Frozen):
    """The files of some paths as they are now: their checksums, and the key that they are kept under."""

    key: str
    checksums: Mapping[Path, str | None]

    def ready(self) -> Ready | None:
        """The scope that was kept for these files."""
        data = cache.kept(self.key)
        if data is None:
            return None
        head, _, quads = data.partition(b"\n")
        said = json.loads(head)
        scope = Scope(LocalStore.loaded(quads), said["plan"], frozenset(said["decided"]), said["derived"])
        return Ready(
            scope,
            frozenset(said["homes"]),
            tuple(Unread(Path(path), reason) for path, reason in said["unread"]),
        )

    def keep(self, scope: Scope, homes: Iterable[str], unread: Sequence[Unread]) -> None:
        """Keep the scope that was made of these files."""
        head = {
            "plan": scope.iri,
            "homes": sorted(homes),
            "decided": sorted(scope.decided),
            "derived": scope.derived,
            "unread": [[str(one.path), one.reason] for one in unread],
        }
        cache.keep(self.key, json.dumps(head).encode() + b"\n" + scope.store.dumped())


def listing(paths: Sequence[Path]) -> Listing | None:
    """The files that ``paths`` stand for; none where they cannot be listed without reading them."""
    if STDIN in paths or cache.folder() is None:
        return None
    parts = ["scope"]
    checksums: dict[Path, str | None] = {}
    try:
        for path in paths:
            files, passed_by = files_of(path)
            for file in files:
                checksums[file.resolve()] = found = checksum(file)
                parts += [str(file), found or "-"]
            parts += [f"{one.path} {one.reason}" for one in passed_by]
    except GoalgraphError:
        return None
    return None if None in checksums.values() else Listing(cache.key(*parts), checksums)
