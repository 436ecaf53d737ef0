"""What the dialogue form starts from: bases, candidates with their latest value, proposals, and names."""

from __future__ import annotations

import json
from pathlib import Path

import goalgraph
from goalgraph.decisions.template import bases
from goalgraph.faces.page.content.dialogue import dialogue
from goalgraph.faces.page.content.whole import content, page_texts
from own_profile import body_with_profile
from places import ROOT

PLAN = "https://w3id.org/goalgraph/id/0665/2019"


def decide(graph: goalgraph.Graph, path: Path, number: int, entry: dict[str, object]) -> None:
    document = {
        "@context": ["https://w3id.org/goalgraph/ontology/decisions.context.jsonld", {"@language": "sv"}],
        "@id": f"urn:uuid:00000000-0000-4000-8000-00000000000{number}",
        "@type": "Dialogue",
        "formatVersion": 1,
        "plan": PLAN,
        "endedAt": f"2019-02-0{number}T12:00:00Z",
        "people": [],
        "decisions": [{"goal": f"{PLAN}/KS2", **entry}],
    }
    target = path / f"{number}.jsonld"
    target.write_text(json.dumps(document), encoding="utf-8")
    graph.apply(target)


def test_each_goal_starts_from_what_is_in_force(bundled: goalgraph.Graph) -> None:
    found = dialogue(bundled.scope)
    assert found is not None
    assert found["plan"] == PLAN
    assert found["digest"] == bundled.digest("0665/2019")
    based = {goal: one["basedOn"] for goal, one in found["goals"].items()}
    assert based == {goal.id: base for goal, base in bases(bundled.scope)}
    assert [one["date"] for one in found["occasions"]] == ["2019-04-30", "2019-08-31"]


def test_an_occasion_about_one_goal_is_for_that_goal_alone() -> None:
    found = dialogue(goalgraph.load(ROOT / "data" / "examples" / "stigverket" / "2031").scope)
    assert found is not None
    about = {
        goal: [iri.rpartition("/")[2] for iri in one["occasions"]] for goal, one in found["goals"].items()
    }
    assert about == {"M1": ["RO1"], "M2": ["RO2"], "M3": ["RO3"], "VP1": [], "VP2": []}


def test_candidates_are_readiness_own_and_know_their_latest_value(bundled: goalgraph.Graph) -> None:
    found = dialogue(bundled.scope)
    assert found is not None
    [measured] = [r for r in bundled.readiness() if r.goal == "KS2" and r.requirement == "R2"]
    assert [one["id"] for one in found["goals"]["KS2"]["candidates"]] == [c.id for c in measured.candidates]
    indicators = found["indicators"]
    assert indicators["A4.I1"]["latest"] == "A4.I1.O1"  # 2018 before 2014
    assert indicators["A2.I1"]["latest"] == "A2.I1.O1"  # the whole before a group
    assert indicators["A2.I2"]["polarity"] == "LowerIsBetter"
    assert indicators["A5.I1"]["latest"] == "A5.I1.O1"  # words where there is no number


def test_a_goal_of_which_nothing_is_asked_still_has_the_indicators_that_measure_it() -> None:
    found = dialogue(goalgraph.load(ROOT / "data" / "examples" / "tallvide" / "2031").scope)
    assert found is not None
    candidates = found["goals"]["KF5"]["candidates"]
    assert [(one["id"], one["basis"]) for one in candidates] == [("I7", "stated")]


def test_a_proposal_is_open_until_a_body_has_decided(tmp_path: Path) -> None:
    graph = goalgraph.load()
    decide(graph, tmp_path, 1, {"@type": "Decision", "body": "KS", "date": "2019-02-01", "activities": ["A"]})
    decide(
        graph,
        tmp_path,
        2,
        {
            "@type": "Proposal",
            "basedOn": {"activities": ["A"]},
            "steeringMode": "Direction",
            "withdraws": ["contributingActivity", "Resourced"],
        },
    )
    found = dialogue(graph.scope)
    assert found is not None
    goal = found["goals"]["KS2"]
    assert goal["basedOn"]["activities"] == ["A"]
    assert [(one["id"], one["body"], one["day"]) for one in goal["decidedBy"]] == [
        ("KS2.D1", "KS", "2019-02-01")
    ]
    [proposal] = goal["proposals"]
    assert proposal["steeringMode"] == "Direction"
    assert set(proposal["withdraws"]) == {"contributingActivity", "Resourced"}
    decide(
        graph,
        tmp_path,
        3,
        {"@type": "Decision", "body": "KS", "date": "2019-02-03", "steeringMode": "Direction"},
    )
    [left] = dialogue(graph.scope)["goals"]["KS2"]["proposals"]
    assert "steeringMode" not in left
    assert set(left["withdraws"]) == {"contributingActivity", "Resourced"}


def test_the_form_asks_what_the_goals_own_profile_asks_and_offers_its_types(tmp_path: Path) -> None:
    graph = goalgraph.load(body_with_profile("stenvinda", tmp_path))
    shown = content(graph.scope)
    given = shown["dialogue"]["goals"]
    assert (given["N1"]["asked"], given["N1"]["types"]) == (["K1"], ["Unsorted", "Project", "Standing"])
    assert (given["KF1"]["asked"], given["KF1"]["types"]) == ([], [])
    assert shown["requirements"] == {"K1": "K1"}
    assert shown["types"] == {
        "Unsorted": {"open": True, "closes": [], "exempt": []},
        "Project": {"open": False, "closes": [], "exempt": []},
        "Standing": {"open": False, "closes": ["target", "forecast"], "exempt": ["K1"]},
    }
    for lang, question, name in (
        ("sv", "Finns det någon som ansvarar?", "stående uppdrag"),
        ("en", "Is anybody responsible?", "standing assignment"),
    ):
        texts = shown["texts"][lang]
        assert texts["questions"] == {"K1": question}
        assert texts["modes"]["Standing"] == name
        assert "{type}" in texts["form"]["closed_target"]


def test_a_shipped_profiles_form_keeps_the_interfaces_own_words() -> None:
    shown = content(goalgraph.load().scope)
    assert shown["requirements"] == {"Influenceable": "R1", "Measurable": "R2", "Resourced": "R3"}
    assert shown["types"]["Direction"] == {
        "open": False,
        "closes": ["target", "forecast"],
        "exempt": ["Influenceable", "Measurable", "Resourced"],
    }
    for lang in ("sv", "en"):
        words = page_texts(lang)
        for group in ("questions", "modes", "form"):
            assert shown["texts"][lang][group] == words[group]
