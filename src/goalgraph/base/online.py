"""Servers asked over the network, within limits, whatever they answer with.

In: an address and how long one is ready to wait. Out: the bytes of an answer, from that server and no other,
asked again where it is busy; or a ``Trouble``, which each door tells in its own words.
"""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit, urlunsplit

from goalgraph.base.extras import needing

if TYPE_CHECKING:
    import requests

BUSY = (429, 500, 502, 503, 504)
_MOVED = (301, 302, 303, 307, 308)
_MOST_LED = 3
_PIECE = 65536
_LONGEST_REASON = 200
_LONGEST_STATUS = 80


@dataclass(frozen=True, slots=True)
class Patience:
    """How long a server is waited for, and how much is taken from it.

    Attributes:
        silence: the seconds without a byte after which it is given up.
        longest: the seconds that all pages of an answer may take to arrive, and each by itself.
        attempts: how often a busy or broken server is asked again.
        pause: the seconds before the second time; doubled each time, unless the server says how long.
        longest_pause: the most seconds that one waits before asking again; who asks for more is given up.
        most_bytes, most_pages: of one answer, all its pages together.
    """

    silence: float = 30
    longest: float = 300
    attempts: int = 4
    pause: float = 1
    longest_pause: float = 60
    most_bytes: int = 50_000_000
    most_pages: int = 1000


class Trouble(Exception):
    """A server gives no answer that can be used."""


class Silent(Trouble):
    """It cannot be reached, or ends in the middle; the argument says why."""


class Untrusted(Silent):
    """Its certificate is none that is trusted, or those to trust cannot be read; the argument says why."""


class Later(Silent):
    """It answers with a ``status``, and asks for a pause of more ``seconds`` than one is ready to wait."""

    def __init__(self, status: str, seconds: float) -> None:
        super().__init__(f"{status}, Retry-After: {seconds:.0f} s")
        self.status, self.seconds = status, seconds


class LedAway(Trouble):
    """It leads to another server, the argument, which is not asked."""


class LedAround(Trouble):
    """It leads on and on."""


class Endless(Trouble):
    """Its answer is larger or longer than the argument says."""


class Room:
    """What is left of the size and the time that an answer may have."""

    def __init__(self, patience: Patience) -> None:
        self._patience = patience
        self._bytes = patience.most_bytes
        self._ends = time.monotonic() + patience.longest

    def take(self, size: int) -> None:
        """Count what was read.

        Raises:
            Endless: nothing is left.
        """
        self._bytes -= size
        if self._bytes < 0:
            raise Endless(f"{self._patience.most_bytes / 1_000_000:g} MB")
        if time.monotonic() > self._ends:
            raise Endless(f"{self._patience.longest:g} s")


def session(patience: Patience, busy: tuple[int, ...] = BUSY) -> requests.Session:
    """What asks a server, over and over where its status is one of ``busy``.

    One that asks for a longer pause than one is ready for ends it with :class:`Later`.

    Raises:
        ExtraMissing: what asks is not installed.
    """
    with needing("requests", "online"):
        import requests
    from importlib.metadata import version

    from requests.adapters import HTTPAdapter
    from urllib3.exceptions import SSLError
    from urllib3.util import Retry

    most = patience.longest_pause
    timed = _timed_pools(patience)

    class Waiting(Retry):
        """Tries again, and does not wait for a server that asks for longer than one is ready to.

        Nor is one asked again whose certificate is not trusted, which will be so the next time too.
        """

        def increment(
            self,
            method: str | None = None,
            url: str | None = None,
            response: Any = None,
            error: Exception | None = None,
            _pool: Any = None,
            _stacktrace: Any = None,
        ) -> Waiting:
            if isinstance(error, SSLError):
                raise error
            return super().increment(method, url, response, error, _pool, _stacktrace)

        def get_retry_after(self, response: Any) -> float | None:
            seconds = pause_asked(response.headers)
            if seconds is not None and seconds > most:
                raise Later(_status(response.status, response.reason), seconds)
            return seconds

    class Timed(HTTPAdapter):
        """Asks by connections whose answers have to end."""

        def init_poolmanager(self, *args: Any, **more: Any) -> None:
            super().init_poolmanager(*args, **more)
            self.poolmanager.pool_classes_by_scheme = timed

        def proxy_manager_for(self, *args: Any, **more: Any) -> Any:
            manager = super().proxy_manager_for(*args, **more)
            manager.pool_classes_by_scheme = timed
            return manager

    retry = Waiting(
        total=patience.attempts,
        connect=min(1, patience.attempts),  # who is not there now will hardly be in some seconds
        redirect=False,
        allowed_methods=None,
        status_forcelist=busy,
        backoff_factor=patience.pause,
        backoff_max=most,
        raise_on_status=False,
    )
    made = requests.Session()
    made.headers["User-Agent"] = f"goalgraph/{version('goalgraph')}"
    for scheme in ("http://", "https://"):
        made.mount(scheme, Timed(max_retries=retry))
    return made


