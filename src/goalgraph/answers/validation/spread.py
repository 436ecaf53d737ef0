"""Checks that are made elsewhere: in processes of this machine, or by the workers of any executor.

In: scopes, the day and the engine, and an executor of ``concurrent.futures`` or how many processes to start.
Out: the same scopes in the same order, each with its verdict. What goes to a worker is a ``Work`` of a few
bytes and texts, what comes back are the bytes of a verdict; no more scopes are in hand than can be worked on.
"""

from __future__ import annotations

import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import BrokenExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from goalgraph.answers.validation.checking import checked, question_of
from goalgraph.answers.validation.verdict import kept, key_of, unpacked
from goalgraph.base.errors import ParameterError
from goalgraph.model.profiles import Profile
from goalgraph.model.scope import Scope
from goalgraph.rdf.shacl import Engine
from goalgraph.rdf.store import LocalStore

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future
    from datetime import date

IN_HAND = 16


@dataclass(frozen=True, slots=True)
class Work:
    """A check as another process is given it.

    Attributes:
        quads: the scope's, in N-Quads.
        profiles: the IRI and folder of each; one that is not shipped must be there where the work is done.
    """

    plan: str
    decided: frozenset[str]
    derived: str
    profiles: tuple[tuple[str, str], ...]
    quads: bytes
    day: date | None
    engine: Engine

    @classmethod
    def of(cls, scope: Scope, day: date | None, engine: Engine) -> Work:
        """The check of a scope."""
        profiles = tuple((profile.iri, str(profile.folder)) for profile in scope.profiles)
        return cls(scope.iri, scope.decided, scope.derived, profiles, scope.store.dumped(), day, engine)


def worked(work: Work) -> bytes:
    """The verdict of a check, packed: what a worker does."""
    profiles = tuple(Profile(iri, Path(folder)) for iri, folder in work.profiles)
    scope = Scope(LocalStore.loaded(work.quads), work.plan, work.decided, work.derived, profiles)
    return checked(scope, work.day, work.engine).packed()


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


@dataclass(frozen=True, slots=True)
class Spread:
    """How checks are spread.

    Attributes:
        jobs: how many are worked on at once.
        executor: who works; processes of this machine where there is none.
    """

    jobs: int
    executor: Executor | None = None

    def over(self, scopes: Iterable[Scope], as_of: date | None, engine: Engine) -> Iterator[Scope]:
        """The scopes, each with its verdict when it comes; what was kept is not worked out again."""
        if self.executor is not None:
            yield from self._by(self.executor, scopes, as_of, engine)
            return
        from concurrent.futures import ProcessPoolExecutor
        from multiprocessing import get_context

        executor = ProcessPoolExecutor(self.jobs, get_context("spawn"), initializer=_deaf)
        try:
            with _deafening():
                for _ in range(self.jobs):  # each is started when it is given something
                    executor.submit(_deaf)
            yield from self._by(executor, scopes, as_of, engine)
        finally:
            executor.shutdown(cancel_futures=True)

    def _by(
        self, executor: Executor, scopes: Iterable[Scope], as_of: date | None, engine: Engine
    ) -> Iterator[Scope]:
        waiting: deque[_Given] = deque()
        for scope in scopes:
            waiting.append(_Given.to(executor, scope, as_of or scope.plan.reference_date, engine))
            if len(waiting) > self.jobs:
                yield waiting.popleft().done()
        while waiting:
            yield waiting.popleft().done()


@dataclass(frozen=True, slots=True)
class _Given:
    """A scope that somebody is at work on, or whose verdict is there already."""

    scope: Scope
    day: date | None
    engine: Engine
    key: str | None
    future: Future[bytes] | None

    @classmethod
    def to(cls, executor: Executor, scope: Scope, day: date | None, engine: Engine) -> _Given:
        """The scope, whose check is given to the executor unless it was made before."""
        question = question_of(day, engine)
        if question in scope.kept:
            return cls(scope, day, engine, None, None)
        key = key_of(scope, day, engine)
        if key and (verdict := kept(key)):
            scope.kept[question] = verdict
            return cls(scope, day, engine, key, None)
        try:
            future = executor.submit(worked, Work.of(scope, day, engine))
        except BrokenExecutor:
            return cls(scope, day, engine, key, None)
        return cls(scope, day, engine, key, future)

    def done(self) -> Scope:
        """The scope with its verdict; what a worker that died has left undone is worked out here."""
        question = question_of(self.day, self.engine)
        if self.future is not None:
            try:
                verdict = unpacked(self.future.result())
            except BrokenExecutor:
                verdict = None
            if verdict is not None:
                if self.key:
                    verdict.keep(self.key)
                self.scope.kept[question] = verdict
        if question not in self.scope.kept:
            self.scope.kept[question] = checked(self.scope, self.day, self.engine)
        return self.scope


def spread(jobs: int | None, executor: Executor | None) -> Spread | None:
    """How to spread checks; none where they are made here, one after the other.

    Raises:
        ParameterError: ``jobs`` is no number from 1.
    """
    if jobs is not None and jobs < 1:
        raise ParameterError(name="jobs", value=str(jobs), expected="1, 2, …")
    if executor is None and jobs in (None, 1):
        return None
    return Spread(jobs or IN_HAND, executor)
