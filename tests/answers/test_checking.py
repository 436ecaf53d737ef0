"""A check is made once with an engine, and anew with another one."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

import goalgraph
from goalgraph.answers.validation import checking
from goalgraph.answers.validation.verdict import key_of
from goalgraph.base import cache
from goalgraph.base.errors import ParameterError
from goalgraph.rdf.shacl import ENGINES, validation_report
from places import EXAMPLE, ROOT

FIXTURES = ROOT / "tests" / "fixtures"

DAY = date(2030, 1, 1)


def asked_engines(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The engines that are asked from now on, in order; nothing that was kept is taken."""
    monkeypatch.setenv(cache.VARIABLE, "")
    asked: list[str] = []
    report = validation_report

    def counted(data: Any, shapes: Any, engine: Any) -> Any:
        asked.append(engine)
        return report(data, shapes, engine)

    monkeypatch.setattr(checking, "validation_report", counted)
    return asked


def test_each_engine_is_asked_once_and_its_answer_kept_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = asked_engines(monkeypatch)
    scope = goalgraph.load(EXAMPLE / "2031").scope
    for _ in range(2):
        for engine in ENGINES:
            checking.verdict_of(scope, DAY, engine)
    assert asked == ["pyshacl", "fast"]


def test_engines_have_keys_of_their_own(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    monkeypatch.setenv(cache.VARIABLE, str(tmp_path))
    scope = goalgraph.load(EXAMPLE / "2031").scope
    assert key_of(scope, DAY, "pyshacl") != key_of(scope, DAY, "fast")


def test_an_engine_that_there_is_not_is_refused() -> None:
    with pytest.raises(ParameterError, match="pyshacl, fast"):
        goalgraph.load().validate(engine="other")  # type: ignore[arg-type]


def test_rules_of_a_bodys_own_are_asked_of_pyshacl(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = asked_engines(monkeypatch)
    graph = goalgraph.load(EXAMPLE / "2031")
    graph.validate(engine="fast")
    graph.validate(engine="fast", profile=FIXTURES / "profile")
    assert asked == ["fast", "pyshacl"]
