"""Records out of triples, and what is in the way where there is none."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pyoxigraph as ox
import pytest

from goalgraph.base.names import GG
from goalgraph.decisions.damage import Damaged
from goalgraph.decisions.records import (
    Statements,
    participants,
    read_dialogue,
    read_participant,
    read_record,
    read_sets,
    read_standpoint,
)
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
    Work,
    field_named,
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
            """<urn:x> gg:sets [ rdfs:label "b"@sv ] , [ rdfs:label "a" ] ; gg:setsContribution <urn:c> ; gg:setsIndicator <urn:i2> , <urn:i1> ;
            gg:sets [ gg:atOccasion <urn:o2> ; gg:rating gg:Reached ] , [ gg:atOccasion <urn:o1> ; gg:rating gg:Reached ] ;
            gg:sets [ gg:forRequirement gg:Measurable ; gg:status gg:Met ; gg:evidenceText "e"@sv ] ;
            gg:sets [ gg:toBeAchieved "t"@sv ; gg:value 90.50 ; gg:dueDate "2026-12-31"^^xsd:date ] ;
            gg:setsGoalType gg:Steering ."""
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
    assert found[ACTIVITIES] == (Work("a"), Work("b", "sv"))
    assert found[AMBITION] == Ambition({"sv": "t"}, target=Decimal("90.5"), by=date(2026, 12, 31))


@pytest.mark.parametrize(
    ("iri", "field"),
    [
        (GG + "targetFor", AMBITION),
        (GG + "measures", INDICATORS),
        (GG + "contributesTo", COUNCIL_GOALS),
        (GG + "Activity", ACTIVITIES),
        (REQUIREMENTS[0], Field("requirement", REQUIREMENTS[0])),
        ("urn:occasion", Field("forecast", "urn:occasion")),
    ],
)
def test_what_is_taken_back_is_a_field_without_a_value(iri: str, field: Field) -> None:
    assert field_named(iri) == field
    assert read_sets(facts(f"<urn:x> gg:withdraws <{iri}> ."), X) == {field: None}


def test_a_decision_has_an_adoption_and_a_proposal_none() -> None:
    text = """<urn:x> gg:concerns p:M1 ; gg:adoptedBy <urn:ks> ; gg:decisionDate "2024-05-01"^^xsd:date ;
        gg:paragraph "§ 7" ; gg:reservation "b" , "a" ; gg:setsGoalType gg:Steering . <urn:y> gg:concerns p:M1 ."""
    decided = read_standpoint(facts(text), X, MEETING, decided=True)
    proposed = read_standpoint(facts(text), ox.NamedNode("urn:y"), MEETING, decided=False)
    assert decided.adoption is not None
    assert (decided.adoption.paragraph, decided.adoption.reservations) == ("§ 7", ("a", "b"))
    assert (decided.decided, decided.day) == (True, date(2024, 5, 1))
    assert (proposed.decided, proposed.day) == (False, date(2024, 5, 2))
    assert decided.sets == {STEERING_MODE: GG + "Steering"}


def test_a_dialogue() -> None:
    text = """<urn:x> dcterms:identifier "urn:id" ; prov:endedAtTime "2024-05-02T12:00:00Z"^^xsd:dateTime ;
        prov:wasAssociatedWith [ rdfs:label "b" ] , [ rdfs:label "a" ; foaf:name "N" ] ."""
    said = facts(text)
    found = read_dialogue(said, X, [read_participant(said, one) for one in participants(said, X)])
    assert (found.iri, found.identifier, found.started) == ("urn:x", "urn:id", None)
    assert found.people == (Participant("a", "N"), Participant("b"))


WHOLE = """<urn:x> a gg:Decision ; gg:concerns p:M1 ; gg:adoptedBy <urn:ks> ; gg:decisionDate "2024-05-01"^^xsd:date ;
    <http://www.w3.org/2004/02/skos/core#notation> "M1.D1" ; gg:sets <urn:x.R1> . """
ANSWER = "<urn:x.R1> gg:forRequirement gg:Influenceable ; gg:status gg:Met . "


def test_a_whole_record_is_read() -> None:
    assert read_record(facts(WHOLE + ANSWER), X, MEETING, decided=True).notation == "M1.D1"


