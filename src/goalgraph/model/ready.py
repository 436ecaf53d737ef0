"""A plan's scope as it was made before, for the same files or graphs, code and shipped resources.

In: the paths of a plan, or a key made of its graphs. Out: its scope as it was kept, or none; and a scope to
keep. Where standard input is read, or files that cannot be, nothing is kept of files: each is made anew.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from goalgraph.base import cache
from goalgraph.base.errors import GoalgraphError
from goalgraph.base.files import checksum
from goalgraph.base.frozen import Frozen
from goalgraph.model.profiles import Profile
from goalgraph.model.scope import Scope
from goalgraph.rdf.sources import STDIN, Unread, files_of
from goalgraph.rdf.store import LocalStore


@dataclass(frozen=True, slots=True)
class Ready:
    """A scope that was kept, and what was found with it in its files.

    Attributes:
        homes: by plan, the graphs that say that it is one.
        required: by graph, what it requires.
        unread: what in its folders was no data.
    """

    scope: Scope
    homes: Mapping[str, frozenset[str]]
    required: Mapping[str, frozenset[str]]
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
        said, scope = _scope_in(data)
        return Ready(
            scope,
            {plan: frozenset(graphs) for plan, graphs in said["homes"].items()},
            {graph: frozenset(needed) for graph, needed in said["required"].items()},
            tuple(Unread(Path(path), reason) for path, reason in said["unread"]),
        )

    def keep(
        self,
        scope: Scope,
        homes: Mapping[str, Set[str]],
        required: Mapping[str, Set[str]],
        unread: Sequence[Unread],
    ) -> None:
        """Keep the scope that was made of these files."""
        head = {
            "homes": {plan: sorted(graphs) for plan, graphs in homes.items()},
            "required": {graph: sorted(needed) for graph, needed in required.items()},
            "unread": [[str(one.path), one.reason] for one in unread],
        }
        cache.keep(self.key, packed_scope(scope, head))


def kept_scope(key: str) -> Scope | None:
    """The scope that :func:`keep_scope` kept under a key."""
    data = cache.kept(key)
    return None if data is None else unpacked_scope(zlib.decompress(data))


def keep_scope(key: str, scope: Scope) -> None:
    """Keep one of many scopes, in little room."""
    cache.keep(key, zlib.compress(packed_scope(scope), level=1))


def packed_scope(scope: Scope, more: Mapping[str, object] = MappingProxyType({})) -> bytes:
    """A scope as bytes, for a cache or another process, and what is said beside it.

    A profile that is not shipped must be there where the scope is unpacked.

    >>> import goalgraph
    >>> scope = goalgraph.load().scope
    >>> unpacked_scope(packed_scope(scope)).plan == scope.plan
    True
    """
    head = {
        "plan": scope.iri,
        "decided": sorted(scope.decided),
        "derived": scope.derived,
        "profiles": [[profile.iri, str(profile.folder)] for profile in scope.profiles],
    }
    return json.dumps(head | dict(more)).encode() + b"\n" + scope.store.dumped()


def unpacked_scope(data: bytes) -> Scope:
    """The scope that was packed."""
    return _scope_in(data)[1]


def _scope_in(data: bytes) -> tuple[dict[str, Any], Scope]:
    head, _, quads = data.partition(b"\n")
    said = json.loads(head)
    scope = Scope(
        LocalStore.loaded(quads),
        said["plan"],
        frozenset(said["decided"]),
        said["derived"],
        tuple(Profile(iri, Path(place)) for iri, place in said["profiles"]),
    )
    return said, scope


def listing(paths: Sequence[Path], profiles: Sequence[Profile]) -> Listing | None:
    """The files that ``paths`` stand for, read with ``profiles`` to choose from.

    None where they cannot be listed without reading them.
    """
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
        for file in (file for profile in profiles for file in profile.files()):
            parts += ["profile", str(file.resolve()), checksum(file) or "-"]
    except GoalgraphError:
        return None
    return None if None in checksums.values() else Listing(cache.key(*parts), checksums)
