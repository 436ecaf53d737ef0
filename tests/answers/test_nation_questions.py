"""Questions over several plans where these differ in what they say: the answers are worked out by hand."""

from __future__ import annotations

from pathlib import Path

import goalgraph

PREFIXES = """@prefix gg: <https://w3id.org/goalgraph/ontology#> .
@prefix id: <https://w3id.org/goalgraph/id/> .
@prefix period: <https://w3id.org/goalgraph/id/period/> .
@prefix sdg: <http://metadata.un.org/sdg/> .
@prefix unit: <http://qudt.org/vocab/unit/> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix time: <http://www.w3.org/2006/time#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""


def plan(folder: Path, ident: str, more: str = "", requires: str = "") -> None:
    """Write a plan with a body of a county, one level and one goal."""
    code, _, year = ident.partition("/")
    needed = f" dcterms:requires <https://w3id.org/goalgraph/id/{requires}> ;" if requires else ""
    (folder / f"{code}-{year}-plan.ttl").write_text(
        f"""{PREFIXES}@prefix p: <https://w3id.org/goalgraph/id/{ident}/> .
<https://w3id.org/goalgraph/id/{ident}> a gg:Plan ; skos:notation "{ident}" ; rdfs:label "Plan {ident}"@sv ;{needed}
    gg:adoptedBy <https://w3id.org/goalgraph/id/{code}/ORG1> .
<https://w3id.org/goalgraph/id/{code}/ORG1> a org:FormalOrganization ; skos:notation "ORG1" ; rdfs:label "Kommun {code}"@sv ;
    dcterms:identifier "{code}" .
p:L1 a gg:Level ; skos:notation "L1" ; gg:order 1 ; gg:idPrefix "M" ; rdfs:label "Mål"@sv ;
    gg:inPlan <https://w3id.org/goalgraph/id/{ident}> .
p:M1 a gg:Goal ; skos:notation "M1" ; rdfs:label "Ett mål"@sv ; gg:atLevel p:L1 ;
    gg:inPlan <https://w3id.org/goalgraph/id/{ident}> .
{more}
""",
        encoding="utf-8",
    )


def measured(value: int, direction: str = "") -> str:
    polarity = f"gg:polarity gg:{direction} ;" if direction else ""
    return f"""p:I1 a gg:Indicator ; skos:notation "I1" ; rdfs:label "Olyckor"@sv ; gg:measures p:M1 ; {polarity}
    gg:externalId "kolada:N77001" .
p:I1.O1 a gg:Observation ; skos:notation "I1.O1" ; gg:observationOf p:I1 ; gg:value {value} ; gg:unit unit:NUM ;
    gg:period period:2029 .
period:2029 a time:ProperInterval ; skos:notation "2029" ; rdfs:label "2029"@sv ;
    gg:startDate "2029-01-01"^^xsd:date ; gg:endDate "2029-12-31"^^xsd:date .
