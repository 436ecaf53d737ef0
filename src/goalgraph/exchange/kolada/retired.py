"""Ids that Kolada no longer has, and what took their place.

In: the ids that a plan has and those that Kolada lists. Out: each that is gone, with the indicators that
have it, the id that replaced it where somebody says so, and ids whose names are like the indicator's, to look
at. Kolada itself does not say what replaced an id: a catalogue that the user keeps may.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from goalgraph.base.frozen import Frozen

if TYPE_CHECKING:
    from goalgraph.exchange.kolada.asked import Asked
    from goalgraph.exchange.kolada.catalogue import Catalogue, Suggestion
    from goalgraph.exchange.kolada.values import Fetched

# Known to be gone (March 2026), for where Kolada is not asked.
KNOWN = frozenset({"N00914", "U00402", "U00408", "U11401", "U40402"})


@dataclass(frozen=True, slots=True)
class Retired(Frozen):
    """An id that is gone.

    Attributes:
        kpi: the id.
        indicators: the ids of the indicators that have it.
        replaced_by: what took its place, where the user's catalogue says so.
        beside: the other ids that these indicators have, and that Kolada lists.
        like: ids with names like the indicator's, where the titles are known; nobody says that they are it.
    """

    kpi: str
    indicators: tuple[str, ...]
    replaced_by: str | None
    beside: tuple[str, ...]
    like: tuple[Suggestion, ...]


def retired(asked: Asked, fetched: Fetched, catalogue: Catalogue) -> list[Retired]:
    """The ids that are gone and gave no value, in their order."""
    answered = {one.kpi for one in fetched.figures}
    gone = [kpi for kpi in asked.kpis if kpi not in answered and kpi in fetched.gone]
    return [_retired(kpi, asked, gone, catalogue) for kpi in gone]


def _retired(kpi: str, asked: Asked, gone: Sequence[str], catalogue: Catalogue) -> Retired:
    having = [one.indicator for one in asked.series if one.kpi == kpi]
    iris = {one.iri for one in having}
    also = [one.kpi for one in asked.series if one.indicator.iri in iris and one.kpi not in gone]
    said = catalogue.replaced.get(kpi)
    like = () if said else catalogue.like(having[0])
    return Retired(
        kpi=kpi,
        indicators=tuple(dict.fromkeys(one.id for one in having)),
        replaced_by=said,
        beside=tuple(dict.fromkeys(also)),
        like=tuple(like),
    )
