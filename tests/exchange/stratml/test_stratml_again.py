"""A StratML file brought in where its plan is already changes what it says anew, and nothing else."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import goalgraph

SHEETS = {
    "Plan": "name;body;code;period;reference date;document\nHarbour goals;Lindhamn;9997;2031;2031-02-01;DOC\n",
    "Documents": "id;name\nDOC;Harbour goals 2031\nDOC7;Budget\n",
    "Levels": "prefix;name;order\nTOP;Directions;1\nKF;Council goals;2\nNM;Board goals;3\n",
    "Organisations": "id;name;kind;part of;registry code\n"
    "ORG1;Water board;committee;ORG2;\nORG2;Lindhamn;municipality;;9997\n",
    "Areas": "id;name\nA1;The sea\n",
    "Goals": "id;level;text;area;sub-goal of;contributes to;responsible;comment\n"
    "TOP1;TOP;A living harbour;;;;;\nKF1;KF;Clean water;;;TOP1;ORG1;\nNM1;NM;Fewer leaks;;KF1;;;\n"
    "NM2;NM;Calm quays;A1;;;;\n",
    "Strategies": "id;text;for;stated in\nS1;Mend pipes;KF1;DOC\n",
    "Activities": "id;text;for;responsible\nACT1;Buy pipes;NM1;ORG1\n",
    "Indicators": "id;name;measures;unit;good direction\nNM1.I1;Leaks;NM1; KF1;%;lower is better\nNM2.I1;Noise;NM2;;\n".replace(
        "NM1; KF1", '"NM1; KF1"'
    ),
    "Values": "id;indicator;period;value\nLEAK;NM1.I1;2029;7.5\nLEAK2;NM1.I1;2030;8\n",
    "Targets": "id;goal;indicator;value;to be achieved;by or period\n"
    "NM1.T1;NM1;;;At most 5 leaks;\nNM1.T2;NM1;NM1.I1;5;;2032-06-30\n",
    "Guiding statements": "id;text;type\nGS4;A town by the sea;vision\nGS5;We listen;value\n",
    "Notes": "id;text;concerns\nN4;Adopted late;NM1\nN5;And amended;NM1\n",
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("sheets")
    for name, text in SHEETS.items():
        (place / f"{name}.csv").write_text(text, encoding="utf-8")
    return goalgraph.import_workbook(place, place.parent / "harbour", lang="en").folder


@pytest.fixture
def plan(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "harbour"))


def _brought(plan: Path, *changes: tuple[str, str]) -> goalgraph.Import:
    """Bring in what the plan is as StratML, with changes made in the text."""
    file = goalgraph.load(plan).export(plan.parent / "harbour.xml", "stratml", lang="en")
    text = file.read_text(encoding="utf-8")
    for was, becomes in changes:
        assert was in text
        text = text.replace(was, becomes)
    file.write_text(text, encoding="utf-8")
    return goalgraph.import_file(file, plan, lang="en")


def _text(plan: Path) -> str:
    return "\n".join(path.read_text(encoding="utf-8") for path in sorted(plan.glob("*.ttl")))


def test_a_plan_s_own_stratml_changes_nothing(plan: Path) -> None:
    before = _text(plan)
    made = _brought(plan)
    assert (made.added, made.removed, made.changed, made.written) == ((), (), (), ())
    assert _text(plan) == before


def test_stratml_of_part_1_over_its_plan_changes_nothing(plan: Path) -> None:
    file = goalgraph.load(plan).export(plan.parent / "harbour.xml", "stratml-1", lang="en")
    made = goalgraph.import_file(file, plan, lang="en")
    assert (made.added, made.removed, made.changed) == ((), (), ())


def test_what_a_file_of_stratml_says_anew_is_all_that_changes(plan: Path) -> None:
    made = _brought(
        plan,
        ("<Name>Clean water</Name>", "<Name>Cleaner water</Name>"),
        ("<NumberOfUnits>8</NumberOfUnits>", "<NumberOfUnits>9</NumberOfUnits>"),
    )
    assert (made.added, made.removed, made.changed) == ((), (), ("KF1", "LEAK2"))
    assert made.fields == {"KF1": ("text",), "LEAK2": ("value",)}
    graph = goalgraph.load(plan)
    goal = graph.get("KF1")
    assert isinstance(goal, goalgraph.Goal)
    assert goal.label("en") == "Cleaner water"
    assert goal.level == "KF"
    assert [one.id for one in goal.responsible] == ["ORG1"]


def test_organisations_of_stratml_keep_their_ids_by_name_and_a_new_one_gets_its_own(plan: Path) -> None:
    made = _brought(
        plan,
        (
            '<Stakeholder StakeholderTypeType="Organization">\n        <Name>Water board</Name>\n      </Stakeholder>',
            "<Stakeholder><Name>Quay board</Name></Stakeholder>\n<Stakeholder><Name>Water board</Name></Stakeholder>",
        ),
    )
    assert (made.added, made.removed, made.changed) == (("ORG3",), (), ())
    graph = goalgraph.load(plan)
    names = {ident: graph.get(ident).label("en") for ident in ("ORG1", "ORG2", "ORG3")}
    assert names == {"ORG1": "Water board", "ORG2": "Lindhamn", "ORG3": "Quay board"}


def test_a_new_objective_of_stratml_has_a_level_after_those_of_the_plan(plan: Path) -> None:
    made = _brought(
        plan,
        (
            "<Name>Fewer leaks</Name>",
            "<Name>Swim again</Name><Description/><Identifier>OB1</Identifier></Objective>"
            "<Objective><Name>Fewer leaks</Name>",
        ),
    )
    assert made.removed == made.changed == ()
    graph = goalgraph.load(plan)
    assert "OB1" in made.added
    levels = "SELECT ?l ?n WHERE { GRAPH ?g { ?x a gg:Level ; rdfs:label ?l ; gg:order ?n } } ORDER BY ?n"
    names = ["Directions", "Council goals", "Board goals", "Objective OB"]
    assert [text for text, _ in graph.query(levels).texts()] == names


def test_a_value_that_is_gone_from_stratml_is_gone_and_what_stratml_cannot_carry_stays(plan: Path) -> None:
    made = _brought(
        plan,
        ("<NumberOfUnits>8</NumberOfUnits>", ""),
        ("<Name>A living harbour</Name>", "<Name>A  living harbour</Name>"),
    )
    assert (made.added, made.removed, made.changed) == ((), ("LEAK2",), ())
    assert {one.id for one in goalgraph.load(plan).resources("target")} == {"NM1.T1", "NM1.T2"}


def test_goals_of_stratml_without_identifiers_keep_their_ids_by_their_words(tmp_path: Path) -> None:
    text = (
        "<StrategicPlan><Name>Goals of Åby</Name><StrategicPlanCore><Organization><Name>Åby</Name></Organization>"
        "{goals}</StrategicPlanCore></StrategicPlan>"
    )
    goals = [f"<Goal><Name>{name}</Name></Goal>" for name in ("Clean air", "Clean water", "Quiet")]
    file = tmp_path / "aby.xml"
    file.write_text(text.format(goals="".join(goals)), encoding="utf-8")
    goalgraph.import_file(file, tmp_path / "aby", lang="en")
    more = "<Goal><Name>Night buses</Name></Goal>"
    file.write_text(text.format(goals="".join([more, *reversed(goals)])), encoding="utf-8")
    made = goalgraph.import_file(file, tmp_path / "aby", lang="en")
    assert (made.added, made.removed, made.changed) == (("G4",), (), ())
    assert goalgraph.load(tmp_path / "aby").get("G3").label("en") == "Quiet"


SWEDISH = {
    "Plan": "namn;organ;kod;period\nMål för Vik;Vik;9995;2031\n",
    "Organisationer": "id;namn;slag\nORG1;Vik;kommun\nORG2;Vattennämnden;nämnd\n",
    "Områden": "id;namn\nA1;Havet\n",
    "Mål": "id;nivå;text;område;ansvarig\nKS1;KS;Rent vatten;;Vattennämnden\nKS2;KS;_x000D_ lugnt;;\n"
    "KS3;KS;Tyst;A1;\n",
}


@pytest.fixture
def swedish(tmp_path: Path) -> Path:
    (book := tmp_path / "vik").mkdir()
    for name, text in SWEDISH.items():
        (book / f"{name}.csv").write_text(text, encoding="utf-8")
    return goalgraph.import_workbook(book, tmp_path / "vik-plan").folder


def test_stratml_in_another_language_than_the_plan_s_has_its_bodies_and_areas(swedish: Path) -> None:
    graph = goalgraph.load(swedish)
    for lang in ("sv", "en"):
        file = graph.export(swedish.parent / f"{lang}.xml", "stratml", lang=lang)
        text = " ".join(file.read_text(encoding="utf-8").split())
        assert "<Organization> <Name>Vik</Name> <Identifier>_9995</Identifier>" in text
        assert "<Name>Vattennämnden</Name> <Role>" in text
        assert "<Goal> <Name>Havet</Name>" in text
        made = goalgraph.import_file(file, swedish, lang=lang)
        assert (made.added, made.removed, made.changed) == ((), (), ())


def test_a_text_that_looks_like_a_sign_of_excel_s_is_the_name_of_its_goal_in_stratml(swedish: Path) -> None:
    file = goalgraph.load(swedish).export(swedish.parent / "vik.xml", "stratml", lang="sv")
    assert "<Name>_x000D_ lugnt</Name>" in file.read_text(encoding="utf-8")
