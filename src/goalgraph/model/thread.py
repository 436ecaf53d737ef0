"""The red thread: what a resource serves, and what serves it.

In: links, by their ends, and a root. Out: a ``Trace`` of nodes and links. Upwards means ancestors, downwards
descendants, never up and then down again, and never from a global goal out to its targets. Stated and
decided links are followed; a candidate that a rule points out is a leaf, unless candidates are asked for,
and then what is reached through one is no more than a candidate itself. One thing is added for a goal traced
both ways: the risks and indicators of its own area, which hang on the area until a decision assigns them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any, Literal

from goalgraph.base.displayed import Displayed
from goalgraph.base.frames import Library
from goalgraph.base.names import MEMBERSHIP, Kind
from goalgraph.base.order import natural
from goalgraph.model.links import LinksByEnd
from goalgraph.model.objects import Link, Resource
from goalgraph.model.paths import MOST_PATHS, paths_between
from goalgraph.model.tables import part_framed

Direction = Literal["up", "down", "both"]
DIRECTIONS: tuple[Direction, ...] = ("up", "down", "both")
TracePart = Literal["links", "nodes"]
_IN_AREA_KINDS = (Kind.RISK, Kind.INDICATOR)


@dataclass(frozen=True, slots=True)
class Trace(Displayed):
    """A red thread.

    Attributes:
        root: the resource it starts from.
        direction: the way it was followed.
        nodes: the root and all that was reached, in the order of kinds and ids.
        links: the links that were followed, in the order of their ends.
        paths: for a trace to a given end, each simple path as the ids it goes through.
        end: that end.
        candidates: whether candidates were followed like other links.
        cut: whether there are more paths than those.
    """

    root: Resource
    direction: Direction
    nodes: tuple[Resource, ...]
    links: tuple[Link, ...]
    paths: tuple[tuple[str, ...], ...] = ()
    end: Resource | None = None
    candidates: bool = False
    cut: bool = False

    def renamed(self, name: Callable[[Resource], str]) -> Trace:
        """The same thread with other ids."""
        names = {node.id: name(node) for node in (*self.nodes, self.root, *([self.end] if self.end else []))}
        return Trace(
            replace(self.root, id=names[self.root.id]),
            self.direction,
            tuple(replace(node, id=names[node.id]) for node in self.nodes),
            tuple(replace(k, subject=names[k.subject], object=names[k.object]) for k in self.links),
            tuple(tuple(names[step] for step in path) for path in self.paths),
            replace(self.end, id=names[self.end.id]) if self.end else None,
            self.candidates,
            self.cut,
        )

    def above(self, ident: str) -> list[Link]:
        """The links of the trace that lead up from ``ident``."""
        return [link for link in self.links if link.subject == ident]

    def below(self, ident: str) -> list[Link]:
        """The links of the trace that lead up to ``ident``."""
        return [link for link in self.links if link.object == ident]

    def between(self, one: str, other: str) -> list[Link]:
        """The links of the trace that join the two, whichever way."""
        return [link for link in self.links if {link.subject, link.object} == {one, other}]

    def is_candidate(self, path: Sequence[str]) -> bool:
        """Whether a path goes through a link that is no more than a candidate."""
        return any(
            all(link.basis == "derived" for link in self.between(one, other)) for one, other in pairwise(path)
        )

    def are_candidates(self) -> list[bool]:
        """Of each path, whether it goes through a link that is no more than a candidate."""
        joined = self.joined()
        possible = {ends for ends, links in joined.items() if all(one.basis == "derived" for one in links)}
        return [any(frozenset(step) in possible for step in pairwise(path)) for path in self.paths]

    def joined(self) -> dict[frozenset[str], list[Link]]:
        """The links of the trace by the two things that they join."""
        found: dict[frozenset[str], list[Link]] = {}
        for link in self.links:
            found.setdefault(frozenset((link.subject, link.object)), []).append(link)
        return found

    def to_frame(self, library: Library, part: TracePart = "links", *, lang: str = "sv") -> Any:
        """The thread as a data frame of ``pandas`` or ``polars``.

        Args:
            library: the one that makes the frame.
            part: its ``links``, or its ``nodes``, whose ids the ends of the links are.
            lang: the language of texts.

        Raises:
            ParameterError, ExtraMissing: there is no such library or part; it is not installed.

        >>> import goalgraph
        >>> goalgraph.load().trace("KS8", "up").to_frame("polars").columns[:4]
        ['subject', 'relation', 'object', 'basis']
        """
        return part_framed(self, part, {"links": Link, "nodes": Resource}, library, lang)


def trace(
    root: Resource,
    direction: Direction,
    links: LinksByEnd,
    get: Callable[[str], Resource],
    *,
    derived: bool = False,
) -> Trace:
    """Ancestors and descendants of ``root``, and as leaves the candidates above and below them.

    With ``derived`` candidates are followed too.
    """
    kept: set[int] = set()
    if direction != "down":
        kept |= _reach(root.id, links, upwards=True, derived=derived)
    if direction != "up":
        kept |= _reach(root.id, links, upwards=False, derived=derived)
    if direction == "both" and root.kind is Kind.GOAL:
        kept |= _leaves_of_area(root.id, links, get)
    found = _assembled(root, direction, [links.links[place] for place in sorted(kept)], get)
    return replace(found, candidates=derived)


def trace_to(
    root: Resource,
    end: Resource,
    direction: Direction,
    links: Sequence[Link],
    get: Callable[[str], Resource],
    *,
    derived: bool = False,
) -> Trace:
    """All simple paths between ``root`` and ``end`` that lead only up or only down.

    Follows stated and decided links, and derived ones when ``derived`` says so. At most 1,000 paths; the
    trace says whether there are more.
    """
    usable = [link for link in links if _leads(link) and (derived or link.basis != "derived")]
    pairs = [(link.subject, link.object) for link in usable]
    paths: list[tuple[str, ...]] = []
    cut = False
    if direction != "down":
        upwards, cut = paths_between(pairs, root.id, end.id)
        paths += upwards
    if direction != "up" and root.id != end.id:
        downwards, more = paths_between(pairs, end.id, root.id)
        paths += [tuple(reversed(path)) for path in downwards]
        cut = cut or more
    paths.sort(key=lambda path: (len(path), path))
    steps = {step for path in paths for step in pairwise(path)}
    kept = [k for k in usable if (k.subject, k.object) in steps or (k.object, k.subject) in steps]
    found = _assembled(root, direction, kept, get)
    cut = cut or len(paths) > MOST_PATHS
    return replace(found, paths=tuple(paths[:MOST_PATHS]), end=end, candidates=derived, cut=cut)


def _leads(link: Link) -> bool:
    """Whether a red thread follows the link, which then says more than belonging to a plan."""
    return link.relation not in MEMBERSHIP


def _reach(start: str, links: LinksByEnd, *, upwards: bool, derived: bool) -> set[int]:
    seen, queue, kept = {start}, [start], set()
    while queue:
        ident = queue.pop()
        for place in links.upwards(ident) if upwards else links.downwards(ident):
            link = links.links[place]
            if not _leads(link) or (not upwards and link.relation == "isTargetOf"):
                continue
            kept.add(place)
            reached = link.object if upwards else link.subject
            if reached not in seen and (derived or link.basis != "derived"):
                seen.add(reached)
                queue.append(reached)
    return kept


def _leaves_of_area(goal: str, links: LinksByEnd, get: Callable[[str], Resource]) -> set[int]:
    above = (links.links[place] for place in links.upwards(goal))
    within = {place for link in above if link.relation == "inArea" for place in links.downwards(link.object)}
    found = {place: links.links[place] for place in within}
    return {
        place
        for place, link in found.items()
        if link.relation == "inArea" and get(link.subject).kind in _IN_AREA_KINDS
    }


def _assembled(
    root: Resource, direction: Direction, kept: Sequence[Link], get: Callable[[str], Resource]
) -> Trace:
    ids = {root.id} | {end for link in kept for end in (link.subject, link.object)}
    kinds = list(Kind)
    nodes = sorted((get(ident) for ident in ids), key=lambda node: (kinds.index(node.kind), natural(node.id)))
    return Trace(root, direction, tuple(nodes), tuple(kept))
