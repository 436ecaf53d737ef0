from __future__ import annotations

import time
from pathlib import Path

import pyoxigraph as ox
import pytest

import goalgraph
from goalgraph.answers.queries import catalogue
from goalgraph.answers.queries.catalogue import NamedQuery, Parameter
from goalgraph.base.errors import (
    ParameterError,
    QueryError,
    QuerySyntaxError,
    QueryTimeout,
    RemoteAccessFailed,
    RemoteAccessRefused,
    UnknownParameter,
    UnknownQuery,
)
from goalgraph.base.names import PREFIXES
from goalgraph.cli.queried import text_of
from goalgraph.rdf.sparql import completed
from nation import nation
from small_plan import FILE, PLAN

SERVER = "http://127.0.0.1:9/sparql"
RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


@pytest.fixture(scope="module")
def small() -> goalgraph.Graph:
    return goalgraph.load(FILE)


def column(graph: goalgraph.Graph, text: str, params: dict[str, str] | None = None) -> list[str | None]:
    return [row[0] for row in graph.query(text, params).texts()]


CALLS = [
    f"SELECT * {{ SERVICE <{SERVER}> {{ ?s ?p ?o }} }}",
    f"select * {{ service silent <{SERVER}> {{ ?s ?p ?o }} }}",
    f"ASK {{ ?s ?p ?o . SeRvIcE<{SERVER}>{{ ?s ?p ?o }} }}",
    f"ASK {{ ?s ?p ?o SERVICE#comment\n<{SERVER}> {{ ?s ?p ?o }} }}",
    f"ASK {{ #\rSERVICE <{SERVER}> {{ ?s ?p ?o }}\n }}",
    f"ASK {{ # a comment\r\n SERVICE <{SERVER}> {{ ?s ?p ?o }} }}",
    f"PREFIX : <{SERVER}> ASK {{ SERVICE:x{{ ?s ?p ?o }} }}",
    "ASK { ?s ?p ?g FILTER(1<2)SERVICE?g{?s?p?o}FILTER(2>1) }",
    f"ASK {{ ?s ?p ?a FILTER(?a<'>') SERVICE <{SERVER}> {{ ?s ?p 'x' }} }}",
    f"ASK {{ ?s ?p ?a FILTER(?a<?p#>'''\n) SERVICE <{SERVER}> {{ ?s ?p ?o }} #'''\n }}",
    f"PREFIX e: <urn:> ASK {{ ?s e:p\\# ?o . SERVICE <{SERVER}> {{ ?s ?p ?o }} }}",
    f"PREFIX e: <urn:> ASK {{ ?s e:p\\' ?o . SERVICE <{SERVER}> {{ ?s e:p\\' ?o }} }}",
    f"ASK {{ ?s ?p <urn:it's> SERVICE <{SERVER}> {{ ?s ?p <urn:it's> }} }}",
    f'ASK {{ ?s ?p """a \\""" SERVICE """ . SERVICE <{SERVER}> {{ ?s ?p ?o }} }}',
    f"ASK {{ {{ SELECT * {{ OPTIONAL {{ SERVICE <{SERVER}> {{ ?s ?p ?o }} }} }} }} }}",
    f"ASK {{ FILTER EXISTS {{ SERVICE <{SERVER}> {{ ?s ?p ?o }} }} }}",
    f"CONSTRUCT {{ ?s ?p ?o }} {{ SERVICE <{SERVER}> {{ ?s ?p ?o }} }}",
    f"DESCRIBE ?s {{ SERVICE <{SERVER}> {{ ?s ?p ?o }} }}",
]


@pytest.mark.parametrize("text", CALLS)
@pytest.mark.parametrize("timeout", [None, 30])
def test_a_call_to_another_server_is_refused(
    small: goalgraph.Graph, text: str, timeout: float | None
) -> None:
    with pytest.raises(RemoteAccessRefused):
        small.query(text, timeout=timeout)


