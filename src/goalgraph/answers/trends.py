"""Where a figure is going, and how it stands against the country.

In: an indicator and its observations. Out: series over time, the trend of the latest figures and their
position, each with whether it is good. The notions are those of the queries ``right-way``, ``wrong-way``,
``better-than-country`` and ``worse-than-country``: the document's own judgement and the numbers both
count, and which way is good is said by the indicator's polarity.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType
from typing import Literal

from goalgraph.base.frozen import Frozen
from goalgraph.base.names import COUNTRY, GG
from goalgraph.base.order import natural
from goalgraph.base.texts import Texts
from goalgraph.model.objects import Indicator, Observation, Period, Term

Direction = Literal["rising", "falling", "unchanged", "uneven"]
Good = Literal["good", "bad", "neither", "mixed"]
Where = Literal["above", "below", "equal"]

_MOVEMENTS: Mapping[str, Direction] = MappingProxyType(
    {
        GG + "Rising": "rising",
        GG + "Falling": "falling",
        GG + "Unchanged": "unchanged",
        GG + "Uneven": "uneven",
    }
)
_DEVELOPMENTS: Mapping[str, Good] = MappingProxyType(
    {
        GG + "Improving": "good",
        GG + "Worsening": "bad",
        GG + "NoDevelopment": "neither",
        GG + "UnevenDevelopment": "neither",
    }
)
POSITIONS: Mapping[str, Where] = MappingProxyType(
    {GG + "Above": "above", GG + "Below": "below", GG + "Equal": "equal"}
)
_RANKS: Mapping[Direction, Good] = MappingProxyType(
    {"falling": "good", "rising": "bad", "unchanged": "neither"}
)
_UPWARDS = ("rising", "above")
_DOWNWARDS = ("falling", "below")


@dataclass(frozen=True, slots=True)
class Point:
    """One number of a series; ``period`` is absent where the document does not say when."""

    observation_id: str
    value: Decimal
    period: Period | None


@dataclass(frozen=True, slots=True)
class Series(Frozen):
    """The numbers of an indicator for one group in one unit from one source, oldest first."""

    indicator_id: str
    group: Term | None
    unit: Term | None
    option: Texts
    points: tuple[Point, ...]
    source: Term | None = None


@dataclass(frozen=True, slots=True)
class Trend:
    """Where a figure is going.

    Attributes:
        direction: of the number; ``None`` where the document only judges the development.
        good: whether that is good; ``mixed`` where the grounds differ, ``None`` where nobody says.
        rests_on: the two latest numbers (``value`` or ``rank``), or the document's ``words``.
        earlier: the observation compared with.
    """

    direction: Direction | None
    good: Good | None
    rests_on: Literal["value", "rank", "words"]
    earlier: Observation | None


@dataclass(frozen=True, slots=True)
class Position:
    """How a figure stands against the country; ``difference`` is in the figure's unit."""

    where: Where
    good: Good | None
    difference: Decimal | None


def series(observations: Sequence[Observation]) -> tuple[Series, ...]:
    """The numbers of one indicator as series, each ordered by its periods or by what precedes what.

    Numbers that nothing puts in order stand alone, each in a series of one point.

    >>> import goalgraph
    >>> graph = goalgraph.load()
    >>> mine = [o for o in graph.resources("observation") if o.indicator_id == "A4.I1"]
    >>> [[str(point.value) for point in one.points] for one in series(mine)]
    [['84.7', '85']]
    """
    kept: dict[tuple[object, ...], list[Observation]] = defaultdict(list)
    for one in observations:
        if one.value is not None:
            kept[_key(one)].append(one)
    return tuple(_series(run) for rows in kept.values() for run in _ordered(rows))


def latest(observations: Sequence[Observation]) -> tuple[Observation, ...]:
    """The observations that none of the others has before it, in the order given."""
    older = {ident for one in observations for ident in one.earlier_ids}
    return tuple(one for one in observations if one.id not in older)


def earlier(observation: Observation, observations: Sequence[Observation]) -> Observation | None:
    """The observation that came before: the one the document names, else the only one of the year before."""
    known = {one.id: one for one in observations}
    if observation.previous_id is not None:
        return known.get(observation.previous_id)
    return known.get(observation.earlier_ids[0]) if len(observation.earlier_ids) == 1 else None


