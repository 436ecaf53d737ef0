"""What was worked out before, kept in the user's cache folder under what it was worked out from.

In: a key made of everything that an answer depends on. Out: the bytes that were kept under it, or none: what
is missing, cut short or cannot be written is no error, but worked out anew. ``GOALGRAPH_CACHE`` names
another folder; where it is empty, nothing is kept.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from functools import cache

# Not pathlib, hashlib nor the texts of errors before they are needed: --help looks here too.
VARIABLE = "GOALGRAPH_CACHE"
MOST_BYTES = 1_000_000_000
_LOOKED_AT_EVERY = 20  # parts of it that are written, because looking takes time for each file there
_DIGEST = 64
_NAME = r"(?:[0-9a-f]{64}|[0-9a-f]{16}\.[0-9a-z-]+\.parsed)"


def folder() -> str | None:
    """The folder: where the system's convention has it, platformdirs' rules without its 15 ms of imports."""
    if (named := os.environ.get(VARIABLE)) is not None:
        return named or None
    home = os.path.expanduser("~")  # noqa: PTH111
    if sys.platform == "win32":
        held, name = os.environ.get("LOCALAPPDATA") or f"{home}/AppData/Local", "goalgraph/Cache"
    elif sys.platform == "darwin":
        held, name = f"{home}/Library/Caches", "goalgraph"
    else:
        held, name = os.environ.get("XDG_CACHE_HOME") or f"{home}/.cache", "goalgraph"
    return None if held.startswith("~") else f"{held}/{name}"


def key(*parts: str) -> str:
    """A key for what was made of ``parts``, with this very code and these very resources.

    >>> key("a", "b") == key("a", "b"), key("a", "b") == key("ab")
    (True, False)
    """
    return _hashed([_installed(), *parts])


def named(*parts: str) -> str:
    """A key for what depends on ``parts`` alone, such as the answer of a server.

    >>> named("a", "b") == named("a", "b"), named("a", "b") == named("ab")
    (True, False)
    """
    return _hashed(parts)


def kept(name: str) -> bytes | None:
    """What was kept under the key ``name``, whole, or none."""
    whole = read(name)
    if whole is None:
        return None
    data = whole[_DIGEST:]
    return data if _digest(data) == whole[:_DIGEST] else None


def keep(name: str, data: bytes) -> None:
    """Keep ``data`` under the key ``name``, if that can be; what was longest not asked for makes room."""
    write(name, _digest(data) + data)


def read(name: str) -> bytes | None:
    """The bytes of the file ``name``, which may be broken, or none."""
    place = folder()
    if place is None:
        return None
    try:
        with open(f"{place}/{name}", "rb") as file:  # noqa: PTH123
            whole = file.read()
        os.utime(f"{place}/{name}")
    except OSError:
        return None
    return whole


def write(name: str, data: bytes) -> None:
    """Write the file ``name``, if that can be; what was longest not asked for makes room."""
    place = folder()
    if place is None:
        return
    from threading import get_ident

    with suppress(OSError):
        os.makedirs(place, mode=0o700, exist_ok=True)  # noqa: PTH103
        unfinished = f"{place}/.{name}.{os.getpid()}{get_ident()}.part"
        with open(unfinished, "wb") as file:  # noqa: PTH123
            file.write(data)
        os.replace(unfinished, f"{place}/{name}")  # noqa: PTH105
        if _unlooked(place).add(len(data)) > MOST_BYTES // _LOOKED_AT_EVERY:
            _unlooked(place).bytes = 0
            _make_room(place)


class _Unlooked:
    """The bytes that were written to a folder since it was last looked at; at first nobody knows."""

    def __init__(self) -> None:
        self.bytes = MOST_BYTES

    def add(self, written: int) -> int:
        self.bytes += written
        return self.bytes


@cache
def _unlooked(place: str) -> _Unlooked:
    return _Unlooked()


def _make_room(place: str) -> None:
    """Remove what is too much of what was kept here; whatever else lies in the folder is somebody's."""
    import re

    ours = re.compile(rf"{_NAME}|\.{_NAME}\.[0-9]+\.part")
    own = [entry for entry in os.scandir(place) if ours.fullmatch(entry.name)]
    files = sorted(((entry.stat(), entry.path) for entry in own), key=lambda one: -one[0].st_mtime)
    held = 0
    for status, path in files:
        held += status.st_size
        if held > MOST_BYTES:
            os.unlink(path)  # noqa: PTH108


@cache
def _installed() -> str:
    """The code and the resources as they are installed, by the size and time of each file, and the Python."""
    from pathlib import Path

    from goalgraph.base.resources import resource_folder

    folders = [
        Path(__file__).parent.parent,
        *(resource_folder(name) for name in ("ontology", "data", "shapes")),
    ]
    every = (
        f"{path}|{status.st_size}|{status.st_mtime_ns}" for top in folders for path, status in _files(top)
    )
    return _hashed([sys.version, *every])


def _files(top: str | os.PathLike[str]) -> Iterable[tuple[str, os.stat_result]]:
    found = []
    for parent, below, names in os.walk(top):
        below[:] = [name for name in below if name not in {"__pycache__", "faces", "cli"}]
        found += [os.path.join(parent, name) for name in names]  # noqa: PTH118
    return [(path, os.stat(path)) for path in sorted(found)]  # noqa: PTH116


def _digest(data: bytes) -> bytes:
    import hashlib

    return hashlib.sha256(data).hexdigest().encode()


def _hashed(parts: Iterable[str]) -> str:
    import hashlib

    digest = hashlib.sha256()
    for part in parts:
        written = part.encode("utf-8", "surrogatepass")
        digest.update(f"{len(written)}:".encode() + written)
    return digest.hexdigest()
