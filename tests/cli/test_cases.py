"""Files that people have, from the public fault lists of other tools: what each command says of them.

In: the files in ``tests/cases``, which are invented. Out: a failure that names the case.
"""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

import goalgraph
from goalgraph.cli import main
from goalgraph.rdf.store import LocalStore
from places import TESTS

CASES = TESTS / "cases"
CASE_01, CASE_02 = (str(CASES / name) for name in ("01-foreign-catalogue.ttl", "02-namespace-http.ttl"))


def run(*args: str, stdin: bytes | None = None, lang: str = "en") -> Result:
    return CliRunner().invoke(main, ["--lang", lang, *args], input=stdin, prog_name="goalgraph")


def on(case: str, *args: str, lang: str = "en") -> Result:
    return run("--data", str(CASES / case), *args, lang=lang)


def findings(case: str, lang: str = "en") -> list[dict[str, Any]]:
    result = on(case, "validate", "--format", "json", lang=lang)
    found: list[dict[str, Any]] = json.loads(result.stdout)["findings"]
    return found


def told(case: str, lang: str = "en") -> dict[str, list[str]]:
    """The messages by rule, without what every small plan lacks."""
    said: dict[str, list[str]] = {}
    for finding in findings(case, lang):
        said.setdefault(finding["rule"], []).append(finding["message"])
    for usual in (
        "area-without-risk",
        "observation-without-period",
        "polarity-missing",
        "goal-without-strategy",
    ):
        said.pop(usual, None)
    return said


def test_the_plan_that_the_others_grow_from_is_in_order() -> None:
    assert told("base.ttl") == {}


# --- No plan in what was read ---

COMMANDS = [
    ("show",),
    ("show", "KS1"),
    ("trace", "KS1"),
    ("query", "goals-without-strategy"),
    ("query", "SELECT * { ?s ?p ?o }"),
    ("validate",),
    ("validate", "--format", "json"),
    ("apply", "--template"),
    ("report",),
    ("page", "-o", "page.html"),
]


