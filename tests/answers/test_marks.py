"""What validation notes for the rules: links that lead nowhere, several values where one can hold, words that contradict.

In: an invented body with a little more said in it, and the properties of the ontology. Out: a failure that names the
property and what the rules said.
"""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from rdflib import OWL, RDF, Graph, URIRef

import goalgraph
from goalgraph.answers.validation.check import Finding
from goalgraph.answers.validation.shapes import led_by_rule, limited_by_rule, shapes_graph
from goalgraph.rdf.ontology import vocabulary
from places import BODIES, ROOT

GG = "https://w3id.org/goalgraph/ontology#"
[BODY] = [folder for folder in BODIES if folder.parent.name == "stenvinda"]
PLAN = "https://w3id.org/goalgraph/id/example/stenvinda/2032"


@cache
def said_with(more: str, lang: str = "sv") -> frozenset[Finding]:
    """What the rules say of the body only when more is said in it."""
    with TemporaryDirectory() as folder:
        copy = Path(shutil.copytree(BODY, Path(folder) / "body"))
        before = {(one.rule, one.iri, one.value) for one in goalgraph.load(copy).validate().findings}
        goals = copy / "goals.ttl"
        goals.write_text(f"{goals.read_text(encoding='utf-8')}\n{more}\n", encoding="utf-8")
        found = goalgraph.load(copy).validate(lang=lang).findings
    return frozenset(one for one in found if (one.rule, one.iri, one.value) not in before)


def properties() -> list[str]:
    """The object properties that are goalgraph's own."""
    graph = Graph().parse(ROOT / "ontology" / "goalgraph.ttl")
    every = (str(name) for name in graph.subjects(RDF.type, OWL.ObjectProperty))
    return sorted(name.removeprefix(GG) for name in every if name.startswith(GG))


# --- Links that lead nowhere ---

# Where a property is asked about only in a class; a profile that is not there stops the reading.
KINDS = {"comparisonOf": "gg:Comparison", "previousObservation": "gg:Observation"}
LINKS = [name for name in properties() if name != "usesProfile"]


def nowhere() -> str:
    return "\n".join(
        f"plan:LOST{n} {f'a {KINDS[name]} ; ' if name in KINDS else ''}gg:{name} plan:NOWHERE{n} ."
        for n, name in enumerate(LINKS)
    )


@pytest.mark.parametrize("name", LINKS)
def test_a_link_to_what_is_not_in_the_plan_is_told_once(name: str) -> None:
    n = LINKS.index(name)
    found = {
        (one.rule, one.path, one.value)
        for one in said_with(nowhere())
        if one.iri == f"{PLAN}/LOST{n}"
        and (one.value == f"{PLAN}/NOWHERE{n}" or one.rule.startswith(("comp", "prev")))
    }
    assert len(found) == 1, found


def test_a_misspelt_sub_goal_is_told_with_what_has_nearly_its_id() -> None:
    for lang, end in (("sv", "Närmast är: OM1."), ("en", "Nearest: OM1.")):
        [told] = said_with("plan:KF1 gg:subGoalOf plan:OM11 .", lang)
        assert (told.rule, told.focus, told.path) == ("contributes-to-target", "KF1", "subGoalOf")
        assert told.remedy.endswith(end)


def test_a_property_without_a_rule_of_its_own_is_told_by_the_one_for_all() -> None:
    [told] = said_with("plan:KF1 gg:beneficiary plan:KF33 .")
    assert (told.rule, told.focus, told.value) == ("link-leads-nowhere", "KF1", f"{PLAN}/KF33")
    assert told.message.startswith("KF 1 hänvisar till")
    assert told.remedy.endswith("Närmast är: KF3, KF3.F1.")


def test_what_is_outside_of_the_plan_need_not_be_described() -> None:
    assert said_with("plan:KF1 gg:beneficiary <https://example.org/children> .") == frozenset()


@pytest.mark.parametrize("by", ["gg:statedIn", "prov:wasQuotedFrom"])
def test_a_document_outside_of_the_plan_may_be_named_by_its_address_alone(by: str) -> None:
    subject = "plan:KF1" if by == "gg:statedIn" else "plan:P1"
    assert said_with(f"{subject} {by} <https://example.org/minutes/7> .") == frozenset()
    [told] = said_with(f"{subject} {by} plan:DOC9 .")
    assert told.rule in {"stated-in-target", "quoted-from-target"}
    assert "DOC2" in told.remedy


# --- Several values where one can hold ---

