"""What a question may take.

In: seconds and megabytes. Out: limits whose clock has begun.
"""

from __future__ import annotations

import time
from dataclasses import dataclass

from goalgraph.base.errors import QueryTimeout

MEMORY = 2048  # megabytes
SECONDS = 300.0  # for a question that somebody wrote, unless they say otherwise


@dataclass(frozen=True, slots=True)
class Limits:
    """What a question may take: seconds, counted from now, and megabytes of memory.

    >>> Limits.of(seconds=60, memory=500).memory
    500
    """

    seconds: float | None
    memory: int
    end: float | None

    @classmethod
    def of(cls, seconds: float | None = None, memory: int = MEMORY) -> Limits:
        """The limits of a question that is asked now."""
        return cls(seconds, memory, None if seconds is None else time.monotonic() + seconds)

    def check(self, name: str) -> None:
        """End what takes too long.

        Raises:
            QueryTimeout: the time is up.
        """
        if self.end is not None and time.monotonic() >= self.end:
            raise QueryTimeout(query=name, seconds=f"{self.seconds:g}")
