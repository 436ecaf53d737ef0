"""One writer at a time at an endpoint, on whatever machine it runs.

In: an endpoint. Out: a block in which nobody else who asks writes there. Who wants to write says so in a
graph of its own, ``urn:goalgraph:writing:…``, and then looks whether others have: whoever sees another
before itself gives way. What a killed writer left, that graph and those that it had ready, the next removes.
"""

from __future__ import annotations

import os
import secrets
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta

import pyoxigraph as ox

from goalgraph.base.errors import StoreError, StoreInUse
from goalgraph.rdf.endpoint.client import Client

PATIENCE = 10.0  # seconds to wait for somebody who writes
LONGEST = timedelta(minutes=15)  # after which nobody writes any longer who said so
_WRITING, _STAGED = "urn:goalgraph:writing:", "urn:goalgraph:staged:"
_HOST, _PROCESS, _SINCE, _READY = (f"urn:goalgraph:{name}" for name in ("host", "process", "since", "ready"))
_PAUSE = 0.1
_SETTLING = 1.0  # for what a server may still do for somebody who is gone


class _Here:
    """The writers of this process, by name: whoever says that it is one and is not among them has failed."""

    def __init__(self) -> None:
        self._names: set[str] = set()  # each change of which is one step

    @contextmanager
    def writing(self, name: str) -> Iterator[None]:
        """Count a writer while the block runs."""
        self._names.add(name)
        try:
            yield
        finally:
            self._names.discard(name)

    def __contains__(self, name: str) -> bool:
        return name in self._names


_HERE = _Here()


def is_ours(graph: str) -> bool:
    """Whether a graph is one that writers use among themselves.

    >>> is_ours(staged("1f", 0)), is_ours("urn:goalgraph:file:plan.ttl")
    (True, False)
    """
    return graph.startswith((_WRITING, _STAGED))


def staged(token: str, number: int) -> str:
    """The name of a graph that a writer has ready."""
    return f"{_STAGED}{token}:{number}"


@contextmanager
def alone(client: Client, ready: int) -> Iterator[str]:
    """Keep others from writing; the writer's name is given, under which it may have some graphs ready.

    Raises:
        StoreInUse: somebody else is still writing after ten seconds.
        EndpointError: nothing can be written there.
    """
    token = secrets.token_hex(8)
    own = ox.NamedNode(_WRITING + token)
    said = {
        _HOST: socket.gethostname(),
        _PROCESS: str(os.getpid()),
        _SINCE: datetime.now(UTC).isoformat(timespec="seconds"),
        _READY: str(ready),
    }
    triples = [ox.Triple(own, ox.NamedNode(name), ox.Literal(value)) for name, value in said.items()]
    left = ready
    try:
        with _HERE.writing(token):
            _wait(client, token, triples)
            yield token
        left = 0
    finally:
        with suppress(StoreError):  # the server is gone, which is told already
            _remove(client, token, left)


def _wait(client: Client, token: str, triples: list[ox.Triple]) -> None:
    """Wait until one is alone; of several who come at once, the first by name stays."""
    end = time.monotonic() + PATIENCE
    there = False
    while True:
        if not there:
            client.put(_WRITING + token, triples)
            there = True
        others = _others(client, token)
        if not others:
            return
        if time.monotonic() > end:
            raise StoreInUse(location=client.location, seconds=f"{PATIENCE:g}")
        if min(others) < token:
            client.delete(_WRITING + token)
            there = False
        time.sleep(_PAUSE)


def _others(client: Client, token: str) -> set[str]:
    """Who else writes; what somebody has left who was killed is removed."""
    asked = f"?g <{_HOST}> ?host ; <{_PROCESS}> ?process ; <{_SINCE}> ?since ; <{_READY}> ?ready"
    found = set()
    for row in client.rows(f"SELECT ?g ?host ?process ?since ?ready WHERE {{ GRAPH ?g {{ {asked} }} }}").rows:
        graph, host, process, since, ready = (str(getattr(one, "value", "")) for one in row)
        other = graph.removeprefix(_WRITING)
        if other == token:
            continue
        if _is_over(other, host, process, since):
            time.sleep(_SETTLING)
            _remove(client, other, int(ready) if ready.isdecimal() else 0)
        else:
            found.add(other)
    return found


def _is_over(name: str, host: str, process: str, since: str) -> bool:
    """Whether a writer has been killed, or is too old to be one."""
    import psutil

    if host == socket.gethostname() and process.isdecimal():
        here = int(process) == os.getpid()
        if name not in _HERE if here else not psutil.pid_exists(int(process)):
            return True
    try:
        return datetime.now(UTC) - datetime.fromisoformat(since) > LONGEST
    except (ValueError, TypeError):
        return False


def _remove(client: Client, token: str, ready: int) -> None:
    """Remove what a writer has ready, and then what it says of itself."""
    for number in range(ready):
        client.delete(staged(token, number))
    client.delete(_WRITING + token)
