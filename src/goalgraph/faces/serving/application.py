"""The site, the endpoint and what tells a page that it has changed, as an ASGI application.

In: what is held, and who may ask. Out: a Starlette application. It answers only to the names it is known
by, so that a page elsewhere cannot reach it by a name of its own, and lets no other site read unless told.
"""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from functools import partial
from hashlib import blake2b
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from goalgraph.base.extras import needing
from goalgraph.base.unforeseen import unforeseen
from goalgraph.base.wording import LANGUAGES, wording
from goalgraph.faces.serving.accepted import spoken, wanted
from goalgraph.faces.serving.protocol import Answered, Asked, Bounds, answered, refused
from goalgraph.faces.serving.waiting import AGAIN, waiting
from goalgraph.rdf.sparql import is_update

if TYPE_CHECKING:
    from starlette.applications import Starlette
    from starlette.requests import Request
    from starlette.responses import Response
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

    from goalgraph.faces.serving.held import Held

LIVE = "/-/live.js"
MOST_AT_ONCE = 4  # questions, each in a process of its own
MOST_BYTES = 1 << 20  # of a question
MEDIA = MappingProxyType(
    {
        "html": "text/html; charset=utf-8",
        "css": "text/css; charset=utf-8",
        "svg": "image/svg+xml",
        "txt": "text/plain; charset=utf-8",
        "ttl": "text/turtle; charset=utf-8",
        "trig": "application/trig",
        "jsonld": "application/ld+json",
        "xml": "application/atom+xml",
    }
)
_FORMS = MappingProxyType({"text/html": ".html", "text/turtle": ".ttl", "application/ld+json": ".jsonld"})
_HEADERS = MappingProxyType(
    {
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "no-referrer",
        "Cache-Control": "no-cache",
        "Content-Security-Policy": "frame-ancestors 'none'",
    }
)
_WAIT = 0.5  # seconds between two looks at what is held
PATIENCE = 30  # seconds that a request waits for the pages, before it is told to come again


def application(
    held: Held,
    hosts: Iterable[str] = ("127.0.0.1", "localhost"),
    origins: Sequence[str] = (),
    bounds: Bounds | None = None,
    lifespan: Callable[[Any], Any] | None = None,
    tell: Callable[[str], None] = lambda line: None,
) -> Starlette:
    """The application.

    Args:
        held: what is served.
        hosts: the names by which it may be asked.
        origins: the other sites whose pages may read the answers.
        bounds: what one question may take.
        lifespan: what runs as long as the application does.
        tell: is given a line about each request that fails by a fault in goalgraph.

    Raises:
        ExtraMissing: Starlette is not installed.
    """
    with needing("starlette", "serve"):
        from starlette.applications import Starlette
        from starlette.middleware import Middleware
        from starlette.middleware.cors import CORSMiddleware
        from starlette.routing import Route
    limits = bounds or Bounds()
    middleware = [Middleware(_Known, hosts=[*hosts], held=held)]
    if origins:
        middleware.append(Middleware(CORSMiddleware, allow_origins=[*origins], allow_methods=["GET", "POST"]))
    endpoint = _Endpoint(held, limits)

    async def broken(request: Request, error: Exception) -> Response:
        fault = unforeseen(error, "serve")
        tell(fault.message(held.lang))
        return _response(refused(500, fault.message(_lang(request, held))))

    async def not_taken(request: Request, error: Exception) -> Response:
        allowed = (getattr(error, "headers", None) or {}).get("Allow", "")
        words = wording(_lang(request, held))["serve"]
        answer = _response(refused(405, words["no_method"].format(known=allowed)))
        answer.headers["Allow"] = allowed
        return answer

    return Starlette(
        routes=[
            Route("/sparql", endpoint.asked, methods=["GET", "POST"]),
            Route(LIVE, _live, methods=["GET"]),
            Route("/-/events", partial(_events, held=held), methods=["GET"]),
            Route("/{path:path}", partial(_page, held=held), methods=["GET"]),
        ],
        middleware=middleware,
        exception_handlers={Exception: broken, 405: not_taken},
        lifespan=lifespan,
    )


class _Known:
    """Passes on what asks by a name that is known, and tells others how it becomes so."""

    def __init__(self, app: ASGIApp, hosts: Sequence[str], held: Held) -> None:
        self._app, self._hosts, self._held = app, hosts, held

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        from starlette.middleware.trustedhost import TrustedHostMiddleware
        from starlette.requests import Request

        passed = False

        async def known(scope: Scope, receive: Receive, send: Send) -> None:
            nonlocal passed
            passed = True
            await self._app(scope, receive, send)

        async def answer(message: Message) -> None:
            if passed:
                await send(message)

        await TrustedHostMiddleware(known, self._hosts, www_redirect=False)(scope, receive, answer)
        if not passed:
            words = wording(_lang(Request(scope), self._held))["serve"]
            await _response(refused(400, words["no_name"]))(scope, receive, send)