"""


def column(graph: goalgraph.Graph, query: str, *names: str) -> list[tuple[str, ...]]:
    result = graph.query(query)
    at = [result.columns.index(name) for name in names]
    return [tuple(str(row[n]) for n in at) for row in result.texts()]


def test_who_says_no_good_direction_is_ranked_by_that_of_the_others(tmp_path: Path) -> None:
    plan(tmp_path, "9991/2030", measured(7, "LowerIsBetter"))
    plan(tmp_path, "9992/2030", measured(90))
    plan(tmp_path, "9993/2030", measured(5, "LowerIsBetter"))
    found = column(goalgraph.load(tmp_path), "same-indicator", "plan", "value")
    assert found == [("9993/2030", "5"), ("9991/2030", "7"), ("9992/2030", "90")]


def test_where_they_disagree_each_is_ranked_by_its_own_and_who_says_nothing_is_last(tmp_path: Path) -> None:
    plan(tmp_path, "9991/2030", measured(7, "LowerIsBetter"))
    plan(tmp_path, "9992/2030", measured(90, "HigherIsBetter"))
    plan(tmp_path, "9993/2030", measured(5))
    found = column(goalgraph.load(tmp_path), "same-indicator", "plan", "value")
    assert found == [("9992/2030", "90"), ("9991/2030", "7"), ("9993/2030", "5")]


def test_where_no_direction_is_good_nobody_is_ranked(tmp_path: Path) -> None:
    plan(tmp_path, "9991/2030", measured(7, "NoPolarity"))
    plan(tmp_path, "9992/2030", measured(90, "NoPolarity"))
    plan(tmp_path, "9993/2030", measured(50, "NoPolarity"))
    found = column(goalgraph.load(tmp_path), "same-indicator", "plan", "value")
    assert found == [("9991/2030", "7"), ("9992/2030", "90"), ("9993/2030", "50")]


def test_a_value_without_a_unit_has_that_of_its_indicator_and_no_two_units_are_ranked_together(
    tmp_path: Path,
) -> None:
    said = measured(7, "LowerIsBetter")
    usual = said.replace(" ; gg:unit unit:NUM", "").replace("gg:measures", "gg:unit unit:NUM ; gg:measures")
    plan(tmp_path, "9991/2030", said)
    plan(tmp_path, "9992/2030", usual.replace("value 7", "value 3"))
    plan(tmp_path, "9993/2030", said.replace("NUM", "UNITLESS").replace("value 7", "value 5"))
    plan(tmp_path, "9994/2030", said.replace(" ; gg:unit unit:NUM", "").replace("value 7", "value 4"))
    found = column(goalgraph.load(tmp_path), "same-indicator", "plan", "value", "unit_label")
    assert found == [
        ("9994/2030", "4", "None"),
        ("9993/2030", "5", "UNITLESS"),
        ("9992/2030", "3", "st"),
        ("9991/2030", "7", "st"),
    ]


def test_half_a_year_is_not_ranked_among_whole_ones(tmp_path: Path) -> None:
    half = measured(8, "LowerIsBetter").replace("period:2029", "period:half").replace("2029-01", "2029-07")
    plan(tmp_path, "9991/2030", measured(7, "LowerIsBetter"))
    plan(tmp_path, "9992/2030", half.replace('"2029"', '"half"'))
    plan(tmp_path, "9993/2030", measured(9, "LowerIsBetter"))
    found = column(goalgraph.load(tmp_path), "same-indicator", "plan", "period_label")
    assert found == [("9992/2030", "half"), ("9991/2030", "2029"), ("9993/2030", "2029")]


def edition(folder: Path, code: str, year: int, value: int, more: str = "") -> None:
    """A plan for a year of its own, with a value for 2029."""
    ident = f"{code}/{year}"
    time = f"""<https://w3id.org/goalgraph/id/{ident}> gg:period period:{year} .
period:{year} a time:ProperInterval ; skos:notation "{year}" ; rdfs:label "{year}"@sv ;
    gg:startDate "{year}-01-01"^^xsd:date ; gg:endDate "{year}-12-31"^^xsd:date .
"""
    plan(folder, ident, time + measured(value, "LowerIsBetter") + more)


def test_of_a_body_s_editions_the_latest_that_has_the_value_is_ranked(tmp_path: Path) -> None:
    older = """p:I1.O2 a gg:Observation ; skos:notation "I1.O2" ; gg:observationOf p:I1 ; gg:value 2 ; gg:unit unit:NUM ;
    gg:period period:2028 .
period:2028 a time:ProperInterval ; skos:notation "2028" ; rdfs:label "2028"@sv ;
    gg:startDate "2028-01-01"^^xsd:date ; gg:endDate "2028-12-31"^^xsd:date .
