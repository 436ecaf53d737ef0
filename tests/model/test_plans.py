"""What belongs to a plan is declared in the data, and every plan answers as if it were alone."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from goalgraph.base.names import DCTERMS, DECISION_LOG, GG, RDF
from goalgraph.model.plans import Plans
from goalgraph.model.reference import reference_graphs
from goalgraph.rdf.store import LocalStore

ONE, TWO = "https://example.org/one", "https://example.org/two"
Statement = tuple[str, str, str]


def held(**graphs: list[Statement]) -> Plans:
    """Plans in a store with these graphs; names are short for what stands under ``https://example.org/``."""
    store = LocalStore()
    for name, statements in graphs.items():
        store.put_graph(
            _iri(name.replace("__", "/")),
            [ox.Triple(*(ox.NamedNode(_iri(part)) for part in said)) for said in statements],
        )
    return Plans(store)


def _iri(name: str) -> str:
    return name if ":" in name else f"https://example.org/{name}"


def plan(name: str) -> Statement:
    return (name, RDF + "type", GG + "Plan")


def requires(one: str, other: str) -> Statement:
    return (one, DCTERMS + "requires", other)


def own(plans: Plans, name: str) -> set[str]:
    """The graphs of a scope that goalgraph neither ships nor makes."""
    scope = plans.scope(_iri(name))
    graphs = set(scope.store.graphs()) - reference_graphs() - {_iri(name) + "/derived"}
    return {graph.removeprefix("https://example.org/") for graph in graphs}


def test_a_plan_has_its_own_graph_and_what_it_requires_step_by_step() -> None:
    plans = held(
        one=[plan("one"), requires("one", "council")],
        council=[("council", GG + "x", "y"), requires("council", "bodies")],
        bodies=[("bodies", GG + "x", "y")],
        two=[plan("two")],
    )
    assert own(plans, "one") == {"one", "council", "bodies"}
    assert own(plans, "two") == {"two"}
    assert plans.loose == []


def test_a_circle_of_requirements_ends() -> None:
    plans = held(one=[plan("one"), requires("one", "two")], two=[plan("two"), requires("two", "one")])
    assert own(plans, "one") == own(plans, "two") == {"one", "two"}


def test_what_is_required_but_not_loaded_is_simply_not_there() -> None:
    assert own(held(one=[plan("one"), requires("one", "nowhere")]), "one") == {"one"}


def test_a_graph_that_no_plan_claims_belongs_to_the_only_plan_and_otherwise_to_none() -> None:
    alone = held(one=[plan("one")], notes=[("a", GG + "x", "b")])
    assert (own(alone, "one"), alone.loose) == ({"one", "notes"}, [_iri("notes")])
    several = held(one=[plan("one")], two=[plan("two")], notes=[("a", GG + "x", "b")])
    assert (own(several, "one"), own(several, "two")) == ({"one"}, {"two"})
    assert several.loose == [_iri("notes")]


def test_the_log_that_says_whose_it_is_belongs_to_that_plan_whatever_its_address() -> None:
    plans = held(
        one=[plan("one")],
        two=[plan("two")],
        minutes=[
            ("minutes", RDF + "type", DECISION_LOG),
            ("minutes", GG + "inPlan", "one"),
            ("a", GG + "x", "b"),
        ],
    )
    assert own(plans, "one") == {"one", "minutes"}
    assert own(plans, "two") == {"two"}
    assert plans.scope(ONE).basis_of(_iri("minutes")) == "decided"


@pytest.mark.parametrize("ending", ["derived", "decisions"])
def test_a_plan_whose_address_ends_like_a_graph_of_another_plan_is_a_plan(ending: str) -> None:
    plans = held(
        one=[plan("one")], **{f"one__{ending}": [plan(f"one/{ending}"), (f"one/{ending}/a", GG + "x", "b")]}
    )
    before = plans.store.get_graph(f"{ONE}/{ending}")
    assert plans.iris == [ONE, f"{ONE}/{ending}"]
    assert own(plans, "one") == {"one"}
    other = plans.scope(f"{ONE}/{ending}")
    assert other.basis_of(f"{ONE}/{ending}") == "stated"
    assert plans.store.get_graph(f"{ONE}/{ending}") == before
    assert {link.subject.value for link in other.store.get_graph(f"{ONE}/{ending}")} == {  # type: ignore[union-attr]
        f"{ONE}/{ending}",
        f"{ONE}/{ending}/a",
    }


def test_what_somebody_left_in_the_derived_graph_is_not_read() -> None:
    plans = held(one=[plan("one")], **{"one__derived": [("one/x", GG + "contributesTo", "one/y")]})
    assert plans.scope(ONE).store.get_graph(ONE + "/derived") == []


def test_a_plan_that_is_a_blank_node_is_no_plan() -> None:
    store = LocalStore()
    place = ox.NamedNode(ONE)
    store.add([ox.Quad(ox.BlankNode(), ox.NamedNode(RDF + "type"), ox.NamedNode(GG + "Plan"), place)])
    assert Plans(store).iris == []


def test_a_plan_described_in_a_graph_of_another_name_is_read_there() -> None:
    plans = held(file=[plan("one"), ("one/a", GG + "x", "b")], two=[plan("two")])
    assert own(plans, "one") == {"file"}


def test_scopes_are_kept_until_a_graph_of_theirs_is_replaced() -> None:
    plans = held(one=[plan("one")], two=[plan("two")])
    one, two = plans.scope(ONE), plans.scope(TWO)
    assert plans.scope(ONE) is one
    plans.replace(ONE, ONE + "/decisions", [])
    assert plans.scope(ONE) is not one
    assert plans.scope(TWO) is two


def test_as_many_scopes_are_kept_as_have_so_many_statements_together(monkeypatch: pytest.MonkeyPatch) -> None:
    plans = held(one=[plan("one")], two=[plan("two")])
    one = plans.scope(ONE)
    monkeypatch.setattr("goalgraph.model.plans.MOST_KEPT", 2 * one.store.size)
    assert plans.scope(TWO) is plans.scope(TWO)
    assert plans.scope(ONE) is one
    monkeypatch.setattr("goalgraph.model.plans.MOST_KEPT", 2 * one.store.size - 1)
    plans = held(one=[plan("one")], two=[plan("two")])
    one = plans.scope(ONE)
    assert plans.scope(TWO) is plans.scope(TWO)
    assert plans.scope(ONE) is not one


def test_decisions_on_a_plan_that_another_requires_are_the_others_too() -> None:
    log = [("council/decided", RDF + "type", DECISION_LOG), ("council/decided", GG + "inPlan", "council")]
    plans = held(
        council=[plan("council")], council__decided=log, one=[plan("one"), requires("one", "council")]
    )
    assert own(plans, "one") == {"one", "council", "council/decided"}
    assert plans.scope(ONE).basis_of(_iri("council/decided")) == "decided"
