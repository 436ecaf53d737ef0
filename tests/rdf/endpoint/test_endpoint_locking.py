"""One writer at a time at an endpoint; what a killed one left is cleared away by the next."""

from __future__ import annotations

import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pyoxigraph as ox
import pytest
from click.testing import CliRunner

import sparql_server
from goalgraph.cli import main
from goalgraph.rdf.endpoint import locking
from goalgraph.rdf.endpoint.client import Client
from goalgraph.rdf.endpoint.faults import EndpointInUse
from goalgraph.rdf.endpoint.locking import alone, staged
from goalgraph.rdf.endpoint.settings import endpoint_at
from small_plan import FILE
from sparql_server import Sparql

TRIPLE = ox.Triple(ox.NamedNode("urn:a"), ox.NamedNode("urn:b"), ox.NamedNode("urn:c"))


@pytest.fixture
def sparql() -> Iterator[Sparql]:
    with sparql_server.serving(Sparql()) as running:
        yield running


def client_of(sparql: Sparql) -> Client:
    address = sparql.address
    return Client(endpoint_at(address))


def graphs(sparql: Sparql) -> list[str]:
    return [node.value for node in sparql.store.named_graphs()]


def test_one_writes_at_a_time_and_nothing_is_left(sparql: Sparql) -> None:
    inside: list[int] = []
    most: list[int] = []

    def write(number: int) -> None:
        for _ in range(3):
            with alone(client_of(sparql), 0):
                inside.append(number)
                most.append(len(inside))
                time.sleep(0.01)
                inside.remove(number)

    threads = [threading.Thread(target=write, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == [1] * 12
    assert graphs(sparql) == []


def test_whoever_waits_too_long_is_told(sparql: Sparql, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locking, "PATIENCE", 0.3)
    with alone(client_of(sparql), 0):
        with pytest.raises(EndpointInUse, match=socket.gethostname()), alone(client_of(sparql), 0):
            pass
        assert len(graphs(sparql)) == 1
    assert graphs(sparql) == []


def test_who_gives_way_to_another_is_not_in_its_way(sparql: Sparql, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two who wait for each other would both wait until they give up, where a server takes its time."""
    monkeypatch.setattr(locking, "PATIENCE", 1.0)
    first = ox.NamedNode("urn:goalgraph:writing:0")
    since = datetime.now(UTC).isoformat(timespec="seconds")
    said = {"host": "another", "process": "1", "since": since, "ready": "0"}
    client = client_of(sparql)
    client.put(
        first.value,
        [
            ox.Triple(first, ox.NamedNode(f"urn:goalgraph:{one}"), ox.Literal(text))
            for one, text in said.items()
        ],
    )
    sparql.asked.clear()
    with pytest.raises(EndpointInUse), alone(client, 0):
        pass
    assert [one.partition(" ")[0] for one in sparql.asked].count("PUT") == 1
    assert graphs(sparql) == [first.value]
    client.delete(first.value)
    with alone(client, 0):
        pass


def test_where_a_server_takes_long_to_hear_of_two_one_of_them_still_writes(
    sparql: Sparql, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locking, "PATIENCE", 0.5)
    put, both, heard = Client.put, threading.Barrier(2, timeout=10), set[int]()

    def slow(client: Client, graph: str, triples: list[ox.Triple]) -> None:
        put(client, graph, triples)
        if threading.get_ident() not in heard:
            heard.add(threading.get_ident())
            both.wait()
            time.sleep(0.7)

    monkeypatch.setattr(Client, "put", slow)
    wrote: list[int] = []

    def write(number: int) -> None:
        with alone(client_of(sparql), 0):
            wrote.append(number)

    threads = [threading.Thread(target=write, args=(number,)) for number in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(wrote) == [0, 1]
    assert graphs(sparql) == []


KILLED = """
import os, signal, sys
import pyoxigraph as ox
from goalgraph.rdf.endpoint.client import Client
from goalgraph.rdf.endpoint.locking import alone, staged
from goalgraph.rdf.endpoint.settings import endpoint_at
client = Client(endpoint_at(sys.argv[1]))
with alone(client, 2) as token:
    client.put(staged(token, 0), [ox.Triple(ox.NamedNode("urn:a"), ox.NamedNode("urn:b"), ox.NamedNode("urn:c"))])
    os.kill(os.getpid(), signal.SIGKILL)
"""


def test_what_a_killed_writer_left_is_cleared_away(sparql: Sparql) -> None:
    done = subprocess.run([sys.executable, "-c", KILLED, sparql.address])
    assert done.returncode
    assert len(graphs(sparql)) == 2
    cleared: list[int] = []
    with alone(client_of(sparql), 0, cleared.append):
        pass
    assert graphs(sparql) == []
    assert cleared == [1]


def test_what_a_killed_writer_left_is_told_by_the_next_load(sparql: Sparql, tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-c", KILLED, sparql.address])
    done = CliRunner().invoke(main, ["load", str(FILE), "--into", sparql.address, "--lang", "en"])
    assert done.exit_code == 0
    assert "what a stopped run had left there is removed (graphs: 1)" in done.stderr
    again = CliRunner().invoke(main, ["load", str(FILE), "--into", sparql.address, "--lang", "en"])
    assert "stopped run" not in again.stderr


@pytest.mark.parametrize(
    ("host", "process", "since", "ready"),
    [
        ("another", "1", "yesterday", "0"),
        ("another", "1", "9999-12-31T23:59:59+00:00", "0"),
        ("another", "1", "0001-01-01T00:00:00+14:00", "0"),
        ("another", "9" * 5000, "2020-01-01T00:00:00", "9" * 5000),
        ("another", "1", "2020-01-01T00:00:00+00:00", "9999999999"),
        (socket.gethostname(), "9" * 9, "", "\u0661"),
    ],
)
def test_what_no_writer_says_of_itself_keeps_nobody_from_writing(
    sparql: Sparql, host: str, process: str, since: str, ready: str
) -> None:
    client = client_of(sparql)
    own = ox.NamedNode("urn:goalgraph:writing:0")
    said = {"host": host, "process": process, "since": since, "ready": ready}
    client.put(
        own.value,
        [
            ox.Triple(own, ox.NamedNode(f"urn:goalgraph:{one}"), ox.Literal(text))
            for one, text in said.items()
        ],
    )
    with alone(client, 0):
        pass
    assert graphs(sparql) == []
    assert len(sparql.asked) < 20


def test_who_fails_leaves_nothing_ready(sparql: Sparql) -> None:
    client = client_of(sparql)
    with pytest.raises(ZeroDivisionError), alone(client, 1) as token:  # noqa: PT012
        client.put(staged(token, 0), [TRIPLE])
        raise ZeroDivisionError
    assert graphs(sparql) == []


def test_who_began_too_long_ago_is_no_writer_any_longer(
    sparql: Sparql, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(socket, "gethostname", lambda: "another")
    with alone(client_of(sparql), 0):
        monkeypatch.setattr(locking, "LONGEST", timedelta(seconds=-1))
        with alone(client_of(sparql), 0):
            pass
    assert graphs(sparql) == []