"""
    edition(tmp_path, "9991", 2030, 7, older)
    edition(tmp_path, "9991", 2031, 8)
    edition(tmp_path, "9992", 2030, 6)
    found = column(goalgraph.load(tmp_path), "same-indicator", "period_label", "plan", "value")
    assert found == [("2029", "9992/2030", "6"), ("2029", "9991/2031", "8"), ("2028", "9991/2030", "2")]


def test_a_body_s_plans_for_the_same_time_and_those_without_one_are_all_ranked(tmp_path: Path) -> None:
    edition(tmp_path, "9991", 2030, 7)
    plan(tmp_path, "9991/2031", measured(8, "LowerIsBetter"))
    found = column(goalgraph.load(tmp_path), "same-indicator", "plan", "value")
    assert found == [("9991/2030", "7"), ("9991/2031", "8")]


def test_a_later_value_for_another_group_or_in_another_unit_replaces_none(tmp_path: Path) -> None:
    edition(tmp_path, "9991", 2030, 7)
    girls = 'p:G a skos:Concept ; rdfs:label "flickor"@sv . p:I1.O1 gg:group p:G .'
    edition(tmp_path, "9991", 2031, 8, girls)
    edition(tmp_path, "9991", 2032, 9)
    file = tmp_path / "9991-2032-plan.ttl"
    file.write_text(file.read_text(encoding="utf-8").replace("unit:NUM", "unit:PERCENT"), encoding="utf-8")
    found = column(goalgraph.load(tmp_path), "same-indicator", "plan", "value")
    assert sorted(found) == [("9991/2030", "7"), ("9991/2031", "8"), ("9991/2032", "9")]


def test_a_goal_above_that_outlives_the_editions_makes_none_of_them_old(tmp_path: Path) -> None:
    above = "p:I1 gg:inPlan <https://w3id.org/goalgraph/id/9991/{}> ; gg:measures <https://w3id.org/goalgraph/id/9991/2040/M1> ."
    edition(tmp_path, "9991", 2040, 1)
    edition(tmp_path, "9991", 2030, 7, above.format(2030))
    file = tmp_path / "9991-2040-plan.ttl"
    file.write_text(file.read_text(encoding="utf-8").replace("kolada:", "other:"), encoding="utf-8")
    found = column(goalgraph.load(tmp_path), "same-indicator", "plan", "value")
    assert set(found) == {("9991/2030", "7")}


def test_what_measures_goals_of_two_editions_is_ranked_in_the_latest_with_the_goal_of_that_one(
    tmp_path: Path,
) -> None:
    edition(tmp_path, "9991", 2030, 7)
    file = tmp_path / "9991-2030-plan.ttl"
    file.write_text(file.read_text(encoding="utf-8").replace("kolada:", "other:"), encoding="utf-8")
    kept = """p:I1 gg:measures <https://w3id.org/goalgraph/id/9991/2030/M1> .
<https://w3id.org/goalgraph/id/9991/2030/M1> skos:notation "M1" ; rdfs:label "Det gamla målet"@sv .
"""
    edition(tmp_path, "9991", 2031, 8, kept)
    edition(tmp_path, "9992", 2030, 6)
    found = column(goalgraph.load(tmp_path), "same-indicator", "plan", "value", "goal_label")
    assert found == [("9992/2030", "6", "Ett mål"), ("9991/2031", "8", "Ett mål")]


def test_a_plan_of_two_bodies_is_ranked_as_long_as_it_is_the_latest_of_one(tmp_path: Path) -> None:
    other = (
        "<https://w3id.org/goalgraph/id/9991/2031> gg:adoptedBy <https://w3id.org/goalgraph/id/9992/ORG1> ."
    )
    edition(tmp_path, "9991", 2031, 7, other)
    edition(tmp_path, "9992", 2032, 8)
    found = column(goalgraph.load(tmp_path), "same-indicator", "plan", "value")
    assert found == [("9991/2031", "7"), ("9992/2032", "8")]
    edition(tmp_path, "9991", 2033, 9)
    found = column(goalgraph.load(tmp_path), "same-indicator", "plan", "value")
    assert found == [("9992/2032", "8"), ("9991/2033", "9")]


def test_a_plan_of_two_periods_is_not_older_than_itself(tmp_path: Path) -> None:
    later = """<https://w3id.org/goalgraph/id/9991/2031> gg:period period:2032 .
