"""Files are written whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
import threading
from pathlib import Path

import pytest

from goalgraph.base.errors import DiskFull, InputError, OutputError, SourceNotFound
from goalgraph.base.files import (
    NoFolder,
    make_folder,
    prepared,
    require,
    safe_name,
    tidy,
    write_bytes,
    write_text,
)
from killing import at_each_line


def test_a_file_is_utf8_with_line_feeds_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    target = tmp_path / "mål.txt"
    assert write_text(str(target), "röda\ntråden\n") == target
    assert target.read_bytes() == "röda\ntråden\n".encode()
    assert list(tmp_path.iterdir()) == [target]


def test_a_new_file_has_the_usual_permissions_and_a_replaced_one_keeps_its_own(tmp_path: Path) -> None:
    usual, private = tmp_path / "usual", tmp_path / "private"
    usual.write_text("", encoding="utf-8")
    private.write_text("before", encoding="utf-8")
    private.chmod(0o600)
    assert write_text(tmp_path / "new", "x").stat().st_mode == usual.stat().st_mode
    assert write_text(private, "after").stat().st_mode & 0o777 == 0o600
    assert private.read_text(encoding="utf-8") == "after"


def test_what_was_there_stays_when_writing_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "plan.ttl"
    target.write_text("before", encoding="utf-8")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(DiskFull, match="make room"):
        write_text(target, "after")
    assert target.read_text(encoding="utf-8") == "before"
    assert list(tmp_path.iterdir()) == [target]


def test_where_nothing_can_be_written_the_error_says_so(tmp_path: Path) -> None:
    with pytest.raises(NoFolder, match=r"no folder .*absent"):
        write_text(tmp_path / "absent" / "page.html", "x")
    with pytest.raises(OutputError):
        write_text(tmp_path, "x")
    assert list(tmp_path.iterdir()) == []


def test_a_link_is_followed_and_a_device_is_never_replaced(tmp_path: Path) -> None:
    target, link, pipe = tmp_path / "page.html", tmp_path / "link.html", tmp_path / "pipe"
    target.write_text("before", encoding="utf-8")
    link.symlink_to(target)
    assert write_text(link, "after") == link
    assert link.is_symlink()
    assert target.read_text(encoding="utf-8") == "after"
    os.mkfifo(pipe)
    with pytest.raises(OutputError):
        write_text(pipe, "x")
    assert pipe.is_fifo()


@pytest.mark.parametrize(
    "text",
    [
        "../../etc/passwd",
        "..\\..\\boot",
        "C:evil",
        "CON",
        "nul.txt",
        "a. ",
        "",
        "...",
        "å" * 300,
        "a\x00\x1b[31m\u202eb",
        "-rf",
    ],
)
def test_a_name_is_one_that_every_system_takes(text: str, tmp_path: Path) -> None:
    name = safe_name(text)
    assert not set('/\\:*?"<>|\x00\x1b\u202e') & set(name)
    assert name.partition(".")[0].upper() not in ("CON", "NUL")
    assert len(name.encode()) <= 100
    assert write_text(tmp_path / f"report-{name}.md", "x").parent == tmp_path
    assert (tmp_path / f"report-{name}.md").is_file()


def write_both(place: Path) -> None:
    write_text(place / "new.txt", "after")
    if not (place / "old.txt").exists():
        (place / "old.txt").write_text("before", encoding="utf-8")
    write_text(place / "old.txt", "after")


def each_is_whole_and_the_next_run_clears_up(place: Path) -> None:
    for name, allowed in (("new.txt", {None, "after"}), ("old.txt", {None, "before", "after"})):
        file = place / name
        assert (file.read_text(encoding="utf-8") if file.exists() else None) in allowed
    write_both(place)
    assert {path.name: path.read_text(encoding="utf-8") for path in place.iterdir()} == {
        "new.txt": "after",
        "old.txt": "after",
    }


def test_a_killed_run_leaves_the_old_file_or_the_new_and_the_next_clears_up(tmp_path: Path) -> None:
    kills = at_each_line(
        __file__,
        "write_both",
        "each_is_whole_and_the_next_run_clears_up",
        tmp_path,
        "base/files.py",
        "base/locking.py",
    )
    assert kills > 60


def test_only_what_a_killed_run_left_of_this_file_is_removed(tmp_path: Path) -> None:
    kept = [".b.a.txt.12345678.part", ".a.txt.part", ".a.txt.12345678.part.txt", ".a.txt.1234.part"]
    for name in (".a.txt.12345678.part", ".a.txt.ab_9z_ab.part", *kept):
        (tmp_path / name).write_text("", encoding="utf-8")
    write_text(tmp_path / "a.txt", "x")
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([*kept, "a.txt"])


def test_what_another_run_is_writing_is_left_alone(tmp_path: Path) -> None:
    target, seen = tmp_path / "a.txt", list[str]()
    other = threading.Thread(target=write_text, args=(target, "second"))
    with prepared(target, b"first"):
        [part] = [path for path in tmp_path.iterdir() if path.suffix == ".part"]
        other.start()
        other.join(0.3)
        seen += [part.read_text(encoding="utf-8"), str(target.exists())]
    other.join()
    assert seen == ["first", "False"]
    assert target.read_text(encoding="utf-8") == "second"
    assert list(tmp_path.iterdir()) == [target]


def test_file_and_folder_are_on_the_disk_before_and_after_the_name_is_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    fsync, replace = os.fsync, Path.replace

    def synced(handle: int) -> None:
        kind = "folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else "file"
        done.append(f"{kind} {os.fstat(handle).st_size if kind == 'file' else ''}".strip())
        fsync(handle)

    def named(path: Path, to: Path) -> Path:
        done.append("name")
        return replace(path, to)

    monkeypatch.setattr(os, "fsync", synced)
    monkeypatch.setattr(Path, "replace", named)
    write_text(tmp_path / "a.txt", "four")
    assert done == ["file 4", "name", "folder"]


def test_a_folder_that_cannot_be_synced_is_no_fault_but_a_broken_disk_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fsync = os.fsync
    for number in (errno.EINVAL, errno.EIO):

        def refuse(handle: int, number: int = number) -> None:
            if stat.S_ISDIR(os.fstat(handle).st_mode):
                raise OSError(number, os.strerror(number))
            fsync(handle)

        with monkeypatch.context() as broken:
            broken.setattr(os, "fsync", refuse)
            if number == errno.EINVAL:
                write_text(tmp_path / "a.txt", "x")
            else:
                with pytest.raises(OutputError, match=os.strerror(number)):
                    write_text(tmp_path / "a.txt", "x")


def test_the_permissions_that_others_give_their_files_are_never_changed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: int) -> int:
        raise AssertionError("the mask is the whole process's")

    monkeypatch.setattr(os, "umask", refuse)
    write_text(tmp_path / "a.txt", "x")


def test_a_private_file_is_never_open_to_others_while_it_is_replaced(tmp_path: Path) -> None:
    target = tmp_path / "a.txt"
    target.write_text("secret", encoding="utf-8")
    target.chmod(0o600)
    with prepared(target, b"secret"):
        [part] = [path for path in tmp_path.iterdir() if path.suffix == ".part"]
        assert part.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    ("name", "error"),
    [("none", SourceNotFound), ("file/below", SourceNotFound), ("loop", InputError), ("a" * 300, InputError), ("a\0b", InputError)],
    ids=["nothing", "below a file", "links in a circle", "too long", "null"],
)  # fmt: skip
def test_what_no_way_leads_to_is_told_for_what_it_is(
    name: str, error: type[InputError], tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    with pytest.raises(InputError) as caught:
        require(tmp_path / name)
    assert type(caught.value) is error
    require(tmp_path / "file")


def test_nothing_is_written_through_links_in_a_circle(tmp_path: Path) -> None:
    loop = tmp_path / "loop"
    loop.symlink_to(loop)
    for write in (lambda: write_bytes(loop, b"x"), lambda: make_folder(loop, {"a": b"x"})):
        with pytest.raises(OutputError):
            write()
    assert loop.is_symlink()


def test_what_a_killed_run_left_goes_when_its_folder_is_tidied_and_nothing_else_does(tmp_path: Path) -> None:
    left = [".a.txt.lock", ".a.txt.12345678.part"]
    kept = [".other.lock", ".b.txt.12345678.part", "a.txt"]
    for name in (*left, *kept):
        (tmp_path / name).write_text("", encoding="utf-8")
    (tmp_path / left[0]).write_text('\n{"pid": "1", "host": "h", "since": "s"}', encoding="utf-8")
    tidy(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(kept)


def test_what_a_run_killed_at_the_end_left_beside_a_folder_goes_with_it(tmp_path: Path) -> None:
    folder, lock, other = tmp_path / "plan", tmp_path / ".plan.lock", tmp_path / ".a.txt.lock"
    make_folder(folder, {"plan.ttl": b"# A plan."})
    for left in (lock, other):
        left.write_text('\n{"pid": "1", "host": "h", "since": "s"}', encoding="utf-8")
    tidy(folder)
    assert sorted(path.name for path in tmp_path.iterdir()) == [".a.txt.lock", "plan"]


def test_what_somebody_is_writing_is_left_when_a_folder_is_tidied(tmp_path: Path) -> None:
    with prepared(tmp_path / "a.txt", b"x"):
        other = threading.Thread(target=tidy, args=(tmp_path,))
        other.start()
        other.join()
    assert [path.name for path in tmp_path.iterdir()] == ["a.txt"]
