"""A command that is interrupted, or that nobody listens to."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from pathlib import Path

import pytest

from places import ROOT
from small_plan import FILE

SJOBACKA = str(ROOT / "data" / "examples" / "sjobacka")

pytestmark = pytest.mark.skipif(os.name == "nt", reason="streams are closed by a shell")


def in_a_shell(command: str, line: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["/bin/sh", "-c", f'"$0" --lang en {line}', command], capture_output=True, text=True, timeout=120
    )


@pytest.mark.parametrize("line", [f"show --data {FILE}", f"plans --data {FILE}", "queries"])
def test_without_standard_output_nothing_is_printed_and_nothing_is_wrong(command: str, line: str) -> None:
    done = in_a_shell(command, f"{line} >&-")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.parametrize("how", ["2>&-", "2>&1 >/dev/null | true", "2>/dev/full"])
def test_work_goes_on_where_nobody_hears_how_far_it_is(command: str, how: str, tmp_path: Path) -> None:
    store = tmp_path / "store"
    in_a_shell(command, f"load {SJOBACKA} --into {store} {how}")
    listed = in_a_shell(command, f"plans --store {store} --format csv")
    assert [line.partition(",")[0] for line in listed.stdout.splitlines()[1:]] == [
        "sjobacka/2030",
        "sjobacka/2031",
    ]


def test_an_interruption_is_one_line_also_where_processes_help(command: str, tmp_path: Path) -> None:
    run = [command, "--lang", "en", "validate", "--data", SJOBACKA, "--jobs", "2"]
    env = {**os.environ, "GOALGRAPH_CACHE": ""}
    with subprocess.Popen(
        run, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=env, start_new_session=True
    ) as process:
        began = time.monotonic()
        children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
        while process.poll() is None and time.monotonic() - began < 60:
            if len(children.read_text().split()) > 1:
                break
            time.sleep(0.01)
        os.killpg(process.pid, signal.SIGINT)
        told = process.communicate(timeout=60)[1]
    assert process.returncode == 130
    assert [line for line in told.splitlines() if not line.startswith("not read: ")] == ["Stopped."]
