"""Files written whole or not at all and kept when the power goes, and names for them.

In: a path and text or bytes. Out: a file; until it is whole and on the disk, what was there before stays.
What a killed run left beside it, ``.NAME.….part``, is removed by the next that writes it or tidies up there.
"""

from __future__ import annotations

import errno
import hashlib
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from goalgraph.base.errors import FileInUse, FolderInUse, InputError, OutputError, SourceNotFound
from goalgraph.base.locking import WAIT, is_lock, is_signed, lock_of, locked, written_under
from goalgraph.base.visible import one_line

_LONGEST = 100


class NoFolder(OutputError):
    """Nothing could be written to ``path``, for there is no ``folder``."""


def write_text(path: str | Path, text: str) -> Path:
    """Write ``text`` to ``path`` as UTF-8, and return the path; see :func:`write_bytes`.

    Raises:
        OutputError: nothing can be written there.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     write_text(Path(folder, "goal.txt"), "mål").read_text(encoding="utf-8")
    'mål'
    """
    return write_bytes(path, text.encode("utf-8"))


def write_bytes(path: str | Path, data: bytes) -> Path:
    """Write ``data`` to ``path``, and return the path.

    A link is followed; the permissions of a file that is replaced stay.

    Raises:
        OutputError: nothing can be written there; ``FileInUse`` where somebody else is writing.
    """
    with prepared(path, data):
        pass
    return Path(path)


@contextmanager
def prepared(path: str | Path, data: bytes, wait: float = WAIT) -> Iterator[None]:
    """Have ``data`` lie ready beside ``path``, and put it in place when the block ends without an error.

    What is done in the block is done when nothing but the last rename can fail.

    Raises:
        OutputError: nothing can be written there; ``FileInUse`` where somebody else is writing.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     with prepared(Path(folder, "goal.txt"), b"whole"):
    ...         before = Path(folder, "goal.txt").exists()
    ...     before, Path(folder, "goal.txt").read_bytes()
    (False, b'whole')
    """
    target = Path(path)
    with told(target):
        if target.exists() and not target.is_file():
            raise OutputError(path=target, reason="there is something else than a file")
        final = target.resolve()
    with locked(final, wait):
        import secrets

        unfinished = final.with_name(f".{final.name}.{secrets.token_hex(4)}.part")
        try:
            with told(target):
                _clear(final)
                _write(unfinished, data, final)
            yield
            with told(target):
                unfinished.replace(final)
                sync_folder(final.parent)
        finally:
            with suppress(OSError):
                unfinished.unlink(missing_ok=True)


def make_folder(path: Path, files: Mapping[str, bytes]) -> None:
    """Make the folder ``path``, or fill it where it is empty, with the files by name, whole or not at all.

    A name may lead into a folder below. What a killed run left is removed by the next.

    Raises:
        FolderInUse: something is there.
        OutputError: nothing can be written there; ``FileInUse`` where somebody else is writing.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as place:
    ...     make_folder(Path(place, "town"), {"2030/plan.ttl": b"# A plan."})
    ...     sorted(path.name for path in Path(place).rglob("*"))
    ['2030', 'plan.ttl', 'town']
    """
    import glob
    import secrets
    import shutil

    with told(path):
        final = path.resolve()
        final.parent.mkdir(parents=True, exist_ok=True)
        with locked(final):
            for left in final.parent.glob(f".{glob.escape(final.name)}.????????.part"):
                shutil.rmtree(left, ignore_errors=True)
            if final.exists() and (not final.is_dir() or any(final.iterdir())):
                raise FolderInUse(path=path)
            unfinished = final.with_name(f".{final.name}.{secrets.token_hex(4)}.part")
            try:
                for name, data in files.items():
                    (unfinished / name).parent.mkdir(parents=True, exist_ok=True)
                    make(unfinished / name, data)
                for folder in {(unfinished / name).parent for name in files}:
                    sync_folder(folder)
                if final.exists():
                    final.rmdir()
                unfinished.rename(final)
                sync_folder(final.parent)
            finally:
                shutil.rmtree(unfinished, ignore_errors=True)


def make(path: Path, data: bytes, mode: int = 0o666) -> None:
    """Make the new file ``path`` with ``data``, on the disk when this returns."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def require(path: Path) -> None:
    """Refuse a path at which there is nothing, or to which no way leads: links in a circle, a name too long.

    Raises:
        SourceNotFound: there is nothing.
        InputError: it cannot be looked at.

    >>> require(Path("no such file"))
    Traceback (most recent call last):
    ...
    goalgraph.base.errors.SourceNotFound: no such file: there is no such file or folder; check the path
    """
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise SourceNotFound(path=path) from error
    except OSError as error:
        raise InputError(path=path, reason=error.strerror or error) from error
    except ValueError as error:  # a name with a null character
        raise InputError(path=path, reason=error) from error


def checksum(path: Path) -> str | None:
    """A checksum of what the file holds; none where it cannot be read.

    >>> checksum(Path("no such file"))
    """
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return None


def sync_folder(folder: Path) -> None:
    """Have the names in ``folder`` on the disk, where the system can: Windows does it by itself."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):
            raise
    finally:
        os.close(handle)


def safe_name(text: str) -> str:
    """A part of a file's name that every system takes, made of text from data.

    >>> safe_name("../0665/2019 RO1"), safe_name("CON"), safe_name("...")
    ('0665-2019 RO1', 'CON_', '-')
    """
    from pathvalidate import sanitize_filename

    parts = re.sub(r"[/\\]", "-", one_line(text))
    name = sanitize_filename(parts, replacement_text="-", max_len=_LONGEST, platform="universal")
    return name.strip("-. ") or "-"


def _write(unfinished: Path, data: bytes, final: Path) -> None:
    """Write the file to be, with the permissions of the one it replaces or those of a new one."""
    try:
        mode = final.stat().st_mode & 0o777
    except FileNotFoundError:
        make(unfinished, data)
    else:
        make(unfinished, data, mode)
        unfinished.chmod(mode)


def _clear(final: Path) -> None:
    """Remove what killed runs left; the lock is held, so that nobody is writing it."""
    left = re.compile(rf"\.{re.escape(final.name)}\.[a-z0-9_]{{8}}\.part")
    for path in final.parent.iterdir():
        if left.fullmatch(path.name):
            path.unlink(missing_ok=True)


def tidy(folder: Path) -> None:
    """Remove what killed runs left in a folder, and beside it when it was made.

    What somebody is writing stays, and nothing is refused.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     Path(folder, ".goal.txt.lock").write_text('\\n{"pid": "1"}'), Path(folder, ".other.lock").touch()
    ...     tidy(Path(folder))
    ...     os.listdir(folder)
    (13, None)
    ['.other.lock']
    """
    with suppress(OSError):
        for path in (*sorted(folder.iterdir()), lock_of(folder)):
            if is_lock(path.name) and is_signed(path):
                final = written_under(path)
                with suppress(FileInUse, OutputError), locked(final, wait=0):
                    _clear(final)


@contextmanager
def told(target: Path) -> Iterator[None]:
    """Say of an error of the system which file it concerns.

    Raises:
        OutputError: something in the block cannot be written; ``DiskFull`` where there is no room for it.
    """
    try:
        yield
    except OSError as error:
        if isinstance(error, FileNotFoundError) and not target.parent.is_dir():
            raise NoFolder(path=target, folder=target.parent) from error
        raise OutputError.of(target, error) from error
    except RuntimeError as error:  # links in a circle, as Path.resolve says it
        raise OutputError(path=target, reason=error) from error
