"""What was worked out before, kept in the user's cache folder under what it was worked out from.

In: a key made of everything that an answer depends on. Out: the bytes that were kept under it, or none: what
is missing, cut short or cannot be written is no error, but worked out anew. ``GOALGRAPH_CACHE`` names
another folder; where it is empty, nothing is kept.
"""

from __future__ import annotations

import hashlib
import os
import re
import sys
from collections.abc import Iterable
from contextlib import suppress
from functools import cache
from pathlib import Path

from goalgraph.base.resources import resource_folder

VARIABLE = "GOALGRAPH_CACHE"
MOST_BYTES = 200_000_000
_DIGEST = 64
_OWN = re.compile(r"[0-9a-f]{64}|\.[0-9a-f]{64}\.[0-9]+\.part")


def folder() -> Path | None:
    """The folder: where the system's convention has it, platformdirs' rules without its 15 ms of imports."""
    if (named := os.environ.get(VARIABLE)) is not None:
        return Path(named) if named else None
    with suppress(RuntimeError):
        if sys.platform == "win32":
            return Path(
                os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local", "goalgraph", "Cache"
            )
        if sys.platform == "darwin":
            return Path.home() / "Library" / "Caches" / "goalgraph"
        return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache", "goalgraph")
    return None


def key(*parts: str) -> str:
    """A key for what was made of ``parts``, with this very code and these very resources.

    >>> key("a", "b") == key("a", "b"), key("a", "b") == key("ab")
    (True, False)
    """
    return _hashed([_installed(), *parts])


def kept(name: str) -> bytes | None:
    """What was kept under the key ``name``, whole, or none."""
    place = folder()
    if place is None:
        return None
    try:
        whole = (place / name).read_bytes()
        os.utime(place / name)
    except OSError:
        return None
    data = whole[_DIGEST:]
    return data if hashlib.sha256(data).hexdigest().encode() == whole[:_DIGEST] else None


def keep(name: str, data: bytes) -> None:
    """Keep ``data`` under the key ``name``, if that can be; what was longest not asked for makes room."""
    place = folder()
    if place is None:
        return
    with suppress(OSError):
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        unfinished = place / f".{name}.{os.getpid()}.part"
        unfinished.write_bytes(hashlib.sha256(data).hexdigest().encode() + data)
        unfinished.replace(place / name)
        _make_room(place)


def _make_room(place: Path) -> None:
    """Remove what is too much of what was kept here; whatever else lies in the folder is somebody's."""
    own = [entry for entry in os.scandir(place) if _OWN.fullmatch(entry.name)]
    files = sorted(((entry.stat(), entry.path) for entry in own), key=lambda one: -one[0].st_mtime)
    held = 0
    for status, path in files:
        held += status.st_size
        if held > MOST_BYTES:
            os.unlink(path)  # noqa: PTH108


@cache
def _installed() -> str:
    """The code and the resources as they are installed, by the size and time of each file."""
    folders = [
        Path(__file__).parent.parent,
        *(resource_folder(name) for name in ("ontology", "data", "shapes")),
    ]
    return _hashed(
        f"{path}|{status.st_size}|{status.st_mtime_ns}" for top in folders for path, status in _files(top)
    )


def _files(top: Path) -> Iterable[tuple[str, os.stat_result]]:
    found = []
    for parent, below, names in os.walk(top):
        below[:] = [name for name in below if name not in {"__pycache__", "faces", "cli"}]
        found += [os.path.join(parent, name) for name in names]  # noqa: PTH118
    return [(path, os.stat(path)) for path in sorted(found)]  # noqa: PTH116


def _hashed(parts: Iterable[str]) -> str:
    digest = hashlib.sha256()
    for part in parts:
        written = part.encode("utf-8", "surrogatepass")
        digest.update(f"{len(written)}:".encode() + written)
    return digest.hexdigest()