@pytest.mark.parametrize(
    "text",
    [
        'SELECT * { ?s rdfs:label "SERVICE <x> {"@en }',
        "SELECT * { ?s rdfs:label 'it is a service {' }",
        'SELECT * { ?s rdfs:label """one "quoted" SERVICE\nmore""" }',
        "SELECT * { ?s rdfs:label '''SERVICE <urn:x> { ?s ?p ?o }''' }",
        "SELECT * { ?s rdfs:label 'with \\' quote SERVICE <x> {' }",
        "SELECT * { ?s a <https://example.org/SERVICE#service> }",
        "SELECT * { ?s a gg:Plan } # SERVICE <http://example.org/> { }",
        "# SERVICE <x> {\nSELECT * { ?s a gg:Plan }",
        "SELECT ?service $SERVICE { ?service ?p $SERVICE }",
        "SELECT ?x_service { ?x_service a gg:Plan }",
        "PREFIX service: <urn:x:> SELECT * { ?s service:of ?o }",
        "PREFIX e: <urn:x:> SELECT * { ?s e:service e:service-of , e:SERVICE }",
        "SELECT * { ?s ?p ?o FILTER(?o<'>') FILTER(?o != 'service') }",
        "SELECT * { ?s ?p 'samhällsservice'@sv }",
        "SELECT ?x { _:service a ?x }",
    ],
)
def test_the_word_service_may_stand_where_it_calls_nothing(small: goalgraph.Graph, text: str) -> None:
    assert small.query(text).columns


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { ?s ?p 'service' ",
        "SELECT * { SERVICE }",
        "SELECT * { SERVICE <x> ?s ?p ?o }",
        f"PREFIX SERVICE: <{SERVER}> ASK {{ SERVICE SERVICE:x {{ ?s ?p ?o }} }} }}",
    ],
)
def test_a_mistake_beside_the_word_service_is_a_mistake(small: goalgraph.Graph, text: str) -> None:
    with pytest.raises(QuerySyntaxError):
        small.query(text)


@pytest.mark.parametrize(
    ("query", "place"),
    [
        ("SELECT ?x { ?x a gg:Goal", "1:25"),
        ("SELECT ?x {\n ?x a gg:Goal ; rdfs:label ?l ;;\n foo }", "3:"),
    ],
)
def test_a_mistake_is_where_whoever_wrote_it_sees_it(small: goalgraph.Graph, query: str, place: str) -> None:
    with pytest.raises(QuerySyntaxError) as caught:
        small.query(query)
    assert f"error at {place}" in str(caught.value)
    assert "\\u{" not in str(caught.value)


@pytest.mark.parametrize("timeout", [None, 30])
@pytest.mark.parametrize("form", ["SELECT *", "ASK"])
def test_an_allowed_call_that_gets_no_answer_says_so(
    small: goalgraph.Graph, timeout: float | None, form: str
) -> None:
    with pytest.raises(RemoteAccessFailed) as caught:
        small.query(f"{form} {{ SERVICE <{SERVER}> {{ ?s ?p ?o }} }}", timeout=timeout, allow_service=True)
    assert "port 9" in caught.value.message("en")


def test_a_call_in_silence_is_let_through_when_allowed(small: goalgraph.Graph) -> None:
    found = small.query(f"SELECT * {{ SERVICE SILENT <{SERVER}> {{ ?s ?p ?o }} }}", allow_service=True)
    assert len(found.rows) == 1


@pytest.mark.parametrize("prefix", PREFIXES)
def test_every_prefix_may_be_used_without_declaring_it(small: goalgraph.Graph, prefix: str) -> None:
    (row,) = small.query(f"SELECT (STR({prefix}:x) AS ?x) {{}}").rows
    assert row[0] == ox.Literal(PREFIXES[prefix] + "x")


@pytest.mark.parametrize(
    ("text", "added"),
    [
        ("SELECT * { ?s ?p ?o }", []),
        ("SELECT * { ?s a gg:Plan ; rdfs:label ?o }", ["gg", "rdfs"]),
        ("PREFIX gg: <urn:mine:> SELECT * { ?s a gg:Plan }", []),
        ("prefix  gg:<urn:mine:> SELECT * { ?s a gg:Plan . ?o a skos:Concept }", ["skos"]),
        ("SELECT * { ?s ?p 'gg:Plan' , <gg:Plan> } # gg:Plan", []),
        ("SELECT * { ?s ?p ?o FILTER(?o<5&&?o!=gg:Plan) }", ["gg"]),
        ("SELECT * { ?s unknown:p ?o }", []),
    ],
)
def test_only_prefixes_that_are_used_and_undeclared_are_added(text: str, added: list[str]) -> None:
    head = "".join(f"PREFIX {prefix}: <{PREFIXES[prefix]}> #\n" for prefix in added)
    assert completed(text) == head + text


