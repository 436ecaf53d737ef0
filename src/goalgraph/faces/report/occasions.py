"""The reporting occasion that is asked for.

In: plans and an id or a date. Out: the occasion with its plan's scope, and the occasion before it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from goalgraph.base.errors import AmbiguousId, NoOccasion, UnknownId, UnknownOccasion
from goalgraph.base.names import Kind
from goalgraph.model.lookup import find, qualified, scope_named
from goalgraph.model.objects import Forecast, ReportingOccasion

if TYPE_CHECKING:
    from goalgraph.model.plans import Plans
    from goalgraph.model.scope import Scope

_DATE = re.compile(r"\d{4}-\d{2}(-\d{2})?")


def find_occasion(plans: Plans, wanted: str | None) -> tuple[Scope, ReportingOccasion]:
    """The occasion with the id, IRI, month or day, and the scope of its plan.

    Without any, of the only plan: the latest with a forecast, else the first.

    Raises:
        NoOccasion: no plan has one.
        UnknownOccasion: none has the id or date; the error names those there are.
        AmbiguousId: several plans have one.
    """
    if wanted is None:
        graph = scope_named(plans, None)
        if not (known := occasions(graph)):
            raise NoOccasion(plan=graph.plan.id)
        told = {one.occasion_id for one in graph.resources(Kind.FORECAST) if isinstance(one, Forecast)}
        return graph, ([one for one in known if one.id in told] or known[:1])[-1]
    every = [(scope, one) for scope in plans for one in occasions(scope)]
    if not every:
        raise NoOccasion(plan=", ".join(plans.ids.values()))
    if _DATE.fullmatch(wanted.strip()):
        meant = [pair for pair in every if pair[1].day and pair[1].day.isoformat().startswith(wanted.strip())]
        if len(meant) > 1:
            raise AmbiguousId(id=wanted, candidates=", ".join(_name(plans, *pair) for pair in meant))
    else:
        meant = [pair for pair in every if pair[1].iri == _iri(plans, wanted)]
    if not meant:
        shown = (
            f"{_name(plans, scope, one)} ({one.day.isoformat()})" if one.day else _name(plans, scope, one)
            for scope, one in every
        )
        raise UnknownOccasion(occasion=wanted, known=", ".join(shown))
    return meant[0]


def _name(plans: Plans, scope: Scope, occasion: ReportingOccasion) -> str:
    return qualified(plans, scope, occasion).id


def _iri(plans: Plans, wanted: str) -> str | None:
    try:
        return find(plans, wanted)[1].iri
    except UnknownId:
        return None


def occasions(graph: Scope) -> list[ReportingOccasion]:
    """The occasions in the order of their days; those without a day come last."""
    found = [one for one in graph.resources(Kind.REPORTING_OCCASION) if isinstance(one, ReportingOccasion)]
    return sorted(found, key=lambda one: (one.day is None, one.day.isoformat() if one.day else ""))


def occasion_before(graph: Scope, occasion: ReportingOccasion) -> ReportingOccasion | None:
    """The latest occasion of the same plan with an earlier day."""
    if occasion.day is None:
        return None
    earlier = [one for one in occasions(graph) if one.day and one.day < occasion.day]
    return earlier[-1] if earlier else None
