from __future__ import annotations

import pytest

from goalgraph.base.names import GG
from goalgraph.model.sequence import in_sequence
from goalgraph.rdf.store import LocalStore

HEAD = """
PREFIX gg: <https://w3id.org/goalgraph/ontology#>
PREFIX : <https://example.org/>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>
"""
YEARS = "".join(f':{year} gg:endDate "{year}-12-31"^^xsd:date . ' for year in range(2015, 2020))


def sequence(told: str) -> set[tuple[str, str]]:
    store = LocalStore()
    store.update(f"{HEAD} INSERT DATA {{ GRAPH :plan {{ {YEARS} {told} }} }}")
    triples = list(in_sequence(store))
    assert {triple.predicate.value for triple in triples} <= {GG + "earlierObservation"}
    assert len(triples) == len(set(triples))
    return {(str(triple.subject)[-2], str(triple.object)[-2]) for triple in triples}


def figure(name: str, year: int | None = None, more: str = "gg:value 1.0") -> str:
    when = f"gg:period :{year} ;" if year else ""
    return f":{name} gg:observationOf :I ; {when} {more} . "


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ("", set()),
        (figure("a", 2015), set()),
        (figure("a", 2017) + figure("b", 2019) + figure("c", 2015), {("b", "a"), ("a", "c")}),
        (figure("a", 2015) + figure("b"), set()),
        (figure("a") + figure("b", more="gg:value 2.0 ; gg:previousObservation :a"), {("b", "a")}),
        (
            figure("a", 2015)
            + figure("b", 2016)
            + figure("c", 2017, "gg:value 2.0 ; gg:previousObservation :a"),
            {("b", "a"), ("c", "a"), ("c", "b")},
        ),
        (figure("a", 2015) + figure("b", 2015) + figure("c", 2016), {("c", "a"), ("c", "b")}),
        (
            figure("a", 2015) + figure("b", 2015) + figure("c", 2015) + figure("d", 2016) + figure("e", 2016),
            {("d", "a"), ("d", "b"), ("d", "c"), ("e", "a"), ("e", "b")},
        ),
        (figure("a", 2015) + figure("b", 2016, "gg:qualitativeResult 'bättre'@sv"), set()),
        (figure("a", 2015, "gg:lowerBound 1.0") + figure("b", 2016, "gg:upperBound 2.0"), {("b", "a")}),
        (
            "".join(
                figure(name, year, "gg:development gg:Improving")
                + f":r{name} gg:comparisonOf :{name} ; gg:rank 3 . "
                for name, year in (("a", 2015), ("b", 2016))
            ),
            {("b", "a")},
        ),
    ],
)
def test_the_nearest_year_before_and_what_is_named(told: str, found: set[tuple[str, str]]) -> None:
    assert sequence(told) == found


@pytest.mark.parametrize(
    "apart",
    [
        "gg:group :women",
        "gg:unit :percent",
        "gg:responseOption 'ja'@sv",
        "<http://purl.org/dc/terms/source> :survey",
    ],
)
def test_each_series_has_a_sequence_of_its_own(apart: str) -> None:
    told = figure("a", 2015) + figure("b", 2016, f"gg:value 1.0 ; {apart}")
    assert sequence(told) == set()
    assert sequence(told + figure("c", 2017, f"gg:value 1.0 ; {apart}")) == {("c", "b")}


def test_a_value_without_a_unit_is_of_the_series_in_that_of_its_indicator() -> None:
    told = figure("a", 2015) + figure("b", 2016, "gg:value 1.0 ; gg:unit :percent")
    assert sequence(told) == set()
    assert sequence(told + ":I gg:unit :percent . ") == {("b", "a")}
    assert sequence(told + ":I gg:unit :items . ") == set()
    counted = "".join(f":{name} <http://purl.org/dc/terms/source> :survey . " for name in ("a", "b"))
    assert sequence(told + counted + ":I gg:unit :percent . ") == set(), "a source may count otherwise"


def test_an_answer_in_two_languages_is_one_answer() -> None:
    option = "gg:value 1.0 ; gg:responseOption 'ja'@sv , 'yes'@en"
    assert sequence(figure("a", 2015, option) + figure("b", 2016, option)) == {("b", "a")}


def test_thousands_of_the_same_year_do_not_multiply() -> None:
    many = "".join(
        f":{name}{number} gg:observationOf :I ; gg:period :{year} ; gg:value {number} . "
        for name, year in (("a", 2015), ("b", 2016))
        for number in range(2_000)
    )
    store = LocalStore()
    store.update(f"{HEAD} INSERT DATA {{ GRAPH :plan {{ {YEARS} {many} }} }}")
    assert len(list(in_sequence(store))) == 2_000 + 2 * 1_999
