"""Files are written whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from goalgraph.base.errors import OutputError
from goalgraph.base.files import safe_name, write_text


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
    with pytest.raises(OutputError, match="No space left"):
        write_text(target, "after")
    assert target.read_text(encoding="utf-8") == "before"
    assert list(tmp_path.iterdir()) == [target]


def test_where_nothing_can_be_written_the_error_says_so(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="absent"):
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
