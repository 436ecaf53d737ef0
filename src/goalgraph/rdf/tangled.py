"""Names for blank nodes that nothing but their links to each other tells apart.

In: triples. Out: a name for each of their blank nodes, the same for the same triples. The standard's way
(RDFC-1.0) tries every order of what looks alike, which for nine nodes that are all linked takes minutes, and
follows a chain as deep as it is; here what looks alike is parted step by step by what it is linked to, in
time that hardly grows faster than the triples. Where that leaves nodes alike, one is taken: they are almost
always such that it does not matter which.
"""

from __future__ import annotations

import hashlib
import heapq
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import pyoxigraph as ox

_MOST_ALIKE = 200  # nodes that look alike, which are a long chain at the worst
_MOST_BRANCHING = 5  # of these, nodes from which the same relation leads to several

Node = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
# A triple with its blank nodes taken out, and these in the order in which they stand there.
Said = tuple[str, tuple[ox.BlankNode, ...]]


def is_tangled(triples: Iterable[ox.Triple]) -> bool:
    """Whether the standard's way of naming could take for ever."""
    said = [one for one in map(_said, triples) if one[1]]
    by_node = _by_node(said)
    looks = {node: _look(node, several) for node, several in by_node.items()}
    count = Counter(looks.values())
    alike = {node for node, look in looks.items() if count[look] > 1}
    if len(alike) <= _MOST_BRANCHING:
        return False
    branching = sum(
        any(times > 1 for times in _relations(node, by_node[node], alike).values()) for node in alike
    )
    return len(alike) > _MOST_ALIKE or branching > _MOST_BRANCHING


def untangled(triples: Sequence[ox.Triple]) -> list[ox.Triple]:
    """The triples with names for their blank nodes that follow from what is said of them."""
    said = [one for one in map(_said, triples) if one[1]]
    colours = _Colours(_by_node(said))
    names = {node: ox.BlankNode(f"c14n{at}") for at, node in enumerate(colours.in_order())}
    return [_renamed(triple, names) for triple in triples]


