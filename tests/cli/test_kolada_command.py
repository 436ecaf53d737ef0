"""The command kolada: what it tells, and one line where it cannot."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import kolada_server as server
from goalgraph.cli import main
from kolada_plan import kolada, write_plan
from kolada_server import Kolada, row, serving


@pytest.fixture
def running(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Kolada]:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.setenv("GOALGRAPH_CACHE", str(tmp_path / "kept"))
    with serving(kolada()) as one:
        yield one


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_plan(tmp_path / "plan")


def run(folder: Path, running: Kolada, *more: str, lang: str = "en") -> Result:
    line = ["--data", str(folder), "--lang", lang, "kolada", "--endpoint", running.address, *more]
    return CliRunner().invoke(main, line, prog_name="goalgraph")


def test_it_tells_what_came_and_what_did_not(folder: Path, running: Kolada) -> None:
    done = run(folder, running)
    assert done.exit_code == 0
    told = done.output.replace("\u00a0", " ")
    assert "municipality 0999, compared with liknande kommuner (G123456), the country (0000)" in done.output
    assert "Values: 11, of indicators: 4, 2017–2019, retrieved " in done.output
    assert "I1.O1: the plan prints 26 days, I1.N00957.2018 is 27.4 days in Kolada (2018)" in told
    assert "Kolada no longer has U00402 (I4): what replaced it is not known" in done.output
    assert "not compared with: the county" in done.output
    assert f"{folder / 'kolada.ttl'} is written." in done.output.replace("\n", "")
    again = run(folder, running, "--refresh", lang="sv")
    assert "säger det redan" in again.output


def test_programs_read_the_same(folder: Path, running: Kolada) -> None:
    told = json.loads(run(folder, running, "--format", "json", "--dry-run").output)
    assert (told["plan"], told["municipality"], told["written"]) == ("lindby/2030", "0999", False)
    assert told["differences"] == [
        {
            "printed": "I1.O1",
            "printed_value": "26",
            "fetched": "I1.N00957.2018",
            "fetched_value": "27.4",
            "period": "2018",
        }
    ]
    value = next(one for one in told["values"] if one["id"] == "I1.N00957.2018")
    assert value["compared"] == {"0000": "29.0", "G123456": "28.0"}
    assert not (folder / "kolada.ttl").exists()


def test_what_was_kept_is_used_without_a_server(folder: Path, running: Kolada) -> None:
    assert run(folder, running, "--offline").exit_code == 2
    assert run(folder, running, "--dry-run").exit_code == 0
    asked = len(running.asked)
    done = run(folder, running, "--offline")
    assert (done.exit_code, len(running.asked)) == (0, asked)
    assert (folder / "kolada.ttl").exists()


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_a_server_that_lies_is_told_of_in_one_line(folder: Path, running: Kolada, lang: str) -> None:
    running.instead = [server.body(b"<html>", "text/html")]
    done = run(folder, running, lang=lang)
    assert done.exit_code == 2
    assert done.output.count("\n") == 1
    assert "text/html" in done.output
    assert not (folder / "kolada.ttl").exists()


def test_where_the_file_is_not_beside_the_plan_it_says_how_to_load_it(
    folder: Path, running: Kolada, tmp_path: Path
) -> None:
    done = run(folder, running, "-o", str(tmp_path / "other.ttl"))
    assert "Load the file with the plan: --data" in done.output


def test_proposals_are_a_table_or_json(folder: Path, running: Kolada, tmp_path: Path) -> None:
    catalogue = tmp_path / "kpi.csv"
    catalogue.write_text('id,title\nN01951,"Invånare totalt, antal"\n', encoding="utf-8")
    shown = run(folder, running, "--suggest", "--catalogue", str(catalogue))
    assert "N01951" in shown.output
    told = json.loads(
        run(folder, running, "--suggest", "--catalogue", str(catalogue), "--format", "json").output
    )
    assert [one["indicator"] for one in told["indicators"]] == ["I6"]
    assert running.asked == []


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--suggest",), "--catalogue"),
        (("--refresh", "--offline"), "not both"),
        (("--since", "12"), "range"),
        (("--municipality", "Lindby"), "four digits"),
    ],
)
def test_wrong_use_is_told(folder: Path, running: Kolada, options: tuple[str, ...], said: str) -> None:
    done = run(folder, running, *options)
    assert (done.exit_code, running.asked) == (2, [])
    assert said in done.output


def test_a_saved_answer_is_brought_in_with_import(folder: Path, tmp_path: Path) -> None:
    answer = tmp_path / "answer.json"
    rows = [row("N00957", 2018, ("T", 27.4), ("K", None))]
    answer.write_text(json.dumps({"values": rows, "count": 1}), encoding="utf-8")
    line = ["--lang", "en", "import", str(answer)]
    needed = CliRunner().invoke(main, line, prog_name="goalgraph")
    assert (needed.exit_code, "-o" in needed.output) == (2, True)
    done = CliRunner().invoke(main, [*line, "-o", str(folder)], prog_name="goalgraph")
    assert done.exit_code == 0
    assert "Values: 1, of indicators: 1, 2018, retrieved " in done.output
    assert "Unit not known, so not compared with what is printed: N00957" in done.output
    told = CliRunner().invoke(main, [*line, "-o", str(folder), "--format", "json"], prog_name="goalgraph")
    assert [one["id"] for one in json.loads(told.output)["values"]] == ["I1.N00957.2018"]
