"""A plan whose numbers have their units from their indicators."""

from __future__ import annotations

PLAN = """
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix gg: <https://w3id.org/goalgraph/ontology#> .
@prefix p: <https://w3id.org/goalgraph/id/9991/2030/> .
@prefix period: <https://w3id.org/goalgraph/id/period/> .
@prefix qudt: <http://qudt.org/schema/qudt/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix time: <http://www.w3.org/2006/time#> .
@prefix unit: <http://qudt.org/vocab/unit/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
<https://w3id.org/goalgraph/id/9991/2030> a gg:Plan ; skos:notation "9991/2030" ; rdfs:label "Plan"@sv .
p:L1 a gg:Level ; skos:notation "L1" ; gg:order 1 ; gg:idPrefix "M" ; rdfs:label "Mål"@sv ;
    gg:inPlan <https://w3id.org/goalgraph/id/9991/2030> .
p:M1 a gg:Goal ; skos:notation "M1" ; rdfs:label "Färre olyckor"@sv ; gg:atLevel p:L1 ;
    gg:inPlan <https://w3id.org/goalgraph/id/9991/2030> .
p:PRG1 a gg:PolicyDocument ; skos:notation "PRG1" ; rdfs:label "Trafikprogram"@sv .
p:I1 a gg:Indicator ; skos:notation "I1" ; rdfs:label "Olyckor"@sv ; gg:measures p:M1 ; gg:followsUp p:PRG1 ;
    gg:unit unit:PERCENT ; gg:polarity gg:LowerIsBetter .
p:I1.O1 a gg:Observation ; skos:notation "I1.O1" ; gg:observationOf p:I1 ; gg:value 7.0 ; gg:period period:2028 .
p:I1.O2 a gg:Observation ; skos:notation "I1.O2" ; gg:observationOf p:I1 ; gg:value 9.0 ; gg:period period:2029 ;
    gg:unit unit:PERCENT .
p:I1.O3 a gg:Observation ; skos:notation "I1.O3" ; gg:observationOf p:I1 ; gg:lowerBound 3.0 ;
    gg:group p:Girls .
p:I1.T1 a gg:Target ; skos:notation "I1.T1" ; gg:targetFor p:M1 ; gg:targetIndicator p:I1 ; gg:value 5.0 ;
    gg:baselineValue 8.0 ; gg:period period:2031 .
p:Girls a skos:Concept ; rdfs:label "flickor"@sv .
p:OwnWord a skos:Concept ; skos:exactMatch unit:PERCENT ; rdfs:label "procentandel"@sv .
p:I2 a gg:Indicator ; skos:notation "I2" ; rdfs:label "Täthet"@sv ; gg:measures p:M1 ; gg:unit unit:GM-PER-L .
p:I2.O1 a gg:Observation ; skos:notation "I2.O1" ; gg:observationOf p:I2 ; gg:value 4.0 ; gg:period period:2028 .
p:I3 a gg:Indicator ; skos:notation "I3" ; rdfs:label "Glädje"@sv ; gg:measures p:M1 ;
    gg:unit unit:PERCENT , unit:NUM .
p:I3.O1 a gg:Observation ; skos:notation "I3.O1" ; gg:observationOf p:I3 ; gg:value 2.0 ; gg:period period:2028 .
""" + "".join(
    f'period:{year} a time:ProperInterval ; skos:notation "{year}" ; rdfs:label "{year}"@sv ;\n'
    f'    gg:startDate "{year}-01-01"^^xsd:date ; gg:endDate "{year}-12-31"^^xsd:date .\n'
    for year in (2028, 2029, 2031)
)

# What is compared with the country, and ranked.
COMPARED = """
p:C1 a gg:Comparison ; skos:notation "C1" ; gg:comparisonOf p:I1.O2 ; gg:comparedWith gg:Country ; gg:value 11.5 .
p:I4 a gg:Indicator ; skos:notation "I4" ; rdfs:label "Bänkar"@sv ; gg:measures p:M1 ; gg:unit unit:NUM ;
    dcterms:source p:SRC1 ;
    gg:polarity gg:HigherIsBetter .
p:I4.O1 a gg:Observation ; skos:notation "I4.O1" ; gg:observationOf p:I4 ; gg:value 3.0 ; gg:period period:2028 .
p:I4.O2 a gg:Observation ; skos:notation "I4.O2" ; gg:observationOf p:I4 ; gg:value 5.0 ; gg:period period:2029 ;
    gg:previousObservation p:I4.O1 .
p:SRC1 a gg:DataSource ; skos:notation "SRC1" ; rdfs:label "Mätning"@sv .
p:C2 a gg:Comparison ; skos:notation "C2" ; gg:comparisonOf p:I4.O1 ; gg:comparedWith gg:Country ; gg:value 4.0 .
p:C3 a gg:Comparison ; skos:notation "C3" ; gg:comparisonOf p:I2.O1 ; gg:comparedWith gg:Country ; gg:value 4.5 .
p:I5 a gg:Indicator ; skos:notation "I5" ; rdfs:label "Rang"@sv ; gg:measures p:M1 ; gg:unit unit:NUM .
p:I5.O1 a gg:Observation ; skos:notation "I5.O1" ; gg:observationOf p:I5 ; gg:period period:2028 .
p:I5.O2 a gg:Observation ; skos:notation "I5.O2" ; gg:observationOf p:I5 ; gg:period period:2029 .
p:C5 a gg:Comparison ; skos:notation "C5" ; gg:comparisonOf p:I5.O1 ; gg:comparedWith gg:Country ; gg:rank 3 .
p:C6 a gg:Comparison ; skos:notation "C6" ; gg:comparisonOf p:I5.O2 ; gg:comparedWith gg:Country ; gg:rank 9 .
"""
