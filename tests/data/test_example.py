"""The worked example: invented and marked so, apart from the real plan, and consistent from file to file.

In: data/examples. Out: a failure that names the file. What is in force after each decisions file is
folded here anew, from the JSON alone, so that the files check themselves and not the library.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pyoxigraph as ox
import pytest
from test_shapes import STRUCTURAL

import goalgraph
from goalgraph.base.names import GG
from goalgraph.rdf.reading import FORMATS, read
from places import ROOT

EXAMPLES = ROOT / "data" / "examples"
SJOBACKA = EXAMPLES / "sjobacka"
IRI = "https://w3id.org/goalgraph/id/example/sjobacka/"
PLAN = IRI + "2030"
EDITIONS = ("2030", "2031")
DECISIONS = SJOBACKA / "decisions-2030"
YEAR = sorted(DECISIONS.glob("*.jsonld"))
FAULTS = sorted((DECISIONS / "brister").glob("*.jsonld"))
STALE = DECISIONS / "inaktuell" / "beslut-pa-gammalt-underlag.jsonld"
FILES = [*YEAR, *FAULTS, STALE]
FIELDS = ("steeringMode", "ambitionLevel", "indicators", "councilGoals", "activities")
WITHDRAWN = {
    "targetFor": "ambitionLevel",
    "measures": "indicators",
    "contributesTo": "councilGoals",
    "contributingActivity": "activities",
}
Document = dict[str, Any]
State = dict[str, dict[str, Any]]


def name(path: Path) -> str:
    return path.name


def document(path: Path) -> Document:
    loaded: Document = json.loads(path.read_text(encoding="utf-8"))
    return loaded


@pytest.fixture(scope="module", params=EDITIONS)
def edition(request: pytest.FixtureRequest) -> str:
    year: str = request.param
    return year


@pytest.fixture(scope="module")
def graphs() -> dict[str, goalgraph.Graph]:
    return {year: goalgraph.load(SJOBACKA / year) for year in EDITIONS}


# --- Apart from the real plan ---


def test_the_real_plan_is_loaded_without_the_example(bundled: goalgraph.Graph) -> None:
    assert [plan.id for plan in bundled.plans] == ["0665/2019"]
    assert bundled.summary().levels == {"KF": 11, "KS": 8}
    assert not [graph for graph in bundled.store.graphs() if "example" in graph]


def subjects(quads: list[ox.Quad]) -> set[str]:
    return {quad.subject.value for quad in quads if isinstance(quad.subject, ox.NamedNode)}


def handed_in(path: Path) -> list[ox.Quad]:
    """A decisions file as RDF; it is not data, so reading refuses it."""
    return list(ox.parse(path=path, format=ox.RdfFormat.JSON_LD))


def test_no_graph_and_no_subject_is_shared_with_the_real_plan() -> None:
    data = ROOT / "data"
    shared = subjects(read([data / "reference"]))
    real = read(
        [data / "vaggeryd", data / "agenda2030", data / "catalogue.ttl", ROOT / "ontology" / "goalgraph.ttl"]
    )
    for path in sorted(EXAMPLES.rglob("*")):
        if path.suffix in FORMATS:
            invented = handed_in(path) if path in FILES else read([path])
            assert subjects(invented) & (subjects(real) - shared) == set(), path
            graphs = {str(quad.graph_name) for quad in invented}
            assert graphs & {str(quad.graph_name) for quad in real} == set(), path


def test_the_example_is_not_published_as_a_data_set() -> None:
    assert "example" not in (ROOT / "data" / "catalogue.ttl").read_text(encoding="utf-8")


# --- Marked as invented ---


def test_each_edition_says_that_it_is_invented(edition: str, graphs: dict[str, goalgraph.Graph]) -> None:
    [plan] = graphs[edition].plans
    assert plan.fictitious
    assert (plan.iri, plan.id) == (IRI + edition, f"sjobacka/{edition}")
    assert "påhittat exempel" in plan.label("sv")
    assert "invented example" in plan.label("en")
    assert "PÅHITTAT EXEMPEL" in (SJOBACKA / edition / "document.txt").read_text(encoding="utf-8")


def test_each_file_that_has_room_for_it_says_so_on_its_first_line() -> None:
    files = [*EXAMPLES.rglob("*.ttl"), *EXAMPLES.rglob("*.trig")]
    assert len(files) >= 14
    for path in files:
        assert path.read_text(encoding="utf-8").startswith("# Invented example"), path


# --- A plan like any other ---


def test_each_edition_breaks_no_rule_on_form(edition: str, graphs: dict[str, goalgraph.Graph]) -> None:
    report = graphs[edition].validate()
    assert {finding.rule for finding in report.findings} & STRUCTURAL == set()


def test_what_is_in_the_plan_for_2030(graphs: dict[str, goalgraph.Graph]) -> None:
    counts = graphs["2030"].summary().counts
    kinds = (
        "area",
        "goal",
        "indicator",
        "observation",
        "reporting-occasion",
        "decision",
    )
    assert [counts.get(kind, 0) for kind in kinds] == [3, 12, 12, 20, 2, 0]


def test_each_quote_stands_on_its_line_and_each_line_is_quoted(
    edition: str, graphs: dict[str, goalgraph.Graph]
) -> None:
    lines = (SJOBACKA / edition / "document.txt").read_text(encoding="utf-8").splitlines()
    passages = [
        p for p in graphs[edition].resources(goalgraph.Kind.PASSAGE) if isinstance(p, goalgraph.Passage)
    ]
    for passage in passages:
        assert passage.first_line == passage.last_line
        assert lines[passage.first_line - 1] == passage.quote
    quoted = {passage.first_line for passage in passages}
    rest = [line for number, line in enumerate(lines, 1) if line and number not in quoted]
    assert " ".join(rest).startswith("PÅHITTAT EXEMPEL. Sjöbacka kommun finns inte.")
    assert len(rest) == 2


def test_the_council_goals_are_the_same_in_each_edition() -> None:
    old, new = ((SJOBACKA / year / "council-goals.ttl").read_bytes() for year in EDITIONS)
    assert old == new


# --- The decisions files ---


def test_the_year_is_whole() -> None:
    assert [path.stem for path in YEAR] == [
        "1-dialog-februari",
        "2-beslut-mars",
        "3-prognos-april",
        "4-beslut-juni",
        "5-prognos-augusti",
    ]
    days = [document(path)["endedAt"][:10] for path in YEAR]
    assert days == ["2030-02-14", "2030-03-12", "2030-05-14", "2030-06-11", "2030-09-17"]


@pytest.mark.parametrize("path", FILES, ids=name)
def test_each_file_has_the_published_form(path: Path) -> None:
    schema = json.loads((ROOT / "shapes" / "decisions.schema.json").read_text(encoding="utf-8"))
    checker = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
    assert [error.message for error in checker.iter_errors(document(path))] == []
    published = json.loads((ROOT / "ontology" / "decisions.context.jsonld").read_text(encoding="utf-8"))
    assert document(path)["@context"] == [published["@context"], {"@language": "sv"}]
    assert document(path)["plan"] == PLAN


def test_each_file_is_a_dialogue_of_its_own_and_names_nobody() -> None:
    assert len({document(path)["@id"] for path in FILES}) == len(FILES)
    for path in FILES:
        assert all(person.keys() == {"@type", "role"} for person in document(path)["people"])


@pytest.mark.parametrize("path", FILES, ids=name)
def test_each_file_is_read_as_rdf_with_all_its_standpoints(path: Path) -> None:
    quads = handed_in(path)
    kinds = [str(quad.object) for quad in quads if quad.predicate.value.endswith("#type")]
    entries = document(path)["decisions"]
    for kind in ("Proposal", "Decision"):
        assert kinds.count(f"<{GG}{kind}>") == sum(entry["@type"] == kind for entry in entries)
    forecasts = sum(len(entry.get("forecasts", [])) for entry in entries)
    assert sum(quad.predicate.value == GG + "atOccasion" for quad in quads) == forecasts
    days = {entry["date"] for entry in entries if entry["@type"] == "Decision"}
    assert days <= {document(path)["endedAt"][:10]}


def named(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            if not key.startswith("@"):
                yield from named(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from named(inner)
    elif isinstance(value, str) and re.match(r"https?://", value):
        yield value


@pytest.mark.parametrize("path", FILES, ids=name)
def test_each_iri_in_a_file_is_in_the_plan(path: Path) -> None:
    known = subjects(read([SJOBACKA / "2030", ROOT / "data" / "reference"]))
    assert set(named(document(path))) <= known


# --- What each file was based on ---


def decided(path: Path, state: State) -> None:
    """Fold the decisions of a file into what is in force; a proposal changes nothing."""
    for entry in document(path)["decisions"]:
        if entry["@type"] == "Decision":
            goal = state.setdefault(entry["goal"], {})
            for taken in entry.get("withdraws", []):
                goal.pop(WITHDRAWN.get(taken, taken), None)
            goal.update({field: entry[field] for field in FIELDS if field in entry})
            goal.update({answer["requirement"]: answer for answer in entry.get("requirements", [])})
            goal.update({forecast["occasion"]: forecast for forecast in entry.get("forecasts", [])})


def based_on(entry: Document) -> dict[str, Any]:
    base = {field: value for field, value in entry["basedOn"].items() if field in FIELDS}
    base.update({answer["requirement"]: answer for answer in entry["basedOn"].get("requirements", [])})
    base.update({forecast["occasion"]: forecast for forecast in entry["basedOn"].get("forecasts", [])})
    return base


def state_after(files: list[Path]) -> State:
    state: State = {}
    for path in files:
        decided(path, state)
    return state


@pytest.mark.parametrize("path", [*YEAR, *FAULTS], ids=name)
def test_each_file_was_based_on_what_was_in_force(path: Path, graphs: dict[str, goalgraph.Graph]) -> None:
    order = [*YEAR, *FAULTS]
    state = state_after(order[: order.index(path)])
    entries = document(path)["decisions"]
    assert len({entry["goal"] for entry in entries}) == len(entries)
    for entry in entries:
        assert based_on(entry) == state.get(entry["goal"], {}), entry["goal"]
        assert entry["basedOn"]["label"] == graphs["2030"].get(entry["goal"]).label("sv")


def test_the_stale_file_was_based_on_what_has_been_replaced_since() -> None:
    [entry] = document(STALE)["decisions"]
    assert based_on(entry) == state_after(YEAR[:2])[entry["goal"]]
    then, now = based_on(entry)["ambitionLevel"], state_after(YEAR[:4])[entry["goal"]]["ambitionLevel"]
    assert (then["targetValue"], now["targetValue"], entry["ambitionLevel"]["targetValue"]) == (
        "75.0",
        "70.0",
        "72.0",
    )


def test_the_year_shows_every_way_that_a_goal_can_go() -> None:
    state = state_after(YEAR)
    modes = {goal.rpartition("/")[2]: held["steeringMode"] for goal, held in state.items()}
    assert modes == {
        **dict.fromkeys(("KS1", "KS2", "KS3", "KS5"), "Steering"),
        "KS4": "Direction",
        "KS6": "Direction",
    }
    assessed = {
        goal.rpartition("/")[2]: held.get(f"{PLAN}/RO2", {}).get("assessment") for goal, held in state.items()
    }
    assert assessed == {
        "KS1": "PartlyReached",
        "KS2": "NotReached",
        "KS3": "Reached",
        "KS4": None,
        "KS5": "CannotBeAssessed",
        "KS6": None,
    }
    assert f"{PLAN}/KS6" not in state_after(YEAR[:3])
    [proposed] = [e for e in document(YEAR[0])["decisions"] if e["goal"].endswith("KS5")]
    [otherwise] = [e for e in document(YEAR[1])["decisions"] if e["goal"].endswith("KS5")]
    assert proposed["ambitionLevel"]["targetValue"] != otherwise["ambitionLevel"]["targetValue"]
    assert otherwise["reservations"]


def test_the_faults_written_by_hand_show_the_rules_that_apply_keeps_away() -> None:
    graph = goalgraph.load(SJOBACKA / "2030", DECISIONS / "brister" / "3-for-hand.trig")
    found = {(finding.rule, finding.focus) for finding in graph.validate().findings}
    assert ("direction-goal-has-forecast", "KS4") in found
    assert ("forecast-without-steering-goal", "KS6") in found
    assert {rule for rule, _ in found} & STRUCTURAL == set()


# --- The next edition ---


def continued() -> dict[str, str]:
    """What continues what: the last parts of the IRIs."""
    return {
        quad.subject.value.rpartition("/")[2]: quad.object.value.rpartition("/")[2]
        for quad in read([SJOBACKA / "2031"])
        if quad.predicate.value == GG + "continues"
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode)
    }


def test_what_continues_has_been_there_and_is_of_the_same_kind(graphs: dict[str, goalgraph.Graph]) -> None:
    old, new = graphs["2030"], graphs["2031"]
    links = continued()
    assert links.pop("2031") == "2030"
    for now, then in links.items():
        assert new.get(now).kind is old.get(then).kind, now


def test_the_next_edition_shows_each_kind_of_difference(graphs: dict[str, goalgraph.Graph]) -> None:
    old, new = graphs["2030"], graphs["2031"]
    links = continued()
    goals = {year: {g.id: g for g in graphs[year].scope.goals} for year in EDITIONS}
    assert set(goals["2030"]) - set(links.values()) == {"KS4"}
    assert set(goals["2031"]) - set(links) == {"KS7"}
    reworded = [i for i, g in goals["2031"].items() if i in links and g.label() != goals["2030"][i].label()]
    moved = [i for i, g in goals["2031"].items() if i in links and g.area_ids != goals["2030"][i].area_ids]
    assert (reworded, moved) == (["KS1"], ["KS2"])
    indicators = {
        i.id: i for i in new.resources(goalgraph.Kind.INDICATOR) if isinstance(i, goalgraph.Indicator)
    }
    assert [i for i, found in indicators.items() if found.series_break] == ["A3.I3"]
    assert [i for i in indicators if i in links and indicators[i].label() != old.get(links[i]).label()] == [
        "A1.I2"
    ]
    assert {i: links[i] for i in indicators if links.get(i, i) != i} == {"A3.I5": "A1.I3", "A3.I6": "A1.I4"}
    assert [i for i in indicators if i not in links] == ["A2.I5"]
    stated = [{(k.subject, k.relation, k.object) for k in g.links("stated")} for g in (old, new)]
    assert ("A2", "contributesTo", "SDG7") in stated[1] - stated[0]
    assert ("A1", "prioritises", "KF4") in stated[0] - stated[1]
