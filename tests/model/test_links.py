from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

import goalgraph
from decision_files import decision, dialogue, proposal, save
from goalgraph.base.names import RELATIONS
from goalgraph.base.order import natural
from goalgraph.model.ids import Inventory
from goalgraph.model.links import LinksByEnd, read_links
from goalgraph.model.objects import Link
from goalgraph.model.plans import Plans
from goalgraph.model.scope import Scope
from goalgraph.rdf.reading import read
from goalgraph.rdf.store import LocalStore
from small_plan import COUNCIL, DERIVED, FILE, GG, PLAN

TRIPLE = ox.Triple(ox.NamedNode(f"{PLAN}/M3"), ox.NamedNode(GG + "contributesTo"), ox.NamedNode(f"{PLAN}/M1"))

BASIS = Scope(LocalStore(), PLAN, frozenset({PLAN + "/decided"})).basis_of


def links_of(*graphs: str, triple: ox.Triple = TRIPLE) -> list[Link]:
    """The links from M3 to M1 when the triple is in each of the graphs."""
    store = LocalStore()
    store.add(read([FILE]))
    store.add(ox.Quad(triple.subject, triple.predicate, triple.object, ox.NamedNode(g)) for g in graphs)
    found = read_links(store, Inventory(store), BASIS)
    return [link for link in found if (link.subject, link.object) == ("M3", "M1")]


@pytest.mark.parametrize(
    ("graphs", "basis"),
    [
        ([PLAN], "stated"),
        (["urn:any"], "stated"),
        ([DERIVED], "derived"),
        ([PLAN + "/decided"], "decided"),
        ([PLAN, DERIVED], "stated"),
        ([PLAN, PLAN + "/decided"], "stated"),
        ([DERIVED, PLAN + "/decided"], "decided"),
        ([PLAN, DERIVED, PLAN + "/decided"], "stated"),
    ],
)
def test_a_link_rests_on_the_strongest_graph_it_is_in(graphs: list[str], basis: str) -> None:
    assert [link.basis for link in links_of(*graphs)] == [basis]


def test_a_derived_link_without_a_reason_has_none() -> None:
    (link,) = links_of(DERIVED)
    assert (link.rule, link.via, link.ambiguous) == (None, (), False)


@pytest.mark.parametrize(
    "triple",
    [
        ox.Triple(TRIPLE.subject, ox.NamedNode(GG + "refersBack"), TRIPLE.object),
        ox.Triple(TRIPLE.subject, TRIPLE.predicate, ox.NamedNode(f"{PLAN}/nothing")),
        ox.Triple(TRIPLE.subject, TRIPLE.predicate, ox.Literal("M1")),
        ox.Triple(ox.BlankNode(), TRIPLE.predicate, TRIPLE.object),
    ],
)
def test_only_known_relations_between_resources_are_links(triple: ox.Triple) -> None:
    store = LocalStore()
    store.add(read([FILE]))
    before = read_links(store, Inventory(store), BASIS)
    store.add([ox.Quad(triple.subject, triple.predicate, triple.object, ox.NamedNode(PLAN + "/stated"))])
    assert read_links(store, Inventory(store), BASIS) == before


def test_a_derived_link_tells_rule_area_and_doubt(bundled: goalgraph.Graph) -> None:
    links = bundled.links("derived")
    assert {link.via for link in links} <= {(f"A{n}",) for n in range(1, 7)}
    alone = {"KS1", "KS5", "KS6", "KS7", "KS8"}
    goals = {"contributesTo"}
    certain = {k.subject for k in links if k.relation in goals and not k.ambiguous}
    assert certain <= alone
    assert certain == alone
    assert all(link.rule for link in links)
    ends = {(k.subject, k.object): (k.ambiguous, k.among) for k in links}
    assert ends["KS2", "KF3"] == ends["A2.I1", "KS3"] == ends["A2.R1", "KS4"] == (True, 3)
    assert ends["A3.I30", "KS5"] == ends["A3.I30", "KS6"] == (True, 2)
    assert ends["A1.I1", "KS1"] == ends["A1.R1", "KS1"] == (False, 1)
    doubted = {(k.subject, k.object) for k in links if k.ambiguous and k.among == 1}
    assert doubted == {("KS5", "KF7"), ("KS6", "KF2"), ("KS7", "KF8"), ("KS8", "KF5"), ("KS8", "KF10")}


