"""A goal's relatives as rows or JSON.

In: relatives. Out: text, or the heads and rows of a table.
"""

from __future__ import annotations

from collections.abc import Sequence

from goalgraph.answers.similar import Relative
from goalgraph.base.jsontext import for_people
from goalgraph.base.wording import wording

_COLUMNS = ("plan", "goal", "label", "likeness", "shared")


def as_json(goal: str, found: Sequence[Relative]) -> str:
    """The relatives of a goal as JSON."""
    similar = [
        {
            "plan": one.plan,
            "id": one.goal,
            "iri": one.iri,
            "label": one.label,
            "likeness": one.likeness,
            "wording": one.wording,
            "shared": list(one.shared),
        }
        for one in found
    ]
    return for_people({"goal": goal, "similar": similar})


def heads(lang: str) -> list[str]:
    """The heads of the columns."""
    words = wording(lang)["similar"]
    return [words[name] for name in _COLUMNS]


def rows(found: Sequence[Relative]) -> list[list[str]]:
    """A row for each relative."""
    return [
        [one.plan, one.goal, one.label, f"{one.likeness:.0f}", ", ".join(one.shared) or "–"] for one in found
    ]
