"""Series, trends and positions: by hand, by property, and against the queries of the same notions."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import goalgraph
from goalgraph.answers import trends
from goalgraph.base.names import GG, Kind
from goalgraph.model.objects import Indicator, Observation, Period, Term, ValueComparison
from places import BODIES
from two_editions import edition


def term(name: str) -> Term:
    return Term(name, GG + name, {"sv": name})


def indicator(polarity: str | None = "HigherIsBetter") -> Indicator:
    return Indicator(
        iri="urn:i", id="I", kind=Kind.INDICATOR, labels={}, polarity=term(polarity) if polarity else None
    )


def observation(ident: str, value: str | None = None, **more: Any) -> Observation:
    number = Decimal(value) if value is not None else None
    return Observation(
        iri=f"urn:{ident}", id=ident, kind=Kind.OBSERVATION, labels={}, indicator_id="I", value=number, **more
    )


def compared(circle: str = "Country", **said: Any) -> tuple[ValueComparison, ...]:
    return (
        ValueComparison(
            iri="urn:c",
            id="C",
            kind=Kind.COMPARISON,
            labels={},
            observation_id="X1",
            circle=term(circle),
            **said,
        ),
    )


def year(number: int) -> Period:
    return Period(str(number), f"urn:{number}", {"sv": str(number)}, date(number, 1, 1), date(number, 12, 31))


def ids(found: tuple[trends.Series, ...]) -> list[list[str]]:
    return [[point.observation_id for point in one.points] for one in found]


def test_a_series_is_ordered_by_the_end_of_its_periods() -> None:
    rows = [observation("X1", "3", period=year(2019)), observation("X2", "1", period=year(2014))]
    assert ids(trends.series(rows)) == [["X2", "X1"]]


def test_without_periods_what_precedes_what_gives_the_order() -> None:
    rows = [observation("X1", "3", previous_id="X2"), observation("X2", "1"), observation("X3", "9")]
    assert ids(trends.series(rows)) == [["X2", "X1"], ["X3"]]


def test_the_latest_is_one_that_no_other_has_before_it() -> None:
    rows = [observation("X1", "3", earlier_ids=("X2",)), observation("X2", "1"), observation("X3", "9")]
    assert [one.id for one in trends.latest(rows)] == ["X1", "X3"]


@pytest.mark.parametrize(
    ("before", "found"),
    [
        ({}, None),
        ({"earlier_ids": ("X1",)}, "X1"),
        ({"earlier_ids": ("X0", "X1")}, None),
        ({"earlier_ids": ("X0", "X1"), "previous_id": "X1"}, "X1"),
        ({"earlier_ids": ("elsewhere",)}, None),
    ],
)
def test_the_one_before_is_the_one_named_else_the_only_one_of_the_year_before(
    before: dict[str, object], found: str | None
) -> None:
    rows = [observation("X0", "1"), observation("X1", "2"), observation("X2", "3", **before)]
    earlier = trends.earlier(rows[2], rows)
    assert (earlier.id if earlier else None) == found


def test_two_numbers_of_the_same_period_are_no_series() -> None:
    rows = [observation("X1", "3", period=year(2019)), observation("X2", "1", period=year(2019))]
    assert ids(trends.series(rows)) == [["X1"], ["X2"]]


def test_groups_units_and_answers_are_series_of_their_own() -> None:
    when = [{"period": year(2018)}, {"period": year(2019)}]
    rows = [
        *(observation(f"A{n}", "1", group=term("women"), **one) for n, one in enumerate(when)),
        *(observation(f"B{n}", "1", unit=term("percent"), **one) for n, one in enumerate(when)),
        *(observation(f"C{n}", "1", response_option={"sv": "ja"}, **one) for n, one in enumerate(when)),
    ]
    assert ids(trends.series(rows)) == [["A0", "A1"], ["B0", "B1"], ["C0", "C1"]]


def test_a_circle_of_previous_observations_ends() -> None:
    rows = [observation("X1", "1", previous_id="X2"), observation("X2", "2", previous_id="X1")]
    assert trends.series(rows) == ()
    three = [observation("X0", "0", previous_id="X1"), *rows]
    assert ids(trends.series(three)) == [["X2", "X1", "X0"]]


@pytest.mark.parametrize(
    ("polarity", "before", "now", "direction", "good"),
    [
        ("HigherIsBetter", "1", "2", "rising", "good"),
        ("HigherIsBetter", "2", "1", "falling", "bad"),
        ("LowerIsBetter", "1", "2", "rising", "bad"),
        ("LowerIsBetter", "2", "1", "falling", "good"),
        ("HigherIsBetter", "2", "2.0", "unchanged", "neither"),
        ("NoPolarity", "1", "2", "rising", "neither"),
        (None, "1", "2", "rising", None),
    ],
)
def test_two_numbers_and_the_polarity(
    polarity: str | None, before: str, now: str, direction: str, good: str | None
) -> None:
    earlier = observation("X1", before)
    found = trends.trend(indicator(polarity), observation("X2", now), earlier)
    assert found == trends.Trend(direction, good, "value", earlier)  # type: ignore[arg-type]


def test_numbers_in_different_units_are_not_compared() -> None:
    earlier = observation("X1", "1", unit=term("days"))
    assert trends.trend(indicator(), observation("X2", "2", unit=term("percent")), earlier) is None


def test_a_lower_rank_is_good() -> None:
    earlier = observation("X1", comparisons=compared(rank=33))
    found = trends.trend(indicator(None), observation("X2", comparisons=compared(rank=22)), earlier)
    assert found == trends.Trend("falling", "good", "rank", earlier)


@pytest.mark.parametrize(
    ("movement", "development", "polarity", "direction", "good"),
    [
        ("Rising", None, "HigherIsBetter", "rising", "good"),
        ("Falling", None, "LowerIsBetter", "falling", "good"),
        ("Falling", None, "HigherIsBetter", "falling", "bad"),
        ("Unchanged", None, "HigherIsBetter", "unchanged", "neither"),
        ("Uneven", None, "HigherIsBetter", "uneven", "neither"),
        ("Rising", None, None, "rising", None),
        (None, "Worsening", None, None, "bad"),
        (None, "NoDevelopment", None, None, "neither"),
        ("Rising", "Worsening", "HigherIsBetter", "rising", "mixed"),
    ],
)
def test_without_numbers_the_documents_words_count(
    movement: str | None,
    development: str | None,
    polarity: str | None,
    direction: str | None,
    good: str | None,
) -> None:
    one = observation(
        "X1",
        movement=term(movement) if movement else None,
        development=term(development) if development else None,
    )
    assert trends.trend(indicator(polarity), one) == trends.Trend(direction, good, "words", None)  # type: ignore[arg-type]


def test_nothing_said_is_no_trend() -> None:
    assert trends.trend(indicator(), observation("X1", "1")) is None
    assert trends.position(indicator(), observation("X1", "1")) is None


@given(st.decimals(-1000, 1000, places=2), st.decimals(-1000, 1000, places=2))
def test_what_is_good_one_way_is_bad_the_other(before: Decimal, now: Decimal) -> None:
    pair = observation("X2", str(now)), observation("X1", str(before))
    one, other = trends.trend(indicator(), *pair), trends.trend(indicator("LowerIsBetter"), *pair)
    assert one
    assert other
    assert one.direction == other.direction
    assert {one.good, other.good} in ({"good", "bad"}, {"neither"})


@given(st.decimals(-1000, 1000, places=2), st.decimals(-1000, 1000, places=2))
def test_the_position_follows_the_numbers_unless_one_is_printed(value: Decimal, country: Decimal) -> None:
    one = observation("X1", str(value), comparisons=compared(value=country))
    found = trends.position(indicator(), one)
    assert found
    assert found.difference == value - country
    assert found.where == ("above" if value > country else "below" if value < country else "equal")
    printed = observation("X1", comparisons=compared(value=country, position=term("Below")))
    assert trends.position(indicator(), printed) == trends.Position("below", "bad", None)
    elsewhere = observation("X1", str(value), comparisons=compared("County", value=country))
    assert trends.position(indicator(), elsewhere) is None


def figures(graph: goalgraph.Graph) -> list[tuple[Indicator, Observation, list[Observation]]]:
    known = {one.id: one for one in graph.resources(Kind.INDICATOR) if isinstance(one, Indicator)}
    mine: dict[str, list[Observation]] = defaultdict(list)
    for one in graph.resources(Kind.OBSERVATION):
        if isinstance(one, Observation):
            mine[one.indicator_id].append(one)
    return [(known[ident], one, rows) for ident, rows in mine.items() for one in trends.latest(rows)]


@pytest.mark.parametrize(("query", "good"), [("right-way", "good"), ("wrong-way", "bad")])
def test_trends_agree_with_the_queries(bundled: goalgraph.Graph, query: str, good: str) -> None:
    found = {
        one.id
        for indicator, one, rows in figures(bundled)
        if (trend := trends.trend(indicator, one, trends.earlier(one, rows)))
        and trend.good in (good, "mixed")
    }
    assert found == {row[0] for row in bundled.query(query).texts()}


def test_in_every_invented_body_trends_agree_with_the_queries() -> None:
    going: list[str] = []
    for body in BODIES:
        graph = goalgraph.load(body)
        for query, good in (("right-way", "good"), ("wrong-way", "bad")):
            found = {
                one.id
                for indicator, one, rows in figures(graph)
                if (trend := trends.trend(indicator, one, trends.earlier(one, rows)))
                and trend.good in (good, "mixed")
            }
            assert found == {row[0] for row in graph.query(query).texts()}, (body, query)
            going += found
    assert going


@pytest.mark.parametrize(("query", "good"), [("better-than-country", "good"), ("worse-than-country", "bad")])
def test_positions_agree_with_the_queries(bundled: goalgraph.Graph, query: str, good: str) -> None:
    found = {
        one.id
        for indicator, one, _ in figures(bundled)
        if (place := trends.position(indicator, one)) and place.good == good
    }
    assert found == {row[0] for row in bundled.query(query).texts()}


@pytest.mark.parametrize(
    ("units", "found"),
    [
        (("PERCENT", "NUM"), None),
        (("PERCENT", "PERCENT"), "10"),
        (("PERCENT", None), "10"),
        ((None, "NUM"), "10"),
    ],
)
def test_a_number_of_the_country_in_another_unit_is_compared_with_none(
    units: tuple[str | None, str | None], found: str | None
) -> None:
    own, country = (f"gg:unit unit:{unit} ;" if unit else "" for unit in units)
    graph = edition(
        more='p:I7 a gg:Indicator ; skos:notation "I7" ; rdfs:label "Nöjda"@sv ; gg:polarity gg:HigherIsBetter .'
        f'p:I7.O1 a gg:Observation ; {own} skos:notation "I7.O1" ; gg:observationOf p:I7 ; gg:value 60.0 .'
        f'p:I7.O1.C a gg:Comparison ; {country} skos:notation "I7.O1.C" ; gg:comparisonOf p:I7.O1 ; '
        "gg:comparedWith gg:Country ; gg:value 50.0 ."
    )
    answer = graph.query("better-than-country")
    named, by = answer.columns.index("observation_id"), answer.columns.index("difference")
    assert [row[by] for row in answer.texts() if row[named] == "I7.O1"] == [found] * bool(found)
    [place] = [trends.position(indicator, one) for indicator, one, _ in figures(graph) if one.id == "I7.O1"]
    assert (place.difference if place else None) == (Decimal(found) if found else None)


def test_a_rank_does_not_stand_as_a_value(tmp_path: Path) -> None:
    file = tmp_path / "plan.ttl"
    file.write_text(
        """@prefix gg: <https://w3id.org/goalgraph/ontology#> .
        @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
        @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
        @prefix p: <https://example.org/p/> .
        <https://example.org/p> a gg:Plan ; skos:notation "p" ; rdfs:label "Plan"@sv .
        p:I1 a gg:Indicator ; skos:notation "I1" ; rdfs:label "Lån"@sv ; gg:polarity gg:HigherIsBetter .
        p:O1 a gg:Observation ; skos:notation "O1" ; gg:observationOf p:I1 ; gg:value 10.0 .
        p:O2 a gg:Observation ; skos:notation "O2" ; gg:observationOf p:I1 ; gg:value 12.0 ; gg:previousObservation p:O1 .
        p:C2 a gg:Comparison ; skos:notation "C2" ; gg:comparisonOf p:O2 ; gg:comparedWith gg:Country ; gg:rank 3 .""",
        encoding="utf-8",
    )
    answer = goalgraph.load(file).query("right-way")
    value, before = answer.columns.index("value"), answer.columns.index("previous_value")
    assert [(row[0], row[value], row[before]) for row in answer.texts()] == [("O2", "12", "10")]


YEARS = "".join(
    f"""
    p:I7.O{place} a gg:Observation ; skos:notation "I7.O{place}" ; gg:observationOf p:I7 ; gg:value {value} ;
        gg:unit unit:PERCENT ; gg:period period:{year} .
    p:I7.O{place}.C a gg:Comparison ; skos:notation "I7.O{place}.C" ; gg:comparisonOf p:I7.O{place} ;
        gg:comparedWith gg:Country ; gg:value 50.0 .
    """
    for place, (year, value) in enumerate([(2015, "40.0"), (2018, "60.0"), (2017, "45.0")], start=1)
)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("latest-values", {"I7.O2"}),
        ("right-way", {"I7.O2"}),
        ("wrong-way", set()),
        ("standing-still", set()),
        ("worse-than-country", {"I7.O1", "I7.O3"}),
    ],
)
def test_of_values_that_do_not_name_the_one_before_the_last_year_s_is_the_latest_and_each_is_compared(
    query: str, found: set[str]
) -> None:
    of_years = edition(
        more='p:I7 a gg:Indicator ; skos:notation "I7" ; rdfs:label "Nöjda"@sv ; '
        f"gg:polarity gg:HigherIsBetter ; gg:unit unit:PERCENT . {YEARS}"
    )
    answer = of_years.query(query)
    at = answer.columns.index("observation_id")
    listed = {getattr(row[at], "value", "") for row in answer.rows}
    assert listed & {"I7.O1", "I7.O2", "I7.O3"} == found
