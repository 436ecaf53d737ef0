"""Folders into the files that are data, and those that are left out.

In: a path. Out: the files to read in the order of their names, and what was passed by, with the reason.
Nothing is opened here: what a file holds is the concern of ``parsing``.
"""

from __future__ import annotations

import fnmatch
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from goalgraph.base.errors import InputError, UnfinishedEdition, UnknownFormat
from goalgraph.base.files import require
from goalgraph.base.locking import is_lock
from goalgraph.base.synced import LISTED
from goalgraph.base.visible import one_line
from goalgraph.base.wording import LANGUAGES, wording

STDIN = Path("-")
PROFILE_FOLDER = "profile"
# The hidden folder that an edition is made in, what is not moved from it yet, and what is to be moved.
UNFINISHED, UNMOVED, RECORD = ".new-*.part", "edition", "record.json"
MOST_TOLD = 5
ENDINGS = frozenset({".ttl", ".trig", ".nq", ".nt", ".jsonld", ".json", ".rdf", ".owl", ".xml"})
WORKBOOK_ENDINGS = frozenset({".xlsx", ".xlsm", ".ods", ".csv"})
_BROUGHT_IN = frozenset({".xlsx", ".xlsm", ".ods"})
Reason = Literal[
    "hidden",
    "copy",
    "ending",
    "other",
    "nothing",
    "decisions",
    "workbook",
    "alone",
    "site",
    "link",
    "no_file",
]


@dataclass(frozen=True, slots=True)
class Unread:
    """A file or folder that was passed by when the folder it is in was read.

    Attributes:
        reason: ``hidden`` (its name starts with a dot), ``copy`` (a program's lock or a half-written copy),
            ``ending`` (of no known format), ``other`` (JSON or XML that is no RDF), ``nothing`` (JSON-LD
            without statements, such as a context), ``decisions`` (left to ``goalgraph apply``),
            ``workbook`` (beside Turtle, which it is brought into by ``goalgraph import``), ``alone`` (a
            workbook with no Turtle beside it), ``site`` (which
            ``goalgraph publish`` wrote), ``link`` (to a folder, which might lead in a circle) or ``no_file``
            (a link that leads nowhere, or what no file is, such as a pipe).
    """

    path: Path
    reason: Reason


def files_of(path: Path) -> tuple[list[Path], list[Unread]]:
    """The files that ``path`` stands for, and what is passed by; ``-`` is standard input.

    Raises:
        SourceNotFound: the path does not exist.
        UnknownFormat: it is a file whose ending names no known format.
        UnfinishedEdition: an edition is being made in a folder, or was left half made there.
        InputError: a folder cannot be read.
    """
    if path == STDIN:
        return [path], []
    require(path)
    try:
        if path.is_dir():
            return _walk(path)
    except OSError as error:
        raise InputError(path=error.filename or path, reason=error.strerror or error) from error
    if path.suffix.lower() not in ENDINGS:
        raise UnknownFormat(path=path)
    return [path], []


def parts_of(path: Path) -> tuple[list[Path], list[Unread]]:
    """The folders with the data below ``path``, or itself, to be read one by one, and what was passed by.

    A folder whose data is all in folders below it is as good as these.

    Raises:
        InputError: as :func:`files_of`.
    """
    files, passed_by = files_of(path)
    below = sorted({path / file.relative_to(path).parts[0] for file in files if file != path})
    if not below or any(part.is_file() for part in below):
        return [path], []
    found = [part for folder in below for part in parts_of(folder)[0]]
    return found, [one for one in passed_by if not any(one.path.is_relative_to(part) for part in found)]


def is_workbook(path: Path) -> bool:
    """Whether a path is a workbook: a file by its ending, a folder where workbooks are and no RDF is.

    >>> is_workbook(Path("plan.xlsx")), is_workbook(Path("plan.ttl"))
    (True, False)
    """
    if path.suffix.lower() in WORKBOOK_ENDINGS and not path.is_dir():
        return True
    try:
        endings = (
            {one.suffix.lower() for one in path.iterdir() if not _left_out(one.name)}
            if path.is_dir()
            else set()
        )
    except OSError:
        return False
    return bool(endings & WORKBOOK_ENDINGS) and not any(
        one.suffix.lower() in ENDINGS for one in path.rglob("*")
    )


