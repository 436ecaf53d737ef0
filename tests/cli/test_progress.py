"""A sign of life, for what takes its time: on a terminal, and gone before anything is printed."""

from __future__ import annotations

import io
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner

from goalgraph.cli import main, progress
from goalgraph.cli.progress import Progress
from goalgraph.cli.terminal import say, while_working
from small_plan import FILE


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


def test_how_far_it_has_come_is_told_and_taken_away_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = on_screen(monkeypatch)
    told = Progress("arbetar {seconds} s")
    told.start()
    for far, shown in ((", plan 12 av 300", ", plan 12 av 300"), (", plan 1", ", plan 1        ")):
        told.at(far)
        deadline, expected = time.monotonic() + 5, f"\rarbetar 0 s{shown}"
        while expected not in screen.getvalue() and time.monotonic() < deadline:
            time.sleep(0.01)
        assert expected in screen.getvalue()
    told.stop()
    assert screen.getvalue().rpartition("\r")[0].endswith(f"\r{' ' * len('arbetar 0 s, plan 1')}")


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_of_many_plans_it_is_told_how_many_are_checked(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, jobs: str
) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.ttl").write_text(
            FILE.read_text(encoding="utf-8")
            .replace("sjobacka/2024", f"{name}/2024")
            .replace("council/", name),
            encoding="utf-8",
        )
    told: list[str] = []
    monkeypatch.setattr(Progress, "at", lambda self, far: told.append(far))
    CliRunner().invoke(main, ["--data", str(tmp_path), "validate", "--jobs", jobs])
    assert told == [", plan 1 av 2", ", plan 2 av 2"]


def test_what_is_said_beside_the_answer_does_not_end_it(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = on_screen(monkeypatch)
    with while_working(Progress("arbetar {seconds} s")):
        say("inte läst: bild.png", err=True)
        deadline = time.monotonic() + 5
        while "arbetar" not in screen.getvalue() and time.monotonic() < deadline:
            time.sleep(0.01)
        say("svaret")
        say("och mer", err=True)
        told = screen.getvalue()
        time.sleep(0.1)
    assert told.startswith("inte läst: bild.png\n\rarbetar 0 s")
    assert screen.getvalue() == told


def test_of_one_plan_nothing_is_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr(Progress, "at", lambda self, far: told.append(far))
    CliRunner().invoke(main, ["--data", str(FILE), "validate"])
    assert told == []


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
