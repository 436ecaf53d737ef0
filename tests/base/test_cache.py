from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalgraph.base import cache


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(cache.VARIABLE, str(tmp_path / "kept"))
    return tmp_path / "kept"


def test_what_was_kept_is_found_again_and_nothing_else(place: Path) -> None:
    cache.keep("a", b"goals")
    assert (cache.kept("a"), cache.kept("b")) == (b"goals", None)
    assert [path.name for path in place.iterdir()] == ["a"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_the_folder_is_for_its_owner_alone(place: Path) -> None:
    cache.keep("a", b"goals")
    assert place.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("left", [0, 10, 64, 66])
def test_what_is_cut_short_is_not_there(place: Path, left: int) -> None:
    cache.keep("a", b"goals")
    whole = (place / "a").read_bytes()
    (place / "a").write_bytes(whole[:left])
    assert cache.kept("a") is None


def test_what_was_changed_is_not_there(place: Path) -> None:
    cache.keep("a", b"goals")
    (place / "a").write_bytes((place / "a").read_bytes().replace(b"goals", b"goats"))
    assert cache.kept("a") is None


def test_a_place_that_cannot_be_written_is_no_error(place: Path) -> None:
    place.write_text("a file, not a folder", encoding="utf-8")
    cache.keep("a", b"goals")
    assert cache.kept("a") is None


def test_an_empty_name_keeps_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(cache.VARIABLE, "")
    cache.keep("a", b"goals")
    assert (cache.folder(), cache.kept("a")) == (None, None)


def test_what_was_longest_not_asked_for_makes_room(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "MOST_BYTES", 260)
    first, second, third, fourth = (letter * 64 for letter in "abcd")
    for age, name in enumerate((first, second, third)):
        cache.keep(name, b"x" * 20)
        os.utime(place / name, (1000 + age, 1000 + age))
    assert cache.kept(first) is not None  # asked for: now the newest
    cache.keep(fourth, b"x" * 20)
    assert sorted(path.name for path in place.iterdir()) == [first, third, fourth]


def test_of_many_small_things_not_each_has_the_folder_looked_at(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks: list[str] = []
    monkeypatch.setattr(cache, "_make_room", looks.append)
    monkeypatch.setattr(cache, "MOST_BYTES", 20 * 300)
    for number in range(10):
        cache.write(f"{number:064}", b"x" * 100)
    assert len(looks) == 3  # the first time, and after more than 300 bytes each


def test_parsed_texts_make_room_too(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "MOST_BYTES", 0)
    for name in ("0" * 16 + ".cpython-311.parsed", "1" * 64):
        cache.write(name, b"x")
    assert list(place.iterdir()) == []


@pytest.mark.skipif(os.name == "nt", reason="Windows has other places")
def test_the_folder_is_where_the_system_has_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(cache.VARIABLE)
    monkeypatch.setenv("HOME", "/home/somebody")
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    by_system = {}
    for system in ("linux", "darwin"):
        monkeypatch.setattr("sys.platform", system)
        by_system[system] = cache.folder()
    assert by_system == {
        "linux": "/home/somebody/.cache/goalgraph",
        "darwin": "/home/somebody/Library/Caches/goalgraph",
    }
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("XDG_CACHE_HOME", "/var/cache/somebody")
    assert cache.folder() == "/var/cache/somebody/goalgraph"


def test_what_others_have_in_the_folder_stays(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "MOST_BYTES", 0)
    place.mkdir()
    (place / "minutes.docx").write_bytes(b"theirs")
    (place / "folder").mkdir()
    cache.keep("a" * 64, b"goals")
    assert sorted(path.name for path in place.iterdir()) == ["folder", "minutes.docx"]


@given(st.lists(st.text(), max_size=4), st.lists(st.text(), max_size=4))
def test_different_parts_have_different_keys(one: list[str], other: list[str]) -> None:
    assert (cache.key(*one) == cache.key(*other)) is (one == other)
