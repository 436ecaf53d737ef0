"""One writer at a time at an endpoint, on whatever machine it runs.

In: an endpoint. Out: a block in which nobody else who asks writes there. Who wants to write says so in a
graph of its own, ``urn:goalgraph:writing:…``, and then looks whether others have: whoever sees another
before itself gives way. What a killed writer left, that graph and those that it had ready, the next removes.
"""

from __future__ import annotations

import os
import re
import secrets
import socket
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pyoxigraph as ox

from goalgraph.base.errors import StoreError
from goalgraph.rdf.endpoint.client import Client
from goalgraph.rdf.endpoint.faults import EndpointInUse
from goalgraph.rdf.endpoint.paging import existing

PATIENCE = 10.0  # seconds to wait for somebody who writes
LONGEST = timedelta(minutes=15)  # after which nobody writes any longer who said so
_WRITING, _STAGED = "urn:goalgraph:writing:", "urn:goalgraph:staged:"
_HOST, _PROCESS, _SINCE, _READY = (f"urn:goalgraph:{name}" for name in ("host", "process", "since", "ready"))
_NUMBER, _FEW = re.compile("[0-9]{1,9}"), re.compile("[0-9]{1,4}")
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


@dataclass(frozen=True, slots=True)
class _Other:
    """A writer, as it says of itself."""

    name: str
    host: str
    process: str
    since: str
    ready: str

    @property
    def until(self) -> datetime:
        """When it counts as gone; of what no writer says of itself, long ago."""
        try:
            since = datetime.fromisoformat(self.since).astimezone(UTC)
        except (ValueError, OverflowError):
            return datetime.min.replace(tzinfo=UTC)
        return since + LONGEST if since < datetime.now(UTC) + LONGEST else datetime.min.replace(tzinfo=UTC)

    @property
    def is_over(self) -> bool:
        """Whether it has been killed, or is too old to be one."""
        import psutil

        if self.host == socket.gethostname() and _NUMBER.fullmatch(self.process):
            process = int(self.process)
            if self.name not in _HERE if process == os.getpid() else not psutil.pid_exists(process):
                return True
        return self.until < datetime.now(UTC)


@contextmanager
def alone(
    client: Client, ready: int, cleared: Callable[[int], object] = lambda graphs: None
) -> Iterator[str]:
    """Keep others from writing; the writer's name is given, under which it may have some graphs ready.

    ``cleared`` is given the number of graphs that a killed writer had left and that have been removed.

    Raises:
        EndpointInUse: somebody else is still writing after ten seconds.
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
            _wait(client, token, triples, cleared)
            yield token
        left = 0
    finally:
        with suppress(StoreError):  # the server is gone, which is told already
            _remove(client, token, [staged(token, number) for number in range(left)])


def forgotten(client: Client) -> list[str]:
    """The graphs that writers had ready who are gone, and whom nobody remembers; every graph is looked at."""
    writing = {one.name for one in _said(client)}
    pattern = f"GRAPH ?g {{ ?s ?p ?o }} FILTER(STRSTARTS(STR(?g), {ox.Literal(_STAGED)}))"
    rows = client.rows(f"SELECT DISTINCT ?g WHERE {{ {pattern} }}", "g").rows
    found = sorted(str(getattr(one, "value", "")) for (one,) in rows)
    return [g for g in found if is_ours(g) and g.removeprefix(_STAGED).partition(":")[0] not in writing]


def _wait(client: Client, token: str, triples: list[ox.Triple], cleared: Callable[[int], object]) -> None:
    """Wait until one is alone; of several who come at once, the first by name stays.

    Whoever gives way says nothing until that one is done: it would see them, and wait for them in turn. The
    time that a slow server takes to be told of oneself is not time that one has waited for others.
    """
    end: float | None = None
    there = gives_way = False
    while True:
        if not there and not gives_way:
            client.put(_WRITING + token, triples)
            there = True
        others = _others(client, token, cleared)
        if there and not others:
            return
        first = min(others, key=lambda one: one.name, default=None)
        if first and end is None:
            end = time.monotonic() + PATIENCE
        elif first and end and time.monotonic() > end:
            raise EndpointInUse(
                location=client.location,
                seconds=f"{PATIENCE:g}",
                host=first.host,
                process=first.process,
                since=first.since,
                until=first.until.isoformat(timespec="seconds"),
            )
        gives_way = bool(first and first.name < token)
        if gives_way and there:
            client.delete(_WRITING + token)
            there = False
        time.sleep(_PAUSE)


def _others(client: Client, token: str, cleared: Callable[[int], object]) -> list[_Other]:
    """Who else writes; what somebody has left who was killed is removed."""
    found = [one for one in _said(client) if one.name != token]
    over = [one for one in found if one.is_over]
    if over:
        time.sleep(_SETTLING)
    for one in over:
        ready = int(one.ready) if _FEW.fullmatch(one.ready) else 0
        graphs = sorted(existing(client, [staged(one.name, number) for number in range(ready)]))
        _remove(client, one.name, graphs)
        cleared(len(graphs))
    return [one for one in found if one not in over]


def _said(client: Client) -> list[_Other]:
    """Those who say that they write."""
    columns = ("g", "host", "process", "since", "ready")
    asked = f"?g <{_HOST}> ?host ; <{_PROCESS}> ?process ; <{_SINCE}> ?since ; <{_READY}> ?ready"
    query = f"SELECT {' '.join(f'?{one}' for one in columns)} WHERE {{ GRAPH ?g {{ {asked} }} }}"
    rows = client.rows(query, *columns).rows
    said = ([str(getattr(one, "value", "")) for one in row] for row in rows)
    return [
        _Other(graph.removeprefix(_WRITING), *more) for graph, *more in said if graph.startswith(_WRITING)
    ]


def _remove(client: Client, token: str, graphs: Iterable[str]) -> None:
    """Remove what a writer has ready, and then what it says of itself."""
    for graph in graphs:
        client.delete(graph)
    client.delete(_WRITING + token)
