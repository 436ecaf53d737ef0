"""Decisions files on the small plan, built piece by piece."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from goalgraph.decisions.format import CONTEXT_IRI
from small_plan import PLAN

Json = dict[str, Any]
LOG = f"{PLAN}/decided"
OCCASION = f"{PLAN}/U1"
PERCENT = "http://qudt.org/vocab/unit/PERCENT"
FORECAST = {"occasion": OCCASION, "assessment": "Reached", "motivation": "Det går bra."}
ANSWER = {"requirement": "Measurable", "answer": "Met", "evidence": "Siktdjupet mäts varje år."}
AMBITION = {
    "text": "Vattnet är klart.",
    "indicator": f"{PLAN}/O1.I1",
    "baselineValue": "3.1",
    "targetValue": "90",
    "unit": PERCENT,
    "targetDate": "2026-12-31",
}
EVERYTHING: Json = {
    "steeringMode": "Steering",
    "requirements": [ANSWER],
    "ambitionLevel": AMBITION,
    "forecasts": [FORECAST],
    "indicators": [f"{PLAN}/O1.I1"],
    "councilGoals": ["https://example.org/sjobacka/council/F1"],
    "activities": ["Provtagning varje vecka"],
    "note": "Enigt.",
}


def decision(goal: str = "M1", **sets: Any) -> Json:
    """A decision on a goal of the small plan."""
    iri = goal if ":" in goal else f"{PLAN}/{goal}"
    return {"@type": "Decision", "goal": iri, "body": "Kommunstyrelsen", "date": "2024-05-01", **sets}


def proposal(goal: str = "M1", **sets: Any) -> Json:
    """A proposal on a goal of the small plan."""
    return {"@type": "Proposal", "goal": goal if ":" in goal else f"{PLAN}/{goal}", **sets}


def dialogue(*entries: Any, name: str = "one", at: str = "2024-05-02T12:00:00Z", **more: Any) -> Json:
    """A decisions file with the entries."""
    return {
        "@context": [CONTEXT_IRI, {"@language": "sv"}],
        "@id": f"urn:example:{name}",
        "@type": "Dialogue",
        "formatVersion": 1,
        "plan": PLAN,
        "endedAt": at,
        "decisions": list(entries),
    } | more


def save(folder: Path, document: Any, name: str = "workshop.json") -> Path:
    """The document as a file in the folder."""
    path = folder / name
    path.write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
    return path
