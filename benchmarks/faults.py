"""What is left of a run that is killed: the state before or the state after, never one between.

In: how many kills, and a seed. Out: for each command that writes, to files, to a store on disk and to an
endpoint (Oxigraph's server, started for it), how often a kill left the state before and the state after, and
that the next run ended as it would have without the kill and left nothing beside. Anything else ends the
script. Every other kill comes at any moment of the run; those between come at a step of it, when a file is
opened to be written, renamed or removed, or something is sent to the server, or within a few milliseconds
after: what is written is written in a small part of the time that a run takes.
Run: python benchmarks/faults.py [KILLS] [--seed SEED] [--only RUN …], for example ``faults.py 1000``.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import pickle
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import goalgraph
from goalgraph.base.names import GGID
from goalgraph.cli import main as command
from goalgraph.model.loading import place_at
from goalgraph.rdf.endpoint import Client, endpoint_at
from goalgraph.rdf.terms import NamedNode, Triple

EXAMPLES = Path(__file__).resolve().parent.parent / "data" / "examples" / "sjobacka"
PLAN, DECISIONS = EXAMPLES / "2030", EXAMPLES / "decisions-2030" / "1-dialog-februari.jsonld"
SEED = 20261129
_TIME = re.compile(r"\d{4}-\d\d-\d\dT[0-9:.]+(Z|[+-]\d\d:\d\d)?")
_ENGINES = re.compile(r"CURRENT|IDENTITY|LOCK|LOG.*|MANIFEST-\d+|OPTIONS-\d+|\d+\.(sst|log)")
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT
_STEPS = frozenset({"os.rename", "os.remove", "os.mkdir", "os.rmdir", "http.client.send", "socket.connect"})
State = Mapping[str, str]


@dataclass(frozen=True)
class Run:
    """A command that writes to a place.

    Attributes:
        name: what it is called in the table.
        begin: makes the place as it is before.
        act: the command.
        state: what the place holds, by the names of graphs or files.
        beside: what lies there that should not when a run has ended.
        copied: whether a place is made as it was before by copying one that is.
    """

    name: str
    begin: Callable[[Path], object]
    act: Callable[[Path], object]
    state: Callable[[Path], State]
    beside: Callable[[Path], list[str]]
    copied: bool = True


@dataclass(frozen=True)
class Moment:
    """When a run is killed: seconds after a step of it, counted from one; for 0, after its beginning."""

    step: int
    seconds: float


def call(*arguments: object) -> None:
    """The command as it is called, without its words, unless it fails."""
    told = os.dup(2)
    with open(os.devnull, "w") as nowhere:  # noqa: PTH123
        os.dup2(nowhere.fileno(), 1)
        os.dup2(nowhere.fileno(), 2)
        try:
            code = command([str(one) for one in arguments], standalone_mode=False)
        except BaseException:
            os.dup2(told, 2)
            raise
    assert code in (None, 0), code


def in_files(place: Path) -> State:
    """Each file that is neither hidden nor in a hidden folder, by its name."""
    files = (path.relative_to(place) for path in place.rglob("*") if path.is_file())
    seen = (path for path in files if not any(part.startswith(".") for part in path.parts))
    return {str(path): _digest((place / path).read_bytes()) for path in seen}


def hidden(place: Path) -> list[str]:
    """The files and folders that are hidden."""
    return [str(path) for path in place.rglob(".*")]


def in_store(place: Path) -> State:
    """Each graph of the store on disk."""
    if not (place / "store" / "CURRENT").is_file():
        return {}
    return _graphs(str(place / "store"))


def no_engines(place: Path) -> list[str]:
    """The files of the store that the engine does not write."""
    return [path.name for path in (place / "store").rglob("*") if not _ENGINES.fullmatch(path.name)]


def _graphs(location: str) -> State:
    kept = place_at(location)
    return {
        graph: _digest("\n".join(sorted(map(str, kept.get_graph(graph)))).encode()) for graph in kept.graphs()
    }


def _digest(data: bytes) -> str:
    return hashlib.sha256(_TIME.sub("T", data.decode("utf-8", "replace")).encode()).hexdigest()


def runs(scratch: Path, endpoint: str) -> Iterator[Run]:
    """Everything that writes, to everywhere."""
    changed = scratch / "changed"
    shutil.copytree(PLAN, changed)
    for path in changed.glob("*.ttl"):
        text = path.read_text(encoding="utf-8")
        path.write_text(re.sub(r'(rdfs:label ")', r"\1Annan: ", text), encoding="utf-8")
    book = scratch / "book"
    _of(lambda: str(goalgraph.load(changed).export(book, "csv")))
    answer = scratch / "answer.json"
    values = [_row(year) for year in range(2015, 2020)]
    answer.write_text(json.dumps({"count": len(values), "values": values}), encoding="utf-8")
    kolada = scratch / "kolada"
    kolada.mkdir()
    (kolada / "plan.ttl").write_text(_KOLADA, encoding="utf-8")

    def with_plan(source: Path) -> Callable[[Path], object]:
        return lambda place: shutil.copytree(source, place / "plan")

    def with_store(source: Path) -> Callable[[Path], object]:
        return lambda place: goalgraph.load_into(place / "store", source)

    files, disk = (in_files, hidden), (in_store, no_engines)
    yield Run(
        "load, disk, new", lambda _: None, lambda p: call("load", changed, "--into", p / "store"), *disk
    )
    yield Run("load, disk", with_store(PLAN), lambda p: call("load", changed, "--into", p / "store"), *disk)
    yield Run(
        "apply, files", with_plan(PLAN), lambda p: call("--data", p / "plan", "apply", DECISIONS), *files
    )
    yield Run(
        "apply, disk", with_store(PLAN), lambda p: call("--store", p / "store", "apply", DECISIONS), *disk
    )
    yield Run("import, files", lambda _: None, lambda p: call("import", book, "-o", p / "plan"), *files)
    yield Run("import, disk", with_store(PLAN), lambda p: call("--store", p / "store", "import", book), *disk)
    yield Run("kolada, files", with_plan(kolada), lambda p: call("import", answer, "-o", p / "plan"), *files)
    yield Run(
        "kolada, disk", with_store(kolada), lambda p: call("--store", p / "store", "import", answer), *disk
    )

    def everything() -> list[str]:
        client = Client(endpoint_at(endpoint))
        rows = client.rows("SELECT DISTINCT ?g WHERE { GRAPH ?g { ?s ?p ?o } }").rows
        return [str(getattr(row[0], "value", "")) for row in rows]

    def anew(source: Path) -> Callable[[Path], object]:
        def begin(_: Path) -> None:
            for graph in everything():
                Client(endpoint_at(endpoint)).delete(graph)
            goalgraph.load_into(endpoint, source)

        return begin

    def left(_: Path) -> list[str]:
        """What the next that writes, which need not be the next run, has not cleared away."""
        kept = place_at(endpoint)
        kept.keep({"urn:probe": [Triple(NamedNode("urn:a"), NamedNode("urn:b"), NamedNode("urn:c"))]})
        kept.keep({"urn:probe": ()})
        return [graph for graph in everything() if graph.startswith("urn:goalgraph:")]

    at = (lambda _: _graphs(endpoint), left)
    yield Run("load, endpoint", anew(PLAN), lambda _: call("load", changed, "--into", endpoint), *at, False)
    yield Run(
        "apply, endpoint", anew(PLAN), lambda _: call("--store", endpoint, "apply", DECISIONS), *at, False
    )
    yield Run("import, endpoint", anew(PLAN), lambda _: call("--store", endpoint, "import", book), *at, False)
    yield Run(
        "kolada, endpoint", anew(kolada), lambda _: call("--store", endpoint, "import", answer), *at, False
    )


def killed(run: Run, kills: int, scratch: Path, chance: random.Random) -> dict[str, int]:
    """How often each state was left by as many kills."""
    whole, first = scratch / "whole", scratch / "first"
    first.mkdir()

    def begun(place: Path) -> State:
        run.begin(place)
        return run.state(place)

    before = _of(partial(begun, first))

    def begin(place: Path) -> None:
        if run.copied:
            shutil.copytree(first, place)
        else:
            place.mkdir()
            _of(partial(run.begin, place))

    def acted(place: Path) -> tuple[list[str], int, float]:
        steps = _counted()
        started = time.monotonic()
        run.act(place)
        return list(sys.modules), steps(), time.monotonic() - started

    begin(whole)
    modules, _, _ = _of(partial(acted, whole))
    for module in modules:  # so that what is killed is the work, and not the imports
        with suppress(ImportError):
            import_module(module)
    after = _of(partial(run.state, whole))
    assert after != before, f"{run.name}: the run changes nothing"
    begin(scratch / "again")
    _, steps, longest = _of(partial(acted, scratch / "again"))
    counts = {"before": 0, "after": 0}
    for number in range(kills):
        place = scratch / f"{number}"
        begin(place)
        moment = Moment(0, chance.uniform(0, longest))
        if number % 2:
            moment = Moment(
                chance.randint(1, steps), chance.choice((0, chance.uniform(0, 3 * longest / steps)))
            )
        _child(partial(run.act, place), moment)
        found = _of(partial(run.state, place))
        told = f"{run.name}, kill {number} at {moment} of {steps} steps"
        assert found in (before, after), f"{told}: between: {_difference(found, before, after)}"
        counts["before" if found == before else "after"] += 1
        assert _child(partial(run.act, place)) == 0, f"{told}: the next run fails"
        ended, left = _of(partial(run.state, place)), _of(partial(run.beside, place))
        assert ended == after, f"{told}: the next run: {_difference(ended, before, after)}"
        assert not left, f"{told}: left: {left}"
        shutil.rmtree(place)
    return counts


def _difference(found: State, before: State, after: State) -> dict[str, tuple[bool, bool]]:
    return {
        name: (found.get(name) == before.get(name), found.get(name) == after.get(name))
        for name in {*found, *before, *after}
    }


def _is_step(event: str, arguments: tuple[Any, ...]) -> bool:
    return event in _STEPS or (event == "open" and bool(arguments[2] & _WRITES))


def _counted() -> Callable[[], int]:
    """How many steps there have been from now on, in this process."""
    seen = 0

    def counting(event: str, arguments: tuple[Any, ...]) -> None:
        nonlocal seen
        seen += _is_step(event, arguments)

    sys.addaudithook(counting)
    return lambda: seen


def _kill_at(moment: Moment) -> None:
    """Have this process end at a moment, by a signal that it does not see."""
    seen = 0

    def watching(event: str, arguments: tuple[Any, ...]) -> None:
        nonlocal seen
        if _is_step(event, arguments):
            seen += 1
            if seen == moment.step:
                _end_in(moment.seconds)

    if moment.step:
        sys.addaudithook(watching)
    else:
        _end_in(moment.seconds)


def _end_in(seconds: float) -> None:
    if seconds <= 0:
        os.kill(os.getpid(), signal.SIGKILL)
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, seconds)


def _child(work: Callable[[], object], moment: Moment | None = None) -> int:
    """Do the work in a process of its own, and kill it at a moment; its exit code."""
    child = os.fork()
    if not child:
        code = 1
        try:
            if moment:
                _kill_at(moment)
            work()
            code = 0
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _of(work: Callable[[], Any]) -> Any:
    """What the work makes, in a process of its own: one that forks uses no engine itself."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        code = 1
        try:
            os.close(reading)
            with os.fdopen(writing, "wb") as pipe:
                pickle.dump(work(), pipe)
            code = 0
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(code)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        made = pipe.read()
    assert os.waitpid(child, 0)[1] == 0
    return pickle.loads(made)


