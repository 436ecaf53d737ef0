"""import and export on the command line: what is told, to whom, and with which exit code."""

from __future__ import annotations

import builtins
import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from filled import SMALL, write

import goalgraph
from goalgraph.cli import main


def run(*line: str) -> Result:
    return CliRunner().invoke(main, line, prog_name="goalgraph")


FAULTY = {**SMALL, "Värden": [["mått", "period", "värde"], ["I9", 2030, "många"]]}


def test_errors_are_told_by_cell_with_the_mend_and_the_copy(tmp_path: Path) -> None:
    book = write(tmp_path / "plan.xlsx", FAULTY)
    done = run("import", str(book))
    assert (done.exit_code, done.stdout) == (2, "")
    assert [line.partition(":")[0] for line in done.stderr.splitlines()[:2]] == ["Värden!A2", "Värden!C2"]
    assert "plan-fel.xlsx" in done.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["plan-fel.xlsx", "plan.xlsx"]


def test_errors_as_json_have_the_keys_of_the_contract(tmp_path: Path) -> None:
    book = write(tmp_path / "plan.xlsx", FAULTY)
    done = run("--lang", "en", "import", str(book), "--dry-run", "--format", "json")
    told = json.loads(done.stdout)
    assert done.exit_code == 2
    assert told["written"] is False
    assert [(one["sheet"], one["cell"]) for one in told["errors"]] == [("Värden", "A2"), ("Värden", "C2")]
    assert all(set(one) == {"sheet", "cell", "message", "remedy"} for one in told["errors"])
    assert list(tmp_path.iterdir()) == [book]


def test_a_sheet_of_another_name_is_told_before_the_errors_that_come_of_it(tmp_path: Path) -> None:
    sheets = {"Indikatorer" if name == "Mått" else name: rows for name, rows in SMALL.items()}
    sheets["Värden"] = [["mått", "period", "värde"], ["Meritvärde", 2030, 7]]
    book = str(write(tmp_path / "plan.xlsx", sheets))
    first, second = run("import", book, "--dry-run").stderr.splitlines()[:2]
    assert first.endswith(": Indikatorer.")
    assert second.startswith("Värden!A2: ")
    told = json.loads(run("import", book, "--dry-run", "--format", "json").stdout)
    assert told["unknown"] == ["Indikatorer"]


def test_what_was_written_is_told_and_the_second_time_that_nothing_is_new(tmp_path: Path) -> None:
    book = write(tmp_path / "plan.xlsx", SMALL)
    first = run("import", str(book), "-o", str(tmp_path / "mine"))
    assert first.exit_code == 0
    assert "goals.ttl, plan.ttl" in first.stdout
    assert "validate" in first.stdout
    again = run("import", str(book), "-o", str(tmp_path / "mine"))
    assert again.exit_code == 0
    assert again.stdout.count("\n") == 1 or "Gav id" in again.stdout


def test_what_the_plans_id_supposes_is_told(tmp_path: Path) -> None:
    book = write(tmp_path / "plan.xlsx", {**SMALL, "Plan": [["namn", "kod"], ["Mål", "9999"]]})
    told = run("import", str(book), "--dry-run").stdout
    assert "period" in told
    assert "9999/2030" in told
    assert json.loads(run("import", str(book), "--format", "json").stdout)["supposed"] == ["period"]
    assert "9999/2031" not in run("import", str(write(book, SMALL)), "-o", str(tmp_path / "other")).stdout


def test_a_plan_that_gets_a_code_is_another_and_the_one_without_is_told(tmp_path: Path) -> None:
    """Both stayed in the folder, and nothing said so."""
    folder = tmp_path / "mine"
    book = write(tmp_path / "plan.xlsx", {**SMALL, "Plan": [["namn", "period"], ["Mål", "2031"]]})
    assert "utan kod" not in run("import", str(book), "-o", str(folder)).stdout
    write(book, {**SMALL, "Plan": [["namn", "kod", "period"], ["Mål", "9999", "2031"]]})
    told = run("import", str(book), "-o", str(folder), "--dry-run").stdout
    assert f"ta bort {folder / 'goals.ttl'}, {folder / 'plan.ttl'}" in " ".join(told.split())
    said = json.loads(run("import", str(book), "-o", str(folder), "--format", "json").stdout)
    assert [Path(one).name for one in said["uncoded"]] == ["goals.ttl", "plan.ttl"]
    assert "utan kod" not in run("import", str(book), "-o", str(folder)).stdout


