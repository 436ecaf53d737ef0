"""The data graph of a check, as SHACL calls what rules are asked of: one plan with what all plans share.

In: triples, those that are the same in every check and those of the plan. Out: what is said of a node,
whatever graph it was in; the whole in N-Triples, and as the graph that pyshacl asks. Notes may be added.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, cast

import pyoxigraph as ox

from goalgraph.base.names import RDF, RDFS, XSD
from goalgraph.rdf.native import value_of
from goalgraph.rdf.terms import Literal, NamedNode, Node, Quad, Term, Triple

if TYPE_CHECKING:
    import rdflib

_READ = frozenset(
    XSD + name
    for name in (
        *("integer", "int", "long", "short", "byte", "unsignedInt", "unsignedLong", "unsignedShort"),
        *("unsignedByte", "nonNegativeInteger", "positiveInteger", "nonPositiveInteger", "negativeInteger"),
        *("decimal", "boolean", "date", "dateTime", "dateTimeStamp", "gYear"),
    )
)
_TEXTS = (XSD + "string", RDF + "langString")
_TYPE, _SUBCLASS = RDF + "type", RDFS + "subClassOf"


class Shared:
    """What the data graph of every plan holds, made ready once."""

    def __init__(self, triples: Iterable[Triple]) -> None:
        self.triples = tuple(triples)

    @cached_property
    def lines(self) -> bytes:
        """It in N-Triples."""
        return ox.serialize(self.triples, format=ox.RdfFormat.N_TRIPLES) or b""

    @cached_property
    def asked(self) -> rdflib.Graph:
        """It as a graph for pyshacl; nobody may change it."""
        from goalgraph.rdf.statements import asked_of

        return asked_of(self.triples)


class DataGraph:
    """The triples that rules are asked of.

    >>> goal, name = NamedNode("urn:goal"), NamedNode(RDFS + "label")
    >>> graph = DataGraph(Shared(()), [Triple(goal, name, ox.Literal("Clean water"))])
    >>> graph.objects(goal, RDFS + "label")[0].value
    'Clean water'
    """

    def __init__(self, shared: Shared, own: Iterable[Triple]) -> None:
        self._shared = shared
        self.own: Sequence[Triple] = list(own)
        self._notes: list[Triple] = []
        self.store = ox.Store()
        self.store.extend([ox.Quad(*triple) for several in (shared.triples, self.own) for triple in several])

    def add(self, notes: Iterable[Triple]) -> None:
        """Say more in it."""
        several = list(notes)
        self._notes += several
        self.store.extend([ox.Quad(*triple) for triple in several])

    def says(
        self, subject: Term | None = None, predicate: str | None = None, obj: Term | None = None
    ) -> bool:
        """Whether there is such a triple."""
        return next(self._quads(subject, predicate, obj), None) is not None

    def subjects(self, predicate: str, obj: Term | None = None) -> list[Node]:
        """Of what a property is said, with this value or any."""
        return list(dict.fromkeys(_subject(quad) for quad in self._quads(None, predicate, obj)))

    def objects(self, subject: Term | None, predicate: str) -> list[Term]:
        """The values of a property, of one thing or of all."""
        return list(dict.fromkeys(quad.object for quad in self._quads(subject, predicate, None)))

    def pairs(self, predicate: str) -> list[tuple[Node, Term]]:
        """Of what a property is said, with each value."""
        return [(_subject(quad), quad.object) for quad in self._quads(None, predicate, None)]

    def _quads(self, subject: Term | None, predicate: str | None, obj: Term | None) -> Iterator[Quad]:
        if isinstance(subject, Literal):
            return iter(())
        return self.store.quads_for_pattern(subject, None if predicate is None else NamedNode(predicate), obj)

    def instances(self, cls: Term) -> set[Node]:
        """What is of a class, or of one below it in the data, as SHACL 3.5 has it."""
        waiting, seen, found = [cls], {cls}, set[Node]()
        while waiting:
            one = waiting.pop()
            found.update(self.subjects(_TYPE, one))
            below = [sub for sub in self.subjects(_SUBCLASS, one) if sub not in seen]
            seen.update(below)
            waiting += below
        return found

    @cached_property
    def is_ordinary(self) -> bool:
        """Whether every literal fits its datatype and all values of a property are of one kind.

        Engines compare and write other values each in its own way, and numbers with an exponent.
        """
        kinds: dict[str, str] = {}
        for triple in self.own:
            value = triple.object
            kind = _kind(value.datatype.value, value.value) if isinstance(value, Literal) else ""
            if kind is None or (kind and kinds.setdefault(triple.predicate.value, kind) != kind):
                return False
        return True

    def lines(self) -> str:
        """All triples in N-Triples."""
        own = ox.serialize([*self.own, *self._notes], format=ox.RdfFormat.N_TRIPLES) or b""
        return (self._shared.lines + own).decode()

    def asked(self) -> rdflib.Graph:
        """All triples as a graph for pyshacl."""
        from goalgraph.rdf.asked import merged
        from goalgraph.rdf.statements import asked_of

        return merged(self._shared.asked, asked_of([*self.own, *self._notes]))


def _kind(datatype: str, text: str) -> str | None:
    """The kind of value that a literal is, empty where nothing compares it; none if not of its type."""
    if datatype in _TEXTS:
        # In Python's patterns, an end is before a line break too.
        return None if text.endswith("\n") else "text"
    if datatype in (XSD + "double", XSD + "float"):
        return None
    value = value_of(Literal(text, datatype=NamedNode(datatype)))
    if isinstance(value, str):
        return None if datatype in _READ else ""
    if text != text.strip():
        return None
    if isinstance(value, datetime):
        return f"time {value.tzinfo is None}"
    if datatype == XSD + "gYear":
        return "year"
    return "number" if type(value) in (int, Decimal) else type(value).__name__


def _subject(quad: Quad) -> Node:
    return cast("Node", quad.subject)  # no triple, as no reader lets one in
