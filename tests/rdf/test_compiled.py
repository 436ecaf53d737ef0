"""The compiled engines say of each constraint what pyshacl says, or leave it to pyshacl.

In: a rule with one constraint, and invented data that keep to it here and break it there. Out: a failure that
names the constraint and what only one of them found.
"""

from __future__ import annotations

from decimal import Decimal

import pyoxigraph as ox
import pytest
from rdflib import RDF, SH, Graph, Literal
from rdflib.term import BNode, Node

from goalgraph.rdf.compiled import ADMITTED, CONSTRAINTS, compiled_report
from goalgraph.rdf.data_graph import DataGraph, Shared
from goalgraph.rdf.shacl import reference_report, validation_report

PREFIXES = """
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix x: <urn:x:> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
"""
DATA = f"""{PREFIXES}
x:Special rdfs:subClassOf x:Thing .
x:a a x:Thing ; x:number 5 ; x:part 2.5 ; x:name "Clean water"@en , "Rent vatten"@sv ; x:code "A1" ; x:day "2031-05-01"^^xsd:date ;
    x:end "2031-12-31"^^xsd:date ; x:to x:b ; x:other x:b ; x:whole true .
x:b a x:Special ; x:number 50 , 3 ; x:part 2.5 ; x:name "Air"@en , "Luft"@en ; x:code "a 1" , "B2" ; x:day "2032-05-01"^^xsd:date ;
    x:end "2031-12-31"^^xsd:date ; x:to x:c , "nowhere" ; x:other x:d .
x:c a x:Thing , x:Other ; x:number 7.0 ; x:name "Ingen"@sv-SE ; x:code "" ; x:day "2031-01-01"^^xsd:date ; x:more "à la carte" ; x:to x:c .
x:d a x:Other ; x:number 1 ; x:code "A1" , "A1\\nB" .
"""
# A property shape or a node shape by constraint; those with a query begin with its text.
RULES = {
    "class": "sh:path x:to ; sh:class x:Thing",
    "datatype": "sh:path x:number ; sh:datatype xsd:integer",
    "nodeKind": "sh:path x:to ; sh:nodeKind sh:IRI",
    "minCount": "sh:path x:day ; sh:minCount 1",
    "maxCount": "sh:path ( x:to x:code ) ; sh:maxCount 1",
    "minLength": "sh:path x:code ; sh:minLength 2",
    "maxLength": "sh:path x:more ; sh:maxLength 9",
    "pattern": 'sh:path x:code ; sh:pattern "^[a-b][0-9]$" ; sh:flags "i"',
    "languageIn": 'sh:path x:name ; sh:languageIn ( "sv" )',
    "minExclusive": "sh:path x:number ; sh:minExclusive 3",
    "minInclusive": "sh:path x:number ; sh:minInclusive 3.5",
    "maxExclusive": "sh:path x:day ; sh:maxExclusive '2031-05-01'^^xsd:date",
    "maxInclusive": "sh:path x:number ; sh:maxInclusive 7",
    "uniqueLang": "sh:path x:name ; sh:uniqueLang true",
    "equals": "sh:path x:to ; sh:equals x:other",
    "disjoint": "sh:path x:to ; sh:disjoint x:other",
    "lessThan": "sh:path x:day ; sh:lessThan x:end",
    "lessThanOrEquals": "sh:path x:number ; sh:lessThanOrEquals x:part",
    "not": "sh:not [ sh:path x:code ; sh:hasValue 'A1' ]",
    "and": "sh:and ( [ sh:path x:code ; sh:minCount 2 ] [ sh:class x:Thing ] )",
    "or": "sh:or ( [ sh:path x:whole ; sh:minCount 1 ] [ sh:path [ sh:inversePath x:to ] ; sh:minCount 2 ] )",
    "xone": "sh:xone ( [ sh:class x:Thing ] [ sh:class x:Other ] )",
    "property": "sh:property [ sh:path [ sh:zeroOrMorePath x:to ] ; sh:nodeKind sh:IRI ; sh:severity sh:Warning ]",
    "hasValue": "sh:path [ sh:oneOrMorePath x:to ] ; sh:hasValue x:c",
    "in": "sh:path x:code ; sh:in ( 'A1' 'B2' )",
    "qualifiedValueShape": (
        "sh:path [ sh:alternativePath ( x:to x:other ) ] ; "
        "sh:qualifiedValueShape [ sh:class x:Thing ] ; sh:qualifiedMinCount 1 ; sh:qualifiedMaxCount 1"
    ),
    "closed": "sh:closed true ; sh:ignoredProperties ( <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> x:number )",
    "sparql": 'sh:sparql [ sh:select "SELECT $this ?value { $this <urn:x:to> ?value . ?value <urn:x:day> ?d }" ]',
}
QUERIES = {
    "days": "SELECT $this ?value { $this <urn:x:day> ?value ; <urn:x:end> ?end . FILTER(?value > ?end) }",
    "sum": "SELECT $this (SUM(?n) AS ?value) { $this <urn:x:number> ?n } GROUP BY $this HAVING(SUM(?n) > 6)",
    "worked out": "SELECT $this ?value { $this <urn:x:code> ?c BIND(CONCAT(?c, '?') AS ?value) }",
    "lack": "SELECT $this { FILTER NOT EXISTS { $this <urn:x:part> ?p } }",
    "in a text": "SELECT $this ?value { $this <urn:x:code> ?value FILTER(?value = '{ $this } UNION') }",
    "either": "SELECT $this ?value { { $this <urn:x:to> ?value } UNION { ?value <urn:x:to> $this } }",
    "on": "SELECT DISTINCT $this ?value { $this (<urn:x:to>|<urn:x:other>)+ ?value }",
    "optional": "SELECT $this { $this <urn:x:code> ?c OPTIONAL { $this <urn:x:whole> ?w } FILTER(!BOUND(?w)) }",
    "inner": "SELECT $this ?value { $this a ?kind { SELECT $this ?value { $this <urn:x:to> ?value } } }",
}
NOT_ADMITTED = {
    "a shape in a shape, of which pyshacl tells the details": "sh:path x:other ; sh:node [ sh:class x:Thing ]",
    "a rule": "sh:rule [ a sh:TripleRule ; sh:subject sh:this ; sh:predicate x:is ; sh:object x:a ]",
    "a target asked for": "sh:target [ a sh:SPARQLTarget ; sh:select 'SELECT ?this { ?this a ?kind }' ]",
    "a property's query": "sh:path x:to ; sh:sparql [ sh:select 'SELECT $this ?value { $this $PATH ?value }' ]",
    "a query that names a path": "sh:sparql [ sh:select 'SELECT $this ?path { $this ?path ?v }' ]",
    "an inner query about another": (
        "sh:sparql [ sh:select 'SELECT $this ?v { $this a ?k { SELECT ?v { ?v <urn:x:to> ?end } } }' ]"
    ),
    "a query that takes away": "sh:sparql [ sh:select 'SELECT $this { $this a ?k MINUS { $this <urn:x:to> ?v } }' ]",
    "a query in a part": "sh:or ( x:part-rule [ sh:class x:Other ] )",
}


