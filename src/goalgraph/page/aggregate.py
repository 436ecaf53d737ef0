"""A network too large to draw node by node, as one node for each area and kind.

In: the page's content. Out: nodes with how many they stand for, and edges with how many links they bundle.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

from goalgraph.page.layout import COLUMN_OF, bands

MOST = 5000
_ROW = 90
_STRETCH = 1.6


def aggregate(content: dict[str, Any]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The nodes, each with its ``kind``, ``area`` and ``count``, and the edges with theirs.

    What belongs to no area stands in a row of its own, last, with an empty ``area``.
    """
    kinds = {ident: resource["kind"] for ident, resource in content["resources"].items()}
    areas = [area["id"] for area in content["areas"]]
    rows = dict(zip(areas, bands(content, kinds), strict=True))
    held = {member for members in rows.values() for member in members}
    rows[""] = [ident for ident in kinds if ident not in held]
    nodes, place = [], {}
    for row, (area, members) in enumerate(rows.items()):
        for kind, count in Counter(kinds[member] for member in members).items():
            ident = f"{area} {kind}".strip()
            x = round(COLUMN_OF[kind] * _STRETCH)
            nodes.append({"id": ident, "kind": kind, "area": area, "count": count, "x": x, "y": row * _ROW})
        place.update({member: f"{area} {kinds[member]}".strip() for member in members})
    bundles = Counter(
        (place[link["from"]], place[link["to"]], link["basis"])
        for link in content["links"]
        if link["from"] in place and link["to"] in place
    )
    edges = [
        {"from": low, "to": high, "basis": basis, "count": count}
        for (low, high, basis), count in bundles.items()
        if low != high
    ]
    return nodes, edges
