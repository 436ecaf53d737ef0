"""An endpoint asked and written to, by SPARQL's protocols, each request by itself.

In: its settings, and a query, an update or a graph. Out: rows and triples, whole; or an error that says in
one line what it did instead, without anything secret in it.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pyoxigraph as ox

from goalgraph.base import online
from goalgraph.base.wording import LANGUAGES, wording
from goalgraph.rdf.endpoint.faults import (
    EndpointElsewhere,
    EndpointError,
    EndpointRefuses,
    EndpointSilent,
    EndpointTooMuch,
    EndpointUntrusted,
    NotSparql,
    ReadOnly,
    SecretUnusable,
)
from goalgraph.rdf.endpoint.settings import Endpoint, shown
from goalgraph.rdf.evaluation import Rows
from goalgraph.rdf.nesting import DEEPEST, too_deep
from goalgraph.rdf.repository import replacing

if TYPE_CHECKING:
    import requests

_PASSING = (429, 502, 503, 504)  # 500 is what some servers say of what they will never take
_MAY_PASS = (408, 425, 429, *range(500, 600))
_ROWS = ("application/sparql-results+json", "application/json")
_TRIPLES = MappingProxyType(
    {"application/n-triples": ox.RdfFormat.N_TRIPLES, "text/turtle": ox.RdfFormat.TURTLE}
)
_MOST_TOLD = 1e6  # seconds, beyond which nobody counts them
_KEY = re.compile(r"\?\S+")
_TOO_SHORT, _ENOUGH = (
    4,
    16,
)  # signs of a secret: fewer are found in every text, and so many tell where it begins


class Client:
    """An endpoint.

    Attributes:
        location: what it is called where people read of it.
    """

    def __init__(self, endpoint: Endpoint) -> None:
        self.endpoint = endpoint
        self.location = endpoint.location
        self.requests = 0
        self._confided: set[str] = set()  # what the server is told, and people are not
        for address in filter(None, (endpoint.query, endpoint.update, endpoint.graphs)):
            online.keep_secret(address)
            self._confided.add(urlsplit(address).query)

    def close(self) -> None:
        """Leave the server alone: what was open to it is closed."""
        for name in ("_asking", "_changing"):
            if name in self.__dict__:
                getattr(self, name).close()

    def rows(self, query: str, *columns: str) -> Rows:
        """The rows of a SELECT, as many as the server gives: its own columns, or those that are named.

        Raises:
            EndpointError: there is no answer that can be used, as its kinds say.
        """
        data, kind = self._answer("POST", self.endpoint.query, _ROWS, data={"query": query})
        if kind not in _ROWS:
            raise self.no_sparql("kind", kind=kind or "–")
        found = self.results(data)
        if not isinstance(found, ox.QuerySolutions):
            raise self.no_sparql("rows")
        with self._readable("JSON"):
            names = columns or tuple(one.value for one in found.variables)
            if missing := set(names) - {one.value for one in found.variables}:
                raise self.no_sparql("columns", columns=", ".join(sorted(missing)))
            return Rows(names, tuple(tuple(row[name] for name in names) for row in found))

    def results(self, data: bytes) -> ox.QuerySolutions | ox.QueryBoolean:
        """An answer in SPARQL's JSON, read; errors as of :meth:`rows`."""
        self._refuse_deep(data, ox.RdfFormat.JSON_LD)
        with self._readable("JSON"):
            return ox.parse_query_results(data, format=ox.QueryResultsFormat.JSON)

    def said(self, query: str, accept: str = "application/sparql-results+json") -> tuple[bytes, str]:
        """What the server answers to any query, and of which type; errors as of :meth:`rows`."""
        return self._answer("POST", self.endpoint.query, (accept,), data={"query": query})

    def triples(self, query: str) -> list[ox.Triple]:
        """The triples of a CONSTRUCT, as many as the server gives; errors as of :meth:`rows`."""
        return self._parsed(*self._answer("POST", self.endpoint.query, (*_TRIPLES,), data={"query": query}))

    def graph(self, name: str) -> list[ox.Triple]:
        """What a graph holds, as much as the server gives; errors as of :meth:`rows`."""
        if self.endpoint.graphs is None:
            pattern = f"GRAPH {ox.NamedNode(name)} {{ ?s ?p ?o }}"
            return self.triples(f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ {pattern} }}")
        asked = {"graph": name}
        data, kind = self._answer("GET", self.endpoint.graphs, (*_TRIPLES,), params=asked, missing=True)
        return self._parsed(data, kind) if data else []

    def put(self, name: str, triples: Sequence[ox.Triple]) -> None:
        """Replace what a graph holds, by an update where there is no other way; errors as of :meth:`rows`."""
        if self.endpoint.graphs is None:
            self.update(replacing({name: triples}))
            return
        data = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES)
        headers = {"Content-Type": "text/turtle; charset=utf-8"}  # of which N-Triples are a part
        asked = {"graph": name}
        self._answer("PUT", self.endpoint.graphs, ("*/*",), params=asked, data=data, headers=headers)

    def delete(self, name: str) -> None:
        """Remove a graph, if it is there, as :meth:`put` does."""
        if self.endpoint.graphs is None:
            self.update(replacing({name: ()}))
            return
        self._answer("DELETE", self.endpoint.graphs, ("*/*",), params={"graph": name}, missing=True)

    def update(self, text: str) -> None:
        """Carry out an update; it is sent once, for nobody knows what a server did that did not answer.

        Raises:
            ReadOnly: nobody knows where.
            EndpointError: the server does not say that it is done.
        """
        if self.endpoint.update is None:
            raise ReadOnly(location=self.location, what="update")
        self._answer("POST", self.endpoint.update, ("*/*",), data={"update": text}, session=self._changing)

    def _parsed(self, data: bytes, kind: str) -> list[ox.Triple]:
        form = _TRIPLES.get(kind)
        if form is None:
            raise self.no_sparql("kind", kind=kind or "–")
        self._refuse_deep(data, form)
        with self._readable(kind):
            return [quad.triple for quad in ox.parse(data, format=form, rename_blank_nodes=True)]

    def _refuse_deep(self, data: bytes, form: ox.RdfFormat) -> None:
        """Refuse what would end the process that reads it."""
        if too_deep(data.decode("utf-8", "replace"), form):
            raise self.no_sparql("deep", most=DEEPEST)

    @contextmanager
    def _readable(self, what: str) -> Iterator[None]:
        try:
            yield
        except (SyntaxError, ValueError, OSError) as error:
            raise self.no_sparql("broken", what=what) from error

    def _answer(
        self,
        method: str,
        address: str,
        accept: Sequence[str],
        *,
        missing: bool = False,
        session: requests.Session | None = None,
        headers: Mapping[str, str] | None = None,
        **more: Any,
    ) -> tuple[bytes, str]:
        """The body of the server's answer and its type; empty where something ``missing`` is no error."""
        asking = session or self._asking
        self.requests += 1
        wanted = {"Accept": ", ".join(accept), **(headers or {})}
        if self.endpoint.certificates:
            more["verify"] = self.endpoint.certificates  # here it stands above what the environment says
        patience = self.endpoint.patience
        with self._told(address):
            response = online.sent(asking, method, address, patience, headers=wanted, **more)
            with response:
                if response.status_code == 404 and missing:
                    return b"", ""
                data = online.body(response, online.Room(patience))
                if not 200 <= response.status_code < 300:
                    reason = self._reason(response, data)
                    status = self.quoted(online.status_of(response))
                    raise EndpointRefuses(location=shown(address), status=status, reason=reason)
                return data, online.kind_of(response.headers)

    def _reason(self, response: requests.Response, data: bytes) -> object:
        """What a server says of its refusal, in a few words: its first line, unless it is a page."""
        if response.status_code in (401, 403):
            return self._texts("authentication", way=self.endpoint.authentication)
        if pause := online.pause_asked(response.headers):
            return self._texts("pause", seconds=f"{min(pause, _MOST_TOLD):.0f}")
        kind = online.kind_of(response.headers)
        text = self.quoted(data[:2000].decode("utf-8", "replace")) if kind.startswith("text/plain") else ""
        lines = text.split("\n")
        said = next((line.strip()[:200] for line in lines if line.strip()), "")
        return said or self._texts("later" if response.status_code in _MAY_PASS else "address")

    def quoted(self, text: str) -> str:
        """What a server says, without what it was told in confidence and may say again."""
        for one in sorted(self._confided, key=len, reverse=True):
            if len(one) >= _TOO_SHORT:
                rest = (
                    r"\S*" if len(one) > _ENOUGH else ""
                )  # the server may have cut it, or what was read of it
                text = re.sub(re.escape(one[:_ENOUGH]) + rest, "…", text.replace(one, "…"))
        return text

    @contextmanager
    def _told(self, address: str) -> Iterator[None]:
        location = shown(address)
        try:
            with online.heard():
                yield
        except online.Trouble as error:
            told = self._told_of(error, location)
            if urlsplit(address).query:
                raise told from None  # what is below tells the whole address, and the key in it
            raise told from error

    def _told_of(self, error: online.Trouble, location: str) -> EndpointError:
        match error:
            case online.Later():
                reason = self._texts("pause", seconds=f"{min(error.seconds, _MOST_TOLD):.0f}")
                return EndpointRefuses(location=location, status=self.quoted(error.status), reason=reason)
            case online.Untrusted():
                return EndpointUntrusted(location=location, reason=str(error))
            case online.Silent():
                return EndpointSilent(location=location, reason=self.quoted(_KEY.sub("?…", str(error))))
            case online.LedAway():
                return EndpointElsewhere(location=location, other=self.quoted(shown(str(error))))
            case online.LedAround():
                return self.no_sparql("redirects")
            case _:
                return EndpointTooMuch(location=location, most=str(error))

    def no_sparql(self, key: str, **details: object) -> NotSparql:
        """The error that an answer is not what SPARQL's protocols say, in the words of ``key``."""
        return NotSparql(location=self.location, reason=self._texts(key, **details))

    @staticmethod
    def _texts(key: str, **details: object) -> dict[str, str]:
        return {lang: str(wording(lang)["endpoint"][key]).format_map(details) for lang in LANGUAGES}

    @cached_property
    def _asking(self) -> requests.Session:
        return self._identified(online.session(self.endpoint.patience, _PASSING))

    @cached_property
    def _changing(self) -> requests.Session:
        from dataclasses import replace

        return self._identified(online.session(replace(self.endpoint.patience, attempts=0), ()))

    def _identified(self, session: requests.Session) -> requests.Session:
        """The session of somebody whom the server knows; nothing is taken from files of other programs."""
        from requests.auth import HTTPBasicAuth, HTTPDigestAuth

        endpoint = self.endpoint
        secret = endpoint.secret.read(endpoint.user, self.location) if endpoint.secret else ""
        pair = b64encode(f"{endpoint.user}:{secret}".encode(errors="replace")).decode()  # for basic
        self._confided |= {secret, pair} if secret else set()
        if endpoint.authentication == "basic":
            session.auth = HTTPBasicAuth(endpoint.user.encode(), secret.encode())
        elif endpoint.authentication == "digest":
            session.auth = HTTPDigestAuth(endpoint.user, secret)
        elif endpoint.authentication == "bearer":
            if endpoint.secret and not (secret.isascii() and " " not in secret):
                raise SecretUnusable(location=self.location, place=endpoint.secret.where)
            session.auth = lambda request: _with_token(request, secret)
        else:
            session.auth = lambda request: request
        return session


def _with_token(request: requests.PreparedRequest, token: str) -> requests.PreparedRequest:
    request.headers["Authorization"] = f"Bearer {token}"
    return request
