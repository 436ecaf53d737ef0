"""A sign of life on standard error, for what takes more than a second.

In: a sentence, and how far it has come where that is known. Out: the sentence with the seconds that have
passed, in one line of the terminal, taken away before anything is printed. Where standard error is no
terminal, nothing.
"""

from __future__ import annotations

import sys
from time import monotonic
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from threading import Event, Thread

PATIENCE = 1.0


class Progress:
    """Tells that work goes on, until it is stopped."""

    def __init__(self, sentence: str) -> None:
        self._sentence = sentence
        self._far = ""
        self._begun: float | None = None
        self._thread: Thread | None = None
        self._over: Event | None = None

    def start(self) -> None:
        """Begin to wait, or go on where something was told meanwhile."""
        if sys.stderr is not None and sys.stderr.isatty():
            from threading import Event, Thread

            self._begun = self._begun or monotonic()
            self._over = Event()
            self._thread = Thread(target=self._tell, args=(self._over, self._begun), daemon=True)
            self._thread.start()

    def at(self, far: str) -> None:
        """Tell how far it has come, from the next time that something is told."""
        self._far = far

    def stop(self) -> None:
        """Take the line away; twice is as once."""
        if self._thread is not None and self._over is not None:
            self._over.set()
            self._thread.join()
            self._thread = None

    def _tell(self, over: Event, begun: float) -> None:
        shown = ""
        while not over.wait(PATIENCE):
            before, shown = shown, self._sentence.format(seconds=round(monotonic() - begun)) + self._far
            _write(f"\r{shown.ljust(len(before))}")
        if shown:
            _write(f"\r{' ' * len(shown)}\r")


def _write(text: str) -> None:
    sys.stderr.write(text)
    sys.stderr.flush()
