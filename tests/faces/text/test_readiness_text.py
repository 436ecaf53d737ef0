"""Readiness as lines, as a matrix and as plain values."""

from __future__ import annotations

from dataclasses import replace

import pytest

import goalgraph
from goalgraph.base.names import GG, Basis
from goalgraph.base.wording import wording
from goalgraph.faces.text.readiness import MOST_SHOWN, as_json, columns, of_goal, rows
from goalgraph.model.objects import Term
from goalgraph.model.readiness import Candidate, Evidence
from small_plan import FILE


@pytest.fixture(scope="module")
def small() -> goalgraph.Graph:
    return goalgraph.load(FILE)


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_each_requirement_has_status_reason_and_next_step(small: goalgraph.Graph, lang: str) -> None:
    found = small.readiness("M1")
    lines = of_goal(small.scope, found, lang)
    heads = [line for line in lines if not line.startswith("     ")]
    assert [head.split()[0] for head in heads] == ["R1", "R2", "R3"]
    for head, r in zip(heads, found, strict=True):
        assert wording(lang)["status"][r.status] in head
        assert r.reason(lang) in head
    steps = [line for line in lines if line.startswith(f"     {wording(lang)['readiness']['next_step']}: ")]
    assert len(steps) == 3


def test_the_basis_of_evidence_is_told(small: goalgraph.Graph) -> None:
    assert "     evidence (candidate): O1.I1" in of_goal(small.scope, small.readiness("M1"), "en")
    assert "     evidence (stated): O2.I2" in of_goal(small.scope, small.readiness("M2"), "en")


def test_many_are_counted_not_listed(small: goalgraph.Graph) -> None:
    (r, *_) = small.readiness("M1")
    many = tuple(Evidence(f"O1.I{n}", "stated") for n in range(MOST_SHOWN + 3))
    could = tuple(
        Candidate("O1.I1", None, number=True, period=False, comparator=True) for _ in range(MOST_SHOWN + 2)
    )
    lines = of_goal(small.scope, [replace(r, evidence=many, candidates=could, status="unclear")], "en")
    assert f"     evidence (stated): {', '.join(e.id for e in many[:MOST_SHOWN])} and 3 more" in lines
    assert (
        sum(
            "possible indicator: O1.I1 Visibility (number, no period, comparison, not in Kolada)" in n
            for n in lines
        )
        == MOST_SHOWN
    )
    assert "     possible indicator: and 2 more" in lines


def test_an_answer_is_quoted_in_its_line(small: goalgraph.Graph) -> None:
    (r, *_) = small.readiness("M1")
    said = Evidence("M1.D1", "decided", {"sv": "Ja,\nden\x1b kan."})
    lines = of_goal(
        small.scope, [replace(r, evidence=(said,), missing=(Term("x", "urn:x", {"en": "a number"}),))], "en"
    )
    assert "     evidence (decided): M1.D1 ”Ja, den kan.”" in lines
    assert "     Missing: a number" in lines


def test_what_is_met_needs_no_candidate(small: goalgraph.Graph) -> None:
    (_, r, _) = small.readiness("M2")
    assert r.status == "met"
    assert not any("possible indicator" in line for line in of_goal(small.scope, [r], "en"))
    assert rows([r], "en")[0][-1] == ""


@pytest.mark.parametrize("lang", ["sv", "en"])
def test_the_matrix_has_a_row_for_each_goal_and_requirement(small: goalgraph.Graph, lang: str) -> None:
    found = small.readiness()
    matrix = rows(found, lang)
    assert len(matrix) == 9
    assert {len(row) for row in matrix} == {len(columns(lang))}
    assert [row[0] for row in matrix[::3]] == ["M 1", "M 2", "M 3"]
    marks = wording(lang)["readiness"]["marks"]
    assert [row[2].split()[0] for row in matrix] == [marks[r.status] for r in found]


def test_plain_values_keep_ids_and_status_codes(small: goalgraph.Graph) -> None:
    found = as_json(small.readiness("M1"), "en")
    assert [(r["goal"], r["requirement"], r["status"]) for r in found] == [
        ("M1", f"R{n}", "unclear") for n in (1, 2, 3)
    ]
    assert found[1]["evidence"] == [{"id": "O1.I1", "basis": "derived", "text": None}]
    (could, *_) = found[1]["candidates"]
    assert (could["id"], could["kolada"], could["number"]) == ("O1.I1", ["N00001", "N00002"], True)


def test_of_a_direction_goal_nothing_is_asked(small: goalgraph.Graph) -> None:
    direction = small.scope.term(GG + "Direction")
    found = [replace(r, applies=False, goal_type=direction) for r in small.readiness("M3")]
    assert of_goal(small.scope, found, "en") == ["  direction goal: the requirements are not asked of it"]
    assert [row[2:] for row in rows(found, "sv")] == [
        ["–", "inriktningsmål: kraven ställs inte på det", "", ""]
    ] * 3
    assert [r["applies"] for r in as_json(found, "en")] == [False] * 3


@pytest.mark.parametrize(("lang", "words"), [("sv", ["möjligt mått", "angivet mått", "beslutat mått"])])
def test_an_indicator_of_the_area_is_possible_and_no_more(
    small: goalgraph.Graph, lang: str, words: list[str]
) -> None:
    (r, *_) = small.readiness("M1")
    bases: list[Basis] = ["derived", "stated", "decided"]
    several = tuple(Candidate("O1.I1", basis, number=True, period=True, comparator=True) for basis in bases)
    lines = of_goal(small.scope, [replace(r, candidates=several, status="unclear")], lang)
    assert [line.split(":")[0].strip() for line in lines if "O1.I1" in line and "mått:" in line] == words
