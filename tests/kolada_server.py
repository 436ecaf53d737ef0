"""A server on this machine that speaks Kolada's API v3, and that misbehaves when it is told to.

In: indicators, municipalities and rows of data, and what each next request is to be answered with instead.
Out: the address of the API; every path that was asked for is kept.
"""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

Misbehaviour = Callable[["Answering"], None]


def row(kpi: str, period: object, *values: tuple[Any, ...], municipality: str = "0999") -> dict[str, Any]:
    """A row of data; each value is its gender and number, and its status or whether it is deleted."""
    return {
        "kpi": kpi,
        "municipality": municipality,
        "period": period,
        "values": [
            {
                "gender": gender,
                "count": 1,
                "status": "".join(one for one in more if isinstance(one, str)),
                "value": value,
                "isdeleted": True in more,
            }
            for gender, value, *more in values
        ],
    }


@dataclass
class Kolada:
    """What the server knows, and how it is asked."""

    titles: dict[str, str] = field(default_factory=dict)
    municipalities: dict[str, str] = field(default_factory=dict)
    rows: list[dict[str, Any]] = field(default_factory=list)
    instead: list[Misbehaviour] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    per_page: int = 5000
    address: str = ""

    def answered(self, path: str) -> list[dict[str, Any]] | None:
        """The rows that a path is answered with; none where it is not of the API, or asks for too much."""
        parts = [unquote(one) for one in path.strip("/").split("/")]
        lists = [one.split(",") for one in parts]
        if any(len(one) > 25 for one in lists):
            return None
        match parts:
            case ["v3", "kpi" | "municipality" as kind]:
                known = self.titles if kind == "kpi" else self.municipalities
                return [{"id": one, "title": title} for one, title in known.items()]
            case ["v3", "data", "kpi", _, "municipality", _]:
                return [
                    one for one in self.rows if one["kpi"] in lists[3] and one["municipality"] in lists[5]
                ]
        return None


class Answering(BaseHTTPRequestHandler):
    """One request to the server."""

    kolada: Kolada
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # a body is not held back until its head is acknowledged

    def do_GET(self) -> None:
        self.kolada.asked.append(self.path)
        if self.kolada.instead:
            self.kolada.instead.pop(0)(self)
        else:
            self.answer()

    def answer(self, **instead: object) -> None:
        """The page that is asked for, with other members where they are given."""
        parts = urlsplit(self.path)
        rows = self.kolada.answered(parts.path)
        if rows is None:
            self.send(404, b'{"detail": "Not Found"}')
            return
        page = int(parse_qs(parts.query).get("page", ["1"])[0])
        size = self.kolada.per_page
        more = len(rows) > page * size
        there = rows[(page - 1) * size : page * size]
        after = f"{self.kolada.address}{parts.path[4:]}?per_page={size}&page={page + 1}" if more else None
        body = {"values": there, "count": len(there), "next_url": after, "previous_url": None, **instead}
        self.send(200, json.dumps(body).encode())

    def send(self, status: int, body: bytes, kind: str = "application/json", **headers: str) -> None:
        """Any answer."""
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


class Quiet(ThreadingHTTPServer):
    """A server that does not say that somebody hung up."""

    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing."""


@contextmanager
def serving(kolada: Kolada) -> Iterator[Kolada]:
    """The server, while the block runs."""
    handler = type("Handler", (Answering,), {"kolada": kolada})
    server = Quiet(("127.0.0.1", 0), handler)
    kolada.address = f"http://127.0.0.1:{server.server_address[1]}/v3/"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield kolada
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def status(code: int, **headers: str) -> Misbehaviour:
    """Answer with a status."""
    return lambda one: one.send(code, b"busy", "text/plain", **headers)


def body(data: bytes, kind: str = "application/json") -> Misbehaviour:
    """Answer with these bytes."""
    return lambda one: one.send(200, data, kind)


def leading(to: str) -> Misbehaviour:
    """Answer with a page whose next one is elsewhere."""
    return lambda one: one.answer(next_url=to)


def moved(to: str) -> Misbehaviour:
    """Redirect."""
    return lambda one: one.send(302, b"", Location=to)


def cut(one: Answering) -> None:
    """Promise more bytes than come."""
    one.send_response(200)
    one.send_header("Content-Type", "application/json")
    one.send_header("Content-Length", "5000")
    one.end_headers()
    one.wfile.write(b'{"values": [')
    one.close_connection = True


def silent(one: Answering) -> None:
    """Say nothing for a while."""
    time.sleep(0.6)
    one.close_connection = True


def endless(one: Answering) -> None:
    """Never come to an end."""
    one.send_response(200)
    one.send_header("Content-Type", "application/json")
    one.end_headers()
    try:
        while True:
            one.wfile.write(b" " * 65536)
    except OSError:
        one.close_connection = True


def head_without_end(one: Answering) -> None:
    """Send a head a letter now and then."""
    one.wfile.write(b"HTTP/1.1 200 OK\r\nX: ")
    _drip(one, b"a")


def only_announced(one: Answering) -> None:
    """Announce an answer again and again."""
    _drip(one, b"HTTP/1.1 100 Continue\r\n\r\n")


def _drip(one: Answering, piece: bytes) -> None:
    try:
        while True:
            one.wfile.write(piece)
            time.sleep(0.05)
    except OSError:
        one.close_connection = True


def dripping(one: Answering) -> None:
    """Send a byte now and then."""
    one.send_response(200)
    one.send_header("Content-Type", "application/json")
    one.send_header("Content-Length", "5000")
    one.end_headers()
    try:
        for _ in range(100):
            one.wfile.write(b" ")
            time.sleep(0.02)
    except OSError:
        pass
    one.close_connection = True
