from __future__ import annotations

import pytest

from goalgraph.rdf.normalised.codes import with_plain_codes
from normalising import becomes


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ('skos:notation "KS1"', 'skos:notation "KS1"'),
        ('skos:notation "KS1"@sv', 'skos:notation "KS1"'),
        ('skos:notation "KS1"@sv , "KS1"@en', 'skos:notation "KS1"'),
        ('skos:notation "KS1"@sv , "KM1"@en', 'skos:notation "KS1" , "KM1"'),
        ("skos:notation 1", 'skos:notation "1"'),
        (
            'skos:notation "SDG4" , "04"^^sdgo:SDGCode , "4"^^sdgo:SDGCodeCompact',
            'skos:notation "SDG4" ; dcterms:identifier "04"^^sdgo:SDGCode , "4"^^sdgo:SDGCodeCompact',
        ),
        (
            'skos:notation "04"^^sdgo:SDGCode , "4"^^sdgo:SDGCodeCompact',
            'skos:notation "4" ; dcterms:identifier "04"^^sdgo:SDGCode',
        ),
    ],
)
def test_an_id_is_one_plain_text_and_the_codes_of_others_stand_beside(given: str, expected: str) -> None:
    assert becomes(with_plain_codes, f"e:a {given} .", f"e:a {expected} .")


def test_an_id_that_is_known_beside_stays_the_id() -> None:
    given = 'e:a skos:notation "4"^^sdgo:SDGCodeCompact .'
    expected = given.replace("skos:notation", "dcterms:identifier")
    assert becomes(with_plain_codes, given, expected, 'e:a skos:notation "SDG4" .')
