"""The nation that benchmarks work on: what its generator says it knows is what goalgraph answers."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

import pytest

import goalgraph
from nation import FAULTS, Known, codes, nation

COUNT = 10


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("nation")


@pytest.fixture(scope="module")
def known(folder: Path) -> list[Known]:
    return nation(COUNT, folder)


@pytest.fixture(scope="module")
def graph(folder: Path, known: list[Known]) -> goalgraph.Graph:
    return goalgraph.load(folder)


def by_plan(result: goalgraph.QueryResult, column: str) -> dict[str, set[str]]:
    """What a column holds for each plan."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in result.texts():
        cells = dict(zip(result.columns, row, strict=True))
        found[str(cells["plan"])].add(str(cells[column]))
    return dict(found)


def test_every_municipality_and_region_has_a_code_of_its_own() -> None:
    assert len(set(codes())) == 21 + 290
    assert {code[:2] for code in codes() if len(code) == 4} == {code for code in codes() if len(code) == 2}


def test_the_same_number_gives_the_same_plans_and_more_plans_begin_with_them(
    folder: Path, known: list[Known], tmp_path: Path
) -> None:
    again = nation(3, tmp_path)
    assert again == known[:3]
    for one in again:
        assert (tmp_path / one.file).read_bytes() == (folder / one.file).read_bytes()


def test_every_plan_is_invented_and_named_by_no_place(folder: Path, known: list[Known]) -> None:
    names = {
        line.rpartition(",")[2]
        for line in (Path(__file__).parents[2] / "benchmarks" / "nation.csv").read_text("utf-8").split("\n")
    } - {"", "name"}
    for one in known:
        text = (folder / one.file).read_text(encoding="utf-8")
        assert "gg:fictitious true" in text
        assert not names & set(re.findall(r"\w+", " ".join(re.findall(r'rdfs:label "([^"]*)"', text))))


def test_the_plans_differ_in_levels_profiles_and_wording(known: list[Known]) -> None:
    assert {one.levels for one in known} == {2, 3, 4}
    assert {one.profile for one in known} == {None, "general", "vaggeryd"}
    assert {rule for one in known for rule in one.faults} == set(FAULTS)
    assert any(one.forecasts for one in known)
    assert any(one.decided for one in known)
    texts = [text for one in known for text in one.goals.values()]
    assert len(set(texts)) > len(texts) / 5


@pytest.mark.parametrize("what", ["strategy", "indicator", "figure", "responsible"])
def test_the_goals_that_lack_something_are_those_that_are_known(
    what: str, graph: goalgraph.Graph, known: list[Known]
) -> None:
    found = by_plan(graph.query(f"goals-without-{what}"), "goal_id")
    assert found == {one.plan: set(one.without[what]) for one in known if one.without[what]}


def test_the_faults_that_were_put_in_are_found(graph: goalgraph.Graph, known: list[Known]) -> None:
    found: dict[tuple[str | None, str], list[str]] = defaultdict(list)
    for finding in graph.validate().findings:
        if finding.rule in FAULTS:
            found[finding.plan, finding.rule].append(finding.focus)
    assert found == {(one.plan, rule): broken for one in known for rule, broken in one.faults.items()}


def test_forecasts_and_decisions_are_those_that_are_known(graph: goalgraph.Graph, known: list[Known]) -> None:
    given: dict[str, int] = defaultdict(int)
    for row in graph.query("forecasts-given").texts():
        given[str(row[0])] += 1
    assert given == {
        one.plan: sum(count for count, _, _ in one.forecasts.values()) for one in known if one.forecasts
    }
    decided = by_plan(graph.query("decisions-made"), "goal_id")
    assert decided == {one.plan: set(one.decided) for one in known if one.decided}
