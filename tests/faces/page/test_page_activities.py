"""Activities on the page: the plan's own and those that are decided, as what hangs on their goals."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import goalgraph
from decision_files import decision, dialogue, proposal, save
from goalgraph.faces.page.content.whole import content
from goalgraph.faces.page.layout.groups import groups
from places import ROOT
from small_plan import FILE

WORKSHOP = ROOT / "data" / "examples" / "sakboden" / "2031-q2"


def shown(graph: goalgraph.Graph) -> dict[str, Any]:
    (scope,) = graph._plans
    return content(scope)


def test_what_the_plan_says_is_done_hangs_on_its_goal() -> None:
    held = shown(goalgraph.load(WORKSHOP))
    assert held["leaves"]["KR1.3"]["activity"] == [["KR1.3.ACT1", "stated"]]
    told = held["resources"]["KR1.3.ACT1"]
    assert told["label"]["en"] == "Try out booking with ten borrowers"
    assert told["about"] == {
        "start": {"sv": "7\N{NO-BREAK SPACE}april 2031", "en": "7\N{NO-BREAK SPACE}April 2031"},
        "end": {"sv": "18\N{NO-BREAK SPACE}april 2031", "en": "18\N{NO-BREAK SPACE}April 2031"},
    }
    found = {group.id: group.members for group in groups(held)}
    assert found["KR1.3 activity"] == ("KR1.3.ACT1",)


def test_what_is_decided_is_done_hangs_there_too_and_what_is_only_recorded_is_not_shown(
    tmp_path: Path,
) -> None:
    (tmp_path / "plan.ttl").write_text(FILE.read_text(encoding="utf-8"), encoding="utf-8")
    graph = goalgraph.load(tmp_path)
    work = {"text": "Zon mäts", "status": "Ongoing", "responsible": "Hamnen"}
    entries = [
        dialogue(decision(activities=["Gammalt"])),
        dialogue(
            decision(activities=[work, "Alla bjuds in"], basedOn={"activities": ["Gammalt"]}),
            proposal("M2", activities=["Kanske"]),
            name="two",
        ),
    ]
    for number, entry in enumerate(entries):
        graph.apply(save(tmp_path, entry, f"{number}.txt"))
    held = shown(graph)
    assert held["leaves"]["M1"]["activity"] == [["M1.D2.ACT1", "decided"], ["M1.D2.ACT2", "decided"]]
    assert [one["label"]["sv"] for one in held["resources"].values() if one["kind"] == "activity"] == [
        "Zon mäts",
        "Alla bjuds in",
    ]
    assert held["resources"]["M1.D2.ACT1"]["about"] == {
        "status": {"sv": "pågår", "en": "ongoing"},
        "responsible": {"sv": "Hamnen"},
    }
