"""Each indicator as the page's view of them shows it: how it stands, where it is going, what it lacks.

In: a graph. Out: per indicator, in the document's order, its areas, its latest figures with trend and
position as ``trends`` judges them, the targets that are in force, the rows of its charts, those of the line
that its latest number ends, and the traits that the view filters by. The traits are the notions of the
queries ``worse-than-country``, ``better-than-country``, ``wrong-way``, ``right-way``,
``observations-without-period``, ``indicators-without-value`` and ``polarity-unset``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Any

from goalgraph.answers import trends
from goalgraph.base.names import Kind
from goalgraph.base.texts import text_in
from goalgraph.base.wording import LANGUAGES, wording
from goalgraph.faces import charts
from goalgraph.faces.charts import periods
from goalgraph.faces.page.content.saying import labels, said
from goalgraph.faces.page.content.values import in_country, latest, latest_number
from goalgraph.model.amounts import amount
from goalgraph.model.declared import TARGET
from goalgraph.model.objects import Indicator, Observation, Target, Term

if TYPE_CHECKING:
    from goalgraph.model.scope import Scope

Json = dict[str, Any]


def indicators(graph: Scope) -> Json:
    """The indicators with what is said of them, and who says which way is good."""
    observed: dict[str, list[Observation]] = defaultdict(list)
    for one in graph.resources(Kind.OBSERVATION):
        if isinstance(one, Observation):
            observed[one.indicator_id].append(one)
    place = {area.id: number for number, area in enumerate(graph.resources(Kind.AREA))}
    found = [
        (one, sorted((area for area in one.area_ids if area in place), key=place.__getitem__))
        for one in graph.resources(Kind.INDICATOR)
        if isinstance(one, Indicator)
    ]
    found.sort(key=lambda pair: (place[pair[1][0]] if pair[1] else len(place), _first_line(pair[0])))
    targets = _targets(graph)
    sayers = [one.polarity_asserted_by for one, _ in found if one.polarity_asserted_by]
    return {
        "of": {
            one.id: {
                "areas": areas,
                **_told(one, observed[one.id]),
                "targets": [_aim(one, aim, observed[one.id]) for aim in targets[one.id]],
            }
            for one, areas in found
        },
        "polarity_by": _names(sayers) if sayers else {},
    }


def _targets(graph: Scope) -> dict[str, list[Target]]:
    """Per indicator, the targets in numbers that are in force; a direction goal has none."""
    found: dict[str, list[Target]] = defaultdict(list)
    levels = [one for one in graph.resources(Kind.TARGET) if isinstance(one, Target)]
    free = {one.iri for one in graph.declared.types if TARGET in one.exempt}
    steered = {goal.id for goal in graph.goals if not (goal.steering_mode and goal.steering_mode.iri in free)}
    for level in levels:
        if level.indicator_id and charts.span(level) is not None and level.goal_id in steered:
            found[level.indicator_id].append(level)
    return found


def _aim(indicator: Indicator, target: Target, observed: Sequence[Observation]) -> Json:
    """A target as it is drawn and said, with the day or the end of the time that it is for."""
    low, high = span = charts.span(target) or (Decimal(0), Decimal(0))
    told: Json = {
        "goal": target.goal_id,
        "value": said(partial(_aimed, target), *labels(target.unit, target.period)),
        "number": float(high),
        "unit": target.unit.iri if target.unit else "",
    }
    if low != high:
        told["low"] = float(low)
    elif charts.is_bound(target):
        told["bound"] = "at_least" if target.upper_bound is None else "at_most"
    if target.due_date:
        told["day"] = target.due_date.isoformat()
    elif target.period and target.period.end:
        told["end"] = target.period.end.isoformat()
    last = latest([one for one in observed if one.group == target.group])
    if last and last.value is not None and last.unit == target.unit:
        now, good = last.value, charts.way(indicator.polarity, target)
        told["gap"] = said(lambda lang: charts.gap(now, span, target.unit, lang, good), *labels(target.unit))
    return told


def _aimed(target: Target, lang: str) -> str:
    """The number or its bound, with the time that it is for where that is no day."""
    text = amount(target, lang)
    return f"{text} ({target.period.label(lang)})" if target.period and not target.due_date else text


def _names(terms: Sequence[Term]) -> dict[str, str]:
    return said(lambda lang: ", ".join(sorted({term.label(lang) for term in terms})), *labels(*terms))


def _first_line(indicator: Indicator) -> float:
    return min((passage.first_line for passage in indicator.passages), default=float("inf"))


def _told(indicator: Indicator, observed: Sequence[Observation]) -> Json:
    figures = [_figure(indicator, one, observed) for one in trends.latest(observed)]
    return {
        "traits": _traits(indicator, observed, figures),
        "figures": figures,
        "charts": _charts(observed),
        "line": _line(observed),
    }


def _figure(indicator: Indicator, one: Observation, observed: Sequence[Observation]) -> Json:
    found: Json = {"id": one.id}
    if way := trends.trend(indicator, one, trends.earlier(one, observed)):
        found["trend"] = {"direction": way.direction, "good": way.good, "restsOn": way.rests_on}
        if way.earlier:
            found["trend"]["earlier"] = way.earlier.id
    for figure in (one, *_before(one, observed)):
        if place := trends.position(indicator, figure):
            found["position"] = {"of": figure.id, "where": place.where, "good": place.good}
            if value := in_country(figure):
                found["position"]["value"] = value
            break
    return found


def _before(one: Observation, observed: Sequence[Observation]) -> Iterator[Observation]:
    """The figures before this one, the nearest first; a circle of them ends."""
    seen = {one.id}
    before = trends.earlier(one, observed)
    while before and before.id not in seen:
        yield before
        seen.add(before.id)
        before = trends.earlier(before, observed)


def _traits(indicator: Indicator, observed: Sequence[Observation], figures: Sequence[Json]) -> list[str]:
    """What the view filters by; a trend whose grounds differ goes both the right and the wrong way."""
    places = {one["position"]["good"] for one in figures if "position" in one}
    ways = {one["trend"]["good"] for one in figures if "trend" in one}
    held = {
        "worse": "bad" in places,
        "better": "good" in places,
        "wrong": bool(ways & {"bad", "mixed"}),
        "right": bool(ways & {"good", "mixed"}),
        "undated": any(_counted(one) and one.period is None for one in observed),
        "unvalued": not observed,
        "unset": indicator.polarity is None,
    }
    return [trait for trait, is_so in held.items() if is_so]


def _counted(one: Observation) -> bool:
    figures = (one.value, one.lower_bound, one.upper_bound, one.ranked)
    return any(figure is not None for figure in figures)


def _charts(observed: Sequence[Observation]) -> list[list[Json]]:
    """One chart a unit, where there are two numbers or more to draw, the one compared with among them.

    What was fetched of each group has a chart of its own, which says whose it is.
    """
    units: dict[str | None, list[trends.Series]] = defaultdict(list)
    for series in trends.series(observed):
        units[series.unit.iri if series.unit else None].append(series)
    compared = {one.id for one in observed if any(c.value is not None for c in one.comparisons)}
    found = []
    fetched = []
    for several in units.values():
        runs = [run for run in several if not _is_fetched(run)]
        fetched += [run for run in several if _is_fetched(run)]
        answers = len({tuple(sorted(run.option.items())) for run in runs}) > 1
        rows = [row for place, run in enumerate(runs) for row in _rows(run, answers, place)]
        if len(rows) > 1 or (rows and rows[0]["id"] in compared):
            found.append(rows)
    for run in fetched:
        (first, *others) = _rows(run, False, 0)
        found.append([first | {"of": _whose(run)}, *others])
    return found


def _line(observed: Sequence[Observation]) -> list[Json]:
    """The numbers in time that the latest number ends; it alone where nothing is in order with it."""
    last = latest_number(observed)
    runs = [run for run in trends.series(observed) if last and run.points[-1].observation_id == last.id]
    return _rows(runs[0], False, 0) if runs else []


def _is_fetched(run: trends.Series) -> bool:
    return run.source is not None and len(run.points) > 1


def _whose(run: trends.Series) -> dict[str, str]:
    """Of whom the numbers are, and where they come from."""
    about = [term for term in (run.group, run.source) if term]
    return said(lambda lang: ", ".join(term.label(lang) for term in about), *labels(*about))


def _rows(run: trends.Series, answers: bool, number: int) -> list[Json]:
    """A row a number: its run, what it is about where that differs, and when it was."""
    words = {lang: _labels(run, answers, lang) for lang in LANGUAGES}
    about = [*labels(run.group), run.option if answers else {}]
    return [
        {
            "id": point.observation_id,
            "run": number,
            **({"at": point.period.end.toordinal()} if point.period and point.period.end else {}),
            "label": said(
                {lang: told[place] for lang, told in words.items()}.__getitem__, *about, *labels(point.period)
            ),
        }
        for place, point in enumerate(run.points)
    ]


def _labels(run: trends.Series, answers: bool, lang: str) -> list[str]:
    about = [
        run.group.label(lang) if run.group else "",
        text_in(run.option, lang) if answers else "",
        run.source.id if run.source else "",
    ]
    is_row = len(run.points) > 1
    found = []
    for point, when in zip(run.points, periods(run, lang), strict=True):
        parts = [part for part in (*about, when if is_row or point.period else "") if part]
        found.append(", ".join(parts) or str(wording(lang)["page"]["indicators"]["whole"]))
    return found
