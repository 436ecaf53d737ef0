from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from goalgraph.rdf.parsing import FORMATS
from goalgraph.rdf.sources import ENDINGS, Unread, by_likelihood, files_of, told


def test_every_ending_has_a_format() -> None:
    assert set(FORMATS) == ENDINGS


def test_what_looks_most_like_data_is_told_first() -> None:
    told = [
        Unread(Path(".git"), "hidden"),
        Unread(Path("readme.md"), "ending"),
        Unread(Path("b.ttl.txt"), "ending"),
        Unread(Path("a.json"), "other"),
        Unread(Path("a.ttl.bak"), "ending"),
    ]
    names = [one.path.name for one in by_likelihood(told)]
    assert names == ["a.json", "a.ttl.bak", "b.ttl.txt", "readme.md", ".git"]


@pytest.mark.skipif(
    sys.platform == "win32", reason="Windows lets few make links, and has no pipes in folders"
)
def test_what_leads_to_no_file_or_elsewhere_is_told(tmp_path: Path) -> None:
    """A plan that is not there must not go unseen, least of all where others are."""
    plans, elsewhere = tmp_path / "plans", tmp_path / "elsewhere"
    for folder in (plans, elsewhere, plans / "profile"):
        folder.mkdir()
    (plans / "a.ttl").touch()
    (plans / "linked.ttl").symlink_to("a.ttl")
    (plans / "gone.ttl").symlink_to("nowhere.ttl")
    (plans / "circle.ttl").symlink_to("circle.ttl")
    (plans / "elsewhere").symlink_to(elsewhere)
    os.mkfifo(plans / "pipe.ttl")
    files, unread = files_of(plans)
    assert [path.name for path in files] == ["a.ttl", "linked.ttl"]
    found = {one.path.name: one.reason for one in unread}
    no_file = dict.fromkeys(("gone.ttl", "circle.ttl", "pipe.ttl"), "no_file")
    assert found == {**no_file, "elsewhere": "link"}
    assert "elsewhere (a link to a folder; give the folder itself)" in told(unread, "en")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows lets few make links")
def test_a_profile_beside_a_plan_may_be_a_link(tmp_path: Path) -> None:
    profile = tmp_path / "elsewhere"
    for folder in (profile, tmp_path / "plan"):
        folder.mkdir()
    (profile / "profile.ttl").touch()
    (tmp_path / "plan" / "profile").symlink_to(profile)
    assert files_of(tmp_path / "plan") == ([], [])
