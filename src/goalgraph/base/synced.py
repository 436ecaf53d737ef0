"""A folder kept as a run makes it: what changed is written, what it no longer has is removed.

In: a folder, and files one after the other. Out: how many were written, unchanged and removed, and what was
left alone because somebody else wrote it. Each file is written whole or not at all; a list of what was
written lies in the folder, so that the next run knows what is its own, also after one that was killed.
Nothing is forced onto the disk: what is lost when the power goes is made again by the next run.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from goalgraph.base.errors import InputError, OutputError
from goalgraph.base.locking import WAIT, locked

LISTED = ".goalgraph-site"
_HEAD = "# What goalgraph has written here, and may remove. Every line is a file.\n"


@dataclass(frozen=True, slots=True)
class Synced:
    """What a run did in a folder.

    Attributes:
        folder: where the files are.
        written, unchanged, removed: how many files.
        left: files that somebody else wrote where the run has one too: they stay as they are.
    """

    folder: Path
    written: int
    unchanged: int
    removed: int
    left: tuple[str, ...] = ()


def sync(folder: str | Path, files: Iterable[tuple[str, bytes]], wait: float = WAIT) -> Synced:
    """Write the files by their paths in the folder, which is made if it is not there.

    Raises:
        OutputError: nothing can be written there, two files have one path, or the list of what was written
            is none; ``FileInUse`` where another run is writing.
        InputError: what the files are made of cannot be read.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as place:
    ...     first = sync(place, [("a/goal.html", b"goal"), ("b.html", b"b")])
    ...     second = sync(place, [("a/goal.html", b"goal")])
    >>> first.written, second.written, second.unchanged, second.removed
    (2, 0, 1, 1)
    """
    place = Path(folder)
    try:
        place.mkdir(parents=True, exist_ok=True)
        with locked(place / LISTED, wait):
            return _synced(place, _made(files))
    except OSError as error:
        raise OutputError.of(error.filename or place, error) from error


def _made(files: Iterable[tuple[str, bytes]]) -> Iterator[tuple[str, bytes]]:
    """The files; a file that cannot be read while they are made is told as that, and not as one to write."""
    try:
        yield from files
    except OSError as error:
        if error.filename is None:
            raise
        raise InputError(path=error.filename, reason=error.strerror or error) from error


def _synced(place: Path, files: Iterable[tuple[str, bytes]]) -> Synced:
    listed = place / LISTED
    before = _read(listed)
    here, taken, left = set[str](), set[str](), list[str]()
    folders = {PurePosixPath("."): place.resolve()}
    written = unchanged = 0
    with listed.open("a", encoding="utf-8", newline="\n") as log:
        if not log.tell():
            log.write(_HEAD)
        for path, data in files:
            if path.casefold() in taken:
                raise OutputError(path=place / path, reason="two things would have their page here")
            taken.add(path.casefold())
            target = _target(place, path, folders)
            there = _bytes(target)
            if there is not None and path not in before:
                if there != data:
                    left.append(path)
                continue
            here.add(path)
            if there == data:
                unchanged += 1
                continue
            if path not in before:
                log.write(path + "\n")
                log.flush()
            _put(place, target, data)
            written += 1
    gone = before - here
    removed = sum(_removed(place, path) for path in sorted(gone, reverse=True))
    _put(place, listed, (_HEAD + "".join(f"{path}\n" for path in sorted(here))).encode())
    return Synced(place, written, unchanged, removed, tuple(left))


def _read(listed: Path) -> set[str]:
    """The paths of what an earlier run wrote."""
    try:
        text = listed.read_text(encoding="utf-8")
    except FileNotFoundError:
        return set()
    except UnicodeDecodeError as error:
        raise OutputError(path=listed, reason="this is no list of written files") from error
    paths = {line for line in text.split("\n") if line and not line.startswith("#")}
    for path in paths:
        _inside(listed, path)
    return paths


def _inside(place: Path, path: str) -> PurePosixPath:
    """The path, which leads nowhere else."""
    parts = PurePosixPath(path)
    if parts.is_absolute() or ".." in parts.parts or "\\" in path or ":" in path or not parts.parts:
        raise OutputError(path=place, reason=f"it names a file outside of the folder: {path}")
    return parts


def _target(place: Path, path: str, folders: dict[PurePosixPath, Path]) -> Path:
    """Where a file is to be, in a folder that is really below; it is made."""
    parts = _inside(place, path)
    if parts.parent not in folders:
        folder = place / parts.parent
        found = folder.resolve()
        if not found.is_relative_to(folders[PurePosixPath(".")]):
            raise OutputError(path=folder, reason="the folder is a link that leads out of the site")
        folder.mkdir(parents=True, exist_ok=True)
        folders[parts.parent] = found
    return folders[parts.parent] / parts.name


def _bytes(target: Path) -> bytes | None:
    """What the file holds; nothing where there is none."""
    if target.is_symlink():
        return b""
    try:
        return target.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None


def _put(place: Path, target: Path, data: bytes) -> None:
    unfinished = place / f"{LISTED}.part"
    unfinished.write_bytes(data)
    unfinished.replace(target)


def _removed(place: Path, path: str) -> bool:
    """Remove a file that an earlier run wrote, and the folders empty then; say whether it was there."""
    target = place / _inside(place, path)
    top = place.resolve()
    if not target.parent.resolve().is_relative_to(top) or not target.is_file():
        return False
    target.unlink()
    folder = target.parent.resolve()
    while folder != top:
        with suppress(OSError):
            folder.rmdir()
        if folder.exists():
            break
        folder = folder.parent
    return True
