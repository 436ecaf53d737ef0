"""The folder of an edition is made whole or not at all, whenever a run is killed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path

import pytest

import goalgraph
from goalgraph.base.errors import FolderInUse, InputError
from goalgraph.base.locking import locked
from goalgraph.editions.folder import write_folder
from killing import at_each_line

FILES = {"area-1.ttl": "<urn:a> <urn:b> <urn:c> .", "plan.ttl": "# mål\n", "x.ttl": "<urn:x> <urn:y> 1 ."}


def content(folder: Path) -> dict[str, str]:
    """All that is in the folder, hidden or not."""
    return {
        str(path.relative_to(folder)): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def make_anew(place: Path) -> None:
    goalgraph.new(place / "mine", municipality="Sjöbacka", code="9999", year=2027)


def make_in_an_empty_folder(place: Path) -> None:
    (place / "mine").mkdir(exist_ok=True)
    make_anew(place)


def the_next_run_makes_it_whole(place: Path) -> None:
    whole = place.parent / "warm" / "mine"
    mine = place / "mine"
    try:
        plans = goalgraph.load(mine).plans
    except InputError:
        pass
    else:
        assert [plan.id for plan in plans] == ["9999/2027"]
        assert {name: text for name, text in content(mine).items() if name[0] != "."} == content(whole)
    try:
        make_anew(place)
    except FolderInUse:
        assert {name: text for name, text in content(mine).items() if name[0] != "."} == content(whole)
    else:
        assert content(place) == {f"mine/{name}": text for name, text in content(whole).items()}


@pytest.mark.parametrize("run", ["make_anew", "make_in_an_empty_folder"])
def test_a_killed_run_leaves_the_whole_edition_or_none_and_the_next_makes_it(
    tmp_path: Path, run: str
) -> None:
    kills = at_each_line(
        __file__, run, "the_next_run_makes_it_whole", tmp_path, "editions/folder.py", every=3
    )
    assert kills > 13


def begun(folder: Path, *placed: str) -> None:
    """What a run leaves in an empty folder that is killed after it moved some of the files there."""
    folder.mkdir()
    other = f"from test_folder import *; stopped(Path(sys.argv[1]), {len(placed)})"
    paths = os.pathsep.join([str(Path(__file__).parent), str(Path(__file__).parent.parent)])
    done = subprocess.run(
        [sys.executable, "-c", f"import sys; {other}", str(folder)], env=os.environ | {"PYTHONPATH": paths}
    )
    assert done.returncode == -signal.SIGKILL
    assert {path.name for path in folder.iterdir() if path.name[0] != "."} == set(placed)


def stopped(folder: Path, after: int) -> None:
    """Fill the folder, and be killed after some files."""
    rename = Path.rename

    def until(path: Path, to: Path) -> Path:
        if sum(1 for file in folder.iterdir() if file.suffix == ".ttl") == after:
            os.kill(os.getpid(), signal.SIGKILL)
        return rename(path, to)

    Path.rename = until  # type: ignore[method-assign,assignment]
    write_folder(folder, FILES)


def test_the_plan_comes_last_and_what_was_begun_is_made_anew(tmp_path: Path) -> None:
    begun(tmp_path / "mine", "area-1.ttl", "x.ttl")
    other = FILES | {"plan.ttl": "# other\n"}
    assert [path.name for path in write_folder(tmp_path / "mine", other)] == sorted(FILES)
    assert content(tmp_path / "mine") == other


def test_what_somebody_has_touched_since_is_never_removed(tmp_path: Path) -> None:
    mine = tmp_path / "mine"
    begun(mine, "area-1.ttl")
    (mine / "area-1.ttl").write_text("changed", encoding="utf-8")
    (mine / ".new.lock").unlink()
    before = content(mine)
    with pytest.raises(FolderInUse):
        write_folder(mine, FILES)
    assert content(mine) == before


def test_a_leftover_is_removed_by_the_next_run_beside_it_and_nothing_else_is(tmp_path: Path) -> None:
    kept = [".new-notes", ".new-12345678.part.ttl", ".other.part", "mine.part"]
    for name in [".new-abc1_9xz.part/edition", *kept]:
        (tmp_path / name).mkdir(parents=True)
    write_folder(tmp_path / "mine", FILES)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([*kept, "mine"])


def test_a_run_waits_for_the_one_that_is_under_way_and_leaves_its_files_alone(tmp_path: Path) -> None:
    (tmp_path / ".new-12345678.part" / "edition").mkdir(parents=True)
    written: list[tuple[Path, ...]] = []
    other = threading.Thread(target=lambda: written.append(write_folder(tmp_path / "mine", FILES)))
    with locked(tmp_path / "new"):
        other.start()
        other.join(0.3)
        assert (tmp_path / ".new-12345678.part").is_dir()
        assert not written
    other.join()
    assert written
    assert sorted(path.name for path in tmp_path.iterdir()) == ["mine"]


def test_two_runs_at_once_make_one_edition(tmp_path: Path) -> None:
    for number in range(30):
        target = tmp_path / str(number)
        if number % 2:
            target.mkdir()
        made: list[str] = []

        def make(text: str, target: Path = target, made: list[str] = made) -> None:
            with suppress(FolderInUse):
                write_folder(target, dict.fromkeys(FILES, text))
                made.append(text)

        runs = [threading.Thread(target=make, args=(text,)) for text in "ab"]
        for run in runs:
            run.start()
        for run in runs:
            run.join()
        assert len(made) == 1
        assert content(target) == dict.fromkeys(FILES, made[0])