class _Colours:
    """What tells nodes apart, so far: nodes of one colour look alike."""

    def __init__(self, by_node: dict[ox.BlankNode, list[Said]]) -> None:
        self._by_node = by_node
        self._colour = dict.fromkeys(by_node, "")
        self._members: dict[str, set[ox.BlankNode]] = {"": set(by_node)}
        self._look: dict[ox.BlankNode, str] = {}
        self._usual = {"": ""}
        self._refine(set(by_node))

    def in_order(self) -> list[ox.BlankNode]:
        """The nodes, each of a colour of its own, in an order that follows from what is said of them."""
        waiting = [(len(several), colour) for colour, several in self._members.items() if len(several) > 1]
        heapq.heapify(waiting)
        while waiting:
            size, colour = heapq.heappop(waiting)
            several = self._members.get(colour, set())
            if len(several) != size:
                if len(several) > 1:
                    heapq.heappush(waiting, (len(several), colour))
                continue
            for parted in self._part(colour, several):
                if len(self._members[parted]) > 1:
                    heapq.heappush(waiting, (len(self._members[parted]), parted))
        return sorted(self._colour, key=self._colour.__getitem__)

    def _part(self, colour: str, several: set[ox.BlankNode]) -> set[str]:
        """Give one of several nodes a colour of its own, or each where nothing else hangs on them."""
        alone = all(len(set(nodes)) == 1 for node in several for _, nodes in self._by_node[node])
        chosen = list(several)[1:] if alone else [next(iter(several))]
        for left, node in zip(range(len(several), 0, -1), chosen, strict=False):
            self._recolour(_hashed(colour, str(left)), self._look[node], [node])
        return {colour, *(set() if alone else self._refine({*self._near(chosen), *chosen}))}

    def _refine(self, stale: set[ox.BlankNode]) -> set[str]:
        """Part nodes of one colour whose neighbours differ, and so on; the colours that came of it."""
        made: set[str] = set()
        while stale:
            for node in stale:
                self._look[node] = _look(node, self._by_node[node], self._colour)
            others = list(self._others(stale))
            for colour, look, several in others:
                self._recolour(_hashed(colour, look), look, several)
                made |= {colour, _hashed(colour, look)}
            changed = [node for _, _, several in others for node in several]
            stale = {*self._near(changed), *changed}
        return made

    def _others(self, stale: Iterable[ox.BlankNode]) -> Iterator[tuple[str, str, list[ox.BlankNode]]]:
        """Colour and look of nodes that look otherwise than most of their colour, with these nodes.

        Whoever is not stale looks as usual for its colour, so that those are not gone through each time.
        """
        looks: dict[str, dict[str, list[ox.BlankNode]]] = {}
        for node in stale:
            looks.setdefault(self._colour[node], {}).setdefault(self._look[node], []).append(node)
        for colour, parts in looks.items():
            members, usual = self._members[colour], self._usual[colour]
            sizes = {look: len(several) for look, several in parts.items()}
            if rest := len(members) - sum(sizes.values()):
                sizes[usual] = sizes.get(usual, 0) + rest
            most = min(sizes, key=lambda look: (-sizes[look], look))
            if rest and most != usual:
                seen = {node for several in parts.values() for node in several}
                parts.setdefault(usual, []).extend(members - seen)
            self._usual[colour] = most
            yield from ((colour, look, several) for look, several in parts.items() if look != most)

    def _recolour(self, colour: str, look: str, several: Iterable[ox.BlankNode]) -> None:
        self._usual[colour] = look
        for node in several:
            self._members[self._colour[node]].discard(node)
            self._members.setdefault(colour, set()).add(node)
            self._colour[node] = colour

    def _near(self, nodes: Iterable[ox.BlankNode]) -> Iterator[ox.BlankNode]:
        return (near for node in nodes for _, several in self._by_node[node] for near in several)


def _look(node: ox.BlankNode, several: Iterable[Said], colours: dict[ox.BlankNode, str] | None = None) -> str:
    """What is said of a node, and of which colours the others are that it is said with."""
    return _hashed(
        *sorted(
            template + "".join("*" if one == node else f"({(colours or {}).get(one, '')})" for one in nodes)
            for template, nodes in several
        )
    )


def _relations(node: ox.BlankNode, several: Iterable[Said], alike: set[ox.BlankNode]) -> Counter[str]:
    """How many nodes that look like others are reached in each way."""
    found: Counter[str] = Counter()
    for template, nodes in several:
        if any(one != node and one in alike for one in nodes):
            found[template + "".join("*" if one == node else "." for one in nodes)] += 1
    return found


def _by_node(said: Iterable[Said]) -> dict[ox.BlankNode, list[Said]]:
    found: dict[ox.BlankNode, list[Said]] = {}
    for one in said:
        for node in dict.fromkeys(one[1]):
            found.setdefault(node, []).append(one)
    return found


def _said(triple: ox.Triple) -> Said:
    nodes: list[ox.BlankNode] = []

    def told(part: Node) -> str:
        if isinstance(part, ox.BlankNode):
            nodes.append(part)
            return "_:"
        if isinstance(part, ox.Triple):
            return f"<<( {told(part.subject)} {part.predicate} {told(part.object)} )>>"
        return str(part)

    template = f"{told(triple.subject)} {triple.predicate} {told(triple.object)}"
    return template, tuple(nodes)


def _renamed(triple: ox.Triple, names: dict[ox.BlankNode, ox.BlankNode]) -> ox.Triple:
    subject, held = triple.subject, triple.object
    if isinstance(held, ox.Triple):
        held = _renamed(held, names)
    elif isinstance(held, ox.BlankNode):
        held = names[held]
    return ox.Triple(names[subject] if isinstance(subject, ox.BlankNode) else subject, triple.predicate, held)


def _hashed(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()
