"""What a plan gives no name is called by what it says."""

from __future__ import annotations

from pathlib import Path

import pytest

import goalgraph

HEAD = """
@prefix gg: <https://w3id.org/goalgraph/ontology#> .
@prefix ex: <https://example.org/id/x/1/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix unit: <http://qudt.org/vocab/unit/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

<https://example.org/id/x/1> a gg:Plan ; skos:notation "x/1" ; rdfs:label "Plan"@sv .
ex:L1 a gg:Level ; skos:notation "L1" ; gg:inPlan <https://example.org/id/x/1> ; gg:order 1 ; gg:idPrefix "M" ;
    rdfs:label "Mål"@sv .
ex:M1 a gg:Goal ; skos:notation "M1" ; gg:inPlan <https://example.org/id/x/1> ; gg:atLevel ex:L1 ; rdfs:label "Rent"@sv .
ex:M1.I1 a gg:Indicator ; skos:notation "M1.I1" ; rdfs:label "Andel rena"@sv ; gg:measures ex:M1 .
"""


def label(folder: Path, turtle: str, ident: str, lang: str = "sv") -> str:
    (folder / "plan.ttl").write_text(HEAD + turtle, encoding="utf-8")
    return goalgraph.load(folder).get(ident).label(lang)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("gg:lowerBound 86.0 ; gg:unit unit:PERCENT", "minst 86 %"),
        ("gg:upperBound 4.0", "högst 4"),
        ("gg:lowerBound 115.0 ; gg:upperBound 125.0", "115–125"),
        (
            'gg:value 80.0 ; gg:unit unit:PERCENT ; gg:dueDate "2027-12-31"^^xsd:date',
            "80 % (31 december 2027)",
        ),
        ("gg:targetDirection gg:Rising", "stigande"),
        ('gg:toBeAchieved "Alla trivs"@sv', "Alla trivs"),
        ('gg:lowerBound 86.0 ; rdfs:label "nästan alla"@sv', "nästan alla"),
        ("gg:targetIndicator ex:M1.I1", "M1.T1"),
    ],
)
def test_a_target_without_a_name_is_called_by_its_number(tmp_path: Path, said: str, expected: str) -> None:
    turtle = f'ex:M1.T1 a gg:Target ; skos:notation "M1.T1" ; gg:targetFor ex:M1 ; {said} .'
    assert label(tmp_path, turtle, "M1.T1").replace("\N{NO-BREAK SPACE}", " ") == expected


def test_the_name_is_there_in_both_languages(tmp_path: Path) -> None:
    turtle = 'ex:M1.T1 a gg:Target ; skos:notation "M1.T1" ; gg:targetFor ex:M1 ; gg:lowerBound 0.5 .'
    assert label(tmp_path, turtle, "M1.T1", "en") == "at least 0.5"


def test_an_observation_and_an_assessment_too(tmp_path: Path) -> None:
    turtle = """
    ex:M1.I1.O1 a gg:Observation ; skos:notation "M1.I1.O1" ; gg:observationOf ex:M1.I1 ; gg:value -3.5 .
    ex:RO1 a gg:ReportingOccasion ; skos:notation "RO1" ; rdfs:label "Bokslut"@sv .
    ex:M1.F1 a gg:Forecast ; skos:notation "M1.F1" ; gg:assesses ex:M1 ; gg:atOccasion ex:RO1 ; gg:rating gg:Reached .
    """
    assert label(tmp_path, turtle, "M1.I1.O1") in ("-3,5", "−3,5")
    assert label(tmp_path, turtle, "M1.F1") == "nås"
