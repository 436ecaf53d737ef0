from __future__ import annotations

import pytest

from goalgraph.rdf.normalised.values import with_datatypes
from normalising import quads, shown


def note(text: str) -> str:
    return "ggsh:readAs '" + text + "'"


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ('gg:value "7.98E1"^^xsd:decimal', "gg:value 79.8"),
        ("gg:value -5.7E0", "gg:value -5.7"),
        ('gg:value "-5.7"^^xsd:float', "gg:value -5.7"),
        ("gg:value 80", 'gg:value "80"^^xsd:decimal'),
        ("gg:value 1.0E-7", "gg:value 0.00000010"),
        ("gg:rank 3.0", "gg:rank 3"),
        ("gg:rank 3.5E1", "gg:rank 35"),
        ("gg:yearInferred 1", "gg:yearInferred true"),
        ('gg:value "84.5"', "gg:value 84.5 ; " + note('gg:value "84.5"^^xsd:decimal')),
        ('gg:value "84.5"@sv', "gg:value 84.5 ; " + note('gg:value "84.5"^^xsd:decimal')),
        ('gg:rank " 3 "', "gg:rank 3 ; " + note('gg:rank "3"^^xsd:integer')),
        ('gg:yearInferred "true"', "gg:yearInferred true ; " + note('gg:yearInferred "true"^^xsd:boolean')),
        (
            'gg:endDate "2030-12-31"',
            'gg:endDate "2030-12-31"^^xsd:date ; ' + note('gg:endDate "2030-12-31"^^xsd:date'),
        ),
        (
            'gg:endDate "2030-08-31T00:00:00"^^xsd:dateTime',
            'gg:endDate "2030-08-31"^^xsd:date ; ' + note('gg:endDate "2030-08-31"^^xsd:date'),
        ),
    ],
)
def test_a_value_is_read_where_it_is_certain_what_was_meant(given: str, expected: str) -> None:
    assert shown(with_datatypes(quads(f"e:a {given} ."))) == shown(quads(f"e:a {expected} ."))


@pytest.mark.parametrize(
    "given",
    [
        "gg:value 3310.0",
        'gg:value "+1."^^xsd:decimal',
        'gg:value "84,5"',
        'gg:value "1_000"',
        'gg:value "٣"',
        'gg:value "many"',
        'gg:value "NaN"^^xsd:double',
        'gg:value "INF"^^xsd:double',
        "gg:value 1E300",
        'gg:value "1E99999999999999999999"^^xsd:decimal',
        "gg:value e:x",
        'gg:rank "3.5"',
        "gg:rank 3.5",
        'gg:endDate "31/12 2030"',
        'gg:endDate "2030-02-30"',
        'gg:endDate "20301231"',
        'gg:endDate "2030-08-31T12:00:00"^^xsd:dateTime',
        'gg:endDate "2030-08-31T00:00:00+02:00"^^xsd:dateTime',
        'gg:endDate "2030-13-01"^^xsd:date',
        "gg:endDate 2030",
        'gg:yearInferred "ja"',
        "gg:yearInferred 2",
        'gg:externalId "kolada:945"',
        'e:own "84.5"',
    ],
)
def test_what_is_not_certain_stays_as_it_was_written(given: str) -> None:
    assert with_datatypes(quads(f"e:a {given} .")) == quads(f"e:a {given} .")
