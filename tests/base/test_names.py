from __future__ import annotations

import pytest

import goalgraph
from goalgraph.base import names
from goalgraph.base.names import KIND_OF_CLASS, MEMBERSHIP, PREFIXES, RELATIONS, Kind, screen_name


def test_the_kinds_are_the_closed_list_of_the_contract() -> None:
    assert " ".join(Kind) == (
        "plan level area goal global-goal global-target guiding-statement strategy activity risk indicator "
        "observation comparison budget-line policy-document data-source note process-event concept "
        "organisation passage anomaly target decision forecast outcome-assessment reporting-occasion"
    )


def test_every_kind_has_a_class() -> None:
    assert set(KIND_OF_CLASS.values()) == set(Kind)


@pytest.mark.parametrize(
    ("kind", "ident", "name"),
    [
        (Kind.GOAL, "KS7", "KS 7"),
        (Kind.GOAL, "M12", "M 12"),
        (Kind.GOAL, "MÅL3", "MÅL 3"),
        (Kind.GOAL, "0665/2019/KS1", "KS 1"),
        (Kind.GOAL, "KS", "KS"),
        (Kind.GOAL, "KF1a", "KF 1a"),
        (Kind.GLOBAL_GOAL, "SDG11", "Agenda 11"),
        (Kind.GLOBAL_TARGET, "SDG11.2", "Agenda 11.2"),
        (Kind.AREA, "A1", "A1"),
        (Kind.INDICATOR, "A1.I12", "A1.I12"),
    ],
)
def test_a_goal_says_on_a_screen_whose_it_is(kind: Kind, ident: str, name: str) -> None:
    assert screen_name(kind, ident) == name


def test_relations_are_called_by_their_local_names_and_no_two_alike() -> None:
    assert all(iri.endswith(("#" + name, "/" + name)) for iri, name in RELATIONS.items())
    assert len(set(RELATIONS.values())) == len(RELATIONS)
    assert set(RELATIONS.values()) >= MEMBERSHIP


def test_our_own_classes_and_relations_are_in_the_ontology(bundled: goalgraph.Graph) -> None:
    rows = bundled.query(
        "SELECT ?term { ?term a ?meta FILTER(?meta IN (owl:Class, owl:ObjectProperty)) }"
    ).rows
    known = {str(getattr(cell, "value", "")) for (cell,) in rows}
    used = {iri for iri in (*KIND_OF_CLASS, *RELATIONS) if iri.startswith(names.GG)}
    assert used - known == set()


def test_no_prefix_stands_for_two_namespaces_and_each_ends_where_a_name_can_begin() -> None:
    assert len(set(PREFIXES.values())) == len(PREFIXES)
    assert [iri for iri in PREFIXES.values() if not iri.endswith(("/", "#"))] == []
