"""A comparison of two editions as text, JSON or Markdown.

In: a ``Comparison``. Out: text, the same for the same comparison. Text and Markdown say the same in the
same order: what changed, in numbers; each board goal; then the areas, council goals and indicators
that changed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from goalgraph.base.jsontext import for_people
from goalgraph.base.markdown import escaped
from goalgraph.base.names import GG
from goalgraph.base.texts import text_in
from goalgraph.base.visible import in_lines
from goalgraph.base.wording import wording
from goalgraph.editions.changes import (
    AreaChange,
    Change,
    FactChange,
    GoalChange,
    IndicatorChange,
    LinkChange,
    PartChange,
)
from goalgraph.editions.comparison import Comparison
from goalgraph.model.local_names import Names, name_of
from goalgraph.model.objects import Resource

FORMATS = ("text", "json", "md")
_SELDOM = ("same-wording", "merged", "split")


def write(comparison: Comparison, form: str, lang: str) -> str:
    """The comparison as ``text``, ``json`` or ``md``.

    >>> import goalgraph
    >>> graph = goalgraph.load()
    >>> print(write(goalgraph.diff(graph, graph), "text", "en").splitlines()[2])
    Goals of the plan – unchanged: 8, changed: 0, added: 0, removed: 0
    """
    if form == "json":
        return for_people(as_json(comparison, lang))
    sections = _Telling(lang, comparison.names).sections(comparison)
    head = wording(lang)["diff"]["title"].format(
        old=f"{comparison.old.label(lang)} ({comparison.old.id})",
        new=f"{comparison.new.label(lang)} ({comparison.new.id})",
    )
    return _markdown(head, sections) if form == "md" else _text(head, sections)


@dataclass(frozen=True, slots=True)
class _Section:
    title: str
    entries: Sequence[tuple[str, Sequence[str]]]


def _text(head: str, sections: Sequence[_Section]) -> str:
    lines = [head]
    for section in sections:
        lines += ["", *([section.title] if section.title else [])]
        for entry, details in section.entries:
            lines += [f"  {entry}" if section.title else entry, *(f"     {detail}" for detail in details)]
    return in_lines(lines)


def _markdown(head: str, sections: Sequence[_Section]) -> str:
    lines = [f"# {escaped(head)}"]
    for section in sections:
        lines += ["", *([f"## {section.title}"] if section.title else [])]
        for entry, details in section.entries:
            if section.title:
                lines += ["", f"### {escaped(entry)}", *([""] if details else [])]
            else:
                lines.append(f"- {escaped(entry)}")
            lines += [f"- {escaped(detail)}" for detail in details]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)) + "\n"


class _Telling:
    """Says in one language what changed."""

    def __init__(self, lang: str, names: Sequence[Names] = ()) -> None:
        self.lang = lang
        self.all = wording(lang)
        self.words = self.all["diff"]
        self.mode = name_of(names, GG + "goalType", lang) or self.words["mode"]

    def sections(self, found: Comparison) -> list[_Section]:
        """The numbers, every board goal, and what else changed."""
        told: list[tuple[str, Sequence[tuple[str, Sequence[str]]]]] = [
            ("goals", [self.entry(goal, self.goal(goal)) for goal in found.goals]),
            ("areas", [self.entry(area, self.area(area)) for area in found.areas if area.differs]),
            (
                "council_goals",
                [self.entry(goal, self.rewording(goal)) for goal in found.council_goals if goal.differs],
            ),
            (
                "indicators",
                [self.entry(one, self.indicator(one)) for one in found.indicators if one.differs],
            ),
        ]
        sections = [_Section("", [(line, ()) for line in self.numbers(found)])]
        sections += [_Section(self.words[name], entries) for name, entries in told if entries]
        return [*sections, _Section("", [(self.words["derived"], ())])]

    def numbers(self, found: Comparison) -> list[str]:
        """How many of each kind changed in which way."""
        plain = ("unchanged", "same-wording", "changed", "added", "removed", "merged", "split")
        series = ("continued", "changed", "broken", "added", "removed", "merged", "split")
        rows: tuple[tuple[str, tuple[str, ...], Counter[str]], ...] = (
            ("goals", plain, Counter(goal.outcome for goal in found.goals)),
            ("areas", plain, Counter(area.outcome for area in found.areas)),
            ("council_goals", plain, Counter(goal.status for goal in found.council_goals)),
            ("indicators", series, Counter(one.series for one in found.indicators)),
        )
        lines = []
        for name, statuses, counts in rows:
            if not counts and name != "goals":
                continue
            told = [status for status in statuses if counts[status] or status not in _SELDOM]
            parts = ", ".join(f"{self.words['counts'][status]}: {counts[status]}" for status in told)
            lines.append(f"{self.words[name]} – {parts}")
        return lines

    def entry(self, change: Change, details: Sequence[str]) -> tuple[str, Sequence[str]]:
        """A resource with what happened to it, and the details."""
        status = change.series if isinstance(change, IndicatorChange) else change.outcome
        said = [self.happened(change, name) for name in change.changes]
        if status not in ("changed", "unchanged") or not said:
            kin = ", ".join(one.screen_name for one in change.kin)
            said.insert(0, self.words["status"][status].format(kin=kin))
        return f"{self.name(change.resource)}: {', '.join(said)}", details

    def happened(self, change: Change, name: str) -> str:
        """One of ``reworded``, ``moved`` and ``renumbered``, in words."""
        before = change.old.screen_name if change.old else ""
        if name == "reworded" and change.similarity == 1:
            name = "retouched"
        alike = min(round(100 * (change.similarity or 0)), 99)
        return str(self.words["happened"][name]).format(similarity=alike, before=before)

    def name(self, resource: Resource) -> str:
        """What a resource is called, with its words."""
        return f"{resource.screen_name} · {resource.label(self.lang)}"

    def rewording(self, change: Change) -> list[str]:
        """Both wordings, where they differ."""
        if not (change.reworded and change.old and change.new):
            return []
        pair = ((self.words["then"], change.old), (self.words["now"], change.new))
        return [
            f"{when}: {self.words['quoted'].format(text=resource.label('sv'))}" for when, resource in pair
        ]

    def goal(self, goal: GoalChange) -> list[str]:
        """What happened to a board goal, its links and parts, and what it is ready for."""
        lines = self.rewording(goal)
        if goal.old is None or goal.new is None:
            areas = ", ".join(self.name(area) for area in goal.areas_now or goal.areas_then)
            moved = [part for part in (*goal.purposes, *goal.strategies) if part.old and part.new]
            return [*([f"{self.words['area']}: {areas}"] if areas else []), *self.parts(moved)]
        if goal.moved:
            then = ", ".join(self.name(area) for area in goal.areas_then) or "–"
            now = ", ".join(self.name(area) for area in goal.areas_now) or "–"
            lines.append(f"{self.words['area']}: {then} → {now}")
        lines += self.links(goal.gained, goal.lost, without="inArea")
        lines += self.parts((*goal.purposes, *goal.strategies))
        lines += map(self.fact, goal.facts)
        if goal.mode_changed:
            modes = [m.label(self.lang) if m else "–" for m in (goal.mode_then, goal.mode_now)]
            lines.append(f"{self.mode}: {modes[0]} → {modes[1]}")
        ready = [
            f"{r.requirement} {r.name(self.lang)} {self.status(r.old)}"
            + (f" → {self.status(r.new)}" if r.new != r.old else "")
            for r in goal.readiness
        ]
        if ready:
            lines.append(f"{self.words['readiness']}: {'; '.join(ready)}")
        return lines

    def status(self, status: str | None) -> str:
        """A requirement's status in words."""
        return str(self.all["status"][status]) if status else "–"

    def area(self, area: AreaChange) -> list[str]:
        """What happened to an area, its links and risks."""
        if area.old is None or area.new is None:
            return self.parts([part for part in area.risks if part.old and part.new])
        return [*self.rewording(area), *self.links(area.gained, area.lost), *self.parts(area.risks)]

    def links(
        self, gained: Sequence[LinkChange], lost: Sequence[LinkChange], *, without: str = ""
    ) -> list[str]:
        """The links gained and lost; that a goal moved is said elsewhere."""
        return [
            f"{self.words[way]}: {self.relation(link)} {self.name(link.other)}"
            f" [{self.all['basis'][link.basis]}]"
            for way, links in (("gained", gained), ("lost", lost))
            for link in links
            if link.relation != without
        ]

    def relation(self, link: LinkChange) -> str:
        """What the goal or area is to the other, seen from itself whichever way the link goes."""
        below = {} if link.upwards else self.words["relations_below"]
        return str(below.get(link.relation, self.words["relations"][link.relation]))

    def parts(self, parts: Sequence[PartChange]) -> list[str]:
        """The strategies, purposes or risks that changed, but for their numbers."""
        lines = []
        for part in parts:
            said = [self.part_happened(part, name) for name in part.changes if name != "renumbered"]
            if not (part.old and part.new):
                kin = ", ".join(one.screen_name for one in part.kin)
                said = [self.words["status"][part.status].format(kin=kin)]
            if said:
                kind = self.all["kinds"][part.resource.kind.value]
                lines.append(f"{kind} {self.name(self.here(part))}: {', '.join(said)}")
                lines += [f"  {line}" for line in self.rewording(part)]
        return lines

    def here(self, part: PartChange) -> Resource:
        """The part as it is called at the goal or area that tells of it."""
        return part.old if part.moved_to and part.old else part.resource

    def part_happened(self, part: PartChange, name: str) -> str:
        """What happened to a part, in words: as of anything else, or where it moved."""
        whole = {"moved-from": part.moved_from, "moved-to": part.moved_to}.get(name)
        if whole is None:
            return self.happened(part, name)
        return str(self.words["happened"][name]).format(whole=whole.screen_name)

    def indicator(self, one: IndicatorChange) -> list[str]:
        """What changed of an indicator, and why its series is broken."""
        lines = [f"{self.words['break']}: {self.reason(one, name)}" for name in one.breaks]
        for fact in one.facts:
            lines += self.rewording(one) if fact.fact == "wording" else [self.fact(fact)]
        return lines

    def fact(self, fact: FactChange) -> str:
        """What a fact was and is."""
        then, now = (text_in(texts, self.lang) or "–" for texts in (fact.old, fact.new))
        return f"{self.words['facts'][fact.fact]}: {then} → {now}"

    def reason(self, one: IndicatorChange, name: str) -> str:
        """Why a series is broken: the stated reason, or what changed."""
        return text_in(one.reason, self.lang) if name == "stated" else str(self.words["breaks"][name])


