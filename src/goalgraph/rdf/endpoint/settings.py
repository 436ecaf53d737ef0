"""How an endpoint is spoken to: its addresses, who one is there, and how long one waits.

In: the address that somebody names, and the file with settings. Out: the settings of that endpoint. Secrets
stand in the environment or in the system's keyring, and are read when they are sent.

The file is ``goalgraph/endpoints.toml`` in the user's folder for settings; ``GOALGRAPH_ENDPOINTS`` names
another.
"""

from __future__ import annotations

import errno
import os
import re
import sys
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal, cast
from urllib.parse import urlsplit, urlunsplit

from goalgraph.base import online
from goalgraph.base.extras import needing
from goalgraph.base.online import Patience
from goalgraph.base.visible import without_secrets
from goalgraph.rdf.endpoint.faults import (
    KeyringUnusable,
    SecretMissing,
    SecretUnusable,
    WrongAddress,
    WrongSettings,
)

VARIABLE = "GOALGRAPH_ENDPOINTS"
Authentication = Literal["none", "basic", "digest", "bearer"]
_WAYS: tuple[Authentication, ...] = ("none", "basic", "digest", "bearer")
_ADDRESSES = ("query", "update", "graphs")
_SECRETS = MappingProxyType({"password": ("basic", "digest"), "token": ("bearer",)})
_KEPT_IN = ("environment", "keyring")
_PATIENCE = MappingProxyType(
    {"timeout": "silence", "longest": "longest", "attempts": "attempts", "most_megabytes": "most_bytes"}
)
_MOST = 1e9  # of seconds, attempts or megabytes
_PATIENT = Patience(most_bytes=500_000_000)


@dataclass(frozen=True, slots=True)
class Secret:
    """Where a secret is: a variable of the ``environment``, or a service of the ``keyring``."""

    place: Literal["environment", "keyring"]
    name: str

    @property
    def where(self) -> str:
        """Its place and name, as people read of them."""
        return f"{self.place} {self.name}"

    def read(self, user: str, location: str) -> str:
        """The secret.

        Raises:
            SecretMissing: it is not there.
            KeyringUnusable: the keyring cannot be asked: there is none, or it is locked.
            SecretUnusable: no header can carry it.
            ExtraMissing: what reads the keyring is not installed.
        """
        if self.place == "environment":
            found = os.environ.get(self.name)
        else:
            with needing("keyring", "keyring"):
                import keyring
            try:
                found = keyring.get_password(self.name, user)
            except Exception as error:  # of its own kinds, and of those of what stands behind it
                reason = re.split(r"\.\s|\n", str(error))[0].rstrip(".") or type(error).__name__
                raise KeyringUnusable(location=location, place=self.where, reason=reason) from error
        # What is read from a file ends as its line does.
        found = (found or "").rstrip("\r\n")
        if not found:
            raise SecretMissing(location=location, place=self.where)
        if not found.isprintable():
            raise SecretUnusable(location=location, place=self.where)
        return found


@dataclass(frozen=True, slots=True)
class Endpoint:
    """An endpoint, as it is spoken to.

    Attributes:
        query, update, graphs: the addresses for questions, for updates, and of the Graph Store Protocol; none
            where it has none.
        authentication: how one says who one is: ``user`` with a password, or a token; the ``secret``.
        certificates: a file with those to trust, in place of the usual ones.
        patience: how long it is waited for, and how much is taken from it.
    """

    query: str
    update: str | None = None
    graphs: str | None = None
    authentication: Authentication = "none"
    user: str = ""
    secret: Secret | None = None
    certificates: str | None = None
    patience: Patience = _PATIENT

    @property
    def location(self) -> str:
        """What it is called where people read of it: its address, without what may be a key in it."""
        return shown(self.query)


def shown(address: str) -> str:
    """An address without name, password and query.

    >>> shown("https://me:secret@example.org/sparql?key=1")
    'https://example.org/sparql'
    """
    return without_secrets(address).partition("?")[0]


