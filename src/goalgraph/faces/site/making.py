"""One plan's part of a site: made here, or by another process.

In: the scope of a plan, and what the parts of a site have in common. Out: a summary of the plan, what it has
in common with others, and the files of its own things.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from goalgraph.faces.site.pages import Frame
from goalgraph.faces.site.paths import Paths
from goalgraph.faces.site.place import Place
from goalgraph.faces.site.plan import PlanPages, Summary, summary_of
from goalgraph.faces.site.things import Thing, things_of
from goalgraph.model.ready import unpacked_scope
from goalgraph.model.scope import Scope

File = tuple[str, bytes]


@dataclass(frozen=True, slots=True)
class Around:
    """What the parts of a site have in common.

    Attributes:
        shared: the things that several plans have.
        several: whether there are several plans.
    """

    frame: Frame
    place: Place
    paths: Paths
    shared: frozenset[str]
    several: bool


@dataclass(frozen=True, slots=True)
class Part:
    """A plan's part: ``others`` are the things that it has in common with other plans, by IRI."""

    summary: Summary
    others: Mapping[str, Thing]
    files: Iterable[File]


@dataclass(frozen=True, slots=True)
class Work:
    """A part as another process is asked for it: the scope packed, and the plan's id."""

    scope: bytes
    ident: str
    around: Around


def part_of(scope: Scope, ident: str, around: Around) -> Part:
    """The part of a plan, whose files are made as they are taken."""
    summary = summary_of(scope, ident, around.paths, around.place, several=around.several)
    own, others = things_of(scope, around.shared, summary.titles or summary.labels)
    pages = PlanPages(scope, summary, own, others, around.frame, around.paths, around.place)
    return Part(summary, others, pages.files())


def made(work: Work) -> Part:
    """The part, all of it made: what a worker does."""
    part = part_of(unpacked_scope(work.scope), work.ident, work.around)
    return Part(part.summary, part.others, tuple(part.files))
