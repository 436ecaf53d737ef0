"""What is made of servers that are slow, broken or lie: one line each, nothing secret in it, nothing half done."""

from __future__ import annotations

import base64
import logging
import os
import shutil
import ssl
import subprocess
import sys
import time
import traceback
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest
from click.testing import CliRunner

import goalgraph
import kolada_server as lying
import sparql_server
from goalgraph.base.errors import StoreError
from goalgraph.base.online import Patience
from goalgraph.cli import main
from goalgraph.rdf.endpoint.client import Client
from goalgraph.rdf.endpoint.conformance import Check, tried
from goalgraph.rdf.endpoint.faults import (
    EndpointElsewhere,
    EndpointRefuses,
    EndpointSilent,
    EndpointTooMuch,
    EndpointUntrusted,
    NotSparql,
    SecretUnusable,
)
from goalgraph.rdf.endpoint.settings import Endpoint, Secret
from small_plan import FILE
from sparql_server import Sparql

QUERY = "SELECT ?s WHERE { ?s ?p ?o }"
IMPATIENT = Patience(silence=0.3, longest=1, attempts=2, pause=0.01, longest_pause=0.05, most_bytes=100_000)
HTML = lying.body(b"<!DOCTYPE html><title>Sign in</title>", "text/html")
# So deep that the parser would end the process.
DEEP = (
    b'{"head":{"vars":["s"]},"results":{"bindings":[{"s":' + b'{"type":"triple","value":{"subject":' * 20_000
)
TRIPLE = ox.Triple(ox.NamedNode("urn:a"), ox.NamedNode("urn:b"), ox.NamedNode("urn:c"))


@pytest.fixture
def sparql() -> Iterator[Sparql]:
    with sparql_server.serving(Sparql()) as running:
        yield running


def client_of(sparql: Sparql, **more: object) -> Client:
    beside = {name: sparql.address.replace("query", name) for name in ("update", "graphs")}
    return Client(Endpoint(sparql.address, **beside, patience=IMPATIENT, **more))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("misbehaviour", "error"),
    [
        (lying.cut, EndpointSilent),
        (lying.silent, EndpointSilent),
        (lying.endless, EndpointTooMuch),
        (lying.dripping, EndpointTooMuch),
        (lying.head_without_end, EndpointTooMuch),
        (lying.only_announced, EndpointTooMuch),
        (lying.body(b"[" * 100_000, "application/sparql-results+json"), NotSparql),
        (lying.status(503, Retry_After="600"), EndpointRefuses),
        (lying.status(503, Retry_After="soon"), EndpointRefuses),
        (lying.status(503, Retry_After="9" * 5000), EndpointRefuses),
        (lying.status(429, Retry_After="Fri, 31 Dec 2099 23:59:59 GMT"), EndpointRefuses),
        (HTML, NotSparql),
        (lying.body(b'{"head": {"vars": ["s"]}, "results"', "application/sparql-results+json"), NotSparql),
        (lying.body(b'{"values": []}'), NotSparql),
        (lying.body(b"[1]"), NotSparql),
        (lying.body(b'{"head": {}, "boolean": true}'), NotSparql),
        (lying.body(b"\xff\xfe"), NotSparql),
        (lying.status(500), EndpointRefuses),
        (lying.status(403), EndpointRefuses),
        (lying.moved("http://lindby.example/query"), EndpointElsewhere),
        (lying.moved("//lindby.example/"), EndpointElsewhere),
        (lying.moved("/query"), NotSparql),
    ],
)
def test_a_lying_server_is_told_in_a_line(
    sparql: Sparql, misbehaviour: lying.Misbehaviour, error: type[StoreError]
) -> None:
    sparql.instead = [misbehaviour] * 8
    with pytest.raises(error) as caught:
        client_of(sparql).rows(QUERY)
    for lang in ("sv", "en"):
        told = caught.value.message(lang)
        assert told.startswith(sparql.address)
        assert "\n" not in told
        assert len(told) < 300