@contextmanager
def oxigraph(folder: Path) -> Iterator[str]:
    """Oxigraph's server, which lies beside this Python."""
    import socket

    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    program = Path(sys.executable).with_name("oxigraph")
    command = [str(program), "serve", "--location", str(folder / "data"), "--bind", f"127.0.0.1:{port}"]
    with (folder / "output.txt").open("wb") as output:
        process = subprocess.Popen(command, stdout=output, stderr=output)
    try:
        for _ in range(200):
            try:
                urlopen(f"http://127.0.0.1:{port}/query?query=ASK%7B%7D", timeout=5).close()
                break
            except OSError:
                time.sleep(0.05)
        yield f"http://127.0.0.1:{port}/query"
    finally:
        process.kill()
        process.wait()


def _row(year: int) -> dict[str, object]:
    value = {"gender": "T", "count": 1, "status": "", "value": 20.5, "isdeleted": False}
    return {"kpi": "N00957", "municipality": "0999", "period": year, "values": [value]}


_KOLADA = f"""
@prefix plan: <{GGID}example/lindby/2030/> .
@prefix gg: <https://w3id.org/goalgraph/ontology#> .
@prefix period: <https://w3id.org/goalgraph/id/period/> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<{GGID}example/lindby/2030> a gg:Plan ; skos:notation "lindby/2030" ; rdfs:label "Mål 2030"@sv ;
    gg:adoptedBy plan:ORG ; gg:fictitious true ; gg:period period:2020 .
plan:ORG a org:FormalOrganization ; skos:notation "ORG" ; rdfs:label "Lindby kommun"@sv ;
    dcterms:identifier "0999" .
plan:L1 a gg:Level ; skos:notation "L1" ; rdfs:label "Mål"@sv ; gg:inPlan <{GGID}example/lindby/2030> ;
    gg:order 1 ; gg:idPrefix "M" .
plan:M1 a gg:Goal ; skos:notation "M1" ; rdfs:label "Friskare invånare"@sv ; gg:atLevel plan:L1 ;
    gg:inPlan <{GGID}example/lindby/2030> .
plan:I1 a gg:Indicator ; skos:notation "I1" ; rdfs:label "Ohälsotal"@sv ; gg:measures plan:M1 ;
    gg:polarity gg:LowerIsBetter ; gg:externalId "kolada:N00957" .
"""


