from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from goalgraph.base.errors import InputError
from goalgraph.base.synced import LISTED
from goalgraph.rdf.parsing import FORMATS
from goalgraph.rdf.sources import ENDINGS, Unread, by_likelihood, files_of, told


def test_every_ending_has_a_format() -> None:
    assert set(FORMATS) == ENDINGS


def test_what_looks_most_like_data_is_told_first() -> None:
    several = [
        Unread(Path(".git"), "hidden"),
        Unread(Path("readme.md"), "ending"),
        Unread(Path("b.ttl.txt"), "ending"),
        Unread(Path("a.json"), "other"),
        Unread(Path("a.ttl.bak"), "ending"),
    ]
    names = [one.path.name for one in by_likelihood(several)]
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


def test_a_profile_beside_a_plan_is_no_data_whatever_else_it_is(tmp_path: Path) -> None:
    (tmp_path / "plan.ttl").touch()
    (tmp_path / "profile").mkdir()
    (tmp_path / "profile" / "profile.ttl").touch()
    (tmp_path / "profile" / LISTED).touch()
    assert files_of(tmp_path) == ([tmp_path / "plan.ttl"], [])


def test_a_folder_that_may_not_be_looked_into_is_told_by_its_own_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = tmp_path / "closed"
    closed.mkdir()
    known, listed = Path.is_file, os.scandir

    def is_file(path: Path) -> bool:
        if path.parent == closed:
            raise PermissionError(13, "Permission denied", str(path))
        return known(path)

    def scandir(path: str) -> object:
        if Path(path) == closed:
            raise PermissionError(13, "Permission denied", path)
        return listed(path)

    monkeypatch.setattr(Path, "is_file", is_file)
    monkeypatch.setattr(os, "scandir", scandir)
    with pytest.raises(InputError) as caught:
        files_of(tmp_path)
    assert str(caught.value.details["path"]) == str(closed)


def test_a_workbook_is_told_where_nothing_beside_it_can_have_been_made_of_it(tmp_path: Path) -> None:
    for name in ("a/plan.ttl", "a/plan.xlsx", "b/plan.ods", "c/plan.xlsx", "c/plan/plan.ttl"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    _, unread = files_of(tmp_path)
    assert sorted((str(one.path.relative_to(tmp_path).as_posix()), one.reason) for one in unread) == [
        ("a/plan.xlsx", "workbook"),
        ("b/plan.ods", "alone"),
        ("c/plan.xlsx", "workbook"),
    ]
    line = told(unread, "en")
    assert "plan.ods (a workbook" in line
    assert "xlsx" not in line