class _Endpoint:
    """The SPARQL endpoint."""

    def __init__(self, held: Held, bounds: Bounds) -> None:
        from anyio import CapacityLimiter

        self._held, self._bounds = held, bounds
        self._limiter = CapacityLimiter(MOST_AT_ONCE)

    async def asked(self, request: Request) -> Response:
        from anyio import to_thread

        lang = _lang(request, self._held)
        question = await _question(request, lang)
        if isinstance(question, Answered):
            return _response(question)
        found = await to_thread.run_sync(
            answered, self._held.state.plans, question, self._bounds, lang, limiter=self._limiter
        )
        return _response(found)


async def _question(request: Request, lang: str) -> Asked | Answered:
    """The question that a request asks, by each of the protocol's three ways."""
    words = wording(lang)["serve"]
    params = request.query_params.multi_items()
    media = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if request.method == "POST":
        body = b""
        async for part in request.stream():
            body += part
            if len(body) > MOST_BYTES:
                return refused(413, words["too_long"].format(most=MOST_BYTES >> 10))
        try:
            text = body.decode()
        except UnicodeDecodeError:
            return refused(400, words["no_text"])
        if media == "application/x-www-form-urlencoded":
            from urllib.parse import parse_qsl

            params += parse_qsl(text, keep_blank_values=True)
        elif media == "application/sparql-query":
            params = [one for one in params if one[0] != "query"] + [("query", text)]
        elif media == "application/sparql-update":
            return refused(403, words["read_only"])
        else:
            return refused(415, words["no_media"])
    if any(name == "update" for name, _ in params):
        return refused(403, words["read_only"])

    def of(name: str) -> tuple[str, ...]:
        return tuple(value for key, value in params if key == name)

    if len(of("query")) != 1:
        return refused(400, words["one_query"])
    [query] = of("query")
    if not query.strip():
        return refused(400, words["one_query"])
    if len(query.encode()) > MOST_BYTES:
        return refused(413, words["too_long"].format(most=MOST_BYTES >> 10))
    if is_update(query):
        return refused(403, words["read_only"])
    form = next(iter(of("format")), "")
    graphs = of("default-graph-uri"), of("named-graph-uri")
    return Asked(query, *graphs, request.headers.get("accept", ""), form)


def _response(found: Answered) -> Response:
    from starlette.responses import Response

    headers = {**_HEADERS, "Vary": "Accept, Accept-Language"}
    return Response(found.body, found.status, headers, found.media)


def _lang(request: Request, held: Held) -> str:
    """The language that is wanted most, of those there are."""
    langs = [held.lang, *(lang for lang in LANGUAGES if lang != held.lang)]
    return spoken(request.headers.get("accept-language", ""), langs)


async def _page(request: Request, held: Held) -> Response:
    """A file of the site: by its name, or by the address of the thing in the form that is wanted."""
    from starlette.responses import Response

    if not await _finished(held):
        answer = _response(waiting(_lang(request, held), request.headers.get("accept", "")))
        answer.headers["Retry-After"] = str(AGAIN)
        return answer
    found = held.state.files
    name = request.path_params["path"].strip("/") or "index"
    if name not in found:
        offered = {media: name + ending for media, ending in _FORMS.items()}
        there = [media for media, path in offered.items() if path in found]
        media = wanted(request.headers.get("accept", ""), there) if there else None
        lang = _lang(request, held)
        words = wording(lang)["serve"]
        if not there:
            return _response(refused(404, words["not_found"]))
        if media is None:
            return _response(refused(406, words["not_offered"].format(known=", ".join(there))))
        name = offered[media]
        if media == "text/html":
            own = name.removesuffix(".html") + f".{lang}.html"
            name = own if lang != held.lang and own in found else name
    body = found[name]
    tag = f'"{blake2b(body, digest_size=16).hexdigest()}"'
    headers = {**_HEADERS, "Vary": "Accept, Accept-Language", "ETag": tag}
    known = {one.strip().removeprefix("W/") for one in request.headers.get("if-none-match", "").split(",")}
    if known & {tag, "*"}:
        return Response(None, 304, headers)
    return Response(body, 200, headers, MEDIA.get(name.rpartition(".")[2], "application/octet-stream"))


async def _finished(held: Held) -> bool:
    """Whether there are pages, waited for as long as somebody who opens them would."""
    from anyio import move_on_after, sleep

    with move_on_after(PATIENCE):
        while not held.finished:
            await sleep(_WAIT / 10)
    return held.finished


async def _live(_request: Request) -> Response:
    from starlette.responses import Response

    script = files(__package__).joinpath("live.js").read_bytes()
    return Response(script, 200, dict(_HEADERS), "text/javascript; charset=utf-8")


async def _events(request: Request, held: Held) -> Response:
    """Which version is served and what is wrong, at once and whenever that changes."""
    from anyio import sleep
    from starlette.responses import StreamingResponse

    async def told() -> AsyncIterator[str]:
        last = None
        while not await request.is_disconnected():
            state = held.state
            if (state.version, state.fault) != last:
                last = (state.version, state.fault)
                yield f"data: {json.dumps({'version': state.version, 'fault': state.fault})}\n\n"
            await sleep(_WAIT)

    return StreamingResponse(told(), 200, {**_HEADERS, "Cache-Control": "no-store"}, "text/event-stream")
