"""What the page is told of each indicator: the traits are those of the queries, the charts those that can be drawn."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import goalgraph
from goalgraph.faces.page.content.indicators import indicators
from goalgraph.faces.page.content.whole import content
from places import ROOT
from small_plan import PLAN, PREFIXES

TRAITS = {
    "worse": "worse-than-country",
    "better": "better-than-country",
    "wrong": "wrong-way",
    "right": "right-way",
    "undated": "observations-without-period",
    "unvalued": "indicators-without-value",
    "unset": "polarity-unset",
}


@pytest.fixture(scope="module")
def told(bundled: goalgraph.Graph) -> dict[str, Any]:
    found: dict[str, Any] = indicators(bundled.scope)["of"]
    return found


@pytest.fixture(scope="module")
def example() -> goalgraph.Graph:
    return goalgraph.load(ROOT / "data" / "examples" / "sjobacka" / "2030")


def with_trait(told: dict[str, Any], trait: str) -> set[str]:
    return {ident for ident, one in told.items() if trait in one["traits"]}


def about(graph: goalgraph.Graph, query: str, **parameters: str) -> set[str]:
    """The indicators that a query's rows are about."""
    known = {one.id for one in graph.resources("indicator")}
    rows = {str(row[0]) for row in graph.query(query, parameters).texts()}
    return {row if row in known else row.rsplit(".", 1)[0] for row in rows}


@pytest.mark.parametrize("trait", TRAITS)
def test_a_trait_is_what_its_query_finds(bundled: goalgraph.Graph, told: dict[str, Any], trait: str) -> None:
    assert with_trait(told, trait) == about(bundled, TRAITS[trait])


@pytest.mark.parametrize("trait", TRAITS)
def test_a_series_of_three_has_the_traits_that_the_queries_find(example: goalgraph.Graph, trait: str) -> None:
    assert with_trait(indicators(example.scope)["of"], trait) == about(example, TRAITS[trait])


def test_a_target_is_told_only_of_an_ambition_level_in_force(
    decided: goalgraph.Graph, example: goalgraph.Graph
) -> None:
    told = indicators(decided.scope)["of"]
    percent = {"sv": "88\N{NO-BREAK SPACE}%", "en": "88%"}
    gap = {
        "sv": "1,5 procentenheter kvar till målet 88\N{NO-BREAK SPACE}%.",
        "en": "1.5 percentage points left to the target, 88%.",
    }
    assert told["A1.I1"]["targets"] == [
        {
            "goal": "KS1",
            "value": percent,
            "number": 88.0,
            "unit": "http://qudt.org/vocab/unit/PERCENT",
            "day": "2030-12-31",
            "gap": gap,
        }
    ]
    assert sum(len(one["targets"]) for one in told.values()) == 4
    assert not any(one["targets"] for one in indicators(example.scope)["of"].values())


def test_an_earlier_figures_position_is_told_as_its_own(example: goalgraph.Graph) -> None:
    figures = [figure for one in indicators(example.scope)["of"].values() for figure in one["figures"]]
    assert any(figure["position"]["of"] != figure["id"] for figure in figures if "position" in figure)


@pytest.mark.parametrize("area", ["A1", "A2", "A3", "A4", "A5", "A6"])
def test_an_area_has_the_traits_that_the_queries_find_in_it(
    bundled: goalgraph.Graph, told: dict[str, Any], area: str
) -> None:
    mine = {ident: one for ident, one in told.items() if area in one["areas"]}
    assert set(mine) == {row[1] for row in bundled.query("indicators-of-area", {"area": area}).texts()}
    for trait in ("worse", "better", "undated", "unvalued", "unset"):
        assert with_trait(mine, trait) == about(bundled, TRAITS[trait], area=area)


@pytest.mark.parametrize(
    ("query", "part", "goods"),
    [
        ("worse-than-country", "position", {"bad"}),
        ("better-than-country", "position", {"good"}),
        ("wrong-way", "trend", {"bad", "mixed"}),
        ("right-way", "trend", {"good", "mixed"}),
    ],
)
def test_each_figure_is_judged_as_the_queries_judge_it(
    bundled: goalgraph.Graph, told: dict[str, Any], query: str, part: str, goods: set[str]
) -> None:
    found = {
        figure["id"]
        for one in told.values()
        for figure in one["figures"]
        if figure.get(part, {}).get("good") in goods
    }
    assert found == {row[0] for row in bundled.query(query).texts()}


