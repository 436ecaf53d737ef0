"""A plan that was made ready before answers as one that is read anew, and never when anything has changed."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

import goalgraph
from goalgraph.base import cache
from goalgraph.base.names import BUNDLED_PLAN
from goalgraph.model import loading
from goalgraph.model.ready import listing
from places import EXAMPLE, ROOT

BUNDLED = ROOT / "data" / "vaggeryd" / "2019"


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(cache.VARIABLE, str(tmp_path / "kept"))
    return tmp_path / "kept"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    return Path(shutil.copytree(EXAMPLE / "2030", tmp_path / "plan"))


def said(graph: goalgraph.Graph) -> list[object]:
    return [
        graph.summary(),
        graph.links(),
        graph.readiness(),
        [graph.query(name).rows for name, query in goalgraph.queries().items() if not query.parameters],
        graph.damaged_records(),
        graph.unread,
    ]


def scope_in(place: Path, source: Path) -> Path:
    """The scope that is kept for these files, alone: all else that is kept there is made anew."""
    found = listing([source], [])
    assert found is not None
    for other in place.iterdir():
        if other.name != found.key:
            other.unlink()
    return place / found.key


def answers_the_same(place: Path, source: Path) -> None:
    anew = said(goalgraph.load(source))
    assert scope_in(place, source).is_file()
    found = listing([source], [])
    assert found is not None
    assert found.ready() is not None
    assert said(goalgraph.load(source)) == anew


def test_the_bundled_plan_answers_as_one_that_is_read_anew(place: Path) -> None:
    answers_the_same(place, BUNDLED)


def test_a_plan_with_decisions_answers_as_one_that_is_read_anew(place: Path, plan: Path) -> None:
    for file in sorted((EXAMPLE / "decisions-2030").glob("*.jsonld"))[:3]:
        goalgraph.load(plan).apply(file, output=plan)
    shutil.rmtree(place)
    answers_the_same(place, plan)
    assert goalgraph.load(plan).links("decided")


def test_decisions_are_brought_into_a_plan_that_was_ready(place: Path, plan: Path) -> None:
    goalgraph.load(plan).summary()
    first, second = sorted((EXAMPLE / "decisions-2030").glob("*.jsonld"))[:2]
    graph = goalgraph.load(plan)
    graph.apply(first, output=plan)
    graph.apply(second, output=plan)
    assert said(goalgraph.load(plan))[1:3] == said(graph)[1:3]


def test_a_changed_file_is_read_anew(place: Path, plan: Path) -> None:
    graph = goalgraph.load(plan)
    label = graph.resources("area")[0].label("sv")
    (file,) = [path for path in plan.rglob("*.ttl") if f'"{label}"@sv' in path.read_text(encoding="utf-8")]
    file.write_text(file.read_text(encoding="utf-8").replace(f'"{label}"', '"Något annat"'), encoding="utf-8")
    assert goalgraph.load(plan).resources("area")[0].label("sv") == "Något annat"


def test_a_file_more_is_read_or_told(place: Path, plan: Path) -> None:
    goalgraph.load(plan).summary()
    (plan / "area.ttl.txt").write_text("", encoding="utf-8")
    assert [one.path.name for one in goalgraph.load(plan).unread] == ["area.ttl.txt"]
    assert [one.path.name for one in goalgraph.load(plan).unread] == ["area.ttl.txt"]


def test_other_code_or_resources_are_another_key(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = listing([plan], [])
    monkeypatch.setattr(cache, "_installed", lambda: "another version")
    after = listing([plan], [])
    assert before is not None
    assert after is not None
    assert before.key != after.key


def test_a_ready_plan_is_asked_without_reading_it_again(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    anew = said(goalgraph.load())
    thread = goalgraph.load().trace("KS5")
    monkeypatch.setattr(loading, "gather_by", None)
    graph = goalgraph.load()
    assert (graph.loose, graph.damaged_records(), graph.trace("KS5")) == ((), [], thread)
    assert said(graph) == anew


def test_a_ready_plan_knows_the_plan_that_it_requires(place: Path) -> None:
    graph = goalgraph.load()
    graph.summary()
    ready = goalgraph.load()._plans
    assert ready.homes == graph._plans.homes
    assert ready.required == graph._plans.required
    assert BUNDLED_PLAN in ready.homes
    assert ready.iris == [BUNDLED_PLAN]


def test_what_is_kept_broken_is_made_anew(place: Path, plan: Path) -> None:
    anew = said(goalgraph.load(plan))
    kept = scope_in(place, plan)
    kept.write_bytes(kept.read_bytes()[:1000])
    assert said(goalgraph.load(plan)) == anew


def test_commands_write_the_same_cold_and_warm(place: Path, command: str, tmp_path: Path) -> None:
    environment = {**os.environ, cache.VARIABLE: str(place)}

    def run(*line: str) -> bytes:
        done = subprocess.run(
            [command, *line], cwd=tmp_path, env=environment, capture_output=True, check=False
        )
        return done.stdout + done.stderr

    for line in (["trace", "KS5"], ["show"], ["query", "red-thread"]):
        shutil.rmtree(place, ignore_errors=True)
        cold = run(*line)
        assert [path for path in place.iterdir() if path.suffix != ".parsed"]
        assert run(*line) == cold


def test_what_was_decided_after_reading_is_not_kept_for_the_files_before(place: Path, plan: Path) -> None:
    anew = said(goalgraph.load(plan))
    shutil.rmtree(place)
    before = Path(shutil.copytree(plan, plan.with_name("before")))
    graph = goalgraph.load(plan)
    graph.apply(min((EXAMPLE / "decisions-2030").glob("*.jsonld")), output=plan)
    assert said(graph) != anew
    shutil.rmtree(plan)
    before.rename(plan)
    assert said(goalgraph.load(plan)) == anew


def test_a_log_with_blank_nodes_takes_more_decisions(place: Path, plan: Path) -> None:
    first, second = sorted((EXAMPLE / "decisions-2030").glob("*.jsonld"))[:2]
    goalgraph.load(plan).apply(first, output=plan)
    log = plan / "decisions.ttl"
    with log.open("a", encoding="utf-8") as file:
        file.write('\n[] <http://purl.org/dc/terms/description> "for hand" .\n')
    goalgraph.load(plan).summary()
    graph = goalgraph.load(plan)
    graph.apply(second, output=plan)
    assert '"for hand"' in log.read_text(encoding="utf-8")


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps a folder that somebody stands in")
def test_a_folder_that_is_gone_is_no_place_to_look_at(
    place: Path, plan: Path, tmp_path: Path, command: str
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    line = f'cd "{gone}" && rmdir "{gone}" && "{command}" --data "{plan}" show'
    done = subprocess.run(["sh", "-c", line], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
