"""How soon the page can be used, beside plain pyvis output of the same graph in the same run.

In: the installed goalgraph, Chromium (GOALGRAPH_CHROMIUM, or on the path) and playwright. Out: a table of
medians and ratios, for the bundled plan and for its network repeated until it has about 5,000 nodes; then of
the bundled plan with the processor slowed six times, of a keystroke in the dialogue's target beside its
chart, and the file's size. The page can be used when it has drawn itself and answers to a key; pyvis's when
its simulation has come to rest, which is waited for a minute at most. A keystroke lasts until the page is
laid out anew. Run: python benchmarks/page.py [ROUNDS]
"""

from __future__ import annotations

import os
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright
from playwright.sync_api import TimeoutError as TooSlow
from pyvis.network import Network

import goalgraph
from goalgraph.faces.page.content.whole import content
from goalgraph.faces.page.network import PageNetwork

PATIENCE = 60.0
SLOWER = 6
SIZE = 1.5
# A steering goal's target, typed where the chart answers, and how long each sign takes in the page.
WRITING = """() => {
    const goal = "KS6";
    const { iri } = Page.given.indicators[Page.given.goals[goal].candidates[0].id];
    Page.put([[goal, "mode", "Steering"], [goal, "indicator", iri]]);
    Page.go({ view: "dialog", chosen: goal, step: "target" });
    window.lasted = [];
    let begun = 0;
    addEventListener("beforeinput", () => { begun = performance.now(); }, true);
    addEventListener("input", () => {
        document.body.getBoundingClientRect();
        lasted.push(performance.now() - begun);
    });
}"""
OURS = """() => document.documentElement.dataset.ready !== undefined
    && (!location.hash.includes("natverk") || document.querySelector(".canvas canvas") !== null)"""


def repeated(data: dict[str, Any], times: int) -> dict[str, Any]:
    """The same plan several times over, as one; each copy's areas beside each other's."""
    grown = {**data, "resources": {}, "links": [], "areas": [], "loose": []}
    for n in range(times):

        def named(ident: str, n: int = n) -> str:
            return f"{n}.{ident}"

        grown["resources"] |= {named(ident): resource for ident, resource in data["resources"].items()}
        grown["links"] += [
            {**link, "from": named(link["from"]), "to": named(link["to"]), "via": []}
            for link in data["links"]
        ]
        grown["areas"] += [
            {key: named(ends) if key == "id" else [named(end) for end in ends] for key, ends in area.items()}
            for area in data["areas"]
        ]
        grown["loose"] += [named(ident) for ident in data["loose"]]
    empty: dict[str, Any] = {
        "traces": {},
        "leaves": {},
        "readiness": {},
        "findings": {},
        "observations": {},
        "notes": {},
    }
    return {**grown, **empty, "rules": {}, "dialogue": None, "indicators": []}


def plain(data: dict[str, Any], path: Path) -> Path:
    """What pyvis writes by itself, with its scripts in the file so that no network is waited for."""
    drawn = Network(directed=True, cdn_resources="in_line")
    for ident, resource in data["resources"].items():
        drawn.add_node(ident, label=resource["name"])
    for link in data["links"]:
        drawn.add_edge(link["from"], link["to"])
    # network.stabilizationIterationsDone is vis-network's own event; pyvis names the network ``network``.
    text = drawn.generate_html().replace(
        "return network;", "network.once('stabilized', () => { window.rested = true; }); return network;"
    )
    path.write_text(text, encoding="utf-8")
    return path


def seconds(browser: Browser, address: str, ready: str, slower: int = 1) -> float:
    """From asking for the file until it is ready and has answered to a key."""
    page = browser.new_page(viewport={"width": 1920, "height": 1080})
    if slower > 1:
        session = page.context.new_cdp_session(page)
        session.send("Emulation.setCPUThrottlingRate", {"rate": slower})
    page.route("http*://**", lambda route: route.abort())
    started = time.perf_counter()
    page.goto(address, wait_until="commit")
    try:
        page.wait_for_function(ready, timeout=PATIENCE * 1000, polling=10)
        page.keyboard.press("Tab")
        page.evaluate("new Promise((done) => requestAnimationFrame(done))")
        return time.perf_counter() - started
    except TooSlow:
        return PATIENCE
    finally:
        page.close()


def keystroke(browser: Browser, address: str) -> float:
    """The median of milliseconds that a sign takes, typed in the dialogue's target."""
    page = browser.new_page(viewport={"width": 1920, "height": 1080})
    page.goto(address)
    page.wait_for_function(OURS)
    page.evaluate(WRITING)
    page.locator("#d-target").press_sequentially("1234567,89" * 3, delay=20)
    lasted: list[float] = page.evaluate("lasted")
    page.close()
    return statistics.median(lasted)


def main() -> int:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    chromium = (
        os.environ.get("GOALGRAPH_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    )
    one = content(goalgraph.load().scope)
    many = repeated(one, 5000 // len(one["resources"]))
    kept = True
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for name, data, fragment, limit in (
            ("one plan, overview", one, "", 0.6),
            ("one plan, network", one, "#vy=natverk", 1.0),
            ("5,000 nodes, network", many, "#vy=natverk", 3.0),
        ):
            path = Path(folder) / "page.html"
            path.write_text(PageNetwork(data, "sv").generate_html(), encoding="utf-8")
            peer = plain(data, Path(folder) / "plain.html")
            own, other = [], []
            for _ in range(rounds):
                own.append(seconds(browser, path.as_uri() + fragment, OURS))
                if PATIENCE not in other:
                    other.append(seconds(browser, peer.as_uri(), "window.rested"))
            mine, theirs = statistics.median(own), statistics.median(other)
            kept = kept and mine < limit
            more = "over " if theirs >= PATIENCE else ""
            print(
                f"{name:<22} {len(data['resources']):5} nodes {mine:6.2f} s (under {limit:.1f} s)"
                f"   plain pyvis {more}{theirs:6.2f} s   ratio {more and 'under '}{mine / theirs:.2f}"
            )
        path = Path(folder) / "page.html"
        path.write_text(PageNetwork(one, "sv").generate_html(), encoding="utf-8")
        slow = statistics.median(seconds(browser, path.as_uri(), OURS, SLOWER) for _ in range(rounds))
        sign = keystroke(browser, path.as_uri())
        size = path.stat().st_size / 1e6
        kept = kept and slow < 2.5 and sign < 16 and size < SIZE
        print(f"one plan, overview, processor {SLOWER} times slower  {slow:6.2f} s (under 2.5 s)")
        print(f"a keystroke in the target  {sign:6.1f} ms (under 16 ms)")
        print(f"the file  {size:6.2f} MB (under {SIZE} MB)")
        browser.close()
    return 0 if kept else 1


if __name__ == "__main__":
    raise SystemExit(main())