def test_a_users_own_prefix_counts(small: goalgraph.Graph) -> None:
    (row,) = small.query("PREFIX gg: <urn:mine:> SELECT (STR(gg:x) AS ?x) {}").rows
    assert row[0] == ox.Literal("urn:mine:x")


@pytest.mark.parametrize(
    "name", ["plan:A1.I1.O1", "sdg:11.2", "plan:KS1.P1", "sdg:a.b.c.d", "plan:A-1.I_1.Å1"]
)
@pytest.mark.parametrize("around", [("(STR(", ") AS ?x)"), ("(STR( ", " ) AS ?x)")])
def test_names_with_dots_are_read_whole(small: goalgraph.Graph, name: str, around: tuple[str, str]) -> None:
    (row,) = small.query(f"SELECT {around[0]}{name}{around[1]} {{}}").rows
    prefix, _, local = name.partition(":")
    assert row[0] == ox.Literal(PREFIXES[prefix] + local)


@pytest.mark.parametrize("text", ["'plan:A1.I1.O1'", '"""plan:A1.I1.O1"""', "STR(<plan:A1.I1.O1>)"])
def test_dots_in_texts_and_iris_stay_as_they_are(small: goalgraph.Graph, text: str) -> None:
    (row,) = small.query(f"SELECT ({text} AS ?x) {{}} # plan:A1.I1.O1").rows
    assert row[0] == ox.Literal("plan:A1.I1.O1")


@pytest.mark.parametrize("seconds", [0.05, 1.0])
def test_a_runaway_query_is_ended(bundled: goalgraph.Graph, seconds: float) -> None:
    before = time.monotonic()
    with pytest.raises(QueryTimeout) as caught:
        bundled.query(RUNAWAY, timeout=seconds)
    assert time.monotonic() - before < seconds + 5
    assert caught.value.details["seconds"] == f"{seconds:g}"


@pytest.mark.parametrize(
    "text",
    [
        "SELECT ?goal ?label { ?goal a gg:Goal ; rdfs:label ?label } ORDER BY ?goal ?label",
        "SELECT ?v { ?o gg:value ?v } ORDER BY ?v",
        "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g ORDER BY ?g",
        "SELECT ?x { ?x a gg:Nothing }",
        "ASK { ?s a gg:Plan }",
        "ASK { ?s a gg:Nothing }",
        "CONSTRUCT { ?s gg:inArea ?o } WHERE { ?s gg:inArea ?o . ?x a gg:Goal }",
        "CONSTRUCT WHERE { ?s a gg:Nothing }",
        f"DESCRIBE <{PLAN}/M1>",
    ],
)
def test_within_the_limit_the_answer_is_the_same(small: goalgraph.Graph, text: str) -> None:
    assert small.query(text, timeout=60) == small.query(text)


def test_a_shipped_query_may_have_a_limit(bundled: goalgraph.Graph) -> None:
    name = "goals-without-strategy"
    assert bundled.query(name, timeout=60) == bundled.query(name)


@pytest.mark.parametrize("timeout", [None, 60])
@pytest.mark.parametrize(
    "text", ["SELECT * { ?s ?p }", "SELECT * { ?s gg:p gg:x gg:y }", "", "INSERT DATA {}", "!"]
)
def test_what_is_no_query_is_refused(small: goalgraph.Graph, text: str, timeout: float | None) -> None:
    with pytest.raises(QuerySyntaxError) as caught:
        small.query(text, timeout=timeout)
    assert caught.value.details["query"] == "SPARQL"
    assert "\n" not in caught.value.message("sv")


@pytest.mark.parametrize(
    ("name", "nearest"), [("goals-without-strategi", "goals-without-strategy"), ("red-tread", "red-thread")]
)
def test_an_unknown_name_names_the_nearest(small: goalgraph.Graph, name: str, nearest: str) -> None:
    with pytest.raises(UnknownQuery) as caught:
        small.query(name)
    assert str(caught.value.details["nearest"]).split(", ")[0] == nearest


