"""One writer at a time: between threads, between processes, and after a process that was killed."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from goalgraph.base.errors import FileInUse, OutputError
from goalgraph.base.locking import locked

HOLD = """
import sys
from goalgraph.base.locking import locked
with locked(sys.argv[1]):
    print("held", flush=True)
    sys.stdin.readline()
"""
COUNT = """
import sys
from pathlib import Path
from goalgraph.base.locking import locked
file = Path(sys.argv[1])
sys.stdin.readline()
for _ in range(int(sys.argv[2])):
    with locked(file):
        number = int(file.read_text())
        file.write_text(str(number + 1))
"""


def start(code: str, *arguments: object) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", code, *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


@contextmanager
def held_by_another_process(path: Path) -> Iterator[subprocess.Popen[str]]:
    with start(HOLD, path) as other:
        assert other.stdout
        assert other.stdout.readline() == "held\n"
        yield other
        other.kill()


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_after_the_stated_time_one_line_says_who_holds_it(tmp_path: Path, lang: str) -> None:
    target = tmp_path / "mål.ttl"
    with held_by_another_process(target) as other:
        started = time.monotonic()
        with pytest.raises(FileInUse) as caught, locked(target, 0.3):
            pass
        assert 0.3 <= time.monotonic() - started < 10
        message = caught.value.message(lang)
        assert message.startswith(f"{target}: ")
        assert f"process {other.pid} " in message
        assert f" {socket.gethostname()})" in message
        assert str(caught.value.details["since"])[:10] in message
        assert " 0.3 s" in message
        assert "\n" not in message


def test_a_run_waits_until_the_other_is_done(tmp_path: Path) -> None:
    target = tmp_path / "goals.ttl"
    with held_by_another_process(target) as other:
        assert other.stdin
        threading.Timer(0.3, lambda: print(file=other.stdin, flush=True)).start()
        with locked(target, 30):
            assert other.wait() == 0
    assert list(tmp_path.iterdir()) == []


def test_a_killed_process_never_blocks_and_its_lock_is_removed(tmp_path: Path) -> None:
    target = tmp_path / "goals.ttl"
    with held_by_another_process(target) as other:
        other.send_signal(signal.SIGKILL)
        other.wait()
        assert [path.name for path in tmp_path.iterdir()] == [".goals.ttl.lock"]
        with locked(target, 0):
            pass
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", ["", "\n{", "\n[]", "x" * 5000])
def test_a_lock_that_nobody_can_read_is_still_one(tmp_path: Path, content: str) -> None:
    target = tmp_path / "goals.ttl"
    with held_by_another_process(target):
        (tmp_path / ".goals.ttl.lock").write_text(content, encoding="utf-8")
        with pytest.raises(FileInUse, match=r"process \? on \?"), locked(target, 0):
            pass
    with locked(target, 0):
        pass


def test_one_thread_may_ask_again_and_another_waits(tmp_path: Path) -> None:
    target, link = tmp_path / "goals.ttl", tmp_path / "link.ttl"
    link.symlink_to(target)
    seen: list[str] = []

    def ask() -> None:
        with pytest.raises(FileInUse) as caught, locked(link, 0.1):
            pass
        seen.append(str(caught.value.details["pid"]))

    with locked(target):
        with locked(link, 0):
            pass
        assert (tmp_path / ".goals.ttl.lock").exists()
        other = threading.Thread(target=ask)
        other.start()
        other.join()
    assert seen == [str(os.getpid())]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["link.ttl"]


def test_different_files_are_written_at_the_same_time(tmp_path: Path) -> None:
    with held_by_another_process(tmp_path / "a.ttl"), locked(tmp_path / "b.ttl", 0):
        pass


def test_the_lock_is_let_go_of_after_an_error(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), locked(tmp_path / "goals.ttl"):
        raise ZeroDivisionError
    assert list(tmp_path.iterdir()) == []
    with held_by_another_process(tmp_path / "goals.ttl"):
        pass


def test_where_nothing_can_be_locked_the_error_says_so(tmp_path: Path) -> None:
    (tmp_path / ".goals.ttl.lock").mkdir()
    with pytest.raises(OutputError, match="goals"), locked(tmp_path / "goals.ttl", 0):
        pass
    with pytest.raises(OutputError, match="the plan"), locked(tmp_path / "goals.ttl", 0, "the plan"):
        pass
    with locked(tmp_path / "absent" / "goals.ttl"):
        pass
    assert [path.name for path in tmp_path.iterdir()] == [".goals.ttl.lock"]


def test_many_writers_never_meet(tmp_path: Path) -> None:
    """Between letting go and removing, no two may hold what they each take for the lock."""
    target = tmp_path / "number"
    target.write_text("0", encoding="utf-8")
    runs = [start(COUNT, target, 150) for _ in range(4)]
    for run in runs:
        assert run.stdin
        print(file=run.stdin, flush=True)
    assert [run.wait() for run in runs] == [0] * 4
    for run in runs:
        run.communicate()
    assert target.read_text(encoding="utf-8") == "600"
    assert [path.name for path in tmp_path.iterdir()] == ["number"]
