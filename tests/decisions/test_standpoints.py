"""Standpoints out of triples."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pyoxigraph as ox
import pytest

from goalgraph.base.names import GG
from goalgraph.decisions.standpoints import (
    ACTIVITIES,
    AMBITION,
    COUNCIL_GOALS,
    INDICATORS,
    REQUIREMENTS,
    STEERING_MODE,
    Ambition,
    Dialogue,
    Field,
    Participant,
    Said,
    Statements,
    field_withdrawn,
    read_dialogue,
    read_sets,
    read_standpoint,
)
from small_plan import PREFIXES

X = ox.NamedNode("urn:x")
MEETING = Dialogue("urn:w", "urn:id", "2024-05-02T23:30:00+02:00")
HEAD = (
    PREFIXES
    + "@prefix prov: <http://www.w3.org/ns/prov#> . @prefix dcterms: <http://purl.org/dc/terms/> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> . @prefix foaf: <http://xmlns.com/foaf/0.1/> . "
)


def facts(text: str) -> Statements:
    return Statements(quad.triple for quad in ox.parse(HEAD + text, format=ox.RdfFormat.TURTLE))


def test_nothing_said_sets_nothing() -> None:
    assert read_sets(facts("<urn:x> a gg:Decision ."), X) == {}


def test_fields_come_in_their_order_whatever_the_order_of_triples() -> None:
    found = read_sets(
        facts(
            """<urn:x> gg:setsActivity "b"@sv , "a" ; gg:setsCouncilGoal <urn:c> ; gg:setsIndicator <urn:i2> , <urn:i1> ;
            gg:setsForecast [ gg:atOccasion <urn:o2> ; gg:assessment gg:WillBeReached ] , [ gg:atOccasion <urn:o1> ] ;
            gg:setsAnswer [ gg:requirement gg:Measurable ; gg:answer gg:Met ; gg:evidenceText "e"@sv ] ;
            gg:setsAmbition [ gg:toBeAchieved "t"@sv ; gg:targetValue 90.50 ; gg:targetDate "2026-12-31"^^xsd:date ] ;
            gg:setsSteeringMode gg:Steering ."""
        ),
        X,
    )
    assert [(f.name, f.about.rpartition("#")[2]) for f in found] == [
        ("steering-mode", ""),
        ("requirement", "Measurable"),
        ("ambition-level", ""),
        ("forecast", "urn:o1"),
        ("forecast", "urn:o2"),
        ("indicators", ""),
        ("council-goals", ""),
        ("activities", ""),
    ]
    assert found[INDICATORS] == ("urn:i1", "urn:i2")
    assert found[ACTIVITIES] == (Said("a"), Said("b", "sv"))
    assert found[AMBITION] == Ambition({"sv": "t"}, target=Decimal("90.5"), by=date(2026, 12, 31))


@pytest.mark.parametrize(
    ("iri", "field"),
    [
        (GG + "ambitionLevelOf", AMBITION),
        (GG + "measures", INDICATORS),
        (GG + "contributesTo", COUNCIL_GOALS),
        (GG + "contributingActivity", ACTIVITIES),
        (REQUIREMENTS[0], Field("requirement", REQUIREMENTS[0])),
        ("urn:occasion", Field("forecast", "urn:occasion")),
    ],
)
def test_what_is_taken_back_is_a_field_without_a_value(iri: str, field: Field) -> None:
    assert field_withdrawn(iri) == field
    assert read_sets(facts(f"<urn:x> gg:withdraws <{iri}> ."), X) == {field: None}


def test_a_decision_has_an_adoption_and_a_proposal_none() -> None:
    text = """<urn:x> gg:decisionOn p:M1 ; gg:decidingBody "KS" ; gg:decisionDate "2024-05-01"^^xsd:date ;
        gg:paragraph "§ 7" ; gg:reservation "b" , "a" ; gg:setsSteeringMode gg:Steering . <urn:y> gg:proposalOn p:M1 ."""
    decided = read_standpoint(facts(text), X, MEETING)
    proposed = read_standpoint(facts(text), ox.NamedNode("urn:y"), MEETING)
    assert decided.adoption is not None
    assert (decided.adoption.paragraph, decided.adoption.reservations) == ("§ 7", ("a", "b"))
    assert (decided.decided, decided.day) == (True, date(2024, 5, 1))
    assert (proposed.decided, proposed.day) == (False, date(2024, 5, 2))
    assert decided.sets == {STEERING_MODE: GG + "Steering"}


def test_a_dialogue() -> None:
    text = """<urn:x> dcterms:identifier "urn:id" ; prov:endedAtTime "2024-05-02T12:00:00Z"^^xsd:dateTime ;
        prov:wasAssociatedWith [ gg:role "b" ] , [ gg:role "a" ; foaf:name "N" ] ."""
    found = read_dialogue(facts(text), X)
    assert (found.iri, found.identifier, found.started) == ("urn:x", "urn:id", None)
    assert found.people == (Participant("a", "N"), Participant("b"))


def test_the_day_is_the_local_one_and_the_moment_is_not() -> None:
    assert MEETING.day == date(2024, 5, 2)
    late = Dialogue("", "", "2024-05-03T01:00:00+02:00")
    assert (late.day, late.moment) == (date(2024, 5, 3), datetime(2024, 5, 2, 23, tzinfo=UTC))
    assert Dialogue("", "", "2024-05-02T23:00:00").moment == late.moment
