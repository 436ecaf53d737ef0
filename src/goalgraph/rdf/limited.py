"""A question under limits of time and memory, in a process of its own: the only way to end it for certain.

In: a store, a question and the limits. Out: the answer. The process finds only the standard library,
pyoxigraph, lazy_loader and goalgraph, those that this process runs, and nothing that lies in the folder one
stands in; it ends when the time or the memory is used up, and when this process ends, however that happens.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as StillRunning
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import lazy_loader
import pyoxigraph as ox

from goalgraph.base import errors
from goalgraph.base.errors import QueryBroken, QueryTooLarge
from goalgraph.rdf import faults
from goalgraph.rdf.evaluation import Answer, Question, realised
from goalgraph.rdf.limits import Limits

if TYPE_CHECKING:
    from goalgraph.rdf.store import Store

_INTERVAL = 0.02  # seconds between two looks at the process
_LENGTH = 8
_REFUSED_MEMORY = (-6, 0xC0000409)  # how a process ends that asks in vain: SIGABRT, or Windows' fast failure
_START = "import sys; sys.path += sys.argv[1:]; from goalgraph.rdf.child import main; sys.exit(main())"


def answer(store: Store, question: Question, limits: Limits) -> Answer:
    """The answer to a question within its limits.

    Raises:
        QueryTimeout, QueryTooLarge: it took too much time or memory.
        QueryBroken: the query is such that the engine broke down.
        QueryError: as :meth:`goalgraph.rdf.store.Store.answer` does.
    """
    command = [sys.executable, "-I", "-S", "-B", "-c", _START, *_roots()]
    with (
        subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=Path(__file__).parent,
        ) as process,
        ThreadPoolExecutor(1) as talker,
    ):
        try:
            talk = talker.submit(_talk, process, store, question, limits)
            written = _watched(process, talk, question, limits)
            code = process.wait()
        finally:
            process.kill()
    if not written:
        raise _breakdown(code, question, limits)
    return _read(written, question, limits)


def _roots() -> list[str]:
    """Where pyoxigraph, lazy_loader and goalgraph are, as this process has found them."""
    files = (str(ox.__file__), str(lazy_loader.__file__), str(Path(__file__).parent))
    return list(dict.fromkeys(str(Path(file).resolve().parents[1]) for file in files))


def _talk(process: subprocess.Popen[bytes], store: Store, question: Question, limits: Limits) -> bytes:
    """Tell the process what it needs and hear its answer; standard input stays open until then."""
    assert process.stdin
    assert process.stdout
    with suppress(OSError):  # the process has ended, which its exit code tells
        for piece in _told(store, question, limits):
            process.stdin.write(piece)
        process.stdin.flush()
    answer = process.stdout.read()
    with suppress(OSError):
        process.stdin.close()
    return answer


def _told(store: Store, question: Question, limits: Limits) -> Iterator[bytes]:
    head = {
        "text": question.text,
        "graphs": question.graphs,
        "name": question.name,
        "allow_service": question.allow_service,
        "dataset": question.dataset,
        "memory": limits.memory,
    }
    yield json.dumps(head).encode() + b"\n"
    for graph in question.graphs:
        node = ox.NamedNode(graph)
        quads = (ox.Quad(t.subject, t.predicate, t.object, node) for t in store.get_graph(graph))
        if piece := ox.serialize(quads, format=ox.RdfFormat.N_QUADS):
            yield len(piece).to_bytes(_LENGTH, "big") + piece
    yield bytes(_LENGTH)


def _watched(
    process: subprocess.Popen[bytes], talk: Future[bytes], question: Question, limits: Limits
) -> bytes:
    """What the process answers, as long as it keeps within its limits."""
    import psutil

    most = limits.memory << 20
    while not talk.done():
        limits.check(question.name)
        with suppress(psutil.Error):  # the process has ended, which its answer or exit code tells
            if psutil.Process(process.pid).memory_info().rss > most:
                raise QueryTooLarge(query=question.name, most=limits.memory)
        with suppress(StillRunning):
            talk.exception(_INTERVAL)
    return talk.result()


def _breakdown(code: int, question: Question, limits: Limits) -> errors.QueryError:
    """What it means that the process ended without an answer."""
    if code in _REFUSED_MEMORY:
        return QueryTooLarge(query=question.name, most=limits.memory)
    return QueryBroken(query=question.name, reason=f"exit code {code}")


def _read(written: bytes, question: Question, limits: Limits) -> Answer:
    form, body = written[:1], written[1:]
    if form == b"E":
        name, details = json.loads(body)
        raise (getattr(errors, name, None) or getattr(faults, name))(**details)
    if form == b"N":
        return tuple(quad.triple for quad in ox.parse(body, format=ox.RdfFormat.N_TRIPLES))
    results = ox.parse_query_results(body, format=ox.QueryResultsFormat.JSON)
    return realised(results, lambda: limits.check(question.name))
