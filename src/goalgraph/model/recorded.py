"""What was recorded where a plan is kept, and stays when files that know less of it are brought there.

In: what the graphs of a plan hold there and in files. Out: which of them stay as they are there: decisions
where more of them are recorded there, and fetched values where they are newer, or as new and more.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import UTC, datetime

from goalgraph.base.frozen import Frozen
from goalgraph.base.names import DCTERMS, GG, PROV, RDF
from goalgraph.rdf.canonical import same
from goalgraph.rdf.terms import NamedNode, Triple

Graphs = Mapping[str, Sequence[Triple]]
Records = Callable[[str, Sequence[Triple]], Sequence[Triple]]
_OBSERVATION = NamedNode(GG + "Observation")


@dataclass(frozen=True, slots=True)
class Staying(Frozen):
    """What stays as it is.

    Attributes:
        decisions: the logs of which more is recorded.
        differ: whether of a log each side has some that the other lacks.
        values: the graphs of values that are newer, or as new and more.
        gone: how many values newer files have no longer.
    """

    decisions: frozenset[str]
    differ: bool
    values: frozenset[str]
    gone: int


def staying(new: Graphs, old: Graphs, logs: Mapping[str, str], plans: Set[str], records: Records) -> Staying:
    """What of ``old`` stays when ``new`` is brought there.

    Args:
        new, old: what the graphs hold in the files and there.
        logs: which graphs are logs, and of which plan.
        plans: the plan, and those that it requires.
        records: gives what a plan's log records, without what is made anew from that.
    """
    both = sorted(graph for graph in new.keys() & old.keys() if not same(new[graph], old[graph]))
    decisions, differ = set(), False
    for log in (graph for graph in both if graph in logs):
        here, there = (records(logs[log], held[log]) for held in (new, old))
        if _lacking(there, here):
            decisions.add(log)
            differ = differ or _lacking(here, there)
    values, gone = set(), 0
    for graph in (graph for graph in both if graph not in logs and _is_fetched(graph, plans, old[graph])):
        fetched, known = _fetched(graph, new[graph]), _fetched(graph, old[graph])
        lost = len(_values(old[graph]) - _values(new[graph]))
        if known > fetched or (known == fetched and lost):
            values.add(graph)
        else:
            gone += lost
    return Staying(frozenset(decisions), differ, frozenset(values), gone)


def _lacking(some: Iterable[Triple], others: Iterable[Triple]) -> bool:
    """Whether something of ``some`` is not in ``others``."""
    first, second = set(some), set(others)
    return not first <= second and not same(first, second)


def _is_fetched(graph: str, plans: Set[str], triples: Iterable[Triple]) -> bool:
    """Whether a graph says itself that one of the plans requires it, as fetched values do."""
    said = {Triple(NamedNode(one), NamedNode(DCTERMS + "requires"), NamedNode(graph)) for one in plans}
    return not said.isdisjoint(triples)


def _fetched(graph: str, triples: Iterable[Triple]) -> datetime:
    """When a graph says that it was made; where it does not say, before everything else."""
    said = (NamedNode(graph), NamedNode(PROV + "generatedAtTime"))
    moments = [datetime.min.replace(tzinfo=UTC)]
    for triple in triples:
        if (triple.subject, triple.predicate) == said:
            try:
                moment = datetime.fromisoformat(str(getattr(triple.object, "value", "")))
            except ValueError:
                continue
            moments.append(moment if moment.tzinfo else moment.replace(tzinfo=UTC))
    return max(moments)


def _values(triples: Iterable[Triple]) -> set[str]:
    return {str(t.subject) for t in triples if t.predicate.value == RDF + "type" and t.object == _OBSERVATION}
