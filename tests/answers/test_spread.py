"""Checks that are made in other processes say what they say here, whoever made them and whoever died."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

import goalgraph
from dying import Dying
from goalgraph.answers.validation import spread
from goalgraph.base import cache
from goalgraph.base.errors import ParameterError
from nation import nation

COUNT = 5


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("plans")
    nation(COUNT, folder)
    return folder


@pytest.fixture(autouse=True)
def _nothing_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(cache.VARIABLE, "")


@pytest.fixture(scope="module")
def here(folder: Path) -> list[object]:
    """The report that is made in this process."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(cache.VARIABLE, "")
        return said(goalgraph.load(folder).validate())


def said(report: goalgraph.Report) -> list[object]:
    return [report.findings, report.rules, report.readiness, report.turtle, list(report.plans)]


class Counting(ThreadPoolExecutor):
    """An executor that counts what it is given, and how much of it is not done at once."""

    def __init__(self) -> None:
        super().__init__(1)
        self.given: list[Future[Any]] = []
        self.most = 0

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        future = super().submit(fn, *args, **kwargs)
        self.given.append(future)
        self.most = max(self.most, sum(not one.done() for one in self.given))
        return future


def test_two_processes_find_what_one_finds(folder: Path, here: list[object]) -> None:
    assert said(goalgraph.load(folder).validate(jobs=2)) == here


def test_an_executor_is_given_no_more_than_may_be_in_hand(folder: Path, here: list[object]) -> None:
    with Counting() as executor:
        assert said(goalgraph.load(folder).validate(executor=executor, jobs=2)) == here
    assert len(executor.given) == COUNT
    assert executor.most <= 3


def test_what_a_dead_worker_leaves_undone_is_done_here(folder: Path, here: list[object]) -> None:
    executor = Dying()
    assert said(goalgraph.load(folder).validate(executor=executor, jobs=1)) == here
    assert executor.given == COUNT


def test_only_what_changed_is_given_out(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, here: list[object]
) -> None:
    monkeypatch.setenv(cache.VARIABLE, str(tmp_path / "kept"))
    with Counting() as executor:
        goalgraph.load(folder).validate(executor=executor)
        assert said(goalgraph.load(folder).validate(executor=executor)) == here
        assert len(executor.given) == COUNT
        [one, *others] = sorted(folder.glob("*-2019.ttl"))
        changed = tmp_path / one.name
        text = one.read_text("utf-8").replace(" ;\n    gg:atLevel p:L1", "", 1)
        changed.write_text(text, encoding="utf-8")
        report = goalgraph.load(changed, *others, *folder.glob("*-decisions.ttl")).validate(executor=executor)
    assert len(executor.given) == COUNT + 1
    assert [finding.rule for finding in report.findings if finding.rule == "goal-needs-level"]


def test_a_number_of_jobs_is_a_number_from_one() -> None:
    with pytest.raises(ParameterError, match="jobs"):
        goalgraph.load().validate(jobs=0)
    assert spread.spread(None, None) is spread.spread(1, None) is None


@pytest.fixture
def cluster() -> Iterator[Any]:
    """Two worker processes of dask.distributed, on this machine."""
    distributed = pytest.importorskip("distributed")
    with (
        distributed.LocalCluster(
            n_workers=2,
            threads_per_worker=1,
            host="127.0.0.1",
            dashboard_address=None,
            silence_logs="CRITICAL",
        ) as cluster,
        distributed.Client(cluster) as client,
    ):
        yield client


@pytest.mark.filterwarnings("ignore")
def test_a_worker_of_dask_that_is_killed_half_way_changes_nothing(
    folder: Path, here: list[object], cluster: Any
) -> None:
    executor = cluster.get_executor()
    done: list[int] = []
    first, *_ = cluster.run(os.getpid).values()

    class Killing(Executor):
        def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
            future: Future[Any] = executor.submit(fn, *args, **kwargs)
            done.append(1)
            if len(done) == COUNT // 2:
                os.kill(first, signal.SIGKILL)
            return future

    assert said(goalgraph.load(folder).validate(executor=Killing(), jobs=2)) == here
    assert len(done) == COUNT
    assert first not in cluster.run(os.getpid).values()
