"""Plans into a store and out of it: whole, again without a change, and nothing recorded lost."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import goalgraph
import sparql_server
from decision_files import decision, dialogue, save
from goalgraph.base.errors import NoPlan
from goalgraph.model.faults import DecisionsDiffer, PlanRequired
from goalgraph.model.storing import Stored
from goalgraph.rdf.endpoint.faults import NodesShared
from goalgraph.rdf.kept import KeptStore
from places import ROOT
from small_plan import FILE, PLAN, PREFIXES
from sparql_server import Sparql

MINE = "https://example.org/mine"
SJOBACKA = ROOT / "data" / "examples" / "sjobacka"


def one(location: Path, *paths: Path) -> Stored:
    [done] = goalgraph.load_into(location, *paths)
    return done


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    """A folder with the small plan."""
    (tmp_path / "plan").mkdir()
    shutil.copy(FILE, tmp_path / "plan" / "plan.ttl")
    return tmp_path / "plan"


def test_a_folder_of_folders_is_brought_in_plan_by_plan(tmp_path: Path) -> None:
    done = goalgraph.load_into(tmp_path / "s", SJOBACKA, ROOT / "data" / "vaggeryd")
    assert [(one.id, one.done) for one in done] == [
        ("0665/2019", "new"),
        ("sjobacka/2030", "new"),
        ("sjobacka/2031", "new"),
    ]
    kept, read = goalgraph.open(tmp_path / "s"), goalgraph.load(SJOBACKA, ROOT / "data" / "vaggeryd")
    assert goalgraph.plans(kept) == goalgraph.plans(read)
    for scope in read.scopes:
        assert goalgraph.open(tmp_path / "s").of(scope.iri).summary() == read.of(scope.iri).summary()
        assert kept.digest(scope.iri) == read.digest(scope.iri)


def test_what_is_there_already_is_left_alone(tmp_path: Path, plan: Path) -> None:
    assert one(tmp_path / "s", plan).done == "new"
    before = {path.name: path.read_bytes() for path in (tmp_path / "s").iterdir()}
    again = one(tmp_path / "s", plan)
    assert (again.done, again.graphs, again.removed) == ("unchanged", (), ())
    assert {path.name: path.read_bytes() for path in (tmp_path / "s").iterdir()} == before


def test_a_plan_that_has_changed_is_replaced_and_what_it_no_longer_has_is_gone(
    tmp_path: Path, plan: Path
) -> None:
    more = f"<{PLAN}> <http://purl.org/dc/terms/requires> <urn:more> ."
    (plan / "requires.ttl").write_text(more, encoding="utf-8")
    (plan / "more.nq").write_text("<urn:a> <urn:b> <urn:c> <urn:more> .\n", encoding="utf-8")
    assert "urn:more" in one(tmp_path / "s", plan).graphs
    for name in ("requires.ttl", "more.nq"):
        (plan / name).unlink()
    done = one(tmp_path / "s", plan)
    assert (done.done, done.graphs, done.removed) == ("replaced", (f"{PLAN}/stated",), ("urn:more",))
    assert "urn:more" not in KeptStore(tmp_path / "s").graphs()


def test_decisions_that_were_made_in_the_store_stay(tmp_path: Path, plan: Path) -> None:
    one(tmp_path / "s", plan)
    file = save(tmp_path, dialogue(decision("M1", note="x"), name="M1"), "M1.json")
    goalgraph.open(tmp_path / "s").apply(file)
    assert one(tmp_path / "s", plan).done == "unchanged"
    assert goalgraph.open(tmp_path / "s").history("M1")


def test_of_decisions_on_both_sides_none_is_lost(tmp_path: Path, plan: Path) -> None:
    one(tmp_path / "s", plan)
    files = [save(tmp_path, dialogue(decision(g, note="x"), name=g), f"{g}.json") for g in ("M1", "M2")]
    goalgraph.load(plan).apply(files[0], output=plan)
    assert one(tmp_path / "s", plan).graphs == (f"{PLAN}/decided",)
    goalgraph.open(tmp_path / "s").apply(files[1])
    kept = one(tmp_path / "s", plan)
    assert (kept.done, kept.decisions_kept) == ("unchanged", True)
    file = save(tmp_path, dialogue(decision("M3", note="x"), name="M3"), "M3.json")
    goalgraph.load(plan).apply(file, output=plan)
    with pytest.raises(DecisionsDiffer):
        one(tmp_path / "s", plan)
    graph = goalgraph.open(tmp_path / "s")
    assert [bool(graph.history(goal)) for goal in ("M1", "M2", "M3")] == [True, True, False]


def test_a_later_decision_on_the_same_field_is_brought_in_and_stays(tmp_path: Path, plan: Path) -> None:
    first, second = _two_on_one_field(tmp_path)
    early, late = tmp_path / "early", tmp_path / "late"
    goalgraph.load(plan).apply(first, output=plan)
    shutil.copytree(plan, early)
    goalgraph.load(plan).apply(second, output=plan)
    shutil.copytree(plan, late)
    one(tmp_path / "s", early)
    assert one(tmp_path / "s", late).graphs == (f"{PLAN}/decided",)
    text = (early / "plan.ttl").read_text(encoding="utf-8")
    (early / "plan.ttl").write_text(text.replace("The lake is fit", "The lake is good"), encoding="utf-8")
    kept = one(tmp_path / "s", early)
    assert (kept.graphs, kept.decisions_kept) == ((f"{PLAN}/stated",), True)
    graph = goalgraph.open(tmp_path / "s")
    assert graph.get("M1").label("en") == "The lake is good to swim in"
    assert len(graph.history("M1")) == 2


def test_plans_beside_one_that_is_refused_are_brought_in(tmp_path: Path, plan: Path) -> None:
    one(tmp_path / "s", plan)
    files = [save(tmp_path, dialogue(decision(g, note="x"), name=g), f"{g}.json") for g in ("M1", "M2")]
    goalgraph.load(plan).apply(files[0], output=plan)
    goalgraph.open(tmp_path / "s").apply(files[1])
    told: list[tuple[int, str, str]] = []
    with pytest.raises(DecisionsDiffer) as caught:
        goalgraph.load_into(
            tmp_path / "s",
            plan,
            SJOBACKA,
            told=lambda number, count, one: told.append((number, one.id, one.done)),
        )
    assert caught.value.details["plan"] == "sjobacka/2024"
    assert told == [(1, "sjobacka/2024", "refused"), (2, "sjobacka/2030", "new"), (3, "sjobacka/2031", "new")]


def test_fetched_values_that_are_newer_in_the_store_stay(tmp_path: Path, plan: Path) -> None:
    def fetched(day: int, *years: int) -> Stored:
        (plan / "fetched.ttl").write_text(_fetched(day, *years), encoding="utf-8")
        return one(tmp_path / "s", plan)

    one(tmp_path / "s", plan)
    assert fetched(2, 2022, 2023).graphs == (f"{PLAN}/fetched",)
    for day in (1, 2):
        kept = fetched(day, 2022)
        assert (kept.done, kept.values_kept, kept.values_gone) == ("unchanged", True, 0)
    newer = fetched(3, 2022)
    assert (newer.done, newer.values_kept, newer.values_gone) == ("replaced", False, 1)


SHARED = f"""{PREFIXES}@prefix dcterms: <http://purl.org/dc/terms/> .
<{PLAN}/g> {{ <{PLAN}/g> a gg:Plan ; skos:notation "g" ; rdfs:label "G"@sv ; dcterms:requires <{PLAN}/h> .
  <{PLAN}/g/1> <urn:by> _:who }}
