"""What was parsed before is what parsing would give, and never what another file said."""

from __future__ import annotations

import os
import subprocess
import tomllib
from concurrent.futures import ThreadPoolExecutor
from importlib.util import source_hash
from pathlib import Path

import pytest

from goalgraph.base import cache
from goalgraph.base.parsed import parsed
from goalgraph.base.wording import LANGUAGES
from places import ROOT

SOURCE = b'[goal]\nname = "Skola"\nsteps = ["a", "b"]\norder = 1\n'
SAID = {"goal": {"name": "Skola", "steps": ["a", "b"], "order": 1}}
TEXTS = sorted((ROOT / "src" / "goalgraph" / "base" / "wording").glob("*/*.toml"))


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(cache.VARIABLE, str(tmp_path / "kept"))
    return tmp_path / "kept"


@pytest.fixture
def no_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(text: str) -> None:
        raise AssertionError("parsed again")

    monkeypatch.setattr(tomllib, "loads", refuse)


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_every_file_of_texts_says_the_same_the_second_time(path: Path) -> None:
    source = path.read_bytes()
    assert parsed(source) == parsed(source) == tomllib.loads(source.decode())


def test_the_second_time_nothing_is_parsed(request: pytest.FixtureRequest) -> None:
    assert parsed(SOURCE) == SAID
    request.getfixturevalue("no_parser")
    assert parsed(SOURCE) == SAID
    with pytest.raises(AssertionError, match="again"):
        parsed(SOURCE.replace(b"Skola", b"Skogs"))


def test_another_file_under_the_same_name_is_noticed(place: Path) -> None:
    other = SOURCE.replace(b"Skola", b"Skogs")
    parsed(SOURCE)
    parsed(other)
    one, two = (next(place.glob(f"{source_hash(source).hex()}.*")) for source in (SOURCE, other))
    one.write_bytes(two.read_bytes())
    assert parsed(SOURCE) == SAID


@pytest.mark.parametrize("left", [0, 5, 8, 20, -1])
def test_what_is_cut_short_is_parsed_anew_and_mended(place: Path, left: int) -> None:
    parsed(SOURCE)
    (kept,) = place.iterdir()
    whole = kept.read_bytes()
    kept.write_bytes(whole[:left])
    assert parsed(SOURCE) == SAID
    assert kept.read_bytes() == whole


def test_a_changed_byte_is_noticed_wherever_it_is(place: Path) -> None:
    parsed(SOURCE)
    (kept,) = place.iterdir()
    whole = kept.read_bytes()
    for at in range(len(whole)):
        kept.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        assert parsed(SOURCE) == SAID


def test_nothing_is_kept_where_nothing_is_to_be(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(cache.VARIABLE, "")
    assert parsed(SOURCE) == SAID
    assert not place.exists()


def test_a_day_is_parsed_each_time(place: Path) -> None:
    assert parsed(b"day = 2019-01-31") == parsed(b"day = 2019-01-31") == tomllib.loads("day = 2019-01-31")
    assert not place.exists()


def test_what_is_no_toml_is_refused_each_time() -> None:
    for _ in range(2):
        with pytest.raises(tomllib.TOMLDecodeError):
            parsed(b"goal =")


def test_values_are_nobody_elses() -> None:
    parsed(SOURCE)
    parsed(SOURCE)["goal"]["name"] = "changed"
    assert parsed(SOURCE) == SAID


def test_many_at_once_agree() -> None:
    with ThreadPoolExecutor(8) as several:
        assert all(said == SAID for said in several.map(parsed, [SOURCE] * 40))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_help_is_the_same_cold_warm_and_with_nothing_kept(place: Path, command: str, lang: str) -> None:
    def helped(kept: str) -> bytes:
        environment = {**os.environ, cache.VARIABLE: kept}
        line = [command, "--lang", lang, "--help"]
        return subprocess.run(line, env=environment, capture_output=True, check=True).stdout

    cold = helped(str(place))
    assert list(place.iterdir())
    assert helped(str(place)) == helped("") == cold
