"""A decision log into Turtle and back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pyoxigraph as ox
import pytest
from hypothesis import given, settings

from decision_logs import logs
from goalgraph.decisions.keeping import brought_in
from goalgraph.decisions.log import Log, read_log, sections, written
from goalgraph.decisions.standpoints import ACTIVITIES, Adoption, Dialogue, Standpoint, Work
from small_plan import PLAN

MEETING = Dialogue(f"{PLAN}/W1", "urn:example:one", "2024-05-02T12:00:00Z")


def triples(text: str) -> list[ox.Triple]:
    return [quad.triple for quad in ox.parse(text, format=ox.RdfFormat.TURTLE)]


def recorded(log: Log, names: dict[str, dict[str, str]] | None = None) -> list[ox.Triple]:
    """The graph of a plan that had no log before."""
    return brought_in([], Log(PLAN), log, names or {})


def text_of(log: Log) -> str:
    return written(log, recorded(log))


def record(number: int = 1, meeting: Dialogue = MEETING, **more: object) -> Standpoint:
    given: dict[str, object] = {
        "goal": f"{PLAN}/M1",
        "sets": {},
        "dialogue": meeting,
        "adoption": Adoption(f"{PLAN}/ORG.KS", date(2024, 5, 1)),
        "iri": f"{PLAN}/M1.D{number}",
        "notation": f"M1.D{number}",
        "digest": "sha256:0",
    }
    return Standpoint(**{**given, **more})  # type: ignore[arg-type]


@given(logs())
@settings(max_examples=60, deadline=None)
def test_what_is_written_is_read_back(log: Log) -> None:
    text = text_of(log)
    assert read_log(PLAN, triples(text)) == log
    assert written(read_log(PLAN, triples(text)), triples(text)) == text


@given(logs())
@settings(max_examples=30, deadline=None)
def test_nothing_of_a_log_was_added_by_hand(log: Log) -> None:
    *_, by_hand = sections(log, recorded(log))
    assert (by_hand.title, by_hand.blocks) == ("Added by hand", ())


@pytest.mark.parametrize(
    "text",
    [
        "a\tb",
        "a\nb",
        "a\rb",
        "a\x0bb\x0cc",
        "a\x85b",
        "a\u2028b\u2029c",
        '"\\',
        " .\n plan:x",
        "# --- x ---",
        "<gg:x>",
        "مرحبا",
        "@prefix x: <urn:x> .",
    ],
)
def test_any_text_survives(text: str) -> None:
    said = record(
        note={"sv": text},
        adoption=Adoption(f"{PLAN}/ORG.KS", date(2024, 5, 1), text),
        organisations={f"{PLAN}/ORG.KS": {"sv": text}},
        sets={ACTIVITIES: (Work(text, "sv"),)},
    )
    log = Log(PLAN, (said,))
    assert read_log(PLAN, triples(written(log, recorded(log, {PLAN: {"sv": text}})))) == log


def test_the_order_is_that_in_which_they_were_brought_in() -> None:
    meetings = [replace(MEETING, iri=f"{PLAN}/W{n}") for n in range(1, 13)]
    log = Log(PLAN, tuple(record(n, meeting) for n, meeting in enumerate(meetings, 1)))
    found = read_log(PLAN, reversed(triples(text_of(log))))
    assert [s.notation for s in found.standpoints] == [f"M1.D{n}" for n in range(1, 13)]
    assert found.dialogues == meetings


def test_what_replaces_many_is_written_the_same_again() -> None:
    earlier = tuple(sorted(f"{PLAN}/M1.D{n}" for n in range(1, 12)))
    text = text_of(Log(PLAN, (record(12, supersedes=earlier),)))
    assert written(read_log(PLAN, triples(text)), triples(text)) == text


def test_only_prefixes_in_use_are_declared() -> None:
    text = text_of(Log(PLAN, (record(note={"sv": "sdg:1 foaf:x"}),)))
    assert "@prefix sdg:" not in text
    assert "@prefix foaf:" not in text


def test_what_is_no_record_is_left_alone() -> None:
    hand = triples("<urn:a> a <https://w3id.org/goalgraph/ontology#Decision> . [] <urn:b> <urn:c> .")
    log = read_log(PLAN, hand)
    assert log == Log(PLAN)
    assert set(hand) <= set(brought_in(hand, log, log, {}))


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ({"sv": "Mål 2030"}, {"sv": "Beslut om Mål 2030"}),
        ({"en": "Goals 2030"}, {"en": "Decisions on Goals 2030"}),
        ({}, {"sv": "Beslut om 2024", "en": "Decisions on 2024"}),
    ],
)
def test_a_log_is_named_in_the_languages_that_its_plan_is(
    names: dict[str, str], said: dict[str, str]
) -> None:
    log = Log(PLAN, (record(),))
    found = {
        triple.object.language: triple.object.value
        for triple in recorded(log, {PLAN: names})
        if getattr(triple.subject, "value", "") == log.graph and triple.predicate.value.endswith("#label")
        if isinstance(triple.object, ox.Literal)
    }
    assert found == said