def test_sparql_text_takes_no_parameters(small: goalgraph.Graph) -> None:
    with pytest.raises(UnknownParameter) as caught:
        small.query("ASK {}", {"lang": "sv"})
    assert caught.value.details["name"] == "lang"


def test_a_query_cannot_change_the_graph(small: goalgraph.Graph) -> None:
    with pytest.raises(QuerySyntaxError):
        small.query(f"DELETE WHERE {{ GRAPH <{PLAN}> {{ ?s ?p ?o }} }}")
    assert small.store.get_graph(f"{PLAN}/stated")


MINE = NamedQuery(
    "mine",
    """SELECT ?goal ?one ?two ?id ?day ?whole ?number WHERE {
      VALUES ?one { "first" } VALUES ?two { "second" }
      VALUES ?id { UNDEF } VALUES ?day { UNDEF } VALUES ?whole { 1 } VALUES ?number { 0.5 }
      ?goal a gg:FocusArea .
      OPTIONAL { ?goal rdfs:label ?id }
    } ORDER BY ?goal""".replace("gg:", f"<{PREFIXES['gg']}")
    .replace("FocusArea .", "FocusArea> .")
    .replace("rdfs:label", f"<{PREFIXES['rdfs']}seeAlso>"),
    {"sv": "Min", "en": "Mine"},
    {"sv": "?", "en": "?"},
    {},
    tuple(
        Parameter(name, kind, "", {})  # type: ignore[arg-type]
        for name, kind in {
            "one": "string",
            "two": "string",
            "id": "id",
            "day": "date",
            "whole": "integer",
            "number": "decimal",
            "basis": "basis",
        }.items()
    ),
)


@pytest.fixture
def mine(monkeypatch: pytest.MonkeyPatch) -> None:
    known = {"mine": NamedQuery(**{f: getattr(MINE, f) for f in MINE.__slots__})}
    known["mine"] = with_basis(known["mine"], "all")
    monkeypatch.setattr(catalogue, "queries", lambda: known)


def with_basis(query: NamedQuery, basis: str) -> NamedQuery:
    parameters = tuple(
        Parameter(p.name, p.type, basis if p.type == "basis" else p.default, p.explanations)
        for p in query.parameters
    )
    return NamedQuery(query.name, query.text, query.titles, query.questions, query.empty, parameters)


INJECTIONS = [
    '" } ?goal ?p ?o . VALUES ?x { "',
    '"} UNION { ?goal a ?x } #',
    "'; DROP ALL; '",
    "\\",
    '\\"',
    "\\u0022 } ?s ?p ?o #",
    "\\U00000022 }",
    "} VALUES ?two { 1 }",
    'VALUES ?two { "a" }',
    "VALUES ?two { }",
    "\n}\r\n# }",
    "<urn:x> ?goal",
    "\\1 \\g<0>",
    "{} {0} %s $one",
    '"""',
    "å\u2028\x00"[:-1],
    f"}} SERVICE <{SERVER}> {{ ?s ?p ?o }} #",
]


@pytest.mark.usefixtures("mine")
@pytest.mark.parametrize("value", INJECTIONS)
@pytest.mark.parametrize("second", ["second", "} ?s ?p ?o #", '" } #', "\\"])
def test_a_parameter_is_only_ever_a_text(small: goalgraph.Graph, value: str, second: str) -> None:
    found = small.query("mine", {"one": value, "two": second})
    assert [str(getattr(row[0], "value", "")) for row in found.rows] == [f"{PLAN}/O1", f"{PLAN}/O2"]
    assert {row[1:3] for row in found.rows} == {(ox.Literal(value), ox.Literal(second))}


@pytest.mark.usefixtures("mine")
@pytest.mark.parametrize("name", ["id", "day", "whole", "number", "basis"])
@pytest.mark.parametrize("value", ["1 } #", "1e5", "NaN", "x", "2019-02-30", "--1", "1 2"])
def test_a_parameter_of_another_type_refuses_what_does_not_fit(
    small: goalgraph.Graph, name: str, value: str
) -> None:
    with pytest.raises((ParameterError, goalgraph.UnknownName)) as caught:
        small.query("mine", {name: value})
    assert value in caught.value.details.values()