@pytest.mark.parametrize(
    "misbehaviour", [lying.cut, HTML, lying.body(b"<urn:a> <urn:b", "text/turtle"), lying.endless]
)
def test_a_graph_that_does_not_come_whole_is_told(sparql: Sparql, misbehaviour: lying.Misbehaviour) -> None:
    client = client_of(sparql)
    client.put("urn:g", [TRIPLE])
    assert client.graph("urn:g") == [TRIPLE]
    sparql.instead = [misbehaviour] * 8
    with pytest.raises(StoreError):
        client.graph("urn:g")


@pytest.mark.parametrize("code", [429, 503])
def test_a_busy_server_is_asked_again(sparql: Sparql, code: int) -> None:
    sparql.instead = [lying.status(code), lying.status(code, Retry_After="0")]
    assert client_of(sparql).rows(QUERY).rows == ()
    assert len(sparql.asked) == 3


@pytest.mark.parametrize("code", [413, 429, 503])
def test_a_server_that_wants_to_be_left_alone_for_long_is_told_and_left_alone(
    sparql: Sparql, code: int
) -> None:
    sparql.instead = [lying.status(code, Retry_After="600")] * 3
    client = client_of(sparql)
    for ask in (lambda: client.rows(QUERY), lambda: client.update("DROP GRAPH <urn:g>")):
        asked = len(sparql.asked)
        with pytest.raises(EndpointRefuses, match="600"):
            ask()
        assert len(sparql.asked) == asked + 1


def test_the_reason_that_a_server_gives_is_told_in_a_few_words(sparql: Sparql) -> None:
    def lengthy(one: lying.Answering) -> None:
        one.send_response(500, "no " * 5000)
        one.send_header("Content-Length", "0")
        one.end_headers()

    sparql.instead = [lengthy]
    with pytest.raises(EndpointRefuses) as caught:
        client_of(sparql).rows(QUERY)
    assert len(caught.value.message("en")) < 300


def test_an_answer_that_would_end_the_process_is_told(sparql: Sparql) -> None:
    sparql.instead = [lying.body(DEEP, "application/sparql-results+json")]
    with pytest.raises(NotSparql):
        Client(Endpoint(sparql.address)).rows(QUERY)


def test_of_columns_each_row_has_its_own_in_the_order_that_is_asked_for(sparql: Sparql) -> None:
    client = client_of(sparql)
    client.put("urn:g", [TRIPLE])
    [row] = client.rows(QUERY.replace("?s W", "?s ?o W"), "o", "s").rows
    assert row == (TRIPLE.object, TRIPLE.subject)
    with pytest.raises(NotSparql, match="column g"):
        client.rows(QUERY, "g", "s")


def test_an_update_is_sent_once(sparql: Sparql) -> None:
    sparql.instead = [lying.status(503)]
    with pytest.raises(EndpointRefuses):
        client_of(sparql).update("INSERT DATA { <urn:a> <urn:b> <urn:c> }")
    assert len(sparql.asked) == 1


ROW = b'{"head":{"vars":["s","p","o","g","count"]},"results":{"bindings":[{%s}]}}'
COUNTS = ("9" * 6000, "\u0661", "-1", "1.0")
NO_STATEMENT = [
    b'"count":{"type":"literal","value":"1"},"s":{"type":"uri","value":"urn:a"}',
    b'"count":{"type":"literal","value":"1"},"s":{"type":"uri","value":"urn:a"},'
    b'"p":{"type":"literal","value":"x"},"o":{"type":"bnode","value":"b"},"g":{"type":"uri","value":"urn:g"}',
    *(b'"count":{"type":"literal","value":"%s"}' % count.encode() for count in COUNTS),
]


