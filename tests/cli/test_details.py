"""What `show` tells of the things that a plan has beside its goals.

In: the invented bodies, and a plan whose goals are stated in a document as a whole. Out: the lines that are printed.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from goalgraph.cli import main
from places import BODIES

BODY = {folder.parent.name: str(folder) for folder in BODIES}
WHOLE = """
@prefix plan: <https://example.org/id/x/2031/> .
@prefix gg: <https://w3id.org/goalgraph/ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
<https://example.org/id/x/2031> a gg:Plan ; skos:notation "x/2031" ; rdfs:label "Plan X"@sv ;
    gg:statedIn <https://example.org/beslut.pdf> .
plan:L1 a gg:Level ; skos:notation "L1" ; gg:inPlan <https://example.org/id/x/2031> ; gg:order 1 ;
    gg:idPrefix "M" ; rdfs:label "Mål"@sv ; gg:statedIn plan:DOC .
plan:DOC a foaf:Document ; rdfs:label "Planen"@sv ; foaf:page <https://example.org/plan.pdf> .
plan:M1 a gg:Goal ; skos:notation "M1" ; gg:inPlan <https://example.org/id/x/2031> ; gg:atLevel plan:L1 ;
    rdfs:label "Bättre"@sv ; gg:statedIn plan:DOC .
"""


def shown(data: str, ident: str, *options: str) -> str:
    result = CliRunner().invoke(main, ["--data", data, "show", ident, *options])
    assert result.exit_code == 0, result.output
    return result.stdout


TOLD = [
    ("stenvinda", "N2", "nivå: N (Nämndernas och bolagens mål)"),
    ("stenvinda", "N2", "antaget av: Stenvinda Bostäder AB"),
    ("stenvinda", "I3.T2032", "målvärde: 20–30 bostäder"),
    ("stenvinda", "I2.T2032", "målvärde: högst 10 %"),
    ("stenvinda", "KF1.F1", "bedömning: ◆ nås delvis"),
    ("stenvinda", "RO1", "period: januari–augusti 2032"),
    ("stigverket", "RO2", "lämnas senast: 2031-08-15"),
    ("stigverket", "RO2", "berör: Friluftsdepartementet (påhittat)"),
    ("stigverket", "RO2", "gäller: M2"),
    ("stigverket", "B2", "belopp: 6 500 000 kronor"),
    ("stigverket", "I1.T2031", "utgångsvärde: 61 %"),
    ("sakboden", "KR1.1.U1", "poäng: 0,8"),
    ("sakboden", "KR1.3.T1", "senast: 2031-06-01"),
    ("sakboden", "POST.LOAN", "Lånechefen"),
    ("tallvide", "I1.O2029", "jämfört med: riket: 74 %"),
    ("tallvide", "I1.O2029.C-Country", "jämfört med: riket: 74 %"),
    ("tallvide", "I6.T2031", "målvärde: fallande"),
]


@pytest.mark.parametrize(("body", "ident", "line"), TOLD)
def test_what_the_plan_says_of_a_thing_is_shown(body: str, ident: str, line: str) -> None:
    assert line in shown(BODY[body], ident).replace("\u00a0", " ")


def test_a_plan_that_a_statement_guides_and_is_in_is_named_once() -> None:
    assert shown(BODY["stenvinda"], "V1").count("stenvinda/2032 ·") == 1


def test_a_quote_says_in_which_of_several_documents_it_stands() -> None:
    assert (
        "Delårsrapport per 31 augusti 2032, Stenvinda kommun (påhittat dokument), rad 5: ”KF 1 ◆”"
        in shown(BODY["stenvinda"], "KF1.F1")
    )
    assert "\n  rad 9: ”" in shown(BODY["tallvide"], "KF1")


def test_a_document_that_says_it_as_a_whole_is_named_with_its_address(tmp_path: Path) -> None:
    file = tmp_path / "plan.ttl"
    file.write_text(WHOLE, encoding="utf-8")
    assert "Källa\n  Planen · https://example.org/plan.pdf\n" in shown(str(file), "M1")
    assert "  beslut.pdf · https://example.org/beslut.pdf\n" in shown(str(file), "x/2031")
    document = json.loads(shown(str(file), "M1", "--format", "json"))
    assert document["documents"] == [{"label": "Planen", "iri": "https://example.org/plan.pdf"}]
    assert document["sources"] == []
    text = WHOLE.replace("https://example.org/plan.pdf", "https://example.org/id/x/2031/DOC")
    file.write_text(text, encoding="utf-8")
    assert "Källa\n  Planen\n" in shown(str(file), "M1"), "a name in the plan is no place to look"