def _walk(folder: Path) -> tuple[list[Path], list[Unread]]:
    """The files below a folder; unlike ``Path.rglob``, a folder that cannot be read is an error.

    A profile beside a plan is not data.
    """

    def refuse(error: OSError) -> None:
        raise error

    files: list[Path] = []
    unread: list[Unread] = []
    for parent, folders, names in os.walk(folder, onerror=refuse):
        if any(_half_moved(Path(parent, name)) for name in fnmatch.filter(folders, UNFINISHED)):
            raise UnfinishedEdition(path=Path(parent))
        if PROFILE_FOLDER in folders and (Path(parent) / PROFILE_FOLDER / "profile.ttl").is_file():
            folders.remove(PROFILE_FOLDER)
        left_out = [Unread(Path(parent, name), why) for name in folders if (why := _left_out(name))]
        sites = [site for name in folders if _is_site(site := Path(parent, name))]
        left_out += [Unread(site, "site") for site in sites if not _left_out(site.name)]
        folders[:] = sorted(set(folders) - {one.path.name for one in left_out})
        unread += left_out
        unread += [Unread(link, "link") for name in folders if (link := Path(parent, name)).is_symlink()]
        for path in (Path(parent, name) for name in names if not is_lock(name)):
            if why := _left_out(path.name):
                unread.append(Unread(path, why))
            elif path.suffix.lower() in _BROUGHT_IN:
                unread.append(Unread(path, "workbook" if _has_plan(path, names, folders) else "alone"))
            elif path.suffix.lower() not in ENDINGS:
                unread.append(Unread(path, "ending"))
            elif not path.is_file():
                unread.append(Unread(path, "no_file"))
            else:
                files.append(path)
    return sorted(files), unread


def _has_plan(workbook: Path, names: Sequence[str], folders: Sequence[str]) -> bool:
    """Whether what is beside a workbook may be what it was brought into: files, or a folder with its name."""
    return workbook.stem in folders or any(Path(name).suffix.lower() in ENDINGS for name in names)


def _is_site(folder: Path) -> bool:
    """Whether ``goalgraph publish`` wrote a folder; of one that may not be looked into, reading it tells."""
    try:
        return (folder / LISTED).is_file()
    except PermissionError:
        return False


def _half_moved(unfinished: Path) -> bool:
    return (unfinished / RECORD).is_file() and any((unfinished / UNMOVED).iterdir())


def _left_out(name: str) -> Reason | None:
    if name.startswith("."):
        return "hidden"
    return "copy" if name.startswith("~$") or name.lower().endswith(".part") else None


def by_likelihood(unread: Iterable[Unread]) -> list[Unread]:
    """What was passed by, first that which most looks like data, then by name.

    >>> notes, area = Unread(Path("notes.md"), "ending"), Unread(Path("x/area-2.ttl.txt"), "ending")
    >>> [one.path.name for one in by_likelihood([notes, area])]
    ['area-2.ttl.txt', 'notes.md']
    """
    order: tuple[Reason, ...] = (
        *("no_file", "link", "alone", "other", "nothing", "decisions", "copy"),
        *("ending", "hidden", "site", "workbook"),
    )

    def place(one: Unread) -> tuple[bool, int, str]:
        like = one.reason == "link" or any(suffix.lower() in ENDINGS for suffix in one.path.suffixes)
        return not like, order.index(one.reason), str(one.path)

    return sorted(unread, key=place)


def told(unread: Sequence[Unread], lang: str) -> str:
    """One line with what was not read, first that which looks most like data; empty where there is nothing.

    A workbook beside Turtle that it may have been brought into is where people expect it, and not told.

    >>> told([Unread(Path("plan.ttl.txt"), "ending")], "en")
    'not read: plan.ttl.txt (unknown ending)'
    """
    words = wording(lang)["unread"]
    several = [one for one in by_likelihood(unread) if one.reason != "workbook"]
    shown = [f"{one_line(str(one.path))} ({words[one.reason]})" for one in several[:MOST_TOLD]]
    if more := len(several) - len(shown):
        shown.append(words["more"].format(count=more))
    return str(words["line"]).format(files=", ".join(shown)) if shown else ""


def left_out(unread: Sequence[Unread]) -> dict[str, str]:
    """What was not read, in every language, as the end of a sentence."""
    return {lang: f"; {line}" for lang in LANGUAGES if (line := told(unread, lang))}
