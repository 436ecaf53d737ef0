"""A plan that is as it was is not checked again, and one of which anything has changed always is."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import goalgraph
from goalgraph.answers.validation import check
from goalgraph.base import cache
from nation import nation
from places import EXAMPLE, ROOT

COUNT = 3
PROFILES = ROOT / "shapes" / "profiles"
Said = Callable[..., goalgraph.Report]


@pytest.fixture(scope="module")
def known(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Some plans, one of them with decisions, and beside them what was kept when they were checked."""
    place = tmp_path_factory.mktemp("known")
    nation(COUNT, place / "plans")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(cache.VARIABLE, str(place / "cache"))
        report(place / "plans")
    return place


@pytest.fixture
def folder(known: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Plans that were checked before."""
    monkeypatch.setenv(cache.VARIABLE, str(tmp_path / "cache"))
    shutil.copytree(known, tmp_path, dirs_exist_ok=True)
    return tmp_path / "plans"


@pytest.fixture
def checked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The plans that were checked, in their order, since this was emptied."""
    plans: list[str] = []
    validate = check.validate

    def counted(scope: Any, **options: Any) -> goalgraph.Report:
        plans.append(scope.iri)
        return validate(scope, **options)

    monkeypatch.setattr(check, "validate", counted)
    return plans


def report(*paths: Path, **options: Any) -> goalgraph.Report:
    return goalgraph.load(*paths).validate(engine="fast", **options)


def test_reports_from_before_are_the_reports_anew(
    folder: Path, checked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    again = report(folder)
    assert checked == []
    monkeypatch.setenv(cache.VARIABLE, "")
    anew = report(folder)
    assert len(checked) == COUNT
    assert (again, again.turtle) == (anew, anew.turtle)
    assert again.findings
    assert any(part.homes for part in again.plans.values())


def test_only_the_plan_that_was_changed_is_checked(folder: Path, checked: list[str]) -> None:
    first = goalgraph.load(folder).plans[0]
    file = next(file for file in folder.glob("*.ttl") if first.id.replace("/", "-")[1:] == file.stem)
    file.write_text(file.read_text("utf-8").replace(" ;\n    gg:atLevel p:L1", "", 1), encoding="utf-8")
    changed = report(folder)
    assert checked == [first.iri]
    assert [f.plan for f in changed.findings if f.rule == "goal-needs-level"] == [first.id]


def test_a_decision_that_comes_to_a_plan_has_it_checked(
    tmp_path: Path, folder: Path, checked: list[str]
) -> None:
    [decisions] = folder.glob("*-decisions.ttl")
    others = [file for file in folder.glob("*.ttl") if file != decisions]
    shutil.rmtree(tmp_path / "cache")
    report(*others)
    checked.clear()
    report(folder)
    code, year, _ = decisions.stem.split("-")
    assert [iri.rsplit("/", 2)[1:] for iri in checked] == [[code, year]]


def test_what_belongs_to_no_plan_changes_nothing_of_several(folder: Path, checked: list[str]) -> None:
    loose = '<urn:a> <http://www.w3.org/2000/01/rdf-schema#label> "a" .\n'
    (folder / "loose.ttl").write_text(loose, encoding="utf-8")
    report(folder)
    assert checked == []


@pytest.mark.parametrize(
    "options",
    [
        {"as_of": date(2031, 1, 1)},
        {"lang": "en"},
        {"profile": "general"},
        {"profile": "vaggeryd"},
    ],
)
def test_another_question_is_asked_anew(folder: Path, checked: list[str], options: dict[str, Any]) -> None:
    answer = report(folder, **options)
    assert len(checked) == COUNT
    assert report(folder, **options) == answer
    assert len(checked) == COUNT


def test_the_severity_that_a_report_fails_on_is_asked_each_time(folder: Path, checked: list[str]) -> None:
    mild = [p for p in report(folder).plans.values() if all(f.severity != "violation" for f in p.findings)]
    strict = report(folder, fail_on="info").plans
    assert (bool(mild), checked) == (True, [])
    assert [one.conforms for one in mild] == [True] * len(mild)
    assert [strict[str(one.plan)].conforms for one in mild] == [not one.findings for one in mild]


@pytest.mark.parametrize("name", ["shapes.ttl", "profile.ttl"])
def test_a_profile_that_was_changed_has_its_plans_checked(
    tmp_path: Path, folder: Path, checked: list[str], name: str
) -> None:
    own = Path(shutil.copytree(PROFILES / "vaggeryd", folder / "profile"))
    report(folder)
    with (own / name).open("a", encoding="utf-8") as file:
        file.write("# changed")
    checked.clear()
    report(folder)
    assert len(checked) == COUNT


def test_changed_rules_and_libraries_are_other_keys(
    folder: Path, checked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("goalgraph.answers.validation.verdict.core_files", list)
        report(folder)
    assert len(checked) == COUNT
    monkeypatch.setattr("importlib.metadata.version", lambda name: "0")
    report(folder)
    assert len(checked) == 2 * COUNT


def test_a_report_that_is_broken_is_made_anew(
    folder: Path, checked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("goalgraph.answers.validation.before.unpacked", _broken)
        anew = report(folder)
    assert len(checked) == COUNT
    assert report(folder) == anew


def _broken(*_: object) -> object:
    raise ValueError


def test_a_scope_that_somebody_may_have_changed_is_checked_itself(folder: Path, checked: list[str]) -> None:
    report(folder)
    graph = goalgraph.load(folder)
    scope = graph.scopes[0]
    scope.store.drop_graph(scope.derived)
    checked.clear()
    assert graph.plans
    graph.validate(engine="fast")
    assert len(checked) == COUNT


def test_plans_in_a_store_are_known_again_and_a_replaced_graph_is_not(
    tmp_path: Path, folder: Path, checked: list[str]
) -> None:
    store = tmp_path / "store"
    goalgraph.load_into(store, folder)

    def stored() -> goalgraph.Report:
        return goalgraph.open(store).validate(engine="fast")

    anew = stored()
    checked.clear()
    assert stored() == anew
    assert checked == []
    changed = next(file for file in sorted(folder.glob("*.ttl")) if "decisions" not in file.stem)
    changed.write_text(changed.read_text("utf-8").replace(" ;\n    gg:atLevel p:L1", "", 1), encoding="utf-8")
    goalgraph.load_into(store, folder)
    stored()
    assert [iri.split("/")[-2] for iri in checked] == [changed.stem.split("-")[0]]


def test_nothing_is_kept_where_nothing_is_to_be(
    folder: Path, checked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(cache.VARIABLE, "")
    assert report(folder) == report(folder)
    assert len(checked) == 2 * COUNT


def test_as_it_was_on_a_day_is_another_plan(
    tmp_path: Path, checked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(cache.VARIABLE, str(tmp_path / "cache"))
    plan = Path(shutil.copytree(EXAMPLE / "2030", tmp_path / "plan"))
    decisions = min((EXAMPLE / "decisions-2030").glob("*.jsonld"))
    goalgraph.load(plan).apply(decisions, output=plan)
    graph = goalgraph.load(plan)
    past = graph.as_of(date(2000, 1, 1))
    assert past is not graph
    graph.validate(engine="fast")
    past.validate(engine="fast")
    assert len(checked) == 2