def test_every_indicator_is_told_of_in_the_documents_order(
    bundled: goalgraph.Graph, told: dict[str, Any]
) -> None:
    assert set(told) == {one.id for one in bundled.resources("indicator")}
    assert list(told)[:2] == ["A1.I1", "A1.I2"]
    area_3 = [ident for ident, one in told.items() if one["areas"][0] == "A3"]
    assert area_3[-3:] == ["KS5.I1", "KS5.I2", "KS5.I3"]
    assert told["A3.I30"]["areas"] == ["A3", "A4"]


def test_a_figure_has_its_direction_and_whether_that_is_good(told: dict[str, Any]) -> None:
    assert told["A2.I15"]["figures"] == [
        {
            "id": "A2.I15.O1",
            "trend": {"direction": "falling", "good": "bad", "restsOn": "value", "earlier": "A2.I15.O2"},
        }
    ]
    assert told["A2.I2"]["figures"][0]["position"] == {
        "of": "A2.I2.O1",
        "where": "below",
        "good": "good",
        "value": {"sv": "6,1\u00a0%", "en": "6.1%"},
    }
    assert told["A3.I19"]["figures"][0]["trend"]["restsOn"] == "rank"
    assert told["A1.I7"]["figures"][0]["trend"] == {"direction": None, "good": "bad", "restsOn": "words"}


def test_without_a_polarity_nothing_is_judged_but_places_and_the_documents_words(
    told: dict[str, Any],
) -> None:
    for ident in with_trait(told, "unset"):
        for figure in told[ident]["figures"]:
            assert figure.get("position", {}).get("good") is None
            trend = figure.get("trend")
            assert trend is None or trend["restsOn"] in ("rank", "words")
    assert told["A3.I32"]["figures"][0]["position"] == {"of": "A3.I32.O1", "where": "below", "good": None}


def test_a_chart_has_two_numbers_or_more_of_one_unit(bundled: goalgraph.Graph, told: dict[str, Any]) -> None:
    observed = content(bundled.scope)["observations"]
    for ident, one in told.items():
        known = {each["id"]: each for each in observed.get(ident, [])}
        for rows in one["charts"]:
            drawn = [known[row["id"]] for row in rows]
            assert len({each["unit"] for each in drawn}) == 1
            assert sum(1 + ("comparison" in each) for each in drawn) > 1
            assert all(row["label"]["sv"] and row["label"]["en"] for row in rows)
    assert [row["label"]["sv"] for row in told["A4.I1"]["charts"][0]] == ["2014", "2018"]
    assert [row["label"]["sv"] for row in told["A2.I15"]["charts"][0]] == [
        "föregående värde",
        "senaste värde",
    ]
    assert told["A3.I17"]["charts"][0][0]["label"]["en"] == "not broken down"
    assert told["A1.I1"]["charts"] == []


def test_who_says_which_way_is_good_is_named(bundled: goalgraph.Graph) -> None:
    assert indicators(bundled.scope)["polarity_by"]["sv"] == "goalgraphs utvecklare"


def test_a_plan_without_areas_or_indicators_is_told_of_too(tmp_path: Path) -> None:
    path = tmp_path / "plan.ttl"
    path.write_text(f"{PREFIXES} <{PLAN}> a gg:Plan . p:M1 a gg:Goal .", encoding="utf-8")
    assert indicators(goalgraph.load(path).scope) == {"of": {}, "polarity_by": {}}
    path.write_text(f"{PREFIXES} <{PLAN}> a gg:Plan . p:I1 a gg:Indicator .", encoding="utf-8")
    [one] = indicators(goalgraph.load(path).scope)["of"].values()
    empty: dict[str, list[str]] = {"areas": [], "figures": [], "charts": [], "line": [], "targets": []}
    assert one == empty | {"traits": ["unvalued", "unset"]}
