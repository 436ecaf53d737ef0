"""Work that is done elsewhere: in processes of this machine, or by the workers of any executor.

In: pieces of work, one after the other, and what is to be done with each. Out: what was made of them, in the
same order. No more pieces are in hand than can be worked on, and what a worker that died has left undone is
done here.
"""

from __future__ import annotations

import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from types import ModuleType
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future

MOST = 8
W = TypeVar("W")
R = TypeVar("R")


def processors() -> int:
    """How many processes are started unasked: one a processor, at most eight for their memory."""
    allowed = getattr(os, "sched_getaffinity", None)
    return min(len(allowed(0)) if allowed else os.cpu_count() or 1, MOST)


@contextmanager
def processes(jobs: int) -> Iterator[Executor]:
    """So many processes, which are ended afterwards; what they are given is importable, not of a script."""
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    executor = ProcessPoolExecutor(jobs, get_context("spawn"), initializer=_helping)
    try:
        with _deafening(), _apart():
            for _ in range(jobs):  # each is started when it is given something
                executor.submit(_deaf)
        yield executor
    finally:
        executor.shutdown(cancel_futures=True)


def _helping() -> None:
    """Work for another process as long as it lives."""
    from threading import Thread

    _deaf()
    Thread(target=_end_with_giver, daemon=True).start()


def _end_with_giver() -> None:
    """A worker whose giver was killed would wait for work, and hold what the giver wrote to, for ever."""
    from multiprocessing import parent_process

    if giver := parent_process():
        giver.join()
        os._exit(1)


def _deaf() -> None:
    """Leave an interruption to the process that gave the work, which ends its workers."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


@contextmanager
def _deafening() -> Iterator[None]:
    """Start processes that hear no interruption from their first moment; this one hears it afterwards."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    hearing = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, hearing)


@contextmanager
def _apart() -> Iterator[None]:
    """Start processes that do not run the script that asks for them, which would ask for them again."""
    script = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = script


@dataclass(frozen=True, slots=True)
class Given(Generic[W, R]):
    """A piece of work that somebody is at."""

    todo: Callable[[W], R]
    work: W
    future: Future[R] | None

    @classmethod
    def to(cls, executor: Executor, todo: Callable[[W], R], work: W) -> Given[W, R]:
        """The work, given to the executor; kept for later where it has ended."""
        future = None
        with suppress(BrokenExecutor):
            future = executor.submit(todo, work)
        return cls(todo, work, future)

    def done(self) -> R:
        """What was made of it."""
        if self.future is not None:
            with suppress(BrokenExecutor):
                return self.future.result()
        return self.todo(self.work)


def in_turn(executor: Executor, todo: Callable[[W], R], works: Iterable[W], jobs: int) -> Iterator[R]:
    """What ``todo`` makes of each piece, in their order, ``jobs`` of them worked on at once.

    >>> from concurrent.futures import ThreadPoolExecutor
    >>> with ThreadPoolExecutor(2) as executor:
    ...     list(in_turn(executor, abs, [-3, 2, -1], 2))
    [3, 2, 1]
    """
    waiting: deque[Given[W, R]] = deque()
    for work in works:
        waiting.append(Given.to(executor, todo, work))
        if len(waiting) > jobs:
            yield waiting.popleft().done()
    while waiting:
        yield waiting.popleft().done()
