"""How long the SHACL engines that agree on the rules take for the bundled plan.

In: the installed goalgraph, pyshacl and shacl. Out: a Markdown table of medians and ratios; the engines take
turns on the same data graph, from its triples to a report in rdflib. pyshacl as it comes is given graphs of
rdflib and is slow, so it is asked once; the other row is pyshacl as validation has it, with the graph that it
asks made for that and each query parsed once.
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

import pyshacl
from rdflib import Graph

import goalgraph
from goalgraph.answers.validation import checking
from goalgraph.rdf.compiled import compiled_report
from goalgraph.rdf.data_graph import DataGraph
from goalgraph.rdf.shacl import Engine, reference_report


def asked() -> tuple[DataGraph, Graph]:
    """The bundled plan and its rules, as validation hands them over."""
    handed: list[tuple[DataGraph, Graph]] = []

    def kept(data: DataGraph, rules: Graph, engine: Engine) -> Graph:
        handed.append((data, rules))
        return reference_report(data.asked(), rules)

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


def plain(graph: Graph) -> Graph:
    return Graph().parse(data=graph.serialize(format="nt"), format="nt")


def main() -> int:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    data, rules = asked()
    engines: dict[str, Callable[[], object]] = {
        "pyshacl, as validation has it": lambda: reference_report(data.asked(), rules),
        "the compiled ones": lambda: compiled_report(data, rules),
    }
    taken: dict[str, list[float]] = {name: [] for name in engines}
    for _ in range(rounds):
        for name, work in engines.items():
            taken[name].append(spent(work))
    medians = {name: statistics.median(times) for name, times in taken.items()}
    own, own_rules = plain(data.asked()), plain(rules)
    medians = {"pyshacl, as it comes": spent(lambda: pyshacl.validate(own, shacl_graph=own_rules)), **medians}
    fast = medians["the compiled ones"]
    print("| engine | CPU seconds | times as long as the compiled ones |\n|---|---|---|")
    for name, seconds in medians.items():
        print(f"| {name} | {seconds:.3f} | {seconds / fast:.1f} |")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
