from __future__ import annotations

import time
from pathlib import Path

import pyoxigraph as ox
import pytest

import goalgraph
from goalgraph.base.names import RDF, SKOS
from goalgraph.model.derivation import derived as made_by_rules
from goalgraph.model.derivation import rules
from goalgraph.model.objects import Link
from goalgraph.model.plans import Plans
from goalgraph.rdf.reading import read
from goalgraph.rdf.sparql import required
from goalgraph.rdf.store import LocalStore
from small_plan import COUNCIL, DERIVED, FILE, GG, PLAN, PREFIXES


@pytest.fixture
def store() -> LocalStore:
    store = LocalStore()
    store.add(read([FILE]))
    return store


def derived_of(store: LocalStore, plan: str = PLAN) -> list[ox.Triple]:
    return Plans(store).scope(plan).store.get_graph(plan + "/derived")


def candidates_of(store: LocalStore, plan: str = PLAN) -> list[ox.Triple]:
    """What the candidates in the derived graph would say if somebody stated them."""
    parts: dict[str, dict[str, ox.NamedNode]] = {}
    for subject, predicate, value in derived_of(store, plan):
        name = predicate.value.removeprefix(GG)
        if name in ("linkFrom", "linkProperty", "linkTo"):
            parts.setdefault(str(subject), {})[name] = value
    return [ox.Triple(one["linkFrom"], one["linkProperty"], one["linkTo"]) for one in parts.values()]


@pytest.fixture(scope="module")
def small() -> goalgraph.Graph:
    return goalgraph.load(FILE)


def node(name: str) -> ox.NamedNode:
    return ox.NamedNode(f"{PLAN}/{name}")


def triple(subject: str, relation: str, object_: ox.NamedNode) -> ox.Triple:
    return ox.Triple(node(subject), ox.NamedNode(GG + relation), object_)


def in_plan(triple: ox.Triple) -> ox.Quad:
    return ox.Quad(triple.subject, triple.predicate, triple.object, ox.NamedNode(PLAN + "/stated"))


def derived(graph: goalgraph.Graph, relation: str) -> list[tuple[str, str, tuple[str, ...], bool]]:
    return [
        (k.subject, k.object, k.via, k.ambiguous) for k in graph.links("derived") if k.relation == relation
    ]


@pytest.mark.parametrize(
    ("relation", "found"),
    [
        (
            "contributesTo",
            [
                ("M1", "F1", ("O1",), False),
                ("M1", "SDG6", ("O1",), False),
                ("M2", "F1", ("O2",), True),
                ("M2", "F2", ("O2",), True),
                ("M2", "SDG11", ("O2",), True),
                ("M3", "F1", ("O2",), True),
                ("M3", "F2", ("O2",), True),
                ("M3", "SDG11", ("O2",), True),
            ],
        ),
        (
            "measures",
            [
                ("O1.I1", "M1", ("O1",), False),
                ("O2.I1", "M2", ("O2",), True),
                ("O2.I1", "M3", ("O2",), True),
            ],
        ),
        (
            "threatens",
            [
                ("O1.R1", "M1", ("O1",), False),
                ("O2.R1", "M2", ("O2",), True),
                ("O2.R1", "M3", ("O2",), True),
            ],
        ),
    ],
)
def test_links_follow_from_a_shared_area(
    small: goalgraph.Graph, relation: str, found: list[tuple[str, str, tuple[str, ...], bool]]
) -> None:
    assert derived(small, relation) == found


def test_every_derived_link_names_a_rule_that_there_is(small: goalgraph.Graph) -> None:
    assert {link.rule for link in small.links("derived")} <= set(rules())
    assert len(small.links("derived")) == 14


def test_what_is_stated_is_not_derived_again(small: goalgraph.Graph) -> None:
    assert Link("O2.I2", "measures", "M2", "stated") in small.links()
    assert [k for k in small.links("derived") if k.subject == "O2.I2"] == []


@pytest.mark.parametrize("goal", [COUNCIL + "F1", "http://metadata.un.org/sdg/6"])
def test_a_stated_link_takes_the_place_of_the_candidate(store: LocalStore, goal: str) -> None:
    stated = triple("M1", "contributesTo", ox.NamedNode(goal))
    assert stated in candidates_of(store)
    assert stated not in derived_of(store)
    store.add([in_plan(stated)])
    assert stated not in candidates_of(store)