def _timed_pools(patience: Patience) -> dict[str, Any]:
    """What urllib3 keeps connections in, whose answers end in time, head and all.

    A time-out is for one piece alone, and a head may be sent a letter at a time, or announced for ever.
    """
    from http.client import HTTPResponse
    from io import BufferedReader, RawIOBase

    from urllib3 import HTTPConnectionPool, HTTPSConnectionPool

    class InTime(RawIOBase):
        def __init__(self, raw: Any) -> None:
            self._raw, self._ends = raw, time.monotonic() + patience.longest

        def readable(self) -> bool:
            return True

        def readinto(self, into: Any) -> Any:
            if time.monotonic() > self._ends:
                raise Endless(f"{patience.longest:g} s")
            return self._raw.readinto(into)

        def close(self) -> None:
            self._raw.close()
            super().close()

    class Answer(HTTPResponse):
        def __init__(self, *args: Any, **more: Any) -> None:
            super().__init__(*args, **more)
            self.fp: Any = BufferedReader(InTime(self.fp.detach()))

    made = {}
    for scheme, pool in (("http", HTTPConnectionPool), ("https", HTTPSConnectionPool)):
        connection = type("Connection", (pool.ConnectionCls,), {"response_class": Answer})
        made[scheme] = type("Pool", (pool,), {"ConnectionCls": connection})
    return made


def pause_asked(headers: Mapping[str, str]) -> float | None:
    """The seconds that a server wants to be left alone for, if it says so in a way that can be read.

    >>> pause_asked({"Retry-After": "120"}), pause_asked({"Retry-After": "soon"})
    (120.0, None)
    """
    from email.utils import parsedate_to_datetime

    said = headers.get("Retry-After", "").strip()
    if said.isascii() and said.isdecimal():
        return float(said)
    try:
        return max(0.0, parsedate_to_datetime(said).timestamp() - time.time())
    except (ValueError, OverflowError):
        return None


def status_of(response: requests.Response) -> str:
    """The number and the few words that a server answers with."""
    return _status(response.status_code, response.reason)


def _status(code: int, reason: object) -> str:
    return f"{code} {_short(str(reason or ''), _LONGEST_STATUS)}".strip()


def _short(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[:most]} …"


def sent(
    session: requests.Session, method: str, address: str, patience: Patience, **more: Any
) -> requests.Response:
    """The server's response, led on by itself at most three times and never elsewhere.

    Raises:
        LedAway, LedAround: it leads to another server, or on and on.
        Later: it wants to be left alone for longer than one is ready to wait.
        Endless: the head of its answer does not end.
    """
    at = address
    for _ in range(_MOST_LED + 1):
        response = session.request(
            method, at, stream=True, allow_redirects=False, timeout=patience.silence, **more
        )
        if response.status_code not in _MOVED:
            return response
        response.close()
        at = within(response.headers.get("Location", ""), at, address)
        more = {**more, "params": None}
    raise LedAround


