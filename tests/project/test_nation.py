"""The nation that benchmarks work on: what its generator says it knows is what goalgraph answers."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

import pytest

import goalgraph
from nation import FAULTS, Known, codes, main, nation, themes

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


def test_another_seed_gives_another_nation_and_none_is_written_among_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def run(*said: str) -> int:
        monkeypatch.setattr("sys.argv", ["nation.py", *said])
        return main()

    def texts(folder: str) -> list[str]:
        return [path.read_text(encoding="utf-8") for path in sorted((tmp_path / folder).glob("*.ttl"))]

    assert [run("3", str(tmp_path / name), *seed) for name, seed in (("a", ()), ("b", ("7",)))] == [0, 0]
    assert run("3", str(tmp_path / "c"), "7") == 0
    assert texts("a") != texts("b") == texts("c")
    before = texts("a")
    assert run("3", str(tmp_path / "a"), "7") == run("1", str(tmp_path / "a")) == 2
    assert "files of another run" in capsys.readouterr().err
    assert texts("a") == before
    assert run("4", str(tmp_path / "a")) == 0
    assert run("4", str(tmp_path / "a"), "seed") == 2


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


# --- questions that span plans


def rows_of(result: goalgraph.QueryResult, *columns: str) -> list[tuple[str | None, ...]]:
    """Some columns of a result."""
    places = [result.columns.index(column) for column in columns]
    return [tuple(row[place] for place in places) for row in result.texts()]


def contributing(one: Known, aim: str) -> dict[str, str | None]:
    """The goals of a plan that contribute to an aim, and the area by way of which they do."""
    found: dict[str, str | None] = {}
    for ident in one.aims.get(aim, ()):
        if ident.startswith("A"):
            found |= {goal: ident for goal in one.goals if goal[1:] == ident[1:]}
        else:
            found[ident] = None
    return found


def test_who_tackles_the_same_global_target_and_how(graph: goalgraph.Graph, known: list[Known]) -> None:
    found = graph.query("global-goals-taken-up")
    columns = ("aim_id", "plan", "goal_id", "goal_label", "area_id", "means_id")
    assert set(rows_of(found, *columns)) == {
        (aim, one.plan, goal, one.goals[goal], area, means)
        for one in known
        for aim in one.aims
        for goal, area in contributing(one, aim).items()
        for means in one.means[goal] or [None]  # type: ignore[list-item]
    }
    aim = min(known[0].aims)
    narrow = graph.query("global-goals-taken-up", {"aim": aim})
    assert {row[0] for row in rows_of(narrow, "aim_id")} == {aim}
    assert {row[0] for row in rows_of(narrow, "plan")} == {one.plan for one in known if aim in one.aims}


def test_who_does_best_on_the_same_indicator(graph: goalgraph.Graph, known: list[Known]) -> None:
    found = graph.query("same-indicator")
    columns = ("kolada_id", "period_label", "value", "plan")
    said = {(kpi, year, float(value or 0), plan) for kpi, year, value, plan in rows_of(found, *columns)}
    assert said == {
        (kpi, year, value, one.plan)
        for one in known
        for kpi, values in one.values.items()
        for year, value in values.items()
    }
    polarity = {f"N999{place:02}": theme["polarity"] for place, theme in enumerate(themes(), 1)}
    ranked: dict[tuple[str | None, str | None], list[float]] = defaultdict(list)
    for kpi, year, value in rows_of(found, "kolada_id", "period_label", "value"):
        ranked[kpi, year].append(float(value or 0))
    assert max(len(values) for values in ranked.values()) > 3
    for (kpi, _), values in ranked.items():
        if polarity[str(kpi)] != "NoPolarity":
            assert values == sorted(values, reverse=polarity[str(kpi)] == "HigherIsBetter"), kpi
    one = graph.query("same-indicator", {"kolada": "N99901"})
    assert {row[0] for row in rows_of(one, "kolada_id")} == {"N99901"}


def test_the_aims_that_nobody_measures(graph: goalgraph.Graph, known: list[Known]) -> None:
    def unmeasured(several: list[Known]) -> set[tuple[str | None, ...]]:
        measured = {
            aim
            for one in several
            for aim in one.aims
            if contributing(one, aim).keys() - set(one.without["figure"])
        }
        return {
            (aim, one.plan, goal)
            for one in several
            for aim in one.aims.keys() - measured
            for goal in contributing(one, aim)
        }

    columns = ("aim_id", "plan", "goal_id")
    assert set(rows_of(graph.query("aims-nobody-measures"), *columns)) == unmeasured(known)
    alone = [unmeasured([one]) for one in known]
    assert any(alone)
    for one, expected in zip(known, alone, strict=True):
        assert set(rows_of(graph.of(one.plan).query("aims-nobody-measures"), *columns)) == expected


def test_how_each_county_covers_the_global_goals(graph: goalgraph.Graph, known: list[Known]) -> None:
    expected = set()
    for county in {one.county for one in known}:
        plans = [one for one in known if one.county == county]
        for number in range(1, 18):
            aims = [{aim for aim in one.aims if re.match(rf"SDG{number}\.", aim)} for one in plans]
            taking, targets = sum(map(bool, aims)), set().union(*aims)
            expected.add((county, f"SDG{number}", str(taking), str(len(plans)), str(len(targets))))
    columns = ("county_code", "global_goal_id", "plans", "of_plans", "targets")
    assert set(rows_of(graph.query("coverage-per-county"), *columns)) == expected
    county = known[0].county
    narrow = graph.query("coverage-per-county", {"county": county})
    assert {row[0] for row in rows_of(narrow, "county_code")} == {county}


def test_how_often_forecasts_came_true(graph: goalgraph.Graph, known: list[Known]) -> None:
    columns = ("plan", "occasion_id", "forecasts", "with_outcome", "came_true")
    assert set(rows_of(graph.query("forecasts-come-true"), *columns)) == {
        (one.plan, occasion, *map(str, counts)) for one in known for occasion, counts in one.forecasts.items()
    }
    each = rows_of(graph.query("forecasts-and-outcomes"), "plan", "occasion_id", "came_true")
    for one in known:
        for occasion, (_, compared, right) in one.forecasts.items():
            true = [row[2] for row in each if row[:2] == (one.plan, occasion)]
            assert (len(true), true.count("true")) == (compared, right)


def test_plans_that_change_are_asked_anew(graph: goalgraph.Graph, folder: Path, known: list[Known]) -> None:
    few = goalgraph.load(*(folder / one.file for one in known[:2]))
    plans = {row[0] for row in rows_of(few.query("global-goals-taken-up"), "plan")}
    assert plans == {one.plan for one in known[:2]}
    assert {row[0] for row in rows_of(graph.query("global-goals-taken-up"), "plan")} > plans
