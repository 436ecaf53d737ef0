"""Every command, through click's runner and as the installed console script."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import goalgraph
from commands import examples
from decision_files import FORECAST, decision, dialogue, proposal, save
from goalgraph.base import cache
from goalgraph.base.names import Kind
from goalgraph.cli import main
from goalgraph.cli.group import MODULES
from goalgraph.rdf.store import LocalStore
from places import ROOT
from small_plan import FILE
from two_editions import lay_out

COMMANDS = tuple(MODULES)


def run(*args: str, env: dict[str, str] | None = None) -> Result:
    return CliRunner().invoke(main, list(args), env=env, prog_name="goalgraph")


def ok(*args: str, code: int = 0) -> str:
    result = run(*args)
    assert result.exit_code == code, result.output
    return result.stdout


def test_help_lists_the_commands_and_each_has_an_example() -> None:
    listed = re.findall(r"^  ([\w-]+)  ", ok("--help").partition("Kommandon:")[2], flags=re.MULTILINE)
    assert sorted(listed) == sorted(COMMANDS)
    assert len(examples()) == len(COMMANDS)


# What works until it is told to end, and what asks a server, are run in test_serve and test_conformance.
@pytest.mark.parametrize(
    "example", [one for one in examples() if not one.startswith(("serve", "check-endpoint"))]
)
def test_the_example_of_each_help_works_as_printed(example: str, command: str, tmp_path: Path) -> None:
    lay_out(example, tmp_path)
    done = subprocess.run(
        [command, *example.split()],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    expected = 1 if example.startswith("validate") else 0
    assert done.returncode == expected, done.stderr
    assert done.stderr == "" or example.startswith("load")  # which says plan by plan what is done
    assert done.stdout


def test_show_counts_what_is_loaded() -> None:
    document = json.loads(ok("show", "--format", "json"))
    assert set(document) == {"plans", "counts", "levels", "links", "findings"}
    assert list(document["counts"]) == [kind.value for kind in Kind]
    assert document["levels"] == {"KF": 11, "KS": 8}
    assert document["counts"]["decision"] == 0
    assert set(document["links"]) == {"stated", "derived", "decided"}
    assert set(document["findings"]) == {"violation", "warning", "info"}
    text = ok("show")
    assert "Mål per nivå: KF 11, KS 8" in text
    assert re.search(r"indikator|mått +99", text)


def test_show_one_resource_with_links_and_source() -> None:
    text = ok("show", "ks4")
    assert "KS 4 · Ökad samverkan med civilsamhället för en högre servicekvalitet" in text
    assert "A2" in text
    assert "rad 78–80" in text
    assert "inget mått är valt" in text
    document = json.loads(ok("show", "KS4", "--format", "json"))
    assert (document["kind"], document["level"]) == ("goal", "KS")
    assert {"from": "KS4", "to": "A2", "relation": "inArea", "basis": "stated"} in document["links"]
    assert [78, 80] in [source["lines"] for source in document["sources"]]


@pytest.mark.parametrize(
    "ident", ["A2.I2.O1", "A2.I2", "EV3", "ANOM1", "P36", "RO1", "SDG11.2", "ORG.KS", "0665/2019"]
)
def test_show_any_kind(ident: str) -> None:
    assert ok("show", ident)
    assert ok("--lang", "en", "show", ident)
    assert json.loads(ok("show", ident, "--format", "json"))["id"] == ident


def test_show_is_in_english_on_request_and_the_option_beats_the_variable() -> None:
    assert "level: KS" in run("show", "KS1", env={"GOALGRAPH_LANG": "en"}).stdout
    assert "nivå: KS" in run("--lang", "sv", "show", "KS1", env={"GOALGRAPH_LANG": "en"}).stdout


def test_trace_json_has_the_contracts_keys() -> None:
    document = json.loads(ok("trace", "KS1", "--format", "json"))
    assert document["root"] == "KS1"
    assert {"id", "iri", "kind", "label"} == set(document["nodes"][0])
    assert all({"from", "to", "relation", "basis"} <= set(link) for link in document["links"])
    ids = {node["id"] for node in document["nodes"]}
    assert {"A1", "KF1a", "KF1b", "KF4", "SDG11", "SDG7", "KS1.S1", "KS1.P1"} <= ids
    assert "KS2" not in ids
    assert not any(re.fullmatch(r"SDG\d+\..+", ident) for ident in ids)
    assert {"from": "A1", "to": "KF1a", "relation": "prioritises", "basis": "stated"} in document["links"]


@pytest.mark.parametrize("direction", ["up", "down", "both"])
def test_trace_as_a_tree_says_the_basis_of_every_step(direction: str) -> None:
    lines = ok("trace", "KS5", "--direction", direction).splitlines()
    steps = [line for line in lines if "─ " in line]
    assert steps
    assert all(re.search(r"\[(angiven|möjlig|beslutad)", line) for line in steps)
    assert any("KF 7" in line for line in steps) is (direction != "down")
    assert any("KS5.S1" in line for line in steps) is (direction != "up")


def test_trace_to_follows_derived_links_only_when_asked() -> None:
    stated = json.loads(ok("trace", "KS5", "--to", "KF7", "--format", "json"))
    assert stated["paths"] == [["KS5", "A3", "KF7"]]
    derived = json.loads(ok("trace", "KS5", "--to", "KF7", "--candidates", "--format", "json"))
    assert sorted(derived["paths"], key=len) == [["KS5", "KF7"], ["KS5", "A3", "KF7"]]
    assert "ingen väg" in ok("trace", "KS5", "--to", "KF9")
    assert "1 path from KS5 to KF7" in ok("--lang", "en", "trace", "KS5", "--to", "KF7")


def test_trace_as_drawings() -> None:
    assert ok("trace", "KS5", "--format", "mermaid").startswith("flowchart BT\n")
    dot = ok("trace", "KS5", "--format", "dot")
    assert '"KS5" -> "A3" [style=solid' in dot
    assert "style=dashed" in dot


def test_query_in_each_form() -> None:
    rows = list(csv.DictReader(io.StringIO(ok("query", "goals-without-strategy", "--format", "csv"))))
    assert [next(iter(row.values())) for row in rows] == ["KS4"]
    assert ok("query", "goals-without-strategy") == ok("query", "goals-without-strategy", "--format", "csv")
    assert "\t" in ok("query", "goals-without-strategy", "--format", "tsv")
    assert ok("query", "goals-without-strategy", "--format", "md").startswith("| ")
    assert "KS4" in ok("query", "goals-without-strategy", "--format", "table")
    document = json.loads(ok("query", "goals-without-strategy", "--format", "json"))
    assert set(document) == {"head", "results"}
    turtle = ok("query", "CONSTRUCT WHERE { plan:KS1 gg:inArea ?a }", "--format", "turtle")
    assert "plan:KS1 gg:inArea plan:A1 ." in turtle
    assert json.loads(ok("query", "ASK { plan:KS1 a gg:Goal }", "--format", "json"))["boolean"] is True
    assert ok("query", "ASK { plan:KS1 a gg:Goal }", "--format", "table") == "ja\n"


def test_query_from_a_file_with_parameters(tmp_path: Path) -> None:
    file = tmp_path / "fråga.rq"
    file.write_text(
        "SELECT ?id { ?g a gg:Goal ; skos:notation ?id } ORDER BY DESC(?id) LIMIT 1", encoding="utf-8"
    )
    assert ok("query", f"@{file}", "--format", "csv") == "id\nKS8\n"
    stated = ok("query", "goals-without-lower-goal", "--param", "basis=stated", "--format", "csv")
    whole = ok("query", "goals-without-lower-goal", "--format", "csv")
    assert len(stated.splitlines()) == len(whole.splitlines()) == 12
    assert "KF10" in stated
    assert stated != whole  # what is only possible is numbered where candidates are in scope


def test_queries_lists_all_and_describes_one() -> None:
    listed = ok("queries")
    for path in (ROOT / "queries").glob("*.rq"):
        assert path.stem in listed
    assert "basis: basis = all" in listed
    assert "lang: lang = sv" in listed
    shown = ok("--lang", "en", "queries", "goals-without-lower-goal")
    assert "basis" in shown


def test_validate_json_and_exit_codes() -> None:
    document = json.loads(ok("validate", "--format", "json", code=1))
    assert list(document) == ["conforms", "as_of", "profile", "findings", "rules"]
    assert (document["conforms"], document["as_of"], document["profile"]) == (False, "2019-01-31", "vaggeryd")
    missing = [f for f in document["findings"] if f["rule"] == "ambition-level-missing"]
    assert [f["focus"] for f in missing] == [f"KS{n}" for n in range(1, 9)]
    assert set(missing[0]) == {
        "rule", "severity", "focus", "iri", "label", "message", "remedy", "requirement", "path", "value", "sources",
    }  # fmt: skip
    assert [36, 40] in [source["lines"] for source in missing[0]["sources"]]
    counted = {rule["rule"]: rule for rule in document["rules"]}
    assert counted["ambition-level-missing"]["targets"] == 8
    assert counted["ambition-level-missing"]["findings"] == 8
    other = json.loads(ok("validate", "--as-of", "2019-02-01", "--format", "json", code=1))
    assert other["as_of"] == "2019-02-01"


def test_the_fast_engine_finds_what_pyshacl_finds() -> None:
    form = ("--format", "json")
    assert ok("validate", "--engine", "fast", *form, code=1) == ok("validate", *form, code=1)


@pytest.mark.parametrize("form", ["table", "md", "html", "turtle"])
def test_validate_in_each_form(form: str) -> None:
    text = ok("validate", "--format", form, code=1)
    assert "KS 4" in text or form == "turtle"
    if form == "turtle":
        assert "ValidationReport" in text
    if form == "html":
        assert text.startswith("<!doctype html>")


def test_page_writes_one_file_and_says_what_is_in_it(tmp_path: Path) -> None:
    target = tmp_path / "mål.html"
    text = ok("page", "-o", str(target))
    assert target.read_text(encoding="utf-8").lower().startswith("<!doctype html>")
    assert str(target) in text
    assert "Mål per nivå: KF 11, KS 8" in text
    assert "brist" in text


def test_report_goes_to_the_terminal_or_to_a_file_by_its_ending(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert ok("report").startswith("# Måluppföljning per 30 april 2019\n")
    assert ok("--lang", "en", "report", "--occasion", "ro2").startswith(
        "# Follow-up of goals per 31 August 2019\n"
    )
    assert ok("report", "--format", "html").startswith("<!doctype html>")
    assert "rapport.html" in ok("report", "-o", "rapport.html")
    assert Path("rapport.html").read_text(encoding="utf-8") == ok("report", "--format", "html")
    assert "report-2019-08-31.docx" in ok("report", "--occasion", "2019-08", "--format", "docx")
    assert Path("report-2019-08-31.docx").read_bytes().startswith(b"PK")
    assert "mål.txt" in ok("report", "--format", "md", "-o", "mål.txt")
    assert Path("mål.txt").read_text(encoding="utf-8") == ok("report")


def small_turtle(folder: Path, text: str, name: str = "plan.ttl") -> str:
    path = folder / name
    path.write_bytes(text.encode("utf-8"))
    return str(path)


BAD = [
    (["show", "KS99"], ["KS99", "KS"]),
    (["trace", "nonsense"], ["nonsense"]),
    (["trace", "KS1", "--to", "KF99"], ["KF99", "KF9"]),
    (["query", "goals-without-strateg"], ["goals-without-strategy"]),
    (["query", "goals-without-strategy", "--param", "colour=red"], ["colour"]),
    (["query", "goals-without-strategy", "--param", "colour"], ["--param"]),
    (["query", "goals-without-lower-goal", "--param", "basis=guess"], ["basis", "stated"]),
    (["query", "SELECT ?s WHERE { ?s ?p"], ["SPARQL"]),
    (["query", "SELECT ?s WHERE { ?s ex:name ?o }"], ["ex"]),
    (["query", "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }"], ["SERVICE", "--service-host"]),
    (["query", "LOAD <http://127.0.0.1:9/x>"], ["SPARQL"]),
    (["query", "goals-without-strategy", "--format", "turtle"], ["turtle", "csv"]),
    (["query", "@no-such-file.rq"], ["no-such-file.rq"]),
    (["queries", "red-thred"], ["red-thread"]),
    (["validate", "--profile", "nowhere"], ["nowhere", "vaggeryd"]),
    (["validate", "--as-of", "2019-02-30"], ["2019-02-30"]),
    (["report", "--occasion", "RO9"], ["RO9", "RO1 (2019-04-30)", "RO2 (2019-08-31)"]),
    (["report", "--occasion", "KS1"], ["KS1", "RO1"]),
    (["report", "--occasion", "2020-08"], ["2020-08", "RO2"]),
    (["report", "-o", "report.pdf"], ["report.pdf", ".docx"]),
    (["report", "-o", "no-such-folder/report.md"], ["no-such-folder"]),
    (["--lang", "fi", "show"], ["fi"]),
    (["no-such-command"], ["no-such-command", "goalgraph --help"]),
    (["trace"], ["ID", "goalgraph trace --help"]),
    (["trace", "KS1", "--directoin", "up"], ["--direction"]),
    (["--data", "no-such-folder", "show"], ["no-such-folder"]),
    (["--store", "no-such-store", "show"], ["no-such-store"]),
    (["--store", "https://127.0.0.1/sparql", "show"], ["https://127.0.0.1/sparql"]),
    (["--data", "a", "--store", "b", "show"], ["--data"]),
]


@pytest.mark.parametrize(("args", "said"), BAD, ids=[" ".join(args) for args, _ in BAD])
def test_bad_input_gets_one_line_and_exit_code_2(args: list[str], said: list[str]) -> None:
    result = run(*args)
    assert result.exit_code == 2, result.output
    lines = result.stderr.splitlines()
    assert len(lines) == 1, result.stderr
    assert all(word in lines[0] for word in said), lines[0]
    assert "Traceback" not in result.output


BAD_FILES = {
    "syntax": ("plan.ttl", b"@prefix a: <http://a/> .\na:b a:c a:d .\na:b a:c \xc3\xa5 .\n", "3"),
    "unterminated": ("plan.ttl", b'@prefix a: <http://a/> .\na:b a:c "open', "2"),
    "encoding": ("plan.ttl", b'@prefix a: <http://a/> .\na:b a:c "\xe5" .\n', "2"),
    "empty": ("plan.ttl", b"", "plan.ttl"),
    "ending": ("plan.docx", b"words", ".ttl"),
    "jsonld": (
        "plan.jsonld",
        b'{"@context": "http://127.0.0.1:9/c.jsonld", "@id": "http://a/", "a": 1}',
        "plan.jsonld",
    ),
}


@pytest.mark.parametrize("case", BAD_FILES)
def test_a_bad_file_is_named_with_its_line(case: str, tmp_path: Path) -> None:
    name, raw, said = BAD_FILES[case]
    path = tmp_path / name
    path.write_bytes(raw)
    result = run("--data", str(path), "show")
    assert result.exit_code == 2
    assert len(result.stderr.strip().splitlines()) == 1
    assert name in result.stderr
    assert said in result.stderr
    assert path.read_bytes() == raw


def test_a_folder_without_data_is_said_so(tmp_path: Path) -> None:
    result = run("--data", str(tmp_path), "show")
    assert result.exit_code == 2
    assert str(tmp_path) in result.stderr


@pytest.mark.parametrize("target", ["no-such-folder/goals.html", "."])
def test_a_page_that_cannot_be_written_leaves_nothing(
    target: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run("page", "-o", target)
    assert result.exit_code == 2
    assert len(result.stderr.strip().splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


def test_debug_shows_where(tmp_path: Path) -> None:
    result = run("--debug", "--data", str(tmp_path / "none"), "show")
    assert type(result.exception).__name__ == "SourceNotFound"


def test_a_runaway_query_is_stopped() -> None:
    text = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
    result = run("query", text, "--timeout", "0.5")
    assert result.exit_code == 2
    assert "--timeout" in result.stderr
    assert (
        ok("query", "SELECT ?id { plan:KS1 skos:notation ?id }", "--timeout", "60", "--format", "csv")
        == "id\nKS1\n"
    )


@pytest.mark.parametrize("name", COMMANDS)
def test_the_console_script_has_every_command(name: str, command: str) -> None:
    done = subprocess.run([command, name, "--help"], capture_output=True, text=True, check=False)
    assert done.returncode == 0
    assert f"goalgraph {name}" in done.stdout


def test_the_console_script_pipes_plain_utf8_whatever_the_locale(command: str) -> None:
    env = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
    done = subprocess.run([command, "trace", "KS5"], capture_output=True, env=env, check=True)
    assert "Vi skall bli en friskare kommun" in done.stdout.decode("utf-8")
    assert b"\x1b[" not in done.stdout
    assert done.stderr == b""


def test_an_argument_that_is_no_text_is_told_in_one_line(command: str, tmp_path: Path) -> None:
    bad: list[list[str | bytes]] = [["show", b"K\xe5"], ["--data", b"\xe5.ttl", "show"]]
    for args in bad:
        done = subprocess.run([command, *args], capture_output=True, check=False)
        assert done.returncode == 2
        assert done.stderr.count(b"\n") == 1
        assert b"\\udce5" in done.stderr
    done = subprocess.run(
        [command, "page", "-o", b"\xe5.html"], cwd=tmp_path, capture_output=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, b"")


def test_python_dash_m_is_the_same_program(command: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "goalgraph", "--help"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stdout.startswith("Användning: goalgraph ")


LIBRARIES = {
    "rdflib",
    "pyshacl",
    "networkx",
    "pyvis",
    "rich",
    "jinja2",
    "tomllib",
    "shutil",
    "goalgraph.decisions",
}
STARTING = {*LIBRARIES, "pyoxigraph", "lazy_loader", "dataclasses", "pathlib", "hashlib", "json", "difflib"}


@pytest.mark.parametrize(
    ("line", "unneeded"),
    [
        (["--help"], STARTING),
        (["trace", "--help"], STARTING),
        (["trace", "KS5"], LIBRARIES),
        (
            ["query", "goals-without-strategy"],
            {*LIBRARIES, "goalgraph.model.objects", "goalgraph.cli.output"},
        ),
    ],
)
def test_a_command_imports_only_what_it_needs_the_second_time(
    line: list[str], unneeded: set[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(cache.VARIABLE, str(tmp_path / "kept"))
    code = (
        f"import sys\nfrom goalgraph.cli import main\ntry: main({line!r})\nexcept SystemExit: pass\n"
        "print(*sys.modules)"
    )
    for _ in range(2):
        done = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=True
        )
    assert unneeded & set(done.stdout.splitlines()[-1].split()) == set()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full to write to")
@pytest.mark.parametrize("asked", ["queries", "--help", "--version", "show --help"])
def test_a_full_disk_is_told_in_one_line(command: str, asked: str) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run([command, *asked.split()], stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 2
    assert done.stderr.count(b"\n") == 1


def test_a_fault_of_the_program_is_one_line_too(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_self: object) -> None:
        raise ZeroDivisionError("a part is broken")

    monkeypatch.setattr("goalgraph.cli.settings.Settings.graph", broken)
    result = run("show")
    assert result.exit_code == 2
    assert result.stderr.strip().splitlines() == [
        "ett fel i goalgraph under arbetet med show (ZeroDivisionError: a part is broken); "
        "anmäl det med det som --debug visar"
    ]
    assert "under arbetet med show plan.ttl (" in run("--data", "plan.ttl", "show").stderr
    assert isinstance(run("--debug", "show").exception, ZeroDivisionError)


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A folder with the small plan, and a workshop's file beside it."""
    folder = tmp_path / "plan"
    folder.mkdir()
    (folder / "plan.ttl").write_bytes(FILE.read_bytes())
    save(tmp_path, dialogue(decision(steeringMode="Steering"), proposal("M2", note="x")))
    return folder


