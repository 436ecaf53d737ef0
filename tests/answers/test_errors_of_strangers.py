"""Errors that somebody made who wrote a plan from the modelling guide alone, and what is said of each.

In: the plan that the guide builds on, with one thing wrong. Out: the rule, the thing and what its message names, in
both languages; and that nothing is said of the plan as the guide has it.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

import goalgraph
from places import ROOT

PREAMBLE = (ROOT / "docs" / "modelling-guide" / "preamble.ttl").read_text(encoding="utf-8")
TARGET = (
    'plan:I1.T1 a gg:Target ; skos:notation "I1.T1" ; rdfs:label "ska öka"@sv ; gg:targetFor plan:KF1 ; '
    "gg:targetIndicator plan:I1 ; gg:targetDirection gg:Rising ; gg:period period:2031 ; gg:statedIn plan:DOC ."
)
ACTIVITY = (
    'plan:KF1.ACT1 a gg:Activity ; skos:notation "KF1.ACT1" ; rdfs:label "läskampanj"@sv ; gg:contributesTo plan:KF1 ; '
    'gg:startDate "2031-03-01"^^xsd:date ; gg:dueDate "2031-09-30"^^xsd:date ; gg:statedIn plan:DOC .'
)
PASSAGE = (
    'plan:P1 a gg:Passage ; skos:notation "P1" ; oa:exact "Målen gäller till vidare."@sv ; gg:firstLine 1 ; gg:lastLine 1 ; '
    "prov:wasQuotedFrom plan:DOC ."
)
VALUE = (
    'plan:I1.O1 a gg:Observation ; skos:notation "I1.O1" ; rdfs:label "73 %"@sv ; gg:observationOf plan:I1 ; gg:value 73.0 ; '
    "gg:unit unit:PERCENT ; gg:period period:2030 ; gg:statedIn plan:DOC .\n"
    'plan:I1.O1.C a gg:Comparison ; skos:notation "I1.O1.C" ; rdfs:label "riket 74 %"@sv ; gg:comparisonOf plan:I1.O1 ; '
    "gg:comparedWith gg:Country ; gg:value 74.0 ; gg:unit unit:PERCENT ; gg:statedIn plan:DOC ."
)
RIGHT = "\n".join((PREAMBLE, TARGET, ACTIVITY, PASSAGE, VALUE))
ERRORS = {
    "a direction that there is not": ("gg:Rising", "gg:Upwards", "observation-choice-unknown", "I1.T1", "Upwards"),
    "a direction that is a choice of something else": (
        "gg:Rising", "gg:HigherIsBetter", "observation-choice-unknown", "I1.T1", "högre är bättre",
    ),
    "a value of ours that is misspelt": ("gg:Country", "gg:Contry", "term-unknown", "I1.O1.C", "gg:Country"),
    "work that is due before it begins": ("2031-09-30", "2031-01-30", "event-dates-reversed", "KF1.ACT1", "2031-01-30"),
    "a quote without words": ("Målen gäller till vidare.", " ", "passage-incomplete", "P1", "P1"),
    "a plan above that is not there": (
        "gg:fictitious true ;", "gg:fictitious true ; dcterms:requires our:2026 ;", "link-leads-nowhere", "guide/2031", "2026",
    ),
}  # fmt: skip


@cache
def said_of(text: str, lang: str) -> frozenset[tuple[str, str, str, str]]:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "plan.ttl"
        file.write_text(text, encoding="utf-8")
        graph = goalgraph.load(file)
    return frozenset(
        (one.rule, one.focus, one.message, one.remedy) for one in graph.validate(lang=lang).findings
    )


@pytest.mark.parametrize("lang", ["sv", "en"])
@pytest.mark.parametrize("kind", ERRORS)
def test_the_error_is_told_by_its_rule_alone(kind: str, lang: str) -> None:
    old, new, rule, focus, named = ERRORS[kind]
    assert old in RIGHT
    found = said_of(RIGHT.replace(old, new), lang) - said_of(RIGHT, lang)
    assert {(one, ident) for one, ident, _, _ in found} == {(rule, focus)}
    for _, _, message, remedy in found:
        assert named in message or lang == "en"
        assert remedy


def test_nothing_is_said_of_the_plan_as_the_guide_has_it() -> None:
    assert {rule for rule, *_ in said_of(RIGHT, "sv")} <= {"polarity-missing"}
