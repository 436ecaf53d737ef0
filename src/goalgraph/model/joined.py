"""What several plans hold: each answers for itself, and the answers are put together.

In: plans. Out: resources, links, readiness, threads and numbers of all of them. Lists say which plan a row
is about, where there are several, and hold what each plan alone would; what a single id leads to is named by
the ids that it has beside the other plans.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from goalgraph.base.frozen import Frozen
from goalgraph.base.names import BASES, Basis, Kind
from goalgraph.base.order import natural
from goalgraph.model.lookup import find, qualified, qualified_links
from goalgraph.model.objects import Level, Link, Plan, Resource
from goalgraph.model.plans import Plans
from goalgraph.model.scope import Scope, chosen
from goalgraph.model.tables import Rows, class_of
from goalgraph.model.thread import Direction, Trace

if TYPE_CHECKING:
    from goalgraph.model.readiness import Readiness


@dataclass(frozen=True, slots=True)
class Summary(Frozen):
    """What is loaded: plans, resources per kind, goals per level (by the prefix of their ids), links per
    basis, findings per severity."""

    plans: tuple[Plan, ...]
    counts: Mapping[str, int]
    levels: Mapping[str, int]
    links: Mapping[str, int]
    findings: Mapping[str, int]


def resources(plans: Plans, kind: Kind | str | None = None) -> Rows[Resource]:
    """All resources, or those of one kind, in the order of kinds and ids; what plans share comes once.

    Raises:
        ParameterError: there is no such kind.
    """
    if kind:
        chosen("kind", kind, [known.value for known in Kind])
    if len(plans) == 1:
        return Rows(next(iter(plans)).resources(kind), class_of(kind))
    several = ((scope, one) for scope in plans for one in scope.resources(kind))
    by_iri = {one.iri: qualified(plans, scope, one) for scope, one in several}
    kinds = list(Kind)
    ordered = sorted(by_iri.values(), key=lambda one: (kinds.index(one.kind), natural(one.id), one.iri))
    return Rows(ordered, class_of(kind))


def links(plans: Plans, basis: Basis | None = None) -> Rows[Link]:
    """The links, plan by plan, or those that rest on one basis."""
    found = (
        replace(link, plan=plan) if plan else link
        for plan, scope in _by_plan(plans)
        for link in scope.links(basis)
    )
    return Rows(found, Link, plans=len(plans) > 1)


def links_of(plans: Plans, ident: str) -> tuple[Rows[Link], Rows[Link]]:
    """The links that lead up from a resource, and those that lead up to it."""
    scope, resource = find(plans, ident)
    upwards, downwards = scope.links_of(resource.iri)
    up, down = (Rows(qualified_links(plans, scope, links), Link) for links in (upwards, downwards))
    return up, down


def readiness(plans: Plans, goal: str | None = None) -> Rows[Readiness]:
    """Whether the board goals, plan by plan, or one of them, meet each requirement."""
    from goalgraph.model.readiness import Readiness

    if goal is not None:
        scope, resource = find(plans, goal)
        return Rows(scope.readiness(resource.iri), Readiness)
    found = (
        replace(one, plan=plan) if plan else one
        for plan, scope in _by_plan(plans)
        for one in scope.readiness()
    )
    return Rows(found, Readiness, plans=len(plans) > 1)


def trace(plans: Plans, ident: str, direction: Direction, to: str | None, *, derived: bool = False) -> Trace:
    """The red thread in the plan of the resource."""
    scope, root = find(plans, ident)
    end = None if to is None else scope.get(find(plans, to)[1].iri).iri
    followed = scope.trace(root.iri, direction, end, derived=derived)
    if len(plans) == 1:
        return followed
    return followed.renamed(lambda one: qualified(plans, scope, one).id)


def summary(plans: Plans, severities: Iterable[str]) -> Summary:
    """Plans, resources per kind, goals per level, links per basis, and findings per severity.

    >>> from goalgraph.model.loading import loaded
    >>> summary(loaded([]), []).levels["KS"]
    8
    """
    kinds = Counter({entry.iri: entry.kind for scope in plans for entry in scope.entries()}.values())
    links = Counter(basis for _, basis in {link for scope in plans for link in scope.link_ends()})
    findings = Counter(severities)
    return Summary(
        plans=tuple(scope.plan for scope in plans),
        counts={kind.value: kinds[kind] for kind in Kind},
        levels=_per_level(plans),
        links={basis: links[basis] for basis in BASES},
        findings={severity: findings[severity] for severity in ("violation", "warning", "info")},
    )


def _per_level(plans: Plans) -> dict[str, int]:
    """How many goals there are at each level, by the prefix of their ids, the highest level first."""
    levels: dict[str, int] = {}
    for scope in plans:
        for level in scope.resources(Kind.LEVEL):
            if isinstance(level, Level):
                levels[level.prefix] = min(level.order, levels.get(level.prefix, level.order))
    goals = {goal.iri: goal.level for scope in plans for goal in (*scope.goals_above, *scope.goals)}
    found = Counter(goals.values())
    return {prefix: found[prefix] for prefix in sorted(levels, key=lambda prefix: (levels[prefix], prefix))}


def _by_plan(plans: Plans) -> Iterator[tuple[str | None, Scope]]:
    """Each plan's id, where there are several, and its scope, one built and asked after the other."""
    several = len(plans) > 1
    return ((scope.plan.id if several else None, scope) for scope in plans)
