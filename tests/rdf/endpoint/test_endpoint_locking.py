"""One writer at a time at an endpoint; what a killed one left is cleared away by the next."""

from __future__ import annotations

import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from datetime import timedelta

import pyoxigraph as ox
import pytest

import sparql_server
from goalgraph.base.errors import StoreInUse
from goalgraph.rdf.endpoint import locking
from goalgraph.rdf.endpoint.client import Client
from goalgraph.rdf.endpoint.locking import alone, staged
from goalgraph.rdf.endpoint.settings import endpoint_at
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
        with pytest.raises(StoreInUse), alone(client_of(sparql), 0):
            pass
        assert len(graphs(sparql)) == 1
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
    with alone(client_of(sparql), 0):
        pass
    assert graphs(sparql) == []


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
