from __future__ import annotations

import pyoxigraph as ox
import pytest

from goalgraph.base.names import GG, KIND_OF_CLASS, RELATIONS
from goalgraph.rdf.ontology import almost_ours, almost_ours_in, meant, vocabulary


def test_every_kind_and_relation_is_a_term_that_may_be_specialised() -> None:
    assert set(KIND_OF_CLASS) <= vocabulary().classes
    assert set(RELATIONS) <= vocabulary().properties


@pytest.mark.parametrize(
    ("written", "right"),
    [
        (GG + "Boardgoal", "Goal"),
        (GG + "boardGoal", "Goal"),
        (GG + "contributeTo", "contributesTo"),
        (GG + "inarea", "inArea"),
        (GG + "messures", "measures"),
        ("http://w3id.org/goalgraph/ontology#inArea", "inArea"),
        ("https://w3id.org/goalgraph/ontology/inArea", "inArea"),
        ("https://w3id.org/goalgraph/ontologyinArea", "inArea"),
        ("https://w3id.org/GoalGraph/Ontology#inArea", "inArea"),
        ("https://www.w3id.org/goalgraph/ontology#inArea", "inArea"),
    ],
)
def test_the_term_that_was_meant_is_the_nearest(written: str, right: str) -> None:
    assert meant(written) == GG + right


@pytest.mark.parametrize("iri", [GG + "Goal", "https://example.org/Goal", "https://w3id.org/goalgraph/id/x"])
def test_what_is_known_or_foreign_was_meant(iri: str) -> None:
    assert meant(iri) is None


@pytest.mark.parametrize("iri", ["https://w3id.org/goalgraph/ontology", GG, GG + "Plan"])
def test_the_ontology_itself_is_in_no_other_namespace(iri: str) -> None:
    assert almost_ours(iri) is None


@pytest.mark.parametrize("text", ["<urn:a> <{}Plan> <urn:b> .", "<urn:a> a <{}Plan> ."])
def test_a_namespace_is_found_in_properties_and_classes(text: str) -> None:
    used = "http://w3id.org/goalgraph/ontology#"
    quads = list(ox.parse(text.format(used), format=ox.RdfFormat.TURTLE))
    assert almost_ours_in(quads) == used
    assert almost_ours_in(ox.parse(text.format(GG), format=ox.RdfFormat.TURTLE)) is None