@pytest.mark.parametrize(
    ("text", "fault", "of"),
    [
        (WHOLE, "missing", "type"),
        (WHOLE + "<urn:x.R1> gg:forRequirement gg:Influenceable .", "missing", "status"),
        (WHOLE + ANSWER.replace("gg:Met", "gg:Perhaps"), "choice", "status"),
        (WHOLE + ANSWER.replace("gg:Met", '"Met"'), "no_resource", "status"),
        (WHOLE + ANSWER.replace("gg:Influenceable", "gg:Steering"), "choice", "forRequirement"),
        (WHOLE + ANSWER.replace("gg:Met", "gg:Met, gg:NotMet"), "several", "status"),
        (
            WHOLE + ANSWER + "<urn:x> gg:sets <urn:x.R9> . <urn:x.R9> gg:forRequirement gg:Influenceable ;"
            " gg:status gg:Met .",
            "several",
            "sets",
        ),
        (
            WHOLE + ANSWER + "<urn:x> gg:sets [ gg:forRequirement gg:Measurable ; gg:status gg:Met ] .",
            "stranger",
            "sets",
        ),
        (WHOLE + ANSWER + "<urn:x.R2> prov:wasGeneratedBy <urn:x> .", "unnamed", "wasGeneratedBy"),
        (WHOLE + ANSWER + '<urn:x> gg:decisionDate "2024-05-02"^^xsd:date .', "several", "decisionDate"),
        (WHOLE.replace("2024-05-01", "2024-02-30") + ANSWER, "date", "decisionDate"),
        (WHOLE.replace("<urn:ks>", '"KS"') + ANSWER, "no_resource", "adoptedBy"),
        (WHOLE.replace("<urn:ks>", "<urn:ks>, <urn:kf>") + ANSWER, "several", "adoptedBy"),
        (WHOLE.replace("gg:adoptedBy", "gg:by") + ANSWER, "missing", "adoptedBy"),
        (WHOLE.replace("gg:concerns", "gg:on") + ANSWER, "missing", "concerns"),
        (WHOLE.replace('"M1.D1"', '"M1.D1", "M1.D2"') + ANSWER, "several", "notation"),
        (WHOLE + ANSWER + '<urn:x> gg:diaryNumber "1", "2" .', "several", "diaryNumber"),
        (WHOLE + ANSWER + "<urn:x> gg:setsGoalType gg:Both .", "choice", "setsGoalType"),
        (
            WHOLE + ANSWER + "<urn:x> gg:setsGoalType gg:Steering, gg:Direction .",
            "several",
            "setsGoalType",
        ),
        (WHOLE + ANSWER + "<urn:x> gg:setsIndicator [] .", "no_resource", "setsIndicator"),
        (WHOLE + ANSWER + '<urn:x> gg:sets "x" .', "no_resource", "sets"),
        (WHOLE + ANSWER + "<urn:x> gg:sets <urn:a> .", "missing", "type"),
        (WHOLE + ANSWER + '<urn:x> gg:sets <urn:a> . <urn:a> rdfs:label "a"@sv .', "stranger", "sets"),
        (
            WHOLE + ANSWER + "<urn:x> gg:sets <urn:x.ACT1> . <urn:x.ACT1> a gg:Activity .",
            "missing",
            "label",
        ),
        (
            WHOLE
            + ANSWER
            + '<urn:x> gg:sets <urn:x.ACT1> . <urn:x.ACT1> rdfs:label "a" ; gg:status gg:Met .',
            "choice",
            "status",
        ),
        (WHOLE + ANSWER + "<urn:x> gg:withdraws gg:Influenceable .", "both", "withdraws"),
        (WHOLE + ANSWER + '<urn:x> rdfs:comment "a"@sv, "b"@sv .', "several", "comment"),
        (WHOLE + ANSWER + "<urn:x> gg:sets <urn:x.AL> . <urn:x.AL> a gg:Target .", "missing", "toBeAchieved"),
        (
            WHOLE + ANSWER + '<urn:x> gg:sets <urn:x.AL> . <urn:x.AL> gg:toBeAchieved "a"@sv ;'
            ' gg:value "INF" .',
            "decimal",
            "value",
        ),
        (
            WHOLE + ANSWER + '<urn:x> gg:sets <urn:x.AL> . <urn:x.AL> gg:toBeAchieved "a"@sv ;'
            ' gg:value "ten" .',
            "decimal",
            "value",
        ),
        (
            WHOLE
            + ANSWER
            + "<urn:x> gg:sets <urn:x.FC1> . <urn:x.FC1> a gg:Forecast ; gg:rating gg:Reached .",
            "missing",
            "atOccasion",
        ),
        (
            WHOLE + ANSWER + "<urn:x> gg:sets <urn:x.FC1> . <urn:x.FC1> gg:atOccasion <urn:o> .",
            "missing",
            "rating",
        ),
    ],
)
def test_what_is_in_the_way_is_named(text: str, fault: str, of: str) -> None:
    with pytest.raises(Damaged) as caught:
        read_record(facts(text), X, MEETING, decided=True)
    assert (caught.value.fault, caught.value.predicate.rpartition("#")[2]) == (fault, of)
    assert set(caught.value.reason) == {"sv", "en"}


@pytest.mark.parametrize(
    ("ended", "fault"),
    [
        ("", "missing"),
        ('prov:endedAtTime "the second of May"', "time"),
        ('prov:endedAtTime "20240502T120000Z"', "time"),
        ('prov:endedAtTime "2024-05-02T12:00:00Z", "2024-05-03T12:00:00Z"', "several"),
        ("prov:endedAtTime <urn:end>", "no_text"),
    ],
)
def test_a_dialogue_that_does_not_say_when_it_ended(ended: str, fault: str) -> None:
    with pytest.raises(Damaged) as caught:
        read_dialogue(facts(f"<urn:x> a gg:Dialogue ; {ended} ."), X, [])
    assert caught.value.fault == fault


def test_a_participant_has_a_role() -> None:
    with pytest.raises(Damaged):
        read_participant(facts('<urn:x> foaf:name "N" .'), X)