def endpoint_at(address: str) -> Endpoint:
    """The endpoint with an address, as the file with settings says, or as its address lets one guess.

    An address that ends in ``/query`` is that of a server that takes updates at ``/update`` and graphs at
    ``/store`` beside it, as Oxigraph does; of others nothing is known but where to ask.

    Raises:
        WrongAddress: it is none.
        WrongSettings: the file cannot be used.

    >>> endpoint_at("http://127.0.0.1:7878/query").graphs
    'http://127.0.0.1:7878/store'
    """
    if online.usable(address):
        raise WrongAddress(location=shown(address))
    path = file()
    said = _read(path).get(address.rstrip("/")) if path else None
    if path and said is not None:
        return _made(address, said, path)
    parts = urlsplit(address)
    above, _, last = parts.path.rpartition("/")
    if last != "query":
        return Endpoint(address)
    update, store = (urlunsplit(parts._replace(path=f"{above}/{name}")) for name in ("update", "store"))
    return Endpoint(address, update, store)


def file() -> Path | None:
    """The file with settings, if there is one."""
    if (named := os.environ.get(VARIABLE)) is not None:
        return Path(named) if named else None
    home = Path.home()
    if sys.platform == "win32":
        folder = Path(os.environ.get("APPDATA") or home / "AppData/Roaming")
    elif sys.platform == "darwin":
        folder = home / "Library/Application Support"
    else:
        folder = Path(os.environ.get("XDG_CONFIG_HOME") or home / ".config")
    path = folder / "goalgraph" / "endpoints.toml"
    return path if path.is_file() else None


def _read(path: Path) -> dict[str, Mapping[str, Any]]:
    try:
        said = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise WrongSettings(path=path, reason=error.strerror or error) from error
    except (ValueError, RecursionError) as error:
        raise WrongSettings(path=path, reason=error) from error
    for address, settings in said.items():
        if not isinstance(settings, dict):
            raise WrongSettings(path=path, reason=f'{shown(address)}: write a table, ["https://…"]')
    return {address.rstrip("/"): settings for address, settings in said.items()}


def _made(address: str, said: Mapping[str, Any], path: Path) -> Endpoint:
    def wrong(reason: str) -> WrongSettings:
        return WrongSettings(path=path, reason=f"{shown(address)}: {reason}")

    known = {*_ADDRESSES, *_PATIENCE, "authentication", "user", "password", "token", "certificates"}
    for name in said:
        if name not in known:
            raise wrong(f"{name}? ({', '.join(sorted(known))})")
    for name in _ADDRESSES:
        if name in said and (not isinstance(said[name], str) or online.usable(said[name])):
            raise wrong(f"{name} = https://…")
    for name in _PATIENCE:
        if name in said and not _is_amount(said[name]):
            raise wrong(f"{name} = {said[name]!r}; {name} > 0")
    way = said.get("authentication", "none")
    if way not in _WAYS:
        raise wrong(f"authentication = {' | '.join(_WAYS)}")
    for name, ways in _SECRETS.items():
        if name in said:
            _secret(said[name], name, wrong)
            if way not in ways:
                raise wrong(f"{name}: authentication = {' | '.join(ways)}")
    wanted = None if way == "none" else "token" if way == "bearer" else "password"
    secret = _secret(said.get(wanted), wanted, wrong) if wanted else None
    for name in ("user", "certificates"):
        if not isinstance(said.get(name, ""), str):
            raise wrong(f'{name} = "…"')
    if (trusted := said.get("certificates")) is not None and not Path(trusted).is_file():
        raise wrong(f"certificates = {trusted!r}: {os.strerror(errno.ENOENT)}")
    if way in ("basic", "digest") and not said.get("user"):
        raise wrong('user = "…"')
    given = {_PATIENCE[name]: said[name] for name in _PATIENCE if name in said}
    if "most_bytes" in given:
        given["most_bytes"] = int(given["most_bytes"] * 1_000_000)
    return Endpoint(
        query=said.get("query", address),
        update=said.get("update"),
        graphs=said.get("graphs"),
        authentication=cast("Authentication", way),
        user=said.get("user", ""),
        secret=secret,
        certificates=said.get("certificates"),
        patience=replace(_PATIENT, **given),
    )


def _is_amount(said: object) -> bool:
    return isinstance(said, int | float) and not isinstance(said, bool) and 0 < said < _MOST


def _secret(said: object, name: str, wrong: Any) -> Secret:
    """Where a secret is; one that stands in the file is refused, and not told."""
    if isinstance(said, dict) and len(said) == 1:
        [(place, key)] = said.items()
        if place in _KEPT_IN and isinstance(key, str) and key:
            return Secret(place, key)
    raise wrong(f'{name} = {{ environment = "VARIABLE" }} | {{ keyring = "SERVICE" }}')
