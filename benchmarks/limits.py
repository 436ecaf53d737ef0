"""What work on a nation costs, beside what the libraries underneath take for the same.

In: how many plans of ``nation.py``. Out: a Markdown table: seconds of the processor a plan, both sides
measured in turn in this process, the ratio, and what is aimed at. Nothing is taken from what was kept before,
but for the line that is about that.
Run: python benchmarks/limits.py [COUNT]
"""

from __future__ import annotations

import os
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pyoxigraph as ox
import pyshacl
import rdflib

import goalgraph
from goalgraph.answers.validation.shapes import core_files
from goalgraph.model.reference import reference
from goalgraph.model.scope import Scope
from goalgraph.rdf.statements import to_graph
from nation import nation
from plans import QUERIES
from startup import Spent

ROUNDS = 5
FEW = 5  # how many plans the slow sides are given; seconds are a plan's all the same
FEWEST = 3  # and all sides of a check, for pyshacl parses each query anew for each node that it asks about


def spent(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


def in_turn(*sides: Callable[[], float]) -> list[float]:
    """The median of each side, the sides taking turns."""
    taken = [[side() for side in sides] for _ in range(ROUNDS)]
    return [statistics.median(column) for column in zip(*taken, strict=True)]


def plain_graph(scope: Scope) -> rdflib.Graph:
    """What a scope holds, as rdflib has it."""
    return to_graph(triple for name in scope.store.graphs() for triple in scope.store.get_graph(name))


def line(what: str, ours: float, beside: str, theirs: float, goal: str) -> str:
    ratio = ours / theirs
    shown = f"{ratio:.2f}" if ratio >= 0.1 else f"{ratio:.4f}"
    return f"| {what} | {ours:.4f} | {beside} | {theirs:.4f} | {shown} | {goal} |"


def loading(files: list[Path]) -> Iterator[str]:
    def ours() -> float:
        return spent(lambda: list(goalgraph.load(*files)._plans)) / len(files)

    def stored(file: Path) -> ox.Store:
        store = ox.Store()
        store.extend([*reference(), *ox.parse(path=file, rename_blank_nodes=True)])
        return store

    def engine() -> float:
        return spent(lambda: [stored(file) for file in files]) / len(files)

    def in_rdflib() -> float:
        few = files[:FEW]
        dataset = rdflib.Dataset()
        return spent(lambda: [dataset.graph(file.as_uri()).parse(file) for file in few]) / len(few)

    mine, raw, other = in_turn(ours, engine, in_rdflib)
    what = "load, derive and build each plan's scope"
    yield line(what, mine, "pyoxigraph: parse, and insert with what plans share", raw, "≤ 2.5")
    yield line(what, mine, "rdflib: parse", other, "")


def asking(graph: goalgraph.Graph) -> Iterator[str]:
    scopes = graph.scopes
    texts = [goalgraph.queries()[name].text for name in QUERIES]
    stores = []
    for scope in scopes:
        store = ox.Store()
        store.extend([quad for name in scope.store.graphs() for quad in scope.store.quads(name)])
        stores.append(store)
    few = [plain_graph(scope) for scope in scopes[:FEW]]

    def ours() -> float:
        return spent(lambda: [graph.query(name) for name in QUERIES]) / len(scopes)

    def engine() -> float:
        return spent(
            lambda: [
                list(store.query(text, use_default_graph_as_union=True))  # type: ignore[arg-type]
                for store in stores
                for text in texts
            ]
        ) / len(scopes)

    def in_rdflib() -> float:
        return spent(lambda: [list(one.query(text)) for one in few for text in texts]) / len(few)

    mine, raw, other = in_turn(ours, engine, in_rdflib)
    what = "eight shipped queries"
    yield line(what, mine, "pyoxigraph: a store a plan", raw, "≤ 1.3")
    yield line(what, mine, "rdflib: a graph a plan", other, "")


def checking(files: list[Path]) -> Iterator[str]:
    few = files[:FEWEST]
    texts = rdflib.Graph()
    for file in core_files():
        texts.parse(file)
    graphs = [plain_graph(scope) for scope in goalgraph.load(*few).scopes]

    def checked(engine: str) -> Callable[[], float]:
        def work() -> float:
            graph = goalgraph.load(*few)
            list(graph._plans)
            return spent(lambda: graph.validate(engine=engine)) / len(few)  # type: ignore[arg-type]

        return work

    def plain() -> float:
        return spent(lambda: [pyshacl.validate(one, shacl_graph=texts) for one in graphs]) / len(few)

    default, fast, other = in_turn(checked("pyshacl"), checked("fast"), plain)
    yield line("validate", default, "pyshacl as it comes, the core's rules", other, "≤ 0.8 s")
    yield line("validate, the fast engine", fast, "pyshacl as it comes, the core's rules", other, "≤ 0.05")
    yield line("validate, the fast engine", fast, "validate", default, "")


def again(files: list[Path]) -> Iterator[str]:
    """A second run over a folder, one plan of all having changed there, neither a small nor a large one.

    Each run is a process of its own, its start with it: in one process the second would be charged with
    collecting what the first let go of.
    """
    middle = sorted(files, key=lambda file: file.stat().st_size)[len(files) // 2]
    with tempfile.TemporaryDirectory() as kept, tempfile.TemporaryDirectory() as folder:
        for file in files:
            shutil.copy(file, folder)

        def run() -> float:
            text = f"import goalgraph; goalgraph.load({folder!r}).validate()"
            return Spent.by([sys.executable, "-c", text], folder, kept).processor / len(files)

        first = run()
        changed = Path(folder) / middle.name
        text = changed.read_text(encoding="utf-8").replace("Påhittad", "Ändrad påhittad", 1)
        changed.write_text(text, encoding="utf-8")
        second = run()
    yield line("load and validate again, one plan changed", second, "the first time", first, "≤ 0.02")


def main() -> int:
    """Measure and print."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    os.environ["GOALGRAPH_CACHE"] = ""
    print("| work | CPU s a plan | beside | CPU s a plan | ratio | aimed at |\n|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as name:
        nation(count, Path(name))
        files = sorted(path for path in Path(name).glob("*.ttl") if "decisions" not in path.name)
        for part in (loading(files), asking(goalgraph.load(*files)), checking(files), again(files)):
            for row in part:
                print(row, flush=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
