"""One writer at a time, whatever process or thread it is in.

In: the path of what is to be written. Out: a context in which nobody else who asks writes it. The operating
system holds the lock on a hidden file beside, ``.NAME.lock``, that says who has it and is removed after use;
a process that is killed lets go of it, and the file that it leaves is taken over by the next.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from types import MappingProxyType
from typing import TYPE_CHECKING

from goalgraph.base.errors import FileInUse, OutputError

# What only a lock needs is imported by it: --help knows how long apply waits, and locks nothing.
if TYPE_CHECKING:
    from pathlib import Path

WAIT = 30.0
_UNKNOWN = MappingProxyType({"pid": "?", "host": "?", "since": "?"})


@contextmanager
def locked(path: str | Path, wait: float = WAIT, called: str | Path | None = None) -> Iterator[None]:
    """Keep others from writing ``path``; within one thread it may be asked for again.

    Where its folder does not exist, nothing can be written and nothing is kept.

    Args:
        path: a file, or what a folder is locked under; a link is followed.
        wait: the longest time in seconds to wait for somebody else.
        called: what an error calls it, if it is not by its path.

    Raises:
        FileInUse: somebody else is still writing after that time; the error says who.
        OutputError: nothing can be locked there.

    >>> import tempfile
    >>> from pathlib import Path
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     with locked(Path(folder, "goals.ttl")):
    ...         held = os.listdir(folder)
    ...     held, os.listdir(folder)
    (['.goals.ttl.lock'], [])
    """
    from pathlib import Path

    from filelock import FileLock, Timeout

    place = Path(path).resolve()
    if not place.parent.is_dir():
        yield
        return
    name = lock_of(place)
    lock = FileLock(name, mode=0o666, is_singleton=True, poll_interval=0.01, on_acquired=_sign)
    try:
        lock.acquire(timeout=max(0.0, wait))
    except Timeout as error:
        raise FileInUse(path=called or path, wait=f"{wait:g}", **_holder(name)) from error
    except OSError as error:
        raise OutputError.of(called or path, error) from error
    try:
        yield
    finally:
        if lock.lock_counter == 1:
            # Whoever waits for this very file sees that it has no name any longer, and makes one anew.
            with suppress(OSError):
                name.unlink()
        lock.release()


def lock_of(path: str | Path) -> Path:
    """The file that is locked while somebody writes ``path``.

    >>> lock_of("goals.ttl").name
    '.goals.ttl.lock'
    """
    from pathlib import Path

    place = Path(path).resolve()
    return place.with_name(f".{place.name}.lock")


def written_under(lock: Path) -> Path:
    """What is written while somebody has the lock.

    >>> from pathlib import Path
    >>> written_under(Path(".goals.ttl.lock")).name
    'goals.ttl'
    """
    return lock.with_name(lock.name.removeprefix(".").removesuffix(".lock"))


def is_signed(lock: Path) -> bool:
    """Whether the file says who had the lock, as those of goalgraph do."""
    return _holder(lock)["pid"] != "?"


def is_lock(name: str) -> bool:
    """Whether a file is somebody's lock, by its name.

    >>> is_lock(".goals.ttl.lock"), is_lock("goals.ttl")
    (True, False)
    """
    return name.startswith(".") and name.endswith(".lock")


def _sign(handle: int) -> None:
    """Say who holds the lock. The first byte is left out: where it is locked, others cannot read it.

    Where there is no room for it the lock holds all the same: what is written under it tells of that.
    """
    import json
    import socket
    from datetime import datetime

    since = datetime.now().astimezone().isoformat(" ", "seconds")
    said = {"pid": str(os.getpid()), "host": socket.gethostname(), "since": since}
    with suppress(OSError):
        os.lseek(handle, 0, os.SEEK_SET)
        written = os.write(handle, b"\n" + json.dumps(said).encode())
        os.ftruncate(handle, written)


def _holder(name: Path) -> dict[str, str]:
    import json

    with suppress(OSError, ValueError), name.open("rb", buffering=0) as file:
        file.seek(1)
        said = json.loads(file.read(1000))
        if isinstance(said, dict):
            return {key: str(said.get(key, "?")) for key in _UNKNOWN}
    return dict(_UNKNOWN)
