"""Checks that are made elsewhere: in processes of this machine, or by the workers of any executor.

In: scopes, the day and the engine, and an executor of ``concurrent.futures`` or how many processes to start.
Out: the same scopes in the same order, each with its verdict. What goes to a worker is a ``Work`` of a few
bytes and texts, what comes back are the bytes of a verdict; no more scopes are in hand than can be worked on.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from goalgraph.answers.validation.checking import checked, question_of
from goalgraph.answers.validation.verdict import kept, key_of, unpacked
from goalgraph.base.errors import ParameterError
from goalgraph.base.processes import Given, processes
from goalgraph.model.ready import packed_scope, unpacked_scope
from goalgraph.model.scope import Scope
from goalgraph.rdf.shacl import Engine

if TYPE_CHECKING:
    from concurrent.futures import Executor
    from datetime import date

IN_HAND = 16


@dataclass(frozen=True, slots=True)
class Work:
    """A check as another process is given it."""

    scope: bytes
    day: date | None
    engine: Engine


def worked(work: Work) -> bytes:
    """The verdict of a check, packed: what a worker does."""
    return checked(unpacked_scope(work.scope), work.day, work.engine).packed()


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
        with processes(self.jobs) as executor:
            yield from self._by(executor, scopes, as_of, engine)

    def _by(
        self, executor: Executor, scopes: Iterable[Scope], as_of: date | None, engine: Engine
    ) -> Iterator[Scope]:
        waiting: deque[_Asked] = deque()
        for scope in scopes:
            waiting.append(_Asked.of(executor, scope, as_of or scope.plan.reference_date, engine))
            if len(waiting) > self.jobs:
                yield waiting.popleft().done()
        while waiting:
            yield waiting.popleft().done()


@dataclass(frozen=True, slots=True)
class _Asked:
    """A scope that somebody is at work on, or whose verdict is there already."""

    scope: Scope
    day: date | None
    engine: Engine
    key: str | None = None
    given: Given[Work, bytes] | None = None

    @classmethod
    def of(cls, executor: Executor, scope: Scope, day: date | None, engine: Engine) -> _Asked:
        """The scope, whose check is given to the executor unless it was made before."""
        question = question_of(day, engine)
        if question in scope.kept:
            return cls(scope, day, engine)
        key = key_of(scope, day, engine)
        if key and (verdict := kept(key)):
            scope.kept[question] = verdict
            return cls(scope, day, engine)
        given = Given.to(executor, worked, Work(packed_scope(scope), day, engine))
        return cls(scope, day, engine, key, given)

    def done(self) -> Scope:
        """The scope with its verdict."""
        if self.given is not None:
            verdict = unpacked(self.given.done())
            if verdict is None:
                verdict = checked(self.scope, self.day, self.engine)
            if self.key:
                verdict.keep(self.key)
            self.scope.kept[question_of(self.day, self.engine)] = verdict
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
