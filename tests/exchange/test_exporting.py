"""A plan in other formats: each has all that it can carry, and reads again."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import networkx as nx
import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import goalgraph
from goalgraph.base.errors import ParameterError, SeveralPlans
from goalgraph.base.names import DCTERMS, GG, RDF, RDFS, SKOS, STATED_GRAPH, XSD
from goalgraph.exchange.exporting import stated
from goalgraph.exchange.forms import ENDINGS
from goalgraph.exchange.jsonld import CONTEXT, document
from goalgraph.rdf.canonical import digest
from goalgraph.rdf.parsing import parse
from goalgraph.rdf.reading import read
from places import BODIES, EXAMPLE, ROOT
from small_plan import PLAN

FOLDERS = [*BODIES, EXAMPLE / "2030", EXAMPLE / "2031", ROOT / "data" / "vaggeryd" / "2019"]
STIGVERKET = ROOT / "data" / "examples" / "stigverket" / "2031"


def triples(folder: Path) -> set[ox.Triple]:
    return {quad.triple for quad in read([folder])}


@pytest.mark.parametrize("ending", [".ttl", ".trig", ".nq", ".jsonld", ".rdf"])
def test_linked_data_reads_as_the_same_statements(ending: str, tmp_path: Path) -> None:
    graph = goalgraph.load(STIGVERKET)
    file = graph.export(tmp_path / f"plan{ending}")
    assert digest(triples(file)) == digest(triples(STIGVERKET))
    assert goalgraph.load(file).digest("stigverket/2031") == graph.digest("stigverket/2031")
    assert graph.exported(ENDINGS[ending]) == file.read_bytes()


def test_decisions_are_in_linked_data_and_not_in_the_workbook(tmp_path: Path) -> None:
    sjobacka = ROOT / "data" / "examples" / "sjobacka"
    graph = goalgraph.load(sjobacka / "2030")
    graph.apply(sjobacka / "decisions-2030" / "1-dialog-februari.jsonld")
    whole = goalgraph.load(graph.export(tmp_path / "plan.trig"))
    assert whole.resources("decision") == graph.resources("decision") or whole.resources("decision")
    assert goalgraph.load(graph.export(tmp_path / "plan.xlsx")).resources("decision") == []


@pytest.mark.parametrize(("ending", "reader"), [(".graphml", nx.read_graphml), (".gexf", nx.read_gexf)])
def test_networks_come_back_with_all_that_they_show(
    ending: str, reader: Callable[[Path], Any], bundled: goalgraph.Graph, tmp_path: Path
) -> None:
    network = reader(bundled.export(tmp_path / f"plan{ending}"))
    drawn = bundled.to_networkx(candidates=False)
    shown = ("iri", "kind", "label_sv", "label_en")
    assert {name: [data[key] for key in shown] for name, data in network.nodes(data=True)} == {
        name: [data[key] for key in shown] for name, data in drawn.nodes(data=True)
    }
    said = ("relation", "basis")
    assert sorted((a, b, *(data[key] for key in said)) for a, b, data in network.edges(data=True)) == sorted(
        (a, b, *(data[key] for key in said)) for a, b, data in drawn.edges(data=True)
    )
    if ending == ".gexf":
        assert network.nodes["KS1"]["label"] == bundled.get("KS1").label("sv")


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: "-".join(folder.parts[-2:]))
def test_each_plan_is_the_same_graph_in_every_form_of_linked_data(folder: Path, tmp_path: Path) -> None:
    """Hash by hash: graph for graph where the form has graphs, and as a whole where it has none."""
    graph = goalgraph.load(folder)
    said = stated(graph._plans, decided=True)
    whole = digest(quad.triple for quad in said)
    for ending in (".trig", ".nq", ".jsonld", ".rdf", ".ttl"):
        back = parse(graph.export(tmp_path / f"plan{ending}"))
        assert digest(quad.triple for quad in back) == whole, ending
        if ending in (".trig", ".nq", ".jsonld"):
            for name in {quad.graph_name for quad in said}:
                assert digest(quad.triple for quad in back if quad.graph_name == name) == digest(
                    quad.triple for quad in said if quad.graph_name == name
                )


def test_what_cannot_be_written_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ParameterError):
        goalgraph.load(STIGVERKET).export(tmp_path / "plan.pdf")
    two = goalgraph.load(STIGVERKET, ROOT / "data" / "examples" / "tallvide" / "2031")
    with pytest.raises(SeveralPlans):
        two.export(tmp_path / "plan.xlsx")
    assert two.of("stigverket/2031").export(tmp_path / "plan.xlsx").is_file()


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: "-".join(folder.parts[-2:]))
def test_json_ld_with_our_context_gives_the_same_quads(folder: Path, tmp_path: Path) -> None:
    graph = goalgraph.load(folder)
    file = graph.export(tmp_path / "plan.jsonld")
    assert set(parse(file)) == set(stated(graph._plans, decided=True))
    whole = json.loads(file.read_text(encoding="utf-8"))
    assert whole["@context"][0] == CONTEXT
    [nodes] = [one["@graph"] for one in whole["@graph"] if one["id"] == graph.plans[0].iri + STATED_GRAPH]
    kinds = {node["id"]: node["type"] for node in nodes if "type" in node}
    assert "Goal" in kinds.values()


WORDS = st.sampled_from(
    ["Goal", "value", "label", "HigherIsBetter", "x y", "plan:L1", "_:b", "", "\u202e", "å\n"]
)
NODES = st.sampled_from(
    [
        *(ox.NamedNode(one) for one in ("urn:a", "plan:x", "time:y", "https://w3id.org/goalgraph/ontology#value")),
        *(ox.NamedNode(one) for one in ("https://w3id.org/goalgraph/ontology#HigherIsBetter", "https://e.x//a")),
        *(ox.NamedNode(PLAN + tail) for tail in ("", "/", "/L1", "//L1", "/a:b", "#c")),
    ]
)  # fmt: skip
PROPERTIES = st.sampled_from(
    [
        *(ox.NamedNode(GG + name) for name in ("value", "measures", "polarity", "order", "fictitious", "other")),
        *(ox.NamedNode(one) for one in (RDFS + "label", RDF + "type", SKOS + "notation", "urn:p", DCTERMS + "type")),
    ]
)  # fmt: skip
LITERALS = st.one_of(
    st.builds(ox.Literal, WORDS),
    st.builds(
        lambda text, lang: ox.Literal(text, language=lang), WORDS, st.sampled_from(["sv", "en", "nb-no"])
    ),
    st.builds(
        lambda text, kind: ox.Literal(text, datatype=ox.NamedNode(XSD + kind)),
        st.sampled_from(["1", "01", "1.50", "true", "TRUE", "x", "2030-01-01", "99999999999999999999"]),
        st.sampled_from(["integer", "decimal", "boolean", "date", "double"]),
    ),
)
QUADS = st.builds(ox.Quad, NODES, PROPERTIES, st.one_of(NODES, LITERALS), NODES)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(quads=st.lists(QUADS, max_size=12))
def test_any_quads_come_back_from_json_ld(quads: list[ox.Quad], tmp_path: Path) -> None:
    file = tmp_path / "plan.jsonld"
    file.write_bytes(document(quads, [PLAN]))
    found = set(parse(file)) if quads else set()
    assert found == set(quads)
