"""Of a plan without goals, areas or indicators nothing general is said: not that all of them are in order."""

from __future__ import annotations

import io
import re
from contextlib import chdir
from pathlib import Path

import pytest
from click.testing import CliRunner
from docx import Document

import goalgraph
from goalgraph.base.texts import text_in
from goalgraph.base.wording import LANGUAGES
from goalgraph.cli import main
from small_plan import FILE

GENERAL = re.compile(r"\b(All[at]?|Varje|Samtliga|Every|Each|Both)\b(?! plan)", re.IGNORECASE)
PLAN = """
@prefix gg: <https://w3id.org/goalgraph/ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix p: <https://example.org/lindby/2030/> .

<https://example.org/lindby/2030> a gg:Plan ; skos:notation "lindby/2030" ; gg:fictitious true ;
    rdfs:label "Lindby 2030"@sv , "Lindby 2030"@en ; gg:referenceDate "2030-01-31"^^xsd:date .
p:RO1 a gg:ReportingOccasion ; skos:notation "RO1" ; rdfs:label "delår"@sv , "interim"@en ;
    gg:inPlan <https://example.org/lindby/2030> ; gg:endDate "2030-08-31"^^xsd:date .
"""
RUNS = [
    ["show"],
    ["validate"],
    ["validate", "--by", "goal"],
    ["validate", "--format", "md"],
    ["validate", "--format", "html"],
    ["report"],
    ["report", "--format", "html"],
    ["apply", "--template"],
    *(["query", name, "--format", "table"] for name, query in goalgraph.queries().items() if query.empty),
]


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    (tmp_path / "plan.ttl").write_text(PLAN, encoding="utf-8")
    return tmp_path / "plan.ttl"


@pytest.mark.parametrize("run", RUNS, ids=" ".join)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_general_is_said_of_nothing(run: list[str], lang: str, empty: Path) -> None:
    done = CliRunner().invoke(main, ["--data", str(empty), "--lang", lang, *run])
    assert not isinstance(done.exception, Exception) or done.exit_code in (0, 1), done.output
    assert GENERAL.findall(re.sub(r"<style>.*?</style>", "", done.stdout, flags=re.DOTALL)) == []


@pytest.mark.parametrize(
    ("lang", "none", "requirements"),
    [("sv", "Planen har inga mål.", "Krav"), ("en", "The plan has no goals.", "Requirement")],
)
def test_what_is_not_there_is_said(lang: str, none: str, requirements: str, empty: Path) -> None:
    graph = goalgraph.load(empty)
    report = graph.report(lang=lang)
    assert report.settled == none
    with chdir(empty.parent):
        for form in ("md", "html"):
            assert graph.write_report(f"r.{form}", lang=lang).read_text(encoding="utf-8").count(none) == 2
        paragraphs = [
            p.text
            for p in Document(io.BytesIO(graph.write_report("r.docx", lang=lang).read_bytes())).paragraphs
        ]
        assert paragraphs.count(none) == 2
    for form in ("table", "md", "html"):
        done = CliRunner().invoke(main, ["--data", str(empty), "--lang", lang, "validate", "--format", form])
        assert requirements not in done.stdout


def test_a_plan_of_direction_goals_alone_is_not_said_to_reach_its_steering_goals(tmp_path: Path) -> None:
    text = FILE.read_text(encoding="utf-8").replace("a gg:Goal ;", "a gg:Goal ; gg:goalType gg:Direction ;")
    (tmp_path / "plan.ttl").write_text(text, encoding="utf-8")
    report = goalgraph.load(tmp_path / "plan.ttl").report()
    assert report.settled == "Inget mål är styrande, och inget mål är oavgjort."
    assert not any(area.priorities for area in report.areas)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_answer_without_rows_says_nothing_general(lang: str) -> None:
    said = {name: text_in(query.empty, lang) for name, query in goalgraph.queries().items()}
    assert {name: text for name, text in said.items() if GENERAL.search(text)} == {}