@pytest.mark.usefixtures("mine")
@pytest.mark.parametrize("name", ["other", "goal", "", "one } #"])
def test_an_unknown_parameter_is_refused(small: goalgraph.Graph, name: str) -> None:
    with pytest.raises(UnknownParameter) as caught:
        small.query("mine", {name: "x"})
    assert caught.value.details["known"] == "one, two, id, day, whole, number, basis"


@pytest.mark.parametrize(("basis", "found"), [("stated", 1), ("derived", 4), ("decided", 2), ("all", 5)])
def test_the_basis_chooses_which_links_count(monkeypatch: pytest.MonkeyPatch, basis: str, found: int) -> None:
    graph = goalgraph.load(FILE)
    node, relation = ox.NamedNode(f"{PLAN}/O1.I1"), ox.NamedNode(PREFIXES["gg"] + "measures")
    graph.store.put_graph(f"{PLAN}/decided", [ox.Triple(node, relation, ox.NamedNode(f"{PLAN}/M3"))])
    candidate = f"?c gg:linkProperty {relation} ; gg:linkFrom ?i ; gg:linkTo ?goal"
    text = f"PREFIX gg: <{PREFIXES['gg']}> SELECT ?i ?goal {{ {{ ?i {relation} ?goal }} UNION {{ {candidate} }} }}"
    query = NamedQuery("mine", text, {}, {}, {}, (Parameter("basis", "basis", "stated", {}),))
    monkeypatch.setattr(catalogue, "queries", lambda: {"mine": query})
    assert len(graph.query("mine", {"basis": basis}).rows) == found
    assert len(graph.query("mine").rows) == 1


def test_a_query_may_come_from_a_long_file(small: goalgraph.Graph, tmp_path: Path) -> None:
    text = "SELECT ?x { VALUES ?x { " + " ".join(f'"{n:0100d}"' for n in range(3000)) + " } }"
    assert len(text) > 2**18
    assert len(small.query(text, timeout=60).rows) == 3000


@pytest.mark.parametrize("seconds", [1e9, float("inf"), float("nan")])
def test_a_time_limit_beyond_any_clock_is_as_good_as_none(small: goalgraph.Graph, seconds: float) -> None:
    assert small.query("ASK { }", timeout=seconds).truth


def test_a_goal_in_an_area_keeps_its_own_links_on_the_red_thread(tmp_path: Path) -> None:
    own = "<http://metadata.un.org/sdg/13>"
    (tmp_path / "plan.ttl").write_bytes(FILE.read_bytes())
    before = goalgraph.load(tmp_path).query("red-thread", {"goal": "M1"})
    (tmp_path / "more.ttl").write_text(
        f"<{PLAN}/M1> <{PREFIXES['gg']}contributesTo> {own} .", encoding="utf-8"
    )
    after = goalgraph.load(tmp_path).query("red-thread", {"goal": "M1"})
    column = after.columns.index("global_goal_id")
    assert {row[column] for row in after.texts()} == {row[column] for row in before.texts()} | {"SDG13"}
    assert "M1" not in {row[after.columns.index("upper_goal_id")] for row in after.texts()}


def test_of_many_plans_one_is_in_hand_while_they_are_brought_together(tmp_path: Path) -> None:
    nation(4, tmp_path)
    graph = goalgraph.load(tmp_path)
    first = graph.plans[0].iri
    held = [one for one in graph._plans.iris if one != first]
    for one in held[1:]:
        graph._plans.let_go(one)
    before = graph._plans.kept_scopes
    assert graph.query("same-indicator").rows
    assert graph._plans.kept_scopes == before
    assert len(before) < len(graph._plans)


def test_a_text_that_would_take_long_to_be_looked_through_is_refused(small: goalgraph.Graph) -> None:
    started = time.monotonic()
    for text in (
        "SELECT * { " + "?a ?b ?c . " * 800_000 + "}",
        "x" * 9_000_000,
        "ASK { ?s ?p '" + "x" * 2_000_000 + "' }",
    ):
        with pytest.raises(QueryError, match="1000000"):
            small.query(text, timeout=60)
    assert time.monotonic() - started < 5
    assert small.query("#" * 900_000 + "\nASK {}").truth is True


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="there is no file without an end")
def test_a_query_file_that_does_not_end_is_refused() -> None:
    with pytest.raises(QueryError, match="/dev/zero"):
        text_of("/dev/zero")
