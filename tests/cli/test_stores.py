"""What the commands for stores say, on disk and at an endpoint, and that all commands read from both."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import sparql_server
from decision_files import decision, dialogue, save
from goalgraph.cli import main
from places import ROOT
from small_plan import FILE, PLAN
from sparql_server import Sparql

SJOBACKA = str(ROOT / "data" / "examples" / "sjobacka")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["--lang", "en", *arguments], prog_name="goalgraph")


@pytest.fixture(params=["disk", "endpoint"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A place to keep plans in."""
    if request.param == "disk":
        yield str(tmp_path / "store")
        return
    with sparql_server.serving(Sparql()) as sparql:
        yield sparql.address


def test_load_tells_plan_by_plan_and_goes_on_where_it_was(place: str) -> None:
    first = run("load", SJOBACKA, "--into", place)
    assert first.exit_code == 0, first.output
    assert "1 of 2: sjobacka/2030 brought in\n2 of 2: sjobacka/2031 brought in\n" in first.stderr
    assert first.stdout == f"{place}: plans: 2 (new: 2, replaced: 0, unchanged: 0)\n"
    again = run("load", SJOBACKA, "--into", place)
    assert "was there already" in again.stderr
    assert again.stdout == f"{place}: plans: 2 (new: 0, replaced: 0, unchanged: 2)\n"


def test_a_plan_whose_id_has_several_lines_is_told_in_one(tmp_path: Path) -> None:
    text = FILE.read_text(encoding="utf-8")
    plan = tmp_path / "plan.ttl"
    plan.write_text(
        text.replace('skos:notation "sjobacka/2024"', r'skos:notation "one\n2 of 2: two"'), "utf-8"
    )
    place = str(tmp_path / "store")
    assert run("load", str(plan), "--into", place).stderr == "1 of 1: one 2 of 2: two brought in\n"
    told = run("drop", PLAN, "--store", place).stdout.splitlines()
    assert [line.count("one 2 of 2: two") for line in told] == [1, 1]


def test_plans_lists_them_in_each_form(place: str) -> None:
    run("load", SJOBACKA, "--into", place)
    told = {
        form: run("plans", "--store", place, "--format", form).stdout for form in ("table", "csv", "json")
    }
    assert [one["id"] for one in json.loads(told["json"])["plans"]] == ["sjobacka/2030", "sjobacka/2031"]
    assert told["csv"].splitlines()[0] == "id,name,iri,graphs"
    assert "sjobacka/2031" in told["table"]
    assert json.loads(run("plans", "--data", SJOBACKA, "--format", "json").stdout) == json.loads(told["json"])


def test_drop_takes_a_plan_out_and_says_so(place: str) -> None:
    run("load", SJOBACKA, "--into", place)
    assert (
        run("drop", "sjobacka/2030", "--store", place).stdout
        == f"{place}: sjobacka/2030 taken out (graphs: 3)\n"
    )
    refused = run("drop", "sjobacka/2030", "--store", place)
    assert (refused.exit_code, "sjobacka/2031" in refused.stderr) == (2, True)
    last = run("drop", "sjobacka/2031", "--store", place)
    assert last.stdout.endswith("taken out with sjobacka/2031, which alone required them: sjobacka/2027\n")
    assert run("drop", "sjobacka/2031").exit_code == 2


@pytest.mark.parametrize(
    "arguments",
    [
        "show",
        "show M1 --format json",
        "trace M1",
        "query goals-without-strategy --format csv",
        "validate --format json",
        "report --format md",
        "export --to trig",
        "apply --template",
    ],
)
def test_a_command_that_reads_says_the_same_as_of_files(place: str, arguments: str) -> None:
    run("load", str(FILE), "--into", place)
    kept, read = run("--store", place, *arguments.split()), run("--data", str(FILE), *arguments.split())
    assert kept.exit_code == read.exit_code
    assert kept.stdout == read.stdout


def test_apply_writes_to_it(place: str, tmp_path: Path) -> None:
    run("load", str(FILE), "--into", place)
    file = save(tmp_path, dialogue(decision("M1", note="x"), name="M1"), "M1.json")
    assert run("--store", place, "apply", str(file), "--dry-run").exit_code == 0
    assert "M1.D1" not in run("--store", place, "show", "M1", "--history").stdout
    done = run("--store", place, "apply", str(file))
    assert done.exit_code == 0, done.output
    assert run("--store", place, "show", "M1", "--format", "json").stdout.count("decided")
    assert run("load", str(FILE), "--into", place).stdout.endswith("(new: 0, replaced: 0, unchanged: 1)\n")


