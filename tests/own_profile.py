"""The four invented bodies, with an invented profile of their own beside the plan, used by one level."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

from goalgraph.decisions.format import CONTEXT_IRI
from places import BODIES, ROOT

OWN = "https://example.org/profile/assignments"
# Per body its level with the requirement, a goal there, and a goal on another level where it has one.
LEVELS = {
    "tallvide": ("L1", "KF1", None),
    "stenvinda": ("L3", "N1", "KF1"),
    "stigverket": ("L2", "VP1", "M1"),
    "sakboden": ("L2", "KR1.1", "O1"),
}
Json = dict[str, Any]


def body_with_profile(name: str, folder: Path) -> Path:
    """A copy of a body's plan in ``folder``, whose level uses the profile in the folder ``profile`` beside it."""
    source = next(one for one in BODIES if one.parent.name == name)
    copy = folder / source.name
    shutil.copytree(source, copy)
    shutil.copytree(ROOT / "tests" / "fixtures" / "profile", copy / "profile")
    plan = copy / "plan.ttl"
    text = f"\nplan:{LEVELS[name][0]} gg:usesProfile <{OWN}> .\n"
    plan.write_text(plan.read_text("utf-8") + text, "utf-8")
    return copy


def plan_of(name: str) -> str:
    """The IRI of the body's plan."""
    source = next(one for one in BODIES if one.parent.name == name)
    return f"https://w3id.org/goalgraph/id/example/{name}/{source.name}"


def on(plan: str, goal: str, **sets: Any) -> Json:
    """A decision on a goal of a plan."""
    return {
        "@type": "Decision",
        "goal": f"{plan}/{goal}",
        "body": "Ett organ",
        "date": "2033-02-14",
        **sets,
    }


def handed_in(folder: Path, plan: str, *entries: Json, name: str = "one", hour: int = 10) -> Path:
    """A decisions file on a plan."""
    document = {
        "@context": [CONTEXT_IRI, {"@language": "sv"}],
        "@id": f"urn:example:{name}",
        "@type": "Dialogue",
        "formatVersion": 1,
        "plan": plan,
        "endedAt": f"2033-02-14T{hour}:00:00+01:00",
        "decisions": list(entries),
    }
    file = folder / f"{name}.json"
    file.write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
    return file
