"""The vocabulary: linted, free of contradictions, readable without a network, and broken where it should break.

In: ontology/*.ttl, the shapes that lint it, and the bundled data. Out: a failure that names the term.
"""

from __future__ import annotations

import json
from functools import cache
from itertools import combinations
from pathlib import Path

import owlrl
import pyshacl
import pytest
from rdflib import OWL, RDF, RDFS, SH, SKOS, BNode, Graph, Literal, Namespace, URIRef
from rdflib.collection import Collection
from rdflib.namespace import DCTERMS, XSD
from rdflib.term import Node
from test_shapes import copy_of, real_plan

from places import ROOT

FOLDER = ROOT / "ontology"
IRI = URIRef("https://w3id.org/goalgraph/ontology")
GG = Namespace(f"{IRI}#")
ERROR = URIRef("http://www.daml.org/2002/03/agents/agent-ont#error")
LINT = FOLDER / "lint.ttl"
VOCABULARY = sorted(set(FOLDER.glob("*.ttl")) - {LINT})


@cache
def ontology() -> Graph:
    return Graph().parse(FOLDER / "goalgraph.ttl")


@cache
def with_alignments() -> Graph:
    graph = Graph()
    for file in VOCABULARY:
        graph.parse(file)
    return graph


def lint(graph: Graph) -> set[tuple[str, str]]:
    """What the lint says: rule and the local name of the term."""
    rules = Graph().parse(LINT)
    _, report, _ = pyshacl.validate(copy_of(graph), shacl_graph=rules, inference="none", advanced=False)
    assert isinstance(report, Graph)
    found = set()
    for result in report.subjects(RDF.type, SH.ValidationResult):
        rule = str(report.value(result, SH.sourceShape)).rpartition("#")[2]
        focus = str(report.value(result, SH.focusNode))
        found.add((rule, focus.rpartition("#")[2] or focus))
    return found


def contradictions(*graphs: Graph) -> list[str]:
    """What an OWL 2 RL reasoner finds impossible."""
    together = Graph()
    for graph in graphs:
        together += graph
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(together)
    return [str(message) for message in together.objects(None, ERROR)]


# --- The lint ---


def test_the_vocabulary_passes_its_lint() -> None:
    assert lint(ontology()) == set()


def test_the_alignments_pass_the_lint_too() -> None:
    assert lint(with_alignments()) == set()


TERM = 'gg:{name} a {kind} ; rdfs:label "x"@sv , "x"@en ; skos:definition "x."@sv , "x."@en ; rdfs:isDefinedBy <{iri}> .'
GOOD_CLASS = TERM.format(name="New", kind="owl:Class", iri=IRI)
BROKEN = {
    "term-label": GOOD_CLASS.replace('"x"@sv , ', ""),
    "term-definition": GOOD_CLASS.replace(', "x."@en', ""),
    "term-home": GOOD_CLASS.replace(f" ; rdfs:isDefinedBy <{IRI}>", ""),
    "class-name": GOOD_CLASS.replace("gg:New", "gg:new_one"),
    "property-name": TERM.format(name="NewLink", kind="owl:ObjectProperty", iri=IRI),
    "no-equivalent-class": "gg:Risk owl:equivalentClass <https://example.org/Risk> .",
    "no-equivalent-property": "gg:unit owl:equivalentProperty <https://example.org/unit> .",
    "no-imports": f"<{IRI}> owl:imports <https://example.org/other> .",
    "ontology-header": f"<{IRI}> owl:versionIRI <https://example.org/another> .",
}
PREFIXES = f"@prefix gg: <{GG}> . @prefix owl: <{OWL}> . @prefix rdfs: <{RDFS}> . @prefix skos: <{SKOS}> . "


def test_there_is_a_broken_example_for_each_lint_rule() -> None:
    rules = Graph().parse(LINT)
    named = {
        str(node).rpartition("#")[2]
        for kind in (SH.NodeShape, SH.PropertyShape)
        for node in rules.subjects(RDF.type, kind)
    }
    assert named == BROKEN.keys()


@pytest.mark.parametrize("rule", sorted(BROKEN))
def test_each_lint_rule_catches_what_it_is_there_for(rule: str) -> None:
    broken = copy_of(ontology()).parse(data=PREFIXES + BROKEN[rule], format="turtle")
    assert {name for name, _ in lint(broken)} == {rule}


# --- The terms ---


