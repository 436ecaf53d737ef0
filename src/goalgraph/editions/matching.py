"""Which resource of one edition is which of the next.

In: the resources of two editions, and what one of them says that it continues. Out: pairs, at most one a
resource. Rules are tried in turn, each on what the rules before it left; within a rule the pairs are
the best one-to-one assignment: most alike in wording, then in the same place, then with the same id;
what has words, place and id in common is itself. An id alone decides nothing: KS3 of one year may be
another goal than KS3 of the next.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, Literal, TypeVar

from goalgraph.base.names import GG
from goalgraph.model.objects import Indicator, Resource

if TYPE_CHECKING:
    from goalgraph.model.scope import Scope

MatchedBy = Literal["continues", "iri", "kolada", "wording", "similar"]
LEAST_SIMILAR = 0.6
R = TypeVar("R", bound=Resource)
_WHOLLY = 10_000
_End = tuple[tuple[str, str], str]
_Edge = tuple[_End, _End, int, tuple[R, R]]


@dataclass(frozen=True, slots=True)
class Pair(Generic[R]):
    """A resource of the old edition, the one of the new that it became, and by which rule."""

    old: R
    new: R
    by: MatchedBy


def wording_of(resource: Resource) -> str:
    """The document's words for a resource, each blank a single space."""
    return " ".join(resource.label("sv").split())


def similarity(old: str, new: str) -> float:
    """The share of words that two wordings have in common, in the same order; capitals do not count.

    >>> similarity("Vi skall bli en friskare kommun", "Vi ska bli en friskare kommun")
    0.8333333333333334
    """
    if old == new:
        return 1.0
    from rapidfuzz.distance import Indel

    return Indel.normalized_similarity(_words(old), _words(new))


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


class Matcher:
    """Pairs the resources of two editions, of one kind at a time."""

    def __init__(self, old: Scope, new: Scope) -> None:
        self._continued: dict[str, set[str]] = defaultdict(set)
        for later, earlier in (*_continued(old), *_continued(new)):
            if later != earlier:
                self._continued[later].add(earlier)
                self._continued[earlier].add(later)

    def pairs(
        self,
        old: Sequence[R],
        new: Sequence[R],
        *,
        outlive: bool = False,
        near: Callable[[R, R], bool] = lambda old, new: False,
    ) -> list[Pair[R]]:
        """The pairs among resources of the same kind.

        Args:
            old, new: the resources of the two editions.
            outlive: whether they outlive an edition, so that the same IRI is the same resource.
            near: whether two of them stand in the same place, for example in the same area.
        """
        rules: list[tuple[MatchedBy, Callable[[list[R], list[R]], list[tuple[R, R]]]]] = [
            ("continues", lambda a, b: _joined(a, b, self._continued_of, _iri)),
            ("kolada", lambda a, b: _joined(a, b, _kolada_ids, _kolada_ids)),
            ("wording", lambda a, b: _joined(a, b, _same_words, _same_words)),
            ("similar", _similar),
        ]
        if outlive:
            rules.insert(1, ("iri", lambda a, b: _joined(a, b, _iri, _iri)))
        left, right, found = list(old), list(new), list[Pair[R]]()
        for by, candidates in rules:
            chosen = [Pair(a, b, by) for a, b in _assigned(candidates(left, right), near)]
            found += chosen
            then, now = {id(pair.old) for pair in chosen}, {id(pair.new) for pair in chosen}
            left = [a for a in left if id(a) not in then]
            right = [b for b in right if id(b) not in now]
        return found

    def kin(self, one: Resource | None, others: Sequence[Resource]) -> tuple[Resource, ...]:
        """Those of the other edition that one of this edition continues or is continued by."""
        iris = self._continued_of(one) if one else ()
        return tuple(other for other in others if other.iri in iris) if iris else ()

    def _continued_of(self, one: Resource) -> Collection[str]:
        return self._continued.get(one.iri, ())


def _iri(one: Resource) -> tuple[str]:
    return (one.iri,)


