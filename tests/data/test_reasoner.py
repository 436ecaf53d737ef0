"""What follows from the ontology and the data is no contradiction: HermiT, in a Java of its own.

In: the ontology, each plan that is shipped, and a plan that contradicts itself. Out: consistent or not. xsd:date and
xsd:gYear are no datatypes of OWL 2, so what has them is left to the shapes.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import rdflib
from rdflib import OWL, RDF, RDFS, XSD, Namespace, URIRef
from rdflib.term import Node

from places import ROOT

DATA = ROOT / "data"
ONTOLOGY = ROOT / "ontology" / "goalgraph.ttl"
GG = Namespace("https://w3id.org/goalgraph/ontology#")
OUTSIDE = {XSD.date, XSD.gYear, XSD.duration}
PLANS = sorted({path.parent for path in DATA.rglob("plan.ttl")})


@pytest.fixture(scope="module", autouse=True)
def java() -> Iterator[None]:
    if shutil.which("java") is None:
        reason = "no Java: install it (apt install default-jre-headless)"
        pytest.fail(reason) if os.environ.get("CI") else pytest.skip(reason)
    with pytest.MonkeyPatch.context() as patch:
        # It reasons for a second: to compile it well, beside it, takes longer.
        patch.setenv("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")
        yield


def consistent(graph: rdflib.Graph, place: Path) -> bool:
    import owlready2

    left = rdflib.Graph()
    for triple in graph:
        if getattr(triple[2], "datatype", None) not in OUTSIDE and XSD.date not in triple:
            left.add(triple)
    for term in left.predicates(unique=True):
        if not declared(term, left):
            literal = any(isinstance(value, rdflib.Literal) for value in left.objects(None, term))
            left.add((term, RDF.type, OWL.AnnotationProperty if literal else OWL.ObjectProperty))
    named = (RDF.type, RDFS.domain, RDFS.range, RDFS.subClassOf)
    for term in {term for predicate in named for term in left.objects(None, predicate)}:
        if isinstance(term, URIRef) and not declared(term, left):
            left.add((term, RDF.type, OWL.Class))
    file = place / "all.nt"
    left.serialize(file, format="nt", encoding="utf-8")
    world = owlready2.World()
    ontology = world.get_ontology(file.as_uri()).load()
    try:
        with ontology:
            owlready2.sync_reasoner(world, debug=0)
    except owlready2.OwlReadyInconsistentOntologyError:
        return False
    return list(world.inconsistent_classes()) == []


def declared(term: Node, graph: rdflib.Graph) -> bool:
    """Whether the graph or a standard says what the term is."""
    standards = (str(RDF), str(RDFS), str(OWL), str(XSD))
    return (term, RDF.type, None) in graph or str(term).startswith(standards)


def ontology() -> rdflib.Graph:
    return rdflib.Graph().parse(ONTOLOGY).parse(ROOT / "shapes" / "terms.ttl")


def test_the_ontology_is_consistent(tmp_path: Path) -> None:
    assert consistent(ontology(), tmp_path)


@pytest.mark.parametrize("plan", PLANS, ids=lambda path: str(path.relative_to(DATA)))
def test_a_plan_is_consistent_with_it(plan: Path, tmp_path: Path) -> None:
    graph = ontology()
    for file in sorted(plan.glob("*.ttl")):
        graph.parse(file)
    assert consistent(graph, tmp_path)


def test_what_is_two_things_that_exclude_each_other_is_not(tmp_path: Path) -> None:
    graph = ontology()
    one = URIRef("https://example.org/0000/2030/KS1")
    graph.add((one, RDF.type, GG.Risk))
    graph.add((one, RDF.type, GG.Indicator))
    assert not consistent(graph, tmp_path)
