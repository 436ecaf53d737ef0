"""Readiness as text and JSON.

In: ``Readiness`` objects. Out: a heading, lines for one goal, the matrix of all, plain values for JSON.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from goalgraph.base.names import BASES, Kind, screen_name
from goalgraph.base.texts import text_in
from goalgraph.base.visible import one_line
from goalgraph.base.wording import wording
from goalgraph.model.readiness import Candidate, Evidence, Readiness

if TYPE_CHECKING:
    from goalgraph.model.scope import Scope

MOST_SHOWN = 6


def of_goal(graph: Scope, found: Sequence[Readiness], lang: str) -> list[str]:
    """What each requirement rests on, what is missing and the next step, line by line."""
    words = wording(lang)
    heads = words["readiness"]
    lines = []
    if not any(r.applies for r in found):
        return ["  " + unasked(found[0], lang)]
    for r in (one for one in found if one.applies):
        lines.append(f"  {sentence(r, lang)}")
        for basis in BASES:
            if named := [_evidence(e, lang) for e in r.evidence if e.basis == basis]:
                lines.append(f"     {heads['evidence']} ({words['basis'][basis]}): {_listed(named, heads)}")
        if r.missing:
            missing = ", ".join(lack.label(lang) for lack in r.missing)
            lines.append(f"     {heads['missing']}: {missing}")
        candidates = () if r.status == "met" else r.candidates
        for candidate in candidates[:MOST_SHOWN]:
            name = graph.get(candidate.id).short_label(lang)
            called = heads.get(f"candidate_{candidate.basis}", heads["candidate"])
            lines.append(f"     {called}: {candidate.id} {name} ({_has(candidate, lang)})")
        if len(candidates) > MOST_SHOWN:
            more = len(candidates) - MOST_SHOWN
            lines.append(f"     {heads['candidate']}: {heads['more'].format(count=more)}")
        if step := r.next_step(lang):
            lines.append(f"     {heads['next_step']}: {step}")
    return lines


def sentence(r: Readiness, lang: str) -> str:
    """The requirement, whether it is met, and why."""
    return f"{r.requirement} {r.name(lang)}: {wording(lang)['status'][r.status]} – {r.reason(lang)}"


def _evidence(evidence: Evidence, lang: str) -> str:
    text = one_line(text_in(evidence.text, lang))
    return f"{evidence.id} ”{text}”" if text else evidence.id


def _listed(ids: Sequence[str], heads: dict[str, str]) -> str:
    shown = ", ".join(ids[:MOST_SHOWN])
    rest = len(ids) - MOST_SHOWN
    return shown if rest <= 0 else f"{shown} {heads['more'].format(count=rest)}"


def _has(candidate: Candidate, lang: str) -> str:
    """What of number, period, comparison and Kolada id an indicator has."""
    heads = wording(lang)["readiness"]
    facts = (
        ("number", candidate.number),
        ("period", candidate.period),
        ("comparator", candidate.comparator),
    )
    parts = [heads[name if there else f"no_{name}"] for name, there in facts]
    kolada = "/".join(candidate.kolada)
    parts.append(heads["kolada"].format(ids=kolada) if kolada else heads["no_kolada"])
    return ", ".join(parts)


def title(found: Sequence[Readiness], lang: str) -> str:
    """What the requirements are called together, as their profiles have it."""
    named = dict.fromkeys(r.heading(lang) or wording(lang)["readiness"]["requirement"] for r in found)
    return ", ".join(named)


def unasked(r: Readiness, lang: str) -> str:
    """That the requirement is not asked of a goal of its type."""
    kind = r.goal_type.label(lang) if r.goal_type else ""
    return str(wording(lang)["readiness"]["direction"]).format(type=kind)


def columns(lang: str, *, plans: bool = False) -> list[str]:
    """The heads of the matrix; with the plan's, where there are several."""
    heads = wording(lang)["readiness"]
    return [
        *([wording(lang)["validate"]["plan"]] if plans else []),
        heads["goal"],
        heads["requirement"],
        heads["status"],
        heads["why"],
        heads["missing"],
        heads["next_step"],
    ]


def rows(found: Sequence[Readiness], lang: str) -> list[list[str]]:
    """A row for each goal and requirement: status, why, what is missing, and the next step."""
    return [
        [
            *([r.plan] if r.plan else []),
            screen_name(Kind.GOAL, r.goal),
            f"{r.requirement} {r.name(lang)}",
            *_cells(r, lang),
        ]
        for r in found
    ]


def _cells(r: Readiness, lang: str) -> list[str]:
    words = wording(lang)
    if not r.applies:
        return ["–", unasked(r, lang), "", ""]
    missing = ", ".join(lack.label(lang) for lack in r.missing)
    step = "" if r.status == "met" else r.next_step(lang)
    return [
        f"{words['readiness']['marks'][r.status]} {words['status'][r.status]}",
        r.reason(lang),
        missing,
        step,
    ]


def as_json(found: Sequence[Readiness], lang: str) -> list[dict[str, Any]]:
    """One object for each goal and requirement."""
    return [
        {
            "goal": r.goal,
            "requirement": r.requirement,
            "status": r.status,
            "applies": r.applies,
            "reason": r.reason(lang),
            "evidence": [
                {"id": e.id, "basis": e.basis, "text": text_in(e.text, lang) or None} for e in r.evidence
            ],
            "missing": [lack.label(lang) for lack in r.missing],
            "candidates": [
                {
                    "id": c.id,
                    "basis": c.basis,
                    "number": c.number,
                    "period": c.period,
                    "comparator": c.comparator,
                    "kolada": list(c.kolada),
                }
                for c in r.candidates
            ],
            "next_step": r.next_step(lang),
        }
        for r in found
    ]
