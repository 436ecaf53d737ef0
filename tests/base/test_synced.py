"""A folder kept as a run makes it: only what changed is written, only what was written is removed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from goalgraph.base.errors import InputError, OutputError
from goalgraph.base.synced import LISTED, sync

FILES = [("a/b/goal.html", b"goal"), ("index.html", b"first")]


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != LISTED
    }


def test_the_second_run_writes_only_what_changed(tmp_path: Path) -> None:
    sync(tmp_path, FILES)
    before = (tmp_path / "index.html").stat().st_mtime_ns
    done = sync(tmp_path, [("a/b/goal.html", b"changed"), FILES[1]])
    assert (done.written, done.unchanged, done.removed) == (1, 1, 0)
    assert (tmp_path / "index.html").stat().st_mtime_ns == before
    assert tree(tmp_path) == {"a/b/goal.html": b"changed", "index.html": b"first"}


def test_what_is_no_longer_there_is_removed_with_its_empty_folders_and_nothing_else(tmp_path: Path) -> None:
    sync(tmp_path, [*FILES, ("a/own.html", b"")])
    (tmp_path / "CNAME").write_bytes(b"goals.example")
    (tmp_path / "a" / "note.txt").write_bytes(b"mine")
    done = sync(tmp_path, FILES[1:])
    assert done.removed == 2
    assert tree(tmp_path) == {"CNAME": b"goals.example", "a/note.txt": b"mine", "index.html": b"first"}
    assert not (tmp_path / "a" / "b").exists()


def test_a_file_that_somebody_else_wrote_stays_and_is_told(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_bytes(b"mine")
    for _ in range(2):
        done = sync(tmp_path, FILES)
        assert done.left == ("index.html",)
    assert sync(tmp_path, []).removed == 1
    assert tree(tmp_path) == {"index.html": b"mine"}


def test_a_run_that_fails_leaves_whole_files_and_the_next_knows_them(tmp_path: Path) -> None:
    def failing() -> Iterator[tuple[str, bytes]]:
        yield FILES[0]
        raise RuntimeError

    with pytest.raises(RuntimeError):
        sync(tmp_path, failing())
    assert tree(tmp_path) == {"a/b/goal.html": b"goal"}
    done = sync(tmp_path, FILES[1:])
    assert (done.written, done.removed, done.left) == (1, 1, ())


def test_what_cannot_be_read_to_make_a_file_is_not_told_as_a_file_to_write(tmp_path: Path) -> None:
    source = tmp_path / "gone.ttl"

    def made() -> Iterator[tuple[str, bytes]]:
        yield "a.html", source.read_bytes()

    with pytest.raises(InputError) as caught:
        sync(tmp_path / "site", made())
    assert caught.value.details["path"] == str(source)


@pytest.mark.parametrize(
    "path", ["../out.html", "/out.html", "a/../../out.html", "C:/out.html", "..\\out.html"]
)
def test_no_path_leads_out_of_the_folder(tmp_path: Path, path: str) -> None:
    place = tmp_path / "site"
    with pytest.raises(OutputError):
        sync(place, [(path, b"")])
    outside = tmp_path / "out.html"
    outside.write_bytes(b"mine")
    (place / LISTED).write_text(f"{path}\n", encoding="utf-8")
    with pytest.raises(OutputError, match="outside"):
        sync(place, FILES)
    assert outside.read_bytes() == b"mine"


@pytest.mark.skipif(os.name == "nt", reason="links need rights on Windows")
def test_a_link_that_leads_out_is_not_followed(tmp_path: Path) -> None:
    place, outside = tmp_path / "site", tmp_path / "outside"
    place.mkdir()
    outside.mkdir()
    (place / "a").symlink_to(outside)
    with pytest.raises(OutputError, match="link"):
        sync(place, FILES)
    assert list(outside.iterdir()) == []


def test_two_files_of_one_name_are_refused(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="two things"):
        sync(tmp_path, [("A.html", b""), ("a.html", b"")])


def test_a_file_in_the_place_of_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "site").write_bytes(b"")
    with pytest.raises(OutputError):
        sync(tmp_path / "site", FILES)
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "a").write_bytes(b"")
    with pytest.raises(OutputError):
        sync(tmp_path / "other", FILES)
