"""A disk that is full, and not only said to be: what writes ends with one line, and what was there is there still.

Skipped where nobody may lay a small disk in memory (Linux, as root).
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from goalgraph.cli import main
from places import ROOT

SIZE = 60_000_000
SJOBACKA = ROOT / "data" / "examples" / "sjobacka"
TALLVIDE = ROOT / "data" / "examples" / "tallvide"
DIALOGUE = str(SJOBACKA / "decisions-2030" / "1-dialog-februari.jsonld")
FILLER = "filler"


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    place = tmp_path / "disk"
    place.mkdir()
    mounting = ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(place)]
    if not shutil.which("mount") or subprocess.run(mounting, capture_output=True, check=False).returncode:
        pytest.skip("nobody here may mount a small disk")
    yield place
    subprocess.run(["umount", "--lazy", str(place)], check=True)


def fill(disk: Path, left: int) -> None:
    """Take all of the disk but so many bytes."""
    (disk / FILLER).unlink(missing_ok=True)
    with (disk / FILLER).open("wb") as filler:
        filler.write(b"\0" * (shutil.disk_usage(disk).free - left))


def held(disk: Path) -> dict[str, bytes]:
    """Every file on the disk but the filler."""
    return {
        path.relative_to(disk).as_posix(): path.read_bytes()
        for path in sorted(disk.rglob("*"))
        if path.is_file() and path.name != FILLER
    }


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [*map(str, arguments)])


def refused(result: Result) -> None:
    assert result.exit_code == 2, result.output
    assert result.stdout == ""
    (line,) = result.stderr.splitlines()
    assert "disken är full" in line
    assert "gör plats" in line


@pytest.mark.parametrize(
    "arguments",
    [
        ("page", "-o", "page.html"),
        ("report", "-o", "report.docx"),
        ("export", "--to", "xlsx", "-o", "plan.xlsx"),
        ("export", "--to", "csv", "-o", "tables"),
    ],
    ids=lambda arguments: arguments[-1],
)
def test_a_file_that_has_no_room_is_not_there(disk: Path, arguments: tuple[str, ...]) -> None:
    fill(disk, 8192)
    refused(run("--data", TALLVIDE, *arguments[:-1], disk / arguments[-1]))
    assert held(disk) == {}
    fill(disk, 5_000_000)
    assert run("--data", TALLVIDE, *arguments[:-1], disk / arguments[-1]).exit_code == 0
    assert held(disk)


@pytest.mark.parametrize("arguments", [("new",), ("new", "--from", TALLVIDE)], ids=["new", "next"])
def test_a_folder_that_has_no_room_is_not_there(disk: Path, arguments: tuple[object, ...]) -> None:
    fill(disk, 8192)
    refused(run(*arguments, disk / "plan"))
    assert held(disk) == {}
    assert not (disk / "plan").exists()


def test_decisions_that_have_no_room_change_nothing(disk: Path) -> None:
    plan = disk / "plan"
    shutil.copytree(SJOBACKA / "2030", plan)
    before = held(disk)
    fill(disk, 0)
    refused(run("--data", plan, "apply", DIALOGUE, "-o", plan))
    assert held(disk) == before
    fill(disk, 1_000_000)
    assert run("--data", plan, "apply", DIALOGUE, "-o", plan).exit_code == 0
    assert held(disk).keys() - before.keys() == {"plan/decisions.ttl"}


@pytest.mark.parametrize("left", [0, 100_000, 300_000])
def test_a_store_that_is_full_holds_what_it_held(disk: Path, left: int) -> None:
    store = disk / "store"
    assert run("load", TALLVIDE, "--into", store).exit_code == 0
    before = run("--store", store, "plans").stdout
    fill(disk, left)
    refused(run("load", SJOBACKA / "2030", "--into", store))
    assert run("--store", store, "plans").stdout == before
    (disk / FILLER).unlink()
    assert run("load", SJOBACKA / "2030", "--into", store).exit_code == 0
    assert "sjobacka/2030" in run("--store", store, "plans").stdout


def test_a_new_store_that_has_no_room_is_named_as_it_was_asked_for(disk: Path) -> None:
    fill(disk, 8192)
    result = run("load", TALLVIDE, "--into", disk / "store")
    refused(result)
    assert result.stderr.startswith(f"{disk / 'store'}: ")
    assert held(disk) == {}


def test_a_site_goes_on_where_the_disk_was_full(disk: Path) -> None:
    fill(disk, 300_000)
    refused(run("--data", TALLVIDE, "publish", disk / "site"))
    (disk / FILLER).unlink()
    assert run("--data", TALLVIDE, "publish", disk / "site").exit_code == 0
    assert not list(disk.rglob("*.part"))