def shapes(constraint: str) -> Graph:
    kind = "PropertyShape" if constraint.startswith("sh:path") else "NodeShape"
    rule = f"x:rule a sh:{kind} ; sh:targetClass x:Thing ; sh:targetNode x:d ; {constraint} ."
    part = (
        "x:part-rule a sh:NodeShape ; sh:sparql [ sh:select 'SELECT $this { $this <urn:x:day> ?d }' ] ."
        if "part-rule" in constraint
        else ""
    )
    return Graph().parse(data=f"{PREFIXES} {rule} {part}", format="turtle")


def query(text: str) -> str:
    return f'sh:sparql [ sh:select """{text}""" ]'


def data_graph(text: str = DATA) -> DataGraph:
    """As a plan's is: its triples have been in the engine's store."""
    store = ox.Store()
    store.load(text.encode(), ox.RdfFormat.TURTLE)
    return DataGraph(Shared(()), [quad.triple for quad in store])


def told(report: Graph, rules: Graph) -> list[tuple[str, ...]]:
    return sorted(
        tuple(
            map(as_told, (report.value(one, name) for name in (SH.focusNode, SH.value, *WITH)), [rules] * 6)
        )
        for one in report.subjects(RDF.type, SH.ValidationResult)
    )


WITH = (SH.resultPath, SH.sourceConstraintComponent, SH.resultSeverity)


