"""A figure that is only an upper bound, "at most 5 %", is a number for every question and rule."""

from __future__ import annotations

import pytest

import goalgraph
from goalgraph.faces.page.content.indicators import indicators
from goalgraph.rdf.shacl import Engine
from plan_in_units import PLAN

MOST = """
p:I4 a gg:Indicator ; skos:notation "I4" ; rdfs:label "Väntetid"@sv ; gg:measures p:M2 .
p:I4.O1 a gg:Observation ; skos:notation "I4.O1" ; gg:observationOf p:I4 ; gg:upperBound 5.0 ;
    gg:qualitativeResult "kort"@sv .
p:M2 a gg:Goal ; skos:notation "M2" ; rdfs:label "Kortare väntan"@sv ; gg:atLevel p:L1 ;
    gg:contributesTo <http://metadata.un.org/sdg/3> ;
    gg:inPlan <https://w3id.org/goalgraph/id/9991/2030> .
"""


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> goalgraph.Graph:
    path = tmp_path_factory.mktemp("bounds") / "plan.ttl"
    path.write_text(PLAN + MOST, encoding="utf-8")
    return goalgraph.load(path)


@pytest.mark.parametrize(
    ("query", "told", "is_there"),
    [
        ("observations-without-period", "I4.O1", True),
        ("latest-values", "I4.O1", True),
        ("qualitative-only", "I4.O1", False),
        ("goals-without-figure", "M2", False),
        ("aims-nobody-measures", "M2", False),
    ],
)
def test_queries_count_it(graph: goalgraph.Graph, query: str, told: str, is_there: bool) -> None:
    cells = {cell for row in graph.query(query).texts() for cell in row}
    assert (told in cells) is is_there


@pytest.mark.parametrize(
    ("rule", "focus"), [("observation-without-unit", "I4.O1"), ("polarity-missing", "I4")]
)
@pytest.mark.parametrize("engine", ["pyshacl", "fast"])
def test_rules_count_it(graph: goalgraph.Graph, rule: str, focus: str, engine: Engine) -> None:
    if engine == "fast":
        pytest.importorskip("shacl")
    found = graph.validate(engine=engine).findings
    assert focus in [one.focus for one in found if one.rule == rule]


def test_the_page_counts_it(graph: goalgraph.Graph) -> None:
    assert "undated" in indicators(graph.scope)["of"]["I4"]["traits"]
