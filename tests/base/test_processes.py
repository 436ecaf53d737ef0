"""Work that is given away comes back in order, whoever did it and whoever died."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from multiprocessing import parent_process
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest

from dying import Dying
from goalgraph.base.errors import UnknownLanguage
from goalgraph.base.processes import in_turn, processes, processors


def refused(lang: str) -> str:
    raise UnknownLanguage(lang=lang, known="sv, en")


def ended(number: int) -> int:
    """The number turned around; in a process that was started for it the second ends that process."""
    if number == 2 and parent_process() is not None:
        os._exit(1)
    return -number


def test_what_is_done_at_once_comes_back_in_order() -> None:
    both = Barrier(2, timeout=20)

    def met(number: int) -> int:
        both.wait()
        return number

    with ThreadPoolExecutor(2) as executor:
        assert list(in_turn(executor, met, range(4), 2)) == [0, 1, 2, 3]


def test_no_more_is_taken_than_can_be_worked_on() -> None:
    taken: list[int] = []

    def works() -> Any:
        for number in range(9):
            taken.append(number)
            yield number

    with ThreadPoolExecutor(1) as executor:
        made = in_turn(executor, abs, works(), 2)
        assert next(made) == 0
        assert taken == [0, 1, 2]
        assert list(made) == list(range(1, 9))


def test_what_a_dead_worker_leaves_undone_is_done_here() -> None:
    executor = Dying()
    assert list(in_turn(executor, abs, [-1, -2, -3, -4], 1)) == [1, 2, 3, 4]
    assert executor.given == 4


def test_a_process_that_ends_costs_nothing_but_time_and_an_error_is_the_one_that_was_raised() -> None:
    with processes(2) as executor:
        with pytest.raises(UnknownLanguage, match="xx"):
            list(in_turn(executor, refused, ["xx"], 2))
        assert list(in_turn(executor, ended, [1, 2, 3], 2)) == [-1, -2, -3]


_GIVING = """
import os, time
from goalgraph.base.processes import processes
if __name__ == "__main__":
    with processes(2) as executor:
        print(*executor.map(time.sleep, [0.1, 0.1]), flush=True)
        time.sleep(60)
"""


_UNGUARDED = """
from goalgraph.base.processes import in_turn, processes
with processes(2) as executor:
    print(*in_turn(executor, abs, [-1, -2, -3], 2))
"""


@pytest.mark.parametrize("read", [True, False])
def test_a_script_is_not_run_again_by_the_processes_that_it_asks_for(read: bool, tmp_path: Path) -> None:
    script = tmp_path / "asking.py"
    script.write_text(_UNGUARDED, encoding="utf-8")
    run = [sys.executable, "-" if read else str(script)]
    done = subprocess.run(
        run, input=_UNGUARDED if read else "", capture_output=True, text=True, check=False, timeout=60
    )
    assert (done.stdout, done.stderr) == ("1 2 3\n", "")


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="processes are ended otherwise")
def test_processes_end_with_the_one_that_gave_them_work_also_where_it_is_killed(tmp_path: Path) -> None:
    script = tmp_path / "giving.py"
    script.write_text(_GIVING, encoding="utf-8")
    run = [sys.executable, str(script)]
    with subprocess.Popen(run, stdout=subprocess.PIPE, start_new_session=True) as giver:
        try:
            assert giver.stdout
            giver.stdout.readline()
            giver.kill()
            giver.communicate(timeout=20)  # which waits for all that may still write there
        except subprocess.TimeoutExpired:
            os.killpg(giver.pid, signal.SIGKILL)
            raise


@pytest.mark.parametrize(("there", "used"), [(1, 1), (3, 3), (64, 8)])
def test_there_is_a_process_a_processor_and_no_more_than_memory_bears(
    monkeypatch: pytest.MonkeyPatch, there: int, used: int
) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(there)), raising=False)
    assert processors() == used