def trend(indicator: Indicator, observation: Observation, before: Observation | None = None) -> Trend | None:
    """Where the figure is going: by the two latest numbers, else by what the document says.

    Args:
        indicator: what is measured; its polarity says which way is good.
        observation: the latest figure.
        before: the figure that came before it; see :func:`earlier`.
    """
    value = _compared(observation.value, before.value) if before and before.unit == observation.unit else None
    rank = _compared(_rank(observation), _rank(before)) if before else None
    said = _MOVEMENTS.get(observation.movement.iri) if observation.movement else None
    judged = _DEVELOPMENTS.get(observation.development.iri) if observation.development else None
    direction = value or rank or said
    if direction is None and judged is None:
        return None
    grounds = [judged, _good(indicator, said), _good(indicator, value), _good_rank(rank)]
    rests_on: Literal["value", "rank", "words"] = "value" if value else "rank" if rank else "words"
    return Trend(direction, _together(grounds), rests_on, before if value or rank else None)


def position(indicator: Indicator, observation: Observation) -> Position | None:
    """How the figure stands against the country: as the document prints it, else by the two numbers.

    A number of the country in another unit is compared with none.
    """
    difference = None
    country = observation.against(COUNTRY)
    if country is None:
        return None
    comparable = observation.unit is None or country.unit in (None, observation.unit)
    if comparable and observation.value is not None and country.value is not None:
        difference = observation.value - country.value
    where = POSITIONS.get(country.position.iri) if country.position else None
    if where is None and difference is not None:
        where = "above" if difference > 0 else "below" if difference < 0 else "equal"
    if where is None:
        return None
    return Position(where, _good(indicator, where), difference)


def _key(one: Observation) -> tuple[object, ...]:
    return (
        one.group.iri if one.group else None,
        one.unit.iri if one.unit else None,
        tuple(sorted(one.response_option.items())),
        one.source.iri if one.source else None,
    )


def _ordered(rows: list[Observation]) -> list[list[Observation]]:
    """Runs in time: one run where every figure has a period of its own, else what precedes what."""
    ends = [one.period.end for one in rows if one.period and one.period.end]
    if len(ends) == len(rows) == len(set(ends)):
        return [sorted(rows, key=_end)]
    known = {one.id: one for one in rows}
    followed = {one.previous_id for one in rows}
    runs = []
    for last in sorted((one for one in rows if one.id not in followed), key=lambda one: natural(one.id)):
        run = [last]
        while (before := known.get(run[-1].previous_id or "")) and before not in run:
            run.append(before)
        runs.append(run[::-1])
    return runs


def _end(one: Observation) -> str:
    return one.period.end.isoformat() if one.period and one.period.end else ""


def _series(run: list[Observation]) -> Series:
    points = tuple(Point(one.id, one.value, one.period) for one in run if one.value is not None)
    first = run[0]
    return Series(first.indicator_id, first.group, first.unit, first.response_option, points, first.source)


def _compared(now: Decimal | int | None, before: Decimal | int | None) -> Direction | None:
    if now is None or before is None:
        return None
    return "rising" if now > before else "falling" if now < before else "unchanged"


def _rank(observation: Observation) -> int | None:
    return observation.ranked.rank if observation.ranked else None


def _good(indicator: Indicator, way: str | None) -> Good | None:
    if way is None or indicator.polarity is None:
        return None
    if indicator.polarity.iri == GG + "NoPolarity" or way in ("unchanged", "uneven", "equal"):
        return "neither"
    higher = indicator.polarity.iri == GG + "HigherIsBetter"
    return "good" if way in (_UPWARDS if higher else _DOWNWARDS) else "bad"


def _good_rank(way: Direction | None) -> Good | None:
    return _RANKS.get(way) if way else None


def _together(grounds: list[Good | None]) -> Good | None:
    """Good or bad outweighs neither; both at once is mixed."""
    found = {ground for ground in grounds if ground is not None}
    if {"good", "bad"} <= found:
        return "mixed"
    return next((good for good in _WEIGHT if good in found), None)


_WEIGHT: tuple[Good, ...] = ("good", "bad", "neither")
