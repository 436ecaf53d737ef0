from __future__ import annotations

from collections.abc import Sequence

import pyoxigraph as ox
import pytest

from goalgraph.rdf.hierarchy import Special, specialised
from goalgraph.rdf.normalised.special import as_what_they_specialise
from normalising import becomes, quads

CLASS = "e:CommitteeGoal rdfs:subClassOf gg:Goal ."
CHAIN = "e:CommitteeGoal rdfs:subClassOf e:OwnGoal . e:OwnGoal rdfs:subClassOf gg:Goal ."
PROPERTY = "e:readsAs rdfs:subPropertyOf e:counts . e:counts rdfs:subPropertyOf gg:measures ."


def step(given: list[ox.Quad], known: Sequence[ox.Quad]) -> list[ox.Quad]:
    return as_what_they_specialise(given, specialised(known))


@pytest.mark.parametrize("declared", [CLASS, CHAIN])
@pytest.mark.parametrize("beside", [True, False])
def test_a_special_class_counts_as_ours(declared: str, beside: bool) -> None:
    own, known = ("", declared) if beside else (declared, "")
    given = f"{own} e:b a e:CommitteeGoal ."
    assert becomes(step, given, f"{given} e:b a gg:Goal .", known)


def test_a_special_property_counts_as_ours() -> None:
    given = f"{PROPERTY} e:i e:readsAs e:b ."
    assert becomes(step, given, f"{given} e:i gg:measures e:b .")


@pytest.mark.parametrize("text", ["e:b a gg:Goal .", "e:X rdfs:subClassOf e:Y . e:b a e:X .", "e:b a _:x ."])
def test_what_specialises_nothing_of_ours_stays_as_it_is(text: str) -> None:
    assert as_what_they_specialise(quads(text), Special()) == quads(text) or "_:" in text
    assert len(as_what_they_specialise(quads(text), Special())) == len(quads(text))


def test_what_our_own_classes_are_below_is_not_added() -> None:
    given = "gg:Goal rdfs:subClassOf gg:Goal . e:b a gg:Goal ."
    assert becomes(step, given, given)
