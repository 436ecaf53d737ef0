"""Write docs/performance.md: what the benchmarks beside this file measure, on the machine that runs them.

In: the installed goalgraph. Out: the page, with one table a benchmark.
Run: python benchmarks/performance.py [FEW MANY [NATION]], for example
``python benchmarks/performance.py 10 100 300``.
"""

from __future__ import annotations

import os
import platform
import subprocess
import sys
from datetime import date
from pathlib import Path

HERE = Path(__file__).resolve().parent
PAGE = HERE.parent / "docs" / "performance.md"
TEXT = """# What the work costs

Written by `benchmarks/performance.py` on {day}: Python {python}, pyoxigraph {engine},
pyshacl {shacl}, {cores} cores. Trust the ratios, not the times: both sides of a ratio are measured
in turn in one run.

## Many plans

Copies of the bundled plan under other codes, with known gaps that the answers are checked against;
each size in a process of its own. A plan is asked in a small store of its own, so the work for one
does not grow with the others: the limit of each ratio is {limit}. The scopes of the plans used last
are kept in memory, as many as have 1.7 million statements. Each figure is the median of rounds that work
through the same number of plans, after one that is not counted; the memory is that of a process which has
asked all plans for links, queries and readiness.

{plans}
## A nation

{nation} invented plans (`benchmarks/nation.py`) beside the libraries underneath, which are given the
same; the sides take turns. The slower ones are given the first five plans, checks the first three. What is
aimed at is a ratio, or seconds a plan.

{limits}
## Engines for the rules

The bundled plan and its own rules, in one process; the engines find the same
(`tests/answers/test_shapes_engines.py`), and validation uses pyshacl. As it comes, on graphs of rdflib, that
parses each query anew for each node that it asks about.

{engines}
## From a cold start

Whole processes, medians; the limits are for processor time. What goalgraph keeps of unchanged files was kept
by a first, uncounted run; the last row is what the page takes without it.

{startup}"""


def run(script: str, *arguments: str) -> str:
    """What a benchmark prints; one that misses a limit still has its figures."""
    done = subprocess.run(
        [sys.executable, str(HERE / script), *arguments], stdout=subprocess.PIPE, text=True, check=False
    )
    if not done.stdout:
        raise SystemExit(f"{script}: no figures")
    return done.stdout


def main() -> int:
    """Measure and write."""
    from importlib.metadata import version

    from plans import LIMIT

    sizes = sys.argv[1:3] or ["10", "100"]
    nation = (sys.argv[3:] or ["10"])[0]
    text = TEXT.format(
        day=date.today().isoformat(),
        python=platform.python_version(),
        engine=version("pyoxigraph"),
        shacl=version("pyshacl"),
        cores=os.cpu_count(),
        limit=LIMIT,
        plans=run("plans.py", *sizes),
        nation=nation,
        limits=run("limits.py", nation),
        engines=run("engines.py"),
        startup=run("startup.py"),
    )
    PAGE.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