def _kolada_ids(one: Resource) -> tuple[str, ...]:
    return one.kolada_ids if isinstance(one, Indicator) else ()


def _same_words(one: Resource) -> tuple[tuple[str, str]]:
    """What has the same words is the same; what has no words is only the same as itself."""
    return (("", wording_of(one)) if one.labels else ("nameless", one.iri),)


def _joined(
    left: list[R],
    right: list[R],
    keys_left: Callable[[R], Iterable[Hashable]],
    keys_right: Callable[[R], Iterable[Hashable]],
) -> list[tuple[R, R]]:
    """The pairs with a key in common, in the order of both."""
    places: dict[Hashable, list[int]] = defaultdict(list)
    for place, b in enumerate(right):
        for key in keys_right(b):
            places[key].append(place)
    return [
        (a, right[place])
        for a in left
        for place in sorted({place for key in keys_left(a) for place in places.get(key, ())})
    ]


def _similar(left: list[R], right: list[R]) -> list[tuple[R, R]]:
    from rapidfuzz.distance import Indel

    now = [(b, _words(wording_of(b))) for b in right if b.labels]
    return [
        (a, b)
        for a in left
        if a.labels and now
        for then in [_words(wording_of(a))]
        for b, words in now
        if Indel.normalized_similarity(then, words) >= LEAST_SIMILAR
    ]


def _alike(old: Resource, new: Resource) -> float:
    return similarity(wording_of(old), wording_of(new)) if old.labels and new.labels else 0.0


def _assigned(candidates: list[tuple[R, R]], near: Callable[[R, R], bool]) -> list[tuple[R, R]]:
    """The best one-to-one choice among the candidates, the same whichever edition comes first."""
    if len(candidates) < 2:
        return candidates
    names = {id(one): (one.iri, wording_of(one)) for pair in candidates for one in pair}
    edges: list[_Edge[R]] = []
    for a, b in candidates:
        weight = 1 + 4 * round(_WHOLLY * _alike(a, b)) + 2 * near(a, b) + (a.id == b.id)
        one, other = sorted([(names[id(a)], "old"), (names[id(b)], "new")], key=lambda end: end[0])
        edges.append((one, other, weight, (a, b)))
    edges.sort(key=lambda edge: (edge[0][0], edge[1][0]))
    chosen = {(id(a), id(b)) for group in _separate(edges) for a, b in _best(group)}
    return [(a, b) for a, b in candidates if (id(a), id(b)) in chosen]


def _separate(edges: list[_Edge[R]]) -> Iterable[list[_Edge[R]]]:
    """The edges in groups that have no end in common."""
    import networkx as nx

    together = nx.utils.UnionFind()
    for one, other, _, _ in edges:
        together.union(one, other)
    groups: dict[_End, list[_Edge[R]]] = defaultdict(list)
    for edge in edges:
        groups[together[edge[0]]].append(edge)
    return groups.values()


def _best(edges: list[_Edge[R]]) -> list[tuple[R, R]]:
    """The heaviest choice of edges; what is wholly the same is chosen before the rest is weighed."""
    import networkx as nx

    heaviest = max(weight for _, _, weight, _ in edges)
    same: dict[_End, tuple[R, R]] = {}
    for one, other, weight, (a, b) in edges:
        if weight == heaviest > 4 * _WHOLLY and a.id == b.id and one not in same and other not in same:
            same[one] = same[other] = (a, b)
    rest = [edge for edge in edges if edge[0] not in same and edge[1] not in same]
    graph = nx.Graph()
    graph.add_weighted_edges_from((one, other, weight) for one, other, weight, _ in rest)
    chosen = {frozenset(edge) for edge in nx.max_weight_matching(graph)}
    return [*same.values(), *(pair for one, other, _, pair in rest if frozenset((one, other)) in chosen)]


def _continued(graph: Scope) -> list[tuple[str, str]]:
    text = f"SELECT ?later ?earlier WHERE {{ ?later <{GG}continues> ?earlier FILTER(isIRI(?earlier)) }}"
    rows = graph.store.select(text)
    return [(row.text("later"), row.text("earlier")) for row in rows]