# Of these a thing may have several: what leads to many, lists, words in several languages, and what tells how something is.
MANY = {
    "adoptedBy", "allocatedTo", "awaitsDecisionOn", "beneficiary", "concerns", "continues", "contributesTo", "correctiveAction",
    "diaryNumber", "digest", "earlierObservation", "evidence", "evidenceText", "externalId", "followsUp", "guides", "inArea", "involves", "lacks",
    "measures", "motivation", "nonExhaustive", "paragraph", "polarityAssertedBy", "prioritises", "qualifier",
    "qualitativeResult", "reason", "refersTo", "reservation", "responseOption", "responsibleParty", "rule", "seriesBreak", "sets",
    "setsContribution", "setsIndicator", "shortLabel", "statedIn", "subGoalOf", "suggestedCorrection", "targetFor", "threatens",
    "toBeAchieved", "usesProfile", "usesScale", "via", "withdraws",
}  # fmt: skip


def test_the_ontology_says_of_each_property_that_it_has_one_value_or_it_may_have_several() -> None:
    graph = Graph().parse(ROOT / "ontology" / "goalgraph.ttl")
    kinds = (OWL.ObjectProperty, OWL.DatatypeProperty)
    every = {str(name) for kind in kinds for name in graph.subjects(RDF.type, kind)}
    single = {*vocabulary().functional, *vocabulary().single}
    assert {name.removeprefix(GG) for name in every - single if name.startswith(GG)} == MANY


@pytest.mark.parametrize(
    ("more", "focus", "rule", "said"),
    [
        ("plan:I1.O2030 gg:period period:2031 .", "I1.O2030", "value-several", "gg:period"),
        ("plan:I3.T2032 gg:period period:2031 .", "I3.T2032", "value-several", "gg:period"),
        ("plan:I5.T2032 gg:targetDirection gg:Falling .", "I5.T2032", "value-several", "gg:targetDirection"),
        (
            "plan:KF1 gg:inPlan <https://example.org/p> . <https://example.org/p> a gg:Plan .",
            "KF1",
            "value-several",
            "gg:inPlan",
        ),
        ("plan:KF1 gg:atLevel plan:L3 .", "KF1", "goal-needs-level", "L3"),
        ("plan:KF1.F1 gg:rating plan:SIGN3 .", "KF1.F1", "forecast-incomplete", ""),
        ("plan:I1.O2030 gg:observationOf plan:I2 .", "I1.O2030", "observation-needs-indicator", "I2"),
    ],
)
def test_two_values_of_what_can_have_one_are_told_once(more: str, focus: str, rule: str, said: str) -> None:
    found = [one for one in said_with(more) if one.focus == focus and said in one.message]
    assert [one.rule for one in found] == [rule]


def test_two_things_that_one_assessment_is_about_are_told() -> None:
    [first, *_] = sorted(one.id for one in goalgraph.load(BODY).resources("outcome-assessment"))
    found = [
        one for one in said_with(f"plan:{first} gg:assesses plan:KF3 , plan:KF2 .") if one.focus == first
    ]
    assert ("value-several", True) in {(one.rule, "gg:assesses" in one.message) for one in found}


def test_a_plan_may_be_said_to_be_for_two_periods() -> None:
    assert said_with("body:2032 gg:period period:2031 .") == frozenset()


def test_what_rules_are_about_is_read_from_the_rules() -> None:
    rules = shapes_graph()
    assert {GG + "measures", GG + "subGoalOf"} <= led_by_rule(rules)
    assert GG + "beneficiary" not in led_by_rule(rules)
    assert limited_by_rule(rules)[GG + "atLevel"] == {GG + "Goal"}
    assert URIRef(GG + "Target") not in limited_by_rule(rules)


# --- Words that contradict each other ---


def judged(ident: str, said: str) -> str:
    return (
        f'plan:{ident} a gg:Observation ; skos:notation "{ident}" ; gg:observationOf plan:I5 ; '
        f"gg:period period:2030 ; {said} ; gg:statedIn plan:P1 ."
    )


