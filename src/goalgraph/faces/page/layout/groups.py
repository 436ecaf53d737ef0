"""What hangs on a card, gathered into groups by kind, so that the network shows a group before its members.

In: the page's content. Out: the groups, each with the card that holds it and its members. A member stands
in one group: that of the goal it is linked to, else of the area, else of another card; what is linked to no
card is held by none. What is linked to several goals is shared by the groups of the others.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

CARDS = ("global-goal", "council-goal", "area", "board-goal")
LEAVES = (
    "guiding-statement",
    "strategy",
    "activity",
    "risk",
    "indicator",
    "data-source",
    "note",
    "policy-document",
)
KINDS = (*CARDS, *LEAVES)
_PREFERRED = ("board-goal", "area", "council-goal", "global-goal")
# How far from a card something can hang: a source hangs on an indicator, which hangs on a goal.
_FAR = 3


@dataclass(frozen=True)
class Group:
    """Resources of one kind that hang on the same card; ``holder`` is empty where no card holds them.

    ``shared`` are those that hang on this goal too, and are members of another's group.
    """

    holder: str
    kind: str
    members: tuple[str, ...]
    shared: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The name of the group's node."""
        return f"{self.holder} {self.kind}".strip()


def groups(content: dict[str, Any]) -> list[Group]:
    """The groups, card by card in the order of the content, kind by kind."""
    kinds = {ident: resource["kind"] for ident, resource in content["resources"].items()}
    holders = _holders(content["links"], kinds)
    held: dict[tuple[str, str], list[str]] = defaultdict(list)
    for ident, kind in kinds.items():
        if kind not in CARDS:
            held[holders.get(ident, ""), kind].append(ident)
    shared = _shared(content["links"], kinds, holders)
    cards = [*(ident for ident, kind in kinds.items() if kind in CARDS), ""]
    return [
        Group(card, kind, tuple(held.get((card, kind), ())), tuple(shared.get((card, kind), ())))
        for card in cards
        for kind in LEAVES
        if (card, kind) in held or (card, kind) in shared
    ]


def _shared(
    links: list[dict[str, Any]], kinds: dict[str, str], holders: dict[str, str]
) -> dict[tuple[str, str], list[str]]:
    """By goal and kind, what is stated or decided to hang on it and stands with another goal."""
    ends: dict[str, set[str]] = defaultdict(set)
    for link in links:
        if link["basis"] != "derived":
            for ident, card in ((link["from"], link["to"]), (link["to"], link["from"])):
                if kinds.get(card) == "board-goal":
                    ends[ident].add(card)
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for ident, kind in kinds.items():
        if kind not in CARDS:
            for card in ends[ident] - {holders.get(ident)}:
                found[card, kind].append(ident)
    return found


def _holders(links: list[dict[str, Any]], kinds: dict[str, str]) -> dict[str, str]:
    """By what hangs, the card that it hangs on: stated links before derived ones, near cards before far."""
    holders: dict[str, str] = {}
    for sure in (True, False):
        beside: dict[str, list[str]] = defaultdict(list)
        for link in links:
            low, high = link["from"], link["to"]
            if (link["basis"] != "derived") is sure and low in kinds and high in kinds:
                beside[low].append(high)
                beside[high].append(low)
        for _ in range(_FAR):
            found = {}
            for ident, kind in kinds.items():
                if kind in CARDS or ident in holders:
                    continue
                near = [end if kinds[end] in CARDS else holders.get(end, "") for end in beside[ident]]
                ranked = sorted(filter(None, near), key=lambda end: _PREFERRED.index(kinds[end]))
                if ranked:
                    found[ident] = ranked[0]
            holders |= found
    return holders
