"""What is tried at an endpoint: of each server what is known of it, and of one that lies that it does not work."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pyoxigraph as ox
import pytest
from click.testing import CliRunner

import goalgraph
import sparql_server
from goalgraph.cli import main
from goalgraph.rdf.endpoint.client import Client
from goalgraph.rdf.endpoint.conformance import tried
from goalgraph.rdf.endpoint.settings import Endpoint
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