@pytest.mark.parametrize("said", NO_STATEMENT)
@pytest.mark.parametrize(
    "command", ["plans --store {}", "show --store {}", f"load {FILE} --into {{}}", "drop x --store {}"]
)
def test_rows_of_anything_but_statements_are_no_fault_in_goalgraph(
    sparql: Sparql, said: bytes, command: str
) -> None:
    sparql.instead = [lying.body(ROW % said, "application/sparql-results+json")] * 50
    done = CliRunner().invoke(main, [*command.format(sparql.address).split(), "--lang", "en"])
    assert done.exit_code == 2
    assert "no endpoint that speaks SPARQL" in done.stderr or "cuts its answers" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_server_that_is_gone_is_told() -> None:
    with sparql_server.serving(Sparql()) as sparql:
        address = sparql.address
    with pytest.raises(EndpointSilent, match="refused"):
        Client(Endpoint(address, patience=IMPATIENT)).rows(QUERY)


def test_a_secret_is_in_no_message_and_no_log(
    sparql: Sparql, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("THE_TOKEN", "s3cr3t-token")
    sparql.token = "s3cr3t-token"
    client = client_of(sparql, authentication="bearer", secret=Secret("environment", "THE_TOKEN"))
    with caplog.at_level(logging.DEBUG):
        assert client.rows(QUERY).rows == ()
        sparql.token = "another"
        with pytest.raises(EndpointRefuses) as caught:
            client.rows(QUERY)
    assert "s3cr3t" not in caplog.text
    assert "s3cr3t" not in repr(caught.value) + caught.value.message("sv") + repr(client.endpoint)
    assert caught.value.details["status"] == "401 Unauthorized"


@pytest.mark.parametrize(("status", "advice"), [(400, "check the address"), (500, "try again later")])
def test_what_would_be_refused_again_is_not_to_be_tried_again(
    sparql: Sparql, status: int, advice: str
) -> None:
    sparql.instead = [lambda one: one.send(status, b"<p>No</p>", "text/html")]
    with pytest.raises(EndpointRefuses, match=advice):
        client_of(sparql).rows(QUERY)


@pytest.mark.parametrize("way", ["basic", "bearer", "digest"])
@pytest.mark.parametrize("secret", ["s3cr3t-word", "s3cr3t-" + 40 * "token."])
def test_a_server_that_says_again_what_it_was_told_is_not_quoted_in_that(
    sparql: Sparql, monkeypatch: pytest.MonkeyPatch, way: str, secret: str
) -> None:
    """As some do of a request that they cannot read."""

    def echo(one: lying.Answering) -> None:
        said = one.headers.get("Authorization", "")
        told = base64.b64decode(said.partition(" ")[2]).decode() if way == "basic" else secret
        text = f"Bad request to {one.path}: {told[:150]} {said[:150]}"
        one.send(400, text.encode(), "text/plain")

    monkeypatch.setenv("THE_SECRET", secret)
    there = Secret("environment", "THE_SECRET")
    client = client_of(sparql, authentication=way, user="me", secret=there)
    client.endpoint = replace(client.endpoint, query=f"{sparql.address}?key=k3y-of-mine")
    client = Client(client.endpoint)
    sparql.instead = [echo, echo]
    with pytest.raises(EndpointRefuses, match="Bad request to") as caught:
        client.rows(QUERY)
    sent = base64.b64encode(f"me:{secret}".encode()).decode()
    for part in ("s3cr3t", "k3y-of-mine", sent[:16]):
        assert part not in caught.value.message("en")
    lines: list[Check] = []
    sparql.instead = [None, None, lying.body(f"Authorization: {secret}".encode(), "application/json")]
    for check in tried(client):
        lines.append(check)
        if check.name == "ask":
            break
    assert "Authorization: …" in str(lines)
    assert "s3cr3t" not in str(lines)


def test_a_token_from_a_file_ends_as_its_line_does(sparql: Sparql, monkeypatch: pytest.MonkeyPatch) -> None:
    sparql.token = "s3cr3t-token"
    monkeypatch.setenv("THE_TOKEN", "s3cr3t-token\r\n")
    client = client_of(sparql, authentication="bearer", secret=Secret("environment", "THE_TOKEN"))
    assert client.rows(QUERY).rows == ()


@pytest.mark.parametrize("token", ["s3cr3t\ntoken", "s3cr3t\x00", "s3cr3t-€", "s3cr3t token", "s3cr3t-å"])
def test_a_token_that_no_header_can_carry_is_told_by_its_place(
    sparql: Sparql, monkeypatch: pytest.MonkeyPatch, token: str
) -> None:
    monkeypatch.setattr("os.environ", {**os.environ, "THE_TOKEN": token})
    client = client_of(sparql, authentication="bearer", secret=Secret("environment", "THE_TOKEN"))
    with pytest.raises(SecretUnusable) as caught:
        client.rows(QUERY)
    told = caught.value.message("en")
    assert "environment THE_TOKEN" in told
    assert "s3cr3t" not in told + repr(caught.value)


def test_the_certificates_of_the_settings_stand_above_those_of_the_environment(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    trusted: list[object] = []

    def send(self: object, request: object, *, verify: object, **more: object) -> None:
        trusted.append(verify)
        raise ConnectionError

    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(tmp_path))
    monkeypatch.setattr("requests.adapters.HTTPAdapter.send", send)
    for own in ("own.pem", None):
        with suppress(EndpointSilent, ConnectionError):
            Client(Endpoint("https://goals.example/query", certificates=own)).rows(QUERY)
    assert trusted == ["own.pem", str(tmp_path)]


@pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl makes the certificate")
def test_a_certificate_that_is_not_trusted_is_told_at_once(tmp_path: Path) -> None:
    key, own = tmp_path / "key.pem", tmp_path / "own.pem"
    made = [
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-subj",
        "/CN=localhost",
        "-days",
        "2",
    ]
    beside = ["-addext", "subjectAltName=DNS:localhost", "-keyout", str(key), "-out", str(own)]
    subprocess.run([*made, *beside], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(own, key)
    with sparql_server.serving(Sparql(), context) as sparql:
        port = sparql.address.rpartition(":")[2]
        address = f"https://localhost:{port}"
        patient = Patience(attempts=4, pause=5)
        for trusted in (None, str(key)):
            started = time.monotonic()
            with pytest.raises(EndpointUntrusted) as caught:
                Client(Endpoint(address, certificates=trusted, patience=patient)).rows(QUERY)
            assert time.monotonic() - started < 4
            assert "certificates" in caught.value.message("en")
        assert sparql.asked == []
        assert Client(Endpoint(address, certificates=str(own), patience=patient)).rows(QUERY).rows == ()


def test_certificates_that_the_environment_names_and_nobody_has_are_told(
    sparql: Sparql, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", "/no/such/file.pem")
    with pytest.raises(EndpointUntrusted, match=r"/no/such/file\.pem"):
        Client(Endpoint(sparql.address.replace("http", "https"), patience=IMPATIENT)).rows(QUERY)


@pytest.mark.parametrize("misbehaviour", [None, lying.status(503), lying.status(500), lying.cut, HTML])
def test_a_key_in_the_address_is_in_no_message_no_traceback_and_no_log(
    sparql: Sparql, misbehaviour: lying.Misbehaviour | None, caplog: pytest.LogCaptureFixture
) -> None:
    address = f"{sparql.address}?key=s3cr3t" if misbehaviour else "http://127.0.0.1:9/query?key=s3cr3t"
    sparql.instead = [misbehaviour] * 8
    with caplog.at_level(logging.DEBUG), pytest.raises(StoreError) as caught:
        Client(Endpoint(address, patience=IMPATIENT)).rows(QUERY)
    assert "s3cr3t" not in "".join(traceback.format_exception(caught.value))
    assert "urllib3" in {record.name.partition(".")[0] for record in caplog.records}
    assert "s3cr3t" not in caplog.text


def test_where_a_server_leads_and_why_it_hangs_up_is_told_in_a_few_words(sparql: Sparql) -> None:
    sparql.instead = [lying.moved("http://lindby.example/" + "a" * 50_000)]
    with pytest.raises(EndpointElsewhere) as elsewhere:
        client_of(sparql).rows(QUERY)
    assert len(elsewhere.value.message("en")) < 500
    sparql.instead = [lying.silent] * 8
    with pytest.raises(EndpointSilent) as silent:
        client_of(sparql).rows(QUERY)
    assert "(timed out)" in silent.value.message("en")


@pytest.mark.parametrize(
    "challenge", ["Digest", 'Digest realm="x"', 'Digest nonce="x", qop="other"', "Digest =,="]
)
def test_a_challenge_that_lacks_parts_is_told(
    sparql: Sparql, monkeypatch: pytest.MonkeyPatch, challenge: str
) -> None:
    monkeypatch.setenv("THE_PASSWORD", "s3cr3t")
    sparql.instead = [lying.status(401, WWW_Authenticate=challenge)] * 9
    secret = Secret("environment", "THE_PASSWORD")
    with pytest.raises((EndpointSilent, EndpointRefuses)):
        client_of(sparql, authentication="digest", user="me", secret=secret).rows(QUERY)


@pytest.mark.skipif(not Path("/proc/self/cmdline").exists(), reason="no list of processes to read")
@pytest.mark.parametrize("arguments", [("plans",), ("query", "SELECT ?s WHERE { ?s ?p ?o } LIMIT 1")])
def test_a_secret_is_in_no_list_of_processes(
    sparql: Sparql, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    goalgraph.load_into(sparql.address, FILE)
    settings = tmp_path / "endpoints.toml"
    settings.write_text(
        f'["{sparql.address}"]\nauthentication = "bearer"\ntoken = {{ environment = "THE_TOKEN" }}\n',
        encoding="utf-8",
    )
    monkeypatch.setenv("GOALGRAPH_ENDPOINTS", str(settings))
    monkeypatch.setenv("THE_TOKEN", "s3cr3t-token")
    sparql.token = "s3cr3t-token"
    run = [sys.executable, "-m", "goalgraph", "--store", sparql.address, *arguments]
    lists = set[str]()
    with subprocess.Popen(run, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        while running.poll() is None:
            for listed in Path("/proc").glob("[0-9]*/cmdline"):
                with suppress(OSError):
                    lists.add(listed.read_text(errors="replace"))
        told = running.communicate()
    assert running.returncode == 0, told
    assert any(sparql.address in one for one in lists)
    assert not [one for one in lists if "s3cr3t" in one]


def test_nothing_is_taken_from_the_files_of_other_programs(
    sparql: Sparql, monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    netrc = tmp_path_factory.mktemp("home") / "netrc"
    netrc.write_text("machine 127.0.0.1 login me password s3cr3t\n", encoding="utf-8")
    monkeypatch.setenv("NETRC", str(netrc))
    heard: list[str | None] = []

    def hear(one: lying.Answering) -> None:
        heard.append(one.headers.get("Authorization"))
        one.send(503, b"")

    sparql.instead = [hear]
    client_of(sparql).rows(QUERY)
    assert heard == [None]


@pytest.mark.parametrize(
    "misbehaviour", [lying.cut, HTML, lying.moved("http://lindby.example/"), lying.status(500)]
)
@pytest.mark.parametrize("after", [0, 4, 8, 13])
def test_load_ends_in_one_line_and_leaves_what_was_there(
    sparql: Sparql, misbehaviour: lying.Misbehaviour, after: int
) -> None:
    """Whenever the server begins to lie, the plan is there whole or not at all."""
    sparql.instead = [*[None] * after, *[misbehaviour] * 40]
    done = CliRunner().invoke(main, ["load", str(FILE), "--into", sparql.address])
    held = len(
        list(
            sparql.store.quads_for_pattern(
                None, None, None, ox.NamedNode("https://example.org/sjobacka/2024/stated")
            )
        )
    )
    if done.exit_code:
        assert done.exit_code == 2
        assert len(done.stderr.strip().splitlines()) == 1
    assert held in (0, WHOLE)
    sparql.instead = []
    again = CliRunner().invoke(main, ["load", str(FILE), "--into", sparql.address])
    assert again.exit_code == 0, again.output
    graphs = {node.value for node in sparql.store.named_graphs()}
    assert not any(graph.startswith("urn:goalgraph:staged") for graph in graphs)


WHOLE = len(list(ox.parse(path=FILE)))
