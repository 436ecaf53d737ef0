"""What is tried at an endpoint: of each server what is known of it, and of one that lies that it does not work."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pyoxigraph as ox
import pytest
from click.testing import CliRunner

import goalgraph
import kolada_server as lying
import sparql_server
from goalgraph.base.online import Patience
from goalgraph.cli import main
from goalgraph.rdf.endpoint.client import Client
from goalgraph.rdf.endpoint.conformance import tried
from goalgraph.rdf.endpoint.faults import EndpointTooMuch
from goalgraph.rdf.endpoint.locking import alone, forgotten, staged
from goalgraph.rdf.endpoint.settings import Endpoint, endpoint_at
from sparql_server import Sparql


@pytest.fixture
def sparql() -> Iterator[Sparql]:
    with sparql_server.serving(Sparql()) as running:
        yield running


def failing(address: str) -> dict[str, str]:
    return {one.name: one.found for one in goalgraph.check_endpoint(address) if one.outcome != "works"}


def test_oxigraph_can_all_but_the_union_that_it_was_not_started_with(oxigraph_server: str) -> None:
    assert failing(oxigraph_server) == {"union": "[]"}


def test_of_virtuoso_it_is_told_what_it_changes_and_where_it_cuts(virtuoso_server: str) -> None:
    found = failing(virtuoso_server)
    assert set(found) == {"ask", "duration", "decimal, 18 digits"}
    assert "86400" in found["duration"]
    [whole] = [one for one in goalgraph.check_endpoint(virtuoso_server) if one.name == "whole"]
    assert (whole.outcome, whole.found) == ("works", "10001 / 12000")


def test_nothing_is_left_behind(sparql: Sparql) -> None:
    assert set(failing(sparql.address)) == {"from"}
    assert len(sparql.store) == 0


def test_what_nobody_remembers_any_longer_is_removed_and_told(sparql: Sparql) -> None:
    client = Client(endpoint_at(sparql.address))
    triple = ox.Triple(*(ox.NamedNode(f"urn:{letter}") for letter in "abc"))
    with alone(client, 1) as token:
        for graph in (staged(token, 0), staged("f" * 16, 0), staged("f" * 16, 1), "urn:goalgraph:file:a"):
            client.put(graph, [triple])
        assert forgotten(client) == [staged("f" * 16, 0), staged("f" * 16, 1)]
    [left] = [one for one in goalgraph.check_endpoint(sparql.address) if one.name == "left"]
    assert (left.outcome, left.found) == ("works", "3 → 0")
    assert [node.value for node in sparql.store.named_graphs()] == ["urn:goalgraph:file:a"]


def test_a_server_whose_answers_do_not_end_is_tried_once(
    sparql: Sparql, monkeypatch: pytest.MonkeyPatch
) -> None:
    sparql.instead = [lying.endless] * 100
    with pytest.raises(EndpointTooMuch):
        list(tried(Client(Endpoint(sparql.address, patience=Patience(most_bytes=100_000)))))
    assert len(sparql.asked) == 1


def test_where_nothing_can_be_written_that_is_said(sparql: Sparql) -> None:
    outcomes = {one.name: one.outcome for one in tried(Client(Endpoint(sparql.address)))}
    assert outcomes["select"] == "works"
    assert outcomes["put"] == outcomes["whole"] == "untried"
    assert set(outcomes) == {one.name for one in goalgraph.check_endpoint(sparql.address)}


def test_a_server_that_drops_statements_is_found_out(sparql: Sparql, monkeypatch: pytest.MonkeyPatch) -> None:
    def some(*args: Any, **options: Any) -> list[ox.Quad]:
        return list(ox.parse(*args, **options))[:1]

    monkeypatch.setattr(sparql_server, "parse", some)
    done = CliRunner().invoke(main, ["check-endpoint", sparql.address, "--format", "json"])
    assert done.exit_code == 1
    outcomes = {one["name"]: one["outcome"] for one in json.loads(done.stdout)["checks"]}
    assert outcomes["whole"] == "fails"


def test_nobody_there_is_an_error(sparql: Sparql) -> None:
    done = CliRunner().invoke(main, ["check-endpoint", "http://127.0.0.1:1/query"])
    assert (done.exit_code, len(done.stderr.splitlines())) == (2, 1)
