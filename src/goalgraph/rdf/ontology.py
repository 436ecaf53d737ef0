"""What the ontology says of its own terms, for reading what others wrote with them.

In: the shipped ontology, the terms beside it and the profiles. Out: the classes and properties, the datatype
of each property that has one, and the term that a misspelt one, or one in almost our namespace, was probably
meant to be.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

import pyoxigraph as ox
from immutabledict import immutabledict

from goalgraph.base.frozen import Frozen
from goalgraph.base.names import DCTERMS, GG, KIND_OF_CLASS, OWL, RDFS, SDGO, SHAPES, XSD
from goalgraph.base.resources import resource_folder

_ALMOST = re.compile(r"https?://(?:www\.)?w3id\.org/goalgraph/ontology[#/]?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Vocabulary(Frozen):
    """The terms that goalgraph reads.

    Attributes:
        terms: what the ontology, the terms beside it and the shipped profiles describe, by IRI.
        classes, properties: what a foreign term may specialise.
        datatypes: by property, the datatype of its values.
        functional: the properties of which a resource has at most one value.
        single: by property, the classes whose resources have at most one value of it.
        links: the properties that lead to a resource.
    """

    terms: frozenset[str]
    classes: frozenset[str]
    properties: frozenset[str]
    datatypes: Mapping[str, str]
    functional: frozenset[str]
    single: Mapping[str, frozenset[str]]
    links: frozenset[str]


@cache
def vocabulary() -> Vocabulary:
    """The shipped ontology's terms.

    >>> vocabulary().datatypes["https://w3id.org/goalgraph/ontology#dueDate"]
    'http://www.w3.org/2001/XMLSchema#date'
    """
    shapes = resource_folder("shapes")
    profiles = sorted((shapes / "profiles").glob("*/profile.ttl"))
    files = [resource_folder("ontology") / "goalgraph.ttl", shapes / "terms.ttl", *profiles]
    quads = [quad for path in files for quad in ox.parse(path=path, format=ox.RdfFormat.TURTLE)]
    terms = frozenset(
        quad.subject.value
        for quad in quads
        if isinstance(quad.subject, ox.NamedNode) and quad.subject.value.startswith((GG, SHAPES))
    )
    ranges = {
        quad.subject.value: quad.object.value
        for quad in quads
        if quad.predicate.value in (RDFS + "range", SHAPES + "datatype")
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode)
    }
    return Vocabulary(
        terms=terms,
        classes=terms | set(KIND_OF_CLASS),
        properties=terms | {SDGO + "isTargetOf"},
        datatypes={
            **{name: kind for name, kind in ranges.items() if kind.startswith(XSD)},
        },
        functional=_declared_as(quads, OWL + "FunctionalProperty"),
        single=_single(quads),
        links=_declared_as(quads, OWL + "ObjectProperty"),
    )


def _declared_as(quads: Iterable[ox.Quad], kind: str) -> frozenset[str]:
    return frozenset(
        quad.subject.value
        for quad in quads
        if quad.object == ox.NamedNode(kind) and isinstance(quad.subject, ox.NamedNode)
    )


def _single(quads: Iterable[ox.Quad]) -> Mapping[str, frozenset[str]]:
    """The classes that the ontology gives at most one value of a property, by property."""
    said = {(str(quad.subject), quad.predicate.value): getattr(quad.object, "value", "") for quad in quads}
    found: dict[str, frozenset[str]] = {}
    for quad in quads:
        node = str(quad.object)
        if quad.predicate.value == RDFS + "subClassOf" and said.get((node, OWL + "maxCardinality")) == "1":
            name = said[node, OWL + "onProperty"]
            found[name] = found.get(name, frozenset()) | {getattr(quad.subject, "value", "")}
    return immutabledict(found)


@cache
def deprecated() -> Mapping[str, tuple[str, ...]]:
    """The terms of earlier versions, each with what it is replaced by.

    >>> deprecated()["https://w3id.org/goalgraph/ontology#purposeOf"]
    ('https://w3id.org/goalgraph/ontology#guides',)
    """
    path = resource_folder("ontology") / "deprecated.ttl"
    replaced: dict[str, tuple[str, ...]] = {}
    for quad in ox.parse(path=path, format=ox.RdfFormat.TURTLE):
        if quad.predicate.value == DCTERMS + "isReplacedBy" and isinstance(quad.object, ox.NamedNode):
            term = str(quad.subject.value) if isinstance(quad.subject, ox.NamedNode) else ""
            replaced[term] = (*replaced.get(term, ()), quad.object.value)
    return immutabledict(replaced)


def almost_ours(iri: str) -> str | None:
    """The namespace of an IRI that is almost, but not quite, goalgraph's.

    >>> almost_ours("http://w3id.org/goalgraph/ontology#Plan")
    'http://w3id.org/goalgraph/ontology#'
    >>> almost_ours("https://w3id.org/goalgraph/ontology#Plan")
    """
    match = _ALMOST.match(iri)
    return match[0] if match and len(iri) > len(match[0]) and not iri.startswith(GG) else None


def almost_ours_in(quads: Iterable[ox.Quad]) -> str | None:
    """The namespace that is almost goalgraph's among the classes and properties of ``quads``."""
    for quad in quads:
        for node in (quad.predicate, quad.object):
            if isinstance(node, ox.NamedNode) and (namespace := almost_ours(node.value)):
                return namespace
    return None


def meant(iri: str) -> str | None:
    """The successor of a term that was ours, or the nearest to one that looks like it; nothing for any other.

    >>> meant("https://w3id.org/goalgraph/ontology#BoardGoal")
    'https://w3id.org/goalgraph/ontology#Goal'

    >>> meant("https://w3id.org/goalgraph/ontology#goal")
    'https://w3id.org/goalgraph/ontology#Goal'
    >>> meant("https://w3id.org/goalgraph/ontology#startLine")
    'https://w3id.org/goalgraph/ontology#statedIn'
    >>> meant("https://w3id.org/goalgraph/shapes#usualMax")
    'https://w3id.org/goalgraph/shapes#usualMaximum'
    >>> meant("https://w3id.org/goalgraph/ontology#Goal")
    """
    ours = SHAPES if iri.startswith(SHAPES) else GG
    namespace = ours if iri.startswith(ours) else almost_ours(iri)
    known = vocabulary().terms
    if namespace is None or iri in known:
        return None
    name = iri.removeprefix(namespace)
    retired = {old.casefold(): successors for old, successors in deprecated().items()}
    if successors := deprecated().get(GG + name) or retired.get((GG + name).casefold()):
        return successors[0]
    folded: dict[str, str] = {}
    for term in sorted((one for one in known if one.startswith(ours)), reverse=True):
        folded[term.removeprefix(ours).casefold()] = term
    from difflib import get_close_matches

    if same := folded.get(name.casefold()):
        return same
    # A class is not meant where a property is written, nor the other way about.
    alike = [
        one for one, term in folded.items() if term.removeprefix(ours)[:1].isupper() == name[:1].isupper()
    ]
    return folded[get_close_matches(name.casefold(), alike, n=1, cutoff=0)[0]]
