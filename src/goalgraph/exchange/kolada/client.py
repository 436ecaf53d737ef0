"""Kolada's API v3 asked, or what was kept of it.

In: a path and the ids to ask for. Out: the rows of all pages of the answer, with the time when they were
retrieved. Only the server that was named is asked, over and over where it says that it is busy; an answer is
read up to a limit, kept in the user's cache folder with its time, and taken from there the next time.
"""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

from goalgraph.base import cache
from goalgraph.base.extras import needing
from goalgraph.exchange.kolada.answers import Page, page_of, parsed
from goalgraph.exchange.kolada.faults import (
    LedElsewhere,
    NoAnswer,
    NothingKept,
    OtherForm,
    ServerRefuses,
    ServerSilent,
    TooMuch,
    WrongEndpoint,
    reason,
)

if TYPE_CHECKING:
    import requests

ENDPOINT = "https://api.kolada.se/v3/"
MOST_IDS, PER_PAGE = 25, 5000
Use = Literal["day", "none", "only"]
USES: tuple[Use, ...] = ("day", "none", "only")
_BUSY = (429, 500, 502, 503, 504)
_MOVED = (301, 302, 303, 307, 308)
_MOST_LED = 3
_PIECE = 65536


@dataclass(frozen=True, slots=True)
class Patience:
    """How long a server is waited for, and how much is taken from it.

    Attributes:
        silence: the seconds without a byte after which it is given up.
        longest: the seconds that all pages of an answer may take to arrive.
        attempts: how often a busy or broken server is asked again.
        pause: the seconds before the second time; doubled each time, unless the server says how long.
        longest_pause: the most seconds that a server can make one wait.
        most_bytes, most_pages: of one answer, all its pages together.
    """

    silence: float = 30
    longest: float = 300
    attempts: int = 4
    pause: float = 1
    longest_pause: float = 60
    most_bytes: int = 50_000_000
    most_pages: int = 1000


@dataclass(frozen=True, slots=True)
class Answer:
    """The rows of all pages, and when the first of them were retrieved."""

    rows: tuple[Mapping[str, Any], ...]
    retrieved: datetime


class _Room:
    """What is left of the size and the time that an answer may have."""

    def __init__(self, patience: Patience) -> None:
        self._patience = patience
        self._bytes = patience.most_bytes
        self._ends = time.monotonic() + patience.longest

    def take(self, size: int, address: str) -> None:
        """Count what was read.

        Raises:
            TooMuch: nothing is left.
        """
        self._bytes -= size
        if self._bytes < 0:
            raise TooMuch(address=address, most=f"{self._patience.most_bytes / 1_000_000:g} MB")
        if time.monotonic() > self._ends:
            raise TooMuch(address=address, most=f"{self._patience.longest:g} s")