def files(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def apply(plan: Path, *args: str, code: int = 0, lang: str = "en", name: str = "workshop.json") -> Result:
    result = run("--lang", lang, "--data", str(plan), "apply", str(plan.parent / name), *args)
    assert result.exit_code == code, result.output
    return result


def test_apply_writes_beside_the_plan_and_history_tells(plan: Path) -> None:
    shown = apply(plan)
    assert shown.stderr == ""
    assert "steering mode: undecided → steering goal" in shown.stdout
    assert str(plan / "decisions.ttl") in shown.stdout
    text = ok("--data", str(plan), "--lang", "en", "show", "M1", "--history")
    assert "2024-05-01  M1.D1  decision" in text
    document = json.loads(ok("--data", str(plan), "show", "m2", "--history", "--format", "json"))
    assert [record["id"] for record in document["history"]] == ["M2.PR1"]
    before = files(plan)
    assert "Nothing to do" in apply(plan).stdout
    assert files(plan) == before


def test_apply_to_a_single_file_and_for_the_bundled_plan(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    apply(plan / "plan.ttl", name="../workshop.json")
    assert (plan / "decisions.ttl").is_file()
    monkeypatch.chdir(plan.parent)
    blank = ok("apply", "--template")
    Path("w.json").write_text(blank, encoding="utf-8")
    ok("apply", "w.json")
    assert json.loads(blank)["decisions"][0]["@type"] == "Proposal"
    assert "KS1.PR1" in ok("--data", "decisions.ttl", "show", "KS1", "--history")


def test_a_dry_run_of_apply_writes_nothing(plan: Path) -> None:
    before = files(plan)
    assert "Dry run" in apply(plan, "--dry-run").stdout
    assert files(plan) == before


def test_apply_where_it_is_told_to(plan: Path, tmp_path: Path) -> None:
    for target in (tmp_path, tmp_path / "d.trig", tmp_path / "d.jsonld", tmp_path / "d.nq"):
        apply(plan, "-o", str(target))
        written = target / "decisions.ttl" if target.is_dir() else target
        assert "M1.D1" in ok("--data", str(plan), "--data", str(written), "show", "M1", "--history")
    assert not (plan / "decisions.ttl").exists()


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_a_conflict_is_exit_code_1_and_changes_nothing(plan: Path, tmp_path: Path, lang: str) -> None:
    apply(plan)
    save(tmp_path, dialogue(decision(steeringMode="Direction"), name="two"), "two.json")
    before = files(tmp_path)
    result = apply(plan, code=1, name="two.json", lang=lang)
    assert files(tmp_path) == before
    assert result.stdout == ""
    _, line = result.stderr.splitlines()
    said = {
        "sv": ("styrform", "inte avgjort", "styrande mål"),
        "en": ("steering mode", "undecided", "steering goal"),
    }
    assert all(part in line for part in ("M 1", "M1.D1", *said[lang]))


GOOD = dialogue(decision(note="x"))
BAD_DECISIONS: dict[str, tuple[object, str]] = {
    "no JSON": (b"{", "not valid JSON"),
    "truncated": (json.dumps(GOOD).encode()[:-30], "truncated"),
    "no JSON-LD": ({"a": 1}, "not a decisions file"),
    "another plan": (GOOD | {"plan": "urn:other"}, "sjobacka/2024"),
    "a newer version": (GOOD | {"formatVersion": 2}, "upgrade goalgraph"),
    "an unknown goal": (dialogue(decision("M9", note="x")), "is no goal of the plan"),
    "a forecast for a direction goal": (
        dialogue(decision(steeringMode="Direction", forecasts=[FORECAST])),
        "has no forecast; remove the forecast",
    ),
    "no such date": (dialogue(decision(note="x") | {"date": "2024-02-30"}), "2024-02-30"),
    "100 MB": (100_000_000, "100 MB"),
    "another encoding": (json.dumps(GOOD).encode("utf-16"), "UTF-8"),
}


@pytest.mark.parametrize(("content", "said"), BAD_DECISIONS.values(), ids=BAD_DECISIONS)
def test_bad_input_is_one_line_and_changes_nothing(
    plan: Path, tmp_path: Path, content: object, said: str
) -> None:
    apply(plan)
    bad = tmp_path / "bad.json"
    if isinstance(content, int):
        with bad.open("wb") as file:
            file.truncate(content)
    else:
        bad.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
    before = files(plan)
    for lang in ("en", "sv"):
        result = apply(plan, code=2, name="bad.json", lang=lang)
        assert result.stdout == ""
        assert result.stderr.count("\n") == 1
        assert "bad.json" in result.stderr
        assert said in result.stderr or lang == "sv"
    assert files(plan) == before


@pytest.mark.parametrize("args", [["apply"], ["apply", "a", "b"], ["show", "--history"]])
def test_apply_and_history_need_to_know_of_what(args: list[str]) -> None:
    result = run(*args)
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1


def test_the_decisions_file_itself_is_not_written_over(plan: Path, tmp_path: Path) -> None:
    document = dialogue(decision(note="x"))
    for name in ("w.jsonld", "w.json"):
        path = save(tmp_path, document, name)
        before = files(tmp_path)
        result = apply(plan, "-o", str(path), code=2, name=name)
        assert "another file" in result.stderr
        assert files(tmp_path) == before


def test_a_file_that_is_something_else_is_not_written_over(plan: Path, tmp_path: Path) -> None:
    for content in ("<urn:a> <urn:b> <urn:c> .", "no turtle"):
        (tmp_path / "x.ttl").write_text(content, encoding="utf-8")
        assert apply(plan, "-o", str(tmp_path / "x.ttl"), code=2).stderr.count("\n") == 1
        assert (tmp_path / "x.ttl").read_text(encoding="utf-8") == content


def test_where_nothing_may_be_written_nothing_changes(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    for call in ("os.open", "os.fsync"):
        with monkeypatch.context() as broken:
            broken.setattr(call, refuse)
            result = apply(plan, code=2)
        assert "Permission denied" in result.stderr
        assert [path.name for path in plan.iterdir()] == ["plan.ttl"]


def test_apply_to_a_store(plan: Path, tmp_path: Path) -> None:
    store = LocalStore(tmp_path / "store")
    loaded = goalgraph.load(plan).store
    for name in loaded.graphs():
        store.put_graph(name, loaded.get_graph(name))
    del store
    args = ["--store", str(tmp_path / "store"), "--lang", "en"]
    text = ok(*args, "apply", str(tmp_path / "workshop.json"))
    assert f"in the store {tmp_path / 'store'}" in text
    assert "M1.D1" in ok(*args, "show", "M1", "--history")
    assert "Nothing to do" in ok(*args, "apply", str(tmp_path / "workshop.json"))
    ok(*args, "apply", str(tmp_path / "workshop.json"), "-o", str(tmp_path / "copy.ttl"))
    assert "M1.D1" in ok("--data", str(plan), "--data", str(tmp_path / "copy.ttl"), "show", "M1", "--history")


def test_a_report_in_a_form_that_its_name_denies_is_refused(tmp_path: Path) -> None:
    result = run("report", "--format", "html", "-o", str(tmp_path / "r.docx"))
    assert result.exit_code == 2
    assert "--format html" in result.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("arguments", ["query ASK{} --timeout", "apply x.jsonld --wait", "serve --timeout"])
@pytest.mark.parametrize("seconds", ["nan", "inf"])
def test_a_time_that_never_ends_is_refused(arguments: str, seconds: str) -> None:
    result = run(*arguments.split(), seconds)
    assert result.exit_code == 2
    assert f"'{seconds}'" in result.stderr
