from __future__ import annotations

from pathlib import Path

import pytest

import goalgraph

PLAN = """@prefix gg: <https://w3id.org/goalgraph/ontology#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
<https://example.org/{name}> a gg:Plan ; rdfs:label "{name}"@sv .
"""


@pytest.mark.parametrize("jobs", [1, 2])
def test_of_many_plans_no_scope_is_kept_for_publishing_but_those_that_somebody_has(
    tmp_path: Path, jobs: int
) -> None:
    for name in ("one", "two", "three"):
        (tmp_path / f"{name}.ttl").write_text(PLAN.format(name=name), encoding="utf-8")
    graph = goalgraph.load(tmp_path)
    held = graph.of("two").scope
    alone = goalgraph.load(tmp_path).publish(tmp_path / "alone")
    made = graph.publish(tmp_path / "site", jobs=jobs)
    assert made.written == alone.written
    assert graph._plans.kept_scopes <= {held.iri}
    assert [scope.plan.label("sv") for scope in graph.scopes] == ["one", "three", "two"]