def test_a_decided_link_takes_the_place_of_the_candidates(store: LocalStore) -> None:
    decided = triple("O1.R1", "threatens", node("M2"))
    store.put_graph(PLAN + "/decided", [decided])
    assert triple("O1.R1", "threatens", node("M1")) not in candidates_of(store)
    links = goalgraph.Graph(Plans(store)).links()
    (link,) = [k for k in links if (k.subject, k.relation) == ("O1.R1", "threatens")]
    assert (link.subject, link.object, link.basis, link.rule) == ("O1.R1", "M2", "decided", None)


def test_deriving_again_changes_nothing(store: LocalStore) -> None:
    before = sorted(map(str, derived_of(store)))
    assert sorted(map(str, derived_of(store))) == before


def test_what_no_longer_follows_is_gone(store: LocalStore) -> None:
    link = triple("M1", "contributesTo", ox.NamedNode(COUNCIL + "F1"))
    assert link in candidates_of(store)
    store.update(f"DELETE DATA {{ GRAPH <{PLAN}/stated> {{ <{PLAN}/O1> <{GG}prioritises> <{COUNCIL}F1> }} }}")
    assert link not in candidates_of(store)


def test_what_somebody_put_into_the_derived_graph_does_not_stay(store: LocalStore) -> None:
    false = triple("M3", "contributesTo", node("O1"))
    store.put_graph(DERIVED, [false])
    assert false not in derived_of(store)


def test_rules_do_not_build_on_what_is_derived(store: LocalStore) -> None:
    """A derived area membership must not lead to a further link."""
    store.put_graph(DERIVED, [triple("M1", "inArea", node("O2"))])
    assert triple("M1", "contributesTo", ox.NamedNode(COUNCIL + "F2")) not in candidates_of(store)


def test_nothing_derived_is_visible_as_stated(store: LocalStore) -> None:
    relations = {GG + r for r in ("contributesTo", "measures", "threatens", "readinessOf", "steeringMode")}
    stated = {
        (t.subject, t.predicate) for t in store.get_graph(PLAN + "/stated") if t.predicate.value in relations
    }
    own = {(node(one), ox.NamedNode(GG + "contributesTo")) for one in ("M1.V1", "O1", "O2")}
    assert stated == {(node("O2.I2"), ox.NamedNode(GG + "measures"))} | own
    kinds = {t.object for t in store.get_graph(PLAN + "/stated") if t.predicate.value == RDF + "type"}
    assert not kinds & {ox.NamedNode(GG + "CandidateLink"), ox.NamedNode(GG + "Readiness")}


def test_a_goal_in_two_areas_names_each_area_once(store: LocalStore) -> None:
    store.add([in_plan(triple("M1", "inArea", node("O2")))])
    links = goalgraph.Graph(Plans(store)).links("derived")
    (link,) = [k for k in links if (k.subject, k.relation, k.object) == ("M1", "contributesTo", "F1")]
    assert link.via == ("O1", "O2")
    assert link.ambiguous is True
    assert link.among == 3


def test_what_the_plan_notes_as_left_out_makes_the_candidate_doubtful(store: LocalStore) -> None:
    note = ox.NamedNode(f"{PLAN}/ANOM9")
    kind = ox.NamedNode("http://purl.org/dc/terms/type")
    plan = ox.NamedNode(PLAN)
    store.add(
        ox.Quad(note, predicate, value, plan)
        for predicate, value in (
            (kind, ox.NamedNode(GG + "Omission")),
            (ox.NamedNode(GG + "concerns"), node("M1")),
            (ox.NamedNode(GG + "concerns"), ox.NamedNode(COUNCIL + "F1")),
        )
    )
    found = {
        k.object: (k.ambiguous, k.among)
        for k in goalgraph.Graph(Plans(store)).links("derived")
        if k.subject == "M1"
    }
    assert found == {"F1": (True, 1), "SDG6": (False, 1)}


