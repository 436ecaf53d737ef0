"""A text of any length is whole on its own page, and only begun where others name it: a site grows with the plan."""

from __future__ import annotations

from pathlib import Path

import pytest

import goalgraph
from goalgraph.faces.site import Place
from plan_in_units import PLAN
from published import files_of

LONG = 200_000
ENDS = "hela vägen fram"


def site(tmp_path: Path, name: str, **replaced: str) -> dict[str, bytes]:
    text = PLAN
    for old, new in replaced.items():
        assert f'"{old}"@sv' in text
        text = text.replace(f'"{old}"@sv', f'"{new}"@sv')
    path = tmp_path / f"{name}.ttl"
    path.write_text(text, encoding="utf-8")
    return files_of(goalgraph.load(path), Place(workshop=False))


def long(word: str) -> str:
    return f"{word} " * (LONG // (len(word) + 1)) + ENDS


def size(files: dict[str, bytes]) -> int:
    return sum(map(len, files.values()))


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("Plan", "goalgraph/id/9991/2030"),
        ("Olyckor", "goalgraph/id/9991/2030/I1"),
        ("Mål", "goalgraph/id/9991/2030/L1"),
    ],
)
def test_it_is_whole_on_its_own_page_and_begun_on_others(tmp_path: Path, text: str, own: str) -> None:
    files = site(tmp_path, "long", **{text: long("trafik")})
    [here] = [data for path, data in files.items() if path.endswith(f"{own.rpartition('id/')[2]}.html")]
    assert long("trafik") in here.decode()
    whole = [
        path for path, data in files.items() if long("trafik").encode() in data and path.endswith(".html")
    ]
    assert {path.removesuffix(".html").removesuffix(".en").rpartition("/")[2] for path in whole} == {
        own.rpartition("/")[2]
    }


@pytest.mark.parametrize("text", ["Plan", "Färre olyckor", "Olyckor", "Mål", "flickor"])
def test_the_site_grows_with_the_text_and_not_with_the_pages_that_name_it(tmp_path: Path, text: str) -> None:
    more = size(site(tmp_path, "long", **{text: long("trafik")})) - size(site(tmp_path, "short"))
    assert LONG < more < 14 * LONG
