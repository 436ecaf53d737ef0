"""A question under limits of time and memory, in a process of its own: the only way to end it for certain.

In: a store, a question and the limits. Out: the answer, whose rows are within the limits as well. The process
is a copy of this one where that can be made safely, which costs next to nothing: on Linux, while there is no
other thread. Elsewhere it is a new one, told what it may see; it finds only the standard library, pyoxigraph,
lazy_loader and goalgraph, those that this process runs, and nothing that lies in the folder one stands in. It
ends when the time or the memory is used up, and when this process ends, however that happens.
"""

from __future__ import annotations

import json
import os
import select
import signal
import sys
from collections.abc import Iterator
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import lazy_loader
import pyoxigraph as ox

from goalgraph.base import errors
from goalgraph.base.errors import QueryBroken, QueryTooLarge
from goalgraph.rdf import faults
from goalgraph.rdf.evaluation import Answer, Question, realised
from goalgraph.rdf.limits import Limits
from goalgraph.rdf.store import LocalStore, Store

if TYPE_CHECKING:
    import subprocess
    from concurrent.futures import Future

_INTERVAL = 0.02  # seconds between two looks at the process
_LENGTH = 8
_ROW, _CELL = 64, 104  # bytes that a row takes here, and a term in it beside its text
_PIECE = 1 << 20
_REFUSED_MEMORY = (-6, 0xC0000409)  # how a process ends that asks in vain: SIGABRT, or Windows' fast failure
_START = "import sys; sys.path += sys.argv[1:]; from goalgraph.rdf.child import main; sys.exit(main())"


def answer(store: Store, question: Question, limits: Limits) -> Answer:
    """The answer to a question within its limits.

    Raises:
        QueryTimeout, QueryTooLarge: it took too much time or memory.
        QueryBroken: the query is such that the engine broke down.
        QueryError: as :meth:`goalgraph.rdf.store.Store.answer` does.
    """
    if isinstance(store, LocalStore) and _is_alone():
        written, code = _copied(store, question, limits)
    else:
        written, code = _told_anew(store, question, limits)
    if not written:
        raise _breakdown(code, question, limits)
    return _read(written, question, limits)


def _is_alone() -> bool:
    """Whether a copy of this process would be whole: threads are not copied, nor what they hold let go."""
    with suppress(OSError):
        return sys.platform == "linux" and len([*Path("/proc/self/task").iterdir()]) == 1
    return False


def _copied(store: LocalStore, question: Question, limits: Limits) -> tuple[bytes, int]:
    """The answer of a copy of this process, and its exit code."""
    from goalgraph.rdf import child

    before = child.held_memory().resident
    answers, answering = os.pipe()
    lifeline, living = os.pipe()
    process = os.fork()
    if not process:
        os.close(answers)
        os.close(living)
        child.answer_in_copy(answering, lifeline, store.engine, question, limits.memory)
    os.close(answering)
    os.close(lifeline)
    pieces: list[bytes] = []
    ended = False
    try:
        waiting = select.poll()
        waiting.register(answers)
        while True:
            if not waiting.poll(_INTERVAL * 1000):
                limits.check(question.name)
                _refuse_more(child.held_memory(process).resident - before, question, limits)
            elif piece := os.read(answers, _PIECE):
                pieces.append(piece)
            else:
                break
        code = os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])
        ended = True
        return b"" if code else b"".join(pieces), code
    finally:
        os.close(answers)
        os.close(living)
        if not ended:
            os.kill(process, signal.SIGKILL)
            os.waitpid(process, 0)


def _told_anew(store: Store, question: Question, limits: Limits) -> tuple[bytes, int]:
    """The answer of a new process, and its exit code."""
    import subprocess
    from concurrent.futures import ThreadPoolExecutor

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
    return written, code


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
        "is_distinct": question.is_distinct,
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
    from concurrent.futures import TimeoutError as StillRunning

    import psutil

    while not talk.done():
        limits.check(question.name)
        with suppress(psutil.Error):  # the process has ended, which its answer or exit code tells
            _refuse_more(psutil.Process(process.pid).memory_info().rss, question, limits)
        with suppress(StillRunning):
            talk.exception(_INTERVAL)
    return talk.result()


def _refuse_more(held: int, question: Question, limits: Limits) -> None:
    if held > limits.memory << 20:
        raise QueryTooLarge(query=question.name, most=limits.memory)


def _breakdown(code: int, question: Question, limits: Limits) -> errors.QueryError:
    """What it means that the process ended without an answer."""
    if code in _REFUSED_MEMORY:
        return QueryTooLarge(query=question.name, most=limits.memory)
    return QueryBroken(query=question.name, reason=f"exit code {code}")


def _read(written: bytes, question: Question, limits: Limits) -> Answer:
    body = BytesIO(written)  # which is no copy
    form = body.read(1)
    if form == b"E":
        name, details = json.load(body)
        raise (getattr(errors, name, None) or getattr(faults, name))(**details)
    if form == b"N":
        return tuple(quad.triple for quad in ox.parse(body, format=ox.RdfFormat.N_TRIPLES))
    results = ox.parse_query_results(body, format=ox.QueryResultsFormat.JSON)
    each = _ROW + _CELL * len(getattr(results, "variables", ()))

    def check(rows: int) -> None:
        limits.check(question.name)
        _refuse_more(len(written) + rows * each, question, limits)

    return realised(results, check)
