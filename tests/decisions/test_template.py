"""A decisions file to fill in."""

from __future__ import annotations

from pathlib import Path

import jsonschema
import pytest

import goalgraph
from decision_files import EVERYTHING, decision, dialogue, save
from goalgraph.base.errors import AmbiguousId, UnknownId
from goalgraph.decisions.format import schema
from goalgraph.decisions.template import as_json, bases
from goalgraph.model.declared import Declared
from small_plan import FILE, PLAN


@pytest.fixture(scope="module")
def decided(tmp_path_factory: pytest.TempPathFactory) -> goalgraph.Graph:
    graph = goalgraph.load(FILE)
    graph.apply(save(tmp_path_factory.mktemp("files"), dialogue(decision(**EVERYTHING))))
    return graph


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_it_is_a_whole_decisions_file(bundled: goalgraph.Graph, lang: str) -> None:
    found = bundled.decisions_template(lang=lang)
    jsonschema.validate(found, schema())
    assert found["@context"][1] == {"@language": lang}
    assert [e["goal"].rpartition("/")[2] for e in found["decisions"]] == [f"KS{n}" for n in range(1, 9)]
    assert {(e["@type"], e["steeringMode"]) for e in found["decisions"]} == {("Proposal", "Undecided")}
    assert found["planDigest"] == bundled.digest(found["plan"])


def test_it_is_the_same_each_time_and_another_for_another_state(decided: goalgraph.Graph) -> None:
    one, two = decided.decisions_template(), goalgraph.load(FILE).decisions_template()
    assert one == decided.decisions_template()
    assert one["@id"] != two["@id"]


def test_the_base_is_what_is_in_force(decided: goalgraph.Graph) -> None:
    found = {goal.id: base for goal, base in bases(decided.scope)}
    expected = {key: value for key, value in EVERYTHING.items() if key != "note"}
    assert found["M1"] == {"label": "Sjön går att bada i"} | expected
    assert found["M3"] == {"label": "Bilarna kör långsammare", "steeringMode": "Undecided"}


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_what_is_based_on_it_meets_no_conflict(decided: goalgraph.Graph, tmp_path: Path, lang: str) -> None:
    document = decided.decisions_template(lang=lang)
    for entry in document["decisions"]:
        entry["steeringMode"] = "Direction"
    outcome = decided.apply(save(tmp_path, document), dry_run=True)
    assert len(outcome.standpoints) == 3


def test_what_is_taken_back_is_left_out() -> None:
    from goalgraph.decisions.standpoints import AMBITION, STEERING_MODE

    assert as_json({STEERING_MODE: None, AMBITION: None}, Declared()) == {}


def test_of_several_plans_one_has_to_be_chosen(tmp_path: Path) -> None:
    other = tmp_path / "plan.ttl"
    other.write_text(
        FILE.read_text(encoding="utf-8").replace("sjobacka/2024", "nybacka/2024"), encoding="utf-8"
    )
    graph = goalgraph.load(FILE, other)
    with pytest.raises(AmbiguousId):
        graph.decisions_template()
    found = graph.decisions_template("sjobacka/2024")
    assert (found["plan"], len(found["decisions"])) == (PLAN, 3)
    with pytest.raises(UnknownId):
        graph.decisions_template("M9")
    with pytest.raises(UnknownId):
        graph.decisions_template("sjobacka/2024/M1")
