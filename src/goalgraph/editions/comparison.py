"""What changed from one edition of a plan to the next, goal by goal.

In: two graphs, each with one plan. Out: a ``Comparison``: areas, goals and indicators then and now, in
the order of the new edition, followed by what only the old one has. Links are those that are stated
or decided; a derived link follows from them and is not counted as gained or lost on its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from goalgraph.base.names import Kind
from goalgraph.base.numbers import day
from goalgraph.base.texts import Texts
from goalgraph.base.wording import LANGUAGES
from goalgraph.editions.changes import (
    AreaChange,
    Change,
    FactChange,
    GoalChange,
    IndicatorChange,
    LinkChange,
    PartChange,
    ReadinessChange,
)
from goalgraph.editions.matching import MatchedBy, Matcher, Pair, R, similarity, wording_of
from goalgraph.model.amounts import amount
from goalgraph.model.links import LinksByEnd
from goalgraph.model.local_names import Names
from goalgraph.model.objects import Goal, Indicator, Link, Observation, Plan, Resource, Target, Term

if TYPE_CHECKING:
    from goalgraph.model.scope import Scope

COMPARED = frozenset({"inArea", "prioritises", "contributesTo", "subGoalOf", "measures", "threatens"})
_PART_OF = MappingProxyType(
    {Kind.GUIDING_STATEMENT: "guides", Kind.STRATEGY: "contributesTo", Kind.RISK: "inArea"}
)
# Strategies are compared as parts of their goal, and activities are a year's own.
_WAYS = (Kind.STRATEGY, Kind.ACTIVITY)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two editions of a plan: what is new, what is gone, what is otherwise the same.

    ``names`` are what the profiles of each call the ontology's terms.
    """

    old: Plan
    new: Plan
    goals: tuple[GoalChange, ...]
    areas: tuple[AreaChange, ...]
    council_goals: tuple[Change, ...]
    indicators: tuple[IndicatorChange, ...]
    names: tuple[Names, ...] = ()

    @property
    def differs(self) -> bool:
        """Whether anything changed."""
        every: tuple[Change, ...] = (*self.goals, *self.areas, *self.council_goals, *self.indicators)
        return any(change.differs for change in every)


def compared(old: Scope, new: Scope) -> Comparison:
    """What changed between two editions; see :func:`goalgraph.diff`.

    What ``gg:continues`` joins is one and the same; then council goals with one IRI and indicators with
    one Kolada id; then what has the same words; then what has at least 60 % of the words in common.
    Of several that are joined by ``gg:continues`` the most alike are one and the same; the others are
    merged into it or split from it.

    Editions are compared two by two: ``gg:continues`` is not followed through an edition that is in
    neither graph. Over several years, compare each with the next.
    """
    return _Differ(old, new).comparison()


class _Side:
    """One edition, with its links at hand."""

    def __init__(self, graph: Scope) -> None:
        self.plan = graph.plan
        self.graph = graph
        self.links = LinksByEnd([link for link in graph.links() if link.basis != "derived"])
        self.readiness = {(r.goal, r.requirement): r for r in graph.readiness()}
        self.units: dict[str, dict[str, Term]] = {}
        for found in graph.resources(Kind.OBSERVATION):
            if isinstance(found, Observation) and found.unit:
                self.units.setdefault(found.indicator_id, {})[found.unit.iri] = found.unit
        self.targets: dict[str, list[Target]] = {}
        for target in graph.resources(Kind.TARGET):
            if isinstance(target, Target) and target.decision_id is None:
                self.targets.setdefault(target.goal_id, []).append(target)

    def parts(self, whole: Resource | None, kind: Kind) -> list[Resource]:
        """The purposes and strategies of a goal, or the risks of an area."""
        linked = [
            self.graph.get(link.subject)
            for link in self._at(self.links.downwards(whole.id) if whole else ())
            if link.relation == _PART_OF[kind]
        ]
        return [part for part in linked if part.kind is kind]

    def links_of(self, whole: Resource, *, below: bool) -> list[LinkChange]:
        """The links that count, upwards from a resource and, for a goal, those that lead up to it."""
        places = set(self.links.upwards(whole.id)) | set(self.links.downwards(whole.id) if below else ())
        return [
            LinkChange(link.relation, self.graph.get(end), link.subject == whole.id, link.basis)
            for link in self._at(sorted(places))
            if link.relation in COMPARED and self.graph.get(link.subject).kind not in _WAYS
            for own, end in ((link.subject, link.object), (link.object, link.subject))
            if own == whole.id and (below or own == link.subject)
        ]

    def _at(self, places: Iterable[int]) -> list[Link]:
        return [self.links.links[place] for place in places]

    def areas_of(self, one: Resource | None) -> tuple[Resource, ...]:
        """The focus areas that a goal or an indicator is in."""
        return tuple(self.graph.get(i) for i in one.area_ids) if isinstance(one, Goal | Indicator) else ()


