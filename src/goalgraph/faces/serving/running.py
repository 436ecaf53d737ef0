"""The server, from its address to its end.

In: how plans are loaded, what to watch, and where to listen. Out: nothing, when somebody stops it.
"""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from goalgraph.base.extras import needing
from goalgraph.base.wording import wording
from goalgraph.faces.serving.application import LIVE, application
from goalgraph.faces.serving.faults import CannotListen
from goalgraph.faces.serving.held import Held
from goalgraph.faces.serving.protocol import Bounds
from goalgraph.faces.serving.watching import watch
from goalgraph.faces.site.publishing import place_of

if TYPE_CHECKING:
    from goalgraph.model.plans import Plans

_EVERYWHERE = ("", "0.0.0.0", "::")


@dataclass(frozen=True, slots=True)
class Listening:
    """Where to listen, by which more ``names`` to be asked, and whose pages may read the answers."""

    host: str = "127.0.0.1"
    port: int = 8000
    names: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()
    bounds: Bounds = field(default_factory=Bounds)


def serve(
    load: Callable[[], Plans],
    watched: Sequence[Path],
    listening: Listening,
    lang: str,
    told: Callable[[str], None],
    tell: Callable[[str], None],
) -> None:
    """Serve until somebody stops it; see :func:`goalgraph.serve`.

    Args:
        load: reads the plans, at first and whenever something has changed.
        watched: the files and folders that they are read from.
        listening: where to listen.
        lang: the language of addresses that name none, and of what is told.
        told: is given the server's address when it answers, at first that the pages are being made.
        tell: is given each line about what is done and what changes.

    Raises:
        CannotListen: the port is taken, or the host is none of this machine's.
        ExtraMissing: what serves is not installed.
    """
    with needing("uvicorn", "serve"):
        import uvicorn
    with needing("watchfiles", "serve"):
        import watchfiles  # noqa: F401
    with _socket(listening) as sock:
        words = wording(lang)["serve"]
        held = Held(load, place_of(lang, live=LIVE), pages=False)
        failed: list[Exception] = []

        async def follow() -> None:
            """Make the pages, without which nothing is served, and keep them in step with the folder."""
            try:
                await asyncio.to_thread(held.finish)
            except Exception as error:
                failed.append(error)
                server.should_exit = True
                return
            tell(words["made"].format(count=len(held.state.files)))
            if watched:
                await watch(held, watched, tell)

        @asynccontextmanager
        async def lifespan(_app: Any) -> AsyncIterator[None]:
            told(_address(listening.host, sock.getsockname()[1]))
            tell(words["making"])
            following = asyncio.create_task(follow())
            yield
            following.cancel()
            with suppress(asyncio.CancelledError):
                await following

        app = application(held, _hosts(listening), listening.origins, listening.bounds, lifespan, tell)
        config = uvicorn.Config(app, log_level="critical", lifespan="on", timeout_graceful_shutdown=1)
        server = uvicorn.Server(config)
        with suppress(KeyboardInterrupt):
            server.run(sockets=[sock])
        if failed:
            raise failed[0]


def _socket(listening: Listening) -> socket.socket:
    host = listening.host
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, listening.port), family=family)
    except (OSError, OverflowError) as error:
        reason = getattr(error, "strerror", None) or error
        raise CannotListen(host=host, port=listening.port, reason=reason) from error


def _hosts(listening: Listening) -> list[str]:
    """The names by which the server may be asked: its own, and those that were told.

    One that listens to other machines is known by this machine's names and addresses as well.
    """
    names = ["127.0.0.1", "localhost", "[::1]", listening.host, *listening.names]
    if listening.host in _EVERYWHERE:
        import psutil

        machine = socket.gethostname()
        names += [machine, f"{machine}.local", socket.getfqdn()]
        names += [one.address for held in psutil.net_if_addrs().values() for one in held]
    return [name for name in dict.fromkeys(names) if name and name not in _EVERYWHERE]


def _address(host: str, port: int) -> str:
    shown = "127.0.0.1" if host in _EVERYWHERE else f"[{host}]" if ":" in host else host
    return f"http://{shown}:{port}/"
