"""A network too large to draw node by node, as one node for each area and kind.

In: the page's content. Out: nodes with how many they stand for, and edges with how many links they bundle.
Each area is a row, each kind a column; the rows stand in as many stacks as make the whole about as wide as a
screen.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

from goalgraph.faces.page.layout.grid import Grid, Spot, bands, stacked
from goalgraph.faces.page.layout.groups import KINDS
from goalgraph.faces.page.layout.ways import ways

MOST = 5000
_ROW, _WIDE, _TALL, _STEP, _BETWEEN_STACKS = 84, 250, 64, 286, 120


def aggregate(content: dict[str, Any]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The nodes, each with its ``kind``, ``area`` and ``count``, and the edges with theirs.

    What belongs to no area stands in a row of its own, last, with an empty ``area``.
    """
    kinds = {ident: resource["kind"] for ident, resource in content["resources"].items()}
    areas = [area["id"] for area in content["areas"]]
    rows = dict(zip(areas, bands(content, kinds), strict=True))
    held = {member for members in rows.values() for member in members}
    rows[""] = [ident for ident in kinds if ident not in held]
    groups = {area: Counter(kinds[member] for member in members) for area, members in rows.items()}
    placed = _grid(groups)
    nodes = [
        {
            "id": ident,
            "kind": kind,
            "area": area,
            "count": count,
            "x": spot.x,
            "y": spot.y,
            "most": _WIDE,
            "tall": _TALL,
        }
        for area, counted in groups.items()
        for kind, count in counted.items()
        for ident in [_group(area, kind)]
        for spot in [placed.spots[ident]]
    ]
    group = {member: _group(area, kinds[member]) for area, members in rows.items() for member in members}
    bundles = Counter(
        (group[link["from"]], group[link["to"]], link["basis"])
        for link in content["links"]
        if link["from"] in group and link["to"] in group and group[link["from"]] != group[link["to"]]
    )
    found = ways(placed, [(low, high) for low, high, _ in bundles])
    edges = [
        {"from": low, "to": high, "basis": basis, "count": count, "way": way}
        for ((low, high, basis), count), way in zip(bundles.items(), found, strict=True)
    ]
    return nodes, edges


def _group(area: str, kind: str) -> str:
    return f"{area} {kind}".strip()


def _grid(groups: dict[str, Counter[str]]) -> Grid:
    width = len(KINDS) * _STEP + _BETWEEN_STACKS
    stacks = stacked([_ROW] * len(groups), width)
    columns = [(n * _STEP, n * _STEP + _WIDE) for n in range(len(KINDS))]
    spots = {}
    for (area, counted), (stack, y) in zip(groups.items(), stacks, strict=True):
        for kind in counted:
            column = KINDS.index(kind)
            x = stack * width + column * _STEP + _WIDE // 2
            above = y - _ROW // 2
            spots[_group(area, kind)] = Spot(x, y, column, stack, above, above, _WIDE, _TALL)
    return Grid(
        spots,
        tuple(
            tuple((left + n * width, right + n * width) for left, right in columns)
            for n in range(1 + max(stack for stack, _ in stacks))
        ),
        KINDS.index("area"),
    )
