"""The served site and its SPARQL endpoint, as programs and browsers ask them."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from threading import Timer
from xml.etree import ElementTree

import pyoxigraph as ox
import pytest
from starlette.testclient import TestClient

import goalgraph
from goalgraph.faces.serving.application import LIVE, application
from goalgraph.faces.serving.held import Held
from goalgraph.faces.serving.protocol import Bounds
from goalgraph.faces.site import Place
from hostile_plan import unseen
from small_plan import DERIVED, FILE, PLAN

STATED = f"{PLAN}/stated"
GOALS = "SELECT ?id { ?goal a gg:Goal ; skos:notation ?id } ORDER BY ?id"
SPARQL = "/sparql"
BROWSER = "text/html,application/xhtml+xml,*/*;q=0.8"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


@pytest.fixture(scope="module")
def held(small: goalgraph.Graph) -> Held:
    return Held(lambda: small._plans, Place(live=LIVE, workshop=False))


@pytest.fixture(scope="module")
def client(held: Held) -> Iterator[TestClient]:
    with TestClient(application(held, bounds=Bounds(seconds=20)), base_url="http://127.0.0.1") as client:
        yield client


def test_rows_come_in_each_form_that_sparql_has(client: TestClient) -> None:
    def told(media: str) -> str:
        answer = client.get(SPARQL, params={"query": GOALS}, headers={"Accept": media})
        assert answer.status_code == 200
        assert answer.headers["content-type"].partition(";")[0] == media
        return answer.text

    wanted = ["F1", "F2", "M1", "M2", "M3"]
    bindings = json.loads(told("application/sparql-results+json"))["results"]["bindings"]
    assert [one["id"]["value"] for one in bindings] == wanted
    root = ElementTree.fromstring(told("application/sparql-results+xml"))
    assert [one.text for one in root.iter("{http://www.w3.org/2005/sparql-results#}literal")] == wanted
    assert [row[0] for row in csv.reader(io.StringIO(told("text/csv")))] == ["id", *wanted]
    assert told("text/tab-separated-values").splitlines() == ["?id", *(f'"{one}"' for one in wanted)]


@pytest.mark.parametrize("way", ["get", "form", "body"])
def test_a_question_is_asked_by_each_of_the_protocols_ways(client: TestClient, way: str) -> None:
    ask = "ASK { ?goal a gg:Goal }"
    if way == "get":
        answer = client.get(SPARQL, params={"query": ask})
    elif way == "form":
        answer = client.post(SPARQL, data={"query": ask})
    else:
        answer = client.post(SPARQL, content=ask, headers={"Content-Type": "application/sparql-query"})
    assert answer.json()["boolean"] is True


@pytest.mark.parametrize(
    ("media", "form"),
    [
        ("text/turtle", ox.RdfFormat.TURTLE),
        ("application/n-triples", ox.RdfFormat.N_TRIPLES),
        ("application/ld+json", ox.RdfFormat.JSON_LD),
        ("application/rdf+xml", ox.RdfFormat.RDF_XML),
    ],
)
def test_triples_come_in_each_form(client: TestClient, media: str, form: ox.RdfFormat) -> None:
    query = f"CONSTRUCT {{ ?s rdfs:label ?o }} WHERE {{ ?s gg:inPlan <{PLAN}> ; rdfs:label ?o }}"
    answer = client.get(SPARQL, params={"query": query}, headers={"Accept": media})
    assert answer.headers["content-type"].partition(";")[0] == media
    assert len({quad.triple for quad in ox.parse(answer.content, format=form)}) > 4
    described = client.get(SPARQL, params={"query": f"DESCRIBE <{PLAN}/M1>"}, headers={"Accept": media})
    assert len(list(ox.parse(described.content, format=form))) > 4


def test_a_spreadsheet_asks_for_csv_by_the_address(client: TestClient) -> None:
    answer = client.get(SPARQL, params={"query": GOALS, "format": "csv"}, headers={"Accept": "*/*"})
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.text.split() == ["id", "F1", "F2", "M1", "M2", "M3"]
    assert client.get(SPARQL, params={"query": GOALS, "format": "pdf"}).status_code == 400
    assert client.get(SPARQL, params={"query": GOALS, "format": "turtle"}).status_code == 406


@pytest.mark.parametrize(
    ("asked", "answered"),
    [
        ("application/json", "application/sparql-results+json"),
        ("text/xml;q=0.9, image/png", "application/sparql-results+xml"),
        ("application/json;q=0.5, text/csv", "text/csv; charset=utf-8"),
        ("application/json, text/csv;q=0.5", "application/sparql-results+json"),
    ],
)
def test_a_program_that_asks_for_json_or_xml_gets_the_form_of_it_that_there_is(
    client: TestClient, asked: str, answered: str
) -> None:
    answer = client.get(SPARQL, params={"query": GOALS}, headers={"Accept": asked})
    assert (answer.status_code, answer.headers["content-type"]) == (200, answered)
    query = f"CONSTRUCT WHERE {{ <{PLAN}/M1> ?p ?o }}"
    graph = client.get(SPARQL, params={"query": query}, headers={"Accept": "application/json"})
    assert graph.headers["content-type"] == "application/ld+json"


def test_the_dataset_beside_the_query_is_what_it_sees(client: TestClient) -> None:
    count = "SELECT (COUNT(*) AS ?n) { ?goal a gg:Goal }"

    def counted(query: str, **graphs: str) -> int:
        answer = client.get(SPARQL, params={"query": query, "format": "json", **graphs})
        assert answer.status_code == 200, answer.text
        return int(answer.json()["results"]["bindings"][0]["n"]["value"])

    everything = counted(count)
    assert counted(count, **{"default-graph-uri": DERIVED}) == 0
    assert counted(count, **{"named-graph-uri": STATED}) == 0
    own = counted(count, **{"default-graph-uri": STATED})
    assert 0 < own <= everything
    named = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?goal a gg:Goal } }"
    assert counted(named, **{"named-graph-uri": STATED}) == own
    # What the protocol says goes before FROM.
    said = f"SELECT (COUNT(*) AS ?n) FROM <{STATED}> {{ ?goal a gg:Goal }}"
    assert counted(said, **{"default-graph-uri": DERIVED}) == 0


@pytest.mark.parametrize(
    ("params", "status", "told"),
    [
        ({}, 400, "send one query"),
        ({"query": " \n"}, 400, "send one query"),
        ({"query": "SELEC"}, 400, "SPARQL"),
        ({"query": "red-thread"}, 400, "SPARQL"),
        ({"query": "SELECT * { ?s foo:bar ?o }"}, 400, "foo"),
        (
            {"query": "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }"},
            400,
            "vilket aldrig görs härifrån",
        ),
        ({"query": "SELECT * FROM <urn:none> { ?s ?p ?o }"}, 400, "urn:none"),
        ({"query": GOALS, "default-graph-uri": "urn:none"}, 400, "urn:none"),
        ({"query": GOALS, "named-graph-uri": "urn:none"}, 400, "urn:none"),
        ({"query": GOALS, "update": "DROP ALL"}, 403, "ändra"),
        ({"query": "DROP ALL"}, 403, "ändra"),
        ({"query": "PREFIX a: <urn:a>\nDELETE WHERE { ?s ?p ?o }"}, 403, "ändra"),
        ({"query": "# now\ninsert data { <urn:a> <urn:b> <urn:c> }"}, 403, "ändra"),
        ({"query": "{" * 200}, 400, "SPARQL"),
        ({"query": "SELECT * { ?s ?p '\x1b[31m<script>\u202e' . }}"}, 400, "SPARQL"),
    ],
)
def test_what_cannot_be_answered_is_said_in_one_line(
    client: TestClient, params: dict[str, str], status: int, told: str
) -> None:
    for answer in (client.get(SPARQL, params=params), client.post(SPARQL, data=params, headers=FORM)):
        assert answer.status_code == status
        assert answer.headers["content-type"].startswith("text/plain")
        assert answer.text.count("\n") == 1
        assert told in answer.text or "skicka en fråga" in answer.text
        assert unseen(answer.text) == set()


def test_other_requests_than_the_protocols_are_refused(client: TestClient) -> None:
    assert (
        client.post(
            SPARQL, content="DROP ALL", headers={"Content-Type": "application/sparql-update"}
        ).status_code
        == 403
    )
    assert client.post(SPARQL, content=GOALS, headers={"Content-Type": "text/plain"}).status_code == 415
    assert client.put(SPARQL, content=GOALS).status_code == 405
    assert client.post("/index.html", content="").status_code == 405
    long = "#" * (2 << 20)
    assert (
        client.post(SPARQL, content=long, headers={"Content-Type": "application/sparql-query"}).status_code
        == 413
    )
    broken = client.post(SPARQL, content=b"\xff\xfe", headers={"Content-Type": "application/sparql-query"})
    assert broken.status_code == 400
    assert client.get(SPARQL, params=[("query", GOALS), ("query", GOALS)]).status_code == 400


def test_time_and_rows_have_limits(held: Held) -> None:
    bounds = Bounds(seconds=0.5, rows=3)
    with TestClient(application(held, bounds=bounds), base_url="http://localhost") as client:
        slow = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i FILTER(?c < ?f && ?f < ?i) }"
        answer = client.get(SPARQL, params={"query": slow})
        assert answer.status_code == 400
        assert "0.5" in answer.text
    roomy = Bounds(seconds=20, rows=3)
    with TestClient(application(held, bounds=roomy), base_url="http://localhost") as client:
        assert client.get(SPARQL, params={"query": GOALS}).status_code == 400
        assert client.get(SPARQL, params={"query": f"{GOALS} LIMIT 3"}).status_code == 200


@pytest.mark.parametrize(
    ("path", "accept", "language", "file"),
    [
        ("/", BROWSER, "sv", "index.html"),
        ("/", BROWSER, "en-GB,en;q=0.9", "index.en.html"),
        ("/sjobacka/2024/M1", BROWSER, "sv", "sjobacka/2024/M1.html"),
        ("/sjobacka/2024/M1", "text/turtle", "en", "sjobacka/2024/M1.ttl"),
        ("/sjobacka/2024/M1", "application/ld+json", "", "sjobacka/2024/M1.jsonld"),
        ("/sjobacka/2024/M1", "application/json", "", "sjobacka/2024/M1.jsonld"),
        ("/sjobacka/2024/M1.en.html", "*/*", "sv", "sjobacka/2024/M1.en.html"),
        ("/site.css", "text/css", "", "site.css"),
    ],
)
def test_the_site_is_served_in_the_form_that_is_wanted(
    client: TestClient, held: Held, path: str, accept: str, language: str, file: str
) -> None:
    answer = client.get(path, headers={"Accept": accept, "Accept-Language": language})
    assert answer.status_code == 200
    assert answer.content == held.state.files[file]
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert client.head(path).status_code == 200


@pytest.mark.parametrize(
    "path", ["/none", "/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/sjobacka", "/evil.example/"]
)
def test_what_there_is_not_is_not_found(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 404
    assert answer.headers["content-type"].startswith("text/plain")


def test_a_form_that_there_is_not_is_told_with_those_that_there_are(client: TestClient) -> None:
    answer = client.get("/sjobacka/2024/M1", headers={"Accept": "application/rdf+xml"})
    assert answer.status_code == 406
    assert answer.text == (
        "svaret finns inte i någon form som efterfrågas; "
        "det finns som text/html, text/turtle, application/ld+json\n"
    )


def test_what_is_wrong_is_told_in_the_language_that_is_wanted(client: TestClient) -> None:
    english, swedish = ({"Accept-Language": lang} for lang in ("en-GB,en;q=0.9", "sv, en;q=0.5"))
    for asked, told in (
        ({"url": "/none"}, ("there is no such page", "ingen sådan sida")),
        ({"url": SPARQL}, ("send one query", "skicka en fråga")),
        ({"url": SPARQL, "params": {"query": "DROP ALL"}}, ("nothing changed", "inte ändra")),
        ({"url": SPARQL, "params": {"query": GOALS, "format": "pdf"}}, ("there is no form", "finns inte")),
    ):
        answer = client.get(**asked, headers=english)
        assert told[0] in answer.text
        assert "Accept-Language" in answer.headers["vary"]
        assert told[1] in client.get(**asked, headers=swedish).text
        assert told[1] in client.get(**asked).text


def test_only_the_names_that_it_is_known_by_are_answered(held: Held) -> None:
    with TestClient(application(held), base_url="http://127.0.0.1") as client:
        for host, status in (("localhost:8000", 200), ("evil.example", 400), ("127.0.0.1.evil.example", 400)):
            assert client.get("/", headers={"Host": host}).status_code == status
            asked = client.get(SPARQL, params={"query": GOALS}, headers={"Host": host})
            assert asked.status_code == status


def test_who_asks_by_another_name_is_told_what_makes_it_known(held: Held) -> None:
    with TestClient(application(held), base_url="http://127.0.0.1") as client:
        for lang, told in (("sv", "starta med --name"), ("en", "start with --name")):
            answer = client.get("/", headers={"Host": "room-4.example", "Accept-Language": lang})
            assert told in answer.text
            assert answer.headers["x-content-type-options"] == "nosniff"


def test_what_somebody_has_already_is_not_sent_again(client: TestClient, held: Held) -> None:
    first = client.get("/sjobacka/2024/M1", headers={"Accept": "text/turtle"})
    tag = first.headers["etag"]
    for known in (tag, f'"other", W/{tag}', "*"):
        again = client.get("/sjobacka/2024/M1", headers={"Accept": "text/turtle", "If-None-Match": known})
        assert (again.status_code, again.content) == (304, b"")
        assert (again.headers["etag"], again.headers["vary"]) == (tag, first.headers["vary"])
    page = client.get("/sjobacka/2024/M1", headers={"If-None-Match": tag})
    assert (page.status_code, page.content) == (200, held.state.files["sjobacka/2024/M1.html"])


def test_a_method_that_is_not_taken_is_told_with_those_that_are(client: TestClient) -> None:
    answer = client.put("/sjobacka/2024/M1", headers={"Accept-Language": "en"})
    assert (answer.status_code, sorted(answer.headers["allow"].split(", "))) == (405, ["GET", "HEAD"])
    assert "is taken here" in answer.text
    assert client.delete(SPARQL).status_code == 405


def test_no_other_site_may_read_unless_told(held: Held) -> None:
    origin = {"Origin": "https://other.example"}
    with TestClient(application(held), base_url="http://127.0.0.1") as client:
        assert "access-control-allow-origin" not in client.get("/", headers=origin).headers
    told = application(held, origins=["https://other.example"])
    with TestClient(told, base_url="http://127.0.0.1") as client:
        assert client.get("/", headers=origin).headers["access-control-allow-origin"] == origin["Origin"]
        other = client.get("/", headers={"Origin": "https://evil.example"}).headers
        assert "access-control-allow-origin" not in other


def test_pages_ask_whether_they_have_changed_and_run_nothing_else(client: TestClient, held: Held) -> None:
    page = held.state.files["sjobacka/2024/M1.html"].decode()
    assert page.count("<script") == 1
    assert f'<script src="{LIVE}"></script>' in page
    assert "script-src &#39;self&#39;" in page
    assert client.get(LIVE).headers["content-type"].startswith("text/javascript")


def test_a_plan_that_can_no_longer_be_read_is_told_and_the_last_good_one_stays(tmp_path: Path) -> None:
    plan = tmp_path / "plan.ttl"
    text = FILE.read_text(encoding="utf-8")
    plan.write_text(text, encoding="utf-8")
    held = Held(lambda: goalgraph.load(tmp_path)._plans, Place(workshop=False))
    first = held.state
    plan.write_text(text + "\nbroken <", encoding="utf-8")
    broken = held.refresh()
    assert broken.files == first.files
    assert broken.version == first.version
    assert "plan.ttl" in broken.fault
    plan.write_text(text.replace("Badbar sjö", "Klar sjö"), encoding="utf-8")
    mended = held.refresh()
    assert mended.fault == ""
    assert mended.version != first.version
    assert "Klar sjö" in mended.files["sjobacka/2024/M1.html"].decode()


def test_until_there_are_pages_a_page_says_so_and_looks_again(
    small: goalgraph.Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("goalgraph.faces.serving.application.PATIENCE", 0)
    held = Held(lambda: small._plans, Place(live=LIVE, workshop=False), pages=False)
    with TestClient(application(held), base_url="http://127.0.0.1") as client:
        told = client.get("/", headers={"Accept": BROWSER, "Accept-Language": "en"})
        assert (told.status_code, told.headers["retry-after"]) == (503, "2")
        assert '<html lang="en">' in told.text
        assert 'http-equiv="refresh" content="2"' in told.text
        assert "The pages are being made." in told.text
        assert "Sidorna görs." in client.get("/any", headers={"Accept": BROWSER}).text
        plain = client.get("/any", headers={"Accept": "text/turtle, text/plain;q=0.1"})
        assert (plain.status_code, plain.text.count("\n"), plain.text[0]) == (503, 1, "S")
        assert client.get(SPARQL, params={"query": GOALS}).status_code == 200
        held.finish()
        assert client.get("/", headers={"Accept": BROWSER}).status_code == 200


def test_a_request_waits_for_the_pages_that_are_being_made(small: goalgraph.Graph) -> None:
    held = Held(lambda: small._plans, Place(live=LIVE, workshop=False), pages=False)
    with TestClient(application(held), base_url="http://127.0.0.1") as client:
        making = Timer(0.5, held.finish)
        making.start()
        assert client.get("/", headers={"Accept": BROWSER}).status_code == 200
        making.join()


def test_a_fault_of_ones_own_is_told_in_one_line(held: Held, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_args: object) -> None:
        raise RuntimeError("two\nlines")

    monkeypatch.setattr("goalgraph.faces.serving.application.answered", broken)
    told: list[str] = []
    app = application(held, tell=told.append)
    with TestClient(app, base_url="http://127.0.0.1", raise_server_exceptions=False) as client:
        answer = client.get(SPARQL, params={"query": GOALS})
    assert answer.status_code == 500
    assert answer.text.count("\n") == 1
    assert "RuntimeError: two lines" in answer.text
    assert told == [answer.text.strip()]
