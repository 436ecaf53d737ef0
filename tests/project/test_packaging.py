"""The resource folders are found from a wheel, an editable install and a checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
import zipfile
from importlib.metadata import version
from pathlib import Path

import pytest

import goalgraph
from places import ROOT

FOLDERS = ("ontology", "data", "shapes", "queries")
ASK = (
    "import goalgraph, goalgraph.base.resources as r; "
    f"print([str(r.resource_folder(n)) for n in {FOLDERS!r}]); "
    "print(len(goalgraph.load().scope.goals), len(goalgraph.queries()))"
)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"]
    subprocess.run([*command, "--wheel-dir", str(folder), str(ROOT)], check=True)
    return next(folder.glob("goalgraph-*.whl"))


def asked(folder: Path, path: Path | None) -> list[str]:
    env = {**os.environ, "PYTHONPATH": str(path)} if path else dict(os.environ)
    env.pop("COVERAGE_PROCESS_START", None)
    done = subprocess.run(
        [sys.executable, "-c", ASK],
        cwd=folder,
        env=env,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout.splitlines()


def test_a_wheel_carries_its_folders_and_works_away_from_the_checkout(wheel: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    places, counts = asked(tmp_path, site)
    assert places.count(str(site / "goalgraph" / "_resources")) == len(FOLDERS)
    assert counts == f"8 {len(list((ROOT / 'queries').glob('*.rq')))}"


def test_an_editable_install_reads_the_checkout(tmp_path: Path) -> None:
    if Path(goalgraph.__file__).parent != ROOT / "src" / "goalgraph":
        pytest.skip("goalgraph is not installed editable here")
    places, counts = asked(tmp_path, None)
    assert all(str(ROOT / name) in places for name in FOLDERS)
    assert counts.startswith("8 ")


def test_a_checkout_reads_its_own_folders(tmp_path: Path) -> None:
    places, counts = asked(tmp_path, ROOT / "src")
    assert all(str(ROOT / name) in places for name in FOLDERS)
    assert counts.startswith("8 ")


def test_the_wheel_holds_licences_types_and_nothing_from_the_tests(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    assert {"goalgraph/py.typed", "goalgraph/__init__.pyi"} <= set(names)
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert any(name.endswith("licenses/LICENSE-DATA") for name in names)
    resources = "goalgraph/_resources/ontology"
    assert {f"{resources}/{name}" for name in ("deprecated.ttl", "plans.context.jsonld")} <= set(names)
    assert f"{resources}/migrations/0.1-to-0.2/01-plans.ru" in names
    assert not [name for name in names if name.startswith("tests") or "conftest" in name]


def test_the_version_is_the_same_everywhere() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert goalgraph.__version__ == project["version"] == version("goalgraph")


def test_the_public_names_are_sorted_and_there() -> None:
    names = goalgraph.__all__
    assert list(names) == sorted(names)
    assert all(getattr(goalgraph, name) for name in names)
    with pytest.raises(AttributeError, match="attribute nonsense"):
        goalgraph.nonsense  # type: ignore[attr-defined]  # noqa: B018
    assert set(names) <= set(dir(goalgraph))