@pytest.mark.parametrize("args", COMMANDS, ids=" ".join)
@pytest.mark.parametrize(
    ("path", "line"),
    [
        (
            CASE_01,
            f"{CASE_01} holds no plan; give a file or folder with a gg:Plan, or start one with goalgraph new",
        ),
        (
            CASE_02,
            f"{CASE_02} holds no plan: its terms are in <http://w3id.org/goalgraph/ontology#>, which is not "
            "goalgraph's namespace; write <https://w3id.org/goalgraph/ontology#>",
        ),
    ],
)
def test_every_command_says_that_there_is_no_plan(
    args: tuple[str, ...], path: str, line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run("--data", path, *args)
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", line + "\n")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("args", [("diff", CASE_01, CASE_02), ("new", "next", "--from", CASE_01)])
def test_so_do_the_commands_that_name_their_plans(
    args: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run(*args)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith(f"{CASE_01} holds no plan; ")
    assert result.stderr.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_a_store_without_a_plan_holds_none(tmp_path: Path) -> None:
    store = LocalStore(tmp_path / "store")
    store.update("INSERT DATA { GRAPH <urn:g> { <urn:a> <urn:b> <urn:c> } }")
    del store
    result = run("--store", str(tmp_path / "store"), "show")
    assert (result.exit_code, result.stdout) == (2, "")
    assert " holds no plan" in result.stderr


# --- What is left out in a folder is told ---


@pytest.mark.parametrize(
    "args", [("show",), ("validate",), ("trace", "KS1"), ("query", "SELECT * { ?s a gg:Plan }")]
)
@pytest.mark.parametrize(
    ("case", "left_out"),
    [
        ("05-unread-files", ["05-unread-files/area-2.ttl.txt (unknown ending)"]),
        ("06-other-json", ["06-other-json/kolada.json (no RDF)", "06-other-json/.vscode (hidden)"]),
        ("07-hidden-copy", ["07-hidden-copy/.ipynb_checkpoints (hidden)"]),
    ],
)
def test_what_was_not_read_is_named_in_one_line(
    args: tuple[str, ...], case: str, left_out: list[str]
) -> None:
    result = on(case, *args)
    assert result.stdout
    assert result.stderr == f"not read: {', '.join(str(CASES / name) for name in left_out)}\n"


def test_it_is_named_in_the_readers_language() -> None:
    stderr = on("05-unread-files", "show", lang="sv").stderr
    assert stderr == f"inte läst: {CASES / '05-unread-files/area-2.ttl.txt'} (okänd filändelse)\n"


def test_many_files_are_still_one_line(tmp_path: Path) -> None:
    (tmp_path / "plan.ttl").write_bytes((CASES / "base.ttl").read_bytes())
    for number in range(40):
        (tmp_path / f"notes-{number:02}.md").write_text("notes", encoding="utf-8")
    (tmp_path / "area-2.ttl.txt").write_text("", encoding="utf-8")
    stderr = run("--data", str(tmp_path), "show").stderr
    assert stderr.startswith(f"not read: {tmp_path / 'area-2.ttl.txt'} (unknown ending), ")
    assert stderr.endswith("and 36 more\n")
    assert stderr.count("\n") == 1


def test_the_next_edition_tells_what_of_the_old_one_was_not_read(tmp_path: Path) -> None:
    result = run("new", str(tmp_path / "next"), "--from", str(CASES / "07-hidden-copy"))
    assert result.exit_code == 0
    assert result.stderr == f"not read: {CASES / '07-hidden-copy/.ipynb_checkpoints'} (hidden)\n"


def test_the_library_hands_out_what_was_not_read() -> None:
    unread = goalgraph.load(CASES / "05-unread-files").unread
    assert [(one.path.name, one.reason) for one in unread] == [("area-2.ttl.txt", "ending")]
    assert goalgraph.load().unread == ()


def test_rdf_xml_is_read_with_the_rest_of_the_folder() -> None:
    assert "Glömt mål" in on("05-unread-files", "show", "KS3", lang="sv").stdout


def test_the_copy_that_an_editor_keeps_is_not_the_plan() -> None:
    shown = on("07-hidden-copy", "show", "KS1").stdout
    assert "More shall learn to read" in shown
    assert "Old wording" not in shown


# --- Terms, numbers, dates and names ---


def test_a_misspelt_term_is_told_with_the_nearest_one_on_what_it_describes() -> None:
    unknown = [f for f in findings("03-misspelt-terms.ttl") if f["rule"] == "term-unknown"]
    assert [(f["severity"], f["focus"], f["value"]) for f in unknown] == [
        ("warning", "A1", "gg:contributeTo → gg:contributesTo"),
        ("warning", "KS1", "gg:Gooal → gg:Goal"),
    ]
    assert all(f["value"] in f["message"] for f in unknown)


def test_a_term_in_a_namespace_that_is_almost_ours_is_told_too(tmp_path: Path) -> None:
    wrong = (CASES / "02-namespace-http.ttl").read_text(encoding="utf-8").replace("KS1", "KS9").split("\n\n")
    (tmp_path / "area-2.ttl").write_text("\n".join([wrong[0], wrong[1].splitlines()[-1]]), encoding="utf-8")
    (tmp_path / "plan.ttl").write_bytes((CASES / "base.ttl").read_bytes())
    result = json.loads(run("--data", str(tmp_path), "validate", "--format", "json").stdout)
    values = [f["value"] for f in result["findings"] if f["rule"] == "term-unknown"]
    assert "<http://w3id.org/goalgraph/ontology#Goal> → gg:Goal" in values


def test_a_number_that_json_ld_wrote_with_an_exponent_is_that_number() -> None:
    answers = [
        json.loads(on(case, "query", "worse-than-country", "--format", "json").stdout)
        for case in ("04a-decimal.ttl", "04b-decimal.jsonld")
    ]
    assert answers[0] == answers[1]
    assert "-5.7" in json.dumps(answers[0])
    assert "value-not-decimal" not in told("04b-decimal.jsonld")


def test_a_result_below_nought_and_a_cover_above_a_hundred_per_cent_are_practice() -> None:
    found = findings("09-percent-outside.ttl")
    assert {f["severity"] for f in found} == {"info"}
    assert {f["rule"] for f in found} & {"value-unusual", "value-out-of-unit"} == set()


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_the_swedish_of_finland_is_swedish(lang: str) -> None:
    rows = on(
        "10-label-sv-FI.ttl", "--lang", "sv", "query", "goals-without-strategy", "--format", "csv"
    ).stdout
    assert "KS2,Småbarnspedagogiken ska nå fler,A1," in rows.splitlines()
    assert "Småbarnspedagogiken ska nå fler" in on("10-label-sv-FI.ttl", "show", "KS2", lang=lang).stdout


@pytest.mark.parametrize("ident", ["SDG4", "4", "04", "sdg:4"])
def test_the_uns_own_codes_find_the_goal_and_break_no_rule(ident: str) -> None:
    data = ("--data", str(CASES / "base.ttl"), "--data", str(CASES / "11-un-codes.ttl"))
    assert run(*data, "show", ident).stdout.startswith("Agenda 4 · ")
    with_codes = json.loads(run(*data, "validate", "--format", "json").stdout)["findings"]
    assert with_codes == findings("base.ttl")


@pytest.mark.parametrize("ident", ["4.1", "SDG4.1", "sdg 4.1".replace(" ", "")])
def test_a_target_is_found_by_the_uns_code_also_without_their_file(ident: str) -> None:
    assert on("base.ttl", "show", ident).stdout.startswith("Agenda 4.1 · ")


def test_a_goal_of_a_committees_own_class_is_a_board_goal_everywhere() -> None:
    case = "12-committee-goal.ttl"
    shown = on(case, "show", "BUN1", "--format", "json").stdout
    assert json.loads(shown)["kind"] == "goal"
    assert "BUN 1" in on(case, "trace", "A1").stdout
    assert "BUN1" in on(case, "query", "goals-without-strategy", "--format", "csv").stdout
    graph = goalgraph.load(CASES / case)
    assert [goal.id for goal in graph.resources("goal")] == ["KS1", "BUN1"]
    assert {r.goal for r in graph.validate(profile="vaggeryd").readiness} == {"BUN1", "KS1"}
    assert [link.basis for link in graph.links_of("BUN1")[0]] == ["stated", "stated", "derived"]
    assert "BUN1" in {finding.focus for finding in graph.validate(profile="vaggeryd").findings}


def test_a_link_by_a_municipalitys_own_property_is_a_stated_link(tmp_path: Path) -> None:
    path = tmp_path / "plan.ttl"
    own = """
        @prefix ex: <https://lindby.example/terms#> .
        ex:shows rdfs:subPropertyOf ex:counts . ex:counts rdfs:subPropertyOf gg:measures .
        plan:A1.I1 ex:shows plan:KS1 ."""
    path.write_text((CASES / "04a-decimal.ttl").read_text(encoding="utf-8") + own, encoding="utf-8")
    links = goalgraph.load(path).links_of("A1.I1")[0]
    assert ("measures", "KS1", "stated") in [(link.relation, link.object, link.basis) for link in links]


def test_two_numbers_for_the_same_thing_are_told() -> None:
    assert told("13-two-values-one-period.ttl") == {
        "value-contradictory": [
            "The observations A1.I1.O2 and A1.I1.O1 give different numbers, 31 and 58, "
            "for the same indicator, period and group."
        ]
    }


@pytest.mark.parametrize(
    "detail",
    [
        "gg:group plan:G1",
        "gg:unit unit:DAY",
        'gg:responseOption "ja"@sv',
        "gg:qualifier gg:Preliminary",
        "gg:qualifier gg:Estimated",
    ],
)
def test_numbers_that_something_sets_apart_do_not_contradict_each_other(tmp_path: Path, detail: str) -> None:
    path = tmp_path / "plan.ttl"
    text = (CASES / "13-two-values-one-period.ttl").read_text(encoding="utf-8")
    if detail.startswith("gg:unit"):
        text = text.replace("gg:value 31.0 ; gg:unit unit:PERCENT", f"gg:value 31.0 ; {detail}")
    path.write_text(f"{text}\nplan:A1.I1.O2 {detail} .", encoding="utf-8")
    assert "value-contradictory" not in {f.rule for f in goalgraph.load(path).validate().findings}


def test_a_value_without_its_type_is_read_and_the_type_named() -> None:
    messages = told("14-right-form-wrong-type.ttl")
    assert messages["datatype-missing"] == [
        'A1.I1.O1: a value lacked its type and was read as gg:value "84.5"^^xsd:decimal.',
        'RO1: a value lacked its type and was read as gg:endDate "2030-12-31"^^xsd:date.',
        'RO2: a value lacked its type and was read as gg:endDate "2030-08-31"^^xsd:date.',
    ]
    assert messages["period-not-real"] == ["The period p1 does not have both a first and a last day."]
    graph = goalgraph.load(CASES / "14-right-form-wrong-type.ttl")
    assert str(getattr(graph.get("A1.I1.O1"), "value", None)) == "84.5"


@pytest.mark.parametrize(
    ("statement", "rule", "words"),
    [
        (
            'plan:A1.I1.O1 gg:value "84,5"',
            "value-not-decimal",
            "“84,5” is not written as a decimal number (xsd:decimal)",
        ),
        (
            'plan:A1.I1.O1.C-Country gg:rank "tre"',
            "count-not-whole",
            "“tre” is not a whole number (xsd:integer)",
        ),
        ('plan:A1.I1.O1 gg:yearInferred "ja"', "value-misfit", 'gg:yearInferred "ja" (xsd:boolean)'),
        ('plan:KS1 <urn:p> "2030-02-30"^^xsd:date', "value-misfit", '<urn:p> "2030-02-30" (xsd:date)'),
        (
            'plan:RO1 gg:endDate "31/12 2030"',
            "date-not-real",
            "“31/12 2030” is not a date (xsd:date) that exists",
        ),
    ],
)
def test_what_cannot_be_read_for_certain_is_told_with_the_type(
    tmp_path: Path, statement: str, rule: str, words: str
) -> None:
    path = tmp_path / "plan.ttl"
    path.write_text(
        (CASES / "04a-decimal.ttl").read_text(encoding="utf-8") + statement + " .", encoding="utf-8"
    )
    messages = {f.rule: f.message for f in goalgraph.load(path).validate(lang="en").findings}
    assert words in messages[rule]


def test_a_context_in_another_file_is_said_to_be_that() -> None:
    result = on("15-local-context/plan.jsonld", "show")
    path = CASES / "15-local-context" / "plan.jsonld"
    assert (result.exit_code, result.stderr) == (
        2,
        f"{path}: the JSON-LD context is another file (ctx.jsonld), and only the file itself is read; "
        "write the context into it\n",
    )


def test_a_link_to_itself_names_what_it_points_at() -> None:
    assert told("16-self-link.ttl") == {
        "goal-contributes-to-itself": ["KS 1 contributes, directly or by way of other goals, to itself."]
    }


# --- A started plan, and standard input ---


def test_a_placeholder_is_a_warning_until_it_is_filled_in(tmp_path: Path) -> None:
    folder = tmp_path / "x"
    assert (
        run("new", str(folder), "--municipality", "Lindby", "--code", "9999", "--year", "2030").exit_code == 0
    )

    def left() -> list[str]:
        found = goalgraph.load(folder).validate().findings
        assert {f.severity for f in found if f.rule == "placeholder-left"} <= {"warning"}
        return [f.focus for f in found if f.rule == "placeholder-left"]

    texts = {path: path.read_text(encoding="utf-8") for path in folder.glob("*.ttl")}
    lines = sum(" (platshållare)" in line for text in texts.values() for line in text.splitlines())
    assert len(left()) == lines > 5
    for path, text in texts.items():
        path.write_text(text.replace(" (platshållare)", ""), encoding="utf-8")
    assert len(left()) == lines
    for path, text in texts.items():
        path.write_text(text.replace(" (platshållare)", "").replace(" (placeholder)", ""), encoding="utf-8")
    assert left() == []


@pytest.mark.parametrize("case", ["base.ttl", "04b-decimal.jsonld"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_plan_comes_on_standard_input(command: str, case: str, encoding: str) -> None:
    text = (CASES / case).read_text(encoding="utf-8")
    done = subprocess.run(
        [command, "--data", "-", "show"], input=text.encode(encoding), capture_output=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"test/2030" in done.stdout


def test_decisions_on_a_plan_from_standard_input_are_written_where_one_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    plan = (CASES / "base.ttl").read_bytes()
    template = run("--data", "-", "apply", "--template", stdin=plan).stdout
    goal = json.loads(template)["decisions"][0]["goal"]
    document = json.loads(template) | {"decisions": [{"@type": "Proposal", "goal": goal, "note": "Senare."}]}
    Path("handed-in.jsonld").write_text(json.dumps(document), encoding="utf-8")
    result = run("--data", "-", "apply", "handed-in.jsonld", stdin=plan)
    assert (result.exit_code, result.stderr) == (0, "")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["decisions.ttl", "handed-in.jsonld"]


def test_the_help_says_how_standard_input_is_read() -> None:
    assert "- for standard input, whose format is seen from its content" in " ".join(
        run("--help").stdout.split()
    )


PLAN = """@prefix gg: <https://w3id.org/goalgraph/ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<https://example.org/{name}> a gg:Plan ; skos:notation "{name}" .
<https://example.org/{name}/KS1> a gg:Goal ; skos:notation "KS1" ; gg:inPlan <https://example.org/{name}> .
"""
LOOSE = "<urn:goalgraph:a> <urn:goalgraph:b> <urn:goalgraph:c> <https://example.org/notes> .\n"


@pytest.mark.parametrize(
    ("lang", "said"),
    [("en", "not read: {} (unknown ending)"), ("sv", "inte läst: {} (okänd filändelse)")],
)
@pytest.mark.parametrize("beside", [{}, {"areas.ttl": "<urn:a> <urn:b> <urn:c> ."}], ids=["alone", "data"])
def test_where_there_is_no_plan_the_files_that_were_left_out_are_named(
    tmp_path: Path, lang: str, said: str, beside: dict[str, str]
) -> None:
    for name, text in {"plan.ttl.txt": PLAN.format(name="one"), **beside}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    result = run("--data", str(tmp_path), "show", lang=lang)
    assert result.exit_code == 2
    assert said.format(tmp_path / "plan.ttl.txt") in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_where_nothing_was_left_out_nothing_is_said_of_it(tmp_path: Path) -> None:
    (tmp_path / "areas.ttl").write_text("<urn:a> <urn:b> <urn:c> .", encoding="utf-8")
    assert f"{tmp_path} holds no plan; give" in run("--data", str(tmp_path), "show").stderr


@pytest.mark.parametrize(
    "line",
    [
        ["show"],
        ["show", "--plan", "one"],
        ["query", "goals-without-strategy"],
        ["query", "ASK { ?s ?p ?o }"],
        ["validate", "--fail-on", "violation"],
        ["trace", "one/KS1"],
    ],
    ids=" ".join,
)
@pytest.mark.parametrize(
    ("lang", "said"), [("en", "belongs to none of the plans"), ("sv", "hör inte till någon av planerna")]
)
def test_a_graph_of_none_of_several_plans_is_told_in_one_line(
    tmp_path: Path, line: list[str], lang: str, said: str
) -> None:
    for name in ("one", "two"):
        (tmp_path / f"{name}.ttl").write_text(PLAN.format(name=name), encoding="utf-8")
    (tmp_path / "notes.nq").write_text(LOOSE, encoding="utf-8")
    [told] = [
        one for one in run("--data", str(tmp_path), *line, lang=lang).stderr.splitlines() if said in one
    ]
    assert told.endswith("https://example.org/notes")
    (tmp_path / "two.ttl").unlink()
    assert said not in run("--data", str(tmp_path), *line, lang=lang).stderr
