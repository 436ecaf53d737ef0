from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import polars as pl
import pytest

import goalgraph
from goalgraph.answers.validation.check import Finding, RuleCount
from goalgraph.base.errors import ParameterError
from goalgraph.base.frames import LIBRARIES, Library
from goalgraph.base.names import Kind
from goalgraph.model.objects import Resource, Term
from goalgraph.model.tables import class_of, columns_of
from hostile_plan import HOSTILE
from places import ROOT

EXAMPLES = ROOT / "data" / "examples"
PLAN = "@prefix gg: <https://w3id.org/goalgraph/ontology#> . <https://example.org/p/2030> a gg:Plan ."


@pytest.fixture(scope="module")
def two_years() -> goalgraph.Graph:
    return goalgraph.load(EXAMPLES / "sjobacka" / "2030", EXAMPLES / "sjobacka" / "2031")


def lists(graph: goalgraph.Graph) -> Iterator[goalgraph.Rows[Any]]:
    yield from (graph.resources(kind) for kind in (None, *Kind))
    yield from (graph.links(), graph.readiness())


@pytest.mark.parametrize("kind", Kind)
def test_everything_that_is_said_has_a_column(kind: Kind) -> None:
    columns = set(columns_of(class_of(kind)))
    said = {field.name for field in dataclasses.fields(class_of(kind))} - {"passages"}
    in_a_language = {"labels": "label", "short_labels": "short_label", "comments": "comment"}
    assert {in_a_language.get(name, name) for name in said} | {"document", "lines", "quote"} <= columns


@pytest.mark.parametrize("of", [Finding, RuleCount])
def test_what_a_rule_says_has_columns(of: type[Any]) -> None:
    assert {"plan", "rule", "severity", "message", "remedy", "document", "lines", "quote"} <= set(
        columns_of(of)
    )


def test_the_class_of_a_kind_is_that_of_its_resources(
    bundled: goalgraph.Graph, decided: goalgraph.Graph
) -> None:
    for graph in (bundled, decided):
        for one in graph.resources():
            assert type(one) is class_of(one.kind)


@pytest.mark.parametrize("library", LIBRARIES)
def test_a_frame_has_a_row_for_each_object(
    bundled: goalgraph.Graph, decided: goalgraph.Graph, library: Library
) -> None:
    for graph in (bundled, decided):
        for rows in lists(graph):
            made = rows.to_frame(library)
            assert len(made) == len(rows)
            assert list(made.columns) == [name for name in columns_of(rows.of) if name != "plan"]


def test_numbers_days_and_truths_are_typed(bundled: goalgraph.Graph) -> None:
    made = bundled.resources("observation").to_frame("polars", lang="en")
    observations = {one.id: one for one in bundled.resources("observation")}
    assert made["value"].dtype.is_decimal()
    assert made["period_end"].dtype == pl.Date
    assert made["numerator"].dtype == pl.Int64
    for row in made.iter_rows(named=True):
        one = observations[row["id"]]
        assert isinstance(one, goalgraph.Observation)
        assert row["value"] == one.value
        assert row["unit"] == (one.unit.label("en") if one.unit else None)
        assert row["period_end"] == (one.period.end if one.period else None)
    [share] = made.filter(pl.col("value") == Decimal("80.6"))["unit"].unique()
    assert share == "%"
    assert made["period_end"].null_count() > 0
    assert bundled.links().to_frame("polars")["ambiguous"].dtype == pl.Boolean


def test_what_there_are_several_of_is_joined_and_nothing_is_lost(bundled: goalgraph.Graph) -> None:
    goals = {one.id: one for one in bundled.resources("goal")}
    for row in bundled.resources("goal").to_frame("polars").iter_rows(named=True):
        passages = goals[row["id"]].passages
        assert all(one.quote in row["quote"] and str(one.first_line) in row["lines"] for one in passages)
    ready = bundled.readiness().to_frame("polars")
    [kept] = ready.filter((pl.col("goal") == "KS1") & (pl.col("requirement") == "R1"))["evidence"]
    assert kept == "KS1.S1; KS1.S2; KS1.S3; KS1.S4; KS1.S5; KS1.S6"


def test_several_plans_are_told_apart_by_a_column(
    two_years: goalgraph.Graph, bundled: goalgraph.Graph
) -> None:
    plans = {one.id for one in two_years.plans}
    for rows in (two_years.links(), two_years.readiness()):
        made = rows.to_frame("polars")
        assert made.columns[0] == "plan"
        assert set(made["plan"]) == plans
    report = two_years.validate()
    for part in ("findings", "rules"):
        assert set(report.to_frame("polars", part)["plan"]) == plans
    assert "plan" not in bundled.links().to_frame("polars").columns
    answer = two_years.query("goals-without-strategy").to_frame("polars")
    assert answer.columns[0] == "plan"


def test_the_frames_of_several_plans_hold_what_each_alone_would(two_years: goalgraph.Graph) -> None:
    whole = two_years.links().to_frame("polars")
    for plan in two_years.plans:
        alone = two_years.of(plan.id).links().to_frame("polars")
        assert whole.filter(pl.col("plan") == plan.id).drop("plan").equals(alone)


def test_an_empty_plan_has_empty_frames(tmp_path: Any) -> None:
    (tmp_path / "plan.ttl").write_text(PLAN, encoding="utf-8")
    graph = goalgraph.load(tmp_path)
    made = graph.readiness().to_frame("polars")
    assert made.is_empty()
    assert "status" in made.columns
    assert graph.query("goals-per-area").to_frame("pandas").empty


def test_a_thread_and_a_report_are_had_by_part(bundled: goalgraph.Graph) -> None:
    thread, report = bundled.trace("KS8"), bundled.validate(lang="en")
    nodes = thread.to_frame("polars", "nodes", lang="en")
    ends = thread.to_frame("polars")
    assert set(ends["subject"]) | set(ends["object"]) <= set(nodes["id"])
    assert len(ends) == len(thread.links)
    assert "Politics shall" in " ".join(nodes["label"])
    assert report.to_frame("pandas")["message"].tolist() == [f.message for f in report.findings]
    assert report.to_frame("polars", "rules")["findings"].sum() == len(report.findings)
    assert len(report.to_frame("polars", "readiness")) == 24
    wrong: Any = "triples"
    for one in (thread, report):
        with pytest.raises(ParameterError, match="part cannot be 'triples'"):
            one.to_frame("polars", wrong)


def test_text_is_kept_as_it_is() -> None:
    one = Resource(
        iri="urn:a", id="A", kind=Kind.RISK, labels={"sv": HOSTILE}, documents=(Term("D", "urn:d", {}),)
    )
    [row] = goalgraph.Rows([one], Resource).to_frame("polars").iter_rows(named=True)
    assert (row["label"], row["documents"], row["comment"]) == (HOSTILE, "D", None)


def test_a_list_is_still_a_list(bundled: goalgraph.Graph) -> None:
    assert bundled.links() == list(bundled.links())
    assert [link.plan for link in bundled.links()[:2]] == [None, None]
