"""Damage to the bundled plan: each rule on form notices its own, and nothing else is said.

In: one small damage per rule, each to something of its own, done to a copy of the bundled plan, one by one
and all together. Out: a failure that names the damage that went unnoticed, or the finding that nobody expected.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

import pytest
from rdflib import Graph
from test_shapes import STRUCTURAL, Finding, copy_of, findings, of_real_plan, real_plan, shapes, told
from test_shapes_engines import LEFT, apart, compiled, results

from goalgraph.rdf.shacl import reference_report

# The damages, a few at a time: a check of the whole plan for each alone takes ten times as long and finds the same.
PARTS = 4

PREFIXES = """
PREFIX muni: <https://w3id.org/goalgraph/id/0665/>
PREFIX plan: <https://w3id.org/goalgraph/id/0665/2019/>
PREFIX council: <https://w3id.org/goalgraph/id/0665/2015/>
PREFIX group: <https://w3id.org/goalgraph/id/group/>
PREFIX period: <https://w3id.org/goalgraph/id/period/>
PREFIX gg: <https://w3id.org/goalgraph/ontology#>
PREFIX ggsh: <https://w3id.org/goalgraph/shapes#>
PREFIX sdg: <http://metadata.un.org/sdg/>
PREFIX sdgo: <http://metadata.un.org/sdg/ontology#>
PREFIX unit: <http://qudt.org/vocab/unit/>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX time: <http://www.w3.org/2006/time#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
"""
PLAN_IRI = "<https://w3id.org/goalgraph/id/0665/2019>"
COUNCIL_PLAN_IRI = "<https://w3id.org/goalgraph/id/0665/2015>"


def without(subject: str, predicate: str) -> str:
    return f"DELETE WHERE {{ {subject} {predicate} ?gone }}"


def also(subject: str, predicate: str, value: str) -> str:
    return f"INSERT DATA {{ {subject} {predicate} {value} }}"


def instead(subject: str, predicate: str, value: str) -> str:
    return f"{without(subject, predicate)} ; {also(subject, predicate, value)}"


def new(kind: str, ident: str, links: str = "") -> str:
    return (
        f'INSERT DATA {{ plan:{ident} a gg:{kind} ; skos:notation "{ident}" ; rdfs:label "Ny"@sv {links} }}'
    )


AMBITION = (
    "; gg:targetIndicator plan:A2.I1 ; gg:value 90.0 ; gg:baselineValue 80.0 ; gg:unit unit:PERCENT "
    '; gg:dueDate "2019-12-31"^^xsd:date'
)
DECIDED = '; gg:adoptedBy muni:ORG.KS ; gg:decisionDate "2019-02-06"^^xsd:date'

# rule: what it should then be said of, the damage
DAMAGE: dict[str, tuple[set[str], str]] = {
    "label-missing": ({"KS1.S1"}, without("plan:KS1.S1", "rdfs:label")),
    "label-twice": ({"KS1.S2"}, also("plan:KS1.S2", "rdfs:label", '"Något annat"@sv')),
    "notation-missing": ({"A1.R1"}, without("plan:A1.R1", "skos:notation")),
    "notation-several": ({"A1.R2"}, also("plan:A1.R2", "skos:notation", '"A1.R99"')),
    "notation-duplicate": ({"A1.AN1", "A1.AN2"}, instead("plan:A1.AN1", "skos:notation", '"A1.AN2"')),
    "goal-notation-duplicate": ({"KF2", "KF3"}, instead("council:KF3", "skos:notation", '"KF2"')),
    "source-missing": ({"A1.R3"}, without("plan:A1.R3", "gg:statedIn")),
    "link-source-missing": (
        {"LN1"},
        new(
            "Link", "LN1", "; gg:linkFrom plan:KS1.S1 ; gg:linkProperty gg:contributesTo ; gg:linkTo plan:KS1"
        ),
    ),
    "stated-in-target": ({"KS1.S3"}, also("plan:KS1.S3", "gg:statedIn", "plan:P9999")),
    "plan-incomplete": ({"2015"}, without("council:L1", "gg:inPlan")),
    "area-needs-plan": ({"A5"}, without("plan:A5", "gg:inPlan")),
    "goal-needs-plan": ({"KF6"}, without("council:KF6", "gg:inPlan")),
    "goal-needs-level": ({"KS8"}, without("plan:KS8", "gg:atLevel")),
    "goal-id-off-level": ({"KS7"}, instead("plan:KS7", "gg:atLevel", "council:L1")),
    "level-incomplete": ({"L1"}, without("council:L1", "gg:order")),
    "at-level-target": ({"KF9"}, instead("council:KF9", "gg:atLevel", "plan:A1")),
    "guiding-statement-needs-goal": ({"KS1.P1"}, without("plan:KS1.P1", "gg:guides")),
    "strategy-needs-goal": ({"KS1.S4"}, without("plan:KS1.S4", "gg:contributesTo")),
    "activity-needs-goal": ({"KS1.ACT9"}, new("Activity", "KS1.ACT9", "; gg:statedIn plan:P2")),
    "risk-needs-area": ({"A2.R1"}, without("plan:A2.R1", "gg:inArea")),
    "indicator-needs-area-or-goal": ({"A2.I3"}, without("plan:A2.I3", "gg:inArea")),
    "target-needs-goal": ({"1.1"}, without("<http://metadata.un.org/sdg/1.1>", "sdgo:isTargetOf")),
    "reporting-occasion-needs-plan": ({"RO1"}, without("plan:RO1", "gg:inPlan")),
    "observation-needs-indicator": ({"A3.I14.O3"}, without("plan:A3.I14.O3", "gg:observationOf")),
    "observation-needs-result": ({"A3.I14.O2"}, without("plan:A3.I14.O2", "gg:qualitativeResult")),
    "value-not-decimal": ({"A2.I3.O1"}, instead("plan:A2.I3.O1", "gg:value", "3310")),
    "count-not-whole": ({"A2.I15.O1"}, instead("plan:A2.I15.O1", "gg:numerator", "11.0")),
    "value-out-of-unit": (
        {"A2.I14.O1"},
        instead("plan:A2.I14.O1", "gg:value", '"-59.0"^^xsd:decimal')
        + " ; "
        + instead("plan:A2.I14.O1", "gg:unit", "unit:DAY"),
    ),
    "target-out-of-unit": (
        {"AS2"},
        new("Target", "AS2", '; gg:targetFor plan:KS3 ; gg:value "-1.0"^^xsd:decimal ; gg:unit unit:DAY'),
    ),
    "range-reversed": ({"A1.I4.O1"}, instead("plan:A1.I4.O1", "gg:lowerBound", "50.0")),
    "unit-unknown": ({"A2.I1.O1"}, instead("plan:A2.I1.O1", "gg:unit", "unit:PERCNT")),
    "rank-out-of-range": ({"A2.I6.O2.C-Country"}, instead("plan:A2.I6.O2.C-Country", "gg:rank", "300")),
    "share-mismatch": ({"A2.I15.O2"}, instead("plan:A2.I15.O2", "gg:numerator", "60")),
    "previous-of-other-indicator": (
        {"A2.I15.O1"},
        instead("plan:A2.I15.O1", "gg:previousObservation", "plan:A1.I1.O1"),
    ),
    "comparison-incomplete": ({"A2.I2.O1.C-Country"}, without("plan:A2.I2.O1.C-Country", "gg:value")),
    "observation-choice-unknown": ({"A1.I7.O1"}, instead("plan:A1.I7.O1", "gg:development", "gg:Rising")),
    "rating-unknown": (
        {"KS1.U1"},
        'INSERT DATA { plan:KS1.U1 a gg:OutcomeAssessment ; skos:notation "KS1.U1" ; rdfs:label "Ny"@sv ; '
        'gg:assesses plan:KS1 ; gg:atOccasion plan:RO1 ; gg:motivation "Så"@sv ; '
        "gg:rating gg:Reeched ; gg:statedIn plan:P204 }",
    ),
    "choice-unknown": ({"A2.I4"}, instead("plan:A2.I4", "dcterms:type", "gg:Outcom")),
    "period-not-real": ({"2016"}, without("period:2016", "gg:endDate")),
    "date-not-real": (
        {"EV3"},
        without("plan:EV3", "gg:endDate") + " ; " + instead("plan:EV3", "gg:startDate", '"5 mars 2018"'),
    ),
    "event-dates-reversed": ({"EV5"}, instead("plan:EV5", "gg:endDate", '"2018-05-14"^^xsd:date')),
    "age-range-reversed": ({"age-60-64"}, instead("group:age-60-64", "gg:upperAge", "46")),
    "passage-incomplete": ({"P458"}, without("plan:P458", "oa:exact")),
    "passage-lines-reversed": ({"P460"}, instead("plan:P460", "gg:lastLine", "459")),
    "anomaly-incomplete": ({"A2.ANOM1"}, without("plan:A2.ANOM1", "dcterms:type")),
    "ambition-level-needs-goal": ({"AL1"}, new("Target", "AL1", AMBITION)),
    "decision-needs-goal": ({"D1"}, new("Decision", "D1", DECIDED)),
    "decision-incomplete": (
        {"D3"},
        new("Decision", "D3", "; gg:concerns plan:KS1 ; gg:adoptedBy muni:ORG.KS"),
    ),
    "proposal-needs-goal": ({"PR1"}, new("Proposal", "PR1")),
    "forecast-incomplete": (
        {"FC1"},
        new(
            "Forecast",
            "FC1",
            '; gg:atOccasion plan:RO2 ; gg:rating gg:Reached ; gg:motivation "Så är det."@sv',
        ),
    ),
    "forecast-twice": (
        {"KS6"},
        "".join(
            new(
                "Forecast",
                ident,
                "; gg:assesses plan:KS6 ; gg:atOccasion plan:RO2 ; gg:rating gg:Reached "
                '; gg:motivation "Så är det."@sv',
            )
            + " ; "
            for ident in ("FC3", "FC4")
        )
        + instead("plan:KS6", "gg:goalType", "gg:Steering"),
    ),
    "outcome-twice": (
        {"KS7"},
        " ; ".join(
            new(
                "OutcomeAssessment",
                ident,
                "; gg:assesses plan:KS7 ; gg:atOccasion plan:RO2 ; gg:rating gg:Reached "
                '; gg:motivation "Så blev det."@sv',
            )
            for ident in ("UT3", "UT4")
        ),
    ),
    "answer-contradictory": (
        {"KS8"},
        also("plan:R2", "gg:readinessOf", "plan:KS8 ; gg:forRequirement gg:Resourced ; gg:status gg:Met")
        + " ; "
        + also(
            "plan:R3", "gg:readinessOf", "plan:KS8 ; gg:forRequirement gg:Resourced ; gg:status gg:NotMet"
        ),
    ),
    "steering-mode-contradictory": ({"KS7"}, also("plan:KS7", "gg:goalType", "gg:Steering")),
    "in-plan-target": ({"A1"}, also("plan:A1", "gg:inPlan", "plan:KS1")),
    "in-area-target": ({"A2.R2"}, also("plan:A2.R2", "gg:inArea", "plan:KS2")),
    "prioritises-target": ({"A1"}, also("plan:A1", "gg:prioritises", "plan:A2")),
    "goal-contributes-to-itself": ({"KF2"}, also("council:KF2", "gg:contributesTo", "council:KF2")),
    "leads-back-to-itself": ({"KF2"}, also("council:KF2", "gg:continues", "council:KF2")),
    "contributes-to-target": ({"KS1"}, also("plan:KS1", "gg:contributesTo", "plan:A1")),
    "guides-target": ({"KS1.P2"}, also("plan:KS1.P2", "gg:guides", "plan:P2")),
    "measures-target": ({"A2.I5"}, also("plan:A2.I5", "gg:measures", "plan:A2.R1")),
    "threatens-target": ({"A2.R3"}, also("plan:A2.R3", "gg:threatens", "plan:A2")),
    "observation-of-target": ({"A2.I4.O2"}, instead("plan:A2.I4.O2", "gg:observationOf", "plan:KS2")),
    "source-target": ({"A2.I6"}, also("plan:A2.I6", "dcterms:source", "plan:A2")),
    "follows-up-target": ({"A1.F1"}, also("plan:A1.F1", "gg:followsUp", "plan:KS1")),
    "refers-to-target": ({"KS1.S6"}, also("plan:KS1.S6", "gg:refersTo", "plan:KS1")),
    "is-target-of-target": ({"1.2"}, also("<http://metadata.un.org/sdg/1.2>", "sdgo:isTargetOf", "sdg:18")),
    "period-target": ({"A2.I5.O1"}, also("plan:A2.I5.O1", "gg:period", "plan:KS1")),
    "group-target": ({"A2.I10.O1"}, also("plan:A2.I10.O1", "gg:group", "plan:KS2")),
    "quoted-from-target": ({"P462"}, also("plan:P462", "prov:wasQuotedFrom", "plan:KS1")),
    "ambition-level-of-target": (
        {"AL2"},
        new("Target", "AL2", f"; gg:targetFor plan:A1 {AMBITION}"),
    ),
    "target-indicator-target": (
        {"AS1"},
        new("Target", "AS1", "; gg:targetFor plan:KS3 ; gg:targetIndicator plan:KS1"),
    ),
    "proposal-on-target": ({"PR2"}, new("Proposal", "PR2", "; gg:concerns plan:A1")),
    "decision-on-target": ({"D2"}, new("Decision", "D2", f"; gg:concerns plan:A1 {DECIDED}")),
    "standpoint-target": (
        {"D4"},
        new("Decision", "D4", f"; gg:concerns plan:KS1 {DECIDED} ; gg:setsIndicator plan:KS1"),
    ),
    "party-target": ({"KS7"}, also("plan:KS7", "gg:responsibleParty", "plan:P204")),
    "allocated-to-target": (
        {"B1"},
        new(
            "BudgetLine",
            "B1",
            "; gg:allocatedTo plan:P204 ; gg:value 5.0 ; gg:unit unit:PERCENT ; gg:statedIn plan:P204",
        ),
    ),
    "answer-on-target": ({"R1"}, new("Readiness", "R1", "; gg:readinessOf plan:A1 ; gg:status gg:Met")),
    "forecast-for-target": (
        {"FC2"},
        new(
            "Forecast",
            "FC2",
            "; gg:assesses plan:A1.I1 ; gg:atOccasion plan:RO2 ; gg:rating gg:Reached "
            '; gg:motivation "Så är det."@sv',
        ),
    ),
    "at-occasion-target": ({"FC1"}, also("plan:FC1", "gg:atOccasion", "plan:KS1")),
    "concerns-target": ({"A2.ANOM2"}, also("plan:A2.ANOM2", "gg:concerns", "plan:KS99")),
    # What validation notes before the rules run, the damage states itself.
    "value-several": ({"A4.I1.O2"}, also("plan:A4.I1.O2", "ggsh:severalValues", '"gg:value 84.7, 85"')),
    "link-leads-nowhere": ({"KS1.S5"}, also("plan:KS1.S5", "ggsh:leadsNowhere", "plan:KS99")),
    "value-outside-bounds": ({"A3.I7.O1"}, also("plan:A3.I7.O1", "gg:upperBound", "0.5")),
    "position-contradicts-numbers": (
        {"A4.I2.O1.C-Country"},
        also("plan:A4.I2.O1.C-Country", "gg:value", "99.0"),
    ),
    "previous-not-earlier": ({"A4.I1.O1"}, instead("plan:A4.I1.O1", "gg:period", "period:2014")),
    "occasion-outside-period": ({"RO2"}, instead("plan:RO2", "gg:endDate", '"2018-08-31"^^xsd:date')),
}
# What another rule rightly says of the same damage: an id that is another's contradicts its own address, a number made up
# is not in the quote,
# a goal that is assessed should steer, and what requirements are answered for is asked what a goal is asked.
BESIDES: dict[str, set[tuple[str, str]]] = {
    "notation-duplicate": {("id-contradicts-address", "A1.AN1")},
    "goal-notation-duplicate": {("id-contradicts-address", "KF3")},
    "plan-incomplete": {("level-incomplete", "L1")},
    "range-reversed": {("quote-lacks-value", "A1.I4.O1")},
    "value-outside-bounds": {("quote-lacks-value", "A3.I7.O1")},
    "position-contradicts-numbers": {("quote-lacks-value", "A4.I2.O1.C-Country")},
    "allocated-to-target": {("quote-lacks-value", "B1")},
    "answer-on-target": {
        (rule, "A1")
        for rule in (
            "ambition-level-missing",
            "goal-without-strategy",
            "steering-mode-undecided",
        )
    },
}


@cache
def after_all_damage() -> frozenset[Finding]:
    plan = Graph() + real_plan()
    for _, update in DAMAGE.values():
        before = set(plan)
        plan.update(PREFIXES + update)
        assert set(plan) != before, update
    return frozenset(findings(plan))


def test_there_is_a_damage_for_each_rule_on_form() -> None:
    assert DAMAGE.keys() == STRUCTURAL


@pytest.mark.parametrize("rule", sorted(DAMAGE))
def test_each_damage_is_noticed_by_its_rule(rule: str) -> None:
    besides = {focus for several in BESIDES.values() for name, focus in several if name == rule}
    said = {focus for name, focus in after_all_damage() if name == rule}
    assert DAMAGE[rule][0] <= said <= DAMAGE[rule][0] | besides


def test_nothing_else_is_said_of_the_damaged_plan() -> None:
    expected = {(rule, focus) for rule, (foci, _) in DAMAGE.items() for focus in foci}
    expected = expected.union(*BESIDES.values())
    assert after_all_damage() - of_real_plan() == expected


@contextmanager
def damaged(*rules: str) -> Iterator[Graph]:
    """The bundled plan with the damage of some rules, which is undone afterwards: a copy takes longer."""
    plan = undamaged()
    before = set(plan)
    for rule in rules:
        plan.update(PREFIXES + DAMAGE[rule][1])
    after = set(plan)
    try:
        yield plan
    finally:
        for triple in after - before:
            plan.remove(triple)
        for triple in before - after:
            plan.add(triple)


@cache
def undamaged() -> Graph:
    return Graph() + real_plan()


def expected_of(*rules: str) -> set[Finding]:
    return {(rule, focus) for rule in rules for focus in DAMAGE[rule][0]}


@pytest.mark.parametrize("part", range(PARTS))
def test_both_engines_notice_the_damages_a_few_at_a_time_each_by_its_rule_alone(part: int) -> None:
    rules = sorted(DAMAGE)[part::PARTS]
    with damaged(*rules) as plan:
        ours = reference_report(copy_of(plan), shapes())
        theirs = ours if LEFT & {*rules} else compiled(plan, shapes())
    besides = set().union(*(BESIDES.get(rule, set()) for rule in rules))
    assert told(ours) - of_real_plan() - besides == expected_of(*rules)
    assert apart(results(ours, shapes()), results(theirs, shapes())) == []
