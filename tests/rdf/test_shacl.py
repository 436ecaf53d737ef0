"""The engine of the rules: what a constraint's query says is the same, however it is written.

In: one rule with a query, and two things of which it is about one. Out: a failure that shows what was found.
"""

from __future__ import annotations

import pytest
from rdflib import RDFS, SH, Graph, Literal, URIRef

from goalgraph.rdf.shacl import reference_report

LONG, SHORT = URIRef("urn:long"), URIRef("urn:short")
RULE = '''
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
<urn:rule> a sh:NodeShape ; sh:targetSubjectsOf rdfs:label ; sh:sparql [ sh:select """QUERY""" ] .
'''


@pytest.mark.parametrize(
    "query",
    [
        'SELECT $this WHERE { $this RDFS:label ?text . FILTER(STRSTARTS(?text, "a  long")) }',
        """
            SELECT $this WHERE {
                $this RDFS:label ?text .
                FILTER(
                    STRSTARTS(?text, 'a  long')
                )
            }""",
        """
            SELECT $this WHERE { # what is commented on stays on lines of its own
                $this RDFS:label ?text .
                FILTER(STRSTARTS(?text, 'a  long'))
            }""",
    ],
)
def test_a_query_finds_the_same_on_one_line_and_on_several(query: str) -> None:
    rules = Graph().parse(
        data=RULE.replace("QUERY", query.replace('"', '\\"').replace("RDFS:label", f"<{RDFS.label}>")),
        format="turtle",
    )
    data = Graph()
    data.add((LONG, RDFS.label, Literal("a  long text")))
    data.add((SHORT, RDFS.label, Literal("a  text")))
    assert set(reference_report(data, rules).objects(None, SH.focusNode)) == {LONG}
