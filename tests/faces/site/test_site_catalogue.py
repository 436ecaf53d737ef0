"""The description of the data sets follows DCAT-AP-SE, as shapes of our own say it, or the site says what it lacks."""

from __future__ import annotations

from pathlib import Path

import pyshacl
import pytest
import rdflib
from rdflib import DCAT, DCTERMS, FOAF, RDF

import goalgraph
from goalgraph.faces.site import Place
from goalgraph.faces.site.catalogue import catalogue
from goalgraph.faces.site.paths import Paths
from goalgraph.faces.site.plan import summary_of
from published import BASE
from small_plan import PLAN

SHAPES = Path(__file__).with_name("dcat-ap-se.ttl")
Files = dict[str, bytes]


def described(data: bytes) -> rdflib.Graph:
    return rdflib.Graph().parse(data=data, format="turtle")


def conforms(graph: rdflib.Graph) -> bool:
    return bool(pyshacl.validate(graph, shacl_graph=str(SHAPES))[0])


def made(graph: goalgraph.Graph, place: Place) -> tuple[rdflib.Graph, tuple[str, ...]]:
    """The description of a graph's plans, and what it lacks."""
    paths = Paths([scope.iri for scope in graph.scopes])
    summaries = [summary_of(scope, scope.plan.id, paths, place) for scope in graph.scopes]
    data, lacking = catalogue(summaries, place)
    return described(data), lacking


def test_it_conforms_where_the_plan_or_whoever_publishes_says_all(small: goalgraph.Graph) -> None:
    place = Place(
        base=BASE.rstrip("/"),
        licence="https://creativecommons.org/publicdomain/zero/1.0/",
        publisher="Sjöbacka kommun",
        contact="mal@sjobacka.example",
    )
    graph, lacking = made(small, place)
    assert lacking == ()
    assert conforms(graph)
    [file] = graph.objects(None, DCAT.downloadURL)
    assert str(file) == f"{BASE}sjobacka/2024.trig"
    assert {str(name) for name in graph.objects(None, FOAF.name)} == {"Sjöbacka kommun"}


def test_the_bundled_plan_says_all_itself(bundled: goalgraph.Graph) -> None:
    graph, lacking = made(bundled, Place(base=BASE))
    assert lacking == ()
    assert conforms(graph)


@pytest.mark.parametrize(
    "left_out", [DCTERMS.publisher, DCTERMS.license, DCTERMS.title, DCAT.accessURL, FOAF.name]
)
def test_the_shapes_find_what_is_missing(decided_site: Files, left_out: rdflib.URIRef) -> None:
    graph = described(decided_site["catalogue.ttl"])
    publisher = rdflib.URIRef(f"{BASE}publisher")
    for node in (*graph.subjects(RDF.type, DCAT.Catalog), *graph.subjects(RDF.type, DCAT.Dataset)):
        graph.set((node, DCTERMS.publisher, publisher))
    graph.add((publisher, RDF.type, FOAF.Agent))
    graph.set((publisher, FOAF.name, rdflib.Literal("Sjöbacka")))
    assert conforms(graph)
    graph.remove((None, left_out, None))
    assert not conforms(graph)


def test_what_nobody_has_said_is_left_out_and_told(small: goalgraph.Graph) -> None:
    graph, lacking = made(small, Place())
    assert lacking == ("base", "licence", "publisher")
    assert not list(graph.objects(None, DCTERMS.license))
    assert not list(graph.objects(None, DCTERMS.publisher))
    assert list(graph.subjects(RDF.type, DCAT.Dataset)) == [rdflib.URIRef(f"{PLAN}/dataset")]


def test_every_plan_is_a_data_set(two_plans: Files) -> None:
    graph = described(two_plans["catalogue.ttl"])
    assert len(list(graph.subjects(RDF.type, DCAT.Dataset))) == 2


@pytest.mark.parametrize(("tag", "language"), [("@en", "en"), ("@sv", "sv"), ("", "und")])
def test_a_name_is_tagged_with_the_language_that_the_plan_says(
    tmp_path: Path, tag: str, language: str
) -> None:
    (tmp_path / "plan.ttl").write_text(
        f"@prefix gg: <https://w3id.org/goalgraph/ontology#> . <{PLAN}> a gg:Plan ; "
        '<http://www.w3.org/2004/02/skos/core#notation> "P" ; '
        f'<http://www.w3.org/2000/01/rdf-schema#label> "Corporate Plan"{tag} .',
        encoding="utf-8",
    )
    place = Place(base=BASE, licence=f"{BASE}licence", publisher="Sjöbacka")
    graph, _ = made(goalgraph.load(tmp_path), place)
    assert conforms(graph)
    [name] = graph.objects(rdflib.URIRef(f"{PLAN}/dataset"), DCTERMS.title)
    assert name == rdflib.Literal("Corporate Plan", lang=language)
