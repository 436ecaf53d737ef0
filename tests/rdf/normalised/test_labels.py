from __future__ import annotations

import pytest

from goalgraph.rdf.normalised.labels import with_labels
from normalising import becomes


@pytest.mark.parametrize(
    ("given", "label"),
    [
        ('skos:prefLabel "Mål"@sv', '"Mål"@sv'),
        ('skos:prefLabel "Mål"@sv , "Goal"@en', '"Mål"@sv , "Goal"@en'),
        ('dcterms:title "Mål"@sv', '"Mål"@sv'),
        ('foaf:name "Lindby"', '"Lindby"'),
        ('<https://schema.org/name> "Lindby"', '"Lindby"'),
        ('skos:prefLabel "Mål"@sv ; dcterms:title "Titel"@sv', '"Mål"@sv'),
    ],
)
def test_a_name_by_another_property_is_a_label(given: str, label: str) -> None:
    assert becomes(with_labels, f"e:a {given} .", f"e:a {given} ; rdfs:label {label} .")


@pytest.mark.parametrize(
    "given", ['rdfs:label "Målet"@sv ; skos:prefLabel "Mål"@sv', "skos:prefLabel e:x", "e:p 1"]
)
def test_what_has_a_label_or_no_name_stays_as_it_is(given: str) -> None:
    assert becomes(with_labels, f"e:a {given} .", f"e:a {given} .")


def test_what_is_named_beside_needs_no_name() -> None:
    given = 'e:a skos:prefLabel "But"@fr .'
    assert becomes(with_labels, given, given, 'e:a rdfs:label "Mål"@sv .')
