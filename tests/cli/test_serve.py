"""A real server in a process of its own: it prints where it answers, follows the folder, and ends when told."""

from __future__ import annotations

import json
import re
import signal
import subprocess
import time
import urllib.error
import urllib.parse
import urllib.request
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

import goalgraph
from goalgraph.cli import main
from small_plan import FILE

PATIENCE = 60


def got(address: str) -> str:
    """The page, when the pages are made; until then the server says when to come back."""
    end = time.monotonic() + PATIENCE
    while True:
        try:
            with urllib.request.urlopen(address, timeout=PATIENCE) as answer:
                return str(answer.read().decode())
        except urllib.error.HTTPError as error:
            if (error.code, error.headers["Retry-After"]) != (503, "2") or time.monotonic() > end:
                raise
        time.sleep(0.1)


def state(address: str) -> dict[str, str]:
    """What the server tells an open page."""
    with urllib.request.urlopen(f"{address}-/events", timeout=PATIENCE) as answer:
        told: dict[str, str] = json.loads(answer.readline().decode().removeprefix("data: "))
    return told


def until(address: str, key: str, other_than: str) -> dict[str, str]:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if (told := state(address))[key] != other_than:
            return told
        time.sleep(0.1)
    pytest.fail(f"{key} stayed {other_than!r}")


def test_it_serves_follows_the_folder_and_ends(command: str, tmp_path: Path) -> None:
    plan = tmp_path / "my-plans" / "plan.ttl"
    plan.parent.mkdir()
    text = FILE.read_text(encoding="utf-8")
    plan.write_text(text, encoding="utf-8")
    [example] = re.findall(
        r"Exempel: goalgraph (.+) --open", CliRunner().invoke(main, ["serve", "--help"]).stdout
    )
    line = [command, *example.split(), "--port", "0", "--lang", "en"]
    errors = (tmp_path / "errors").open("w+", encoding="utf-8")
    with (
        subprocess.Popen(line, cwd=tmp_path, stdout=subprocess.PIPE, stderr=errors, text=True) as server,
        errors,
    ):
        try:
            assert server.stdout
            printed = server.stdout.readline()
            found = re.search(r"http://127\.0\.0\.1:\d+/", printed)
            assert found, printed
            address = found[0]
            assert "Sjöbackas mål 2024" in got(f"{address}index.sv.html")
            query = urllib.parse.urlencode({"query": "SELECT ?id { <urn:x> ?p ?id }", "format": "csv"})
            assert got(f"{address}sparql?{query}").strip() == "id"
            first = state(address)
            plan.write_text(text + "\nbroken <", encoding="utf-8")
            assert "plan.ttl, line" in until(address, "fault", "")["fault"]
            assert "A lake to swim in" in got(f"{address}sjobacka/2024.html")
            plan.write_text(text.replace("A lake to swim in", "A clear lake"), encoding="utf-8")
            assert until(address, "version", first["version"])["fault"] == ""
            assert "A clear lake" in got(f"{address}sjobacka/2024.html")
            server.send_signal(signal.SIGTERM)
            server.wait(PATIENCE)
        finally:
            server.kill()
        errors.seek(0)
        told = errors.read()
    assert told.splitlines()[0].startswith("Making the pages; until they are ready")
    assert re.match(r"The pages are ready \(files: \d+\)\.", told.splitlines()[1])
    assert "plan.ttl, line" in told
    assert "The pages are new" in told or "the pages are new" in told
    assert "Traceback" not in told


def test_pages_that_cannot_be_made_end_the_server(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_args: object) -> None:
        raise goalgraph.OutputError(path="page", reason="broken")

    monkeypatch.setattr("goalgraph.faces.serving.held.Site.files", broken)
    done = CliRunner().invoke(main, ["serve", "--data", str(FILE), "--port", "0", "--lang", "en"])
    assert done.exit_code != 0
    assert "broken" in done.stderr.splitlines()[-1]


def test_a_port_that_is_taken_is_told_in_one_line(tmp_path: Path) -> None:
    import socket

    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = CliRunner().invoke(main, ["serve", "--data", str(FILE), "--port", str(port), "--lang", "en"])
    assert done.exit_code == 2
    assert done.stderr.count("\n") == 1
    assert f"port {port}" in done.stderr
    assert "--port" in done.stderr


@pytest.mark.parametrize("library", ["starlette", "uvicorn", "watchfiles"])
def test_without_the_extra_it_says_how_to_install_it(library: str, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    modules: dict[str, Any] = {name: None for name in sys.modules if name.partition(".")[0] == library}
    for name in {*modules, library}:
        monkeypatch.setitem(sys.modules, name, None)
    done = CliRunner().invoke(main, ["serve", "--data", str(FILE), "--port", "0", "--lang", "en"])
    assert done.exit_code == 2
    assert f"{library} is not installed; install it with pip install 'goalgraph[serve]'" in done.stderr
