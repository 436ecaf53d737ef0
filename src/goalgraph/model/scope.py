"""A plan and what it uses: the one object that everything above asks.

In: a store with the triples of a scope. Out: its typed resources, links, thread and readiness, each read
when first asked for and kept.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from goalgraph.base.errors import ParameterError
from goalgraph.base.names import DECISIONS_GRAPH, Basis, Kind
from goalgraph.model.assembly import Assembler
from goalgraph.model.derivation import derive
from goalgraph.model.ids import Inventory
from goalgraph.model.links import read_links
from goalgraph.model.objects import Link, Plan, Resource, Term
from goalgraph.model.readiness import Readiness, read_readiness
from goalgraph.model.thread import DIRECTIONS, Direction, Trace, trace, trace_to
from goalgraph.rdf.statements import digest
from goalgraph.rdf.store import Store


class Scope:
    """What belongs together when a question is answered.

    Attributes:
        store: the triples.
        kept: answers that are kept as long as the triples do not change.
        sources: the files and folders that the triples were read from.
    """

    sources: Sequence[Path] = ()

    def __init__(self, store: Store) -> None:
        self.store = store
        self.kept: dict[Hashable, Any] = {}

    @cached_property
    def _inventory(self) -> Inventory:
        return Inventory(self.store)

    @cached_property
    def _assembler(self) -> Assembler:
        return Assembler(self.store, self._inventory)

    @cached_property
    def _links(self) -> list[Link]:
        return read_links(self.store, self._inventory)

    @property
    def plans(self) -> list[Plan]:
        """The plans that are loaded."""
        return [plan for plan in self.resources(Kind.PLAN) if isinstance(plan, Plan)]

    def get(self, ident: str) -> Resource:
        """The resource with the id (in any case), IRI or CURIE.

        Raises:
            UnknownId: no resource has the id; the error names the nearest.
            AmbiguousId: several plans have it; ``0665/2019/KS1`` is then the id.

        >>> import goalgraph
        >>> goalgraph.load().get("sdg:11").id
        'SDG11'
        """
        return self._assembler.resource(self._inventory.find(ident))

    def resources(self, kind: Kind | str | None = None) -> list[Resource]:
        """All resources, or those of one kind, in the order of kinds and ids.

        Raises:
            ParameterError: there is no such kind.
        """
        if kind:
            chosen("kind", kind, [known.value for known in Kind])
        entries = self._inventory.of_kind(Kind(kind)) if kind else self._inventory
        return [self._assembler.resource(entry) for entry in entries]

    def links(self, basis: Basis | None = None) -> list[Link]:
        """The links, each upwards, or those that rest on one basis."""
        return [link for link in self._links if basis in (None, link.basis)]

    def links_of(self, ident: str) -> tuple[list[Link], list[Link]]:
        """The links that lead up from a resource, and those that lead up to it."""
        own = self.get(ident).id
        return (
            [link for link in self._links if link.subject == own],
            [link for link in self._links if link.object == own],
        )

    def trace(
        self, ident: str, direction: Direction = "both", to: str | None = None, *, derived: bool = False
    ) -> Trace:
        """The red thread from a resource, or all simple paths between it and ``to``.

        Args:
            ident: where to start.
            direction: ``up``, ``down`` or ``both``.
            to: where to end; then only stated and decided links count, unless ``derived``.
            derived: whether paths may use derived links.

        Raises:
            UnknownId, AmbiguousId: see :meth:`get`.
            ParameterError: the direction is none.

        >>> import goalgraph
        >>> [node.id for node in goalgraph.load().trace("KS8", "up").nodes]
        ['A6', 'KF5', 'KF6', 'KF10', 'KS8']
        """
        chosen("direction", direction, DIRECTIONS)
        root = self.get(ident)
        if to is None:
            return trace(root, direction, self._links, self.get)
        return trace_to(root, self.get(to), direction, self._links, self.get, derived=derived)

    def readiness(self, goal: str | None = None) -> list[Readiness]:
        """Whether the board goals, or one of them, meet each requirement on an ambition level.

        >>> import goalgraph
        >>> [r.status for r in goalgraph.load().readiness("KS4")]
        ['unclear', 'not-met', 'unclear']
        """
        wanted = self.get(goal).id if goal else None
        return [r for r in self._readiness if wanted in (None, r.goal)]

    @cached_property
    def _readiness(self) -> list[Readiness]:
        return read_readiness(self.store, self._inventory, self._links, self.term)

    def term(self, iri: str) -> Term:
        """The unit, period, group or fixed value with the IRI; an unknown one is named by its last part."""
        return self._assembler.term(iri)

    def digest(self, plan: str) -> str:
        """A checksum of a plan and its decisions, the same for the same triples.

        >>> import goalgraph
        >>> goalgraph.load().digest("0665/2019")[:7]
        'sha256:'
        """
        iri = self.get(plan).iri
        return digest(t for graph in (iri, iri + DECISIONS_GRAPH) for t in self.store.get_graph(graph))

    def replace(self, name: str, triples: Iterable[ox.Triple]) -> None:
        """Replace what the named graph ``name`` holds, and make anew what is derived and read from it."""
        self.store.put_graph(name, triples)
        derive(self.store)
        self.kept.clear()
        for kept in ("_inventory", "_assembler", "_links", "_readiness"):
            self.__dict__.pop(kept, None)


def chosen(name: str, value: str, allowed: Sequence[str]) -> None:
    """Refuse a value that is not one of ``allowed``."""
    if value not in allowed:
        raise ParameterError(name=name, value=value, expected=", ".join(allowed))
