"""A plan that was checked before has the same report as one that is checked anew, and never another plan's."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import goalgraph
import hostile_plan
from goalgraph.answers.validation import check, checking, shapes, verdict
from goalgraph.base import cache
from goalgraph.base.names import GG, ONTOLOGY_GRAPH, XSD
from goalgraph.model.profiles import shipped
from goalgraph.model.scope import Scope
from goalgraph.model.scoped import under
from goalgraph.rdf.shacl import validation_report
from goalgraph.rdf.terms import BlankNode, Literal, NamedNode, Triple
from places import EXAMPLE, ROOT

DAY = date(2031, 1, 1)
REMARK = (NamedNode("http://purl.org/dc/terms/description"), Literal("by hand"))


@pytest.fixture(autouse=True)
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(cache.VARIABLE, str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def checks(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """What pyshacl was asked, one entry a time."""
    asked: list[object] = []

    def counted(*graphs: Any) -> Any:
        asked.append(graphs)
        return validation_report(*graphs)

    monkeypatch.setattr(checking, "validation_report", counted)
    return asked


def scope() -> Scope:
    return goalgraph.load(EXAMPLE / "2030").scope


def said(report: check.Report) -> list[object]:
    return [
        report.findings,
        report.rules,
        report.turtle,
        report.profile,
        report.as_of,
        report.conforms,
        report.readiness,
    ]


@pytest.mark.parametrize("load", [goalgraph.load, lambda: goalgraph.load(EXAMPLE / "2030")])
def test_a_report_from_before_is_the_report_anew(
    load: Callable[[], goalgraph.Graph], checks: list[object]
) -> None:
    anew = load().scope
    first = {lang: said(check.validate(anew, lang=lang)) for lang in ("sv", "en")}
    again = load().scope
    assert {lang: said(check.validate(again, lang=lang)) for lang in ("sv", "en")} == first
    assert len(checks) == 1
    assert first["sv"][0]


def test_hostile_text_and_values_that_are_none_are_told_as_before(
    tmp_path: Path, checks: list[object]
) -> None:
    plan = hostile_plan.lay_out(tmp_path)

    def damaged() -> Scope:
        scope = goalgraph.load(plan).scope
        one = NamedNode(scope.goals[0].iri)
        ill = [
            Triple(one, NamedNode(GG + name), Literal("neither", datatype=NamedNode(XSD + kind)))
            for name, kind in (("value", "decimal"), ("startDate", "date"), ("ambiguous", "boolean"))
        ]
        scope.store.put_graph(scope.iri, [*scope.store.get_graph(scope.iri), *ill])
        return scope

    first = said(check.validate(damaged()))
    assert said(check.validate(damaged())) == first
    assert len(checks) == 1


def test_another_day_and_another_plan_are_checked_anew_and_the_plans_own_profile_is_no_other(
    checks: list[object],
) -> None:
    check.validate(scope())
    check.validate(scope(), as_of=DAY)
    check.validate(goalgraph.load().scope)
    assert len(checks) == 3
    check.validate(scope(), as_of=DAY)
    [own] = scope().profiles
    check.validate(under(scope(), own, []), as_of=DAY)
    assert len(checks) == 3


def test_another_profile_is_another_key() -> None:
    one = scope()
    scopes = [one, *(under(one, profile, []) for profile in shipped())]
    assert len({verdict.key_of(each, DAY) for each in scopes}) == 2


def test_a_changed_statement_is_checked_anew(checks: list[object]) -> None:
    check.validate(scope())
    changed = scope()
    goal = NamedNode(changed.goals[0].iri)
    said_of_it = [t for t in changed.store.get_graph(f"{changed.iri}/stated") if t.subject == goal]
    label = next(t for t in said_of_it if isinstance(t.object, Literal) and t.object.language == "sv")
    kept = [t for t in changed.store.get_graph(f"{changed.iri}/stated") if t != label]
    changed.store.put_graph(
        f"{changed.iri}/stated", [*kept, Triple(goal, label.predicate, Literal("", language="sv"))]
    )
    check.validate(changed)
    assert len(checks) == 2


def test_a_plan_with_blank_nodes_is_checked_each_time(checks: list[object]) -> None:
    for _ in range(2):
        changed = scope()
        triples = changed.store.get_graph(f"{changed.iri}/stated")
        changed.store.put_graph(f"{changed.iri}/stated", [*triples, Triple(BlankNode(), *REMARK)])
        check.validate(changed)
    assert len(checks) == 2


def test_a_changed_ontology_is_another_key() -> None:
    changed = scope()
    before = verdict.key_of(changed, DAY)
    triples = changed.store.get_graph(ONTOLOGY_GRAPH)
    changed.store.put_graph(ONTOLOGY_GRAPH, triples[:-1])
    assert verdict.key_of(changed, DAY) != before


def test_changed_rules_are_another_key(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = verdict.key_of(scope(), DAY)
    more = tmp_path / "more.ttl"
    more.write_text("", encoding="utf-8")
    monkeypatch.setattr(verdict, "core_files", lambda: [*shapes.core_files(), more])
    empty = verdict.key_of(scope(), DAY)
    more.write_text("# changed", encoding="utf-8")
    assert len({before, empty, verdict.key_of(scope(), DAY)}) == 3


@pytest.mark.parametrize("name", ["shapes.ttl", "profile.ttl"])
def test_a_profile_that_was_changed_is_another_key(tmp_path: Path, name: str) -> None:
    folder = Path(shutil.copytree(ROOT / "shapes" / "profiles" / "vaggeryd", tmp_path / "profile"))
    shutil.copytree(EXAMPLE / "2030", tmp_path, dirs_exist_ok=True)
    before = verdict.key_of(goalgraph.load(tmp_path).scope, DAY)
    assert before == verdict.key_of(goalgraph.load(tmp_path).scope, DAY)
    with (folder / name).open("a", encoding="utf-8") as file:
        file.write("# changed")
    assert verdict.key_of(goalgraph.load(tmp_path).scope, DAY) != before


def test_another_library_is_another_key(monkeypatch: pytest.MonkeyPatch) -> None:
    before = verdict.key_of(scope(), DAY)
    monkeypatch.setattr("importlib.metadata.version", lambda name: "0")
    assert verdict.key_of(scope(), DAY) != before


def test_what_is_kept_broken_is_checked_anew(place: Path, checks: list[object]) -> None:
    first = said(check.validate(scope()))
    key = verdict.key_of(scope(), scope().plan.reference_date)
    kept = place / str(key)
    kept.write_bytes(kept.read_bytes()[:-1])
    assert said(check.validate(scope())) == first
    assert len(checks) == 2


def test_nothing_is_kept_where_nothing_is_to_be(
    monkeypatch: pytest.MonkeyPatch, checks: list[object]
) -> None:
    monkeypatch.setenv(cache.VARIABLE, "")
    assert verdict.key_of(scope(), DAY) is None
    assert said(check.validate(scope())) == said(check.validate(scope()))
    assert len(checks) == 2
