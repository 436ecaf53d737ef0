"""Pictures of every view of the page, to be looked at: each size of window, light and dark, both languages.

In: goalgraph, Chromium (GOALGRAPH_CHROMIUM, or on the path) and playwright. Out: for the bundled
plan and two invented ones FOLDER/PLAN/SIZE-SCHEME-LANGUAGE/VIEW.png, and beside each such folder a sheet with
all of it; and a line for each fault that can be measured: a view wider than its window, or text that is cut.
Some goals are settled in the dialogue, one is under way. Run: python benchmarks/pictures.py FOLDER [WORD …],
where each WORD chooses: a plan, a size, a scheme, a language or a view.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator
from itertools import product
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

import goalgraph

EXAMPLES = Path(__file__).parent.parent / "data" / "examples"
PLANS = {"bundled": None, "sjobacka": EXAMPLES / "sjobacka" / "2030", "stenvinda": EXAMPLES / "stenvinda"}
SIZES = {
    f"{width}x{height}": (width, height)
    for width, height in ((1920, 1080), (1366, 768), (3840, 2160), (768, 1024), (390, 844))
}
SCHEMES = ("light", "dark")
LANGUAGES = ("sv", "en")
# {settled}, {started} and {untouched} are goals of the plan.
VIEWS = {
    "overview": "#vy=oversikt",
    "thread": "#{settled}&vy=trad",
    "goal": "#{settled}&vy=fokus",
    "type": "#{untouched}&vy=dialog",
    "requirements": "#{started}&vy=dialog&steg=requirements",
    "ambition": "#{started}&vy=dialog&steg=ambition",
    "target": "#{settled}&vy=dialog&steg=target",
    "decision": "#{started}&vy=dialog&steg=decision",
    "decisions": "#vy=sammanstallning",
    "changes": "#vy=fore-efter",
    "indicators": "#vy=matt",
    "network": "#vy=natverk",
    "table": "#vy=tabell",
    "presentation": "#{settled}&vy=visning",
    "statement": "#vy=tillganglighet",
}
# The room has decided the first goal and the second, proposes the fifth, and is on its way with the sixth.
SETTLE = """() => {
    const goals = Page.goals();
    const goal = (n) => goals[Math.min(n, goals.length - 1)];
    const settled = Page.TYPES.filter((type) => !Page.isOpen(type));
    const direct = settled.find((type) => Page.closes(type, "target")) ?? "";
    const steer = settled.find((type) => !Page.closes(type, "target")) ?? "";
    const say = (of, said) => {
        const fits = Object.entries(said).filter(([key]) => Page.fieldsOf(of).has(key));
        Page.put(fits.map(([key, value]) => [of, key, value]));
    };
    const answered = (of, answer) => Object.fromEntries(Page.given.goals[of].asked.flatMap((one, n) => {
        const said = answer(n);
        return [[`answer.${one}`, said], [`evidence.${one}`, said === "Met" ? "Det visar underlaget." : ""]];
    }));
    const measure = (of) => {
        const found = Page.given.goals[of].candidates.find(({ id }) => Page.given.indicators[id].latest);
        if (!found) return {};
        const { iri: indicator } = Page.given.indicators[found.id];
        const { number, unit = "" } = Page.latest(indicator);
        const target = String(Math.round(number * 1.1));
        return { indicator, baseline: String(number), target, unit, by: "2031-12-31" };
    };
    const adopted = { standing: "Decision", body: "Kommunstyrelsen", date: "2031-03-13", paragraph: "§ 41" };
    const activities = "Hållbarhetsprogram\\nÖppna möten";
    say(goal(0), { mode: direct, text: "Vi bygger hållbart, med det vi har.", activities, ...adopted });
    const text = "Fler går från insats till jobb eller studier.";
    for (const [n, more] of [[1, adopted], [4, {}]]) {
        say(goal(n), { mode: steer, ...answered(goal(n), () => "Met"), text, ...measure(goal(n)), ...more });
    }
    const unclear = answered(goal(5), (n) => (n ? "Unclear" : "Met"));
    say(goal(5), { mode: steer, ...unclear, note: "Tas upp igen i april." });
    return { settled: goal(1), started: goal(5), untouched: goal(6) };
}"""
READY = "() => document.documentElement.dataset.ready !== undefined"
AT_REST = (
    "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 60))))"
)
# What is wider than the window, and text that its own box cuts.
FAULTS = """() => {
    const isWide = (one) => one.getClientRects().length > 0 && one.scrollWidth > one.clientWidth + 1;
    const wide = ["html", "#main", "#panel"].filter((one) => isWide(document.querySelector(one)));
    const boxes = "button, .card, .badge, .head, .tile, .part, h1, h2, h3, h4, th, td, .stands";
    const cut = [...document.querySelectorAll(boxes)].filter((one) => {
        const { display, overflowX } = getComputedStyle(one);
        const isCut = isWide(one) && display !== "inline" && overflowX !== "visible";
        return isCut && !one.closest(".hidden, .scroll");
    });
    const texts = cut.map((one) => one.textContent.slice(0, 40));
    return [...wide.map((one) => `wide: ${one}`), ...texts.map((one) => `cut: ${one}`)];
}"""
ACROSS = 4
THUMB = 900


def sheet(pictures: list[Path], target: Path) -> None:
    """All pictures of a folder on one."""
    opened = [Image.open(path) for path in pictures]
    for one in opened:
        one.thumbnail((THUMB, THUMB))
    width, height = max(one.width for one in opened), max(one.height for one in opened)
    rows = -(-len(opened) // ACROSS)
    whole = Image.new("RGB", (ACROSS * (width + 12), rows * (height + 12)), "#888")
    for n, one in enumerate(opened):
        whole.paste(one, ((n % ACROSS) * (width + 12), n // ACROSS * (height + 12)))
    whole.save(target)


def taken(browser: Browser, address: str, folder: Path, wanted: dict[str, list[str]]) -> Iterator[str]:
    """Each picture as it is kept, with what is wrong in it."""
    for size, scheme, lang in product(wanted["size"], wanted["scheme"], wanted["lang"]):
        width, height = SIZES[size]
        context = browser.new_context(
            viewport={"width": width, "height": height}, color_scheme="dark" if scheme == "dark" else "light"
        )
        page = context.new_page()
        page.goto(address)
        page.wait_for_function(READY)
        goals: dict[str, Any] = page.evaluate(SETTLE)
        kept = folder / f"{size}-{scheme}-{lang}"
        kept.mkdir(parents=True, exist_ok=True)
        for view in wanted["view"]:
            fragment = VIEWS[view].format(**goals)
            page.goto("about:blank")
            page.goto(f"{address}{fragment}&sprak={lang}")
            page.wait_for_function(READY)
            page.evaluate(AT_REST)
            page.screenshot(path=kept / f"{view}.png")
            for fault in page.evaluate(FAULTS):
                yield f"{folder.name} {kept.name} {view}: {fault}"
        context.close()
        sheet([kept / f"{view}.png" for view in wanted["view"]], folder / f"{kept.name}.png")


def main() -> int:
    if len(sys.argv) < 2 or sys.argv[1].startswith("-"):
        print(__doc__)
        return 2
    folder, *words = sys.argv[1:]
    every: dict[str, Iterable[str]] = {
        "plan": PLANS,
        "size": SIZES,
        "scheme": SCHEMES,
        "lang": LANGUAGES,
        "view": VIEWS,
    }
    known = {one for choices in every.values() for one in choices}
    if unknown := [word for word in words if word not in known]:
        print(f"{', '.join(unknown)}: choose of {', '.join(sorted(known))}")
        return 2
    wanted = {
        about: [one for one in choices if one in words] or list(choices) for about, choices in every.items()
    }
    chromium = (
        os.environ.get("GOALGRAPH_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    )
    faults = 0
    with tempfile.TemporaryDirectory() as pages, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for plan in wanted["plan"]:
            source = PLANS[plan]
            graph = goalgraph.load(source) if source else goalgraph.load()
            address = graph.write_page(Path(pages) / f"{plan}.html").as_uri()
            for line in taken(browser, address, Path(folder) / plan, wanted):
                faults += 1
                print(line)
        browser.close()
    return 1 if faults else 0


if __name__ == "__main__":
    raise SystemExit(main())
