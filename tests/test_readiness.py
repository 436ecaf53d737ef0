from __future__ import annotations

from collections.abc import Callable

import pytest

import goalgraph
from goalgraph.derivation import derive
from goalgraph.readiness import Readiness
from goalgraph.reading import read
from goalgraph.resources import resource_folder
from goalgraph.store import LocalStore
from small_plan import FILE, GG, PLAN

DECISIONS = f"{PLAN}/decisions"


@pytest.fixture(scope="module")
def small() -> goalgraph.Graph:
    return goalgraph.load(FILE)


@pytest.fixture
def changed() -> Callable[[str], goalgraph.Graph]:
    def changed(update: str) -> goalgraph.Graph:
        store = LocalStore()
        store.add(read([FILE, resource_folder("ontology") / "goalgraph.ttl"]))
        store.update(f"PREFIX gg: <{GG}> PREFIX p: <{PLAN}/> {update}")
        derive(store)
        return goalgraph.Graph(store)

    return changed


Changed = Callable[[str], goalgraph.Graph]


def second(graph: goalgraph.Graph, goal: str) -> Readiness:
    return graph.readiness(goal)[1]


@pytest.mark.parametrize(
    ("goal", "statuses"),
    [
        ("M1", ["unclear", "unclear", "unclear"]),
        ("M2", ["unclear", "met", "unclear"]),
        ("M3", ["unclear", "not-met", "unclear"]),
    ],
)
def test_the_small_plan(small: goalgraph.Graph, goal: str, statuses: list[str]) -> None:
    found = small.readiness(goal.lower())
    assert [r.goal for r in found] == [goal] * 3
    assert [r.requirement for r in found] == ["R1", "R2", "R3"]
    assert [r.status for r in found] == statuses


@pytest.mark.parametrize(
    ("goal", "reason", "evidence"),
    [
        ("M1", "indicators only in the area", [("O1.I1", "derived")]),
        ("M2", "indicator with a value", [("O2.I2", "stated")]),
        ("M3", "no indicator chosen", [("O2.I1", "stated"), ("O2.I2", "stated")]),
    ],
)
def test_a_status_says_why_and_on_what_it_rests(
    small: goalgraph.Graph, goal: str, reason: str, evidence: list[tuple[str, str]]
) -> None:
    found = second(small, goal)
    assert [(e.id, e.basis) for e in found.evidence] == evidence
    assert found.reason("en") != found.reason("sv")
    assert reason.split()[0].casefold() in found.reason("en").casefold()


def test_an_indicator_without_a_value_leaves_it_unclear(changed: Changed) -> None:
    graph = changed(f"DELETE WHERE {{ GRAPH <{PLAN}> {{ <{PLAN}/O2.I2.X1> gg:value ?v }} }}")
    assert (second(graph, "M2").status, [e.id for e in second(graph, "M2").evidence]) == (
        "unclear",
        ["O2.I2"],
    )


def test_a_goal_alone_without_indicators_is_not_met(changed: Changed) -> None:
    graph = changed(f"DELETE WHERE {{ GRAPH <{PLAN}> {{ p:O1.I1 gg:inArea ?area }} }}")
    assert (second(graph, "M1").status, second(graph, "M1").evidence) == ("not-met", ())


def test_a_decided_indicator_is_evidence_that_is_decided(changed: Changed) -> None:
    graph = changed(f"INSERT DATA {{ GRAPH <{DECISIONS}> {{ p:O1.I1 gg:measures p:M1 }} }}")
    found = second(graph, "M1")
    assert found.status == "met"
    assert [(e.id, e.basis) for e in found.evidence] == [("O1.I1", "decided")]


@pytest.mark.parametrize(
    ("requirement", "position"), [("Influenceable", 0), ("Measurable", 1), ("Resourced", 2)]
)
def test_a_decided_ambition_level_meets_the_requirement_that_it_names(
    changed: Changed, requirement: str, position: int
) -> None:
    graph = changed(
        f"INSERT DATA {{ GRAPH <{DECISIONS}> {{ p:L1 a gg:AmbitionLevel ; gg:ambitionLevelOf p:M3 ; "
        f"gg:meetsRequirement gg:{requirement} }} }}"
    )
    before = ["unclear", "not-met", "unclear"]
    before[position] = "met"
    assert [r.status for r in graph.readiness("M3")] == before


def test_all_goals_come_in_their_order(bundled: goalgraph.Graph) -> None:
    goals = [f"KS{n}" for n in range(1, 9)]
    assert [(r.goal, r.requirement) for r in bundled.readiness()] == [
        (goal, requirement) for goal in goals for requirement in ("R1", "R2", "R3")
    ]


@pytest.mark.parametrize(
    ("goal", "status"),
    [
        *((goal, "not-met") for goal in ("KS2", "KS3", "KS4")),
        *((goal, "unclear") for goal in ("KS1", "KS5", "KS6", "KS7", "KS8")),
    ],
)
def test_the_bundled_plan(bundled: goalgraph.Graph, goal: str, status: str) -> None:
    assert [r.status for r in bundled.readiness(goal)] == ["unclear", status, "unclear"]


def test_the_indicators_stated_for_goal_5_are_its_evidence(bundled: goalgraph.Graph) -> None:
    found = second(bundled, "KS5")
    assert [(e.id, e.basis) for e in found.evidence] == [(f"KS5.I{n}", "stated") for n in (1, 2, 3)]


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_every_text_is_there_in_both_languages(bundled: goalgraph.Graph, lang: str) -> None:
    for found in bundled.readiness():
        for texts in (
            found.requirement_labels,
            found.reasons,
            found.explanations,
            found.next_steps,
        ):
            assert texts[lang]
        assert (found.name(lang), found.explanation(lang)) == (
            found.requirement_labels[lang],
            found.explanations[lang],
        )
        assert found.next_step(lang) == found.next_steps[lang]


@pytest.mark.parametrize("ident", ["KS9", "nothing"])
def test_an_unknown_goal_is_refused(bundled: goalgraph.Graph, ident: str) -> None:
    with pytest.raises(goalgraph.UnknownName):
        bundled.readiness(ident)


def test_what_is_no_board_goal_has_no_readiness(bundled: goalgraph.Graph) -> None:
    assert bundled.readiness("A1") == []


def test_a_status_that_no_rule_gives_does_not_count(changed: Changed) -> None:
    odd = changed(
        "INSERT DATA { GRAPH p: { p:x a gg:Readiness ; gg:readinessOf p:M1 ; gg:requirement gg:Measurable ; "
        "gg:readinessStatus gg:Perhaps , gg:Met ; gg:readinessReason gg:Because , 'because' } }"
    )
    assert {r.status for r in odd.readiness()} <= {"met", "not-met", "unclear"}
