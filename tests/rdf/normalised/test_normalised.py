from __future__ import annotations

from goalgraph.rdf.normalised import normalised
from normalising import quads, shown

ALL_AT_ONCE = """
e:OwnGoal rdfs:subClassOf gg:Goal . e:number rdfs:subPropertyOf gg:value .
e:b a e:OwnGoal ; skos:notation "B1"@sv-FI ; skos:prefLabel "Mål"@sv-FI . e:o e:number "84.5" ."""
FOLLOWS = """
e:OwnGoal rdfs:subClassOf gg:Goal . e:number rdfs:subPropertyOf gg:value .
e:b a e:OwnGoal , gg:Goal ; skos:notation "B1" ; skos:prefLabel "Mål"@sv ; rdfs:label "Mål"@sv .
e:o e:number "84.5" ; gg:value 84.5 ; ggsh:readAs 'gg:value "84.5"^^xsd:decimal' ."""


def test_each_step_rests_on_those_before_it() -> None:
    assert shown(normalised(quads(ALL_AT_ONCE))) == shown(quads(FOLLOWS))


def test_doing_it_again_changes_nothing() -> None:
    once = normalised(quads(ALL_AT_ONCE))
    assert shown(normalised(once)) == shown(once)


def test_what_is_known_beside_is_looked_at_and_not_given_back() -> None:
    assert normalised([], quads(ALL_AT_ONCE)) == []
