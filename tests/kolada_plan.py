"""An invented plan with indicators that have ids, and what a server that stands in for Kolada has of them."""

from __future__ import annotations

from pathlib import Path

from kolada_server import Kolada, row

PLAN = "https://example.org/lindby/2030"
TEXT = f"""
@prefix plan: <{PLAN}/> .
@prefix body: <https://example.org/lindby/> .
@prefix group: <https://w3id.org/goalgraph/id/group/> .
@prefix period: <https://w3id.org/goalgraph/id/period/> .
@prefix ggunit: <https://w3id.org/goalgraph/id/unit/> .
@prefix gg: <https://w3id.org/goalgraph/ontology#> .
@prefix unit: <http://qudt.org/vocab/unit/> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix foaf: <http://xmlns.com/foaf/0.1/> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .

<{PLAN}> a gg:Plan ; skos:notation "lindby/2030" ; rdfs:label "Mål 2030, Lindby (påhittat)"@sv ;
    gg:adoptedBy body:ORG.KF ; gg:fictitious true ; gg:period period:2020 ; gg:statedIn plan:DOC .
plan:DOC a foaf:Document ; rdfs:label "Mål 2030 (påhittat)"@sv .
body:ORG.KF a org:OrganizationalUnit ; skos:notation "ORG.KF" ; rdfs:label "Fullmäktige"@sv ;
    org:unitOf body:ORG.0999 .
body:ORG.0999 a org:FormalOrganization ; skos:notation "ORG.0999" ; rdfs:label "Lindby kommun"@sv ;
    dcterms:identifier "0999" .
plan:L1 a gg:Level ; skos:notation "L1" ; rdfs:label "Mål"@sv ; gg:inPlan <{PLAN}> ; gg:order 1 ;
    gg:idPrefix "M" .
plan:M1 a gg:Goal ; skos:notation "M1" ; rdfs:label "Friskare invånare"@sv ; gg:inPlan <{PLAN}> ;
    gg:atLevel plan:L1 ; gg:statedIn plan:DOC .
plan:LIKE a skos:Concept ; skos:notation "LIKE" ; rdfs:label "liknande kommuner"@sv ;
    gg:externalId "kolada:G123456" .

plan:I1 a gg:Indicator ; skos:notation "I1" ; rdfs:label "Ohälsotal"@sv ; gg:measures plan:M1 ;
    gg:polarity gg:LowerIsBetter ; gg:externalId "kolada:N00957" ; gg:statedIn plan:DOC .
plan:I1.O1 a gg:Observation ; skos:notation "I1.O1" ; rdfs:label "26 dagar 2018"@sv ;
    gg:observationOf plan:I1 ; gg:value 26.0 ; gg:unit unit:DAY ; gg:period period:2018 ; gg:statedIn plan:DOC .
plan:I1.O1.C-Country a gg:Comparison ; skos:notation "I1.O1.C-Country" ; gg:comparisonOf plan:I1.O1 ;
    gg:comparedWith gg:Country ; gg:position gg:Above ; gg:statedIn plan:DOC .
plan:I1.O1.C-County a gg:Comparison ; skos:notation "I1.O1.C-County" ; gg:comparisonOf plan:I1.O1 ;
    gg:comparedWith gg:County ; gg:position gg:Below ; gg:statedIn plan:DOC .

plan:I2 a gg:Indicator ; skos:notation "I2" ; rdfs:label "Medellivslängd"@sv ; gg:measures plan:M1 ;
    gg:polarity gg:HigherIsBetter ; gg:statedIn plan:DOC .
plan:I2.O1 a gg:Observation ; skos:notation "I2.O1" ; rdfs:label "kvinnor 84,7 år 2018"@sv ;
    gg:observationOf plan:I2 ; gg:value 84.7 ; gg:unit unit:YR ; gg:period period:2018 ; gg:group group:women ;
    gg:externalId "kolada:N00925" ; gg:statedIn plan:DOC .

plan:I3 a gg:Indicator ; skos:notation "I3" ; rdfs:label "Eftergymnasial utbildning"@sv ;
    gg:measures plan:M1 ; gg:polarity gg:HigherIsBetter ; gg:externalId "kolada:N01982" ; gg:statedIn plan:DOC .
plan:I3.O1 a gg:Observation ; skos:notation "I3.O1" ; rdfs:label "30,7 % 25–64 år 2017"@sv ;
    gg:observationOf plan:I3 ; gg:value 30.7 ; gg:unit unit:PERCENT ; gg:period period:2017 ;
    gg:group group:age-25-64 ; gg:statedIn plan:DOC .

plan:I4 a gg:Indicator ; skos:notation "I4" ; rdfs:label "Nöjd-Region-Index"@sv ; gg:measures plan:M1 ;
    gg:polarity gg:HigherIsBetter ; gg:externalId "kolada:U00402" ; gg:statedIn plan:DOC .

plan:I5 a gg:Indicator ; skos:notation "I5" ; rdfs:label "Nya företag"@sv ; gg:measures plan:M1 ;
    gg:polarity gg:HigherIsBetter ; gg:externalId "kolada:N01003" ; gg:statedIn plan:DOC .
plan:I5.O1 a gg:Observation ; skos:notation "I5.O1" ; rdfs:label "77 företag 2018"@sv ;
    gg:observationOf plan:I5 ; gg:value 77.0 ; gg:unit ggunit:COMPANY ; gg:period period:2018 ;
    gg:statedIn plan:DOC .

plan:I6 a gg:Indicator ; skos:notation "I6" ; rdfs:label "Invånare totalt"@sv ; gg:measures plan:M1 ;
    gg:polarity gg:NoPolarity ; gg:statedIn plan:DOC .
"""
TITLES = {
    "N00957": "Ohälsotal, dagar",
    "N00925": "Medellivslängd kvinnor, år",
    "N01982": "Invånare 25-64 år med eftergymnasial utbildning, andel (%)",
    "N01003": "Nyregistrerade företag, antal/1000 invånare",
    "N01951": "Invånare totalt, antal",
}


def write_plan(folder: Path) -> Path:
    """The plan in a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "plan.ttl").write_text(TEXT, encoding="utf-8")
    return folder


def kolada() -> Kolada:
    """A server that has values of the plan's indicators, one of them other than what is printed."""
    return Kolada(
        titles=dict(TITLES),
        municipalities={"0999": "Lindby", "0998": "Sandby", "0000": "Riket"},
        rows=[
            row("N00957", 2017, ("T", 25.0), ("K", 30.5), ("M", 19.5)),
            row("N00957", "2018", ("T", 27.4), ("F", 32.1), ("M", None, "Missing")),
            row("N00957", 2019, ("T", 24.9), ("K", 30.0, True), ("M", 3.0, "Missing")),
            row("N00957", 2018, ("T", 29.0), ("K", 33.0), ("M", 25.0), municipality="0000"),
            row("N00957", 2016, ("T", 29.5), municipality="0000"),
            row("N00957", 2018, ("T", 28.0), municipality="G123456"),
            row("N00925", 2018, ("T", 84.65)),
            row("N01982", 2017, ("T", 30.71), ("K", 36.2), ("M", -0.4)),
            row("N01003", 2018, ("T", 5.6)),
        ],
    )