class _Differ:
    """The work of :func:`compared`: kind by kind, as goals are told by areas and links by their ends."""

    def __init__(self, old: Scope, new: Scope) -> None:
        self.old, self.new = _Side(old), _Side(new)
        self.matcher = Matcher(old, new)
        self.requirements = sorted({code for _, code in (*self.old.readiness, *self.new.readiness)})
        self.became: dict[str, str] = {}
        self.compared: set[Kind] = set()
        self.split: dict[str, tuple[Resource, ...]] = {}
        self.merged: dict[str, tuple[Resource, ...]] = {}

    def comparison(self) -> Comparison:
        council = self._matched(
            Kind.GOAL, self.old.graph.goals_above, self.new.graph.goals_above, outlive=True
        )
        areas = self._of_kind(Kind.AREA)
        goals = self._matched(Kind.GOAL, self.old.graph.goals, self.new.graph.goals)
        indicators = self._of_kind(Kind.INDICATOR)
        risks = self._parts(areas, Kind.RISK)
        of_goals = zip(
            self._parts(goals, Kind.GUIDING_STATEMENT), self._parts(goals, Kind.STRATEGY), strict=True
        )
        return Comparison(
            self.old.plan,
            self.new.plan,
            tuple(self._goal(row, *parts) for row, parts in zip(goals, of_goals, strict=True)),
            tuple(self._area(row, part) for row, part in zip(areas, risks, strict=True)),
            tuple(Change(**self._shared(row)) for row in council),
            tuple(self._indicator(row) for row in indicators),
            (self.old.graph.names, self.new.graph.names),
        )

    def _of_kind(self, kind: Kind) -> list[_Row[Resource]]:
        return self._matched(kind, self.old.graph.resources(kind), self.new.graph.resources(kind))

    def _matched(
        self, kind: Kind, old: Sequence[Resource], new: Sequence[Resource], *, outlive: bool = False
    ) -> list[_Row[Resource]]:
        then, now = list(old), list(new)
        areas_then = {one.iri: self._areas_then(one) for one in then}
        areas_now = {one.iri: {area.iri for area in self.new.areas_of(one)} for one in now}

        def near(one: Resource, other: Resource) -> bool:
            return not areas_then[one.iri].isdisjoint(areas_now[other.iri])

        return self._rows(then, now, self.matcher.pairs(then, now, outlive=outlive, near=near), kind)

    def _parts(self, wholes: list[_Row[Resource]], kind: Kind) -> list[tuple[PartChange, ...]]:
        """The parts of each whole; what is left of them may have moved from one whole to another."""
        rows: list[list[_Row[Resource]]] = []
        left_then: dict[str, tuple[Resource, Resource]] = {}
        left_now: dict[str, tuple[Resource, Resource]] = {}
        for whole_then, whole_now, _ in wholes:
            then, now = self.old.parts(whole_then, kind), self.new.parts(whole_now, kind)
            rows.append(self._rows(then, now, self.matcher.pairs(then, now), kind))
            for had, has, _ in rows[-1]:
                if had and whole_then and not has:
                    left_then[had.iri] = had, whole_then
                elif has and whole_now and not had:
                    left_now[has.iri] = has, whole_now
        pairs = self.matcher.pairs(
            [part for part, _ in left_then.values()], [part for part, _ in left_now.values()]
        )
        self.became |= {pair.old.iri: pair.new.iri for pair in pairs}
        gone, come = {pair.old.iri: pair for pair in pairs}, {pair.new.iri: pair for pair in pairs}

        def change(row: _Row[Resource]) -> PartChange:
            had, has, _ = row
            if has and not had and (pair := come.get(has.iri)):
                where = left_then[pair.old.iri][1]
                return PartChange(**self._shared((pair.old, has, pair.by)), moved_from=where)
            if had and not has and (pair := gone.get(had.iri)):
                where = left_now[pair.new.iri][1]
                return PartChange(**self._shared((had, pair.new, pair.by)), moved_to=where)
            return PartChange(**self._shared(row))

        return [tuple(change(row) for row in parts) for parts in rows]

    def _rows(self, then: list[R], now: list[R], pairs: list[Pair[R]], kind: Kind) -> list[_Row[R]]:
        """Each resource once: the new edition's in their order, then the removed in the old's."""
        self.compared.add(kind)
        self.became |= {pair.old.iri: pair.new.iri for pair in pairs}
        of_new = {pair.new.iri: pair for pair in pairs}
        kept = {pair.old.iri for pair in pairs}
        self.split |= {one.iri: self.matcher.kin(one, then) for one in now if one.iri not in of_new}
        self.merged |= {one.iri: self.matcher.kin(one, now) for one in then if one.iri not in kept}
        rows: list[_Row[R]] = [
            (of_new[new.iri].old, new, of_new[new.iri].by) if new.iri in of_new else (None, new, None)
            for new in now
        ]
        return rows + [(old, None, None) for old in then if old.iri not in kept]

    def _areas_then(self, then: Resource) -> set[str]:
        return {self._today(area) for area in self.old.areas_of(then)}

    def _today(self, then: Resource) -> str:
        """The IRI of what an old resource became, or a name that nothing in the new edition has."""
        if then.kind in self.compared:
            return self.became.get(then.iri, f"gone:{then.iri}")
        return then.iri

    def _links(
        self, then: Resource | None, now: Resource | None, *, below: bool
    ) -> tuple[tuple[LinkChange, ...], tuple[LinkChange, ...]]:
        """The links gained and those lost."""
        if then is None or now is None:
            return (), ()
        had = {(k.relation, k.upwards, self._today(k.other)): k for k in self.old.links_of(then, below=below)}
        has = {(k.relation, k.upwards, k.other.iri): k for k in self.new.links_of(now, below=below)}
        return (
            tuple(link for key, link in has.items() if key not in had),
            tuple(link for key, link in had.items() if key not in has),
        )

    def _shared(self, row: _Row[Resource]) -> dict[str, Any]:
        """What a change of any kind says."""
        then, now, by = row
        if then and now:
            alike = similarity(wording_of(then), wording_of(now))
            return {"old": then, "new": now, "matched_by": by, "similarity": alike}
        kin = self.merged.get(then.iri, ()) if then else self.split.get(now.iri, ()) if now else ()
        return {"old": then, "new": now, "kin": kin}

    def _area(self, row: _Row[Resource], risks: tuple[PartChange, ...]) -> AreaChange:
        then, now, _ = row
        gained, lost = self._links(then, now, below=False)
        return AreaChange(**self._shared(row), gained=gained, lost=lost, risks=risks)

    def _goal(
        self, row: _Row[Resource], purposes: tuple[PartChange, ...], strategies: tuple[PartChange, ...]
    ) -> GoalChange:
        then, now, _ = row
        areas_then, areas_now = self.old.areas_of(then), self.new.areas_of(now)
        gained, lost = self._links(then, now, below=True)
        both = then is not None and now is not None
        return GoalChange(
            **self._shared(row),
            gained=gained,
            lost=lost,
            areas_then=areas_then,
            areas_now=areas_now,
            moved=both and {self._today(area) for area in areas_then} != {area.iri for area in areas_now},
            purposes=purposes,
            strategies=strategies,
            facts=self._facts(then, now),
            mode_then=then.steering_mode if isinstance(then, Goal) else None,
            mode_now=now.steering_mode if isinstance(now, Goal) else None,
            readiness=self._readiness(then, now),
        )

    def _facts(self, then: Resource | None, now: Resource | None) -> tuple[FactChange, ...]:
        """What is stated to be reached, and who is responsible; what is decided is a year's own."""
        if not (isinstance(then, Goal) and isinstance(now, Goal)):
            return ()
        aims = self.old.targets.get(then.id, ()), self.new.targets.get(now.id, ())
        same_words = _told(aims[0]) == _told(aims[1])
        facts = {
            "targets": (_told(aims[0], numbers=same_words), _told(aims[1], numbers=same_words)),
            "responsible": (
                _named({term.iri: term for term in then.responsible}),
                _named({term.iri: term for term in now.responsible}),
            ),
        }
        return tuple(FactChange(name, had, has) for name, (had, has) in facts.items() if had != has)

    def _readiness(self, then: Resource | None, now: Resource | None) -> tuple[ReadinessChange, ...]:
        found = []
        for code in self.requirements:
            had = self.old.readiness.get((then.id, code)) if then else None
            has = self.new.readiness.get((now.id, code)) if now else None
            if known := has or had:
                names = known.requirement_labels
                found.append(
                    ReadinessChange(code, names, had.status if had else None, has.status if has else None)
                )
        return tuple(found)

    def _indicator(self, row: _Row[Resource]) -> IndicatorChange:
        then, now, _ = row
        if not (isinstance(then, Indicator) and isinstance(now, Indicator)):
            return IndicatorChange(**self._shared(row), reason={})
        units_then, units_now = self.old.units.get(then.id, {}), self.new.units.get(now.id, {})
        other_unit = bool(units_then and units_now) and not set(units_then) & set(units_now)
        ids_then, ids_now = set(then.kolada_ids), set(now.kolada_ids)
        ways_then, ways_now = _terms(then.polarity), _terms(now.polarity)
        areas_now = {area.iri for area in self.new.areas_of(now)}
        facts = {
            "wording": (wording_of(then) != wording_of(now), then.labels, now.labels),
            "unit": (other_unit, _named(units_then), _named(units_now)),
            "polarity": (set(ways_then) != set(ways_now), _named(ways_then), _named(ways_now)),
            "kolada": (ids_then != ids_now, _joined(then.kolada_ids), _joined(now.kolada_ids)),
            "area": (self._areas_then(then) != areas_now, _joined(then.area_ids), _joined(now.area_ids)),
        }
        broken = {
            "stated": bool(now.series_break) and now.series_break != then.series_break,
            "kolada": bool(ids_then and ids_now) and not ids_then & ids_now,
            "unit": other_unit,
        }
        return IndicatorChange(
            **self._shared(row),
            facts=tuple(FactChange(name, had, has) for name, (other, had, has) in facts.items() if other),
            breaks=tuple(name for name, so in broken.items() if so),
            reason=now.series_break,
        )


_Row = tuple[R | None, R | None, MatchedBy | None]


def _terms(term: Term | None) -> dict[str, Term]:
    return {term.iri: term} if term else {}


def _told(targets: Sequence[Target], *, numbers: bool = False) -> Texts:
    """Their words; ``numbers`` beside them where the words alone do not tell two editions apart."""

    def told(target: Target, lang: str) -> str:
        due = day(target.due_date, lang) if target.due_date else ""
        parts = [part for part in (amount(target, lang), due) if numbers and part]
        return target.label(lang) + (f" ({', '.join(parts)})" if parts else "")

    return {lang: "; ".join(told(target, lang) for target in targets) for lang in LANGUAGES}


def _named(terms: Mapping[str, Term]) -> Texts:
    return {lang: ", ".join(sorted(term.label(lang) for term in terms.values())) for lang in LANGUAGES}


def _joined(words: tuple[str, ...]) -> Texts:
    return {"": ", ".join(words)}
