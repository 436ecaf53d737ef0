"""How the work for a plan grows with the number of plans that are loaded.

In: the bundled plan, copied under other codes (seeded, with known gaps: in every third copy the goal that has
no strategy gets one). Out: seconds of the processor and memory a plan, at each size, and the ratio to the
smallest size. At each size as many plans are worked through, ten times ten beside a hundred, after a round
of ten that is not counted, because a process is quicker in its first second than in its hundredth. Beside
them the engine alone, which is given a plan's quads as often, in stores of their own.
Run: python benchmarks/plans.py [SIZES …], for example ``python benchmarks/plans.py 1 10 100``.
"""

from __future__ import annotations

import json
import os
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import psutil

import goalgraph

SOURCE = Path(__file__).resolve().parent.parent / "data" / "vaggeryd" / "2019"
QUERIES = (
    *("goals-without-strategy", "red-thread", "latest-values", "worse-than-country"),
    *("wrong-way", "risks-to-global-goals", "readiness-matrix", "global-goal-coverage"),
)
SEED = 20261128
UNCOUNTED = 10
LIMIT = 1.25
ENGINE = "the engine alone: a plan's quads into a store"


def copies(folder: Path, count: int) -> tuple[list[Path], list[bool]]:
    """The folders of ``count`` copies, and which of them have a goal without a strategy."""
    codes = random.Random(SEED).sample(range(1000, 9999), count)
    files = {path.name: path.read_text(encoding="utf-8") for path in sorted(SOURCE.glob("*.ttl"))}
    gaps, made = [], []
    for number, code in enumerate(codes):
        place = folder / f"{code}"
        place.mkdir()
        for name, text in files.items():
            (place / name).write_text(re.sub(r"\b0665\b", f"{code}", text), encoding="utf-8")
        gaps.append(number % 3 != 2)
        if not gaps[-1]:
            with (place / "area-2.ttl").open("a", encoding="utf-8") as file:
                file.write(
                    '\nplan:KS4.S1 a gg:Strategy ; skos:notation "KS4.S1" ; rdfs:label "En strategi"@sv ;\n'
                    "    gg:contributesTo plan:KS4 .\n"
                )
        made.append(place)
    return made, gaps


def measured(count: int, together: int) -> dict[str, float]:
    """Seconds of the processor a plan for each kind of work, in this process.

    After a round that is not counted, ``together`` plans are worked through, ``count`` at a time: the medians
    of all rounds.
    """
    rounds = []
    with tempfile.TemporaryDirectory() as name:
        places, gaps = copies(Path(name), UNCOUNTED + together)
        _round(places[:UNCOUNTED], sum(gaps[:UNCOUNTED]))
        for first in range(UNCOUNTED, UNCOUNTED + together, count):
            chosen = slice(first, first + count)
            rounds.append(_round(places[chosen], sum(gaps[chosen])))
    return _middle(rounds)


def held(count: int) -> float:
    """Megabytes a plan that a process holds which has loaded ``count`` plans, and answered of each."""
    with tempfile.TemporaryDirectory() as name:
        graph = goalgraph.load(*copies(Path(name), count)[0])
        answers = [graph.links(), [graph.query(query) for query in QUERIES], graph.readiness()]
        assert all(answers)
        return float(psutil.Process().memory_info().rss) / 2**20 / count


def _round(places: list[Path], gaps: int) -> dict[str, float]:
    figures: dict[str, float] = {}

    def timed(what: str, work: Callable[[], object]) -> object:
        started = time.process_time()
        done = work()
        figures[what] = (time.process_time() - started) / len(places)
        return done

    graph = timed("load", lambda: goalgraph.load(*places))
    assert isinstance(graph, goalgraph.Graph)
    links = timed("links", graph.links)
    answers = timed("eight queries", lambda: [graph.query(query) for query in QUERIES])
    timed("readiness", graph.readiness)
    report = timed("validate", graph.validate)
    assert isinstance(links, list)
    assert isinstance(answers, list)
    assert isinstance(report, goalgraph.Report)
    assert len(answers[0].rows) == gaps, "goals-without-strategy does not find the known gaps"
    return figures


def engine_alone(count: int) -> float:
    """Seconds of the processor that Oxigraph takes to be given a plan's quads, ``count`` times over."""
    import pyoxigraph as ox

    quads = [quad for path in sorted(SOURCE.glob("*.ttl")) for quad in ox.parse(path=path)]
    started = time.process_time()
    stores = [ox.Store() for _ in range(count)]
    for store in stores:
        store.extend(quads)
    return (time.process_time() - started) / count


def _in_a_process(what: str, *numbers: int) -> str:
    return subprocess.run(
        [sys.executable, __file__, what, *map(str, numbers)],
        env={**os.environ, "GOALGRAPH_CACHE": ""},  # all is worked out, nothing taken from before
        check=True,
        capture_output=True,
        text=True,
    ).stdout


def _middle(runs: list[dict[str, float]]) -> dict[str, float]:
    return {what: statistics.median(run[what] for run in runs) for what in runs[0]}


def main() -> int:
    """Measure each size in a process of its own and print the table."""
    if sys.argv[1:2] == ["--one"]:
        print(json.dumps(measured(int(sys.argv[2]), int(sys.argv[3]))))
        return 0
    if sys.argv[1:2] == ["--held"]:
        print(held(int(sys.argv[2])))
        return 0
    if sys.argv[1:2] == ["--engine"]:
        print(engine_alone(int(sys.argv[2])))
        return 0
    sizes = [int(size) for size in sys.argv[1:]] or [10, 100]
    rows = {size: json.loads(_in_a_process("--one", size, max(sizes) // size * size)) for size in sizes}
    for size in sizes:
        rows[size]["memory, MB"] = float(_in_a_process("--held", size))
        rows[size][ENGINE] = float(_in_a_process("--engine", size))
    print("| work, CPU seconds a plan | " + " | ".join(f"{size} plans" for size in sizes) + " | ratio |")
    print("|---|" + "---|" * (len(sizes) + 1))
    kept = True
    for what in rows[sizes[0]]:
        ratio = rows[sizes[-1]][what] / rows[sizes[0]][what]
        kept = kept and (ratio <= LIMIT or what == ENGINE)
        cells = " | ".join(f"{rows[size][what]:.3f}" for size in sizes)
        print(f"| {what} | {cells} | {ratio:.2f} |")
    return 0 if kept else 1


if __name__ == "__main__":
    raise SystemExit(main())
