"""A server on this machine that speaks SPARQL 1.1 and the Graph Store Protocol, and misbehaves when it is told to.

In: what each next request is to be answered with instead, or at how many rows it cuts what it answers. Out: its
address; every request is kept.
"""

from __future__ import annotations

import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import parse_qs, urlsplit

import pyoxigraph as ox
from pyoxigraph import parse

from kolada_server import Answering, Misbehaviour, Quiet


@dataclass
class Sparql:
    """What the server holds, and how it is asked."""

    store: ox.Store = field(default_factory=ox.Store)
    instead: list[Misbehaviour | None] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    most_rows: int | None = None
    token: str | None = None
    address: str = ""

    def cut(self, several: list[ox.Triple]) -> list[ox.Triple]:
        """As many triples as the server gives."""
        return several[: self.most_rows]


class Speaking(Answering):
    """One request to the server."""

    sparql: Sparql

    def do_GET(self) -> None:  # noqa: N802
        self._heard(self._get)

    def do_POST(self) -> None:  # noqa: N802
        self._heard(self._post)

    def do_PUT(self) -> None:  # noqa: N802
        self._heard(self._put)

    def do_DELETE(self) -> None:  # noqa: N802
        self._heard(self._delete)

    def _heard(self, answer: object) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        self.body = self.rfile.read(length)
        self.sparql.asked.append(f"{self.command} {self.path} {self.body[:4000].decode('utf-8', 'replace')}")
        misbehaviour = self.sparql.instead.pop(0) if self.sparql.instead else None
        token = self.sparql.token
        if token and self.headers.get("Authorization") != f"Bearer {token}":
            self.send(401, b"who?", "text/html")
        elif misbehaviour:
            misbehaviour(self)
        else:
            assert callable(answer)
            answer()

    @property
    def _graph(self) -> ox.NamedNode:
        return ox.NamedNode(parse_qs(urlsplit(self.path).query)["graph"][0])

    def _get(self) -> None:
        found = [q.triple for q in self.sparql.store.quads_for_pattern(None, None, None, self._graph)]
        if not found:
            self.send(404, b"")
            return
        data = ox.serialize(self.sparql.cut(found), format=ox.RdfFormat.N_TRIPLES)
        self.send(200, data or b"", "application/n-triples")

    def _put(self) -> None:
        self.sparql.store.remove_graph(self._graph)
        for quad in parse(self.body, format=ox.RdfFormat.TURTLE):
            self.sparql.store.add(ox.Quad(quad.subject, quad.predicate, quad.object, self._graph))
        self.send(204, b"")

    def _delete(self) -> None:
        known = self.sparql.store.contains_named_graph(self._graph)
        self.sparql.store.remove_graph(self._graph)
        self.send(204 if known else 404, b"")

    def _post(self) -> None:
        said = parse_qs(self.body.decode())
        if "update" in said:
            self.sparql.store.update(said["update"][0])
            self.send(204, b"")
            return
        found = self.sparql.store.query(said["query"][0], use_default_graph_as_union=True)
        if isinstance(found, ox.QueryTriples):
            data = ox.serialize(self.sparql.cut(list(found)), format=ox.RdfFormat.N_TRIPLES)
            self.send(200, data or b"", "application/n-triples")
            return
        body = found.serialize(format=ox.QueryResultsFormat.JSON) or b""
        if self.sparql.most_rows is not None and isinstance(found, ox.QuerySolutions):
            import json

            document = json.loads(body)
            document["results"]["bindings"] = document["results"]["bindings"][: self.sparql.most_rows]
            body = json.dumps(document).encode()
        self.send(200, body, "application/sparql-results+json")


@contextmanager
def serving(sparql: Sparql, context: ssl.SSLContext | None = None) -> Iterator[Sparql]:
    """The server, while the block runs; with a context it speaks TLS."""
    handler = type("Handler", (Speaking,), {"sparql": sparql})
    server = Quiet(("127.0.0.1", 0), handler)
    if context:
        server.socket = context.wrap_socket(server.socket, server_side=True)
    sparql.address = f"http://127.0.0.1:{server.server_address[1]}/query"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield sparql
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
