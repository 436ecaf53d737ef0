"""What happened to the parts of a plan from one edition to the next, as values.

In: what ``comparison`` has found. Out: frozen dataclasses that say of a resource what it was and is, and
what follows from that: whether it was added, removed, merged, split, reworded, moved, renumbered.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, cast

from goalgraph.base.frozen import Frozen
from goalgraph.base.names import Basis
from goalgraph.base.texts import Texts, text_in
from goalgraph.editions.matching import MatchedBy, wording_of
from goalgraph.model.objects import Resource, Term

if TYPE_CHECKING:
    from goalgraph.model.readiness import Status

ChangeStatus = Literal["added", "removed", "merged", "split", "changed", "unchanged"]
SeriesStatus = Literal["added", "removed", "merged", "split", "broken", "changed", "continued"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change(Frozen):
    """A resource then and now; ``old`` or ``new`` is ``None`` when one edition does not have it.

    Attributes:
        matched_by: what made the two one: ``continues``, ``iri``, ``kolada``, ``wording`` or ``similar``.
        similarity: the share of words in common, from 0 to 1; ``None`` unless both editions have it.
        kin: what a resource that only the old edition has was merged into, or what one that only the new
            has was split from: those of the other edition that ``gg:continues`` joins it with.
    """

    old: Resource | None = None
    new: Resource | None = None
    matched_by: MatchedBy | None = None
    similarity: float | None = None
    kin: tuple[Resource, ...] = ()

    @property
    def resource(self) -> Resource:
        """The resource as the new edition has it, or the old one where it was removed."""
        return cast(Resource, self.new or self.old)

    @property
    def reworded(self) -> bool:
        """Whether the words are others; the English rendering does not count."""
        return bool(self.old and self.new) and wording_of(cast(Resource, self.old)) != wording_of(
            cast(Resource, self.new)
        )

    @property
    def renumbered(self) -> bool:
        """Whether the id is another."""
        return bool(self.old and self.new and self.old.id != self.new.id)

    @property
    def changes(self) -> tuple[str, ...]:
        """What happened to the resource itself: ``reworded``, ``moved``, ``renumbered``."""
        named = (("reworded", self.reworded), ("renumbered", self.renumbered))
        return tuple(name for name, happened in named if happened)

    @property
    def status(self) -> ChangeStatus:
        """``added``, ``removed``, ``merged``, ``split``, ``changed`` or ``unchanged``."""
        if self.old is None:
            return "split" if self.kin else "added"
        if self.new is None:
            return "merged" if self.kin else "removed"
        return "changed" if self.changes else "unchanged"

    @property
    def differs(self) -> bool:
        """Whether there is anything to tell."""
        return self.status != "unchanged"

    @property
    def outcome(self) -> str:
        """The status, or ``same-wording`` where only links, parts or what is decided are others."""
        return "same-wording" if self.status == "unchanged" and self.differs else self.status


@dataclass(frozen=True, slots=True, kw_only=True)
class PartChange(Change):
    """A purpose, strategy or risk then and now.

    Attributes:
        moved_from, moved_to: the goal or area that it was moved from, told where it is now, or that it
            was moved to, told where it was.
    """

    moved_from: Resource | None = None
    moved_to: Resource | None = None

    @property
    def changes(self) -> tuple[str, ...]:
        """What happened to the part itself: ``reworded``, ``moved-from``, ``moved-to``, ``renumbered``."""
        named = (
            ("reworded", self.reworded),
            ("moved-from", self.moved_from),
            ("moved-to", self.moved_to),
            ("renumbered", self.renumbered),
        )
        return tuple(name for name, happened in named if happened)


@dataclass(frozen=True, slots=True)
class LinkChange:
    """A stated or decided link that a resource gained or lost; ``upwards`` is towards what it serves."""

    relation: str
    other: Resource
    upwards: bool
    basis: Basis


@dataclass(frozen=True, slots=True)
class ReadinessChange(Frozen):
    """A requirement on an ambition level, then and now."""

    requirement: str
    names: Texts
    old: Status | None
    new: Status | None

    def name(self, lang: str = "sv") -> str:
        """The requirement's short name in ``lang``."""
        return text_in(self.names, lang)


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaChange(Change):
    """A focus area then and now, with its links and risks."""

    gained: tuple[LinkChange, ...] = ()
    lost: tuple[LinkChange, ...] = ()
    risks: tuple[PartChange, ...] = ()

    @property
    def differs(self) -> bool:
        """Whether there is anything to tell."""
        parts = any(part.differs for part in self.risks)
        return self.status != "unchanged" or bool(self.gained or self.lost) or parts


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalChange(Change):
    """A goal of the plan then and now.

    Attributes:
        areas_then, areas_now: the focus areas it was and is in.
        moved: whether these are others; an area that got another id or wording is the same area.
        gained, lost: links, in terms of what the two editions have in common.
        purposes, strategies: each added, removed, reworded, moved or unchanged.
        facts: what the plan states to be reached, and who is responsible, where that changed.
        mode_then, mode_now: steering goal, direction goal or undecided.
        readiness: each requirement then and now.
    """

    areas_then: tuple[Resource, ...] = ()
    areas_now: tuple[Resource, ...] = ()
    moved: bool = False
    gained: tuple[LinkChange, ...] = ()
    lost: tuple[LinkChange, ...] = ()
    purposes: tuple[PartChange, ...] = ()
    strategies: tuple[PartChange, ...] = ()
    facts: tuple[FactChange, ...] = ()
    mode_then: Term | None = None
    mode_now: Term | None = None
    readiness: tuple[ReadinessChange, ...] = ()

    @property
    def changes(self) -> tuple[str, ...]:
        """What happened to the goal itself: ``reworded``, ``moved``, ``renumbered``."""
        named = (("reworded", self.reworded), ("moved", self.moved), ("renumbered", self.renumbered))
        return tuple(name for name, happened in named if happened)

    @property
    def mode_changed(self) -> bool:
        """Whether what is decided of how it steers is another."""
        return (self.mode_then and self.mode_then.iri) != (self.mode_now and self.mode_now.iri)

    @property
    def differs(self) -> bool:
        """Whether there is anything to tell."""
        parts = any(part.differs for part in (*self.purposes, *self.strategies))
        ready = any(r.old != r.new for r in self.readiness)
        linked = bool(self.gained or self.lost)
        return bool(self.status != "unchanged" or linked or parts or self.facts or self.mode_changed or ready)


@dataclass(frozen=True, slots=True)
class FactChange(Frozen):
    """What a fact was and is.

    Of an indicator its ``wording``, ``unit``, ``polarity``, ``kolada`` id or ``area``; of a goal its
    ``targets`` or who is ``responsible``.
    """

    fact: str
    old: Texts
    new: Texts


@dataclass(frozen=True, slots=True, kw_only=True)
class IndicatorChange(Change):
    """An indicator then and now.

    Attributes:
        facts: what changed, with both values.
        breaks: why the series is broken: ``stated`` (``gg:seriesBreak``), ``kolada``, ``unit``.
        reason: the stated reason.
    """

    facts: tuple[FactChange, ...] = ()
    breaks: tuple[str, ...] = ()
    reason: Texts

    @property
    def series(self) -> SeriesStatus:
        """``added``, ``removed``, ``merged``, ``split``, ``broken``, ``changed`` or ``continued``."""
        if self.old is None:
            return "split" if self.kin else "added"
        if self.new is None:
            return "merged" if self.kin else "removed"
        return "broken" if self.breaks else "changed" if self.facts else "continued"

    @property
    def differs(self) -> bool:
        """Whether there is anything to tell."""
        return self.series != "continued"
