"""Which resource of one edition is which of the next.

In: the resources of two editions, and what one of them says that it continues. Out: pairs, at most one a
resource. Rules are tried in turn, each on what the rules before it left; within a rule the pairs are
the best one-to-one assignment: most alike in wording, then in the same place, then with the same id.
An id alone decides nothing: KS3 of one year may be another goal than KS3 of the next.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, Literal, TypeVar

from goalgraph.base.names import GG
from goalgraph.model.objects import Indicator, Resource

if TYPE_CHECKING:
    from goalgraph.model.scope import Scope

MatchedBy = Literal["continues", "iri", "kolada", "wording", "similar"]
LEAST_SIMILAR = 0.6
R = TypeVar("R", bound=Resource)


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
    from rapidfuzz.distance import Indel

    return Indel.normalized_similarity(_words(old), _words(new))


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


class Matcher:
    """Pairs the resources of two editions, of one kind at a time."""

    def __init__(self, old: Scope, new: Scope) -> None:
        self._continued = _continued(old) | _continued(new)

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
        rules: list[tuple[MatchedBy, Callable[[R, R], bool]]] = [
            ("continues", self._continues),
            ("kolada", _same_kolada_id),
            ("wording", _same_wording),
            ("similar", lambda a, b: _alike(a, b) >= LEAST_SIMILAR),
        ]
        if outlive:
            rules.insert(1, ("iri", lambda a, b: a.iri == b.iri))
        left, right, found = list(old), list(new), list[Pair[R]]()
        for by, rule in rules:
            candidates = [(a, b) for a in left for b in right if rule(a, b)]
            chosen = [Pair(a, b, by) for a, b in _assigned(candidates, near)]
            found += chosen
            left = [a for a in left if all(a is not pair.old for pair in chosen)]
            right = [b for b in right if all(b is not pair.new for pair in chosen)]
        return found

    def kin(self, one: Resource | None, others: Sequence[Resource]) -> tuple[Resource, ...]:
        """Those of the other edition that one of this edition continues or is continued by."""
        return tuple(other for other in others if one and self._continues(one, other))

    def _continues(self, old: Resource, new: Resource) -> bool:
        return frozenset((old.iri, new.iri)) in self._continued and old.iri != new.iri


def _same_kolada_id(old: Resource, new: Resource) -> bool:
    if not (isinstance(old, Indicator) and isinstance(new, Indicator)):
        return False
    return bool(set(old.kolada_ids) & set(new.kolada_ids))


def _same_wording(old: Resource, new: Resource) -> bool:
    """Whether the words are the same; what has no words is only the same as itself."""
    return wording_of(old) == wording_of(new) and (bool(old.labels) or old.iri == new.iri)


def _alike(old: Resource, new: Resource) -> float:
    return similarity(wording_of(old), wording_of(new)) if old.labels and new.labels else 0.0


def _assigned(candidates: list[tuple[R, R]], near: Callable[[R, R], bool]) -> list[tuple[R, R]]:
    """The best one-to-one choice among the candidates, the same whichever edition comes first."""
    if len(candidates) < 2:
        return candidates
    import networkx as nx

    def name(resource: Resource) -> tuple[str, str]:
        return resource.iri, wording_of(resource)

    graph = nx.Graph()
    for a, b in sorted(candidates, key=lambda pair: sorted(map(name, pair))):
        weight = 1 + 4 * round(10_000 * _alike(a, b)) + 2 * near(a, b) + (a.id == b.id)
        ends = sorted([(name(a), "old"), (name(b), "new")], key=lambda end: end[0])
        graph.add_edge(*ends, weight=weight)
    chosen = {frozenset(edge) for edge in nx.max_weight_matching(graph)}
    return [(a, b) for a, b in candidates if frozenset(((name(a), "old"), (name(b), "new"))) in chosen]


def _continued(graph: Scope) -> set[frozenset[str]]:
    text = f"SELECT ?later ?earlier WHERE {{ ?later <{GG}continues> ?earlier FILTER(isIRI(?earlier)) }}"
    rows = graph.store.select(text)
    return {frozenset((row.text("later"), row.text("earlier"))) for row in rows}
