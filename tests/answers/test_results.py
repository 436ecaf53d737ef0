from __future__ import annotations

import csv
import io
import json
from datetime import date

import pyoxigraph as ox
import pytest
import rdflib

import goalgraph
from goalgraph.answers.queries.results import ROW_FORMATS, TRIPLE_FORMATS, QueryResult, shown
from goalgraph.base.errors import WrongResultForm
from goalgraph.base.frames import LIBRARIES, Library
from goalgraph.base.names import XSD
from small_plan import FILE, PLAN

AWKWARD = 'a "b", c|d\\e\tf\ng å'
TERMS = f"""SELECT ?iri ?node ?text ?lang ?number ?nothing WHERE {{
  VALUES (?iri ?text ?lang ?number) {{
    (<{PLAN}/M1> {ox.Literal(AWKWARD)} "mål"@sv 3.50)
    (gg:Plan "" "x"@en 7)
  }}
  BIND(BNODE("b") AS ?node)
}} ORDER BY ?iri"""


@pytest.fixture(scope="module")
def small() -> goalgraph.Graph:
    return goalgraph.load(FILE)


@pytest.fixture(scope="module")
def rows(small: goalgraph.Graph) -> QueryResult:
    return small.query(TERMS)


@pytest.fixture(scope="module")
def triples(small: goalgraph.Graph) -> QueryResult:
    return small.query("CONSTRUCT { ?a gg:contributesTo ?b } WHERE { ?a gg:contributesTo ?b . ?x ?y ?z }")


@pytest.mark.parametrize(
    ("iri", "text"),
    [
        ("https://w3id.org/goalgraph/id/0665/2019/KS1", "KS1"),
        ("http://metadata.un.org/sdg/11", "sdg:11"),
        ("https://w3id.org/goalgraph/ontology#Plan", "gg:Plan"),
        ("http://metadata.un.org/sdg/ontology#Goal", "sdgo:Goal"),
        ("https://example.org/x", "https://example.org/x"),
    ],
)
def test_an_iri_is_shown_short(iri: str, text: str) -> None:
    assert shown(ox.NamedNode(iri)) == text


def test_other_terms_are_shown_as_they_are() -> None:
    assert shown(ox.Literal("mål", language="sv")) == "mål"
    assert shown(ox.BlankNode("x")) == "_:x"


def test_rows_have_columns_in_the_order_asked_for(rows: QueryResult) -> None:
    assert rows.columns == ("iri", "node", "text", "lang", "number", "nothing")
    assert [cells[3] for cells in rows.texts()] == ["mål", "x"]
    assert [cells[5] for cells in rows.rows] == [None, None]
    assert (rows.truth, rows.triples) == (None, None)


@pytest.mark.parametrize(("form", "delimiter"), [("csv", ","), ("tsv", "\t")])
def test_separated_values_come_back_as_they_were(rows: QueryResult, form: str, delimiter: str) -> None:
    written = rows.write(form)
    assert "\r" not in written
    header, first, second = csv.reader(io.StringIO(written), delimiter=delimiter)
    assert tuple(header) == rows.columns
    assert first[0] == f"{PLAN}/M1"
    assert first[2:] == [AWKWARD, "mål", "3.5", ""]
    assert second[2:] == ["", "x", "7", ""]


def test_json_is_that_of_sparql_with_types_and_languages(rows: QueryResult) -> None:
    document = json.loads(rows.write("json"))
    assert document["head"] == {"vars": list(rows.columns)}
    first, second = document["results"]["bindings"]
    assert first["iri"] == {"type": "uri", "value": f"{PLAN}/M1"}
    assert first["node"]["type"] == "bnode"
    assert first["text"] == {"type": "literal", "value": AWKWARD}
    assert first["lang"] == {"type": "literal", "value": "mål", "xml:lang": "sv"}
    assert first["number"] == {"type": "literal", "value": "3.5", "datatype": XSD + "decimal"}
    assert second["number"]["datatype"] == XSD + "integer"
    assert "nothing" not in first


def test_markdown_keeps_a_row_on_a_line_and_a_cell_in_its_column(rows: QueryResult) -> None:
    header, rule, first, second = rows.write("md").splitlines()
    assert header == "| iri | node | text | lang | number | nothing |"
    assert rule == "|" + " --- |" * 6
    assert '| a "b", c\\|d\\\\e f g å | mål | 3.5 |  |' in first
    assert second.startswith("| gg:Plan | ")


@pytest.mark.parametrize(
    ("query", "truth"), [("ASK { ?s a gg:Plan }", True), ("ASK { ?s a gg:Nothing }", False)]
)
def test_a_truth_value(small: goalgraph.Graph, query: str, truth: bool) -> None:
    found = small.query(query)
    assert found.truth is truth
    assert json.loads(found.write("json")) == {"head": {}, "boolean": truth}
    word = str(truth).lower()
    assert found.write("csv") == f"answer\n{word}\n"
    assert found.write("md").splitlines()[-1] == f"| {word} |"


def test_triples_are_distinct_and_sorted(triples: QueryResult) -> None:
    assert triples.triples is not None
    assert len(set(triples.triples)) == len(triples.triples) == 3
    assert list(map(str, triples.triples)) == sorted(map(str, triples.triples))