def body(response: requests.Response, room: Room) -> bytes:
    """The body, as far as there is room for it.

    Raises:
        Endless: there is not enough.
    """
    read = bytearray()
    while piece := response.raw.read1(_PIECE, decode_content=True):
        read += piece
        room.take(len(piece))
    return bytes(read)


@contextmanager
def heard() -> Iterator[None]:
    """Say of an error of what asks in the block that the server is silent.

    Raises:
        Silent: there was one; ``Untrusted`` where it was of certificates.
    """
    from requests import RequestException
    from requests.exceptions import InvalidHeader, SSLError
    from urllib3.exceptions import HTTPError

    try:
        yield
    except InvalidHeader as error:
        raise Silent("header") from error  # its text shows what was to be sent, a token perhaps
    except SSLError as error:
        raise Untrusted(bottom(error)) from error
    except (RequestException, HTTPError, ValueError, LookupError) as error:  # of a challenge that lacks parts
        raise Silent(bottom(error)) from error
    except OSError as error:  # requests' own word for certificates that are not where they should be
        raise Untrusted(bottom(error)) from error


def within(other: str, address: str, base: str) -> str:
    """The address that an answer of ``address`` leads to, which has to be of the server of ``base``.

    A server behind another one may call itself http where it is asked by https.

    Raises:
        LedAway: it is not.

    >>> within("/b?page=2", "https://example.org/a", "https://example.org")
    'https://example.org/b?page=2'
    """
    try:
        found, own = urlsplit(urljoin(address, other)), urlsplit(base)
        plain = found.scheme == "http" and own.scheme == "https" and found.port in (None, 80)
        if plain and own.port in (None, 443):
            found = found._replace(scheme="https", netloc=found.hostname or "")
        same = _server(found) == _server(own)
    except ValueError:
        same = False
    if not same:
        raise LedAway(_short(other, _LONGEST_REASON))
    return urlunsplit(found._replace(fragment=""))


def usable(address: str) -> str | None:
    """What is wrong with an address to ask: ``address`` itself, ``parts`` that it must not have; or nothing.

    >>> usable("https://example.org/sparql"), usable("ftp://example.org"), usable("https://a:b@example.org/")
    (None, 'address', 'parts')
    """
    try:
        parts = urlsplit(address)
        right = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        right = False
    if not right or any(one.isspace() or not one.isprintable() for one in address):
        return "address"
    return "parts" if "@" in parts.netloc or parts.fragment else None


def bottom(error: BaseException) -> str:
    """What went wrong, in the few words that are at the bottom of it."""
    while (below := error.__cause__ or error.__context__) is not None:
        error = below
    while (within := next((one for one in error.args if isinstance(one, BaseException)), None)) is not None:
        error = within
    return json.dumps(str(error), ensure_ascii=False)[1:-1][:_LONGEST_REASON] or type(error).__name__


class _Keys:
    """What addresses ask, which may be keys, kept out of the log of what asks: urllib3 tells it whole."""

    def __init__(self) -> None:
        self._known: set[str] = set()

    def keep_secret(self, query: str) -> None:
        self._known.add(query)
        for name in ("urllib3.connectionpool", "urllib3.util.retry"):
            logging.getLogger(name).addFilter(self.filter)

    def filter(self, record: logging.LogRecord) -> bool:
        if isinstance(record.args, tuple):
            record.args = tuple(self._without(one) if isinstance(one, str) else one for one in record.args)
        return True

    def _without(self, text: str) -> str:
        for one in self._known:
            text = text.replace(one, "…")
        return text


_KEYS = _Keys()


def keep_secret(address: str) -> None:
    """Keep what an address asks out of every log from now on."""
    if query := urlsplit(address).query:
        _KEYS.keep_secret(query)


def kind_of(headers: Mapping[str, str]) -> str:
    """The type of a body, as its server calls it."""
    return headers.get("Content-Type", "").partition(";")[0].strip().casefold()


def _server(parts: Any) -> tuple[str, str, int | None]:
    port = parts.port or {"http": 80, "https": 443}.get(parts.scheme)
    return parts.scheme, (parts.hostname or "").casefold(), port if "@" not in parts.netloc else -1
