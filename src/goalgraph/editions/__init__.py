"""Editions of a plan: the one that a graph holds, and the folder of a new one.

In: a graph, or what the new edition is to be called. Out: its plan, or a folder of Turtle files, which
``folder`` writes whole or not at all. What goes into the files is the work of ``next_edition``, where there
is a plan to go on from, and of ``starting_point``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from goalgraph.base.errors import NoPlan, ParameterError, SeveralPlans
from goalgraph.base.frozen import Frozen
from goalgraph.base.wording import LANGUAGES
from goalgraph.editions.folder import copy_profiles, refuse_used, write_folder
from goalgraph.model.local_names import Names
from goalgraph.rdf.sources import left_out

if TYPE_CHECKING:
    from goalgraph.model.plans import Plans
    from goalgraph.model.profiles import Profile
    from goalgraph.model.scope import Scope
    from goalgraph.rdf.sources import Unread

_ID = re.compile(r"\w[\w.~-]*(/\w[\w.~-]*)*")


@dataclass(frozen=True, slots=True)
class NewEdition(Frozen):
    """What :func:`new` wrote.

    Attributes:
        plan: the id of the new plan.
        paths: the files, in the order of their names.
        continued: how many resources of each kind continue from the old edition.
        left: how many of each kind do not: they stay with the old edition.
        dropped: what was decided in the old edition and has to be decided anew: ``decided-links`` and
            ``steering-modes``, with their numbers.
        council_ended: how many council goals go on although their period ends before the new plan begins.
        council_until: the last day that any of these is for.
        names: what the old edition's profiles call the ontology's terms, by IRI and language.
        unread: what was not read in the folder of the edition to go on from, and why.
    """

    plan: str
    paths: tuple[Path, ...]
    continued: Mapping[str, int] = field(default_factory=dict)
    left: Mapping[str, int] = field(default_factory=dict)
    dropped: Mapping[str, int] = field(default_factory=dict)
    council_ended: int = 0
    council_until: date | None = None
    names: Names = field(default_factory=dict)
    unread: tuple[Unread, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft(Frozen):
    """The files of an edition before they are written: their names and texts."""

    plan: str
    files: Mapping[str, str]
    continued: Mapping[str, int] = field(default_factory=dict)
    left: Mapping[str, int] = field(default_factory=dict)
    dropped: Mapping[str, int] = field(default_factory=dict)
    council_ended: int = 0
    council_until: date | None = None
    names: Names = field(default_factory=dict)


def edition_of(plans: Plans, source: str) -> Scope:
    """The scope of the one plan that there is; ``source`` is what people call where it came from.

    Raises:
        NoPlan, SeveralPlans: there is not one plan.

    >>> from goalgraph.model.loading import loaded
    >>> edition_of(loaded([]), "the bundled plan").plan.id
    '0665/2019'
    """
    if not len(plans):
        raise NoPlan(source=source, left_out=left_out(plans.unread))
    if len(plans) > 1:
        raise SeveralPlans(source=source, plans=", ".join(plans.ids.values()))
    return next(iter(plans))


def new(
    directory: str | Path,
    source: str | Path | None = None,
    *,
    ident: str | None = None,
    year: int | None = None,
    municipality: str | None = None,
    code: str | None = None,
    levels: Sequence[str] = (),
    lang: str = "sv",
) -> NewEdition:
    """Write the next edition of a plan, or a starting point for a municipality that has none.

    Args:
        directory: the folder to make; it may be there, if it is empty.
        source: a file or folder with the edition to go on from.
        ident: the id of the new plan, for example ``0665/2020``.
        year: the first year of the new plan; the id's, or the year after the old one's last, unless given.
        municipality: the name of the municipality, for a starting point.
        code: its code, four digits, for a starting point.
        levels: the levels of a starting point, the highest first, each a prefix or ``PREFIX=Name``.
        lang: the language of the comments in the files.

    Raises:
        FolderInUse: there is something in the folder already.
        InputError: the edition to go on from cannot be read.
        NoPlan, SeveralPlans: there is not one plan to go on from.
        ParameterError: an id, a year, a code or a level is none, or the year is not the id's or not later.
        OutputError: nothing can be written there.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     made = new(Path(folder, "mine"), municipality="Sjöbacka", code="9999", year=2027)
    >>> made.plan, [path.name for path in made.paths]
    ('9999/2027', ['area-1.ttl', 'council-goals.ttl', 'plan.ttl'])
    """
    target = Path(directory)
    _check(ident, year, code, lang)
    refuse_used(target)
    unread: tuple[Unread, ...] = ()
    profiles: tuple[Profile, ...] = ()
    if source is None:
        from goalgraph.editions.starting_point import starting_point

        draft = starting_point(ident, year, municipality, code, lang, levels)
    else:
        from goalgraph.editions.next_edition import next_edition
        from goalgraph.model.loading import loaded

        plans = loaded([source])
        unread = plans.unread
        earlier = edition_of(plans, str(source))
        profiles = earlier.profiles
        draft = next_edition(earlier, ident, year, lang)
    paths = write_folder(target, draft.files)
    copy_profiles(profiles, target)
    return NewEdition(
        draft.plan,
        paths,
        draft.continued,
        draft.left,
        draft.dropped,
        draft.council_ended,
        draft.council_until,
        draft.names,
        unread,
    )


def _check(ident: str | None, year: int | None, code: str | None, lang: str) -> None:
    checks = (
        ("id", ident, _ID, "NNNN/YYYY"),
        ("year", None if year is None else str(year), re.compile(r"[12]\d{3}"), "YYYY"),
        ("code", code, re.compile(r"\d{4}"), "NNNN"),
        ("lang", lang, re.compile("|".join(LANGUAGES)), ", ".join(LANGUAGES)),
    )
    for name, value, pattern, expected in checks:
        if value is not None and not pattern.fullmatch(value):
            raise ParameterError(name=name, value=value, expected=expected)
