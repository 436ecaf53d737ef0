"""Servers of others that keep triples, started for the tests and stopped after them: Oxigraph and Virtuoso 7.

In: a folder. Out: the address that ``--store`` takes. What Virtuoso needs to be told stands in a file with
settings, as a user would write it.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from urllib.request import urlopen

import pytest

PASSWORD = "GOALGRAPH_TEST_PASSWORD"
_STARTING = 60.0
_INI = """
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
FileExtend = 200
[TempDatabase]
DatabaseFile = temporary.db
TransactionFile = temporary.trx
[Parameters]
ServerPort = {sql}
ServerThreads = 20
NumberOfBuffers = 10000
MaxDirtyBuffers = 6000
DirsAllowed = .
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerThreads = 10
[SPARQL]
ResultSetMaxRows = 10000
"""
_SETTINGS = """
["{address}"]
query = "{address}-auth"
update = "{address}-auth"
graphs = "{address}-graph-crud-auth"
authentication = "digest"
user = "dba"
password = {{ environment = "{variable}" }}
"""


def free_port() -> int:
    """A port of this machine that nobody listens at."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@contextmanager
def oxigraph(folder: Path) -> Iterator[str]:
    """Oxigraph's own server, which lies beside this Python."""
    program = shutil.which("oxigraph", path=str(Path(sys.executable).parent))
    if program is None:
        pytest.fail("oxigraph is not installed beside this Python; run pip install -e '.[test]'")
    port = free_port()
    place = ["--location", str(folder / "data"), "--bind", f"127.0.0.1:{port}"]
    with _running([program, "serve", *place], folder, f"http://127.0.0.1:{port}/query?query=ASK%7B%7D"):
        yield f"http://127.0.0.1:{port}/query"


@contextmanager
def virtuoso(folder: Path) -> Iterator[str]:
    """Virtuoso 7; where it is not installed the test is skipped, but not in CI."""
    program = shutil.which("virtuoso-t")
    if program is None:
        if os.environ.get("CI"):
            pytest.fail("CI must have Virtuoso: apt install virtuoso-opensource-7")
        pytest.skip("Virtuoso is not installed (Debian: apt install virtuoso-opensource-7)")
    sql, http = free_port(), free_port()
    (folder / "virtuoso.ini").write_text(_INI.format(sql=sql, http=http), encoding="utf-8")
    address = f"http://127.0.0.1:{http}/sparql"
    settings = folder / "endpoints.toml"
    settings.write_text(_SETTINGS.format(address=address, variable=PASSWORD), encoding="utf-8")
    with (
        _running([program, "-f", "-c", "virtuoso.ini"], folder, f"{address}?query=ASK%7B%7D"),
        pytest.MonkeyPatch.context() as patch,
    ):
        patch.setenv("GOALGRAPH_ENDPOINTS", str(settings))
        patch.setenv(PASSWORD, "dba")
        yield address


@contextmanager
def _running(command: list[str], folder: Path, asked: str) -> Iterator[None]:
    """The process, from when it answers until it has ended."""
    with (folder / "output.txt").open("wb") as output:
        process = subprocess.Popen(
            command, cwd=folder, stdout=output, stderr=output, stdin=subprocess.DEVNULL
        )
    try:
        end = time.monotonic() + _STARTING
        while True:
            with suppress(OSError), urlopen(asked, timeout=5):
                break
            assert process.poll() is None, (folder / "output.txt").read_text(encoding="utf-8")
            assert time.monotonic() < end, f"{command[0]} does not answer"
            time.sleep(0.05)
        yield
    finally:
        process.kill()
        process.wait()
