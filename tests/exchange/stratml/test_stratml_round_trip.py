"""A plan out as StratML and in again has all that StratML was said to carry."""

from __future__ import annotations

from pathlib import Path

import pytest

import goalgraph
from goalgraph.model.objects import Observation

PLAN = {
    "Plan": "id;name;body;period;description;document\nlby/2030;The goals;ORG1;2030;All of it;DOC1\n",
    "Documents": "id;name\nDOC1;plan.xml\n",
    "Levels": "prefix;name;order\nG;Goal;1\nO;Objective;2\n",
    "Organisations": "id;name;kind;also called\nORG1;Lindby;organisation;LBY\nORG2;Water board;organisation;\n",
    "Goals": "id;level;text;short name;sub-goal of;responsible;comment\n"
    "G1;G;Everyone has clean water;Water;;ORG2;By well or pipe\nO1;O;Fewer leaks;;G1;;\nG2;G;A calm town;;;;\n",
    "Indicators": "id;name;measures;unit\nO1.I1;Leaks;O1;%\nG1.I1;Wells;G1;\n",
    "Values": "indicator;period;value;in words;group\nO1.I1;2029;7.5;;women\nO1.I1;2029;8;;men\nG1.I1;2029-05;;many;\n",
    "Targets": "goal;indicator;value;low;high;by or period\nO1;O1.I1;5;;;2030\nO1;O1.I1;;2;3;2030-06-30\n",
    "Guiding statements": "id;text;type;guides\nGS1;A town by the water;vision;lby/2030\n",
    "Notes": "id;text;concerns\nN1;Adopted late;lby/2030\n",
}


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> goalgraph.Graph:
    place = tmp_path_factory.mktemp("plan")
    for name, text in PLAN.items():
        (place / f"{name}.csv").write_text(text, encoding="utf-8")
    return goalgraph.load(goalgraph.import_workbook(place, place.parent / "made", lang="en").folder)


def test_what_stratml_carries_comes_back_as_the_same_graph(plan: goalgraph.Graph, tmp_path: Path) -> None:
    lost = plan.lost("stratml", lang="en")
    said_by_the_file = {
        name for name in lost if name.endswith(("stated in", "document")) or name == "Documents"
    }
    assert {name: count for name, count in lost.items() if name not in said_by_the_file} == {
        "Levels": 2, "Goals: level": 3, "Organisations: kind": 2, "Values: id": 3, "Targets: id": 2,
        "Notes: id": 1,
    }  # fmt: skip
    file = plan.export(tmp_path / "plan.xml", "stratml", lang="en")
    made = goalgraph.import_file(file, tmp_path / "in", lang="en")
    assert made.lost == {}
    again = goalgraph.load(made.folder)
    assert again.digest("lby/2030") == plan.digest("lby/2030")


def test_of_part_1_all_but_the_indicators_comes_back(plan: goalgraph.Graph, tmp_path: Path) -> None:
    file = plan.export(tmp_path / "plan.xml", "stratml-1", lang="en")
    assert plan.lost("stratml-1", lang="en")["Indicators"] == 2
    again = goalgraph.load(goalgraph.import_file(file, tmp_path / "in", lang="en").folder)
    assert [goal.id for goal in again.resources("goal")] == [goal.id for goal in plan.resources("goal")]
    assert again.resources("indicator") == []
    assert again.get("G1").label("en") == "Everyone has clean water"


def test_the_bundled_plan_comes_back_with_its_goals_and_numbers(
    bundled: goalgraph.Graph, tmp_path: Path
) -> None:
    made = goalgraph.import_file(bundled.export(tmp_path / "plan.xml"), tmp_path / "in")
    again = goalgraph.load(made.folder)
    for goal in bundled.resources("goal"):
        assert again.get(goal.id).label("sv") == goal.label("sv")
    numbers = "SELECT ?i ?n WHERE { GRAPH ?g { ?v gg:observationOf/skos:notation ?i ; gg:value ?n } } ORDER BY ?i ?n"
    assert list(again.query(numbers).texts()) == list(bundled.query(numbers).texts())


def test_everything_is_stated_in_a_file_that_names_no_source(plan: goalgraph.Graph, tmp_path: Path) -> None:
    file = plan.export(tmp_path / "plan.xml", "stratml", lang="en")
    again = goalgraph.load(goalgraph.import_file(file, tmp_path / "in", lang="en").folder)
    assert {one.label("en") for one in again.get("G1").documents} == {"plan.xml"}
    assert not [one for one in again.validate().findings if one.rule == "source-missing"]


def test_a_period_that_the_plan_names_its_own_way_keeps_its_days(tmp_path: Path) -> None:
    sheets = PLAN | {
        "Values": "indicator;period;value\nO1.I1;autumn;7.5\n",
        "Periods": "id;name;start;end\nautumn;autumn;2029-07-01;2029-12-31\n",
    }
    place = tmp_path / "sheets"
    place.mkdir()
    for name, text in sheets.items():
        (place / f"{name}.csv").write_text(text, encoding="utf-8")
    graph = goalgraph.load(goalgraph.import_workbook(place, tmp_path / "made", lang="en").folder)
    text = graph.export(tmp_path / "plan.xml", "stratml", lang="en").read_text(encoding="utf-8")
    assert "<StartDate>2029-07-01</StartDate>" in text
    assert "<EndDate>2029-12-31</EndDate>" in text


def test_a_group_of_the_plan_s_own_comes_back_and_is_never_the_whole(tmp_path: Path) -> None:
    sheets = PLAN | {
        "Values": "indicator;period;value;group\nO1.I1;2029;7.5;by the lake\nO1.I1;2029;8;\n",
        "Vocabulary": "group\nby the lake\n",
    }
    for name, text in sheets.items():
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    own = goalgraph.load(goalgraph.import_workbook(tmp_path, tmp_path / "made", lang="en").folder)
    file = own.export(tmp_path / "plan.xml", "stratml", lang="en")
    made = goalgraph.import_file(file, tmp_path / "in", lang="en")
    assert made.lost == {}
    assert goalgraph.load(made.folder).digest("lby/2030") == own.digest("lby/2030")
    text = file.read_text(encoding="utf-8").replace(">group<", ">Region<")
    file.write_text(text, encoding="utf-8")
    elsewhere = goalgraph.load(goalgraph.import_file(file, tmp_path / "other", lang="en").folder)
    found = elsewhere.resources("observation")
    groups = {str(one.value): one.group for one in found if isinstance(one, Observation)}
    assert {value: group and group.label("en") for value, group in groups.items()} == {
        "7.5": "Region: by the lake",
        "8": None,
    }
