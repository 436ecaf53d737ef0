from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import rdflib

import goalgraph
from decision_files import decision, dialogue, proposal, save
from goalgraph.base.errors import ParameterError
from goalgraph.base.names import BASES, Kind
from goalgraph.base.order import natural
from small_plan import FILE, PLAN, PREFIXES


@pytest.fixture(scope="module")
def small() -> goalgraph.Graph:
    return goalgraph.load(FILE)


def test_without_a_path_it_is_the_bundled_plan(bundled: goalgraph.Graph) -> None:
    assert [plan.iri for plan in bundled.plans] == ["https://w3id.org/goalgraph/id/0665/2019"]


def test_with_a_path_it_is_that_plan_with_what_is_shared(small: goalgraph.Graph) -> None:
    assert [plan.iri for plan in small.plans] == [PLAN]
    assert len(small.resources(Kind.GLOBAL_GOAL)) == 17
    assert len(small.resources(Kind.GLOBAL_TARGET)) == 169
    assert [r.id for r in small.scope.goals] == ["M1", "M2", "M3"]


@pytest.mark.parametrize("path", [FILE, str(FILE), FILE.parent])
def test_a_path_is_a_file_or_a_folder_as_text_or_path(path: str | Path) -> None:
    assert goalgraph.load(path).get("M1").iri == f"{PLAN}/M1"


def test_several_paths_are_one_graph(tmp_path: Path) -> None:
    more = tmp_path / "more.ttl"
    more.write_text(
        f'{PREFIXES} p:V9 a gg:Strategy ; skos:notation "V9" ; gg:contributesTo p:M3 .', encoding="utf-8"
    )
    graph = goalgraph.load(FILE, more)
    assert "V9" in {node.id for node in graph.trace("M3", "down").nodes}


def test_a_bad_path_is_an_input_error(tmp_path: Path) -> None:
    with pytest.raises(goalgraph.InputError):
        goalgraph.load(FILE, tmp_path / "none.ttl")


@pytest.mark.parametrize("kind", Kind)
def test_resources_are_those_of_a_kind(bundled: goalgraph.Graph, kind: Kind) -> None:
    found = bundled.resources(kind)
    assert found == bundled.resources(kind.value)
    assert {resource.kind for resource in found} <= {kind}
    assert [r.id for r in found] == sorted((r.id for r in found), key=natural)


def test_resources_are_in_the_order_of_kinds_and_ids(bundled: goalgraph.Graph) -> None:
    kinds = list(Kind)
    keys = [(kinds.index(r.kind), natural(r.id)) for r in bundled.resources()]
    assert keys == sorted(keys)
    assert bundled.resources() == [r for kind in Kind for r in bundled.resources(kind)]


@pytest.mark.parametrize("kind", ["board-goal", "GOAL"])
def test_an_unknown_kind_is_refused(bundled: goalgraph.Graph, kind: str) -> None:
    with pytest.raises(ParameterError, match="kind"):
        bundled.resources(kind)


def test_two_loads_of_the_same_give_the_same(small: goalgraph.Graph) -> None:
    again = goalgraph.load(FILE)
    assert again.resources() == small.resources()
    assert again.links() == small.links()
    assert again.readiness() == small.readiness()


def test_the_summary_counts_what_is_there(bundled: goalgraph.Graph) -> None:
    summary = bundled.summary()
    assert list(summary.plans) == bundled.plans
    counted = Counter(resource.kind.value for resource in bundled.resources())
    assert summary.counts == {kind.value: counted[kind.value] for kind in Kind}
    assert summary.links == {basis: len(bundled.links(basis)) for basis in BASES}
    severities = Counter(finding.severity for finding in bundled.validate().findings)
    assert summary.findings == {
        severity: severities[severity] for severity in ("violation", "warning", "info")
    }
    assert summary.levels == {"KF": 11, "KS": 8}


def test_a_query_goes_to_the_graphs_of_this_graph(small: goalgraph.Graph) -> None:
    found = small.query("SELECT ?area { ?area a gg:FocusArea } ORDER BY ?area")
    assert found.texts() == [(f"{PLAN}/O1",), (f"{PLAN}/O2",)]


def test_the_page_is_written_where_asked(small: goalgraph.Graph, tmp_path: Path) -> None:
    written = small.write_page(tmp_path / "goals.html", lang="en")
    assert written == tmp_path / "goals.html"
    assert "The lake is fit to swim in" in written.read_text(encoding="utf-8")


def test_a_copy_for_rdflib_is_a_dataset(small: goalgraph.Graph) -> None:
    assert isinstance(small.rdf(), rdflib.Dataset)


@pytest.mark.parametrize("name", goalgraph.__all__)
def test_everything_the_package_offers_is_there(name: str) -> None:
    assert getattr(goalgraph, name) is not None
    assert name in dir(goalgraph)


def test_the_package_offers_nothing_else() -> None:
    with pytest.raises(AttributeError, match="attribute Nothing"):
        goalgraph.Nothing  # type: ignore[attr-defined]  # noqa: B018


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda g: g.trace("KS1", "sideways"), "up, down, both"),
        (lambda g: g.validate(lang="fi"), "sv, en"),
        (lambda g: g.validate(fail_on="disaster"), "violation, warning, info"),
        (lambda g: g.resources("nonsense"), "goal"),
    ],
)
def test_a_choice_that_is_none_is_refused(
    bundled: goalgraph.Graph, call: Callable[[Any], object], said: str
) -> None:
    with pytest.raises(ParameterError, match=said):
        call(bundled)


def test_applying_renews_what_is_read_from_the_graph(tmp_path: Path) -> None:
    graph = goalgraph.load(FILE)
    before = (
        graph.summary(),
        graph.links(),
        graph.readiness("M3")[1].reason("en"),
        len(graph.trace("M3", "down").nodes),
    )
    graph.apply(str(save(tmp_path, dialogue(decision("M3", indicators=[f"{PLAN}/O2.I1"])))))
    assert graph.readiness("M3")[1].reason("en") != before[2]
    assert graph.get("m3.d1").kind is Kind.DECISION
    assert graph.summary().counts["decision"] == before[0].counts["decision"] + 1
    assert "O2.I1" in {node.id for node in graph.trace("M3", "down").nodes}
    assert not any(k.rule for k in graph.links_of("O2.I1")[0] if k.object == "M3")


def test_what_belongs_to_another_plan_is_not_in_the_digest(tmp_path: Path) -> None:
    (tmp_path / "other.ttl").write_text(
        FILE.read_text(encoding="utf-8").replace("sjobacka/2024", "other/2024"), encoding="utf-8"
    )
    both = goalgraph.load(FILE, tmp_path)
    assert both.digest(PLAN) == goalgraph.load(FILE).digest(PLAN)


def test_the_digest_is_of_plan_and_decisions(small: goalgraph.Graph, tmp_path: Path) -> None:
    graph = goalgraph.load(FILE)
    assert graph.digest(PLAN) == graph.digest("sjobacka/2024") == small.digest(PLAN)
    graph.apply(save(tmp_path, dialogue(proposal(note="x"))))
    assert graph.digest(PLAN) != small.digest(PLAN)


def test_a_template_is_plain_values(small: goalgraph.Graph) -> None:
    found = small.decisions_template("sjobacka/2024", lang="en")
    assert (found["plan"], found["planDigest"]) == (PLAN, small.digest(PLAN))
    assert small.decisions_template() == small.decisions_template(PLAN)