period:2032 a time:ProperInterval ; skos:notation "2032" ; gg:endDate "2032-12-31"^^xsd:date .
"""
    edition(tmp_path, "9991", 2031, 7, later)
    assert column(goalgraph.load(tmp_path), "same-indicator", "plan", "value") == [("9991/2031", "7")]


def test_editions_of_one_body_are_several_plans_of_one(tmp_path: Path) -> None:
    for year in (2029, 2030, 2031):
        plan(tmp_path, f"1891/{year}", "p:M1 gg:contributesTo sdg:7 .")
    plan(tmp_path, "1892/2030", "p:M1 gg:contributesTo sdg:8 .")
    plan(tmp_path, "18/2030")
    names = ("global_goal_id", "plans", "of_plans", "bodies", "of_bodies")
    found = column(goalgraph.load(tmp_path), "coverage-per-county", *names)
    assert [row for row in found if row[1] != "0"] == [
        ("SDG7", "3", "5", "1", "3"),
        ("SDG8", "1", "5", "1", "3"),
    ]


def test_where_nothing_serves_a_global_goal_nobody_is_said_to_measure_all(tmp_path: Path) -> None:
    plan(tmp_path, "1891/2030")
    nothing = goalgraph.load(tmp_path).query("aims-nobody-measures")
    assert not nothing.rows
    assert nothing.empty["en"].startswith("Either no goal in the plans contributes")


def test_plans_that_require_each_other_are_all_counted_in_their_county(tmp_path: Path) -> None:
    plan(tmp_path, "1891/2030", "p:M1 gg:contributesTo sdg:7 .", requires="1892/2030")
    plan(tmp_path, "1892/2030", "p:M1 gg:contributesTo sdg:8 .", requires="1891/2030")
    found = column(
        goalgraph.load(tmp_path), "coverage-per-county", "county_code", "global_goal_id", "plans", "of_plans"
    )
    assert [row for row in found if row[2] != "0"] == [("18", "SDG7", "2", "2"), ("18", "SDG8", "2", "2")]


def test_for_a_county_that_no_plan_is_in_the_answer_says_what_the_code_of_one_is(tmp_path: Path) -> None:
    plan(tmp_path, "1891/2030")
    plan(tmp_path, "2191/2030")
    nothing = goalgraph.load(tmp_path).query("coverage-per-county", {"county": "1891"})
    assert not nothing.rows
    assert "de två första siffrorna" in nothing.empty["sv"]
    assert "the first two digits" in nothing.empty["en"]


def test_what_a_plan_takes_up_through_several_others_is_counted(tmp_path: Path) -> None:
    plan(tmp_path, "2191/2030", "p:M1 gg:contributesTo sdg:3 .")
    plan(tmp_path, "2191/2031", requires="2191/2030")
    plan(tmp_path, "2191/2032", requires="2191/2031")
    found = column(goalgraph.load(tmp_path), "coverage-per-county", "global_goal_id", "plans", "of_plans")
    assert [row for row in found if row[1] != "0"] == [("SDG3", "1", "1")]


def test_a_global_goal_is_measured_where_one_of_its_targets_is(tmp_path: Path) -> None:
    plan(tmp_path, "9991/2030", "p:M1 gg:contributesTo sdg:4 , sdg:5 .")
    plan(tmp_path, "9992/2030", "p:M1 gg:contributesTo sdg:4.1 ." + measured(7))
    found = column(goalgraph.load(tmp_path), "aims-nobody-measures", "aim_id", "plan")
    assert found == [("SDG5", "9991/2030")]


def test_a_forecast_that_nothing_can_be_said_yet_comes_neither_true_nor_false(tmp_path: Path) -> None:
    def said(name: str, cls: str, goal: str, rating: str, occasion: str) -> str:
        return f"""p:{name} a gg:{cls} ; skos:notation "{name}" ; gg:assesses p:{goal} ; gg:rating gg:{rating} ;
    gg:atOccasion p:{occasion} .
"""

    occasions = "".join(
        f"""p:RO{n} a gg:ReportingOccasion ; skos:notation "RO{n}" ; rdfs:label "Tillfälle {n}"@sv ;
    gg:endDate "2030-{month}-30"^^xsd:date ; gg:inPlan <https://w3id.org/goalgraph/id/9991/2030> .
"""
        for n, month in ((1, "04"), (2, "12"))
    )
    goals = "".join(
        f"""p:M{n} a gg:Goal ; skos:notation "M{n}" ; rdfs:label "Mål {n}"@sv ; gg:atLevel p:L1 ;
    gg:inPlan <https://w3id.org/goalgraph/id/9991/2030> .
"""
        for n in (2, 3)
    )
    ratings = {
        "M1": ("Reached", "Reached"),
        "M2": ("CannotBeAssessed", "NotReached"),
        "M3": ("Reached", "CannotBeAssessed"),
    }
    judged = "".join(
        said(f"F{goal}", "Forecast", goal, before, "RO1")
        + said(f"U{goal}", "OutcomeAssessment", goal, after, "RO2")
        for goal, (before, after) in ratings.items()
    )
    plan(tmp_path, "9991/2030", goals + occasions + judged)
    found = column(
        goalgraph.load(tmp_path),
        "forecasts-come-true",
        "occasion_id",
        "forecasts",
        "with_outcome",
        "came_true",
    )
    assert found == [("RO1", "3", "1", "1")]
