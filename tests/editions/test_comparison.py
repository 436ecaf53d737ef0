"""Each kind of change between two editions, by editing the small plan."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import goalgraph
from goalgraph.api import diff
from goalgraph.base.errors import NoPlan, SeveralPlans
from goalgraph.editions.changes import AreaChange, GoalChange, IndicatorChange
from goalgraph.editions.comparison import Comparison
from places import BODIES
from two_editions import AREA, decided, edition

OLD = edition()
M1 = "Sjön går att bada i"
EDITS = [
    ('"Barn kan cykla till skolan"@sv', '"Fler barn kan cykla till skolan"@sv'),
    ('"Bilarna kör långsammare"@sv', '"Ett nytt mål om något annat"@sv'),
    ('skos:notation "M3"', 'skos:notation "M4"'),
    ('rdfs:label "Algblomning"@sv', 'rdfs:label "Övergödning av sjön"@sv'),
    ("gg:contributesTo sdg:6", "gg:contributesTo sdg:14"),
    ('gg:externalId "kolada:N00002" , "kolada:N00001"', 'gg:externalId "kolada:N00003"'),
    ('rdfs:label "Fler provtagningar"@sv', 'rdfs:label "Något helt annat"@sv'),
    ("gg:measures p:M2", "gg:measures p:M3"),
]


def compare(*edits: tuple[str, str], more: str = "") -> Comparison:
    return diff(OLD, edition(*edits, more=more))


def goal(found: Comparison, ident: str) -> GoalChange:
    return next(change for change in found.goals if change.resource.id == ident)


def area(found: Comparison, ident: str) -> AreaChange:
    return next(change for change in found.areas if change.resource.id == ident)


def indicator(found: Comparison, ident: str) -> IndicatorChange:
    return next(change for change in found.indicators if change.resource.id == ident)


def links(found: GoalChange | AreaChange) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    return (
        [(link.relation, link.other.id) for link in found.gained],
        [(link.relation, link.other.id) for link in found.lost],
    )


def test_a_plan_compared_with_itself_has_not_changed() -> None:
    assert not compare().differs
    assert all(change.status == "unchanged" for change in compare().goals)


def test_the_bundled_plan_compared_with_itself_has_not_changed(bundled: goalgraph.Graph) -> None:
    found = goalgraph.diff(bundled, bundled)
    assert not found.differs
    assert (len(found.goals), len(found.areas), len(found.council_goals), len(found.indicators)) == (
        8,
        6,
        11,
        99,
    )


def test_a_reworded_goal_shows_how_similar_it_is() -> None:
    found = goal(compare((f'"{M1}"@sv', f'"{M1} året runt"@sv')), "M1")
    assert (found.status, found.changes, found.matched_by) == ("changed", ("reworded",), "similar")
    assert found.similarity == pytest.approx(5 * 2 / (5 + 7))


def test_another_english_rendering_is_no_rewording() -> None:
    assert not compare(("The lake is fit to swim in", "One can swim in the lake")).differs


def test_a_goal_with_other_words_is_another_goal_also_with_the_same_id() -> None:
    found = compare(('"Bilarna kör långsammare"@sv', '"Alla får äta gott"@sv'))
    assert [(c.status, c.resource.id) for c in found.goals] == [
        ("unchanged", "M1"),
        ("unchanged", "M2"),
        ("added", "M3"),
        ("removed", "M3"),
    ]


def test_what_continues_is_the_same_goal_whatever_its_words() -> None:
    new = edition(
        ("https://example.org/sjobacka/2024", "https://example.org/sjobacka/2025"),
        ('"Bilarna kör långsammare"@sv', '"Alla får äta gott"@sv'),
        more="@prefix q: <https://example.org/sjobacka/2025/> . "
        "q:M3 gg:continues <https://example.org/sjobacka/2024/M3> .",
    )
    found = goal(diff(OLD, new), "M3")
    assert (found.matched_by, found.changes, found.similarity) == ("continues", ("reworded",), 0.0)
    assert goal(diff(new, OLD), "M3").matched_by == "continues"


def test_a_goal_that_moved_says_from_where_to_where_and_gains_and_loses_the_link() -> None:
    found = goal(compare((f"långsammare{AREA}p:O2", f"långsammare{AREA}p:O1")), "M3")
    assert found.changes == ("moved",)
    assert [a.id for a in found.areas_then] == ["O2"]
    assert [a.id for a in found.areas_now] == ["O1"]
    assert links(found) == ([("inArea", "O1")], [("inArea", "O2")])


def test_a_goal_stays_when_its_area_gets_another_id_and_other_words() -> None:
    found = compare(
        ('skos:notation "O2" ', 'skos:notation "O9" '),
        ('"Vägarna"@sv', '"Vägarna hem"@sv'),
    )
    assert area(found, "O9").changes == ("reworded", "renumbered")
    assert [change.status for change in found.goals] == ["unchanged"] * 3
    assert all(change.series == "continued" for change in found.indicators)


def test_a_goal_with_another_number_is_renumbered() -> None:
    found = goal(compare(('skos:notation "M3"', 'skos:notation "M7"')), "M7")
    assert (found.changes, found.old and found.old.id) == (("renumbered",), "M3")


def test_links_of_a_goal_gained_and_lost() -> None:
    found = compare(
        ("gg:measures p:M2", "gg:measures p:M3"),
        more="p:M1 gg:contributesTo c:F2 . p:O2.R1 gg:threatens p:M3 .",
    )
    assert links(goal(found, "M1")) == ([("contributesTo", "F2")], [])
    assert links(goal(found, "M2")) == ([], [("measures", "O2.I2")])
    assert sorted(links(goal(found, "M3"))[0]) == [("measures", "O2.I2"), ("threatens", "O2.R1")]
    assert all(link.basis == "stated" for link in goal(found, "M3").gained)
    assert found.differs


def test_links_and_risks_of_an_area() -> None:
    found = compare(
        ("gg:prioritises c:F1 , c:F2", "gg:prioritises c:F2"),
        ("gg:contributesTo sdg:6", "gg:contributesTo sdg:14"),
        ('"Algblomning"@sv', '"Utsläpp från båtar"@sv'),
    )
    assert links(area(found, "O1")) == ([("contributesTo", "SDG14")], [("contributesTo", "SDG6")])
    assert links(area(found, "O2")) == ([], [("prioritises", "F1")])
    assert [(r.status, r.resource.label()) for r in area(found, "O1").risks] == [
        ("added", "Utsläpp från båtar"),
        ("removed", "Algblomning"),
    ]


def test_derived_links_are_not_counted_on_their_own() -> None:
    found = compare(("gg:prioritises c:F1 ;", "gg:prioritises c:F1 , c:F2 ;"))
    assert links(area(found, "O1")) == ([("prioritises", "F2")], [])
    assert links(goal(found, "M1")) == ([], [])


def test_strategies_and_purposes_of_a_goal() -> None:
    found = goal(
        compare(
            ('"Fler provtagningar"@sv', '"Många fler provtagningar"@sv'),
            ("gg:guides p:M1", "gg:guides p:M2"),
            more='p:M1.V2 a gg:Strategy ; skos:notation "M1.V2" ; rdfs:label "Städdagar"@sv ; gg:contributesTo p:M1 .',
        ),
        "M1",
    )
    assert [(s.status, s.reworded, s.resource.id) for s in found.strategies] == [
        ("changed", True, "M1.V1"),
        ("added", False, "M1.V2"),
    ]
    assert moves(found)[0] == ("changed", "M1.S1", None, "M2")
    assert (found.status, found.differs) == ("unchanged", True)


def test_council_goals_are_told_by_their_iri() -> None:
    found = compare(('"Rent vatten"@sv', '"Frisk luft för alla"@sv'))
    assert [(c.status, c.matched_by) for c in found.council_goals] == [
        ("changed", "iri"),
        ("unchanged", "iri"),
    ]


def test_readiness_and_steering_mode_then_and_now() -> None:
    new = decided(
        edition(),
        """p:M2 gg:goalType gg:Steering .
        p:M2.D1.R1 gg:readinessOf p:M2 ; gg:forRequirement gg:Influenceable ; gg:status gg:Met ;
            gg:evidenceText "Så är det"@sv .
        p:M2 gg:contributesTo c:F1 .""",
    )
    found = goal(diff(OLD, new), "M2")
    assert [(r.requirement, r.old, r.new) for r in found.readiness if r.old != r.new] == [
        ("R1", "unclear", "met")
    ]
    assert found.mode_changed
    assert [mode and mode.label("en") for mode in (found.mode_then, found.mode_now)] == [
        "undecided",
        "steering goal",
    ]
    assert [(link.relation, link.basis) for link in found.gained] == [("contributesTo", "decided")]
    assert goal(diff(OLD, new), "M1").mode_changed is False


@pytest.mark.parametrize(
    ("before", "after", "fact", "old", "new"),
    [
        (
            '"Siktdjup"@sv',
            '"Siktdjup i sjön Långsjön om våren"@sv',
            "wording",
            "Siktdjup",
            "Siktdjup i sjön Långsjön om våren",
        ),
        (
            "gg:polarity gg:HigherIsBetter",
            "gg:polarity gg:LowerIsBetter",
            "polarity",
            "högre är bättre",
            "lägre är bättre",
        ),
        ('"kolada:N00002" , "kolada:N00001"', '"kolada:N00002"', "kolada", "N00001, N00002", "N00002"),
    ],
)
def test_what_changed_of_an_indicator_with_both_values(
    before: str, after: str, fact: str, old: str, new: str
) -> None:
    found = indicator(compare((before, after)), "O1.I1")
    assert found.series == "changed"
    [change] = found.facts
    assert change.fact == fact
    assert [dict(texts).get("sv", texts.get("")) for texts in (change.old, change.new)] == [old, new]


def test_a_series_is_broken_by_another_kolada_id_another_unit_or_by_saying_so() -> None:
    kolada = indicator(compare(('"kolada:N00002" , "kolada:N00001"', '"kolada:N00009"')), "O1.I1")
    unit = indicator(compare(("gg:unit unit:PERCENT", "gg:unit unit:HA")), "O2.I2")
    said = indicator(compare(more='p:O2.I1 gg:seriesBreak "ny fråga"@sv .'), "O2.I1")
    assert [found.series for found in (kolada, unit, said)] == ["broken"] * 3
    assert [found.breaks for found in (kolada, unit, said)] == [("kolada",), ("unit",), ("stated",)]
    assert said.reason == {"sv": "ny fråga"}


def test_a_series_break_that_the_old_edition_told_of_is_no_news() -> None:
    broken = edition(more='p:O2.I1 gg:seriesBreak "ny fråga"@sv .')
    assert not diff(broken, broken).differs


def test_an_indicator_in_another_area_is_changed_and_others_come_and_go() -> None:
    found = compare(
        (
            'rdfs:label "Cykelbanor"@sv , "Cycle lanes"@en ; gg:inArea p:O2',
            'rdfs:label "Cykelbanor"@sv ; gg:inArea p:O1',
        ),
        ('"Andel som cyklar"@sv', '"Hastighet"@sv'),
    )
    assert [fact.fact for fact in indicator(found, "O2.I1").facts] == ["area"]
    assert [(c.series, c.resource.label()) for c in found.indicators[-2:]] == [
        ("added", "Hastighet"),
        ("removed", "Andel som cyklar"),
    ]


def test_one_plan_each_is_needed(bundled: goalgraph.Graph) -> None:
    two = edition(more="<urn:another> a gg:Plan .")
    with pytest.raises(SeveralPlans, match=r"NEW: several plans \(.*sjobacka/2024"):
        diff(OLD, two)
    none = edition(("a gg:Plan , dcat:Dataset", "a dcat:Dataset"), ("a gg:Plan ;", "a gg:Gone ;"))
    with pytest.raises(NoPlan, match="OLD holds no plan"):
        diff(none, OLD)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sets(st.sampled_from(EDITS)))
def test_a_comparison_is_the_mirror_of_the_comparison_the_other_way(edits: set[tuple[str, str]]) -> None:
    new = edition(*sorted(edits))
    there, back = diff(OLD, new), diff(new, OLD)
    for one, other in (
        (there.goals, back.goals),
        (there.areas, back.areas),
        (there.indicators, back.indicators),
    ):
        added = {c.resource.label() for c in one if c.status == "added"}
        removed = {c.resource.label() for c in one if c.status == "removed"}
        assert added == {c.resource.label() for c in other if c.status == "removed"}
        assert removed == {c.resource.label() for c in other if c.status == "added"}
    gained = {(c.resource.id, k.relation, k.other.label()) for c in there.goals if c.old for k in c.gained}
    lost = {(c.new and c.new.id, k.relation, k.other.label()) for c in back.goals if c.new for k in c.lost}
    assert {(r, o) for _, r, o in gained} == {(r, o) for _, r, o in lost}
    assert not diff(new, new).differs
    assert there.differs is bool(edits)


def continued(*pairs: tuple[str, str], edits: tuple[tuple[str, str], ...] = (), more: str = "") -> Comparison:
    """The small plan against one of 2025 where the first of each pair continues the second."""
    said = "".join(f"q:{new} gg:continues <https://example.org/sjobacka/2024/{old}> . " for new, old in pairs)
    base = ("https://example.org/sjobacka/2024", "https://example.org/sjobacka/2025")
    prefix = "@prefix q: <https://example.org/sjobacka/2025/> . "
    return diff(OLD, edition(base, *edits, more=prefix + said + more))


NO_M2 = (
    ("p:M2 a gg:Goal", "p:M2 a gg:Gone"),
    ("gg:measures p:M2", "gg:measures p:M1"),
)
M4 = (
    'p:M4 a gg:Goal ; skos:notation "M4" ; rdfs:label "Alla kan simma"@sv ; '
    "gg:inArea p:O1 ; gg:atLevel p:L2 ."
)


def test_a_goal_that_another_continues_too_is_merged_into_it_not_removed() -> None:
    found = continued(("M1", "M1"), ("M1", "M2"), edits=NO_M2)
    assert [(c.status, c.resource.id, [k.id for k in c.kin]) for c in found.goals] == [
        ("unchanged", "M1", []),
        ("unchanged", "M3", []),
        ("merged", "M2", ["M1"]),
    ]
    assert found.goals[2].differs


def test_a_goal_that_continues_what_another_continues_is_split_from_it_not_added() -> None:
    found = continued(("M1", "M1"), ("M4", "M1"), more=M4)
    assert [(c.status, c.resource.id, [k.id for k in c.kin]) for c in found.goals] == [
        ("unchanged", "M1", []),
        ("unchanged", "M2", []),
        ("unchanged", "M3", []),
        ("split", "M4", ["M1"]),
    ]
    alone = continued(more=M4)
    assert [(c.status, c.kin) for c in alone.goals if c.resource.id == "M4"] == [("added", ())]


def test_an_indicator_may_be_merged_or_split_too() -> None:
    more = 'p:O1.I9 a gg:Indicator ; skos:notation "O1.I9" ; rdfs:label "Algmängd"@sv ; gg:inArea p:O1 .'
    found = continued(("O1.I1", "O1.I1"), ("O1.I9", "O1.I1"), more=more)
    assert (indicator(found, "O1.I9").series, indicator(found, "O1.I9").status) == ("split", "split")


def moves(found: GoalChange | AreaChange) -> list[tuple[str | None, ...]]:
    parts = (*found.purposes, *found.strategies) if isinstance(found, GoalChange) else found.risks
    return [
        (str(p.status), p.resource.id, *(end.id if end else None for end in (p.moved_from, p.moved_to)))
        for p in parts
        if p.differs
    ]


def test_a_strategy_that_another_goal_has_now_was_moved() -> None:
    found = compare(
        ("gg:contributesTo p:M1", "gg:contributesTo p:M2"),
        ('skos:notation "M1.V1"', 'skos:notation "M2.V1"'),
    )
    assert moves(goal(found, "M1")) == [("changed", "M2.V1", None, "M2")]
    assert moves(goal(found, "M2")) == [("changed", "M2.V1", "M1", None)]
    assert found.differs


def test_a_moved_strategy_may_be_reworded_and_one_with_other_words_is_another() -> None:
    move = ("gg:contributesTo p:M1", "gg:contributesTo p:M2")
    reworded = goal(compare(move, ('"Fler provtagningar"@sv', '"Många fler provtagningar"@sv')), "M2")
    [strategy] = reworded.strategies
    assert (strategy.changes, strategy.matched_by) == (("reworded", "moved-from"), "similar")
    other = compare(move, ('"Fler provtagningar"@sv', '"Städdagar"@sv'))
    assert moves(goal(other, "M1")) == [("removed", "M1.V1", None, None)]
    assert moves(goal(other, "M2")) == [("added", "M1.V1", None, None)]


def test_a_strategy_of_a_removed_goal_and_a_risk_of_another_area_are_moved_too() -> None:
    gone = compare(
        ("p:M1 a gg:Goal", "p:M1 a gg:Gone"),
        ("gg:contributesTo p:M1", "gg:contributesTo p:M2"),
        ("gg:guides p:M1", "gg:guides p:M3"),
    )
    assert moves(goal(gone, "M1")) == [("changed", "M1.S1", None, "M3"), ("changed", "M1.V1", None, "M2")]
    risk = compare(more="p:O1.R1 gg:inArea p:O2 .")
    assert moves(area(risk, "O2")) == [("added", "O1.R1", None, None)]
    assert moves(area(risk, "O1")) == []


def test_a_strategy_taken_from_two_goals_for_a_third_is_moved_once() -> None:
    old = edition(more="p:M1.V1 gg:contributesTo p:M2 .")
    found = diff(old, edition(("gg:contributesTo p:M1", "gg:contributesTo p:M3")))
    assert [moves(goal(found, ident)) for ident in ("M1", "M2")] == [[("changed", "M1.V1", None, "M3")]] * 2
    [(status, _, whence, _)] = moves(goal(found, "M3"))
    assert (status, whence) == ("changed", "M2")


def test_another_target_or_responsible_party_is_told_of_the_goal(tmp_path: Path) -> None:
    body = next(folder for folder in BODIES if folder.parent.name == "sakboden")
    later = tmp_path / body.name
    shutil.copytree(body, later)
    goals = (later / "goals.ttl").read_text(encoding="utf-8")
    goals = goals.replace("från 12 till högst 5 dagar", "från 12 till högst 4 dagar")
    goals = goals.replace("from 12 to at most 5 days", "from 12 to at most 4 days")
    goals = goals.replace(
        "gg:responsibleParty body:POST.WEB ;\n    gg:subGoalOf plan:O1",
        "gg:responsibleParty body:POST.LOAN ;\n    gg:subGoalOf plan:O1",
    )
    (later / "goals.ttl").write_text(goals, encoding="utf-8")
    found = goalgraph.diff(goalgraph.load(body), goalgraph.load(later))
    told = {
        (goal.resource.id, fact.fact, fact.old["en"], fact.new["en"])
        for goal in found.goals
        for fact in goal.facts
    }
    assert told == {
        ("KR1.2", "targets", "from 12 to at most 5 days", "from 12 to at most 4 days"),
        ("KR1.3", "responsible", "The web editor", "The head of lending"),
    }
    assert [goal.resource.id for goal in found.goals if goal.differs] == ["KR1.2", "KR1.3"]


def test_a_target_whose_number_alone_is_another_is_told_with_its_number(tmp_path: Path) -> None:
    body = next(folder for folder in BODIES if folder.parent.name == "sakboden")
    later = tmp_path / body.name
    shutil.copytree(body, later)
    for file in later.glob("*.ttl"):
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("gg:upperBound 5.0", "gg:upperBound 4.0"), encoding="utf-8")
    found = goalgraph.diff(goalgraph.load(body), goalgraph.load(later))
    [(ident, fact)] = [(goal.resource.id, fact) for goal in found.goals for fact in goal.facts]
    assert (ident, fact.fact) == ("KR1.2", "targets")
    told = [side["en"].replace("\u00a0", " ") for side in (fact.old, fact.new)]
    assert told[0].startswith("from 12 to at most 5 days (at most 5 days")
    assert told[1].startswith("from 12 to at most 5 days (at most 4 days")
