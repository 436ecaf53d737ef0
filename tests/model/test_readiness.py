from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import goalgraph
from goalgraph.base.resources import resource_folder
from goalgraph.model.plans import Plans
from goalgraph.model.readiness import Readiness
from goalgraph.rdf.reading import read
from goalgraph.rdf.store import LocalStore
from own_profile import body_with_profile
from small_plan import FILE, GG, PLAN

DECISIONS = f"{PLAN}/decided"


@pytest.fixture(scope="module")
def small() -> goalgraph.Graph:
    return goalgraph.load(FILE)


@pytest.fixture
def changed() -> Callable[[str], goalgraph.Graph]:
    def changed(update: str) -> goalgraph.Graph:
        store = LocalStore()
        store.add(read([FILE, resource_folder("ontology") / "goalgraph.ttl"]))
        store.update(f"PREFIX gg: <{GG}> PREFIX p: <{PLAN}/> {update}")
        return goalgraph.Graph(Plans(store))

    return changed


Changed = Callable[[str], goalgraph.Graph]


def second(graph: goalgraph.Graph, goal: str) -> Readiness:
    return graph.readiness(goal)[1]


@pytest.mark.parametrize(
    ("goal", "statuses"),
    [
        ("M1", ["unclear", "unclear", "unclear"]),
        ("M2", ["unclear", "met", "unclear"]),
        ("M3", ["unclear", "unclear", "unclear"]),
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
        ("M3", "no indicator chosen", []),
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
    graph = changed(f"DELETE WHERE {{ GRAPH <{PLAN}/stated> {{ <{PLAN}/O2.I2.X1> gg:value ?v }} }}")
    assert (second(graph, "M2").status, [e.id for e in second(graph, "M2").evidence]) == (
        "unclear",
        ["O2.I2"],
    )


def test_a_goal_alone_without_indicators_is_not_met(changed: Changed) -> None:
    graph = changed(f"DELETE WHERE {{ GRAPH <{PLAN}/stated> {{ p:O1.I1 gg:inArea ?area }} }}")
    assert (second(graph, "M1").status, second(graph, "M1").evidence) == ("not-met", ())


def test_a_decided_indicator_is_evidence_that_is_decided(changed: Changed) -> None:
    graph = changed(f"INSERT DATA {{ GRAPH <{DECISIONS}> {{ p:O1.I1 gg:measures p:M1 }} }}")
    found = second(graph, "M1")
    assert found.status == "met"
    assert [(e.id, e.basis) for e in found.evidence] == [("O1.I1", "decided")]


@pytest.mark.parametrize(
    ("requirement", "position"), [("Influenceable", 0), ("Measurable", 1), ("Resourced", 2)]
)
@pytest.mark.parametrize(
    ("said", "status", "reason"),
    [
        ('gg:status gg:Met ; gg:evidenceText "Så är det"@sv', "met", "decided"),
        ("gg:status gg:Met", "unclear", "answer without evidence"),
        ('gg:status gg:Met ; gg:evidenceText " "@sv', "unclear", "answer without evidence"),
        ('gg:status gg:Unclear ; gg:evidenceText "Vet ej"@sv', "unclear", "the answer is unclear"),
        ('gg:status gg:NotMet ; gg:evidenceText "Nej"@sv', "not-met", "decision"),
    ],
)
def test_a_decided_answer_settles_the_requirement_when_it_says_why(
    changed: Changed, requirement: str, position: int, said: str, status: str, reason: str
) -> None:
    graph = changed(
        f"INSERT DATA {{ GRAPH <{DECISIONS}> {{ p:X1 gg:readinessOf p:M3 ; "
        f"gg:forRequirement gg:{requirement} ; {said} }} }}"
    )
    expected = ["unclear", "unclear", "unclear"]
    expected[position] = status
    assert [r.status for r in graph.readiness("M3")] == expected
    found = graph.readiness("M3")[position]
    assert [(e.id, e.basis) for e in found.evidence if e.basis == "decided"] == [("X1", "decided")]
    assert reason in found.reason("en") + found.explanation("en")
    assert ("evidence for the answer" in [m.label("en") for m in found.missing]) is (
        "without evidence" in reason and position != 1
    )


@pytest.mark.parametrize(
    ("requirement", "position"), [("Influenceable", 0), ("Measurable", 1), ("Resourced", 2)]
)
@pytest.mark.parametrize(
    ("answers", "status"),
    [
        (("Met", "NotMet", "Unclear"), "not-met"),
        (("Met", "Unclear"), "unclear"),
        (("Met", "Met"), "met"),
    ],
)
def test_of_answers_that_contradict_each_other_the_worst_counts(
    changed: Changed, requirement: str, position: int, answers: tuple[str, ...], status: str
) -> None:
    said = " . ".join(
        f"p:X{n} gg:readinessOf p:M3 ; gg:forRequirement gg:{requirement} ; gg:status gg:{answer} ; "
        f'gg:evidenceText "Så {n}"@sv'
        for n, answer in enumerate(answers)
    )
    graph = changed(f"INSERT DATA {{ GRAPH <{DECISIONS}> {{ {said} }} }}")
    assert graph.readiness("M3")[position].status == status
    rows = graph.query(
        "SELECT ?status ?reason ?next { ?r gg:readinessOf ?goal ; gg:status ?status ; "
        f"gg:forRequirement gg:{requirement} ; gg:reason ?reason ; ggsh:nextStep ?next . "
        f'FILTER(?goal = <{PLAN}/M3> && LANG(?next) = "sv") }}'
    ).texts()
    assert len(rows) == 1


def test_a_decided_answer_does_not_spread_to_other_goals(changed: Changed) -> None:
    graph = changed(
        f"INSERT DATA {{ GRAPH <{DECISIONS}> {{ p:X1 gg:readinessOf p:M3 ; "
        'gg:forRequirement gg:Measurable ; gg:status gg:Met ; gg:evidenceText "Ja"@sv } }'
    )
    assert [r.status for r in graph.readiness("M1")] == ["unclear", "unclear", "unclear"]
    assert [m.label("en") for m in graph.readiness("M1")[0].missing] == ["assessment of remit and influence"]


def missing(graph: goalgraph.Graph, goal: str) -> list[str]:
    return [lack.label("en") for lack in second(graph, goal).missing]


def test_what_is_missing_to_measure_a_goal_is_said_in_the_order_it_is_settled(
    small: goalgraph.Graph, changed: Changed
) -> None:
    target = ["target value", "baseline", "date"]
    assert missing(small, "M1") == ["chosen indicator", *target]
    assert missing(small, "M2") == ["comparison", *target]
    without = changed(f"DELETE WHERE {{ GRAPH <{PLAN}/stated> {{ <{PLAN}/O2.I2.X1> gg:period ?p }} }}")
    assert missing(without, "M2") == ["period of the value", "comparison", *target]
    numberless = changed(f"DELETE WHERE {{ GRAPH <{PLAN}/stated> {{ <{PLAN}/O2.I2.X1> gg:value ?p }} }}")
    assert missing(numberless, "M2") == ["value", *target]
    aimed = changed(
        f"INSERT DATA {{ GRAPH <{DECISIONS}> {{ p:L a gg:Target ; gg:targetFor p:M2 ; "
        'gg:value 90.0 ; gg:baselineValue 80.6 ; gg:dueDate "2024-12-31" } }'
    )
    assert missing(aimed, "M2") == ["comparison"]
    directed = changed(f"INSERT DATA {{ GRAPH <{DECISIONS}> {{ p:M2 gg:goalType gg:Direction }} }}")
    assert missing(directed, "M2") == ["comparison"]


def test_the_candidates_are_the_indicators_of_the_area_the_most_complete_first(
    small: goalgraph.Graph,
) -> None:
    found = [
        (c.id, c.basis, c.number, c.period, c.comparator, c.kolada) for c in second(small, "M2").candidates
    ]
    assert found == [
        ("O2.I2", "stated", True, True, False, ()),
        ("O2.I1", "derived", False, False, False, ()),
    ]
    [only] = second(small, "M1").candidates
    assert (only.id, only.basis, only.kolada) == ("O1.I1", "derived", ("N00001", "N00002"))
    assert small.readiness("M1")[0].candidates == ()


def test_an_earlier_value_is_something_to_compare_with(bundled: goalgraph.Graph) -> None:
    compared = {c.id: c.comparator for c in second(bundled, "KS1").candidates}
    assert (compared["A1.I5"], compared["A1.I1"]) == (True, False)


def test_the_next_step_names_goal_area_and_counts(bundled: goalgraph.Graph) -> None:
    step = second(bundled, "KS3").next_step("sv")
    assert step == "Välj i dialogen vilka av områdets mått som ska mäta KS 3 (A2 har 22, varav 17 med tal)."
    derived = second(bundled, "KS1").next_step("sv")
    assert derived.startswith("Bekräfta i dialogen vilka av områdets mått som mäter KS 1 (A1 har ")
    for found in bundled.readiness():
        assert found.goal.replace("KS", "KS ") in found.next_step("en")
        assert "{" not in found.next_step("sv") + found.next_step("en")


def test_an_area_without_a_number_asks_for_one(bundled: goalgraph.Graph) -> None:
    assert second(bundled, "KS7").next_step("sv") == (
        "Ta fram ett tal för något av områdets mått, eller välj ett annat mått för KS 7 "
        "(A5 har 1 mått, inget med tal)."
    )
    assert (
        second(bundled, "KS8")
        .next_step("en")
        .startswith(
            "Find a number for one of the area's indicators, or choose another indicator for KS 8 (indicators in A6: "
        )
    )
    assert {second(bundled, goal).reason("sv") for goal in ("KS7", "KS8")} == {"områdets mått saknar tal"}
    assert second(bundled, "KS7").status == "unclear"


def test_the_strategies_of_a_goal_are_evidence_of_what_can_be_influenced(bundled: goalgraph.Graph) -> None:
    first = bundled.readiness("KS1")[0]
    assert [(e.id, e.basis) for e in first.evidence] == [(f"KS1.S{n}", "stated") for n in range(1, 7)]
    assert first.status == "unclear"


def test_all_goals_come_in_their_order(bundled: goalgraph.Graph) -> None:
    goals = [f"KS{n}" for n in range(1, 9)]
    assert [(r.goal, r.requirement) for r in bundled.readiness()] == [
        (goal, requirement) for goal in goals for requirement in ("R1", "R2", "R3")
    ]


@pytest.mark.parametrize("goal", [f"KS{n}" for n in range(1, 9)])
def test_the_bundled_plan(bundled: goalgraph.Graph, goal: str) -> None:
    assert [r.status for r in bundled.readiness(goal)] == ["unclear", "unclear", "unclear"]


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
        "INSERT DATA { GRAPH p: { p:x a gg:Readiness ; gg:readinessOf p:M1 ; gg:forRequirement gg:Measurable ; "
        "gg:status gg:Perhaps , gg:Met ; gg:reason gg:Because , 'because' } }"
    )
    assert {r.status for r in odd.readiness()} <= {"met", "not-met", "unclear"}


def test_nothing_is_asked_of_a_direction_goal(small: goalgraph.Graph, changed: Changed) -> None:
    directed = changed(f"INSERT DATA {{ GRAPH <{DECISIONS}> {{ p:M2 gg:goalType gg:Direction }} }}")
    assert [r.applies for r in directed.readiness("M2")] == [False] * 3
    assert all(r.applies for goal in ("M1", "M3") for r in directed.readiness(goal))
    assert all(r.applies for r in small.readiness())
    asked = {row[0] for row in directed.query("dialogue-agenda").texts()}
    assert asked == {"M1", "M3"}


@pytest.mark.parametrize(
    ("lang", "step"),
    [("sv", "Bestäm vem som ansvarar för N 1."), ("en", "Settle who is responsible for N 1.")],
)
def test_the_next_step_is_the_reasons_where_the_profiles_rule_says_none(
    tmp_path: Path, lang: str, step: str
) -> None:
    graph = goalgraph.load(body_with_profile("stenvinda", tmp_path))
    assert {one.goal: one.next_step(lang) for one in graph.readiness()}["N1"] == step
    for name in ("readiness-matrix", "dialogue-agenda"):
        steps = {row[0]: row[-1] for row in graph.query(name, lang=lang).texts()}
        assert steps["N1"] == step
