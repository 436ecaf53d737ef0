"""The small plan half a year later: two occasions, decisions, a proposal, and a series to draw."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import goalgraph
from small_plan import COUNCIL, FILE, PLAN, PREFIXES

LATER = (
    PREFIXES
    + """
@prefix time: <http://www.w3.org/2006/time#> .
@prefix unit: <http://qudt.org/vocab/unit/> .
@prefix group: <https://w3id.org/goalgraph/id/group/> .
@prefix period: <https://w3id.org/goalgraph/id/period/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

p:U2 a gg:ReportingOccasion ; skos:notation "U2" ; rdfs:label "Tertial 2"@sv , "Second four months"@en ;
    gg:inPlan <https://example.org/sjobacka/2024> ; gg:endDate "2024-08-31"^^xsd:date .
p:M4 a gg:Goal ; skos:notation "M4" ; rdfs:label "Alla vägar har ljus"@sv ; gg:inArea p:O2 .

p:Y2023 a time:ProperInterval ; skos:notation "2023" ; rdfs:label "2023"@sv , "2023"@en ;
    time:hasBeginning p:D1 ; time:hasEnd p:D2 .
p:Y2024 a time:ProperInterval ; skos:notation "2024" ; rdfs:label "2024"@sv , "2024"@en ;
    time:hasBeginning p:D3 ; time:hasEnd p:D4 .
p:D1 a time:Instant ; time:inXSDDate "2023-01-01"^^xsd:date .
p:D2 a time:Instant ; time:inXSDDate "2023-12-31"^^xsd:date .
p:D3 a time:Instant ; time:inXSDDate "2024-01-01"^^xsd:date .
p:D4 a time:Instant ; time:inXSDDate "2024-12-31"^^xsd:date .

p:O2.I2 gg:polarity gg:HigherIsBetter ; gg:polarityAssertedBy <https://example.org/sjobacka/office> .
p:O2.I2.X2 a gg:Observation ; skos:notation "O2.I2.X2" ; rdfs:label "84,2 % bland kvinnor"@sv ;
    gg:observationOf p:O2.I2 ; gg:value 84.2 ; gg:unit unit:PERCENT ; gg:group group:women ; gg:period p:Y2023 ;
    gg:qualitativeResult "lägre än riket"@sv .
p:O2.I2.X2.C-Country a gg:Comparison ; skos:notation "O2.I2.X2.C-Country" ;
    gg:comparisonOf p:O2.I2.X2 ; gg:comparedWith gg:Country ; gg:value 86.0 ; gg:unit unit:PERCENT .
p:O2.I2.X3 a gg:Observation ; skos:notation "O2.I2.X3" ; rdfs:label "99 % bland kvinnor"@sv ;
    gg:observationOf p:O2.I2 ; gg:value 99.0 ; gg:unit unit:PERCENT ; gg:group group:women ; gg:period p:Y2024 .
"""
)


def decided(goal: str, day: str, paragraph: str, **sets: Any) -> dict[str, Any]:
    """An entry of a decisions file: a decision of the board."""
    return {
        "@type": "Decision", "goal": f"{PLAN}/{goal}", "body": "Kommunstyrelsen", "date": day,
        "paragraph": paragraph, **sets,
    }  # fmt: skip


def forecast(occasion: str, assessment: str, **words: str) -> dict[str, Any]:
    """A forecast of an entry."""
    return {"occasion": f"{PLAN}/{occasion}", "assessment": assessment, **words}


SPRING = [
    decided(
        "M1", "2024-04-15", "§ 12", steeringMode="Steering",
        ambitionLevel={"text": "Siktdjupet ska öka", "targetDate": "2025-12-31"},
        forecasts=[forecast("U1", "Reached", motivation="Proverna är goda")],
    ),
    decided("M3", "2024-04-15", "§ 13", steeringMode="Direction", activities=["Fartkontroller vid skolan"]),
]  # fmt: skip
AUTUMN = [
    decided(
        "M1", "2024-08-20", "§ 40", diaryNumber="KS 2024/7", reservations=["Ledamot A reserverar sig"],
        forecasts=[
            forecast("U2", "PartlyReached", motivation="Algerna kom tidigt", action="Fler prov i juli")
        ],
    ),
    decided(
        "M2", "2024-08-20", "§ 41", steeringMode="Steering", indicators=[f"{PLAN}/O2.I2"],
        councilGoals=[f"{COUNCIL}F2"],
        ambitionLevel={
            "text": "Nio av tio ska cykla", "indicator": f"{PLAN}/O2.I2", "baselineValue": "80.6",
            "targetValue": "90", "unit": "http://qudt.org/vocab/unit/PERCENT", "targetDate": "2025-06-30",
        },
    ),
    {
        "@type": "Proposal", "goal": f"{PLAN}/M3", "steeringMode": "Steering",
        "basedOn": {"label": "Bilarna kör långsammare", "steeringMode": "Direction"},
    },
]  # fmt: skip


def apply(graph: goalgraph.Graph, folder: Path, name: str, day: str, entries: list[dict[str, Any]]) -> None:
    """Bring entries into the graph as one dialogue that ended on the day."""
    path = folder / f"{name}.jsonld"
    document = {
        "@context": [
            "https://w3id.org/goalgraph/ontology/decisions.context.jsonld",
            {"@language": "sv"},
        ],
        "@id": f"urn:uuid:00000000-0000-4000-8000-{len(name):012}",
        "@type": "Dialogue",
        "formatVersion": 1,
        "plan": PLAN,
        "endedAt": f"{day}T12:00:00Z",
        "decisions": entries,
    }
    path.write_text(json.dumps(document), encoding="utf-8")
    graph.apply(path)


def followed(folder: Path, extra: str = "") -> goalgraph.Graph:
    """The plan with all of it; ``extra`` is Turtle that comes along."""
    plans = folder / "plans"
    plans.mkdir()
    shutil.copy(FILE, plans / "small.ttl")
    (plans / "later.ttl").write_text(LATER + extra, encoding="utf-8")
    graph = goalgraph.load(plans)
    apply(graph, folder, "spring", "2024-04-15", SPRING)
    apply(graph, folder, "autumns", "2024-08-20", AUTUMN)
    return graph


HOSTILE = "<script>alert(1)</script> | `x` *y* [z](http://example.org)\\n# rubrik \\u0001&amp;"
HOSTILE_GOAL = (
    f'p:M5 a gg:Goal ; skos:notation "M5" ; rdfs:label "{HOSTILE}"@sv ; gg:inArea p:O2 .\n'
    f'p:O2.I3 a gg:Indicator ; skos:notation "O2.I3" ; rdfs:label "{HOSTILE}"@sv ; gg:inArea p:O2 ; gg:measures p:M5 .\n'
    + "".join(
        f'p:O2.I3.X{n} a gg:Observation ; skos:notation "O2.I3.X{n}" ; rdfs:label "x"@sv ; gg:observationOf p:O2.I3 ;'
        f" gg:value {n}.0 ; gg:period {period} .\n"
        for n, period in ((1, "period:2019"), (2, "p:Y2023"))
    )
)