def as_json(found: Comparison, lang: str = "sv") -> dict[str, Any]:
    """The comparison as a JSON object; labels are in ``lang``, wordings in every language there is."""
    return {
        "old": _ref(found.old, lang),
        "new": _ref(found.new, lang),
        "differs": found.differs,
        "goals": [
            {
                **_change(goal, lang),
                "moved": goal.moved,
                "areas": {
                    "old": [_ref(area, lang) for area in goal.areas_then],
                    "new": [_ref(area, lang) for area in goal.areas_now],
                },
                "steering_mode": {
                    "old": goal.mode_then.id if goal.mode_then else None,
                    "new": goal.mode_now.id if goal.mode_now else None,
                },
                "readiness": [
                    {"requirement": r.requirement, "old": r.old, "new": r.new} for r in goal.readiness
                ],
                "links": _links(goal, lang),
                "facts": [{"fact": f.fact, "old": dict(f.old), "new": dict(f.new)} for f in goal.facts],
                "purposes": [_part(part, lang) for part in goal.purposes],
                "strategies": [_part(part, lang) for part in goal.strategies],
            }
            for goal in found.goals
        ],
        "areas": [
            {
                **_change(area, lang),
                "links": _links(area, lang),
                "risks": [_part(part, lang) for part in area.risks],
            }
            for area in found.areas
        ],
        "council_goals": [_change(goal, lang) for goal in found.council_goals],
        "indicators": [
            {
                **_change(one, lang),
                "series": one.series,
                "facts": [{"fact": f.fact, "old": dict(f.old), "new": dict(f.new)} for f in one.facts],
                "breaks": list(one.breaks),
                "reason": dict(one.reason),
            }
            for one in found.indicators
        ],
    }


