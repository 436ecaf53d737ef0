"""The reporting occasion that is asked for.

In: a graph and an id or a date. Out: the occasion, its plan, and the occasion before it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from goalgraph.base.errors import AmbiguousId, NoOccasion, UnknownId, UnknownOccasion
from goalgraph.base.names import Kind
from goalgraph.model.objects import Forecast, Plan, ReportingOccasion

if TYPE_CHECKING:
    from goalgraph.model.scope import Scope

_DATE = re.compile(r"\d{4}-\d{2}(-\d{2})?")


def find_occasion(graph: Scope, wanted: str | None) -> ReportingOccasion:
    """The occasion with the id, IRI, month or day; without any, the latest with a forecast, else the first.

    Raises:
        NoOccasion: the plan has none.
        UnknownOccasion: none has the id or date; the error names those there are.
        AmbiguousId: several plans have one.
    """
    known = occasions(graph)
    if not known:
        raise NoOccasion(plan=", ".join(plan.id for plan in graph.plans) or "-")
    if wanted is None:
        told = {one.occasion_id for one in graph.resources(Kind.FORECAST) if isinstance(one, Forecast)}
        return ([one for one in known if one.id in told] or known[:1])[-1]
    if _DATE.fullmatch(wanted.strip()):
        found = [one for one in known if one.end and one.end.isoformat().startswith(wanted.strip())]
        if len(found) > 1:
            raise AmbiguousId(id=wanted, candidates=", ".join(one.id for one in found))
    else:
        found = [one for one in known if one.id == _id(graph, wanted)]
    if not found:
        shown = ", ".join(f"{one.id} ({one.end.isoformat()})" if one.end else one.id for one in known)
        raise UnknownOccasion(occasion=wanted, known=shown)
    return found[0]


def occasions(graph: Scope, plan: Plan | None = None) -> list[ReportingOccasion]:
    """The occasions, or those of one plan, in the order of their days; those without a day come last."""
    found = [one for one in graph.resources(Kind.REPORTING_OCCASION) if isinstance(one, ReportingOccasion)]
    kept = [one for one in found if plan is None or plan_of(graph, one) == plan]
    return sorted(kept, key=lambda one: (one.end is None, one.end.isoformat() if one.end else ""))


def plan_of(graph: Scope, occasion: ReportingOccasion) -> Plan | None:
    """The plan that the occasion is for."""
    above = {link.object for link in graph.links_of(occasion.id)[0] if link.relation == "reportingOccasionOf"}
    return next((plan for plan in graph.plans if plan.id in above), next(iter(graph.plans), None))


def occasion_before(graph: Scope, occasion: ReportingOccasion) -> ReportingOccasion | None:
    """The latest occasion of the same plan with an earlier day."""
    end = occasion.end
    if end is None:
        return None
    earlier = [one for one in occasions(graph, plan_of(graph, occasion)) if one.end and one.end < end]
    return earlier[-1] if earlier else None


def _id(graph: Scope, wanted: str) -> str | None:
    try:
        return graph.get(wanted).id
    except UnknownId:
        return None
