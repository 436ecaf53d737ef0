"""What is written is what the standard asks, and whatever it cannot carry is told by name and count."""

from __future__ import annotations

from pathlib import Path
from xml.etree.ElementTree import Element, fromstring

import pytest
from stratml_form import breaches

import goalgraph
from goalgraph.base.errors import ParameterError
from goalgraph.exchange.faults import NothingToWrite
from goalgraph.exchange.stratml.writing import SPACES
from places import BODIES, EXAMPLE

FOLDERS = [EXAMPLE / "2030", *BODIES]
FORMS = tuple(SPACES)


def written(graph: goalgraph.Graph, form: str, lang: str = "sv") -> Element:
    return fromstring(graph.exported(form, lang=lang))


@pytest.fixture(scope="module")
def graphs() -> dict[Path, goalgraph.Graph]:
    return {folder: goalgraph.load(folder) for folder in FOLDERS}


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.parent.name)
@pytest.mark.parametrize("form", FORMS)
def test_each_plan_is_as_the_standard_asks(
    folder: Path, form: str, graphs: dict[Path, goalgraph.Graph]
) -> None:
    for lang in ("sv", "en"):
        assert breaches(written(graphs[folder], form, lang)) == []


def test_the_check_itself_finds_what_is_wrong(bundled: goalgraph.Graph) -> None:
    root = written(bundled, "stratml")
    space = f"{{{SPACES['stratml']}}}"
    assert breaches(root) == []
    root.set("Type", "Budget")
    goal = root.find(f"{space}StrategicPlanCore/{space}Goal")
    assert goal is not None
    goal.remove(goal[1])
    next(root.iter(f"{space}NumberOfUnits")).text = "many"
    told = breaches(root)
    assert len(told) == 3
    assert [one.partition(":")[0] for one in told] == [
        "PerformancePlanOrReport/@Type",
        "Goal",
        "NumberOfUnits",
    ]


def test_what_it_cannot_carry_is_told(bundled: goalgraph.Graph) -> None:
    lost = bundled.lost("stratml", lang="en")
    assert {name: lost[name] for name in ("Risks", "Strategies", "Anomalies", "Passages")} == {
        "Risks": 22, "Strategies": 32, "Anomalies": 291, "Passages": 295,
    }  # fmt: skip
    assert lost["Goals: text (sv)"] == 19
    assert "Goals: text" not in lost
    first = bundled.lost("stratml-1", lang="en")
    assert first["Indicators"] == 99
    assert "Indicators" not in lost


def test_goals_stand_under_their_area_with_its_indicators(bundled: goalgraph.Graph) -> None:
    root = written(bundled, "stratml")
    space = f"{{{SPACES['stratml']}}}"
    goals = {goal.findtext(f"{space}Identifier"): goal for goal in root.iter(f"{space}Goal")}
    area = goals["A2"]
    below = [one.findtext(f"{space}Identifier") for one in area.iter(f"{space}Objective")]
    assert below == [None, "KS2", "KS3", "KS4"]
    bare = area.find(f"{space}Objective")
    assert bare is not None
    assert len(bare.findall(f"{space}PerformanceIndicator")) == 22


def test_a_plan_without_a_goal_is_refused(tmp_path: Path) -> None:
    (tmp_path / "plan.ttl").write_text(
        "@prefix gg: <https://w3id.org/goalgraph/ontology#> .\n"
        "<https://w3id.org/goalgraph/id/9999/2031> a gg:Plan ; "
        '<http://www.w3.org/2004/02/skos/core#notation> "9999/2031" .\n'
    )
    with pytest.raises(NothingToWrite, match="asks for one"):
        goalgraph.load(tmp_path).exported("stratml")


@pytest.mark.parametrize(
    ("form", "told"),
    [
        ("xlsx", {}), ("csv", {}), ("trig", {}), ("nquads", {}), ("jsonld", {}),
        ("turtle", {"graphs, each statement's": 3}), ("rdfxml", {"graphs, each statement's": 3}),
    ],
)  # fmt: skip
def test_other_forms_tell_too(form: str, told: dict[str, int], bundled: goalgraph.Graph) -> None:
    assert bundled.lost(form, lang="en") == told


def test_networks_count_what_is_neither_a_name_nor_a_link(bundled: goalgraph.Graph) -> None:
    [(what, count)] = bundled.lost("graphml", lang="en").items()
    assert what == "statements that are neither a name, a kind nor a link"
    assert count == bundled.lost("dot", lang="en")[what] > 1000
    with pytest.raises(ParameterError):
        bundled.lost("pdf")


def test_decisions_are_told_where_they_stay(decided: goalgraph.Graph) -> None:
    assert decided.lost("xlsx", lang="en")["statements about decisions"] > 0
    assert decided.lost("stratml", lang="en")["statements about decisions"] > 0
    assert "statements about decisions" not in decided.lost("rdfxml", lang="en")


def test_goals_in_a_circle_are_written_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "Goals.csv").write_text("id;level;text;sub-goal of\nG1;G;A;G2\nG2;G;B;G1\nG3;G;C;G2\n")
    root = written(goalgraph.load(tmp_path), "stratml", "en")
    space = f"{{{SPACES['stratml']}}}"
    assert breaches(root) == []
    assert [one.text for one in root.iter(f"{space}Identifier")] == ["G1", "G2", "G3"]
