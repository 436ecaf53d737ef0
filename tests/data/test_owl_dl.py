"""The ontology is OWL 2 DL as far as can be seen without a reasoner: each name is one kind of thing, and declared.

In: the ontology with its alignments, the terms beside it and what is deprecated, and every plan that is shipped.
Out: a failure that names the term. OWL 2 has no datatype for days: they are in no range, and the shapes' concern.
"""

from __future__ import annotations

from functools import cache

import pytest
from rdflib import OWL, RDF, RDFS, XSD, Graph, Literal, URIRef
from rdflib.term import Node

from places import ROOT

GG = "https://w3id.org/goalgraph/ontology#"
RESERVED = (str(RDF), str(RDFS), str(OWL), str(XSD))
BUILT_IN = {RDF.type, RDF.first, RDF.rest, RDFS.subClassOf, RDFS.subPropertyOf, RDFS.domain, RDFS.range}
ANNOTATIONS = {RDFS.label, RDFS.comment, RDFS.isDefinedBy, RDFS.seeAlso, OWL.deprecated, OWL.versionInfo}
DATATYPES = {
    XSD.string,
    XSD.boolean,
    XSD.decimal,
    XSD.integer,
    XSD.nonNegativeInteger,
    XSD.anyURI,
    XSD.dateTime,
}


@cache
def ontology() -> Graph:
    graph = Graph()
    for name in ("goalgraph", "alignments", "deprecated"):
        graph.parse(ROOT / "ontology" / f"{name}.ttl")
    return graph.parse(ROOT / "shapes" / "terms.ttl")


@cache
def data() -> Graph:
    graph = Graph()
    for path in (ROOT / "data").rglob("*.ttl"):
        graph.parse(path)
    return graph


def of(kind: URIRef) -> set[Node]:
    return set(ontology().subjects(RDF.type, kind))


def test_a_name_is_a_class_or_one_kind_of_property() -> None:
    kinds = [
        of(kind) for kind in (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
    ]
    assert sum(map(len, kinds)) == len(set.union(*kinds))


def test_every_property_that_the_ontology_uses_is_declared() -> None:
    declared = (
        of(OWL.ObjectProperty)
        | of(OWL.DatatypeProperty)
        | of(OWL.AnnotationProperty)
        | BUILT_IN
        | ANNOTATIONS
    )
    used = {term for term in ontology().predicates() if not str(term).startswith(str(OWL))}
    assert used - declared == set()


def test_every_class_that_the_ontology_uses_is_declared() -> None:
    used = {
        term
        for predicate in (RDF.type, RDFS.domain, RDFS.subClassOf)
        for term in ontology().objects(None, predicate)
        if isinstance(term, URIRef) and not str(term).startswith(str(OWL))
    }
    members = {
        term
        for head in ontology().objects(None, OWL.unionOf | OWL.members)
        for term in ontology().items(head)
    }
    assert (used | members) - of(OWL.Class) - of(OWL.ObjectProperty) == set()


def test_a_range_is_a_class_or_a_datatype_as_the_property_is() -> None:
    for term, target in ontology().subject_objects(RDFS.range):
        if term in of(OWL.DatatypeProperty):
            assert target in DATATYPES | {RDF.langString}, term
        else:
            assert not isinstance(target, URIRef) or target in of(OWL.Class), term


@pytest.mark.parametrize("kind", [OWL.FunctionalProperty, OWL.TransitiveProperty, OWL.SymmetricProperty])
def test_only_properties_are_functional_transitive_or_symmetric(kind: URIRef) -> None:
    assert of(kind) <= of(OWL.ObjectProperty) | of(OWL.DatatypeProperty)
    assert not of(OWL.TransitiveProperty) & of(OWL.FunctionalProperty)


def test_a_property_specialises_one_of_its_kind() -> None:
    for term, above in ontology().subject_objects(RDFS.subPropertyOf):
        for kind in (OWL.ObjectProperty, OWL.DatatypeProperty):
            assert above not in of(kind) or term in of(kind), term


def test_nothing_is_said_of_a_name_that_is_reserved() -> None:
    for graph in (ontology(), data()):
        assert not {term for term in graph.subjects() if str(term).startswith(RESERVED)}
        types = {
            term for term in graph.objects(None, RDF.type) if str(term).startswith((str(RDF), str(RDFS)))
        }
        assert types == set()


def test_a_plan_uses_links_as_links_and_texts_as_texts() -> None:
    for term in of(OWL.ObjectProperty):
        assert not [value for value in data().objects(None, term) if isinstance(value, Literal)], term
    for term in of(OWL.DatatypeProperty):
        assert not [value for value in data().objects(None, term) if not isinstance(value, Literal)], term


def test_every_property_that_a_plan_uses_is_declared_or_of_one_kind() -> None:
    declared = (
        of(OWL.ObjectProperty)
        | of(OWL.DatatypeProperty)
        | of(OWL.AnnotationProperty)
        | BUILT_IN
        | ANNOTATIONS
    )
    for term in set(data().predicates()) - declared:
        assert not str(term).startswith(GG), term
        kinds = {isinstance(value, Literal) for value in data().objects(None, term)}
        assert len(kinds) == 1, term
