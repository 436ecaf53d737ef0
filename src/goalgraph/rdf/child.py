"""The process in which a query with limits runs, so that it can be ended.

In: on standard input a line of JSON with the question and the limit on memory, then what the question may
see, as N-Quads in pieces, each after its length in eight bytes, and a piece of no length. Out: on standard
output a letter, and the answer: ``J`` SPARQL results in JSON, ``N`` N-Triples in a fixed order, ``E`` the
name and the details of an error. When standard input ends, so does the process: its parent is gone.
"""

from __future__ import annotations

import faulthandler
import io
import json
import os
import signal
import sys
import threading
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import IO, BinaryIO, Literal, NamedTuple, NoReturn, cast

import pyoxigraph as ox

from goalgraph.base.errors import QueryError, QueryTooLarge
from goalgraph.rdf.canonical import canonical
from goalgraph.rdf.evaluation import Question, evaluate, told

LENGTH = 8  # bytes before each piece
_ROOM = 512 << 20  # address space that Python and the engine reserve and do not use


def main() -> int:
    """Answer one question and return the exit code."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    asked = sys.stdin.buffer
    head = json.loads(asked.readline())
    limit_memory(head["memory"])
    said = head["dataset"] and (tuple(head["dataset"][0]), tuple(head["dataset"][1]))
    allowed = head["allow_service"]
    hosts = allowed if isinstance(allowed, bool) else tuple(allowed)
    question = Question(head["text"], tuple(head["graphs"]), head["name"], hosts, said, head["is_distinct"])
    store = ox.Store()
    try:
        store.bulk_load(cast("IO[bytes]", Pieces(asked)), format=ox.RdfFormat.N_QUADS)
        threading.Thread(target=end_with, args=(0,), daemon=True).start()
        written = answer(store, question)
    except MemoryError:
        written = _failure(QueryTooLarge(query=question.name, most=head["memory"]))
    sys.stdout.buffer.write(written)
    sys.stdout.buffer.flush()
    return 0


def answer_in_copy(
    answering: int, lifeline: int, store: ox.Store, question: Question, memory: int
) -> NoReturn:
    """Answer one question in a copy of the process that asks, which has the store already.

    The answer is written to the file ``answering``; the copy ends when it has, and when ``lifeline`` does,
    whose other end its original holds open.
    """
    code = 1
    try:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        faulthandler.disable()
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # the engine's own words, when it breaks
        limit_memory(memory, held_memory().reserved)
        threading.Thread(target=end_with, args=(lifeline,), daemon=True).start()
        try:
            written = answer(store, question)
        except MemoryError:
            written = _failure(QueryTooLarge(query=question.name, most=memory))
        with open(answering, "wb") as pipe:
            pipe.write(written)
        code = 0
    finally:
        os._exit(code)


def answer(store: ox.Store, question: Question) -> bytes:
    """The answer, or the error, as it is written for the parent."""
    try:
        with told(question.name):
            given = evaluate(store, question)
            if isinstance(given, ox.QueryTriples):
                return b"N" + (ox.serialize(canonical(given), format=ox.RdfFormat.N_TRIPLES) or b"")
            return b"J" + (given.serialize(format=ox.QueryResultsFormat.JSON) or b"")
    except QueryError as error:
        return _failure(error)


class Pieces(io.RawIOBase):
    """The pieces of a stream, one after the other as if they were one, up to the piece of no length."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream, self._left, self._ended = stream, 0, False

    def readable(self) -> bool:
        """It is."""
        return True

    def read(self, size: int = -1, /) -> bytes:
        """At most ``size`` bytes; none at the end."""
        if not self._left and not self._ended:
            self._left = int.from_bytes(self._stream.read(LENGTH), "big")
            self._ended = not self._left
        piece = self._stream.read(self._left if size < 0 else min(size, self._left))
        self._left -= len(piece)
        self._ended = self._ended or not piece
        return piece


class Held(NamedTuple):
    """The bytes that a process has reserved, and those of them that are in memory."""

    reserved: int
    resident: int


def held_memory(process: int | Literal["self"] = "self") -> Held:
    """What a process holds, as Linux tells it; nothing where it has ended."""
    with suppress(OSError, ValueError, IndexError):
        pages = Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()
        size = os.sysconf("SC_PAGE_SIZE")
        return Held(int(pages[0]) * size, int(pages[1]) * size)
    return Held(0, 0)


def limit_memory(megabytes: int, held: int = 0) -> None:
    """Let the system refuse memory beyond the limit, where it can; the parent watches as well.

    What a copy ``held`` in bytes when it was made does not count.
    """
    with suppress(ImportError, ValueError, OSError):
        import resource

        most = (megabytes << 20) + _ROOM + held
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def end_with(file: int) -> None:
    """End this process when a file ends, which its parent holds open: standard input is one."""
    os.read(file, 1)
    os._exit(1)


def _failure(error: QueryError) -> bytes:
    details = {name: _plain(value) for name, value in error.details.items()}
    return b"E" + json.dumps([type(error).__name__, details]).encode()


def _plain(value: object) -> object:
    """A detail as JSON has it: a text, or one for each language."""
    return dict(value) if isinstance(value, Mapping) else str(value)