@pytest.mark.parametrize(
    ("one", "other", "rule", "severity"),
    [
        ("gg:development gg:Improving", "gg:development gg:Worsening", "judgement-contradictory", "warning"),
        ("gg:movement gg:Rising", "gg:movement gg:Falling", "judgement-contradictory", "warning"),
        ('gg:qualitativeResult "Fler"@sv', 'gg:qualitativeResult "Färre"@sv', "words-differ", "info"),
    ],
)
def test_two_judgements_in_words_of_the_same_are_told(one: str, other: str, rule: str, severity: str) -> None:
    [told] = said_with(judged("I5.O1", one) + judged("I5.O2", other))
    assert (told.rule, told.severity, told.focus, told.value) == (rule, severity, "I5.O2", "I5.O1")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("gg:development gg:Improving", "gg:development gg:Improving"),
        ("gg:development gg:Improving", "gg:movement gg:Falling"),
        ('gg:qualitativeResult "Fler"@sv', 'gg:qualitativeResult "More"@en'),
        ('gg:qualitativeResult "Fler"@sv', 'gg:qualitativeResult "Färre"@sv ; gg:group plan:GROUP'),
    ],
)
def test_nothing_is_said_of_words_that_may_stand_beside_each_other(one: str, other: str) -> None:
    group = ' plan:GROUP a skos:Concept ; skos:notation "GROUP" ; rdfs:label "Kvinnor"@sv .'
    assert said_with(judged("I5.O1", one) + judged("I5.O2", other) + group) == frozenset()


def compared(ident: str, more: str) -> str:
    return (
        f'plan:I1.O2030.{ident} a gg:Comparison ; skos:notation "I1.O2030.{ident}" ; '
        f"gg:comparisonOf plan:I1.O2030 ; {more} ; gg:statedIn plan:P1 . "
    )


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("gg:comparedWith gg:Country ; gg:value 70.0", "gg:comparedWith gg:Country ; gg:value 74.0", True),
        (
            "gg:comparedWith gg:Country ; gg:position gg:Above",
            "gg:comparedWith gg:Country ; gg:position gg:Below",
            True,
        ),
        ("gg:comparedWith gg:Country ; gg:value 70.0", "gg:comparedWith gg:County ; gg:value 74.0", False),
        (
            "gg:comparedWith gg:Country ; gg:value 70.0",
            "gg:comparedWith gg:Country ; gg:position gg:Above",
            False,
        ),
    ],
)
def test_two_comparisons_with_one_circle_agree(one: str, other: str, told: bool) -> None:
    found = [
        f
        for f in said_with(compared("C1", one) + compared("C2", other))
        if f.rule == "comparison-contradictory"
    ]
    assert [(f.focus, f.value) for f in found] == ([("I1.O2030.C2", "I1.O2030.C1")] if told else [])
    if told and "gg:value" in one:
        assert found[0].message.endswith("riket: 74 och 70.")


# --- Targets before the plan ---


def test_a_target_for_a_year_before_the_plan_is_told_unless_its_outcome_stands_beside_it() -> None:
    target = (
        'plan:T9 a gg:Target ; skos:notation "T9" ; gg:targetFor plan:KF1 ; gg:targetIndicator plan:{} ; '
        "gg:lowerBound 70.0 ; gg:unit unit:PERCENT ; gg:period period:{} ; gg:statedIn plan:P1 ."
    )
    assert [one.rule for one in said_with(target.format("I2", 2030)) if one.focus == "T9"] == [
        "target-before-period"
    ]
    assert [one.rule for one in said_with(target.format("I1", 2030)) if one.focus == "T9"] == []
    assert [one.rule for one in said_with(target.format("I2", 2032)) if one.focus == "T9"] == []


# --- Terms ---


@pytest.mark.parametrize(
    ("written", "meant"), [("wholeNumberOnly", "wholeNumbersOnly"), ("usualMaximun", "usualMaximum")]
)
def test_a_misspelt_term_beside_the_ontologys_is_told(written: str, meant: str) -> None:
    [told] = said_with(f"plan:KF1 <https://w3id.org/goalgraph/shapes#{written}> true .")
    assert (told.rule, told.value) == ("term-unknown", f"ggsh:{written} → ggsh:{meant}")


def test_of_two_that_contradict_the_later_by_address_is_told() -> None:
    said = """
        plan:I1.O20301 a gg:Observation ; gg:observationOf plan:I1 ; gg:period period:2035 ; gg:unit unit:PERCENT ; gg:value 1.0 .
        plan:I1.O203010 a gg:Observation ; gg:observationOf plan:I1 ; gg:period period:2035 ; gg:unit unit:PERCENT ; gg:value 2.0 .
    """
    found = [one for one in said_with(said) if "contradict" in one.rule]
    assert [(one.iri.rpartition("/")[2], one.value) for one in found] == [("I1.O203010", "I1.O20301")]
