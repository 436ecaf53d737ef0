"""Two more browsers for the tests, as Debian packages them: Firefox ESR and WebKitGTK.

In: an address. Out: a window that runs scripts, is clicked and typed in, and gives pictures of what it shows.
Firefox is spoken to by WebDriver BiDi (websockets), WebKitGTK by WebDriver, on a screen that Xvfb keeps in memory.
"""

from __future__ import annotations

import base64
import json
import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO, Any, Protocol
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from websockets.sync.client import ClientConnection, connect

# Seconds; a machine that does much at once lets a browser wait for long.
PATIENCE = 120.0
TRIES, PAUSE = 12, 0.1  # to have a window of the size that is wanted
MINI_BROWSER = "/usr/lib/*/webkit2gtk-4.*/MiniBrowser"
# The keys that WebDriver names by signs of its own.
KEYS: Mapping[str, str] = {
    **{"Enter": "\ue007", "Tab": "\ue004", "Escape": "\ue00c", "Backspace": "\ue003", "Space": " "},
    **{"PageUp": "\ue00e", "PageDown": "\ue00f", "Home": "\ue011"},
    **{"ArrowLeft": "\ue012", "ArrowUp": "\ue013", "ArrowRight": "\ue014", "ArrowDown": "\ue015"},
}
PRESSING = {"type": "key", "id": "keyboard"}
POINTING = {"type": "pointer", "id": "mouse", "parameters": {"pointerType": "mouse"}}


class Window(Protocol):
    """What a test does with a browser's window."""

    def visit(self, address: str) -> None:
        """Open the address anew, and wait until the page has loaded."""

    def run(self, expression: str) -> Any:
        """The value of a JavaScript expression, or of the promise that it is, in the page."""

    def act(self, *devices: dict[str, Any]) -> None:
        """Let input devices do something, as WebDriver's actions say it."""

    def resize(self, width: int, height: int) -> None:
        """Give the page about that much room."""

    def picture(self) -> bytes:
        """What the window shows, as a PNG."""


def press(window: Window, *keys: str) -> None:
    """Press keys one after the other: names, or the sign that is typed."""
    actions = []
    for key in keys:
        value = KEYS.get(key, key)
        actions += [{"type": "keyDown", "value": value}, {"type": "keyUp", "value": value}]
    window.act({**PRESSING, "actions": actions})


def write(window: Window, text: str) -> None:
    """Type a text."""
    press(window, *text)


def click(window: Window, selector: str) -> None:
    """Click in the middle of the first element that fits the selector, where it is."""
    said = json.dumps(selector)
    window.run(
        f"void document.querySelector({said}).scrollIntoView({{ block: 'nearest', inline: 'nearest' }})"
    )
    x, y = window.run(
        f"(({{ left, top, width, height }}) => [left + width / 2, top + height / 2])"
        f"(document.querySelector({said}).getBoundingClientRect())"
    )
    move = {"type": "pointerMove", "x": int(x), "y": int(y), "duration": 0}
    down, up = ({"type": kind, "button": 0} for kind in ("pointerDown", "pointerUp"))
    window.act({**POINTING, "actions": [move, down, up]})


def wait_for(window: Window, expression: str) -> None:
    """Wait until a JavaScript expression holds in the page."""
    ends = time.monotonic() + PATIENCE
    while not window.run(f"Boolean({expression})"):
        assert time.monotonic() < ends, f"never came true: {expression}"
        time.sleep(0.05)


class Firefox:
    """A window of Firefox, over WebDriver BiDi."""

    def __init__(self, socket: ClientConnection) -> None:
        self._socket = socket
        self._sent = 0
        self._send("session.new", capabilities={})
        self._context = self._send("browsingContext.getTree")["contexts"][0]["context"]

    def _send(self, method: str, **params: Any) -> Any:
        self._sent += 1
        self._socket.send(json.dumps({"id": self._sent, "method": method, "params": params}))
        while True:
            told = json.loads(self._socket.recv(timeout=PATIENCE))
            if told.get("id") == self._sent:
                assert told["type"] == "success", (told["error"], told["message"])
                return told["result"]

    def visit(self, address: str) -> None:
        for url in ("about:blank", address):
            self._send("browsingContext.navigate", context=self._context, url=url, wait="complete")

    def run(self, expression: str) -> Any:
        answer = self._send(
            "script.evaluate",
            expression=f"Promise.resolve({expression}).then((value) => JSON.stringify(value ?? null))",
            target={"context": self._context},
            awaitPromise=True,
        )
        assert answer["type"] == "success", answer["exceptionDetails"]["text"]
        return json.loads(answer["result"]["value"])

    def act(self, *devices: dict[str, Any]) -> None:
        self._send("input.performActions", context=self._context, actions=list(devices))

    def resize(self, width: int, height: int) -> None:
        room = {"width": width, "height": height}
        self._send("browsingContext.setViewport", context=self._context, viewport=room)

    def picture(self) -> bytes:
        return base64.b64decode(
            self._send("browsingContext.captureScreenshot", context=self._context)["data"]
        )

    def printed(self) -> bytes:
        """The page as it prints on A4, as a PDF."""
        paper = {"width": 21.0, "height": 29.7}
        return base64.b64decode(
            self._send("browsingContext.print", context=self._context, page=paper)["data"]
        )


