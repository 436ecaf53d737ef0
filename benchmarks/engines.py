"""How long the SHACL engines that agree on the rules take for the bundled plan.

In: the installed goalgraph, pyshacl and pyshacl-turbo. Out: a Markdown table of medians and ratios; the
engines take turns on the same graphs, with each query parsed once for pyshacl, as validation does.
Run: python benchmarks/engines.py [ROUNDS]
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from unittest.mock import patch

import pyshacl_turbo
from rdflib import Graph

import goalgraph
from goalgraph.answers.validation import checking
from goalgraph.rdf.shacl import Engine, validation_report


def asked() -> tuple[Graph, Graph]:
    """The bundled plan and its rules, as validation hands them over."""
    handed: list[tuple[Graph, Graph]] = []

    def kept(data: Graph, rules: Graph, engine: Engine) -> Graph:
        handed.append((data, rules))
        return validation_report(data, rules)

    with (
        tempfile.TemporaryDirectory() as folder,
        patch.dict(os.environ, GOALGRAPH_CACHE=folder),
        patch.object(checking, "validation_report", kept),
    ):
        goalgraph.load().validate()
    [both] = handed
    return both


def spent(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


def main() -> int:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    data, rules = asked()
    engines: dict[str, Callable[[], object]] = {
        "pyshacl": lambda: validation_report(data, rules),
        "pyshacl-turbo": lambda: pyshacl_turbo.validate(data, shacl_graph=rules),
    }
    taken: dict[str, list[float]] = {name: [] for name in engines}
    for _ in range(rounds):
        for name, work in engines.items():
            taken[name].append(spent(work))
    medians = {name: statistics.median(times) for name, times in taken.items()}
    print("| engine | CPU seconds | pyshacl takes times as long |\n|---|---|---|")
    for name, seconds in medians.items():
        print(f"| {name} | {seconds:.3f} | {medians['pyshacl'] / seconds:.1f} |")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
