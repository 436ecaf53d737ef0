"""Reports that were made before: of a plan that is as it was, under the same rules, nothing is made again.

In: plans and how they are checked. Out: the report on a plan from the user's cache folder, where all that it
depends on is the same: what its graphs and its profiles say, the rules, the day, the engine, the language and
goalgraph itself. That is told from the graphs as they are kept, without a scope being built.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from goalgraph.answers.validation.homes import Home
from goalgraph.answers.validation.verdict import checked_by
from goalgraph.base import cache
from goalgraph.base.names import Kind
from goalgraph.base.packing import packed, unpacked
from goalgraph.model.objects import Passage, Period, Rating, Term
from goalgraph.model.profiles import Profile, told
from goalgraph.model.readiness import Candidate, Evidence, Readiness
from goalgraph.rdf.shacl import Engine

if TYPE_CHECKING:
    from goalgraph.answers.validation.check import Report
    from goalgraph.model.plans import Plans


class Before:
    """The reports of one kind that were made before."""

    def __init__(
        self, plans: Plans, day: date | None, profile: Profile | None, lang: str, engine: Engine
    ) -> None:
        self._plans = plans
        self._asked = ["report", str(day), lang, *told(_one(profile)), *checked_by(engine)]
        self._keys: dict[str, str | None] = {}
        self._shared: dict[Any, Any] = {}

    def report(self, plan: str) -> Report | None:
        """The report on the plan with the IRI."""
        scope = self._plans.key(plan)
        self._keys[plan] = key = None if scope is None else cache.key(scope, *self._asked)
        data = cache.kept(key) if key else None
        if data is None:
            return None
        with suppress(ValueError, KeyError, TypeError, IndexError):
            found: Report = unpacked(data, _classes(), self._shared)
            return found
        return None

    def keep(self, plan: str, report: Report) -> None:
        """Keep the report on the plan, which was asked for in vain."""
        if key := self._keys.get(plan):
            cache.keep(key, packed(report, _classes()))


def _one(profile: Profile | None) -> Iterable[Profile]:
    return () if profile is None else (profile,)


def _classes() -> Mapping[str, type[Any]]:
    """What a report is made of."""
    from goalgraph.answers.validation.check import Finding, Report, RuleCount

    several = (Report, Finding, RuleCount, Home, Readiness, Evidence, Candidate, Passage, Term)
    return MappingProxyType({cls.__name__: cls for cls in (*several, Period, Rating, Kind)})