def as_told(node: Node | None, rules: Graph) -> str:
    if isinstance(node, Literal) and isinstance(node.value, int | Decimal):
        return str(Decimal(node.value).normalize())
    return "a path" if isinstance(node, BNode) and (node, None, None) in rules else str(node)


@pytest.mark.parametrize("name", [*CONSTRAINTS, *QUERIES])
def test_both_say_the_same_of_a_constraint_and_find_something(name: str) -> None:
    rules = shapes(RULES.get(name) or query(QUERIES[name]))
    data = data_graph()
    compiled = compiled_report(data, rules)
    assert compiled is not None
    ours, theirs = told(reference_report(data.asked(), rules), rules), told(compiled, rules)
    assert ours == theirs
    assert (ours == []) == (name == "in a text")


def test_there_is_a_rule_for_each_constraint() -> None:
    assert RULES.keys() == set(CONSTRAINTS)
    assert {str(SH) + name for name in RULES} <= ADMITTED


@pytest.mark.parametrize("name", NOT_ADMITTED)
def test_what_is_not_known_to_be_the_same_is_left_to_pyshacl(name: str) -> None:
    rules = shapes(NOT_ADMITTED[name])
    assert compiled_report(data_graph(), rules) is None


@pytest.mark.parametrize(
    ("constraint", "more"),
    [
        (RULES["lessThan"], "x:d a x:Thing ; x:day 'soon' ; x:end '2031-01-01'^^xsd:date ."),
        (RULES["nodeKind"], "x:d a x:Thing ; x:to [ x:code 'no address' ] ."),
        (query(QUERIES["on"]), "x:d a x:Thing ; x:to [ x:code 'no address' ] ."),
        (RULES["nodeKind"], "x:d x:text 'seven'^^xsd:integer ."),
        (RULES["minLength"], "x:d x:code 7e0 ."),
        (RULES["pattern"], "x:d a x:Thing ; x:code 'A1\\n' ."),
        (
            query(QUERIES["days"]),
            "x:d a x:Thing ; x:day '2031-05-01T00:00:00'^^xsd:dateTime ; x:end '2031-01-01'^^xsd:date .",
        ),
    ],
)
def test_values_and_nodes_that_it_does_not_know_are_left_to_pyshacl(constraint: str, more: str) -> None:
    data, rules = data_graph(DATA + more), shapes(constraint)
    assert compiled_report(data, rules) is None
    report = validation_report(data, rules, "fast")
    assert told(report, rules) == told(reference_report(data.asked(), rules), rules)


def test_a_pattern_that_only_python_knows_is_left_to_pyshacl() -> None:
    rules = shapes('sh:path x:code ; sh:pattern "^(?!A)"')
    found = told(validation_report(data_graph(), rules, "fast"), rules)
    assert found == told(reference_report(data_graph().asked(), rules), rules) != []


def test_a_report_tells_what_a_rule_without_an_address_asks() -> None:
    rules = shapes("sh:property [ sh:path ( x:to x:number ) ; sh:maxCount 0 ; sh:message 'Too many.' ]")
    report = compiled_report(data_graph(), rules)
    assert report is not None
    first = next(report.subjects(RDF.type, SH.ValidationResult))
    source = report.value(first, SH.sourceShape)
    assert str(report.value(source, SH.maxCount)) == "0"
    assert [str(text) for text in report.objects(first, SH.resultMessage)] == ["Too many."]
    path = report.value(first, SH.resultPath)
    assert [str(step) for step in report.items(path)] == ["urn:x:to", "urn:x:number"]  # type: ignore[arg-type]


def test_a_rule_that_is_switched_off_says_nothing() -> None:
    for constraint in (RULES["minCount"], query(QUERIES["lack"])):
        rules = shapes(f"sh:deactivated true ; {constraint}")
        report = compiled_report(data_graph(), rules)
        assert report is not None
        assert told(report, rules) == []
