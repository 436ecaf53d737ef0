"""Each number that is told has its unit: its own, or that of its indicator, once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

import goalgraph
from goalgraph.cli import main
from plan_in_units import COMPARED, PLAN


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("units") / "plan.ttl"
    path.write_text(PLAN, encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def graph(file: Path) -> goalgraph.Graph:
    return goalgraph.load(file)


@pytest.mark.parametrize(
    ("query", "name", "units"),
    [
        ("latest-values", "observation_id", {"I1.O2": "%", "I1.O3": "%", "I2.O1": "GM-PER-L", "I3.O1": None}),
        ("observations-without-period", "observation_id", {"I1.O3": "%"}),
        ("programme-fulfilment", "observation_id", {"I1.O1": "%", "I1.O2": "%"}),
        (
            "values-over-time",
            "observation_id",
            {"I1.O1": "%", "I1.O2": "%", "I1.O3": "%", "I2.O1": "GM-PER-L", "I3.O1": None},
        ),
        ("targets-of-goals", "target_id", {"I1.T1": "%"}),
    ],
)
def test_the_unit_stands_beside_the_number_in_one_row(
    graph: goalgraph.Graph, query: str, name: str, units: dict[str, str | None]
) -> None:
    rows = graph.query(query).texts()
    columns = graph.query(query).columns
    found = [(row[columns.index(name)], row[columns.index("unit_label")]) for row in rows]
    assert sorted(found, key=str) == sorted(units.items(), key=str)


@pytest.mark.parametrize(
    ("query", "name", "units"),
    [
        ("better-than-country", "observation_id", {"I1.O2": "%"}),
        (
            "comparisons-made",
            "observation_id",
            {"I1.O2": "%", "I2.O1": "GM-PER-L", "I4.O1": "st", "I5.O1": None, "I5.O2": None},
        ),
        ("wrong-way", "observation_id", {"I1.O2": "%", "I5.O2": None}),
        ("right-way", "observation_id", {"I4.O2": "st"}),
        ("worse-than-country", "observation_id", {"I4.O1": "st"}),
        ("country-comparisons-unread", "observation_id", {"I2.O1": "GM-PER-L"}),
        ("results-by-source", "observation_id", {"I4.O1": "st", "I4.O2": "st"}),
        ("targets-and-results", "target_id", {"I1.T1": "%"}),
    ],
)
def test_it_stands_beside_what_is_compared_and_never_beside_a_rank(
    tmp_path: Path, query: str, name: str, units: dict[str, str | None]
) -> None:
    (tmp_path / "plan.ttl").write_text(PLAN + COMPARED, encoding="utf-8")
    test_the_unit_stands_beside_the_number_in_one_row(goalgraph.load(tmp_path), query, name, units)


def test_a_target_without_a_result_of_its_group_is_one_row(tmp_path: Path) -> None:
    of_boys = PLAN.replace("gg:baselineValue 8.0 ;", "gg:baselineValue 8.0 ; gg:group p:Boys ;")
    (tmp_path / "plan.ttl").write_text(of_boys, encoding="utf-8")
    result = goalgraph.load(tmp_path).query("targets-and-results")
    at = [result.columns.index(name) for name in ("target_id", "result_id", "result_period", "is_reached")]
    assert [tuple(row[n] for n in at) for row in result.texts()] == [("I1.T1", None, None, None)]


def test_a_target_is_compared_with_no_result_in_another_unit_nor_with_one_that_a_source_may_count_otherwise(
    tmp_path: Path,
) -> None:
    otherwise = """
p:I1.O4 a gg:Observation ; skos:notation "I1.O4" ; gg:observationOf p:I1 ; gg:value 2.0 ; gg:period period:2031 ;
    gg:unit unit:NUM .
p:I1.O5 a gg:Observation ; skos:notation "I1.O5" ; gg:observationOf p:I1 ; gg:value 1.0 ; gg:period period:2031 ;
    dcterms:source p:SRC1 .
p:SRC1 a gg:DataSource ; skos:notation "SRC1" ; rdfs:label "Mätning"@sv .
"""
    (tmp_path / "plan.ttl").write_text(PLAN + otherwise, encoding="utf-8")
    result = goalgraph.load(tmp_path).query("targets-and-results")
    at = [result.columns.index(name) for name in ("result_id", "is_reached", "change_needed", "unit_label")]
    assert [tuple(row[n] for n in at) for row in result.texts()] == [("I1.O2", "false", "-4", "%")]


def test_an_indicator_is_listed_once_whatever_its_unit_is_called(graph: goalgraph.Graph) -> None:
    result = graph.query("indicators-of-goals", {"goal": "M1"})
    at = [result.columns.index(name) for name in ("indicator_id", "unit_label")]
    found = [tuple(row[n] for n in at) for row in result.texts()]
    assert [row for row in found if row[0] != "I3"] == [("I1", "%"), ("I2", "GM-PER-L")]


def test_a_number_in_the_same_unit_is_compared_whether_it_says_so_or_its_indicator(
    graph: goalgraph.Graph,
) -> None:
    assert "I1.O2" in [row[0] for row in graph.query("wrong-way").texts()]


def test_no_rule_says_that_a_number_lacks_the_unit_that_its_indicator_has(graph: goalgraph.Graph) -> None:
    lacking = [one.focus for one in graph.validate().findings if one.rule == "observation-without-unit"]
    assert lacking == ["I3.O1"]


def test_a_unit_that_is_unknown_is_told_once_of_the_indicator_that_states_it(graph: goalgraph.Graph) -> None:
    unknown = [one.focus for one in graph.validate().findings if one.rule == "unit-unknown"]
    assert unknown == ["I2"]


@pytest.mark.parametrize(
    ("command", "told"),
    [
        (("trace", "M1"), "Olyckor (mått): 7 % (2028); 9 % (2029); minst 3 % (flickor)"),
        (("trace", "M1", "--format", "json"), '"label": "7\u00a0% (2028)"'),
        (("show", "I1"), "enhet: %"),
        (("show", "I1.O1"), "7 %"),
        (("show", "I1.T1"), "utgångsvärde: 8 %"),
    ],
)
def test_the_command_line_tells_it(file: Path, command: tuple[str, ...], told: str) -> None:
    said = CliRunner().invoke(main, ["--data", str(file), *command]).stdout
    plain: Callable[[str], str] = lambda text: text.replace("\u00a0", " ")  # noqa: E731
    assert plain(told) in plain(said)


def test_the_page_quotes_it(file: Path, tmp_path: Path) -> None:
    page = goalgraph.load(file).write_page(tmp_path / "page.html").read_text(encoding="utf-8")
    assert "7\u00a0%" in page or "7 %" in page


def test_what_is_written_of_the_plan_has_what_it_states_and_no_more(file: Path, tmp_path: Path) -> None:
    written = goalgraph.load(file).export(tmp_path / "again.nq").read_text(encoding="utf-8")
    assert "I1.O1> <https://w3id.org/goalgraph/ontology#unit>" not in written
    assert "I1.O2> <https://w3id.org/goalgraph/ontology#unit>" in written
