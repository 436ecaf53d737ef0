"""A sign of life on standard error, for what takes more than a second.

In: a sentence. Out: the sentence with the seconds that have passed, in one line of the terminal, taken away
before anything is printed. Where standard error is no terminal, nothing.
"""

from __future__ import annotations

import sys
from threading import Event, Thread
from time import monotonic

PATIENCE = 1.0


class Progress:
    """Tells that work goes on, until it is stopped."""

    def __init__(self, sentence: str) -> None:
        self._sentence = sentence
        self._over = Event()
        self._thread: Thread | None = None

    def start(self) -> None:
        """Begin to wait."""
        if sys.stderr.isatty():
            self._thread = Thread(target=self._tell, daemon=True)
            self._thread.start()

    def stop(self) -> None:
        """Take the line away; twice is as once."""
        self._over.set()
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def _tell(self) -> None:
        begun, shown = monotonic(), ""
        while not self._over.wait(PATIENCE):
            shown = self._sentence.format(seconds=round(monotonic() - begun))
            _write(f"\r{shown}")
        if shown:
            _write(f"\r{' ' * len(shown)}\r")


def _write(text: str) -> None:
    sys.stderr.write(text)
    sys.stderr.flush()
