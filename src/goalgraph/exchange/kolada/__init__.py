"""Kolada, the national database of indicators: values for a plan's indicators, and ids by their names.

In: a plan, and Kolada's API, or an answer of it that somebody saved. Out: a file beside the plan with the
values in a graph of their own, each with its source, licence and time, and a ``KoladaResult`` that says what
was found. What the plan's documents print is never touched; where it differs, that is said.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from goalgraph.base.files import tidy
from goalgraph.base.frozen import Frozen
from goalgraph.base.names import GG
from goalgraph.base.online import Patience
from goalgraph.exchange.kolada.asked import Asked, Circle, asked_of, without_id
from goalgraph.exchange.kolada.catalogue import Catalogue, Suggestion, read_catalogue
from goalgraph.exchange.kolada.client import ENDPOINT, USES, Client, Use
from goalgraph.exchange.kolada.faults import PlanInTheWay
from goalgraph.exchange.kolada.fetching import fetched_from
from goalgraph.exchange.kolada.retired import Retired, retired
from goalgraph.exchange.kolada.saved import read_saved
from goalgraph.exchange.kolada.statements import Blocks, blocks_of, graph_of
from goalgraph.exchange.kolada.units import unit_in
from goalgraph.exchange.kolada.values import (
    Difference,
    Fetched,
    Value,
    differences,
    otherwise,
    values_of,
)
from goalgraph.exchange.kolada.writing import held, is_loaded, is_same, keep, place_of

if TYPE_CHECKING:
    from goalgraph.base.texts import Texts
    from goalgraph.model.objects import Indicator, Term
    from goalgraph.model.plans import Plans
    from goalgraph.model.scope import Scope

__all__ = [
    "ENDPOINT",
    "USES",
    "Client",
    "KoladaResult",
    "Patience",
    "Suggestion",
    "Use",
    "refresh",
    "suggest",
]


@dataclass(frozen=True, slots=True)
class KoladaResult(Frozen):
    """What came from Kolada for a plan.

    Attributes:
        plan, municipality: their ids.
        path: the file; none where the plan is kept in a store. ``written`` says whether it was, which it is
            not where it said the same already, or where there is no value; ``changed`` whether it says else.
        retrieved: when the oldest of the answers was.
        values: of the plan's indicators.
        differences: where a document prints another number; it stays.
        retired: ids that Kolada no longer has.
        silent: ids that gave no value, and are not retired.
        unitless: ids whose unit is not known, so that nothing is compared with what is printed.
        unheard: of those, what the title says that is no known unit, by id.
        assumed: ids whose title is not known, so that the values are in the unit that the plan says.
        otherwise: ids whose unit is another than the plan prints, so that nothing is compared with that.
        left: how many figures were not used, by reason.
        circles: whom the plan is compared with, a name by code; ``uncoded`` are those without a code.
        loaded: whether the file is among those that the plan was loaded from.
        unusable: ids of the plan that can be none in Kolada.
    """

    plan: str
    municipality: str
    path: Path | None
    written: bool
    changed: bool
    retrieved: datetime
    values: tuple[Value, ...]
    differences: tuple[Difference, ...]
    retired: tuple[Retired, ...]
    silent: tuple[str, ...]
    unitless: tuple[str, ...]
    unheard: Mapping[str, str]
    assumed: tuple[str, ...]
    otherwise: tuple[str, ...]
    left: Mapping[str, int]
    circles: Mapping[str, Texts]
    uncoded: tuple[Term, ...]
    unusable: tuple[str, ...]
    loaded: bool


def refresh(
    plans: Plans,
    scope: Scope,
    source: Client | Sequence[Path],
    *,
    output: Path | None,
    municipality: str | None,
    circles: Sequence[str],
    since: int | None,
    catalogue: Path | None,
    lang: str,
    dry_run: bool,
) -> KoladaResult:
    """Bring in what a server answers, or what saved answers say; see :meth:`goalgraph.Graph.kolada`."""
    graph = graph_of(scope.iri)
    if graph in plans.homes:
        raise PlanInTheWay(address=graph)
    known = read_catalogue(catalogue) if catalogue else None
    asked = asked_of(scope, municipality, circles)
    path = place_of(plans, scope.iri, output)
    there = held(path, graph) if path else plans.store.get_graph(graph)  # before anybody is asked
    if isinstance(source, Client):
        with closing(source):
            fetched = fetched_from(source, asked)
    else:
        fetched = read_saved(source, known.titles if known else {})
    values, left = values_of(asked, fetched, _units(scope), since)
    gone = retired(asked, fetched, known or Catalogue(fetched.titles))

    def made(times: Mapping[str, datetime]) -> Blocks:
        when = {kpi: times.get(f"{graph}/{kpi}", one) for kpi, one in fetched.retrieved.items()}
        return blocks_of(asked, fetched.at(when), values, gone, times.get(graph, fetched.oldest))

    loaded = path is None or is_loaded(plans, path)
    changed = bool(values) and not (there and is_same(there, made))
    if changed and not dry_run:
        keep(plans, scope, path, made({}), lang)
    elif path and not dry_run:
        tidy(path.parent)
    return KoladaResult(
        plan=asked.plan_id,
        municipality=asked.municipality,
        path=path,
        written=changed and not dry_run,
        changed=changed,
        retrieved=fetched.oldest,
        values=tuple(values),
        differences=tuple(differences(values)),
        retired=tuple(gone),
        silent=_silent(asked, values, gone),
        unitless=tuple(sorted({value.series.kpi for value in values if value.unit is None})),
        unheard=_unheard(values, fetched),
        otherwise=otherwise(values),
        assumed=tuple(
            sorted({one.series.kpi for one in values if one.unit and one.series.kpi not in fetched.titles})
        ),
        left=dict(sorted(left.items())),
        circles={one.code: _named(one, fetched) for one in asked.circles},
        uncoded=asked.uncoded,
        unusable=asked.unusable,
        loaded=loaded,
    )


def suggest(scope: Scope, catalogue: Path) -> list[tuple[Indicator, tuple[Suggestion, ...]]]:
    """The indicators without an id in Kolada, each with the ids whose titles are most like its name."""
    known = read_catalogue(catalogue)
    return [(one, tuple(known.like(one))) for one in without_id(scope)]


def _silent(asked: Asked, values: Sequence[Value], gone: Sequence[Retired]) -> tuple[str, ...]:
    """The ids that gave no value, and are not gone."""
    told = {value.series.kpi for value in values} | {one.kpi for one in gone}
    return tuple(kpi for kpi in asked.kpis if kpi not in told)


def _unheard(values: Sequence[Value], fetched: Fetched) -> dict[str, str]:
    """By id, the unit that a title says and that is none of those that are known."""
    said = {
        kpi: unit_in(fetched.titles.get(kpi, ""), None) for kpi in sorted({one.series.kpi for one in values})
    }
    return {kpi: one.word for kpi, one in said.items() if one.unknown}


def _named(circle: Circle, fetched: Fetched) -> Texts:
    """What somebody to compare with is called; nothing where nobody says."""
    if circle.term:
        return circle.term.labels
    return {"sv": fetched.places[circle.code]} if circle.code in fetched.places else {}


def _units(scope: Scope) -> dict[str, str]:
    """By IRI, the unit that the plan says of an indicator itself."""
    rows = scope.store.select(
        f"PREFIX gg: <{GG}> SELECT ?one ?unit WHERE {{ ?one a gg:Indicator ; gg:unit ?unit "
        "FILTER(ISIRI(?unit)) } ORDER BY ?one ?unit"
    )
    return {row.text("one"): row.text("unit") for row in reversed(rows)}
