"""What came before what: each observation's earlier ones of the same series.

In: a store that holds a plan. Out: triples of ``gg:earlierObservation`` for its derived graph. The one before
is the one that the observation names; beside it stand those of the nearest year before, by the end of the
period, of the same indicator, group, unit, answer and source that have a number or a rank; the unit is the
indicator's where neither it nor a source is said, as in the rule ``unit-of-indicator``. Where that year has
several, the first observation has them all and each other has two, which is enough to say that nobody knows
which one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from goalgraph.base.names import DCTERMS, GG
from goalgraph.rdf.store import Store
from goalgraph.rdf.terms import NamedNode, Triple

_EARLIER = NamedNode(GG + "earlierObservation")
_FIGURE = f"<{GG}value>|<{GG}lowerBound>|<{GG}upperBound>|(^<{GG}comparisonOf>/<{GG}rank>)"
_NAMED = f"""
SELECT ?one ?before WHERE {{
  ?one <{GG}previousObservation> ?before . ?before <{GG}observationOf> ?indicator
  FILTER(isIRI(?one) && isIRI(?before))
}}"""
_DATED = f"""
SELECT ?one ?indicator ?end ?group ?unit ?option ?source WHERE {{
  ?one <{GG}observationOf> ?indicator ; <{GG}period>/<{GG}endDate> ?end .
  FILTER(isIRI(?one) && EXISTS {{ ?one {_FIGURE} ?figure }})
  OPTIONAL {{ ?one <{GG}group> ?group }}
  OPTIONAL {{ ?one <{GG}unit> ?own }}
  OPTIONAL {{ ?indicator <{GG}unit> ?usual }}
  OPTIONAL {{ ?one <{GG}responseOption> ?option }}
  OPTIONAL {{ ?one <{DCTERMS}source> ?source }}
  BIND(COALESCE(?own, IF(BOUND(?source), ?none, ?usual)) AS ?unit)
}}"""
_TRAITS = ("indicator", "group", "unit", "option", "source")
Trait = tuple[str, str | None]


def in_sequence(store: Store) -> Iterator[Triple]:
    """Which observation has which before it, in the order of their addresses.

    >>> from goalgraph.rdf.store import LocalStore
    >>> list(in_sequence(LocalStore()))
    []
    """
    pairs = {(row.text("one"), row.text("before")) for row in store.select(_NAMED)}
    for years in _series(store):
        for earlier, later in pairwise(sorted(years)):
            first, *others = sorted(years[later])
            before = sorted(years[earlier])
            pairs |= {(first, one) for one in before}
            pairs |= {(other, one) for other in others for one in before[:2]}
    for one, its_earlier in sorted(pairs):
        yield Triple(NamedNode(one), _EARLIER, NamedNode(its_earlier))


def _series(store: Store) -> list[dict[str, set[str]]]:
    """Per series its observations by the end of their periods."""
    ends: dict[str, str] = {}
    traits: dict[str, set[Trait]] = defaultdict(set)
    for row in store.select(_DATED):
        one = row.text("one")
        ends[one] = max(row.text("end"), ends.get(one, ""))
        traits[one] |= {(name, row.value(name)) for name in _TRAITS}
    found: dict[frozenset[Trait], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for one, its_traits in traits.items():
        found[frozenset(its_traits)][ends[one]].add(one)
    return list(found.values())
