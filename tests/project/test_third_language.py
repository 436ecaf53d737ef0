"""A third language is one folder: with it in place, every command works in every form, and says what it says in it."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from places import ROOT

LANG = "fi"


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment of a copy of goalgraph that has one language more."""
    copy = tmp_path_factory.mktemp("copy")
    for name in ("src", "ontology", "shapes", "queries", "data"):
        shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
    wording = copy / "src" / "goalgraph" / "base" / "wording"
    (wording / LANG).mkdir()
    for file in (wording / "sv").iterdir():
        text = translated(file.read_text(encoding="utf-8")).replace('"sv-SE"', f'"{LANG}-FI"')
        (wording / LANG / file.name).write_text(text, encoding="utf-8")
    return os.environ | {
        "PYTHONPATH": os.pathsep.join([str(copy / "src"), str(ROOT / "tests")]),
        "PYTHONIOENCODING": "utf-8",
    }


def translated(swedish: str) -> str:
    """A file of a language that doubles the Swedish letters in what is read, so that its words are known."""
    return re.sub(
        r'^(\w+ = "|    ")(.*)("|",)$',
        lambda line: line[1] + re.sub(r"[åäö](?![^{]*\})", lambda letter: letter[0] * 2, line[2]) + line[3],
        swedish,
        flags=re.MULTILINE,
    )


def goalgraph(environment: dict[str, str], *line: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "goalgraph", *line],
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    return done.stdout + done.stderr


def test_every_command_works_in_every_form(environment: dict[str, str], tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "tests" / "third_language.py"), LANG, str(tmp_path)],
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == []


def test_what_is_said_is_said_in_it_and_the_data_stays_in_swedish(environment: dict[str, str]) -> None:
    assert "fråågor" in goalgraph(environment, "--lang", LANG, "--help")
    assert "Föörval" in goalgraph(environment, "queries", "red-thread", "--lang", LANG)
    assert "ingen såådan fil" in goalgraph(environment, "show", "--data", "none", "--lang", LANG)
    shown = goalgraph(environment, "--lang", LANG, "show", "KS4")
    assert "Fattas" in shown
    assert "Ökad samverkan med civilsamhället" in shown
    answered = goalgraph(environment, "--lang", LANG, "query", "goals-without-strategy", "--format", "csv")
    assert answered.splitlines()[1].startswith("KS4,Ökad samverkan med civilsamhället")
    assert f'<html lang="{LANG}">' in goalgraph(environment, "--lang", LANG, "report", "--format", "html")
    assert "sv, en, fi" in goalgraph(environment, "query", "red-thread", "--param", "lang=de", "--lang", LANG)


def test_a_document_in_it_is_marked_as_the_files_own_tag_says(
    environment: dict[str, str], tmp_path: Path
) -> None:
    goalgraph(environment, "--lang", LANG, "report", "-o", str(tmp_path / "r.docx"))
    with zipfile.ZipFile(tmp_path / "r.docx") as archive:
        assert f'w:val="{LANG}-FI"' in archive.read("word/styles.xml").decode()
        assert f"<dc:language>{LANG}-FI</dc:language>" in archive.read("docProps/core.xml").decode()
