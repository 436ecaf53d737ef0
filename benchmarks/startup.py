"""How long the commands take from a cold start, beside a peer measured in the same run.

In: the installed goalgraph. Out: a Markdown table of medians and ratios; both sides run in turn, so that
whatever else the machine does falls on both. The ratio that counts is that of processor time, which other
work on the machine changes less than it does the time that passes. What goalgraph keeps lies in a folder of
its own, filled by a first, uncounted round. Run: python benchmarks/startup.py [ROUNDS]
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage

PYTHON = sys.executable
GOALGRAPH = str(Path(PYTHON).parent / "goalgraph")
# Installed packages have their bytecode; the code measured may write its own in the first, uncounted round.
ENVIRONMENT = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
PAIRS = (
    (["--help"], "import click", 1.3),
    (["trace", "KS5"], "import rdflib", 1.6),
    (["query", "goals-without-strategy"], "import rdflib", 1.6),
    (["query", "red-thread"], "import rdflib", 1.6),
)
PAGE_LIMIT = 2.0
COLUMNS = "| command | CPU ms | passed ms | peer | CPU ms | passed ms | ratio of CPU | limit |"


@dataclass(frozen=True)
class Spent:
    """What a process took: seconds of the processor, and seconds that passed."""

    processor: float
    passed: float

    @classmethod
    def by(cls, command: list[str], folder: str, kept: str) -> Spent:
        """Run a command, with what goalgraph keeps in the folder ``kept``, or nowhere."""
        before, started = getrusage(RUSAGE_CHILDREN), time.perf_counter()
        environment = {**ENVIRONMENT, "GOALGRAPH_CACHE": kept}
        subprocess.run(command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, check=True)
        passed, after = time.perf_counter() - started, getrusage(RUSAGE_CHILDREN)
        return cls(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, passed)

    @classmethod
    def median(cls, several: list[Spent]) -> Spent:
        return cls(
            statistics.median(one.processor for one in several),
            statistics.median(one.passed for one in several),
        )

    def __str__(self) -> str:
        return f"{self.processor * 1000:.0f} | {self.passed * 1000:.0f}"


def main() -> int:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    within = True
    print(COLUMNS, "|---" * 8 + "|", sep="\n")
    with tempfile.TemporaryDirectory() as folder:
        kept = str(Path(folder, "kept"))
        for arguments, code, limit in PAIRS:
            own, other = [], []
            for _ in range(rounds + 1):
                own.append(Spent.by([GOALGRAPH, *arguments], folder, kept))
                other.append(Spent.by([PYTHON, "-c", code], folder, kept))
            mine, theirs = Spent.median(own[1:]), Spent.median(other[1:])
            ratio = mine.processor / theirs.processor
            within = within and ratio <= limit
            named = f"`goalgraph {' '.join(arguments)}`"
            print(f"| {named} | {mine} | `{code}` | {theirs} | {ratio:.2f} | {limit} |")
        again, few = [GOALGRAPH, "page"], max(3, rounds // 4)
        page = Spent.median([Spent.by(again, folder, kept) for _ in range(few + 1)][1:])
        first = Spent.median([Spent.by(again, folder, "") for _ in range(3)])
        within = within and page.processor < PAGE_LIMIT
        print(f"| `goalgraph page` | {page} | | | | | under {PAGE_LIMIT * 1000:.0f} ms |")
        print(f"| `goalgraph page`, nothing kept | {first} | | | | | |")
    return 0 if within else 1


if __name__ == "__main__":
    raise SystemExit(main())
