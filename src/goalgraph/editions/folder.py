"""The folder of an edition, made whole or not at all.

In: a folder that is not there or is empty, and files. Out: the files in it. They are written to a hidden
folder, ``.new-….part``, first: beside a folder that is to be made, which then gets its name in one step, or
in the one that is there, which is not read before the last file is in it. What a killed run left is removed
by the next.
"""

from __future__ import annotations

import json
import re
import secrets
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from goalgraph.base.errors import FolderInUse
from goalgraph.base.files import checksum, make, sync_folder, told
from goalgraph.base.locking import locked
from goalgraph.model.profiles import Profile, shipped
from goalgraph.rdf.sources import PROFILE_FOLDER, RECORD, UNMOVED

PLAN_FILE = "plan.ttl"
_UNFINISHED = re.compile(r"\.new-[a-z0-9_]{8}\.part")
_LOCK = ".new.lock"


def refuse_used(target: Path) -> None:
    """Refuse a place where something else is than an empty folder, or one that a killed run began to fill.

    Raises:
        FolderInUse: there is something.
        OutputError: the folder cannot be read.
    """
    with told(target):
        if target.is_symlink() or (target.exists() and not target.is_dir()):
            raise FolderInUse(path=target)
        if target.is_dir():
            there = {path for path in target.iterdir() if path.name != _LOCK}
            if there - _begun(target) - _unfinished(target):
                raise FolderInUse(path=target)


def write_folder(target: Path, files: Mapping[str, str]) -> tuple[Path, ...]:
    """Write the files, by name, to the folder ``target``, and return their paths in the order of the names.

    Raises:
        FolderInUse: there is something in the folder already.
        OutputError: nothing can be written there; ``FileInUse`` where somebody else is making an edition.
    """
    with told(target):
        target.parent.mkdir(parents=True, exist_ok=True)
        holder = target if target.is_dir() else target.parent
        with locked(holder / "new", called=target), _cleared(target, holder):
            unfinished = holder / f".new-{secrets.token_hex(4)}.part"
            edition = unfinished / UNMOVED
            edition.mkdir(parents=True)
            for name, text in files.items():
                make(edition / name, text.encode())
            sync_folder(edition)
            if holder == target:
                _fill(target, unfinished, files)
            else:
                edition.rename(target)
            sync_folder(holder)
    return tuple(target / name for name in sorted(files))


def copy_profiles(profiles: Iterable[Profile], target: Path) -> None:
    """Lay the profile that lies beside the earlier edition beside the new one too.

    Raises:
        OutputError: nothing can be written there.
    """
    with told(target):
        for profile in profiles:
            if profile not in shipped() and profile.folder.name == PROFILE_FOLDER:
                shutil.copytree(profile.folder, target / PROFILE_FOLDER, dirs_exist_ok=True)


def _fill(target: Path, unfinished: Path, files: Mapping[str, str]) -> None:
    """Move the files into the folder, the plan's own last, with a record of what is being moved."""
    record = {name: checksum(unfinished / UNMOVED / name) for name in files}
    make(unfinished / RECORD, json.dumps(record).encode())
    sync_folder(unfinished)
    for name in sorted(files, key=lambda name: name == PLAN_FILE):
        (unfinished / UNMOVED / name).rename(target / name)


@contextmanager
def _cleared(target: Path, holder: Path) -> Iterator[None]:
    """Remove before what a killed run left, and after what this one leaves; the lock is held."""
    refuse_used(target)
    _clear(holder)
    try:
        yield
    finally:
        with suppress(OSError):
            _clear(holder)


def _clear(holder: Path) -> None:
    for path in _begun(holder):
        path.unlink()
    for path in _unfinished(holder):
        shutil.rmtree(path)


def _unfinished(folder: Path) -> set[Path]:
    return {path for path in folder.iterdir() if _UNFINISHED.fullmatch(path.name) and path.is_dir()}


def _begun(folder: Path) -> set[Path]:
    """The files that a run moved into the folder before it was killed, if nobody has touched them since."""
    begun: set[Path] = set()
    for unfinished in _unfinished(folder):
        with suppress(OSError, ValueError):
            record = json.loads((unfinished / RECORD).read_bytes())
            if any((unfinished / UNMOVED).iterdir()):
                begun |= {folder / name for name in record if checksum(folder / name) == record[name]}
    return begun
