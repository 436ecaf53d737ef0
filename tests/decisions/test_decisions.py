"""Applying a decisions file: the graph, the file that is written, and what stays when something is wrong."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import goalgraph
from decision_files import EVERYTHING, FORECAST, LOG, decision, dialogue, proposal, save
from goalgraph.base.errors import GoalgraphError, InputError, OutputError
from goalgraph.base.names import GG
from goalgraph.decisions import decisions_file, log_of, place_of, with_decisions
from goalgraph.decisions.errors import DamagedRecord, DecisionConflict, PastPlan
from goalgraph.decisions.format import context
from goalgraph.decisions.log import written
from goalgraph.rdf.reading import read
from goalgraph.rdf.store import LocalStore
from small_plan import FILE, PLAN, PREFIXES

WHOLE = dialogue(decision(**EVERYTHING), proposal("M2", steeringMode="Direction"))
NEXT = dialogue(
    decision(steeringMode="Undecided", withdraws=[FORECAST["occasion"]], basedOn=EVERYTHING | {"note": None}),
    name="two",
)
del NEXT["decisions"][0]["basedOn"]["note"]


def load_with_decisions(
    paths: list[Path], output: Path | None, decisions: Path | None = None
) -> tuple[goalgraph.Graph, Path]:
    """What the command line does before it applies."""
    target = place_of(paths, output, decisions)
    return goalgraph.load(*with_decisions(paths, target)), target


@pytest.fixture
def graph() -> goalgraph.Graph:
    return goalgraph.load(FILE)


def state(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_decisions_come_into_force(graph: goalgraph.Graph, tmp_path: Path) -> None:
    graph.apply(save(tmp_path, WHOLE))
    goal = graph.get("M1")
    assert isinstance(goal, goalgraph.Goal)
    assert goal.steering_mode is not None
    assert (goal.steering_mode.id, goal.activities) == ("Steering", ("Provtagning varje vecka",))
    decided = {(k.subject, k.relation, k.object): k.decision for k in graph.links("decided")}
    assert decided[("O1.I1", "measures", "M1")] == "M1.D1"
    assert decided[("M1", "contributesTo", "F1")] == "M1.D1"
    assert [r.status for r in graph.readiness("M1")][1] == "met"


def test_a_proposal_changes_nothing_that_is_in_force(graph: goalgraph.Graph, tmp_path: Path) -> None:
    links, readiness, resources = graph.links(), graph.readiness(), graph.resources()
    outcome = graph.apply(save(tmp_path, dialogue(proposal(**EVERYTHING))))
    assert [s.notation for s in outcome.standpoints] == ["M1.PR1"]
    assert (graph.links(), graph.readiness(), graph.resources()) == (links, readiness, resources)
    (record,) = graph.history("M1")
    assert (record.decided, record.open) == (False, True)


@pytest.mark.parametrize("name", ["decisions.ttl", "d.trig", "d.jsonld", "d.nq", "d.nt", "d.json", "D.TTL"])
def test_every_format_holds_the_same(graph: goalgraph.Graph, tmp_path: Path, name: str) -> None:
    target = tmp_path / name
    outcome = graph.apply(save(tmp_path, WHOLE, "w.txt"), output=target)
    again = goalgraph.load(FILE, target)
    assert log_of(again.scope) == outcome.log == log_of(graph.scope)
    assert again.digest(PLAN) == graph.digest(PLAN)
    assert again.links() == graph.links()
    before = target.read_bytes()
    again.apply(tmp_path / "w.txt", output=target)
    assert target.read_bytes() == before


@pytest.mark.parametrize("document", [WHOLE, dialogue(decision("M2", note="x"), decision("M1", note="y"))])
def test_applying_twice_changes_nothing(graph: goalgraph.Graph, tmp_path: Path, document: Any) -> None:
    path = save(tmp_path, document, "w.txt")
    graph.apply(path, output=tmp_path)
    before, digest = state(tmp_path), graph.digest(PLAN)
    outcome = graph.apply(path, output=tmp_path)
    assert (outcome.standpoints, outcome.changes) == ((), ())
    assert (state(tmp_path), graph.digest(PLAN)) == (before, digest)
    again = goalgraph.load(FILE, tmp_path / "decisions.ttl")
    assert again.apply(path, output=tmp_path).standpoints == ()
    assert state(tmp_path) == before


def test_a_dry_run_tells_and_writes_nothing(graph: goalgraph.Graph, tmp_path: Path) -> None:
    path = save(tmp_path, WHOLE, "w.txt")
    before, digest = state(tmp_path), graph.digest(PLAN)
    outcome = graph.apply(path, output=tmp_path, dry_run=True)
    assert len(outcome.standpoints) == 2
    assert (state(tmp_path), graph.digest(PLAN)) == (before, digest)


def test_a_missing_file_is_written_even_when_nothing_is_new(graph: goalgraph.Graph, tmp_path: Path) -> None:
    path = save(tmp_path, WHOLE, "w.txt")
    graph.apply(path)
    assert not (tmp_path / "decisions.ttl").exists()
    graph.apply(path, output=tmp_path)
    assert log_of(goalgraph.load(FILE, tmp_path / "decisions.ttl").scope) == log_of(graph.scope)


def refuse(*_: object, **__: object) -> None:
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize("call", ["pathlib.Path.replace", "os.fsync", "pathlib.Path.chmod"])
def test_an_interrupted_write_leaves_the_old_state(
    graph: goalgraph.Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    graph.apply(save(tmp_path, WHOLE, "w.txt"), output=tmp_path)
    path = save(tmp_path, NEXT, "n.txt")
    before, digest = state(tmp_path), graph.digest(PLAN)
    with monkeypatch.context() as broken:
        broken.setattr(call, refuse)
        with pytest.raises(OutputError):
            graph.apply(path, output=tmp_path)
    assert (state(tmp_path), graph.digest(PLAN)) == (before, digest)
    assert graph.apply(path, output=tmp_path).standpoints


def test_a_store_that_fails_keeps_the_old_state(
    graph: goalgraph.Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    graph.apply(save(tmp_path, WHOLE))
    digest = graph.digest(PLAN)
    with monkeypatch.context() as broken:
        broken.setattr(LocalStore, "keep", refuse)
        with pytest.raises(OSError, match="No space"):
            graph.apply(save(tmp_path, NEXT))
    assert graph.digest(PLAN) == digest
    assert [r.id for r in graph.history("M1")] == ["M1.D1"]


BAD: dict[str, Any] = {
    "unknown goal": dialogue(decision("M9", note="x")),
    "an area as goal": dialogue(decision("O1", note="x")),
    "unknown indicator": dialogue(decision(indicators=[f"{PLAN}/O9.I1"])),
    "a goal as indicator": dialogue(decision(indicators=[f"{PLAN}/M2"])),
    "an indicator as council goal": dialogue(decision(councilGoals=[f"{PLAN}/O1.I1"])),
    "a goal as target indicator": dialogue(decision(ambitionLevel={"text": "x", "indicator": f"{PLAN}/M2"})),
    "unknown occasion": dialogue(decision(forecasts=[FORECAST | {"occasion": f"{PLAN}/U9"}])),
    "unknown occasion taken back": dialogue(decision(withdraws=[f"{PLAN}/U9"])),
    "by id in another case": dialogue(decision("m1", note="x")),
    "one good, one bad": dialogue(decision("M1", note="x"), decision("M9", note="x")),
}


@pytest.mark.parametrize("document", BAD.values(), ids=BAD)
def test_bad_names_change_nothing(graph: goalgraph.Graph, tmp_path: Path, document: Any) -> None:
    graph.apply(save(tmp_path, dialogue(proposal("M3", note="x"), name="zero"), "z.txt"), output=tmp_path)
    path = save(tmp_path, document, "w.txt")
    before, digest = state(tmp_path), graph.digest(PLAN)
    with pytest.raises(InputError) as caught:
        graph.apply(path, output=tmp_path)
    assert all("\n" not in caught.value.message(lang) for lang in ("sv", "en"))
    assert (state(tmp_path), graph.digest(PLAN)) == (before, digest)


def test_a_conflict_changes_nothing(graph: goalgraph.Graph, tmp_path: Path) -> None:
    graph.apply(save(tmp_path, WHOLE, "w.txt"), output=tmp_path)
    path = save(tmp_path, dialogue(decision(steeringMode="Direction"), name="two"), "n.txt")
    before, digest = state(tmp_path), graph.digest(PLAN)
    with pytest.raises(DecisionConflict):
        graph.apply(path, output=tmp_path)
    assert (state(tmp_path), graph.digest(PLAN)) == (before, digest)


def test_what_was_added_by_hand_stays(graph: goalgraph.Graph, tmp_path: Path) -> None:
    graph.apply(save(tmp_path, WHOLE, "w.txt"), output=tmp_path)
    target = tmp_path / "decisions.ttl"
    with target.open("a", encoding="utf-8") as file:
        file.write('<urn:note> rdfs:seeAlso [ rdfs:label "pärm 7" ] . plan:M1.D1 rdfs:seeAlso <urn:note> .')
    again = goalgraph.load(FILE, target)
    again.apply(save(tmp_path, NEXT, "n.txt"), output=target)
    text = target.read_text(encoding="utf-8")
    assert "# --- Added by hand ---" in text
    found = {(str(q.subject), str(q.predicate)) for q in read([target])}
    see = "<http://www.w3.org/2000/01/rdf-schema#seeAlso>"
    assert {("<urn:note>", see), (f"<{PLAN}/M1.D1>", see)} <= found
    assert "pärm 7" in text
    goalgraph.load(FILE, target).apply(
        save(tmp_path, dialogue(proposal("M3", note="x"), name="three"), "m.txt"), output=target
    )
    assert "_:c14n0" in target.read_text(encoding="utf-8")
    assert text.partition("by hand")[2] == target.read_text(encoding="utf-8").partition("by hand")[2]


def test_decisions_added_by_hand_without_records_stay(tmp_path: Path) -> None:
    target = tmp_path / "decisions.ttl"
    target.write_text(
        f"{PREFIXES} <{LOG}> a <http://www.w3.org/ns/prov#Bundle> ; gg:inPlan <{PLAN}> . p:O1.I1 gg:measures p:M1 .",
        encoding="utf-8",
    )
    graph = goalgraph.load(FILE, target)
    graph.apply(save(tmp_path, dialogue(decision("M2", note="x")), "w.txt"), output=target)
    assert [
        k.decision for k in goalgraph.load(FILE, target).links("decided") if k.relation == "measures"
    ] == [None]


@pytest.mark.parametrize(
    "content",
    [
        FILE.read_text(encoding="utf-8"),
        "<urn:a> <urn:b> <urn:c> .",
        f"{PREFIXES} <urn:other/decisions> a <http://www.w3.org/ns/prov#Bundle> .",
        "no turtle",
        "",
    ],
)
def test_another_file_is_not_written_over(graph: goalgraph.Graph, tmp_path: Path, content: str) -> None:
    target = tmp_path / "other.ttl"
    target.write_text(content, encoding="utf-8")
    path = save(tmp_path, WHOLE, "w.txt")
    before, digest = state(tmp_path), graph.digest(PLAN)
    with pytest.raises(GoalgraphError):
        graph.apply(path, output=target)
    assert (state(tmp_path), graph.digest(PLAN)) == (before, digest)


def test_decisions_that_were_not_loaded_are_not_written_over(tmp_path: Path) -> None:
    one, two = (
        save(tmp_path, dialogue(decision(goal, note="x"), name=goal), f"{goal}.txt") for goal in ("M1", "M2")
    )
    first, second = goalgraph.load(FILE), goalgraph.load(FILE)
    first.apply(one, output=tmp_path)
    before = state(tmp_path)
    with pytest.raises(OutputError) as caught:
        second.apply(two, output=tmp_path)
    assert "läs in" in caught.value.message("sv")
    assert state(tmp_path) == before
    third, target = load_with_decisions([FILE], tmp_path, two)
    third.apply(two, output=target)
    assert len(log_of(goalgraph.load(FILE, target).scope).standpoints) == 2


@pytest.mark.parametrize("name", ["decisions.txt", "decisions", "d.html"])
def test_an_ending_that_is_no_format(graph: goalgraph.Graph, tmp_path: Path, name: str) -> None:
    with pytest.raises(OutputError, match=r"\.trig"):
        graph.apply(save(tmp_path, WHOLE), output=tmp_path / name)
    assert [path.name for path in tmp_path.iterdir()] == ["workshop.json"]


def test_a_folder_that_is_not_there(graph: goalgraph.Graph, tmp_path: Path) -> None:
    with pytest.raises(OutputError):
        graph.apply(save(tmp_path, WHOLE), output=tmp_path / "none" / "d.ttl")


def test_a_link_is_followed(graph: goalgraph.Graph, tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    real, link = tmp_path / "real" / "d.ttl", tmp_path / "d.ttl"
    link.symlink_to(real)
    graph.apply(save(tmp_path, WHOLE, "w.txt"), output=link)
    assert link.is_symlink()
    assert real.read_text(encoding="utf-8").startswith("# Decisions")


def test_where_the_decisions_file_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "plan.ttl"
    file.write_bytes(FILE.read_bytes())
    assert decisions_file([tmp_path]) == decisions_file([file]) == tmp_path / "decisions.ttl"
    assert decisions_file([]) == Path("decisions.ttl")
    _, target = load_with_decisions([file], None)
    assert target == tmp_path / "decisions.ttl"
    bundled, target = load_with_decisions([], None)
    assert ([p.id for p in bundled.plans], target) == (["0665/2019"], Path("decisions.ttl"))


def two_plans(folder: Path) -> tuple[Path, Path]:
    paths = (folder / "a", folder / "b")
    for path, name in zip(paths, ("nybacka", "sjobacka"), strict=True):
        path.mkdir()
        text = FILE.read_text(encoding="utf-8").replace("sjobacka/2024", f"{name}/2024")
        (path / "plan.ttl").write_text(text, encoding="utf-8")
    return paths


def test_of_several_paths_the_one_with_the_plan_has_its_decisions(tmp_path: Path) -> None:
    first, second = two_plans(tmp_path)
    path = save(tmp_path, WHOLE, "w.txt")
    for _ in range(2):
        graph, target = load_with_decisions([first, second], None, path)
        assert target == second / "decisions.ttl"
        graph.apply(path, output=target)
    assert not (first / "decisions.ttl").exists()
    assert len(log_of(graph.of(PLAN).scope).standpoints) == 2
    assert [r.id for r in graph.history("sjobacka/2024/M1")] == ["M1.D1"]
    assert graph.history("nybacka/2024/M1") == ()


@pytest.mark.parametrize(
    "sets",
    [
        {"indicators": ["https://example.org/nybacka/2024/O1.I1"]},
        {"forecasts": [FORECAST | {"occasion": "https://example.org/nybacka/2024/U1"}]},
        {"ambitionLevel": {"text": "x", "indicator": "https://example.org/nybacka/2024/O1.I1"}},
    ],
)
def test_what_belongs_to_another_loaded_plan_is_refused(tmp_path: Path, sets: dict[str, Any]) -> None:
    graph = goalgraph.load(*two_plans(tmp_path))
    with pytest.raises(InputError):
        graph.apply(save(tmp_path, dialogue(decision(**sets)), "w.txt"))
    with pytest.raises(InputError):
        graph.apply(
            save(tmp_path, dialogue(decision("https://example.org/nybacka/2024/M1", note="x")), "w.txt")
        )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"2024-05-01"^^', '"2024-02-30"^^'),
        ("gg:adoptedBy", "gg:body"),
        ("gg:concerns plan:M1 ", "gg:on plan:M1 "),
        ("gg:adoptedBy <", "gg:adoptedBy <urn:kf> , <"),
    ],
)
def test_a_record_that_cannot_be_read_is_named_and_never_rewritten(
    graph: goalgraph.Graph, tmp_path: Path, old: str, new: str
) -> None:
    graph.apply(save(tmp_path, WHOLE, "w.txt"), output=tmp_path)
    target = tmp_path / "decisions.ttl"
    target.write_text(target.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    before = state(tmp_path)
    damaged = goalgraph.load(FILE, target)
    assert damaged.history("M1") == ()
    assert [r.id for r in damaged.history("M2")] == ["M2.PR1"]
    [error] = damaged.damaged_records()
    line = error.details["line"]
    assert isinstance(line, int)
    head = target.read_text(encoding="utf-8").split("\n")[line - 1]
    assert new.partition(" ")[0] in head or head.startswith("plan:M1.D1 ")
    for lang in ("sv", "en"):
        assert f"decisions.ttl:{line}: " in error.message(lang)
        assert "M1.D1" in error.message(lang)
    with pytest.raises(DamagedRecord, match=f":{line}: "):
        damaged.apply(save(tmp_path, NEXT, "n.txt"), output=target)
    assert state(tmp_path).items() >= before.items()


def test_a_goal_that_is_no_longer_in_the_plan_keeps_its_decisions(
    graph: goalgraph.Graph, tmp_path: Path
) -> None:
    graph.apply(save(tmp_path, dialogue(decision("M3", note="x"), name="zero"), "z.txt"), output=tmp_path)
    plan = tmp_path / "plan.ttl"
    text = FILE.read_text(encoding="utf-8").replace("p:M3 a gg:Goal", "p:M3 a gg:GuidingStatement")
    plan.write_text(
        text.replace("p:M3 a gg:GuidingStatement", "p:M4 a gg:Goal").replace('"M3"', '"M4"'),
        encoding="utf-8",
    )
    later = goalgraph.load(tmp_path)
    later.apply(save(tmp_path, WHOLE, "w.txt"), output=tmp_path)
    assert {s.notation for s in log_of(later.scope).standpoints} == {"M3.D1", "M1.D1", "M2.PR1"}


def test_a_plan_whose_iri_ends_in_a_slash(tmp_path: Path) -> None:
    plan = tmp_path / "plan.ttl"
    plan.write_text(FILE.read_text(encoding="utf-8").replace(f"<{PLAN}>", f"<{PLAN}/>"), encoding="utf-8")
    graph = goalgraph.load(plan)
    assert len(graph.decisions_template()["decisions"]) == 3
    graph.apply(save(tmp_path, WHOLE | {"plan": f"{PLAN}/"}, "w.txt"), output=tmp_path)
    again = goalgraph.load(tmp_path)
    assert [r.id for r in again.history("M1")] == ["M1.D1"]
    assert again.get("M1.D1").iri == f"{PLAN}/M1.D1"


def test_the_plan_itself_is_never_changed(graph: goalgraph.Graph, tmp_path: Path) -> None:
    before = set(map(str, graph.store.get_graph(f"{PLAN}/stated")))
    graph.apply(save(tmp_path, WHOLE))
    assert set(map(str, graph.store.get_graph(f"{PLAN}/stated"))) == before
    assert {str(t.predicate.value).startswith(GG) for t in graph.store.get_graph(LOG)} == {True, False}


def test_the_template_can_be_applied_as_it_is(tmp_path: Path) -> None:
    graph = goalgraph.load()
    document = graph.decisions_template(lang="en")
    outcome = graph.apply(save(tmp_path, document))
    assert (len(outcome.standpoints), outcome.changes, outcome.outdated) == (8, (), False)
    assert json.loads(json.dumps(document)) == document


def test_what_somebody_else_writes_meanwhile_is_not_written_over(
    graph: goalgraph.Graph, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "decisions.ttl"
    path = save(tmp_path, WHOLE, "w.txt")
    other = save(tmp_path, dialogue(decision("M3", note="x"), name="other"), "o.txt")

    def interrupted(*args: Any) -> str:
        monkeypatch.undo()
        goalgraph.load(FILE).apply(other, output=target)
        return written(*args)

    monkeypatch.setattr("goalgraph.decisions.written", interrupted)
    with pytest.raises(OutputError):
        graph.apply(path, output=target)
    assert [s.notation for s in log_of(goalgraph.load(FILE, target).scope).standpoints] == ["M3.D1"]
    assert graph.history("M1") == ()


@pytest.mark.parametrize(
    "at",
    [
        "9999-12-31T23:59:59-12:00",
        "0001-01-01T00:00:00+12:00",
        "2024-05-02T12:00:00.500+00:00",
        "2024-05-02T12:00:00.1234567890123456789012Z",
        "2024-05-02T12:00:00+23:59",
    ],
)
def test_any_time_that_is_let_in_can_be_read_again(graph: goalgraph.Graph, tmp_path: Path, at: str) -> None:
    path = save(tmp_path, dialogue(decision(note="x"), at=at), "w.txt")
    graph.apply(path, output=tmp_path)
    again = goalgraph.load(FILE, tmp_path / "decisions.ttl")
    for one in (graph, again):
        assert one.apply(path, output=tmp_path).standpoints == ()


@pytest.mark.parametrize("given", [WHOLE["@context"], context()])
@pytest.mark.parametrize("name", ["workshop.jsonld", "workshop.json"])
def test_the_file_may_be_in_the_folder_of_the_plan(tmp_path: Path, name: str, given: object) -> None:
    (tmp_path / "plan.ttl").write_bytes(FILE.read_bytes())
    path = save(tmp_path, WHOLE | {"@context": given}, name)
    graph, target = load_with_decisions([tmp_path], None, path)
    graph.apply(path, output=target)
    again = goalgraph.load(tmp_path)
    assert again.digest(PLAN) == graph.digest(PLAN)
    assert len(again.history("M2")) == 1


def test_a_part_of_a_graph_is_the_graph(tmp_path: Path) -> None:
    graph = goalgraph.load(*two_plans(tmp_path))
    one = graph.of("sjobacka/2024")
    one.apply(save(tmp_path, dialogue(decision("M1", note="x"), name="one"), "1.txt"), output=tmp_path)
    assert [r.id for r in graph.history("sjobacka/2024/M1")] == ["M1.D1"]
    graph.apply(save(tmp_path, dialogue(decision("M2", note="x"), name="two"), "2.txt"), output=tmp_path)
    assert [[r.id for r in one.history(goal)] for goal in ("M1", "M2")] == [["M1.D1"], ["M2.D1"]]
    assert len(log_of(goalgraph.load(FILE, tmp_path / "decisions.ttl").scope).standpoints) == 2


def test_nothing_comes_into_a_plan_as_it_was(graph: goalgraph.Graph, tmp_path: Path) -> None:
    graph.apply(save(tmp_path, dialogue(decision("M1", note="x"), name="one"), "1.txt"))
    before = graph.as_of(date(2024, 4, 30))
    with pytest.raises(PastPlan, match="2024"):
        before.apply(save(tmp_path, dialogue(decision("M2", note="x"), name="two"), "2.txt"))
    assert [[r.id for r in graph.history(goal)] for goal in ("M1", "M2")] == [["M1.D1"], []]
    assert graph.as_of(date(2024, 5, 1)).apply(tmp_path / "2.txt", dry_run=True).standpoints
