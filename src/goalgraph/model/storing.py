"""Plans brought to where plans are kept, and taken out again.

In: folders with plans, and a repository. Out: the graphs of each plan there, replaced whole or not at all,
and what was done with each plan.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from goalgraph.base.errors import AmbiguousId, UnknownId
from goalgraph.base.frozen import Frozen
from goalgraph.base.names import DCTERMS, DECISION_LOG, GG, RDFS, SKOS
from goalgraph.base.texts import Texts
from goalgraph.model.faults import DecisionsDiffer, PlanRequired
from goalgraph.model.folders import Folders
from goalgraph.model.plans import Plans
from goalgraph.model.reference import reference_graphs
from goalgraph.rdf.canonical import same
from goalgraph.rdf.repository import Repository
from goalgraph.rdf.terms import Literal as Text
from goalgraph.rdf.terms import Triple

__all__ = ["Done", "Folders", "Listed", "Stored", "dropped", "listing", "stored"]

Done = Literal["new", "replaced", "unchanged"]
_NAMES = (RDFS + "label", DCTERMS + "title", SKOS + "prefLabel")


@dataclass(frozen=True, slots=True)
class Stored(Frozen):
    """What was done with a plan that was brought in.

    Attributes:
        id, iri: the plan's.
        done: ``new``, ``replaced``, or ``unchanged`` where all its graphs were there already.
        graphs: those that were replaced; ``removed`` those that it has no longer.
        decisions_kept: whether what the repository knows of decisions on it was left as it is, being more.
    """

    id: str
    iri: str
    done: Done
    graphs: tuple[str, ...]
    removed: tuple[str, ...]
    decisions_kept: bool


@dataclass(frozen=True, slots=True)
class Listed(Frozen):
    """A plan, as a list of plans tells it.

    Attributes:
        id, iri: the plan's.
        labels: its name, by language.
        graphs: those that belong to it.
    """

    id: str
    iri: str
    labels: Texts
    graphs: tuple[str, ...]


def stored(folders: Folders, place: Repository) -> Iterator[Stored]:
    """Bring the plans to ``place`` one by one, and say what was done with each when it is there.

    What was recorded of decisions there is never lost.

    Raises:
        DecisionsDiffer: what is there knows of decisions that the folders do not, and the other way round.
        StoreChanged: somebody else has changed it meanwhile.
        StoreError: nothing can be written there.
    """
    there = Plans(place)
    for plan, ident in folders.plans.ids.items():
        yield _brought(plan, ident, folders, there)
        place.forget()


def _brought(plan: str, ident: str, folders: Folders, there: Plans) -> Stored:
    plans, place = folders.plans, there.store
    new = folders.of(plan)
    known = plan in there.homes
    before = there.claimed(plan) - reference_graphs() if known else frozenset()
    held = place.existing({*new, *before})
    old = {graph: place.get_graph(graph) for graph in sorted(held)}
    kept = False
    for log in sorted(plans.decided(plan) & new.keys() & old.keys()):
        lost = set(old[log]) - set(new[log])
        if lost and not same(old[log], new[log]):
            if not set(new[log]) <= set(old[log]):
                raise DecisionsDiffer(plan=ident, location=place.location)
            kept = True
            del new[log]
    changed: dict[str, Sequence[Triple]] = {
        graph: triples for graph, triples in new.items() if not same(triples, old.get(graph, ()))
    }
    gone = [
        graph
        for graph in sorted((before & held) - new.keys())
        if not _claims_itself(place, graph, plan) and not _claimed_by_others(place, graph, plan)
    ]
    if changed or gone:
        place.keep({**changed, **dict.fromkeys(gone, ())})
    done: Done = "unchanged" if not (changed or gone) else "replaced" if known else "new"
    return Stored(ident, plan, done, tuple(changed), tuple(gone), kept)


def _claims_itself(place: Repository, graph: str, plan: str) -> bool:
    """Whether a graph says itself that it is the plan's, as records of decisions and fetched values do."""
    required = any(s == plan for s, _, _ in place.links(DCTERMS + "requires", graph))
    return required or any(
        of == plan and DECISION_LOG in place.classes(log, graph)
        for log, of, _ in place.links(GG + "inPlan", graph)
    )


def _claimed_by_others(place: Repository, graph: str, plan: str) -> bool:
    plans = Plans(place)
    return any(graph in plans.claimed(other) for other in plans.homes if other != plan)


def dropped(place: Repository, ident: str) -> Listed:
    """Take a plan out, with the decisions on it; what other plans have too stays.

    Raises:
        UnknownId, AmbiguousId: there is no such plan; several have the id.
        PlanRequired: another plan requires it.
        StoreChanged, StoreError: somebody else has changed it meanwhile; nothing can be written there.
    """
    plans = Plans(place)
    known = listing(plans)
    meant = [one for one in known if ident == one.iri or ident.casefold() == one.id.casefold()]
    if len(meant) > 1:
        raise AmbiguousId(id=ident, candidates=", ".join(one.iri for one in meant))
    if not meant:
        for iri in plans.homes:
            if ident in (iri, *place.texts(iri, SKOS + "notation")):
                needing = ", ".join(one.id for one in known if iri in plans.needs(one.iri))
                raise PlanRequired(plan=ident, needing=needing)
        raise UnknownId(id=ident, nearest=", ".join(one.id for one in known) or "-")
    [plan] = meant
    own = {plan.iri, *plans.needs(plan.iri)}
    shared = {graph for other in plans.homes.keys() - own for graph in plans.claimed(other)}
    gone = tuple(graph for graph in plan.graphs if graph not in shared)
    place.keep(dict.fromkeys(gone, ()))
    return Listed(plan.id, plan.iri, plan.labels, gone)


def listing(plans: Plans) -> tuple[Listed, ...]:
    """The plans, in their order, without anything being made of them.

    >>> from goalgraph.model.loading import loaded
    >>> [one.id for one in listing(loaded([]))]
    ['0665/2019']
    """
    claimed = {iri: plans.claimed(iri) for iri in plans.iris}
    there = plans.store.existing(set().union(*claimed.values())) - reference_graphs()
    return tuple(
        Listed(ident, iri, _labels(plans, iri), tuple(sorted(claimed[iri] & there)))
        for iri, ident in plans.ids.items()
    )


def _labels(plans: Plans, iri: str) -> Mapping[str, str]:
    said = plans.said_of(iri)
    for name in _NAMES:
        found = {one.language or "sv": one.value for of, one in said if of == name if isinstance(one, Text)}
        if found:
            return found
    return {}