class WebKit:
    """A window of WebKitGTK's small browser, over WebDriver."""

    def __init__(self, address: str, binary: str) -> None:
        self._address = address
        wanted = {
            "webkitgtk:browserOptions": {"binary": binary, "args": ["--automation"]},
            "timeouts": {"script": int(PATIENCE * 1000), "pageLoad": int(PATIENCE * 1000)},
        }
        self._session = ""
        made = self._send("POST", "", capabilities={"alwaysMatch": wanted})
        self._session = f"/{made['sessionId']}"

    def _send(self, method: str, path: str, **body: Any) -> Any:
        sent = Request(
            f"{self._address}/session{self._session}{path}",
            method=method,
            data=json.dumps(body).encode() if method == "POST" else None,
            headers={"Content-Type": "application/json"},
        )
        try:
            with urlopen(sent, timeout=PATIENCE) as answer:
                return json.load(answer)["value"]
        except HTTPError as error:
            with error:
                told = json.load(error)["value"]
            pytest.fail(f"{method} {path}: {told['error']}: {told['message']}")

    def visit(self, address: str) -> None:
        for url in ("about:blank", address):
            self._send("POST", "/url", url=url)

    def run(self, expression: str) -> Any:
        script = (
            "const done = arguments[arguments.length - 1];"
            f"Promise.resolve({expression}).then((value) => done([value ?? null]), (error) => done(String(error)));"
        )
        answer = self._send("POST", "/execute/async", script=script, args=[])
        assert isinstance(answer, list), answer
        return answer[0]

    def act(self, *devices: dict[str, Any]) -> None:
        self._send("POST", "/actions", actions=list(devices))

    def resize(self, width: int, height: int) -> None:
        # A window has a frame around the page, is as narrow as its tools let it be, and takes its time.
        asked = [width, height]
        for _ in range(TRIES):
            self._send("POST", "/window/rect", width=asked[0], height=asked[1])
            time.sleep(PAUSE)
            shown = self.run("[innerWidth, innerHeight]")
            if shown == [width, height]:
                return
            asked = [
                max(1, now + goal - seen)
                for now, goal, seen in zip(asked, (width, height), shown, strict=True)
            ]

    def picture(self) -> bytes:
        return base64.b64decode(self._send("GET", "/screenshot"))

    def close(self) -> None:
        self._send("DELETE", "")


@contextmanager
def _process(*command: str, **options: Any) -> Iterator[subprocess.Popen[str]]:
    with subprocess.Popen(command, text=True, **options) as process:
        try:
            yield process
        finally:
            process.terminate()


def _said(lines: IO[str] | None, pattern: str) -> str:
    """What a process says at last that fits the pattern's group."""
    for line in lines or ():
        if told := re.search(pattern, line):
            return told[1]
    pytest.fail(f"the process ended before it said {pattern}")


def _installed(name: str, *commands: str) -> list[str]:
    """The commands' paths; where one is missing the test is skipped, but not in CI."""
    paths = [shutil.which(command) for command in commands]
    if not all(paths):
        reason = f"no {name}: install {', '.join(commands)} (Debian: apt install firefox-esr webkit2gtk-driver xvfb)"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    return [path for path in paths if path]


@contextmanager
def firefox(folder: Path) -> Iterator[Firefox]:
    """A window of Firefox whose profile is in the folder."""
    (command,) = _installed("Firefox", "firefox-esr")
    arguments = ("--headless", "--no-remote", "--profile", str(folder), "--remote-debugging-port", "0")
    with _process(command, *arguments, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL) as process:
        address = _said(process.stderr, r"WebDriver BiDi listening on (ws://\S+)") + "/session"
        with connect(address, max_size=None, open_timeout=PATIENCE) as socket:
            yield Firefox(socket)


@contextmanager
def webkit(folder: Path) -> Iterator[WebKit]:
    """A window of WebKitGTK's small browser, whose data is in the folder."""
    driver, screen = _installed("WebKitGTK", "WebKitWebDriver", "Xvfb")
    binary = next(Path("/").glob(MINI_BROWSER.removeprefix("/")), None)
    assert binary, f"no browser at {MINI_BROWSER}"
    with ExitStack() as running:
        shown = running.enter_context(
            _process(
                screen,
                "-displayfd",
                "1",
                "-screen",
                "0",
                "4000x2400x24",
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
            )
        )
        display = ":" + _said(shown.stdout, r"(\d+)")
        with socket.socket() as asked:
            asked.bind(("127.0.0.1", 0))
            port = asked.getsockname()[1]
        own = {"DISPLAY": display, "XDG_DATA_HOME": str(folder), "XDG_CACHE_HOME": str(folder)}
        running.enter_context(
            _process(
                driver,
                "--host=127.0.0.1",
                f"--port={port}",
                env={**os.environ, **own},
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        )
        _answers(port)
        window = WebKit(f"http://127.0.0.1:{port}", str(binary))
        yield window
        window.close()


def _answers(port: int) -> None:
    ends = time.monotonic() + PATIENCE
    while True:
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=1):
                return
        except OSError:
            assert time.monotonic() < ends, "WebKitWebDriver does not answer"
            time.sleep(0.05)


ENGINES: Mapping[str, Callable[[Path], Any]] = {"firefox": firefox, "webkit": webkit}
