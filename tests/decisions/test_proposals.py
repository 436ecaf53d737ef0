"""One meaning of an open proposal: the same for page, history, query, report and validation, and in the rule."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from rdflib import Graph

import goalgraph
from decision_files import AMBITION, ANSWER, FORECAST, OCCASION, decision, dialogue, proposal, save
from decision_logs import logs
from goalgraph.decisions.keeping import brought_in
from goalgraph.decisions.log import Log
from goalgraph.decisions.standpoints import name_of
from goalgraph.faces.page.content import dialogue as page
from goalgraph.model.derivation import rules
from small_plan import FILE, GG, PLAN

COUNCIL = "https://example.org/sjobacka/council/F1"
OTHER = ANSWER | {"requirement": "Resourced"}
NOTHING: dict[str, Any] = {"note": "Lämnas som det är."}

# What is proposed, what is decided after it, and the keys of the decisions file that then still await a decision;
# None where nothing does.
CASES: list[tuple[dict[str, Any], dict[str, Any], set[str] | None]] = [
    ({"steeringMode": "Steering"}, {"steeringMode": "Direction"}, None),
    ({"steeringMode": "Steering"}, {"activities": ["Mer"]}, {"steeringMode"}),
    ({"steeringMode": "Steering"}, NOTHING, None),
    (NOTHING, {"activities": ["Mer"]}, None),
    ({"steeringMode": "Steering", "activities": ["Allt"]}, {"activities": ["Mer"]}, {"steeringMode"}),
    ({"steeringMode": "Steering", "activities": ["Allt"]}, {"steeringMode": "Direction"}, {"activities"}),
    ({"ambitionLevel": AMBITION, "forecasts": [FORECAST]}, {"ambitionLevel": AMBITION}, {"forecasts"}),
    ({"requirements": [ANSWER]}, {"requirements": [OTHER]}, {"requirements"}),
    ({"requirements": [ANSWER, OTHER]}, {"requirements": [OTHER]}, {"requirements"}),
    ({"requirements": [ANSWER]}, {"withdraws": ["Measurable"], "note": "Nej."}, None),
    ({"forecasts": [FORECAST]}, {"withdraws": [OCCASION]}, None),
    ({"indicators": [f"{PLAN}/O1.I1"]}, {"councilGoals": [COUNCIL]}, {"indicators"}),
    ({"councilGoals": [COUNCIL]}, {"withdraws": ["contributesTo"]}, None),
    ({"withdraws": ["measures", "Resourced"]}, {"requirements": [OTHER]}, {"withdraws"}),
    ({"withdraws": ["measures"]}, {"indicators": [f"{PLAN}/O1.I1"]}, None),
]


def after(
    folder: Path, proposed: dict[str, Any], decided: dict[str, Any] | None, day: str
) -> goalgraph.Graph:
    graph = goalgraph.load(FILE)
    graph.apply(save(folder, dialogue(proposal(**proposed), name="one", at="2024-04-02T12:00:00Z")))
    if decided is not None:
        document = dialogue(decision(**decided, date=day), name="two", at="2024-04-21T12:00:00Z")
        graph.apply(save(folder, document))
    return graph


def check(graph: goalgraph.Graph, keys: set[str] | None) -> None:
    """Page, history, query, report and validation say the same of ``M1.PR1``."""
    is_open = keys is not None
    on_page = page.dialogue(graph.scope)["goals"]["M1"]["proposals"]
    assert [one["id"] for one in on_page] == ["M1.PR1"] * is_open
    record = graph.history("M1")[0]
    assert record.open is is_open
    assert [row[0] for row in graph.query("open-proposals").texts()] == ["M1.PR1"] * is_open
    [goal] = [goal for goal in graph.report(lang="sv").goals if goal.id == "M1"]
    assert goal.proposals == ("M1.PR1",) * is_open
    by_rule = [f.value for f in graph.validate().findings if f.rule == "proposal-awaiting-decision"]
    assert by_rule == ["M1.PR1"] * is_open
    if is_open:
        assert set(on_page[0]) - {"id", "day", "note"} == keys
        left = sum(len(on_page[0].get(key, ())) for key in ("requirements", "forecasts", "withdraws"))
        plain = keys - {"requirements", "forecasts", "withdraws"}
        assert len(record.awaits) == left + len(plain)


@pytest.mark.parametrize(("proposed", "decided", "keys"), CASES)
def test_a_proposal_is_open_field_by_field(
    tmp_path: Path, proposed: dict[str, Any], decided: dict[str, Any], keys: set[str] | None
) -> None:
    check(after(tmp_path, proposed, decided, "2024-04-20"), keys)


@pytest.mark.parametrize(
    ("day", "keys"), [("2024-04-01", {"steeringMode"}), ("2024-04-02", None), ("2024-04-03", None)]
)
def test_a_decision_of_the_same_day_or_later_decides(tmp_path: Path, day: str, keys: set[str] | None) -> None:
    check(after(tmp_path, {"steeringMode": "Steering"}, {"steeringMode": "Direction"}, day), keys)


@pytest.mark.parametrize(
    ("proposed", "keys"), [({"steeringMode": "Steering"}, {"steeringMode"}), (NOTHING, set())]
)
def test_a_proposal_is_open_until_something_is_decided(
    tmp_path: Path, proposed: dict[str, Any], keys: set[str]
) -> None:
    check(after(tmp_path, proposed, None, ""), keys)


def test_the_query_shows_only_what_is_undecided(tmp_path: Path) -> None:
    graph = after(
        tmp_path,
        {"steeringMode": "Steering", "ambitionLevel": AMBITION},
        {"ambitionLevel": AMBITION},
        "2024-04-20",
    )
    [row] = graph.query("open-proposals").texts()
    assert row[3:] == ("styrande mål", None)


def expected(log: Log) -> set[tuple[str, str]]:
    """What each proposal awaits a decision on, worked out from the standpoints."""
    waits = set()
    for asked in (s for s in log.standpoints if not s.decided):
        later = [s for s in log.standpoints if s.decided and s.goal == asked.goal and s.day >= asked.day]
        if not asked.sets and not later:
            waits.add((asked.iri, asked.goal))
        if any(not s.sets for s in later):
            continue
        settled = {field for s in later for field in s.sets}
        waits |= {(asked.iri, name_of(field)) for field in asked.sets if field not in settled}
    return waits


@given(logs())
@settings(max_examples=40, deadline=None)
def test_the_rule_means_what_the_standpoints_say(log: Log) -> None:
    store = ox.Store()
    store.extend(ox.Quad(t.subject, t.predicate, t.object) for t in brought_in([], Log(PLAN), log, {}))
    told = store.query(rules()["awaits-decision"])
    assert isinstance(told, ox.QueryTriples)
    assert {(t.subject.value, t.object.value) for t in told} == expected(log)


@pytest.mark.parametrize(
    ("ended", "decided", "waits"),
    [
        ("2030-02-01T16:00:00Z", [], True),
        ("2030-02-01T16:00:00Z", ["2030-01-31"], True),
        ("2030-02-01T16:00:00Z", ["2030-01-31", "2030-02-02"], False),
        (None, [], True),
        (None, ["2030-01-31"], False),
    ],
)
def test_the_rule_runs_in_another_engine_and_on_what_was_written_by_hand(
    ended: str | None, decided: list[str], waits: bool
) -> None:
    text = f"""@prefix gg: <{GG}> . @prefix prov: <http://www.w3.org/ns/prov#> . @prefix ex: <urn:ex:> .
        @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
        ex:PR1 a gg:Proposal ; gg:concerns ex:G ; gg:setsGoalType gg:Steering ."""
    if ended:
        text += f' ex:PR1 prov:wasInformedBy [ prov:endedAtTime "{ended}"^^xsd:dateTime ] .'
    for number, day in enumerate(decided):
        text += f' ex:D{number} a gg:Decision ; gg:concerns ex:G ; gg:decisionDate "{day}"^^xsd:date .'
    assert len(Graph().parse(data=text).query(rules()["awaits-decision"])) == waits
