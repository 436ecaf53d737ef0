from __future__ import annotations

import pytest

from goalgraph.rdf.normalised.languages import in_plain_languages
from normalising import becomes

L = "e:a rdfs:label "


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ('"mål"@sv-FI', '"mål"@sv'),
        ('"mål"@sv-SE', '"mål"@sv'),
        ('"goal"@en-GB', '"goal"@en'),
        ('"Ziel"@de-AT', '"Ziel"@de'),
        ('"mål"@sv', '"mål"@sv'),
        ('"mål"', '"mål"'),
        ('"mål"@sv , "målet"@sv-FI', '"mål"@sv , "målet"@sv-FI'),
        ('"goal"@en , "mål"@sv-FI', '"goal"@en , "mål"@sv'),
        ('"i Finland"@sv-FI , "i Sverige"@sv-SE', '"i Finland"@sv-FI , "i Sverige"@sv'),
        ('"British"@en-GB , "American"@en-US', '"British"@en , "American"@en-US'),
        ('"one"@sv-FI , "two"@sv-FI', '"one"@sv , "two"@sv'),
    ],
)
def test_a_region_counts_where_the_plain_language_is_missing(given: str, expected: str) -> None:
    assert becomes(in_plain_languages, f"{L}{given} .", f"{L}{expected} .")


def test_each_property_and_resource_is_looked_at_for_itself() -> None:
    given = 'e:a rdfs:label "A"@sv ; rdfs:comment "a"@sv-FI . e:b rdfs:label "B"@sv-FI .'
    assert becomes(in_plain_languages, given, given.replace("-FI", ""))


def test_what_is_known_beside_counts_as_said() -> None:
    assert becomes(in_plain_languages, f'{L}"målet"@sv-FI .', f'{L}"målet"@sv-FI .', f'{L}"mål"@sv .')