def main() -> int:
    """Kill, and print the table."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("kills", type=int, nargs="?", default=1000)
    asked.add_argument("--seed", type=int, default=SEED)
    asked.add_argument("--only", nargs="+", help="these runs only, by their names in the table")
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        os.environ["GOALGRAPH_CACHE"] = str(scratch / "cache")
        (scratch / "server").mkdir()
        (scratch / "temporary").mkdir()
        tempfile.tempdir = str(scratch / "temporary")
        with oxigraph(scratch / "server") as endpoint:
            several = [run for run in runs(scratch, endpoint) if not given.only or run.name in given.only]
            print("| killed | kills | state before | state after | between | left beside | seconds |")
            print("|---|---|---|---|---|---|---|")
            total = 0
            for number, run in enumerate(several):
                folder = scratch / f"run-{number}"
                folder.mkdir()
                share = given.kills // len(several) + (number < given.kills % len(several))
                began = time.monotonic()
                counts = killed(run, share, folder, random.Random(f"{given.seed} {run.name}"))
                total += share
                print(
                    f"| {run.name} | {share} | {counts['before']} | {counts['after']} | 0 | 0 "
                    f"| {time.monotonic() - began:.0f} |",
                    flush=True,
                )
            print(f"| all | {total} | | | 0 | 0 | |")
            left = list(Path(tempfile.gettempdir()).iterdir())
            assert len(left) <= 1, left  # what the last killed import left, which the next removes
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