def test_each_plan_derives_from_what_is_its_own(store: LocalStore) -> None:
    other = "https://example.org/other/2024"
    moved = FILE.read_text(encoding="utf-8").replace("sjobacka/2024", "other/2024")
    before = len(derived_of(store))
    store.add(
        ox.Quad(q.subject, q.predicate, q.object, ox.NamedNode(other))
        for q in ox.parse(moved, format=ox.RdfFormat.TURTLE)
    )
    assert len(derived_of(store)) == len(derived_of(store, other)) == before
    assert not any(other in str(t) for t in derived_of(store))


def test_without_goals_nothing_follows() -> None:
    assert made_by_rules(LocalStore()) == []


@pytest.mark.parametrize("name", sorted(rules()))
def test_a_rule_explains_itself_in_both_languages(name: str) -> None:
    for part in ("title@sv", "title@en", "explanation@sv", "explanation@en"):
        assert f"#+ {part}: " in rules()[name]


def test_a_goal_that_its_own_area_prioritises_does_not_serve_itself() -> None:
    store = LocalStore()
    store.add(read([FILE]))
    inside = [triple("M9", "inArea", node("O1")), triple("O1", "prioritises", node("M9"))]
    inside.append(ox.Triple(node("M9"), ox.NamedNode(RDF + "type"), ox.NamedNode(GG + "Goal")))
    inside.append(ox.Triple(node("M9"), ox.NamedNode(SKOS + "notation"), ox.Literal("M9")))
    store.add(map(in_plan, inside))
    serves = {t.subject for t in candidates_of(store) if t.object == node("M9")}
    assert serves
    assert node("M9") not in serves


def crowded(goals: int) -> str:
    """Goals in one area, each with an indicator that has values, and risks."""
    own = "gg:inPlan <https://example.org/sjobacka/2024> ; gg:inArea p:O1"
    return "\n".join(
        f'p:G{n} a gg:Goal ; skos:notation "G{n}" ; rdfs:label "{n}"@sv ; {own} .\n'
        f'p:J{n} a gg:Indicator ; skos:notation "J{n}" ; rdfs:label "{n}"@sv ; {own} ; gg:measures p:G{n} .\n'
        f'p:Q{n} a gg:Risk ; skos:notation "Q{n}" ; rdfs:label "{n}"@sv ; {own} .\n'
        + "".join(
            f"p:J{n}.X{x} a gg:Observation ; gg:observationOf p:J{n} ; gg:value {x}.0 .\n" for x in range(9)
        )
        for n in range(goals)
    )


def test_an_area_with_more_goals_than_a_hundred_points_out_none_of_them(tmp_path: Path) -> None:
    text = FILE.read_text(encoding="utf-8")
    found = {}
    for goals in (3, 300):
        (tmp_path / "plan.ttl").write_text(f"{text}\n{PREFIXES}\n{crowded(goals)}", encoding="utf-8")
        before = time.process_time()
        links = goalgraph.load(tmp_path / "plan.ttl").links("derived")
        assert time.process_time() - before < 30
        found[goals] = {link.relation for link in links if link.via == ("O1",)}
    assert found == {3: {"contributesTo", "measures", "threatens"}, 300: {"contributesTo"}}


@pytest.mark.parametrize("name", sorted(rules()))
def test_a_rule_makes_nothing_without_what_its_text_is_said_to_require(name: str) -> None:
    [whole] = goalgraph.load().scopes
    quads = [quad for graph in whole.store.graphs() for quad in whole.store.quads(graph)]
    classes, properties = required(rules()[name])
    assert classes
    assert properties
    for term in (*classes, *properties):
        node = ox.NamedNode(term)
        less = LocalStore()
        less.add(quad for quad in quads if node not in (quad.predicate, quad.object))
        assert not less.uses(classes, properties)
        assert not less.construct(rules()[name])
    assert whole.store.uses(classes - {GG + "Proposal"}, properties)


def test_what_is_used_is_a_class_of_something_and_a_property_of_something(store: LocalStore) -> None:
    assert store.uses((), ())
    assert store.uses([GG + "Goal", GG + "Plan"], [GG + "inArea"])
    assert not store.uses([GG + "Goal", GG + "Proposal"], [GG + "inArea"])
    assert not store.uses([GG + "Goal"], [GG + "inArea", GG + "awaitsDecisionOn"])
