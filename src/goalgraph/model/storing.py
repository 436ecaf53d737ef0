"""Plans brought to where plans are kept, and taken out again.

In: folders with plans, and a repository. Out: the graphs of each plan there, replaced whole or not at all,
and what was done with each plan.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from goalgraph.base.errors import AmbiguousId
from goalgraph.base.frozen import Frozen
from goalgraph.base.names import DCTERMS, DECISION_LOG, GG, RDFS, SKOS, local_name
from goalgraph.base.texts import Texts
from goalgraph.model.faults import DecisionsDiffer, PlanRequired, UnknownPlan
from goalgraph.model.folders import Folders
from goalgraph.model.plans import Plans
from goalgraph.model.recorded import Records, staying
from goalgraph.model.reference import reference_graphs
from goalgraph.rdf.canonical import same, same_together, sharing
from goalgraph.rdf.repository import Repository
from goalgraph.rdf.terms import Literal as Text
from goalgraph.rdf.terms import Triple

__all__ = ["Done", "Folders", "Listed", "Stored", "dropped", "listing", "stored"]

Done = Literal["new", "replaced", "unchanged", "refused"]
_NAMES = (RDFS + "label", DCTERMS + "title", SKOS + "prefLabel")


@dataclass(frozen=True, slots=True)
class Stored(Frozen):
    """What was done with a plan that was brought in.

    Attributes:
        id, iri: the plan's.
        done: ``new``, ``replaced``, ``unchanged`` where all its graphs were there already, or ``refused``
            where each side has decisions that the other lacks, and nothing was written.
        graphs: those that were replaced; ``removed`` those that it has no longer.
        decisions_kept: whether what the repository knows of decisions on it was left as it is, being more.
        values_kept: whether the fetched values there were left as they are, being newer, or as new and more.
        cleared: how many graphs of another's were removed there, who was killed before it put them in place.
        values_gone: how many fetched values there were that newer ones no longer have.
    """

    id: str
    iri: str
    done: Done
    graphs: tuple[str, ...]
    removed: tuple[str, ...]
    decisions_kept: bool = False
    values_kept: bool = False
    values_gone: int = 0
    cleared: int = 0


@dataclass(frozen=True, slots=True)
class Listed(Frozen):
    """A plan, as a list of plans tells it.

    Attributes:
        id, iri: the plan's.
        labels: its name, by language.
        graphs: those that belong to it.
        with_it, lacking: of a plan that was taken out, those that it alone required and that are gone with
            it; those that require it, stay, and lack it.
    """

    id: str
    iri: str
    labels: Texts
    graphs: tuple[str, ...]
    with_it: tuple[str, ...] = ()
    lacking: tuple[str, ...] = ()


def as_they_stand(plan: str, triples: Sequence[Triple]) -> Sequence[Triple]:
    """All that a log says, as what it records."""
    return triples


def stored(folders: Folders, place: Repository, records: Records = as_they_stand) -> Iterator[Stored]:
    """Bring the plans to ``place`` one by one, and say what was done with each when it is there.

    What was recorded of decisions there is never lost; ``records`` tells it from what is made anew of it.

    Raises:
        DecisionsDiffer: of decisions on a plan, each side has some that the other lacks; told when all other
            plans are there.
        StoreChanged: somebody else has changed it meanwhile.
        StoreError: nothing can be written there.
    """
    there = Plans(place)
    refused = []
    for plan, ident in folders.plans.ids.items():
        done = _brought(plan, ident, folders, there, records)
        refused += [ident] if done.done == "refused" else []
        yield done
        place.forget()
    if refused:
        raise DecisionsDiffer(plan=", ".join(refused), location=place.location)


def _brought(plan: str, ident: str, folders: Folders, there: Plans, records: Records) -> Stored:
    plans, place = folders.plans, there.store
    new = folders.of(plan)
    known = plan in there.homes
    before = there.claimed(plan) - reference_graphs() if known else frozenset()
    held = place.existing({*new, *before})
    old = {graph: place.get_graph(graph) for graph in sorted(held)}
    stays = staying(new, old, plans.logs(plan), {plan, *plans.needs(plan)}, records)
    if stays.differ:
        return Stored(ident, plan, "refused", (), ())
    kept = stays.decisions | stays.values
    for graph in kept:
        del new[graph]
    changed: dict[str, Sequence[Triple]] = {
        graph: triples for graph, triples in new.items() if not same(triples, old.get(graph, ()))
    }
    for together in sharing(new):
        if not changed.keys().isdisjoint(together) or not same_together(together, new, old):
            changed |= {graph: new[graph] for graph in together}
    gone = [
        graph
        for graph in sorted((before & held) - new.keys() - kept)
        if not _claims_itself(place, graph, plan) and not _claimed_by_others(place, graph, plan)
    ]
    cleared = place.cleared
    if changed or gone:
        place.keep({**changed, **dict.fromkeys(gone, ())})
    done: Done = "unchanged" if not (changed or gone) else "replaced" if known else "new"
    return Stored(
        ident,
        plan,
        done,
        tuple(changed),
        tuple(gone),
        decisions_kept=bool(stays.decisions),
        values_kept=bool(stays.values),
        values_gone=stays.gone,
        cleared=place.cleared - cleared,
    )


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
    """Take a plan out, with the decisions on it; what other plans have too stays, and so do those plans.

    Of plans that require each other, only the one that is named is taken out.

    Raises:
        UnknownPlan, AmbiguousId: there is no such plan; several have the id.
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
        raise UnknownPlan.among(ident, [one.id for one in known])
    [plan] = meant
    others = [one for one in known if one.iri != plan.iri]
    shared = {graph for other in others for graph in plans.claimed(other.iri, but=plan.iri)}
    gone = tuple(graph for graph in plan.graphs if graph not in shared)
    with_it = [
        iri
        for iri in sorted(plans.needs(plan.iri) & plans.homes.keys() - {plan.iri})
        if (homes := plans.homes[iri] & set(plan.graphs)) and homes <= set(gone)
    ]
    codes = tuple(min(place.texts(iri, SKOS + "notation"), default=local_name(iri)) for iri in with_it)
    lacking = tuple(one.id for one in others if plan.iri in plans.needs(one.iri))
    place.keep(dict.fromkeys(gone, ()))
    return Listed(plan.id, plan.iri, plan.labels, gone, codes, lacking)


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
