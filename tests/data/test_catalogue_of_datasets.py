"""The data sets' description: the fields that DCAT-AP-SE makes obligatory, and every data set in it."""

from __future__ import annotations

import rdflib
from rdflib import DCAT, DCTERMS, FOAF, RDF

import goalgraph
from places import ROOT

CATALOGUE = rdflib.Graph().parse(ROOT / "data" / "catalogue.ttl")


def test_the_catalogue_has_its_obligatory_fields() -> None:
    [catalogue] = CATALOGUE.subjects(RDF.type, DCAT.Catalog)
    for field in (DCTERMS.title, DCTERMS.description, DCTERMS.publisher, DCTERMS.license, DCAT.dataset):
        assert list(CATALOGUE.objects(catalogue, field)), field
    for publisher in CATALOGUE.objects(None, DCTERMS.publisher):
        assert list(CATALOGUE.objects(publisher, FOAF.name))
        assert list(CATALOGUE.objects(publisher, DCTERMS.type))


def test_each_data_set_has_its_obligatory_fields_and_a_distribution() -> None:
    listed = set(CATALOGUE.objects(None, DCAT.dataset))
    assert listed == set(CATALOGUE.subjects(RDF.type, DCAT.Dataset))
    for dataset in listed:
        for field in (DCTERMS.title, DCTERMS.description, DCTERMS.publisher, DCAT.distribution):
            assert list(CATALOGUE.objects(dataset, field)), (dataset, field)
        for distribution in CATALOGUE.objects(dataset, DCAT.distribution):
            assert list(CATALOGUE.objects(distribution, DCAT.accessURL))
            assert list(CATALOGUE.objects(distribution, DCTERMS.license))


def test_every_shipped_data_graph_is_listed(bundled: goalgraph.Graph) -> None:
    made = {g for g in bundled.store.graphs() if g.endswith("/derived") or "/id/profile/" in g}
    graphs = {g for g in bundled.store.graphs() if "/id/" in g} - made
    described = {g.replace("/stated", "/dataset") for g in graphs}
    assert {str(dataset) for dataset in CATALOGUE.objects(None, DCAT.dataset)} == described


def test_alignments_claim_no_equivalence_and_import_nothing() -> None:
    alignments = rdflib.Graph().parse(ROOT / "ontology" / "alignments.ttl")
    assert not list(alignments.subject_objects(rdflib.OWL.equivalentClass))
    assert not list(alignments.subject_objects(rdflib.OWL.imports))