def test_turtle_says_the_same_triples_with_prefixes(triples: QueryResult) -> None:
    text = triples.write("turtle")
    assert "gg:contributesTo sdg:6" in text
    assert len(rdflib.Graph().parse(data=text, format="turtle")) == 3


def test_describe_gives_triples(small: goalgraph.Graph) -> None:
    found = small.query(f"DESCRIBE <{PLAN}/M1>")
    assert found.triples
    assert '"Badbar sjö"@sv' in found.write("turtle")


def test_no_triples_is_turtle_without_statements(small: goalgraph.Graph) -> None:
    found = small.query("CONSTRUCT WHERE { ?s a gg:Nothing }")
    assert found.triples == ()
    assert len(rdflib.Graph().parse(data=found.write("turtle"), format="turtle")) == 0


@pytest.mark.parametrize("form", [*ROW_FORMATS, "xml"])
def test_triples_have_no_form_of_rows(triples: QueryResult, form: str) -> None:
    with pytest.raises(WrongResultForm) as caught:
        triples.write(form)
    assert caught.value.details == {"format": form, "known": ", ".join(TRIPLE_FORMATS)}


@pytest.mark.parametrize("form", ["turtle", "xml", "table", "CSV", ""])
def test_rows_have_no_other_form(rows: QueryResult, form: str) -> None:
    with pytest.raises(WrongResultForm):
        rows.write(form)


@pytest.mark.parametrize("form", ["csv", "tsv", "json", "md"])
def test_no_rows_still_have_a_head(small: goalgraph.Graph, form: str) -> None:
    assert "goal" in small.query("SELECT ?goal { ?goal a gg:Nothing }").write(form)


def test_blank_nodes_are_named_alike_in_every_run() -> None:
    def graph() -> goalgraph.Graph:
        return goalgraph.load(FILE)

    rows = "SELECT ?x ?y { VALUES ?y { 1 2 } BIND(BNODE() AS ?x) }"
    triples = "CONSTRUCT { ?g gg:x [ gg:y ?g ] } { ?g a gg:Goal }"
    for text, form in ((rows, "csv"), (rows, "json"), (triples, "turtle")):
        assert graph().query(text).write(form) == graph().query(text).write(form)
        assert graph().query(text, timeout=60).write(form) == graph().query(text).write(form)


def test_turtle_of_values_that_are_not_of_their_type_says_nothing_beside(
    small: goalgraph.Graph, caplog: pytest.LogCaptureFixture, recwarn: pytest.WarningsRecorder
) -> None:
    text = 'CONSTRUCT { <urn:a> <urn:p> "2019-13-45"^^xsd:date , "x"^^xsd:decimal } {}'
    assert "2019-13-45" in small.query(text).write("turtle")
    assert not caplog.records
    assert not recwarn.list


def test_triples_about_triples_are_refused_in_turtle(small: goalgraph.Graph) -> None:
    found = small.query("CONSTRUCT { <urn:a> <urn:p> <<( <urn:a> <urn:p> <urn:b> )>> } {}")
    with pytest.raises(goalgraph.InputError):
        found.write("turtle")


@pytest.mark.parametrize("library", LIBRARIES)
def test_a_frame_has_the_querys_columns_with_their_types(bundled: goalgraph.Graph, library: Library) -> None:
    made = bundled.query("latest-values").to_frame(library)
    answer = bundled.query("latest-values")
    assert list(made.columns) == list(answer.columns)
    assert len(made) == len(answer.rows)
    kinds = dict(zip(made.columns, map(str, made.dtypes), strict=True))
    number, whole = (
        ("Float64", "Int64") if library == "pandas" else ("Decimal(precision=38, scale=2)", "Int64")
    )
    assert (kinds["value"], kinds["line"]) == (number, whole)
    unbound = sum(cell is None for row in answer.rows for cell in row)
    nulls = made.isna().sum().sum() if library == "pandas" else sum(made.null_count().row(0))
    assert nulls == unbound > 0


def test_iris_are_whole_and_unbound_is_null(bundled: goalgraph.Graph) -> None:
    text = "SELECT ?g ?day ?none WHERE { ?g a gg:Plan ; gg:referenceDate ?day }"
    made = bundled.query(text).to_frame("polars")
    assert made.rows() == [("https://w3id.org/goalgraph/id/0665/2019", date(2019, 1, 31), None)]


def test_a_truth_and_triples_are_frames_too(bundled: goalgraph.Graph) -> None:
    assert bundled.query("ASK { ?g a gg:Goal }").to_frame("polars").rows() == [(True,)]
    found = bundled.query("CONSTRUCT { ?g rdfs:label ?l } WHERE { ?g a gg:Plan ; rdfs:label ?l }")
    made = found.to_frame("polars")
    assert found.triples
    assert len(made) == len(found.triples)
    assert set(made["language"]) == {"sv", "en"}
    assert set(made["datatype"]) == {"http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"}


@pytest.mark.parametrize("library", LIBRARIES)
def test_every_shipped_query_is_a_frame(bundled: goalgraph.Graph, library: Library) -> None:
    for name in goalgraph.queries():
        answer = bundled.query(name)
        made = answer.to_frame(library)
        assert (list(made.columns), len(made)) == (list(answer.columns), len(answer.rows)), name
