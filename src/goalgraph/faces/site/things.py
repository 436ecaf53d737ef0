"""What the plans say of each thing, both ways, before it is told in a language.

In: the scope of a plan. Out: its things, by IRI: what is stated and decided of each, what points at it, and
which links to and from it are only possible. What several plans have is put together to one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, field
from types import MappingProxyType

from goalgraph.base.names import (
    DCTERMS,
    FOAF,
    KIND_OF_CLASS,
    ONTOLOGY_GRAPH,
    RDF,
    RDFS,
    SKOS,
    Basis,
    Kind,
    local_name,
)
from goalgraph.base.order import natural
from goalgraph.base.texts import Texts, in_order
from goalgraph.model.objects import Link, Resource
from goalgraph.model.reference import reference_graphs
from goalgraph.model.scope import Scope
from goalgraph.rdf.statements import plain_literals
from goalgraph.rdf.terms import BlankNode, Literal, NamedNode, Quad, Term, Triple

_NAMES = (RDFS + "label", SKOS + "prefLabel", DCTERMS + "title", FOAF + "name", SKOS + "notation")


@dataclass(frozen=True, slots=True)
class Called:
    """What a thing is called, what sort of thing it is, and in which plan it is where that is one.

    The sort is a kind, or else the first class that the thing has.
    """

    iri: str
    name: str
    labels: Texts
    short: Texts
    kind: Kind | None
    sort: str
    plan: Texts = field(default_factory=dict)

    @property
    def order(self) -> tuple[object, ...]:
        """Where it stands among others: kind by kind, then by its name."""
        return _ORDER[self.kind], natural(self.name), self.iri


_ORDER: Mapping[Kind | None, int] = MappingProxyType(
    {kind: place for place, kind in enumerate((*Kind, None))}
)


@dataclass(frozen=True, slots=True)
class Statement:
    """Something said of a thing, and on what it rests."""

    predicate: str
    value: Term
    basis: Basis


@dataclass(frozen=True, slots=True)
class Pointer:
    """A thing that says something of this one, and on what that rests."""

    predicate: str
    subject: str
    basis: Basis


@dataclass(frozen=True, slots=True)
class Possible:
    """A link that a rule points out and nobody has stated: the other end, and the link itself."""

    other: str
    link: Link


class Thing:
    """A thing, and all that is said of it, gathered bit by bit.

    Attributes:
        called: what it is called.
        resource: what goalgraph reads it as, if it is of one of its kinds.
        said, pointing: what it says, and what says something of it.
        up, down: the possible links from it, and to it.
        home: the graph that says what it is.
        around: what the things are called that it is linked to.
        inner: what is said of the blank nodes in it.
    """

    __slots__ = ("around", "called", "down", "home", "inner", "pointing", "resource", "said", "up")

    def __init__(
        self, called: Called, resource: Resource | None, said: Iterable[Statement], home: str
    ) -> None:
        self.called, self.resource, self.home = called, resource, home
        self.said = list(dict.fromkeys(said))
        self.pointing: list[Pointer] = []
        self.up: list[Possible] = []
        self.down: list[Possible] = []
        self.around: dict[str, Called] = {}
        self.inner: dict[BlankNode, list[Triple]] = {}

    def add(self, other: Thing) -> None:
        """Put what another plan says of it to what is there."""
        self.resource = self.resource or other.resource
        for name in ("said", "pointing", "up", "down"):
            setattr(self, name, list(dict.fromkeys((*getattr(self, name), *getattr(other, name)))))
        self.around.update(other.around)
        self.inner.update(other.inner)

    def passages(self) -> Iterable[str]:
        """The IRIs of what it is stated in."""
        return (one.value.value for one in self.said if isinstance(one.value, NamedNode))


def things_of(scope: Scope, shared: Set[str], title: Texts) -> tuple[dict[str, Thing], dict[str, Thing]]:
    """The things of a plan's own, and those that it has in common with other plans, by IRI.

    ``shared`` are the things that several plans have; what goalgraph ships for all is always in common. What
    is in this plan alone is said to be in the one with the ``title``.
    """
    shipped = reference_graphs()
    left_out = {ONTOLOGY_GRAPH, *(profile.iri for profile in scope.profiles)}
    quads = [
        (quad, scope.basis_of(graph), graph)
        for graph in scope.graphs("stated", "decided")
        if graph not in left_out
        for quad in plain_literals(scope.store.quads(graph))
    ]
    quads.sort(key=lambda one: _key(one[0]))
    said: dict[str, list[Statement]] = {}
    inner: dict[BlankNode, list[Triple]] = {}
    common, homes = set(shared), dict[str, str]()
    for quad, basis, graph in quads:
        if isinstance(quad.subject, NamedNode):
            said.setdefault(quad.subject.value, []).append(
                Statement(quad.predicate.value, quad.object, basis)
            )
            if quad.predicate.value == RDF + "type":
                homes.setdefault(quad.subject.value, graph)
                common |= {quad.subject.value} if graph in shipped else set()
        elif isinstance(quad.subject, BlankNode):
            inner.setdefault(quad.subject, []).append(quad.triple)
    found = {
        iri: Thing(
            _called(scope, iri, said[iri], {} if iri in common else title), scope.by_iri(iri), said[iri], home
        )
        for iri, home in homes.items()
    }
    _point(found)
    _possible(found, scope)
    for thing in found.values():
        thing.inner = _inner(thing, inner)
        thing.around = {
            iri: found[iri].called
            for iri in (
                *(one.value.value for one in thing.said if isinstance(one.value, NamedNode)),
                *(one.subject for one in thing.pointing),
                *(one.other for one in (*thing.up, *thing.down)),
            )
            if iri in found
        }
    own = {iri: thing for iri, thing in found.items() if iri not in common}
    return own, {iri: found[iri] for iri in sorted(common, key=natural) if iri in found}


def texts_of(statements: Iterable[Statement], predicate: str) -> dict[str, str]:
    """The texts that are said by a property, by language."""
    return in_order(
        (one.value.language or "", one.value.value)
        for one in statements
        if one.predicate == predicate and isinstance(one.value, Literal)
    )


def _called(scope: Scope, iri: str, told: list[Statement], title: Texts) -> Called:
    classes = [
        one.value.value for one in told if one.predicate == RDF + "type" and isinstance(one.value, NamedNode)
    ]
    known = scope.by_iri(iri)
    if known is not None:
        return Called(iri, known.screen_name, known.labels, known.short_labels, known.kind, "", title)
    labels: Mapping[str, str] = next((texts for name in _NAMES if (texts := texts_of(told, name))), {})
    name = next(iter(texts_of(told, SKOS + "notation").values()), local_name(iri))
    kinds = [KIND_OF_CLASS[one] for one in classes if one in KIND_OF_CLASS]
    return Called(iri, name, labels, {}, kinds[0] if kinds else None, classes[0] if classes else "", title)


def _point(found: dict[str, Thing]) -> None:
    for iri, thing in found.items():
        for one in thing.said:
            if isinstance(one.value, NamedNode) and one.value.value in found and one.value.value != iri:
                found[one.value.value].pointing.append(Pointer(one.predicate, iri, one.basis))


def _possible(found: dict[str, Thing], scope: Scope) -> None:
    iris = {entry.id: entry.iri for entry in scope.entries()}
    for link in scope.links("derived"):
        ends = iris.get(link.subject), iris.get(link.object)
        if ends[0] in found and ends[1] in found:
            found[str(ends[0])].up.append(Possible(str(ends[1]), link))
            found[str(ends[1])].down.append(Possible(str(ends[0]), link))


def _inner(thing: Thing, inner: dict[BlankNode, list[Triple]]) -> dict[BlankNode, list[Triple]]:
    """What is said of the blank nodes that a thing leads to, step by step."""
    if not inner:
        return {}
    found: dict[BlankNode, list[Triple]] = {}
    waiting = [one.value for one in thing.said if isinstance(one.value, BlankNode)]
    while waiting:
        node = waiting.pop()
        if node not in found:
            found[node] = inner.get(node, [])
            waiting += [triple.object for triple in found[node] if isinstance(triple.object, BlankNode)]
    return found


def _key(quad: Quad) -> tuple[str, ...]:
    return (
        getattr(quad.subject, "value", ""),
        quad.predicate.value,
        getattr(quad.object, "value", ""),
        getattr(quad.object, "language", None) or "",
        getattr(getattr(quad.object, "datatype", None), "value", ""),
    )
