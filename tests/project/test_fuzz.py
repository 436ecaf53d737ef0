"""A small share of what ``benchmarks/fuzz.py`` does, always the same: every reader, every command."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest

from places import ROOT

sys.path.insert(0, str(ROOT / "benchmarks"))

import fuzz

SEED, COUNT = 16, 200


@pytest.fixture(scope="module")
def worker() -> Iterator[fuzz.Worker]:
    started = fuzz.Worker(fuzz.SECONDS)
    yield started
    started.end()


@pytest.mark.parametrize("first", range(0, COUNT, 20))
def test_what_is_broken_or_hostile_ends_with_a_line_that_says_why(first: int, worker: fuzz.Worker) -> None:
    wrong = {
        number: told
        for number in range(first, first + 20)
        if (told := worker.run(fuzz.case_of(SEED, number)))
    }
    assert wrong == {}


def test_a_process_that_breaks_is_noticed_and_replaced(worker: fuzz.Worker) -> None:
    shown = fuzz.Case(("--data", "plan.ttl", "show", "M1"), {"plan.ttl": fuzz.TURTLE.encode()})
    assert worker.run(shown) == ""
    worker._process.kill()
    assert worker.run(shown).startswith("crash: the process ended")
    assert worker.run(shown) == ""


def test_what_takes_longer_than_the_limit_is_noticed() -> None:
    worker = fuzz.Worker(seconds=0.1)
    try:
        files = {"plan.ttl": fuzz.TURTLE.encode()}
        assert worker.run(fuzz.Case(("--data", "plan.ttl", "publish", "site"), files)).startswith("hang")
    finally:
        worker.end()


@pytest.mark.parametrize(
    ("code", "told", "error", "wrong"),
    [
        (0, "", "", ""),
        (1, "", "", ""),
        (2, "no such file", "", ""),
        (2, "", "", "crash: exit 2 without a word"),
        (2, "a fault in goalgraph while it worked on x (KeyError: 1); report it", "", "crash: "),
        (1, "Traceback (most recent call last):", "", "crash: a traceback"),
        (1, "", "KeyError(1)", "crash: KeyError(1)"),
        ("broken", "", "PanicException: x", "crash: PanicException: x"),
    ],
)
def test_how_an_end_is_judged(code: int | str, told: str, error: str, wrong: str) -> None:
    found = fuzz.judged(code, told, error)
    assert found.startswith(wrong)
    assert bool(found) is bool(wrong)


def test_the_same_number_is_the_same_case() -> None:
    assert [fuzz.case_of(1, n) for n in range(30)] == [fuzz.case_of(1, n) for n in range(30)]
    assert len({fuzz.case_of(1, n).line for n in range(100)}) > 20