class Client:
    """A server that speaks Kolada's API v3.

    Args:
        endpoint: its address.
        patience: how long it is waited for.
        use: of what was kept: that of the last ``day``, ``none``, or it ``only``, so that nobody is asked.
    """

    def __init__(self, endpoint: str, patience: Patience, use: Use = "day") -> None:
        self._base = _checked(endpoint)
        self._patience = patience
        self._use = use

    def close(self) -> None:
        """Leave the server alone: what was open to it is closed."""
        if "_session" in self.__dict__:
            self._session.close()

    def values(self, kpis: Iterable[str], municipalities: Iterable[str]) -> Iterator[Answer]:
        """The data of indicators for municipalities, at most 25 ids a part."""
        for some in _parts(kpis):
            for places in _parts(municipalities):
                yield self.answer(f"data/kpi/{_joined(some)}/municipality/{_joined(places)}")

    def listed(self, kind: Literal["kpi", "municipality"]) -> Answer:
        """All indicators or municipalities: whether an id is among them is said by nothing else."""
        return self.answer(kind)

    def address(self, path: str) -> str:
        """Where a path is asked for."""
        return f"{self._base}{path}"

    def answer(self, path: str) -> Answer:
        """All pages of the answer to a path.

        Raises:
            KoladaError: there is none that can be used, as its kinds say.
        """
        address: str | None = f"{self.address(path)}?per_page={PER_PAGE}"
        room = _Room(self._patience)
        rows: list[Mapping[str, Any]] = []
        retrieved: list[datetime] = []
        seen: set[str] = set()
        while address:
            if address in seen:
                raise NoAnswer(address=address, reason=reason("circle"))
            if len(seen) == self._patience.most_pages:
                raise TooMuch(
                    address=self.address(path), most=reason("pages", count=self._patience.most_pages)
                )
            seen.add(address)
            page, when = self._page(address, room)
            rows += page.values
            retrieved.append(when)
            address = self._within(page.next_url, address) if page.next_url else None
        return Answer(tuple(rows), min(retrieved))

    def _page(self, address: str, room: _Room) -> tuple[Page, datetime]:
        """A page that was kept, or else is asked for now and kept."""
        name = cache.named("kolada", address)
        if self._use != "none" and (kept := _kept(name)):
            page, when = kept
            if self._use == "only" or datetime.now(UTC) - when < timedelta(days=1):
                return page, when
        if self._use == "only":
            raise NothingKept(address=address)
        data = self._asked(address, room)
        when = datetime.now(UTC).replace(microsecond=0)
        try:
            page = page_of(parsed(data))
        except OtherForm as error:
            raise NoAnswer(address=address, reason=error.texts) from error
        cache.keep(name, when.isoformat().encode() + b"\n" + data)
        return page, when

    def _asked(self, address: str, room: _Room) -> bytes:
        """The bytes that the server answers with; a cut answer is asked for once more."""
        session = self._session
        from requests import RequestException
        from urllib3.exceptions import HTTPError, ProtocolError

        for last in (False, True):
            try:
                return _read(self._sent(session, address), address, room)
            except ProtocolError as error:
                if last:
                    raise ServerSilent(address=address, reason=_bottom(error)) from error
                time.sleep(self._patience.pause)
            except (RequestException, HTTPError, ValueError) as error:
                raise ServerSilent(address=address, reason=_bottom(error)) from error
        raise AssertionError

    def _sent(self, session: requests.Session, address: str) -> requests.Response:
        """The server's response, led on by itself at most three times and never elsewhere."""
        at = address
        for _ in range(_MOST_LED + 1):
            response = session.get(at, stream=True, allow_redirects=False, timeout=self._patience.silence)
            if response.status_code not in _MOVED:
                return response
            response.close()
            at = self._within(response.headers.get("Location", ""), at)
        raise NoAnswer(address=address, reason=reason("redirects"))

    @cached_property
    def _session(self) -> requests.Session:
        with needing("requests", "online"):
            import requests
        from importlib.metadata import version

        from requests.adapters import HTTPAdapter
        from urllib3.util import Retry

        most = self._patience.longest_pause

        class Waiting(Retry):
            """Tries again, and never waits longer than one is ready to."""

            def get_retry_after(self, response: Any) -> float | None:
                asked = super().get_retry_after(response)
                return asked if asked is None else min(asked, most)

        retry = Waiting(
            total=self._patience.attempts,
            redirect=False,
            status_forcelist=_BUSY,
            backoff_factor=self._patience.pause,
            backoff_max=most,
            raise_on_status=False,
        )
        session = requests.Session()
        session.headers["User-Agent"] = f"goalgraph/{version('goalgraph')}"
        session.headers["Accept"] = "application/json"
        for scheme in ("http://", "https://"):
            session.mount(scheme, HTTPAdapter(max_retries=retry))
        return session

    def _within(self, other: str, address: str) -> str:
        """The address that an answer leads to, which has to be of the same server.

        A server behind another one may call itself http where it is asked by https.

        Raises:
            LedElsewhere: it is not.
        """
        try:
            found, own = urlsplit(urljoin(address, other)), urlsplit(self._base)
            plain = found.scheme == "http" and own.scheme == "https" and found.port in (None, 80)
            if plain and own.port in (None, 443):
                found = found._replace(scheme="https", netloc=found.hostname or "")
            same = _server(found) == _server(own)
        except ValueError:
            same = False
        if not same:
            raise LedElsewhere(address=address, other=other)
        return urlunsplit(found._replace(fragment=""))


def _read(response: requests.Response, address: str, room: _Room) -> bytes:
    """The body, as far as there is room for it."""
    with response:
        if response.status_code != 200:
            raise ServerRefuses(address=address, status=f"{response.status_code} {response.reason}")
        kind = response.headers.get("Content-Type", "")
        if "json" not in kind.casefold():
            raise NoAnswer(address=address, reason=reason("type", kind=kind or "–"))
        read = bytearray()
        while piece := response.raw.read1(_PIECE, decode_content=True):
            read += piece
            room.take(len(piece), address)
    return bytes(read)


def _checked(endpoint: str) -> str:
    """The address of an API, with a slash at its end.

    Raises:
        WrongEndpoint: it is no such address, or has a name or password in it.
    """
    try:
        parts = urlsplit(endpoint)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        usable = False
    if not usable or any(one.isspace() or not one.isprintable() for one in endpoint):
        raise WrongEndpoint(address=endpoint.rpartition("@")[2], reason=reason("address"))
    if "@" in parts.netloc or parts.query or parts.fragment:
        shown = endpoint.rpartition("@")[2]
        raise WrongEndpoint(address=shown, reason=reason("parts"))
    return endpoint if endpoint.endswith("/") else f"{endpoint}/"


def _server(parts: Any) -> tuple[str, str, int | None]:
    port = parts.port or {"http": 80, "https": 443}.get(parts.scheme)
    return parts.scheme, (parts.hostname or "").casefold(), port if "@" not in parts.netloc else -1


def _parts(ids: Iterable[str]) -> list[list[str]]:
    """The ids in order, as many at a time as one part of an address may have."""
    several = sorted(set(ids))
    return [several[start : start + MOST_IDS] for start in range(0, len(several), MOST_IDS)]


def _joined(ids: Iterable[str]) -> str:
    return ",".join(quote(one, safe="") for one in ids)


def _kept(name: str) -> tuple[Page, datetime] | None:
    """The page that was kept under a name, with its time; none where it cannot be used."""
    data = cache.kept(name)
    if data is None:
        return None
    when, _, body = data.partition(b"\n")
    try:
        return page_of(parsed(body)), datetime.fromisoformat(when.decode())
    except (OtherForm, ValueError):
        return None


def _bottom(error: BaseException) -> str:
    """What went wrong, in the few words that are at the bottom of it."""
    while (below := error.__cause__ or error.__context__) is not None:
        error = below
    return json.dumps(str(error), ensure_ascii=False)[1:-1][:200] or type(error).__name__
