"""Nothing that is recorded or added by hand is lost when more is brought in.

In: what the decisions graph and its file hold, and the log before and after. Out: what they are to hold, and
what would be missing. A value keeps the form in which it is written in the file: a store knows ``84.0`` and
``84.00`` as one number.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from goalgraph.base.names import XSD
from goalgraph.base.texts import Texts
from goalgraph.decisions.log import Log, holding
from goalgraph.decisions.recording import dialogue_triples, head_triples, standpoint_triples
from goalgraph.rdf.canonical import canonical
from goalgraph.rdf.reading import read
from goalgraph.rdf.store import LocalStore
from goalgraph.rdf.terms import BlankNode, Literal, NamedNode, Triple

_DECIMAL = NamedNode(XSD + "decimal")


def held(log: Log, loaded: Iterable[Triple], target: Path | None) -> list[Triple]:
    """What the graph holds: as it is written in the ``target`` file, and what else is ``loaded``."""
    if target is None or not target.exists():
        return [_written_out(triple) for triple in loaded]
    quads = read([target])
    store = LocalStore()
    store.add(quads)
    known = set(store.get_graph(log.graph))
    others = (triple for triple in loaded if triple not in known and not _has_blank(triple))
    return [*(quad.triple for quad in quads), *map(_written_out, others)]


def _written_out(triple: Triple) -> Triple:
    """A whole decimal number of a store as the number that Turtle writes without its type."""
    value = triple.object
    if isinstance(value, Literal) and value.datatype == _DECIMAL and "." not in value.value:
        return Triple(triple.subject, triple.predicate, Literal(value.value + ".0", datatype=_DECIMAL))
    return triple


def brought_in(now: Iterable[Triple], before: Log, after: Log, labels: Mapping[str, Texts]) -> list[Triple]:
    """The decisions graph after more standpoints, ``now`` being what it holds.

    All that it holds is there again, but for what was in force ``before``.
    """
    was = set(holding(before))
    kept = [triple for triple in now if triple not in was]
    told = {(triple.subject, triple.predicate) for triple in kept}
    head = head_triples(after.graph, after.plan, labels)
    known = {standpoint.iri for standpoint in before.standpoints}
    new = [s for s in after.standpoints if s.iri not in known]
    dialogues = {s.dialogue.iri: s.dialogue for s in new}
    return [
        *kept,
        *(triple for triple in head if (triple.subject, triple.predicate) not in told),
        *(triple for dialogue in dialogues.values() for triple in dialogue_triples(dialogue)),
        *(triple for standpoint in new for triple in standpoint_triples(standpoint, labels)),
        *holding(after),
    ]


def missing(before: Iterable[Triple], after: Iterable[Triple]) -> list[Triple]:
    """The triples of ``before`` that are not in ``after``; blank nodes are compared by what is said of them.

    >>> node = NamedNode("urn:a")
    >>> missing([Triple(node, node, BlankNode("a"))], [Triple(node, node, BlankNode("b"))])
    []
    """
    old, new = list(before), set(after)
    named = [triple for triple in old if not _has_blank(triple) and triple not in new]
    blank = canonical(triple for triple in old if _has_blank(triple))
    return named + (blank if blank != canonical(t for t in new if _has_blank(t)) else [])


def _has_blank(triple: Triple) -> bool:
    parts = (triple.subject, triple.object)
    return any(isinstance(part, BlankNode | Triple) for part in parts)
