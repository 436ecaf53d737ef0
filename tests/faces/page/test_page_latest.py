"""Which of an indicator's values is how things stand, and the line that its latest number ends."""

from __future__ import annotations

from pathlib import Path

import pytest

import goalgraph
from goalgraph.faces.page.content.dialogue import dialogue
from goalgraph.faces.page.content.indicators import indicators
from measured_plan import measured

UNDATED = """@prefix gg: <https://w3id.org/goalgraph/ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix period: <https://w3id.org/goalgraph/id/period/> .
@prefix : <https://example.org/odaterad/> .

<https://example.org/odaterad> a gg:Plan ; skos:notation "odaterad" ; rdfs:label "Planen"@sv .
:N a gg:Level ; gg:inPlan <https://example.org/odaterad> ; gg:order 1 ; gg:idPrefix "N" ; rdfs:label "Mål"@sv .
:N1 a gg:Goal ; gg:inPlan <https://example.org/odaterad> ; gg:atLevel :N ; skos:notation "N1" ; rdfs:label "Ett mål"@sv .
:I1 a gg:Indicator ; skos:notation "I1" ; rdfs:label "Ett mått"@sv ; gg:measures :N1 .
"""


@pytest.mark.parametrize(
    ("name", "latest", "line"),
    [
        ("range", "O3", ["O1", "O2"]),
        ("bound", "O1", []),
        ("groups", "O3", ["O1", "O2", "O3"]),
        ("words", "O1", []),
        ("change", "O2", ["O1", "O2"]),
        ("unsaid", None, []),
    ],
)
def test_the_latest_value_need_be_no_number(
    tmp_path: Path, name: str, latest: str | None, line: list[str]
) -> None:
    scope = measured(tmp_path).scope
    known = dialogue(scope)["indicators"][f"I.{name}"]
    assert known.get("latest") == (latest and f"I.{name}.{latest}")
    drawn = indicators(scope)["of"][f"I.{name}"]["line"]
    assert [one["id"] for one in drawn] == [f"I.{name}.{one}" for one in line]
    assert known["unit"].endswith("PERCENT")


def test_words_are_the_latest_where_they_follow_the_number(tmp_path: Path) -> None:
    known = dialogue(measured(tmp_path).scope)["indicators"]["O1.I1"]
    assert known["latest"] == "O1.I1.X2"
    assert known["unit"].endswith("HA")


def test_what_is_said_to_come_before_another_is_not_the_latest_though_no_period_has_days(
    tmp_path: Path,
) -> None:
    values = "".join(
        f':I1.X{n} a gg:Observation ; skos:notation "I1.X{n}" ; gg:observationOf :I1 ; gg:value {n}.0 ; '
        f"gg:period period:undated{n}{f' ; gg:previousObservation :I1.X{n - 1}' if n > 1 else ''} .\n"
        for n in (1, 2, 3)
    )
    (tmp_path / "plan.ttl").write_text(UNDATED + values, encoding="utf-8")
    scope = goalgraph.load(tmp_path).scope
    assert dialogue(scope)["indicators"]["I1"]["latest"] == "I1.X3"
    assert indicators(scope)["of"]["I1"]["figures"][0]["id"] == "I1.X3"
