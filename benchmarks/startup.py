"""How long the commands take from a cold start, beside a peer measured in the same run.

In: the installed goalgraph. Out: a Markdown table of medians and ratios; both sides run in turn, so that
whatever else the machine does falls on both. Run: python benchmarks/startup.py [ROUNDS]
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PYTHON = sys.executable
GOALGRAPH = str(Path(PYTHON).parent / "goalgraph")
# Installed packages have their bytecode; the code measured may write its own in the first, uncounted round.
ENVIRONMENT = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
PAIRS = (
    (["--help"], "import click", 1.3),
    (["trace", "KS5"], "import rdflib", 1.6),
    (["query", "red-thread"], "import rdflib", 1.6),
)
PAGE_LIMIT = 2.0


def seconds(command: list[str], folder: str) -> float:
    started = time.perf_counter()
    subprocess.run(command, cwd=folder, env=ENVIRONMENT, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - started


def main() -> int:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    kept = True
    print("| command | ms | peer | ms | ratio | limit |\n|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        for arguments, code, limit in PAIRS:
            own, other = [], []
            for _ in range(rounds + 1):
                own.append(seconds([GOALGRAPH, *arguments], folder))
                other.append(seconds([PYTHON, "-c", code], folder))
            mine, theirs = statistics.median(own[1:]), statistics.median(other[1:])
            kept = kept and mine / theirs <= limit
            print(
                f"| `goalgraph {' '.join(arguments)}` | {mine * 1000:.0f} | `{code}` | {theirs * 1000:.0f}"
                f" | {mine / theirs:.2f} | {limit} |"
            )
        page = statistics.median([seconds([GOALGRAPH, "page"], folder) for _ in range(max(3, rounds // 3))])
        kept = kept and page < PAGE_LIMIT
        print(f"| `goalgraph page` | {page * 1000:.0f} | | | | under {PAGE_LIMIT * 1000:.0f} ms |")
    return 0 if kept else 1


if __name__ == "__main__":
    raise SystemExit(main())
