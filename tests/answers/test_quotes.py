"""When the number that was read stands in the quote, and when it does not.

In: a number and a quote. Out: a failure that names the two, where either engine says anything else.
"""

from __future__ import annotations

import pytest
from rdflib import SH, BNode, Graph, Literal, URIRef
from rdflib.term import Node
from test_shapes import EX, GG, GGSH, everybodys
from test_shapes_engines import compiled

from goalgraph.rdf.shacl import reference_report

OA = "http://www.w3.org/ns/oa#"
RULE = GGSH["quote-lacks-value"]


def quote_rule() -> Graph:
    """The rule alone, with the prefixes that its query needs."""
    rule = Graph()
    todo: list[Node] = [RULE, URIRef(str(GGSH).rstrip("#"))]
    while todo:
        node = todo.pop()
        for triple in everybodys().triples((node, None, None)):
            rule.add(triple)
            if isinstance(triple[2], BNode):
                todo.append(triple[2])
    return rule


@pytest.mark.parametrize(
    ("number", "quote", "lacking"),
    [
        ("71.5", "Utfall 2029: 71,5.", False),
        ("71.5", "71.50 per cent", False),
        ("3.0", "3,0 procent", False),
        ("-0.6", "Utfall 2029: -0,6.", False),
        ("30.0", "Målvärde 2032: högst 30.", False),
        # part of a number is not the number
        ("71.0", "Utfall 2029: 71,5.", True),
        ("5.0", "Utfall 2029: 71,5.", True),
        ("14.0", "Utfall 2030: 41 dagar.", True),
        # groups of three
        ("1140.0", "KR1.1: 1 140 utlån.", False),
        ("1140.0", "1,140 lendings", False),
        ("148000000.0", "148 000 000 kronor", False),
        ("148000000.0", "148 000 kronor", True),
        # in words, and in thousands and millions
        ("0.0", "inga utsläpp i de 4 tätorterna", False),
        ("100.0", "alla barn i årskurs 3", False),
        ("50.0", "hälften av de 12 orterna", False),
        ("12.0", "tolv av 20 orter", False),
        ("12500000.0", "12,5 miljoner kronor", False),
        ("40.0", "halveras från 80", False),
        # worked out from a change
        ("67.0", "5 procentenheter mer än 62", False),
        ("55.0", "ökar med 10 procent från 50", False),
        ("55.0", "shall rise by 5 to be more than in 2022", False),
        ("80.0", "minst 75 procent senast den 31 december 2034", True),
        # a quote that has no figures but a year says the number somewhere else
        ("75.0", "fler än 2022", False),
        ("75.0", "fler än 70 år 2022", True),
    ],
)
def test_a_number_is_looked_for_as_people_write_it(number: str, quote: str, lacking: bool) -> None:
    data = Graph()
    data.add(
        (EX.T1, GG.value, Literal(f"{number}", datatype=URIRef("http://www.w3.org/2001/XMLSchema#decimal")))
    )
    data.add((EX.T1, GG.statedIn, EX.P1))
    data.add((EX.P1, URIRef(OA + "exact"), Literal(quote, lang="sv")))
    for report in (reference_report(data, quote_rule()), compiled(data, quote_rule())):
        assert set(report.objects(None, SH.focusNode)) == ({EX.T1} if lacking else set())