def test_a_plan_that_gets_another_period_is_a_new_one_and_that_is_told_with_what_keeps_it(
    tmp_path: Path,
) -> None:
    """A corrected period made a second plan beside the first, which had the decisions, without a word."""
    folder = tmp_path / "mine"
    book = write(tmp_path / "plan.xlsx", SMALL)
    assert "kolumn id" not in run("import", str(book), "-o", str(folder)).stdout
    write(book, {**SMALL, "Plan": [["namn", "kod", "period"], ["Mål", "9999", "2031–2032"]]})
    told = run("import", str(book), "-o", str(folder), "--dry-run").stdout
    assert "finns redan 9999/2031." in " ".join(told.split())
    said = json.loads(run("import", str(book), "-o", str(folder), "--dry-run", "--format", "json").stdout)
    assert (said["plan"], said["beside"]) == ("9999/2031-2032", ["9999/2031"])
    plan = [["id", "namn", "kod", "period"], ["9999/2031", "Mål", "9999", "2031–2032"]]
    write(book, {**SMALL, "Plan": plan})
    kept = json.loads(run("import", str(book), "-o", str(folder), "--format", "json").stdout)
    assert (kept["plan"], kept["beside"]) == ("9999/2031", [])


def test_a_dry_run_tells_what_would_change(tmp_path: Path) -> None:
    book = write(tmp_path / "plan.xlsx", SMALL)
    run("import", str(book))
    changed = {**SMALL, "Mått": [["id", "namn", "mäter", "enhet"], ["I1", "Meritvärde", "KS1", "%"]]}
    done = run("--lang", "en", "import", str(write(book, changed)), "--dry-run")
    assert done.exit_code == 0
    assert "changed: I1 (name)" in done.stdout
    told = json.loads(run("import", str(book), "--dry-run", "--format", "json").stdout)
    assert (told["written"], told["changed"], told["fields"]) == (False, ["I1"], {"I1": ["namn"]})


@pytest.mark.parametrize(
    "line",
    [
        ("import", "nowhere.xlsx"),
        ("import", "."),
        ("import", "readme.docx"),
        ("--data", "x", "import", "plan.xlsx"),
        ("export",),
        ("export", "-o", "plan.pdf"),
        ("export", "--to", "pdf"),
    ],
)
def test_wrong_use_is_one_line(
    line: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "readme.docx").write_bytes(b"x")
    done = run(*line)
    assert (done.exit_code, done.stdout, done.stderr.count("\n")) == (2, "", 1), done.output


def test_the_error_names_the_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    book = write(tmp_path / "plan.xlsx", SMALL)
    real = builtins.__import__

    def without(name: str, *rest: Any, **more: Any) -> Any:
        if name.partition(".")[0] == "openpyxl":
            raise ImportError(name)
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", without)
    done = run("import", str(book))
    assert done.exit_code == 2
    assert "pip install 'goalgraph[office]'" in done.stderr
    made = run("new", str(tmp_path / "mine"))
    assert made.exit_code == 0
    assert "goalgraph[office]" in made.stdout
    assert (tmp_path / "mine" / "plan.ttl").is_file()


def test_a_workbook_is_data(tmp_path: Path) -> None:
    book = write(tmp_path / "plan.xlsx", SMALL)
    assert "En bra skola" in run("--data", str(book), "show", "KS1").stdout
    (tmp_path / "folder").mkdir()
    write(tmp_path / "folder" / "mine.xlsx", SMALL)
    assert "En bra skola" in run("--data", str(tmp_path / "folder"), "show", "KS1").stdout


def test_a_workbook_beside_turtle_is_passed_by(tmp_path: Path) -> None:
    run("new", str(tmp_path / "mine"))
    done = run("--data", str(tmp_path / "mine"), "show")
    assert done.exit_code == 0
    assert done.stderr == ""
    [unread] = goalgraph.load(tmp_path / "mine").unread
    assert (unread.path.name, unread.reason) == ("arbetsbok.xlsx", "workbook")


def test_faults_in_a_workbook_that_is_read_as_data_are_one_line(tmp_path: Path) -> None:
    book = write(tmp_path / "plan.xlsx", FAULTY)
    done = run("--data", str(book), "show")
    assert (done.exit_code, done.stderr.count("\n")) == (2, 1)
    assert "Värden!A2" in done.stderr


def test_what_another_format_cannot_carry_is_told_both_ways(tmp_path: Path) -> None:
    book = write(tmp_path / "plan.xlsx", SMALL)
    out = run("--lang", "en", "--data", str(book), "export", "-o", str(tmp_path / "out.xml"))
    assert (out.exit_code, out.stdout) == (0, f"{tmp_path / 'out.xml'} is written.\n")
    assert out.stderr.startswith("Not carried by stratml: ")
    assert "Goals: lines (1)" in out.stderr
    assert run("--data", str(book), "export", "-o", str(tmp_path / "out.trig")).stderr == ""
    text = (tmp_path / "out.xml").read_text(encoding="utf-8")
    (tmp_path / "out.xml").write_text(text.replace("<Goal>", "<Goal><Mood>calm</Mood>"), encoding="utf-8")
    back = run("--lang", "en", "import", str(tmp_path / "out.xml"))
    assert back.exit_code == 0
    assert "Not carried over, because a plan has no place for it: Goal/Mood (1).\n" in back.stdout
    assert "Gave ids" not in back.stdout
    told = json.loads(run("import", str(tmp_path / "out.xml"), "--dry-run", "--format", "json").stdout)
    assert told["lost"] == {"Goal/Mood": 1}