def test_a_derived_link_is_asserted_nowhere(bundled: goalgraph.Graph) -> None:
    triples = set(bundled.query("SELECT ?s ?p ?o { ?s ?p ?o FILTER(isIRI(?o)) }").texts())
    iri = {resource.id: resource.iri for resource in bundled.resources()}
    asserted = {(s, p, o) for s, p, o in triples if p and p.startswith(GG)}
    for link in bundled.links("derived"):
        assert (iri[link.subject], GG + link.relation, iri[link.object]) not in asserted


def test_stated_links_have_no_rule(bundled: goalgraph.Graph) -> None:
    stated = bundled.links("stated")
    assert stated
    assert {(link.rule, link.via, link.ambiguous) for link in stated} == {(None, (), False)}


def test_links_are_in_a_fixed_order_and_none_is_there_twice(bundled: goalgraph.Graph) -> None:
    order = list(RELATIONS.values())
    links = bundled.links()
    keys = [(natural(k.subject), order.index(k.relation), natural(k.object)) for k in links]
    assert keys == sorted(keys)
    assert len(set(keys)) == len(keys)


def test_every_link_is_stated_derived_or_decided(bundled: goalgraph.Graph) -> None:
    parts = [bundled.links(basis) for basis in ("stated", "derived", "decided")]
    assert sorted(str(link) for part in parts for link in part) == sorted(map(str, bundled.links()))
    assert parts[2] == []


@pytest.mark.parametrize("ident", ["KS1", "A2", "SDG11"])
def test_the_links_of_a_resource_are_those_up_and_those_down(bundled: goalgraph.Graph, ident: str) -> None:
    up, down = bundled.links_of(ident.lower())
    assert {link.subject for link in up} <= {ident}
    assert {link.object for link in down} == {ident}
    assert len(up) + len(down) == sum(ident in (k.subject, k.object) for k in bundled.links())


def test_links_made_by_hand_are_read_beside_those_of_the_rules() -> None:
    store = LocalStore()
    store.add(read([FILE]))
    store.put_graph(PLAN + "/decided", [TRIPLE])
    graph = goalgraph.Graph(Plans(store))
    assert Link("M3", "contributesTo", "M1", "decided") in graph.links("decided")
    assert Link("M3", "contributesTo", "M1", "derived") not in graph.links("derived")
    assert len(graph.links("derived")) == len(goalgraph.load(FILE).links("derived"))


def test_a_triple_in_the_place_of_a_resource_is_no_link() -> None:
    odd = ox.Triple(TRIPLE.subject, TRIPLE.predicate, TRIPLE)
    assert links_of(PLAN, triple=odd) == []


def test_a_decided_link_names_the_decision_that_set_it(tmp_path: Path) -> None:
    graph = goalgraph.load(FILE)
    chosen = [f"{PLAN}/O1.I1"]
    graph.apply(
        save(tmp_path, dialogue(decision(indicators=chosen), decision("M2", councilGoals=[f"{COUNCIL}F2"])))
    )
    assert {k.decision for k in graph.links("decided") if k.relation == "measures"} == {"M1.D1"}
    assert {k.decision for k in graph.links("decided") if k.relation == "contributesTo"} == {"M2.D1"}
    assert {k.decision for k in graph.links("stated") + graph.links("derived")} == {None}
    base = {"indicators": chosen}
    later = decision(indicators=[*chosen, f"{PLAN}/O2.I1"], basedOn=base)
    graph.apply(save(tmp_path, dialogue(later, name="two")))
    assert [(k.subject, k.decision) for k in graph.links("decided") if k.relation == "measures"] == [
        ("O1.I1", "M1.D2"),
        ("O2.I1", "M1.D2"),
    ]


def test_a_proposal_sets_no_link(tmp_path: Path) -> None:
    graph = goalgraph.load(FILE)
    graph.apply(save(tmp_path, dialogue(proposal(indicators=[f"{PLAN}/O1.I1"]))))
    assert graph.links("decided") == []


ENDS = st.sampled_from(["KF1", "KS1", "KS2", "A1"])


@given(st.lists(st.tuples(ENDS, ENDS)))
def test_links_are_found_by_either_end_in_their_order(pairs: list[tuple[str, str]]) -> None:
    links = [Link(one, "contributesTo", other, "stated") for one, other in pairs]
    found = LinksByEnd(links)
    for end in ("KF1", "KS1", "KS2", "A1", "KS9"):
        assert [links[place] for place in found.upwards(end)] == [k for k in links if k.subject == end]
        assert [links[place] for place in found.downwards(end)] == [k for k in links if k.object == end]