def test_import_writes_to_it(place: str, tmp_path: Path) -> None:
    run("--data", str(FILE), "export", "--to", "csv", "-o", str(tmp_path / "book"))
    brought = run("--store", place, "import", str(tmp_path / "book"))
    assert brought.exit_code == 0, brought.output
    assert "is brought in" in brought.stdout
    assert run("--store", place, "show", "M1").exit_code == 0
    as_json = run("--store", place, "import", str(tmp_path / "book"), "--format", "json")
    assert json.loads(as_json.stdout)["store"] == place
    assert run("--store", place, "import", str(tmp_path / "book"), "-o", "x").exit_code == 2


@pytest.mark.parametrize(
    "arguments",
    [
        ["load", "nowhere", "--into", "store"],
        ["load", str(FILE), "--into", str(FILE)],
        ["load", str(FILE), "--into", "ftp://x.example/"],
        ["load", str(FILE), "--into", "https://me:s3cr3t@x.example/"],
        ["--data", str(FILE), "load", str(FILE), "--into", "store"],
        ["drop", PLAN],
        ["drop", PLAN, "--store", "nowhere"],
        ["plans", "--store", ""],
        ["check-endpoint", "x"],
    ],
)
def test_a_wrong_use_is_one_line(
    arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = run(*arguments)
    assert (done.exit_code, len(done.stderr.splitlines())) == (2, 1), done.output
    assert "s3cr3t" not in done.output
    assert not list(tmp_path.rglob("CURRENT"))


def test_load_tells_what_belongs_to_none_of_several_plans(place: str, tmp_path: Path) -> None:
    (tmp_path / "area.ttl").write_text("<urn:a> <urn:b> <urn:c> .", encoding="utf-8")
    done = run("load", SJOBACKA, str(tmp_path / "area.ttl"), "--into", place)
    assert done.exit_code == 0
    assert "belongs to none of the plans and is left out" in done.stderr
    assert "urn:goalgraph:file:area.ttl" in done.stderr


def test_load_says_which_plan_is_refused_and_brings_in_the_others(place: str, tmp_path: Path) -> None:
    folder = tmp_path / "plan"
    folder.mkdir()
    (folder / "plan.ttl").write_text(FILE.read_text(encoding="utf-8"), encoding="utf-8")
    run("load", str(folder), "--into", place)
    for goal, where in (("M1", ["--data", str(folder)]), ("M2", ["--store", place])):
        file = save(tmp_path, dialogue(decision(goal, note="x"), name=goal), f"{goal}.json")
        assert run("apply", str(file), *where).exit_code == 0
    done = run("load", str(folder), SJOBACKA, "--into", place)
    assert done.exit_code == 2
    assert "1 of 3: sjobacka/2024 is left as it was: there are decisions on both sides" in done.stderr
    assert "3 of 3: sjobacka/2031 brought in" in done.stderr
    assert len(json.loads(run("plans", "--store", place, "--format", "json").stdout)["plans"]) == 3


@pytest.mark.parametrize(
    "command", ["load x --into y", "check-endpoint http://127.0.0.1:1/", "diff a b", "migrate x", "outline x"]
)
def test_a_command_that_names_its_plans_itself_refuses_plan(command: str) -> None:
    done = run(*command.split(), "--plan", "sjobacka/2030")
    assert (done.exit_code, "leave out --data, --store and --plan" in done.stderr) == (2, True)


@pytest.mark.parametrize(
    "address", ["http:/127.0.0.1:9/query", "https:127.0.0.1/query", "HTTP:/lindby.example"]
)
def test_an_address_that_lacks_a_slash_is_no_folder(
    address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for line in (["load", str(FILE), "--into", address], ["plans", "--store", address]):
        result = run(*line)
        assert result.exit_code == 2
        assert f"{address}: no address of an endpoint" in result.stderr
    assert [*tmp_path.iterdir()] == []


@pytest.mark.parametrize(
    "line",
    [
        "plans --store ADDRESS",
        "load PLAN --into ADDRESS",
        "--data ADDRESS show",
        "load ADDRESS --into store",
        "import ADDRESS",
        "diff ADDRESS PLAN",
        "kolada --endpoint ADDRESS",
        "kolada --endpoint http://127.0.0.1:9/?key=s3cr3t",
        "ADDRESS",
    ],
)
@pytest.mark.parametrize(
    "address", ["http://me:s3cr3t@127.0.0.1:9/query", "https:/me:s3/cr3t@lindby.example"]
)
def test_a_password_in_an_address_is_not_told(
    line: str, address: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run(*line.replace("ADDRESS", address).replace("PLAN", str(FILE)).split())
    assert result.exit_code == 2
    assert "s3cr3t" not in result.output
    assert "cr3t@" not in result.output
