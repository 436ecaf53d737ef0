"""Kolada's API v3 asked, or what was kept of it.

In: a path and the ids to ask for. Out: the rows of all pages of the answer, with the time when they were
retrieved. Only the server that was named is asked, over and over where it says that it is busy; an answer is
read up to a limit, kept in the user's cache folder with its time, and taken from there the next time.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import quote, urlsplit

from goalgraph.base import cache, online
from goalgraph.base.online import Patience, Room
from goalgraph.base.visible import without_secrets
from goalgraph.exchange.kolada.answers import Page, page_of, parsed
from goalgraph.exchange.kolada.faults import (
    LedElsewhere,
    NoAnswer,
    NothingKept,
    OtherForm,
    ServerPostpones,
    ServerRefuses,
    ServerSilent,
    TooMuch,
    WrongEndpoint,
    duration,
    reason,
    why_silent,
)

if TYPE_CHECKING:
    import requests

ENDPOINT = "https://api.kolada.se/v3/"
MOST_IDS, PER_PAGE = 25, 5000
Use = Literal["day", "none", "only"]
USES: tuple[Use, ...] = ("day", "none", "only")


@dataclass(frozen=True, slots=True)
class Answer:
    """The rows of all pages, and when the first of them were retrieved."""

    rows: tuple[Mapping[str, Any], ...]
    retrieved: datetime


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
        room = Room(self._patience)
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

    def _page(self, address: str, room: Room) -> tuple[Page, datetime]:
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

    def _asked(self, address: str, room: Room) -> bytes:
        """The bytes that the server answers with; a cut answer is asked for once more."""
        session = self._session
        from urllib3.exceptions import ProtocolError

        for last in (False, True):
            try:
                with online.heard():
                    return _read(online.sent(session, "GET", address, self._patience), address, room)
            except online.Later as error:
                pause = duration(error.seconds)
                raise ServerPostpones(address=address, status=error.status, pause=pause) from error
            except online.Silent as error:
                if last or not isinstance(error.__cause__, ProtocolError):
                    raise ServerSilent(address=address, reason=why_silent(error)) from error
                time.sleep(self._patience.pause)
            except online.LedAway as error:
                raise LedElsewhere(address=address, other=str(error)) from error
            except online.LedAround as error:
                raise NoAnswer(address=address, reason=reason("redirects")) from error
            except online.Endless as error:
                raise TooMuch(address=address, most=str(error)) from error
        raise AssertionError

    @cached_property
    def _session(self) -> requests.Session:
        session = online.session(self._patience)
        session.headers["Accept"] = "application/json"
        return session

    def _within(self, other: str, address: str) -> str:
        """The address of the next page, which has to be of the same server.

        Raises:
            LedElsewhere: it is not.
        """
        try:
            return online.within(other, address, self._base)
        except online.LedAway as error:
            raise LedElsewhere(address=address, other=other) from error


def _read(response: requests.Response, address: str, room: Room) -> bytes:
    """The body, as far as there is room for it."""
    with response:
        if response.status_code != 200:
            raise ServerRefuses(address=address, status=f"{response.status_code} {response.reason}")
        kind = response.headers.get("Content-Type", "")
        if "json" not in kind.casefold():
            raise NoAnswer(address=address, reason=reason("type", kind=kind or "–"))
        return online.body(response, room)


def _checked(endpoint: str) -> str:
    """The address of an API, with a slash at its end.

    Raises:
        WrongEndpoint: it is no such address, or has a name or password in it.
    """
    wrong = online.usable(endpoint) or ("parts" if urlsplit(endpoint).query else None)
    if wrong:
        raise WrongEndpoint(address=without_secrets(endpoint).partition("?")[0], reason=reason(wrong))
    return endpoint if endpoint.endswith("/") else f"{endpoint}/"


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
