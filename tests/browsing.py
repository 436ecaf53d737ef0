"""A browser for the tests: Chromium that is installed, a page that asks for nothing, and axe on what it shows."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, Request, sync_playwright

from places import ROOT

ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
SCREEN = {"width": 1920, "height": 1080}
# A browser whose store has no room.
FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };"
# The newest axe-core that npm gave (.ci/run), else the one of the Python package.
NEWEST_AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
CARRIED_AXE = files("axe_playwright_python").joinpath("axe.min.js")
AXE = (NEWEST_AXE if NEWEST_AXE.is_file() else CARRIED_AXE).read_text(encoding="utf-8")
# What axe leaves to be asked for, though WCAG 2.2 AA has it.
MORE_RULES = ("target-size", "label-content-name-mismatch", "css-orientation-lock")


@contextmanager
def chromium() -> Iterator[Browser]:
    """The installed browser; without one the test is skipped, but not in CI.

    Its shell without windows opens a page in half the time, and draws the same.
    """
    names = ("chromium-headless-shell", "chromium", "google-chrome")
    path = os.environ.get("GOALGRAPH_CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
    if not path:
        reason = "no Chromium: install it (apt install chromium) or set GOALGRAPH_CHROMIUM to its path"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


class Opened:
    """A page with what it asked for and complained of.

    There is no network, and what it asks for is heard: to hold up each request, that for the page itself with them,
    and let it through takes a fifth of the time that a page takes to open.
    """

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address
        self.times = 0
        self.asked: list[str] = []
        self.complaints: list[str] = []
        page.context.set_offline(True)
        page.on("request", self._hear)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on(
            "console", lambda m: self.complaints.append(m.text) if m.type in ("error", "warning") else None
        )

    def _hear(self, request: Request) -> None:
        if request.url.split("#")[0].split("?")[0] not in (self.address, "about:blank"):
            self.asked.append(request.url)

    def at(self, fragment: str = "") -> Page:
        """The page opened anew, by another query: of an address that differs in its fragment alone nothing is loaded.

        A blank page between would end the process of the first, at times before what it kept was where the next looks.
        """
        self.times += 1
        self.page.goto(
            f"{self.address}?{self.times}{fragment}" if self.times > 1 else self.address + fragment
        )
        self.page.wait_for_function("() => document.documentElement.dataset.ready !== undefined")
        return self.page


@contextmanager
def faultless(browser: Browser, address: str, *, leave: bool = True, **context: Any) -> Iterator[Opened]:
    """A page in a context of its own, which afterwards must have asked for nothing and complained of nothing.

    A dialogue that asks whether to leave is answered with ``leave``.
    """
    held = browser.new_context(**{"viewport": SCREEN, **context})
    opened = Opened(held.new_page(), address)
    opened.page.on("dialog", lambda dialog: dialog.accept() if leave else dialog.dismiss())
    yield opened
    held.close()
    assert opened.complaints == []
    assert opened.asked == []


ASK_AXE = f"""axe.run({{
    resultTypes: ['violations', 'incomplete'],
    rules: {{ {", ".join(f"'{rule}': {{ enabled: true }}" for rule in MORE_RULES)} }},
}})"""
# What axe cannot tell and others do: text on drawn lines and outside of the window (CONTRAST in
# test_page_access_browser).
LEFT_OPEN = ("color-contrast",)


def found_by_axe(said: Any) -> list[Any]:
    """The faults in what axe says, and what it could not tell."""
    open_ends = [one for one in said["incomplete"] if one["id"] not in LEFT_OPEN]
    return [
        (one["id"], [node["target"] for node in one["nodes"]][:3])
        for one in (*said["violations"], *open_ends)
    ]


def faults(page: Page) -> list[Any]:
    """What axe finds; the page's context must bypass its content security policy."""
    page.evaluate(AXE)
    return found_by_axe(page.evaluate(ASK_AXE))


def resize(page: Page, width: int, height: int) -> None:
    """The page in a window of another size, once it has been drawn so: the browser may answer before."""
    page.set_viewport_size({"width": width, "height": height})
    page.wait_for_function(f"() => matchMedia('(width: {width}px) and (height: {height}px)').matches")
    page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.id"))


def state(page: Page) -> str:
    return str(page.evaluate("location.hash"))


STEPS = {
    "type": ("mode", "tip-mode"),
    "requirements": ("answer", "evidence", "tip-Influenceable", "tip-Measurable", "tip-Resourced"),
    "ambition": ("text", "councilGoals", "tip-text"),
    "target": (
        "indicator",
        "indicators",
        "take",
        "baseline",
        "target",
        "unit",
        "by",
        "tip-target",
        "tip-latest",
    ),
    "forecast": ("assessment", "motivation", "action"),
    "activities": ("activities",),
    "decision": (
        "note",
        "standing",
        "body",
        "date",
        "paragraph",
        "diaryNumber",
        "reservations",
        "proposal",
        "tip-adoption",
    ),
}


def field(page: Page, selector: str) -> Locator:
    """A field of the dialogue about the chosen goal, or one of its tools, at the step where it stands."""
    name = selector.removeprefix("#d-").split()[0]
    found = [
        step for step, names in STEPS.items() for one in names if name == one or name.startswith(f"{one}-")
    ]
    step = found[0] if found else "decision"
    page.evaluate(
        "(step) => (Page.state.view === 'dialog' && Page.state.step === step) || Page.go({ view: 'dialog', step })",
        step,
    )
    return page.locator(selector)


# What is drawn beside a word, as a sign of its own.
MARKS = {"met": "✓", "not-met": "✗", "unclear": "?", "unasked": "–", "warning": "!", "info": "i"}


def marked(where: Locator) -> str:
    """The text of an element, with a sign for each mark that is drawn in it."""
    script = """(element, marks) => {
        const signs = [...element.querySelectorAll("svg[data-icon]")].flatMap((icon) => {
            const sign = document.createElement("span");
            sign.textContent = `${marks[icon.dataset.icon] ?? ""} `;
            icon.before(sign);
            return [sign];
        });
        const text = element.innerText;
        signs.forEach((sign) => sign.remove());
        return text;
    }"""
    return str(where.evaluate(script, MARKS))


def menu(page: Page) -> Page:
    """The page, with its menu open."""
    if page.locator("#more").get_attribute("aria-expanded") != "true":
        page.click("#more")
    return page
