"""The documents stay true: transcripts, commands, modules, rules and links."""

from __future__ import annotations

import json
import re
import shlex
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

import goalgraph
from commands import examples
from goalgraph.answers.validation.check import Report
from goalgraph.cli import main
from goalgraph.cli.group import MODULES
from places import ROOT
from two_editions import lay_out

README = (ROOT / "README.md").read_text(encoding="utf-8")
ARCHITECTURE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
TRANSCRIPTS = re.findall(r"<!-- transcript -->\n```console\n\$ (.+?)\n(.*?)```", README, flags=re.DOTALL)
TABLED = re.findall(r"`goalgraph ([^`]+)`", README)
DOCUMENTS = [
    ROOT / name
    for name in (
        "README.md",
        "CONTRIBUTING.md",
        "docs/architecture.md",
        "docs/decisions-file.md",
        "docs/design-decisions.md",
        "docs/nation.md",
        "docs/notebooks.md",
        "docs/ontology-changes.md",
        "docs/plans-in-json-ld.md",
        "docs/profiles.md",
        "docs/stores.md",
        "docs/tutorial.md",
        "docs/workbook.md",
        "docs/outline.md",
        "docs/completion.md",
        "CHANGELOG.md",
        "SECURITY.md",
    )
]


def test_there_are_transcripts_and_commands() -> None:
    assert len(TRANSCRIPTS) >= 2
    assert len(TABLED) >= 8


@pytest.mark.parametrize(("line", "printed"), TRANSCRIPTS, ids=[line for line, _ in TRANSCRIPTS])
def test_each_transcript_is_what_the_command_prints(line: str, printed: str) -> None:
    result = CliRunner().invoke(main, shlex.split(line)[1:], prog_name="goalgraph")
    assert result.exit_code == 0
    assert result.stdout.rstrip() == printed.rstrip()


# What the help shows too is run by test_cli.
@pytest.mark.parametrize("line", [x for x in TABLED if "--open" not in x and x not in examples()])
def test_each_command_of_the_readme_works(line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    lay_out(line, tmp_path)
    if "decisions.jsonld" in line:
        text = json.dumps(goalgraph.load().decisions_template(), ensure_ascii=False)
        (tmp_path / "decisions.jsonld").write_text(text, encoding="utf-8")
    result = CliRunner().invoke(main, shlex.split(line), prog_name="goalgraph")
    assert result.exit_code == (1 if line.startswith("validate") else 0), result.output
    assert result.stdout


def test_the_python_of_the_readme_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copytree(ROOT / "data" / "vaggeryd" / "2019", tmp_path / "data" / "vaggeryd" / "2019")
    [code] = re.findall(r"```python\n(.*?)```", README, flags=re.DOTALL)
    exec(compile(code, "README.md", "exec"), {})
    assert (tmp_path / "goals.html").is_file()


def test_the_decisions_file_of_the_document_is_taken(tmp_path: Path) -> None:
    text = (ROOT / "docs" / "decisions-file.md").read_text(encoding="utf-8")
    [example] = re.findall(r"```json\n(.*?)```", text, flags=re.DOTALL)
    (tmp_path / "decisions.jsonld").write_text(example, encoding="utf-8")
    graph = goalgraph.load(ROOT / "data" / "examples" / "sjobacka" / "2030")
    outcome = graph.apply(tmp_path / "decisions.jsonld")
    assert [s.notation for s in outcome.standpoints] == ["KS1.D1", "KS4.PR1"]
    assert graph.get("KS1.D1.AL").kind == "target"


def test_every_command_is_in_the_readme() -> None:
    for name in MODULES:
        assert f"goalgraph {name}" in README, name


def test_every_module_is_in_the_architecture() -> None:
    house = ROOT / "src" / "goalgraph"
    shown = [
        *house.glob("*.py"),
        *(path for floor in set(house.glob("*")) - {house / "cli"} for path in floor.glob("*.py")),
    ]
    for path in shown:
        if not path.stem.startswith("_"):
            assert re.search(rf"\b{path.stem}\b", ARCHITECTURE), path


def test_every_query_is_a_competency_question() -> None:
    text = (ROOT / "docs" / "competency-questions.md").read_text(encoding="utf-8")
    for name in goalgraph.queries():
        assert f"{name}" in text, name


def test_what_the_readme_says_of_the_plan_is_so(bundled: goalgraph.Graph) -> None:
    report: Report = bundled.validate()
    assert "All eight board goals are undecided" in README
    assert sum(f.rule == "ambition-level-missing" for f in report.findings) == 8
    assert "the 22 indicators" in README
    in_area_2 = [k for k in bundled.links("stated") if k.relation == "inArea" and k.object == "A2"]
    assert sum(bundled.get(link.subject).kind == "indicator" for link in in_area_2) == 22


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda p: p.name)
def test_links_to_files_lead_somewhere(document: Path) -> None:
    for target in re.findall(r"\]\((?!https?:|#)([^)#]+)\)", document.read_text(encoding="utf-8")):
        assert (document.parent / target).exists(), target


def test_modules_stay_under_four_hundred_lines() -> None:
    long = {
        str(path.relative_to(ROOT)): count
        for path in (ROOT / "src").rglob("*.*")
        if path.suffix in {".py", ".js", ".css", ".j2"}
        and (count := len(path.read_text(encoding="utf-8").splitlines())) > 400
    }
    assert long == {}
