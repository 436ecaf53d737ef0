"""An executor whose workers die: what was given away then has to be done by whoever gave it."""

from __future__ import annotations

from concurrent.futures import Executor, Future
from concurrent.futures.process import BrokenProcessPool
from typing import Any


class Dying(Executor):
    """Whose second worker dies, and with it all that is given afterwards."""

    def __init__(self) -> None:
        self.given = 0

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        self.given += 1
        if self.given > 2:
            raise BrokenProcessPool
        future: Future[Any] = Future()
        if self.given == 2:
            future.set_exception(BrokenProcessPool())
        else:
            future.set_result(fn(*args, **kwargs))
        return future
