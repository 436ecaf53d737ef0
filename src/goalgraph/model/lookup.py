"""What an id means where several plans are loaded.

In: plans and an id. Out: the resource, the scope that it is looked at in, and what it is called beside the
other plans: an id that means different things in different plans has its plan's id before it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from goalgraph.base.errors import AmbiguousId, UnknownId
from goalgraph.base.names import Kind
from goalgraph.model.faults import PlanWanted, UnknownPlan, some_of

if TYPE_CHECKING:
    from goalgraph.model.objects import Goal, Link, Resource
    from goalgraph.model.plans import Plans
    from goalgraph.model.scope import Scope


def scope_named(plans: Plans, plan: str | None) -> Scope:
    """The scope of the plan with the id or IRI, or of the only one.

    Raises:
        AmbiguousId: no plan is named and there are several.
        UnknownId: there is no such plan.
    """
    ids = plans.ids
    if plan is None and len(ids) > 1:
        raise PlanWanted(id="-", candidates=some_of(ids.values()))
    meant = [iri for iri, ident in ids.items() if plan in (None, iri) or _alike(plan or "", ident)]
    if len(meant) > 1:
        raise AmbiguousId(id=plan, candidates=", ".join(meant))
    if not meant:
        raise UnknownPlan.among(plan, ids.values())
    return plans.scope(meant[0])


def goals_of_plan(plans: Plans, plan: str | None) -> tuple[Scope, tuple[Goal, ...]]:
    """The goals of the plan with the id or IRI, or of the only one, and the scope to decide on them in.

    Those of a plan that others require are decided on in the plan that requires it.

    Raises:
        AmbiguousId: no plan is named and there are several, or several require it.
        UnknownId: there is no such plan.
    """
    try:
        scope = scope_named(plans, plan)
    except UnknownId:
        above = {
            scope: goals
            for scope in plans
            for one in scope.resources(Kind.PLAN)
            if plan == one.iri or _alike(plan or "", one.id)
            if (goals := tuple(goal for goal in scope.goals_above if one.id in goal.plan_ids))
        }
        if len(above) > 1:
            needing = ", ".join(plans.ids[scope.iri] for scope in above)
            raise AmbiguousId(id=plan, candidates=needing) from None
        for found in above.items():
            return found
        raise
    return scope, scope.goals


def find(plans: Plans, ident: str) -> tuple[Scope, Resource]:
    """The resource meant by an id, an IRI or a CURIE, and the scope that it is looked at in.

    Raises:
        UnknownId: no plan has it.
        AmbiguousId: several plans have it; ``0665/2019/KS1`` is then the id.
    """
    if len(plans) == 1:
        scope = next(iter(plans))
        return scope, scope.get(ident)
    head, slash, rest = ident.strip().rpartition("/")
    whole = [iri for iri in plans.ids if ident.strip() == iri] or _called(plans, ident)
    if named := whole or (_called(plans, head) if slash else []):
        if len(named) > 1:
            ends = named if whole else [f"{iri}/{rest}" for iri in named]
            raise AmbiguousId(id=ident, candidates=", ".join(ends))
        scope = plans.scope(named[0])
        return scope, scope.get(named[0] if whole else rest)
    meant: dict[str, tuple[Scope, Resource]] = {}
    unknown: list[UnknownId] = []
    for scope in plans:
        try:
            resource = scope.get(ident)
        except UnknownId as error:
            unknown.append(error)
        else:
            meant.setdefault(resource.iri, (scope, resource))
    if not meant:
        raise unknown[0]
    if len(meant) > 1:
        names = [f"{scope.plan.id}/{resource.id}" for scope, resource in meant.values()]
        told = names if len(set(names)) == len(names) else list(meant)
        raise AmbiguousId(id=ident, candidates=some_of(told))
    return next(iter(meant.values()))


def _called(plans: Plans, ident: str) -> list[str]:
    """The plans that have an id; there should be one."""
    return [iri for iri, plan in plans.ids.items() if _alike(ident, plan)]


def qualified(plans: Plans, scope: Scope, resource: Resource) -> Resource:
    """The resource by the id that it has beside the other plans."""
    if len(plans) == 1 or resource.kind is Kind.PLAN or resource.id not in plans.ambiguous:
        return resource
    return replace(resource, id=f"{scope.plan.id}/{resource.id}")


def qualified_links(plans: Plans, scope: Scope, links: Iterable[Link]) -> list[Link]:
    """The links between resources by the ids that they have beside the other plans."""

    def name(ident: str) -> str:
        return qualified(plans, scope, scope.get(ident)).id

    if len(plans) == 1:
        return list(links)
    return [replace(link, subject=name(link.subject), object=name(link.object)) for link in links]


def _alike(one: str, other: str) -> bool:
    return "".join(one.split()).casefold() == other.casefold()