<{PLAN}/h> {{ _:who <urn:said> "NUMBER" }}
"""
WHO = "SELECT ?said { ?a <urn:by> ?who . ?who <urn:said> ?said }"


def test_graphs_that_have_a_blank_node_in_common_are_replaced_together(tmp_path: Path) -> None:
    for number, done in (("1", "new"), ("1", "unchanged"), ("2", "replaced"), ("2", "unchanged")):
        (tmp_path / "plan.trig").write_text(SHARED.replace("NUMBER", number), encoding="utf-8")
        assert one(tmp_path / "s", tmp_path / "plan.trig").done == done
        rows = goalgraph.open(tmp_path / "s").query(WHO).rows
        assert [str(row[0].value) for row in rows] == [number]  # type: ignore[union-attr]


def test_an_endpoint_which_would_make_two_of_it_is_not_given_it(tmp_path: Path) -> None:
    (tmp_path / "plan.trig").write_text(SHARED, encoding="utf-8")
    with sparql_server.serving(Sparql()) as sparql:
        with pytest.raises(NodesShared, match=f"{PLAN}/g, {PLAN}/h"):
            goalgraph.load_into(sparql.address, tmp_path / "plan.trig")
        assert len(sparql.store) == 0


def test_a_plan_is_taken_out_and_what_others_have_too_stays(tmp_path: Path) -> None:
    goalgraph.load_into(tmp_path / "s", SJOBACKA)
    shared = {listed.id: set(listed.graphs) for listed in goalgraph.plans(goalgraph.open(tmp_path / "s"))}
    gone = goalgraph.drop(tmp_path / "s", "SJOBACKA/2030")
    assert set(gone.graphs) == shared["sjobacka/2030"] - shared["sjobacka/2031"]
    [left] = goalgraph.plans(goalgraph.open(tmp_path / "s"))
    assert set(left.graphs) == shared["sjobacka/2031"]
    goalgraph.drop(tmp_path / "s", left.iri)
    assert KeptStore(tmp_path / "s").graphs() == []


def test_what_another_plan_requires_is_not_taken_out(tmp_path: Path) -> None:
    goalgraph.load_into(tmp_path / "s", SJOBACKA)
    with pytest.raises(PlanRequired) as caught:
        goalgraph.drop(tmp_path / "s", "sjobacka/2027")
    assert caught.value.details["needing"] == "sjobacka/2030, sjobacka/2031"
    with pytest.raises(goalgraph.UnknownName, match="no plan has the id nowhere/1"):
        goalgraph.drop(tmp_path / "s", "nowhere/1")


def test_of_plans_that_require_each_other_only_the_named_one_is_taken_out(tmp_path: Path) -> None:
    both = tmp_path / "both"
    both.mkdir()
    for name, other in (("a", "b"), ("b", "a")):
        said = f'a gg:Plan ; skos:notation "mine/{name}" ; <http://purl.org/dc/terms/requires> <{MINE}/{other}> .'
        (both / f"{name}.ttl").write_text(f"{PREFIXES} <{MINE}/{name}> {said}", encoding="utf-8")
    goalgraph.load_into(tmp_path / "s", both)
    gone = goalgraph.drop(tmp_path / "s", "mine/a")
    assert (gone.graphs, gone.with_it, gone.lacking) == ((f"{MINE}/a/stated",), (), ("mine/b",))
    [left] = goalgraph.plans(goalgraph.open(tmp_path / "s"))
    assert (left.id, left.graphs) == ("mine/b", (f"{MINE}/b/stated",))
    assert goalgraph.drop(tmp_path / "s", "mine/b").lacking == ()


def test_a_plan_that_goes_with_the_one_that_alone_required_it_is_named(tmp_path: Path) -> None:
    goalgraph.load_into(tmp_path / "s", *_council_and_board(tmp_path))
    assert goalgraph.drop(tmp_path / "s", "mine/2030").with_it == ("mine/council",)


def test_without_a_plan_nothing_is_made(tmp_path: Path) -> None:
    (tmp_path / "x.ttl").write_text("<urn:a> <urn:b> <urn:c> .", encoding="utf-8")
    with pytest.raises(NoPlan):
        goalgraph.load_into(tmp_path / "s", tmp_path / "x.ttl")
    assert not (tmp_path / "s").exists()


def test_what_no_plan_claims_is_brought_in_with_a_single_plan(tmp_path: Path) -> None:
    folder = _in_parts(tmp_path)
    assert one(tmp_path / "s", folder).done == "new"
    assert one(tmp_path / "s", folder).done == "unchanged"
    read, kept = goalgraph.load(folder), goalgraph.open(tmp_path / "s")
    for goal in ("M8", "M9"):
        assert kept.get(goal).label("sv") == read.get(goal).label("sv")
    assert kept.validate().findings == read.validate().findings


def test_what_no_plan_claims_is_told_where_there_are_several(tmp_path: Path) -> None:
    told: list[tuple[str, ...]] = []
    paths = [_in_parts(tmp_path), SJOBACKA / "2031"]
    goalgraph.load_into(tmp_path / "s", *paths, loose=told.append)
    assert told == [goalgraph.load(*paths).loose] == [("urn:goalgraph:file:area.ttl", "urn:mine")]
    assert not {"urn:goalgraph:file:area.ttl", "urn:mine"} & set(KeptStore(tmp_path / "s").graphs())


def test_decisions_on_a_plan_that_others_require_come_stay_and_go_with_it(tmp_path: Path) -> None:
    council, board = _council_and_board(tmp_path)
    log = f"{MINE}/council/decided"
    assert log in one(tmp_path / "both", council, board).graphs
    one(tmp_path / "s", council)
    for _ in range(2):
        one(tmp_path / "s", board)
        for graph in (goalgraph.open(tmp_path / "s"), goalgraph.load(council, board)):
            assert len(graph.query("decisions-made").rows) == 1
    assert log in goalgraph.drop(tmp_path / "s", f"{MINE}/2030").graphs
    assert KeptStore(tmp_path / "s").graphs() == []


def _in_parts(tmp_path: Path) -> Path:
    """A folder whose plan is in one folder below it, and whose goals are also in another."""
    folder = tmp_path / "parts"
    for part in ("core", "areas"):
        (folder / part).mkdir(parents=True)
    shutil.copy(FILE, folder / "core" / "plan.ttl")
    goal = '{0} a gg:Goal ; skos:notation "{1}" ; rdfs:label "Mål {1}"@sv ; gg:atLevel p:L2 .'
    (folder / "areas" / "area.ttl").write_text(PREFIXES + goal.format("p:M8", "M8"), encoding="utf-8")
    named = f"{PREFIXES} <urn:mine> {{ {goal.format('p:M9', 'M9')} }}"
    (folder / "areas" / "named.trig").write_text(named, encoding="utf-8")
    return folder


def _two_on_one_field(folder: Path) -> list[Path]:
    """Decisions files of which the second replaces what the first decides."""
    first = decision(steeringMode="Steering")
    second = decision(steeringMode="Undecided", basedOn={"steeringMode": "Steering"}, date="2024-06-01")
    days = {"one": first, "two": second}
    return [
        save(folder, dialogue(said, name=name, at=f"2024-06-0{day}T12:00:00Z"), f"{name}.json")
        for day, (name, said) in enumerate(days.items(), 2)
    ]


def _fetched(day: int, *years: int) -> str:
    """Values in a graph of their own that was made on a day."""
    values = " ".join(
        f"<{PLAN}/O1.I1.{year}> a gg:Observation ; gg:observationOf p:O1.I1 ." for year in years
    )
    return f"""{PREFIXES} <{PLAN}> <http://purl.org/dc/terms/requires> <{PLAN}/fetched> .
        <{PLAN}/fetched> a dcat:Dataset ; <http://www.w3.org/ns/prov#generatedAtTime>
            "2024-05-0{day}T12:00:00Z"^^<http://www.w3.org/2001/XMLSchema#dateTime> . {values}"""


def _council_and_board(tmp_path: Path) -> tuple[Path, Path]:
    """The folder of a plan with a decision on it, and the file of one that requires it."""
    (tmp_path / "council").mkdir()
    goal = '<{0}/{1}> a gg:Goal ; skos:notation "{1}" ; rdfs:label "{1}"@sv ; gg:inPlan <{0}> .'
    head = '{0} <{1}> a gg:Plan ; skos:notation "{2}" ; rdfs:label "{2}"@sv .'
    council, board = f"{MINE}/council", f"{MINE}/2030"
    text = head.format(PREFIXES, council, "mine/council") + goal.format(council, "F1")
    (tmp_path / "council" / "plan.ttl").write_text(text, encoding="utf-8")
    file = save(tmp_path, dialogue(decision(f"{council}/F1", note="x"), plan=council))
    goalgraph.load(tmp_path / "council").apply(file, output=tmp_path / "council")
    required = f"<{board}> <http://purl.org/dc/terms/requires> <{council}> ."
    text = head.format(PREFIXES, board, "mine/2030") + goal.format(board, "KS1") + required
    (tmp_path / "board.ttl").write_text(text, encoding="utf-8")
    return tmp_path / "council", tmp_path / "board.ttl"
