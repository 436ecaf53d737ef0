"""A sign of life, for what takes its time: on a terminal, and gone before anything is printed."""

from __future__ import annotations

import io
import sys
import time

import pytest

from goalgraph.cli import progress
from goalgraph.cli.progress import Progress


class Screen(io.StringIO):
    """Standard error as a terminal."""

    def isatty(self) -> bool:
        return True


def on_screen(monkeypatch: pytest.MonkeyPatch) -> Screen:
    screen = Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setattr(progress, "PATIENCE", 0.02)
    return screen


def test_what_takes_long_is_told_and_taken_away(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = on_screen(monkeypatch)
    told = Progress("arbetar {seconds} s")
    told.start()
    deadline = time.monotonic() + 5
    while "arbetar" not in screen.getvalue() and time.monotonic() < deadline:
        time.sleep(0.01)
    told.stop()
    told.stop()
    assert screen.getvalue().startswith("\rarbetar 0 s")
    assert screen.getvalue().endswith(f"\r{' ' * len('arbetar 0 s')}\r")


def test_without_standard_error_nothing_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", None)
    told = Progress("arbetar {seconds} s")
    told.start()
    told.stop()


def test_what_is_quick_is_not_told(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = on_screen(monkeypatch)
    monkeypatch.setattr(progress, "PATIENCE", 60)
    told = Progress("arbetar {seconds} s")
    told.start()
    told.stop()
    assert screen.getvalue() == ""


def test_nothing_is_told_where_there_is_no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.StringIO()
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setattr(progress, "PATIENCE", 0.001)
    told = Progress("arbetar {seconds} s")
    told.start()
    time.sleep(0.02)
    told.stop()
    assert stream.getvalue() == ""
