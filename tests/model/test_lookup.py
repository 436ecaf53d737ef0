"""What an id means where several plans are loaded: one of them, or none where they share it."""

from __future__ import annotations

from pathlib import Path

import pytest

import goalgraph
from goalgraph.base.errors import AmbiguousId, SeveralPlans
from goalgraph.model.faults import PlanWanted, UnknownPlan


def twins(folder: Path) -> goalgraph.Graph:
    """Two plans at different addresses with one id, and a goal each."""
    for name in ("one", "two"):
        plan = f"https://example.org/{name}"
        (folder / f"{name}.ttl").write_text(
            f"""@prefix gg: <https://w3id.org/goalgraph/ontology#> .
            @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
            @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
            <{plan}> a gg:Plan ; skos:notation "same" ; rdfs:label "Plan {name}"@en .
            <{plan}/M1> a gg:Goal ; skos:notation "M1" ; rdfs:label "Aim {name}"@en ; gg:inPlan <{plan}> .
            """,
            encoding="utf-8",
        )
    return goalgraph.load(folder)


@pytest.mark.parametrize("ident", ["same", "same/M1", "M1"])
def test_of_two_plans_with_one_id_neither_is_meant_by_it(ident: str, tmp_path: Path) -> None:
    graph = twins(tmp_path)
    with pytest.raises(AmbiguousId) as told:
        graph.get(ident)
    for name in ("one", "two"):
        assert f"https://example.org/{name}" in told.value.message("en")
    assert graph.get("https://example.org/two/M1").label("en") == "Aim two"
    with pytest.raises(AmbiguousId, match=r"https://example.org/one, https://example.org/two"):
        graph.of("same")


def test_which_of_several_plans_is_asked_for_by_its_option(tmp_path: Path) -> None:
    with pytest.raises(PlanWanted, match="--plan") as told:
        twins(tmp_path).exported("xlsx")
    assert isinstance(told.value, SeveralPlans)


def test_of_many_plans_a_message_names_those_that_may_be_meant(tmp_path: Path) -> None:
    """And not all of them, of which a country has fifteen hundred."""
    years = range(2000, 2040)
    for year in years:
        (tmp_path / f"{year}.ttl").write_text(
            f"""@prefix gg: <https://w3id.org/goalgraph/ontology#> .
            @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
            @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
            <https://example.org/{year}> a gg:Plan ; skos:notation "lund/{year}" ; rdfs:label "{year}"@en .
            <https://example.org/{year}/M1> a gg:Goal ; skos:notation "M1" ; rdfs:label "Aim"@en ;
                gg:inPlan <https://example.org/{year}> .
            """,
            encoding="utf-8",
        )
    graph = goalgraph.load(tmp_path)
    with pytest.raises(UnknownPlan) as unknown:
        graph.of("lund/2O19")
    assert "lund/2019" in unknown.value.message("en")
    store = tmp_path / "store"
    goalgraph.load_into(store, tmp_path)
    with pytest.raises(UnknownPlan) as kept:
        goalgraph.drop(store, "lund/2O19")
    assert kept.value.message("sv").startswith("ingen plan har id lund/2O19")
    with pytest.raises(AmbiguousId) as ambiguous:
        graph.get("M1")
    with pytest.raises(PlanWanted) as wanted:
        graph.exported("xlsx")
    for told in (unknown, kept, ambiguous, wanted):
        assert told.value.message("en").count("lund/") <= 11
    assert wanted.value.message("en").endswith("… (40)")
