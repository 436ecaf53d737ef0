"""Where each node of the free network stands: one band per area, one column per kind.

In: the page's content. Out: coordinates. They are laid out, not simulated, so that they are the same every
time and need no time in the browser.
"""

from __future__ import annotations

from typing import Any

# kind: middle of the first column, nodes beside each other, distance between them
_COLUMNS = {
    "global-goal": (0, 1, 0),
    "council-goal": (155, 1, 0),
    "area": (340, 1, 0),
    "board-goal": (505, 1, 0),
    "purpose": (595, 1, 0),
    "strategy": (680, 3, 60),
    "risk": (890, 2, 60),
    "indicator": (1040, 8, 66),
    "follow-up-source": (1590, 1, 0),
    "dialogue-note": (1670, 2, 76),
    "analysis-note": (1670, 2, 76),
    "programme": (1850, 1, 0),
}
COLUMN_OF = {kind: left for kind, (left, _, _) in _COLUMNS.items()}
_ROW = 44
_BETWEEN_BANDS = 22
_LEAST_ROWS = 2
_ACROSS = 12


def positions(content: dict[str, Any]) -> dict[str, tuple[int, int]]:
    """The place of every resource, by id."""
    kinds = {ident: resource["kind"] for ident, resource in content["resources"].items()}
    found: dict[str, tuple[int, int]] = {}
    top = 0
    for members in bands(content, kinds):
        columns = [
            (left, beside, step, [m for m in members if _COLUMNS[kinds[m]][0] == left])
            for left, beside, step in sorted(set(_COLUMNS.values()))
        ]
        rows = max((-(-len(column) // beside) for _, beside, _, column in columns), default=0)
        rows = max(rows, _LEAST_ROWS)
        for left, beside, step, column in columns:
            own_rows = -(-len(column) // beside)
            start = top + (rows - own_rows) * _ROW // 2
            for place, ident in enumerate(column):
                found[ident] = (left + place % beside * step, start + place // beside * _ROW)
        top += rows * _ROW + _BETWEEN_BANDS
    rest = [ident for ident in kinds if ident not in found]
    for place, ident in enumerate(rest):
        found[ident] = (place % _ACROSS * 150, top + place // _ACROSS * _ROW)
    return found


def bands(content: dict[str, Any], kinds: dict[str, str]) -> list[list[str]]:
    """The resources of each area's band, each resource in the first band that it belongs to."""
    home: dict[str, str] = {}
    for area in content["areas"]:
        for ident in (area["id"], *area["global-goal"], *area["council-goal"], *area["board-goal"]):
            home.setdefault(ident, area["id"])
    remaining = [link for link in content["links"] if link["basis"] != "derived"]
    for _ in range(3):
        for link in remaining:
            low, high = link["from"], link["to"]
            if low not in home and high in home:
                home[low] = home[high]
            elif high not in home and low in home:
                home[high] = home[low]
    order = [area["id"] for area in content["areas"]]
    return [[ident for ident in kinds if home.get(ident) == area] for area in order]
