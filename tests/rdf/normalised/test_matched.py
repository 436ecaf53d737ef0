"""What others have an address for is called as the concept that is the same."""

from __future__ import annotations

import pytest

from goalgraph.rdf.normalised.matched import in_place_of_concepts, with_names_of_concepts
from normalising import becomes, quads, shown

QUDT = "<http://qudt.org/schema/qudt/Unit>"
OWN = "e:own skos:exactMatch e:theirs ; skos:notation 'A' ; rdfs:label 'a'@sv ; gg:shortLabel 'b'@sv ."
NAMES = "e:theirs skos:notation 'A' ; rdfs:label 'a'@sv ; gg:shortLabel 'b'@sv ."


@pytest.mark.parametrize("kind", ["sdgo:Goal", "sdgo:Target", QUDT])
def test_it_has_the_names_and_the_id_of_the_concept(kind: str) -> None:
    said = f"{OWN} e:theirs a {kind} ."
    assert becomes(with_names_of_concepts, said, f"{said} {NAMES}")
    assert becomes(with_names_of_concepts, OWN, f"{OWN} {NAMES}", known=f"e:theirs a {kind} .")


def test_what_something_is_measured_in_is_a_unit() -> None:
    said = f"{OWN} e:measured gg:unit e:theirs ."
    assert becomes(with_names_of_concepts, said, f"{said} {NAMES}")


@pytest.mark.parametrize(
    "theirs",
    ["e:theirs a sdgo:Goal ; rdfs:label 'c' .", "e:theirs a skos:Concept .", "e:other a sdgo:Goal ."],
)
def test_what_has_a_name_or_is_something_else_keeps_what_it_has(theirs: str) -> None:
    assert becomes(with_names_of_concepts, f"{OWN} {theirs}", f"{OWN} {theirs}")


def test_for_every_plan_each_name_is_held_once() -> None:
    given = quads(f"{OWN} e:theirs a sdgo:Goal . e:more skos:notation 'B' .")
    expected = quads(f"{NAMES} e:theirs a sdgo:Goal . e:more skos:notation 'B' .")
    assert shown(in_place_of_concepts(given)) == shown(expected)
