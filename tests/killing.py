"""A run that is killed, for real, at each of its lines in turn; and what the next run makes of that.

``at_each_line`` starts one Python, which imports the test once and forks for each line, so that hundreds of
kills take seconds.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import traceback
from collections.abc import Callable
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

HERE = Path(__file__).parent
Step = Callable[[Path], None]


def at_each_line(test: str, run: str, then: str, folder: Path, *traced: str, every: int = 1) -> int:
    """Kill function ``run`` of the module of ``test`` at each line it comes to in what is ``traced``.

    That is files, ``base/files.py``, or functions in them, ``base/files.py:prepared``.

    After each kill ``then`` is called, which has to hold. Both are given a folder of their own. The number
    of kills is returned. ``every`` leaves lines out where a run takes long: ``benchmarks/faults.py`` kills at
    any moment.
    """
    code = "import sys, killing; killing.main(sys.argv[1:])"
    paths = os.pathsep.join([str(HERE), str(Path(test).parent)])
    arguments = [Path(test).stem, run, then, str(folder), str(every), *traced]
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        env=os.environ | {"PYTHONPATH": paths},
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stderr
    return int(done.stdout.split()[-1])


def main(arguments: list[str]) -> None:
    """The Python that forks."""
    module, run, then, folder, every, *traced = arguments
    test = import_module(module)
    act, check = (_step(test, name) for name in (run, then))
    warm, modules = Path(folder, "warm"), Path(folder, "modules")
    warm.mkdir()

    def whole() -> None:
        act(warm)
        check(warm)
        modules.write_text("\n".join(sys.modules), encoding="utf-8")

    assert _forked(whole) == 0
    for name in modules.read_text(encoding="utf-8").split():
        with suppress(ImportError):
            import_module(name)
    kills, status = 0, -signal.SIGKILL
    while status == -signal.SIGKILL:
        place = Path(folder, str(kills))
        place.mkdir()
        line = kills * int(every) + 1
        status = _forked(lambda place=place, line=line: _killed(act, place, line, traced))  # type: ignore[misc]
        assert status in (0, -signal.SIGKILL), f"line {line}: the run failed"
        assert _forked(lambda place=place: check(place)) == 0, f"line {line}: the next run failed"  # type: ignore[misc]
        kills += status != 0
    print(kills)


def _step(test: Any, name: str) -> Step:
    step: Step = getattr(test, name)
    return step


def _killed(act: Step, place: Path, line: int, traced: list[str]) -> None:
    left = line
    known: dict[CodeType, bool] = {}

    def trace(frame: FrameType, event: str, _: object) -> Any:
        nonlocal left
        code = frame.f_code
        if code not in known:
            names = (Path(code.co_filename).as_posix(), f"{Path(code.co_filename).as_posix()}:{code.co_name}")
            known[code] = any(name.endswith(tuple(traced)) for name in names)
        if not known[code]:
            return None
        if event == "line":
            left -= 1
            if not left:
                os.kill(os.getpid(), signal.SIGKILL)
        return trace

    sys.settrace(trace)
    act(place)
    sys.settrace(None)


def _forked(work: Callable[[], None]) -> int:
    """Do the work in a process of its own; its exit code, or the signal that ended it, negative."""
    child = os.fork()
    if not child:
        code = 1
        try:
            work()
            code = 0
        except BaseException:
            traceback.print_exc()
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
