"""Several runs that apply at once, in one folder or one store: nothing that a run said is brought in is lost."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import goalgraph
from decision_files import decision, dialogue, save
from goalgraph import decisions
from goalgraph.base.errors import FileChanged, FileInUse, OutputError
from goalgraph.base.locking import locked
from goalgraph.decisions import document, log_of
from goalgraph.decisions.document import Submission
from goalgraph.rdf.store import LocalStore
from small_plan import FILE, PLAN

GOALS = ("M1", "M2", "M3")
ROUNDS = int(os.environ.get("GOALGRAPH_ROUNDS", "36"))  # 500 take minutes
SESSION = """
import sys, test_at_once
test_at_once.read_each_file_once()
for line in sys.stdin:
    print(test_at_once.turn(*line.split("\\t")), flush=True)
"""


def by_the_command(folder: Path, file: Path) -> None:
    from click.testing import CliRunner

    from goalgraph.cli import main

    done = CliRunner().invoke(main, ["--data", str(folder), "apply", str(file)])
    assert done.exit_code == 0, done.output


def by_the_library(folder: Path, file: Path) -> None:
    """A plan that was loaded before the lock: it is refused, and loaded anew, until nobody was between."""
    while True:
        graph = goalgraph.load(folder)
        try:
            graph.apply(file, output=folder)
        except (FileChanged, OutputError) as error:
            if isinstance(error, FileInUse):
                raise
        else:
            return


WAYS: dict[str, Callable[[Path, Path], None]] = {"command": by_the_command, "library": by_the_library}


def read_each_file_once() -> None:
    """Check a decisions file against its shapes once, which takes longer than all that is under test here."""
    read, known = document.read_submission, dict[Path, Submission]()

    def read_once(path: Path, *given: object) -> Submission:
        if path not in known:
            known[path] = read(path, *given)  # type: ignore[arg-type]
        return known[path]

    vars(decisions)["read_submission"] = read_once


def turn(way: str, folder: str, file: str) -> str:
    """One apply of a process that is told when."""
    try:
        WAYS[way](Path(folder), Path(file.strip()))
    except BaseException as error:
        return json.dumps(repr(error))
    return json.dumps("done")


@pytest.fixture
def sessions() -> Iterator[list[subprocess.Popen[str]]]:
    """Three processes that start once and apply when they are told."""
    here = Path(__file__).parent
    env = os.environ | {"PYTHONPATH": os.pathsep.join([str(here), str(here.parent)])}
    started = [
        subprocess.Popen(
            [sys.executable, "-c", SESSION],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            env=env,
        )
        for _ in GOALS
    ]
    yield started
    for each in started:
        each.communicate()


def planned(folder: Path) -> Path:
    folder.mkdir()
    (folder / "plan.ttl").write_bytes(FILE.read_bytes())
    return folder


def brought_in(folder: Path) -> set[str]:
    return {standpoint.notation for standpoint in log_of(goalgraph.load(folder).scope).standpoints}


def test_of_many_pairs_and_trios_none_loses_a_decision(
    tmp_path: Path, sessions: list[subprocess.Popen[str]]
) -> None:
    files = [save(tmp_path, dialogue(decision(g, note="x"), name=g), f"{g}.json") for g in GOALS]
    for number in range(ROUNDS):
        folder = planned(tmp_path / str(number))
        several = list(zip(sessions, files, strict=True))[: 3 if number % 3 == 0 else 2]
        ways = ["library" if (number + place) % 4 == 0 else "command" for place in range(3)]
        for (each, file), way in zip(several, ways, strict=False):
            assert each.stdin
            each.stdin.write(f"{way}\t{folder}\t{file}\n")
            each.stdin.flush()
        said = [json.loads(each.stdout.readline()) for each, _ in several if each.stdout]
        assert said == ["done"] * len(several)
        text = (folder / "decisions.ttl").read_text(encoding="utf-8")
        assert [f'"{goal}.D1"' in text for goal in GOALS[: len(several)]] == [True] * len(several)
        assert sorted(path.name for path in folder.iterdir()) == ["decisions.ttl", "plan.ttl"]
    assert brought_in(tmp_path / "0") == {f"{goal}.D1" for goal in GOALS}


def test_threads_that_share_a_graph_lose_nothing(tmp_path: Path) -> None:
    files = [save(tmp_path, dialogue(decision(g, note="x"), name=g), f"{g}.json") for g in GOALS]
    for number in range(20):
        folder = planned(tmp_path / str(number))
        graph = goalgraph.load(folder)
        ready = threading.Barrier(len(files))

        def apply(
            file: Path,
            graph: goalgraph.Graph = graph,
            folder: Path = folder,
            ready: threading.Barrier = ready,
        ) -> None:
            ready.wait()
            graph.apply(file, output=folder)

        threads = [threading.Thread(target=apply, args=(file,)) for file in files]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        wanted = {f"{goal}.D1" for goal in GOALS}
        assert {s.notation for s in log_of(graph.scope).standpoints} == brought_in(folder) == wanted


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_the_command_waits_for_the_stated_time_and_says_who(tmp_path: Path, lang: str) -> None:
    from click.testing import CliRunner

    from goalgraph.cli import main

    folder = planned(tmp_path / "plan")
    file = save(tmp_path, dialogue(decision(note="x")), "w.json")
    hold = "import sys; from goalgraph.base.locking import locked\nwith locked(sys.argv[1]): print(flush=True); input()"
    target = folder / "decisions.ttl"
    command = [sys.executable, "-c", hold, str(target)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout
        other.stdout.readline()
        started = time.monotonic()
        args = ["--lang", lang, "--data", str(folder), "apply", str(file)]
        done = CliRunner().invoke(main, [*args, "--wait", "0.5"])
        assert time.monotonic() - started >= 0.5
        assert (done.exit_code, done.stdout) == (2, "")
        assert done.stderr.count("\n") == 1
        assert f"process {other.pid} " in done.stderr
        assert " 0.5 s" in done.stderr
        dry = CliRunner().invoke(main, [*args, "--wait", "0", "--dry-run"])
        assert dry.exit_code == 0, dry.output
        assert not target.exists()
        other.communicate(b"\n")
    assert CliRunner().invoke(main, args).exit_code == 0
    assert brought_in(folder) == {"M1.D1"}


def stored(folder: Path) -> Path:
    loaded, store = goalgraph.load(FILE).store, LocalStore(folder)
    for name in loaded.graphs():
        store.put_graph(name, loaded.get_graph(name))
    return folder


def test_of_several_runs_on_one_store_none_loses_a_decision(tmp_path: Path) -> None:
    store = stored(tmp_path / "store")
    files = [save(tmp_path, dialogue(decision(g, note="x"), name=g), f"{g}.json") for g in GOALS]
    call = [sys.executable, "-m", "goalgraph", "--store", str(store), "apply"]
    output = ["-o", str(tmp_path / "out.ttl")]
    runs = [
        subprocess.Popen([*call, str(file), *output], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for file in files
    ]
    said = [run.communicate() for run in runs]
    assert [run.returncode for run in runs] == [0, 0, 0], said
    kept = log_of(goalgraph.open(store).scope)
    assert {standpoint.notation for standpoint in kept.standpoints} == {f"{goal}.D1" for goal in GOALS}
    assert log_of(goalgraph.load(FILE, tmp_path / "out.ttl").scope) == kept
    assert sorted(path.name for path in tmp_path.iterdir() if path.suffix != ".json") == ["out.ttl", "store"]
    assert not list(store.glob(".*"))


def change_by_hand(file: Path) -> None:
    file.write_text(file.read_text(encoding="utf-8") + "\n# en rad till\n", encoding="utf-8")


@pytest.mark.parametrize(
    "change",
    [change_by_hand, Path.unlink, lambda file: file.write_text("no turtle", encoding="utf-8")],
    ids=["edited", "removed", "broken"],
)
@pytest.mark.parametrize("name", ["decisions.ttl", "plan.ttl"])
def test_what_is_no_longer_what_was_loaded_is_never_written_over(
    tmp_path: Path, name: str, change: Callable[[Path], object]
) -> None:
    folder = planned(tmp_path / "plan")
    first, second = (save(tmp_path, dialogue(decision(g, note="x"), name=g), f"{g}.json") for g in GOALS[:2])
    goalgraph.load(folder).apply(first, output=folder)
    graph = goalgraph.load(folder)
    change(folder / name)
    before, digest = {p.name: p.read_bytes() for p in folder.iterdir()}, graph.digest(PLAN)
    with pytest.raises(goalgraph.GoalgraphError) as caught:
        graph.apply(second, output=folder)
    assert name in caught.value.message("sv")
    assert ({p.name: p.read_bytes() for p in folder.iterdir()}, graph.digest(PLAN)) == (before, digest)


def test_decisions_on_another_plan_may_come_meanwhile(tmp_path: Path) -> None:
    ours, theirs = planned(tmp_path / "ours"), tmp_path / "theirs"
    theirs.mkdir()
    other = FILE.read_text(encoding="utf-8").replace("sjobacka/2024", "nybacka/2024")
    (theirs / "plan.ttl").write_text(other, encoding="utf-8")
    their = dialogue(decision("https://example.org/nybacka/2024/M1", note="x"), name="their")
    [entry] = their["decisions"]
    their["plan"] = "https://example.org/nybacka/2024"
    files = [
        save(
            tmp_path,
            their
            | {
                "@id": f"urn:example:{n}",
                "endedAt": f"2024-05-0{n}T12:00:00Z",
                "decisions": [entry | {"note": f"x{n}"}],
            },
            f"{n}.json",
        )
        for n in (1, 2, 3)
    ]
    goalgraph.load(theirs).apply(files[0], output=theirs)
    graph = goalgraph.load(ours, theirs)
    goalgraph.load(theirs).apply(files[1], output=theirs)
    graph.apply(save(tmp_path, dialogue(decision(note="x")), "w.json"), output=ours)
    assert brought_in(ours) == {"M1.D1"}
    with pytest.raises(FileChanged, match="theirs"):
        graph.apply(files[2], output=theirs)


def test_a_graph_may_apply_again_and_again(tmp_path: Path) -> None:
    folder = planned(tmp_path / "plan")
    graph = goalgraph.load(folder)
    for goal in GOALS:
        graph.of(graph.plans[0].id).apply(
            save(tmp_path, dialogue(decision(goal, note="x"), name=goal), "w.json"), output=folder
        )
        graph = goalgraph.load(folder) if goal == "M2" else graph
    assert brought_in(folder) == {f"{goal}.D1" for goal in GOALS}


def test_a_lock_beside_is_no_data_and_is_not_told_of(tmp_path: Path) -> None:
    folder = planned(tmp_path / "plan")
    with locked(folder / "decisions.ttl"):
        graph = goalgraph.load(folder)
    assert [plan.iri for plan in graph.plans] == [PLAN]
    assert graph.unread == ()


def test_a_decisions_file_in_the_folder_may_be_changed_before_it_is_applied(tmp_path: Path) -> None:
    folder = planned(tmp_path / "plan")
    save(folder, dialogue(decision(note="x")), "w.json")
    graph = goalgraph.load(folder)
    graph.apply(save(folder, dialogue(decision(note="y")), "w.json"), output=folder)
    assert brought_in(folder) == {"M1.D1"}
