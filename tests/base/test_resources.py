from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest

from goalgraph.base import resources
from goalgraph.base.errors import ResourceMissing
from goalgraph.base.resources import Folder, resource_folder

FOLDERS: tuple[Folder, ...] = ("ontology", "data", "shapes", "queries")


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An installation in a folder of its own, with nothing in it yet."""
    package = tmp_path / "src" / "goalgraph"
    package.mkdir(parents=True)
    monkeypatch.setattr(resources, "__file__", str(package / "base" / "resources.py"))
    resource_folder.cache_clear()
    yield tmp_path
    resource_folder.cache_clear()


@pytest.mark.parametrize("name", FOLDERS)
def test_this_installation_holds_the_folder(name: Folder) -> None:
    assert any(resource_folder(name).iterdir())


@pytest.mark.parametrize("name", FOLDERS)
def test_a_checkout_holds_it_at_the_top(elsewhere: Path, name: Folder) -> None:
    (elsewhere / name).mkdir()
    assert resource_folder(name) == elsewhere / name


@pytest.mark.parametrize("name", FOLDERS)
def test_a_wheel_holds_it_inside_the_package_and_that_comes_first(elsewhere: Path, name: Folder) -> None:
    (elsewhere / name).mkdir()
    inside = elsewhere / "src" / "goalgraph" / "_resources" / name
    inside.mkdir(parents=True)
    assert resource_folder(name) == inside


def test_an_installation_without_it_says_where_it_looked(elsewhere: Path) -> None:
    with pytest.raises(ResourceMissing) as caught:
        resource_folder("shapes")
    assert caught.value.details["name"] == "shapes"
    assert str(elsewhere) in caught.value.message("sv")


def test_a_file_of_that_name_is_no_folder(elsewhere: Path) -> None:
    (elsewhere / "data").write_text("", encoding="utf-8")
    with pytest.raises(ResourceMissing):
        resource_folder("data")


def test_there_is_no_other_folder() -> None:
    with pytest.raises(ResourceMissing):
        resource_folder(cast(Folder, "no-such-folder"))