def test_the_header_names_the_version_and_the_licence() -> None:
    version = next(ontology().objects(IRI, OWL.versionInfo))
    assert ontology().value(IRI, OWL.versionIRI) == URIRef(f"{IRI}/{version}")
    assert ontology().value(IRI, DCTERMS.license) is not None
    assert ontology().value(IRI, DCTERMS.creator) is not None


@pytest.mark.parametrize("file", [*VOCABULARY, LINT], ids=lambda file: file.name)
def test_nothing_is_imported_and_nothing_made_equivalent(file: Path) -> None:
    graph = Graph().parse(file)
    for predicate in (OWL.imports, OWL.equivalentClass, OWL.equivalentProperty, OWL.sameAs, SKOS.exactMatch):
        assert list(graph.subject_objects(predicate)) == []


def own_properties() -> list[URIRef]:
    return sorted(
        term
        for kind in (OWL.ObjectProperty, OWL.DatatypeProperty)
        for term in ontology().subjects(RDF.type, kind)
        if isinstance(term, URIRef) and term.startswith(str(GG))
    )


@pytest.mark.parametrize("term", own_properties(), ids=lambda term: term.rpartition("#")[2])
def test_a_property_points_at_what_its_range_allows(term: URIRef) -> None:
    classes = set(ontology().subjects(RDF.type, OWL.Class))
    own = {node for node in ontology().objects(term, RDFS.domain) if str(node).startswith(str(GG))}
    assert own <= classes
    assert len(list(ontology().objects(term, RDFS.domain))) <= 1
    assert len(list(ontology().objects(term, RDFS.range))) <= 1
    for target in ontology().objects(term, RDFS.range):
        literal = target == RDF.langString or str(target).startswith(str(XSD))
        assert literal == ((term, RDF.type, OWL.DatatypeProperty) in ontology())
        assert literal or not str(target).startswith(str(GG)) or target in classes


def test_each_fixed_value_is_of_one_class_that_the_vocabulary_describes() -> None:
    classes = set(ontology().subjects(RDF.type, OWL.Class))
    for term in ontology().subjects(RDFS.isDefinedBy, IRI):
        kinds = set(ontology().objects(term, RDF.type)) - {OWL.FunctionalProperty}
        assert len(kinds) == 1, term
        assert kinds <= classes | {OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty}, term


def test_every_term_that_the_data_uses_is_in_the_vocabulary() -> None:
    profile = Graph().parse(ROOT / "shapes" / "profiles" / "vaggeryd" / "profile.ttl")
    known = set((ontology() + profile).subjects(RDF.type, None))
    used = {
        node
        for triple in real_plan()
        for node in triple
        if isinstance(node, URIRef) and node.startswith(str(GG))
    }
    assert used - known == set()


# --- Contradictions ---


def test_vocabulary_and_alignments_hold_no_contradiction() -> None:
    assert contradictions(with_alignments()) == []


def test_a_thing_that_is_both_goal_and_risk_is_found_impossible() -> None:
    broken = Graph().parse(ROOT / "tests" / "fixtures" / "inconsistent.ttl")
    messages = contradictions(ontology(), broken)
    assert len(messages) == 1, json.dumps(messages)
    assert "Goal" in messages[0]
    assert "Risk" in messages[0]


def disjoint_pairs() -> set[frozenset[Node]]:
    pairs = set()
    for axiom in ontology().subjects(RDF.type, OWL.AllDisjointClasses):
        members = ontology().value(axiom, OWL.members)
        assert isinstance(members, BNode)
        pairs |= {frozenset(pair) for pair in combinations(Collection(ontology(), members), 2)}
    return pairs


def test_nothing_in_the_bundled_plan_is_two_things_that_cannot_be_one() -> None:
    """The types that the data states, and those that follow from domain, range and superclass."""
    plan = real_plan()
    kinds: dict[Node, set[Node]] = {}
    for subject, kind in plan.subject_objects(RDF.type):
        kinds.setdefault(subject, set()).add(kind)
    for predicate in own_properties():
        domain, target = ontology().value(predicate, RDFS.domain), ontology().value(predicate, RDFS.range)
        for subject, value in plan.subject_objects(predicate):
            if domain is not None:
                kinds.setdefault(subject, set()).add(domain)
            if target is not None and not isinstance(value, Literal):
                kinds.setdefault(value, set()).add(target)
    forbidden = disjoint_pairs()
    for thing, stated in kinds.items():
        implied = {above for kind in stated for above in ontology().transitive_objects(kind, RDFS.subClassOf)}
        for pair in combinations(implied, 2):
            assert frozenset(pair) not in forbidden, (thing, pair)
