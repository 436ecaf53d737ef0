"""How long the commands take from a cold start, beside a peer measured in the same run.

In: the installed goalgraph. Out: a table of medians and ratios; both sides run in turn, so that
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
    ("goalgraph --help", [GOALGRAPH, "--help"], "import click", [PYTHON, "-c", "import click"], 1.5),
    (
        "goalgraph trace KS5",
        [GOALGRAPH, "trace", "KS5"],
        "import rdflib",
        [PYTHON, "-c", "import rdflib"],
        2.0,
    ),
)


def seconds(command: list[str], folder: str) -> float:
    started = time.perf_counter()
    subprocess.run(command, cwd=folder, env=ENVIRONMENT, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - started


def main() -> int:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    kept = True
    with tempfile.TemporaryDirectory() as folder:
        for name, command, peer_name, peer, limit in PAIRS:
            own, other = [], []
            for _ in range(rounds + 1):
                own.append(seconds(command, folder))
                other.append(seconds(peer, folder))
            mine, theirs = statistics.median(own[1:]), statistics.median(other[1:])
            ratio = mine / theirs
            kept = kept and ratio <= limit
            print(
                f"{name:<22} {mine * 1000:5.0f} ms   {peer_name:<14} {theirs * 1000:5.0f} ms"
                f"   ratio {ratio:.2f} (at most {limit})"
            )
        page = statistics.median([seconds([GOALGRAPH, "page"], folder) for _ in range(max(3, rounds // 3))])
        kept = kept and page < 3
        print(f"{'goalgraph page':<22} {page:5.2f} s   (under 3 s)")
    return 0 if kept else 1


if __name__ == "__main__":
    raise SystemExit(main())
