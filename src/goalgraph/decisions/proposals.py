"""Which proposals are open, and what of each still awaits a decision.

In: a scope, where the rule ``awaits-decision`` has told it of every proposal. Out: per proposal the fields
that no body has decided on since. What is open is worked out nowhere else: the query ``open-proposals`` and
the rule ``proposal-awaiting-decision`` read the same triples.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from goalgraph.base.names import GG
from goalgraph.decisions.standpoints import Standpoint, name_of

if TYPE_CHECKING:
    from goalgraph.model.scope import Scope


def awaited(graph: Scope) -> Mapping[str, frozenset[str]]:
    """By the IRI of each open proposal, the names of what it awaits a decision on.

    >>> import goalgraph
    >>> awaited(goalgraph.load().scope)
    {}
    """
    fields: dict[str, set[str]] = {}
    for proposal, field, _ in graph.store.links(GG + "awaitsDecisionOn"):
        fields.setdefault(proposal, set()).add(field)
    return {proposal: frozenset(names) for proposal, names in fields.items()}


def still_open(standpoint: Standpoint, awaiting: Mapping[str, frozenset[str]]) -> Standpoint | None:
    """The proposal with what of it still awaits a decision; ``None`` where nothing does."""
    if standpoint.decided or standpoint.iri not in awaiting:
        return None
    names = awaiting[standpoint.iri]
    return replace(
        standpoint, sets={field: value for field, value in standpoint.sets.items() if name_of(field) in names}
    )