def _ref(resource: Resource, lang: str) -> dict[str, Any]:
    return {"id": resource.id, "iri": resource.iri, "label": resource.label(lang)}


def _change(change: Change, lang: str) -> dict[str, Any]:
    return {
        "status": change.status,
        "differs": change.differs,
        "reworded": change.reworded,
        "renumbered": change.renumbered,
        "similarity": None if change.similarity is None else round(change.similarity, 4),
        "matched_by": change.matched_by,
        "kin": [_ref(one, lang) for one in change.kin],
        "old": _ref(change.old, lang) | {"labels": dict(change.old.labels)} if change.old else None,
        "new": _ref(change.new, lang) | {"labels": dict(change.new.labels)} if change.new else None,
    }


def _part(part: PartChange, lang: str) -> dict[str, Any]:
    return _change(part, lang) | {
        "moved_from": _ref(part.moved_from, lang) if part.moved_from else None,
        "moved_to": _ref(part.moved_to, lang) if part.moved_to else None,
    }


def _links(change: GoalChange | AreaChange, lang: str) -> dict[str, Any]:
    return {
        way: [
            {
                "relation": link.relation,
                "direction": "up" if link.upwards else "down",
                "other": _ref(link.other, lang),
                "basis": link.basis,
            }
            for link in links
        ]
        for way, links in (("gained", change.gained), ("lost", change.lost))
    }
